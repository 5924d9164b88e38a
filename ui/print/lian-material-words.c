/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of a material in words: what is told of it, its chart and its sentences. */
#include "lian-material-words.h"
#include "lian-base-chart.h"
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-material-supply.h"
#include "lian-opinion.h"
#include "lian-plural.h"

/**
 * lian_material_view_new:
 * @txn: the base
 * @material: a material
 * @from: the first day of the period
 * @to: its last day
 *
 * Returns: (transfer full): what is told of the material
 */
LianMaterialView *
lian_material_view_new (LianTxn *txn, gint64 material, LianDate from, LianDate to)
{
  LianMaterialView *self = g_new0 (LianMaterialView, 1);
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("material"), material);
  gint64 unit = record != NULL ? lian_record_get_number (record, "unit") : 0;
  *self = (LianMaterialView){ .txn = txn, .material = material, .from = from, .to = to };
  lian_txn_load_unit (txn, unit, &self->unit);
  self->unit_name = unit != 0 ? lian_txn_title (txn, lian_type_find ("unit"), unit) : NULL;
  self->cover = lian_material_cover_new (txn, material);
  return self;
}

/**
 * lian_material_view_free:
 * @self: (nullable) (transfer full): a view
 */
void
lian_material_view_free (LianMaterialView *self)
{
  if (self == NULL)
    return;
  lian_material_cover_free (self->cover);
  g_free (self->unit_name);
  g_free (self);
}

/**
 * lian_material_view_quantity:
 * @self: a view
 * @quantity: in smallest units
 *
 * Returns: (transfer full): the quantity with its unit
 */
char *
lian_material_view_quantity (const LianMaterialView *self, gint64 quantity)
{
  g_autofree char *number = lian_quantity_to_text (quantity, &self->unit);
  return g_strdup_printf ("%s %s", number, self->unit_name != NULL ? self->unit_name : "");
}

static void
set_datum (const LianMaterialView *self, LianChartSpec *spec, guint series, guint category,
           gint64 quantity)
{
  g_autofree char *text = lian_quantity_to_text (quantity, &self->unit);
  double value = (double) quantity * (double) self->unit.denominator / (double) self->unit.numerator;
  lian_chart_spec_set_datum (spec, series, category, value, text);
}

static void
add_month (const LianMaterialView *self, LianChartSpec *spec, const LianCoverMonth *month)
{
  int year, of_year, day;
  lian_date_split (month->month, &year, &of_year, &day);
  g_autofree char *label = g_strdup_printf ("%04d-%02d", year, of_year);
  guint category = lian_chart_spec_add_category (spec, label);
  set_datum (self, spec, 0, category, month->stock);
  set_datum (self, spec, 1, category, month->arrived);
  set_datum (self, spec, 2, category, month->needed);
  set_datum (self, spec, 3, category, month->shortage);
  if (month->shortage > 0)
    lian_chart_spec_set_emphasis (spec, 3, category);
  if (self->cover->plans->len == 0)
    return;
  set_datum (self, spec, 4, category, month->planned);
  set_datum (self, spec, 5, category, month->plan_shortage);
  if (month->plan_shortage > 0)
    lian_chart_spec_set_emphasis (spec, 5, category);
}

/**
 * lian_material_view_chart:
 * @self: a view
 *
 * Returns: (transfer full): stock, arrivals, need and what is not covered, month by month from the
 *   working date on
 */
LianChartSpec *
lian_material_view_chart (const LianMaterialView *self)
{
  g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("material"), self->material);
  g_autofree char *title
      /* Translators: a material, its unit */
      = g_strdup_printf (_ ("%s (%s): stock and need by month"), name,
                         self->unit_name != NULL ? self->unit_name : "");
  LianChartSpec *spec = lian_base_chart_new (self->txn, LIAN_CHART_COLUMNS, title, self->cover->plans->len > 0 ? _ ("contracts in force, plans besides") : _ ("contracts in force"));
  lian_chart_spec_set_axis_titles (spec, _ ("month"), _ ("quantity"));
  lian_chart_spec_add_series (spec, _ ("left at the end of the month"));
  lian_chart_spec_add_series (spec, _ ("comes in"));
  lian_chart_spec_add_series (spec, _ ("needed"));
  lian_chart_spec_add_series (spec, _ ("not covered by the end of the month"));
  if (self->cover->plans->len > 0)
    {
      lian_chart_spec_add_series (spec, _ ("needed by plans besides"));
      lian_chart_spec_add_series (spec, _ ("not covered of the plans"));
    }
  for (guint i = 0; i < self->cover->months->len; i++)
    add_month (self, spec, &g_array_index (self->cover->months, LianCoverMonth, i));
  return spec;
}

