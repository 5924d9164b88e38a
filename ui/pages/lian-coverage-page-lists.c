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
create_closing_row (LianCoveragePage *self, const LianClosing *closing)
{
  guint n;
  const LianGround *ground = self->job->ground;
  const LianOutlet *outlet = &lian_ground_get_outlets (ground, &n)[closing->outlet];
  g_autofree char *lost = lian_coverage_words_number (closing->residents_lost);
  g_autofree char *waiting = lian_coverage_words_number (closing->residents_waiting);
  g_autofree char *extra = lian_coverage_words_extra_figure (ground, closing->extra_person_metres);
  g_autofree char *places = lian_coverage_words_number (closing->losers->len);
  g_autofree char *closed
      = _lian_coverage_is_closing (self, outlet->id)
            /* Translators: a service point that a trial closes */
            ? g_strdup_printf (_ ("✕ %s"), outlet->title)
            : g_strdup (outlet->title);
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
  for (guint i = 0; closings != NULL && i < closings->len; i++)
    g_ptr_array_add (rows, create_closing_row (self, closings->pdata[i]));
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

static LianTextRow *
create_loser_row (const LianGround *ground, const LianLoser *loser)
{
  guint n;
  const LianPlace *place = &lian_ground_get_places (ground, &n)[loser->place];
  g_autofree char *residents = loser->residents > 0 ? lian_coverage_words_number (loser->residents)
                                                    : g_strdup (_ ("unknown"));
  g_autofree char *way = lian_coverage_words_change (ground, loser->before, loser->after);
  g_autofree char *wait = lian_coverage_words_wait (loser->wait);
  g_autofree char *why = loser->why == LIAN_LOSS_ROUND
                             ? g_strdup_printf ("%s (%s)", lian_loss_label (loser->why), wait)
                             : g_strdup (lian_loss_label (loser->why));
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { place->title, residents, way, why };
  return lian_text_row_new (place->id, cells);
}

static LianTextRow *
create_gainer_row (const LianGround *ground, const LianGainer *gainer)
{
  guint n;
  const LianPlace *place = &lian_ground_get_places (ground, &n)[gainer->place];
  g_autofree char *residents = lian_coverage_words_number (gainer->residents);
  g_autofree char *way = lian_coverage_words_change (ground, gainer->before, gainer->after);
  /* Translators: what residents gain */
  g_autofree char *what = g_strdup_printf (_ ("gain: %s"), lian_gain_label (gainer->gain));
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { place->title, residents, way, what };
  return lian_text_row_new (place->id, cells);
}

static void
add_losers (GPtrArray *rows, const LianGround *ground, const GArray *losers)
{
  for (guint i = 0; i < losers->len; i++)
    g_ptr_array_add (rows, create_loser_row (ground, &g_array_index (losers, LianLoser, i)));
}

static char *
describe_closing (LianCoveragePage *self, const LianClosing *closing)
{
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (self->job->ground, &n);
  g_autofree char *short_title = lian_text_shorten_to (outlets[closing->outlet].title, 60);
  g_autofree char *name = lian_isolate (short_title);
  if (!closing->measured)
    return g_strdup_printf (_ ("Nobody knows where %s stands: nothing can be told"), name);
  return g_strdup_printf (closing->losers->len > 0 ? _ ("Who loses if %s closes")
                                                   : _ ("Nobody loses if %s closes"),
                          name);
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
  const LianComparison *comparison = self->job->comparison;
  const LianClosing *closing = lian_coverage_job_find_closing (self->job, self->point);
  const LianGround *ground = self->job->ground;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *heading = NULL;
  if (comparison != NULL)
    {
      add_losers (rows, ground, comparison->harm->losers);
      for (guint i = 0; i < comparison->gainers->len; i++)
        g_ptr_array_add (rows, create_gainer_row (ground, &g_array_index (comparison->gainers,
                                                                           LianGainer, i)));
      heading = g_strdup (_ ("Who loses and who gains by the changes"));
    }
  else if (closing != NULL)
    {
      add_losers (rows, ground, closing->losers);
      heading = describe_closing (self, closing);
    }
  gtk_label_set_text (self->losers_heading, heading != NULL ? heading : "");
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
