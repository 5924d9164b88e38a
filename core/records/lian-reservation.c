/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "reservation": stock that is kept for a contract. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-material-stock.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_material", LIAN_FIELD_REFERENCE, N_("material of a contract"), .group = N_("Reservation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract_material" },
  { "place", LIAN_FIELD_REFERENCE, N_("place of stock"), .group = N_("Reservation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "stock_place" },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Reservation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Reservation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Reservation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "until_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Reservation"), .flags = LIAN_FIELD_LISTED },
  { "released_on", LIAN_FIELD_DATE, N_("released on"), .group = N_("Reservation"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Reservation"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* One stock is never promised twice: what is kept for contracts is there, or on its way. */
static void
check_promise (LianCheck *c, const LianRecord *r, const LianRecord *material)
{
  g_autoptr (LianStock) stock = _lian_stock_new (c, lian_record_get_number (r, "place"),
                                                 lian_record_get_number (material, "catalogue_material"));
  gint64 contract = lian_record_get_number (material, "contract");
  gint64 mine = _lian_stock_reserved (stock, r, contract, TRUE);
  gint64 others = _lian_stock_reserved (stock, r, contract, FALSE);
  gint64 there = _lian_stock_free_on (stock, c->working_date);
  gint64 expected = _lian_stock_free_on (stock, G_MAXINT32) - there;
  if (mine == 0 || mine + others <= there + expected)
    return;
  g_autofree char *a = lian_check_quantity (c, material, mine);
  g_autofree char *b = lian_check_quantity (c, material, others);
  g_autofree char *d = lian_check_quantity (c, material, there);
  g_autofree char *e = lian_check_quantity (c, material, expected);
  lian_check_error (c, r, "quantity", "promised-twice",
                    _ ("this contract keeps %s and others keep %s, but there is %s and %s is on its way"),
                    a, b, d, e);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) material
      = c->load (c->data, "contract_material", lian_record_get_number (r, "contract_material"));
  lian_check_date_order (c, r, "from_date", "until_date");
  lian_check_date_order (c, r, "from_date", "released_on");
  if (material == NULL)
    return;
  if (lian_record_is_empty (material, "catalogue_material"))
    lian_check_error (c, r, "contract_material", "no-catalogue",
                      _ ("name the material of the catalogue in the contract first"));
  else if (g_strcmp0 (lian_record_get_text (material, "material_source"), "ORDERER") == 0)
    lian_check_error (c, r, "contract_material", "orderers",
                      _ ("the orderer's material belongs to its contract without a reservation"));
  else
    check_promise (c, r, material);
}

const LianType lian_type_reservation = {
  .id = "reservation",
  .label = N_("reservation of material"),
  .label_plural = N_("Reservations of material"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "from_date",
  .title_en = "from_date",
  .check = check,
};
