/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lianshe's entry: locale, text domain, then a verb or the window. */
#include "lian-i18n.h"
#include "lian-verb.h"

#include <sys/stat.h>

int
main (int argc, char **argv)
{
  /* A base holds people's affairs: nothing that we write is readable by others. */
  umask (077);
  lian_i18n_init (NULL);
  const LianVerb *verb = argc > 1 ? lian_verb_find (argv[1]) : NULL;
  if (verb != NULL)
    return lian_verb_run (verb, argc - 1, argv + 1);
  if (argc > 1 && g_str_equal (argv[1], "--help"))
    {
      lian_verb_print_help ();
      return LIAN_EXIT_DONE;
    }
  return LIAN_EXIT_USAGE;
}
