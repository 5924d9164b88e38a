/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The lines of the page of today. */
#include "lian-today-rows.h"

#include "lian-contract-doubts.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-today-row.h"

/* A group of lines: the first ones at once, the others as they are asked for.  Measuring hundreds of lines
 * would keep the window waiting, and nobody reads them all. */

#define FIRST_LINES 10
#define MORE_LINES 50

typedef struct
{
  GtkWidget *box;
  char *title;
  GPtrArray *items;
  LianTodayMakeRow make;
  guint n; /* all there are; @items may hold the first of them only */
  guint n_shown;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;
  g_ptr_array_unref (group->items);
  g_free (group->title);
  g_free (group);
}

static void more_cb (GtkWidget *row);

static void
append_more (GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);
  GtkWidget *row = lian_today_row_new (text, NULL, NULL, 0);
  gtk_widget_add_css_class (row, "dim-label");
  g_signal_connect (row, "opened", G_CALLBACK (more_cb), NULL);
  gtk_list_box_append (list, row);
}

static void
append_rest (GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf (_ ("and %u more"), n);
  GtkWidget *label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_append (list, label);
}

static void
append_lines (GtkListBox *list, Group *group, guint until)
{
  until = MIN (until, group->items->len);
  for (; group->n_shown < until; group->n_shown++)
    gtk_list_box_append (list, group->make (group->items->pdata[group->n_shown]));
  if (group->n_shown < group->items->len)
    append_more (list, group->items->len - group->n_shown);
  else if (group->n > group->items->len)
    append_rest (list, group->n - group->items->len);
}

static void
more_cb (GtkWidget *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  Group *group = g_object_get_data (G_OBJECT (list), "lian-group");
  guint at = group->n_shown;
  /* The focus goes along before the row that has it goes. */
  append_lines (list, group, at + MORE_LINES);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) at + 1)));
  gtk_list_box_remove (list, row);
  g_object_set_data (G_OBJECT (group->box), group->title, GUINT_TO_POINTER (group->n_shown));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  if (LIAN_IS_TODAY_ROW (row))
    lian_today_row_open (LIAN_TODAY_ROW (row));
}

static GtkWidget *
append_list (GtkWidget *box, const char *title, guint n)
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
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/**
 * lian_today_rows_add_group:
 * @box: where; it remembers how many lines of a group were asked for, so that a page that is filled anew
 *   shows them again
 * @title: what the lines have in common
 * @n: how many there are
 * @items: (transfer full): the first of them, or all, in their order; what they are lives as long as @box
 *   has the lines
 * @make: makes a line
 *
 * Adds a group, unless it has no lines.
 */
void
lian_today_rows_add_group (GtkWidget *box, const char *title, guint n, GPtrArray *items,
                           LianTodayMakeRow make)
{
  if (n == 0)
    {
      g_ptr_array_unref (items);
      return;
    }
  GtkWidget *list = append_list (box, title, n);
  Group *group = g_new0 (Group, 1);
  *group = (Group){ .box = box, .title = g_strdup (title), .items = items, .make = make, .n = n };
  g_object_set_data_full (G_OBJECT (list), "lian-group", group, group_free);
  guint asked = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (box), title));
  append_lines (GTK_LIST_BOX (list), group, MAX (asked, FIRST_LINES));
}

static void
open_doubt_cb (LianTodayRow *row, gpointer doubt)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-record", "(sx)", "contract",
                              ((const LianContractDoubt *) doubt)->contract);
}

static GtkWidget *
create_doubt (gpointer item)
{
  LianContractDoubt *doubt = item;
  g_autofree char *what = g_strdup_printf ("%s · %s", _ (lian_contract_doubt_label (doubt->kind)), doubt->contracts);
  /* The figures that make it doubtful stand at the end of its message. */
  GtkWidget *row = lian_today_row_new (what, doubt->message, NULL, 0);
  g_signal_connect (row, "opened", G_CALLBACK (open_doubt_cb), doubt);
  return row;
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
  lian_today_rows_add_group (box, _ ("Doubts about contracts"), doubts->len, g_ptr_array_ref (doubts), create_doubt);
}
