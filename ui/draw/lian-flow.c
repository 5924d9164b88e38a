/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts rows of text on pages, one below the other. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-flow.h"

/* Everything on a page is a row of cells: a paragraph has one, a table row many.  A row that does
 * not fit goes to the next page, or is broken between lines; a broken row leaves no single line
 * behind or ahead where it can help it.  A row always makes progress, also when one line is taller
 * than a page, so a layout ends whatever the text is.
 *
 * A heading to be repeated is a function that is called at the head of each new page. */

#define TOLERANCE 0.01
#define MIN_LINES 2
#define MIN_CHART_SHARE 0.7
#define MAP_GAP 12.0 /* between two maps */
#define LEAST_MAP 160.0

void
_lian_flow_init (LianFlow *self, LianPages *pages)
{
  *self = (LianFlow){ .pages = pages, .start = LIAN_MARGIN_TOP, .y = LIAN_MARGIN_TOP };
  self->typesetter = _lian_typesetter_get (pages->like, pages->document->language);
  self->width = pages->width - LIAN_MARGIN_LEFT - LIAN_MARGIN_RIGHT;
  self->bottom = pages->height - LIAN_MARGIN_BOTTOM;
  self->first_page = self->cut_page = -1;
}

void
_lian_flow_clear (LianFlow *self)
{
  g_clear_pointer (&self->typesetter, _lian_typesetter_unref);
}

guint
_lian_flow_get_page (LianFlow *self)
{
  return self->pages->pages->len - 1;
}

gboolean
_lian_flow_is_at_start (LianFlow *self)
{
  return self->y <= self->start + TOLERANCE;
}

/* Where the current page ends. */
static double
get_bottom (LianFlow *self)
{
  return self->cut_page == (int) _lian_flow_get_page (self) ? self->cut : self->bottom;
}

/* Lets a page end at @bottom. */
void
_lian_flow_cut_page (LianFlow *self, guint page, double bottom)
{
  self->cut_page = (int) page;
  self->cut = bottom;
}

/* What a page holds below a repeated heading. */
double
_lian_flow_get_page_room (LianFlow *self)
{
  return self->bottom - self->start;
}

void
_lian_flow_next_page (LianFlow *self)
{
  LianFlowRepeat repeat = self->repeat;

  _lian_pages_add_page (self->pages);
  self->start = self->y = LIAN_MARGIN_TOP;
  if (repeat == NULL)
    return;

  self->repeat = NULL;
  repeat (self, self->repeat_data);
  self->repeat = repeat;
  self->start = self->y;
}

/* Goes to the next page if @height does not fit on this one but would on another. */
void
_lian_flow_need (LianFlow *self, double height)
{
  if (self->y + height > get_bottom (self) + TOLERANCE && !_lian_flow_is_at_start (self)
      && height <= self->bottom - LIAN_MARGIN_TOP)
    _lian_flow_next_page (self);
}

/* Leaves room, but none at the head of a page. */
void
_lian_flow_skip (LianFlow *self, double height)
{
  if (!_lian_flow_is_at_start (self))
    self->y = MIN (self->y + height, MAX (self->y, get_bottom (self)));
}

void
_lian_flow_set_repeat (LianFlow *self, LianFlowRepeat repeat, gpointer data)
{
  self->repeat = repeat;
  self->repeat_data = data;
}

static GArray *
last_page (LianFlow *self)
{
  return g_ptr_array_index (self->pages->pages, self->pages->pages->len - 1);
}

LianFlowMark
_lian_flow_get_mark (LianFlow *self)
{
  return (LianFlowMark){ self->pages->pages->len, last_page (self)->len, self->y, self->start };
}

/* Takes back all that was put since @mark. */
void
_lian_flow_return (LianFlow *self, LianFlowMark mark)
{
  g_ptr_array_set_size (self->pages->pages, mark.n_pages);
  g_array_set_size (last_page (self), mark.n_fragments);
  self->y = mark.y;
  self->start = mark.start;
}

static void
put (LianFlow *self, const LianFragment *fragment)
{
  if (self->first_page < 0)
    self->first_page = (int) _lian_flow_get_page (self);
  _lian_pages_add_fragment (self->pages, fragment);
}

