/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe export: the records of a kind as a file. */
#include "lian-export.h"
#include "lian-i18n.h"
#include "lian-verb.h"

#include <stdio.h>

static char *format_name, *output, *chosen;
static gboolean for_spreadsheets, with_source;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("csv (the default), json, xlsx or ods"),
    N_ ("FORMAT") },
  { "select", 0, 0, G_OPTION_ARG_STRING, &chosen, N_ ("Only what these words and conditions ask for"),
    N_ ("QUERY") },
  { "for-spreadsheets", 0, 0, G_OPTION_ARG_NONE, &for_spreadsheets,
    N_ ("CSV with a byte order mark and guards against formulas"), NULL },
  { "with-source", 0, 0, G_OPTION_ARG_NONE, &with_source,
    N_ ("Also the columns of imported files that have no field"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file; standard output without it"),
    N_ ("OUT") },
  { NULL },
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  LianExport export = { .for_spreadsheets = for_spreadsheets,
                        .with_source = with_source,
                        .select = chosen,
                        .path = output };
  export.type = lian_verb_find_kind (arguments[1]);
  if (export.type == NULL)
    return LIAN_EXIT_USAGE;
  if (format_name != NULL)
    {
      if (!lian_export_format_parse (format_name, &export.format))
        return lian_verb_misuse (_ ("--format: there is no format “%s”"), format_name);
    }
  else if (lian_verb_options.json)
    export.format = LIAN_EXPORT_JSON;
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_export_run (&export, store, &error))
    return lian_verb_fail (error);
  if (for_spreadsheets && export.format == LIAN_EXPORT_CSV)
    fprintf (stderr, "lianshe: %s\n",
             _ ("codes with leading zeros survive a spreadsheet program only as XLSX or ODS"));
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_export = {
  "export",
  "FILE KIND [--select QUERY] [--format csv|json|xlsx|ods] [--for-spreadsheets] [--with-source] [--output OUT]", N_ ("Write all records of a kind as CSV, JSON, XLSX or ODS"), 2, 2, options,
  run,
};
