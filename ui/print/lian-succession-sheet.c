/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of co-operatives on paper: who became whom, which figures went along, what went where, and room
 * to sign. */
#include "lian-succession-sheet.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-paper.h"
#include "lian-reorganise.h"

static char *
cooperative_of (const LianPaper *paper, const LianRecord *record, const char *field)
{
  return lian_paper_name (paper, "cooperative", lian_record_get_number (record, field));
}

static void
add_steps (LianDocument *document, const LianPaper *paper, const GPtrArray *steps)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("from the co-operative")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("stage before")), 1.4, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("to the co-operative")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("stage afterwards")), 1.4, LIAN_ALIGN_START },
  };
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < steps->len; i++)
    {
      const LianRecord *step = steps->pdata[i];
      g_autofree char *from = cooperative_of (paper, step, "from_cooperative");
      g_autofree char *to = cooperative_of (paper, step, "to_cooperative");
      const char *cells[] = {
        from, lian_paper_choice (paper, lian_choices_stage, lian_record_get_text (step, "stage_before")), to,
        lian_paper_choice (paper, lian_choices_stage, lian_record_get_text (step, "stage_after")), NULL
      };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/* What is not known stays so on paper: an empty cell is not a nought. */
static char *
figure_words (const LianPaper *paper, const LianRecord *step, const char *figure)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (step), figure);
  gint64 number = lian_record_get_number (step, figure);
  if (lian_record_is_empty (step, figure))
    return g_strdup (lian_paper_word (paper, N_ ("not known")));
  return field->kind == LIAN_FIELD_MONEY ? lian_paper_money (paper, number)
                                         : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
sum_words (const LianPaper *paper, const GPtrArray *steps, const char *figure)
{
  g_autoptr (LianRecord) sum = lian_record_new (lian_type_find ("succession_step"));
  gint64 total = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      if (lian_record_is_empty (steps->pdata[i], figure))
        return figure_words (paper, sum, figure);
      total += lian_record_get_number (steps->pdata[i], figure);
    }
  lian_record_set_number (sum, figure, total);
  return figure_words (paper, sum, figure);
}

/* A line for each figure and way, and their sum: the same before and after. */
static void
add_figures (LianDocument *document, const LianPaper *paper, const GPtrArray *steps)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("figure")), 1.5, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("from the co-operative")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("to the co-operative")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("goes along")), 1.2, LIAN_ALIGN_END },
  };
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("People, shares and funds")));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint f = 0; f < LIAN_N_REORGANISE_FIGURES; f++)
    {
      const char *figure = lian_reorganise_figures[f];
      const LianField *field = lian_type_get_field (lian_type_find ("succession_step"), figure);
      const char *label = lian_paper_word (paper, field->label);
      for (guint i = 0; i < steps->len; i++)
        {
          g_autofree char *from = cooperative_of (paper, steps->pdata[i], "from_cooperative");
          g_autofree char *to = cooperative_of (paper, steps->pdata[i], "to_cooperative");
          g_autofree char *amount = figure_words (paper, steps->pdata[i], figure);
          const char *cells[] = { i == 0 ? label : "", from, to, amount, NULL };
          lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
        }
      g_autofree char *sum = sum_words (paper, steps, figure);
      const char *total[] = { "", lian_paper_word (paper, N_ ("together")), "", sum, NULL };
      if (steps->len > 1)
        lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, total);
    }
}

static void
add_items (LianDocument *document, const LianPaper *paper, const GPtrArray *items)
{
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("record type")), 1, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("record")), 1.8, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("from the co-operative")), 1.8, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("to the co-operative")), 1.8, LIAN_ALIGN_START },
  };
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("Records carried over")));
  if (items->len == 0)
    {
      lian_document_add_paragraph (document, lian_paper_word (paper, N_ ("None: all stays where it was.")));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < items->len; i++)
    {
      const LianRecord *item = items->pdata[i];
      const char *kind = lian_record_get_text (item, "kind");
      g_autofree char *name = lian_paper_name (paper, kind, lian_record_get_number (item, "record"));
      g_autofree char *from = cooperative_of (paper, item, "from_cooperative");
      g_autofree char *to = cooperative_of (paper, item, "to_cooperative");
      const char *cells[] = { lian_paper_choice (paper, lian_choices_record_type, kind), name, from, to, NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_facts (LianDocument *document, const LianPaper *paper, const LianRecord *record)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  lian_paper_add_fact (paper, facts, N_ ("day of effect"),
                       lian_paper_date (paper, lian_record_get_date (record, "on_date")));
  lian_paper_add_fact (paper, facts, N_ ("resolution"), g_strdup (lian_record_get_text (record, "resolution")));
  lian_paper_add_fact (paper, facts, N_ ("officer"),
                       lian_paper_name (paper, "officer", lian_record_get_number (record, "officer")));
  lian_paper_add_grid (document, facts);
}

static void
add_signatures (LianDocument *document, const LianPaper *paper)
{
  const char *before[] = { lian_paper_word (paper, N_ ("chairman")), NULL };
  const char *office[] = { lian_paper_word (paper, N_ ("officer")), NULL };
  const LianDocumentSignature boxes[] = {
    { lian_paper_word (paper, N_ ("The co-operatives before")), before, lian_paper_word (paper, N_ ("seal")) },
    { lian_paper_word (paper, N_ ("The co-operatives afterwards")), before, lian_paper_word (paper, N_ ("seal")) },
    { lian_paper_word (paper, N_ ("Federation")), office, lian_paper_word (paper, N_ ("seal")) },
  };
  g_autofree char *day = lian_paper_place_date (paper);
  lian_document_add_place_date (document, day);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

/**
 * lian_succession_sheet_new:
 * @txn: the base, on a reader thread
 * @succession: a change of co-operatives
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LianDocument *
lian_succession_sheet_new (LianTxn *txn, gint64 succession, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "succession", succession);
  if (record == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no such change of co-operatives"));
      return NULL;
    }
  g_autoptr (GPtrArray) steps = lian_paper_list (&paper, "succession_step", "succession", succession);
  g_autoptr (GPtrArray) items = lian_paper_list (&paper, "succession_item", "succession", succession);
  const char *title = lian_paper_word (&paper, N_ ("Change of co-operatives"));
  const char *change = lian_paper_choice (&paper, lian_choices_succession, lian_record_get_text (record, "change"));
  LianDocument *document = lian_paper_create_document (&paper, title, change);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, change);
  add_facts (document, &paper, record);
  add_steps (document, &paper, steps);
  add_figures (document, &paper, steps);
  add_items (document, &paper, items);
  add_signatures (document, &paper);
  return document;
}
