/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe new: a new base, empty or with the sample federation. */
#include "lian-i18n.h"
#include "lian-verb.h"

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open (arguments[0], LIAN_OPEN_CREATE, &error);
  if (store == NULL)
    return lian_verb_fail (error);
  if (lian_verb_options.json)
    g_print ("{}\n");
  else
    g_print (_ ("made %s\n"), lian_store_get_path (store));
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_new = {
  "new", "FILE", N_ ("Make a new base"), 1, 1, NULL, run,
};
