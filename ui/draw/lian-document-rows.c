/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Grids of facts, tables and findings on a page. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-document-layout.h"

#define CELL_PAD 4.0
#define GUTTER 14.0
#define WIDE_LINES 3
#define MIN_COLUMN 24.0

/* A grid: two facts to a line; the labels of a column are equally wide. */

static double
measure_labels (LianFlow *flow, const LianBlock *block)
{
  double width = 30;

  for (guint i = 0; i < block->texts->len; i += 2)
    {
      LianCell cell = {
        .text = _lian_block_get_text (block, i),
        .style = LIAN_TEXT_STYLE_LABEL,
        .width = flow->width / 5,
      };

      width = MAX (width, _lian_flow_measure_width (flow, &cell));
    }
  return MIN (width + 1, flow->width / 5) + 8;
}

static void
set_pair (const LianBlock *block, guint i, LianCell *cells, double x, double label, double width)
{
  cells[0] = (LianCell){
    .text = _lian_block_get_text (block, i),
    .style = LIAN_TEXT_STYLE_LABEL,
    .x = x,
    .width = label - 8,
  };
  cells[1] = (LianCell){
    .text = _lian_block_get_text (block, i + 1),
    .style = LIAN_TEXT_STYLE_BODY,
    .x = x + label,
    .width = width - label,
  };
}

/* A value that would take many lines in half the width gets all of it. */
static gboolean
is_wide (LianFlow *flow, const LianBlock *block, guint i, double label, double width)
{
  LianCell cells[2];

  set_pair (block, i, cells, 0, label, width);
  return _lian_flow_count_lines (flow, &cells[1]) >= WIDE_LINES;
}

void
_lian_flow_add_grid (LianFlow *flow, const LianBlock *block)
{
  double label = measure_labels (flow, block);
  double half = (flow->width - GUTTER) / 2;
  guint n = block->texts->len;
  guint i = 0;

  while (i < n)
    {
      LianCell cells[4];
      LianRow row = { .cells = cells, .n_cells = 2, .pad = 2.5, .rule_below = 0.3,
                      .rule_gray = 0.7, .whole = TRUE, .level = TRUE };

      if (is_wide (flow, block, i, label, half))
        set_pair (block, i, cells, 0, label, flow->width);
      else
        {
          set_pair (block, i, cells, 0, label, half);
          if (i + 2 < n && !is_wide (flow, block, i + 2, label, half))
            {
              i += 2;
              set_pair (block, i, cells + 2, half + GUTTER, label, half);
              row.n_cells = 4;
            }
        }
      i += 2;
      _lian_flow_add_row (flow, &row);
    }
  _lian_flow_skip (flow, 8);
}

/* A table: relative widths, a heading on each page, sums that do not stand alone. */

typedef struct
{
  const LianDocumentTable *table;
  double *x;
  double *width;
  LianCell *head; /* not those of a row, for the heading comes back amid a row */
  LianCell *cells;
} Grid;

static void
set_columns (Grid *grid, double width)
{
  const LianDocumentTable *table = grid->table;
  double least = MIN (MIN_COLUMN, width / table->n_columns) / width;
  double weights = 0, sum = 0, x = 0;

  for (guint i = 0; i < table->n_columns; i++)
    weights += table->columns[i].width;
  for (guint i = 0; i < table->n_columns; i++)
    sum += MAX (table->columns[i].width / weights, least);
  for (guint i = 0; i < table->n_columns; i++)
    {
      double column = width * MAX (table->columns[i].width / weights, least) / sum;
      double pad = MIN (CELL_PAD, column / 4);

      grid->x[i] = x + pad;
      grid->width[i] = column - 2 * pad;
      x += column;
    }
}

static LianTextStyle
cell_style (const LianDocumentColumn *column, LianDocumentRow kind)
{
  gboolean figure = column->align == LIAN_ALIGN_END;

  if (kind == LIAN_DOCUMENT_ROW_BODY)
    return figure ? LIAN_TEXT_STYLE_FIGURE : LIAN_TEXT_STYLE_CELL;
  return figure ? LIAN_TEXT_STYLE_SUM_FIGURE : LIAN_TEXT_STYLE_SUM;
}

static void
set_cell (Grid *grid, LianCell *cells, guint i, const char *text, LianTextStyle style)
{
  cells[i] = (LianCell){
    .text = text,
    .style = style,
    .align = grid->table->columns[i].align,
    .x = grid->x[i],
    .width = grid->width[i],
  };
}

static LianRow
head_row (Grid *grid)
{
  for (guint i = 0; i < grid->table->n_columns; i++)
    set_cell (grid, grid->head, i, grid->table->columns[i].title, LIAN_TEXT_STYLE_TABLE_HEAD);
  return (LianRow){
    .cells = grid->head,
    .n_cells = grid->table->n_columns,
    .pad = 3,
    .rule_above = 0.9,
    .rule_below = 0.6,
    .shade = 0.93,
    .whole = TRUE,
  };
}

static LianRow
body_row (Grid *grid, guint n)
{
  const LianDocumentTable *table = grid->table;
  LianDocumentRow kind = _lian_document_table_get_kind (table, n);
  gboolean sum = kind != LIAN_DOCUMENT_ROW_BODY;

  for (guint i = 0; i < table->n_columns; i++)
    set_cell (grid, grid->cells, i, _lian_document_table_get_cell (table, n, i),
              cell_style (&table->columns[i], kind));
  return (LianRow){
    .cells = grid->cells,
    .n_cells = table->n_columns,
    .pad = 2.5,
    .rule_above = kind == LIAN_DOCUMENT_ROW_TOTAL ? 0.9 : sum ? 0.5 : 0,
    .rule_below = 0.3,
    .rule_gray = sum ? 0 : 0.75,
    .shade = sum ? 0.97 : 0,
    .whole = TRUE,
  };
}

