/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases of a trade as a table: a column for each case, a row for each fact.
 *
 * With eight co-operatives the table is wider than the window, so names and headings stand in
 * viewports of their own that follow the table; groups of sizes keep rows and columns in line.  What
 * differs bears a sign and not only a weight. */
#include "lian-compare-table.h"
#include "lian-case-compare.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-words.h"

#define COLUMN "lian-column"
#define STEP 60 /* of an arrow, in pixels */

struct _LianCompareTable
{
  GtkWidget parent_instance;

  GtkWidget *outer; /* corner and headings above, names and cells below */
  GtkWidget *heads, *names, *cells;
  GtkScrolledWindow *scrolled; /* of the cells */
  GPtrArray *columns;          /* GtkSizeGroup, widths */
  GPtrArray *rows;             /* GtkSizeGroup, heights */
  GPtrArray *checks;           /* GtkCheckButton, of each column */
};

G_DEFINE_FINAL_TYPE (LianCompareTable, lian_compare_table, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_cell (const char *text, const char *style)
{
  GtkWidget *label = lian_label_new (text, style);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  return label;
}

static GtkSizeGroup *
get_group (GPtrArray *groups, guint i, GtkSizeGroupMode mode)
{
  while (groups->len <= i)
    g_ptr_array_add (groups, gtk_size_group_new (mode));
  return groups->pdata[i];
}

static void
add_name (LianCompareTable *self, guint row, const char *text, const char *style)
{
  GtkWidget *cell = create_cell (text, style);
  gtk_size_group_add_widget (get_group (self->rows, row, GTK_SIZE_GROUP_VERTICAL), cell);
  gtk_grid_attach (GTK_GRID (self->names), cell, 0, (int) row, 1, 1);
}

static void
add_value (LianCompareTable *self, guint row, guint column, const char *text, const char *style)
{
  GtkWidget *cell = create_cell (text, style);
  gtk_size_group_add_widget (get_group (self->rows, row, GTK_SIZE_GROUP_VERTICAL), cell);
  gtk_size_group_add_widget (get_group (self->columns, column, GTK_SIZE_GROUP_HORIZONTAL), cell);
  gtk_grid_attach (GTK_GRID (self->cells), cell, (int) column, (int) row, 1, 1);
}

static void
open_cb (LianCompareTable *self, GtkButton *button)
{
  g_signal_emit (self, signals[OPENED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), COLUMN)));
}

