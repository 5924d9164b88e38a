/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of materials: what each place had, got, gave and has.
 *
 * Derived from the movements alone, in their order; nothing of it is stored. */
#include "lian-material-balance.h"
#include "lian-choices.h"
#include "lian-material-stock.h"

static GPtrArray *
list_movements (LianTxn *txn, gint64 material)
{
  const LianType *type = lian_type_find ("material_movement");
  return material != 0 ? lian_txn_list (txn, type, "material", material)
                       : lian_txn_list_all (txn, type);
}

/* A step with the kind of its movement, which says under which heading it counts. */
typedef struct
{
  LianStockStep step;
  const char *kind;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return lian_stock_step_compare (&((const Entry *) a)->step, &((const Entry *) b)->step);
}

static GArray *
collect (LianTxn *txn, gint64 material, LianDate to)
{
  g_autoptr (GPtrArray) movements = list_movements (txn, material);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < movements->len; i++)
    {
      LianStockStep steps[2];
      guint n = lian_movement_steps (movements->pdata[i], steps);
      const char *kind
          = g_intern_string (lian_record_get_text (movements->pdata[i], "movement_kind"));
      for (guint j = 0; j < n && steps[j].day <= to; j++)
        {
          Entry entry = { steps[j], kind };
          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static LianStockLine *
find_line (GArray *lines, const LianStockStep *step)
{
  for (guint i = 0; i < lines->len; i++)
    {
      LianStockLine *line = &g_array_index (lines, LianStockLine, i);
      if (line->material == step->material && line->place == step->place
          && line->source == step->source && line->owner == step->owner)
        return line;
    }
  LianStockLine line = { .material = step->material, .place = step->place,
                         .source = step->source, .owner = step->owner };
  g_array_append_val (lines, line);
  return &g_array_index (lines, LianStockLine, lines->len - 1);
}

static gint64 *
heading_of (LianStockLine *line, const Entry *entry)
{
  const struct { const char *kind; gint64 *heading; } headings[] = {
    { "OPENING", &line->opening }, { "IN", &line->in }, { "RETURNED", &line->returned },
    { "ISSUED", &line->issued }, { "USED", &line->used }, { "LOSS", &line->lost },
    { "BACK_TO_ORDERER", &line->back }, { "SETTLED", &line->settled },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_strcmp0 (headings[i].kind, entry->kind) == 0)
      return headings[i].heading;
  return entry->step.quantity >= 0 ? &line->moved_in : &line->moved_out;
}

static void
add_entry (LianStockLine *line, const Entry *entry, LianDate from)
{
  gint64 change = entry->step.counted ? entry->step.quantity - line->closing : entry->step.quantity;
  line->closing += change;
  if (entry->step.day < from)
    line->opening += change;
  else if (entry->step.counted)
    line->counted += change;
  else
    *heading_of (line, entry) += ABS (change);
}

static gint64
plus (const LianStockStep *step)
{
  return step->takes ? -step->quantity : 0;
}

static LianReserved *
find_reserved (GArray *all, gint64 place, gint64 contract)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, LianReserved, i).place == place
        && g_array_index (all, LianReserved, i).contract == contract)
      return &g_array_index (all, LianReserved, i);
  return NULL;
}

static gboolean
holds_on (const LianRecord *reservation, LianDate day)
{
  LianDate until = lian_record_get_date (reservation, "until_date");
  LianDate released = lian_record_get_date (reservation, "released_on");
  return lian_record_get_date (reservation, "from_date") <= day && (until == 0 || until >= day)
         && (released == 0 || released > day);
}

static void
add_reservations (LianTxn *txn, GArray *all, GArray *since, const LianRecord *wanted, LianDate day)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("reservation"),
                                              "contract_material", lian_record_get_id (wanted));
  gint64 contract = lian_record_get_number (wanted, "contract");
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 place = lian_record_get_number (rows->pdata[i], "place");
      LianDate from = lian_record_get_date (rows->pdata[i], "from_date");
      if (!holds_on (rows->pdata[i], day))
        continue;
      LianReserved *one = find_reserved (all, place, contract);
      if (one == NULL)
        {
          LianReserved new_one = { place, contract,
                                   lian_choice_index (lian_choices_material_source,
                                                      lian_record_get_text (wanted, "material_source")), 0 };
          g_array_append_val (all, new_one);
          g_array_append_val (since, from);
          one = &g_array_index (all, LianReserved, all->len - 1);
        }
      guint at = (guint) (one - &g_array_index (all, LianReserved, 0));
      one->quantity += lian_record_get_number (rows->pdata[i], "quantity");
      g_array_index (since, LianDate, at) = MIN (g_array_index (since, LianDate, at), from);
    }
}

