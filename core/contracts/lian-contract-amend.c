/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Amendments: what a write changed in the clauses of a contract, kept with why and with whom.
 *
 * The caller changes the records first, as a form does, and then calls lian_contract_amend() in the
 * same write; it finds the changes by what the records were before. */
#include "lian-contract-state.h"
#include "lian-error.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-life-private.h"

#include <json-glib/json-glib.h>

/**
 * lian_clause_change_free:
 * @change: (nullable) (transfer full): a changed clause
 */
void
lian_clause_change_free (LianClauseChange *change)
{
  if (change == NULL)
    return;
  g_free (change->title);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static LianRecord *
load (LianTxn *txn, const char *type, gint64 id, gboolean before)
{
  return before ? lian_txn_load_before (txn, lian_type_find (type), id)
                : lian_txn_load (txn, lian_type_find (type), id);
}

static gint64
contract_of (LianTxn *txn, const LianRecord *r, gboolean before)
{
  const LianType *type = r != NULL ? lian_record_get_type_info (r) : NULL;
  if (r == NULL)
    return 0;
  if (g_str_equal (type->id, "contract"))
    return lian_record_get_id (r);
  if (lian_type_field (type, "contract") >= 0)
    return lian_record_get_number (r, "contract");
  g_autoptr (LianRecord) line
      = load (txn, "contract_line", lian_record_get_number (r, "contract_line"), before);
  return contract_of (txn, line, before);
}

/* A value in words that need no base to be read later: a quantity with its unit, a name for a record. */
static char *
say (LianTxn *txn, const LianRecord *r, guint i)
{
  const LianField *field = &lian_record_get_type_info (r)->fields[i];
  LianUnit unit;
  if (lian_record_is_empty_at (r, (int) i))
    return g_strdup ("");
  if (field->kind == LIAN_FIELD_REFERENCE)
    return lian_txn_title (txn, lian_type_find (field->reference), lian_record_number_at (r, (int) i));
  gboolean known = lian_txn_unit_of (txn, r, (int) i, &unit);
  g_autofree char *text = lian_format_plain (r, (int) i, &unit);
  return known && field->kind == LIAN_FIELD_QUANTITY && unit.name != NULL
             ? g_strdup_printf ("%s %s", text, unit.name)
             : g_steal_pointer (&text);
}

/* A part is called by what it belongs to, where it has no name of its own. */
static char *
title_of (LianTxn *txn, const LianRecord *r)
{
  gint64 line = lian_type_field (lian_record_get_type_info (r), "contract_line") >= 0
                    ? lian_record_get_number (r, "contract_line")
                    : 0;
  const char *own = lian_record_get_title (r);
  if (line == 0)
    return g_strdup (own);
  g_autofree char *product = lian_txn_title (txn, lian_type_find ("contract_line"), line);
  return g_strdup_printf ("%s · %s", product, own);
}

static void
write_change (JsonBuilder *out, LianTxn *txn, const LianRecord *named, const char *field,
              const char *from, const char *to)
{
  g_autofree char *title = title_of (txn, named);
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "kind");
  json_builder_add_string_value (out, lian_record_get_type_info (named)->id);
  json_builder_set_member_name (out, "record");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_id (named));
  json_builder_add_string_value (out, id);
  json_builder_set_member_name (out, "title");
  json_builder_add_string_value (out, title);
  json_builder_set_member_name (out, "field");
  json_builder_add_string_value (out, field);
  json_builder_set_member_name (out, "from");
  json_builder_add_string_value (out, from);
  json_builder_set_member_name (out, "to");
  json_builder_add_string_value (out, to);
  json_builder_end_object (out);
}

/* All clauses of a part that came or went, one line each, so that the old text can be read again. */
static void
write_record (JsonBuilder *out, LianTxn *txn, const LianRecord *before, const LianRecord *after)
{
  const LianRecord *named = after != NULL ? after : before;
  const LianType *type = lian_record_get_type_info (named);
  guint64 changed = before != NULL && after != NULL ? lian_record_diff (before, after) : G_MAXUINT64;
  if (before == NULL || after == NULL)
    write_change (out, txn, named, "", before == NULL ? "" : "*", after == NULL ? "" : "*");
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!(changed & G_GUINT64_CONSTANT (1) << i) || !lian_contract_is_clause (type, i))
        continue;
      g_autofree char *from = before != NULL ? say (txn, before, i) : g_strdup ("");
      g_autofree char *to = after != NULL ? say (txn, after, i) : g_strdup ("");
      if (!g_str_equal (from, to))
        write_change (out, txn, named, type->fields[i].id, from, to);
    }
}