static void
chosen_cb (LianCompareTable *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
add_head (LianCompareTable *self, const LianCase *one, guint column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new (), *check = gtk_check_button_new_with_label (_ ("choose"));
  g_autofree char *name = lian_isolate_join ("\n", one->cooperative_name, one->activity_name, NULL);
  g_autofree char *spoken = lian_isolate_join (", ", _ ("choose"), name, NULL);
  gtk_button_set_child (GTK_BUTTON (button), create_cell (name, "heading"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Open the activity"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), check);
  gtk_size_group_add_widget (get_group (self->columns, column, GTK_SIZE_GROUP_HORIZONTAL), box);
  gtk_grid_attach (GTK_GRID (self->heads), box, (int) column, 0, 1, 1);
  g_ptr_array_add (self->checks, check);
}

static void
add_outcomes (LianCompareTable *self, const GPtrArray *cases)
{
  add_name (self, 0, _ ("Recommended"), "heading");
  add_name (self, 1, _ ("blocked"), NULL);
  add_name (self, 2, _ ("state"), NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      const LianCase *one = cases->pdata[i];
      g_autofree char *recommended = lian_words_dup_outcomes (NULL, one->opinion->recommended);
      g_autofree char *blocked = lian_words_dup_blocked (NULL, one, "\n");
      add_value (self, 0, i, recommended, "heading");
      add_value (self, 1, i, blocked, NULL);
      add_value (self, 2, i, lian_words_section (NULL, one->section), NULL);
    }
}

static const char *
value_of (const LianCase *one, const char *fact)
{
  const LianCaseFact *found = lian_case_find_fact (one, fact);
  return found != NULL ? found->value : NULL;
}

/* What is not as in the first case bears a sign of its own. */
static void
add_fact (LianCompareTable *self, const GPtrArray *cases, const char *fact, gboolean differs,
          guint row)
{
  const char *first = value_of (cases->pdata[0], fact);
  g_autofree char *name
      = g_strdup_printf ("%s %s", differs ? "≠" : "=", lian_words_fact (NULL, fact));
  add_name (self, row, name, NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      const char *value = value_of (cases->pdata[i], fact);
      gboolean other = g_strcmp0 (value, first) != 0;
      g_autofree char *text
          = g_strdup_printf ("%s%s", other ? "≠ " : "", lian_words_value (NULL, value));
      add_value (self, row, i, text, other ? "heading" : differs ? NULL : "dim-label");
    }
}

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static void
clear (LianCompareTable *self)
{
  clear_grid (self->heads);
  clear_grid (self->names);
  clear_grid (self->cells);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
}

/**
 * lian_compare_table_show:
 * @self: the table
 * @cases: (element-type LianCase): at least one case
 * @all: whether to show what is the same too
 *
 * Shows other cases, or the same with other facts; what is chosen stays so.
 */
void
lian_compare_table_show (LianCompareTable *self, const GPtrArray *cases, gboolean all)
{
  g_return_if_fail (LIAN_IS_COMPARE_TABLE (self) && cases->len > 0);
  g_autoptr (GPtrArray) facts = lian_case_list_compared (cases);
  g_autoptr (GArray) chosen = lian_compare_table_list_chosen (self);
  guint row = 3;
  clear (self);
  for (guint i = 0; i < cases->len; i++)
    add_head (self, cases->pdata[i], i);
  add_outcomes (self, cases);
  for (guint i = 0; i < facts->len; i++)
    {
      gboolean differs = lian_case_facts_differ (cases, facts->pdata[i]);
      if (differs || all)
        add_fact (self, cases, facts->pdata[i], differs, row++);
    }
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, guint, i) < self->checks->len)
      gtk_check_button_set_active (self->checks->pdata[g_array_index (chosen, guint, i)], TRUE);
}

/**
 * lian_compare_table_list_chosen:
 * @self: the table
 *
 * Returns: (transfer full) (element-type guint): the columns that are chosen
 */
GArray *
lian_compare_table_list_chosen (LianCompareTable *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_array_append_val (columns, i);
  return columns;
}

/* By the arrows and the pages: nothing in the cells takes the focus. */
static gboolean
scroll_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianCompareTable *self = LIAN_COMPARE_TABLE (widget);
  int across, down;
  gboolean page;
  g_variant_get (arguments, "(iib)", &across, &down, &page);
  GtkAdjustment *adjustment = across != 0
                                  ? gtk_scrolled_window_get_hadjustment (self->scrolled)
                                  : gtk_scrolled_window_get_vadjustment (self->scrolled);
  double step = page ? gtk_adjustment_get_page_size (adjustment) * 0.9 : STEP;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + step * (across != 0 ? across : down));
  return TRUE;
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    int across, down;
    gboolean page;
  } keys[] = {
    { GDK_KEY_Left, -1, 0, FALSE },    { GDK_KEY_Right, 1, 0, FALSE },
    { GDK_KEY_Up, 0, -1, FALSE },      { GDK_KEY_Down, 0, 1, FALSE },
    { GDK_KEY_KP_Left, -1, 0, FALSE }, { GDK_KEY_KP_Right, 1, 0, FALSE },
    { GDK_KEY_KP_Up, 0, -1, FALSE },   { GDK_KEY_KP_Down, 0, 1, FALSE },
    { GDK_KEY_Page_Up, 0, -1, TRUE },  { GDK_KEY_Page_Down, 0, 1, TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, 0, scroll_cb, "(iib)", keys[i].across,
                                  keys[i].down, keys[i].page);
}

static void
lian_compare_table_dispose (GObject *object)
{
  LianCompareTable *self = LIAN_COMPARE_TABLE (object);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (lian_compare_table_parent_class)->dispose (object);
}

static void
lian_compare_table_finalize (GObject *object)
{
  LianCompareTable *self = LIAN_COMPARE_TABLE (object);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (lian_compare_table_parent_class)->finalize (object);
}

static void
lian_compare_table_class_init (LianCompareTableClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_compare_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_compare_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  add_keys (GTK_WIDGET_CLASS (klass));
  /**
   * LianCompareTable::opened:
   * @self: the table
   * @column: the case
   */
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * LianCompareTable::chosen:
   * @self: the table
   */
  signals[CHOSEN]
      = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "rule-table");
  return grid;
}

/* A viewport that is scrolled by the cells: no bars of its own. */
static GtkWidget *
create_follower (GtkWidget *grid, GtkPolicyType across, GtkPolicyType down)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), across, down);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  return scrolled;
}

static void
lian_compare_table_init (LianCompareTable *self)
{
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new ();
  self->heads = create_grid ();
  self->names = create_grid ();
  self->cells = create_grid ();
  GtkWidget *body = create_follower (self->cells, GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  GtkWidget *above = create_follower (self->heads, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  GtkWidget *beside = create_follower (self->names, GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  self->scrolled = GTK_SCROLLED_WINDOW (body);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (above),
                                       gtk_scrolled_window_get_hadjustment (self->scrolled));
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (beside),
                                       gtk_scrolled_window_get_vadjustment (self->scrolled));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_size_group_add_widget (names, corner);
  gtk_size_group_add_widget (names, beside);
  self->outer = gtk_grid_new ();
  gtk_grid_attach (GTK_GRID (self->outer), corner, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->outer), above, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->outer), beside, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->outer), body, 1, 1, 1, 1);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
}

/**
 * lian_compare_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
lian_compare_table_new (void)
{
  return g_object_new (LIAN_TYPE_COMPARE_TABLE, NULL);
}
