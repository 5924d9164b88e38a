/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of corrections: the list by state, the correction beside it, the acts below. */
#include "lian-corrections-page-private.h"
#include "lian-correction-chart.h"
#include "lian-decide.h"
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-relation-cut.h"

G_DEFINE_FINAL_TYPE (LianCorrectionsPage, lian_corrections_page, GTK_TYPE_WIDGET)

/* Least width of a correction: two buttons beside each other. */
#define SIDE_WIDTH 420

enum
{
  PROP_WAITING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
view_free (gpointer data)
{
  LianCorrectionsView *view = data;
  g_clear_pointer (&view->correction, lian_correction_free);
  g_clear_pointer (&view->chart, lian_chart_spec_unref);
  g_clear_pointer (&view->officers, g_ptr_array_unref);
  g_clear_pointer (&view->cuts, g_ptr_array_unref);
  g_free (view);
}

static gboolean
read_view (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianCorrectionsView *view = data;
  view->correction = lian_correction_load (txn, view->activity, view->record, error);
  if (view->correction == NULL)
    return FALSE;
  lian_correction_get_unit (view->correction, txn, &view->unit);
  view->chart = lian_correction_chart_new (view->correction, txn);
  view->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  view->cuts = lian_relation_cuts (txn, &(LianRelationChange){ .by = LIAN_CUTTER_CORRECTION,
                                                               .activity = view->activity });
  view->working_date = lian_txn_get_working_date (txn);
  view->author = lian_txn_get_author (txn);
  for (guint i = 0; i < view->officers->len; i++)
    if (lian_record_get_id (view->officers->pdata[i]) == view->author)
      view->may_decide = lian_decide_is_entitled (view->officers->pdata[i], view->working_date);
  return TRUE;
}

static void
update_actions (LianCorrectionsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LianCorrectionsView *view = self->view;
  gboolean officer = view != NULL && view->may_decide;
  LianCorrectionState state
      = view != NULL ? view->correction->state : LIAN_CORRECTION_CLOSED;
  LianTruth proposed;
  gboolean open = state == LIAN_CORRECTION_OPEN || state == LIAN_CORRECTION_OVERDUE;
  gtk_widget_action_set_enabled (widget, "corrections.open",
                                 officer && state == LIAN_CORRECTION_FOUND);
  gtk_widget_action_set_enabled (widget, "corrections.fact",
                                 officer
                                     && lian_correction_propose_fact (view->correction, &proposed)
                                            != NULL);
  gtk_widget_action_set_enabled (widget, "corrections.measure", officer && open);
  gtk_widget_action_set_enabled (widget, "corrections.close", officer && open);
  gtk_widget_action_set_enabled (widget, "corrections.print", view != NULL);
}

static void
view_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;
  LianCorrectionsView *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->unread, error))
    return;
  LianCorrectionsView *view = g_new0 (LianCorrectionsView, 1);
  *view = *read;
  *read = (LianCorrectionsView){ 0 };
  gboolean same = self->view != NULL && self->view->activity == view->activity;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double at = same ? gtk_adjustment_get_value (adjustment) : 0;
  gtk_scrolled_window_set_child (self->scrolled, _lian_corrections_create_view (view));
  gtk_adjustment_set_value (adjustment, at);
  g_clear_pointer (&self->view, view_free);
  self->view = view;
  gtk_stack_set_visible_child_name (self->stack, "correction");
  gtk_widget_set_visible (self->bar, TRUE);
  update_actions (self);
}

/**
 * _lian_corrections_load_view:
 * @self: the page
 *
 * Reads the correction that is selected.
 */
void
_lian_corrections_load_view (LianCorrectionsPage *self)
{
  if (self->activity == 0)
    return;
  LianCorrectionsView *view = g_new0 (LianCorrectionsView, 1);
  view->activity = self->activity;
  view->record = self->record;
  view->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_view, view, view_free,
                         self->cancellable, view_cb, g_object_ref (self));
}

/**
 * _lian_corrections_set_waiting:
 * @self: the page
 * @waiting: how many corrections wait for somebody
 */
void
_lian_corrections_set_waiting (LianCorrectionsPage *self, guint waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

static void
changed_cb (LianCorrectionsPage *self, LianChangeSet *set)
{
  static const char *const types[]
      = { "activity",          "cooperative",     "readiness",          "process",
          "service_point",     "relation",        "decision",           "officer",
          "production_return", "correction_case", "correction_symptom", "correction_measure",
          "unit",              "trade",           "settings",           "edition" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      {
        _lian_corrections_load_list (self);
        _lian_corrections_load_view (self);
        return;
      }
}

/* Actions. */

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (LianCorrectionsPage *self);
  } actions[] = {
    { "corrections.open", _lian_corrections_ask_open },
    { "corrections.fact", _lian_corrections_ask_fact },
    { "corrections.measure", _lian_corrections_ask_measure },
    { "corrections.close", _lian_corrections_ask_close },
  };
  LianCorrectionsPage *self = LIAN_CORRECTIONS_PAGE (widget);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (self->view != NULL && g_str_equal (actions[i].name, action))
      actions[i].run (self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCorrectionsPage *self = LIAN_CORRECTIONS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->view == NULL || !GTK_IS_WINDOW (root))
    return;
  gint64 id = self->view->record != 0 ? self->view->record : self->view->activity;
  lian_print_preview (GTK_WINDOW (root), self->context, "correction-sheet", &id, 1);
}

