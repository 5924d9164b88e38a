/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Children in two columns where there is room, in one where there is not.
 *
 * The number of columns follows from the width alone, never from what the children show, so that
 * nothing jumps while someone types. */
#include "lian-columns.h"

#define TWO_COLUMNS_FROM 900
#define COLUMN_SPACING 36
#define ROW_SPACING 18

struct _LianColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LianColumns, lian_columns, GTK_TYPE_WIDGET)

static int
minimum_width (GtkWidget *widget)
{
  int widest = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static gboolean
is_wide (GtkWidget *widget, int width)
{
  return width >= TWO_COLUMNS_FROM && width >= 2 * minimum_width (widget) + COLUMN_SPACING;
}

static int
height_of (GtkWidget *child, int width)
{
  int natural = 0;
  if (!gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural + ROW_SPACING;
}

static int
total_height (GtkWidget *widget, int width)
{
  int height = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    height += height_of (child, width);
  return height;
}

/* Fields per group decide where the second column begins; heights would change with the issues. */
static int
weight_of (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "weight"));
}

static GtkWidget *
second_column (GtkWidget *widget)
{
  int all = 0, sum = 0;
  GtkWidget *child;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    all += weight_of (child);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (sum > 0 && 2 * sum + weight_of (child) > all)
        return child;
      sum += weight_of (child);
    }
  return NULL;
}

static int
column_width (int width)
{
  return (width - COLUMN_SPACING) / 2;
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  int left = 0, right = 0;
  GtkWidget *second = is_wide (widget, width) ? second_column (widget) : NULL;
  if (second == NULL)
    {
      *minimum = *natural = total_height (widget, width);
      return;
    }
  int *height = &left;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child == second)
        height = &right;
      *height += height_of (child, column_width (width));
    }
  *minimum = *natural = MAX (left, right);
}

static void
lian_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = minimum_width (widget);
      *natural = MAX (*minimum, 480);
    }
  else
    measure_height (widget, for_size < 0 ? minimum_width (widget) : for_size, minimum, natural);
}

static void
lian_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean wide = is_wide (widget, width);
  GtkWidget *second = wide ? second_column (widget) : NULL;
  int w = wide ? column_width (width) : width, x = 0, y = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child == second)
        {
          x = w + COLUMN_SPACING;
          y = 0;
        }
      int h = height_of (child, w);
      if (h == 0)
        continue;
      GtkAllocation allocation = { x, y, w, h - ROW_SPACING };
      gtk_widget_size_allocate (child, &allocation, -1);
      y += h;
    }
}

/* GTK sorts children by their height on screen; reading goes down a column first. */
static gboolean
lian_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (lian_columns_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  return child != NULL;
}

static GtkSizeRequestMode
lian_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lian_columns_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lian_columns_parent_class)->dispose (object);
}

static void
lian_columns_class_init (LianColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_columns_dispose;
  widget_class->focus = lian_columns_focus;
  widget_class->measure = lian_columns_measure;
  widget_class->size_allocate = lian_columns_size_allocate;
  widget_class->get_request_mode = lian_columns_get_request_mode;
}

static void
lian_columns_init (LianColumns *self)
{
}

/**
 * lian_columns_new:
 *
 * Returns: (transfer floating): columns without children
 */
GtkWidget *
lian_columns_new (void)
{
  return g_object_new (LIAN_TYPE_COLUMNS, NULL);
}

/**
 * lian_columns_append:
 * @self: columns
 * @child: (transfer floating): a child
 * @weight: how long it is beside the others, for instance its number of rows
 */
void
lian_columns_append (LianColumns *self, GtkWidget *child, int weight)
{
  g_return_if_fail (LIAN_IS_COLUMNS (self));
  g_object_set_data (G_OBJECT (child), "weight", GINT_TO_POINTER (weight));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
