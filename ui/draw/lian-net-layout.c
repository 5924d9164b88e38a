/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the nodes and lines of a picture of relations stand. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-net-private.h"

#include "lian-chart-text.h"

#include <math.h>
#include <string.h>

/* Each line has a row of words of its own on the left, so that two hundred can be read one by one;
 * nodes on the right stand beside the middle of their lines, which keeps crossings few.  The picture
 * is as tall as its rows, and is scrolled. */

#define PAD 12.0
#define LEFT_SHARE 0.46
#define RIGHT_SHARE 0.29
#define PORT 6.0  /* between the ends of two lines at a node */
#define GAP 4.0
#define SAMPLE 44.0
#define SWEEPS 3

typedef struct
{
  LianNetLayout *self;
  const LianChartMeasurer *measurer;
  double line_height;
  GArray *order;   /* numbers of lines, row by row */
  double *ideal;   /* of the nodes on the right */
  guint *degree;
  guint *rank;     /* of the nodes on the right, from the top */
  guint *by_rank;
} Work;

static double
text_height (const LianChartMeasurer *measurer, LianChartFont font)
{
  double width, height;

  measurer->measure (measurer->data, font, "社Ag", -1, 1, &width, &height);
  return ceil (height);
}

static double
text_width (const LianChartMeasurer *measurer, LianChartFont font, const char *text)
{
  double width, height;

  measurer->measure (measurer->data, font, text, -1, 1, &width, &height);
  return ceil (width) + 1;
}

static void
add_label (LianNetLayout *self, const char *text, LianChartRectangle place, LianChartFont font,
           LianChartInk ink, LianAlign align)
{
  const LianChartLabel label = { .text = (char *) text, .place = place, .font = font, .ink = ink,
                                 .align = align, .max_lines = 1 };

  g_array_append_val (self->labels, label);
}

static const LianNetLine *
get_line (LianNetLayout *self, guint line)
{
  return &g_array_index (self->spec->lines, LianNetLine, line);
}

/* The order of the rows: by node on the left, within it by the place of the node on the right. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  Work *work = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const LianNetLine *x = get_line (work->self, i), *y = get_line (work->self, j);

  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  if (work->rank[x->right] != work->rank[y->right])
    return work->rank[x->right] < work->rank[y->right] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static int
compare_ideal (gconstpointer a, gconstpointer b, gpointer data)
{
  Work *work = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (work->ideal[i] != work->ideal[j])
    return work->ideal[i] < work->ideal[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* The middle of the rows of each node on the right, and its rank by that. */
static void
rank_right (Work *work)
{
  guint n = work->self->spec->right->len;

  for (guint i = 0; i < n; i++)
    work->ideal[i] = 0;
  for (guint row = 0; row < work->order->len; row++)
    work->ideal[get_line (work->self, g_array_index (work->order, guint, row))->right] += row;
  for (guint i = 0; i < n; i++)
    {
      work->ideal[i] /= MAX (work->degree[i], 1);
      work->by_rank[i] = i;
    }
  g_qsort_with_data (work->by_rank, (int) n, sizeof (guint), compare_ideal, work);
  for (guint i = 0; i < n; i++)
    work->rank[work->by_rank[i]] = i;
}

static void
sort_lines (Work *work)
{
  for (guint i = 0; i < work->self->spec->lines->len; i++)
    {
      g_array_append_val (work->order, i);
      work->degree[get_line (work->self, i)->right]++;
    }
  for (int i = 0; i < SWEEPS; i++)
    {
      g_array_sort_with_data (work->order, compare_lines, work);
      rank_right (work);
    }
  g_array_sort_with_data (work->order, compare_lines, work);
}

/* Rows. */

static void
place_words (Work *work, const LianNetLine *line, LianChartRectangle row)
{
  LianNetLayout *self = work->self;
  gboolean broken = line->state == LIAN_NET_BROKEN;
  double words = line->words != NULL
                     ? MIN (text_width (work->measurer, LIAN_CHART_FONT_TICK, line->words),
                            row.width * 0.6)
                     : 0;
  LianChartRectangle label = { row.x + 14, row.y, row.width - 14 - words - 6, row.height };
  LianChartRectangle state = { row.x + row.width - words, row.y, words, row.height };

  add_label (self, line->label, label, LIAN_CHART_FONT_LABEL, LIAN_CHART_INK_TEXT, LIAN_ALIGN_START);
  if (line->words != NULL)
    add_label (self, line->words, state, LIAN_CHART_FONT_TICK,
               broken ? LIAN_CHART_INK_TEXT : LIAN_CHART_INK_MUTED, LIAN_ALIGN_END);
}

