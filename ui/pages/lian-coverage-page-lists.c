/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cost of closing each point, and who loses. */
#include "lian-coverage-page-private.h"
#include "lian-coverage-words.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text-rows.h"
#include "lian-text.h"

#include <string.h>

#define EXTRA_COLUMN 3

/* The closings. */

static LianTextRow *
create_closing_row (LianCoveragePage *self, const LianGround *ground, const LianClosing *closing,
                    const char *trade)
{
  guint n;
  const LianOutlet *outlet = &lian_ground_get_outlets (ground, &n)[closing->outlet];
  g_autofree char *brief = trade != NULL ? lian_text_shorten_to (trade, 28) : NULL;
  g_autofree char *title = lian_isolate_join (" · ", outlet->title, brief, NULL);
  g_autofree char *lost = lian_coverage_words_number (closing->residents_lost);
  g_autofree char *waiting = lian_coverage_words_number (closing->residents_waiting);
  g_autofree char *extra = lian_coverage_words_extra_figure (lian_ground_get_measure (ground), closing->extra_person_metres);
  g_autofree char *places = lian_coverage_words_number (closing->losers->len);
  g_autofree char *closed
      = _lian_coverage_is_closing (self, outlet->id)
            /* Translators: a service point that a trial closes */
            ? g_strdup_printf (_ ("✕ %s"), title)
            : g_strdup (title);
  const char *const unmeasured[LIAN_TEXT_ROW_CELLS] = { closed, "?", "?", "?", "?" };
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { closed, lost, waiting, extra, places };
  return lian_text_row_new (outlet->id, closing->measured ? cells : unmeasured);
}

static guint
find_row (LianCoveragePage *self, gint64 point)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->closing_rows));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->closing_rows), i);
      if (lian_text_row_get_number (row) == point)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * _lian_coverage_select_point:
 * @self: the page
 * @point: a service point
 *
 * Selects its row.
 */
void
_lian_coverage_select_point (LianCoveragePage *self, gint64 point)
{
  guint at = find_row (self, point);
  if (at == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->closing_selection, at);
  lian_gtk48_scroll_to (self->closings, at);
}

/* The longer ways of all residents together are kilometres, or hours. */
static void
name_extra (LianCoveragePage *self)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (self->closings), EXTRA_COLUMN);
  gtk_column_view_column_set_title (
      column, self->measure == LIAN_MEASURE_MINUTES ? _ ("hours more") : _ ("km more"));
}

/* The widget of the row that had the focus went with its row: the keys go on where they were. */
static void
keep_focus (LianCoveragePage *self, guint at)
{
  if (lian_gtk48_focus_row (self->closings, at))
    return;
  lian_gtk48_scroll_to (self->closings, at);
  if (!lian_gtk48_focus_row (self->closings, at))
    gtk_widget_child_focus (GTK_WIDGET (self->closings), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_same_row (LianTextRow *one, LianTextRow *other)
{
  gboolean same = lian_text_row_get_number (one) == lian_text_row_get_number (other);
  for (guint i = 0; same && i < LIAN_TEXT_ROW_CELLS; i++)
    same = g_str_equal (lian_text_row_get_cell (one, i), lian_text_row_get_cell (other, i));
  return same;
}

/* Only rows that say something else are new, so that the list stays where it was scrolled to. */
static void
set_rows (GListStore *store, const GPtrArray *rows)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  if (old != rows->len)
    g_list_store_splice (store, 0, old, rows->pdata, rows->len);
  for (guint i = 0; i < rows->len && old == rows->len; i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (store), i);
      if (!is_same_row (row, rows->pdata[i]))
        g_list_store_splice (store, i, 1, &rows->pdata[i], 1);
    }
}

/* Each point once, within the trade in which its closing costs most. */
static void
add_own_rows (LianCoveragePage *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->job->own->len; i++)
    {
      const LianOwnHarm *own = self->job->own->pdata[i];
      if (g_hash_table_add (seen, (gpointer) &lian_own_harm_get_outlet (own)->id))
        g_ptr_array_add (rows, create_closing_row (self, own->coverage->ground, own->closing,
                                                   own->title));
    }
}

/**
 * _lian_coverage_fill_closings:
 * @self: the page, with something read
 *
 * Shows the cost of closing each point; the selected point stays selected where it still exists.
 */
