/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who signs a contract for its makers: rule C1 with A17 to A19, and domain.md section 6. */
#include "lian-check.h"
#include "lian-contract-state.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Exactly one party signs (A18), and it is named. */
static void
check_one_party (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "signatory") && lian_contract_binds (r))
    lian_check_error (c, r, "signatory", "signatory",
                      _ ("who signs for the makers: a federation, or the co-operative itself?"));
  if (is (r, "signatory", "FEDERATION") && lian_record_is_empty (r, "signing_federation"))
    lian_check_error (c, r, "signing_federation", "signatory", _ ("which federation signs?"));
  if (is (r, "signatory", "COOPERATIVE") && lian_record_is_empty (r, "signing_cooperative"))
    lian_check_error (c, r, "signing_cooperative", "signatory", _ ("which co-operative signs?"));
  if (!lian_record_is_empty (r, "signing_federation")
      && !lian_record_is_empty (r, "signing_cooperative"))
    lian_check_error (c, r, "signing_cooperative", "two-signatories",
                      _ ("one party signs for the makers, never two (A18)"));
}

/**
 * lian_contract_owes_federation:
 * @contract: a contract
 * @orderer: (nullable): its orderer
 *
 * C1: processing and ordering by state commerce or a supply co-operative; selective purchase does not
 * (A17).
 *
 * Returns: whether it has to be signed through a federation
 */
gboolean
lian_contract_owes_federation (const LianRecord *contract, const LianRecord *orderer)
{
  return (is (contract, "contract_type", "PROCESSING") || is (contract, "contract_type", "ORDER"))
         && orderer != NULL
         && (is (orderer, "partner_kind", "STATE_COMMERCE") || is (orderer, "partner_kind", "SUPPLY_COOP"));
}

static gboolean
owes_federation (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) orderer
      = c->load (c->data, "partner", lian_record_get_number (r, "orderer"));
  return lian_contract_owes_federation (r, orderer);
}

/* A duty, not a condition: what was signed otherwise is kept, with a reason (A19). */
static void
check_bypass (LianCheck *c, const LianRecord *r)
{
  if (!is (r, "signatory", "COOPERATIVE") || !owes_federation (c, r))
    return;
  lian_check_warning (c, r, "signatory", "c1-bypass",
                      _ ("such contracts should be signed through the federation (C1)"));
  if (lian_contract_binds (r) && lian_record_is_empty (r, "bypass_reason"))
    lian_check_error (c, r, "bypass_reason", "c1-reason",
                      _ ("signed past the federation: give the reason (C1, A19)"));
}

/* The co-operatives that make what the contract orders. */
static GPtrArray *
list_makers (LianCheck *c, const LianRecord *r)
{
  GPtrArray *makers = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GPtrArray) lines
      = c->list (c->data, "contract_line", "contract", lian_record_get_id (r));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) allotments = c->list (c->data, "allotment", "contract_line",
                                                  lian_record_get_id (lines->pdata[i]));
      for (guint j = 0; j < allotments->len; j++)
        {
          LianRecord *maker
              = c->load (c->data, "cooperative",
                         lian_record_get_number (allotments->pdata[j], "cooperative"));
          if (maker != NULL)
            g_ptr_array_add (makers, maker);
        }
    }
  return makers;
}

/* Some co-operatives work in a further trade than their own. */
static gboolean
works_in (LianCheck *c, const LianRecord *maker, gint64 trade)
{
  if (lian_record_get_number (maker, "trade") == trade)
    return TRUE;
  g_autoptr (GPtrArray) activities
      = c->list (c->data, "activity", "cooperative", lian_record_get_id (maker));
  for (guint i = 0; i < activities->len; i++)
    if (lian_record_get_number (activities->pdata[i], "trade") == trade)
      return TRUE;
  return FALSE;
}

/* A specialised federation signs for its trade only: an invariant (domain.md §6), so that a draft may
 * break it and a signed contract may not. */
