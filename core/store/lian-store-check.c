/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looking through a whole base for damage.
 *
 * A small one is looked through before it is opened.  That of a large one takes as long as reading the file,
 * so it happens while people work: in the window's thread before the backup of the day, or by the first verb
 * of a day that writes.  Until then damage is met where a damaged page is read; once it is found, no act is
 * recorded any more. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-store-private.h"

#include <string.h>

gboolean
_lian_db_is_sound (LianDb *db, const char *path, GError **error)
{
  gboolean row;
  sqlite3_stmt *check = lian_db_prepare (db, "PRAGMA quick_check(1)", error);
  if (check == NULL || !lian_db_step (db, check, &row, error))
    return FALSE;
  g_autofree char *answer = g_strdup (row ? (const char *) sqlite3_column_text (check, 0) : "");
  sqlite3_reset (check);
  if (g_str_equal (answer, "ok"))
    return TRUE;
  /* A disk that doesn't answer is no damage: the next time it may. */
  if (strstr (answer, "unable to get the page") != NULL
      || strstr (answer, "failed to get page") != NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED, _ ("%s: the base can't be read (%s)"), path,
                   answer);
      return FALSE;
    }
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
               _ ("%s: the base is damaged (%s); it was left as it is, and a backup can be opened"),
               path, answer);
  return FALSE;
}

/**
 * lian_store_check_file:
 * @path: a base, which may be open
 * @progress: (nullable): when it is cancelled the check ends with %LIAN_ERROR_CANCELLED
 * @error: return location; %LIAN_ERROR_DAMAGED for damage
 *
 * Reads the whole file.  Blocks; for any thread.
 *
 * Returns: whether it is sound
 */
gboolean
lian_store_check_file (const char *path, LianProgress *progress, GError **error)
{
  g_autoptr (LianDb) db = lian_db_open (path, LIAN_DB_READ, error);
  if (db == NULL)
    return FALSE;
  lian_db_watch (db, progress);
  gboolean sound = _lian_db_is_sound (db, path, error);
  lian_db_watch (db, NULL);
  return sound;
}

/**
 * lian_store_is_checked:
 * @self: a store
 *
 * Returns: whether the file was looked through when it was opened, see %LIAN_OPEN_CHECK_LATER
 */
gboolean
lian_store_is_checked (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), TRUE);
  return self->checked;
}

/**
 * lian_store_tell_damage:
 * @self: a store
 * @damage: what lian_store_check_file() found
 *
 * No act is recorded from now on, and "trouble" says why.
 */
void
lian_store_tell_damage (LianStore *self, const char *damage)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_return_if_fail (damage != NULL);
  char *copy = g_strdup (damage);
  if (!g_atomic_pointer_compare_and_exchange (&self->found_damage, NULL, copy))
    {
      g_free (copy);
      return;
    }
  _lian_store_tell_trouble (self, g_strdup (damage));
}
