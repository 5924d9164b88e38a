/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands in the cells of the table of a plan.
 *
 * The list makes widgets for what is on the screen and a little beyond; those are written anew when the
 * plan changes, so that the row with the focus stays the same widget. */
#include "lian-arrange-grid-private.h"
#include "lian-arrange-texts.h"
#include "lian-arrange-trade.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text-scale.h"
#include "lian-text.h"
#include "lian-tooltip.h"

#define COLUMN "lian-column"
#define STATE_WIDTH 206
#define MONTH_WIDTH 70
#define MOST_OF_NAME 60

static const LianArrangeOrder *
get_order (LianArrangeGrid *self, guint order)
{
  return &g_array_index (self->task->orders, LianArrangeOrder, order);
}

static const LianArrangeWay *
get_way (LianArrangeGrid *self, guint way)
{
  return &g_array_index (self->task->ways, LianArrangeWay, way);
}

/* The month by whose end the last of it is due. */
static int
get_due (LianArrangeGrid *self, guint order)
{
  const LianArrangeOrder *o = get_order (self, order);
  return g_array_index (self->task->parts, LianArrangePart, o->first_part + o->n_parts - 1).due;
}

static void
add_mark (GString *text, char *mark)
{
  g_autofree char *own = mark;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", own);
}

/* Whether it is placed, in a sign and words. */
static char *
describe_placing (LianArrangeGrid *self, guint order)
{
  GString *text = g_string_new (NULL);
  gint64 late = lian_arrange_sheet_get_late (self->sheet, order);
  gint64 left = lian_arrange_get_wanted (self->task, order)
                - lian_arrange_sheet_sum_order (self->sheet, order);
  g_autofree char *away = lian_arrange_texts_quantity (self->task, self->names, order, ABS (left));
  g_autofree char *delay = lian_arrange_texts_quantity (self->task, self->names, order, late);
  if (left > 0)
    /* Translators: a quantity that nobody makes */
    add_mark (text, g_strdup_printf (_ ("✗ short %s"), away));
  if (left < 0)
    /* Translators: a quantity beyond what is ordered */
    add_mark (text, g_strdup_printf (_ ("! over by %s"), away));
  if (late > 0)
    /* Translators: a quantity that is made after its month */
    add_mark (text, g_strdup_printf (_ ("⚠ late %s"), delay));
  if (text->len == 0)
    g_string_append (text, _ ("✓ placed"));
  return g_string_free (text, FALSE);
}

static char *
describe_due (LianArrangeGrid *self, guint order)
{
  int due = get_due (self, order);
  g_autofree char *state = describe_placing (self, order);
  if (due < 0)
    /* Translators: the state of an order */
    return g_strdup_printf (_ ("%s · overdue"), state);
  g_autofree char *month = due < (int) self->task->n_months
                               ? lian_arrange_month_text (self->task, (guint) due)
                               : g_strdup (_ ("later"));
  /* Translators: the state of an order, the month by whose end it is due */
  return g_strdup_printf (_ ("%s · by %s"), state, month);
}

static char *
describe_way_state (LianArrangeGrid *self, guint way)
{
  const LianArrangeWay *w = get_way (self, way);
  GString *text = g_string_new (NULL);
  g_autofree char *keep = lian_arrange_texts_quantity (self->task, self->names, w->order, w->keep);
  if (lian_arrange_sheet_is_broken (self->sheet, way))
    add_mark (text, g_strdup (_ ("! breaks a rule")));
  if (w->keep > 0)
    /* Translators: the quantity that a sales relation is kept with */
    add_mark (text, g_strdup_printf (_ ("↔ keep %s"), keep));
  return g_string_free (text, FALSE);
}

static char *
describe_state (LianArrangeGrid *self, LianArrangeRowKind kind, guint index)
{
  if (kind == LIAN_ARRANGE_ROW_ORDER)
    return describe_due (self, index);
  return kind == LIAN_ARRANGE_ROW_WAY ? describe_way_state (self, index) : g_strdup ("");
}

static char *
describe_name (LianArrangeGrid *self, LianArrangeRowKind kind, guint index)
{
  if (kind == LIAN_ARRANGE_ROW_ORDER)
    return lian_arrange_texts_order (self->task, self->names, index);
  if (kind == LIAN_ARRANGE_ROW_MAKER)
    return lian_arrange_texts_maker (self->task, self->names, index);
  const LianArrangeWay *way = get_way (self, index);
  return self->flags & LIAN_ARRANGE_ROWS_TURNED ? lian_arrange_texts_order (self->task, self->names, way->order)
                                                : lian_arrange_texts_maker (self->task, self->names, way->maker);
}

