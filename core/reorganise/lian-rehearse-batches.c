/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rehearsing a proposal: each batch that is not carried out, on the base as those before it would leave it.
 *
 * The batches before are carried out in a trial, of which nothing stays. */
#include "lian-decide-private.h"
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"
#include "lian-reorganise-private.h"
#include "lian-txn-try.h"

typedef struct
{
  gint64 reorganisation;
  GArray *open;         /* guint */
  GPtrArray *rehearsed; /* LianRehearsed */
} Series;

static void
rehearsed_free (gpointer data)
{
  LianRehearsed *self = data;
  _lian_batch_free (self->batch);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/* What a trial founds has no number of its own. */
static void
leave_out_numbers (const Series *self, const LianRehearsed *last)
{
  const LianBatch *first = ((LianRehearsed *) self->rehearsed->pdata[0])->batch;
  for (guint i = 0; i < last->findings->len; i++)
    if (_lian_batch_has_founded (last->batch, last->findings->pdata[i])
        && !_lian_batch_has_founded (first, last->findings->pdata[i]))
      lian_record_clear (last->findings->pdata[i], "record");
}

static gboolean
rehearse_one (LianTxn *txn, Series *self, guint number, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, self->reorganisation);
  LianRehearsed *one = g_new0 (LianRehearsed, 1);
  g_ptr_array_add (self->rehearsed, one);
  one->batch = _lian_batch_new (txn, steps, number, error);
  if (one->batch == NULL)
    return FALSE;
  if (_lian_reorganise_could (txn, one->batch->wish, error))
    one->findings = _lian_reorganisation_find_in (txn, self->reorganisation, one->batch, cancellable, error);
  if (one->findings != NULL)
    leave_out_numbers (self, one);
  else
    g_prefix_error (error, _ ("batch %u: "), number);
  return one->findings != NULL;
}

/* Carries it out, and asks all that would be asked before the act is kept. */
static gboolean
try_one (LianTxn *txn, const Series *self, guint number, GCancellable *cancellable, GError **error)
{
  if (_lian_reorganisation_try_batch (txn, self->reorganisation, number, cancellable, error)
      && lian_txn_may_commit (txn, error))
    return TRUE;
  g_prefix_error (error, _ ("batch %u: "), number);
  return FALSE;
}

/* A clerk rehearses what an officer will carry out; without any officer it can't be, and says so. */
static void
act_as_officer (LianTxn *txn)
{
  g_autoptr (GPtrArray) people = lian_txn_list_all (txn, lian_type_find ("officer"));
  g_autoptr (LianRecord) self = _lian_decide_load_officer (txn, lian_txn_get_author (txn), NULL);
  gint64 officer = lian_txn_get_author (txn);
  for (guint i = 0; self == NULL && i < people->len; i++)
    {
      self = _lian_decide_load_officer (txn, lian_record_get_id (people->pdata[i]), NULL);
      officer = self != NULL ? lian_record_get_id (self) : officer;
    }
  lian_txn_try_as (txn, officer);
}

static gboolean
rehearse_series (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Series *self = data;
  act_as_officer (txn);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint number = g_array_index (self->open, guint, i);
      if (!rehearse_one (txn, self, number, cancellable, error) || !try_one (txn, self, number, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Where the base can't be changed at all, no batch is tried; then there can be one only. */
static gboolean
rehearse_single (LianTxn *txn, Series *self, GCancellable *cancellable, GError **error)
{
  return self->open->len == 0 || rehearse_one (txn, self, g_array_index (self->open, guint, 0), cancellable, error);
}

/**
 * _lian_reorganisation_rehearse_all:
 * @txn: the base, in a write or a trial; one batch alone may be rehearsed in a read
 * @reorganisation: a proposal
 * @cancellable: (nullable): to give up
 * @error: return location; names the batch and what is left open, or why it can't be carried out
 *
 * Every batch is carried out in the trial, with all that is asked before an act is kept, so that none is decided on
 * that can't be.
 *
 * Returns: (transfer full) (nullable) (element-type LianRehearsed): the batches that are not carried out, each as
 *   those before it leave the base
 */
GPtrArray *
_lian_reorganisation_rehearse_all (LianTxn *txn, gint64 reorganisation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, reorganisation);
  g_autoptr (GArray) open = _lian_reorganisation_open_batches (steps);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (rehearsed_free);
  Series series = { reorganisation, open, all };
  gboolean single = open->len < 2 && !lian_txn_may_try (txn);
  gboolean ok = single ? rehearse_single (txn, &series, cancellable, error)
                       : lian_txn_try (txn, rehearse_series, &series, cancellable, error);
  return ok ? g_steal_pointer (&all) : NULL;
}

/**
 * lian_reorganisation_find:
 * @txn: the base, in lian_store_try(); one batch alone may be rehearsed in a read
 * @reorganisation: a proposal
 * @cancellable: (nullable): to give up
 * @error: return location; names the batch and what is left open
 *
 * Rehearses every batch that is not carried out, as the batches before it would leave the base; keeps nothing.
 *
 * Returns: (transfer full) (nullable) (element-type LianRecord): findings, unsaved
 */
GPtrArray *
lian_reorganisation_find (LianTxn *txn, gint64 reorganisation, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rehearsed = _lian_reorganisation_rehearse_all (txn, reorganisation, cancellable, error);
  GPtrArray *all = rehearsed != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free) : NULL;
  for (guint i = 0; all != NULL && i < rehearsed->len; i++)
    g_ptr_array_extend_and_steal (all, g_ptr_array_ref (((LianRehearsed *) rehearsed->pdata[i])->findings));
  return all;
}
