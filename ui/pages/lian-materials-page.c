/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of materials: what there is, what is needed, and from which day it is short. */
#include "lian-materials-page.h"
#include "lian-chart.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-materials-job.h"
#include "lian-plural.h"
#include "lian-print-operation.h"
#include "lian-text-rows.h"

struct _LianMaterialsPage
{
  LianReadPage parent_instance;

  gboolean list_stale; /* the list is not what the base says */
  gboolean filling;
  gint64 material;
  LianMaterialsJob *job; /* what is shown; the page's */
  GtkWidget *period;
  GtkWidget *total;
  GtkWidget *verdict;
  GtkStack *stack; /* the list, or that there is none */
  GtkWidget *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkWidget *detail; /* the verdict and the faces */
  GtkWidget *faces; /* the months and the tables */
  GtkWidget *chart;
  GListStore *tables[LIAN_N_MATERIAL_TABLES];
};

G_DEFINE_FINAL_TYPE (LianMaterialsPage, lian_materials_page, LIAN_TYPE_READ_PAGE)

/* Showing. */

static void
set_rows (GListStore *store, const GPtrArray *rows)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), rows->pdata, rows->len);
}

static void
fill_table (LianMaterialsPage *self, LianMaterialTable table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *from = self->job->tables[table];
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const LianMaterialRow *row = from->pdata[i];
      g_ptr_array_add (rows, lian_text_row_new (i, (const char *const *) row->cells));
    }
  set_rows (self->tables[table], rows);
}

static void
select_material (LianMaterialsPage *self)
{
  for (guint i = 0; i < self->job->list->len; i++)
    if (lian_text_row_get_number (self->job->list->pdata[i]) == self->material)
      gtk_single_selection_set_selected (self->selection, i);
}

static gboolean
is_same_row (LianTextRow *one, LianTextRow *other)
{
  gboolean same = lian_text_row_get_number (one) == lian_text_row_get_number (other);
  for (guint i = 0; same && i < LIAN_TEXT_ROW_CELLS; i++)
    same = g_str_equal (lian_text_row_get_cell (one, i), lian_text_row_get_cell (other, i));
  return same;
}

/* The list stays as it is while it says the same, so that the keys stay in it. */
static gboolean
is_same_list (LianMaterialsPage *self)
{
  gboolean same = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == self->job->list->len;
  for (guint i = 0; same && i < self->job->list->len; i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      same = is_same_row (row, self->job->list->pdata[i]);
    }
  return same;
}

static void
show_total (LianMaterialsPage *self)
{
  g_autofree char *total
      = g_strdup_printf (ngettext ("%u material", "%u materials", self->job->list->len), self->job->list->len);
  g_autofree char *text
      = self->job->n_short > 0
            /* Translators: number of materials in words, a number */
            ? g_strdup_printf (_ ("%s, %u of them run short"), total, self->job->n_short)
            : g_strdup (total);
  g_autofree char *more
      = g_strdup_printf (ngettext ("%u material of a contract is not in the catalogue",
                                   "%u materials of contracts are not in the catalogue",
                                   self->job->n_unlinked),
                         self->job->n_unlinked);
  g_autofree char *all = self->job->n_unlinked > 0 ? g_strdup_printf ("%s · %s", text, more) : g_strdup (text);
  gtk_label_set_text (GTK_LABEL (self->total), all);
}

/* The list that was not read again stays. */
static void
keep_list (LianMaterialsPage *self, LianMaterialsJob *job)
{
  if (job->list != NULL)
    {
      self->list_stale = FALSE;
      return;
    }
  job->list = g_steal_pointer (&self->job->list);
  job->n_short = self->job->n_short;
  job->n_unlinked = self->job->n_unlinked;
}

static void
show_list (LianMaterialsPage *self)
{
  gboolean focused = lian_focus_is_within (self->view);
  self->filling = TRUE;
  gboolean same = is_same_list (self);
  if (!same)
    set_rows (self->rows, self->job->list);
  select_material (self);
  self->filling = FALSE;
  if (focused && !same)
    lian_gtk48_focus_row (GTK_COLUMN_VIEW (self->view), gtk_single_selection_get_selected (self->selection));
}

