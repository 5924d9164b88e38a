/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where an officer decides.
 *
 * Queue and case are read on the reader thread; an answer that comes late is told by its number and
 * dropped.  The case on screen stays until the next one is there, so nothing jumps while an officer
 * reads. */
#include "lian-review-page.h"
#include "lian-compare-window.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-kept.h"
#include "lian-print-operation.h"
#include "lian-review-page-private.h"

G_DEFINE_FINAL_TYPE (LianReviewPage, lian_review_page, GTK_TYPE_WIDGET)

enum
{
  PROP_WAITING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  guint generation;
  GPtrArray *items;
} QueueJob;

static void
queue_job_free (gpointer data)
{
  QueueJob *job = data;
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job);
}

/**
 * _lian_review_view_free:
 * @view: (nullable): a view
 */
void
_lian_review_view_free (LianReviewView *view)
{
  if (view == NULL)
    return;
  g_clear_pointer (&view->facts, lian_case_free);
  g_clear_pointer (&view->kept, g_ptr_array_unref);
  g_clear_pointer (&view->officers, g_ptr_array_unref);
  g_free (view);
}

/**
 * _lian_review_view_dup_officer:
 * @view: a view
 * @id: a person of the office, or 0
 *
 * Returns: (transfer full): the name, or ""
 */
char *
_lian_review_view_dup_officer (const LianReviewView *view, gint64 id)
{
  for (guint i = 0; i < view->officers->len; i++)
    if (lian_record_get_id (view->officers->pdata[i]) == id)
      return g_strdup (lian_record_get_text (view->officers->pdata[i], "name"));
  return g_strdup ("");
}

static gboolean
read_queue (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  QueueJob *job = data;
  job->items = lian_case_list_queue (txn, cancellable, error);
  return job->items != NULL;
}

static gboolean
read_case (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianReviewView *view = data;
  g_autoptr (LianRecord) author = NULL;
  view->facts = lian_case_load (txn, view->activity, error);
  if (view->facts == NULL)
    return FALSE;
  view->effects = lian_case_count_effects (view->facts, txn);
  view->kept = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->facts->kept->len; i++)
    g_ptr_array_add (view->kept, lian_kept_dup_message (txn, view->facts->kept->pdata[i], NULL));
  view->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  view->author = lian_txn_get_author (txn);
  if (view->author != 0)
    author = lian_txn_load (txn, lian_type_find ("officer"), view->author);
  view->may_decide
      = author != NULL && lian_decide_is_entitled (author, lian_txn_get_working_date (txn));
  return TRUE;
}

/**
 * _lian_review_show_error:
 * @self: the page
 * @message: (nullable): what went wrong; %NULL takes the last one away
 */
void
_lian_review_show_error (LianReviewPage *self, const char *message)
{
  if (self->trouble == NULL)
    return;
  gtk_label_set_text (self->trouble_text, message != NULL ? message : "");
  gtk_info_bar_set_revealed (self->trouble, message != NULL);
}

/**
 * _lian_review_toast:
 * @self: the page
 * @text: what was done
 */
void
_lian_review_toast (LianReviewPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
update_actions (LianReviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LianReviewView *view = self->view;
  gboolean officer = view != NULL && view->may_decide;
  gboolean waiting = view != NULL && lian_case_get_decision (view->facts, "WAITING") != NULL;
  gboolean force = view != NULL && lian_case_get_decision (view->facts, "IN_FORCE") != NULL;
  gtk_widget_action_set_enabled (widget, "review.accept", officer);
  gtk_widget_action_set_enabled (widget, "review.otherwise", officer);
  gtk_widget_action_set_enabled (widget, "review.return", officer);
  gtk_widget_action_set_enabled (widget, "review.countersign", waiting);
  gtk_widget_action_set_enabled (widget, "review.void", officer && (waiting || force));
  gtk_widget_action_set_enabled (widget, "review.print", view != NULL);
}

static void
case_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  LianReviewView *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (read != NULL && read->generation != self->case_generation)
      || !lian_trouble_take (self->case_unread, error))
    return;
  LianReviewView *view = g_new0 (LianReviewView, 1);
  *view = *read;
  *read = (LianReviewView){ 0 };
  gboolean same = self->view != NULL && self->view->activity == view->activity;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double at = same ? gtk_adjustment_get_value (adjustment) : 0;
  gtk_scrolled_window_set_child (self->scrolled, _lian_review_create_case (self, view));
  gtk_adjustment_set_value (adjustment, at);
  g_clear_pointer (&self->view, _lian_review_view_free);
  self->view = view;
  gtk_stack_set_visible_child_name (self->stack, "case");
  gtk_widget_set_visible (self->bar, TRUE);
  update_actions (self);
}

