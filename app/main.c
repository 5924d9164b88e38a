/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lianshe's entry: locale, text domain, then a verb or the window. */
#include "lian-application-run.h"
#include "lian-i18n.h"
#include "lian-verb.h"

#include <sys/stat.h>

/* Anything that is neither a verb nor a file is a mistake, and said before there is a window. */
static int
check_files (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (*argv[i] == '-')
      return lian_verb_misuse (_ ("there is no option “%s”; see lianshe --help"), argv[i]);
    else if (!g_file_test (argv[i], G_FILE_TEST_EXISTS))
      return lian_verb_misuse (
          _ ("there is no verb and no file called “%s”; see lianshe --help"), argv[i]);
  return LIAN_EXIT_DONE;
}

int
main (int argc, char **argv)
{
  /* A base holds people's affairs: nothing that we write is readable by others. */
  umask (077);
  lian_i18n_init (NULL);
  const LianVerb *verb = argc > 1 ? lian_verb_find (argv[1]) : NULL;
  if (verb != NULL)
    return lian_verb_run (verb, argc - 1, argv + 1);
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      lian_verb_print_help ();
      return LIAN_EXIT_DONE;
    }
  int status = check_files (argc, argv);
  return status != LIAN_EXIT_DONE ? status : lian_application_run (argc, argv);
}
