/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of totals: the groups with their sums, the parts of each below it, and the total. */
#include "lian-contract-totals-page-private.h"

#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-text-rows.h"

/* A row's number: the place of its group, and that of the part in it, from 1; the total has none. */
#define PLACE(group, part) (((gint64) (group) << 32) | (part))
#define TOTAL (-1)

/* The column of what was owed before, which all contracts together don't have. */
#define BROUGHT 3

/* The rows are shown together: a list that grows by one takes as long for each as for all. */
static void
add_row (LianContractTotalsPage *self, GPtrArray *rows, gint64 number, const char *name,
         const LianTotalsFigures *f)
{
  g_autofree char *contracted = lian_totals_amount_to_text (&f->contracted);
  g_autofree char *delivered = lian_totals_amount_to_text (&f->delivered);
  g_autofree char *brought = lian_totals_amount_to_text (&f->brought);
  g_autofree char *accepted = lian_totals_amount_to_text (&f->accepted);
  g_autofree char *penalties = lian_totals_amount_to_text (&f->penalties);
  g_autofree char *paid = lian_totals_amount_to_text (&f->paid);
  g_autofree char *owed = lian_totals_amount_to_text (&f->owed);
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { name, contracted, delivered, self->job->totals->scope.from != 0 ? brought : NULL, accepted, penalties,
          paid, owed };
  g_ptr_array_add (rows, lian_text_row_new (number, cells));
}

static const char *
name_of (LianContractTotalsPage *self, const char *name)
{
  return name != NULL ? name : _ (lian_totals_rest_label (self->job->totals->scope.by));
}

static void
add_group (LianContractTotalsPage *self, GPtrArray *rows, guint place)
{
  const LianTotalsGroup *group = self->job->totals->groups->pdata[place];
  add_row (self, rows, PLACE (place, 0), name_of (self, group->name), &group->figures);
  for (guint i = 0; gtk_check_button_get_active (self->parts) && i < group->rows->len; i++)
    {
      const LianTotalsRow *part = group->rows->pdata[i];
      g_autofree char *name = g_strdup_printf ("　·　%s", name_of (self, part->name));
      add_row (self, rows, PLACE (place, i + 1), name, &part->figures);
    }
}

/* What the row with the focus stands for; TOTAL where none has it. */
static gint64
get_focused (LianContractTotalsPage *self, gboolean *focused)
{
  guint position = lian_gtk48_get_focused_row (self->view);
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  *focused = row != NULL;
  return row != NULL ? lian_text_row_get_number (row) : TOTAL;
}

/* Where a row stands now; a part that is no longer shown, where its group does. */
static guint
find_row (LianContractTotalsPage *self, gint64 number)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), found = 0;
  for (guint i = 0; number != TOTAL && i < n; i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      gint64 one = lian_text_row_get_number (row);
      if (one == number)
        return i;
      if (one == PLACE (number >> 32, 0))
        found = i;
    }
  return found;
}

/* The rows are new ones, and the focus left with the old. */
static void
keep_focus (LianContractTotalsPage *self, gint64 number)
{
  guint row = find_row (self, number);
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), row, TRUE);
  if (!lian_gtk48_focus_row (self->view, row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * _lian_totals_page_fill:
 * @self: the page
 *
 * Shows the totals that were read.
 */
void
_lian_totals_page_fill (LianContractTotalsPage *self)
{
  const LianContractTotals *totals = self->job->totals;
  gboolean focused;
  gint64 number = get_focused (self, &focused);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
  g_autoptr (GtkColumnViewColumn) brought
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), BROUGHT);
  gtk_column_view_column_set_title (name, _ (lian_totals_grouping_label (totals->scope.by)));
  gtk_column_view_column_set_visible (brought, totals->scope.from != 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < totals->groups->len; i++)
    add_group (self, rows, i);
  if (totals->groups->len > 0)
    add_row (self, rows, TOTAL, _ ("Total"), &totals->sum);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), totals->groups->len > 0 ? "rows" : "nothing");
  if (focused && totals->groups->len > 0)
    keep_focus (self, number);
}

/* The record behind a row.  What belongs to none has no record; its parts are shown. */
static void
activate_cb (LianContractTotalsPage *self, guint position)
{
  g_autoptr (LianTextRow) line = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  gint64 number = line != NULL ? lian_text_row_get_number (line) : TOTAL;
  if (number == TOTAL || self->job == NULL)
    return;
  LianTotalsGrouping by = self->job->totals->scope.by;
  const LianTotalsGroup *group = self->job->totals->groups->pdata[number >> 32];
  guint part = (guint) (number & G_MAXUINT32);
  gint64 id = part > 0 ? ((LianTotalsRow *) group->rows->pdata[part - 1])->id : group->id;
  if (id == 0)
    gtk_check_button_set_active (self->parts, TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                part > 0 ? lian_totals_row_type (by) : lian_totals_group_type (by), id);
}

/**
 * _lian_totals_page_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table, without rows
 */
GtkWidget *
_lian_totals_page_create_table (LianContractTotalsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->rows)));
  self->view = lian_text_rows_view_new (selection, _ ("Totals of contracts"));
  lian_text_rows_append_column (self->view, _ ("buyer"), 0, 270, TRUE);
  lian_text_rows_append_figures (self->view, _ ("contract amount"), 1, 128);
  lian_text_rows_append_figures (self->view, _ ("delivered value"), 2, 112);
  lian_text_rows_append_figures (self->view, _ ("owed before"), BROUGHT, 104);
  lian_text_rows_append_figures (self->view, _ ("accepted value"), 4, 112);
  lian_text_rows_append_figures (self->view, _ ("penalties"), 5, 84);
  lian_text_rows_append_figures (self->view, _ ("paid"), 6, 96);
  lian_text_rows_append_figures (self->view, _ ("owed"), 7, 104);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, 360, 160);
  return lian_tab_bin_new (scrolled);
}
