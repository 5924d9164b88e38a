/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The tables about what takes a material: plans, and use against the norm. */
#include "lian-i18n.h"
#include "lian-material-place-use.h"
#include "lian-material-tables-private.h"

static char *
goods (const LianMaterialView *self, const LianCoverNeed *need)
{
  g_autoptr (LianRecord) product = lian_txn_load (self->txn, lian_type_find ("product"), need->product);
  LianUnit unit;
  lian_txn_load_unit (self->txn, product != NULL ? lian_record_get_number (product, "unit") : 0, &unit);
  g_autofree char *number = lian_quantity_to_text (need->planned, &unit);
  return g_strdup_printf ("%s %s", number, unit.name != NULL ? unit.name : "");
}

static void
add_plans_total (const LianMaterialView *self, GPtrArray *rows)
{
  gint64 on_day = 0;
  for (guint i = 0; i < self->cover->plans->len; i++)
    on_day += g_array_index (self->cover->plans, LianCoverNeed, i).short_on_day;
  LianMaterialRow *row = _lian_material_add_row (rows, NULL, 0);
  row->total = TRUE;
  row->cells[0] = g_strdup (_ ("all plans"));
  row->cells[4] = _lian_material_figure (self, self->cover->planned);
  row->cells[6] = _lian_material_figure (self, on_day);
  row->cells[7] = _lian_material_figure (self, self->cover->plan_shortage);
}

void
_lian_material_add_plans (const LianMaterialView *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->cover->plans->len; i++)
    {
      const LianCoverNeed *need = &g_array_index (self->cover->plans, LianCoverNeed, i);
      LianMaterialRow *row = _lian_material_add_row (rows, "plan", need->plan);
      row->cells[0] = _lian_material_title (self, "plan", need->plan);
      row->cells[1] = _lian_material_title (self, "cooperative", need->cooperative);
      row->cells[2] = _lian_material_title (self, "product", need->product);
      row->cells[3] = goods (self, need);
      row->cells[4] = _lian_material_figure (self, need->quantity);
      row->cells[5] = lian_date_format (need->day);
      row->cells[6] = _lian_material_figure (self, need->short_on_day);
      row->cells[7] = _lian_material_figure (self, need->unmet);
    }
  if (rows->len > 1)
    add_plans_total (self, rows);
}

/**
 * lian_material_use_describe_beyond:
 * @one: what a contract used of a material
 * @unit: the unit of the material
 *
 * Returns: (transfer full): what was saved against the norm or used beyond it, in words
 */
char *
lian_material_use_describe_beyond (const LianMaterialUse *one, const LianUnit *unit)
{
  gint64 beyond = lian_material_use_beyond (one);
  g_autofree char *size = lian_quantity_to_text (ABS (beyond), unit);
  if (!one->norm_known)
    return g_strdup (_ ("no norm"));
  if (!one->use_known)
    return g_strdup (_ ("use not entered"));
  if (beyond == 0)
    return g_strdup (_ ("as the norm says"));
  return g_strdup_printf (beyond > 0 ? _ ("overrun %s") : _ ("saved %s"), size);
}

static char *
describe_account (const LianMaterialView *self, const LianMaterialUse *one)
{
  g_autofree char *rest = lian_quantity_to_text (one->rest, &self->unit);
  if (!one->orderers)
    return g_strdup ("");
  if (!lian_material_use_is_open (one))
    return g_strdup (_ ("account closed"));
  return one->rest != 0 ? g_strdup_printf (_ ("open, %s left"), rest) : g_strdup (_ ("open, overrun"));
}

