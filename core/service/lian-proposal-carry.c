/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Carrying out a proposal: closed days, moves, new points and rounds, all as one act. */
#include "lian-decide-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-proposal-private.h"

typedef struct
{
  LianTxn *txn;
  const LianRecord *proposal;
  LianDate day;
  GError **error;
} Carrying;

static LianRecord *
load (const Carrying *self, const LianRecord *change, const char *field)
{
  const char *type = lian_type_get_field (lian_record_get_type_info (change), field)->reference;
  LianRecord *record = lian_txn_load (self->txn, lian_type_find (type),
                                      lian_record_get_number (change, field));
  if (record == NULL)
    g_set_error_literal (self->error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                         _ ("A point or round of the proposal is no longer there."));
  return record;
}

static gboolean
close_point (const Carrying *self, const LianRecord *change)
{
  g_autoptr (LianRecord) point = load (self, change, "service_point");
  if (point == NULL)
    return FALSE;
  lian_record_set_date (point, "closed", self->day);
  return lian_txn_update (self->txn, point, self->error);
}

static void
copy_number (const LianRecord *from, LianRecord *to, const char *field)
{
  if (lian_record_is_empty (from, field))
    lian_record_clear (to, field);
  else
    lian_record_set_number (to, field, lian_record_get_number (from, field));
}

/* A new position without coordinates is that of the neighbourhood; the ways to the old one go. */
static gboolean
drop_ways (const Carrying *self, gint64 point)
{
  const LianType *type = lian_type_find ("way");
  g_autoptr (GPtrArray) ways = lian_txn_list (self->txn, type, "to_point", point);
  for (guint i = 0; i < ways->len; i++)
    if (!lian_txn_delete (self->txn, type, lian_record_get_id (ways->pdata[i]), self->error))
      return FALSE;
  return TRUE;
}

static gboolean
move_point (const Carrying *self, const LianRecord *change)
{
  g_autoptr (LianRecord) point = load (self, change, "service_point");
  if (point == NULL)
    return FALSE;
  copy_number (change, point, "x");
  copy_number (change, point, "y");
  copy_number (change, point, "neighbourhood");
  lian_record_clear (point, "address");
  return lian_txn_update (self->txn, point, self->error)
         && drop_ways (self, lian_record_get_id (point));
}

/* Unknown with anything is unknown. */
static void
add_up (const LianRecord *point, LianRecord *into, const char *field)
{
  if (lian_record_is_empty (point, field) || lian_record_is_empty (into, field))
    lian_record_clear (into, field);
  else
    lian_record_set_number (into, field,
                            MIN (lian_record_get_number (point, field)
                                     + lian_record_get_number (into, field),
                                 G_MAXINT32));
}

static gboolean
merge_point (const Carrying *self, const LianRecord *change)
{
  g_autoptr (LianRecord) point = load (self, change, "service_point");
  g_autoptr (LianRecord) into = point != NULL ? load (self, change, "into_point") : NULL;
  if (into == NULL)
    return FALSE;
  add_up (point, into, "capacity");
  add_up (point, into, "workers");
  return lian_txn_update (self->txn, into, self->error) && close_point (self, change);
}

static void
name_after_place (const Carrying *self, const LianRecord *change, LianRecord *made)
{
  static const char *const fields[] = { "name_zh", "name_en" };
  static const char *const languages[] = { "zh_CN", "en" };
  const char *note = lian_record_get_text (change, "note");
  gint64 id = lian_record_get_number (change, "neighbourhood");
  g_autoptr (LianRecord) place
      = id != 0 ? lian_txn_load (self->txn, lian_type_find ("neighbourhood"), id) : NULL;
  gboolean round = g_str_equal (lian_record_get_type_info (made)->id, "round");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *where = place != NULL ? lian_record_get_text (place, fields[i]) : NULL;
      const char *word = lian_i18n_translate_in (languages[i], round ? N_ ("new round")
                                                                     : N_ ("new point"));
      g_autofree char *name = note != NULL    ? g_strdup (note)
                              : where != NULL ? g_strdup_printf ("%s %s", where, word)
                                              : g_strdup (word);
      lian_record_set_text (made, fields[i], name);
    }
}

