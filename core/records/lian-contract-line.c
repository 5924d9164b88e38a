/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "contract_line". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-relation-cut.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "product", LIAN_FIELD_TEXT, N_("product name"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "unit_price", LIAN_FIELD_MONEY, N_("unit price or fee"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "contract.currency" },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "catalogue_product", LIAN_FIELD_REFERENCE, N_("product in the catalogue"), .group = N_("What"), .reference = "product" },
  { "framework_line", LIAN_FIELD_REFERENCE, N_("called off from the line"), .group = N_("What"), .reference = "contract_line",
    .help = N_("The line of the framework contract whose quantity this one uses.") },
  { "priority", LIAN_FIELD_INTEGER, N_("priority"), .group = N_("Arrangement"), .bounded = TRUE, .min = 1, .max = 9,
    .help = N_("How much it counts when production is arranged; empty is 1.") },
  { "one_maker", LIAN_FIELD_TRUTH, N_("one maker only"), .group = N_("Arrangement"),
    .help = N_("Yes means that a single co-operative has to make all of it.") },
  { "least_lot", LIAN_FIELD_QUANTITY, N_("smallest share"), .group = N_("Arrangement"), .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "unit",
    .help = N_("A co-operative is given at least so much of it, or none.") },
};

static const LianPart parts[] = {
  { "grade_price", "contract_line", FALSE },
  { "schedule", "contract_line", FALSE },
  { "allotment", "contract_line", FALSE },
  { "delivery", "contract_line", FALSE },
};

static gint64
sum_of (LianCheck *c, const LianRecord *r, const char *kind)
{
  gint64 sum = 0;
  g_autoptr (GPtrArray) records = c->list (c->data, kind, "contract_line", lian_record_get_id (r));
  for (guint i = 0; i < records->len; i++)
    sum += lian_record_get_number (records->pdata[i], "quantity");
  return sum;
}

/* The sums of domain.md §6 hold once the contract is signed; while it is drafted they warn. */
static void
check_sum (LianCheck *c, const LianRecord *r, const char *kind, gboolean binding)
{
  gint64 sum = sum_of (c, r, kind), quantity = lian_record_get_number (r, "quantity");
  if (sum == quantity || (sum == 0 && !binding))
    return;
  g_autofree char *got = lian_check_quantity (c, r, sum), *want = lian_check_quantity (c, r, quantity);
  gboolean allotments = g_str_equal (kind, "allotment");
  const char *code = allotments ? "sum-of-allotments" : "sum-of-schedule";
  g_autofree char *message = allotments
                                 ? g_strdup_printf (_ ("allotted %s, contracted %s"), got, want)
                                 : g_strdup_printf (_ ("scheduled %s, contracted %s"), got, want);
  if (binding)
    lian_check_error (c, r, "quantity", code, "%s", message);
  else
    lian_check_warning (c, r, "quantity", code, "%s", message);
}

/* What went back, refused or for repair, comes again and is no excess. */
static void
check_delivered (LianCheck *c, const LianRecord *r)
{
  gint64 sum = 0, quantity = lian_record_get_number (r, "quantity");
  g_autoptr (GPtrArray) deliveries
      = c->list (c->data, "delivery", "contract_line", lian_record_get_id (r));
  for (guint i = 0; i < deliveries->len; i++)
    {
      if (lian_record_get_truth (deliveries->pdata[i], "excess_accepted") == LIAN_YES)
        return;
      sum += _lian_delivery_kept (c, deliveries->pdata[i]);
    }
  if (sum <= quantity)
    return;
  g_autofree char *got = lian_check_quantity (c, r, sum), *want = lian_check_quantity (c, r, quantity);
  lian_check_error (c, r, "quantity", "delivered-more",
                    _ ("delivered %s, contracted %s: was the excess accepted?"), got, want);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (r, "contract"));
  gboolean binding = lian_contract_binds (contract);
  lian_relation_check_cuts (c, r, "product",
                            &(LianRelationChange){ .by = LIAN_CUTTER_LINE, .record = r });
  _lian_contract_check_framework_line (c, r);
  if (lian_record_is_empty (r, "quantity"))
    {
      lian_check_warning (c, r, "quantity", "no-quantity", _ ("the quantity is not known"));
      return;
    }
  check_sum (c, r, "allotment", binding);
  check_sum (c, r, "schedule", binding);
  check_delivered (c, r);
}

const LianType lian_type_contract_line = {
  .id = "contract_line",
  .label = N_("contract line"),
  .label_plural = N_("Contract lines"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "product",
  .title_en = "product",
  .check = check,
  .check_act = _lian_contract_check_clauses,
};
