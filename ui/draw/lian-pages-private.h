/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-paint.h"
#include "lian-document-private.h"
#include "lian-map-paint.h"
#include "lian-net.h"
#include "lian-typesetter.h"

G_BEGIN_DECLS

/* Points from the edges of the paper; 28 mm on the left for binding. */
#define LIAN_MARGIN_LEFT 79.4
#define LIAN_MARGIN_RIGHT 51.0
#define LIAN_MARGIN_TOP 65.0
#define LIAN_MARGIN_BOTTOM 68.0

typedef enum
{
  LIAN_FRAGMENT_TEXT,
  LIAN_FRAGMENT_FILL,
  LIAN_FRAGMENT_FRAME,
  LIAN_FRAGMENT_SEAL,
  LIAN_FRAGMENT_CHART,
  LIAN_FRAGMENT_MAP,
  LIAN_FRAGMENT_NET,
} LianFragmentKind;

/* Something on a page.  A text shows n_lines of its cell from first_line on; its x is the cell's,
 * counted like all x from the left edge of the paper.  Texts belong to the document. */
typedef struct
{
  LianFragmentKind kind;
  LianCell cell;
  guint first_line;
  guint n_lines;
  double x;
  double y;
  double width;
  double height;
  double gray;
  LianChartLayout *chart; /* kept by the pages */
  LianMapLayout *map; /* kept by the pages */
  LianNetLayout *net; /* kept by the pages */
  double net_from; /* where in the picture the fragment begins */
} LianFragment;

struct _LianPages
{
  LianDocument *document;
  PangoContext *like;
  double width;
  double height;
  GPtrArray *pages; /* of GArray of LianFragment */
  GPtrArray *charts; /* of LianChartLayout */
  GPtrArray *maps; /* of LianMapLayout */
  GPtrArray *nets; /* of LianNetLayout */
};

LianPages *_lian_pages_new (LianDocument *document, PangoContext *like);
void _lian_pages_add_page (LianPages *self);
void _lian_pages_add_fragment (LianPages *self, const LianFragment *fragment);

G_END_DECLS
