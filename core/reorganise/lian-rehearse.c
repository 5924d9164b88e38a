/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rehearsing a batch: what it would do to the base as it stands.
 *
 * It only reads.  What it finds is records of type
 * "reorganisation_finding"; the act keeps them with the day, the edition of the rulebook and, with each step,
 * the hash of the facts, by which it is seen whether they still hold. */
#include "lian-reorganisation-private.h"

static LianRecord *
new_finding (LianRehearsing *self, const char *finding, LianTruth against)
{
  LianRecord *record = lian_record_new (lian_type_find ("reorganisation_finding"));
  lian_record_set_number (record, "reorganisation", self->reorganisation);
  lian_record_set_number (record, "batch", self->batch->number);
  lian_record_set_text (record, "finding", finding);
  lian_record_set_truth (record, "against", against);
  g_ptr_array_add (self->findings, record);
  return record;
}

/**
 * _lian_rehearsing_add:
 * @self: a rehearsal
 * @finding: what was found
 * @against: whether it speaks against the batch
 * @about: the record that it is about; one to be founded has no id
 *
 * Returns: (transfer none): the finding, to be filled further
 */
LianRecord *
_lian_rehearsing_add (LianRehearsing *self, const char *finding, LianTruth against, const LianRecord *about)
{
  LianRecord *record = new_finding (self, finding, against);
  lian_record_set_text (record, "about", lian_record_get_title (about));
  lian_record_set_text (record, "kind", lian_record_get_type_info (about)->id);
  if (lian_record_get_id (about) != 0)
    lian_record_set_number (record, "record", lian_record_get_id (about));
  return record;
}

/**
 * _lian_rehearsing_add_kind:
 * @self: a rehearsal
 * @finding: what was found
 * @against: whether it speaks against the batch
 * @kind: the type of the records that it is about
 * @about: what it is called
 *
 * Returns: (transfer none): the finding, to be filled further
 */
LianRecord *
_lian_rehearsing_add_kind (LianRehearsing *self, const char *finding, LianTruth against, const char *kind,
                           const char *about)
{
  LianRecord *record = new_finding (self, finding, against);
  lian_record_set_text (record, "about", about);
  lian_record_set_text (record, "kind", kind);
  return record;
}

/**
 * _lian_reorganisation_find_in:
 * @txn: the base
 * @reorganisation: a proposal
 * @batch: a batch of it
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianRecord): what the batch would do
 */
GPtrArray *
_lian_reorganisation_find_in (LianTxn *txn, gint64 reorganisation, const LianBatch *batch,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianRehearsing rehearsing = { txn, reorganisation, batch, findings, LIAN_NO };
  _lian_rehearse_relations (&rehearsing);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !_lian_rehearse_forms (&rehearsing, error)
      || !_lian_rehearse_service (&rehearsing, cancellable, error) || !_lian_rehearse_people (&rehearsing, error))
    return NULL;
  _lian_rehearse_contracts (&rehearsing);
  _lian_rehearse_carried (&rehearsing);
  return g_steal_pointer (&findings);
}

/* What is seen. */

/* @silent: (nullable): fields that say nothing */
static void
append_record (GString *text, const LianRecord *record, const char *const *silent)
{
  static const char *const left_out[] = { "seen", "succession", "founded", "note", "source", NULL };
  const LianType *type = lian_record_get_type_info (record);
  for (guint f = 0; f < type->n_fields; f++)
    {
      const char *id = type->fields[f].id;
      if (lian_record_is_empty_at (record, (int) f) || (silent != NULL && g_strv_contains (silent, id))
          || g_strv_contains (left_out, id))
        continue;
      if (lian_record_holds_number (&type->fields[f]))
        g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", id, lian_record_number_at (record, (int) f));
      else
        g_string_append_printf (text, "%s=%s\n", id, lian_record_text_at (record, (int) f));
    }
  g_string_append_c (text, '\n');
}

static void
append_all (GString *text, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    append_record (text, records->pdata[i], NULL);
}

/* A name says nothing where the record is named: it is in the language of whoever rehearsed.  A co-operative that
 * the proposal founds is told by the steps: it gets an id, and perhaps a name in the other language, when that is
 * carried out. */
static void
append_findings (GString *text, const LianBatch *batch, const GPtrArray *findings)
{
  static const char *const name[] = { "about", NULL }, *const both[] = { "about", "record", NULL };
  for (guint i = 0; i < findings->len; i++)
    {
      const LianRecord *finding = findings->pdata[i];
      gboolean unnamed = lian_record_is_empty (finding, "record");
      gboolean founded = _lian_batch_has_founded (batch, finding)
                         || (unnamed && g_strcmp0 (lian_record_get_text (finding, "kind"), "cooperative") == 0);
      append_record (text, finding, founded ? both : unnamed ? NULL : name);
    }
}

/**
 * _lian_reorganisation_dup_seen:
 * @batch: a batch
 * @findings: (element-type LianRecord): what it would do
 *
 * Returns: (transfer full): a hash of what is proposed and what was found
 */
char *
_lian_reorganisation_dup_seen (const LianBatch *batch, const GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  append_all (text, batch->steps);
  append_all (text, batch->items);
  append_findings (text, batch, findings);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}
