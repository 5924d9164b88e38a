/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of arrangements.
 *
 * Everything is read when the page is shown and when records change while it is; a hidden page only
 * remembers that it is out of date.  What is typed stands in the sheet at once and is written as an act of
 * its own: it is undone like every other, and nothing is ever lost. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-amend.h"
#include "lian-arrange-compare.h"
#include "lian-arrange-new.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-print-operation.h"

#define SIDE_WIDTH 280

G_DEFINE_FINAL_TYPE (LianArrangePage, lian_arrange_page, GTK_TYPE_WIDGET)

/**
 * _lian_arrange_toast:
 * @self: the page
 * @text: what is said
 *
 * Says something in passing.
 */
void
_lian_arrange_toast (LianArrangePage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/**
 * _lian_arrange_refuse:
 * @self: the page
 * @text: (nullable): why the base did not take what was done last; %NULL if it did
 *
 * Says it until something else is done.
 */
void
_lian_arrange_refuse (LianArrangePage *self, const char *text)
{
  gtk_label_set_text (self->refusal, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text != NULL);
}

/**
 * _lian_arrange_is_draft:
 * @self: the page
 *
 * Returns: whether a plan is shown that can be changed
 */
gboolean
_lian_arrange_is_draft (LianArrangePage *self)
{
  return self->job != NULL && self->job->plan != NULL
         && !lian_store_is_read_only (lian_context_get_store (self->context))
         && g_strcmp0 (lian_record_get_text (self->job->plan, "state"), "DRAFT") == 0;
}

/**
 * _lian_arrange_update_actions:
 * @self: the page
 *
 * Lets through what is possible now.
 */
void
_lian_arrange_update_actions (LianArrangePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = self->sheet != NULL, draft = _lian_arrange_is_draft (self) && shown;
  gboolean writes = self->context != NULL && !lian_store_is_read_only (lian_context_get_store (self->context));
  gtk_widget_action_set_enabled (widget, "arrange.new", writes && self->job != NULL);
  gtk_widget_action_set_enabled (widget, "arrange.compute", draft && self->progress == NULL);
  gtk_widget_action_set_enabled (widget, "arrange.settings", shown);
  gtk_widget_action_set_enabled (widget, "arrange.open", shown);
  gtk_widget_action_set_enabled (widget, "arrange.compare", shown && self->job->plans->len > 1);
  gtk_widget_action_set_enabled (widget, "arrange.force", draft && self->progress == NULL);
  gtk_widget_action_set_enabled (widget, "arrange.print", shown);
  gtk_widget_action_set_enabled (widget, "page.print", shown);
}

/* Showing. */

static const char *
find_hint (LianArrangePage *self)
{
  if (self->job->plan == NULL)
    return _ ("There is no plan yet. A new one takes the open orders of a federation and its "
              "co-operatives: choose New plan.");
  if (self->job->book->task->orders->len == 0)
    return _ ("No signed contract has anything left to be made in these months. Enter contracts with their "
              "lines, and what co-operatives can make, as capacities under Channels.");
  return NULL;
}

static void
show_totals (LianArrangePage *self)
{
  g_autofree char *totals = self->sheet != NULL ? _lian_arrange_describe_totals (self) : g_strdup ("");
  gtk_label_set_text (self->totals, totals);
}

static void
show (LianArrangePage *self)
{
  const char *hint = find_hint (self);
  _lian_arrange_fill_plans (self);
  if (hint != NULL)
    adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), hint);
  gtk_stack_set_visible_child_name (self->stack, hint != NULL ? "empty" : "plan");
  _lian_arrange_show_face (self);
  show_totals (self);
  _lian_arrange_fill_side (self);
  _lian_arrange_update_actions (self);
}

