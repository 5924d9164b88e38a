/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianDrawError:
 * @LIAN_DRAW_ERROR_NO_SPACE: the disk, the quota or the size limit is reached
 * @LIAN_DRAW_ERROR_DENIED: the place may not be written to
 * @LIAN_DRAW_ERROR_NOT_FOUND: the folder does not exist
 * @LIAN_DRAW_ERROR_NOT_A_FILE: something that is not a plain file has that name
 * @LIAN_DRAW_ERROR_IO: any other failure while writing
 * @LIAN_DRAW_ERROR_RENDER: the picture could not be made (too large, out of memory)
 *
 * Why a page or a picture could not be written; named for what the officer can do about it.
 */
typedef enum
{
  LIAN_DRAW_ERROR_NO_SPACE,
  LIAN_DRAW_ERROR_DENIED,
  LIAN_DRAW_ERROR_NOT_FOUND,
  LIAN_DRAW_ERROR_NOT_A_FILE,
  LIAN_DRAW_ERROR_IO,
  LIAN_DRAW_ERROR_RENDER,
} LianDrawError;

#define LIAN_DRAW_ERROR (lian_draw_error_quark ())
GQuark lian_draw_error_quark (void);

void _lian_draw_error_set_errno (GError **error, const char *path, int saved_errno);
void _lian_draw_error_set_render (GError **error, const char *path, const char *reason);

G_END_DECLS