/* What is new belongs where the proposal says, else to whom the round belonged. */
static LianRecord *
new_record (const Carrying *self, const LianRecord *change, const char *type, const LianRecord *old)
{
  LianRecord *made = lian_record_new (lian_type_find (type));
  copy_number (lian_record_is_empty (change, "cooperative") && old != NULL ? old : change, made,
               "cooperative");
  copy_number (self->proposal, made, "trade");
  if (old != NULL)
    copy_number (old, made, "activity");
  if (old != NULL && lian_record_is_empty (made, "trade"))
    copy_number (old, made, "trade");
  copy_number (change, made, "neighbourhood");
  if (!lian_record_is_empty (change, "weekdays"))
    lian_record_set_text (made, "weekdays", lian_record_get_text (change, "weekdays"));
  name_after_place (self, change, made);
  return made;
}

static gboolean
keep_made (const Carrying *self, LianRecord *change, LianRecord *made, const char *field)
{
  if (!lian_txn_insert (self->txn, made, self->error))
    return FALSE;
  lian_record_set_number (change, field, lian_record_get_id (made));
  return lian_txn_update (self->txn, change, self->error);
}

static gboolean
open_point (const Carrying *self, LianRecord *change, const LianRecord *old)
{
  g_autoptr (LianRecord) point = new_record (self, change, "service_point", old);
  copy_number (change, point, "x");
  copy_number (change, point, "y");
  copy_number (change, point, "capacity");
  lian_record_set_date (point, "opened", self->day);
  return keep_made (self, change, point, "done_point");
}

static gboolean
begin_round (const Carrying *self, LianRecord *change)
{
  g_autoptr (LianRecord) made = new_record (self, change, "round", NULL);
  lian_record_set_date (made, "began", self->day);
  return keep_made (self, change, made, "done_round");
}

static gboolean
end_round (const Carrying *self, LianRecord *change, gboolean replace)
{
  g_autoptr (LianRecord) old = load (self, change, "round");
  if (old == NULL)
    return FALSE;
  lian_record_set_date (old, "ended", self->day);
  return lian_txn_update (self->txn, old, self->error)
         && (!replace || open_point (self, change, old));
}

static gboolean
carry (const Carrying *self, LianRecord *record)
{
  LianServiceChange change;
  lian_service_change_read (record, &change);
  switch (change.kind)
    {
    case LIAN_SERVICE_CLOSE:
      return close_point (self, record);
    case LIAN_SERVICE_MOVE:
      return move_point (self, record);
    case LIAN_SERVICE_MERGE:
      return merge_point (self, record);
    case LIAN_SERVICE_OPEN:
      return open_point (self, record, NULL);
    case LIAN_SERVICE_ROUND_END:
    case LIAN_SERVICE_ROUND_TO_POINT:
      return end_round (self, record, change.kind == LIAN_SERVICE_ROUND_TO_POINT);
    case LIAN_SERVICE_ROUND_BEGIN:
      return begin_round (self, record);
    default:
      return _lian_refuse (self->error, _ ("The proposal has a change of an unknown kind."));
    }
}

static gboolean
is_signed (const LianRecord *proposal, const LianAssessment *assessment, GError **error)
{
  return !assessment->countersign || !lian_record_is_empty (proposal, "countersigned_by")
         || _lian_refuse (error, _ ("The proposal takes service away or goes against a rule: a second "
                                    "officer must countersign it first."));
}

/**
 * lian_proposal_carry_out:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal that was accepted, and countersigned if it must be
 * @cancellable: (nullable): to give up
 * @error: return location; names a point or round that somebody has changed since it was put
 *
 * Does what the proposal says, as of the working date.  It is one act, taken back by one step.
 *
 * Returns: whether it was carried out
 */
gboolean
lian_proposal_carry_out (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const accepted[] = { "ACCEPTED", NULL };
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) proposal
      = officer != NULL ? _lian_proposal_load (txn, wish->proposal, accepted, error) : NULL;
  if (proposal == NULL)
    return FALSE;
  g_autoptr (GPtrArray) changes = _lian_proposal_changes (txn, wish->proposal);
  if (!_lian_proposal_is_as_seen (txn, proposal, changes, error))
    return FALSE;
  g_autoptr (LianAssessment) assessment
      = lian_proposal_assess (txn, wish->proposal, cancellable, error);
  if (assessment == NULL || !is_signed (proposal, assessment, error))
    return FALSE;
  Carrying carrying = { txn, proposal, lian_txn_get_working_date (txn), error };
  for (guint i = 0; i < assessment->records->len; i++)
    if (!carry (&carrying, assessment->records->pdata[i]))
      return FALSE;
  lian_record_set_text (proposal, "state", "CARRIED_OUT");
  return lian_txn_update (txn, proposal, error);
}
