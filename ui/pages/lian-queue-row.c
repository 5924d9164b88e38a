/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A line of the review queue: a heading or a case.
 *
 * GTK 4.8 has no sections of its own, so headings are rows that can't be selected. */
#include "lian-queue-row.h"
#include "lian-text.h"
#include "lian-tooltip.h"

#define ROW "lian-row"

struct _LianQueueRow
{
  GObject parent_instance;

  gint64 activity; /* 0 for a heading */
  char *title;
  char *detail;
};

G_DEFINE_FINAL_TYPE (LianQueueRow, lian_queue_row, G_TYPE_OBJECT)

static void
lian_queue_row_finalize (GObject *object)
{
  LianQueueRow *self = LIAN_QUEUE_ROW (object);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (lian_queue_row_parent_class)->finalize (object);
}

static void
lian_queue_row_class_init (LianQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_queue_row_finalize;
}

static void
lian_queue_row_init (LianQueueRow *self)
{
}

/**
 * lian_queue_row_new:
 * @activity: the case; 0 for a heading
 * @title: the heading, or the co-operative
 * @detail: (nullable): what more is to be said
 *
 * Returns: (transfer full): a line
 */
LianQueueRow *
lian_queue_row_new (gint64 activity, const char *title, const char *detail)
{
  LianQueueRow *self = g_object_new (LIAN_TYPE_QUEUE_ROW, NULL);
  self->activity = activity;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  return self;
}

/**
 * lian_queue_row_get_activity:
 * @self: a line
 *
 * Returns: the case; 0 for a heading
 */
gint64
lian_queue_row_get_activity (LianQueueRow *self)
{
  return self->activity;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianQueueRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box), *detail = gtk_widget_get_next_sibling (title);
  gboolean heading = row->activity == 0;
  g_autofree char *line = lian_text_shorten (row->title);
  g_autofree char *words = lian_text_shorten (row->detail != NULL ? row->detail : "");
  gtk_label_set_text (GTK_LABEL (title), line);
  gtk_label_set_text (GTK_LABEL (detail), words);
  gtk_widget_set_visible (detail, row->detail != NULL);
  g_autofree char *tooltip
      = row->detail != NULL ? g_strdup_printf ("%s\n%s", line, words) : NULL;
  lian_tooltip_set (box, tooltip);
  g_autofree char *name
      = row->detail != NULL ? g_strdup_printf ("%s, %s", line, words) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : line,
                                  -1);
  /* Words of the program are not cut, and there are few of them. */
  gtk_label_set_wrap (GTK_LABEL (title), heading);
  gtk_label_set_ellipsize (GTK_LABEL (title), heading ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (heading)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_widget_set_margin_top (box, heading ? 9 : 2);
  gtk_widget_set_margin_start (title, heading ? 0 : 9);
  gtk_widget_set_margin_start (detail, heading ? 0 : 9);
  /* The row widget is found by what it shows. */
  g_object_set_data (G_OBJECT (box), ROW, row);
  gtk_list_item_set_selectable (item, !heading);
  gtk_list_item_set_activatable (item, !heading);
}

/**
 * lian_queue_row_factory_new:
 *
 * Returns: (transfer full): what makes the widgets of the lines
 */
GtkListItemFactory *
lian_queue_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * lian_queue_row_of_widget:
 * @item: a child of the list view
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
LianQueueRow *
lian_queue_row_of_widget (GtkWidget *item)
{
  GtkWidget *box = gtk_widget_get_first_child (item);
  return box != NULL ? g_object_get_data (G_OBJECT (box), ROW) : NULL;
}