static void
repeat_head (LianFlow *flow, gpointer data)
{
  LianRow row = head_row (data);

  _lian_flow_add_row (flow, &row);
}

/* The height of row @n with the sums that follow it. */
static double
measure_with_sums (LianFlow *flow, Grid *grid, guint n)
{
  guint n_rows = _lian_document_table_get_n_rows (grid->table);
  double height = 0;

  do
    {
      LianRow row = body_row (grid, n++);

      height += _lian_flow_measure_row (flow, &row);
    }
  while (n < n_rows && _lian_document_table_get_kind (grid->table, n) != LIAN_DOCUMENT_ROW_BODY);
  return height;
}

static gboolean
is_followed_by_sum (const LianDocumentTable *table, guint n)
{
  return n + 1 < _lian_document_table_get_n_rows (table)
         && _lian_document_table_get_kind (table, n + 1) != LIAN_DOCUMENT_ROW_BODY;
}

static void
add_rows (LianFlow *flow, Grid *grid)
{
  guint n_rows = _lian_document_table_get_n_rows (grid->table);

  for (guint n = 0; n < n_rows; n++)
    {
      LianRow row;

      if (is_followed_by_sum (grid->table, n))
        {
          double height = measure_with_sums (flow, grid, n);

          if (height <= _lian_flow_get_page_room (flow))
            _lian_flow_need (flow, height);
        }
      row = body_row (grid, n);
      _lian_flow_add_row (flow, &row);
    }
}

/* A table without rows says so by a dash. */
static void
add_dash (LianFlow *flow)
{
  LianCell cell = { .text = "—", .style = LIAN_TEXT_STYLE_LABEL, .align = LIAN_ALIGN_CENTER,
                    .width = flow->width };
  LianRow row = { .cells = &cell, .n_cells = 1, .pad = 2.5, .rule_below = 0.3,
                  .rule_gray = 0.75 };

  _lian_flow_add_row (flow, &row);
}

static void
add_head_and_rows (LianFlow *flow, Grid *grid)
{
  guint n_rows = _lian_document_table_get_n_rows (grid->table);
  double first = n_rows > 0 ? measure_with_sums (flow, grid, 0) : 20;
  LianRow head = head_row (grid);
  double height = _lian_flow_measure_row (flow, &head);

  _lian_flow_need (flow, height + first);
  _lian_flow_add_row (flow, &head);
  if (n_rows == 0)
    add_dash (flow);

  /* A heading that fills the page is not worth repeating. */
  if (height < _lian_flow_get_page_room (flow) / 3)
    _lian_flow_set_repeat (flow, repeat_head, grid);
  add_rows (flow, grid);
  _lian_flow_set_repeat (flow, NULL, NULL);
}

void
_lian_flow_add_table (LianFlow *flow, const LianDocumentTable *table)
{
  g_autofree double *x = g_new (double, table->n_columns);
  g_autofree double *width = g_new (double, table->n_columns);
  g_autofree LianCell *head = g_new (LianCell, table->n_columns);
  g_autofree LianCell *cells = g_new (LianCell, table->n_columns);
  Grid grid = { table, x, width, head, cells };

  set_columns (&grid, flow->width);
  add_head_and_rows (flow, &grid);
  _lian_flow_skip (flow, 10);
}

/* Findings: rule, force and text, then the words that the rule rests on. */

#define FINDING_TEXTS 5
#define ID_WIDTH 46.0
#define FORCE_WIDTH 84.0

static void
add_quote (LianFlow *flow, const char *text, const char *language)
{
  LianCell cell = {
    .text = text,
    .language = language,
    .style = LIAN_TEXT_STYLE_QUOTE,
    .x = ID_WIDTH + 8,
    .width = flow->width - ID_WIDTH - 8,
  };
  LianRow row = { .cells = &cell, .n_cells = 1, .pad = 1.5, .bar_x = ID_WIDTH };

  if (*text != '\0')
    _lian_flow_add_row (flow, &row);
}

static void
add_finding (LianFlow *flow, const LianBlock *block, guint first)
{
  LianCell cells[] = {
    { .text = _lian_block_get_text (block, first),
      .style = LIAN_TEXT_STYLE_STRONG,
      .width = ID_WIDTH - 6 },
    { .text = _lian_block_get_text (block, first + 1),
      .style = LIAN_TEXT_STYLE_LABEL,
      .x = ID_WIDTH,
      .width = FORCE_WIDTH - 6 },
    { .text = _lian_block_get_text (block, first + 2),
      .style = LIAN_TEXT_STYLE_BODY,
      .x = ID_WIDTH + FORCE_WIDTH,
      .width = flow->width - ID_WIDTH - FORCE_WIDTH },
  };
  LianRow row = { .cells = cells, .n_cells = G_N_ELEMENTS (cells), .pad = 2, .whole = TRUE,
                  .level = TRUE };

  _lian_flow_need (flow, _lian_flow_measure_row (flow, &row) + 32);
  _lian_flow_add_row (flow, &row);
  add_quote (flow, _lian_block_get_text (block, first + 3), "zh-cn");
  add_quote (flow, _lian_block_get_text (block, first + 4), "en");
  _lian_flow_skip (flow, 5);
}

void
_lian_flow_add_findings (LianFlow *flow, const LianBlock *block)
{
  for (guint i = 0; i + FINDING_TEXTS <= block->texts->len; i += FINDING_TEXTS)
    add_finding (flow, block, i);
  _lian_flow_skip (flow, 4);
}
