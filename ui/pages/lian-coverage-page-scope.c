/* SPDX-License-Identifier: LGPL-2.1-or-later
 * For what the coverage is asked: trade, city, measure and limit; remembered from one day to the
 * next. */
#include "lian-coverage-page-private.h"
#include "lian-coverage-words.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-text.h"

#define GROUP "coverage"

typedef struct
{
  LianMeasure measure;
  gboolean network;
  const char *label;
} Way;

static const Way ways[] = {
  { LIAN_MEASURE_METRES, FALSE, N_ ("metres, straight line") },
  { LIAN_MEASURE_METRES, TRUE, N_ ("metres along the ways") },
  { LIAN_MEASURE_MINUTES, TRUE, N_ ("minutes along the ways") },
};

/**
 * _lian_coverage_recall_scope:
 * @self: the page
 *
 * Takes the scope that was looked at last.
 */
void
_lian_coverage_recall_scope (LianCoveragePage *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_autoptr (GError) none = NULL;
  /* All trades together let a barber make up for a mender: to be asked for, not to begin with. */
  self->trade = g_key_file_has_key (settings, GROUP, "trade", NULL)
                    ? g_key_file_get_int64 (settings, GROUP, "trade", NULL)
                    : -1;
  self->city = g_key_file_get_int64 (settings, GROUP, "city", NULL);
  guint way = (guint) g_key_file_get_integer (settings, GROUP, "measure", NULL);
  self->measure = ways[MIN (way, G_N_ELEMENTS (ways) - 1)].measure;
  self->network = ways[MIN (way, G_N_ELEMENTS (ways) - 1)].network;
  self->limit = g_key_file_get_integer (settings, GROUP, "limit", &none);
  if (none != NULL || self->limit <= 0)
    self->limit = -1;
}

static guint
find_way (LianCoveragePage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].measure == self->measure && ways[i].network == self->network)
      return i;
  return 0;
}

/**
 * _lian_coverage_remember_scope:
 * @self: the page
 *
 * Keeps the scope for the next time.
 */
void
_lian_coverage_remember_scope (LianCoveragePage *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  g_key_file_set_int64 (settings, GROUP, "trade", self->trade);
  g_key_file_set_int64 (settings, GROUP, "city", self->city);
  g_key_file_set_integer (settings, GROUP, "measure", (int) find_way (self));
  g_key_file_set_integer (settings, GROUP, "limit", self->limit);
  lian_context_save_settings (self->context);
}

static void
changed (LianCoveragePage *self)
{
  _lian_coverage_remember_scope (self);
  _lian_coverage_load (self);
}

static gint64
get_choice (GtkDropDown *choice, const GPtrArray *choices)
{
  guint at = gtk_drop_down_get_selected (choice);
  return at > 0 && at <= choices->len ? ((LianCoverageChoice *) choices->pdata[at - 1])->id : 0;
}

static void
chosen_cb (LianCoveragePage *self)
{
  if (self->filling || self->box == NULL || self->job == NULL)
    return;
  gint64 trade = get_choice (self->trade_choice, self->job->trades);
  gint64 city = get_choice (self->city_choice, self->job->cities);
  const Way *way = &ways[MIN (gtk_drop_down_get_selected (self->measure_choice),
                              G_N_ELEMENTS (ways) - 1)];
  if (trade == self->trade && city == self->city && way->measure == self->measure
      && way->network == self->network)
    return;
  /* A limit in metres means nothing in minutes. */
  if (way->measure != self->measure)
    self->limit = -1;
  self->trade = trade;
  self->city = city;
  self->measure = way->measure;
  self->network = way->network;
  changed (self);
}

/* What is not a number, or is cleared, leaves the limit to the standard. */
static void
limit_cb (LianCoveragePage *self)
{
  guint64 limit = 0;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->limit_entry)));
  int typed = g_ascii_string_to_unsigned (text, 10, 1, 1000000, &limit, NULL) ? (int) limit : -1;
  if (self->filling || self->box == NULL || typed == self->limit)
    return;
  self->limit = typed;
  changed (self);
}

