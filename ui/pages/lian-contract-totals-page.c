/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts come to, as a page: by what and when above, the table below.
 *
 * Everything is made on the reader thread when the page is shown and when records change while it
 * is; a hidden page only remembers that it is out of date. */
#include "lian-contract-totals-page-private.h"

#include <adwaita.h>

#include "lian-channel-scope.h"
#include "lian-contract-totals-paper.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"

G_DEFINE_FINAL_TYPE (LianContractTotalsPage, lian_contract_totals_page, GTK_TYPE_WIDGET)

static void load (LianContractTotalsPage *self);

static void
job_free (gpointer data)
{
  LianTotalsJob *job = data;
  g_clear_pointer (&job->periods, g_ptr_array_unref);
  g_clear_pointer (&job->totals, lian_contract_totals_free);
  g_free (job);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianTotalsJob *job = data;
  job->periods = lian_channel_list_periods (lian_txn_get_working_date (txn));
  job->totals = lian_contract_totals_read (txn, &job->scope, cancellable, error);
  return job->totals != NULL;
}

/* The first choice is all; then come the periods. */
static guint
find_period (LianContractTotalsPage *self)
{
  for (guint i = 0; i < self->job->periods->len; i++)
    {
      const LianChannelPeriod *period = self->job->periods->pdata[i];
      if (period->from == self->scope.from && period->to == self->scope.to)
        return i + 1;
    }
  return 0;
}

static void
show_periods (LianContractTotalsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *old = gtk_drop_down_get_model (self->when);
  gtk_string_list_append (names, _ ("all until the working date"));
  for (guint i = 0; i < self->job->periods->len; i++)
    gtk_string_list_append (names, ((LianChannelPeriod *) self->job->periods->pdata[i])->name);
  self->filling = TRUE;
  /* The same list stays, or the focus would leave it. */
  if (old == NULL || g_list_model_get_n_items (old) != g_list_model_get_n_items (G_LIST_MODEL (names))
      || g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), 1), gtk_string_list_get_string (names, 1)) != 0)
    gtk_drop_down_set_model (self->when, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->when, find_period (self));
  self->filling = FALSE;
}

/* Into the table; to what it is about where it has no rows. */
static void
focus_list (LianContractTotalsPage *self)
{
  if (!self->focus_wanted || self->job == NULL)
    return;
  self->focus_wanted = FALSE;
  lian_focus_into_page (GTK_WIDGET (self), GTK_WIDGET (self->view), G_LIST_MODEL (self->rows));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianContractTotalsPage) self = data;
  g_autoptr (GError) error = NULL;
  LianTotalsJob *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  LianTotalsJob *job = g_new0 (LianTotalsJob, 1);
  *job = *read;
  *read = (LianTotalsJob){ 0 };
  g_clear_pointer (&self->job, job_free);
  self->job = job;
  show_periods (self);
  _lian_totals_page_fill (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", job->totals->groups->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "totals.print", job->totals->groups->len > 0);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
  focus_list (self);
}

static void
load (LianContractTotalsPage *self)
{
  LianTotalsJob *job = g_new0 (LianTotalsJob, 1);
  self->stale = FALSE;
  job->generation = ++self->generation;
  job->scope = self->scope;
  lian_store_read_async (lian_context_get_store (self->context), read_job, job, job_free,
                         self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (LianContractTotalsPage *self)
{
  if (self->filling || self->job == NULL)
    return;
  guint when = gtk_drop_down_get_selected (self->when), by = gtk_drop_down_get_selected (self->by);
  if (when > self->job->periods->len || by >= LIAN_N_TOTALS)
    return;
  const LianChannelPeriod *period = when > 0 ? self->job->periods->pdata[when - 1] : NULL;
  self->scope = (LianTotalsScope){ (LianTotalsGrouping) by, period != NULL ? period->from : 0,
                                   period != NULL ? period->to : 0, NULL };
  load (self);
}

static void
parts_cb (LianContractTotalsPage *self)
{
  if (self->job != NULL)
    _lian_totals_page_fill (self);
}

static void
changed_cb (LianContractTotalsPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* Actions. */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->job == NULL || !GTK_IS_WINDOW (root))
    return;
  g_autoptr (GArray) packed = lian_contract_totals_paper_pack (&self->job->totals->scope);
  lian_print_preview_kind (GTK_WINDOW (root), self->context, &lian_contract_totals_of_window,
                           (const gint64 *) (gconstpointer) packed->data, packed->len);
}

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

/* From the table to what it is about, from there back to the sidebar. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->view), GTK_WIDGET (self->by));
}

static void
lian_contract_totals_page_map (GtkWidget *widget)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (widget);
  GTK_WIDGET_CLASS (lian_contract_totals_page_parent_class)->map (widget);
  if (self->stale && self->context != NULL)
    load (self);
}

static void
lian_contract_totals_page_dispose (GObject *object)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->job, job_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_contract_totals_page_parent_class)->dispose (object);
}

static void
lian_contract_totals_page_finalize (GObject *object)
{
  g_object_unref (LIAN_CONTRACT_TOTALS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_contract_totals_page_parent_class)->finalize (object);
}

static void
lian_contract_totals_page_class_init (LianContractTotalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_contract_totals_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_contract_totals_page_finalize;
  widget_class->map = lian_contract_totals_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "totals.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
}

static GtkDropDown *
add_choice (LianContractTotalsPage *self, GtkWidget *lines, const char *mnemonic, const char *name)
{
  GtkDropDown *drop_down = lian_lines_add_choice (LIAN_LINES (lines), mnemonic, name);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
create_bar (LianContractTotalsPage *self)
{
  GtkWidget *lines = lian_lines_new ();
  g_autoptr (GtkStringList) groupings = gtk_string_list_new (NULL);
  for (int by = 0; by < LIAN_N_TOTALS; by++)
    gtk_string_list_append (groupings, _ (lian_totals_grouping_label ((LianTotalsGrouping) by)));
  self->by = add_choice (self, lines, _ ("_By"), _ ("Grouped by"));
  gtk_drop_down_set_model (self->by, G_LIST_MODEL (groupings));
  self->when = add_choice (self, lines, _ ("P_eriod"), _ ("Period"));
  lian_gtk48_make_searchable (self->when);
  self->parts = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Show the pa_rts of each")));
  /* Without it GTK 4.8 names it with its mnemonic. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the parts of each"), -1);
  g_signal_connect_object (self->parts, "toggled", G_CALLBACK (parts_cb), self, G_CONNECT_SWAPPED);
  lian_lines_append (LIAN_LINES (lines), GTK_WIDGET (self->parts));
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Print totals"), _ ("Print what the table is about, with all parts"),
                         "totals.print");
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 12);
  gtk_widget_set_margin_top (lines, 6);
  return lines;
}

static GtkWidget *
create_nothing (void)
{
  GtkWidget *nothing = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing in This Period"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Totals appear once a contract is signed, goods are delivered or money is paid. Choose another period, or "
         "enter a contract among the records."));
  return nothing;
}

static void
lian_contract_totals_page_init (LianContractTotalsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), _lian_totals_page_create_table (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), create_nothing (), "nothing");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "totals.print", FALSE);
}

/**
 * lian_contract_totals_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself when it is shown
 */
GtkWidget *
lian_contract_totals_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianContractTotalsPage *self = g_object_new (LIAN_TYPE_CONTRACT_TOTALS_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
