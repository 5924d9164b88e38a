/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook as officers read it.
 *
 * Texts of the rulebook go into labels as plain text, never as markup.  A row is a sentence rather
 * than a line of cells: most tables have many columns of which a row tests few. */
#include "lian-rulebook-page.h"
#include "lian-edition.h"
#include "lian-flaws.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-rule-table.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"
#include "lian-words-tests.h"

struct _LianRulebookPage
{
  AdwBin parent_instance;

  LianContext *context;
  LianRulebook *rulebook; /* what the tables point into */
  GCancellable *cancellable;
  GPtrArray *tables; /* LianRuleTable */
  gboolean focus_wanted;
  GListStore *rows;
  GtkWidget *view;
  GtkSingleSelection *selection;
  GtkWidget *edition;
  GtkWidget *health;
  GtkWidget *title;
  GtkWidget *purpose;
  GtkWidget *list;
  LianTrouble *trouble;
};

G_DEFINE_FINAL_TYPE (LianRulebookPage, lian_rulebook_page, ADW_TYPE_BIN)

/* One table. */

static const char *
policy_words (const char *policy)
{
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

static void
clear_list (LianRulebookPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
}

static void
show_expression (LianRulebookPage *self, const LianRuleTable *table)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = lian_label_new (table->text, table->constant ? "title-2" : "monospace");
  gtk_widget_add_css_class (label, "rule-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, table->text,
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static const char *
table_title (const LianRuleTable *table)
{
  return table->label != NULL ? table->label : table->name;
}

static void
show_table (LianRulebookPage *self, const LianRuleTable *table)
{
  gtk_label_set_text (GTK_LABEL (self->title), table_title (table));
  gtk_label_set_text (GTK_LABEL (self->purpose),
                      table->description != NULL ? table->description : "");
  gtk_widget_set_visible (self->purpose, table->description != NULL);
  clear_list (self);
  for (guint i = 0; i < table->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (table, table->rows->pdata[i], i + 1));
  if (table->text != NULL)
    show_expression (self, table);
}

static void
selected_cb (LianRulebookPage *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  if (self->tables != NULL && at < self->tables->len)
    show_table (self, self->tables->pdata[at]);
}

/* All tables. */

typedef struct
{
  LianRulebook *rulebook;
  GPtrArray *tables;
  GPtrArray *flaws;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;
  g_clear_pointer (&loaded->tables, g_ptr_array_unref);
  g_clear_pointer (&loaded->flaws, g_ptr_array_unref);
  g_clear_pointer (&loaded->rulebook, lian_rulebook_unref);
  g_free (loaded);
}

static gboolean
read_rulebook (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = data;
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  if (rulebook == NULL)
    return FALSE;
  loaded->rulebook = lian_rulebook_ref (rulebook);
  loaded->tables = lian_rulebook_list_tables (rulebook);
  loaded->flaws = lian_rulebook_find_flaws (rulebook);
  return TRUE;
}

static void
show_health (LianRulebookPage *self, const GPtrArray *flaws)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < flaws->len; i++)
    {
      g_autofree char *line = lian_flaw_to_text (flaws->pdata[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "⚠ ", line);
    }
  if (flaws->len == 0)
    g_string_append_printf (text, "✓ %s",
                            _ ("No gaps, no contradicting rows, no rows without effect"));
  gtk_label_set_text (GTK_LABEL (self->health), text->str);
  g_string_free (text, TRUE);
}

static LianTextRow *
table_row (const LianRuleTable *table, guint number)
{
  g_autofree char *count = table->policy != NULL ? g_strdup_printf ("%u", table->rows->len)
                                                 : g_strdup (table->constant ? table->text : "");
  return lian_text_row_new (number, (const char *const[LIAN_TEXT_ROW_CELLS]){
                                        table_title (table), policy_words (table->policy), count });
}

static void
focus_list (LianRulebookPage *self)
{
  if (!self->focus_wanted || self->tables == NULL)
    return;
  self->focus_wanted = FALSE;
  gtk_widget_child_focus (gtk_widget_get_parent (self->view), GTK_DIR_TAB_FORWARD);
}

static void
show_loaded (LianRulebookPage *self, Loaded *loaded)
{
  /* Translators: the edition of the rulebook and the first figures of its hash */
  g_autofree char *edition
      = g_strdup_printf (_ ("Edition %s · %.12s"), lian_rulebook_get_edition (loaded->rulebook),
                         lian_rulebook_get_hash (loaded->rulebook));
  gtk_label_set_text (GTK_LABEL (self->edition), edition);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  self->rulebook = lian_rulebook_ref (loaded->rulebook);
  self->tables = g_steal_pointer (&loaded->tables);
  show_health (self, loaded->flaws);
  for (guint i = 0; i < self->tables->len; i++)
    {
      g_autoptr (LianTextRow) row = table_row (self->tables->pdata[i], i);
      g_list_store_append (self->rows, row);
    }
  selected_cb (self);
  focus_list (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRulebookPage) self = data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->view != NULL && lian_trouble_take (self->trouble, error) && loaded != NULL)
    show_loaded (self, loaded);
}

static void
load (LianRulebookPage *self)
{
  lian_store_read_async (lian_context_get_store (self->context), read_rulebook,
                         g_new0 (Loaded, 1), loaded_free, self->cancellable, loaded_cb,
                         g_object_ref (self));
}

/* Construction. */

static GtkWidget *
make_head (LianRulebookPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (head, "list-head");
  gtk_box_append (GTK_BOX (head), lian_label_new (_ ("Rulebook"), "heading"));
  self->edition = lian_label_new (NULL, "dim-label");
  gtk_box_append (GTK_BOX (head), self->edition);
  self->health = lian_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->health, TRUE);
  gtk_box_append (GTK_BOX (head), self->health);
  return head;
}

static GtkWidget *
make_tables (LianRulebookPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->view = GTK_WIDGET (
      lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Tables of the rulebook")));
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->view), _ ("Table"), 0, 220, TRUE);
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->view), _ ("What it gives"), 1, 170, FALSE);
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->view), _ ("Rows or value"), 2, 115, FALSE);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_size_request (scroller, 300, -1);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_rows (LianRulebookPage *self)
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
  return scroller;
}

static GtkWidget *
make_panes (LianRulebookPage *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (panes), make_tables (self));
  gtk_paned_set_end_child (GTK_PANED (panes), make_rows (self));
  gtk_paned_set_position (GTK_PANED (panes), 530);
  gtk_paned_set_resize_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (panes), FALSE);
  gtk_widget_set_vexpand (panes, TRUE);
  return panes;
}

/* Into the list, for the key of the area; as soon as there is one. */
static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

static void
lian_rulebook_page_dispose (GObject *object)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_rulebook_page_parent_class)->dispose (object);
}

static void
lian_rulebook_page_finalize (GObject *object)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (object);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  G_OBJECT_CLASS (lian_rulebook_page_parent_class)->finalize (object);
}

static void
lian_rulebook_page_class_init (LianRulebookPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_rulebook_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_rulebook_page_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.focus-list", NULL,
                                   focus_list_cb);
}

static void
lian_rulebook_page_init (LianRulebookPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), make_panes (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lian_rulebook_page_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): the rulebook
 */
GtkWidget *
lian_rulebook_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianRulebookPage *self = g_object_new (LIAN_TYPE_RULEBOOK_PAGE, NULL);
  self->context = g_object_ref (context);
  load (self);
  return GTK_WIDGET (self);
}
