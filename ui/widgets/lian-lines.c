/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Children beside each other, in as many lines as they need.
 *
 * A box asks for the width of all its children, and a pane beside it has to go.  GtkFlowBox is a
 * list: it would put a stop of its own around each child. */
#include "lian-lines.h"
#include "lian-gtk48.h"
#include "lian-text.h"

#define NAME_LENGTH 28 /* in a choice, whose width follows its names */

#define SPACING 6

struct _LianLines
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LianLines, lian_lines, GTK_TYPE_WIDGET)

typedef struct
{
  int x;
  int y;
  int height; /* of the line that is being filled */
} Place;

static void
natural_size (GtkWidget *child, int most, int *width, int *height)
{
  int minimum = 0, natural = 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX (minimum, MIN (natural, most));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Puts the children into lines of @width, or only looks how high that is. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  Place place = { 0, 0, 0 };
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width = 0, child_height = 0;
      if (!gtk_widget_should_layout (child))
        continue;
      natural_size (child, width, &child_width, &child_height);
      if (place.x > 0 && place.x + child_width > width)
        place = (Place){ 0, place.y + place.height + SPACING, 0 };
      if (allocate)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ place.x, place.y, child_width, child_height }, -1);
      place.x += child_width + SPACING;
      place.height = MAX (place.height, child_height);
    }
  return place.y + place.height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, wanted = 0;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? SPACING : 0);
    }
}

static void
lian_lines_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  int least = 0, wanted = 0;
  measure_width (widget, &least, &wanted);
  *minimum = *natural = lay_out (widget, for_size < 0 ? wanted : MAX (for_size, least), FALSE);
}

static void
lian_lines_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static GtkSizeRequestMode
lian_lines_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lian_lines_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lian_lines_parent_class)->dispose (object);
}

static void
lian_lines_class_init (LianLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_lines_dispose;
  widget_class->measure = lian_lines_measure;
  widget_class->size_allocate = lian_lines_size_allocate;
  widget_class->get_request_mode = lian_lines_get_request_mode;
}

static void
lian_lines_init (LianLines *self)
{
}

/**
 * lian_lines_new:
 *
 * Returns: (transfer floating): lines without children
 */
GtkWidget *
lian_lines_new (void)
{
  return g_object_new (LIAN_TYPE_LINES, NULL);
}

/**
 * lian_lines_append:
 * @self: lines
 * @child: (transfer floating): what comes next
 */
void
lian_lines_append (LianLines *self, GtkWidget *child)
{
  g_return_if_fail (LIAN_IS_LINES (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * lian_lines_add_button:
 * @self: a row of buttons
 * @label: its words, with a mnemonic
 * @tooltip: (nullable): what it does, or its key
 * @action: (nullable): the action it stands for
 *
 * Returns: (transfer none): a button at the end
 */
GtkWidget *
lian_lines_add_button (LianLines *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  lian_lines_append (self, button);
  return button;
}

/**
 * lian_lines_add_callback_button:
 * @self: a row of buttons
 * @label: its words, with a mnemonic
 * @tooltip: (nullable): what it does, or its key
 * @clicked: is called with @data alone
 * @data: for @clicked; lives as long as the button
 *
 * For a window that has no actions of its own.
 *
 * Returns: (transfer none): a button at the end
 */
GtkWidget *
lian_lines_add_callback_button (LianLines *self, const char *label, const char *tooltip,
                                GCallback clicked, gpointer data)
{
  GtkWidget *button = lian_lines_add_button (self, label, tooltip, NULL);
  g_signal_connect_swapped (button, "clicked", clicked, data);
  return button;
}

/**
 * lian_lines_add_choice:
 * @self: a row of controls
 * @mnemonic: the words before it, with a mnemonic
 * @name: what a reader says
 *
 * Returns: (transfer none): an empty drop-down behind its words, at the end
 */
GtkDropDown *
lian_lines_add_choice (LianLines *self, const char *mnemonic, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  /* The name says what the label says, and a reader would say both. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (drop_down), name);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), drop_down);
  lian_lines_append (self, row);
  return GTK_DROP_DOWN (drop_down);
}

static gboolean
is_same (GListModel *old, GtkStringList *words)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (words));
  if (old == NULL || g_list_model_get_n_items (old) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), i), gtk_string_list_get_string (words, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * lian_lines_fill_choice:
 * @choice: a drop-down that was filled so before, or never
 * @words: what there is to choose
 *
 * Fills a drop-down anew.  If it says the same, the old list stays, or the focus would leave it.
 */
void
lian_lines_fill_choice (GtkDropDown *choice, GtkStringList *words)
{
  if (!is_same (gtk_drop_down_get_model (choice), words))
    gtk_drop_down_set_model (choice, G_LIST_MODEL (words));
}

/**
 * lian_lines_fill_records:
 * @choice: a drop-down that was filled so before, or never
 * @records: (element-type LianRecord): what there is to choose
 * @chosen: the id of one of them
 *
 * Fills a drop-down with names and chooses one.
 */
void
lian_lines_fill_records (GtkDropDown *choice, const GPtrArray *records, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = lian_text_shorten_to (lian_record_get_title (records->pdata[i]), NAME_LENGTH);
      gtk_string_list_append (names, name);
      if (lian_record_get_id (records->pdata[i]) == chosen)
        selected = i;
    }
  lian_lines_fill_choice (choice, names);
  gtk_drop_down_set_selected (choice, selected);
}
