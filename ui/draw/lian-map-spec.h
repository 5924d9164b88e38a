/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"

G_BEGIN_DECLS

#define LIAN_TYPE_MAP_SPEC (lian_map_spec_get_type ())

typedef struct _LianMapSpec LianMapSpec;

/**
 * LianMapSign:
 * @LIAN_MAP_SIGN_BY_POINT: a place that a point serves; a filled circle
 * @LIAN_MAP_SIGN_BY_ROUND: a place that a round serves; a ring
 * @LIAN_MAP_SIGN_UNCOVERED: a place that nothing serves; a triangle
 * @LIAN_MAP_SIGN_UNKNOWN: a place of which it cannot be told; a question mark
 * @LIAN_MAP_SIGN_POINT: a point; a filled square
 * @LIAN_MAP_SIGN_CLOSED: a point that is closed; a crossed-out square
 * @LIAN_MAP_SIGN_MOVED: where a point was before it moved; a hollow square
 * @LIAN_MAP_SIGN_NEW: a point that is new there; a square in a frame
 *
 * What stands on a map, each with a shape of its own.
 */
typedef enum
{
  LIAN_MAP_SIGN_BY_POINT,
  LIAN_MAP_SIGN_BY_ROUND,
  LIAN_MAP_SIGN_UNCOVERED,
  LIAN_MAP_SIGN_UNKNOWN,
  LIAN_MAP_SIGN_POINT,
  LIAN_MAP_SIGN_CLOSED,
  LIAN_MAP_SIGN_MOVED,
  LIAN_MAP_SIGN_NEW,
  LIAN_N_MAP_SIGNS,
} LianMapSign;

/**
 * LianMapEffect:
 * @LIAN_MAP_EFFECT_NONE: nothing changes for it
 * @LIAN_MAP_EFFECT_LOSES: it loses; a cross lies over its sign
 * @LIAN_MAP_EFFECT_GAINS: it gains; a plus lies over its sign
 *
 * What a change does to a place.
 */
typedef enum
{
  LIAN_MAP_EFFECT_NONE,
  LIAN_MAP_EFFECT_LOSES,
  LIAN_MAP_EFFECT_GAINS,
  LIAN_N_MAP_EFFECTS,
} LianMapEffect;

/**
 * LianMapLineKind:
 * @LIAN_MAP_LINE_ROUND: from stop to stop of a round; dashed
 * @LIAN_MAP_LINE_MOVE: from where a point was to where it goes; an arrow
 */
typedef enum
{
  LIAN_MAP_LINE_ROUND,
  LIAN_MAP_LINE_MOVE,
  LIAN_N_MAP_LINE_KINDS,
} LianMapLineKind;

/**
 * LianMapMark:
 * @sign: its sign
 * @effect: what a change does to it
 * @x: metres to the east; not finite where the position is not known
 * @y: metres to the north
 * @weight: what makes it large and names it early, such as residents; less than 0 for unknown
 * @label: its name
 * @detail: (nullable): its figures, in a line
 * @id: what it leads to
 * @key: (nullable): what it leads to, in words of the caller's
 *
 * A place or a point of a map.
 */
typedef struct
{
  LianMapSign sign;
  LianMapEffect effect;
  double x;
  double y;
  double weight;
  const char *label;
  const char *detail;
  gint64 id;
  const char *key;
} LianMapMark;

GType lian_map_spec_get_type (void) G_GNUC_CONST;
LianMapSpec *lian_map_spec_new (const char *title, const char *scope);
LianMapSpec *lian_map_spec_ref (LianMapSpec *self);
void lian_map_spec_unref (LianMapSpec *self);

void lian_map_spec_set_language (LianMapSpec *self, const char *language);
void lian_map_spec_set_date (LianMapSpec *self, const char *date);
void lian_map_spec_set_empty_text (LianMapSpec *self, const char *text);
void lian_map_spec_set_note (LianMapSpec *self, const char *text);
void lian_map_spec_set_summary (LianMapSpec *self, const char *text);
void lian_map_spec_set_units (LianMapSpec *self,
                              const char *metre,
                              const char *kilometre,
                              const char *north);

guint lian_map_spec_add_mark (LianMapSpec *self, const LianMapMark *mark);
void lian_map_spec_add_line (LianMapSpec *self,
                             LianMapLineKind kind,
                             const LianChartPoint *points,
                             guint n_points);
void lian_map_spec_add_legend (LianMapSpec *self,
                               LianMapSign sign,
                               LianMapEffect effect,
                               const char *text);
void lian_map_spec_add_legend_line (LianMapSpec *self, LianMapLineKind kind, const char *text);

const char *lian_map_spec_get_title (LianMapSpec *self);
const char *lian_map_spec_get_scope (LianMapSpec *self);
const char *lian_map_spec_get_summary (LianMapSpec *self);
const LianMapMark *lian_map_spec_get_marks (LianMapSpec *self, guint *n_marks);
guint lian_map_spec_get_n_placed (LianMapSpec *self);
gboolean lian_map_spec_find (LianMapSpec *self, const char *key, gint64 id, guint *mark);
gboolean lian_map_sign_is_point (LianMapSign sign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMapSpec, lian_map_spec_unref)

G_END_DECLS
