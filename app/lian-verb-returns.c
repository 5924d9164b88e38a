/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe returns: opens the annual returns of a year. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-return-list.h"
#include "lian-verb.h"

#include <inttypes.h>

static char *country, *year_end, *cooperative;
static int year;

static const GOptionEntry options[] = {
  { "open", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Open the returns of this year"), N_ ("YEAR") },
  { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_ ("With --open: whose items are asked for"), N_ ("CODE") },
  { "year-end", 0, 0, G_OPTION_ARG_STRING, &year_end, N_ ("With --open: the last day of the year of accounts"),
    N_ ("DATE") },
  { "coop", 0, 0, G_OPTION_ARG_STRING, &cooperative, N_ ("With --open: only this co-operative, by id; else all"),
    N_ ("ID") },
  { NULL },
};

typedef struct
{
  LianReturnOpening opening;
  int n_opened;
  int n_due, n_overdue;
  gint64 act;
} Returns;

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Returns *self = data;
  return lian_return_open (txn, &self->opening, &self->n_opened, cancellable, error);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Returns *self = data;
  LianDate today = lian_txn_get_working_date (txn);
  self->n_overdue = lian_return_count_due (txn, lian_date_add_days (today, -1), cancellable, error);
  if (self->n_overdue < 0)
    return FALSE;
  self->n_due = lian_return_count_due (txn, lian_date_add_days (today, 14), cancellable, error);
  self->n_due -= self->n_overdue;
  return TRUE;
}

static gboolean
read_options (Returns *self)
{
  LianReturnOpening *opening = &self->opening;
  *opening = (LianReturnOpening){ .year = year, .country = country };
  if (year == 0 && country == NULL && year_end == NULL && cooperative == NULL)
    return TRUE;
  if (year == 0 || country == NULL || year_end == NULL)
    lian_verb_misuse (_ ("--open, --country and --year-end belong together: no year of accounts is taken for granted"));
  else if (!lian_date_parse (year_end, &opening->year_end))
    lian_verb_misuse (_ ("“%s” is no date"), year_end);
  else if (cooperative != NULL
           && !g_ascii_string_to_signed (cooperative, 10, 1, G_MAXINT64, &opening->cooperative, NULL))
    lian_verb_misuse (_ ("“%s” is no id of Lianshe"), cooperative);
  else
    return TRUE;
  return FALSE;
}

static void
print_json (const Returns *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "opened", self->n_opened);
  lian_json_add_number (builder, "overdue", self->n_overdue);
  lian_json_add_number (builder, "due", self->n_due);
  lian_json_add_id (builder, "act", self->act);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  Returns self = { 0 };
  if (!read_options (&self))
    return LIAN_EXIT_USAGE;
  const LianVerbWork work
      = { year != 0 ? _ ("annual returns opened") : NULL, write_job, read_job, &self, &self.act, FALSE };
  if (!lian_verb_work (arguments[0], &work, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  else
    /* Translators: three numbers */
    g_print (_ ("%d opened; items overdue: %d, due within two weeks: %d\n"), self.n_opened, self.n_overdue,
             self.n_due);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_returns = {
  "returns", "FILE [--open YEAR --country CODE --year-end DATE [--coop ID]]",
  N_ ("Open the annual returns of a year, and how many items are due"), 1, 1, options, run,
};
