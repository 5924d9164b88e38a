/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe progress: how far the transformation of each city has come, and whose a record is on a day. */
#include "lian-error.h"
#include "lian-federation-on.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json.h"
#include "lian-opinion.h"
#include "lian-plan-done.h"
#include "lian-city-progress-words.h"
#include "lian-verb.h"

#include <inttypes.h>

static gint64 city, belongs;

static const GOptionEntry options[] = {
  { "city", 0, 0, G_OPTION_ARG_INT64, &city, N_ ("Only this city"), N_ ("ID") },
  { "belongs", 0, 0, G_OPTION_ARG_INT64, &belongs,
    N_ ("The federations of this co-operative or contract on the working date"), N_ ("ID") },
  { NULL },
};

typedef struct
{
  GPtrArray *cities; /* of LianCityProgress */
  GPtrArray *plans;  /* of GPtrArray of LianPlanDone, for each of them */
  GHashTable *units; /* id to LianRecord */
  LianDate day;
  const char *kind; /* of what belongs */
  LianBelongs local;
  LianBelongs specialised;
  char *local_name;
  char *specialised_name;
} Progress;

static void
progress_clear (Progress *self)
{
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_free (self->local_name);
  g_free (self->specialised_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Progress, progress_clear)

static gboolean
is_there (LianTxn *txn, const char *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find (type), id);
  return record != NULL;
}

static gboolean
miss (const char *option, gint64 id, GError **error)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: an option of the command line, an id */
               _ ("%s: %" PRId64 " is not there"), option, id);
  return FALSE;
}

static gboolean
read_belongs (Progress *self, LianTxn *txn, GError **error)
{
  if (is_there (txn, "contract", belongs))
    {
      self->kind = "contract";
      self->local = lian_federation_of_contract (txn, belongs, self->day);
    }
  else if (is_there (txn, "cooperative", belongs))
    {
      self->kind = "cooperative";
      self->local = lian_federation_of_cooperative (txn, belongs, "LOCAL", self->day);
      self->specialised = lian_federation_of_cooperative (txn, belongs, "SPECIALISED", self->day);
    }
  else
    return miss ("--belongs", belongs, error);
  self->local_name = lian_txn_title (txn, lian_type_find ("federation"), self->local.federation);
  self->specialised_name = lian_txn_title (txn, lian_type_find ("federation"), self->specialised.federation);
  return TRUE;
}

static gboolean
read_plans (Progress *self, LianTxn *txn, gint64 id, GCancellable *cancellable, GError **error)
{
  int year, month, day;
  lian_date_split (self->day, &year, &month, &day);
  GPtrArray *plans = lian_plan_done_list (txn, id, year, cancellable, error);
  if (plans == NULL)
    return FALSE;
  g_ptr_array_add (self->plans, plans);
  for (guint i = 0; i < plans->len; i++)
    {
      gint64 unit = ((LianPlanDone *) plans->pdata[i])->unit;
      if (!g_hash_table_contains (self->units, &unit))
        g_hash_table_insert (self->units, g_memdup2 (&unit, sizeof unit),
                             lian_txn_load (txn, lian_type_find ("unit"), unit));
    }
  return TRUE;
}

static gboolean
read_one (Progress *self, LianTxn *txn, gint64 id, GCancellable *cancellable, GError **error)
{
  LianCityProgress *one = lian_city_progress_read (txn, id, self->day, cancellable, error);
  if (one == NULL)
    return FALSE;
  g_ptr_array_add (self->cities, one);
  return read_plans (self, txn, id, cancellable, error);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Progress *self = data;
  self->day = lian_txn_get_working_date (txn);
  self->cities = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_city_progress_free);
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) lian_record_free);
  if (belongs != 0)
    return read_belongs (self, txn, error);
  if (city != 0)
    return is_there (txn, "city", city) ? read_one (self, txn, city, cancellable, error)
                                        : miss ("--city", city, error);
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("city"));
  for (guint i = 0; i < all->len; i++)
    if (!read_one (self, txn, lian_record_get_id (all->pdata[i]), cancellable, error))
      return FALSE;
  return TRUE;
}