/* The table shows what is in the job and the sheet until it is given others. */
static void
take (LianArrangePage *self, LianArrangeJob *job)
{
  LianArrangeJob *old_job = self->job;
  LianArrangeSheet *old_sheet = self->sheet;
  self->job = job;
  self->arrangement = job->arrangement;
  self->sheet = job->book != NULL ? lian_arrange_sheet_new (job->book->task, job->book->kept) : NULL;
  if (self->sheet == NULL)
    _lian_arrange_forget_faces (self);
  show (self);
  lian_arrange_sheet_free (old_sheet);
  g_clear_pointer (&old_job, lian_arrange_job_unref);
}

static gboolean
focus_list (LianArrangePage *self)
{
  if (!self->focus_wanted || self->job == NULL)
    return FALSE;
  self->focus_wanted = FALSE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plan") == 0)
    lian_arrange_grid_focus (self->grid);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangePage) self = data;
  g_autoptr (GError) error = NULL;
  LianArrangeJob *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  take (self, lian_arrange_job_ref (read));
  focus_list (self);
}

/**
 * _lian_arrange_load:
 * @self: the page
 *
 * Reads everything anew.
 */
void
_lian_arrange_load (LianArrangePage *self)
{
  LianArrangeJob *job = lian_arrange_job_new ();
  self->stale = FALSE;
  job->generation = ++self->generation;
  job->arrangement = self->arrangement;
  lian_store_read_async (lian_context_get_store (self->context), lian_arrange_job_read, job,
                         lian_arrange_job_unref, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
changed_cb (LianArrangePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _lian_arrange_load (self);
}

/* Typing. */

static gboolean
amend_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_arrange_amend (txn, data, error);
}

/* What was refused is not in the base: it is read again, so that nobody believes in it. */
static void
amended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) != NULL;
  if (self->box == NULL)
    return;
  _lian_arrange_refuse (self, written ? NULL : error->message);
  if (!written)
    _lian_arrange_load (self);
}

static void
amend (LianArrangePage *self, guint way, guint month, const char *label)
{
  const LianArrangeTask *task = self->job->book->task;
  const LianArrangeWay *w = &g_array_index (task->ways, LianArrangeWay, way);
  const LianArrangeOrder *order = &g_array_index (task->orders, LianArrangeOrder, w->order);
  LianArrangeAmendment *amendment = g_new0 (LianArrangeAmendment, 1);
  amendment->arrangement = lian_record_get_id (self->job->plan);
  amendment->line = order->line;
  amendment->cooperative = g_array_index (task->makers, LianArrangeMaker, w->maker).cooperative;
  amendment->month = lian_date_add_months (task->first_month, (int) month);
  amendment->quantity = lian_arrange_sheet_get (self->sheet, way, month) * order->step;
  amendment->pinned = lian_arrange_sheet_is_pinned (self->sheet, way, month);
  /* What was read before this is out of date when it comes. */
  self->generation++;
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, amend_job, amendment, g_free, NULL,
                          amended_cb, g_object_ref (self));
  show_totals (self);
  _lian_arrange_fill_side (self);
}

static void
typed_cb (LianArrangePage *self, guint way, guint month)
{
  amend (self, way, month, _ ("plan corrected by hand"));
}

static void
pinned_cb (LianArrangePage *self, guint way, guint month)
{
  amend (self, way, month,
         lian_arrange_sheet_is_pinned (self->sheet, way, month) ? _ ("quantity of the plan pinned")
                                                               : _ ("quantity of the plan let go"));
}

static void
open_cb (LianArrangePage *self)
{
  LianArrangeRowKind kind;
  guint index;
  if (self->sheet == NULL || !lian_arrange_grid_get_selected (self->grid, &kind, &index))
    return;
  const LianArrangeTask *task = self->job->book->task;
  if (kind == LIAN_ARRANGE_ROW_MAKER)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "cooperative",
                                g_array_index (task->makers, LianArrangeMaker, index).cooperative);
  else
    {
      guint order = kind == LIAN_ARRANGE_ROW_WAY ? g_array_index (task->ways, LianArrangeWay, index).order : index;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "contract_line",
                                  g_array_index (task->orders, LianArrangeOrder, order).line);
    }
}

