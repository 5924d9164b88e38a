/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A printed document: page set-up and a list of blocks. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-document-private.h"

#include "lian-output.h"

#include <string.h>

/* The document holds words only, copied and made valid.  Where they stand is worked out by
 * lian_document_layout() and kept in LianPages, which serve the printer, the preview and the PDF.
 *
 * A document is filled by one thread; once filled it may be laid out by any. */

G_DEFINE_BOXED_TYPE (LianDocument, lian_document, lian_document_ref, lian_document_unref)

static void
block_free (LianBlock *self)
{
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  g_clear_pointer (&self->table, _lian_document_table_free);
  g_clear_pointer (&self->chart, lian_chart_spec_unref);
  g_clear_pointer (&self->maps[0], lian_map_spec_unref);
  g_clear_pointer (&self->maps[1], lian_map_spec_unref);
  g_clear_pointer (&self->net, lian_net_spec_unref);
  g_free (self);
}

LianBlock *
_lian_document_add_block (LianDocument *self, LianBlockKind kind)
{
  LianBlock *block = g_new0 (LianBlock, 1);

  block->kind = kind;
  block->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_text (LianBlock *self, const char *text)
{
  g_ptr_array_add (self->texts, _lian_draw_text_make_valid (text));
}

const char *
_lian_block_get_text (const LianBlock *self, guint i)
{
  return g_ptr_array_index (self->texts, i);
}

/**
 * lian_document_new:
 * @title: (nullable): title for the file and for the head of the second and later pages
 * @language: language of the reader, such as "zh-cn" or "en"
 *
 * The paper is A4, upright, with a wider margin on the left for binding.
 *
 * Returns: (transfer full): an empty document
 */
LianDocument *
lian_document_new (const char *title, const char *language)
{
  LianDocument *self;

  g_return_val_if_fail (language != NULL, NULL);

  self = g_atomic_rc_box_new0 (LianDocument);
  self->title = _lian_draw_text_make_valid (title);
  self->language = g_strdup (language);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return self;
}

/**
 * lian_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
LianDocument *
lian_document_ref (LianDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (LianDocument *self)
{
  g_free (self->title);
  g_free (self->language);
  g_free (self->author);
  g_free (self->date);
  g_free (self->footer);
  g_free (self->trace);
  g_free (self->page_template);
  g_ptr_array_unref (self->blocks);
}

/**
 * lian_document_unref:
 * @self: (transfer full): a document
 */
void
lian_document_unref (LianDocument *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * lian_document_set_author:
 * @self: a document
 * @author: (nullable): author for the properties of the file
 */
void
lian_document_set_author (LianDocument *self, const char *author)
{
  g_return_if_fail (self != NULL);

  g_free (self->author);
  self->author = _lian_draw_text_make_valid (author);
}

/**
 * lian_document_set_date:
 * @self: a document
 * @date: (nullable): ISO 8601 date and time for the properties of the file
 *
 * With a date, equal documents give equal bytes.
 */
void
lian_document_set_date (LianDocument *self, const char *date)
{
  g_return_if_fail (self != NULL);

  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * lian_document_set_footer:
 * @self: a document
 * @note: (nullable): classification, time of printing, officer; at most two lines are shown
 * @page_template: (nullable): text with `%d` for the page and `%d` for their number, or `%1$d` and
 *   `%2$d` in another order
 *
 * Says what stands at the foot of each page.
 */
void
lian_document_set_footer (LianDocument *self, const char *note, const char *page_template)
{
  g_return_if_fail (self != NULL);

  g_free (self->footer);
  g_free (self->page_template);
  self->footer = _lian_draw_text_make_valid (note);
  self->page_template = _lian_draw_text_make_valid (page_template);
}

/**
 * lian_document_set_trace:
 * @self: a document
 * @trace: (nullable): from where and when the paper comes; one line
 *
 * Adds a line at the foot of each page, below the note of lian_document_set_footer(), which has one
 * line then.
 */
void
lian_document_set_trace (LianDocument *self, const char *trace)
{
  g_return_if_fail (self != NULL);

  g_free (self->trace);
  self->trace = _lian_draw_text_make_valid (trace);
}

/**
 * lian_document_set_landscape:
 * @self: a document
 * @landscape: %TRUE to lay the paper on its side, for a wide register
 */
void
lian_document_set_landscape (LianDocument *self, gboolean landscape)
{
  g_return_if_fail (self != NULL);

  self->landscape = landscape;
}

static void
add_text_block (LianDocument *self, LianBlockKind kind, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (_lian_document_add_block (self, kind), text);
}

/**
 * lian_document_add_title:
 * @self: a document
 * @text: (nullable): the title, as it stands on the first page
 */
void
lian_document_add_title (LianDocument *self, const char *text)
{
  add_text_block (self, LIAN_BLOCK_TITLE, text);
}

/**
 * lian_document_add_subtitle:
 * @self: a document
 * @text: (nullable): a line under the title: number, scope, day
 */
void
lian_document_add_subtitle (LianDocument *self, const char *text)
{
  add_text_block (self, LIAN_BLOCK_SUBTITLE, text);
}

/**
 * lian_document_add_heading:
 * @self: a document
 * @text: (nullable): a heading; it stays on the page of what follows
 */
void
lian_document_add_heading (LianDocument *self, const char *text)
{
  add_text_block (self, LIAN_BLOCK_HEADING, text);
}

/**
 * lian_document_add_paragraph:
 * @self: a document
 * @text: (nullable): running text
 */
void
lian_document_add_paragraph (LianDocument *self, const char *text)
{
  add_text_block (self, LIAN_BLOCK_PARAGRAPH, text);
}

/**
 * lian_document_add_clause:
 * @self: a document
 * @number: (nullable): the number as printed, such as "3" or "三、"
 * @heading: (nullable): what the clause is about
 * @text: (nullable): the clause
 */
void
lian_document_add_clause (LianDocument *self,
                          const char *number,
                          const char *heading,
                          const char *text)
{
  LianBlock *block;

  g_return_if_fail (self != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_CLAUSE);
  add_text (block, number);
  add_text (block, heading);
  add_text (block, text);
}

/**
 * lian_document_add_grid:
 * @self: a document
 * @pairs: (array length=n_pairs): facts, in reading order
 * @n_pairs: number of @pairs
 *
 * Adds facts two to a line; a long one takes a line of its own.
 */
void
lian_document_add_grid (LianDocument *self, const LianDocumentPair *pairs, guint n_pairs)
{
  LianBlock *block;

  g_return_if_fail (self != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_GRID);
  for (guint i = 0; i < n_pairs; i++)
    {
      add_text (block, pairs[i].label);
      add_text (block, pairs[i].value);
    }
}

/**
 * lian_document_add_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns
 * @n_columns: number of @columns, at least one
 *
 * Adds a table.  Its heading is repeated on every page.
 *
 * Returns: (transfer none): the table, to be filled with lian_document_table_add_row()
 */
LianDocumentTable *
lian_document_add_table (LianDocument *self, const LianDocumentColumn *columns, guint n_columns)
{
  LianBlock *block;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_TABLE);
  block->table = _lian_document_table_new (columns, n_columns);
  return block->table;
}

/**
 * lian_document_add_findings:
 * @self: a document
 * @findings: (array length=n_findings): findings, in the order of the rules
 * @n_findings: number of @findings
 */
void
lian_document_add_findings (LianDocument *self,
                            const LianDocumentFinding *findings,
                            guint n_findings)
{
  LianBlock *block;

  g_return_if_fail (self != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_FINDINGS);
  for (guint i = 0; i < n_findings; i++)
    {
      add_text (block, findings[i].id);
      add_text (block, findings[i].force);
      add_text (block, findings[i].text);
      add_text (block, findings[i].quote_zh);
      add_text (block, findings[i].quote_en);
    }
}

/**
 * lian_document_add_place_date:
 * @self: a document
 * @text: (nullable): place and date; it stays on the page of what follows
 */
void
lian_document_add_place_date (LianDocument *self, const char *text)
{
  add_text_block (self, LIAN_BLOCK_PLACE_DATE, text);
}

static char **
copy_signature (const LianDocumentSignature *signature)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, _lian_draw_text_make_valid (signature->party));
  g_ptr_array_add (words, _lian_draw_text_make_valid (signature->seal));
  for (guint i = 0; signature->lines != NULL && signature->lines[i] != NULL; i++)
    g_ptr_array_add (words, _lian_draw_text_make_valid (signature->lines[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

/**
 * lian_document_add_signatures:
 * @self: a document
 * @signatures: (array length=n_signatures): the boxes
 * @n_signatures: number of @signatures
 *
 * Adds boxes to sign in.  A box is never split across pages.
 */
void
lian_document_add_signatures (LianDocument *self,
                              const LianDocumentSignature *signatures,
                              guint n_signatures)
{
  LianBlock *block;

  g_return_if_fail (self != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_SIGNATURES);
  block->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_signatures; i++)
    g_ptr_array_add (block->signatures, copy_signature (&signatures[i]));
}

/**
 * lian_document_add_receipt:
 * @self: a document
 * @label: (nullable): what the code is
 * @code: (nullable): the code, set in letters of equal width
 */
void
lian_document_add_receipt (LianDocument *self, const char *label, const char *code)
{
  LianBlock *block;

  g_return_if_fail (self != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_RECEIPT);
  add_text (block, label);
  add_text (block, code);
}

/**
 * lian_document_add_chart:
 * @self: a document
 * @chart: a chart, not to be changed any more
 * @height: height in points, or 0 for the natural height; at most a page
 *
 * Adds a chart as wide as the page, in black and grey.  It is never split across pages.
 */
void
lian_document_add_chart (LianDocument *self, LianChartSpec *chart, double height)
{
  LianBlock *block;

  g_return_if_fail (self != NULL && chart != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_CHART);
  block->chart = lian_chart_spec_ref (chart);
  block->height = height;
}

/**
 * lian_document_add_maps:
 * @self: a document
 * @map: a map, not to be changed any more
 * @beside: (nullable): a second map, to be compared with the first
 * @height: height in points, or 0 for what is left of the page; at most a page
 *
 * Adds a map as wide as the page, or two beside each other with their titles, in black and grey.
 * They are never split across pages.
 */
void
lian_document_add_maps (LianDocument *self, LianMapSpec *map, LianMapSpec *beside, double height)
{
  LianBlock *block;

  g_return_if_fail (self != NULL && map != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_MAPS);
  block->maps[0] = lian_map_spec_ref (map);
  block->maps[1] = beside != NULL ? lian_map_spec_ref (beside) : NULL;
  block->height = height;
}

/**
 * lian_document_add_net:
 * @self: a document
 * @net: a picture of relations, not to be changed any more
 *
 * Adds a picture as wide as the page, in black and grey.  One that is taller than a page goes on over
 * the next ones.
 */
void
lian_document_add_net (LianDocument *self, LianNetSpec *net)
{
  LianBlock *block;

  g_return_if_fail (self != NULL && net != NULL);

  block = _lian_document_add_block (self, LIAN_BLOCK_NET);
  block->net = lian_net_spec_ref (net);
}

/**
 * lian_document_add_space:
 * @self: a document
 * @height: points to leave free; nothing at the head of a page
 */
void
lian_document_add_space (LianDocument *self, double height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (height >= 0);

  _lian_document_add_block (self, LIAN_BLOCK_SPACE)->height = height;
}

/**
 * lian_document_add_page_break:
 * @self: a document
 */
void
lian_document_add_page_break (LianDocument *self)
{
  g_return_if_fail (self != NULL);

  _lian_document_add_block (self, LIAN_BLOCK_PAGE_BREAK);
}

/**
 * lian_document_write_pdf:
 * @self: a document
 * @path: where the file shall be, in the file system's encoding
 * @error: return location of an error of %LIAN_DRAW_ERROR
 *
 * Writes the document, whole or not at all.  Blocks; may be called in any thread.
 *
 * Returns: %TRUE if the file is complete
 */
gboolean
lian_document_write_pdf (LianDocument *self, const char *path, GError **error)
{
  g_autoptr (LianPages) pages = NULL;
  g_autoptr (LianOutput) output = NULL;
  double width, height;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  pages = lian_document_layout (self, NULL);
  lian_pages_get_size (pages, &width, &height);
  output = lian_output_new (path, LIAN_OUTPUT_PDF, width, height, error);
  if (output == NULL)
    return FALSE;

  lian_output_set_title (output, self->title);
  lian_output_set_author (output, self->author);
  lian_output_set_date (output, self->date);
  for (guint i = 0; i < lian_pages_get_n_pages (pages); i++)
    {
      lian_pages_draw (pages, i, lian_output_get_cairo (output));
      lian_output_end_page (output);
    }
  return lian_output_finish (output, error);
}
