/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which relations contracts and allotments would cut (L1). */
#include "lian-capacity.h"
#include "lian-i18n.h"
#include "lian-relation-cut-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gboolean
is_live_sale (const LianRecord *relation)
{
  return !is (relation, "state", "INTERRUPTED") && is (relation, "relation_kind", "SALES");
}

/* An exclusive sale gives the whole output to one buyer, a unified purchase gives it to the state: sales
 * of the same goods to others end. */
static void
add_sales_of_maker (LianCheck *c, GPtrArray *cuts, const LianRecord *contract,
                    const LianRecord *line, gint64 maker)
{
  gint64 buyer = lian_record_get_number (contract, "orderer");
  g_autofree char *name = _lian_relation_cut_name (c, "partner", buyer);
  g_autoptr (GPtrArray) relations = c->list (c->data, "relation", "cooperative", maker);
  for (guint i = 0; i < relations->len; i++)
    {
      gboolean known;
      const LianRecord *relation = relations->pdata[i];
      if (is_live_sale (relation) && lian_record_get_number (relation, "partner") != buyer
          && lian_relation_is_about (relation, lian_record_get_number (line, "catalogue_product"),
                                     lian_record_get_text (line, "product"), &known))
        _lian_relation_cut_add (c, cuts, relation, known,
             /* Translators: goods, the only buyer from now on */
             g_strdup_printf (_ ("all %s would go to “%s”"), lian_record_get_text (line, "product"),
                              name));
    }
}

static void
add_sales_of_line (LianCheck *c, GPtrArray *cuts, const LianRecord *contract,
                   const LianRecord *line)
{
  gint64 signer = lian_record_get_number (contract, "signing_cooperative");
  g_autoptr (GPtrArray) allotments
      = c->list (c->data, "allotment", "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < allotments->len; i++)
    add_sales_of_maker (c, cuts, contract, line,
                        lian_record_get_number (allotments->pdata[i], "cooperative"));
  if (allotments->len == 0 && signer != 0)
    add_sales_of_maker (c, cuts, contract, line, signer);
}

/* What an exclusive sale or a unified purchase would end. */
void
_lian_relation_cut_by_contract (LianCheck *c, GPtrArray *cuts, const LianRecord *contract)
{
  if (!is (contract, "contract_type", "EXCLUSIVE") && !is (contract, "contract_type", "UNIFIED"))
    return;
  g_autoptr (GPtrArray) lines
      = c->list (c->data, "contract_line", "contract", lian_record_get_id (contract));
  for (guint i = 0; i < lines->len; i++)
    add_sales_of_line (c, cuts, contract, lines->pdata[i]);
}

static gboolean
gets_some (const GPtrArray *allotments, gint64 maker)
{
  for (guint i = 0; i < allotments->len; i++)
    if (lian_record_get_number (allotments->pdata[i], "cooperative") == maker)
      return TRUE;
  return FALSE;
}

/* An existing sales relation goes first (domain.md section 5): who has sold these goods to the orderer and
 * gets nothing of the order is passed over. */
static void
add_passed_over (LianCheck *c, GPtrArray *cuts, const LianRecord *line, const LianRecord *contract,
                 const GPtrArray *allotments)
{
  g_autoptr (GPtrArray) relations
      = c->list (c->data, "relation", "partner", lian_record_get_number (contract, "orderer"));
  for (guint i = 0; i < relations->len; i++)
    {
      gboolean known;
      const LianRecord *relation = relations->pdata[i];
      if (is_live_sale (relation)
          && !gets_some (allotments, lian_record_get_number (relation, "cooperative"))
          && lian_relation_is_about (relation, lian_record_get_number (line, "catalogue_product"),
                                     lian_record_get_text (line, "product"), &known)
          && known)
        _lian_relation_cut_add (c, cuts, relation, TRUE,
             g_strdup (_ ("has sold these goods to the orderer, and would get nothing of this order")));
    }
}

/* An order that takes all that a maker is able to make in its term leaves nothing for whom it has sold
 * these goods to.  Where the capacity or the term isn't known, nothing is said. */
static void
add_crowded_out (LianCheck *c, GPtrArray *cuts, const LianRecord *line, const LianRecord *contract,
                 const LianRecord *allotment)
{
  gint64 most, product = lian_record_get_number (line, "catalogue_product");
  gint64 maker = lian_record_get_number (allotment, "cooperative");
  g_autoptr (GPtrArray) capacities = c->list (c->data, "capacity", "cooperative", maker);
  if (product == 0
      || !lian_capacity_between (capacities, product,
                                 lian_record_get_date (contract, "term_from"),
                                 lian_record_get_date (contract, "term_to"), &most)
      || lian_record_get_number (allotment, "quantity") < most)
    return;
  g_autoptr (GPtrArray) relations = c->list (c->data, "relation", "cooperative", maker);
  for (guint i = 0; i < relations->len; i++)
    {
      gboolean known;
      const LianRecord *relation = relations->pdata[i];
      if (is_live_sale (relation)
          && lian_record_get_number (relation, "partner")
                 != lian_record_get_number (contract, "orderer")
          && lian_relation_is_about (relation, product, lian_record_get_text (line, "product"),
                                     &known))
        _lian_relation_cut_add (
            c, cuts, relation, known,
            g_strdup (_ ("the order takes all that the co-operative is able to make in its term")));
    }
}

/* Whom the allotments of a line pass over, and whom they crowd out. */
void
_lian_relation_cut_by_line (LianCheck *c, GPtrArray *cuts, const LianRecord *line)
{
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (line, "contract"));
  g_autoptr (GPtrArray) allotments
      = c->list (c->data, "allotment", "contract_line", lian_record_get_id (line));
  if (contract == NULL || allotments->len == 0 || is (contract, "state", "VOID")
      || is (contract, "state", "TERMINATED"))
    return;
  add_passed_over (c, cuts, line, contract, allotments);
  for (guint i = 0; i < allotments->len; i++)
    add_crowded_out (c, cuts, line, contract, allotments->pdata[i]);
}