static double
place_head (Work *work, guint left, double y)
{
  LianNetLayout *self = work->self;
  double width = self->width * LEFT_SHARE - PAD;
  LianChartRectangle box = { PAD, y, width, work->line_height + 4 };
  LianChartRectangle place = { PAD + 6, y + 2, width - 12, work->line_height };

  g_array_append_val (self->boxes, box);
  add_label (self, self->spec->left->pdata[left], place, LIAN_CHART_FONT_LABEL,
             LIAN_CHART_INK_TEXT, LIAN_ALIGN_START);
  return y + box.height + 2;
}

static double
place_rows (Work *work, double y)
{
  LianNetLayout *self = work->self;
  guint before = G_MAXUINT;

  for (guint i = 0; i < work->order->len; i++)
    {
      guint number = g_array_index (work->order, guint, i);
      const LianNetLine *line = get_line (self, number);
      if (line->left != before)
        y = place_head (work, line->left, i > 0 ? y + 8 : y);
      before = line->left;
      LianNetPlaced placed = { .line = number,
                               .row = { PAD, y, self->width * LEFT_SHARE - PAD,
                                        work->line_height + 2 } };
      placed.from = (LianChartPoint){ placed.row.x + placed.row.width + 4,
                                      y + placed.row.height / 2 };
      place_words (work, line, placed.row);
      g_array_append_val (self->placed, placed);
      y += placed.row.height;
    }
  return y;
}

/* The right side. */

static double
box_height (Work *work, guint right)
{
  return MAX (work->line_height + 4, work->degree[right] * PORT + 6);
}

/* Each beside the middle of its lines, none upon another, none below the bottom where there is room. */
static double
place_right (Work *work, double top, double bottom)
{
  LianNetLayout *self = work->self;
  guint n = self->spec->right->len;
  g_autofree double *ys = g_new0 (double, MAX (n, 1));
  g_autofree guint *used = g_new0 (guint, MAX (n, 1));
  double x = self->width * (1 - RIGHT_SHARE), y = top;

  for (guint i = 0; i < self->placed->len; i++)
    {
      LianNetPlaced *placed = &g_array_index (self->placed, LianNetPlaced, i);
      ys[get_line (self, placed->line)->right] += placed->from.y;
    }
  for (guint i = 0; i < n; i++)
    {
      guint node = work->by_rank[i];
      double height = box_height (work, node);
      y = MAX (y, ys[node] / MAX (work->degree[node], 1) - height / 2);
      ys[node] = y;
      y += height + GAP;
    }
  double limit = MAX (bottom, top);
  for (guint i = n; i > 0; i--)
    {
      guint node = work->by_rank[i - 1];
      double height = box_height (work, node);
      ys[node] = MAX (MIN (ys[node], limit - height), top);
      limit = ys[node] - GAP;
    }
  /* More than there is room for: from the top on, below each other. */
  y = top;
  for (guint i = 0; i < n; i++)
    {
      guint node = work->by_rank[i];
      double height = box_height (work, node);
      LianChartRectangle box = { x, ys[node] = MAX (ys[node], y), self->width - PAD - x, height };
      LianChartRectangle place = { box.x + 6, box.y, box.width - 12, box.height };
      g_array_append_val (self->boxes, box);
      add_label (self, self->spec->right->pdata[node], place, LIAN_CHART_FONT_LABEL,
                 LIAN_CHART_INK_TEXT, LIAN_ALIGN_START);
      y = box.y + height + GAP;
    }
  for (guint i = 0; i < self->placed->len; i++)
    {
      LianNetPlaced *placed = &g_array_index (self->placed, LianNetPlaced, i);
      guint node = get_line (self, placed->line)->right;
      double first = ys[node] + (box_height (work, node) - (work->degree[node] - 1) * PORT) / 2;
      placed->to = (LianChartPoint){ x - 3, first + used[node]++ * PORT };
    }
  return y;
}

/* Title and legend. */

