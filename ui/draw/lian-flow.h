/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-pages-private.h"

G_BEGIN_DECLS

typedef struct _LianFlow LianFlow;
typedef void (*LianFlowRepeat) (LianFlow *flow, gpointer data);

/* Cells side by side.  The x of a cell counts from the left margin. */
typedef struct
{
  LianCell *cells;
  guint n_cells;
  double pad;        /* above and below the text */
  double gap;        /* below the row */
  double rule_above; /* thickness; 0 for none */
  double rule_below;
  double rule_gray;
  double shade; /* 0 for none, else its gray */
  double bar_x; /* a bar beside the text; 0 for none */
  gboolean whole; /* broken only if taller than a page */
  gboolean level; /* the first lines stand on one baseline, unless the row is broken */
} LianRow;

/* A place on the pages, with what is needed to go on from there. */
struct _LianFlow
{
  LianPages *pages;
  LianTypesetter *typesetter;
  double width;
  double bottom;
  double cut; /* bottom of the page cut_page, which is cut short */
  int cut_page;
  double start; /* where the page begins, below a repeated heading */
  double y;
  int first_page; /* page of the first fragment since it was set to -1 */
  LianFlowRepeat repeat;
  gpointer repeat_data;
};

/* A place to go back to. */
typedef struct
{
  guint n_pages;
  guint n_fragments;
  double y;
  double start;
} LianFlowMark;

void _lian_flow_init (LianFlow *self, LianPages *pages);
void _lian_flow_clear (LianFlow *self);

guint _lian_flow_get_page (LianFlow *self);
gboolean _lian_flow_is_at_start (LianFlow *self);
double _lian_flow_get_page_room (LianFlow *self);
void _lian_flow_next_page (LianFlow *self);
void _lian_flow_need (LianFlow *self, double height);
void _lian_flow_skip (LianFlow *self, double height);
void _lian_flow_cut_page (LianFlow *self, guint page, double bottom);
void _lian_flow_set_repeat (LianFlow *self, LianFlowRepeat repeat, gpointer data);
LianFlowMark _lian_flow_get_mark (LianFlow *self);
void _lian_flow_return (LianFlow *self, LianFlowMark mark);

double _lian_flow_measure_cell (LianFlow *self, LianCell *cell);
double _lian_flow_measure_width (LianFlow *self, LianCell *cell);
guint _lian_flow_count_lines (LianFlow *self, LianCell *cell);
double _lian_flow_measure_row (LianFlow *self, const LianRow *row);
void _lian_flow_add_row (LianFlow *self, const LianRow *row);
void _lian_flow_put_chart (LianFlow *self, LianChartSpec *chart, double height);
void _lian_flow_put_maps (LianFlow *self, LianMapSpec *map, LianMapSpec *beside, double height);
void _lian_flow_put_net (LianFlow *self, LianNetSpec *net);
void _lian_flow_put_cell (LianFlow *self, LianCell *cell, double y);
void _lian_flow_put_shape (LianFlow *self,
                           LianFragmentKind kind,
                           const cairo_rectangle_t *place,
                           double gray);

G_END_DECLS