static const LianCellSize *
measure (LianFlow *self, LianCell *cell)
{
  PangoLayout *layout;
  PangoRectangle extents;

  if (cell->size.n_lines > 0)
    return &cell->size;

  layout = _lian_typesetter_set (self->typesetter, cell);
  pango_layout_get_extents (layout, NULL, &extents);
  cell->size.width = (double) extents.width / PANGO_SCALE;
  cell->size.height = (double) extents.height / PANGO_SCALE;
  cell->size.baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  cell->size.n_lines = (guint) pango_layout_get_line_count (layout);
  return &cell->size;
}

double
_lian_flow_measure_cell (LianFlow *self, LianCell *cell)
{
  return measure (self, cell)->height;
}

/* The width that the text takes, at most that of the cell. */
double
_lian_flow_measure_width (LianFlow *self, LianCell *cell)
{
  return measure (self, cell)->width;
}

/* How many lines the text takes. */
guint
_lian_flow_count_lines (LianFlow *self, LianCell *cell)
{
  return measure (self, cell)->n_lines;
}

/* The baseline that a level row stands on; 0 for others. */
static double
measure_level (LianFlow *self, const LianRow *row)
{
  double baseline = 0;

  for (guint i = 0; row->level && i < row->n_cells; i++)
    baseline = MAX (baseline, measure (self, &row->cells[i])->baseline);
  return baseline;
}

/* How far below the top of its row a cell begins. */
static double
measure_drop (LianFlow *self, LianCell *cell, double level)
{
  return level > 0 ? level - measure (self, cell)->baseline : 0;
}

double
_lian_flow_measure_row (LianFlow *self, const LianRow *row)
{
  double level = measure_level (self, row);
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      LianCell *cell = &row->cells[i];

      height = MAX (height, measure_drop (self, cell, level)
                                + _lian_flow_measure_cell (self, cell));
    }
  return height + 2 * row->pad;
}

static void
put_lines (LianFlow *self, const LianCell *cell, double y, guint first_line, guint n_lines)
{
  LianFragment fragment = {
    .kind = LIAN_FRAGMENT_TEXT,
    .cell = *cell,
    .first_line = first_line,
    .n_lines = n_lines,
    .x = LIAN_MARGIN_LEFT + cell->x,
    .y = y,
    .width = cell->width,
    .gray = _lian_text_style_get_gray (cell->style),
  };

  if (cell->text != NULL && *cell->text != '\0')
    put (self, &fragment);
}

/* Puts a whole cell at @y of this page. */
void
_lian_flow_put_cell (LianFlow *self, LianCell *cell, double y)
{
  put_lines (self, cell, y, 0, measure (self, cell)->n_lines);
}

/* Puts a shape; the x of @place counts from the left margin. */
void
_lian_flow_put_shape (LianFlow *self,
                      LianFragmentKind kind,
                      const cairo_rectangle_t *place,
                      double gray)
{
  LianFragment fragment = {
    .kind = kind,
    .x = LIAN_MARGIN_LEFT + place->x,
    .y = place->y,
    .width = place->width,
    .height = place->height,
    .gray = gray,
  };

  put (self, &fragment);
}

/* The height that a chart gets if the caller names none: its natural one, or somewhat less where
 * that keeps it on this page. */
static double
get_chart_height (LianFlow *self, LianChartSpec *chart)
{
  double height = lian_chart_get_natural_height (chart, self->width, 1);
  double left = get_bottom (self) - self->y;

  return left >= height * MIN_CHART_SHARE ? MIN (height, left) : height;
}

/* Puts a chart as wide as the page; it is not split. */
void
_lian_flow_put_chart (LianFlow *self, LianChartSpec *chart, double height)
{
  LianFragment fragment = { .kind = LIAN_FRAGMENT_CHART, .x = LIAN_MARGIN_LEFT };
  double room = self->bottom - LIAN_MARGIN_TOP;

  if (!(height > 0))
    height = get_chart_height (self, chart);
  height = MIN (height, room);
  _lian_flow_need (self, height);

  fragment.y = self->y;
  fragment.width = self->width;
  fragment.height = height;
  fragment.chart = lian_chart_layout_new_for_text (chart, self->width, height, 1);
  g_ptr_array_add (self->pages->charts, fragment.chart);
  put (self, &fragment);
  self->y += height;
}

