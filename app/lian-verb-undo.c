/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe undo and redo. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-verb.h"

#include <inttypes.h>

static int
tell (gint64 act)
{
  if (lian_verb_options.json)
    g_print ("{\"act\":%" G_GINT64_FORMAT "}\n", act);
  else
    g_print (_ ("act %" PRId64 "\n"), act);
  return LIAN_EXIT_DONE;
}

static int
run_undo (char **arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 target = 0;
  if (arguments[1] != NULL
      && (!g_ascii_string_to_signed (arguments[1], 10, 1, G_MAXINT64, &target, NULL)))
    return lian_verb_misuse (_ ("“%s” is not the number of an act"), arguments[1]);
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_DEFAULT, &error);
  gint64 act = store == NULL ? 0 : lian_store_undo (store, target, lian_verb_options.reason, &error);
  return act != 0 ? tell (act) : lian_verb_fail_at (arguments[0], error);
}

static int
run_redo (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_DEFAULT, &error);
  gint64 act = store == NULL ? 0 : lian_store_redo (store, lian_verb_options.reason, &error);
  return act != 0 ? tell (act) : lian_verb_fail_at (arguments[0], error);
}

const LianVerb lian_verb_undo = {
  "undo", "FILE [ACT]", N_ ("Take back an act: your latest, or the one named"), 1, 2, NULL, run_undo,
};

const LianVerb lian_verb_redo = {
  "redo", "FILE", N_ ("Do again what you took back last"), 1, 1, NULL, run_redo,
};
