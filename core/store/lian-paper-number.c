/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Numbers on paper: by year and office, each given out once.
 *
 * They are not records: taking back the act that used a number doesn't take back the number, which
 * may be on paper already.  It stays in the register, which says what became of it. */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

/**
 * lian_paper_number_free:
 * @number: (nullable) (transfer full): a number
 */
void
lian_paper_number_free (LianPaperNumber *number)
{
  if (number == NULL)
    return;
  g_free (number->number);
  g_free (number->about);
  g_free (number->note);
  g_free (number);
}

static char *
format_number (gint64 year, gint64 office, gint64 serial)
{
  return g_strdup_printf ("%04d/%03d/%04" G_GINT64_FORMAT, (int) year, (int) office, serial);
}

/**
 * lian_txn_issue_number:
 * @txn: a write
 * @type: the type that is numbered
 * @date: gives the year
 * @record: the record that gets the number
 * @error: return location
 *
 * Returns: (transfer full) (nullable): for instance "1956/001/0042"
 */
char *
lian_txn_issue_number (LianTxn *txn, const LianType *type, LianDate date, gint64 record,
                       GError **error)
{
  int year, month, day;
  gboolean row;
  lian_date_split (date, &year, &month, &day);
  gint64 office = _lian_txn_office (txn);
  sqlite3_stmt *issue = lian_db_prepare (
      txn->db,
      "INSERT INTO paper_number (kind, year, office, serial, record) "
      "SELECT ?1, ?2, ?3, coalesce(max(serial), 0) + 1, ?4 FROM paper_number "
      "WHERE kind = ?1 AND year = ?2 AND office = ?3 RETURNING serial",
      error);
  if (issue == NULL)
    return NULL;
  sqlite3_bind_text (issue, 1, type->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (issue, 2, year);
  sqlite3_bind_int64 (issue, 3, office);
  sqlite3_bind_int64 (issue, 4, record);
  if (!lian_db_step (txn->db, issue, &row, error))
    return NULL;
  gint64 serial = sqlite3_column_int64 (issue, 0);
  sqlite3_reset (issue);
  return format_number (year, office, serial);
}

/**
 * lian_number_state_label:
 * @state: what became of a number
 *
 * Returns: (transfer none): the word for it, translated
 */
const char *
lian_number_state_label (LianNumberState state)
{
  switch (state)
    {
    case LIAN_NUMBER_IN_USE:
      return _ ("in use");
    case LIAN_NUMBER_VOID:
      return _ ("void");
    case LIAN_NUMBER_GONE:
      return _ ("withdrawn");
    case LIAN_NUMBER_SKIPPED:
      return _ ("not given out");
    default:
      g_return_val_if_reached ("");
    }
}

/* The first reference of a numbered record is the one it is about: orderer, activity. */
static char *
describe (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == LIAN_FIELD_REFERENCE && type->fields[i].flags & LIAN_FIELD_LISTED)
      return lian_txn_display (txn, record, (int) i);
  return NULL;
}

static char *
void_note (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  int reason = lian_type_field (type, "void_reason");
  return lian_txn_display (txn, record, reason >= 0 ? reason : lian_type_field (type, "reason"));
}

/* The latest act on a record that is not there is the one that took it away. */
static char *
gone_note (LianTxn *txn, gint64 id)
{
  g_autoptr (GPtrArray) acts = lian_txn_list_acts_of (txn, id, NULL);
  if (acts == NULL || acts->len == 0)
    return g_strdup (_ ("its record is not in this base"));
  const LianAct *act = g_ptr_array_index (acts, 0);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, act->seq);
  g_autofree char *day = g_strndup (act->time, 10);
  const char *who = act->author != NULL ? act->author : "—";
  if (act->kind == LIAN_ACT_UNDO)
    /* Translators: number of an act, a day, a person */
    return g_strdup_printf (_ ("its entry was taken back by act %s (%s, %s)"), number, day, who);
  /* Translators: number of an act, a day, a person */
  return g_strdup_printf (_ ("its record was deleted by act %s (%s, %s)"), number, day, who);
}

static void
fill_line (LianTxn *txn, const LianType *type, LianPaperNumber *line)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, line->record);
  if (record == NULL)
    {
      line->state = LIAN_NUMBER_GONE;
      line->note = gone_note (txn, line->record);
      return;
    }
  gboolean is_void = g_strcmp0 (lian_record_get_text (record, "state"), "VOID") == 0;
  line->state = is_void ? LIAN_NUMBER_VOID : LIAN_NUMBER_IN_USE;
  line->about = describe (txn, record);
  line->note = is_void ? void_note (txn, record)
                       : lian_txn_display (txn, record, lian_type_field (type, "state"));
}

static LianPaperNumber *
skipped_line (gint64 year, gint64 office, gint64 first, gint64 last)
{
  LianPaperNumber *line = g_new0 (LianPaperNumber, 1);
  g_autofree char *from = format_number (year, office, first);
  line->number = first == last ? g_strdup (from)
                               : g_strdup_printf ("%s–%04" G_GINT64_FORMAT, from, last);
  line->year = (int) year;
  line->state = LIAN_NUMBER_SKIPPED;
  line->note = g_strdup (_ ("the next number came with its record, from a file or another office"));
  return line;
}

typedef struct
{
  gint64 year;
  gint64 office;
  gint64 serial;
} Serial;

static void
add_line (LianTxn *txn, const LianType *type, GPtrArray *lines, Serial *before, sqlite3_stmt *row)
{
  Serial at = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                sqlite3_column_int64 (row, 2) };
  gboolean same = at.year == before->year && at.office == before->office;
  gint64 expected = same ? before->serial + 1 : 1;
  if (at.serial > expected)
    g_ptr_array_add (lines, skipped_line (at.year, at.office, expected, at.serial - 1));
  LianPaperNumber *line = g_new0 (LianPaperNumber, 1);
  line->number = format_number (at.year, at.office, at.serial);
  line->year = (int) at.year;
  line->record = sqlite3_column_int64 (row, 3);
  fill_line (txn, type, line);
  g_ptr_array_add (lines, line);
  *before = at;
}

/**
 * lian_txn_list_numbers:
 * @txn: the base
 * @type: the type that is numbered
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianPaperNumber): every number given out, in
 *   order, each with what became of it; where numbers are missing between two, a line that says so
 */
GPtrArray *
lian_txn_list_numbers (LianTxn *txn, const LianType *type, GError **error)
{
  gboolean row = TRUE;
  Serial before = { 0, 0, 0 };
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_paper_number_free);
  sqlite3_stmt *list = lian_db_prepare (
      txn->db,
      "SELECT year, office, serial, record FROM paper_number WHERE kind = ?1 ORDER BY 1, 2, 3",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_text (list, 1, type->id, -1, SQLITE_STATIC);
  while (row)
    {
      if (!lian_db_step (txn->db, list, &row, error))
        return NULL;
      if (row)
        add_line (txn, type, lines, &before, list);
    }
  return g_steal_pointer (&lines);
}
