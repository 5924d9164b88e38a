/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "split_link": a repair step that a shared workshop does while the counters stay
 * (rules R5a and R6). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "process", LIAN_FIELD_REFERENCE, N_("process step"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "process" },
  { "workshop_cooperative", LIAN_FIELD_REFERENCE, N_("workshop of the co-operative"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "workshop_point", LIAN_FIELD_REFERENCE, N_("workshop at the point"), .group = N_("What"), .reference = "service_point" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_link_state },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("What") },
  { "days_before", LIAN_FIELD_INTEGER, N_("turn-round before"), .group = N_("For the customer"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 3660, .unit = N_("days"),
    .help = N_("Whole days from handing over to fetching.") },
  { "days_after", LIAN_FIELD_INTEGER, N_("turn-round after"), .group = N_("For the customer"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 3660, .unit = N_("days") },
  { "price_before", LIAN_FIELD_MONEY, N_("price before"), .group = N_("For the customer"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 },
  { "price_after", LIAN_FIELD_MONEY, N_("price after"), .group = N_("For the customer"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 },
  { "counters", LIAN_FIELD_INTEGER, N_("counters that stay"), .group = N_("For the customer"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32,
    .help = N_("Points that go on taking and giving out the work.") },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("For the customer"), .flags = LIAN_FIELD_SEARCHED },
  { "officer", LIAN_FIELD_REFERENCE, N_("decided by"), .group = N_("Decision"), .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Decision") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Decision"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static char *
with_unit (const LianRecord *r, const char *field)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (r), field);
  gint64 number = lian_record_get_number (r, field);
  if (info->kind != LIAN_FIELD_MONEY)
    return g_strdup_printf (ngettext ("%u day", "%u days", (gulong) number),
                            (guint) number);
  g_autofree char *amount = lian_format_number (info, number);
  return g_strdup_printf (_ ("%s yuan"), amount);
}

/* Severity by state: what is proposed may be worse, and is then refused; in force it may not be. */
static void
check_not_worse (LianCheck *c, const LianRecord *r, const char *before, const char *after)
{
  if (lian_record_is_empty (r, before) || lian_record_is_empty (r, after)
      || lian_record_get_number (r, after) <= lian_record_get_number (r, before))
    return;
  const LianType *type = lian_record_get_type_info (r);
  g_autofree char *was = with_unit (r, before), *is_now = with_unit (r, after);
  (is (r, "state", "IN_FORCE") ? lian_check_error : lian_check_warning) (
      c, r, after, "r6-worse",
      /* Translators: label and figure after, label and figure before */
      _ ("%s: %s, %s: %s; it gets worse for the customer, so the link can't be centralised (R5a, R6)"),
      _ (lian_type_get_field (type, after)->label), is_now,
      _ (lian_type_get_field (type, before)->label), was);
}

/* R6: only a link shown not to make consumers suffer may be centralised; unknown is not "no". */
static void
check_impact (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) process
      = c->load (c->data, "process", lian_record_get_number (r, "process"));
  if (process == NULL)
    return;
  if (lian_record_get_truth (process, "link_consumer_impact") != LIAN_NO)
    lian_check_error (c, r, "state", "r6-impact",
                      _ ("it is not confirmed that consumers do not suffer: the link can't be "
                         "centralised (R6)"));
  if (lian_record_get_truth (process, "major_link") != LIAN_YES)
    lian_check_error (c, r, "state", "r5a-link",
                      _ ("only a major repair link may be centralised (R5a)"));
}

static void
check_in_force (LianCheck *c, const LianRecord *r)
{
  static const char *const needed[] = { "from_date", "days_before", "days_after", "price_before",
                                        "price_after", "evidence", "officer", "decided_on" };
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    lian_check_filled (c, r, needed[i]);
  check_impact (c, r);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (is (r, "state", "IN_FORCE"))
    check_in_force (c, r);
  if (is (r, "state", "ENDED"))
    lian_check_filled (c, r, "to_date");
  if (!is (r, "state", "REFUSED"))
    {
      check_not_worse (c, r, "days_before", "days_after");
      check_not_worse (c, r, "price_before", "price_after");
    }
  if (lian_record_is_empty (r, "workshop_cooperative")
      && lian_record_is_empty (r, "workshop_point"))
    lian_check_warning (c, r, "workshop_cooperative", "no-workshop",
                        _ ("which workshop does the work?"));
  lian_check_officer (c, r, "officer");
  lian_check_date_order (c, r, "from_date", "to_date");
}

const LianType lian_type_split_link = {
  .id = "split_link",
  .label = N_("split link"),
  .label_plural = N_("Split links"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
};
