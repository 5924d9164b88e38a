/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A picture of who deals with whom: what it shows, and where it stands. */
#pragma once

#include "lian-chart-paint.h"

G_BEGIN_DECLS

/**
 * LianNetKind:
 * @LIAN_NET_IN: material comes in; a thin line, its arrow on the left
 * @LIAN_NET_OUT: goods go out; a thick line, its arrow on the right
 * @LIAN_NET_BOTH: work goes both ways; a double line with two arrows
 *
 * What runs along a line.
 */
typedef enum
{
  LIAN_NET_IN,
  LIAN_NET_OUT,
  LIAN_NET_BOTH,
  LIAN_N_NET_KINDS,
} LianNetKind;

/**
 * LianNetState:
 * @LIAN_NET_PLAIN: as it always was
 * @LIAN_NET_BROKEN: interrupted: a broken line with a cross, and words in bold
 * @LIAN_NET_MENDED: restored: a full dot on the line
 * @LIAN_NET_FRESH: new: an open ring on the line
 *
 * How a line stands; told by its shape and by words, never by a colour.
 */
typedef enum
{
  LIAN_NET_PLAIN,
  LIAN_NET_BROKEN,
  LIAN_NET_MENDED,
  LIAN_NET_FRESH,
  LIAN_N_NET_STATES,
} LianNetState;

/**
 * LianNetLine:
 * @left: number of the node on the left
 * @right: number of the node on the right
 * @kind: what runs along it
 * @state: how it stands
 * @label: what it is about
 * @words: (nullable): how it stands, in words
 * @id: what it leads to
 * @key: (nullable): what it leads to, in words of who made the picture
 *
 * A line of the picture.
 */
typedef struct
{
  guint left;
  guint right;
  LianNetKind kind;
  LianNetState state;
  const char *label;
  const char *words;
  gint64 id;
  const char *key;
} LianNetLine;

/**
 * LianNetSpec:
 *
 * Nodes on the left, nodes on the right and the lines between them; filled once, then only read.
 */
typedef struct _LianNetSpec LianNetSpec;

LianNetSpec *lian_net_spec_new (const char *title, const char *scope);
LianNetSpec *lian_net_spec_ref (LianNetSpec *self);
void lian_net_spec_unref (LianNetSpec *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianNetSpec, lian_net_spec_unref)

void lian_net_spec_set_language (LianNetSpec *self, const char *language);
void lian_net_spec_set_words (LianNetSpec *self, const char *empty, const char *const *kinds,
                              const char *const *states);
guint lian_net_spec_add_left (LianNetSpec *self, const char *label);
guint lian_net_spec_add_right (LianNetSpec *self, const char *label);
guint lian_net_spec_add_line (LianNetSpec *self, const LianNetLine *line);
const char *lian_net_spec_get_title (LianNetSpec *self);
const char *lian_net_spec_get_left (LianNetSpec *self, guint node);
const char *lian_net_spec_get_right (LianNetSpec *self, guint node);
const LianNetLine *lian_net_spec_get_lines (LianNetSpec *self, guint *n_lines);
const char *lian_net_spec_get_kind_word (LianNetSpec *self, LianNetKind kind);

/**
 * LianNetPlaced:
 * @line: number of the line
 * @row: its words on the left, and what belongs to it there for the pointer
 * @from: where it begins
 * @to: where it ends
 *
 * Where a line stands.
 */
typedef struct
{
  guint line;
  LianChartRectangle row;
  LianChartPoint from;
  LianChartPoint to;
} LianNetPlaced;

/**
 * LianNetMove:
 * @LIAN_NET_MOVE_UP: to the line above
 * @LIAN_NET_MOVE_DOWN: to the line below
 * @LIAN_NET_MOVE_FIRST: to the first
 * @LIAN_NET_MOVE_LAST: to the last
 * @LIAN_NET_MOVE_PAGE_UP: ten lines up
 * @LIAN_NET_MOVE_PAGE_DOWN: ten lines down
 *
 * Where the keys lead.
 */
typedef enum
{
  LIAN_NET_MOVE_UP,
  LIAN_NET_MOVE_DOWN,
  LIAN_NET_MOVE_FIRST,
  LIAN_NET_MOVE_LAST,
  LIAN_NET_MOVE_PAGE_UP,
  LIAN_NET_MOVE_PAGE_DOWN,
} LianNetMove;

/**
 * LianNetLayout:
 *
 * Where everything stands for a width; it is as tall as it has to be.
 */
typedef struct _LianNetLayout LianNetLayout;

LianNetLayout *lian_net_layout_new (LianNetSpec *spec, double width,
                                    const LianChartMeasurer *measurer);
LianNetLayout *lian_net_layout_new_for_text (LianNetSpec *spec, double width, double text_scale);
void lian_net_layout_free (LianNetLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianNetLayout, lian_net_layout_free)

void lian_net_layout_get_size (LianNetLayout *self, double *width, double *height);
const LianNetPlaced *lian_net_layout_get_placed (LianNetLayout *self, guint *n_placed);
const LianChartLabel *lian_net_layout_get_labels (LianNetLayout *self, guint *n_labels);
const LianChartRectangle *lian_net_layout_get_boxes (LianNetLayout *self, guint *n_boxes);
gboolean lian_net_layout_hit (LianNetLayout *self, double x, double y, guint *placed);
gboolean lian_net_layout_move (LianNetLayout *self, LianNetMove move, guint *placed);

void lian_net_paint (cairo_t *cr, LianNetLayout *layout, const LianChartPalette *palette,
                     double from, double to);
void lian_net_paint_focus (cairo_t *cr, LianNetLayout *layout, const LianChartPalette *palette,
                           guint placed);
gboolean lian_net_save (LianNetSpec *spec, const char *path, LianOutputFormat format,
                        double width, GError **error);

G_END_DECLS