static double
place_title (Work *work, double y)
{
  LianNetLayout *self = work->self;
  const char *texts[2] = { self->spec->title, self->spec->scope };
  LianChartFont fonts[2] = { LIAN_CHART_FONT_TITLE, LIAN_CHART_FONT_SCOPE };

  for (int i = 0; i < 2; i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      {
        double height = text_height (work->measurer, fonts[i]);
        LianChartRectangle place = { PAD, y, self->width - 2 * PAD, height };
        add_label (self, texts[i], place, fonts[i], LIAN_CHART_INK_TEXT, LIAN_ALIGN_START);
        y += height + 2;
      }
  return y + 6;
}

static void
place_sample (Work *work, LianNetKind kind, LianNetState state, const char *word, double *x,
              double *y)
{
  LianNetLayout *self = work->self;
  double width, end;

  if (word == NULL || *word == '\0')
    return;
  width = text_width (work->measurer, LIAN_CHART_FONT_TICK, word);
  end = *x + SAMPLE + 6 + width;
  if (end > self->width - PAD && *x > PAD)
    {
      *x = PAD;
      *y += work->line_height + 4;
      end = *x + SAMPLE + 6 + width;
    }
  double middle = *y + work->line_height / 2;
  const LianNetSample sample = { kind, state, { *x + 4, middle }, { *x + SAMPLE - 4, middle } };
  LianChartRectangle place = { *x + SAMPLE + 6, *y, width, work->line_height };
  g_array_append_val (self->samples, sample);
  add_label (self, word, place, LIAN_CHART_FONT_TICK, LIAN_CHART_INK_TEXT, LIAN_ALIGN_START);
  *x = end + 16;
}

static double
place_legend (Work *work, double y)
{
  LianNetSpec *spec = work->self->spec;
  double x = PAD;

  for (int i = 0; i < LIAN_N_NET_KINDS; i++)
    place_sample (work, (LianNetKind) i, LIAN_NET_PLAIN, spec->kinds[i], &x, &y);
  for (int i = LIAN_NET_BROKEN; i < LIAN_N_NET_STATES; i++)
    place_sample (work, LIAN_NET_OUT, (LianNetState) i, spec->states[i], &x, &y);
  return y + work->line_height + 10;
}

static double
place_empty (Work *work, double y)
{
  LianNetLayout *self = work->self;
  LianChartRectangle place = { PAD, y, self->width - 2 * PAD, work->line_height };

  add_label (self, self->spec->empty != NULL ? self->spec->empty : "", place,
             LIAN_CHART_FONT_LABEL, LIAN_CHART_INK_MUTED, LIAN_ALIGN_START);
  return y + work->line_height + PAD;
}

/**
 * lian_net_layout_new:
 * @spec: a picture, not to be changed any more
 * @width: width in points
 * @measurer: measures text; needed during the call only
 *
 * Returns: (transfer full): a layout
 */
LianNetLayout *
lian_net_layout_new (LianNetSpec *spec, double width, const LianChartMeasurer *measurer)
{
  LianNetLayout *self = g_new0 (LianNetLayout, 1);
  guint n = MAX (spec->right->len, 1);
  g_autofree double *ideal = g_new0 (double, n);
  g_autofree guint *degree = g_new0 (guint, n), *rank = g_new0 (guint, n);
  g_autofree guint *by_rank = g_new0 (guint, n);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Work work = { self, measurer, 0, order, ideal, degree, rank, by_rank };

  self->spec = lian_net_spec_ref (spec);
  self->width = MAX (width, 200);
  self->text_scale = measurer->text_scale;
  self->placed = g_array_new (FALSE, TRUE, sizeof (LianNetPlaced));
  self->labels = g_array_new (FALSE, TRUE, sizeof (LianChartLabel));
  self->boxes = g_array_new (FALSE, TRUE, sizeof (LianChartRectangle));
  self->samples = g_array_new (FALSE, TRUE, sizeof (LianNetSample));
  work.line_height = text_height (measurer, LIAN_CHART_FONT_LABEL);
  double y = place_title (&work, 8);
  if (spec->lines->len == 0)
    self->height = place_empty (&work, y);
  else
    {
      y = place_legend (&work, y);
      sort_lines (&work);
      double bottom = place_rows (&work, y);
      self->height = MAX (bottom, place_right (&work, y, bottom)) + PAD;
    }
  return self;
}

/**
 * lian_net_layout_new_for_text:
 * @spec: a picture, not to be changed any more
 * @width: width in points
 * @text_scale: 1, or more where the user reads large text
 *
 * Lays a picture out with the fonts that lian_net_paint() uses.  May be called in any thread.
 *
 * Returns: (transfer full): a layout
 */
LianNetLayout *
lian_net_layout_new_for_text (LianNetSpec *spec, double width, double text_scale)
{
  LianChartRuler ruler;
  LianChartMeasurer measurer = _lian_chart_ruler_init (&ruler, spec->language, text_scale);
  LianNetLayout *layout = lian_net_layout_new (spec, width, &measurer);

  _lian_chart_ruler_clear (&ruler);
  return layout;
}

/**
 * lian_net_layout_free:
 * @self: (nullable) (transfer full): a layout
 */
void
lian_net_layout_free (LianNetLayout *self)
{
  if (self == NULL)
    return;
  lian_net_spec_unref (self->spec);
  g_array_unref (self->placed);
  g_array_unref (self->labels);
  g_array_unref (self->boxes);
  g_array_unref (self->samples);
  g_free (self);
}

/**
 * lian_net_layout_get_size:
 * @self: a layout
 * @width: (out): width in points
 * @height: (out): height in points
 */
void
lian_net_layout_get_size (LianNetLayout *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * lian_net_layout_get_placed:
 * @self: a layout
 * @n_placed: (out): their number
 *
 * Returns: (transfer none) (array length=n_placed): the lines from the top
 */
const LianNetPlaced *
lian_net_layout_get_placed (LianNetLayout *self, guint *n_placed)
{
  *n_placed = self->placed->len;
  return (const LianNetPlaced *) (gpointer) self->placed->data;
}

/**
 * lian_net_layout_get_labels:
 * @self: a layout
 * @n_labels: (out): their number
 *
 * Returns: (transfer none) (array length=n_labels): all words
 */
const LianChartLabel *
lian_net_layout_get_labels (LianNetLayout *self, guint *n_labels)
{
  *n_labels = self->labels->len;
  return (const LianChartLabel *) (gpointer) self->labels->data;
}

/**
 * lian_net_layout_get_boxes:
 * @self: a layout
 * @n_boxes: (out): their number
 *
 * Returns: (transfer none) (array length=n_boxes): the frames of the nodes
 */
const LianChartRectangle *
lian_net_layout_get_boxes (LianNetLayout *self, guint *n_boxes)
{
  *n_boxes = self->boxes->len;
  return (const LianChartRectangle *) (gpointer) self->boxes->data;
}

static gboolean
is_near (LianNetLayout *self, const LianNetPlaced *placed, double x, double y)
{
  const LianChartRectangle *row = &placed->row;
  double share, ease;

  if (x >= row->x && x <= row->x + row->width)
    return y >= row->y && y < row->y + row->height;
  if (x < placed->from.x || x > placed->to.x)
    return FALSE;
  /* The height of the curve there, near enough. */
  share = CLAMP ((x - placed->from.x - LIAN_NET_LEAD)
                     / MAX (placed->to.x - placed->from.x - LIAN_NET_LEAD, 1),
                 0, 1);
  ease = share * share * (3 - 2 * share);
  return fabs (placed->from.y + (placed->to.y - placed->from.y) * ease - y) <= 3;
}

/**
 * lian_net_layout_hit:
 * @self: a layout
 * @x: where, in points
 * @y: where, in points
 * @placed: (out): number of the line there, from the top
 *
 * Returns: whether there is one
 */
gboolean
lian_net_layout_hit (LianNetLayout *self, double x, double y, guint *placed)
{
  for (guint i = 0; i < self->placed->len; i++)
    if (is_near (self, &g_array_index (self->placed, LianNetPlaced, i), x, y))
      {
        *placed = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * lian_net_layout_move:
 * @self: a layout
 * @move: where to
 * @placed: (inout): number of a line, from the top
 *
 * Returns: whether there is a line to move to
 */
gboolean
lian_net_layout_move (LianNetLayout *self, LianNetMove move, guint *placed)
{
  static const int steps[]
      = { [LIAN_NET_MOVE_UP] = -1, [LIAN_NET_MOVE_DOWN] = 1, [LIAN_NET_MOVE_FIRST] = 0,
          [LIAN_NET_MOVE_LAST] = 0, [LIAN_NET_MOVE_PAGE_UP] = -10, [LIAN_NET_MOVE_PAGE_DOWN] = 10 };
  int n = (int) self->placed->len, to = (int) *placed + steps[move];

  if (n == 0)
    return FALSE;
  if (move == LIAN_NET_MOVE_FIRST)
    to = 0;
  if (move == LIAN_NET_MOVE_LAST)
    to = n - 1;
  to = CLAMP (to, 0, n - 1);
  if (to == (int) *placed && move != LIAN_NET_MOVE_FIRST && move != LIAN_NET_MOVE_LAST)
    return FALSE;
  *placed = (guint) to;
  return TRUE;
}
