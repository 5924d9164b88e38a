/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts come to, as a page: by what and when above, the table below. */
#include "lian-contract-totals-page-private.h"

#include <adwaita.h>

#include "lian-channel-scope.h"
#include "lian-contract-totals-paper.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"

G_DEFINE_FINAL_TYPE (LianContractTotalsPage, lian_contract_totals_page, LIAN_TYPE_READ_PAGE)

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

/* LianReadPageClass.ask */
static gpointer
ask (LianReadPage *page)
{
  LianTotalsJob *job = g_new0 (LianTotalsJob, 1);
  job->scope = LIAN_CONTRACT_TOTALS_PAGE (page)->scope;
  return job;
}

/* LianReadPageClass.fill */
static void
fill (LianReadPage *page, gpointer job)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (page);
  self->job = job;
  show_periods (self);
  _lian_totals_page_fill (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", self->job->totals->groups->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "totals.print", self->job->totals->groups->len > 0);
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
  lian_read_page_load (LIAN_READ_PAGE (self));
}

static void
parts_cb (LianContractTotalsPage *self)
{
  if (self->job != NULL)
    _lian_totals_page_fill (self);
}

/* Actions. */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianContractTotalsPage *self = LIAN_CONTRACT_TOTALS_PAGE (widget);
  GtkWindow *window = lian_read_page_get_window (LIAN_READ_PAGE (self));
  if (self->job == NULL || window == NULL)
    return;
  g_autoptr (GArray) packed = lian_contract_totals_paper_pack (&self->job->totals->scope);
  lian_print_preview_kind (window, lian_read_page_get_context (LIAN_READ_PAGE (self)),
                           &lian_contract_totals_of_window, (const gint64 *) (gconstpointer) packed->data, packed->len);
}

static void
lian_contract_totals_page_class_init (LianContractTotalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  page_class->ask = ask;
  page_class->read = read_job;
  page_class->free_job = job_free;
  page_class->fill = fill;
  gtk_widget_class_install_action (widget_class, "totals.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
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
  LianReadPage *page = LIAN_READ_PAGE (self);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), _lian_totals_page_create_table (self), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), create_nothing (), "nothing");
  lian_read_page_append (page, create_bar (self));
  lian_read_page_append (page, self->stack);
  lian_read_page_set_panes (page, self->view, GTK_WIDGET (self->by));
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
  return g_object_new (LIAN_TYPE_CONTRACT_TOTALS_PAGE, "context", context, NULL);
}
