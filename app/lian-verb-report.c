/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe report: returns due, the register summed up, printed figures beside reckoned ones. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-report-file.h"
#include "lian-verb.h"

static char *format_name, *output, *about_id;
static gboolean for_spreadsheets;

static const GOptionEntry options[] = {
  { "about", 0, 0, G_OPTION_ARG_STRING, &about_id,
    N_ ("Of a summary: only this federation, by id; of figures: this published table, with all it says"), N_ ("ID") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("csv (the default), json, xlsx or ods"), N_ ("FORMAT") },
  { "for-spreadsheets", 0, 0, G_OPTION_ARG_NONE, &for_spreadsheets,
    N_ ("CSV with a byte order mark and guards against formulas"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file; standard output without it"), N_ ("OUT") },
  { NULL },
};

typedef struct
{
  LianReportKind kind;
  gint64 about;
  LianExportFormat format;
  LianReport *report;
  GPtrArray *charts;
} Reporting;

static const char *
type_of_about (LianReportKind kind)
{
  return kind == LIAN_REPORT_FIGURES ? "published_table" : "federation";
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reporting *self = data;
  const LianType *type = lian_type_find (type_of_about (self->kind));
  g_autoptr (LianRecord) record = self->about != 0 ? lian_txn_load (txn, type, self->about) : NULL;
  if (self->about != 0 && record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s %s is not there"), _ (type->label), about_id);
      return FALSE;
    }
  self->report = lian_report_read (txn, self->kind, self->about, 0, cancellable, error);
  return self->report != NULL
         && lian_report_read_charts (txn, self->report, self->about, self->format, &self->charts, cancellable, error);
}

static gboolean
find_kind (const char *name, LianReportKind *kind)
{
  for (int i = 0; i < LIAN_N_REPORTS; i++)
    if (g_str_equal (name, lian_report_id ((LianReportKind) i)))
      {
        *kind = (LianReportKind) i;
        return TRUE;
      }
  return FALSE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  Reporting self = { 0 };
  self.format = lian_verb_options.json ? LIAN_EXPORT_JSON : LIAN_EXPORT_CSV;
  if (!find_kind (arguments[1], &self.kind))
    return lian_verb_misuse (_ ("there is no report “%s”: due, federation, trade, form, stage, figures, quality, management, shares or register"),
                             arguments[1]);
  if (format_name != NULL && !lian_export_format_parse (format_name, &self.format))
    return lian_verb_misuse (_ ("--format: there is no format “%s”"), format_name);
  if (about_id != NULL && !g_ascii_string_to_signed (about_id, 10, 1, G_MAXINT64, &self.about, NULL))
    return lian_verb_misuse (_ ("“%s” is no id of Lianshe"), about_id);
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  gboolean read = store != NULL && lian_store_read (store, read_job, &self, &error);
  g_autoptr (LianReport) report = self.report;
  g_autoptr (GPtrArray) charts = self.charts;
  if (!read)
    return lian_verb_fail_at (arguments[0], error);
  if (!lian_report_write (report, charts, self.format, for_spreadsheets, output, &error))
    return lian_verb_fail (error);
  return report->n_emphasised > 0 ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
}

const LianVerb lian_verb_report = {
  "report", "FILE due|federation|trade|form|stage|figures|quality|management|shares|register [--about ID] [--format csv|json|xlsx|ods] [--output OUT]",
  N_ ("Returns due, the register summed up, printed figures beside reckoned ones, what quality and management lack, shares with arrears, the register as a list"), 2, 2, options, run,
};
