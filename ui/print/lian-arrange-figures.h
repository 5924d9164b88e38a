/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan has of an aim, and what differs from another, as people read it. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

char *lian_arrange_figures_value (LianAim aim, gint64 value);
char *lian_arrange_figures_gap (gint64 objective, gint64 bound);
char *lian_arrange_figures_month (LianDate month);
char *lian_arrange_figures_more (gint64 more, const char *amount);

G_END_DECLS
