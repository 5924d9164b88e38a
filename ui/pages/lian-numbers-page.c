/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register of numbers on paper: one kind and one year at a time, or all years.
 *
 * Lines are read together, because each says what became of its number; the choice of the year only
 * picks among them. */
#include "lian-focus.h"
#include "lian-numbers-page.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

struct _LianNumbersPage
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  guint generation;
  const LianType *type;
  GPtrArray *lines; /* LianPaperNumber, of all years */
  GArray *years;    /* int, newest first; the list offers "all" before them */
  int year;         /* 0 for all */
  gboolean focus_wanted;
  GtkWidget *kinds;
  GtkWidget *year_list;
  GtkWidget *total;
  LianTrouble *trouble;
  GtkWidget *stack;
  GtkWidget *view;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (LianNumbersPage, lian_numbers_page, ADW_TYPE_BIN)

static const char *const kinds[] = { "contract", "decision", "correction_case" };

/* Showing. */

static void
show_total (LianNumbersPage *self, const guint counts[LIAN_NUMBER_SKIPPED + 1])
{
  GString *text = g_string_new (NULL);
  for (int state = LIAN_NUMBER_IN_USE; state <= LIAN_NUMBER_SKIPPED; state++)
    if (counts[state] > 0)
      g_string_append_printf (text, "%s%s: %u", text->len > 0 ? " · " : "",
                              lian_number_state_label ((LianNumberState) state), counts[state]);
  gtk_label_set_text (GTK_LABEL (self->total), text->str);
  g_string_free (text, TRUE);
}

static LianTextRow *
line_row (const LianPaperNumber *line)
{
  return lian_text_row_new (line->record, (const char *const[LIAN_TEXT_ROW_CELLS]){
                                              line->number, lian_number_state_label (line->state),
                                              line->about, line->note });
}

static void
show_lines (LianNumbersPage *self)
{
  guint counts[LIAN_NUMBER_SKIPPED + 1] = { 0 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const LianPaperNumber *line = g_ptr_array_index (self->lines, i);
      if (self->year != 0 && line->year != self->year)
        continue;
      counts[line->state]++;
      g_ptr_array_add (rows, line_row (line));
    }
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_list_store_splice (self->rows, 0, before, rows->pdata, rows->len);
  show_total (self, counts);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "list" : "empty");
}

static void
year_chosen_cb (LianNumbersPage *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year_list));
  self->year = at > 0 && at <= self->years->len ? g_array_index (self->years, int, at - 1) : 0;
  show_lines (self);
}

static gboolean
offer_year (LianNumbersPage *self, GtkStringList *list, int year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_array_append_val (self->years, year);
  gtk_string_list_append (list, text);
  return year == self->year;
}

/* Offers the years that occur, newest first, and keeps the one that was chosen. */
static void
offer_years (LianNumbersPage *self)
{
  guint chosen = 0;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_array_set_size (self->years, 0);
  gtk_string_list_append (list, _ ("All years"));
  for (guint i = self->lines->len; i > 0; i--)
    {
      int year = ((const LianPaperNumber *) g_ptr_array_index (self->lines, i - 1))->year;
      guint n = self->years->len;
      if ((n == 0 || g_array_index (self->years, int, n - 1) != year)
          && offer_year (self, list, year))
        chosen = n + 1;
    }
  g_signal_handlers_block_by_func (self->year_list, year_chosen_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->year_list), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year_list), chosen);
  g_signal_handlers_unblock_by_func (self->year_list, year_chosen_cb, self);
  year_chosen_cb (self);
}

/* Gives the list the focus that waits for it, unless the user has gone elsewhere in the page. */
static void
focus_list (LianNumbersPage *self)
{
  if (!self->focus_wanted || self->lines == NULL)
    return;
  self->focus_wanted = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || lian_focus_is_within (GTK_WIDGET (self)))
    return;
  gboolean filled = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  gtk_widget_child_focus (filled ? self->stack : GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Reading. */

typedef struct
{
  const LianType *type;
  guint generation;
  GPtrArray *lines;
} Numbers;

static void
numbers_free (gpointer data)
{
  Numbers *numbers = data;
  g_clear_pointer (&numbers->lines, g_ptr_array_unref);
  g_free (numbers);
}

static gboolean
read_numbers (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Numbers *numbers = data;
  numbers->lines = lian_txn_list_numbers (txn, numbers->type, error);
  return numbers->lines != NULL;
}

static void
numbers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianNumbersPage) self = data;
  g_autoptr (GError) error = NULL;
  Numbers *numbers = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->view == NULL || (numbers != NULL && numbers->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&numbers->lines);
  offer_years (self);
  focus_list (self);
}

