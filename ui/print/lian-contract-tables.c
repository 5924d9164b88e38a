/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The tables of the contract summary: lines, materials, schedule, allotments. */
#include "lian-choices.h"
#include "lian-contract-sheet.h"
#include "lian-i18n.h"
#include "lian-money.h"

/* Adds a row of cells, which it takes over. */
void
_lian_contract_sheet_add_row (LianDocumentTable *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, (const char *const *) cells->pdata);
  g_ptr_array_set_size (cells, 0);
}

/* Adds a table; the titles of @columns are put in the language of the paper. */
LianDocumentTable *
_lian_contract_sheet_add_table (LianContractSheet *self, LianDocumentColumn *columns,
                                guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    columns[i].title = lian_paper_word (&self->paper, columns[i].title);
  return lian_document_add_table (self->document, columns, n_columns);
}

/* Adds a table below a heading; @heading and the titles of @columns are put in the language of the
 * paper. */
LianDocumentTable *
_lian_contract_sheet_add_headed (LianContractSheet *self, const char *heading,
                                 LianDocumentColumn *columns, guint n_columns)
{
  lian_document_add_heading (self->document, lian_paper_word (&self->paper, heading));
  return _lian_contract_sheet_add_table (self, columns, n_columns);
}

/* Returns: (transfer full): what the field holds; "" for nothing. */
char *
_lian_contract_sheet_text (const LianRecord *record, const char *field)
{
  const char *text = lian_record_get_text (record, field);
  return g_strdup (text != NULL ? text : "");
}

/* A quantity, or a line to write on where none was given. */
static char *
quantity_of (const LianContractSheet *self, const LianRecord *record, const LianRecord *unit,
             const char *field)
{
  if (lian_record_is_empty (record, field))
    return g_strdup ("");
  return lian_paper_quantity (&self->paper, unit, lian_record_get_number (record, field));
}

/* Yuan stand in the heading; another currency stands with each amount. */
static char *
money (const LianContractSheet *self, gint64 amount)
{
  gint64 currency = lian_record_get_number (self->contract, "currency");
  return currency != 0 ? lian_paper_amount (&self->paper, currency, amount) : lian_money_format (amount);
}

static void
add_line_row (LianContractSheet *self, LianDocumentTable *table, guint i, GPtrArray *cells)
{
  const LianContractLine *line = self->lines->pdata[i];
  const LianRecord *record = line->record;
  g_ptr_array_add (cells, _lian_contract_sheet_number (self, i));
  g_ptr_array_add (cells, _lian_contract_sheet_text (record, "product"));
  g_ptr_array_add (cells, _lian_contract_sheet_text (record, "spec"));
  g_ptr_array_add (cells, _lian_contract_sheet_text (record, "grade"));
  g_ptr_array_add (cells, quantity_of (self, record, line->unit, "quantity"));
  g_ptr_array_add (cells, lian_record_is_empty (record, "unit_price")
                              ? g_strdup ("")
                              : money (self, lian_record_get_number (record, "unit_price")));
  g_ptr_array_add (cells, line->priced ? money (self, line->amount) : g_strdup (""));
  _lian_contract_sheet_add_row (table, cells);
}

/**
 * _lian_contract_sheet_add_lines:
 * @self: a sheet
 *
 * Adds the table of lines with its total.
 */
