/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decisions of the sample federation.
 *
 * A table can't hold them: each has a receipt that must follow from the rules.  So sample/decisions.csv
 * says who decided what on which day, and the rows are carried out one after the other by the same
 * functions that an officer uses, each under that officer's name. */
#include "lian-sample-decisions.h"
#include "lian-csv.h"
#include "lian-decide.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-sample.h"

#include <string.h>

#define TABLE "/org/lianshe/core/sample/decisions.csv"

enum
{
  COLUMN_ACTIVITY,
  COLUMN_ACTION,
  COLUMN_OUTCOME,
  COLUMN_REASON,
  COLUMN_REVIEW_ON,
  COLUMN_OFFICER,
  COLUMN_SECOND,
  COLUMN_ON,
  COLUMN_CHANGE_FACT,
  COLUMN_CHANGE_VALUE,
  N_COLUMNS
};

typedef struct
{
  LianStore *store;
  char *cells[N_COLUMNS];
  gint64 activity;
  gint64 officer;
  gint64 second;
  LianDate on;
  LianDate review_on;
} Row;

static void
row_clear (Row *row)
{
  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&row->cells[i], g_free);
}

static gboolean
find_people (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Row *row = data;
  const LianType *type = lian_type_find ("officer");
  row->officer = lian_txn_find_text (txn, type, "name", row->cells[COLUMN_OFFICER], 0);
  row->second = lian_txn_find_text (txn, type, "name", row->cells[COLUMN_SECOND], 0);
  return TRUE;
}

static gboolean
insert_draft (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Row *row = data;
  g_autoptr (LianRecord) decision = lian_record_new (lian_type_find ("decision"));
  lian_record_set_number (decision, "activity", row->activity);
  lian_record_set_text (decision, "state", "DRAFT");
  lian_record_set_text (decision, "outcome", row->cells[COLUMN_OUTCOME]);
  lian_record_set_text (decision, "reason", row->cells[COLUMN_REASON]);
  lian_record_set_number (decision, "officer", row->officer);
  lian_record_set_date (decision, "review_on", row->review_on);
  return lian_txn_insert (txn, decision, error);
}

static gboolean
change_fact (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Row *row = data;
  g_autoptr (LianRecord) activity = lian_txn_load (txn, lian_type_find ("activity"), row->activity);
  lian_record_set_text (activity, row->cells[COLUMN_CHANGE_FACT], row->cells[COLUMN_CHANGE_VALUE]);
  return lian_txn_update (txn, activity, error);
}

static LianDecideRequest *
make_request (const Row *row)
{
  LianDecideRequest *request = lian_decide_request_new (row->activity);
  const char *action = row->cells[COLUMN_ACTION];
  gboolean accept = g_str_equal (action, "accept") || g_str_equal (action, "superseded")
                    || g_str_equal (action, "void");
  request->outcome = accept ? NULL : g_strdup (row->cells[COLUMN_OUTCOME]);
  request->reason = g_strdup (row->cells[COLUMN_REASON]);
  request->review_on = row->review_on;
  return request;
}

static gboolean
finish_decision (const Row *row, gint64 decision, GError **error)
{
  const char *action = row->cells[COLUMN_ACTION];
  g_autoptr (LianSignRequest) sign = lian_sign_request_new (decision);
  if (g_str_equal (action, "blocked-countersigned"))
    {
      sign->way = g_strdup ("PAPER");
      sign->officer = row->second;
      sign->signed_on = row->on;
      return lian_store_write (row->store, _ ("countersignature"), NULL, lian_decide_countersign,
                               sign, NULL, error);
    }
  if (!g_str_equal (action, "void"))
    return TRUE;
  sign->reason = g_strdup (row->cells[COLUMN_REASON]);
  return lian_store_write (row->store, _ ("decision voided"), NULL, lian_decide_void, sign, NULL,
                           error);
}

static gboolean
carry_out (Row *row, GError **error)
{
  const char *action = row->cells[COLUMN_ACTION];
  if (!lian_store_read (row->store, find_people, row, error))
    return FALSE;
  lian_store_set_author (row->store, row->officer);
  lian_store_override_working_date (row->store, row->on);
  if (g_str_equal (action, "draft"))
    return lian_store_write (row->store, _ ("draft of a decision"), NULL, insert_draft, row, NULL,
                             error);
  g_autoptr (LianDecideRequest) request = make_request (row);
  gboolean back = g_str_equal (action, "return");
  if (!lian_store_write (row->store, back ? _ ("return to the clerk") : _ ("decision"), NULL,
                         back ? lian_decide_return : lian_decide, request, NULL, error)
      || !finish_decision (row, request->decision, error))
    return FALSE;
  return *row->cells[COLUMN_CHANGE_FACT] == '\0'
         || lian_store_write (row->store, _ ("fact found later"), NULL, change_fact, row, NULL,
                              error);
}

static gboolean
read_row (Row *row, const GString *cells, GError **error)
{
  gint64 serial = 0;
  const char *cell = cells->str;
  for (int i = 0; i < N_COLUMNS; i++, cell += strlen (cell) + 1)
    row->cells[i] = g_strdup (cell);
  lian_date_parse (row->cells[COLUMN_REVIEW_ON], &row->review_on);
  if (g_ascii_string_to_signed (row->cells[COLUMN_ACTIVITY], 10, 1, G_MAXINT32, &serial, NULL)
      && lian_date_parse (row->cells[COLUMN_ON], &row->on))
    {
      row->activity = (gint64) LIAN_SAMPLE_OFFICE << 40 | serial;
      return TRUE;
    }
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "decisions.csv: %s",
               row->cells[COLUMN_ACTIVITY]);
  return FALSE;
}

static gboolean
carry_out_all (LianStore *store, LianCsvReader *reader, GError **error)
{
  LianCsvRecord record;
  g_autoptr (GError) local = NULL;
  g_autoptr (GString) cells = g_string_new (NULL);
  while (g_string_truncate (cells, 0)
         && lian_csv_reader_next (reader, cells, &record, &local))
    {
      Row row = { .store = store };
      if (record.number == 0 || record.n_cells != N_COLUMNS)
        continue;
      gboolean ok = read_row (&row, cells, error) && carry_out (&row, error);
      if (!ok)
        g_prefix_error (error, "decisions.csv:%u: ", record.line);
      row_clear (&row);
      if (!ok)
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * lian_sample_decide:
 * @store: a base that holds the sample federation
 * @error: return location; names the line
 *
 * Makes the sample's decisions, each as the acts of its officer, and waits.
 *
 * Returns: whether all were made
 */
gboolean
lian_sample_decide (LianStore *store, GError **error)
{
  gsize size;
  gint64 author = lian_store_get_author (store);
  g_autoptr (GBytes) data
      = g_resources_lookup_data (TABLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (data == NULL)
    return FALSE;
  const char *bytes = g_bytes_get_data (data, &size);
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (bytes, size);
  gboolean ok = carry_out_all (store, reader, error);
  lian_store_set_author (store, author);
  lian_store_override_working_date (store, 0);
  return ok;
}