static void
load_case (LianReviewPage *self)
{
  if (self->activity == 0)
    return;
  LianReviewView *view = g_new0 (LianReviewView, 1);
  view->activity = self->activity;
  view->generation = ++self->case_generation;
  lian_store_read_async (lian_context_get_store (self->context), read_case, view,
                         (GDestroyNotify) _lian_review_view_free, self->cancellable, case_cb,
                         g_object_ref (self));
}

static void
set_waiting (LianReviewPage *self, guint waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

static void
queue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  QueueJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (job != NULL && job->generation != self->queue_generation))
    return;
  if (!lian_trouble_take (self->queue_unread, error))
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->queue_unread)))
        set_waiting (self, LIAN_COUNT_UNKNOWN);
      return;
    }
  lian_review_queue_set_items (self->queue, job->items);
  lian_review_queue_select (self->queue, self->activity);
  set_waiting (self, job->items->len);
  if (self->activity == 0 && job->items->len > 0)
    lian_review_page_open (self, lian_review_queue_get_first (self->queue));
  else if (self->activity == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
load_queue (LianReviewPage *self)
{
  QueueJob *job = g_new0 (QueueJob, 1);
  job->generation = ++self->queue_generation;
  lian_store_read_async (lian_context_get_store (self->context), read_queue, job, queue_job_free,
                         self->cancellable, queue_cb, g_object_ref (self));
}

static gboolean
concerns_us (LianChangeSet *set)
{
  static const char *const types[]
      = { "activity", "cooperative", "readiness",    "process",  "service_point", "relation",
          "city",     "trade",       "decision",     "officer",  "kept_warning",  "settings",
          "round",    "neighbourhood" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      return TRUE;
  return FALSE;
}

static void
changed_cb (LianReviewPage *self, LianChangeSet *set)
{
  if (!concerns_us (set))
    return;
  load_queue (self);
  load_case (self);
}

static void
chosen_cb (LianReviewPage *self, gint64 activity)
{
  lian_review_page_open (self, activity);
}

static void
entered_cb (LianReviewPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (LianReviewPage *self);
  } actions[] = {
    { "review.accept", _lian_review_accept },
    { "review.otherwise", _lian_review_otherwise },
    { "review.return", _lian_review_return },
    { "review.countersign", _lian_review_countersign },
    { "review.void", _lian_review_void },
  };
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (self->view != NULL && g_str_equal (actions[i].name, action))
      actions[i].run (self);
}

/* Which pane has the keys: the queue, else the case with its bar. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  if (!has_focus (GTK_WIDGET (self->queue)))
    gtk_widget_child_focus (GTK_WIDGET (self->queue), GTK_DIR_TAB_FORWARD);
}

/* From the queue into the case, from the case back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  GtkWidget *queue = GTK_WIDGET (self->queue);
  if (has_focus (widget) && !has_focus (queue))
    gtk_widget_activate_action (widget, "win.focus-sidebar", NULL);
  else if (has_focus (queue))
    gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
  else
    focus_list_cb (widget, NULL, NULL);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->view == NULL || !GTK_IS_WINDOW (root))
    return;
  LianRecord *decision = lian_case_get_decision (self->view->facts, "WAITING");
  if (decision == NULL)
    decision = lian_case_get_decision (self->view->facts, "IN_FORCE");
  gint64 id = decision != NULL ? lian_record_get_id (decision) : self->activity;
  lian_print_preview (GTK_WINDOW (root), self->context, "decision-sheet", &id, 1);
}

static void
lian_review_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_REVIEW_PAGE (object)->waiting);
}

static void
lian_review_page_dispose (GObject *object)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  self->trouble = NULL;
  g_clear_pointer (&self->view, _lian_review_view_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_review_page_parent_class)->dispose (object);
}

static void
lian_review_page_finalize (GObject *object)
{
  g_object_unref (LIAN_REVIEW_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_review_page_parent_class)->finalize (object);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianReviewPage *self = LIAN_REVIEW_PAGE (widget);
  if (self->view != NULL)
    lian_compare_window_present (widget, self->context, self->activity);
}

static void
lian_review_page_class_init (LianReviewPageClass *klass)
{
  static const char *const names[] = { "review.accept", "review.otherwise", "review.return",
                                       "review.countersign", "review.void" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = lian_review_page_get_property;
  object_class->dispose = lian_review_page_dispose;
  object_class->finalize = lian_review_page_finalize;
  /**
   * LianReviewPage:waiting:
   *
   * How many cases wait for an officer.
   */
  properties[PROP_WAITING]
      = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, run_action);
  gtk_widget_class_install_action (widget_class, "review.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "review.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "review.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "review.accept", NULL);
}

