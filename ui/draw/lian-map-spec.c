/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a map shows. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-spec-private.h"

#include "lian-draw-text.h"

#include <math.h>
#include <string.h>

/* Positions in metres, names and figures in words; nothing about size, view or colours.  A spec is
 * filled once and then only read, from any thread: the widget, the paper and the file share it. */

static void
clear_legend (gpointer data)
{
  g_free (((LianMapLegend *) data)->text);
}

/**
 * lian_map_spec_new:
 * @title: (nullable): what the map shows
 * @scope: (nullable): of what, and of which day
 *
 * Returns: (transfer full): a map without marks
 */
LianMapSpec *
lian_map_spec_new (const char *title, const char *scope)
{
  LianMapSpec *self = g_atomic_rc_box_new0 (LianMapSpec);

  self->title = _lian_draw_text_make_valid (title);
  self->scope = _lian_draw_text_make_valid (scope);
  self->texts = g_string_chunk_new (4096);
  self->marks = g_array_new (FALSE, FALSE, sizeof (LianMapMark));
  self->lines = g_array_new (FALSE, FALSE, sizeof (LianMapLine));
  self->points = g_array_new (FALSE, FALSE, sizeof (LianChartPoint));
  self->legend = g_array_new (FALSE, FALSE, sizeof (LianMapLegend));
  g_array_set_clear_func (self->legend, clear_legend);
  self->west = self->south = INFINITY;
  self->east = self->north_end = -INFINITY;
  g_mutex_init (&self->lock);
  lian_map_spec_set_units (self, "m", "km", "N");
  return self;
}

/**
 * lian_map_spec_ref:
 * @self: a map
 *
 * Returns: (transfer full): @self
 */
LianMapSpec *
lian_map_spec_ref (LianMapSpec *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LianMapSpec *self = data;

  g_free (self->title);
  g_free (self->scope);
  g_free (self->language);
  g_free (self->date);
  g_free (self->empty_text);
  g_free (self->note);
  g_free (self->summary);
  g_free (self->metre);
  g_free (self->kilometre);
  g_free (self->north);
  g_string_chunk_free (self->texts);
  g_array_unref (self->marks);
  g_array_unref (self->lines);
  g_array_unref (self->points);
  g_array_unref (self->legend);
  g_clear_pointer (&self->order, g_array_unref);
  g_mutex_clear (&self->lock);
}

/**
 * lian_map_spec_unref:
 * @self: (transfer full): a map
 */
void
lian_map_spec_unref (LianMapSpec *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

G_DEFINE_BOXED_TYPE (LianMapSpec, lian_map_spec, lian_map_spec_ref, lian_map_spec_unref)

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = _lian_draw_text_make_valid (text);
}

/**
 * lian_map_spec_set_language:
 * @self: a map
 * @language: (nullable): the language of its words, such as "zh-cn"
 */
void
lian_map_spec_set_language (LianMapSpec *self, const char *language)
{
  g_return_if_fail (self != NULL);

  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * lian_map_spec_set_date:
 * @self: a map
 * @date: (nullable): the working date, for the file
 */
void
lian_map_spec_set_date (LianMapSpec *self, const char *date)
{
  g_return_if_fail (self != NULL);

  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * lian_map_spec_set_empty_text:
 * @self: a map
 * @text: what stands there when nothing has a position
 */
void
lian_map_spec_set_empty_text (LianMapSpec *self, const char *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->empty_text, text);
}

/**
 * lian_map_spec_set_note:
 * @self: a map
 * @text: (nullable): what the map can't show, such as how many have no position
 */
void
lian_map_spec_set_note (LianMapSpec *self, const char *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->note, text);
}

/**
 * lian_map_spec_set_summary:
 * @self: a map
 * @text: the map in words, for those who can't see it
 */
void
lian_map_spec_set_summary (LianMapSpec *self, const char *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->summary, text);
}

/**
 * lian_map_spec_set_units:
 * @self: a map
 * @metre: the unit of a short scale
 * @kilometre: the unit of a long scale
 * @north: what stands at the arrow
 */
void
lian_map_spec_set_units (LianMapSpec *self,
                         const char *metre,
                         const char *kilometre,
                         const char *north)
{
  g_return_if_fail (self != NULL);

  set_text (&self->metre, metre);
  set_text (&self->kilometre, kilometre);
  set_text (&self->north, north);
}

static const char *
keep_text (LianMapSpec *self, const char *text)
{
  g_autofree char *valid = _lian_draw_text_make_valid (text);

  return g_string_chunk_insert_const (self->texts, valid);
}

static void
include (LianMapSpec *self, double x, double y)
{
  self->west = MIN (self->west, x);
  self->east = MAX (self->east, x);
  self->south = MIN (self->south, y);
  self->north_end = MAX (self->north_end, y);
}

/* Whether the mark can be drawn. */
gboolean
_lian_map_mark_is_placed (const LianMapMark *mark)
{
  return isfinite (mark->x) && isfinite (mark->y);
}

/**
 * lian_map_spec_add_mark:
 * @self: a map
 * @mark: a place or a point; its texts are copied
 *
 * Adds a mark.  One without a position is kept, so that the table can show it, but not drawn.
 *
 * Returns: its number
 */
