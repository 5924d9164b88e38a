/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Turns the blocks of a document into pages. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-document-layout.h"

/* Blocks follow one another down the page.  A heading must not be left behind at the foot: the
 * headings and the block after them are laid out, and if that block begins on another page than
 * the first heading they are taken back and put on a new page.  That asks nothing of the block, so
 * every kind of block may follow a heading.
 *
 * Likewise signatures do not stand on a page without a word of what is signed: the last lines
 * before them go with them. */

#define CLAUSE_INDENT 24.0
#define LINE 15.0

static gboolean
keeps_with_next (const LianBlock *block)
{
  switch (block->kind)
    {
    case LIAN_BLOCK_TITLE:
    case LIAN_BLOCK_SUBTITLE:
    case LIAN_BLOCK_HEADING:
    case LIAN_BLOCK_PLACE_DATE:
    case LIAN_BLOCK_SPACE:
      return TRUE;

    case LIAN_BLOCK_PARAGRAPH:
    case LIAN_BLOCK_CLAUSE:
    case LIAN_BLOCK_GRID:
    case LIAN_BLOCK_TABLE:
    case LIAN_BLOCK_FINDINGS:
    case LIAN_BLOCK_SIGNATURES:
    case LIAN_BLOCK_RECEIPT:
    case LIAN_BLOCK_PAGE_BREAK:
    case LIAN_BLOCK_CHART:
    case LIAN_BLOCK_MAPS:
    case LIAN_BLOCK_NET:
    default:
      return FALSE;
    }
}

static void
add_line (LianFlow *flow, const LianBlock *block, LianTextStyle style, LianAlign align, double gap)
{
  LianCell cell = {
    .text = _lian_block_get_text (block, 0),
    .style = style,
    .align = align,
    .width = flow->width,
  };
  LianRow row = { .cells = &cell, .n_cells = 1, .gap = gap };

  if (*cell.text != '\0')
    _lian_flow_add_row (flow, &row);
}

static void
add_clause_heading (LianFlow *flow, const LianBlock *block, double indent)
{
  gboolean alone = *_lian_block_get_text (block, 2) == '\0';
  LianCell cells[] = {
    { .text = _lian_block_get_text (block, 0), .style = LIAN_TEXT_STYLE_STRONG, .width = indent },
    { .text = _lian_block_get_text (block, 1),
      .style = LIAN_TEXT_STYLE_STRONG,
      .x = indent,
      .width = flow->width - indent },
  };
  LianRow row = { .cells = cells, .n_cells = G_N_ELEMENTS (cells), .gap = alone ? 6 : 1 };

  _lian_flow_need (flow, _lian_flow_measure_row (flow, &row) + (alone ? 0 : 2 * LINE));
  _lian_flow_add_row (flow, &row);
}

/* Room for the number of a clause, more for a long one. */
static double
clause_indent (LianFlow *flow, const char *number)
{
  LianCell cell = { .text = number, .style = LIAN_TEXT_STYLE_STRONG, .width = flow->width / 4 };
  double width = *number != '\0' ? _lian_flow_measure_width (flow, &cell) + 6 : 0;

  return CLAMP (width, CLAUSE_INDENT, flow->width / 4);
}

static void
add_clause (LianFlow *flow, const LianBlock *block)
{
  const char *number = _lian_block_get_text (block, 0);
  const char *heading = _lian_block_get_text (block, 1);
  double indent = clause_indent (flow, number);
  LianCell cells[] = {
    { .text = _lian_block_get_text (block, 2),
      .style = LIAN_TEXT_STYLE_BODY,
      .x = indent,
      .width = flow->width - indent },
    { .text = number, .style = LIAN_TEXT_STYLE_STRONG, .width = indent },
  };
  LianRow row = { .cells = cells, .n_cells = 1, .gap = 6 };

  if (*heading == '\0')
    row.n_cells = 2;
  else
    add_clause_heading (flow, block, indent);
  if (*cells[0].text != '\0' || *heading == '\0')
    _lian_flow_add_row (flow, &row);
}

static void
add_receipt (LianFlow *flow, const LianBlock *block)
{
  const double pad = 8;
  double label_width = flow->width * 0.22;
  LianCell cells[] = {
    { .text = _lian_block_get_text (block, 0),
      .style = LIAN_TEXT_STYLE_LABEL,
      .x = pad,
      .width = label_width - pad },
    { .text = _lian_block_get_text (block, 1),
      .style = LIAN_TEXT_STYLE_CODE,
      .x = label_width + pad,
      .width = flow->width - label_width - 2 * pad },
  };
  LianRow row = {
    .cells = cells,
    .n_cells = G_N_ELEMENTS (cells),
    .pad = 5,
    .gap = 8,
    .shade = 0.95,
    .whole = TRUE,
    .level = TRUE,
  };

  _lian_flow_skip (flow, 6);
  _lian_flow_add_row (flow, &row);
}

