/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A stretch of a map as pictures that can be moved about.
 *
 * Thousands of marks take some milliseconds to paint, a picture of them almost none.  So the ground
 * is painted with a margin around what is seen; as long as the view stays within it the picture is
 * only moved, or stretched while somebody zooms. */
#include "lian-map-tile.h"

#include <math.h>

#define MARGIN 0.25 /* of the shorter side, on every side */
#define N_STILL 3

/* GL keeps a texture on its side; the cairo renderer would copy it for every frame, and takes a
 * surface as it is. */
typedef struct
{
  LianChartRectangle place; /* in points of the layout */
  graphene_rect_t bounds;   /* with whole pixels, from the origin */
  GskRenderNode *node;
  GdkTexture *texture;
} Picture;

struct _LianMapTile
{
  LianMapTileKey key;
  LianMapLayout *layout;
  LianMapView view;
  Picture ground;
  Picture still[N_STILL]; /* legend, scale, north */
};

typedef void (*Painter) (cairo_t *cr, LianMapLayout *layout, const LianMapPalette *palette);

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
paint (LianMapTile *self, const LianChartRectangle *place, const LianChartColor *below,
       Painter painter)
{
  int pixels = self->key.pixels;
  cairo_surface_t *surface
      = cairo_image_surface_create (below != NULL ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                    MAX ((int) ceil (place->width) * pixels, 1),
                                    MAX ((int) ceil (place->height) * pixels, 1));
  cairo_surface_set_device_scale (surface, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  if (below != NULL)
    {
      cairo_set_source_rgb (cr, below->red, below->green, below->blue);
      cairo_paint (cr);
    }
  cairo_translate (cr, -place->x, -place->y);
  painter (cr, self->layout, self->key.palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
picture_take_surface (Picture *self, cairo_surface_t *surface, gboolean by_cairo)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  if (by_cairo)
    {
      self->node = gsk_cairo_node_new (&self->bounds);
      cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      return;
    }
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                    stride * (gsize) height, free_surface, surface);
  self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
picture_init (Picture *self, LianMapTile *tile, LianChartRectangle place,
              const LianChartColor *below, Painter painter)
{
  self->place = place;
  self->bounds = GRAPHENE_RECT_INIT (0, 0, (float) MAX (ceil (place.width), 1),
                                     (float) MAX (ceil (place.height), 1));
  picture_take_surface (self, paint (tile, &place, below, painter), tile->key.by_cairo);
}

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->texture);
}

static void
picture_snapshot (Picture *self, GtkSnapshot *snapshot, double x, double y, double zoom)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (zoom != 1)
    gtk_snapshot_scale (snapshot, (float) zoom, (float) zoom);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  else
    gtk_snapshot_append_texture (snapshot, self->texture, &self->bounds);
  gtk_snapshot_restore (snapshot);
}

/* Only where something stands: blending the whole window over the ground would cost more than the
 * ground. */
static void
paint_still (LianMapTile *self)
{
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout), bar;
  double scale = self->key.text_scale, bottom = floor (frame.y + frame.height - 1), metres;
  LianChartPoint north;
  picture_init (&self->still[0], self,
                (LianChartRectangle){ 0, bottom, self->key.width, self->key.height - bottom }, NULL,
                lian_map_paint_around);
  if (!lian_map_layout_get_scale_bar (self->layout, &bar, &metres)
      || !lian_map_layout_get_north (self->layout, &north))
    {
      picture_init (&self->still[1], self, frame, NULL, lian_map_paint_around);
      return;
    }
  double top = floor (bar.y - 24 * scale), left = floor (north.x - 20 * scale);
  picture_init (&self->still[1], self,
                (LianChartRectangle){ 0, top, ceil (MAX (bar.width, 150 * scale) + 24),
                                      bottom - top }, NULL, lian_map_paint_around);
  picture_init (&self->still[2], self,
                (LianChartRectangle){ left, 0, self->key.width - left, 60 * scale }, NULL,
                lian_map_paint_around);
}

/**
 * lian_map_tile_new:
 * @spec: a map
 * @view: what is looked at; everything if its scale is 0
 * @key: what the tile is for
 *
 * Returns: (transfer full): a tile, painted
 */
LianMapTile *
lian_map_tile_new (LianMapSpec *spec, const LianMapView *view, const LianMapTileKey *key)
{
  LianMapTile *self = g_new0 (LianMapTile, 1);
  double margin = floor (MARGIN * MIN (key->width, key->height));
  self->key = *key;
  self->layout = lian_map_layout_new_for_text (spec, key->width, key->height, view,
                                               LIAN_MAP_WITH_LEGEND, margin, key->text_scale);
  self->view = lian_map_layout_get_view (self->layout);
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout);
  picture_init (&self->ground, self,
                (LianChartRectangle){ frame.x - margin, frame.y - margin,
                                      frame.width + 2 * margin, frame.height + 2 * margin },
                &key->palette->ground, lian_map_paint_ground);
  paint_still (self);
  return self;
}

/**
 * lian_map_tile_free:
 * @self: (transfer full): a tile
 */