void
_lian_coverage_fill_closings (LianCoveragePage *self)
{
  GPtrArray *closings = self->job->closings;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->job->own != NULL)
    add_own_rows (self, rows);
  for (guint i = 0; self->job->own == NULL && closings != NULL && i < closings->len; i++)
    g_ptr_array_add (rows, create_closing_row (self, self->job->ground, closings->pdata[i], NULL));
  name_extra (self);
  gboolean focused = lian_focus_is_within (GTK_WIDGET (self->closings));
  self->filling = TRUE;
  set_rows (self->closing_rows, rows);
  guint at = find_row (self, self->point);
  if (at == GTK_INVALID_LIST_POSITION && rows->len > 0)
    at = 0;
  self->point = at != GTK_INVALID_LIST_POSITION ? lian_text_row_get_number (rows->pdata[at]) : 0;
  gtk_single_selection_set_selected (self->closing_selection, at);
  self->filling = FALSE;
  if (focused && rows->len > 0)
    keep_focus (self, at);
}

static void
selected_cb (LianCoveragePage *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->closing_selection);
  if (!self->filling && row != NULL)
    _lian_coverage_show_point (self, lian_text_row_get_number (row));
}

static void
open_point_cb (LianCoveragePage *self)
{
  if (self->point != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "service_point",
                                self->point);
}

/**
 * _lian_coverage_create_closings:
 * @self: the page
 *
 * Returns: (transfer floating): the list of points
 */
GtkWidget *
_lian_coverage_create_closings (LianCoveragePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->closing_rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->closing_selection
      = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->closing_rows)));
  gtk_single_selection_set_autoselect (self->closing_selection, FALSE);
  self->closings = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->closing_selection),
                                            _ ("Cost of closing, worst first"));
  lian_text_rows_append_column (self->closings, _ ("If this point closes"), 0, 130, TRUE);
  lian_text_rows_append_figures (self->closings, _ ("lose it"), 1, 62);
  lian_text_rows_append_figures (self->closings, _ ("wait"), 2, 54);
  lian_text_rows_append_figures (self->closings, _ ("km more"), 3, 76);
  lian_text_rows_append_figures (self->closings, _ ("places"), 4, 54);
  g_signal_connect_object (self->closing_selection, "notify::selected-item",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->closings, "activate", G_CALLBACK (open_point_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->closings));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, 120);
  GtkWidget *bin = lian_tab_bin_new (scrolled);
  gtk_widget_set_vexpand (bin, TRUE);
  return bin;
}

/* The losers. */

typedef struct
{
  GPtrArray *rows;
  LianMeasure measure;
  const char *trade; /* named where there are several */
} People;

static void
add_row (People *self, gint64 place, const char *title, gint32 residents, const char *way,
         const char *what)
{
  g_autofree char *number = residents >= 0 ? lian_coverage_words_number (residents)
                                           : g_strdup (_ ("unknown"));
  g_autofree char *brief = self->trade != NULL ? lian_text_shorten_to (self->trade, 28) : NULL;
  g_autofree char *name = brief != NULL ? lian_isolate (brief) : NULL;
  /* Translators: a trade, what residents lose or gain in it */
  g_autofree char *why = name != NULL ? g_strdup_printf (_ ("%s: %s"), name, what) : g_strdup (what);
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { title, number, way, why };
  g_ptr_array_add (self->rows, lian_text_row_new (place, cells));
}

static void
add_loser (People *self, gint64 place, const char *title, const LianLoser *loser)
{
  g_autofree char *way = lian_coverage_words_change (self->measure, loser->before, loser->after);
  g_autofree char *wait = lian_coverage_words_wait (loser->wait);
  g_autofree char *why = loser->why == LIAN_LOSS_ROUND
                             ? g_strdup_printf ("%s (%s)", lian_loss_label (loser->why), wait)
                             : g_strdup (lian_loss_label (loser->why));
  add_row (self, place, title, loser->residents > 0 ? loser->residents : -1, way, why);
}

static void
add_gainer (People *self, gint64 place, const char *title, const LianGainer *gainer)
{
  g_autofree char *way = lian_coverage_words_change (self->measure, gainer->before, gainer->after);
  /* Translators: what residents gain */
  g_autofree char *what = g_strdup_printf (_ ("gain: %s"), lian_gain_label (gainer->gain));
  add_row (self, place, title, gainer->residents, way, what);
}

static void
add_losers (People *self, const LianGround *ground, const GArray *losers)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (ground, &n);
  for (guint i = 0; i < losers->len; i++)
    {
      const LianLoser *loser = &g_array_index (losers, LianLoser, i);
      add_loser (self, places[loser->place].id, places[loser->place].title, loser);
    }
}

static void
add_gainers (People *self, const LianGround *ground, const GArray *gainers)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (ground, &n);
  for (guint i = 0; i < gainers->len; i++)
    {
      const LianGainer *gainer = &g_array_index (gainers, LianGainer, i);
      add_gainer (self, places[gainer->place].id, places[gainer->place].title, gainer);
    }
}

