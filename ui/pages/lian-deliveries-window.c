/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The deliveries of a contract against its schedule in a window: month by month with what is late, and
 * summed over the days; of all lines in yuan, or of one in its own unit. */
#include "lian-deliveries-window.h"

#include "lian-chart.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-overview-charts.h"
#include "lian-overview-records.h"
#include "lian-plain-window.h"
#include "lian-text.h"
#include "lian-trouble.h"

#define N_CHARTS 2

typedef struct
{
  gint64 contract;
  guint chosen; /* place of the scope */
  guint generation;
  GPtrArray *scopes; /* LianOverviewScope */
  LianOverviewChart *charts[N_CHARTS];
} Reading;

typedef struct
{
  GWeakRef parent; /* where records are opened */
  LianContext *context;
  gint64 contract;
  guint generation;
  GCancellable *cancellable;
  GtkWidget *window;
  LianTrouble *trouble;
  GtkDropDown *scope;
  GtkWidget *scope_row;
  GtkWidget *charts[N_CHARTS];
  LianOverviewChart *shown[N_CHARTS];
  gboolean filling;
} Window;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  for (guint i = 0; i < N_CHARTS; i++)
    g_clear_pointer (&reading->charts[i], lian_overview_chart_free);
  g_clear_pointer (&reading->scopes, g_ptr_array_unref);
  g_free (reading);
}

static void
window_free (gpointer data)
{
  Window *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  for (guint i = 0; i < N_CHARTS; i++)
    g_clear_pointer (&self->shown[i], lian_overview_chart_free);
  g_weak_ref_clear (&self->parent);
  g_object_unref (self->context);
  g_free (self);
}

/* Reading. */

static gboolean
read_charts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->scopes = lian_overview_list_line_scopes (txn, reading->contract);
  if (reading->chosen >= reading->scopes->len)
    reading->chosen = 0;
  const LianOverviewScope *scope = reading->scopes->pdata[reading->chosen];
  reading->charts[0] = lian_overview_chart_months (txn, scope);
  reading->charts[1] = lian_overview_chart_deliveries (txn, scope);
  return TRUE;
}

static void
show_scopes (Window *self, const Reading *reading)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < reading->scopes->len; i++)
    {
      const LianOverviewScope *scope = reading->scopes->pdata[i];
      g_autofree char *name = lian_text_shorten_to (scope->name, 56);
      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope, reading->chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (self->scope_row, reading->scopes->len > 1);
}

static void
show_charts (Window *self, Reading *reading)
{
  for (guint i = 0; i < N_CHARTS; i++)
    {
      lian_chart_set_spec (LIAN_CHART (self->charts[i]), reading->charts[i]->spec);
      gtk_widget_set_visible (self->charts[i], TRUE);
      g_clear_pointer (&self->shown[i], lian_overview_chart_free);
      self->shown[i] = g_steal_pointer (&reading->charts[i]);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-deliveries");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_in_destruction (window)
      || (reading != NULL && reading->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  gboolean first = self->shown[0] == NULL;
  show_scopes (self, reading);
  show_charts (self, reading);
  if (first)
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
}

static void
read_again (Window *self)
{
  Reading *reading = g_new0 (Reading, 1);
  guint chosen = gtk_drop_down_get_selected (self->scope);
  reading->contract = self->contract;
  reading->chosen = chosen != GTK_INVALID_LIST_POSITION ? chosen : 0;
  reading->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_charts, reading, reading_free,
                         self->cancellable, read_cb, g_object_ref (self->window));
}

static void
changed_cb (GtkWidget *window)
{
  Window *self = g_object_get_data (G_OBJECT (window), "lian-deliveries");
  if (self != NULL && !gtk_widget_in_destruction (window))
    read_again (self);
}

static void
scope_chosen_cb (Window *self)
{
  if (!self->filling)
    read_again (self);
}

/* What the main window does for charts, this one has it do. */

static void
pass_on (Window *self, const char *action, GVariant *parameter)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *name = g_strconcat ("win.", action, NULL);
  if (parent != NULL)
    gtk_widget_activate_action_variant (parent, name, parameter);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pass_on (data, "toast", parameter);
}

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Window *self = data;
  pass_on (self, "open-record", parameter);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
add_actions (Window *self)
{
  static const GActionEntry entries[] = {
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "open-record", .activate = open_record_cb, .parameter_type = "(sx)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static gboolean
figure_cb (Window *self, gint64 number, const char *key, GtkWidget *chart)
{
  for (guint i = 0; i < N_CHARTS; i++)
    if (self->charts[i] == chart && self->shown[i] != NULL)
      lian_overview_records_open (chart, self->shown[i], number);
  return TRUE;
}

/* Construction. */

static GtkWidget *
create_scope (Window *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Deliveries of"));
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  self->scope = GTK_DROP_DOWN (drop_down);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  lian_gtk48_name_drop_down (self->scope, _ ("Line of the contract"));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (scope_chosen_cb), self);
  self->scope_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->scope_row), label);
  gtk_box_append (GTK_BOX (self->scope_row), drop_down);
  gtk_widget_set_visible (self->scope_row, FALSE);
  return self->scope_row;
}

static GtkWidget *
create_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (read_again), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), create_scope (self));
  for (guint i = 0; i < N_CHARTS; i++)
    {
      self->charts[i] = lian_chart_new ();
      gtk_widget_set_visible (self->charts[i], FALSE);
      g_signal_connect_swapped (self->charts[i], "datum-activated", G_CALLBACK (figure_cb), self);
      gtk_box_append (GTK_BOX (box), self->charts[i]);
    }
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/**
 * lian_deliveries_window_present:
 * @parent: where it is asked for; records are opened from there
 * @context: what pages share
 * @contract: a contract
 *
 * Shows what was due, delivered and accepted, and what is late.  Escape closes it.
 */
void
lian_deliveries_window_present (GtkWidget *parent, LianContext *context, gint64 contract)
{
  Window *self = g_new0 (Window, 1);
  g_weak_ref_init (&self->parent, parent);
  self->context = g_object_ref (context);
  self->contract = contract;
  self->cancellable = g_cancellable_new ();
  self->window
      = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                               _ ("Deliveries of the Contract"), create_content (self), 1000, 640);
  g_object_set_data_full (G_OBJECT (self->window), "lian-deliveries", self, window_free);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self->window, G_CONNECT_SWAPPED);
  add_actions (self);
  read_again (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
