/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looking at a base as it stood after earlier acts.
 *
 * One copy is walked back from visit to visit and thrown away, so that many visits cost no more than
 * the oldest. */
#include "lian-past-visit.h"

#include <glib/gstdio.h>

#include "lian-past-private.h"
#include "lian-txn-private.h"

static gboolean
walk (LianDb *db, const LianPastVisit *visits, guint n_visits, LianPastFunc look, guint *n_done,
      GError **error)
{
  for (guint i = 0; i < n_visits; i++)
    {
      LianTxn txn;
      if (!_lian_past_take_back (db, visits[i].act, NULL, error)
          || !_lian_past_forget_after (db, visits[i].act, error))
        return FALSE;
      _lian_txn_init (&txn, db, 0, visits[i].day, FALSE);
      look (&txn, visits[i].data);
      _lian_txn_clear (&txn);
      (*n_done)++;
    }
  return TRUE;
}

/**
 * lian_past_visit:
 * @path: the base
 * @visits: (array length=n_visits): the newest act first
 * @n_visits: how many
 * @look: looks at the base of each visit
 * @n_done: (out): how many visits were possible, even where not all were
 * @error: return location: an act can't be taken back
 *
 * Looks at the base as it stood after earlier acts.  Blocks.
 *
 * Returns: whether all visits were possible
 */
gboolean
lian_past_visit (const char *path, const LianPastVisit *visits, guint n_visits, LianPastFunc look,
                 guint *n_done, GError **error)
{
  *n_done = 0;
  g_autofree char *folder = g_dir_make_tmp ("lianshe-past-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  g_autofree char *copy = g_build_filename (folder, "copy.lianshe", NULL);
  LianDb *db = _lian_past_open (path, copy, NULL, error);
  gboolean ok = db != NULL && lian_db_begin (db, TRUE, error)
                && walk (db, visits, n_visits, look, n_done, error);
  lian_db_close (db);
  lian_db_remove_files (copy);
  g_rmdir (folder);
  return ok;
}
