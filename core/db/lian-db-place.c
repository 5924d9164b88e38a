/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where a base may lie.
 *
 * The programs on one base keep out of each other's way by locks and by memory that they share.
 * On a folder of another computer neither can be relied on: two offices would write into each
 * other's pages, and find out weeks later.  (https://www.sqlite.org/wal.html, "noshm";
 * https://www.sqlite.org/howtocorrupt.html, 2.1) */
#include "lian-db-place.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <gio/gio.h>

/**
 * _lian_db_place_is_shared:
 * @filesystem: (nullable): name of a file system, as GIO gives it
 *
 * Returns: whether its files lie on another computer
 */
gboolean
_lian_db_place_is_shared (const char *filesystem)
{
  static const char *const shared[]
      = { "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncp", "coda", "ceph",
          "v9fs", NULL };
  return filesystem != NULL && g_strv_contains (shared, filesystem);
}

/**
 * _lian_db_place_check:
 * @path: a base that is to be written
 * @error: return location
 *
 * A file system that doesn't say what it is may be written to.
 *
 * Returns: whether the base may be written there
 */
gboolean
_lian_db_place_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info
      = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE, NULL, NULL);
  const char *filesystem
      = info != NULL
            ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE)
            : NULL;
  if (!_lian_db_place_is_shared (filesystem))
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
               _ ("%s: the folder lies on another computer (%s), where programs can't keep out of "
                  "each other's way and the base would be damaged. Copy it to this computer, or "
                  "open it read-only"),
               path, filesystem);
  return FALSE;
}
