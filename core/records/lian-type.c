/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of record types and how to find one. */
#include "lian-type.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

/* A type stands after every type that it refers to, so that this is also the order of loading. */
static const LianType *const types[] = {
  &lian_type_officer,
  &lian_type_unit,
  &lian_type_currency,
  &lian_type_city,
  &lian_type_trade,
  &lian_type_product,
  &lian_type_material,
  &lian_type_norm,
  &lian_type_federation,
  &lian_type_settings,
  &lian_type_neighbourhood,
  &lian_type_service_standard,
  &lian_type_cooperative,
  &lian_type_member,
  &lian_type_member_distinct,
  &lian_type_succession,
  &lian_type_succession_step,
  &lian_type_succession_item,
  &lian_type_federation_membership,
  &lian_type_trade_arrangement,
  &lian_type_progress_figure,
  &lian_type_city_confirmation,
  &lian_type_task,
  &lian_type_activity,
  &lian_type_readiness,
  &lian_type_process,
  &lian_type_service_point,
  &lian_type_point_trade,
  &lian_type_way,
  &lian_type_split_link,
  &lian_type_round,
  &lian_type_round_stop,
  &lian_type_investigation,
  &lian_type_partner,
  &lian_type_stock_place,
  &lian_type_purchase_approval,
  &lian_type_relation,
  &lian_type_contract,
  &lian_type_contract_line,
  &lian_type_grade_price,
  &lian_type_contract_material,
  &lian_type_reservation,
  &lian_type_schedule,
  &lian_type_allotment,
  &lian_type_delivery,
  &lian_type_material_movement,
  &lian_type_outlet,
  &lian_type_market_price,
  &lian_type_sale,
  &lian_type_capacity,
  &lian_type_process_capacity,
  &lian_type_work_norm,
  &lian_type_distance,
  &lian_type_arrangement,
  &lian_type_arrangement_stage,
  &lian_type_arrangement_line,
  &lian_type_plan,
  &lian_type_plan_line,
  &lian_type_delivery_grade,
  &lian_type_amendment,
  &lian_type_penalty,
  &lian_type_payment,
  &lian_type_share_terms,
  &lian_type_valuation,
  &lian_type_valuation_item,
  &lian_type_distribution_terms,
  &lian_type_distribution,
  &lian_type_member_year,
  &lian_type_distribution_share,
  &lian_type_journal_entry,
  &lian_type_month_account,
  &lian_type_return_rule,
  &lian_type_annual_return,
  &lian_type_return_item,
  &lian_type_published_table,
  &lian_type_table_line,
  &lian_type_special_craft,
  &lian_type_craft_place,
  &lian_type_veteran_artisan,
  &lian_type_apprenticeship,
  &lian_type_protection_measure,
  &lian_type_product_variety,
  &lian_type_variety_event,
  &lian_type_quality_person,
  &lian_type_management_check,
  &lian_type_improvement,
  &lian_type_product_cost,
  &lian_type_period_lock,
  &lian_type_attachment,
  &lian_type_recommendation,
  &lian_type_decision,
  &lian_type_relation_event,
  &lian_type_relation_task,
  &lian_type_service_proposal,
  &lian_type_service_change,
  &lian_type_impact_finding,
  &lian_type_production_return,
  &lian_type_correction_case,
  &lian_type_correction_symptom,
  &lian_type_correction_measure,
  &lian_type_reorganisation,
  &lian_type_reorganisation_step,
  &lian_type_reorganisation_item,
  &lian_type_reorganisation_finding,
  &lian_type_kept_warning,
  &lian_type_shared_list,
  &lian_type_likeness,
  &lian_type_edition,
};

/**
 * lian_types:
 * @n_types: (out) (optional): their number
 *
 * Returns: (transfer none): all record types; a type stands after those it refers to
 */
const LianType *const *
lian_types (guint *n_types)
{
  if (n_types != NULL)
    *n_types = G_N_ELEMENTS (types);
  return types;
}

/**
 * lian_type_find:
 * @id: a KIND
 *
 * Returns: (transfer none) (nullable): the type, or %NULL when there is none
 */
const LianType *
lian_type_find (const char *id)
{
  static GHashTable *by_id;
  if (g_once_init_enter (&by_id))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        g_hash_table_insert (table, (gpointer) types[i]->id, (gpointer) types[i]);
      g_once_init_leave (&by_id, table);
    }
  return id != NULL ? g_hash_table_lookup (by_id, id) : NULL;
}

/**
 * lian_type_index:
 * @type: a type
 *
 * Returns: its place in lian_types()
 */
int
lian_type_index (const LianType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i] == type)
      return (int) i;
  return -1;
}

/**
 * lian_type_field:
 * @type: a type
 * @field_id: a field's id
 *
 * Returns: the field's place, or -1
 */
int
lian_type_field (const LianType *type, const char *field_id)
{
  for (guint i = 0; field_id != NULL && i < type->n_fields; i++)
    if (type->fields[i].id[0] == field_id[0] && g_str_equal (type->fields[i].id, field_id))
      return (int) i;
  return -1;
}

/**
 * lian_type_names_records:
 * @type: a type
 *
 * Returns: whether its field "record" holds the id of a record of the type that its field "kind" names
 */
gboolean
lian_type_names_records (const LianType *type)
{
  return lian_type_field (type, "kind") >= 0 && lian_type_field (type, "record") >= 0;
}

/**
 * lian_type_get_field:
 * @type: a type
 * @field_id: a field's id
 *
 * Returns: (transfer none) (nullable): the field
 */
const LianField *
lian_type_get_field (const LianType *type, const char *field_id)
{
  int i = lian_type_field (type, field_id);
  return i < 0 ? NULL : &type->fields[i];
}

/**
 * lian_choice_index:
 * @choices: the values of a choice field
 * @value: (nullable): a value
 *
 * Returns: its place; the number of values where it is none of them, and so for %NULL
 */
guint
lian_choice_index (const LianChoice *choices, const char *value)
{
  guint i = 0;
  while (choices[i].value != NULL && g_strcmp0 (choices[i].value, value) != 0)
    i++;
  return i;
}

/**
 * lian_choice_label:
 * @field: a choice field
 * @value: (nullable): a value
 *
 * Returns: (transfer none): the word for @value in the program's language; @value itself where the
 *   field doesn't know it
 */
const char *
lian_choice_label (const LianField *field, const char *value)
{
  if (value == NULL)
    return "";
  for (const LianChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return _ (choice->label);
  return value;
}

/**
 * lian_type_owner_field:
 * @type: a type
 *
 * Returns: the field that refers to the record this one is a part of, or -1
 */
int
lian_type_owner_field (const LianType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIAN_FIELD_OWNER)
      return (int) i;
  return -1;
}

/**
 * lian_field_unit_path:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the field that names what its numbers are counted in, or
 *   "OWNER.FIELD"; %NULL where nothing does
 */
const char *
lian_field_unit_path (const LianField *field)
{
  if (field->kind == LIAN_FIELD_QUANTITY)
    return field->quantity_unit;
  return field->kind == LIAN_FIELD_MONEY ? field->money_unit : NULL;
}

/**
 * lian_field_unit_type:
 * @field: a quantity or an amount of money
 *
 * Returns: (transfer none): the type that lian_field_unit_path() leads to
 */
const LianType *
lian_field_unit_type (const LianField *field)
{
  return lian_type_find (field->kind == LIAN_FIELD_MONEY ? "currency" : "unit");
}
