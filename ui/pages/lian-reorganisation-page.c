/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of reorganisations: proposals and what was merged too far on the left, side by side beside them,
 * the acts below. */
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-reorganisation-page-private.h"

G_DEFINE_FINAL_TYPE (LianReorganisationPage, lian_reorganisation_page, GTK_TYPE_WIDGET)

#define SIDE_WIDTH 420

static void
view_free (gpointer data)
{
  LianReorganisationView *view = data;
  g_clear_pointer (&view->proposals, g_ptr_array_unref);
  g_clear_pointer (&view->trades, g_ptr_array_unref);
  g_clear_pointer (&view->too_far, g_ptr_array_unref);
  g_clear_pointer (&view->columns, g_ptr_array_unref);
  g_clear_pointer (&view->officers, g_ptr_array_unref);
  g_free (view);
}

/* Reading. */

/* What is chosen and still there, else the first. */
static void
choose (LianReorganisationView *view, gboolean is_free)
{
  for (guint i = 0; i < view->proposals->len; i++)
    if (lian_record_get_id (view->proposals->pdata[i]) == view->chosen)
      return;
  view->chosen = is_free && view->proposals->len > 0 ? lian_record_get_id (view->proposals->pdata[0]) : 0;
}

/* What is done or dropped comes last. */
static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  static const char *const closed[] = { "DONE", "DROPPED", NULL };
  int first = g_strv_contains (closed, lian_record_get_text (one, "state"));
  int second = g_strv_contains (closed, lian_record_get_text (other, "state"));
  if (first != second)
    return first - second;
  return lian_record_get_id (one) < lian_record_get_id (other) ? -1 : 1;
}

static gboolean
read_view (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianReorganisationView *view = data;
  view->proposals = lian_txn_list_all (txn, lian_type_find ("reorganisation"));
  g_ptr_array_sort (view->proposals, compare_proposals);
  view->trades = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->proposals->len; i++)
    g_ptr_array_add (view->trades, lian_txn_title (txn, lian_type_find ("trade"),
                                                   lian_record_get_number (view->proposals->pdata[i], "trade")));
  view->too_far = lian_reorganisation_list_too_far (txn, cancellable, error);
  if (view->too_far == NULL)
    return FALSE;
  choose (view, view->chosen >= 0);
  g_autoptr (GArray) beside = lian_reorganisation_list_beside (txn, view->chosen);
  view->columns = lian_reorganisation_compare (txn, beside);
  view->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  view->working_date = lian_txn_get_working_date (txn);
  return TRUE;
}

/**
 * _lian_reorganisation_page_get_column:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the proposal that is chosen
 */
const LianReorganisationColumn *
_lian_reorganisation_page_get_column (LianReorganisationPage *self)
{
  return self->view != NULL && self->proposal != 0 && self->view->columns->len > 0 ? self->view->columns->pdata[0]
                                                                                   : NULL;
}

/**
 * _lian_reorganisation_page_get_too_far:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what was merged too far, where that is chosen
 */
const LianTooFar *
_lian_reorganisation_page_get_too_far (LianReorganisationPage *self)
{
  for (guint i = 0; self->view != NULL && i < self->view->too_far->len; i++)
    if (((const LianTooFar *) self->view->too_far->pdata[i])->activity == self->activity)
      return self->view->too_far->pdata[i];
  return NULL;
}

static void
update_actions (LianReorganisationPage *self)
{
  const LianReorganisationColumn *column = _lian_reorganisation_page_get_column (self);
  const LianTooFar *too_far = _lian_reorganisation_page_get_too_far (self);
  const char *state = column != NULL ? column->state : "";
  gboolean writes = self->context != NULL && !lian_store_is_read_only (lian_context_get_store (self->context));
  gboolean draft = g_str_equal (state, "DRAFT"), decided = g_str_equal (state, "DECIDED");
  gboolean going = decided || g_str_equal (state, "CARRYING_OUT"), dropped = g_str_equal (state, "DROPPED");
  const struct
  {
    const char *name;
    gboolean on;
  } actions[] = {
    { "reorganisation.rehearse", writes && (draft || going) && column->next_batch != 0 },
    { "reorganisation.decide", writes && draft && column->rehearsed },
    { "reorganisation.countersign", writes && decided && !column->is_signed },
    { "reorganisation.carry-out", writes && going },
    { "reorganisation.take-back", writes && (going || dropped) },
    { "reorganisation.drop", writes && (draft || decided) },
    { "reorganisation.apart", writes && too_far != NULL && too_far->succession != 0 && too_far->reorganisation == 0 },
    { "reorganisation.open", column != NULL || too_far != NULL },
    { "page.print", column != NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].on);
}

