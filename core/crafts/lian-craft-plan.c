/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which protected crafts a plan of arrangement touches (S1-6c).
 *
 * An allotment touches a craft as one that is saved does (lian-craft-touch.h): by the product of the order
 * whoever makes it, and by its maker where the register names no product.  Places are few, so they are read
 * once and looked through; a plan may have thousands of orders. */
#include "lian-craft-plan.h"

#include "lian-craft-touch.h"

#define ORDER(self, n) (&g_array_index ((self)->task->orders, LianArrangeOrder, n))
#define WAY(self, n) (&g_array_index ((self)->task->ways, LianArrangeWay, n))

struct _LianCraftPlan
{
  const LianArrangeTask *task;
  GPtrArray *places; /* LianRecord, protected on the working date */
  GPtrArray *crafts; /* LianRecord, that of each place */
};

/**
 * lian_craft_plan_new:
 * @txn: the base; on a reader's or the writer's thread
 * @task: (transfer none): a task; must outlive what is returned
 *
 * Returns: (transfer full): what is protected on the working date
 */
LianCraftPlan *
lian_craft_plan_new (LianTxn *txn, const LianArrangeTask *task)
{
  LianCraftPlan *self = g_new0 (LianCraftPlan, 1);
  self->task = task;
  self->places = lian_craft_list_places (txn);
  self->crafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (self->crafts, lian_txn_load (txn, lian_type_find ("special_craft"),
                                                  lian_record_get_number (self->places->pdata[i], "special_craft")));
  return self;
}

/**
 * lian_craft_plan_free:
 * @self: (nullable) (transfer full): what a plan touches
 */
void
lian_craft_plan_free (LianCraftPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->crafts);
  g_free (self);
}

static void
add_craft (GPtrArray *crafts, const LianRecord *craft)
{
  for (guint i = 0; i < crafts->len; i++)
    if (lian_record_get_id (crafts->pdata[i]) == lian_record_get_id (craft))
      return;
  g_ptr_array_add (crafts, lian_record_copy (craft));
}

static void
add_goods (const LianCraftPlan *self, gint64 product, gint64 maker, GPtrArray *crafts)
{
  for (guint i = 0; i < self->places->len; i++)
    if (lian_craft_place_touches (self->places->pdata[i], product, maker))
      add_craft (crafts, self->crafts->pdata[i]);
}

static gboolean
is_wanted (const GArray *orders, guint order)
{
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    if (g_array_index (orders, guint, i) == order)
      return TRUE;
  return orders == NULL;
}

static gint64
cooperative_of (const LianCraftPlan *self, guint maker)
{
  return g_array_index (self->task->makers, LianArrangeMaker, maker).cooperative;
}

/**
 * lian_craft_plan_list:
 * @self: what a plan touches
 * @amounts: (element-type LianArrangeAmount): who makes how much
 * @orders: (nullable) (element-type guint): the orders asked about; %NULL for all
 *
 * Returns: (transfer full) (element-type LianRecord): the protected crafts that the orders touch, and those that
 *   their makers practise
 */
GPtrArray *
lian_craft_plan_list (const LianCraftPlan *self, const GArray *amounts, const GArray *orders)
{
  GPtrArray *crafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint o = 0; self->places->len > 0 && o < self->task->orders->len; o++)
    if (is_wanted (orders, o))
      add_goods (self, ORDER (self, o)->product, 0, crafts);
  for (guint i = 0; self->places->len > 0 && i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (amounts, LianArrangeAmount, i);
      const LianArrangeWay *way = WAY (self, amount->way);
      if (amount->quantity > 0 && is_wanted (orders, way->order))
        add_goods (self, ORDER (self, way->order)->product, cooperative_of (self, way->maker), crafts);
    }
  return crafts;
}

/**
 * lian_craft_plan_list_of_order:
 * @self: what a plan touches
 * @amounts: (element-type LianArrangeAmount): who makes how much
 * @order: an order
 *
 * Returns: (transfer full) (element-type LianRecord): the protected crafts that it touches
 */
GPtrArray *
lian_craft_plan_list_of_order (const LianCraftPlan *self, const GArray *amounts, guint order)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (orders, order);
  return lian_craft_plan_list (self, amounts, orders);
}

/**
 * lian_craft_plan_list_of_maker:
 * @self: what a plan touches
 * @amounts: (element-type LianArrangeAmount): who makes how much
 * @maker: a maker
 *
 * Returns: (transfer full) (element-type LianRecord): the protected crafts that it practises, and those whose
 *   goods it is given to make
 */
GPtrArray *
lian_craft_plan_list_of_maker (const LianCraftPlan *self, const GArray *amounts, guint maker)
{
  GPtrArray *crafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  add_goods (self, 0, cooperative_of (self, maker), crafts);
  for (guint i = 0; self->places->len > 0 && i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (amounts, LianArrangeAmount, i);
      const LianArrangeWay *way = WAY (self, amount->way);
      if (amount->quantity > 0 && way->maker == maker)
        add_goods (self, ORDER (self, way->order)->product, 0, crafts);
    }
  return crafts;
}