static void
fill (LianReadPage *page, gpointer data)
{
  LianMaterialsPage *self = LIAN_MATERIALS_PAGE (page);
  LianMaterialsJob *job = data;
  keep_list (self, job);
  self->job = job;
  self->material = job->material;
  show_total (self);
  gtk_label_set_text (GTK_LABEL (self->verdict), job->verdict != NULL ? job->verdict : "");
  if (job->chart != NULL)
    lian_chart_set_spec (LIAN_CHART (self->chart), job->chart);
  for (guint i = 0; i < LIAN_N_MATERIAL_TABLES; i++)
    fill_table (self, (LianMaterialTable) i);
  gtk_stack_set_visible_child_name (self->stack, job->list->len > 0 ? "content" : "none");
  show_list (self);
}

static gpointer
ask (LianReadPage *page)
{
  LianMaterialsPage *self = LIAN_MATERIALS_PAGE (page);
  LianMaterialsJob *job = g_new0 (LianMaterialsJob, 1);
  job->one_only = !self->list_stale;
  job->material = self->material;
  job->period = (LianMaterialsPeriod) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));
  return job;
}

static void
changed (LianReadPage *page)
{
  LIAN_MATERIALS_PAGE (page)->list_stale = TRUE;
}

static void
selected_cb (LianMaterialsPage *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  if (self->filling || row == NULL || lian_text_row_get_number (row) == self->material)
    return;
  self->material = lian_text_row_get_number (row);
  lian_read_page_load (LIAN_READ_PAGE (self));
}

static void
activated_cb (LianMaterialsPage *self, guint position)
{
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "material",
                                lian_text_row_get_number (row));
}

static void
row_activated_cb (GtkColumnView *view, guint position, LianMaterialsPage *self)
{
  guint table = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "lian-table"));
  const GPtrArray *rows = self->job != NULL ? self->job->tables[table] : NULL;
  const LianMaterialRow *row = rows != NULL && position < rows->len ? rows->pdata[position] : NULL;
  if (row != NULL && row->type != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", row->type, row->record);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianMaterialsPage *self = LIAN_MATERIALS_PAGE (widget);
  LianReadPage *page = LIAN_READ_PAGE (widget);
  if (self->material != 0)
    lian_print_preview (lian_read_page_get_window (page), lian_read_page_get_context (page), "material-statement",
                        &self->material, 1);
}

/* Construction. */

static GtkWidget *
make_head (LianMaterialsPage *self)
{
  const char *const periods[]
      = { _ ("This month"), _ ("This quarter"), _ ("This year"), _ ("Since the books begin"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = lian_gtk48_mnemonic_button_new (_ ("_Statement…"));
  gtk_widget_add_css_class (head, "list-head");
  gtk_widget_set_tooltip_text (print, _ ("Preview and print the statement of this material (Ctrl+P)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "page.print");
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->total), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->total), 0);
  gtk_widget_set_hexpand (self->total, TRUE);
  self->period = gtk_drop_down_new_from_strings (periods);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->period), _ ("Period of the balance"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), LIAN_MATERIALS_YEAR);
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (lian_read_page_load), self);
  gtk_box_append (GTK_BOX (head), self->total);
  gtk_box_append (GTK_BOX (head), self->period);
  gtk_box_append (GTK_BOX (head), print);
  return head;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_list (LianMaterialsPage *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = GTK_WIDGET (lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Materials")));
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  lian_text_rows_append_column (view, _ ("raw material"), 0, 180, TRUE);
  lian_text_rows_append_column (view, _ ("unit"), 1, 70, FALSE);
  lian_text_rows_append_figures (view, _ ("there is"), 2, 90);
  lian_text_rows_append_figures (view, _ ("on the way"), 3, 90);
  lian_text_rows_append_figures (view, _ ("still needed"), 4, 90);
  lian_text_rows_append_figures (view, _ ("missing in the end"), 5, 140);
  lian_text_rows_append_column (view, _ ("first day short"), 6, 130, FALSE);
  lian_text_rows_append_figures (view, _ ("plans need besides"), 7, 150);
  lian_text_rows_append_figures (view, _ ("plans lack"), 8, 100);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return scroll (self->view);
}

/* Room for the whole title, whose words on paper are set in lines. */
static int
width_of (const LianMaterialColumn *column)
{
  int n = 0;
  for (const char *p = _ (column->title); *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return MAX (column->width * 8, n * 7 + 20);
}

static GtkWidget *
make_table (LianMaterialsPage *self, LianMaterialTable table)
{
  guint n = 0;
  const LianMaterialColumn *columns = lian_material_table_columns (table, &n);
  self->tables[table] = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSingleSelection *selection
      = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->tables[table])));
  GtkColumnView *view
      = lian_text_rows_view_new (GTK_SELECTION_MODEL (selection), _ (lian_material_table_title (table)));
  for (guint i = 0; i < n; i++)
    if (columns[i].figure)
      lian_text_rows_append_figures (view, _ (columns[i].title), i, width_of (&columns[i]));
    else
      lian_text_rows_append_column (view, _ (columns[i].title), i, width_of (&columns[i]), i == 0);
  g_object_set_data (G_OBJECT (view), "lian-table", GUINT_TO_POINTER (table));
  g_signal_connect_object (view, "activate", G_CALLBACK (row_activated_cb), self, 0);
  return scroll (GTK_WIDGET (view));
}