static void
set_choices (GtkDropDown *choice, const GPtrArray *choices, gint64 id, const char *all)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint at = 0;
  gtk_string_list_append (words, all);
  for (guint i = 0; i < choices->len; i++)
    {
      const LianCoverageChoice *one = choices->pdata[i];
      g_autofree char *title = lian_text_shorten_to (one->title, 28);
      gtk_string_list_append (words, title);
      if (one->id == id)
        at = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (choice, at);
}

static void
set_ways (LianCoveragePage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < (self->job->has_ways || self->network ? G_N_ELEMENTS (ways) : 1); i++)
    gtk_string_list_append (words, _ (ways[i].label));
  gtk_drop_down_set_model (self->measure_choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->measure_choice, find_way (self));
}

static void
set_limit (LianCoveragePage *self)
{
  gboolean minutes = self->measure == LIAN_MEASURE_MINUTES;
  int resolved = self->job->resolved;
  g_autofree char *typed = self->limit >= 0 ? g_strdup_printf ("%d", self->limit) : g_strdup ("");
  g_autofree char *standard
      = resolved >= 0 ? g_strdup_printf ("%d", resolved) : g_strdup (_ ("not set"));
  if (!lian_focus_is_within (GTK_WIDGET (self->limit_entry)))
    gtk_editable_set_text (self->limit_entry, typed);
  g_object_set (self->limit_entry, "placeholder-text", standard, NULL);
  gtk_label_set_text (self->limit_unit, minutes ? _ ("min") : _ ("m"));
}

/**
 * _lian_coverage_fill_scope:
 * @self: the page, with something read
 *
 * Shows the scope that was read, and what else there is to choose.
 */
void
_lian_coverage_fill_scope (LianCoveragePage *self)
{
  g_autofree char *totals = self->job->closings != NULL
                                ? lian_coverage_words_totals (self->job->coverage)
                                : g_strdup ("");
  self->filling = TRUE;
  set_choices (self->trade_choice, self->job->trades, self->trade, _ ("all trades together"));
  set_choices (self->city_choice, self->job->cities, self->city, _ ("all cities"));
  set_ways (self);
  set_limit (self);
  gtk_label_set_text (self->totals, totals);
  self->filling = FALSE;
}

static GtkDropDown *
add_choice (LianCoveragePage *self, LianLines *lines, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const[]){ "", NULL });
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), name);
  lian_gtk48_make_searchable (GTK_DROP_DOWN (choice));
  gtk_widget_set_tooltip_text (choice, name);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  lian_lines_append (lines, choice);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
create_limit (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *word = gtk_label_new_with_mnemonic (_ ("_Limit")), *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  self->limit_entry = GTK_EDITABLE (entry);
  self->limit_unit = GTK_LABEL (gtk_label_new (NULL));
  gtk_editable_set_width_chars (self->limit_entry, 7);
  gtk_editable_set_max_width_chars (self->limit_entry, 7);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_label_set_mnemonic_widget (GTK_LABEL (word), entry);
  gtk_widget_set_tooltip_text (
      entry, _ ("How far residents may have to go; empty for the figure that was resolved"));
  g_signal_connect_object (entry, "activate", G_CALLBACK (limit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (limit_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit_unit));
  return box;
}

/**
 * _lian_coverage_create_scope:
 * @self: the page
 *
 * Returns: (transfer floating): the line above everything
 */
GtkWidget *
_lian_coverage_create_scope (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *lines = lian_lines_new ();
  GtkWidget *totals = gtk_label_new (NULL);
  gtk_widget_add_css_class (lines, "toolbar");
  self->trade_choice = add_choice (self, LIAN_LINES (lines), _ ("Trade"));
  self->city_choice = add_choice (self, LIAN_LINES (lines), _ ("City"));
  self->measure_choice = add_choice (self, LIAN_LINES (lines), _ ("How distance is measured"));
  lian_lines_append (LIAN_LINES (lines), create_limit (self));
  self->totals = GTK_LABEL (totals);
  gtk_label_set_xalign (self->totals, 0);
  gtk_label_set_wrap (self->totals, TRUE);
  gtk_widget_set_margin_start (totals, 9);
  gtk_widget_set_margin_end (totals, 9);
  gtk_widget_set_margin_bottom (totals, 6);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), totals);
  return box;
}
