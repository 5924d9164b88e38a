/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe asof: the base as it was known at the end of a day. */
#include "lian-i18n.h"
#include "lian-verb.h"
#include "lian-verify.h"

#include <inttypes.h>

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  LianDate day;
  gint64 left_out;
  if (!lian_date_parse (arguments[1], &day))
    return lian_verb_misuse (_ ("there is no day “%s”"), arguments[1]);
  if (!lian_asof_make (arguments[0], day, arguments[2], NULL, &left_out, &error))
    return lian_verb_fail (error);
  if (lian_verb_options.json)
    g_print ("{\"left_out\":%" G_GINT64_FORMAT "}\n", left_out);
  else
    g_print (_ ("made %s; %" PRId64 " later acts were left out\n"), arguments[2], left_out);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_asof = {
  "asof", "FILE DATE OUT", N_ ("Make a base as it was known at the end of a day"), 3, 3, NULL, run,
};