void
lian_map_tile_free (LianMapTile *self)
{
  lian_map_layout_unref (self->layout);
  picture_clear (&self->ground);
  for (guint i = 0; i < N_STILL; i++)
    picture_clear (&self->still[i]);
  g_free (self);
}

/**
 * lian_map_tile_get_layout:
 * @self: a tile
 *
 * Returns: (transfer none): where everything stands in it
 */
LianMapLayout *
lian_map_tile_get_layout (LianMapTile *self)
{
  return self->layout;
}

/**
 * lian_map_tile_is_for:
 * @self: a tile
 * @key: what a tile is wanted for
 *
 * Returns: whether it was made for that
 */
gboolean
lian_map_tile_is_for (LianMapTile *self, const LianMapTileKey *key)
{
  return self->key.width == key->width && self->key.height == key->height
         && self->key.text_scale == key->text_scale && self->key.pixels == key->pixels
         && self->key.palette == key->palette && self->key.by_cairo == key->by_cairo;
}

/**
 * lian_map_tile_to_widget:
 * @self: a tile
 * @view: what is looked at
 * @x: place in points of the tile's layout
 * @y: place in points of the tile's layout
 *
 * Returns: where that place is seen
 */
LianChartPoint
lian_map_tile_to_widget (LianMapTile *self, const LianMapView *view, double x, double y)
{
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout);
  double cx = frame.x + frame.width / 2, cy = frame.y + frame.height / 2;
  double zoom = view->scale / self->view.scale;
  return (LianChartPoint){ cx + (x - cx) * zoom + (self->view.x - view->x) * view->scale,
                           cy + (y - cy) * zoom - (self->view.y - view->y) * view->scale };
}

/**
 * lian_map_tile_from_widget:
 * @self: a tile
 * @view: what is looked at
 * @x: place in the widget
 * @y: place in the widget
 *
 * Returns: the place in points of the tile's layout
 */
LianChartPoint
lian_map_tile_from_widget (LianMapTile *self, const LianMapView *view, double x, double y)
{
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout);
  double cx = frame.x + frame.width / 2, cy = frame.y + frame.height / 2;
  double zoom = view->scale / self->view.scale;
  return (LianChartPoint){
    cx + (x - cx - (self->view.x - view->x) * view->scale) / zoom,
    cy + (y - cy + (self->view.y - view->y) * view->scale) / zoom,
  };
}

static graphene_rect_t
find_place (LianMapTile *self, const LianMapView *view)
{
  LianChartPoint corner
      = lian_map_tile_to_widget (self, view, self->ground.place.x, self->ground.place.y);
  double zoom = view->scale / self->view.scale;
  gboolean same = view->scale == self->view.scale;
  double pixels = self->key.pixels;
  /* On whole pixels nothing is blurred. */
  if (same)
    corner = (LianChartPoint){ round (corner.x * pixels) / pixels,
                               round (corner.y * pixels) / pixels };
  return GRAPHENE_RECT_INIT ((float) corner.x, (float) corner.y,
                             (float) (self->ground.bounds.size.width * zoom),
                             (float) (self->ground.bounds.size.height * zoom));
}

/**
 * lian_map_tile_covers:
 * @self: a tile
 * @view: what is looked at
 *
 * Returns: whether the tile holds all of it
 */
gboolean
lian_map_tile_covers (LianMapTile *self, const LianMapView *view)
{
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout);
  graphene_rect_t place = find_place (self, view);
  graphene_rect_t seen = GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y,
                                             (float) frame.width, (float) frame.height);
  return graphene_rect_contains_rect (&place, &seen);
}

/**
 * lian_map_tile_snapshot:
 * @self: a tile
 * @view: what is looked at
 * @snapshot: where to
 */
void
lian_map_tile_snapshot (LianMapTile *self, const LianMapView *view, GtkSnapshot *snapshot)
{
  LianChartRectangle frame = lian_map_layout_get_frame (self->layout);
  const LianChartColor *ink = &self->key.palette->frame, *below = &self->key.palette->ground;
  const GdkRGBA ground = { (float) below->red, (float) below->green, (float) below->blue, 1 };
  const GdkRGBA line = { (float) ink->red, (float) ink->green, (float) ink->blue, 1 };
  graphene_rect_t seen = GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y,
                                             (float) frame.width, (float) frame.height);
  graphene_rect_t place = find_place (self, view);
  GskRoundedRect border;
  gtk_snapshot_push_clip (snapshot, &seen);
  if (!lian_map_tile_covers (self, view))
    gtk_snapshot_append_color (snapshot, &ground, &seen);
  picture_snapshot (&self->ground, snapshot, place.origin.x, place.origin.y,
                    view->scale / self->view.scale);
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&border, &seen, 0);
  gtk_snapshot_append_border (snapshot, &border, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ line, line, line, line });
  for (guint i = 0; i < N_STILL; i++)
    if (self->still[i].node != NULL || self->still[i].texture != NULL)
      picture_snapshot (&self->still[i], snapshot, self->still[i].place.x, self->still[i].place.y, 1);
}