void
_lian_contract_sheet_add_lines (LianContractSheet *self)
{
  gboolean yuan = lian_record_is_empty (self->contract, "currency");
  LianDocumentColumn columns[] = {
    { N_ ("No."), 0.6, LIAN_ALIGN_START },           { N_ ("product name"), 2, LIAN_ALIGN_START },
    { N_ ("specification"), 2, LIAN_ALIGN_START },   { N_ ("grade"), 0.8, LIAN_ALIGN_START },
    { N_ ("quantity"), 1.4, LIAN_ALIGN_END },        { yuan ? N_ ("unit price (yuan)") : N_ ("unit price"), 1.2, LIAN_ALIGN_END },
    { yuan ? N_ ("amount (yuan)") : N_ ("amount"), 1.5, LIAN_ALIGN_END },
  };
  if (self->lines->len == 0)
    return;
  LianDocumentTable *table = _lian_contract_sheet_add_table (self, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lines->len; i++)
    add_line_row (self, table, i, cells);
  if (_lian_contract_sheet_is_unknown (self))
    return;
  g_autofree char *total = money (self, self->amount);
  const char *row[] = { "",
                        lian_paper_word (&self->paper, self->complete ? N_ ("Total")
                                                                      : N_ ("Total of the lines with a price")),
                        "", "", "", "", total, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, row);
}

/* The lines that a material is for: the one it names, else all. */
static gint64
need_of (const LianContractSheet *self, const LianRecord *material)
{
  gint64 only = lian_record_get_number (material, "contract_line"), sum = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LianContractLine *line = self->lines->pdata[i];
      if (only == 0 || only == lian_record_get_id (line->record))
        sum += _lian_contract_line_need (line, material);
    }
  return sum;
}

static void
add_material_row (LianContractSheet *self, LianDocumentTable *table, const LianRecord *material,
                  GPtrArray *cells)
{
  g_autoptr (LianRecord) unit
      = lian_paper_load (&self->paper, "unit", lian_record_get_number (material, "unit"));
  gboolean norm = !lian_record_is_empty (material, "norm");
  g_ptr_array_add (cells, _lian_contract_sheet_text (material, "material"));
  g_ptr_array_add (cells, _lian_contract_sheet_text (material, "spec"));
  g_ptr_array_add (cells, _lian_contract_sheet_text (material, "quality"));
  g_ptr_array_add (cells, g_strdup (lian_paper_choice (&self->paper, lian_choices_material_source,
                                                       lian_record_get_text (material,
                                                                             "material_source"))));
  g_ptr_array_add (cells, quantity_of (self, material, unit, "norm"));
  g_ptr_array_add (cells, norm ? lian_paper_quantity (&self->paper, unit, need_of (self, material))
                               : g_strdup (""));
  g_ptr_array_add (cells, quantity_of (self, material, unit, "quantity"));
  _lian_contract_sheet_add_row (table, cells);
}

/**
 * _lian_contract_sheet_add_materials:
 * @self: a sheet
 *
 * Adds the table of materials: norm, norm x quantity, and what is supplied.
 */
void
_lian_contract_sheet_add_materials (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("raw material"), 1.6, LIAN_ALIGN_START }, { N_ ("specification"), 1.4, LIAN_ALIGN_START },
    { N_ ("quality"), 1, LIAN_ALIGN_START },        { N_ ("source of material"), 1.6, LIAN_ALIGN_START },
    { N_ ("consumption norm"), 1.2, LIAN_ALIGN_END }, { N_ ("norm × quantity"), 1.4, LIAN_ALIGN_END },
    { N_ ("quantity agreed"), 1.4, LIAN_ALIGN_END },
  };
  if (self->materials->len == 0)
    return;
  LianDocumentTable *table = _lian_contract_sheet_add_table (self, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->materials->len; i++)
    add_material_row (self, table, self->materials->pdata[i], cells);
}

/* Deliveries fill the schedule from its earliest day. */
static void
add_schedule_rows (LianContractSheet *self, LianDocumentTable *table, guint i, GPtrArray *cells)
{
  const LianContractLine *line = self->lines->pdata[i];
  gint64 left = line->delivered;
  LianDate today = lian_txn_get_working_date (self->paper.txn);
  for (guint r = 0; r < line->schedule->len; r++)
    {
      const LianRecord *due = line->schedule->pdata[r];
      gint64 quantity = lian_record_get_number (due, "quantity"), done = MIN (left, quantity);
      LianDate day = lian_record_get_date (due, "due_on");
      left -= done;
      g_ptr_array_add (cells, _lian_contract_sheet_text (line->record, "product"));
      g_ptr_array_add (cells, lian_paper_date (&self->paper, day));
      g_ptr_array_add (cells, lian_paper_quantity (&self->paper, line->unit, quantity));
      g_ptr_array_add (cells, lian_paper_quantity (&self->paper, line->unit, done));
      g_ptr_array_add (cells, lian_paper_quantity (&self->paper, line->unit, quantity - done));
      g_ptr_array_add (cells, g_strdup (done < quantity && day < today
                                            ? lian_paper_word (&self->paper, N_ ("overdue"))
                                            : ""));
      _lian_contract_sheet_add_row (table, cells);
    }
}