static void
check_trade (LianCheck *c, const LianRecord *r, const LianRecord *federation, GPtrArray *makers)
{
  gint64 trade = lian_record_get_number (federation, "trade");
  for (guint i = 0; i < makers->len; i++)
    {
      if (works_in (c, makers->pdata[i], trade))
        continue;
      g_autofree char *message
          = g_strdup_printf (_ ("“%s” signs for its trade only; “%s” is of another trade (A18)"),
                             lian_record_get_title (federation),
                             lian_record_get_title (makers->pdata[i]));
      if (lian_contract_binds (r))
        lian_check_error (c, r, "signing_federation", "a18-other-trade", "%s", message);
      else
        lian_check_warning (c, r, "signing_federation", "a18-other-trade", "%s", message);
      return;
    }
}

/**
 * lian_federation_find_own:
 * @federations: (element-type LianRecord): federations
 * @makers: (element-type LianRecord): co-operatives
 * @city: where the contract is signed
 *
 * A18: specialised if one exists for the trade, else local.
 *
 * Returns: (nullable) (transfer none): the specialised federation of that city for the one trade of all
 *   @makers
 */
const LianRecord *
lian_federation_find_own (const GPtrArray *federations, const GPtrArray *makers, gint64 city)
{
  gint64 trade = makers->len > 0 ? lian_record_get_number (makers->pdata[0], "trade") : 0;
  for (guint i = 1; i < makers->len; i++)
    if (lian_record_get_number (makers->pdata[i], "trade") != trade)
      return NULL;
  for (guint i = 0; trade != 0 && i < federations->len; i++)
    if (is (federations->pdata[i], "level", "SPECIALISED")
        && lian_record_get_number (federations->pdata[i], "trade") == trade
        && lian_record_get_number (federations->pdata[i], "city") == city)
      return federations->pdata[i];
  return NULL;
}

/* C1 asks for the right one as it asks for any: where it was another, for a reason. */
static void
check_reason (LianCheck *c, const LianRecord *r)
{
  if (lian_contract_binds (r) && lian_record_is_empty (r, "bypass_reason") && owes_federation (c, r))
    lian_check_error (c, r, "bypass_reason", "a18-reason",
                      _ ("signed by another federation than A18 names: give the reason (A18, A19)"));
}

/* Where the trade has a specialised federation in the city, that one signs, else the local one. */
static void
check_specialised (LianCheck *c, const LianRecord *r, const LianRecord *federation,
                   GPtrArray *makers)
{
  gint64 trade = makers->len > 0 ? lian_record_get_number (makers->pdata[0], "trade") : 0;
  g_autoptr (GPtrArray) candidates
      = trade != 0 ? c->list (c->data, "federation", "trade", trade) : g_ptr_array_new ();
  const LianRecord *own
      = lian_federation_find_own (candidates, makers, lian_record_get_number (federation, "city"));
  if (own != NULL)
    lian_check_warning (c, r, "signing_federation", "a18-specialised",
                        _ ("the trade has a federation of its own, “%s”: it signs (A18)"),
                        lian_record_get_title (own));
  else if (!is (federation, "level", "LOCAL"))
    lian_check_warning (c, r, "signing_federation", "a18-level",
                        _ ("the local federation or the specialised one of the trade signs, not “%s” (A18)"),
                        lian_record_get_title (federation));
  else
    return;
  check_reason (c, r);
}

/**
 * _lian_contract_check_signatory:
 * @c: what a rule may look at
 * @r: a contract
 *
 * Adds the issues of rule C1, A18 and A19.
 */
void
_lian_contract_check_signatory (LianCheck *c, const LianRecord *r)
{
  check_one_party (c, r);
  check_bypass (c, r);
  if (!is (r, "signatory", "FEDERATION") || is (r, "state", "VOID"))
    return;
  g_autoptr (LianRecord) federation
      = c->load (c->data, "federation", lian_record_get_number (r, "signing_federation"));
  if (federation == NULL)
    return;
  g_autoptr (GPtrArray) makers = list_makers (c, r);
  if (is (federation, "level", "SPECIALISED"))
    check_trade (c, r, federation, makers);
  else
    check_specialised (c, r, federation, makers);
}
