/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One line of the page of today.
 *
 * Its texts stand below each other in a vertical box.  A text that wraps beside another, as in a row of libadwaita,
 * is asked by GTK 4.8 how narrow it may be at each height, which it tries out in twenty layouts; at the start of the
 * program that was a fifth of the time until the page was there. */
#include "lian-today-row.h"

#include "lian-text.h"

struct _LianTodayRow
{
  GtkListBoxRow parent_instance;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LianTodayRow, lian_today_row, GTK_TYPE_LIST_BOX_ROW)

static void
lian_today_row_class_init (LianTodayRowClass *klass)
{
  /**
   * LianTodayRow::opened:
   * @self: the line
   *
   * Somebody wants to see what the line is about.
   */
  signals[OPENED] = g_signal_new ("opened", LIAN_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_today_row_init (LianTodayRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-row");
}

static GtkWidget *
make_title (const char *what, const char *when)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", what, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (line), title);
  if (when != NULL)
    {
      GtkWidget *label = gtk_label_new (when);
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}

static GtkWidget *
make_why (const char *why, guint n_lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", why, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  if (n_lines > 0)
    g_object_set (label, "lines", (int) n_lines, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/**
 * lian_today_row_new:
 * @what: what is to be done
 * @why: (nullable): why
 * @when: (nullable): until when
 * @n_lines: how many lines @why may have; 0 for as many as it takes
 *
 * Returns: (transfer floating): a line that can be opened
 */
GtkWidget *
lian_today_row_new (const char *what, const char *why, const char *when, guint n_lines)
{
  GtkWidget *row = g_object_new (LIAN_TYPE_TODAY_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = lian_text_shorten (what);
  g_autofree char *subtitle = why != NULL ? lian_text_shorten (why) : NULL;
  GtkWidget *line = make_title (title, when);
  /* One that stands alone stands in the middle. */
  gtk_widget_set_vexpand (line, why == NULL);
  gtk_box_append (GTK_BOX (box), line);
  if (subtitle != NULL)
    gtk_box_append (GTK_BOX (box), make_why (subtitle, n_lines));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  return row;
}

/**
 * lian_today_row_open:
 * @self: a line
 *
 * Says that somebody wants to see what it is about.
 */
void
lian_today_row_open (LianTodayRow *self)
{
  g_return_if_fail (LIAN_IS_TODAY_ROW (self));
  g_signal_emit (self, signals[OPENED], 0);
}