/**
 * _lian_contract_sheet_add_schedule:
 * @self: a sheet
 *
 * Adds what is due by when and what has come.
 */
void
_lian_contract_sheet_add_schedule (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("product name"), 2, LIAN_ALIGN_START }, { N_ ("delivery date"), 1.4, LIAN_ALIGN_START },
    { N_ ("due"), 1.2, LIAN_ALIGN_END },          { N_ ("delivered"), 1.2, LIAN_ALIGN_END },
    { N_ ("open"), 1.2, LIAN_ALIGN_END },         { "", 0.8, LIAN_ALIGN_START },
  };
  guint rows = 0;
  for (guint i = 0; i < self->lines->len; i++)
    rows += ((LianContractLine *) self->lines->pdata[i])->schedule->len;
  if (rows == 0)
    return;
  LianDocumentTable *table = _lian_contract_sheet_add_table (self, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lines->len; i++)
    add_schedule_rows (self, table, i, cells);
}

static gint64
delivered_by (const LianContractLine *line, gint64 cooperative)
{
  gint64 sum = 0;
  for (guint i = 0; i < line->deliveries->len; i++)
    if (lian_record_get_number (line->deliveries->pdata[i], "cooperative") == cooperative
        && lian_record_get_truth (line->deliveries->pdata[i], "accepted") != LIAN_NO)
      sum += lian_record_get_number (line->deliveries->pdata[i], "quantity");
  return sum;
}

static void
add_allotment_rows (LianContractSheet *self, LianDocumentTable *table, guint i, GPtrArray *cells)
{
  const LianContractLine *line = self->lines->pdata[i];
  for (guint r = 0; r < line->allotments->len; r++)
    {
      const LianRecord *allotment = line->allotments->pdata[r];
      gint64 cooperative = lian_record_get_number (allotment, "cooperative");
      g_ptr_array_add (cells, lian_paper_name (&self->paper, "cooperative", cooperative));
      g_ptr_array_add (cells, _lian_contract_sheet_text (line->record, "product"));
      g_ptr_array_add (cells, quantity_of (self, allotment, line->unit, "quantity"));
      g_ptr_array_add (cells, lian_paper_quantity (&self->paper, line->unit,
                                                   delivered_by (line, cooperative)));
      g_ptr_array_add (cells, _lian_contract_sheet_text (allotment, "reason"));
      _lian_contract_sheet_add_row (table, cells);
    }
}

/**
 * _lian_contract_sheet_add_allotments:
 * @self: a sheet
 *
 * Adds who makes how many.
 */
void
_lian_contract_sheet_add_allotments (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("co-operative"), 2.6, LIAN_ALIGN_START }, { N_ ("product name"), 1.8, LIAN_ALIGN_START },
    { N_ ("allotment"), 1.2, LIAN_ALIGN_END },      { N_ ("delivered"), 1.2, LIAN_ALIGN_END },
    { N_ ("reason"), 2, LIAN_ALIGN_START },
  };
  guint rows = 0;
  for (guint i = 0; i < self->lines->len; i++)
    rows += ((LianContractLine *) self->lines->pdata[i])->allotments->len;
  if (rows == 0)
    return;
  LianDocumentTable *table = _lian_contract_sheet_add_table (self, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lines->len; i++)
    add_allotment_rows (self, table, i, cells);
}
