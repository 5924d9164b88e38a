/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Errors of the core library, named for the reaction they call for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIAN_ERROR (lian_error_quark ())
GQuark lian_error_quark (void);

/**
 * LianError:
 * @LIAN_ERROR_FAILED: nothing more exact is known
 * @LIAN_ERROR_BUSY: another program is writing; try again
 * @LIAN_ERROR_TOO_NEW: the base was made by a newer version
 * @LIAN_ERROR_FOREIGN: the file belongs to another program
 * @LIAN_ERROR_DAMAGED: the base is damaged; open a backup
 * @LIAN_ERROR_READ_ONLY: the base can't be written; open it read-only
 * @LIAN_ERROR_DISK_FULL: no room on the disk; nothing was changed
 * @LIAN_ERROR_GONE: the file or its folder is not there
 * @LIAN_ERROR_CONSTRAINT: a rule or the schema refuses the change
 * @LIAN_ERROR_CONFLICT: a later act touched the same fields
 * @LIAN_ERROR_CANCELLED: the user cancelled
 * @LIAN_ERROR_INPUT: what was given can't be read; the message names the place
 * @LIAN_ERROR_NOTHING: there is nothing to undo, redo or print
 *
 * Codes of the domain %LIAN_ERROR.
 */
typedef enum
{
  LIAN_ERROR_FAILED,
  LIAN_ERROR_BUSY,
  LIAN_ERROR_TOO_NEW,
  LIAN_ERROR_FOREIGN,
  LIAN_ERROR_DAMAGED,
  LIAN_ERROR_READ_ONLY,
  LIAN_ERROR_DISK_FULL,
  LIAN_ERROR_GONE,
  LIAN_ERROR_CONSTRAINT,
  LIAN_ERROR_CONFLICT,
  LIAN_ERROR_CANCELLED,
  LIAN_ERROR_INPUT,
  LIAN_ERROR_NOTHING,
} LianError;

G_END_DECLS
