/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "contract_material". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("Material"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("Material"), .flags = LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "material", LIAN_FIELD_TEXT, N_("raw material"), .group = N_("Material"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("Material"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Material"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Material"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "norm", LIAN_FIELD_QUANTITY, N_("consumption norm"), .group = N_("Material"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit",
    .help = N_("Material for one unit of the product.") },
  { "material_source", LIAN_FIELD_CHOICE, N_("source of material"), .group = N_("Material"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_material_source },
  { "quality", LIAN_FIELD_TEXT, N_("quality"), .group = N_("Material"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "catalogue_material", LIAN_FIELD_REFERENCE, N_("material in the catalogue"), .group = N_("Material"), .reference = "material" },
};

/* Material of the orderer is settled against the norm: a draft warns, a signed contract has it. */
static void
check (LianCheck *c, const LianRecord *r)
{
  _lian_material_check_measure (c, r, "catalogue_material", "unit");
  if (g_strcmp0 (lian_record_get_text (r, "material_source"), "ORDERER") != 0
      || !lian_record_is_empty (r, "norm"))
    return;
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (r, "contract"));
  if (lian_contract_binds (contract))
    lian_check_error (c, r, "norm", "no-norm",
                      _ ("material of the orderer needs a consumption norm"));
  else
    lian_check_warning (c, r, "norm", "no-norm",
                        _ ("material of the orderer needs a consumption norm"));
}

static const LianPart parts[] = {
  { "reservation", "contract_material", TRUE },
};

const LianType lian_type_contract_material = {
  .id = "contract_material",
  .label = N_("material of a contract"),
  .label_plural = N_("Materials of contracts"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "material",
  .title_en = "material",
  .check = check,
  .check_act = _lian_contract_check_clauses,
};
