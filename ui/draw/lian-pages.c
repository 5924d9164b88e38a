/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pages ready to be drawn on paper, on the screen and into a file. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-pages-private.h"

#include <math.h>

/* A page is a list of fragments with fixed places.  A text fragment remembers which lines of which
 * text it shows, not the shaped glyphs: a register of thousands of rows stays small, and pages can
 * be drawn by any thread, since a drawing makes the Pango objects that it needs.  The same text,
 * face and width always break at the same places (see lian-draw-text.c).
 *
 * The head from the second page on and the foot are made when a page is drawn, because only then
 * the number of pages is known. */

#define A4_SHORT 595.276
#define A4_LONG 841.89

G_DEFINE_BOXED_TYPE (LianPages, lian_pages, lian_pages_ref, lian_pages_unref)

LianPages *
_lian_pages_new (LianDocument *document, PangoContext *like)
{
  LianPages *self = g_atomic_rc_box_new0 (LianPages);

  self->document = lian_document_ref (document);
  g_set_object (&self->like, like);
  self->width = document->landscape ? A4_LONG : A4_SHORT;
  self->height = document->landscape ? A4_SHORT : A4_LONG;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_chart_layout_unref);
  self->maps = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_map_layout_unref);
  self->nets = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_net_layout_free);
  _lian_pages_add_page (self);
  return self;
}

void
_lian_pages_add_page (LianPages *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (LianFragment)));
}

/* Adds to the last page. */
void
_lian_pages_add_fragment (LianPages *self, const LianFragment *fragment)
{
  GArray *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  g_array_append_val (page, *fragment);
}

/**
 * lian_pages_ref:
 * @self: pages
 *
 * Returns: (transfer full): @self
 */
LianPages *
lian_pages_ref (LianPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (LianPages *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->nets);
  g_clear_object (&self->like);
  lian_document_unref (self->document);
}

/**
 * lian_pages_unref:
 * @self: (transfer full): pages
 */
