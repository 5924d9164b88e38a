/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How much of a material a line of a contract takes.
 *
 * What the contract agreed goes before the catalogue; without either the norm is unknown, which is not
 * nothing. */
#include "lian-material-norm.h"

static LianRecord *
load_cb (gpointer data, const char *type, gint64 id)
{
  return lian_txn_load (data, lian_type_find (type), id);
}

static GPtrArray *
list_cb (gpointer data, const char *type, const char *field, gint64 id)
{
  return lian_txn_list (data, lian_type_find (type), field, id);
}

/**
 * lian_material_look:
 * @txn: the base
 *
 * Rules and pages work out the same figures, so both look at records in the same way.
 *
 * Returns: what may be looked at through @txn, as a rule does
 */
LianCheck
lian_material_look (LianTxn *txn)
{
  return (LianCheck){ .working_date = lian_txn_get_working_date (txn), .load = load_cb,
                      .list = list_cb, .data = txn };
}

static LianRatio
of_contract (LianCheck *c, const LianRecord *wanted, const LianRecord *line)
{
  g_autoptr (LianRecord) unit = c->load (c->data, "unit", lian_record_get_number (line, "unit"));
  if (lian_record_is_empty (wanted, "norm") || unit == NULL)
    return (LianRatio){ 0, 0 };
  /* Material for one unit of the product, which is numerator / denominator smallest ones. */
  __int128 material = (__int128) lian_record_get_number (wanted, "norm") * lian_record_get_number (unit, "denominator");
  if (material > G_MAXINT64)
    return (LianRatio){ 0, 0 };
  return (LianRatio){ (gint64) material, MAX (lian_record_get_number (unit, "numerator"), 1) };
}

/**
 * lian_material_ratio_of_norm:
 * @norm: a record of type "norm"
 *
 * Returns: the material for so much of the product, in smallest units of both, the loss allowed
 *   included; a denominator of 0 where the figures are too large
 */
LianRatio
lian_material_ratio_of_norm (const LianRecord *norm)
{
  __int128 quantity = (__int128) lian_record_get_number (norm, "quantity")
                      * (1000 + lian_record_get_number (norm, "loss_allowed"));
  __int128 per = (__int128) lian_record_get_number (norm, "per") * 1000;
  if (quantity > G_MAXINT64 || per > G_MAXINT64)
    return (LianRatio){ 0, 0 };
  return (LianRatio){ (gint64) quantity, (gint64) per };
}

/**
 * lian_material_norm_holds:
 * @norm: a record of type "norm"
 * @day: a day
 *
 * Returns: whether the norm is in force on @day
 */
gboolean
lian_material_norm_holds (const LianRecord *norm, LianDate day)
{
  LianDate to = lian_record_get_date (norm, "to_date");
  return lian_record_get_date (norm, "from_date") <= day && (to == 0 || to >= day);
}

/**
 * lian_material_norm_of_product:
 * @c: what may be looked at; see lian_material_look()
 * @product: a product; 0 for none
 * @material: a material
 * @day: the day whose norm is asked for
 *
 * Returns: the norm of the catalogue; a denominator of 0 where there is none
 */
LianRatio
lian_material_norm_of_product (LianCheck *c, gint64 product, gint64 material, LianDate day)
{
  g_autoptr (GPtrArray) norms = c->list (c->data, "norm", "product", product);
  for (guint i = 0; product != 0 && i < norms->len; i++)
    if (lian_record_get_number (norms->pdata[i], "material") == material
        && lian_material_norm_holds (norms->pdata[i], day))
      return lian_material_ratio_of_norm (norms->pdata[i]);
  return (LianRatio){ 0, 0 };
}

/**
 * lian_material_norm:
 * @c: what may be looked at; see lian_material_look()
 * @wanted: a material of a contract
 * @line: (nullable): the line of the contract that it is for
 * @day: the day whose norm is asked for
 *
 * Returns: the material for so much of the product, in smallest units of both, the loss allowed
 *   included; a denominator of 0 where it is not known
 */
LianRatio
lian_material_norm (LianCheck *c, const LianRecord *wanted, const LianRecord *line, LianDate day)
{
  if (line == NULL)
    return (LianRatio){ 0, 0 };
  LianRatio ratio = of_contract (c, wanted, line);
  if (ratio.denominator != 0)
    return ratio;
  return lian_material_norm_of_product (c, lian_record_get_number (line, "catalogue_product"),
                                        lian_record_get_number (wanted, "catalogue_material"), day);
}

/**
 * lian_material_accepted:
 * @c: what may be looked at; see lian_material_look()
 * @delivery: a delivery
 *
 * Returns: what of it was not refused, as a whole or by grade, in smallest units of the product
 */
gint64
lian_material_accepted (LianCheck *c, const LianRecord *delivery)
{
  if (lian_record_get_truth (delivery, "accepted") == LIAN_NO)
    return 0;
  g_autoptr (GPtrArray) grades
      = c->list (c->data, "delivery_grade", "delivery", lian_record_get_id (delivery));
  gint64 accepted = lian_record_get_number (delivery, "quantity");
  for (guint i = 0; i < grades->len; i++)
    if (g_strcmp0 (lian_record_get_text (grades->pdata[i], "verdict"), "REFUSED") == 0)
      accepted -= lian_record_get_number (grades->pdata[i], "quantity");
  return MAX (accepted, 0);
}

/**
 * lian_material_made:
 * @c: what may be looked at; see lian_material_look()
 * @contract_line: a line of a contract
 * @from: the first day
 * @to: the last day
 *
 * Returns: what was delivered in these days and not refused, in smallest units of the product
 */
gint64
lian_material_made (LianCheck *c, gint64 contract_line, LianDate from, LianDate to)
{
  g_autoptr (GPtrArray) deliveries
      = c->list (c->data, "delivery", "contract_line", contract_line);
  gint64 sum = 0;
  for (guint i = 0; i < deliveries->len; i++)
    {
      LianDate day = lian_record_get_date (deliveries->pdata[i], "delivered_on");
      if (day >= from && day <= to)
        sum += lian_material_accepted (c, deliveries->pdata[i]);
    }
  return sum;
}
