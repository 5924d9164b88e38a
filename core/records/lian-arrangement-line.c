/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "arrangement_line": how much of a contract line a co-operative makes in a month. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "arrangement", LIAN_FIELD_REFERENCE, N_("arrangement"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "arrangement" },
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "contract_line" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "month", LIAN_FIELD_DATE, N_("month"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("Its first day.") },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "contract_line.unit" },
  { "pinned", LIAN_FIELD_TRUTH, N_("pinned"), .group = N_("What"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Yes means that it stays exactly so when the rest is computed.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_month (LianCheck *c, const LianRecord *r, const LianRecord *arrangement)
{
  int year, number, day;
  LianDate month = lian_record_get_date (r, "month");
  LianDate first = lian_record_get_date (arrangement, "from_month");
  LianDate end = lian_date_add_months (first, (int) lian_record_get_number (arrangement, "months"));
  lian_date_split (month, &year, &number, &day);
  if (lian_record_is_empty (r, "month"))
    return;
  if (day != 1)
    lian_check_error (c, r, "month", "not-first", _ ("enter the first day of the month"));
  else if (first != 0 && (month < first || month >= end))
    lian_check_error (c, r, "month", "outside", _ ("the arrangement does not reach to this month"));
}

static void
check_able (LianCheck *c, const LianRecord *r, const LianRecord *line)
{
  gint64 product = lian_record_get_number (line, "catalogue_product");
  LianDate month = lian_record_get_date (r, "month");
  LianDate end = lian_date_add_days (lian_date_add_months (month, 1), -1);
  g_autoptr (GPtrArray) all = c->list (c->data, "capacity", "cooperative",
                                       lian_record_get_number (r, "cooperative"));
  if (product == 0 || month == 0 || lian_record_get_number (r, "quantity") == 0)
    return;
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "product") == product
        && lian_record_get_date (all->pdata[i], "from_date") <= end
        && month <= lian_check_last_day (all->pdata[i]))
      return;
  lian_check_warning (c, r, "cooperative", "not-able",
                      _ ("no capacity of this co-operative for the product is known in this month"));
}

static gboolean
same_place (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_id (a) != lian_record_get_id (b)
         && lian_record_get_number (a, "cooperative") == lian_record_get_number (b, "cooperative")
         && lian_record_get_date (a, "month") == lian_record_get_date (b, "month");
}

/* What was delivered until the arrangement was made counts too: it can't be asked for twice. */
static void
check_sum (LianCheck *c, const LianRecord *r, const LianRecord *arrangement, const LianRecord *line,
           gint64 planned)
{
  gint64 sum = planned, most = lian_record_get_number (line, "quantity");
  LianDate made = lian_record_is_empty (arrangement, "made_on")
                      ? lian_date_add_days (lian_record_get_date (arrangement, "from_month"), -1)
                      : lian_record_get_date (arrangement, "made_on");
  g_autoptr (GPtrArray) deliveries
      = c->list (c->data, "delivery", "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < deliveries->len; i++)
    if (lian_record_get_date (deliveries->pdata[i], "delivered_on") <= made)
      sum += _lian_delivery_kept (c, deliveries->pdata[i]);
  if (sum <= most || lian_record_is_empty (line, "quantity"))
    return;
  g_autofree char *got = lian_check_quantity (c, line, sum), *want = lian_check_quantity (c, line, most);
  lian_check_warning (c, r, "quantity", "more-than-left",
                      /* Translators: two quantities */
                      _ ("with what was delivered it is %s, contracted %s"), got, want);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gint64 planned = 0;
  g_autoptr (LianRecord) arrangement = lian_check_load (c, r, "arrangement");
  g_autoptr (LianRecord) line = lian_check_load (c, r, "contract_line");
  if (arrangement == NULL || line == NULL)
    return;
  g_autoptr (GPtrArray) all = c->list (c->data, "arrangement_line", "contract_line", lian_record_get_id (line));
  check_month (c, r, arrangement);
  check_able (c, r, line);
  for (guint i = 0; i < all->len; i++)
    {
      if (lian_record_get_number (all->pdata[i], "arrangement") != lian_record_get_number (r, "arrangement"))
        continue;
      planned += lian_record_get_number (all->pdata[i], "quantity");
      if (same_place (all->pdata[i], r))
        lian_check_error (c, r, "month", "duplicate",
                          _ ("the co-operative has a quantity of this line in this month already"));
    }
  check_sum (c, r, arrangement, line, planned);
}

/**
 * _lian_arrangement_check_part:
 * @c: what a rule may look at
 * @before: (nullable): a stage or line of an arrangement before the write
 * @after: (nullable): the same after it
 *
 * Adds an error when a part of an arrangement changed that was put in force before the write.
 */
void
_lian_arrangement_check_part (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  const LianRecord *r = after != NULL ? after : before;
  if (c->replayed || (before != NULL && after != NULL && _lian_likeness_unexplained (c, before, after) == 0))
    return;
  g_autoptr (LianRecord) was
      = c->before (c->data, "arrangement", lian_record_get_number (r, "arrangement"));
  g_autoptr (LianRecord) left
      = before != NULL ? c->before (c->data, "arrangement", lian_record_get_number (before, "arrangement"))
                       : NULL;
  if (_lian_arrangement_stays (was) || _lian_arrangement_stays (left))
    lian_check_error (c, r, "arrangement", "kept",
                      _ ("the arrangement was put in force and stays as it was: make a new one based on it"));
}

const LianType lian_type_arrangement_line = {
  .id = "arrangement_line",
  .label = N_("line of an arrangement"),
  .label_plural = N_("Lines of arrangements"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "month",
  .title_en = "month",
  .check = check,
  .check_act = _lian_arrangement_check_part,
};
