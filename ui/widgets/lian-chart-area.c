/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a chart.
 *
 * The layout is kept until size, text or chart change; painting, the pointer and the keys all ask
 * the same layout. */
#include "lian-chart-area.h"
#include "lian-i18n.h"
#include "lian-tooltip.h"

#include <adwaita.h>

#define LEAST_WIDTH 240
#define USUAL_WIDTH 560

struct _LianChartArea
{
  GtkWidget parent_instance;

  LianChartSpec *spec;
  LianChartLayout *layout;
  double layout_scale;
  gboolean chosen;
  guint series;
  guint category;
};

G_DEFINE_FINAL_TYPE (LianChartArea, lian_chart_area, GTK_TYPE_WIDGET)

enum
{
  DATUM_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Users who need large text have it in the font resolution of the desktop. */
static double
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;
  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.75, 4.0) : 1;
}

static LianChartLayout *
ensure_layout (LianChartArea *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double old_width = 0, old_height = 0, scale = get_text_scale (widget);
  if (self->spec == NULL || width < 1 || height < 1)
    return NULL;
  if (self->layout != NULL)
    lian_chart_layout_get_size (self->layout, &old_width, &old_height);
  if (self->layout != NULL && old_width == width && old_height == height
      && self->layout_scale == scale)
    return self->layout;
  g_clear_pointer (&self->layout, lian_chart_layout_unref);
  self->layout = lian_chart_layout_new_for_text (self->spec, width, height, scale);
  self->layout_scale = scale;
  return self->layout;
}

static GtkSizeRequestMode
lian_chart_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lian_chart_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  LianChartArea *self = LIAN_CHART_AREA (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  double width = for_size > 0 ? for_size : USUAL_WIDTH;
  *minimum = *natural
      = self->spec != NULL
            ? (int) (lian_chart_get_natural_height (self->spec, width, get_text_scale (widget)) + 1)
            : 1;
}

static const LianChartPalette *
get_palette (GtkWidget *widget)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &lian_chart_palette_dark
                                                                        : &lian_chart_palette_light;
}

static void
lian_chart_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LianChartArea *self = LIAN_CHART_AREA (widget);
  LianChartLayout *layout = ensure_layout (self);
  if (layout == NULL)
    return;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  lian_chart_paint_background (cr, layout, get_palette (widget));
  lian_chart_paint (cr, layout, get_palette (widget));
  if (self->chosen && gtk_widget_has_focus (widget))
    lian_chart_paint_focus (cr, layout, get_palette (widget), self->series, self->category);
  cairo_destroy (cr);
}

/* "category, series: figure" */
static char *
describe_datum (LianChartArea *self, guint series, guint category)
{
  LianChartDatum datum = lian_chart_spec_get_datum (self->spec, series, category);
  const char *name = lian_chart_spec_get_series_name (self->spec, series);
  const char *label = lian_chart_spec_get_category_label (self->spec, category);
  /* Translators: category, series, figure of a chart */
  return g_strdup_printf (_ ("%s, %s: %s"), label, name, datum.text);
}

