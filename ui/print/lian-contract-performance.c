/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What became of a contract, in its summary: acceptance by grade, penalties, payments and settlement
 * (domain.md §6).  What nobody knows stands as a blank to write in, never as nought. */
#include "lian-choices.h"
#include "lian-contract-sheet.h"
#include "lian-i18n.h"

static const char *word (const LianContractSheet *self, const char *message) G_GNUC_FORMAT (2);

static const char *
word (const LianContractSheet *self, const char *message)
{
  return lian_paper_word (&self->paper, message);
}

/* In the currency of the contract, or blank. */
static char *
money (const LianContractSheet *self, gint64 amount)
{
  return amount == LIAN_UNKNOWN ? g_strdup ("")
                                : lian_contract_money (self->paper.txn, self->contract, amount);
}

static char *
quantity (const LianContractSheet *self, const LianRecord *unit, gint64 smallest)
{
  return smallest == LIAN_UNKNOWN ? g_strdup ("")
                                  : lian_paper_quantity (&self->paper, unit, smallest);
}

static char *
day_of (const LianContractSheet *self, const LianRecord *record, const char *field)
{
  return lian_paper_date (&self->paper, lian_record_get_date (record, field));
}

static char *
choice_of (const LianContractSheet *self, const LianRecord *record, const char *field)
{
  const LianField *f = lian_type_get_field (lian_record_get_type_info (record), field);
  return g_strdup (
      lian_paper_choice (&self->paper, f->choices, lian_record_get_text (record, field)));
}

static char *
maker_of (const LianContractSheet *self, const LianRecord *record)
{
  return lian_paper_name (&self->paper, "cooperative",
                          lian_record_get_number (record, "cooperative"));
}

/* Acceptance. */

static void
add_grade (LianContractSheet *self, LianDocumentTable *table, const LianLineFigures *line,
           const LianGradeFigures *grade, GPtrArray *cells)
{
  g_autoptr (LianRecord) unit = lian_paper_load (&self->paper, "unit", line->unit);
  g_ptr_array_add (cells, _lian_contract_sheet_text (line->line, "product"));
  g_ptr_array_add (cells, g_strdup (grade->grade != NULL ? grade->grade : "–"));
  g_ptr_array_add (cells, quantity (self, unit, grade->accepted));
  g_ptr_array_add (cells, quantity (self, unit, grade->repriced));
  g_ptr_array_add (cells, quantity (self, unit, grade->repair));
  g_ptr_array_add (cells, quantity (self, unit, grade->refused));
  g_ptr_array_add (cells, money (self, grade->amount));
  _lian_contract_sheet_add_row (table, cells);
}

static void
add_grades (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("product name"), 2, LIAN_ALIGN_START }, { N_ ("grade"), 1, LIAN_ALIGN_START },
    { N_ ("accepted"), 1.2, LIAN_ALIGN_END },     { N_ ("of it repriced"), 1.2, LIAN_ALIGN_END },
    { N_ ("for repair"), 1.2, LIAN_ALIGN_END },   { N_ ("refused"), 1.2, LIAN_ALIGN_END },
    { N_ ("amount"), 1.4, LIAN_ALIGN_END },
  };
  LianDocumentTable *table = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->figures->lines->len; i++)
    {
      const LianLineFigures *line = self->figures->lines->pdata[i];
      for (guint g = 0; g < line->grades->len; g++)
        {
          if (table == NULL)
            table = _lian_contract_sheet_add_headed (self, N_ ("Acceptance by grade"), columns,
                                                     G_N_ELEMENTS (columns));
          add_grade (self, table, line, line->grades->pdata[g], cells);
        }
    }
}

/* Framework and call-offs. */

static void
add_call_offs (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("product name"), 2.6, LIAN_ALIGN_START }, { N_ ("contracted"), 1.4, LIAN_ALIGN_END },
    { N_ ("called off"), 1.4, LIAN_ALIGN_END },     { N_ ("to call off"), 1.4, LIAN_ALIGN_END },
    { N_ ("delivered"), 1.4, LIAN_ALIGN_END },
  };
  if (lian_record_get_truth (self->contract, "is_framework") != LIAN_YES)
    return;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  LianDocumentTable *table
      = _lian_contract_sheet_add_headed (self, N_ ("Call-offs"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->figures->lines->len; i++)
    {
      const LianLineFigures *line = self->figures->lines->pdata[i];
      g_autoptr (LianRecord) unit = lian_paper_load (&self->paper, "unit", line->unit);
      g_ptr_array_add (cells, _lian_contract_sheet_text (line->line, "product"));
      g_ptr_array_add (cells, quantity (self, unit, line->contracted));
      g_ptr_array_add (cells, quantity (self, unit, line->called_off));
      g_ptr_array_add (cells, quantity (self, unit, line->to_call_off));
      g_ptr_array_add (cells, quantity (self, unit, line->called_off_delivered));
      _lian_contract_sheet_add_row (table, cells);
    }
}

