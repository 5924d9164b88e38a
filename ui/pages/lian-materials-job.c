/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the page of materials reads in one go, on the reader thread. */
#include "lian-materials-job.h"
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-text-rows.h"
#include "lian-text.h"

#define MOST_OF_NAME 28
#define LOCAL 3

/**
 * lian_materials_job_free:
 * @job: (nullable): a #LianMaterialsJob
 */
void
lian_materials_job_free (gpointer job)
{
  LianMaterialsJob *self = job;
  if (self == NULL)
    return;
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->chart, lian_chart_spec_unref);
  for (guint i = 0; i < LIAN_N_MATERIAL_TABLES; i++)
    g_clear_pointer (&self->tables[i], g_ptr_array_unref);
  g_free (self->verdict);
  g_free (self);
}

static LianDate
first_day (LianDate today, LianMaterialsPeriod period)
{
  int year, month, day;
  lian_date_split (today, &year, &month, &day);
  switch (period)
    {
    case LIAN_MATERIALS_MONTH:
      return lian_date_first_of_month (today);
    case LIAN_MATERIALS_QUARTER:
      return lian_date_new (year, (month - 1) / 3 * 3 + 1, 1);
    case LIAN_MATERIALS_YEAR:
      return lian_date_new (year, 1, 1);
    case LIAN_MATERIALS_ALL:
    case LIAN_N_MATERIALS_PERIODS:
    default:
      return lian_date_new (1, 1, 1);
    }
}

static char *
figure (gint64 quantity, const LianUnit *unit)
{
  return quantity != 0 ? lian_quantity_to_text (quantity, unit) : g_strdup ("");
}

static char *
describe_first (const LianMaterialCover *cover)
{
  if (cover->first_short != 0)
    return lian_date_format (cover->first_short);
  return g_strdup (cover->n_unknown > 0 ? _ ("unknown") : cover->needed > 0 ? _ ("enough") : "");
}

static LianTextRow *
create_row (LianTxn *txn, const LianMaterialCover *cover)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("material"), cover->material);
  gint64 unit_id = lian_record_get_number (record, "unit");
  LianUnit unit;
  lian_txn_load_unit (txn, unit_id, &unit);
  g_autofree char *whole = lian_txn_title (txn, lian_type_find ("material"), cover->material);
  g_autofree char *name = lian_text_shorten_to (whole, MOST_OF_NAME);
  g_autofree char *unit_name = lian_txn_title (txn, lian_type_find ("unit"), unit_id);
  g_autofree char *stock = figure (cover->stock, &unit);
  g_autofree char *arriving = figure (cover->arriving, &unit);
  g_autofree char *needed = figure (cover->needed, &unit);
  g_autofree char *shortage = figure (cover->shortage, &unit);
  g_autofree char *first = describe_first (cover);
  g_autofree char *planned = figure (cover->planned, &unit);
  g_autofree char *lacking = figure (cover->plan_shortage, &unit);
  const char *const cells[LIAN_TEXT_ROW_CELLS]
      = { name, unit_name, stock, arriving, needed, shortage, first, planned, lacking };
  return lian_text_row_new (cover->material, cells);
}

/* Who runs short first stands first; the others keep the order of the catalogue. */
static int
compare_covers (gconstpointer a, gconstpointer b)
{
  const LianMaterialCover *one = *(LianMaterialCover *const *) a;
  const LianMaterialCover *other = *(LianMaterialCover *const *) b;
  LianDate x = one->first_short != 0 ? one->first_short : G_MAXINT32;
  LianDate y = other->first_short != 0 ? other->first_short : G_MAXINT32;
  if (x != y)
    return x < y ? -1 : 1;
  return one->material < other->material ? -1 : one->material > other->material;
}

static guint
count_unlinked (LianTxn *txn)
{
  g_autoptr (GPtrArray) wanted = lian_txn_list_all (txn, lian_type_find ("contract_material"));
  guint n = 0;
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!lian_record_is_empty (wanted->pdata[i], "catalogue_material"))
        continue;
      g_autoptr (LianRecord) contract
          = lian_txn_load (txn, lian_type_find ("contract"),
                           lian_record_get_number (wanted->pdata[i], "contract"));
      n += lian_contract_binds (contract);
    }
  return n;
}

static gboolean
read_list (LianTxn *txn, LianMaterialsJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) covers = lian_material_cover_all (txn, cancellable, error);
  gboolean there = FALSE;
  if (covers == NULL)
    return FALSE;
  g_ptr_array_sort (covers, compare_covers);
  self->n_unlinked = count_unlinked (txn);
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < covers->len; i++)
    {
      const LianMaterialCover *cover = covers->pdata[i];
      self->n_short += cover->first_short != 0;
      there = there || cover->material == self->material;
      g_ptr_array_add (self->list, create_row (txn, cover));
    }
  if (!there)
    self->material = covers->len > 0 ? ((const LianMaterialCover *) covers->pdata[0])->material : 0;
  return TRUE;
}

static void
read_material (LianTxn *txn, LianMaterialsJob *self)
{
  LianDate today = lian_txn_get_working_date (txn);
  g_autoptr (LianMaterialView) view
      = lian_material_view_new (txn, self->material, first_day (today, self->period), today);
  g_autofree char *verdict = lian_material_view_verdict (view);
  g_autofree char *own = lian_material_view_own_plans (view);
  g_autofree char *plan = lian_material_view_plan (view);
  self->verdict = g_strjoin (" ", verdict, own != NULL ? own : plan, own != NULL ? plan : NULL, NULL);
  self->chart = lian_material_view_chart (view);
  for (guint i = 0; i < LIAN_N_MATERIAL_TABLES; i++)
    self->tables[i] = lian_material_view_rows (view, (LianMaterialTable) i);
}

static gboolean
is_there (LianTxn *txn, gint64 material)
{
  g_autoptr (LianRecord) record
      = material != 0 ? lian_txn_load (txn, lian_type_find ("material"), material) : NULL;
  return record != NULL;
}

/**
 * lian_materials_job_run:
 * @txn: the base
 * @job: a #LianMaterialsJob
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads all materials, unless they are known, and everything about one of them.
 *
 * Returns: whether it was read
 */
gboolean
lian_materials_job_run (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error)
{
  LianMaterialsJob *self = job;
  if (!(self->one_only && is_there (txn, self->material)) && !read_list (txn, self, cancellable, error))
    return FALSE;
  if (self->material != 0)
    read_material (txn, self);
  return TRUE;
}