/* What isn't known is null. */
static void
add_known (JsonBuilder *builder, const char *name, gint64 number)
{
  if (number != LIAN_CITY_UNKNOWN)
    lian_json_add_number (builder, name, number);
  else
    lian_json_add_text (builder, name, NULL);
}

static void
add_day (JsonBuilder *builder, const char *name, LianDate day)
{
  g_autofree char *text = day != 0 ? lian_date_to_text (day) : NULL;
  lian_json_add_text (builder, name, text);
}

static void
add_stages (JsonBuilder *builder, const LianCityRate *rate)
{
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_object (builder);
  for (guint i = 0; i <= LIAN_CITY_STAGES; i++)
    if (rate->in_stage[i] > 0)
      lian_json_add_number (builder, lian_city_progress_stage_value (i), rate->stages[i]);
  json_builder_end_object (builder);
}

static void
add_rate_figures (JsonBuilder *builder, const LianCityRate *rate)
{
  add_day (builder, "day", rate->day);
  lian_json_add_number (builder, "cooperatives", rate->cooperatives);
  add_known (builder, "persons", rate->persons);
  add_known (builder, "households", rate->households);
  lian_json_add_number (builder, "unknown", rate->unknown);
  lian_json_add_number (builder, "undated", rate->undated);
  add_known (builder, "base_persons", rate->base_persons);
  add_known (builder, "base_households", rate->base_households);
  add_day (builder, "base_day", rate->base_day);
  lian_json_add_id (builder, "base_record", rate->base_record);
  add_known (builder, "rate", rate->rate);
  lian_json_add_text (builder, "counts", rate->by_households ? "households" : "persons");
  lian_json_add_text (builder, "from", rate->from_report ? "report" : "base");
  add_known (builder, "left", lian_city_progress_left (rate));
  add_stages (builder, rate);
}

static void
add_trade (JsonBuilder *builder, const LianCityRate *rate)
{
  json_builder_begin_object (builder);
  lian_json_add_id (builder, "trade", rate->trade);
  lian_json_add_text (builder, "name", rate->name);
  add_rate_figures (builder, rate);
  lian_json_add_text (builder, "arr_class", rate->arr_class);
  add_day (builder, "arr_from", rate->arr_from);
  lian_json_add_id (builder, "federation", rate->federation);
  lian_json_add_text (builder, "gap", rate->gap ? "yes" : "no");
  lian_json_add_id (builder, "task", rate->task);
  json_builder_end_object (builder);
}