void
lian_pages_unref (LianPages *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * lian_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many pages there are, at least one
 */
guint
lian_pages_get_n_pages (LianPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * lian_pages_get_size:
 * @self: pages
 * @width: (out): width of the paper in points
 * @height: (out): height of the paper in points
 */
void
lian_pages_get_size (LianPages *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

static char *
dup_visible_text (const LianFragment *fragment, LianTypesetter *typesetter)
{
  PangoLayout *layout = _lian_typesetter_set (typesetter, &fragment->cell);
  PangoLayoutLine *first, *last;

  first = pango_layout_get_line_readonly (layout, fragment->first_line);
  last = pango_layout_get_line_readonly (layout, fragment->first_line + fragment->n_lines - 1);
  if (first == NULL || last == NULL)
    return g_strdup ("");
  return g_strndup (fragment->cell.text + first->start_index,
                    last->start_index + last->length - first->start_index);
}

/**
 * lian_pages_dup_text:
 * @self: pages
 * @page: which page, from 0
 *
 * Gives the words of a page in the order of reading, a line to each piece, without head and foot:
 * what a screen reader may say of a preview.
 *
 * Returns: (transfer full): text
 */
char *
lian_pages_dup_text (LianPages *self, guint page)
{
  g_autoptr (LianTypesetter) typesetter = NULL;
  GString *text = g_string_new (NULL);
  GArray *fragments;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  typesetter = _lian_typesetter_get (self->like, self->document->language);
  fragments = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < fragments->len; i++)
    {
      const LianFragment *fragment = &g_array_index (fragments, LianFragment, i);

      if (fragment->kind == LIAN_FRAGMENT_TEXT && fragment->n_lines > 0)
        {
          g_autofree char *visible = dup_visible_text (fragment, typesetter);

          g_string_append (text, visible);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
draw_text (cairo_t *cr, const LianFragment *fragment, LianTypesetter *typesetter)
{
  PangoLayoutIter *iter = pango_layout_get_iter (_lian_typesetter_set (typesetter, &fragment->cell));
  guint last = fragment->first_line + fragment->n_lines;
  int top = 0;

  cairo_set_source_rgb (cr, fragment->gray, fragment->gray, fragment->gray);
  for (guint i = 0; i < last; i++)
    {
      PangoRectangle line;
      int y0;

      if (i >= fragment->first_line)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &line);
          pango_layout_iter_get_line_yrange (iter, &y0, NULL);
          if (i == fragment->first_line)
            top = y0;
          cairo_move_to (cr, fragment->x + (double) line.x / PANGO_SCALE,
                         fragment->y
                             + (double) (pango_layout_iter_get_baseline (iter) - top)
                                   / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

static void
draw_seal (cairo_t *cr, const LianFragment *fragment)
{
  static const double dashes[] = { 2.5, 2.5 };
  double radius = MIN (fragment->width, fragment->height) / 2;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, fragment->x + fragment->width / 2, fragment->y + fragment->height / 2, radius, 0,
             2 * G_PI);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_shape (cairo_t *cr, const LianFragment *fragment)
{
  cairo_set_source_rgb (cr, fragment->gray, fragment->gray, fragment->gray);
  if (fragment->kind == LIAN_FRAGMENT_SEAL)
    draw_seal (cr, fragment);
  else
    {
      cairo_rectangle (cr, fragment->x, fragment->y, fragment->width, fragment->height);
      cairo_set_line_width (cr, 0.6);
      if (fragment->kind == LIAN_FRAGMENT_FILL)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

static void
draw_fragment (cairo_t *cr, const LianFragment *fragment, LianTypesetter *typesetter)
{
  switch (fragment->kind)
    {
    case LIAN_FRAGMENT_TEXT:
      draw_text (cr, fragment, typesetter);
      break;

    case LIAN_FRAGMENT_FILL:
    case LIAN_FRAGMENT_FRAME:
    case LIAN_FRAGMENT_SEAL:
      draw_shape (cr, fragment);
      break;

    case LIAN_FRAGMENT_CHART:
      cairo_save (cr);
      cairo_translate (cr, fragment->x, fragment->y);
      lian_chart_paint (cr, fragment->chart, &lian_chart_palette_print);
      cairo_restore (cr);
      break;

    case LIAN_FRAGMENT_MAP:
      cairo_save (cr);
      cairo_translate (cr, fragment->x, fragment->y);
      lian_map_paint (cr, fragment->map, &lian_map_palette_print);
      cairo_restore (cr);
      break;

    case LIAN_FRAGMENT_NET:
      cairo_save (cr);
      cairo_rectangle (cr, fragment->x, fragment->y, fragment->width, fragment->height);
      cairo_clip (cr);
      cairo_translate (cr, fragment->x, fragment->y - fragment->net_from);
      lian_net_paint (cr, fragment->net, &lian_chart_palette_print, fragment->net_from,
                      fragment->net_from + fragment->height);
      cairo_restore (cr);
      break;

    default:
      break;
    }
}

/* Puts numbers for `%d`, in turn or as `%1$d` and `%2$d`.  The text may come from anywhere, so it
 * is not given to printf. */
static char *
fill_template (const char *text, guint page, guint n_pages)
{
  GString *result = g_string_new (NULL);
  const guint numbers[] = { page, n_pages };
  guint next = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean placed = p[0] == '%' && (p[1] == '1' || p[1] == '2') && p[2] == '$' && p[3] == 'd';

      if (placed)
        {
          g_string_append_printf (result, "%u", numbers[p[1] - '1']);
          p += 3;
        }
      else if (p[0] == '%' && p[1] == 'd' && next < G_N_ELEMENTS (numbers))
        {
          g_string_append_printf (result, "%u", numbers[next++]);
          p++;
        }
      else
        g_string_append_c (result, *p);
    }
  return g_string_free (result, FALSE);
}

static void
draw_margin_text (LianPages *self,
                  cairo_t *cr,
                  LianTypesetter *typesetter,
                  const LianCell *cell,
                  double y)
{
  LianFragment fragment = { .kind = LIAN_FRAGMENT_TEXT, .cell = *cell, .y = y };

  fragment.x = cell->x;
  fragment.n_lines = pango_layout_get_line_count (_lian_typesetter_set (typesetter, cell));
  fragment.gray = _lian_text_style_get_gray (cell->style);
  draw_text (cr, &fragment, typesetter);
}

static void
draw_margin_rule (LianPages *self, cairo_t *cr, double y)
{
  LianFragment rule = {
    .kind = LIAN_FRAGMENT_FILL,
    .x = LIAN_MARGIN_LEFT,
    .y = y,
    .width = self->width - LIAN_MARGIN_LEFT - LIAN_MARGIN_RIGHT,
    .height = 0.4,
    .gray = 0.5,
  };

  draw_shape (cr, &rule);
}

static void
draw_head (LianPages *self, cairo_t *cr, LianTypesetter *typesetter)
{
  LianCell cell = {
    .text = self->document->title,
    .style = LIAN_TEXT_STYLE_MARGIN,
    .x = LIAN_MARGIN_LEFT,
    .width = self->width - LIAN_MARGIN_LEFT - LIAN_MARGIN_RIGHT,
    .max_lines = 1,
  };

  if (*cell.text == '\0')
    return;
  draw_margin_text (self, cr, typesetter, &cell, 36);
  draw_margin_rule (self, cr, 51);
}

static void
draw_foot (LianPages *self, guint page, cairo_t *cr, LianTypesetter *typesetter)
{
  const char *template = self->document->page_template;
  g_autofree char *number = fill_template (template != NULL ? template : "", page + 1,
                                           self->pages->len);
  double width = self->width - LIAN_MARGIN_LEFT - LIAN_MARGIN_RIGHT;
  double top = self->height - LIAN_MARGIN_BOTTOM + 12;
  LianCell note = {
    .text = self->document->footer,
    .style = LIAN_TEXT_STYLE_MARGIN,
    .x = LIAN_MARGIN_LEFT,
    .width = width * 0.68,
    .max_lines = self->document->trace != NULL ? 1 : 2,
  };
  LianCell trace = {
    .text = self->document->trace,
    .style = LIAN_TEXT_STYLE_MARGIN,
    .x = LIAN_MARGIN_LEFT,
    .width = width,
    .max_lines = 1,
  };
  LianCell count = {
    .text = number,
    .style = LIAN_TEXT_STYLE_MARGIN,
    .align = LIAN_ALIGN_END,
    .x = LIAN_MARGIN_LEFT + width * 0.7,
    .width = width * 0.3,
    .max_lines = 1,
  };

  if (*number == '\0' && (note.text == NULL || *note.text == '\0') && trace.text == NULL)
    return;
  draw_margin_rule (self, cr, top);
  draw_margin_text (self, cr, typesetter, &note, top + 4);
  if (trace.text != NULL)
    draw_margin_text (self, cr, typesetter, &trace, top + 15);
  draw_margin_text (self, cr, typesetter, &count, top + 4);
}

/**
 * lian_pages_draw:
 * @self: pages
 * @page: which page, from 0
 * @cr: where to draw; the corner of the paper is at the origin, the unit is the point
 *
 * Draws a page in black on what is there.  The same page gives the same lines on every surface.
 * May be called in any thread, unless the pages were laid out with a context of the caller's.
 */
void
lian_pages_draw (LianPages *self, guint page, cairo_t *cr)
{
  g_autoptr (LianTypesetter) typesetter = NULL;
  GArray *fragments;

  g_return_if_fail (self != NULL && page < self->pages->len);
  g_return_if_fail (cr != NULL);

  typesetter = _lian_typesetter_get (self->like, self->document->language);
  fragments = g_ptr_array_index (self->pages, page);

  cairo_save (cr);
  if (page > 0)
    draw_head (self, cr, typesetter);
  for (guint i = 0; i < fragments->len; i++)
    draw_fragment (cr, &g_array_index (fragments, LianFragment, i), typesetter);
  draw_foot (self, page, cr, typesetter);
  cairo_restore (cr);
}