static void
add_button (GtkWidget *bar, const char *label, const char *tooltip, const char *action,
            const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  lian_lines_append (LIAN_LINES (bar), button);
}

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  add_button (bar, _ ("_Accept"), _ ("Decide as recommended (Ctrl+Return)"), "review.accept",
              "suggested-action");
  add_button (bar, _ ("Decide _otherwise…"), NULL, "review.otherwise", NULL);
  add_button (bar, _ ("_Back to the clerk…"), NULL, "review.return", NULL);
  add_button (bar, _ ("_Countersign…"), NULL, "review.countersign", NULL);
  add_button (bar, _ ("_Void…"), NULL, "review.void", NULL);
  add_button (bar, _ ("_Print sheet…"), NULL, "review.print", NULL);
  return bar;
}

static void
trouble_response_cb (GtkInfoBar *bar, int response, gpointer data)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static GtkWidget *
create_trouble (LianReviewPage *self)
{
  self->trouble = GTK_INFO_BAR (gtk_info_bar_new ());
  self->trouble_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->trouble_text, TRUE);
  gtk_label_set_xalign (self->trouble_text, 0);
  gtk_info_bar_add_child (self->trouble, GTK_WIDGET (self->trouble_text));
  gtk_info_bar_set_message_type (self->trouble, GTK_MESSAGE_ERROR);
  gtk_info_bar_set_show_close_button (self->trouble, TRUE);
  gtk_info_bar_set_revealed (self->trouble, FALSE);
  g_signal_connect (self->trouble, "response", G_CALLBACK (trouble_response_cb), NULL);
  return GTK_WIDGET (self->trouble);
}

/* What can't be read is said above the list or the case that it is missing from. */
static GtkWidget *
create_unread (LianReviewPage *self, LianTrouble **unread, GCallback retry)
{
  *unread = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (*unread, "retry", retry, self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (*unread);
}

static GtkWidget *
create_queue (LianReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->queue = LIAN_REVIEW_QUEUE (lian_review_queue_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->queue), TRUE);
  gtk_box_append (GTK_BOX (box),
                  create_unread (self, &self->queue_unread, G_CALLBACK (load_queue)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->queue));
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = lian_label_new (_ ("Nothing to review"), "title-1");
  GtkWidget *text = lian_label_new (
      _ ("A case appears here when an activity is entered or its facts change."), "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
lian_review_page_init (LianReviewPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->cancellable = g_cancellable_new ();
  GtkWidget *queue = create_queue (self);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->bar = create_bar ();
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Case"), -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "case");
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_box_append (GTK_BOX (side), create_trouble (self));
  gtk_box_append (GTK_BOX (side),
                  create_unread (self, &self->case_unread, G_CALLBACK (load_case)));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (side), self->bar);
  gtk_widget_set_visible (self->bar, FALSE);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), queue);
  gtk_paned_set_end_child (GTK_PANED (self->paned), side);
  gtk_paned_set_position (GTK_PANED (self->paned), 280);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->queue), 180, -1);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  g_signal_connect_object (self->queue, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * lian_review_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself
 */
GtkWidget *
lian_review_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianReviewPage *self = g_object_new (LIAN_TYPE_REVIEW_PAGE, NULL);
  self->context = g_object_ref (context);
  LianStore *store = lian_context_get_store (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::author", G_CALLBACK (load_case), self,
                           G_CONNECT_SWAPPED);
  load_queue (self);
  return GTK_WIDGET (self);
}

/**
 * lian_review_page_open:
 * @self: the page
 * @activity: the case to show
 */
void
lian_review_page_open (LianReviewPage *self, gint64 activity)
{
  g_return_if_fail (LIAN_IS_REVIEW_PAGE (self));
  self->activity = activity;
  _lian_review_show_error (self, NULL);
  lian_review_queue_select (self->queue, activity);
  load_case (self);
}

/**
 * lian_review_page_get_activity:
 * @self: the page
 *
 * Returns: the case shown, or 0
 */
gint64
lian_review_page_get_activity (LianReviewPage *self)
{
  g_return_val_if_fail (LIAN_IS_REVIEW_PAGE (self), 0);
  return self->activity;
}
