/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The error domain of the drawing library. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN

#include "lian-draw-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (lian-draw-error, lian_draw_error)

static LianDrawError
code_for_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return LIAN_DRAW_ERROR_NO_SPACE;

    case EACCES:
    case EPERM:
    case EROFS:
      return LIAN_DRAW_ERROR_DENIED;

    case ENOENT:
    case ENOTDIR:
      return LIAN_DRAW_ERROR_NOT_FOUND;

    case EISDIR:
      return LIAN_DRAW_ERROR_NOT_A_FILE;

    default:
      return LIAN_DRAW_ERROR_IO;
    }
}

/* Names the path and the system's reason. */
void
_lian_draw_error_set_errno (GError **error, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LIAN_DRAW_ERROR, code_for_errno (saved_errno),
               _ ("Could not write “%s”: %s"), name, g_strerror (saved_errno));
}

/* Names the path and cairo's reason. */
void
_lian_draw_error_set_render (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_RENDER,
               _ ("Could not draw “%s”: %s"), name, reason);
}