guint
lian_map_spec_add_mark (LianMapSpec *self, const LianMapMark *mark)
{
  LianMapMark own = *mark;

  g_return_val_if_fail (self != NULL && mark->sign < LIAN_N_MAP_SIGNS, 0);

  own.label = keep_text (self, mark->label);
  own.detail = mark->detail != NULL ? keep_text (self, mark->detail) : NULL;
  own.key = mark->key != NULL ? keep_text (self, mark->key) : NULL;
  if (_lian_map_mark_is_placed (mark))
    {
      include (self, mark->x, mark->y);
      self->n_placed++;
      if (!lian_map_sign_is_point (mark->sign))
        self->heaviest = MAX (self->heaviest, mark->weight);
    }
  g_array_append_val (self->marks, own);
  return self->marks->len - 1;
}

/**
 * lian_map_spec_add_line:
 * @self: a map
 * @kind: what it means
 * @points: (array length=n_points): its points in metres; those that are not finite are left out
 * @n_points: their number
 */
void
lian_map_spec_add_line (LianMapSpec *self,
                        LianMapLineKind kind,
                        const LianChartPoint *points,
                        guint n_points)
{
  LianMapLine line = { kind, self->points->len, 0 };

  g_return_if_fail (self != NULL && kind < LIAN_N_MAP_LINE_KINDS);

  for (guint i = 0; i < n_points; i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      {
        include (self, points[i].x, points[i].y);
        g_array_append_val (self->points, points[i]);
        line.n_points++;
      }
  g_array_append_val (self->lines, line);
}

/**
 * lian_map_spec_add_legend:
 * @self: a map
 * @sign: a sign
 * @effect: what lies over it
 * @text: what it means, with how many there are
 */
void
lian_map_spec_add_legend (LianMapSpec *self,
                          LianMapSign sign,
                          LianMapEffect effect,
                          const char *text)
{
  LianMapLegend legend = { .sign = sign, .effect = effect };

  g_return_if_fail (self != NULL && sign < LIAN_N_MAP_SIGNS);

  legend.text = _lian_draw_text_make_valid (text);
  g_array_append_val (self->legend, legend);
}

/**
 * lian_map_spec_add_legend_line:
 * @self: a map
 * @kind: a kind of line
 * @text: what it means
 */
void
lian_map_spec_add_legend_line (LianMapSpec *self, LianMapLineKind kind, const char *text)
{
  LianMapLegend legend = { .line = TRUE, .kind = kind };

  g_return_if_fail (self != NULL && kind < LIAN_N_MAP_LINE_KINDS);

  legend.text = _lian_draw_text_make_valid (text);
  g_array_append_val (self->legend, legend);
}

/**
 * lian_map_spec_get_title:
 * @self: a map
 *
 * Returns: (transfer none): what it shows
 */
const char *
lian_map_spec_get_title (LianMapSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * lian_map_spec_get_scope:
 * @self: a map
 *
 * Returns: (transfer none): of what, and of which day
 */
const char *
lian_map_spec_get_scope (LianMapSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * lian_map_spec_get_summary:
 * @self: a map
 *
 * Returns: (transfer none) (nullable): the map in words
 */
const char *
lian_map_spec_get_summary (LianMapSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->summary;
}

/**
 * lian_map_spec_get_marks:
 * @self: a map
 * @n_marks: (out): their number
 *
 * Returns: (transfer none) (array length=n_marks): its marks
 */
const LianMapMark *
lian_map_spec_get_marks (LianMapSpec *self, guint *n_marks)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_marks = self->marks->len;
  return (const LianMapMark *) (gconstpointer) self->marks->data;
}

/**
 * lian_map_spec_get_n_placed:
 * @self: a map
 *
 * Returns: how many marks have a position
 */
guint
lian_map_spec_get_n_placed (LianMapSpec *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_placed;
}

/**
 * lian_map_spec_find:
 * @self: a map
 * @key: what the mark leads to
 * @id: what the mark leads to
 * @mark: (out): its number
 *
 * Returns: whether there is such a mark
 */
gboolean
lian_map_spec_find (LianMapSpec *self, const char *key, gint64 id, guint *mark)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const LianMapMark *own = &g_array_index (self->marks, LianMapMark, i);

      if (own->id == id && g_strcmp0 (own->key, key) == 0)
        {
          *mark = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * lian_map_sign_is_point:
 * @sign: a sign
 *
 * Returns: whether it stands for a point, not for a place where residents live
 */
gboolean
lian_map_sign_is_point (LianMapSign sign)
{
  return sign >= LIAN_MAP_SIGN_POINT;
}

/* Points first, then those for whom something changes, then the heavy ones. */
static int
compare_importance (gconstpointer a, gconstpointer b, gpointer data)
{
  const LianMapMark *marks = data;
  const LianMapMark *first = &marks[*(const guint *) a], *second = &marks[*(const guint *) b];
  int rank = lian_map_sign_is_point (second->sign) - lian_map_sign_is_point (first->sign);

  if (rank == 0)
    rank = (second->effect != LIAN_MAP_EFFECT_NONE) - (first->effect != LIAN_MAP_EFFECT_NONE);
  if (rank == 0)
    rank = (first->weight < second->weight) - (first->weight > second->weight);
  return rank != 0 ? rank : *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The numbers of all marks, the most important first. */
const guint *
_lian_map_spec_get_order (LianMapSpec *self)
{
  g_mutex_lock (&self->lock);
  if (self->order == NULL)
    {
      self->order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->marks->len);
      for (guint i = 0; i < self->marks->len; i++)
        g_array_append_val (self->order, i);
      g_array_sort_with_data (self->order, compare_importance, self->marks->data);
    }
  g_mutex_unlock (&self->lock);
  return (const guint *) (gconstpointer) self->order->data;
}