/**
 * _lian_corrections_focus_list:
 * @self: the page
 *
 * Gives the list the focus that is wanted, when it was read.
 */
void
_lian_corrections_focus_list (LianCorrectionsPage *self)
{
  if (!self->focus_wanted || !self->is_read)
    return;
  self->focus_wanted = FALSE;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
      && !lian_focus_is_within (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCorrectionsPage *self = LIAN_CORRECTIONS_PAGE (widget);
  self->focus_wanted = TRUE;
  _lian_corrections_focus_list (self);
}

/* From the list into the correction, from there back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCorrectionsPage *self = LIAN_CORRECTIONS_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->list), GTK_WIDGET (self->scrolled));
}

static void
lian_corrections_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_CORRECTIONS_PAGE (object)->waiting);
}

static void
lian_corrections_page_dispose (GObject *object)
{
  LianCorrectionsPage *self = LIAN_CORRECTIONS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_pointer (&self->view, view_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_corrections_page_parent_class)->dispose (object);
}

static void
lian_corrections_page_finalize (GObject *object)
{
  g_object_unref (LIAN_CORRECTIONS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_corrections_page_parent_class)->finalize (object);
}

static void
lian_corrections_page_class_init (LianCorrectionsPageClass *klass)
{
  static const char *const names[] = { "corrections.open", "corrections.fact",
                                       "corrections.measure", "corrections.close" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = lian_corrections_page_get_property;
  object_class->dispose = lian_corrections_page_dispose;
  object_class->finalize = lian_corrections_page_finalize;
  /**
   * LianCorrectionsPage:waiting:
   *
   * How many corrections are overdue, found or open.
   */
  properties[PROP_WAITING]
      = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, run_action);
  gtk_widget_class_install_action (widget_class, "corrections.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "corrections.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "corrections.open", NULL);
}

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (
      lian_lines_add_button (LIAN_LINES (bar), _ ("_Open a case…"),
                             _ ("Make a case of what was found (Ctrl+Return)"), "corrections.open"),
      "suggested-action");
  lian_lines_add_button (LIAN_LINES (bar), _ ("Confirm a _fact…"), NULL, "corrections.fact");
  lian_lines_add_button (LIAN_LINES (bar), _ ("Add a _measure…"), NULL, "corrections.measure");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Close the case…"), NULL, "corrections.close");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Print correction sheet…"),
                         NULL, "corrections.print");
  return bar;
}

/**
 * _lian_corrections_create_unread:
 * @self: the page
 * @unread: (out): the bar
 * @retry: called to read again
 *
 * Returns: (transfer floating): a bar for what can't be read
 */
GtkWidget *
_lian_corrections_create_unread (LianCorrectionsPage *self, LianTrouble **unread, GCallback retry)
{
  *unread = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (*unread, "retry", retry, self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (*unread);
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lian_label_new (_ ("Nothing to correct"), "title-1"));
  gtk_box_append (GTK_BOX (box),
                  lian_label_new (_ ("A centralisation appears here when the rules would not have "
                                     "permitted it, or when its production returns fell after the "
                                     "day it was centralised on."),
                                  "dim-label"));
  return box;
}

static GtkWidget *
create_side (LianCorrectionsPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->bar = create_bar ();
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Correction"), -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "correction");
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_box_append (GTK_BOX (side),
                  _lian_corrections_create_unread (self, &self->unread,
                                                   G_CALLBACK (_lian_corrections_load_view)));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (side), self->bar);
  gtk_widget_set_visible (self->bar, FALSE);
  /* The least height of a window is asked for at its least width, where the buttons stand one above
   * the other: that narrow it would be higher than a small screen. */
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  return side;
}

static void
lian_corrections_page_init (LianCorrectionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), _lian_corrections_create_list (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), create_side (self));
  gtk_paned_set_position (GTK_PANED (self->paned), 280);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  update_actions (self);
}

/**
 * lian_corrections_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself
 */
GtkWidget *
lian_corrections_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianCorrectionsPage *self = g_object_new (LIAN_TYPE_CORRECTIONS_PAGE, NULL);
  self->context = g_object_ref (context);
  LianStore *store = lian_context_get_store (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::author", G_CALLBACK (_lian_corrections_load_view), self,
                           G_CONNECT_SWAPPED);
  _lian_corrections_load_list (self);
  return GTK_WIDGET (self);
}

/**
 * lian_corrections_page_open:
 * @self: the page
 * @activity: what was centralised
 * @record: its case, or 0 for what was found
 *
 * Shows a correction.
 */
void
lian_corrections_page_open (LianCorrectionsPage *self, gint64 activity, gint64 record)
{
  g_return_if_fail (LIAN_IS_CORRECTIONS_PAGE (self));
  self->activity = activity;
  self->record = record;
  _lian_corrections_select_current (self);
  _lian_corrections_load_view (self);
}
