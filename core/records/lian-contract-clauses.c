/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Clauses of a contract: which fields of it and of its parts are agreed with the other party, and
 * that after signing they change by an amendment only (domain.md §6). */
#include "lian-check.h"
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

/* What the office notes for itself, or what its acts set. */
static const char *const no_clauses[]
    = { "id",           "number",        "state",         "signed_on",          "bypass_reason",
        "void_reason",  "voided_on",     "note",          "source",             "version",
        "begun_on",     "completed_on",  "terminated_on", "termination_reason", "settled_on",
        "reason",       "catalogue_product", "catalogue_material", "priority", "one_maker", "least_lot", NULL };

/**
 * lian_contract_is_clause:
 * @type: contract, or the type of one of its parts
 * @field: the place of a field
 *
 * Returns: whether the field is agreed with the other party
 */
gboolean
lian_contract_is_clause (const LianType *type, guint field)
{
  return !g_strv_contains (no_clauses, type->fields[field].id)
         && !(type->fields[field].flags & LIAN_FIELD_OWNER);
}

/**
 * lian_contract_holds_clauses:
 * @type: a type
 *
 * Returns: whether its records are a contract or a part of one that its parties agreed on
 */
gboolean
lian_contract_holds_clauses (const LianType *type)
{
  static const char *const types[] = { "contract",    "contract_line", "contract_material", "schedule",
                                       "allotment",   "grade_price",   NULL };
  return g_strv_contains (types, type->id);
}

static gboolean
holds_clause (const LianType *type, guint64 fields)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((fields & G_GUINT64_CONSTANT (1) << i)
        && (lian_contract_is_clause (type, i) || (type->fields[i].flags & LIAN_FIELD_OWNER)))
      return TRUE;
  return FALSE;
}

/**
 * lian_contract_clauses_differ:
 * @before: (nullable): a contract or a part of it; %NULL for none
 * @after: (nullable): the same afterwards
 *
 * Returns: whether a clause differs
 */
gboolean
lian_contract_clauses_differ (const LianRecord *before, const LianRecord *after)
{
  if (before == NULL || after == NULL)
    return before != after;
  return holds_clause (lian_record_get_type_info (before), lian_record_diff (before, after));
}

/* A party or maker that was entered twice is the same party under the record that stays. */
static gboolean
is_agreed_anew (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before == NULL || after == NULL)
    return before != after;
  return holds_clause (lian_record_get_type_info (before), _lian_likeness_unexplained (c, before, after));
}

static LianRecord *
look_up (LianCheck *c, const char *type, gint64 id, gboolean before)
{
  return before ? c->before (c->data, type, id) : c->load (c->data, type, id);
}

/* The contract that a record belongs to, as it was before the write or as it is. */
static LianRecord *
contract_of (LianCheck *c, const LianRecord *r, gboolean before)
{
  const LianType *type = r != NULL ? lian_record_get_type_info (r) : NULL;
  if (r == NULL)
    return NULL;
  if (g_str_equal (type->id, "contract"))
    return lian_record_copy (r);
  if (lian_type_field (type, "contract") >= 0)
    return look_up (c, "contract", lian_record_get_number (r, "contract"), before);
  g_autoptr (LianRecord) line
      = look_up (c, "contract_line", lian_record_get_number (r, "contract_line"), before);
  return contract_of (c, line, before);
}

static gint64
version_of (const LianRecord *contract)
{
  return MAX (lian_record_get_number (contract, "version"), 1);
}

static void
check_amended (LianCheck *c, const LianRecord *r, gint64 id)
{
  g_autoptr (LianRecord) was = c->before (c->data, "contract", id);
  g_autoptr (LianRecord) is = c->load (c->data, "contract", id);
  if (was == NULL || is == NULL || g_strcmp0 (lian_record_get_text (was, "state"), "DRAFT") == 0)
    return;
  if (version_of (is) == version_of (was))
    lian_check_error (c, r, NULL, "not-amended",
                      _ ("contract %s is signed: its clauses change by an amendment, with the reason "
                         "and with whom it was agreed"),
                      lian_record_get_title (is));
}

/**
 * _lian_contract_check_clauses:
 * @c: what a rule may look at
 * @before: (nullable): a contract or a part of it before the write
 * @after: (nullable): the same after it
 *
 * Adds an error when clauses of a signed contract changed and its version did not.  Two records that were made
 * one are no change of a clause.
 */
void
_lian_contract_check_clauses (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (!is_agreed_anew (c, before, after))
    return;
  const LianRecord *r = after != NULL ? after : before;
  g_autoptr (LianRecord) from = contract_of (c, before, TRUE), to = contract_of (c, after, FALSE);
  if (from != NULL)
    check_amended (c, r, lian_record_get_id (from));
  if (to != NULL && (from == NULL || lian_record_get_id (to) != lian_record_get_id (from)))
    check_amended (c, r, lian_record_get_id (to));
}
