/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe new: a new base, empty or with the sample federation. */
#include "lian-i18n.h"
#include "lian-sample-base.h"
#include "lian-verb.h"

static gboolean sample;

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("With the sample federation"), NULL },
  { NULL },
};

static gboolean
make (const char *path, GError **error)
{
  if (sample)
    return lian_sample_base_make (path, error);
  g_autoptr (LianStore) store = lian_store_open (path, LIAN_OPEN_CREATE, error);
  return store != NULL;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  if (!make (arguments[0], &error))
    return lian_verb_fail (error);
  if (lian_verb_options.json)
    g_print ("{}\n");
  else
    g_print (_ ("made %s\n"), arguments[0]);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_new = {
  "new", "FILE [--sample]", N_ ("Make a new base"), 1, 1, options, run,
};