/* Returns: the number of changed records */
static guint
write_changes (JsonBuilder *out, LianTxn *txn, gint64 contract)
{
  guint n = 0;
  g_autoptr (GPtrArray) changed = lian_txn_list_before (txn);
  for (guint i = 0; i < changed->len; i++)
    {
      const LianBefore *before = changed->pdata[i];
      if (!lian_contract_holds_clauses (before->type))
        continue;
      g_autoptr (LianRecord) after = lian_txn_load (txn, before->type, before->id);
      if ((contract_of (txn, before->record, TRUE) != contract
           && contract_of (txn, after, FALSE) != contract)
          || !lian_contract_clauses_differ (before->record, after))
        continue;
      write_record (out, txn, before->record, after);
      n++;
    }
  return n;
}

static char *
gather_changes (LianTxn *txn, gint64 contract)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "clauses");
  json_builder_begin_array (out);
  guint n = write_changes (out, txn, contract);
  json_builder_end_array (out);
  json_builder_end_object (out);
  g_autoptr (JsonNode) root = json_builder_get_root (out);
  return n > 0 ? json_to_string (root, FALSE) : NULL;
}

static gboolean
insert_amendment (LianTxn *txn, const LianRecord *contract, const LianAmend *amend, const char *changes,
                  GError **error)
{
  gint64 officer = _lian_life_officer (txn, error);
  if (officer == 0)
    return FALSE;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("amendment"));
  lian_record_set_number (record, "contract", lian_record_get_id (contract));
  lian_record_set_number (record, "version", lian_record_get_number (contract, "version"));
  lian_record_set_date (record, "amended_on",
                        amend->on != 0 ? amend->on : lian_txn_get_working_date (txn));
  lian_record_set_text (record, "agreed_with", amend->agreed_with);
  lian_record_set_number (record, "officer", officer);
  lian_record_set_text (record, "reason", amend->reason);
  lian_record_set_text (record, "changes", changes);
  return lian_txn_insert (txn, record, error);
}

/**
 * lian_contract_amend:
 * @txn: a write that changed clauses of @contract already
 * @contract: a signed contract
 * @amend: why, and with whom it was agreed
 * @error: return location; %LIAN_ERROR_NOTHING when no clause changed
 *
 * Makes the changes of this write the next version of the contract.
 *
 * Returns: whether the amendment was kept
 */
gboolean
lian_contract_amend (LianTxn *txn, gint64 contract, const LianAmend *amend, GError **error)
{
  if (!_lian_life_needs (error, amend->reason, _ ("Why is the contract amended?"))
      || !_lian_life_needs (error, amend->agreed_with, _ ("With whom was the amendment agreed?")))
    return FALSE;
  g_autoptr (LianRecord) record = _lian_life_load (txn, contract, error);
  g_autofree char *changes = record != NULL ? gather_changes (txn, contract) : NULL;
  if (record == NULL)
    return FALSE;
  if (changes == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("no clause was changed"));
      return FALSE;
    }
  lian_record_set_number (record, "version", MAX (lian_record_get_number (record, "version"), 1) + 1);
  return lian_txn_update (txn, record, error)
         && insert_amendment (txn, record, amend, changes, error);
}

/**
 * lian_contract_of:
 * @txn: the base
 * @record: any record
 *
 * Returns: the contract that @record is or is about; 0 for none
 */
gint64
lian_contract_of (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  gboolean about = g_str_equal (type->id, "contract") || lian_type_field (type, "contract") >= 0
                   || lian_type_field (type, "contract_line") >= 0;
  return about ? contract_of (txn, record, FALSE) : 0;
}

/**
 * lian_contract_needs_amendment:
 * @txn: the base
 * @contract: a contract
 * @records: (element-type LianRecord): what is about to be saved of the contract and its parts
 * @removed: (element-type LianRecord) (nullable): which parts of it are about to be deleted
 *
 * Returns: whether that needs lian_contract_amend() in the same write
 */