/* Penalties and payments. */

static void
add_penalties (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("kind of breach"), 1.2, LIAN_ALIGN_START }, { N_ ("borne by"), 1.2, LIAN_ALIGN_START },
    { N_ ("co-operative"), 2, LIAN_ALIGN_START },     { N_ ("basis"), 2.4, LIAN_ALIGN_START },
    { N_ ("assessed on"), 1.4, LIAN_ALIGN_START },    { N_ ("state"), 1, LIAN_ALIGN_START },
    { N_ ("amount"), 1.2, LIAN_ALIGN_END },
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = lian_paper_list (&self->paper, "penalty", "contract",
                                                lian_record_get_id (self->contract));
  if (rows->len == 0)
    return;
  LianDocumentTable *table
      = _lian_contract_sheet_add_headed (self, N_ ("Penalties"), columns,
                                         G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (cells, choice_of (self, rows->pdata[i], "kind"));
      g_ptr_array_add (cells, choice_of (self, rows->pdata[i], "borne_by"));
      g_ptr_array_add (cells, maker_of (self, rows->pdata[i]));
      g_ptr_array_add (cells, _lian_contract_sheet_text (rows->pdata[i], "basis"));
      g_ptr_array_add (cells, day_of (self, rows->pdata[i], "assessed_on"));
      g_ptr_array_add (cells, choice_of (self, rows->pdata[i], "state"));
      g_ptr_array_add (cells, money (self, lian_record_get_number (rows->pdata[i], "amount")));
      _lian_contract_sheet_add_row (table, cells);
    }
}

static void
add_payments (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("paid on"), 1.4, LIAN_ALIGN_START },  { N_ ("what for"), 1.4, LIAN_ALIGN_START },
    { N_ ("paid by"), 1.2, LIAN_ALIGN_START },  { N_ ("co-operative"), 2.4, LIAN_ALIGN_START },
    { N_ ("voucher"), 1.4, LIAN_ALIGN_START },  { N_ ("amount"), 1.4, LIAN_ALIGN_END },
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = lian_paper_list (&self->paper, "payment", "contract",
                                                lian_record_get_id (self->contract));
  if (rows->len == 0)
    return;
  LianDocumentTable *table
      = _lian_contract_sheet_add_headed (self, N_ ("Payments"), columns,
                                         G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (cells, day_of (self, rows->pdata[i], "paid_on"));
      g_ptr_array_add (cells, choice_of (self, rows->pdata[i], "kind"));
      g_ptr_array_add (cells, choice_of (self, rows->pdata[i], "paid_by"));
      g_ptr_array_add (cells, maker_of (self, rows->pdata[i]));
      g_ptr_array_add (cells, _lian_contract_sheet_text (rows->pdata[i], "paper"));
      g_ptr_array_add (cells, money (self, lian_record_get_number (rows->pdata[i], "amount")));
      _lian_contract_sheet_add_row (table, cells);
    }
}

/* Settlement: nothing of it before something was accepted, paid or assessed. */
static void
add_settlement (LianContractSheet *self)
{
  const LianContractFigures *f = self->figures;
  const struct
  {
    const char *label;
    gint64 amount;
  } rows[] = { { N_ ("goods accepted, by grade"), f->amount },
               { N_ ("penalties borne by the makers"), f->penalties_makers },
               { N_ ("penalties borne by the orderer"), f->penalties_orderer },
               { N_ ("owed in all"), f->owed },
               { N_ ("of it deposits paid"), f->deposit },
               { N_ ("of it advances paid"), f->advance },
               { N_ ("paid in all"), f->paid },
               { N_ ("balance"), f->balance } };
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  if (f->amount == 0 && f->paid == 0 && f->penalties_makers == 0 && f->penalties_orderer == 0)
    return;
  lian_document_add_heading (self->document, word (self, N_ ("Settlement in figures")));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    lian_paper_add_fact (&self->paper, facts, rows[i].label, money (self, rows[i].amount));
  if (!lian_record_is_empty (self->contract, "settled_on"))
    lian_paper_add_fact (&self->paper, facts, N_ ("settled on"),
                         day_of (self, self->contract, "settled_on"));
  lian_paper_add_grid (self->document, facts);
}

/**
 * _lian_contract_sheet_add_performance:
 * @self: a sheet
 *
 * Adds what became of the contract; nothing of what did not happen.
 */
void
_lian_contract_sheet_add_performance (LianContractSheet *self)
{
  self->figures = lian_contract_figures_new (self->paper.txn, lian_record_get_id (self->contract),
                                             lian_txn_get_working_date (self->paper.txn));
  if (self->figures == NULL)
    return;
  add_call_offs (self);
  add_grades (self);
  _lian_contract_sheet_add_use (self);
  add_penalties (self);
  add_payments (self);
  add_settlement (self);
  _lian_contract_sheet_add_versions (self);
}
