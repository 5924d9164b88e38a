/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the question for a change of co-operatives reads before it is asked, and writes when it is answered. */
#include "lian-carried.h"
#include "lian-reorganise-question-private.h"
#include "lian-text.h"

static void
free_record (gpointer record)
{
  lian_record_free (record);
}

LianReorganiseView *
_lian_reorganise_view_new (const GArray *ids)
{
  LianReorganiseView *view = g_new0 (LianReorganiseView, 1);
  view->ids = g_array_copy ((GArray *) ids);
  view->records = g_ptr_array_new_with_free_func (free_record);
  view->movables = g_ptr_array_new_with_free_func (free_record);
  view->titles = g_ptr_array_new_with_free_func (g_free);
  return view;
}

void
_lian_reorganise_view_free (gpointer data)
{
  LianReorganiseView *view = data;
  g_array_unref (view->ids);
  g_ptr_array_unref (view->records);
  g_ptr_array_unref (view->movables);
  g_ptr_array_unref (view->titles);
  g_free (view);
}

/* What belongs to another record goes with that, and is not asked about. */
static void
read_kind (LianTxn *txn, LianReorganiseView *view, const LianCarried *kind, gint64 cooperative)
{
  const LianType *type = lian_type_find (kind->type);
  g_autoptr (GPtrArray) all = lian_txn_list (txn, type, kind->field, cooperative);
  for (guint i = 0; i < all->len; i++)
    {
      const LianRecord *record = all->pdata[i];
      if (!lian_carried_goes (kind, record)
          || (kind->follows != NULL && !lian_record_is_empty (record, kind->follows)))
        continue;
      view->has_register = view->has_register || g_str_equal (kind->type, "member");
      view->has_households = view->has_households
                             || (g_str_equal (kind->type, "member")
                                 && g_strcmp0 (lian_record_get_text (record, "member_kind"), "HOUSEHOLD") == 0);
      g_ptr_array_add (view->movables, lian_record_copy (record));
      g_ptr_array_add (view->titles, lian_txn_title (txn, type, lian_record_get_id (record)));
    }
}

gboolean
_lian_reorganise_view_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_kinds;
  LianReorganiseView *view = data;
  const LianCarried *kinds = lian_carried (&n_kinds);
  for (guint i = 0; i < view->ids->len; i++)
    {
      LianRecord *record
          = lian_txn_load (txn, lian_type_find ("cooperative"), g_array_index (view->ids, gint64, i));
      if (record != NULL)
        g_ptr_array_add (view->records, record);
    }
  for (guint k = 0; view->records->len == 1 && k < n_kinds; k++)
    read_kind (txn, view, &kinds[k], lian_record_get_id (view->records->pdata[0]));
  return TRUE;
}

LianReorganiseAnswer *
_lian_reorganise_answer_new (const char *change, const GArray *before)
{
  LianReorganiseAnswer *answer = g_new0 (LianReorganiseAnswer, 1);
  answer->request = lian_reorganise_request_new (change);
  answer->sent = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->part = lian_record_new (lian_type_find ("succession_step"));
  for (guint i = 0; i < before->len; i++)
    lian_reorganise_request_add_before (answer->request, g_array_index (before, gint64, i));
  return answer;
}

void
_lian_reorganise_answer_free (gpointer data)
{
  LianReorganiseAnswer *answer = data;
  lian_reorganise_request_free (answer->request);
  lian_record_free (answer->part);
  g_array_unref (answer->sent);
  g_free (answer->name);
  g_free (answer->stage);
  g_free (answer);
}

static void
keep_one (LianTxn *txn, LianReorganiseAnswer *answer)
{
  LianRecord *record = lian_txn_load (txn, lian_type_find ("cooperative"), answer->kept);
  if (record == NULL)
    return;
  if (answer->stage != NULL && answer->name == NULL)
    lian_record_set_text (record, "stage", answer->stage);
  lian_reorganise_request_add_after (answer->request, record);
}

static void
found_one (LianTxn *txn, LianReorganiseAnswer *answer)
{
  gboolean han = lian_text_has_han (answer->name);
  guint place = lian_reorganise_request_add_after (
      answer->request, lian_reorganise_found (txn, answer->request, han ? answer->name : NULL,
                                              han ? NULL : answer->name, answer->stage));
  for (guint i = 0; i < answer->sent->len; i++)
    lian_reorganise_request_send (answer->request, g_array_index (answer->sent, gint64, i), place);
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    if (!lian_record_is_empty (answer->part, lian_reorganise_figures[i]))
      lian_record_set_number (answer->request->parts->pdata[place], lian_reorganise_figures[i],
                              lian_record_get_number (answer->part, lian_reorganise_figures[i]));
}

gboolean
_lian_reorganise_answer_write (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianReorganiseAnswer *answer = data;
  if (answer->kept != 0)
    keep_one (txn, answer);
  if (answer->name != NULL)
    found_one (txn, answer);
  return lian_reorganise (txn, answer->request, cancellable, error);
}
