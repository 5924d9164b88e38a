/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart with its table and its ways out. */
#include "lian-chart.h"
#include "lian-chart-area.h"
#include "lian-chart-paint.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

#define SAVED_WIDTH 720

struct _LianChart
{
  LianPicture parent_instance;

  LianChartSpec *spec;
  LianChartArea *area;
};

G_DEFINE_FINAL_TYPE (LianChart, lian_chart, LIAN_TYPE_PICTURE)

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
  lian_picture_activate (LIAN_PICTURE (self), signals[DATUM_ACTIVATED], datum.id, datum.key);
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

static void
lian_chart_fill_table (LianPicture *picture)
{
  LianChart *self = LIAN_CHART (picture);
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
  /* One stop for Tab, or it would take hundreds to leave a large table; arrows go from figure to figure. */
  gtk_scrolled_window_set_child (lian_picture_get_table (picture), lian_tab_bin_new (widget));
}

static void
paint_light (cairo_t *cr, gpointer layout)
{
  lian_chart_paint_background (cr, layout, &lian_chart_palette_light);
  lian_chart_paint (cr, layout, &lian_chart_palette_light);
}

static void
lian_chart_copy (LianPicture *picture)
{
  LianChart *self = LIAN_CHART (picture);
  double height = lian_chart_get_natural_height (self->spec, SAVED_WIDTH, 1);
  g_autoptr (LianChartLayout) layout
      = lian_chart_layout_new_for_text (self->spec, SAVED_WIDTH, height, 1);
  lian_picture_put_on_clipboard (picture, SAVED_WIDTH * 2, (int) (height * 2) + 1, paint_light,
                                 layout);
}

static gpointer
lian_chart_hold (LianPicture *picture)
{
  return lian_chart_spec_ref (LIAN_CHART (picture)->spec);
}

static void
lian_chart_release (gpointer spec)
{
  lian_chart_spec_unref (spec);
}

static gboolean
lian_chart_write (gpointer spec, const char *path, LianOutputFormat format, GError **error)
{
  return lian_chart_save (spec, path, format, SAVED_WIDTH, 0, error);
}

static const char *
lian_chart_get_title (LianPicture *picture)
{
  LianChart *self = LIAN_CHART (picture);
  return self->spec != NULL ? lian_chart_spec_get_title (self->spec) : NULL;
}

static void
lian_chart_dispose (GObject *object)
{
  LianChart *self = LIAN_CHART (object);
  g_clear_pointer (&self->spec, lian_chart_spec_unref);
  G_OBJECT_CLASS (lian_chart_parent_class)->dispose (object);
}

static void
lian_chart_class_init (LianChartClass *klass)
{
  LianPictureClass *picture_class = LIAN_PICTURE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_chart_dispose;
  picture_class->actions = "chart";
  picture_class->save_title = N_ ("Save the chart");
  picture_class->saved = N_ ("The chart is in the file.");
  picture_class->get_title = lian_chart_get_title;
  picture_class->fill_table = lian_chart_fill_table;
  picture_class->copy = lian_chart_copy;
  picture_class->hold = lian_chart_hold;
  picture_class->release = lian_chart_release;
  picture_class->write = lian_chart_write;
  lian_picture_class_install_actions (picture_class);
  /**
   * LianChart::datum-activated:
   * @self: the chart
   * @id: what the figure leads to
   * @key: what the figure leads to, in words of who made the chart
   *
   * Returns: whether it was dealt with
   */
  signals[DATUM_ACTIVATED] = lian_picture_class_add_signal (picture_class, "datum-activated");
}

static void
lian_chart_init (LianChart *self)
{
  LianPicture *picture = LIAN_PICTURE (self);
  GtkStack *stack = lian_picture_get_stack (picture);
  GtkWidget *menu = lian_picture_create_menu (picture);
  self->area = LIAN_CHART_AREA (lian_chart_area_new ());
  /* A wide table scrolls; it must not widen the page that shows the picture. */
  gtk_scrolled_window_set_policy (lian_picture_get_table (picture), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_stack_set_vhomogeneous (stack, FALSE);
  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_END);
  lian_picture_set_parts (picture, menu, GTK_WIDGET (self->area));
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
  lian_picture_renew_table (LIAN_PICTURE (self));
}
