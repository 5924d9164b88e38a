/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives of a trade side by side: what is recommended, and the facts, those that differ
 * first told apart.
 *
 * A column for each activity, a row for each fact.  What differs bears a sign and not only a
 * weight. */
#include "lian-compare-window.h"
#include "lian-case-compare.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-plain-window.h"
#include "lian-trouble.h"
#include "lian-words.h"

typedef struct
{
  gint64 activity;
  guint n_left_out;
  GPtrArray *cases;
} Comparison;

typedef struct
{
  GWeakRef page; /* where a case is opened */
  LianContext *context;
  gint64 activity;
  GtkWidget *window;
  GtkWidget *grid;
  GtkWidget *same;   /* check button: also what is the same */
  GtkWidget *summary;
  LianTrouble *trouble;
  GCancellable *cancellable;
  Comparison *comparison; /* (nullable): not read yet */
} View;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;
  g_clear_pointer (&comparison->cases, g_ptr_array_unref);
  g_free (comparison);
}

static void
view_free (gpointer data)
{
  View *view = data;
  g_cancellable_cancel (view->cancellable);
  g_object_unref (view->cancellable);
  g_clear_pointer (&view->comparison, comparison_free);
  g_weak_ref_clear (&view->page);
  g_object_unref (view->context);
  g_free (view);
}

/* The table. */

static GtkWidget *
create_cell (const char *text, const char *style)
{
  GtkWidget *label = lian_label_new (text, style);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  return label;
}

static void
open_cb (GtkButton *button, View *view)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&view->page);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lian-column"));
  const LianCase *one = view->comparison->cases->pdata[column];
  if (page != NULL)
    gtk_widget_activate_action (page, "win.open-record", "(sx)", "activity", one->activity);
  gtk_window_close (GTK_WINDOW (view->window));
}

static void
add_head (View *view, guint column)
{
  const LianCase *one = view->comparison->cases->pdata[column];
  g_autofree char *name = lian_isolate_join ("\n", one->cooperative_name, one->activity_name, NULL);
  GtkWidget *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), create_cell (name, "heading"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Open the activity"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "lian-column", GUINT_TO_POINTER (column));
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), view);
  gtk_grid_attach (GTK_GRID (view->grid), button, (int) column + 1, 0, 1, 1);
}

static void
add_outcomes (View *view)
{
  GtkGrid *grid = GTK_GRID (view->grid);
  gtk_grid_attach (grid, create_cell (_ ("Recommended"), "heading"), 0, 1, 1, 1);
  gtk_grid_attach (grid, create_cell (_ ("blocked"), NULL), 0, 2, 1, 1);
  gtk_grid_attach (grid, create_cell (_ ("state"), NULL), 0, 3, 1, 1);
  for (guint i = 0; i < view->comparison->cases->len; i++)
    {
      const LianCase *one = view->comparison->cases->pdata[i];
      g_autofree char *recommended = lian_words_dup_outcomes (NULL, one->opinion->recommended);
      g_autofree char *blocked = lian_words_dup_blocked (NULL, one, "\n");
      gtk_grid_attach (grid, create_cell (recommended, "heading"), (int) i + 1, 1, 1, 1);
      gtk_grid_attach (grid, create_cell (blocked, NULL), (int) i + 1, 2, 1, 1);
      gtk_grid_attach (grid, create_cell (lian_words_section (NULL, one->section), NULL),
                       (int) i + 1, 3, 1, 1);
    }
}

static void
add_fact (View *view, const char *fact, gboolean differs, int row)
{
  GtkGrid *grid = GTK_GRID (view->grid);
  g_autofree char *name
      = g_strdup_printf ("%s %s", differs ? "≠" : "=", lian_words_fact (NULL, fact));
  gtk_grid_attach (grid, create_cell (name, NULL), 0, row, 1, 1);
  for (guint i = 0; i < view->comparison->cases->len; i++)
    {
      const LianCaseFact *found = lian_case_find_fact (view->comparison->cases->pdata[i], fact);
      const char *value = lian_words_value (NULL, found != NULL ? found->value : NULL);
      gtk_grid_attach (grid, create_cell (value, differs ? "heading" : "dim-label"), (int) i + 1,
                       row, 1, 1);
    }
}

