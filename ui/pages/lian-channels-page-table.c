/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of channels: each product channel by channel, and what does not add up. */
#include "lian-channels-page-private.h"

#include "lian-beside.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-reading.h"
#include "lian-text-rows.h"

/* What is not planned is told apart from nothing planned. */
static char *
planned_text (const LianChannelRow *row, const LianChannelFigures *figures)
{
  return figures->is_planned ? lian_channel_row_text (row, figures->planned) : g_strdup ("–");
}

/* At least so much: the quantity of a contract is not known. */
static char *
contracted_text (const LianChannelRow *row, const LianChannelFigures *figures)
{
  g_autofree char *number = lian_channel_row_text (row, figures->contracted);
  return figures->unknown ? g_strdup_printf ("≥ %s", number) : g_steal_pointer (&number);
}

static char *
percent_text (const LianChannelFigures *figures)
{
  gint64 percent;
  return lian_channel_percent (figures, &percent) ? g_strdup_printf ("%" G_GINT64_FORMAT " %%", percent)
                                                  : g_strdup ("–");
}

static const char *
maker_of (const LianChannelRow *row)
{
  if (row->of_trade)
    return _ ("plan of the trade");
  return row->maker != NULL ? row->maker : _ ("not allotted");
}

static void
add_line (LianChannelsPage *self, const LianChannelRow *row, gint64 number, const char *channel,
          const LianChannelFigures *figures)
{
  g_autofree char *planned = planned_text (row, figures), *contracted = contracted_text (row, figures);
  g_autofree char *delivered = lian_channel_row_text (row, figures->delivered);
  g_autofree char *sold = lian_channel_row_text (row, figures->sold), *percent = percent_text (figures);
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { row->name, maker_of (row), channel, planned, contracted, delivered, sold, percent, row->unit.name };
  g_autoptr (LianTextRow) line = lian_text_row_new (number, cells);
  g_list_store_append (self->rows, line);
}

static gboolean
says_nothing (const LianChannelFigures *figures)
{
  return !figures->is_planned && !figures->unknown && figures->contracted == 0 && figures->delivered == 0
         && figures->sold == 0;
}

static void
add_row (LianChannelsPage *self, const LianChannelRow *row, gint64 number)
{
  LianChannelFigures total = lian_channel_row_total (row);
  guint n = 0;
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    if (!says_nothing (&row->channels[c]))
      {
        add_line (self, row, number, _ (lian_channel_label ((LianChannel) c)), &row->channels[c]);
        n++;
      }
  if (n > 1)
    add_line (self, row, number, _ ("together"), &total);
}

/**
 * _lian_channels_fill_table:
 * @self: the page
 *
 * Shows the rows of the account that was read.
 */
void
_lian_channels_fill_table (LianChannelsPage *self)
{
  GPtrArray *rows = self->job->account->rows;
  g_autoptr (GtkColumnViewColumn) maker
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), 1);
  gtk_column_view_column_set_visible (maker, self->job->scope.cooperative == 0);
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, rows->pdata[i], i);
}

/* The plan that says the figure; without one, the product. */
static void
activate_cb (LianChannelsPage *self, guint position)
{
  g_autoptr (LianTextRow) line = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (line == NULL || self->job == NULL)
    return;
  const LianChannelRow *row = self->job->account->rows->pdata[lian_text_row_get_number (line)];
  GPtrArray *plans = self->job->account->plans;
  for (guint i = 0; i < plans->len; i++)
    if (row->cooperative != 0 && lian_record_get_number (plans->pdata[i], "cooperative") == row->cooperative)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "plan",
                                    lian_record_get_id (plans->pdata[i]));
        return;
      }
  if (row->product != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "product", row->product);
}

/**
 * _lian_channels_create_table:
 * @self: the page
 *
 * Returns: (transfer floating): the table, without rows
 */
GtkWidget *
_lian_channels_create_table (LianChannelsPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->rows)));
  self->view = lian_text_rows_view_new (selection, _ ("Products by channel"));
  lian_text_rows_append_column (self->view, _ ("Product"), 0, 118, TRUE);
  lian_text_rows_append_column (self->view, _ ("Co-operative"), 1, 116, TRUE);
  lian_text_rows_append_column (self->view, _ ("Channel"), 2, 116, FALSE);
  lian_text_rows_append_figures (self->view, _ ("planned"), 3, 68);
  lian_text_rows_append_figures (self->view, _ ("contracted"), 4, 90);
  lian_text_rows_append_figures (self->view, _ ("delivered"), 5, 80);
  lian_text_rows_append_figures (self->view, _ ("sold"), 6, 52);
  lian_text_rows_append_figures (self->view, _ ("done"), 7, 60);
  lian_text_rows_append_column (self->view, _ ("unit"), 8, 72, FALSE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return lian_beside_scroll (self->view);
}

/**
 * _lian_channels_fill_doubts:
 * @self: the page
 *
 * Shows what does not add up in the account that was read.
 */
void
_lian_channels_fill_doubts (LianChannelsPage *self)
{
  GPtrArray *doubts = self->job->account->doubts;
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->doubts)) != NULL)
    gtk_box_remove (GTK_BOX (self->doubts), child);
  gtk_box_append (GTK_BOX (self->doubts), lian_label_new (_ ("What does not add up"), "heading"));
  if (self->job->account->plans->len == 0)
    gtk_box_append (GTK_BOX (self->doubts),
                    lian_label_new (_ ("No plan lies within this period, so that none is compared."), "dim-label"));
  else if (doubts->len == 0)
    gtk_box_append (GTK_BOX (self->doubts),
                    lian_label_new (_ ("Plan, contracts, capacity and prices agree."), "dim-label"));
  for (guint i = 0; i < doubts->len; i++)
    {
      const LianChannelDoubt *doubt = doubts->pdata[i];
      g_autofree char *text = g_strdup_printf ("⚠ %s", doubt->message);
      gtk_box_append (GTK_BOX (self->doubts),
                      doubt->record != 0
                          ? lian_reading_create_link (text, "win.open-record", doubt->type, doubt->record)
                          : lian_label_new (text, NULL));
    }
}
