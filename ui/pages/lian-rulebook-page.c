/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rulebook as officers read it: its editions, the tables of one, what is wrong with them. */
#include "lian-flaws.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-rulebook-page-private.h"
#include "lian-text-rows.h"

G_DEFINE_FINAL_TYPE (LianRulebookPage, lian_rulebook_page, ADW_TYPE_BIN)

/* Least width of what stands beside the choice of an edition. */
#define LEAST_CHARS 22

/* One table. */

/**
 * _lian_rulebook_page_get_table:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the decision that is shown
 */
const LianRuleTable *
_lian_rulebook_page_get_table (LianRulebookPage *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  if (self->view == NULL || at >= self->view->tables->len)
    return NULL;
  return self->view->tables->pdata[at];
}

static void
selected_cb (LianRulebookPage *self)
{
  const LianRuleTable *table = _lian_rulebook_page_get_table (self);
  if (table != NULL)
    lian_rule_table_view_show (
        self->table, table,
        table->constant ? _lian_rulebook_view_find_parameter (self->view, table->name) : NULL);
  _lian_rulebook_page_update_acts (self);
}

/* One edition. */

static void
show_health (LianRulebookPage *self)
{
  const GPtrArray *flaws = self->view->flaws;
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
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { lian_rule_table_title (table), lian_rule_table_policy (table), count };
  return lian_text_row_new (number, cells);
}

/* The decision that was looked at stays selected: editions mostly have the same ones. */
static void
show_tables (LianRulebookPage *self)
{
  const GPtrArray *tables = self->view->tables;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint at = gtk_single_selection_get_selected (self->selection);
  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_add (rows, table_row (tables->pdata[i], i));
  g_list_store_splice (self->rows, 0, before, rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->selection, at < rows->len ? at : 0);
  selected_cb (self);
}

static char *
edition_words (const LianRecord *edition)
{
  const char *state = lian_record_get_text (edition, "state");
  const LianField *field = lian_type_get_field (lian_type_find ("edition"), "state");
  return g_strdup_printf ("%s · %s", lian_record_get_text (edition, "code"),
                          state != NULL ? _ (lian_choice_label (field, state))
                                        : _ ("comes with this program"));
}

static void edition_chosen_cb (LianRulebookPage *self);

static void
show_editions (LianRulebookPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->view->editions->len; i++)
    {
      g_autofree char *text = edition_words (self->view->editions->pdata[i]);
      gtk_string_list_append (words, text);
    }
  g_signal_handlers_block_by_func (self->editions, edition_chosen_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editions), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editions), self->view->at);
  g_signal_handlers_unblock_by_func (self->editions, edition_chosen_cb, self);
}

static void
append_day (GString *text, const LianRecord *edition, const char *field)
{
  const LianField *info = lian_type_get_field (lian_type_find ("edition"), field);
  g_autofree char *day = lian_date_format (lian_record_get_date (edition, field));
  if (lian_record_get_date (edition, field) != 0)
    g_string_append_printf (text, " · %s %s", _ (info->label), day);
}

/* The hash, who decided on it and when, and what it is for. */
static void
show_state (LianRulebookPage *self)
{
  const LianRecord *edition = self->view->editions->pdata[self->view->at];
  const char *resolution = lian_record_get_text (edition, "resolution");
  const char *note = lian_record_get_text (edition, "note");
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "%.12s", lian_record_get_text (edition, "hash"));
  append_day (text, edition, "drafted_on");
  append_day (text, edition, "in_force_from");
  append_day (text, edition, "in_force_until");
  if (resolution != NULL)
    g_string_append_printf (text, " · %s", resolution);
  if (note != NULL)
    g_string_append_printf (text, "\n%s", note);
  gtk_label_set_text (GTK_LABEL (self->state), text->str);
}

/* Gives the list the focus that waits for it. */
static void
focus_list (LianRulebookPage *self)
{
  if (!self->focus_wanted || self->view == NULL)
    return;
  self->focus_wanted = FALSE;
  gtk_widget_child_focus (gtk_widget_get_parent (self->list), GTK_DIR_TAB_FORWARD);
}

