/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines of the page of today. */
#include "lian-today-rows.h"

#include "lian-contract-doubts.h"
#include "lian-i18n.h"
#include "lian-text.h"

/**
 * lian_today_row_new:
 * @what: what is to be done
 * @why: why
 * @when: (nullable): until when
 *
 * Returns: (transfer floating): a line that can be activated
 */
GtkWidget *
lian_today_row_new (const char *what, const char *why, const char *when)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE,
                                 "title-lines", 1, "subtitle-lines", 2, NULL);
  g_autofree char *title = lian_text_shorten (what);
  g_autofree char *subtitle = lian_text_shorten (why);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (when != NULL)
    {
      GtkWidget *label = gtk_label_new (when);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

/**
 * lian_today_rows_add_group:
 * @box: where
 * @title: what the lines have in common
 * @n: how many there are
 *
 * Returns: (transfer none): a list for them
 */
GtkWidget *
lian_today_rows_add_group (GtkWidget *box, const char *title, guint n)
{
  /* Translators: heading of a group and the number of its lines. */
  g_autofree char *text = g_strdup_printf (_ ("%s · %u"), title, n);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "group-heading");
  GtkWidget *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/**
 * lian_today_rows_add_rest:
 * @list: a list
 * @n: how many lines it ought to have
 *
 * Says how many more than %LIAN_TODAY_MOST_ROWS there are.
 */
void
lian_today_rows_add_rest (GtkWidget *list, guint n)
{
  if (n <= LIAN_TODAY_MOST_ROWS)
    return;
  g_autofree char *text = g_strdup_printf (_ ("and %u more"), n - LIAN_TODAY_MOST_ROWS);
  GtkWidget *label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_append (GTK_LIST_BOX (list), label);
}

static void
open_doubt_cb (AdwActionRow *row, gpointer doubt)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-record", "(sx)", "contract",
                              ((const LianContractDoubt *) doubt)->contract);
}

/**
 * lian_today_rows_add_doubts:
 * @box: where
 * @doubts: (element-type LianContractDoubt): doubts about contracts; they live as long as the lines
 *
 * Adds a line to each, if there are any.
 */
void
lian_today_rows_add_doubts (GtkWidget *box, GPtrArray *doubts)
{
  if (doubts->len == 0)
    return;
  GtkWidget *list = lian_today_rows_add_group (box, _ ("Doubts about contracts"), doubts->len);
  for (guint i = 0; i < MIN (doubts->len, LIAN_TODAY_MOST_ROWS); i++)
    {
      LianContractDoubt *doubt = doubts->pdata[i];
      g_autofree char *what = g_strdup_printf ("%s · %s", _ (lian_contract_doubt_label (doubt->kind)), doubt->contracts);
      GtkWidget *row = lian_today_row_new (what, doubt->message, NULL);
      /* The figures that make it doubtful stand at its end. */
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      g_signal_connect (row, "activated", G_CALLBACK (open_doubt_cb), doubt);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  lian_today_rows_add_rest (list, doubts->len);
}