/**
 * lian_material_view_verdict:
 * @self: a view
 *
 * Returns: (transfer full): a sentence: whether there is enough, or from when on not
 */
char *
lian_material_view_verdict (const LianMaterialView *self)
{
  const LianMaterialCover *cover = self->cover;
  g_autofree char *needed = lian_material_view_quantity (self, cover->needed);
  g_autofree char *stock = lian_material_view_quantity (self, cover->stock);
  g_autofree char *arriving = lian_material_view_quantity (self, cover->arriving);
  g_autofree char *shortage = lian_material_view_quantity (self, cover->shortage);
  g_autofree char *day = lian_date_format (cover->first_short);
  g_autofree char *unknown
      = cover->n_unknown > 0
            ? g_strdup_printf (ngettext (" The need of %u line is not known.", " The need of %u lines is not known.", cover->n_unknown), cover->n_unknown)
            : g_strdup ("");
  g_autofree char *figures
      /* Translators: three quantities */
      = g_strdup_printf (_ ("Needed %s; there are %s, and %s on the way."), needed, stock, arriving);
  if (cover->first_short == 0)
    return g_strconcat (figures, " ", _ ("That is enough on every day."), unknown, NULL);
  /* Translators: date, quantity */
  g_autofree char *end = g_strdup_printf (_ ("Short from %s on; in the end %s are missing."), day, shortage);
  return g_strconcat (figures, " ", end, unknown, NULL);
}

/**
 * lian_material_view_own_plans:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): a sentence: what plans of co-operatives need beyond contracts,
 *   and whether contracts leave it; %NULL where no plan needs the material
 */
char *
lian_material_view_own_plans (const LianMaterialView *self)
{
  const LianMaterialCover *cover = self->cover;
  g_autofree char *planned = lian_material_view_quantity (self, cover->planned);
  g_autofree char *shortage = lian_material_view_quantity (self, cover->plan_shortage);
  g_autofree char *day = lian_date_format (cover->plan_first_short);
  if (cover->plans->len == 0)
    return NULL;
  if (cover->plan_first_short == 0)
    /* Translators: quantity */
    return g_strdup_printf (_ ("Plans need %s besides; contracts leave that much."), planned);
  /* Translators: quantity, date, quantity */
  return g_strdup_printf (_ ("Plans need %s besides; contracts don't leave it from %s on, in the end %s are missing."),
                          planned, day, shortage);
}

/* Whether any of a source came in or is planned: unknown while nothing is known at all. */
static LianTruth
plans_with (const LianMaterialView *self, guint source, const char *value)
{
  g_autoptr (GArray) supply = lian_material_supply (self->txn, self->from, G_MAXINT32);
  g_autoptr (GPtrArray) wanted = lian_txn_list (self->txn, lian_type_find ("contract_material"),
                                                "catalogue_material", self->material);
  gboolean any = wanted->len > 0;
  for (guint i = 0; i < supply->len; i++)
    {
      const LianMaterialSupply *one = &g_array_index (supply, LianMaterialSupply, i);
      any = any || one->material == self->material;
      if (one->material == self->material && one->in[source] > 0)
        return LIAN_YES;
    }
  for (guint i = 0; i < wanted->len; i++)
    if (g_strcmp0 (lian_record_get_text (wanted->pdata[i], "material_source"), value) == 0)
      return LIAN_YES;
  return any ? LIAN_NO : LIAN_UNKNOWN;
}

static const char *
json_truth (LianTruth truth)
{
  return truth == LIAN_YES ? "true" : truth == LIAN_NO ? "false" : "null";
}

/**
 * lian_material_view_plan:
 * @self: a view
 *
 * Asks the rulebook in force about the plan of the material (C3).
 *
 * Returns: (transfer full) (nullable): what it finds, with its citation; %NULL where it finds nothing
 */
char *
lian_material_view_plan (const LianMaterialView *self)
{
  LianRulebook *rulebook = lian_edition_get_in_force (self->txn, NULL);
  LianTruth self_purchase = plans_with (self, 2, "SELF");
  LianTruth local = plans_with (self, 3, "LOCAL");
  g_autofree char *facts = g_strdup_printf ("{\"self_purchase\": %s, \"local_materials\": %s}",
                                            json_truth (self_purchase), json_truth (local));
  const char *zh = NULL, *en = NULL;
  if (rulebook == NULL)
    return NULL;
  g_autoptr (GPtrArray) findings = lian_opinion_list_findings (rulebook, "material_plan", facts, NULL);
  if (findings == NULL || findings->len == 0 || !lian_rulebook_citation (rulebook, "C3", &en, &zh))
    return NULL;
  return g_strdup_printf (_ ("C3: the plan lacks self-purchase or local material. “%s”"),
                          lian_i18n_is_chinese () ? zh : en);
}