static GtkWidget *
make_chart (LianMaterialsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->chart = lian_chart_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->chart);
  gtk_widget_set_margin_start (self->chart, 12);
  gtk_widget_set_margin_end (self->chart, 12);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_face (LianMaterialsPage *self, GtkWidget *child, const char *name, const char *title)
{
  GtkStackPage *page = gtk_stack_add_titled (GTK_STACK (self->faces), child, name, title);
  gtk_stack_page_set_title (page, title);
}

static GtkWidget *
make_detail (LianMaterialsPage *self)
{
  static const char *const names[LIAN_N_MATERIAL_TABLES]
      = { "places", "contracts", "plans", "use", "place-use", "sources", "purchases" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  self->faces = gtk_stack_new ();
  self->verdict = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->verdict), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->verdict), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->verdict), 0);
  gtk_widget_set_margin_start (self->verdict, 12);
  gtk_widget_set_margin_end (self->verdict, 12);
  gtk_widget_set_margin_top (self->verdict, 6);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "narrow");
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (switcher)), FALSE);
  gtk_widget_set_margin_start (switcher, 12);
  add_face (self, make_chart (self), "months", _ ("Months"));
  for (guint i = 0; i < LIAN_N_MATERIAL_TABLES; i++)
    add_face (self, make_table (self, (LianMaterialTable) i), names[i],
              _ (lian_material_table_short_title ((LianMaterialTable) i)));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->faces));
  gtk_box_append (GTK_BOX (box), self->verdict);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->faces);
  return box;
}

static void
lian_materials_page_dispose (GObject *object)
{
  LianMaterialsPage *self = LIAN_MATERIALS_PAGE (object);
  G_OBJECT_CLASS (lian_materials_page_parent_class)->dispose (object);
  g_clear_object (&self->rows);
  for (guint i = 0; i < LIAN_N_MATERIAL_TABLES; i++)
    g_clear_object (&self->tables[i]);
}

static void
lian_materials_page_class_init (LianMaterialsPageClass *klass)
{
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_materials_page_dispose;
  page_class->ask = ask;
  page_class->read = lian_materials_job_run;
  page_class->free_job = lian_materials_job_free;
  page_class->fill = fill;
  page_class->changed = changed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.print", NULL, print_cb);
}

static void
lian_materials_page_init (LianMaterialsPage *self)
{
  LianReadPage *page = LIAN_READ_PAGE (self);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  self->list_stale = TRUE;
  gtk_paned_set_start_child (GTK_PANED (paned), make_list (self));
  self->detail = make_detail (self);
  gtk_paned_set_end_child (GTK_PANED (paned), self->detail);
  gtk_paned_set_position (GTK_PANED (paned), 210);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  lian_read_page_append (page, make_head (self));
  lian_read_page_append (page, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->stack = lian_read_page_append_faces (
      page, paned, _ ("No Material Yet"),
      _ ("Enter raw materials and stock movements in the lists of this area, and name the material of the catalogue in contracts."));
  lian_read_page_set_panes (page, GTK_COLUMN_VIEW (self->view), self->detail);
}

/**
 * lian_materials_page_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): the balance of materials; it fills itself when it is shown
 */
GtkWidget *
lian_materials_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  return g_object_new (LIAN_TYPE_MATERIALS_PAGE, "context", context, NULL);
}
