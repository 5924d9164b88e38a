/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "grade_price": what a grade of a contract line is paid. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "contract_line" },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED },
  { "unit_price", LIAN_FIELD_MONEY, N_("unit price or fee"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "contract_line.contract.currency" },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* Two prices of one grade would leave open which of them is paid. */
static void
check (LianCheck *c, const LianRecord *r)
{
  const char *grade = lian_record_get_text (r, "grade");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "grade_price", "contract_line", lian_record_get_number (r, "contract_line"));
  for (guint i = 0; grade != NULL && i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && g_strcmp0 (lian_record_get_text (others->pdata[i], "grade"), grade) == 0)
      {
        lian_check_error (c, r, "grade", "grade-twice", _ ("the grade “%s” has a price already"),
                          grade);
        return;
      }
}

const LianType lian_type_grade_price = {
  .id = "grade_price",
  .label = N_("price of a grade"),
  .label_plural = N_("Prices by grade"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "grade",
  .title_en = "grade",
  .check = check,
  .check_act = _lian_contract_check_clauses,
};
