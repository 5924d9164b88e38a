/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a picture of relations.
 *
 * The layout is kept until width, text or picture change; painting, the pointer and the keys all ask
 * the same one.  Only what is scrolled into sight is painted. */
#include "lian-net-area.h"
#include "lian-i18n.h"
#include "lian-text-scale.h"
#include "lian-tooltip.h"

#include <adwaita.h>

#define LEAST_WIDTH 360
#define USUAL_WIDTH 640

struct _LianNetArea
{
  GtkWidget parent_instance;

  LianNetSpec *spec;
  LianNetLayout *layout;
  double layout_scale;
  GtkAdjustment *adjustment;
  gboolean chosen;
  guint line; /* the chosen one, in the picture */
};

G_DEFINE_FINAL_TYPE (LianNetArea, lian_net_area, GTK_TYPE_WIDGET)

enum
{
  LINE_ACTIVATED,
  LINE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LianNetLayout *
ensure_layout (LianNetArea *self, double width)
{
  double old_width = 0, height = 0, scale = lian_text_scale (1000) / 1000.0;
  if (self->spec == NULL || width < 1)
    return NULL;
  if (self->layout != NULL)
    lian_net_layout_get_size (self->layout, &old_width, &height);
  if (self->layout != NULL && old_width == width && self->layout_scale == scale)
    return self->layout;
  g_clear_pointer (&self->layout, lian_net_layout_free);
  self->layout = lian_net_layout_new_for_text (self->spec, width, scale);
  self->layout_scale = scale;
  return self->layout;
}

static LianNetLayout *
get_layout (LianNetArea *self)
{
  return ensure_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static GtkSizeRequestMode
lian_net_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lian_net_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  LianNetArea *self = LIAN_NET_AREA (widget);
  double width = for_size > 0 ? for_size : USUAL_WIDTH, height = 1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  LianNetLayout *layout = ensure_layout (self, width);
  if (layout != NULL)
    lian_net_layout_get_size (layout, &width, &height);
  *minimum = *natural = (int) (height + 1);
}

static const LianChartPalette *
get_palette (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &lian_chart_palette_dark
                                                                        : &lian_chart_palette_light;
}

/* Where the chosen line stands, from the top. */
static gboolean
find_placed (LianNetArea *self, guint *placed)
{
  guint n = 0;
  const LianNetPlaced *all
      = self->layout != NULL ? lian_net_layout_get_placed (self->layout, &n) : NULL;
  for (guint i = 0; self->chosen && i < n; i++)
    if (all[i].line == self->line)
      {
        *placed = i;
        return TRUE;
      }
  return FALSE;
}

static guint
line_at (LianNetArea *self, guint placed)
{
  guint n;
  return lian_net_layout_get_placed (self->layout, &n)[placed].line;
}

static void
lian_net_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LianNetArea *self = LIAN_NET_AREA (widget);
  LianNetLayout *layout = get_layout (self);
  double height = gtk_widget_get_height (widget);
  double from = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : height;
  double to = MIN (height, from + page);
  if (layout == NULL || to <= from)
    return;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, (float) from, (float) gtk_widget_get_width (widget),
                                               (float) (to - from));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  lian_net_paint (cr, layout, get_palette (), from, to);
  guint placed;
  if (find_placed (self, &placed))
    lian_net_paint_focus (cr, layout, get_palette (), placed);
  cairo_destroy (cr);
}

/* "co-operative – partner, goods: kind, state" */
static char *
describe (LianNetArea *self, guint number)
{
  guint n_lines;
  const LianNetLine *lines = lian_net_spec_get_lines (self->spec, &n_lines);
  if (number >= n_lines)
    return NULL;
  const LianNetLine *line = &lines[number];
  /* Translators: co-operative, partner, goods, kind of relation, how it stands */
  return g_strdup_printf (_ ("%s – %s, %s: %s, %s"),
                          lian_net_spec_get_left (self->spec, line->left),
                          lian_net_spec_get_right (self->spec, line->right), line->label,
                          lian_net_spec_get_kind_word (self->spec, line->kind),
                          line->words != NULL ? line->words : "");
}