/* Reading. */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRulebookPage) self = data;
  g_autoptr (GError) error = NULL;
  LianRulebookView *view = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->list == NULL || (view != NULL && view->generation != self->generation)
      || !lian_trouble_take (self->trouble, error) || view == NULL)
    return;
  _lian_rulebook_view_free (self->view);
  self->view = g_new (LianRulebookView, 1);
  *self->view = *view;
  *view = (LianRulebookView){ 0 };
  self->wanted = lian_record_get_id (self->view->editions->pdata[self->view->at]);
  show_editions (self);
  show_state (self);
  show_health (self);
  show_tables (self);
  focus_list (self);
}

/**
 * _lian_rulebook_page_load:
 * @self: the page
 *
 * Reads the editions and the one that is wanted.
 */
void
_lian_rulebook_page_load (LianRulebookPage *self)
{
  LianRulebookView *view = g_new0 (LianRulebookView, 1);
  view->wanted = self->wanted;
  view->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), _lian_rulebook_view_read, view,
                         _lian_rulebook_view_free, self->cancellable, read_cb,
                         g_object_ref (self));
}

static void
edition_chosen_cb (LianRulebookPage *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editions));
  if (self->view == NULL || at >= self->view->editions->len)
    return;
  self->wanted = lian_record_get_id (self->view->editions->pdata[at]);
  _lian_rulebook_page_load (self);
}

static void
changed_cb (LianRulebookPage *self, LianChangeSet *set)
{
  if (lian_change_set_touches (set, "edition") || lian_change_set_touches (set, "officer"))
    _lian_rulebook_page_load (self);
}

/* Construction. */

static GtkWidget *
make_head (LianRulebookPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (head, "list-head");
  self->editions = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->editions, GTK_ALIGN_START);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->editions), _ ("Edition of the rulebook"));
  g_signal_connect_swapped (self->editions, "notify::selected", G_CALLBACK (edition_chosen_cb),
                            self);
  self->state = lian_label_new (NULL, "dim-label");
  gtk_widget_set_hexpand (self->state, TRUE);
  self->health = lian_label_new (NULL, NULL);
  /* A window's least height is asked for at its least width: a word a line would be too high. */
  gtk_label_set_width_chars (GTK_LABEL (self->state), LEAST_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (self->health), LEAST_CHARS);
  gtk_box_append (GTK_BOX (head), self->editions);
  gtk_box_append (GTK_BOX (head), self->state);
  gtk_box_append (GTK_BOX (head), self->health);
  return head;
}

static GtkWidget *
make_tables (LianRulebookPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->list = GTK_WIDGET (
      lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Tables of the rulebook")));
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->list), _ ("Table"), 0, 220, TRUE);
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->list), _ ("What it gives"), 1, 170, FALSE);
  lian_text_rows_append_column (GTK_COLUMN_VIEW (self->list), _ ("Rows or value"), 2, 115, FALSE);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 300, -1);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_panes (LianRulebookPage *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  self->table = LIAN_RULE_TABLE_VIEW (lian_rule_table_view_new ());
  gtk_paned_set_start_child (GTK_PANED (panes), make_tables (self));
  gtk_paned_set_end_child (GTK_PANED (panes), GTK_WIDGET (self->table));
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
  self->list = NULL;
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
  _lian_rulebook_view_free (self->view);
  g_free (self->rehearsed_hash);
  G_OBJECT_CLASS (lian_rulebook_page_parent_class)->finalize (object);
}

static void
lian_rulebook_page_class_init (LianRulebookPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_rulebook_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_rulebook_page_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.focus-list", NULL,
                                   focus_list_cb);
  _lian_rulebook_page_install_acts (GTK_WIDGET_CLASS (klass));
}

static void
lian_rulebook_page_init (LianRulebookPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->wanted = LIAN_EDITION_IN_FORCE;
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (_lian_rulebook_page_load), self, G_CONNECT_SWAPPED);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), make_panes (self));
  gtk_box_append (GTK_BOX (box), _lian_rulebook_page_create_acts (self));
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
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  _lian_rulebook_page_load (self);
  return GTK_WIDGET (self);
}

/**
 * lian_rulebook_page_open:
 * @self: the page
 * @edition: an edition that the base keeps
 *
 * Shows the edition.
 */
void
lian_rulebook_page_open (LianRulebookPage *self, gint64 edition)
{
  g_return_if_fail (LIAN_IS_RULEBOOK_PAGE (self));
  self->wanted = edition;
  self->focus_wanted = TRUE;
  _lian_rulebook_page_load (self);
}
