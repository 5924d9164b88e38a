/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can be done from the page of arrangements by buttons and keys. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-compare.h"
#include "lian-arrange-new.h"
#include "lian-focus.h"
#include "lian-print-operation.h"

/**
 * _lian_arrange_open:
 * @self: the page
 *
 * Opens the record of the selected row.
 */
void
_lian_arrange_open (LianArrangePage *self)
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

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _lian_arrange_open (LIAN_ARRANGE_PAGE (widget));
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
  _lian_arrange_focus_list (self);
}

/* From the table to the side, and back to the sidebar. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  lian_focus_next_pane (widget, GTK_WIDGET (self->faces), self->side);
}

/**
 * _lian_arrange_install_actions:
 * @widget_class: the class of the page
 *
 * Adds the actions.
 */
void
_lian_arrange_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "arrange.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "arrange.newest", NULL, newest_action);
  gtk_widget_class_install_action (widget_class, "arrange.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "arrange.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "arrange.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "arrange.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
}
