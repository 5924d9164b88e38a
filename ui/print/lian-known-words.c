/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a picture of an earlier day says of it.
 *
 * A picture goes its own ways once it is saved or copied, without the bar above the window that says of which
 * day it tells. */
#include "lian-known-words.h"

#include "lian-i18n.h"
#include "lian-isolate.h"

/**
 * lian_known_scope:
 * @known_on: the day at whose end the base was known like this; 0 for the base of today
 * @scope: (nullable): the line below the title of a chart, map or net
 *
 * Returns: (transfer full) (nullable): that line, with the day where it is an earlier one
 */
char *
lian_known_scope (LianDate known_on, const char *scope)
{
  if (known_on == 0)
    return g_strdup (scope);
  g_autofree char *day = lian_date_format (known_on);
  /* Translators: below the title of a picture: an earlier day */
  g_autofree char *known = g_strdup_printf (_ ("as known on %s"), day);
  return scope != NULL ? lian_isolate_join (" · ", scope, known, NULL) : g_steal_pointer (&known);
}