/* How it is placed in a sign, where there is no room for words. */
static const char *
get_sign (LianArrangeGrid *self, guint order)
{
  gint64 left = lian_arrange_get_wanted (self->task, order) - lian_arrange_sheet_sum_order (self->sheet, order);
  if (!self->narrow)
    return "";
  if (left != 0)
    return left > 0 ? "✗ " : "! ";
  return lian_arrange_sheet_get_late (self->sheet, order) > 0 ? "⚠ " : "✓ ";
}

static char *
describe_sum (LianArrangeGrid *self, LianArrangeRowKind kind, guint index)
{
  if (kind == LIAN_ARRANGE_ROW_MAKER)
    return g_strdup ("");
  if (kind == LIAN_ARRANGE_ROW_WAY)
    return lian_arrange_texts_quantity (self->task, self->names, get_way (self, index)->order,
                                        lian_arrange_sheet_sum_way (self->sheet, index));
  gint64 wanted = lian_arrange_get_wanted (self->task, index);
  g_autofree char *all = lian_arrange_texts_quantity (self->task, self->names, index, wanted);
  g_autofree char *made
      = lian_arrange_texts_quantity (self->task, self->names, index, lian_arrange_sheet_sum_order (self->sheet, index));
  return g_strdup_printf ("%s%s / %s", get_sign (self, index), made, all);
}

static gint64
sum_month (LianArrangeGrid *self, guint order, guint month)
{
  const LianArrangeOrder *o = get_order (self, order);
  gint64 sum = 0;
  for (guint way = o->first_way; way < o->first_way + o->n_ways; way++)
    sum += lian_arrange_sheet_get (self->sheet, way, month);
  return sum;
}

/* Of a co-operative the hours; of orders that are measured differently there is no sum. */
static char *
describe_hours (LianArrangeGrid *self, guint maker, guint month)
{
  gint64 hours = (lian_arrange_sheet_get_work (self->sheet, maker, month) + 1800000) / 3600000;
  if (hours == 0)
    return g_strdup ("");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, hours);
  /* Translators: a number of hours, short */
  return g_strdup_printf (_ ("%s h"), number);
}

static char *
describe_month (LianArrangeGrid *self, LianArrangeRowKind kind, guint index, guint month)
{
  if (kind == LIAN_ARRANGE_ROW_MAKER)
    return describe_hours (self, index, month);
  gboolean way = kind == LIAN_ARRANGE_ROW_WAY;
  guint order = way ? get_way (self, index)->order : index;
  gint64 steps = way ? lian_arrange_sheet_get (self->sheet, index, month) : sum_month (self, index, month);
  gboolean pinned = way && lian_arrange_sheet_is_pinned (self->sheet, index, month);
  g_autofree char *quantity
      = steps != 0 || pinned ? lian_arrange_texts_quantity (self->task, self->names, order, steps) : g_strdup ("");
  return pinned ? g_strconcat ("▣ ", quantity, NULL) : g_steal_pointer (&quantity);
}

static char *
describe_cell (LianArrangeGrid *self, LianArrangeRow *row, guint column)
{
  LianArrangeRowKind kind = lian_arrange_row_get_kind (row);
  guint index = lian_arrange_row_get_index (row);
  if (column == LIAN_GRID_NAME)
    return describe_name (self, kind, index);
  if (column == LIAN_GRID_STATE)
    return describe_state (self, kind, index);
  return column == LIAN_GRID_SUM ? describe_sum (self, kind, index)
                                 : describe_month (self, kind, index, column - LIAN_GRID_MONTHS);
}

/* What a screen reader says of the row: everything in it, the months with their names. */
static void
name_row (LianArrangeGrid *self, GtkListItem *item, LianArrangeRow *row)
{
  g_autoptr (GString) name = g_string_new (NULL);
  for (guint column = 0; column < LIAN_GRID_MONTHS + self->n_months; column++)
    {
      g_autofree char *text = describe_cell (self, row, column);
      if (*text == '\0')
        continue;
      if (column >= LIAN_GRID_MONTHS)
        {
          g_autofree char *month = lian_arrange_month_text (self->task, column - LIAN_GRID_MONTHS);
          g_string_append_printf (name, ", %s: %s", month, text);
        }
      else
        g_string_append_printf (name, name->len > 0 ? ", %s" : "%s", text);
    }
  lian_gtk48_name_row (item, name->str);
}

static guint
get_column (GtkListItem *item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), COLUMN));
}

static void
show_mark (LianArrangeGrid *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  guint column = get_column (item);
  gboolean here = column == LIAN_GRID_MONTHS + self->month
                  && gtk_list_item_get_position (item) == gtk_single_selection_get_selected (self->selection);
  if (here)
    gtk_widget_add_css_class (label, "month-cursor");
  else
    gtk_widget_remove_css_class (label, "month-cursor");
}

