/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The task that a trade of a city asks for: to found the specialised federation that F1 demands, or else to
 * consolidate (W1) or to go on organising (W2).
 *
 * Who does it and until when the form asks afterwards; until then it stands among what is blocked. */
#include "lian-progress-task.h"

#include "lian-choices.h"
#include "lian-i18n.h"

static const char *
kind_of (const LianCityProgress *progress, gint64 trade)
{
  for (guint i = 0; i < progress->trades->len; i++)
    {
      const LianCityRate *rate = progress->trades->pdata[i];
      if (rate->trade == trade && rate->gap)
        return "SPEC_FEDERATION";
    }
  if (lian_city_progress_has_rule (progress, "W1"))
    return "CONSOLIDATE";
  return lian_city_progress_has_rule (progress, "W2") ? "ORGANISE" : "OTHER";
}

/* An open one of the same kind is taken instead of a second one. */
static gint64
find_open (LianTxn *txn, const LianProgressTask *wish, const char *kind)
{
  g_autoptr (GPtrArray) tasks = lian_txn_list (txn, lian_type_find ("task"), "trade", wish->trade);
  for (guint i = 0; i < tasks->len; i++)
    if (lian_record_get_number (tasks->pdata[i], "city") == wish->city
        && lian_record_is_empty (tasks->pdata[i], "done_on")
        && g_strcmp0 (lian_record_get_text (tasks->pdata[i], "task_kind"), kind) == 0)
      return lian_record_get_id (tasks->pdata[i]);
  return 0;
}

static char *
dup_what (LianTxn *txn, const char *kind, gint64 trade)
{
  g_autofree char *name = lian_txn_title (txn, lian_type_find ("trade"), trade);
  const LianField *field = lian_type_get_field (lian_type_find ("task"), "task_kind");
  /* Translators: kind of a task, name of a trade */
  return g_strdup_printf (_ ("%s: %s"), lian_choice_label (field, kind), name);
}

/**
 * lian_progress_task_label:
 *
 * Returns: (transfer none): what the act is called
 */
const char *
lian_progress_task_label (void)
{
  return _ ("Task for a trade");
}

/**
 * lian_progress_task_take:
 * @txn: the base, in a write
 * @task: (type LianProgressTask): the trade
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Makes the task that the trade asks for on the working date, or finds the open one.
 *
 * Returns: whether it is there
 */
gboolean
lian_progress_task_take (LianTxn *txn, gpointer task, GCancellable *cancellable, GError **error)
{
  LianProgressTask *wish = task;
  LianDate today = lian_txn_get_working_date (txn);
  g_autoptr (LianCityProgress) progress = lian_city_progress_read (txn, wish->city, today, cancellable, error);
  if (progress == NULL)
    return FALSE;
  const char *kind = kind_of (progress, wish->trade);
  wish->made = find_open (txn, wish, kind);
  wish->is_new = wish->made == 0;
  if (!wish->is_new)
    return TRUE;
  g_autofree char *what = dup_what (txn, kind, wish->trade);
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("task"));
  lian_record_set_text (record, "task_kind", kind);
  lian_record_set_text (record, "what", what);
  lian_record_set_number (record, "city", wish->city);
  lian_record_set_number (record, "trade", wish->trade);
  lian_record_set_date (record, "found_on", today);
  if (!lian_txn_insert (txn, record, error))
    return FALSE;
  wish->made = lian_record_get_id (record);
  return TRUE;
}