static void
refresh (LianNumbersPage *self)
{
  Numbers *numbers = g_new0 (Numbers, 1);
  numbers->type = self->type;
  numbers->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_numbers, numbers,
                         numbers_free, self->cancellable, numbers_cb, g_object_ref (self));
}

static void
changed_cb (LianNumbersPage *self, LianChangeSet *set)
{
  if (lian_change_set_touches (set, self->type->id) || lian_change_set_touches (set, "partner"))
    refresh (self);
}

static void
kind_chosen_cb (LianNumbersPage *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));
  if (at >= G_N_ELEMENTS (kinds))
    return;
  self->type = lian_type_find (kinds[at]);
  refresh (self);
}

/* A number whose record is not there has no more to show than its line. */
static void
activated_cb (LianNumbersPage *self, guint position)
{
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const LianPaperNumber *line = NULL;
  for (guint i = 0; row != NULL && line == NULL && i < self->lines->len; i++)
    {
      const LianPaperNumber *candidate = g_ptr_array_index (self->lines, i);
      if (g_str_equal (candidate->number, lian_text_row_get_cell (row, 0)))
        line = candidate;
    }
  if (line == NULL)
    return;
  if (line->state == LIAN_NUMBER_IN_USE || line->state == LIAN_NUMBER_VOID)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", self->type->id,
                                line->record);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", line->note);
}

/* Construction. */

static GtkWidget *
make_head (LianNumbersPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (head, "list-head");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, _ (lian_type_find (kinds[i])->label_plural));
  self->kinds = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), NULL);
  gtk_widget_add_css_class (self->kinds, "flat");
  gtk_widget_add_css_class (self->kinds, "page-title");
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->kinds), _ ("Kind of record"));
  self->year_list = gtk_drop_down_new (NULL, NULL);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->year_list), _ ("Year"));
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->total), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->total), 0);
  gtk_widget_set_hexpand (self->total, TRUE);
  gtk_box_append (GTK_BOX (head), self->kinds);
  gtk_box_append (GTK_BOX (head), self->year_list);
  gtk_box_append (GTK_BOX (head), self->total);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (kind_chosen_cb), self);
  g_signal_connect_swapped (self->year_list, "notify::selected", G_CALLBACK (year_chosen_cb),
                            self);
  return head;
}

static GtkWidget *
make_list (LianNumbersPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSingleSelection *selection
      = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = GTK_WIDGET (
      lian_text_rows_view_new (GTK_SELECTION_MODEL (selection), _ ("Numbers given out")));
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  lian_text_rows_append_column (view, _ ("Number"), 0, 170, FALSE);
  lian_text_rows_append_column (view, _ ("What became of it"), 1, 150, FALSE);
  lian_text_rows_append_column (view, _ ("About"), 2, 280, TRUE);
  lian_text_rows_append_column (view, _ ("State or reason"), 3, 280, TRUE);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Number Given Out Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("A contract gets its number when it is first saved, a decision when it is taken."));
  gtk_widget_add_css_class (empty, "compact");
  return empty;
}

/* Into the list, for the key of the area; as soon as there is one. */
static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianNumbersPage *self = LIAN_NUMBERS_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_list (self);
}

static void
lian_numbers_page_dispose (GObject *object)
{
  LianNumbersPage *self = LIAN_NUMBERS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_numbers_page_parent_class)->dispose (object);
}

static void
lian_numbers_page_finalize (GObject *object)
{
  LianNumbersPage *self = LIAN_NUMBERS_PAGE (object);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_array_unref (self->years);
  G_OBJECT_CLASS (lian_numbers_page_parent_class)->finalize (object);
}

static void
lian_numbers_page_class_init (LianNumbersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_numbers_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_numbers_page_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.focus-list", NULL,
                                   focus_list_cb);
}

static void
lian_numbers_page_init (LianNumbersPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->type = lian_type_find (kinds[0]);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lian_numbers_page_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): the register of numbers
 */
GtkWidget *
lian_numbers_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianNumbersPage *self = g_object_new (LIAN_TYPE_NUMBERS_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
