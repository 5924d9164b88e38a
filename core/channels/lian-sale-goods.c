/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative may have sold, for entering the sales of a day or a month. */
#include "lian-sale-goods.h"

static void
goods_free (gpointer data)
{
  LianSaleGoods *goods = data;
  g_free (goods->name);
  g_free (goods);
}

static gboolean
is_listed (const GPtrArray *list, gint64 product)
{
  for (guint i = 0; i < list->len; i++)
    if (((LianSaleGoods *) list->pdata[i])->product == product)
      return TRUE;
  return FALSE;
}

static void
add (LianTxn *txn, GPtrArray *list, gint64 product, gint64 unit)
{
  LianUnit measure;
  if (product == 0 || is_listed (list, product) || !lian_txn_load_unit (txn, unit, &measure))
    return;
  LianSaleGoods *goods = g_new0 (LianSaleGoods, 1);
  *goods = (LianSaleGoods){ product, unit, measure, lian_txn_title (txn, lian_type_find ("product"), product) };
  g_ptr_array_add (list, goods);
}

static void
add_sold (LianTxn *txn, GPtrArray *list, gint64 cooperative)
{
  g_autoptr (GPtrArray) sales = lian_txn_list (txn, lian_type_find ("sale"), "cooperative", cooperative);
  for (guint i = sales->len; i-- > 0;)
    add (txn, list, lian_record_get_number (sales->pdata[i], "product"),
         lian_record_get_number (sales->pdata[i], "unit"));
}

static void
add_planned (LianTxn *txn, GPtrArray *list, gint64 cooperative)
{
  g_autoptr (GPtrArray) plans = lian_txn_list (txn, lian_type_find ("plan"), "cooperative", cooperative);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("plan_line"), "plan",
                                                   lian_record_get_id (plans->pdata[i]));
      for (guint l = 0; l < lines->len; l++)
        add (txn, list, lian_record_get_number (lines->pdata[l], "product"),
             lian_record_get_number (lines->pdata[l], "unit"));
    }
}

static void
add_of_trade (LianTxn *txn, GPtrArray *list, gint64 cooperative)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  gint64 trade = record != NULL ? lian_record_get_number (record, "trade") : 0;
  g_autoptr (GPtrArray) products = trade != 0 ? lian_txn_list (txn, lian_type_find ("product"), "trade", trade)
                                              : g_ptr_array_new ();
  for (guint i = 0; i < products->len; i++)
    add (txn, list, lian_record_get_id (products->pdata[i]), lian_record_get_number (products->pdata[i], "unit"));
}

static int
compare_goods (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(LianSaleGoods *const *) a)->name, (*(LianSaleGoods *const *) b)->name);
}

/**
 * lian_sale_list_goods:
 * @txn: the base
 * @cooperative: a co-operative
 *
 * Returns: (transfer full) (element-type LianSaleGoods): by name, what it sold before, in the unit of
 *   the last time; what it plans; and the products of its trade
 */
GPtrArray *
lian_sale_list_goods (LianTxn *txn, gint64 cooperative)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (goods_free);
  add_sold (txn, list, cooperative);
  add_planned (txn, list, cooperative);
  add_of_trade (txn, list, cooperative);
  g_ptr_array_sort (list, compare_goods);
  return list;
}