static void
add_series (JsonBuilder *builder, const LianCityProgress *one)
{
  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  for (guint i = 0; i < one->series->len; i++)
    {
      json_builder_begin_object (builder);
      add_rate_figures (builder, one->series->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rules (JsonBuilder *builder, const LianCityProgress *one)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < one->findings->len; i++)
    {
      const LianOpinionFinding *finding = one->findings->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_text (builder, "rule", finding->rule);
      lian_json_add_text (builder, "force", finding->force);
      lian_json_add_text (builder, "outcome", finding->outcome);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_quantity (JsonBuilder *builder, const Progress *self, const char *name, const LianPlanDone *one, gint64 quantity)
{
  LianUnit ratio = { NULL, "", 1, 1 };
  lian_format_unit_of_record (g_hash_table_lookup (self->units, &one->unit), &ratio);
  g_autofree char *number = lian_quantity_to_text (quantity, &ratio);
  g_autofree char *text = g_strdup_printf ("%s %s", number, ratio.code != NULL ? ratio.code : "");
  lian_json_add_text (builder, name, text);
}

static void
add_plans (JsonBuilder *builder, const Progress *self, const GPtrArray *plans)
{
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plans->len; i++)
    {
      const LianPlanDone *one = plans->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_id (builder, "trade", one->trade);
      lian_json_add_id (builder, "cooperative", one->cooperative);
      add_quantity (builder, self, "planned", one, one->planned);
      if (one->n_returns > 0)
        add_quantity (builder, self, "done", one, one->done);
      else
        lian_json_add_text (builder, "done", NULL);
      add_day (builder, "until", one->until);
      add_known (builder, "rate", lian_plan_done_thousandths (one));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_city (JsonBuilder *builder, const Progress *self, guint place)
{
  const LianCityProgress *one = self->cities->pdata[place];
  json_builder_begin_object (builder);
  lian_json_add_id (builder, "city", one->city);
  lian_json_add_text (builder, "name", one->name);
  lian_json_add_text (builder, "basically_cooperativised", lian_truth_to_text (one->basically));
  lian_json_add_id (builder, "confirmation",
                    one->confirmation != NULL ? lian_record_get_id (one->confirmation) : 0);
  add_known (builder, "threshold", one->threshold);
  lian_json_add_text (builder, "below", one->below ? "yes" : "no");
  add_rules (builder, one);
  add_rate_figures (builder, one->all);
  lian_json_add_number (builder, "gaps", one->n_gaps);
  json_builder_set_member_name (builder, "trades");
  json_builder_begin_array (builder);
  for (guint i = 0; i < one->trades->len; i++)
    add_trade (builder, one->trades->pdata[i]);
  json_builder_end_array (builder);
  add_series (builder, one);
  add_plans (builder, self, self->plans->pdata[place]);
  json_builder_end_object (builder);
}

static void
add_belongs (JsonBuilder *builder, const char *name, const LianBelongs *one, const char *title)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  lian_json_add_id (builder, "id", one->federation);
  lian_json_add_text (builder, "name", one->federation != 0 ? title : NULL);
  lian_json_add_text (builder, "dated", one->dated ? "yes" : "no");
  json_builder_end_object (builder);
}

static void
print_json (const Progress *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_day (builder, "working_date", self->day);
  if (self->kind != NULL)
    {
      lian_json_add_text (builder, "kind", self->kind);
      lian_json_add_id (builder, "id", belongs);
      add_belongs (builder, "federation", &self->local, self->local_name);
      if (g_str_equal (self->kind, "cooperative"))
        add_belongs (builder, "spec_federation", &self->specialised, self->specialised_name);
    }
  else
    {
      json_builder_set_member_name (builder, "cities");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->cities->len; i++)
        add_city (builder, self, i);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_one (const char *label, const LianBelongs *one, const char *title)
{
  g_autofree char *name = lian_isolate (one->federation != 0 ? title : _ ("none known"));
  g_print ("%s: %s%s\n", label, name,
           one->federation != 0 && !one->dated ? _ (" (since when is not known)") : "");
}

static void
print_city (const LianCityProgress *one)
{
  g_autofree char *name = lian_isolate (one->name), *word = lian_city_progress_dup_word (one);
  g_autofree char *rate = lian_city_progress_dup_rate (one->all), *stages = lian_city_progress_dup_stages (one->all);
  g_print ("%s\n  %s\n  %s\n", name, rate, word);
  if (*stages != '\0')
    g_print ("  %s\n", stages);
  for (guint i = 0; i < one->trades->len; i++)
    {
      const LianCityRate *trade = one->trades->pdata[i];
      g_autofree char *trade_name = lian_isolate (trade->name), *figures = lian_city_progress_dup_rate (trade);
      g_print ("    %s: %s%s%s\n", trade_name, figures, trade->gap ? " · " : "",
               trade->gap ? _ ("no specialised federation (F1)") : "");
    }
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (Progress) self = { 0 };
  const LianVerbWork work = { NULL, NULL, read_job, &self, NULL, FALSE };
  if (!lian_verb_work (arguments[0], &work, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  else if (self.kind != NULL)
    {
      print_one (_ ("federation"), &self.local, self.local_name);
      if (g_str_equal (self.kind, "cooperative"))
        print_one (_ ("specialised federation"), &self.specialised, self.specialised_name);
    }
  for (guint i = 0; !lian_verb_options.json && i < self.cities->len; i++)
    print_city (self.cities->pdata[i]);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_progress = {
  "progress", "FILE [--city ID|--belongs ID]",
  N_ ("How far the transformation has come, by city and trade"), 1, 1, options, run,
};
