/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which protected crafts a recommendation, a contract or an allotment touches.
 *
 * The register says where a craft is practised (craft_place).  Work touches it by its co-operative and
 * activity; goods touch it by their product whoever makes them, and by their maker where the register
 * names no product.  Only what is protected on the working date counts (domain.md §7, S1-6c). */
#include "lian-craft-touch.h"

#include "lian-craft.h"

typedef struct
{
  LianTxn *txn;
  LianDate day;
  GPtrArray *crafts;
} Touch;

static gboolean
is_in (const GPtrArray *crafts, gint64 id)
{
  for (guint i = 0; i < crafts->len; i++)
    if (lian_record_get_id (crafts->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Its craft, if it is practised there and protected on @day. */
static LianRecord *
load_protected (LianTxn *txn, const LianRecord *place, LianDate day)
{
  LianDate from = lian_record_get_date (place, "from_date"), to = lian_record_get_date (place, "to_date");
  if (from > day || (to != 0 && to < day))
    return NULL;
  g_autoptr (LianRecord) craft = lian_txn_load (txn, lian_type_find ("special_craft"),
                                                lian_record_get_number (place, "special_craft"));
  return craft != NULL && lian_craft_is_protected (craft, day) ? g_steal_pointer (&craft) : NULL;
}

static void
add (Touch *self, const LianRecord *place)
{
  if (is_in (self->crafts, lian_record_get_number (place, "special_craft")))
    return;
  LianRecord *craft = load_protected (self->txn, place, self->day);
  if (craft != NULL)
    g_ptr_array_add (self->crafts, craft);
}

/* @activity 0 stands for all work of the co-operative. */
static void
add_work (Touch *self, gint64 cooperative, gint64 activity)
{
  g_autoptr (GPtrArray) places
      = lian_txn_list (self->txn, lian_type_find ("craft_place"), "cooperative", cooperative);
  for (guint i = 0; i < places->len; i++)
    {
      gint64 only = lian_record_get_number (places->pdata[i], "activity");
      if (activity == 0 || only == 0 || only == activity)
        add (self, places->pdata[i]);
    }
}

static void
add_product (Touch *self, gint64 product)
{
  g_autoptr (GPtrArray) places = lian_txn_list (self->txn, lian_type_find ("craft_place"), "product", product);
  for (guint i = 0; product != 0 && i < places->len; i++)
    add (self, places->pdata[i]);
}

/**
 * lian_craft_place_touches:
 * @place: a record of type "craft_place"
 * @product: a product of the catalogue; 0 for one that is not known
 * @cooperative: who makes it; 0 for anybody
 *
 * A maker that practises the craft with another product does not touch it with this one.
 *
 * Returns: whether making it touches the craft (S1-6c)
 */
gboolean
lian_craft_place_touches (const LianRecord *place, gint64 product, gint64 cooperative)
{
  if (product != 0 && lian_record_get_number (place, "product") == product)
    return TRUE;
  return cooperative != 0 && lian_record_get_number (place, "cooperative") == cooperative
         && (product == 0 || lian_record_is_empty (place, "product"));
}

static void
add_maker (Touch *self, gint64 cooperative, gint64 product)
{
  g_autoptr (GPtrArray) places
      = lian_txn_list (self->txn, lian_type_find ("craft_place"), "cooperative", cooperative);
  for (guint i = 0; cooperative != 0 && i < places->len; i++)
    if (lian_craft_place_touches (places->pdata[i], product, cooperative))
      add (self, places->pdata[i]);
}

static void
add_allotment (Touch *self, const LianRecord *allotment)
{
  g_autoptr (LianRecord) line = lian_txn_load (self->txn, lian_type_find ("contract_line"),
                                               lian_record_get_number (allotment, "contract_line"));
  gint64 product = line != NULL ? lian_record_get_number (line, "catalogue_product") : 0;
  add_product (self, product);
  add_maker (self, lian_record_get_number (allotment, "cooperative"), product);
}

static void
add_line (Touch *self, const LianRecord *line)
{
  g_autoptr (GPtrArray) allotments = lian_txn_list (self->txn, lian_type_find ("allotment"), "contract_line",
                                                    lian_record_get_id (line));
  add_product (self, lian_record_get_number (line, "catalogue_product"));
  for (guint i = 0; i < allotments->len; i++)
    add_maker (self, lian_record_get_number (allotments->pdata[i], "cooperative"),
               lian_record_get_number (line, "catalogue_product"));
}

static void
add_contract (Touch *self, const LianRecord *contract)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (self->txn, lian_type_find ("contract_line"), "contract",
                                               lian_record_get_id (contract));
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
}

static void
add_activity (Touch *self, const LianRecord *activity)
{
  add_work (self, lian_record_get_number (activity, "cooperative"), lian_record_get_id (activity));
}

static void
add_cooperative (Touch *self, const LianRecord *cooperative)
{
  add_work (self, lian_record_get_id (cooperative), 0);
}

static const struct
{
  const char *type;
  void (*add) (Touch *self, const LianRecord *record);
} ways[] = {
  { "activity", add_activity },      { "cooperative", add_cooperative },    { "contract", add_contract },
  { "contract_line", add_line },     { "allotment", add_allotment },        { "arrangement_line", add_allotment },
};

static int
find_way (const LianType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].type, type->id))
      return (int) i;
  return -1;
}

/**
 * lian_craft_list_touched:
 * @txn: the base; on a reader's or the writer's thread
 * @type: a record type
 * @id: a record of it
 *
 * Returns: (transfer full) (element-type LianRecord): the crafts that are protected on the working date
 *   and that the record touches (S1-6c); empty where it touches none
 */
GPtrArray *
lian_craft_list_touched (LianTxn *txn, const LianType *type, gint64 id)
{
  GPtrArray *crafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  Touch self = { txn, lian_txn_get_working_date (txn), crafts };
  int way = find_way (type);
  g_autoptr (LianRecord) record = way >= 0 && id != 0 ? lian_txn_load (txn, type, id) : NULL;
  if (record != NULL)
    ways[way].add (&self, record);
  return crafts;
}

/**
 * lian_craft_list_places:
 * @txn: the base; on a reader's or the writer's thread
 *
 * Returns: (transfer full) (element-type LianRecord): where crafts that are protected on the working date are
 *   practised then: records of type "craft_place"
 */
GPtrArray *
lian_craft_list_places (LianTxn *txn)
{
  LianDate day = lian_txn_get_working_date (txn);
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("craft_place"));
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (LianRecord) craft = load_protected (txn, all->pdata[i], day);
      if (craft != NULL)
        g_ptr_array_add (places, lian_record_copy (all->pdata[i]));
    }
  return places;
}