/* Actions. */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_cb (LIAN_ARRANGE_PAGE (widget));
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  if (self->job != NULL && self->job->plan != NULL)
    gtk_widget_activate_action (widget, "win.open-record", "(sx)", "arrangement",
                                lian_record_get_id (self->job->plan));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  gboolean plan = self->job != NULL && self->job->plan != NULL;
  lian_arrange_new_ask (widget, self->context, plan ? lian_record_get_id (self->job->plan) : 0);
}

/* One has just been made: it is looked at. */
static void
newest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  self->arrangement = 0;
  _lian_arrange_load (self);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  if (self->sheet != NULL && GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    lian_arrange_compare_present (widget, self->context, self->job);
}

static void
print (LianArrangePage *self, const char *document)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->job == NULL || self->job->plan == NULL || !GTK_IS_WINDOW (root))
    return;
  gint64 id = lian_record_get_id (self->job->plan);
  lian_print_preview (GTK_WINDOW (root), self->context, document, &id, 1);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print (LIAN_ARRANGE_PAGE (widget),
         parameter != NULL ? g_variant_get_string (parameter, NULL) : "arrangement");
}

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

/* From the table to the side, and back to the sidebar. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->faces), self->side);
}

static void
lian_arrange_page_map (GtkWidget *widget)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  GTK_WIDGET_CLASS (lian_arrange_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    _lian_arrange_load (self);
}

static void
lian_arrange_page_dispose (GObject *object)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->explaining);
  g_clear_handle_id (&self->asking_soon, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->asking);
  g_clear_object (&self->explaining);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->sheet, lian_arrange_sheet_free);
  g_clear_pointer (&self->job, lian_arrange_job_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_arrange_page_parent_class)->dispose (object);
}

static void
lian_arrange_page_finalize (GObject *object)
{
  g_object_unref (LIAN_ARRANGE_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_arrange_page_parent_class)->finalize (object);
}

static void
lian_arrange_page_class_init (LianArrangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_arrange_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_arrange_page_finalize;
  widget_class->map = lian_arrange_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _lian_arrange_install_solve (widget_class);
  _lian_arrange_install_force (widget_class);
  gtk_widget_class_install_action (widget_class, "arrange.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "arrange.newest", NULL, newest_action);
  gtk_widget_class_install_action (widget_class, "arrange.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "arrange.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "arrange.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "arrange.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "arrange.compute", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, GDK_SHIFT_MASK, "arrange.stop", NULL);
}

static GtkWidget *
create_plan (LianArrangePage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *faces = _lian_arrange_create_faces (self);
  self->side = _lian_arrange_create_side (self);
  gtk_widget_set_size_request (self->side, SIDE_WIDTH, -1);
  gtk_paned_set_start_child (GTK_PANED (paned), faces);
  gtk_paned_set_end_child (GTK_PANED (paned), self->side);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  g_signal_connect_object (self->grid, "selected", G_CALLBACK (_lian_arrange_ask_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "pinned", G_CALLBACK (pinned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return paned;
}

static void
lian_arrange_page_init (LianArrangePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  self->progress_view = LIAN_PROGRESS_VIEW (lian_progress_view_new (GTK_ORIENTATION_HORIZONTAL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_view), "list-head");
  lian_progress_view_set_stop (self->progress_view, _ ("The best plan found so far is kept (Shift+F5)"));
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (_lian_arrange_load), self, G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "view-app-grid-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nothing to Arrange Yet"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, self->empty, "empty");
  gtk_stack_add_named (self->stack, create_plan (self), "plan");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (self->box), _lian_arrange_create_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->progress_view));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  _lian_arrange_update_actions (self);
}

/**
 * lian_arrange_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself when it is shown
 */
GtkWidget *
lian_arrange_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianArrangePage *self = g_object_new (LIAN_TYPE_ARRANGE_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