static void
update_accessible (LianNetArea *self)
{
  guint n_lines = 0;
  if (self->spec == NULL)
    return;
  lian_net_spec_get_lines (self->spec, &n_lines);
  g_autofree char *chosen = self->chosen ? describe (self, self->line) : NULL;
  g_autofree char *summary
      = g_strdup_printf (_ ("Relations: %u. Up and Down lead through them, T shows them as a table."),
                         n_lines);
  g_autofree char *text
      = chosen != NULL ? g_strdup_printf ("%s\n%s", chosen, summary) : g_strdup (summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lian_net_spec_get_title (self->spec),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
scroll_to_chosen (LianNetArea *self)
{
  guint n, placed;
  const LianNetPlaced *all
      = self->layout != NULL ? lian_net_layout_get_placed (self->layout, &n) : NULL;
  if (self->adjustment != NULL && all != NULL && find_placed (self, &placed))
    gtk_adjustment_clamp_page (self->adjustment, all[placed].row.y - 24,
                               all[placed].row.y + all[placed].row.height + 24);
}

static void
choose (LianNetArea *self, guint line)
{
  self->chosen = TRUE;
  self->line = line;
  scroll_to_chosen (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[LINE_CHOSEN], 0);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianNetArea *self = LIAN_NET_AREA (widget);
  LianNetLayout *layout = get_layout (self);
  guint placed = 0;
  int move;
  g_variant_get (arguments, "(i)", &move);
  if (layout == NULL)
    return FALSE;
  gboolean found = find_placed (self, &placed);
  if (!lian_net_layout_move (layout, found ? (LianNetMove) move : LIAN_NET_MOVE_FIRST, &placed))
    return FALSE;
  choose (self, line_at (self, placed));
  return TRUE;
}

static void
activate (LianNetArea *self)
{
  guint line;
  if (lian_net_area_get_chosen (self, &line))
    g_signal_emit (self, signals[LINE_ACTIVATED], 0, line);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  activate (LIAN_NET_AREA (widget));
  return LIAN_NET_AREA (widget)->chosen;
}

static void
pressed_cb (LianNetArea *self, int n_press, double x, double y)
{
  LianNetLayout *layout = get_layout (self);
  guint placed;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (layout == NULL || !lian_net_layout_hit (layout, x, y, &placed))
    return;
  choose (self, line_at (self, placed));
  if (n_press == 2)
    activate (self);
}

static gboolean
lian_net_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  LianNetArea *self = LIAN_NET_AREA (widget);
  LianNetLayout *layout = get_layout (self);
  guint placed;
  gboolean found = layout != NULL
                   && (keyboard ? find_placed (self, &placed)
                                : lian_net_layout_hit (layout, x, y, &placed));
  g_autofree char *text = found ? describe (self, line_at (self, placed)) : NULL;
  return lian_tooltip_show (tooltip, text);
}

static void
lian_net_area_dispose (GObject *object)
{
  LianNetArea *self = LIAN_NET_AREA (object);
  g_clear_pointer (&self->layout, lian_net_layout_free);
  g_clear_pointer (&self->spec, lian_net_spec_unref);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (lian_net_area_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    LianNetMove move;
  } moves[] = {
    { GDK_KEY_Up, LIAN_NET_MOVE_UP },           { GDK_KEY_Down, LIAN_NET_MOVE_DOWN },
    { GDK_KEY_Home, LIAN_NET_MOVE_FIRST },      { GDK_KEY_End, LIAN_NET_MOVE_LAST },
    { GDK_KEY_Page_Up, LIAN_NET_MOVE_PAGE_UP }, { GDK_KEY_Page_Down, LIAN_NET_MOVE_PAGE_DOWN },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (klass, moves[i].key, 0, move_cb, "(i)", (int) moves[i].move);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
}

static void
lian_net_area_class_init (LianNetAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_net_area_dispose;
  widget_class->get_request_mode = lian_net_area_get_request_mode;
  widget_class->measure = lian_net_area_measure;
  widget_class->snapshot = lian_net_area_snapshot;
  widget_class->query_tooltip = lian_net_area_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
  /**
   * LianNetArea::line-activated:
   * @self: the area
   * @line: number of the line in the picture
   */
  signals[LINE_ACTIVATED]
      = g_signal_new ("line-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * LianNetArea::line-chosen:
   * @self: the area
   */
  signals[LINE_CHOSEN] = g_signal_new ("line-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
redraw_cb (LianNetArea *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lian_net_area_init (LianNetArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (redraw_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (redraw_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lian_net_area_new:
 *
 * Returns: (transfer floating): an area without a picture
 */
GtkWidget *
lian_net_area_new (void)
{
  return g_object_new (LIAN_TYPE_NET_AREA, NULL);
}

/**
 * lian_net_area_set_adjustment:
 * @self: an area
 * @adjustment: of the window that it is scrolled in
 */
void
lian_net_area_set_adjustment (LianNetArea *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (LIAN_IS_NET_AREA (self));
  g_set_object (&self->adjustment, adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (redraw_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lian_net_area_set_spec:
 * @self: an area
 * @spec: the picture
 */
void
lian_net_area_set_spec (LianNetArea *self, LianNetSpec *spec)
{
  g_return_if_fail (LIAN_IS_NET_AREA (self));
  lian_net_spec_ref (spec);
  g_clear_pointer (&self->layout, lian_net_layout_free);
  g_clear_pointer (&self->spec, lian_net_spec_unref);
  self->spec = spec;
  self->chosen = FALSE;
  self->line = 0;
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lian_net_area_choose:
 * @self: an area
 * @line: number of a line in the picture
 *
 * Chooses a line.
 */
void
lian_net_area_choose (LianNetArea *self, guint line)
{
  g_return_if_fail (LIAN_IS_NET_AREA (self));
  choose (self, line);
}

/**
 * lian_net_area_get_chosen:
 * @self: an area
 * @line: (out): number of the line in the picture
 *
 * Returns: whether a line is chosen
 */
gboolean
lian_net_area_get_chosen (LianNetArea *self, guint *line)
{
  g_return_val_if_fail (LIAN_IS_NET_AREA (self), FALSE);
  *line = self->line;
  return self->chosen;
}
