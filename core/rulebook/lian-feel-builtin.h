/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Built-in functions of FEEL; private to the rulebook engine. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

const char *_lian_feel_builtin_name (int builtin);
int _lian_feel_builtin_find (const char *name);
gboolean _lian_feel_builtin_accepts (int builtin, guint n_arguments);
LianFeelValue *_lian_feel_builtin_call (int builtin, LianFeelValue **arguments, guint n_arguments);

LianFeelValue *_lian_feel_call_date (LianFeelValue **arguments, guint n);
LianFeelValue *_lian_feel_call_time (LianFeelValue **arguments, guint n);
LianFeelValue *_lian_feel_call_date_and_time (LianFeelValue **arguments, guint n);
LianFeelValue *_lian_feel_call_duration (LianFeelValue **arguments, guint n);
LianFeelValue *_lian_feel_duration_abs (LianFeelValue *duration);
LianFeelValue *_lian_feel_call_months_between (LianFeelValue **arguments, guint n);

G_END_DECLS