void
_lian_material_add_use (const LianMaterialView *self, GPtrArray *rows)
{
  g_autoptr (GArray) all = lian_material_use_all (self->txn, self->material, self->to);
  for (guint i = 0; i < all->len; i++)
    {
      const LianMaterialUse *one = &g_array_index (all, LianMaterialUse, i);
      LianMaterialRow *row = _lian_material_add_row (rows, "contract", one->contract);
      row->cells[0] = _lian_material_title (self, "contract", one->contract);
      row->cells[1] = _lian_material_whose (one->orderers);
      row->cells[2] = one->norm_known ? lian_quantity_to_text (one->by_norm, &self->unit) : g_strdup (_ ("unknown"));
      row->cells[3] = _lian_material_figure (self, one->issued);
      row->cells[4] = one->use_known ? lian_quantity_to_text (one->used, &self->unit) : g_strdup (_ ("unknown"));
      row->cells[5] = _lian_material_figure (self, one->returned);
      row->cells[6] = lian_material_use_describe_beyond (one, &self->unit);
      row->cells[7] = _lian_material_figure (self, one->orderers ? one->received : 0);
      row->cells[8] = _lian_material_figure (self, one->back + one->kept + one->paid);
      row->cells[9] = describe_account (self, one);
    }
}

static char *
whose_use (const LianPlaceUse *one)
{
  return one->for_contracts || one->orderers ? _lian_material_whose (one->orderers) : g_strdup (_ ("the makers, no contract"));
}

static void
fill_place_use (const LianMaterialView *self, LianMaterialRow *row, const LianPlaceUse *one)
{
  LianMaterialUse words = { .norm_known = one->norm_known, .use_known = one->use_known, .used = one->used,
                            .lost = one->lost, .by_norm = one->by_norm };
  row->cells[2] = whose_use (one);
  row->cells[3] = one->norm_known ? lian_quantity_to_text (one->by_norm, &self->unit) : g_strdup (_ ("unknown"));
  row->cells[4] = _lian_material_figure (self, one->issued);
  row->cells[5] = one->use_known ? lian_quantity_to_text (one->used, &self->unit) : g_strdup (_ ("unknown"));
  row->cells[6] = _lian_material_figure (self, one->returned);
  row->cells[7] = _lian_material_figure (self, one->lost);
  row->cells[8] = lian_material_use_describe_beyond (&words, &self->unit);
}

static void
add_to_sum (LianPlaceUse *sum, const LianPlaceUse *one)
{
  sum->norm_known = sum->norm_known && one->norm_known;
  sum->use_known = sum->use_known && one->use_known;
  sum->by_norm += one->by_norm;
  sum->issued += one->issued;
  sum->used += one->used;
  sum->returned += one->returned;
  sum->lost += one->lost;
}

/* The makers' own and the orderers' are never added up. */
static void
add_place_sum (const LianMaterialView *self, GPtrArray *rows, const GArray *all, gboolean orderers)
{
  LianPlaceUse sum = { .orderers = orderers, .for_contracts = TRUE, .norm_known = TRUE, .use_known = TRUE };
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const LianPlaceUse *one = &g_array_index (all, LianPlaceUse, i);
      if (one->orderers != orderers || !one->for_contracts)
        continue;
      add_to_sum (&sum, one);
      n++;
    }
  if (n < 2)
    return;
  LianMaterialRow *row = _lian_material_add_row (rows, NULL, 0);
  row->total = TRUE;
  row->cells[0] = g_strdup (_ ("all for contracts"));
  row->cells[1] = g_strdup ("");
  fill_place_use (self, row, &sum);
}

void
_lian_material_add_place_use (const LianMaterialView *self, GPtrArray *rows)
{
  g_autoptr (GArray) all = lian_material_use_by_place (self->txn, self->material, self->from, self->to);
  for (guint i = 0; i < all->len; i++)
    {
      const LianPlaceUse *one = &g_array_index (all, LianPlaceUse, i);
      LianMaterialRow *row = _lian_material_add_row (rows, one->place != 0 ? "stock_place" : NULL, one->place);
      row->cells[0] = one->place != 0 ? _lian_material_title (self, "stock_place", one->place) : g_strdup (_ ("from no store"));
      row->cells[1] = one->cooperative != 0 ? _lian_material_title (self, "cooperative", one->cooperative) : g_strdup (_ ("unknown"));
      fill_place_use (self, row, one);
    }
  add_place_sum (self, rows, all, FALSE);
  add_place_sum (self, rows, all, TRUE);
}
