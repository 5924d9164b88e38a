/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can go wrong with a rulebook. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianRulebookError:
 * @LIAN_RULEBOOK_ERROR_INVALID: the file is broken; nothing of it is used
 * @LIAN_RULEBOOK_ERROR_UNSUPPORTED: a construct outside the supported level
 * @LIAN_RULEBOOK_ERROR_NOT_FOUND: no such file, decision or rule
 * @LIAN_RULEBOOK_ERROR_INPUT: a fact has the wrong type
 * @LIAN_RULEBOOK_ERROR_LIMIT: too large, too deep, or too long to compute
 *
 * Codes of the error domain %LIAN_RULEBOOK_ERROR.
 */
typedef enum
{
  LIAN_RULEBOOK_ERROR_INVALID,
  LIAN_RULEBOOK_ERROR_UNSUPPORTED,
  LIAN_RULEBOOK_ERROR_NOT_FOUND,
  LIAN_RULEBOOK_ERROR_INPUT,
  LIAN_RULEBOOK_ERROR_LIMIT,
} LianRulebookError;

#define LIAN_RULEBOOK_ERROR (lian_rulebook_error_quark ())
GQuark lian_rulebook_error_quark (void);

G_END_DECLS