gboolean
lian_contract_needs_amendment (LianTxn *txn, gint64 contract, const GPtrArray *records,
                               const GPtrArray *removed)
{
  g_autoptr (LianRecord) saved = lian_txn_load (txn, lian_type_find ("contract"), contract);
  if (saved == NULL || g_strcmp0 (lian_record_get_text (saved, "state"), "DRAFT") == 0)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const LianRecord *record = records->pdata[i];
      const LianType *type = lian_record_get_type_info (record);
      gint64 id = lian_record_get_id (record);
      g_autoptr (LianRecord) before = id > 0 ? lian_txn_load (txn, type, id) : NULL;
      if (lian_contract_holds_clauses (type) && lian_contract_clauses_differ (before, record))
        return TRUE;
    }
  for (guint i = 0; removed != NULL && i < removed->len; i++)
    if (lian_contract_holds_clauses (lian_record_get_type_info (removed->pdata[i])))
      return TRUE;
  return FALSE;
}

/**
 * lian_clause_change_dup_part:
 * @change: a changed clause
 *
 * Returns: (transfer full): the part of the contract it stands in, by kind and name, in the language
 *   of the thread; the contract itself by its kind alone
 */
char *
lian_clause_change_dup_part (const LianClauseChange *change)
{
  const char *kind = change->type != NULL ? _ (change->type->label) : "";
  gboolean whole = change->type == NULL || g_str_equal (change->type->id, "contract");
  if (whole || *change->title == '\0')
    return g_strdup (kind);
  g_autofree char *name = lian_isolate (change->title);
  /* Translators: a kind of part of a contract, its name */
  return g_strdup_printf (_ ("%s: %s"), kind, name);
}

/**
 * lian_clause_change_dup_clause:
 * @change: a changed clause
 *
 * Returns: (transfer full): the clause in the language of the thread, of the contract itself with the
 *   group that it stands in on the form; a dash for a part as a whole
 */
char *
lian_clause_change_dup_clause (const LianClauseChange *change)
{
  const LianField *field = change->field;
  if (field == NULL)
    return g_strdup ("–");
  if (field->group == NULL || !g_str_equal (change->type->id, "contract"))
    return g_strdup (_ (field->label));
  /* Translators: a group of clauses, a clause */
  return g_strdup_printf (_ ("%s: %s"), _ (field->group), _ (field->label));
}

/**
 * lian_clause_change_dup_text:
 * @change: a changed clause
 * @after: whether what it says now is asked for, else what it said before
 *
 * Returns: (transfer full): that, a choice or a truth in the language of the thread; of a part as a
 *   whole, that it came or went; "" for nothing
 */
char *
lian_clause_change_dup_text (const LianClauseChange *change, gboolean after)
{
  const char *value = after ? change->to : change->from;
  if (*value == '\0')
    return g_strdup ("");
  if (change->field == NULL)
    return g_strdup (after ? _ ("added") : _ ("removed"));
  LianDate day;
  if (change->field->kind == LIAN_FIELD_DATE && lian_date_parse (value, &day))
    return lian_date_format (day);
  if (change->field->kind == LIAN_FIELD_TRUTH)
    return g_strdup (lian_truth_label (lian_truth_from_text (value)));
  return g_strdup (change->field->kind == LIAN_FIELD_CHOICE ? lian_choice_label (change->field, value)
                                                             : value);
}

static LianClauseChange *
read_change (JsonObject *from)
{
  LianClauseChange *change = g_new0 (LianClauseChange, 1);
  change->type = lian_type_find (json_object_get_string_member_with_default (from, "kind", ""));
  change->title = g_strdup (json_object_get_string_member_with_default (from, "title", ""));
  const char *field = json_object_get_string_member_with_default (from, "field", "");
  change->field = change->type != NULL && *field != '\0' ? lian_type_get_field (change->type, field) : NULL;
  change->from = g_strdup (json_object_get_string_member_with_default (from, "from", ""));
  change->to = g_strdup (json_object_get_string_member_with_default (from, "to", ""));
  return change;
}

/**
 * lian_amendment_list_changes:
 * @amendment: a record of type amendment
 *
 * Returns: (transfer full) (element-type LianClauseChange): its changed clauses; none where what is
 *   kept can't be read
 */
GPtrArray *
lian_amendment_list_changes (const LianRecord *amendment)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_clause_change_free);
  const char *text = lian_record_get_text (amendment, "changes");
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || !json_object_has_member (object, "clauses")
      || !JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "clauses")))
    return changes;
  JsonArray *clauses = json_object_get_array_member (object, "clauses");
  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      JsonNode *node = json_array_get_element (clauses, i);
      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (changes, read_change (json_node_get_object (node)));
    }
  return changes;
}