/* Issue and use draw on the reservation of their contract, never below nothing. */
static void
take_off (LianTxn *txn, gint64 material, LianDate day, GArray *all, const GArray *since)
{
  g_autoptr (GArray) entries = collect (txn, material, day);
  g_autofree gint64 *taken = g_new0 (gint64, all->len + 1);
  for (guint i = 0; i < entries->len; i++)
    {
      const LianStockStep *step = &g_array_index (entries, Entry, i).step;
      LianReserved *one = step->owner == 0 ? find_reserved (all, step->place, step->contract) : NULL;
      guint at = one != NULL ? (guint) (one - &g_array_index (all, LianReserved, 0)) : all->len;
      if (at < all->len && step->day >= g_array_index (since, LianDate, at))
        taken[at] += plus (step);
    }
  for (guint i = 0; i < all->len; i++)
    {
      LianReserved *one = &g_array_index (all, LianReserved, i);
      one->quantity = MAX (one->quantity - MAX (taken[i], 0), 0);
    }
}

/**
 * lian_material_reserved:
 * @txn: the base
 * @material: a material
 * @day: the day asked about
 *
 * Returns: (transfer full) (element-type LianReserved): what is kept for contracts at the end of
 *   @day, place by place
 */
GArray *
lian_material_reserved (LianTxn *txn, gint64 material, LianDate day)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LianReserved));
  g_autoptr (GArray) since = g_array_new (FALSE, FALSE, sizeof (LianDate));
  g_autoptr (GPtrArray) wanted = lian_txn_list (txn, lian_type_find ("contract_material"),
                                                "catalogue_material", material);
  for (guint i = 0; i < wanted->len; i++)
    add_reservations (txn, all, since, wanted->pdata[i], day);
  if (all->len > 0)
    take_off (txn, material, day, all, since);
  return all;
}

/* Under the source that the contract plans with; where that has no line, under one of its own. */
static void
add_reserved (LianTxn *txn, GArray *lines, gint64 material, LianDate to)
{
  g_autoptr (GArray) reserved = lian_material_reserved (txn, material, to);
  for (guint i = 0; i < reserved->len; i++)
    {
      const LianReserved *one = &g_array_index (reserved, LianReserved, i);
      LianStockStep key = { .material = material, .place = one->place, .source = one->source };
      find_line (lines, &key)->reserved += one->quantity;
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const LianStockLine *x = a, *y = b;
  const gint64 keys[][2] = { { x->material, y->material }, { x->place, y->place },
                             { x->source, y->source }, { x->owner, y->owner } };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

/* The materials of the lines, each once. */
static void
add_all_reserved (LianTxn *txn, GArray *lines, gint64 material, LianDate to)
{
  g_autoptr (GPtrArray) materials = material == 0 ? lian_txn_list_all (txn, lian_type_find ("material")) : NULL;
  if (material != 0)
    add_reserved (txn, lines, material, to);
  for (guint i = 0; materials != NULL && i < materials->len; i++)
    add_reserved (txn, lines, lian_record_get_id (materials->pdata[i]), to);
}

/**
 * lian_material_balance:
 * @txn: the base
 * @material: a material, or 0 for all
 * @from: the first day of the period
 * @to: its last day; movements after it don't count
 *
 * Returns: (transfer full) (element-type LianStockLine): the balance, sorted by material, place,
 *   source and owner; only what ever moved or is reserved has a line
 */
GArray *
lian_material_balance (LianTxn *txn, gint64 material, LianDate from, LianDate to)
{
  g_autoptr (GArray) entries = collect (txn, material, to);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (LianStockLine));
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      add_entry (find_line (lines, &entry->step), entry, from);
    }
  add_all_reserved (txn, lines, material, to);
  g_array_sort (lines, compare_lines);
  return lines;
}
