/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The tables about a material: rows of texts with the records behind them. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-material-balance.h"
#include "lian-material-supply.h"
#include "lian-material-tables-private.h"
#include "lian-text.h"

#define MOST_OF_NAME 28

static const LianMaterialColumn places[] = {
  { N_ ("place of stock"), 22, FALSE },     { N_ ("source of material"), 20, FALSE },
  { N_ ("opening"), 9, TRUE },              { N_ ("in"), 9, TRUE },
  { N_ ("returned"), 9, TRUE },             { N_ ("issued and used"), 9, TRUE },
  { N_ ("other changes"), 9, TRUE },        { N_ ("closing"), 9, TRUE },
  { N_ ("kept for contracts"), 9, TRUE },
};

static const LianMaterialColumn contracts[] = {
  { N_ ("contract"), 14, FALSE },           { N_ ("orderer"), 24, FALSE },
  { N_ ("material of"), 14, FALSE },        { N_ ("still needed"), 10, TRUE },
  { N_ ("first day short"), 14, FALSE },    { N_ ("missing on that day"), 10, TRUE },
  { N_ ("missing in the end"), 10, TRUE },
};

static const LianMaterialColumn plans[] = {
  { N_ ("production plan"), 24, FALSE },    { N_ ("co-operative"), 22, FALSE },
  { N_ ("product"), 20, FALSE },            { N_ ("planned, not contracted"), 14, TRUE },
  { N_ ("material for it"), 10, TRUE },     { N_ ("until"), 12, FALSE },
  { N_ ("missing on that day"), 10, TRUE }, { N_ ("missing in the end"), 10, TRUE },
};

static const LianMaterialColumn use[] = {
  { N_ ("contract"), 14, FALSE },           { N_ ("material of"), 14, FALSE },
  { N_ ("by the norm"), 10, TRUE },         { N_ ("issued"), 10, TRUE },
  { N_ ("used in fact"), 10, TRUE },        { N_ ("returned"), 10, TRUE },
  { N_ ("saving or overrun"), 16, FALSE },  { N_ ("received"), 10, TRUE },
  { N_ ("given back, settled"), 10, TRUE }, { N_ ("account"), 16, FALSE },
};

static const LianMaterialColumn place_use[] = {
  { N_ ("place of stock"), 20, FALSE },     { N_ ("workshop of"), 22, FALSE },
  { N_ ("material of"), 16, FALSE },        { N_ ("by the norm"), 10, TRUE },
  { N_ ("issued"), 10, TRUE },              { N_ ("used in fact"), 10, TRUE },
  { N_ ("returned"), 10, TRUE },            { N_ ("lost"), 8, TRUE },
  { N_ ("saving or overrun"), 16, FALSE },
};

static const LianMaterialColumn sources[] = {
  { N_ ("source of material"), 24, FALSE }, { N_ ("came in"), 12, TRUE }, { N_ ("share"), 10, TRUE },
};

static const LianMaterialColumn purchases[] = {
  { N_ ("approval of self-purchase"), 26, FALSE }, { N_ ("until"), 14, FALSE },
  { N_ ("allowed"), 12, TRUE }, { N_ ("bought"), 12, TRUE }, { N_ ("against the approval"), 24, FALSE },
};

static const struct
{
  const char *title;
  const char *short_title;
  const LianMaterialColumn *columns;
  guint n;
} tables[LIAN_N_MATERIAL_TABLES] = {
  [LIAN_MATERIAL_PLACES] = { N_ ("Balance by place"), N_ ("Places"), places, G_N_ELEMENTS (places) },
  [LIAN_MATERIAL_CONTRACTS]
  = { N_ ("Contracts and shortage"), N_ ("Contracts"), contracts, G_N_ELEMENTS (contracts) },
  [LIAN_MATERIAL_PLANS] = { N_ ("Plans besides"), N_ ("Plans"), plans, G_N_ELEMENTS (plans) },
  [LIAN_MATERIAL_USE] = { N_ ("Use against the norm"), N_ ("Use"), use, G_N_ELEMENTS (use) },
  [LIAN_MATERIAL_PLACE_USE]
  = { N_ ("Use against the norm in the period, by place"), N_ ("Use by place"), place_use, G_N_ELEMENTS (place_use) },
  [LIAN_MATERIAL_SOURCES] = { N_ ("Sources"), N_ ("Sources"), sources, G_N_ELEMENTS (sources) },
  [LIAN_MATERIAL_PURCHASES]
  = { N_ ("Self-purchase"), N_ ("Self-purchase"), purchases, G_N_ELEMENTS (purchases) },
};