static void
show_cell (LianArrangeGrid *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  LianArrangeRow *row = gtk_list_item_get_item (item);
  guint column = get_column (item);
  if (row == NULL || self->sheet == NULL)
    return;
  gboolean heading = lian_arrange_row_get_kind (row) != LIAN_ARRANGE_ROW_WAY;
  g_autofree char *text = describe_cell (self, row, column);
  g_autofree char *line = lian_text_shorten_to (text, MOST_OF_NAME);
  g_autofree char *shown = column == LIAN_GRID_NAME && !heading ? g_strconcat ("　", line, NULL) : NULL;
  gtk_label_set_text (GTK_LABEL (label), shown != NULL ? shown : line);
  if (column <= LIAN_GRID_STATE)
    lian_tooltip_set (label, g_utf8_strlen (line, -1) > 18 ? line : NULL);
  if (heading && column == LIAN_GRID_NAME)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  if (column == LIAN_GRID_NAME)
    name_row (self, item, row);
  show_mark (self, item);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  LianArrangeGrid *self = data;
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), COLUMN));
  self->month = column - LIAN_GRID_MONTHS;
  _lian_grid_show_cursor (self);
  if (n_press == 2)
    _lian_grid_type (self, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianArrangeGrid *self = data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN));
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), column >= LIAN_GRID_SUM ? 1 : 0);
  g_object_set_data (G_OBJECT (label), COLUMN, GUINT_TO_POINTER (column));
  if (column >= LIAN_GRID_SUM)
    gtk_widget_add_css_class (label, "numeric");
  if (column >= LIAN_GRID_MONTHS)
    {
      GtkGesture *click = gtk_gesture_click_new ();
      g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
      gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
    }
  lian_gtk48_set_cell (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianArrangeGrid *self = data;
  g_hash_table_add (self->bound, item);
  show_cell (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_hash_table_remove (LIAN_ARRANGE_GRID (data)->bound, item);
}

static void
append (LianArrangeGrid *self, const char *title, guint column, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (made, lian_text_scale (width));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == LIAN_GRID_NAME);
  gtk_column_view_append_column (self->view, made);
  if (column >= LIAN_GRID_SUM)
    lian_gtk48_end_title (self->view);
}

static void
title_month (LianArrangeGrid *self, guint month)
{
  g_autofree char *title = lian_arrange_month_text (self->task, month);
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), LIAN_GRID_MONTHS + month);
  gtk_column_view_column_set_title (column, title);
}

/**
 * _lian_grid_create_columns:
 * @self: a new table
 *
 * Gives it the columns that it has in any month.
 */
void
_lian_grid_create_columns (LianArrangeGrid *self)
{
  append (self, _ ("Order and maker"), LIAN_GRID_NAME, LIAN_GRID_NAME_WIDTH);
  append (self, _ ("Due and state"), LIAN_GRID_STATE, STATE_WIDTH);
  append (self, _ ("Planned"), LIAN_GRID_SUM, LIAN_GRID_SUM_WIDTH);
}

/**
 * _lian_grid_renew_columns:
 * @self: the table, with a task
 *
 * Gives it a column for each month of the task.
 */
void
_lian_grid_renew_columns (LianArrangeGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = self->task->n_months;
  for (; self->n_months > n; self->n_months--)
    {
      g_autoptr (GtkColumnViewColumn) last
          = g_list_model_get_item (columns, LIAN_GRID_MONTHS + self->n_months - 1);
      gtk_column_view_remove_column (self->view, last);
    }
  for (; self->n_months < n; self->n_months++)
    append (self, "", LIAN_GRID_MONTHS + self->n_months, MONTH_WIDTH);
  for (guint month = 0; month < n; month++)
    title_month (self, month);
  self->month = MIN (self->month, n - 1);
}

static void
for_each (LianArrangeGrid *self, void (*show) (LianArrangeGrid *self, GtkListItem *item))
{
  GHashTableIter iter;
  gpointer item;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show (self, item);
}

/**
 * _lian_grid_show_cells:
 * @self: the table
 *
 * Writes all cells on the screen anew.
 */
void
_lian_grid_show_cells (LianArrangeGrid *self)
{
  for_each (self, show_cell);
}

/**
 * _lian_grid_show_cursor:
 * @self: the table
 *
 * Marks the chosen month of the selected row, and says below what stands there.
 */
void
_lian_grid_show_cursor (LianArrangeGrid *self)
{
  for_each (self, show_mark);
  _lian_grid_show_bar (self);
}
