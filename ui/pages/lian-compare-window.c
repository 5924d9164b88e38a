/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives of a trade side by side: what is recommended, and the facts, those that differ
 * first told apart.  What an officer finds alike here is marked in the queue. */
#include "lian-compare-window.h"
#include "lian-case-compare.h"
#include "lian-compare-table.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-plain-window.h"
#include "lian-plural.h"
#include "lian-trouble.h"

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
  LianCompareTable *table;
  GtkWidget *mark;
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

static void
open_cb (View *view, guint column)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&view->page);
  const LianCase *one = view->comparison->cases->pdata[column];
  if (page != NULL)
    gtk_widget_activate_action (page, "win.open-record", "(sx)", "activity", one->activity);
  gtk_window_close (GTK_WINDOW (view->window));
}

static void
chosen_cb (View *view)
{
  g_autoptr (GArray) chosen = lian_compare_table_list_chosen (view->table);
  gtk_widget_set_sensitive (view->mark, chosen->len > 0);
}

/* Back in the queue they are decided together, with what was seen here. */
static void
mark_cb (View *view)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&view->page);
  g_autoptr (GArray) chosen = lian_compare_table_list_chosen (view->table);
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < chosen->len; i++)
    {
      const LianCase *one = view->comparison->cases->pdata[g_array_index (chosen, guint, i)];
      g_variant_builder_add (&builder, "x", one->activity);
    }
  g_autoptr (GVariant) activities = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (page != NULL)
    gtk_widget_activate_action_variant (page, "review.mark", activities);
  gtk_window_close (GTK_WINDOW (view->window));
}

static void
show_table (View *view)
{
  lian_compare_table_show (view->table, view->comparison->cases,
                           gtk_check_button_get_active (GTK_CHECK_BUTTON (view->same)));
  chosen_cb (view);
  /* The arrows scroll from within the table. */
  gtk_widget_child_focus (GTK_WIDGET (view->table), GTK_DIR_TAB_FORWARD);
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
  view->mark = lian_gtk48_mnemonic_button_new (_ ("_Mark the chosen in the queue"));
  gtk_widget_set_sensitive (view->mark, FALSE);
  g_signal_connect_swapped (view->mark, "clicked", G_CALLBACK (mark_cb), view);
  g_signal_connect (view->same, "toggled", G_CALLBACK (same_cb), view);
  gtk_box_append (GTK_BOX (bar), view->summary);
  gtk_box_append (GTK_BOX (bar), view->same);
  gtk_box_append (GTK_BOX (bar), view->mark);
  return bar;
}

static GtkWidget *
make_content (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  view->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (view->trouble, "retry", G_CALLBACK (read_again), view);
  view->table = LIAN_COMPARE_TABLE (lian_compare_table_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->table), TRUE);
  g_signal_connect_swapped (view->table, "opened", G_CALLBACK (open_cb), view);
  g_signal_connect_swapped (view->table, "chosen", G_CALLBACK (chosen_cb), view);
  gtk_box_append (GTK_BOX (box), make_bar (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->trouble));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->table));
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
                                        make_content (view), 1080, 620);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  read_again (view);
  gtk_window_present (GTK_WINDOW (view->window));
}