static void
show_table (View *view)
{
  GtkWidget *child;
  g_autoptr (GPtrArray) facts = lian_case_list_compared (view->comparison->cases);
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (view->same));
  int row = 4;
  while ((child = gtk_widget_get_first_child (view->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (view->grid), child);
  for (guint i = 0; i < view->comparison->cases->len; i++)
    add_head (view, i);
  add_outcomes (view);
  for (guint i = 0; i < facts->len; i++)
    {
      gboolean differs = lian_case_facts_differ (view->comparison->cases, facts->pdata[i]);
      if (differs || all)
        add_fact (view, facts->pdata[i], differs, row++);
    }
}

static void
same_cb (GtkCheckButton *button, View *view)
{
  if (view->comparison != NULL)
    show_table (view);
}

static void
show_summary (View *view)
{
  guint n = view->comparison->cases->len, left = view->comparison->n_left_out;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u activity of the trade", "%u activities of the trade", n), n);
  g_autofree char *whole
      = left > 0 ? g_strdup_printf (_ ("%s; %u more are not shown"), text, left) : g_strdup (text);
  gtk_label_set_text (GTK_LABEL (view->summary), whole);
}

/* Reading. */

static gboolean
read_cases (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *comparison = data;
  comparison->cases = lian_case_list_of_trade (txn, comparison->activity, &comparison->n_left_out,
                                               cancellable, error);
  return comparison->cases != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Comparison *comparison = lian_store_read_finish (LIAN_STORE (source), result, &error);
  View *view = g_object_get_data (G_OBJECT (window), "lian-view");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || !lian_trouble_take (view->trouble, error))
    return;
  view->comparison = g_new0 (Comparison, 1);
  view->comparison->n_left_out = comparison->n_left_out;
  view->comparison->cases = g_steal_pointer (&comparison->cases);
  show_summary (view);
  show_table (view);
}

static void
read_again (View *view)
{
  Comparison *comparison = g_new0 (Comparison, 1);
  comparison->activity = view->activity;
  lian_store_read_async (lian_context_get_store (view->context), read_cases, comparison,
                         comparison_free, view->cancellable, read_cb, g_object_ref (view->window));
}

/* Construction. */

static GtkWidget *
make_bar (View *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (bar, "list-head");
  view->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (view->summary), 0);
  gtk_widget_set_hexpand (view->summary, TRUE);
  view->same = gtk_check_button_new_with_label (_ ("Also what is the same"));
  g_signal_connect (view->same, "toggled", G_CALLBACK (same_cb), view);
  gtk_box_append (GTK_BOX (bar), view->summary);
  gtk_box_append (GTK_BOX (bar), view->same);
  return bar;
}

static GtkWidget *
make_content (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  view->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (view->trouble, "retry", G_CALLBACK (read_again), view);
  view->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (view->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (view->grid), 12);
  gtk_widget_add_css_class (view->grid, "rule-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view->grid);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->trouble));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

/**
 * lian_compare_window_present:
 * @page: where it is asked for; a case is opened from there
 * @context: what pages share
 * @activity: an activity
 *
 * Shows the activity beside the others of its trade. Escape closes it.
 */
void
lian_compare_window_present (GtkWidget *page, LianContext *context, gint64 activity)
{
  View *view = g_new0 (View, 1);
  g_weak_ref_init (&view->page, page);
  view->context = g_object_ref (context);
  view->activity = activity;
  view->cancellable = g_cancellable_new ();
  view->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)), _ ("Side by Side"),
                                        make_content (view), 980, 620);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  read_again (view);
  gtk_window_present (GTK_WINDOW (view->window));
}
