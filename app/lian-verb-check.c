/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe check: whether the base holds against itself. */
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-verb.h"
#include "lian-verify.h"

#include <inttypes.h>

static gboolean full;

static const GOptionEntry options[] = {
  { "full", 0, 0, G_OPTION_ARG_NONE, &full, N_ ("Take back every act on a copy too"), NULL },
  { NULL },
};

static void
print_json (const LianVerifyReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "acts", report->acts);
  lian_json_add_number (builder, "broken_act", report->broken_act);
  lian_json_add_number (builder, "warnings", report->warnings);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, report->problems->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_text (const LianVerifyReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    g_print ("%s\n", (const char *) report->problems->pdata[i]);
  g_print (_ ("%" PRId64 " acts, %u problems, %u records with warnings\n"), report->acts,
           report->problems->len, report->warnings);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report = { 0 };
  int status = LIAN_EXIT_FAILURE;
  if (!lian_verify_base (arguments[0], full, &report, &error))
    lian_verb_fail (error);
  else
    {
      if (lian_verb_options.json)
        print_json (&report);
      else
        print_text (&report);
      status = report.problems->len > 0 ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
    }
  lian_verify_report_clear (&report);
  return status;
}

const LianVerb lian_verb_check = {
  "check", "FILE", N_ ("Check the file, the log of acts and the rules"), 1, 1, options, run,
};
