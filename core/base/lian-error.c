/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The error domain of the core library. */
#include "lian-error.h"

/**
 * lian_error_quark:
 *
 * Returns: the error domain %LIAN_ERROR
 */
G_DEFINE_QUARK (lian-error-quark, lian_error)