static void
show_view (LianReorganisationPage *self, LianReorganisationView *view)
{
  g_clear_pointer (&self->view, view_free);
  self->view = view;
  if (self->activity == 0)
    self->proposal = view->chosen;
  _lian_reorganisation_page_fill_list (self);
  _lian_reorganisation_page_fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, view->columns->len > 0 ? "table"
                                                 : self->activity != 0   ? "too-far"
                                                                         : "empty");
  update_actions (self);
}

static void
view_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReorganisationPage) self = data;
  g_autoptr (GError) error = NULL;
  LianReorganisationView *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->unread, error))
    return;
  LianReorganisationView *view = g_new0 (LianReorganisationView, 1);
  *view = *read;
  *read = (LianReorganisationView){ 0 };
  show_view (self, view);
}

static void
load_view (LianReorganisationPage *self)
{
  LianReorganisationView *view = g_new0 (LianReorganisationView, 1);
  view->generation = ++self->generation;
  view->chosen = self->activity != 0 ? -1 : self->proposal;
  lian_store_read_async (lian_context_get_store (self->context), read_view, view, view_free, self->cancellable,
                         view_cb, g_object_ref (self));
}

static void
changed_cb (LianReorganisationPage *self, LianChangeSet *set)
{
  static const char *const types[]
      = { "reorganisation", "reorganisation_step", "reorganisation_finding", "succession", "correction_case",
          "correction_symptom", "cooperative", "activity", "decision", "trade", "officer", "settings" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      {
        load_view (self);
        return;
      }
}

/* What the user does. */

static void
selected_cb (LianReorganisationPage *self, GtkListBoxRow *row)
{
  gboolean is_proposal;
  gint64 id = _lian_reorganisation_page_row_id (row, &is_proposal);
  if (self->filling || id == 0 || id == (is_proposal ? self->proposal : self->activity))
    return;
  self->proposal = is_proposal ? id : 0;
  self->activity = is_proposal ? 0 : id;
  load_view (self);
}

static void
open_record (LianReorganisationPage *self)
{
  const LianTooFar *too_far = _lian_reorganisation_page_get_too_far (self);
  gboolean of_case = too_far != NULL && too_far->correction_case != 0;
  if (self->proposal != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "reorganisation", self->proposal);
  else if (too_far != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                of_case ? "correction_case" : "activity",
                                of_case ? too_far->correction_case : too_far->activity);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (LianReorganisationPage *self);
  } actions[] = {
    { "reorganisation.rehearse", _lian_reorganisation_page_rehearse },
    { "reorganisation.decide", _lian_reorganisation_page_ask_decide },
    { "reorganisation.countersign", _lian_reorganisation_page_ask_countersign },
    { "reorganisation.carry-out", _lian_reorganisation_page_ask_carry_out },
    { "reorganisation.take-back", _lian_reorganisation_page_take_back },
    { "reorganisation.drop", _lian_reorganisation_page_ask_drop },
    { "reorganisation.apart", _lian_reorganisation_page_propose_apart },
    { "reorganisation.open", open_record },
  };
  LianReorganisationPage *self = LIAN_REORGANISATION_PAGE (widget);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (self->view != NULL && g_str_equal (actions[i].name, action))
      actions[i].run (self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReorganisationPage *self = LIAN_REORGANISATION_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->proposal != 0 && GTK_IS_WINDOW (root))
    lian_print_preview (GTK_WINDOW (root), self->context, "reorganisation-comparison", &self->proposal, 1);
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReorganisationPage *self = LIAN_REORGANISATION_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  row = row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0);
  self->awaited = row == NULL && self->view == NULL;
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReorganisationPage *self = LIAN_REORGANISATION_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->list), GTK_WIDGET (self->table));
}

