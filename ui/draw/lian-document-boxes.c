/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Boxes to sign and seal in. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-document-layout.h"

/* Boxes stand two to a line, three if there are three.  All boxes of a line are equally high.  A
 * box is never split; a party whose name would fill it is named in full above the line, and in the
 * box with an ellipsis. */

#define PAD 8.0
#define GUTTER 12.0
#define LINE_HEIGHT 30.0
#define SEAL_SIZE 86.0
#define PARTY_LINES 3
#define MIN_ROOM_BESIDE_SEAL 90.0

typedef struct
{
  char **words; /* party, seal, labels of lines */
  double x;
  double width;
  double party_height;
  guint n_lines;
  gboolean seal;
  gboolean beside; /* the seal stands beside the lines */
} Box;

static LianCell
party_cell (const Box *box)
{
  return (LianCell){
    .text = box->words[0],
    .style = LIAN_TEXT_STYLE_STRONG,
    .x = box->x + PAD,
    .width = box->width - 2 * PAD,
    .max_lines = PARTY_LINES,
  };
}

static void
add_long_party (LianFlow *flow, const Box *box)
{
  LianCell cell = party_cell (box);
  LianRow row = { .cells = &cell, .n_cells = 1, .gap = 4 };

  if (!pango_layout_is_ellipsized (_lian_typesetter_set (flow->typesetter, &cell)))
    return;

  cell.x = 0;
  cell.width = flow->width;
  cell.max_lines = 0;
  _lian_flow_add_row (flow, &row);
}

static void
measure_box (LianFlow *flow, Box *box)
{
  LianCell party = party_cell (box);

  box->n_lines = g_strv_length (box->words + 2);
  box->seal = *box->words[1] != '\0';
  box->beside = box->seal && box->width - 3 * PAD - SEAL_SIZE >= MIN_ROOM_BESIDE_SEAL;
  box->party_height = _lian_flow_measure_cell (flow, &party);
}

static double
box_height (const Box *box)
{
  double lines = box->n_lines * LINE_HEIGHT;
  double seal = box->seal ? SEAL_SIZE + 4 : 0;

  return PAD + box->party_height + 4 + (box->beside ? MAX (lines, seal) : lines + seal) + PAD;
}

/* A label with a line to write on, which begins where the label ends. */
static void
put_line (LianFlow *flow, const char *label, double x, double width, double y)
{
  LianCell cell = {
    .text = label,
    .style = LIAN_TEXT_STYLE_LABEL,
    .x = x,
    .width = width * 0.55,
    .max_lines = 1,
  };
  double used = _lian_flow_measure_width (flow, &cell) + 4;
  double height = _lian_flow_measure_cell (flow, &cell);
  cairo_rectangle_t rule = { x + used, y + LINE_HEIGHT - 4, width - used, 0.5 };

  _lian_flow_put_cell (flow, &cell, y + LINE_HEIGHT - height - 1);
  _lian_flow_put_shape (flow, LIAN_FRAGMENT_FILL, &rule, 0.3);
}

static void
put_seal (LianFlow *flow, const Box *box, double y)
{
  double x = box->beside ? box->x + box->width - PAD - SEAL_SIZE
                         : box->x + (box->width - SEAL_SIZE) / 2;
  cairo_rectangle_t circle = { x, y, SEAL_SIZE, SEAL_SIZE };
  LianCell cell = {
    .text = box->words[1],
    .style = LIAN_TEXT_STYLE_LABEL,
    .align = LIAN_ALIGN_CENTER,
    .x = x + 10,
    .width = SEAL_SIZE - 20,
    .max_lines = 3,
  };
  double height = _lian_flow_measure_cell (flow, &cell);

  _lian_flow_put_shape (flow, LIAN_FRAGMENT_SEAL, &circle, 0.55);
  _lian_flow_put_cell (flow, &cell, y + (SEAL_SIZE - height) / 2);
}

static void
put_box (LianFlow *flow, const Box *box, double height)
{
  cairo_rectangle_t frame = { box->x, flow->y, box->width, height };
  LianCell party = party_cell (box);
  double top = flow->y + PAD + box->party_height + 4;
  double width = box->width - 2 * PAD - (box->beside ? SEAL_SIZE + PAD : 0);

  _lian_flow_put_shape (flow, LIAN_FRAGMENT_FRAME, &frame, 0.3);
  _lian_flow_put_cell (flow, &party, flow->y + PAD);
  for (guint i = 0; i < box->n_lines; i++)
    put_line (flow, box->words[2 + i], box->x + PAD, width, top + i * LINE_HEIGHT);
  if (box->seal)
    put_seal (flow, box, box->beside ? top : top + box->n_lines * LINE_HEIGHT + 4);
}

static void
add_line_of_boxes (LianFlow *flow, char ***signatures, guint n, double width)
{
  g_autofree Box *boxes = g_new0 (Box, n);
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      boxes[i].words = signatures[i];
      boxes[i].x = i * (width + GUTTER);
      boxes[i].width = width;
      measure_box (flow, &boxes[i]);
      height = MAX (height, box_height (&boxes[i]));
    }
  for (guint i = 0; i < n; i++)
    add_long_party (flow, &boxes[i]);
  _lian_flow_need (flow, height);
  for (guint i = 0; i < n; i++)
    put_box (flow, &boxes[i], height);
  flow->y += height;
  _lian_flow_skip (flow, GUTTER);
}

void
_lian_flow_add_signatures (LianFlow *flow, const LianBlock *block)
{
  guint n = block->signatures->len;
  guint per_line = n == 3 ? 3 : 2;
  double width = (flow->width - (per_line - 1) * GUTTER) / per_line;

  _lian_flow_skip (flow, 6);
  for (guint i = 0; i < n; i += per_line)
    add_line_of_boxes (flow, (char ***) &block->signatures->pdata[i], MIN (per_line, n - i), width);
}
