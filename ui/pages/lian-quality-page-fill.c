/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality: what the reader thread makes for it, its figures, and the words beside them. */
#include "lian-quality-page-private.h"

#include "lian-beside.h"
#include "lian-craft-touch.h"
#include "lian-craft-words.h"
#include "lian-i18n.h"
#include "lian-improvement-doubts.h"
#include "lian-isolate.h"
#include "lian-quality-chart.h"
#include "lian-quality-lines.h"
#include "lian-reading.h"
#include "lian-text-rows.h"

void
_lian_quality_job_free (gpointer data)
{
  LianQualityJob *job = data;
  g_clear_pointer (&job->cooperatives, g_ptr_array_unref);
  g_clear_pointer (&job->lines, g_ptr_array_unref);
  g_clear_pointer (&job->notice, g_free);
  g_clear_pointer (&job->person, lian_record_free);
  g_clear_pointer (&job->doubts, g_ptr_array_unref);
  g_clear_pointer (&job->measures, g_ptr_array_unref);
  g_clear_pointer (&job->chart, lian_chart_spec_unref);
  g_free (job);
}

static const LianRecord *
find_whose (const LianQualityJob *job, gint64 id)
{
  for (guint i = 0; i < job->cooperatives->len; i++)
    if (lian_record_get_id (job->cooperatives->pdata[i]) == id)
      return job->cooperatives->pdata[i];
  return NULL;
}

/* Where nobody has chosen, or the one chosen is gone: the first of which most can be said. */
static const LianRecord *
settle (const LianQualityJob *job, gint64 with_cost)
{
  const LianRecord *whose = find_whose (job, job->cooperative);
  if (whose == NULL)
    whose = find_whose (job, with_cost);
  return whose == NULL && job->cooperatives->len > 0 ? job->cooperatives->pdata[0] : whose;
}

/**
 * _lian_quality_page_read:
 * @txn: the base
 * @data: a #LianQualityJob
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Returns: whether all could be read
 */
gboolean
_lian_quality_page_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianQualityJob *job = data;
  gint64 with_cost;
  job->cooperatives = lian_quality_list_cooperatives (txn, &with_cost, error);
  const LianRecord *whose = job->cooperatives != NULL ? settle (job, with_cost) : NULL;
  if (whose == NULL)
    return job->cooperatives != NULL;
  g_autofree char *name = lian_record_dup_name (whose);
  job->cooperative = lian_record_get_id (whose);
  job->lines = lian_quality_lines_new (txn, job->cooperative);
  g_autoptr (GPtrArray) crafts = lian_craft_list_touched (txn, lian_type_find ("cooperative"), job->cooperative);
  job->notice = lian_craft_dup_notice (NULL, crafts);
  job->person = lian_quality_person_on (txn, job->cooperative, lian_txn_get_working_date (txn));
  job->doubts = lian_improvement_list_doubts (txn, job->cooperative);
  job->measures = lian_txn_list (txn, lian_type_find ("improvement"), "cooperative", job->cooperative);
  job->chart = lian_quality_chart_new (txn, job->cooperative, name);
  return TRUE;
}

static void
activate_cb (LianQualityPage *self, guint position)
{
  if (self->job == NULL || self->job->lines == NULL || position >= self->job->lines->len)
    return;
  const LianQualityLine *line = self->job->lines->pdata[position];
  if (line->record != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", line->type, line->record);
}

/**
 * _lian_quality_page_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table, without rows
 */
GtkWidget *
_lian_quality_page_create_table (LianQualityPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  self->view = lian_text_rows_view_new (selection, _ ("Figures of two years"));
  lian_text_rows_append_column (self->view, _ ("Product, work"), 0, 150, TRUE);
  lian_text_rows_append_column (self->view, _ ("Figure"), 1, 150, TRUE);
  lian_text_rows_append_figures (self->view, _ ("year before"), 2, 140);
  lian_text_rows_append_figures (self->view, _ ("last twelve months"), 3, 156);
  lian_text_rows_append_figures (self->view, _ ("change"), 4, 120);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return lian_beside_scroll (self->view);
}

static void
add_row (LianQualityPage *self, const LianQualityLine *line, guint number)
{
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { line->name, line->what, line->before, line->now, line->change };
  g_autoptr (LianTextRow) row = lian_text_row_new (number, cells);
  g_list_store_append (self->rows, row);
}

/* That nobody does is among what is missing. */
static void
add_person (GtkWidget *box, const LianRecord *person)
{
  if (person == NULL)
    return;
  lian_reading_add_text (box, _ ("Answers for quality and variety"), "heading");
  gtk_box_append (GTK_BOX (box), lian_reading_create_link (lian_record_get_title (person), "win.open-record",
                                                           "quality_person", lian_record_get_id (person)));
}

static void
add_doubts (GtkWidget *box, const GPtrArray *doubts)
{
  lian_reading_add_text (box, _ ("What is missing"), "heading");
  for (guint i = 0; i < doubts->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("⚠ %s", (const char *) doubts->pdata[i]);
      lian_reading_add_text (box, text, NULL);
    }
  if (doubts->len == 0)
    lian_reading_add_text (box, _ ("Nothing is missing."), "dim-label");
}

static char *
percent_text (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field)
             ? g_strdup (_ ("not known"))
             : g_strdup_printf ("%+" G_GINT64_FORMAT " %%", lian_record_get_number (record, field));
}

static void
add_measure (GtkWidget *box, const LianRecord *measure)
{
  const LianField *state = lian_type_get_field (lian_record_get_type_info (measure), "state");
  g_autofree char *name = lian_isolate (lian_record_get_title (measure));
  g_autofree char *expected = percent_text (measure, "expected"), *measured = percent_text (measure, "measured");
  /* Translators: a measure, its state, two changes in per cent */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s; expected %s, measured %s"), name,
                                           lian_choice_label (state, lian_record_get_text (measure, "state")), expected,
                                           measured);
  gtk_box_append (GTK_BOX (box), lian_reading_create_link (text, "win.open-record", "improvement",
                                                           lian_record_get_id (measure)));
}

/**
 * _lian_quality_page_fill:
 * @self: the page
 *
 * Shows what was read.
 */
void
_lian_quality_page_fill (LianQualityPage *self)
{
  const LianQualityJob *job = self->job;
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < job->lines->len; i++)
    add_row (self, job->lines->pdata[i], i);
  lian_reading_clear (self->words);
  lian_reading_clear (self->work);
  if (job->notice != NULL)
    lian_reading_add_text (self->words, job->notice, "heading");
  if (job->lines->len == 0)
    lian_reading_add_text (self->words, _ ("No deliveries, sales, costs or returns are entered for these two years."),
                           "dim-label");
  add_person (self->words, job->person);
  add_doubts (self->words, job->doubts);
  lian_reading_add_text (self->work, _ ("Technical measures"), "heading");
  for (guint i = 0; i < job->measures->len; i++)
    add_measure (self->work, job->measures->pdata[i]);
  if (job->measures->len == 0)
    lian_reading_add_text (self->work, _ ("None is entered."), "dim-label");
}
