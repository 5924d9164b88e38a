/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a map.
 *
 * What is looked at is three numbers.  A frame moves the pictures of the tile and paints nothing; a
 * new tile is painted when the view leaves the old one, and a sharp one when zooming has rested. */
#include "lian-map-area-private.h"
#include "lian-i18n.h"
#include "lian-text-scale.h"
#include "lian-tooltip.h"

#include <adwaita.h>
#include <math.h>

#define LEAST_WIDTH 240
#define LEAST_HEIGHT 200
#define USUAL_WIDTH 560
#define USUAL_HEIGHT 400
#define LETTERS 1.25 /* the layout's text is made for paper */
#define REST 80 /* milliseconds without a change before the map is painted anew */
#define MOST_ZOOM 200.0 /* times what shows everything */
#define LEAST_ZOOM 0.5

G_DEFINE_FINAL_TYPE (LianMapArea, lian_map_area, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED = 1,
  N_PROPS,
};

enum
{
  ACTIVATED,
  MOVED,
  POINTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const LianMapPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  if (adw_style_manager_get_high_contrast (manager) && !dark)
    return &lian_map_palette_high_contrast;
  return dark ? &lian_map_palette_dark : &lian_map_palette_light;
}

static LianMapTileKey
get_key (LianMapArea *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double scale = CLAMP (lian_text_scale (1000) / 1000.0, 0.75, 4.0) * LETTERS;
  GtkNative *native = gtk_widget_get_native (widget);
  return (LianMapTileKey){ gtk_widget_get_width (widget), gtk_widget_get_height (widget), scale,
                           gtk_widget_get_scale_factor (widget), get_palette (),
                           native != NULL
                               && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)) };
}

static gboolean
can_keep (LianMapArea *self, const LianMapTileKey *key)
{
  if (self->tile == NULL || !lian_map_tile_is_for (self->tile, key))
    return FALSE;
  LianMapView view = _lian_map_area_resolve (self);
  gboolean zooming
      = view.scale != lian_map_layout_get_view (lian_map_tile_get_layout (self->tile)).scale;
  return zooming ? self->settle != 0 : lian_map_tile_covers (self->tile, &view);
}

/**
 * _lian_map_area_ensure_tile:
 * @self: the area
 *
 * Returns: (transfer none) (nullable): the tile to show, painted anew where it must be; %NULL without
 *   a map or room for it
 */
LianMapTile *
_lian_map_area_ensure_tile (LianMapArea *self)
{
  LianMapTileKey key = get_key (self);
  if (self->spec == NULL || key.width < 1 || key.height < 1)
    return NULL;
  if (can_keep (self, &key))
    return self->tile;
  LianMapTile *tile = lian_map_tile_new (self->spec, &self->view, &key);
  g_clear_pointer (&self->tile, lian_map_tile_free);
  self->tile = tile;
  g_clear_handle_id (&self->settle, g_source_remove);
  return self->tile;
}

/**
 * _lian_map_area_resolve:
 * @self: the area, with a tile
 *
 * Returns: what is looked at; its scale is not 0
 */
LianMapView
_lian_map_area_resolve (LianMapArea *self)
{
  return self->view.scale > 0 || self->tile == NULL
             ? self->view
             : lian_map_layout_get_whole (lian_map_tile_get_layout (self->tile));
}