/* Where a picture may be cut so that no row of words is: at the first row that does not fit. */
static double
find_cut (LianNetLayout *layout, double from, double to)
{
  guint n;
  const LianNetPlaced *placed = lian_net_layout_get_placed (layout, &n);

  for (guint i = 0; i < n; i++)
    if (placed[i].row.y > from && placed[i].row.y + placed[i].row.height > to)
      return placed[i].row.y;
  return to;
}

/* Puts a picture of relations, over as many pages as it needs. */
void
_lian_flow_put_net (LianFlow *self, LianNetSpec *net)
{
  LianNetLayout *layout = lian_net_layout_new_for_text (net, self->width, 1);
  double width, height, from = 0, page = self->bottom - LIAN_MARGIN_TOP;

  g_ptr_array_add (self->pages->nets, layout);
  lian_net_layout_get_size (layout, &width, &height);
  _lian_flow_need (self, MIN (height, page / 2));
  while (from < height)
    {
      double room = get_bottom (self) - self->y;
      double to = height - from <= room ? height : find_cut (layout, from, from + room);
      const LianFragment fragment = { .kind = LIAN_FRAGMENT_NET, .x = LIAN_MARGIN_LEFT,
                                      .y = self->y, .width = width, .height = to - from,
                                      .net = layout, .net_from = from };
      put (self, &fragment);
      self->y += to - from;
      from = to;
      if (from < height)
        _lian_flow_next_page (self);
    }
}

static void
put_map (LianFlow *self, LianMapLayout *layout, double x)
{
  LianFragment fragment = { .kind = LIAN_FRAGMENT_MAP, .x = LIAN_MARGIN_LEFT + x, .y = self->y };

  lian_map_layout_get_size (layout, &fragment.width, &fragment.height);
  fragment.map = layout;
  g_ptr_array_add (self->pages->maps, layout);
  put (self, &fragment);
}

static LianMapLayout *
lay_out_map (LianMapSpec *map, double width, double height, const LianMapView *view)
{
  const LianMapParts parts = LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND;

  return lian_map_layout_new_for_text (map, width, height, view, parts, 0, 1);
}

/* Two maps can be compared only where both show the same ground at the same scale, however long the
 * legend of each is. */
static void
put_two_maps (LianFlow *self, LianMapSpec *map, LianMapSpec *beside, double height)
{
  LianMapSpec *const specs[] = { map, beside };
  double width = (self->width - MAP_GAP) / 2, excess[2];
  LianMapView view = { 0, 0, G_MAXDOUBLE };

  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (LianMapLayout) layout = lay_out_map (specs[i], width, height, NULL);
      excess[i] = lian_map_layout_get_frame (layout).height;
    }
  double least = MIN (excess[0], excess[1]);
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      excess[i] -= least;
      g_autoptr (LianMapLayout) layout = lay_out_map (specs[i], width, height - excess[i], NULL);
      const LianMapView whole = lian_map_layout_get_view (layout);
      view = whole.scale < view.scale ? whole : view;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    put_map (self, lay_out_map (specs[i], width, height - excess[i], &view),
             (double) i * (width + MAP_GAP));
}

/* Puts a map as wide as the page, or two beside each other; they are not split. */
void
_lian_flow_put_maps (LianFlow *self, LianMapSpec *map, LianMapSpec *beside, double height)
{
  double room = self->bottom - LIAN_MARGIN_TOP;

  if (!(height > 0))
    height = get_bottom (self) - self->y - 10;
  height = MIN (MAX (height, LEAST_MAP), room);
  _lian_flow_need (self, height);
  if (beside == NULL)
    put_map (self,
             lian_map_layout_new_for_text (map, self->width, height, NULL, LIAN_MAP_WITH_LEGEND, 0, 1),
             0);
  else
    put_two_maps (self, map, beside, height);
  self->y += height;
}

static void
put_rule (LianFlow *self, double y, double thickness, double gray)
{
  cairo_rectangle_t place = { 0, y, self->width, thickness };

  if (thickness > 0)
    _lian_flow_put_shape (self, LIAN_FRAGMENT_FILL, &place, gray);
}