static void
lian_reorganisation_page_dispose (GObject *object)
{
  LianReorganisationPage *self = LIAN_REORGANISATION_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_pointer (&self->view, view_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_reorganisation_page_parent_class)->dispose (object);
}

static void
lian_reorganisation_page_finalize (GObject *object)
{
  g_object_unref (LIAN_REORGANISATION_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_reorganisation_page_parent_class)->finalize (object);
}

static void
lian_reorganisation_page_class_init (LianReorganisationPageClass *klass)
{
  static const char *const names[]
      = { "reorganisation.rehearse", "reorganisation.decide",    "reorganisation.countersign",
          "reorganisation.carry-out", "reorganisation.take-back", "reorganisation.drop",
          "reorganisation.apart",    "reorganisation.open" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_reorganisation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_reorganisation_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, run_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_cb);
}

/* The widgets. */

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  LianLines *lines = LIAN_LINES (bar);
  gtk_widget_add_css_class (bar, "toolbar");
  lian_lines_add_button (lines, _ ("_Rehearse"), _ ("What it would do today; what was decided on older facts is to be decided again"),
                         "reorganisation.rehearse");
  lian_lines_add_button (lines, _ ("_Decide…"), _ ("Decide for it, on what the rehearsal found"), "reorganisation.decide");
  lian_lines_add_button (lines, _ ("Coun_tersign…"), NULL, "reorganisation.countersign");
  lian_lines_add_button (lines, _ ("Carry _Out…"), _ ("The next batch, in one act"), "reorganisation.carry-out");
  lian_lines_add_button (lines, _ ("Back to Dra_ft"), NULL, "reorganisation.take-back");
  lian_lines_add_button (lines, _ ("Dro_p…"), NULL, "reorganisation.drop");
  lian_lines_add_button (lines, _ ("Take _Apart Again"), _ ("Propose the division back, by the key of the merger"),
                         "reorganisation.apart");
  lian_lines_add_button (lines, _ ("Op_en"), _ ("The record: its steps, and what goes along"), "reorganisation.open");
  lian_lines_add_button (lines, _ ("Pr_int…"), _ ("The proposals side by side, on paper (Ctrl+P)"), "page.print");
  return bar;
}

static GtkWidget *
create_notice (const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lian_label_new (title, "title-1"));
  gtk_box_append (GTK_BOX (box), lian_label_new (text, "dim-label"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
create_side (LianReorganisationPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *stack = gtk_stack_new ();
  self->stack = GTK_STACK (stack);
  /* In large letters the words of one state need more room than the table, which can be scrolled. */
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->unread = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->unread, "retry", G_CALLBACK (load_view), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, _lian_reorganisation_page_create_table (self), "table");
  gtk_stack_add_named (self->stack,
                       create_notice (_ ("Nothing to Rehearse Yet"),
                                      _ ("Draw a proposal in the list of records: a trade, and steps in batches. It is "
                                         "rehearsed here before it is decided.")),
                       "empty");
  gtk_stack_add_named (self->stack,
                       create_notice (_ ("Merged Too Far"),
                                      _ ("Where its merger is on record, a proposal can take it apart again by the same "
                                         "key; else draw the division as a proposal.")),
                       "too-far");
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->unread));
  gtk_box_append (GTK_BOX (side), stack);
  gtk_box_append (GTK_BOX (side), create_bar ());
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  return side;
}

static void
lian_reorganisation_page_init (LianReorganisationPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned),
                             _lian_reorganisation_page_create_list (self, G_CALLBACK (selected_cb)));
  gtk_paned_set_end_child (GTK_PANED (self->paned), create_side (self));
  gtk_paned_set_position (GTK_PANED (self->paned), 280);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  update_actions (self);
}

/**
 * lian_reorganisation_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself
 */
GtkWidget *
lian_reorganisation_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianReorganisationPage *self = g_object_new (LIAN_TYPE_REORGANISATION_PAGE, NULL);
  self->context = g_object_ref (context);
  LianStore *store = lian_context_get_store (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load_view (self);
  return GTK_WIDGET (self);
}