static gboolean
settle_cb (gpointer data)
{
  LianMapArea *self = data;
  self->settle = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/**
 * _lian_map_area_look:
 * @self: the area
 * @view: what to look at
 *
 * Shows another stretch of ground, and tells about it.
 */
void
_lian_map_area_look (LianMapArea *self, const LianMapView *view)
{
  if (view->x == self->view.x && view->y == self->view.y && view->scale == self->view.scale)
    return;
  gboolean zooms = view->scale != self->view.scale;
  self->view = *view;
  if (zooms)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (REST, settle_cb, self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * _lian_map_area_pan:
 * @self: the area
 * @dx: pixels to move the ground to the right
 * @dy: pixels to move the ground down
 */
void
_lian_map_area_pan (LianMapArea *self, double dx, double dy)
{
  if (_lian_map_area_ensure_tile (self) == NULL)
    return;
  LianMapView view = _lian_map_area_resolve (self);
  view.x -= dx / view.scale;
  view.y += dy / view.scale;
  _lian_map_area_look (self, &view);
}

/**
 * _lian_map_area_zoom_at:
 * @self: the area
 * @by: how many times larger
 * @x: what stays where it is
 * @y: what stays where it is
 */
void
_lian_map_area_zoom_at (LianMapArea *self, double by, double x, double y)
{
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  if (tile == NULL)
    return;
  LianMapLayout *layout = lian_map_tile_get_layout (tile);
  LianChartRectangle frame = lian_map_layout_get_frame (layout);
  LianMapView view = _lian_map_area_resolve (self);
  double whole = lian_map_layout_get_whole (layout).scale;
  double scale = CLAMP (view.scale * by, whole * LEAST_ZOOM, whole * MOST_ZOOM);
  double dx = x - frame.x - frame.width / 2, dy = y - frame.y - frame.height / 2;
  view.x += dx / view.scale - dx / scale;
  view.y -= dy / view.scale - dy / scale;
  view.scale = scale;
  _lian_map_area_look (self, &view);
}

/**
 * _lian_map_area_hit:
 * @self: the area
 * @x: place in the widget
 * @y: place in the widget
 * @mark: (out): number of the mark
 *
 * Returns: whether there is a mark
 */
gboolean
_lian_map_area_hit (LianMapArea *self, double x, double y, guint *mark)
{
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  if (tile == NULL)
    return FALSE;
  LianMapLayout *layout = lian_map_tile_get_layout (tile);
  LianChartRectangle frame = lian_map_layout_get_frame (layout);
  LianMapView view = _lian_map_area_resolve (self);
  LianChartPoint at = lian_map_tile_from_widget (tile, &view, x, y);
  return x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height
         && lian_map_layout_hit (layout, at.x, at.y, mark);
}

/* "name: figures" */
static char *
describe_mark (LianMapArea *self, guint number)
{
  guint n;
  const LianMapMark *marks = lian_map_spec_get_marks (self->spec, &n);
  if (number >= n)
    return NULL;
  if (marks[number].detail == NULL)
    return g_strdup (marks[number].label);
  /* Translators: a name, its figures */
  return g_strdup_printf (_ ("%s: %s"), marks[number].label, marks[number].detail);
}

static void
update_accessible (LianMapArea *self)
{
  if (self->spec == NULL)
    return;
  const char *summary = lian_map_spec_get_summary (self->spec);
  g_autofree char *mark = describe_mark (self, self->selected);
  g_autofree char *text = g_strdup_printf ("%s%s%s", mark != NULL ? mark : "",
                                           mark != NULL ? "\n" : "", summary != NULL ? summary : "");
  g_autofree char *title = g_strdup_printf ("%s. %s", lian_map_spec_get_title (self->spec),
                                            lian_map_spec_get_scope (self->spec));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * _lian_map_area_show_mark:
 * @self: the area
 * @mark: number of a mark
 *
 * Moves the ground no farther than is needed to see the mark.
 */
void
_lian_map_area_show_mark (LianMapArea *self, guint mark)
{
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  guint n;
  if (tile == NULL || mark == LIAN_MAP_NOTHING)
    return;
  const LianMapMark *at = &lian_map_spec_get_marks (self->spec, &n)[mark];
  LianChartRectangle frame = lian_map_layout_get_frame (lian_map_tile_get_layout (tile));
  LianMapView view = _lian_map_area_resolve (self);
  if (!isfinite (at->x) || !isfinite (at->y))
    return;
  double room_x = MAX (frame.width / 2 - 30, 1) / view.scale;
  double room_y = MAX (frame.height / 2 - 30, 1) / view.scale;
  if (fabs (at->x - view.x) <= room_x && fabs (at->y - view.y) <= room_y)
    return;
  view.x = CLAMP (view.x, at->x - room_x, at->x + room_x);
  view.y = CLAMP (view.y, at->y - room_y, at->y + room_y);
  _lian_map_area_look (self, &view);
}

void
_lian_map_area_activate (LianMapArea *self)
{
  if (self->selected != LIAN_MAP_NOTHING)
    g_signal_emit (self, signals[ACTIVATED], 0, self->selected);
}

/* Tells which spot of the ground lies at a place of the widget. */
void
_lian_map_area_point (LianMapArea *self, double x, double y)
{
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  if (tile == NULL)
    return;
  LianChartRectangle frame = lian_map_layout_get_frame (lian_map_tile_get_layout (tile));
  LianMapView view = _lian_map_area_resolve (self);
  double east = view.x + (x - frame.x - frame.width / 2) / view.scale;
  double north = view.y - (y - frame.y - frame.height / 2) / view.scale;
  if (x < frame.x || y < frame.y || x > frame.x + frame.width || y > frame.y + frame.height
      || fabs (east) >= G_MAXINT32 || fabs (north) >= G_MAXINT32)
    return;
  g_signal_emit (self, signals[POINTED], 0, (int) lround (east), (int) lround (north));
}

/* The ring and the name keep their size while the ground is stretched. */
static void
snapshot_selected (LianMapArea *self, const LianMapView *view, GtkSnapshot *snapshot)
{
  LianMapLayout *layout = lian_map_tile_get_layout (self->tile);
  LianChartRectangle frame = lian_map_layout_get_frame (layout);
  LianMapPlaced at;
  if (self->selected == LIAN_MAP_NOTHING
      || !lian_map_layout_get_focus (layout, self->selected, &at))
    return;
  LianChartPoint seen = lian_map_tile_to_widget (self->tile, view, at.x, at.y);
  graphene_rect_t ground = GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y,
                                               (float) frame.width, (float) frame.height);
  double reach = 260 * lian_map_layout_get_text_scale (layout);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) (seen.x - reach), (float) (seen.y - 30), (float) (2 * reach), 60);
  if (!graphene_rect_intersection (&bounds, &ground, &bounds))
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, seen.x - at.x, seen.y - at.y);
  lian_map_paint_focus (cr, layout, get_palette (), self->selected);
  cairo_destroy (cr);
}