/* What lies behind the text of a row, or of a part of it. */
static void
put_background (LianFlow *self, const LianRow *row, double height, gboolean first, gboolean last)
{
  cairo_rectangle_t shade = { 0, self->y, self->width, height };
  cairo_rectangle_t bar = { row->bar_x, self->y + 1, 1.5, height - 2 };

  if (row->shade > 0)
    _lian_flow_put_shape (self, LIAN_FRAGMENT_FILL, &shade, row->shade);
  if (row->bar_x > 0)
    _lian_flow_put_shape (self, LIAN_FRAGMENT_FILL, &bar, 0.6);
  if (first)
    put_rule (self, self->y, row->rule_above, row->rule_gray);
  if (last)
    put_rule (self, self->y + height - row->rule_below, row->rule_below, row->rule_gray);
}

static void
put_whole (LianFlow *self, const LianRow *row, double height)
{
  double level = measure_level (self, row);

  put_background (self, row, height, TRUE, TRUE);
  for (guint i = 0; i < row->n_cells; i++)
    {
      double drop = measure_drop (self, &row->cells[i], level);

      _lian_flow_put_cell (self, &row->cells[i], self->y + row->pad + drop);
    }
  self->y += height;
  _lian_flow_skip (self, row->gap);
}

/* The heights of the lines of a cell. */
static GArray *
measure_lines (LianFlow *self, const LianCell *cell)
{
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayoutIter *iter;

  iter = pango_layout_get_iter (_lian_typesetter_set (self->typesetter, cell));
  do
    {
      int y0, y1;
      double height;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      height = (double) (y1 - y0) / PANGO_SCALE;
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return heights;
}

/* A row that is being broken: for each cell its lines, how many are done and how many go next. */
typedef struct
{
  GArray *heights;
  guint done;
  guint taken;
} Part;

/* Takes lines of a cell for @room; returns their height. */
static double
take_lines (Part *part, double room, gboolean at_start)
{
  guint left = part->heights->len - part->done;
  double height = 0;
  guint n = 0;

  while (n < left)
    {
      double line = g_array_index (part->heights, double, part->done + n);

      if (height + line > room + TOLERANCE)
        break;
      height += line;
      n++;
    }
  if (n < left && n < MIN_LINES && !at_start)
    n = 0;
  else if (n + 1 == left && n > MIN_LINES)
    n--;
  if (n == 0 && left > 0 && at_start)
    n = 1;

  height = 0;
  for (guint i = 0; i < n; i++)
    height += g_array_index (part->heights, double, part->done + i);
  part->taken = n;
  return height;
}

/* Puts as much of the row as this page takes; returns whether anything is left. */
static gboolean
put_part (LianFlow *self, const LianRow *row, Part *parts)
{
  double room = get_bottom (self) - self->y - 2 * row->pad;
  gboolean at_start = _lian_flow_is_at_start (self);
  gboolean first = TRUE, last = TRUE, any = FALSE;
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      height = MAX (height, take_lines (&parts[i], room, at_start));
      first &= parts[i].done == 0;
      last &= parts[i].done + parts[i].taken == parts[i].heights->len;
      any |= parts[i].taken > 0;
    }
  if (!any)
    return TRUE;

  put_background (self, row, height + 2 * row->pad, first, last);
  for (guint i = 0; i < row->n_cells; i++)
    if (parts[i].taken > 0)
      {
        put_lines (self, &row->cells[i], self->y + row->pad, parts[i].done, parts[i].taken);
        parts[i].done += parts[i].taken;
      }
  self->y += height + 2 * row->pad;
  return !last;
}

static void
put_broken (LianFlow *self, const LianRow *row)
{
  g_autofree Part *parts = g_new0 (Part, row->n_cells);

  for (guint i = 0; i < row->n_cells; i++)
    parts[i].heights = measure_lines (self, &row->cells[i]);
  while (put_part (self, row, parts))
    _lian_flow_next_page (self);
  for (guint i = 0; i < row->n_cells; i++)
    g_array_unref (parts[i].heights);
  _lian_flow_skip (self, row->gap);
}

/* Puts a row, on this page or the next ones. */
void
_lian_flow_add_row (LianFlow *self, const LianRow *row)
{
  double height = _lian_flow_measure_row (self, row);

  if (row->whole)
    _lian_flow_need (self, height);
  if (self->y + height <= get_bottom (self) + TOLERANCE)
    put_whole (self, row, height);
  else
    put_broken (self, row);
}
