/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Contracts that an officer should look at: the list, and beside it the doubt in full with what to do.
 *
 * Everything is found on the reader thread when the page is shown and when records change while it
 * is; a hidden page only remembers that it is out of date. */
#include "lian-contract-doubts-page.h"

#include <adwaita.h>

#include "lian-contract-doubts-job.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-print-operation.h"
#include "lian-reading.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

struct _LianContractDoubtsPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box;
  LianTrouble *trouble;
  GtkWidget *stack; /* the list, or that there is nothing */
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GListStore *rows;
  GtkWidget *side;   /* scrolls what is said of the selected one */
  GtkWidget *detail;
  GPtrArray *doubts; /* what is shown */
  gboolean stale;
  gboolean focus_wanted;
  guint generation;
};

G_DEFINE_FINAL_TYPE (LianContractDoubtsPage, lian_contract_doubts_page, GTK_TYPE_WIDGET)

static const LianContractDoubt *
get_selected (LianContractDoubtsPage *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  gint64 at = row != NULL ? lian_text_row_get_number (row) : -1;
  return self->doubts != NULL && at >= 0 && at < self->doubts->len ? self->doubts->pdata[at] : NULL;
}

static void
show_detail (LianContractDoubtsPage *self)
{
  const LianContractDoubt *doubt = get_selected (self);
  lian_reading_clear (self->detail);
  if (doubt == NULL)
    return;
  lian_reading_add_text (self->detail, _ (lian_contract_doubt_label (doubt->kind)), "heading");
  lian_reading_add_text (self->detail, doubt->message, NULL);
  lian_reading_add_text (self->detail, _ ("What to do"), "heading");
  lian_reading_add_text (self->detail, doubt->advice, NULL);
  gtk_box_append (GTK_BOX (self->detail),
                  lian_reading_create_link (doubt->other != 0 ? _ ("Open the later contract") : _ ("Open the contract"),
                                            "win.open-record", "contract", doubt->contract));
  if (doubt->other != 0)
    gtk_box_append (GTK_BOX (self->detail), lian_reading_create_link (_ ("Open the earlier contract"),
                                                                      "win.open-record", "contract", doubt->other));
}

static void
fill (LianContractDoubtsPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const LianContractDoubt *doubt = self->doubts->pdata[i];
      const char *const cells[LIAN_TEXT_ROW_CELLS]
          = { _ (lian_contract_doubt_label (doubt->kind)), doubt->contracts, doubt->message };
      g_ptr_array_add (rows, lian_text_row_new (i, cells));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->doubts->len > 0 ? "rows" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", self->doubts->len > 0);
  show_detail (self);
}

static void
focus_list (LianContractDoubtsPage *self)
{
  if (!self->focus_wanted || self->doubts == NULL || self->doubts->len == 0)
    return;
  self->focus_wanted = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !lian_focus_is_within (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianContractDoubtsPage) self = data;
  g_autoptr (GError) error = NULL;
  LianContractDoubtsJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (job != NULL && job->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  guint selected = gtk_single_selection_get_selected (self->selection);
  /* The rows are new ones, and the focus leaves with the old. */
  self->focus_wanted |= lian_focus_is_within (GTK_WIDGET (self->view));
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  self->doubts = g_ptr_array_ref (job->doubts);
  fill (self);
  if (selected < self->doubts->len)
    gtk_single_selection_set_selected (self->selection, selected);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
  focus_list (self);
}

static void
load (LianContractDoubtsPage *self)
{
  self->stale = FALSE;
  LianContractDoubtsJob *job = lian_contract_doubts_job_new (++self->generation);
  lian_store_read_async (lian_context_get_store (self->context), lian_contract_doubts_job_read, job,
                         lian_contract_doubts_job_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (LianContractDoubtsPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
activate_cb (LianContractDoubtsPage *self, guint position)
{
  if (self->doubts != NULL && position < self->doubts->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "contract",
                                ((LianContractDoubt *) self->doubts->pdata[position])->contract);
}

/* Actions. */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractDoubtsPage *self = LIAN_CONTRACT_DOUBTS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    lian_print_preview (GTK_WINDOW (root), self->context, "contract-doubts", NULL, 0);
}

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractDoubtsPage *self = LIAN_CONTRACT_DOUBTS_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractDoubtsPage *self = LIAN_CONTRACT_DOUBTS_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->view), self->side);
}

static void
lian_contract_doubts_page_map (GtkWidget *widget)
{
  LianContractDoubtsPage *self = LIAN_CONTRACT_DOUBTS_PAGE (widget);
  GTK_WIDGET_CLASS (lian_contract_doubts_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    load (self);
}

static void
lian_contract_doubts_page_dispose (GObject *object)
{
  LianContractDoubtsPage *self = LIAN_CONTRACT_DOUBTS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_contract_doubts_page_parent_class)->dispose (object);
}

static void
lian_contract_doubts_page_finalize (GObject *object)
{
  g_object_unref (LIAN_CONTRACT_DOUBTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_contract_doubts_page_parent_class)->finalize (object);
}

static void
lian_contract_doubts_page_class_init (LianContractDoubtsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_contract_doubts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_contract_doubts_page_finalize;
  widget_class->map = lian_contract_doubts_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
}

static GtkWidget *
create_list (LianContractDoubtsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_detail), self,
                           G_CONNECT_SWAPPED);
  self->view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Doubts about contracts"));
  lian_text_rows_append_column (self->view, _ ("doubt"), 0, 130, FALSE);
  lian_text_rows_append_column (self->view, _ ("contract number"), 1, 220, FALSE);
  lian_text_rows_append_column (self->view, _ ("what was found"), 2, 260, TRUE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, 360, 160);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
create_side (LianContractDoubtsPage *self)
{
  self->side = gtk_scrolled_window_new ();
  self->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_start (self->detail, 12);
  gtk_widget_set_margin_end (self->detail, 12);
  gtk_widget_set_margin_top (self->detail, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->side), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->side), self->detail);
  gtk_widget_set_size_request (self->side, 280, -1);
  return self->side;
}

static GtkWidget *
create_panes (LianContractDoubtsPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (paned), create_list (self));
  gtk_paned_set_end_child (GTK_PANED (paned), create_side (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 720);
  return paned;
}

static GtkWidget *
create_nothing (void)
{
  GtkWidget *nothing = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Doubts"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Contracts signed past the federation, signed or ordered twice, or beyond what a co-operative can make appear "
         "here."));
  return nothing;
}

static void
lian_contract_doubts_page_init (LianContractDoubtsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), create_panes (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), create_nothing (), "nothing");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
}

/**
 * lian_contract_doubts_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself when it is shown
 */
GtkWidget *
lian_contract_doubts_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianContractDoubtsPage *self = g_object_new (LIAN_TYPE_CONTRACT_DOUBTS_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
