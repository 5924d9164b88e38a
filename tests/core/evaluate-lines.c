/* SPDX-License-Identifier: LGPL-2.1-or-later
 * evaluate-lines [RULEBOOK.dmn]: evaluates decisions, by default of the shipped rulebook: "DECISION FACTS"
 * by the line, JSON out by the line. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "lian-json-value.h"
#include "lian-rulebook.h"

/* The verb "evaluate" reads one case per process; an oracle asks for thousands. */

static char *
answer_line (LianRulebook *rulebook, const char *line, GError **error)
{
  const char *space = strchr (line, ' ');
  g_autofree char *decision = space != NULL ? g_strndup (line, space - line) : g_strdup (line);
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (space != NULL ? space : "{}", error);
  g_autoptr (LianFeelValue) result = NULL;

  if (facts != NULL)
    result = lian_rulebook_evaluate (rulebook, decision, facts, NULL, error);
  return result != NULL ? lian_json_value_write (result) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = argc > 1 ? lian_rulebook_new_from_path (argv[1], &error)
                                               : lian_rulebook_new_shipped (&error);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *line = NULL;

  if (rulebook == NULL)
    g_error ("%s", error->message);
  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autofree char *answer = answer_line (rulebook, g_strchomp (line), &error);

      if (answer == NULL)
        g_error ("%s: %s", line, error->message);
      puts (answer);
      g_free (line);
    }
  return 0;
}