static void
update_accessible (LianChartArea *self)
{
  if (self->spec == NULL)
    return;
  g_autofree char *summary = lian_chart_spec_describe (self->spec);
  g_autofree char *datum
      = self->chosen ? describe_datum (self, self->series, self->category) : NULL;
  g_autofree char *text
      = datum != NULL ? g_strdup_printf ("%s\n%s", datum, summary) : g_strdup (summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lian_chart_spec_get_title (self->spec),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
choose (LianChartArea *self, guint series, guint category)
{
  self->chosen = TRUE;
  self->series = series;
  self->category = category;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianChartArea *self = LIAN_CHART_AREA (widget);
  LianChartLayout *layout = ensure_layout (self);
  guint series = self->series, category = self->category;
  int move;
  g_variant_get (arguments, "(i)", &move);
  if (layout == NULL)
    return FALSE;
  if (!self->chosen)
    move = LIAN_CHART_MOVE_FIRST;
  if (!lian_chart_layout_move (layout, (LianChartMove) move, &series, &category))
    return FALSE;
  choose (self, series, category);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianChartArea *self = LIAN_CHART_AREA (widget);
  if (!self->chosen)
    return FALSE;
  g_signal_emit (self, signals[DATUM_ACTIVATED], 0, self->series, self->category);
  return TRUE;
}

static void
pressed_cb (LianChartArea *self, int n_press, double x, double y)
{
  LianChartLayout *layout = ensure_layout (self);
  guint series, category;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (layout == NULL || !lian_chart_layout_hit (layout, x, y, &series, &category))
    return;
  choose (self, series, category);
  if (n_press == 2)
    g_signal_emit (self, signals[DATUM_ACTIVATED], 0, series, category);
}

static gboolean
lian_chart_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                               GtkTooltip *tooltip)
{
  LianChartArea *self = LIAN_CHART_AREA (widget);
  LianChartLayout *layout = ensure_layout (self);
  guint series = self->series, category = self->category;
  gboolean found = layout != NULL
                   && (keyboard ? self->chosen
                                : lian_chart_layout_hit (layout, x, y, &series, &category));
  if (!found)
    return FALSE;
  g_autofree char *text = describe_datum (self, series, category);
  return lian_tooltip_show (tooltip, text);
}

static void
lian_chart_area_dispose (GObject *object)
{
  LianChartArea *self = LIAN_CHART_AREA (object);
  g_clear_pointer (&self->layout, lian_chart_layout_unref);
  g_clear_pointer (&self->spec, lian_chart_spec_unref);
  G_OBJECT_CLASS (lian_chart_area_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    LianChartMove move;
  } moves[] = {
    { GDK_KEY_Left, LIAN_CHART_MOVE_LEFT },  { GDK_KEY_Right, LIAN_CHART_MOVE_RIGHT },
    { GDK_KEY_Up, LIAN_CHART_MOVE_UP },      { GDK_KEY_Down, LIAN_CHART_MOVE_DOWN },
    { GDK_KEY_Home, LIAN_CHART_MOVE_FIRST }, { GDK_KEY_End, LIAN_CHART_MOVE_LAST },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (klass, moves[i].key, 0, move_cb, "(i)", (int) moves[i].move);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
}

static void
lian_chart_area_class_init (LianChartAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_chart_area_dispose;
  widget_class->get_request_mode = lian_chart_area_get_request_mode;
  widget_class->measure = lian_chart_area_measure;
  widget_class->snapshot = lian_chart_area_snapshot;
  widget_class->query_tooltip = lian_chart_area_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
  /**
   * LianChartArea::datum-activated:
   * @self: the area
   * @series: the series
   * @category: the category
   */
  signals[DATUM_ACTIVATED]
      = g_signal_new ("datum-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
focus_cb (LianChartArea *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lian_chart_area_init (LianChartArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (focus_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lian_chart_area_new:
 *
 * Returns: (transfer full): an area without a chart
 */
GtkWidget *
lian_chart_area_new (void)
{
  return g_object_new (LIAN_TYPE_CHART_AREA, NULL);
}

/**
 * lian_chart_area_set_spec:
 * @self: the area
 * @spec: the chart
 */
void
lian_chart_area_set_spec (LianChartArea *self, LianChartSpec *spec)
{
  g_return_if_fail (LIAN_IS_CHART_AREA (self));
  g_clear_pointer (&self->layout, lian_chart_layout_unref);
  g_clear_pointer (&self->spec, lian_chart_spec_unref);
  self->spec = lian_chart_spec_ref (spec);
  self->chosen = FALSE;
  self->series = self->category = 0;
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lian_chart_area_get_chosen:
 * @self: the area
 * @series: (out): the series
 * @category: (out): the category
 *
 * Returns: whether a figure is chosen
 */
gboolean
lian_chart_area_get_chosen (LianChartArea *self, guint *series, guint *category)
{
  g_return_val_if_fail (LIAN_IS_CHART_AREA (self), FALSE);
  *series = self->series;
  *category = self->category;
  return self->chosen;
}