static void
add_block (LianFlow *flow, const LianBlock *block)
{
  switch (block->kind)
    {
    case LIAN_BLOCK_TITLE:
      add_line (flow, block, LIAN_TEXT_STYLE_TITLE, LIAN_ALIGN_CENTER, 4);
      break;

    case LIAN_BLOCK_SUBTITLE:
      add_line (flow, block, LIAN_TEXT_STYLE_SUBTITLE, LIAN_ALIGN_CENTER, 10);
      break;

    case LIAN_BLOCK_HEADING:
      _lian_flow_skip (flow, 8);
      add_line (flow, block, LIAN_TEXT_STYLE_HEADING, LIAN_ALIGN_START, 4);
      break;

    case LIAN_BLOCK_PARAGRAPH:
      add_line (flow, block, LIAN_TEXT_STYLE_BODY, LIAN_ALIGN_START, 6);
      break;

    case LIAN_BLOCK_CLAUSE:
      add_clause (flow, block);
      break;

    case LIAN_BLOCK_GRID:
      _lian_flow_add_grid (flow, block);
      break;

    case LIAN_BLOCK_TABLE:
      _lian_flow_add_table (flow, block->table);
      break;

    case LIAN_BLOCK_FINDINGS:
      _lian_flow_add_findings (flow, block);
      break;

    case LIAN_BLOCK_PLACE_DATE:
      _lian_flow_skip (flow, 8);
      add_line (flow, block, LIAN_TEXT_STYLE_BODY, LIAN_ALIGN_END, 8);
      break;

    case LIAN_BLOCK_SIGNATURES:
      _lian_flow_add_signatures (flow, block);
      break;

    case LIAN_BLOCK_RECEIPT:
      add_receipt (flow, block);
      break;

    case LIAN_BLOCK_SPACE:
      _lian_flow_skip (flow, block->height);
      break;

    case LIAN_BLOCK_PAGE_BREAK:
      if (!_lian_flow_is_at_start (flow))
        _lian_flow_next_page (flow);
      break;

    case LIAN_BLOCK_CHART:
      _lian_flow_put_chart (flow, block->chart, block->height);
      _lian_flow_skip (flow, 8);
      break;

    case LIAN_BLOCK_MAPS:
      _lian_flow_put_maps (flow, block->maps[0], block->maps[1], block->height);
      _lian_flow_skip (flow, 8);
      break;

    case LIAN_BLOCK_NET:
      _lian_flow_put_net (flow, block->net);
      _lian_flow_skip (flow, 8);
      break;

    default:
      break;
    }
}

static gboolean
is_text (const LianBlock *block)
{
  return block->kind == LIAN_BLOCK_PARAGRAPH || block->kind == LIAN_BLOCK_CLAUSE;
}

/* Counts the blocks from the first on that belong together. */
static guint
count_chain (LianBlock **blocks, guint n_blocks)
{
  guint n = 1;

  while (n < n_blocks && keeps_with_next (blocks[n - 1]))
    n++;
  return n;
}

/* Lays out a chain of blocks; returns whether the last begins on the page of the first. */
static gboolean
add_chain (LianFlow *flow, LianBlock **blocks, guint n_blocks)
{
  int page = -1;

  for (guint i = 0; i < n_blocks; i++)
    {
      flow->first_page = -1;
      add_block (flow, blocks[i]);
      if (page < 0)
        page = flow->first_page;
    }
  return flow->first_page < 0 || page == flow->first_page;
}

static void
add_chain_kept (LianFlow *flow, LianBlock **blocks, guint n_blocks)
{
  LianFlowMark mark = _lian_flow_get_mark (flow);
  gboolean at_start = _lian_flow_is_at_start (flow);

  if (add_chain (flow, blocks, n_blocks) || at_start)
    return;

  _lian_flow_return (flow, mark);
  _lian_flow_next_page (flow);
  add_chain (flow, blocks, n_blocks);
}

/* Lays out the last text with its headings, then the chain that ends with the signatures.  If these
 * come to another page than the end of the text, the page is cut short by the last lines. */
static void
add_signed_text (LianFlow *flow, LianBlock **blocks, guint n_text, guint n_signing)
{
  LianFlowMark mark = _lian_flow_get_mark (flow);
  guint page;
  double end;

  add_chain_kept (flow, blocks, n_text);
  page = _lian_flow_get_page (flow);
  end = flow->y;
  add_chain_kept (flow, blocks + n_text, n_signing);
  if (flow->first_page == (int) page)
    return;

  _lian_flow_return (flow, mark);
  _lian_flow_cut_page (flow, page, end - 2 * LINE);
  add_chain_kept (flow, blocks, n_text);
  add_chain_kept (flow, blocks + n_text, n_signing);
}

/* How many of the last blocks of a chain are the text and the headings that must stay with it. */
static guint
count_text (LianBlock **chain, guint n)
{
  guint n_text = 1;

  while (n_text < n && chain[n - n_text - 1]->kind == LIAN_BLOCK_HEADING)
    n_text++;
  return n_text;
}

static void
add_blocks (LianFlow *flow, GPtrArray *blocks)
{
  guint n;

  for (guint i = 0; i < blocks->len; i += n)
    {
      LianBlock **chain = (LianBlock **) &blocks->pdata[i];
      guint left = blocks->len - i;
      guint n_signing = 0;

      n = count_chain (chain, left);
      if (is_text (chain[n - 1]) && n < left)
        n_signing = count_chain (chain + n, left - n);
      if (n_signing > 0 && chain[n + n_signing - 1]->kind == LIAN_BLOCK_SIGNATURES)
        {
          guint n_text = count_text (chain, n);

          if (n > n_text)
            add_chain_kept (flow, chain, n - n_text);
          add_signed_text (flow, chain + n - n_text, n_text, n_signing);
          n += n_signing;
        }
      else
        add_chain_kept (flow, chain, n);
    }
}

/**
 * lian_document_layout:
 * @self: a document
 * @context: (nullable): a context whose fonts to use, or %NULL for the fonts of the calling thread
 *
 * Decides what stands where.  The pages keep @self, which must not be added to any more.
 *
 * Returns: (transfer full): the pages
 */
LianPages *
lian_document_layout (LianDocument *self, PangoContext *context)
{
  LianPages *pages;
  LianFlow flow;

  g_return_val_if_fail (self != NULL, NULL);

  pages = _lian_pages_new (self, context);
  _lian_flow_init (&flow, pages);
  add_blocks (&flow, self->blocks);
  _lian_flow_clear (&flow);
  return pages;
}
