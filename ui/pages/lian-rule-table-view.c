/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A decision of the rulebook, in words.
 *
 * Texts of the rulebook go into labels as plain text, never as markup.  A row is a sentence rather
 * than a line of cells: most tables have many columns of which a row tests few. */
#include "lian-rule-table-view.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-words-tests.h"
#include "lian-words.h"

struct _LianRuleTableView
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *purpose;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LianRuleTableView, lian_rule_table_view, ADW_TYPE_BIN)

/* Words. */

/**
 * lian_rule_table_policy:
 * @table: a decision
 *
 * Returns: (transfer none): how its rows give a result, in words
 */
const char *
lian_rule_table_policy (const LianRuleTable *table)
{
  const char *policy = table->policy;
  if (policy == NULL)
    return _ ("expression");
  if (g_str_equal (policy, "FIRST"))
    return _ ("first row that applies");
  if (g_str_has_prefix (policy, "COLLECT") || g_str_has_suffix (policy, "ORDER"))
    return _ ("all rows that apply");
  if (g_str_equal (policy, "PRIORITY"))
    return _ ("row that goes before");
  return _ ("the one row that applies");
}

/* The name of a column: of a fact in the reader's language, else the rulebook's title for it. */
static const char *
column_words (const LianRuleTable *table, guint column)
{
  const char *name = table->names->pdata[column];
  const char *words = lian_words_fact (NULL, name);
  return words != name ? words : table->inputs->pdata[column];
}

static char *
conditions (const LianRuleTable *table, const LianRuleRow *row)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *test = lian_words_dup_test (NULL, row->cells->pdata[i]);
      if (test == NULL)
        continue;
      /* Translators: a column of a table and what it has to be */
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", "");
      g_string_append_printf (text, _ ("%s: %s"), column_words (table, i), test);
    }
  if (text->len == 0)
    g_string_append (text, _ ("in every other case"));
  return g_string_free (text, FALSE);
}

static char *
results (const LianRuleRow *row)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < row->outputs->len; i++)
    {
      g_autofree char *words = lian_words_dup_output (NULL, row->outputs->pdata[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", words);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (const LianRuleTable *table, const LianRuleRow *rule, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = conditions (table, rule);
  g_autofree char *then = results (rule);
  g_autofree char *result = g_strdup_printf ("%u   → %s", number, then);
  /* Translators: the number of a row, when it applies, what it gives */
  g_autofree char *name = g_strdup_printf (_ ("Row %u: %s → %s"), number, when, then);
  gtk_widget_add_css_class (box, "rule-row");
  gtk_box_append (GTK_BOX (box), lian_label_new (when, NULL));
  gtk_box_append (GTK_BOX (box), lian_label_new (result, "heading"));
  if (rule->zh != NULL)
    gtk_box_append (GTK_BOX (box), lian_label_new (rule->zh, "dim-label"));
  if (rule->en != NULL)
    gtk_box_append (GTK_BOX (box), lian_label_new (rule->en, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* Rows. */

static void
clear_list (LianRuleTableView *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
}

static void
add_plain_row (LianRuleTableView *self, const char *text, const char *style)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = lian_label_new (text, style);
  gtk_widget_add_css_class (label, "rule-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Who set it and when; a figure that nobody set says so. */
static void
add_resolution (LianRuleTableView *self, const LianParameter *parameter)
{
  g_autofree char *day = lian_date_format (parameter->set_on);
  g_autofree char *text
      = parameter->resolution != NULL
            ? /* Translators: a resolution and its day */
              g_strdup_printf (_ ("Set by resolution: %s, %s"), parameter->resolution, day)
            : g_strdup (_ ("No resolution of this federation has set it yet."));
  add_plain_row (self, text, NULL);
}

/**
 * lian_rule_table_title:
 * @table: a decision
 *
 * Returns: (transfer none): what people call it
 */
const char *
lian_rule_table_title (const LianRuleTable *table)
{
  return table->label != NULL ? table->label : table->name;
}

/**
 * lian_rule_table_view_show:
 * @self: a view
 * @table: the decision to show
 * @parameter: (nullable): where it is a parameter, with what resolution it was set
 */
void
lian_rule_table_view_show (LianRuleTableView *self, const LianRuleTable *table,
                           const LianParameter *parameter)
{
  gtk_label_set_text (GTK_LABEL (self->title), lian_rule_table_title (table));
  gtk_label_set_text (GTK_LABEL (self->purpose),
                      table->description != NULL ? table->description : "");
  gtk_widget_set_visible (self->purpose, table->description != NULL);
  clear_list (self);
  for (guint i = 0; i < table->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (table, table->rows->pdata[i], i + 1));
  if (table->text != NULL)
    add_plain_row (self, table->text, table->constant ? "title-2" : "monospace");
  if (parameter != NULL)
    add_resolution (self, parameter);
}

/* Construction. */

static void
lian_rule_table_view_class_init (LianRuleTableViewClass *klass)
{
}

static void
lian_rule_table_view_init (LianRuleTableView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (box, "rule-table");
  self->title = lian_label_new (NULL, "title-3");
  self->purpose = lian_label_new (NULL, "dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the table"), -1);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->purpose);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * lian_rule_table_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
lian_rule_table_view_new (void)
{
  return g_object_new (LIAN_TYPE_RULE_TABLE_VIEW, NULL);
}
