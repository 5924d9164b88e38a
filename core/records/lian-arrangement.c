/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "arrangement": a plan of who makes what and when, and what it was made with.
 *
 * Several are kept and compared; one of a federation and its trades is in force, and it is replaced, never
 * edited, so that everybody can be shown what was agreed. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("number of the arrangement"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "name", LIAN_FIELD_TEXT, N_("name of the arrangement"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "federation", LIAN_FIELD_REFERENCE, N_("federation"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "federation",
    .help = N_("Its contracts are arranged, and those of the federations under it.") },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED, .reference = "trade",
    .help = N_("Empty: all trades.") },
  { "from_month", LIAN_FIELD_DATE, N_("first month"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED,
    .help = N_("Its first day.") },
  { "months", LIAN_FIELD_INTEGER, N_("number of months"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 24 },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_arrangement_state, .initial = "DRAFT" },
  { "based_on", LIAN_FIELD_REFERENCE, N_("based on"), .group = N_("Arrangement"), .reference = "arrangement",
    .help = N_("What it says was agreed and is changed as little as may be; what is pinned there stays.") },
  { "made_on", LIAN_FIELD_DATE, N_("drawn up on"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED },
  { "in_force_on", LIAN_FIELD_DATE, N_("in force on"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("Decision"), .flags = LIAN_FIELD_SEARCHED },
  { "late_months", LIAN_FIELD_INTEGER, N_("late at most"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 24, .unit = N_("months"),
    .help = N_("How many months after its month anything may be made; empty: up to the last month.") },
  { "floor_hours", LIAN_FIELD_INTEGER, N_("floor of work"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 744, .unit = N_("hours"),
    .help = N_("Work that each member ought to get in a month; empty: none.") },
  { "month_hours", LIAN_FIELD_INTEGER, N_("a member's month"), .group = N_("Settings"), .bounded = TRUE, .min = 1, .max = 744, .unit = N_("hours"),
    .help = N_("What a member works in a month; it turns the capacity for a product without work norms into work.") },
  { "unpriced", LIAN_FIELD_MONEY, N_("one without a price counts as"), .group = N_("Settings"), .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4,
    .help = N_("What one of an order counts whose price is not known; empty: a fen.") },
  { "haul", LIAN_FIELD_INTEGER, N_("transport"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("in 1,000 of the value for 10 km") },
  { "holding", LIAN_FIELD_INTEGER, N_("storage"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("in 1,000 of the value a month"),
    .help = N_("For each month that it is made before its month.") },
  { "poor", LIAN_FIELD_INTEGER, N_("poor quality"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("per cent of the value of what is refused"),
    .help = N_("Charged for the share that was refused of what the co-operative delivered so far.") },
  { "outcome", LIAN_FIELD_CHOICE, N_("how good it is"), .group = N_("Notes"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_arrange_outcome },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "tolerance", LIAN_FIELD_INTEGER, N_("what a stage may give up"), .group = N_("Settings"), .bounded = TRUE, .min = 0, .max = 100, .unit = N_("in 1,000"),
    .help = N_("How much more than the least each stage may have for the sake of those behind it, where the best plan can't be proved; empty: nothing.") },
};

static const LianPart parts[] = {
  { "arrangement_stage", "arrangement", FALSE },
  { "arrangement_line", "arrangement", TRUE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_month (LianCheck *c, const LianRecord *r)
{
  int year, month, day;
  lian_date_split (lian_record_get_date (r, "from_month"), &year, &month, &day);
  if (!lian_record_is_empty (r, "from_month") && day != 1)
    lian_check_error (c, r, "from_month", "not-first", _ ("enter the first day of the month"));
}

static gboolean
share_trades (const LianRecord *a, const LianRecord *b)
{
  gint64 one = lian_record_get_number (a, "trade"), other = lian_record_get_number (b, "trade");
  return one == other || one == 0 || other == 0;
}

/* Two in force would tell a co-operative two things. */
static void
check_single (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "arrangement", "federation", lian_record_get_number (r, "federation"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && is (others->pdata[i], "state", "IN_FORCE") && share_trades (others->pdata[i], r))
      {
        lian_check_error (c, r, "state", "in-force-twice",
                          /* Translators: the name of an arrangement */
                          _ ("the arrangement “%s” is in force for this already"),
                          lian_record_get_title (others->pdata[i]));
        return;
      }
}

static void
check_based_on (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_id (r) != 0
      && lian_record_get_number (r, "based_on") == lian_record_get_id (r))
    lian_check_error (c, r, "based_on", "itself", _ ("it can't be based on itself"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_month (c, r);
  check_based_on (c, r);
  lian_check_officer (c, r, "officer");
  lian_check_date_order (c, r, "made_on", "in_force_on");
  if (!is (r, "state", "IN_FORCE") && !is (r, "state", "REPLACED"))
    return;
  lian_check_filled (c, r, "in_force_on");
  lian_check_filled (c, r, "officer");
  lian_check_filled (c, r, "reason");
  if (is (r, "state", "IN_FORCE"))
    check_single (c, r);
}

static gboolean
may_become (const char *from, const char *to)
{
  static const char *const steps[][2] = {
    { "DRAFT", "IN_FORCE" }, { "DRAFT", "DROPPED" }, { "DROPPED", "DRAFT" }, { "IN_FORCE", "REPLACED" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i][0], from) == 0 && g_strcmp0 (steps[i][1], to) == 0)
      return TRUE;
  return g_strcmp0 (from, to) == 0;
}

/**
 * _lian_arrangement_stays:
 * @arrangement: (nullable): an arrangement
 *
 * Returns: whether it was put in force once, so that it stays as it was
 */
gboolean
_lian_arrangement_stays (const LianRecord *arrangement)
{
  return arrangement != NULL
         && (is (arrangement, "state", "IN_FORCE") || is (arrangement, "state", "REPLACED"));
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (_lian_arrangement_stays (r))
    lian_check_error (c, r, "state", "kept",
                      _ ("it was put in force and stays in the list; put another one in force instead"));
}

static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before == NULL || after == NULL || c->replayed)
    return;
  const LianField *field = lian_type_get_field (&lian_type_arrangement, "state");
  const char *from = lian_record_get_text (before, "state"), *to = lian_record_get_text (after, "state");
  guint64 kept = ~((G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_arrangement, "state"))
                   | (G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_arrangement, "note"))
                   | (G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_arrangement, "source")));
  if (!may_become (from, to))
    lian_check_error (c, after, "state", "step",
                      _ ("an arrangement that is “%s” can't become “%s”"),
                      lian_choice_label (field, from), lian_choice_label (field, to));
  else if (_lian_arrangement_stays (before) && (lian_record_diff (before, after) & kept) != 0)
    lian_check_error (c, after, NULL, "kept",
                      _ ("it was put in force and stays as it was: make a new one based on it"));
}

const LianType lian_type_arrangement = {
  .id = "arrangement",
  .label = N_("arrangement"),
  .label_plural = N_("Arrangements"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
  .check_delete = check_delete,
  .check_act = check_act,
};
