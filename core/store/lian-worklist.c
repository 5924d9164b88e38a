/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is due, overdue, blocked or waiting.
 *
 * Every day is judged by the base's working date, never by the clock, so that the list of a base of 1956
 * is the list of that day.  The base finds what is on the list, all of it is counted, and no more is kept
 * than the lines that are shown, of which alone records are loaded: a base may have a million. */
#include "lian-work-private.h"

typedef struct
{
  LianWorkKind kind;
  guint source;
  gint64 id;
  LianDate due;
  gint64 owner;
} Candidate;

typedef struct
{
  LianTxn *txn;
  LianDate today;
  char *words[2]; /* the working date, the last day ahead */
  char *role;     /* of who works; NULL for nobody known */
  gboolean only_mine;
  GArray *candidates[LIAN_WORK_KINDS]; /* those that come first, at least as far as they are shown */
  guint counts[LIAN_WORK_KINDS];
} Work;

/* Some of those shown may turn out to need no work, and others follow. */
#define KEPT (2 * LIAN_WORK_MOST)

static void
work_clear (Work *work)
{
  g_free (work->words[0]);
  g_free (work->words[1]);
  g_free (work->role);
  for (guint i = 0; i < LIAN_WORK_KINDS; i++)
    g_array_unref (work->candidates[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/**
 * lian_work_item_free:
 * @item: (transfer full): an item
 */
void
lian_work_item_free (LianWorkItem *item)
{
  g_free (item->what);
  g_free (item->why);
  g_free (item->owner_name);
  g_free (item);
}

/**
 * lian_work_list_free:
 * @list: (nullable) (transfer full): a list
 *
 * Frees it.
 */
void
lian_work_list_free (LianWorkList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->items);
  g_free (list);
}

/* Finding. */

static LianWorkKind
kind_of (const Work *work, const LianWorkSource *source, LianDate due, gboolean mine)
{
  if (source->kind == LIAN_WORK_DUE && due < work->today)
    return LIAN_WORK_OVERDUE;
  return source->kind == LIAN_WORK_WAITING && mine ? LIAN_WORK_MINE : source->kind;
}

static LianDate
date_at (sqlite3_stmt *row, int column)
{
  LianDate date = 0;
  const char *text = (const char *) sqlite3_column_text (row, column);
  return text != NULL && lian_date_parse (text, &date) ? date : 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;
  if (first->due != second->due)
    return first->due == 0 ? 1 : second->due == 0 ? -1 : (first->due > second->due) ? 1 : -1;
  return (first->id > second->id) - (first->id < second->id);
}

static void
trim (GArray *candidates)
{
  g_array_sort (candidates, compare_candidates);
  g_array_set_size (candidates, MIN (candidates->len, KEPT));
}

static void
take_row (Work *work, const LianWorkSource *source, guint number, sqlite3_stmt *row)
{
  gboolean mine = sqlite3_column_int (row, 3) != 0;
  LianDate due = date_at (row, 1);
  Candidate one = { kind_of (work, source, due, mine), number, sqlite3_column_int64 (row, 0), due,
                    sqlite3_column_int64 (row, 2) };
  if (!mine && work->only_mine)
    return;
  work->counts[one.kind]++;
  g_array_append_val (work->candidates[one.kind], one);
  if (work->candidates[one.kind]->len >= 2 * KEPT)
    trim (work->candidates[one.kind]);
}

static void
bind (const Work *work, sqlite3_stmt *select)
{
  for (int i = 0; i < 2; i++)
    sqlite3_bind_text (select, i + 1, work->words[i], -1, SQLITE_STATIC);
  sqlite3_bind_int64 (select, 3, lian_txn_get_author (work->txn));
  sqlite3_bind_text (select, 4, work->role, -1, SQLITE_STATIC);
}

static gboolean
find (Work *work, guint number, GCancellable *cancellable, GError **error)
{
  guint n_sources;
  const LianWorkSource *source = &_lian_work_sources (&n_sources)[number];
  sqlite3_stmt *select = lian_db_prepare (work->txn->db, source->sql, error);
  gboolean row = TRUE;
  if (select == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bind (work, select);
  while (row)
    {
      if (!lian_db_step (work->txn->db, select, &row, error))
        return FALSE;
      if (row)
        take_row (work, source, number, select);
    }
  return TRUE;
}

static void
begin (Work *work, LianTxn *txn, gboolean only_mine)
{
  work->txn = txn;
  work->only_mine = only_mine;
  work->today = lian_txn_get_working_date (txn);
  work->words[0] = lian_date_to_text (work->today);
  work->words[1] = lian_date_to_text (lian_date_add_days (work->today, LIAN_WORK_DAYS_AHEAD));
  g_autoptr (LianRecord) me = lian_txn_load (txn, lian_type_find ("officer"), lian_txn_get_author (txn));
  work->role = me != NULL ? g_strdup (lian_record_get_text (me, "role")) : NULL;
}

/* Showing. */

static LianWorkItem *
make_item (const Work *work, const Candidate *one)
{
  guint n_sources;
  const LianWorkSource *source = &_lian_work_sources (&n_sources)[one->source];
  const LianType *type = lian_type_find (source->type);
  g_autoptr (LianRecord) record = lian_txn_load (work->txn, type, one->id);
  g_autoptr (LianWorkItem) item = g_new0 (LianWorkItem, 1);
  *item = (LianWorkItem){ .kind = one->kind, .type = type, .id = one->id, .due = one->due, .owner = one->owner };
  if (record == NULL || !source->words (work->txn, record, item))
    return NULL;
  if (one->owner != 0)
    item->owner_name = lian_txn_title (work->txn, lian_type_find ("officer"), one->owner);
  return g_steal_pointer (&item);
}

static void
show_kind (const Work *work, guint kind, LianWorkList *list)
{
  const GArray *candidates = work->candidates[kind];
  guint n_shown = 0;
  list->counts[kind] = work->counts[kind];
  for (guint i = 0; i < candidates->len && n_shown < LIAN_WORK_MOST; i++)
    {
      LianWorkItem *item = make_item (work, &g_array_index (candidates, Candidate, i));
      if (item != NULL)
        g_ptr_array_add (list->items, item);
      n_shown += item != NULL;
      list->counts[kind] -= item == NULL;
    }
}

static LianWorkList *
list_new (void)
{
  LianWorkList *list = g_new0 (LianWorkList, 1);
  list->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_work_item_free);
  return list;
}

/**
 * lian_txn_list_work:
 * @txn: the base
 * @only_mine: only what waits for who works, or is in that officer's charge
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is to be done
 */
LianWorkList *
lian_txn_list_work (LianTxn *txn, gboolean only_mine, GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { 0 };
  guint n_sources;
  for (guint i = 0; i < LIAN_WORK_KINDS; i++)
    work.candidates[i] = g_array_new (FALSE, FALSE, sizeof (Candidate));
  _lian_work_sources (&n_sources);
  begin (&work, txn, only_mine);
  for (guint i = 0; i < n_sources; i++)
    if (!find (&work, i, cancellable, error))
      return NULL;
  LianWorkList *list = list_new ();
  for (guint i = 0; i < LIAN_WORK_KINDS; i++)
    {
      trim (work.candidates[i]);
      show_kind (&work, i, list);
    }
  return list;
}

/**
 * lian_work_list_put_blocked:
 * @list: a list
 * @type: the type of a record
 * @id: the record to open
 * @what: (transfer full): what it is about
 * @why: (transfer full): what is to be done
 *
 * Adds what the base can't find by itself, because rules have to be asked, behind what is blocked.
 */
void
lian_work_list_put_blocked (LianWorkList *list, const LianType *type, gint64 id, char *what, char *why)
{
  guint at = 0;
  LianWorkItem *item = g_new0 (LianWorkItem, 1);
  *item = (LianWorkItem){ .kind = LIAN_WORK_BLOCKED, .type = type, .id = id, .what = what, .why = why };
  while (at < list->items->len && ((LianWorkItem *) list->items->pdata[at])->kind <= LIAN_WORK_BLOCKED)
    at++;
  list->counts[LIAN_WORK_BLOCKED]++;
  g_ptr_array_insert (list->items, (int) at, item);
}