/**
 * lian_material_table_title:
 * @table: a table
 *
 * Returns: (transfer none): its heading, in English; translate with _()
 */
const char *
lian_material_table_title (LianMaterialTable table)
{
  return tables[table].title;
}

/**
 * lian_material_table_short_title:
 * @table: a table
 *
 * Returns: (transfer none): its name beside the others, in English; translate with _()
 */
const char *
lian_material_table_short_title (LianMaterialTable table)
{
  return tables[table].short_title;
}

/**
 * lian_material_table_columns:
 * @table: a table
 * @n: (out): their number, at most %LIAN_MATERIAL_MOST_CELLS
 *
 * Returns: (transfer none) (array length=n): its columns
 */
const LianMaterialColumn *
lian_material_table_columns (LianMaterialTable table, guint *n)
{
  *n = tables[table].n;
  return tables[table].columns;
}

static void
row_free (gpointer data)
{
  LianMaterialRow *row = data;
  for (guint i = 0; i < LIAN_MATERIAL_MOST_CELLS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

LianMaterialRow *
_lian_material_add_row (GPtrArray *rows, const char *type, gint64 record)
{
  LianMaterialRow *row = g_new0 (LianMaterialRow, 1);
  row->type = type;
  row->record = record;
  g_ptr_array_add (rows, row);
  return row;
}

/* Nothing stays empty, so that figures that are there stand out. */
char *
_lian_material_figure (const LianMaterialView *self, gint64 quantity)
{
  return quantity != 0 ? lian_quantity_to_text (quantity, &self->unit) : g_strdup ("");
}

char *
_lian_material_title (const LianMaterialView *self, const char *type, gint64 id)
{
  g_autofree char *whole = lian_txn_title (self->txn, lian_type_find (type), id);
  return lian_text_shorten_to (whole, MOST_OF_NAME);
}

static char *
source_name (const LianMaterialView *self, guint source, gint64 owner)
{
  const char *name = source < LIAN_N_MATERIAL_SOURCES ? _ (lian_choices_material_source[source].label) : _ ("unknown");
  if (owner == 0)
    return g_strdup (name);
  g_autofree char *contract = _lian_material_title (self, "contract", owner);
  return lian_isolate_join (" · ", name, contract, NULL);
}

static gint64
others_of (const LianStockLine *line)
{
  return line->counted - line->lost - line->moved_out - line->back - line->settled;
}

static void
fill_line (const LianMaterialView *self, LianMaterialRow *row, const LianStockLine *line)
{
  row->cells[2] = _lian_material_figure (self, line->opening);
  row->cells[3] = _lian_material_figure (self, line->in + line->moved_in);
  row->cells[4] = _lian_material_figure (self, line->returned);
  row->cells[5] = _lian_material_figure (self, line->issued + line->used);
  row->cells[6] = _lian_material_figure (self, others_of (line));
  row->cells[7] = lian_quantity_to_text (line->closing, &self->unit);
  row->cells[8] = _lian_material_figure (self, line->reserved);
}

static void
add_line (LianStockLine *sum, const LianStockLine *line)
{
  sum->opening += line->opening;
  sum->in += line->in;
  sum->moved_in += line->moved_in;
  sum->returned += line->returned;
  sum->issued += line->issued;
  sum->used += line->used;
  sum->moved_out += line->moved_out;
  sum->lost += line->lost;
  sum->counted += line->counted;
  sum->back += line->back;
  sum->settled += line->settled;
  sum->closing += line->closing;
  sum->reserved += line->reserved;
}

static void
add_places (const LianMaterialView *self, GPtrArray *rows)
{
  g_autoptr (GArray) lines = lian_material_balance (self->txn, self->material, self->from, self->to);
  LianStockLine sum = { 0 };
  for (guint i = 0; i < lines->len; i++)
    {
      const LianStockLine *line = &g_array_index (lines, LianStockLine, i);
      LianMaterialRow *row = _lian_material_add_row (rows, "stock_place", line->place);
      row->cells[0] = _lian_material_title (self, "stock_place", line->place);
      row->cells[1] = source_name (self, line->source, line->owner);
      fill_line (self, row, line);
      add_line (&sum, line);
    }
  if (lines->len < 2)
    return;
  LianMaterialRow *row = _lian_material_add_row (rows, NULL, 0);
  row->total = TRUE;
  row->cells[0] = g_strdup (_ ("all places"));
  fill_line (self, row, &sum);
}

char *
_lian_material_whose (gboolean orderers)
{
  return g_strdup (orderers ? _ ("the orderer") : _ ("the makers"));
}

static void
add_contracts (const LianMaterialView *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->cover->contracts->len; i++)
    {
      const LianCoverContract *one = &g_array_index (self->cover->contracts, LianCoverContract, i);
      g_autoptr (LianRecord) contract = lian_txn_load (self->txn, lian_type_find ("contract"), one->contract);
      LianMaterialRow *row = _lian_material_add_row (rows, "contract", one->contract);
      row->cells[0] = _lian_material_title (self, "contract", one->contract);
      row->cells[1] = _lian_material_title (self, "partner", lian_record_get_number (contract, "orderer"));
      row->cells[2] = _lian_material_whose (one->orderers);
      row->cells[3] = one->n_unknown > 0 && one->needed == 0 ? g_strdup (_ ("unknown")) : _lian_material_figure (self, one->needed);
      row->cells[4] = one->first_short != 0 ? lian_date_format (one->first_short)
                                            : g_strdup (one->n_unknown > 0 ? _ ("unknown") : _ ("enough"));
      row->cells[5] = _lian_material_figure (self, one->first_missing);
      row->cells[6] = _lian_material_figure (self, one->shortage);
    }
}

static void
add_sources (const LianMaterialView *self, GPtrArray *rows)
{
  g_autoptr (GArray) supply = lian_material_supply (self->txn, self->from, self->to);
  for (guint i = 0; i < supply->len; i++)
    {
      const LianMaterialSupply *one = &g_array_index (supply, LianMaterialSupply, i);
      for (guint s = 0; one->material == self->material && s < LIAN_N_MATERIAL_SOURCES; s++)
        {
          LianMaterialRow *row = _lian_material_add_row (rows, NULL, 0);
          row->cells[0] = g_strdup (_ (lian_choices_material_source[s].label));
          row->cells[1] = lian_quantity_to_text (one->in[s], &self->unit);
          row->cells[2] = lian_material_supply_share (one, s);
        }
    }
}

static void
add_purchases (const LianMaterialView *self, GPtrArray *rows)
{
  g_autoptr (GArray) all = lian_material_approvals (self->txn, self->to);
  for (guint i = 0; i < all->len; i++)
    {
      const LianApprovalUse *one = &g_array_index (all, LianApprovalUse, i);
      if (one->material != self->material)
        continue;
      g_autoptr (LianRecord) approval = lian_txn_load (self->txn, lian_type_find ("purchase_approval"), one->approval);
      LianMaterialRow *row = _lian_material_add_row (rows, approval != NULL ? "purchase_approval" : NULL, one->approval);
      LianDate until = approval != NULL ? lian_record_get_date (approval, "to_date") : 0;
      gint64 beyond = one->bought - one->allowed;
      g_autofree char *size = lian_material_view_quantity (self, ABS (beyond));
      row->cells[0] = approval != NULL ? _lian_material_title (self, "purchase_approval", one->approval) : g_strdup (_ ("without approval"));
      row->cells[1] = until != 0 ? lian_date_format (until) : g_strdup ("");
      row->cells[2] = approval != NULL ? lian_quantity_to_text (one->allowed, &self->unit) : g_strdup ("");
      row->cells[3] = lian_quantity_to_text (one->bought, &self->unit);
      row->cells[4] = g_strdup_printf (beyond > 0 ? _ ("%s beyond what is allowed") : _ ("%s may still be bought"), size);
    }
}

/**
 * lian_material_view_rows:
 * @self: a view
 * @table: a table
 *
 * Returns: (transfer full) (element-type LianMaterialRow): its rows
 */
GPtrArray *
lian_material_view_rows (const LianMaterialView *self, LianMaterialTable table)
{
  static void (*const fill[LIAN_N_MATERIAL_TABLES]) (const LianMaterialView *, GPtrArray *)
      = { add_places, add_contracts, _lian_material_add_plans, _lian_material_add_use, _lian_material_add_place_use, add_sources, add_purchases };
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  fill[table](self, rows);
  return rows;
}
