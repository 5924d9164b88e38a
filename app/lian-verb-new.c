/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe new: a new base, empty or with the sample federation. */
#include "lian-i18n.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"
#include "lian-verb.h"

#include <glib/gstdio.h>

static gboolean sample;

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("With the sample federation"), NULL },
  { NULL },
};

/* Half a sample is none. */
static int
give_up (LianStore *store, const GError *error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *path = g_strdup (lian_store_get_path (store));
  lian_store_close (store);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_remove (name);
    }
  return lian_verb_fail (error);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open (arguments[0], LIAN_OPEN_CREATE, &error);
  if (store == NULL)
    return lian_verb_fail (error);
  if (sample && (!lian_sample_load (store, &error) || !lian_sample_decide (store, &error)))
    return give_up (store, error);
  if (lian_verb_options.json)
    g_print ("{}\n");
  else
    g_print (_ ("made %s\n"), lian_store_get_path (store));
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_new = {
  "new", "FILE [--sample]", N_ ("Make a new base"), 1, 1, options, run,
};
