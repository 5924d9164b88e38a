/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Norm against actual in the contract summary: what the norm allows for the goods delivered, and what
 * was issued, used and returned, the orderer's material apart (domain.md §6). */
#include "lian-contract-sheet.h"
#include "lian-i18n.h"
#include "lian-material-words.h"

static void
add_use (LianContractSheet *self, LianDocumentTable *table, const LianMaterialUse *use)
{
  LianUnit unit;
  g_autoptr (LianRecord) material = lian_paper_load (&self->paper, "material", use->material);
  gint64 measure = material != NULL ? lian_record_get_number (material, "unit") : 0;
  g_autoptr (LianRecord) of = lian_paper_load (&self->paper, "unit", measure);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  lian_txn_load_unit (self->paper.txn, measure, &unit);
  g_ptr_array_add (cells, lian_paper_record_name (&self->paper, material));
  g_ptr_array_add (cells, g_strdup (use->orderers ? _ ("the orderer") : _ ("the makers")));
  g_ptr_array_add (cells, use->norm_known ? lian_paper_quantity (&self->paper, of, use->by_norm)
                                          : g_strdup (""));
  g_ptr_array_add (cells, lian_paper_quantity (&self->paper, of, use->issued));
  g_ptr_array_add (cells, use->use_known ? lian_paper_quantity (&self->paper, of, use->used)
                                         : g_strdup (""));
  g_ptr_array_add (cells, lian_paper_quantity (&self->paper, of, use->returned));
  g_ptr_array_add (cells, lian_material_use_describe_beyond (use, &unit));
  _lian_contract_sheet_add_row (table, cells);
}

/**
 * _lian_contract_sheet_add_use:
 * @self: a sheet
 *
 * Adds a row for each material of the catalogue that the contract takes; what is not known stands as
 * a blank.
 */
void
_lian_contract_sheet_add_use (LianContractSheet *self)
{
  LianDocumentColumn columns[] = {
    { N_ ("raw material"), 2, LIAN_ALIGN_START }, { N_ ("material of"), 1.4, LIAN_ALIGN_START },
    { N_ ("by the norm"), 1.3, LIAN_ALIGN_END },  { N_ ("issued"), 1.3, LIAN_ALIGN_END },
    { N_ ("used in fact"), 1.3, LIAN_ALIGN_END }, { N_ ("returned"), 1.3, LIAN_ALIGN_END },
    { N_ ("saving or overrun"), 1.8, LIAN_ALIGN_START },
  };
  g_autoptr (GArray) uses
      = lian_material_use (self->paper.txn, lian_record_get_id (self->contract),
                           lian_txn_get_working_date (self->paper.txn));
  if (uses->len == 0)
    return;
  const char *before = lian_i18n_set_thread_language (self->paper.language);
  LianDocumentTable *table = _lian_contract_sheet_add_headed (self, N_ ("Norm against actual"), columns,
                                                              G_N_ELEMENTS (columns));
  for (guint i = 0; i < uses->len; i++)
    add_use (self, table, &g_array_index (uses, LianMaterialUse, i));
  lian_i18n_set_thread_language (before);
}