static void
lian_map_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LianMapArea *self = LIAN_MAP_AREA (widget);
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  if (tile == NULL)
    return;
  LianMapView view = _lian_map_area_resolve (self);
  lian_map_tile_snapshot (tile, &view, snapshot);
  snapshot_selected (self, &view, snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
lian_map_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  *minimum = across ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = across ? USUAL_WIDTH : USUAL_HEIGHT;
}

static gboolean
lian_map_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  LianMapArea *self = LIAN_MAP_AREA (widget);
  guint mark = self->selected;
  if (self->spec == NULL || (!keyboard && !_lian_map_area_hit (self, x, y, &mark)))
    return FALSE;
  g_autofree char *text = describe_mark (self, mark);
  return lian_tooltip_show (tooltip, text);
}

static void
lian_map_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_MAP_AREA (object)->selected);
}

static void
lian_map_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lian_map_area_set_selected (LIAN_MAP_AREA (object), g_value_get_uint (value));
}

static void
lian_map_area_dispose (GObject *object)
{
  LianMapArea *self = LIAN_MAP_AREA (object);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_pointer (&self->tile, lian_map_tile_free);
  g_clear_pointer (&self->spec, lian_map_spec_unref);
  G_OBJECT_CLASS (lian_map_area_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  /**
   * LianMapArea::activated:
   * @self: the area
   * @mark: number of the mark
   */
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * LianMapArea::pointed:
   * @self: the area
   * @x: metres east
   * @y: metres north
   *
   * Somebody clicked beside all marks.
   */
  signals[POINTED] = g_signal_new ("pointed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  /**
   * LianMapArea::moved:
   * @self: the area
   *
   * Another stretch of ground is looked at.
   */
  signals[MOVED]
      = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_map_area_class_init (LianMapAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = lian_map_area_get_property;
  object_class->set_property = lian_map_area_set_property;
  object_class->dispose = lian_map_area_dispose;
  widget_class->measure = lian_map_area_measure;
  widget_class->snapshot = lian_map_area_snapshot;
  widget_class->query_tooltip = lian_map_area_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  _lian_map_area_add_bindings (widget_class);
  properties[PROP_SELECTED]
      = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, LIAN_MAP_NOTHING,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
lian_map_area_init (LianMapArea *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  self->selected = LIAN_MAP_NOTHING;
  _lian_map_area_add_controllers (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lian_map_area_new:
 *
 * Returns: (transfer full): an area without a map
 */
GtkWidget *
lian_map_area_new (void)
{
  return g_object_new (LIAN_TYPE_MAP_AREA, NULL);
}

/* The mark of the new map that leads where the chosen one led. */
static guint
find_again (LianMapArea *self, LianMapSpec *spec)
{
  guint n, mark;
  if (self->spec == NULL || self->selected == LIAN_MAP_NOTHING)
    return LIAN_MAP_NOTHING;
  const LianMapMark *old = &lian_map_spec_get_marks (self->spec, &n)[self->selected];
  return lian_map_spec_find (spec, old->key, old->id, &mark) ? mark : LIAN_MAP_NOTHING;
}

/**
 * lian_map_area_set_spec:
 * @self: the area
 * @spec: the map
 *
 * Shows another map.  The stretch of ground and the chosen mark stay, where the new map has it.
 */
void
lian_map_area_set_spec (LianMapArea *self, LianMapSpec *spec)
{
  g_return_if_fail (LIAN_IS_MAP_AREA (self) && spec != NULL);
  guint selected = find_again (self, spec);
  lian_map_spec_ref (spec);
  g_clear_pointer (&self->tile, lian_map_tile_free);
  g_clear_pointer (&self->spec, lian_map_spec_unref);
  self->spec = spec;
  if (selected != self->selected)
    {
      self->selected = selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lian_map_area_get_spec:
 * @self: the area
 *
 * Returns: (transfer none) (nullable): the map
 */
LianMapSpec *
lian_map_area_get_spec (LianMapArea *self)
{
  g_return_val_if_fail (LIAN_IS_MAP_AREA (self), NULL);
  return self->spec;
}

/**
 * lian_map_area_get_selected:
 * @self: the area
 *
 * Returns: the number of the chosen mark or %LIAN_MAP_NOTHING
 */
guint
lian_map_area_get_selected (LianMapArea *self)
{
  g_return_val_if_fail (LIAN_IS_MAP_AREA (self), LIAN_MAP_NOTHING);
  return self->selected;
}

/**
 * lian_map_area_set_selected:
 * @self: the area
 * @mark: number of a mark or %LIAN_MAP_NOTHING
 *
 * Chooses a mark and brings it into sight.
 */
void
lian_map_area_set_selected (LianMapArea *self, guint mark)
{
  guint n = 0;
  g_return_if_fail (LIAN_IS_MAP_AREA (self));
  if (self->spec != NULL)
    lian_map_spec_get_marks (self->spec, &n);
  if (mark >= n)
    mark = LIAN_MAP_NOTHING;
  if (mark == self->selected)
    return;
  self->selected = mark;
  _lian_map_area_show_mark (self, mark);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * lian_map_area_get_view:
 * @self: the area
 *
 * Returns: what is looked at; its scale is 0 while everything is shown
 */
LianMapView
lian_map_area_get_view (LianMapArea *self)
{
  g_return_val_if_fail (LIAN_IS_MAP_AREA (self), (LianMapView){ 0 });
  return self->view;
}

/**
 * lian_map_area_set_view:
 * @self: the area
 * @view: what to look at; everything if its scale is 0
 */
void
lian_map_area_set_view (LianMapArea *self, const LianMapView *view)
{
  g_return_if_fail (LIAN_IS_MAP_AREA (self) && view != NULL);
  _lian_map_area_look (self, view);
}

/**
 * lian_map_area_zoom:
 * @self: the area
 * @zoom: how
 *
 * Zooms around the chosen mark, or around the middle.
 */
void
lian_map_area_zoom (LianMapArea *self, LianMapZoom zoom)
{
  g_return_if_fail (LIAN_IS_MAP_AREA (self));
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  LianMapPlaced at;
  if (tile == NULL)
    return;
  if (zoom == LIAN_MAP_ZOOM_WHOLE)
    {
      _lian_map_area_look (self, &(const LianMapView){ 0, 0, 0 });
      return;
    }
  LianChartRectangle frame = lian_map_layout_get_frame (lian_map_tile_get_layout (tile));
  LianMapView view = _lian_map_area_resolve (self);
  LianChartPoint around = { frame.x + frame.width / 2, frame.y + frame.height / 2 };
  if (self->selected != LIAN_MAP_NOTHING
      && lian_map_layout_get_focus (lian_map_tile_get_layout (tile), self->selected, &at))
    around = lian_map_tile_to_widget (tile, &view, at.x, at.y);
  _lian_map_area_zoom_at (self, zoom == LIAN_MAP_ZOOM_IN ? M_SQRT2 : M_SQRT1_2, around.x, around.y);
}

/**
 * lian_map_area_is_sharp:
 * @self: the area
 *
 * Returns: whether the map is shown as it was painted, not moved out of its tile or stretched
 */
gboolean
lian_map_area_is_sharp (LianMapArea *self)
{
  g_return_val_if_fail (LIAN_IS_MAP_AREA (self), FALSE);
  LianMapTileKey key = get_key (self);
  return self->tile != NULL && self->settle == 0 && can_keep (self, &key);
}
