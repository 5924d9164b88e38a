/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart with its table and its ways out. */
#include "lian-chart.h"
#include "lian-chart-area.h"
#include "lian-chart-paint.h"
#include "lian-i18n.h"
#include "lian-type.h"

#define SAVED_WIDTH 720

struct _LianChart
{
  GtkWidget parent_instance;

  LianChartSpec *spec;
  GtkWidget *box;
  GtkStack *stack;
  LianChartArea *area;
  GtkWidget *table;
  GtkFileChooserNative *chooser;
  LianOutputFormat format;
};

G_DEFINE_FINAL_TYPE (LianChart, lian_chart, GTK_TYPE_WIDGET)

enum
{
  DATUM_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_datum (LianChart *self, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  gboolean handled = FALSE;
  if (datum.id == 0 || datum.key == NULL)
    return;
  g_signal_emit (self, signals[DATUM_ACTIVATED], 0, datum.id, datum.key, &handled);
  if (!handled && lian_type_find (datum.key) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", datum.key, datum.id);
}

static void
area_activated_cb (LianChart *self, guint series, guint category)
{
  activate_datum (self, series, category);
}

static void
cell_clicked_cb (LianChart *self, GtkButton *button)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lian-place"));
  guint n = lian_chart_spec_get_n_series (self->spec);
  if (n > 0)
    activate_datum (self, place % n, place / n);
}

static void
attach_text (GtkGrid *grid, const char *text, int column, int row, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (heading)
    gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_figure (LianChart *self, GtkGrid *grid, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  guint n = lian_chart_spec_get_n_series (self->spec);
  if (datum.id == 0)
    {
      attach_text (grid, datum.text, (int) series + 1, (int) category + 1, FALSE);
      return;
    }
  GtkWidget *button = gtk_button_new_with_label (datum.text);
  g_autofree char *name = g_strdup_printf (
      _ ("%s, %s: %s"), lian_chart_spec_get_category_label (self->spec, category),
      lian_chart_spec_get_series_name (self->spec, series), datum.text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "lian-place", GUINT_TO_POINTER (category * n + series));
  g_signal_connect_object (button, "clicked", G_CALLBACK (cell_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, button, (int) series + 1, (int) category + 1, 1, 1);
}

static GtkWidget *
create_table (LianChart *self)
{
  GtkWidget *widget = gtk_grid_new ();
  GtkGrid *grid = GTK_GRID (widget);
  guint n_series = lian_chart_spec_get_n_series (self->spec);
  guint n_categories = lian_chart_spec_get_n_categories (self->spec);
  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 3);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_add_css_class (widget, "figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lian_chart_spec_get_title (self->spec), -1);
  attach_text (grid, lian_chart_spec_get_category_title (self->spec), 0, 0, TRUE);
  for (guint s = 0; s < n_series; s++)
    attach_text (grid, lian_chart_spec_get_series_name (self->spec, s), (int) s + 1, 0, TRUE);
  for (guint c = 0; c < n_categories; c++)
    {
      attach_text (grid, lian_chart_spec_get_category_label (self->spec, c), 0, (int) c + 1, FALSE);
      for (guint s = 0; s < n_series; s++)
        attach_figure (self, grid, s, c);
    }
  return widget;
}

static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianChart *self = LIAN_CHART (widget);
  lian_chart_set_table_shown (self, !lian_chart_get_table_shown (self));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianChart *self = LIAN_CHART (widget);
  if (self->spec == NULL)
    return;
  double height = lian_chart_get_natural_height (self->spec, SAVED_WIDTH, 1);
  g_autoptr (LianChartLayout) layout
      = lian_chart_layout_new_for_text (self->spec, SAVED_WIDTH, height, 1);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SAVED_WIDTH * 2, (int) (height * 2) + 1);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, 2, 2);
  lian_chart_paint_background (cr, layout, &lian_chart_palette_light);
  lian_chart_paint (cr, layout, &lian_chart_palette_light);
  cairo_destroy (cr);
  g_autoptr (GdkPixbuf) pixbuf
      = gdk_pixbuf_get_from_surface (surface, 0, 0, cairo_image_surface_get_width (surface),
                                     cairo_image_surface_get_height (surface));
  cairo_surface_destroy (surface);
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

/* What a thread needs to write the file. */
typedef struct
{
  LianChartSpec *spec;
  char *path;
  LianOutputFormat format;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;
  lian_chart_spec_unref (save->spec);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  double height = lian_chart_get_natural_height (save->spec, SAVED_WIDTH, 1);
  if (lian_chart_save (save->spec, save->path, save->format, SAVED_WIDTH, height, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s",
                              saved ? _ ("The chart is in the file.") : error->message);
}

static void
chosen_cb (LianChart *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
      Save *save = g_new0 (Save, 1);
      save->spec = lian_chart_spec_ref (self->spec);
      save->path = g_file_get_path (file);
      save->format = self->format;
      g_task_set_source_tag (task, chosen_cb);
      g_task_set_task_data (task, save, save_free);
      if (save->path != NULL)
        g_task_run_in_thread (task, save_thread);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                                 _ ("Choose a folder on this computer."));
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianChart *self = LIAN_CHART (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->spec == NULL || self->chooser != NULL)
    return;
  self->format = g_str_equal (kind, "png")   ? LIAN_OUTPUT_PNG
                 : g_str_equal (kind, "svg") ? LIAN_OUTPUT_SVG
                                             : LIAN_OUTPUT_PDF;
  g_autofree char *name
      = g_strdup_printf ("%s.%s", lian_chart_spec_get_title (self->spec), kind);
  g_strdelimit (name, "/", '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Save the chart"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
lian_chart_dispose (GObject *object)
{
  LianChart *self = LIAN_CHART (object);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->spec, lian_chart_spec_unref);
  G_OBJECT_CLASS (lian_chart_parent_class)->dispose (object);
}

static void
lian_chart_class_init (LianChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_chart_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "chart.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy",
                                       NULL);
  /**
   * LianChart::datum-activated:
   * @self: the chart
   * @id: what the figure leads to
   * @key: what the figure leads to, in words of who made the chart
   *
   * Returns: whether it was dealt with
   */
  signals[DATUM_ACTIVATED]
      = g_signal_new ("datum-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                      G_TYPE_INT64, G_TYPE_STRING);
}

static GtkWidget *
create_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new ();
  g_menu_append (menu, _ ("Show as table"), "chart.table");
  g_menu_append (menu, _ ("Copy the picture"), "chart.copy");
  g_menu_append (files, _ ("Save as PNG…"), "chart.save::png");
  g_menu_append (files, _ ("Save as SVG…"), "chart.save::svg");
  g_menu_append (files, _ ("Save as PDF…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _ ("Table, copy and save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table, copy and save"), -1);
  return button;
}

static void
lian_chart_init (LianChart *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->area = LIAN_CHART_AREA (lian_chart_area_new ());
  self->table = gtk_scrolled_window_new ();
  /* A wide table scrolls; it must not widen the page that shows the picture. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->table), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->area), "chart");
  gtk_stack_add_named (self->stack, self->table, "table");
  gtk_box_append (GTK_BOX (self->box), create_menu ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->area, "datum-activated", G_CALLBACK (area_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lian_chart_new:
 *
 * Returns: (transfer full): a chart without figures
 */
GtkWidget *
lian_chart_new (void)
{
  return g_object_new (LIAN_TYPE_CHART, NULL);
}

/**
 * lian_chart_set_spec:
 * @self: the chart
 * @spec: its figures
 */
void
lian_chart_set_spec (LianChart *self, LianChartSpec *spec)
{
  g_return_if_fail (LIAN_IS_CHART (self) && spec != NULL);
  lian_chart_spec_ref (spec);
  g_clear_pointer (&self->spec, lian_chart_spec_unref);
  self->spec = spec;
  lian_chart_area_set_spec (self->area, spec);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->table), create_table (self));
}

/**
 * lian_chart_get_table_shown:
 * @self: the chart
 *
 * Returns: whether the figures are shown as a table
 */
gboolean
lian_chart_get_table_shown (LianChart *self)
{
  g_return_val_if_fail (LIAN_IS_CHART (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;
}

/**
 * lian_chart_set_table_shown:
 * @self: the chart
 * @shown: whether the figures are shown as a table
 */
void
lian_chart_set_table_shown (LianChart *self, gboolean shown)
{
  g_return_if_fail (LIAN_IS_CHART (self));
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  gtk_stack_set_visible_child_name (self->stack, shown ? "table" : "chart");
  if (focus)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