static void
add_weighings (People *self, const GPtrArray *weighings)
{
  for (guint i = 0; i < weighings->len; i++)
    {
      const LianWeighing *one = weighings->pdata[i];
      const LianGround *ground = one->comparison->before->ground;
      self->trade = weighings->len > 1 ? one->title : NULL;
      add_losers (self, ground, one->comparison->harm->losers);
      add_gainers (self, ground, one->comparison->gainers);
    }
}

/* What was known when it was decided: the names are those of then. */
static void
add_kept (People *self, const LianProposalKept *kept)
{
  self->measure = kept->measure;
  for (guint i = 0; i < kept->trades->len; i++)
    {
      const LianKeptTrade *trade = kept->trades->pdata[i];
      self->trade = kept->trades->len > 1 ? trade->title : NULL;
      for (guint k = 0; k < trade->losers->len; k++)
        {
          const LianKeptPlace *one = trade->losers->pdata[k];
          const LianLoser loser = { 0, one->why, one->residents, one->before, one->after, one->wait };
          add_loser (self, one->id, one->title, &loser);
        }
      for (guint k = 0; k < trade->gainers->len; k++)
        {
          const LianKeptPlace *one = trade->gainers->pdata[k];
          const LianGainer gainer = { 0, one->gain, one->residents, one->before, one->after };
          add_gainer (self, one->id, one->title, &gainer);
        }
    }
}

static char *
describe_closing (const LianGround *ground, const LianClosing *closing)
{
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (ground, &n);
  g_autofree char *short_title = lian_text_shorten_to (outlets[closing->outlet].title, 60);
  g_autofree char *name = lian_isolate (short_title);
  if (!closing->measured)
    return g_strdup_printf (_ ("Nobody knows where %s stands: nothing can be told"), name);
  return g_strdup_printf (closing->losers->len > 0 ? _ ("Who loses if %s closes")
                                                   : _ ("Nobody loses if %s closes"),
                          name);
}

/* Who loses and gains, and what it is about. */
static char *
list_people (LianCoveragePage *self, People *people)
{
  const LianCoverageJob *job = self->job;
  LianCoverage *coverage = NULL;
  const LianClosing *closing = lian_coverage_job_find_closing (job, self->point, &coverage);
  if (job->kept != NULL)
    add_kept (people, job->kept);
  else if (job->weighings != NULL)
    add_weighings (people, job->weighings);
  else if (closing != NULL)
    add_losers (people, coverage->ground, closing->losers);
  if (job->kept != NULL)
    return g_strdup (_ ("Who was to lose and to gain when it was decided"));
  if (job->weighings != NULL)
    return g_strdup (_ ("Who loses and who gains by the changes"));
  return closing != NULL ? describe_closing (coverage->ground, closing) : g_strdup ("");
}

/**
 * _lian_coverage_fill_losers:
 * @self: the page, with something read
 *
 * Shows who loses and gains by the changes; without changes, who loses by the selected closing.
 */
void
_lian_coverage_fill_losers (LianCoveragePage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  People people = { rows, self->measure, NULL };
  g_autofree char *heading = list_people (self, &people);
  gtk_label_set_text (self->losers_heading, heading);
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->loser_rows));
  g_list_store_splice (self->loser_rows, 0, old, NULL, 0);
  g_list_store_splice (self->loser_rows, 0, 0, rows->pdata, rows->len);
}

static void
open_place_cb (LianCoveragePage *self, guint position)
{
  g_autoptr (LianTextRow) row
      = g_list_model_get_item (G_LIST_MODEL (self->loser_rows), position);
  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "neighbourhood",
                                lian_text_row_get_number (row));
}

/**
 * _lian_coverage_create_losers:
 * @self: the page
 *
 * Returns: (transfer floating): the list of those who lose, with its heading
 */
GtkWidget *
_lian_coverage_create_losers (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *heading = gtk_label_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->loser_rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSingleSelection *selection
      = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->loser_rows)));
  self->losers = lian_text_rows_view_new (GTK_SELECTION_MODEL (selection), _ ("Who loses"));
  lian_text_rows_append_column (self->losers, _ ("Neighbourhood"), 0, 130, TRUE);
  lian_text_rows_append_figures (self->losers, _ ("residents"), 1, 80);
  lian_text_rows_append_column (self->losers, _ ("way, before → after"), 2, 150, FALSE);
  lian_text_rows_append_column (self->losers, _ ("why"), 3, 180, TRUE);
  g_signal_connect_object (self->losers, "activate", G_CALLBACK (open_place_cb), self,
                           G_CONNECT_SWAPPED);
  self->losers_heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->losers_heading, 0);
  gtk_label_set_ellipsize (self->losers_heading, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_start (heading, 9);
  gtk_widget_set_margin_top (heading, 3);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->losers));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, 110);
  GtkWidget *bin = lian_tab_bin_new (scrolled);
  gtk_widget_set_vexpand (bin, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), bin);
  return box;
}
