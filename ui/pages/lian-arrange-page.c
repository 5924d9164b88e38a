/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of arrangements.
 *
 * Everything is read when the page is shown and when records change while it is; a hidden page only
 * remembers that it is out of date.  What is typed stands in the sheet at once and is written as an act of
 * its own: it is undone like every other, and nothing is ever lost. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-differences.h"
#include "lian-craft-words.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

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
 * _lian_arrange_is_read_only:
 * @self: the page
 *
 * Returns: whether the base takes nothing
 */
gboolean
_lian_arrange_is_read_only (LianArrangePage *self)
{
  return self->context == NULL || lian_store_is_read_only (lian_context_get_store (self->context));
}

static gboolean
shows_draft (LianArrangePage *self)
{
  return self->job != NULL && self->job->plan != NULL
         && g_strcmp0 (lian_record_get_text (self->job->plan, "state"), "DRAFT") == 0;
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
  return shows_draft (self) && !_lian_arrange_is_read_only (self);
}

/**
 * _lian_arrange_may_compute:
 * @self: the page
 *
 * Returns: whether the plan can be worked out, if only to look at it
 */
gboolean
_lian_arrange_may_compute (LianArrangePage *self)
{
  return shows_draft (self) && self->sheet != NULL && self->progress == NULL;
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
  gtk_widget_action_set_enabled (widget, "arrange.new", !_lian_arrange_is_read_only (self) && self->job != NULL);
  gtk_widget_action_set_enabled (widget, "arrange.compute", _lian_arrange_may_compute (self));
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

/* What is read first (S1-6c). */
static void
show_protection (LianArrangePage *self)
{
  g_autofree char *notice = NULL;
  if (self->sheet != NULL)
    {
      g_autoptr (GArray) amounts = lian_arrange_sheet_list_amounts (self->sheet);
      g_autoptr (GPtrArray) crafts = lian_craft_plan_list (self->job->crafts, amounts, NULL);
      notice = lian_craft_dup_notice (NULL, crafts);
    }
  gtk_label_set_text (self->protection, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->protection), notice != NULL);
}

/**
 * _lian_arrange_show_totals:
 * @self: the page
 *
 * Says which protected crafts the plan touches, the plan in a line, and what can't be done with the base.
 */
void
_lian_arrange_show_totals (LianArrangePage *self)
{
  g_autofree char *totals = self->sheet != NULL ? _lian_arrange_describe_totals (self) : g_strdup ("");
  show_protection (self);
  gtk_label_set_text (self->totals, totals);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), _lian_arrange_is_read_only (self));
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
  _lian_arrange_show_totals (self);
  _lian_arrange_fill_side (self);
  _lian_arrange_update_actions (self);
}

/* The table shows the sheet until it is given another. */
static void
take_sheet (LianArrangePage *self, LianArrangeSheet *sheet, LianArrangePlan *unkept)
{
  LianArrangeSheet *old = self->sheet;
  g_clear_pointer (&self->unkept, lian_arrange_plan_free);
  self->unkept = unkept;
  self->sheet = sheet;
  if (sheet == NULL)
    _lian_arrange_forget_faces (self);
  show (self);
  lian_arrange_sheet_free (old);
}

/**
 * _lian_arrange_show_unkept:
 * @self: the page, in a base that takes nothing
 * @plan: (transfer full): a plan of its task
 * @touched: how many co-operatives have something else in it than before
 *
 * Shows a plan that is kept nowhere, until the records are read anew.
 */
void
_lian_arrange_show_unkept (LianArrangePage *self, LianArrangePlan *plan, guint touched)
{
  const LianArrangeTask *task = self->job->book->task;
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, plan->shares);
  self->touched = touched;
  take_sheet (self, lian_arrange_sheet_new (task, amounts), plan);
  _lian_arrange_toast (self, _ ("Worked out, and not kept"));
}

/* The table shows what is in the job until it is given another. */
static void
take (LianArrangePage *self, LianArrangeJob *job)
{
  LianArrangeJob *old_job = self->job;
  self->job = job;
  self->arrangement = job->arrangement;
  self->touched = job->touched;
  take_sheet (self, job->book != NULL ? lian_arrange_sheet_new (job->book->task, job->book->kept) : NULL, NULL);
  g_clear_pointer (&old_job, lian_arrange_job_unref);
}

/**
 * _lian_arrange_focus_list:
 * @self: the page
 *
 * Leads the keys into the plan once it is there, if somebody waits for that.
 */
void
_lian_arrange_focus_list (LianArrangePage *self)
{
  if (!self->focus_wanted || self->job == NULL)
    return;
  self->focus_wanted = FALSE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plan") == 0)
    lian_arrange_grid_focus (self->grid);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
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
  _lian_arrange_focus_list (self);
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
  g_clear_pointer (&self->unkept, lian_arrange_plan_free);
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
  _lian_arrange_install_actions (widget_class);
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
  g_signal_connect_object (self->grid, "typed", G_CALLBACK (_lian_arrange_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "pinned", G_CALLBACK (_lian_arrange_pinned), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (_lian_arrange_open), self, G_CONNECT_SWAPPED);
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
