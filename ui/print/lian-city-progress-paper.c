/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The progress of the transformation of a city on paper: the officer's word, the rate over time, every trade
 * with its class and its federation, what is left over and to be done, and the year's plan against done. */
#include "lian-city-progress-paper.h"

#include "lian-city-progress-chart.h"
#include "lian-city-progress-words.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"
#include "lian-plan-done.h"

#define CHART_HEIGHT 190

typedef struct
{
  LianPaper paper;
  LianDocument *document;
  const LianCityProgress *progress;
  const GPtrArray *plans;
} Paper;

static void
add_word (Paper *self)
{
  const LianCityProgress *progress = self->progress;
  g_autofree char *word = lian_city_progress_dup_word (progress), *rate = lian_city_progress_dup_rate (progress->all);
  g_autofree char *stages = lian_city_progress_dup_stages (progress->all);
  lian_document_add_paragraph (self->document, rate);
  if (*stages != '\0')
    lian_document_add_paragraph (self->document, stages);
  lian_document_add_paragraph (self->document, word);
  if (progress->confirmation != NULL)
    lian_document_add_paragraph (self->document, lian_record_get_text (progress->confirmation, "reason"));
  if (progress->below)
    {
      g_autofree char *threshold = lian_city_progress_dup_percent (progress->threshold);
      /* Translators: a rate */
      g_autofree char *text = g_strdup_printf (_ ("▲ Confirmed, but the rate is below %s, which the resolution set."), threshold);
      lian_document_add_paragraph (self->document, text);
    }
}

static char *
federation_of (Paper *self, const LianCityRate *rate)
{
  if (rate->federation != 0)
    return lian_paper_name (&self->paper, "federation", rate->federation);
  return g_strdup (rate->gap ? _ ("▲ none (F1)") : "–");
}

static void
add_trade (Paper *self, LianDocumentTable *table, const LianCityRate *rate)
{
  g_autofree char *name = lian_paper_name (&self->paper, "trade", rate->trade);
  g_autofree char *all
      = lian_city_progress_dup_figure (rate->by_households ? rate->base_households : rate->base_persons);
  g_autofree char *organised = lian_city_progress_dup_organised (rate);
  g_autofree char *percent = lian_city_progress_dup_percent (rate->rate);
  g_autofree char *left = lian_city_progress_dup_figure (lian_city_progress_left (rate));
  g_autofree char *day = rate->base_day != 0 ? lian_paper_date (&self->paper, rate->base_day) : g_strdup ("–");
  g_autofree char *federation = federation_of (self, rate);
  const char *cells[] = { name, lian_city_progress_class_label (rate), all, day, organised, percent, left, federation, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_trades (Paper *self)
{
  LianDocumentColumn columns[] = {
    { _ ("trade"), 1.7, LIAN_ALIGN_START },       { _ ("arrangement class"), 1.2, LIAN_ALIGN_START },
    { _ ("of all"), 1, LIAN_ALIGN_END },          { _ ("counted on"), 1.4, LIAN_ALIGN_START },
    { _ ("organised"), 1, LIAN_ALIGN_END },       { _ ("rate"), 1, LIAN_ALIGN_END },
    { _ ("not organised"), 1, LIAN_ALIGN_END },   { _ ("specialised federation"), 2.2, LIAN_ALIGN_START },
  };
  lian_document_add_heading (self->document, _ ("By trade"));
  if (self->progress->trades->len == 0)
    {
      lian_document_add_paragraph (self->document, _ ("No trade of this city has a co-operative or a figure."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->progress->trades->len; i++)
    add_trade (self, table, self->progress->trades->pdata[i]);
}

static void
add_task (Paper *self, LianDocumentTable *table, const LianRecord *task)
{
  g_autofree char *owner = lian_paper_name (&self->paper, "officer", lian_record_get_number (task, "owner"));
  LianDate due = lian_record_get_date (task, "due"), today = self->progress->day;
  g_autofree char *day = due != 0 ? lian_paper_date (&self->paper, due) : g_strdup ("–");
  const char *waits = lian_record_get_text (task, "blocked_by");
  const char *state = waits != NULL ? waits : due != 0 && due < today ? _ ("▲ overdue") : "";
  const char *cells[] = { lian_paper_choice (&self->paper, lian_choices_task_kind, lian_record_get_text (task, "task_kind")),
                          lian_record_get_title (task), owner, day, state, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_tasks (Paper *self)
{
  LianDocumentColumn columns[] = {
    { _ ("kind"), 1.4, LIAN_ALIGN_START },     { _ ("what is to be done"), 4, LIAN_ALIGN_START },
    { _ ("who"), 1.4, LIAN_ALIGN_START },      { _ ("due"), 1.2, LIAN_ALIGN_START },
    { _ ("remark"), 1.6, LIAN_ALIGN_START },
  };
  g_autoptr (GPtrArray) tasks = lian_paper_list (&self->paper, "task", "city", self->progress->city);
  LianDocumentTable *table = NULL;
  lian_document_add_heading (self->document, _ ("Leftover problems and tasks"));
  for (guint i = 0; i < tasks->len; i++)
    if (lian_record_is_empty (tasks->pdata[i], "done_on"))
      {
        if (table == NULL)
          table = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
        add_task (self, table, tasks->pdata[i]);
      }
  if (table == NULL)
    lian_document_add_paragraph (self->document, _ ("Nothing is open."));
}

static void
add_plan (Paper *self, LianDocumentTable *table, const LianPlanDone *one)
{
  g_autoptr (LianRecord) unit = lian_paper_load (&self->paper, "unit", one->unit);
  g_autofree char *name = one->cooperative != 0 ? lian_paper_name (&self->paper, "cooperative", one->cooperative)
                                                : lian_paper_name (&self->paper, "trade", one->trade);
  g_autofree char *planned = lian_paper_quantity (&self->paper, unit, one->planned);
  g_autofree char *done = one->n_returns > 0 ? lian_paper_quantity (&self->paper, unit, one->done)
                                             : g_strdup (_ ("no return"));
  g_autofree char *until = one->until != 0 ? lian_paper_date (&self->paper, one->until) : g_strdup ("–");
  g_autofree char *percent = lian_city_progress_dup_percent (lian_plan_done_thousandths (one));
  const char *cells[] = { name, planned, done, until, percent, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_plans (Paper *self)
{
  LianDocumentColumn columns[] = {
    { _ ("trade or co-operative"), 3, LIAN_ALIGN_START }, { _ ("planned for the year"), 1.6, LIAN_ALIGN_END },
    { _ ("done"), 1.6, LIAN_ALIGN_END },                  { _ ("until"), 1.4, LIAN_ALIGN_START },
    { _ ("of the plan"), 1, LIAN_ALIGN_END },
  };
  lian_document_add_heading (self->document, _ ("The year's plan against done"));
  if (self->plans->len == 0)
    {
      lian_document_add_paragraph (self->document, _ ("No plan of this year is agreed."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (self->document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->plans->len; i++)
    add_plan (self, table, self->plans->pdata[i]);
}

static void
fill (Paper *self, LianTxn *txn, const char *subtitle)
{
  g_autoptr (LianChartSpec) chart = lian_city_progress_chart_new (txn, self->progress);
  g_autofree char *place = lian_paper_place_date (&self->paper);
  lian_document_set_landscape (self->document, TRUE);
  lian_document_add_title (self->document, _ ("Progress of the transformation"));
  lian_document_add_subtitle (self->document, subtitle);
  add_word (self);
  lian_document_add_chart (self->document, chart, CHART_HEIGHT);
  add_trades (self);
  add_tasks (self);
  add_plans (self);
  lian_document_add_place_date (self->document, place);
}

static LianDocument *
make (Paper *self, LianTxn *txn, const LianRecord *city, GError **error)
{
  int year, month, day;
  LianDate today = lian_txn_get_working_date (txn);
  lian_date_split (today, &year, &month, &day);
  g_autoptr (LianCityProgress) progress = lian_city_progress_read (txn, lian_record_get_id (city), today, NULL, error);
  g_autoptr (GPtrArray) plans = lian_plan_done_list (txn, lian_record_get_id (city), year, NULL, error);
  if (progress == NULL || plans == NULL)
    return NULL;
  g_autofree char *name = lian_paper_record_name (&self->paper, city), *words = lian_paper_date (&self->paper, today);
  /* Translators: name of a city, a day */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · at the end of %s"), name, words);
  self->progress = progress;
  self->plans = plans;
  self->document = lian_paper_create_document (&self->paper, _ ("Progress of the transformation"), subtitle);
  fill (self, txn, subtitle);
  return self->document;
}

/**
 * lian_city_progress_paper_new:
 * @txn: the base, on a reader thread
 * @city: a city
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how far the city has come by the end of the working date
 */
LianDocument *
lian_city_progress_paper_new (LianTxn *txn, gint64 city, GError **error)
{
  Paper self = { .paper = lian_paper_new (txn) };
  g_autoptr (LianRecord) record = lian_paper_load (&self.paper, "city", city);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  LianDocument *document = make (&self, txn, record, error);
  lian_i18n_set_thread_language (before);
  return document;
}
