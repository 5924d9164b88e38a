/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "improvement": a measure of technique or technical transformation of a co-operative,
 * with what was expected of it and what was measured. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define PERCENT .bounded = TRUE, .min = -100, .max = 10000, .unit = N_("%")

static const LianChoice kinds[] = {
  { "TECHNIQUE", N_("technique") },
  { "EQUIPMENT", N_("tools and equipment") },
  { "MACHINE", N_("from hand work to machines") },
  { "MATERIAL", N_("use of material") },
  { "DESIGN", N_("design and variety") },
  { "ORGANISATION", N_("organisation of work") },
  { NULL, NULL },
};

static const LianChoice effects[] = {
  { "OUTPUT", N_("output") },
  { "QUALITY", N_("quality") },
  { "COST", N_("cost") },
  { "LABOUR", N_("labour") },
  { "MATERIAL", N_("use of material") },
  { "VARIETY", N_("number of varieties") },
  { NULL, NULL },
};

static const LianChoice states[] = {
  { "PLANNED", N_("planned") },
  { "RUNNING", N_("under way") },
  { "DONE", N_("carried out") },
  { "DROPPED", N_("given up") },
  { NULL, NULL },
};

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "name", LIAN_FIELD_TEXT, N_("what is done"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "improvement_kind", LIAN_FIELD_CHOICE, N_("kind of measure"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED, .choices = kinds },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED, .reference = "product" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Measure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = states, .initial = "PLANNED" },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "due_on", LIAN_FIELD_DATE, N_("due date"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED },
  { "done_on", LIAN_FIELD_DATE, N_("done on"), .group = N_("Measure"), .flags = LIAN_FIELD_LISTED },
  { "money", LIAN_FIELD_MONEY, N_("money planned"), .group = N_("Means"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "spent", LIAN_FIELD_MONEY, N_("money spent"), .group = N_("Means"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "equipment", LIAN_FIELD_TEXT, N_("equipment"), .group = N_("Means"), .flags = LIAN_FIELD_SEARCHED },
  { "effect", LIAN_FIELD_CHOICE, N_("effect on"), .group = N_("Effect"), .choices = effects },
  { "expected", LIAN_FIELD_INTEGER, N_("change expected"), .group = N_("Effect"), .flags = LIAN_FIELD_LISTED, PERCENT,
    .help = N_("In per cent; less is negative.") },
  { "measure_on", LIAN_FIELD_DATE, N_("to be measured by"), .group = N_("Effect") },
  { "measured", LIAN_FIELD_INTEGER, N_("change measured"), .group = N_("Effect"), .flags = LIAN_FIELD_LISTED, PERCENT,
    .help = N_("In per cent; less is negative.") },
  { "measured_on", LIAN_FIELD_DATE, N_("measured on"), .group = N_("Effect") },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Effect"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Means"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *state)
{
  return g_strcmp0 (lian_record_get_text (r, "state"), state) == 0;
}

static void
check_state (LianCheck *c, const LianRecord *r)
{
  LianDate due = lian_record_get_date (r, "due_on");
  gboolean open = is (r, "PLANNED") || is (r, "RUNNING");
  if (is (r, "DONE") && lian_record_is_empty (r, "done_on"))
    lian_check_error (c, r, "done_on", "no-day", _ ("it is carried out: since which day?"));
  if (open && !lian_record_is_empty (r, "done_on"))
    lian_check_error (c, r, "state", "done-open", _ ("a day of completion is given: is it carried out?"));
  if (open && due != 0 && due < c->working_date)
    lian_check_warning (c, r, "due_on", "overdue", _ ("its day has passed and it is not carried out"));
  if (lian_record_get_date (r, "done_on") > c->working_date)
    lian_check_warning (c, r, "done_on", "future", _ ("this day is after the working date"));
}

/* An effect that nobody measured is only hoped for. */
static void
check_effect (LianCheck *c, const LianRecord *r)
{
  LianDate by = lian_record_get_date (r, "measure_on");
  gboolean measured = !lian_record_is_empty (r, "measured");
  if (measured && (lian_record_is_empty (r, "evidence") || lian_record_is_empty (r, "measured_on")))
    lian_check_error (c, r, lian_record_is_empty (r, "measured_on") ? "measured_on" : "evidence", "no-evidence",
                      _ ("measured when, and by what?"));
  if ((measured || !lian_record_is_empty (r, "expected")) && lian_record_is_empty (r, "effect"))
    lian_check_error (c, r, "effect", "no-effect", _ ("a change of what?"));
  if (is (r, "DROPPED") || measured)
    return;
  if (by != 0 && by < c->working_date)
    lian_check_warning (c, r, "measured", "not-measured", _ ("its effect was to be measured and is not"));
  else if (by == 0 && is (r, "DONE"))
    lian_check_warning (c, r, "measure_on", "no-measuring", _ ("by when will its effect be measured?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_state (c, r);
  check_effect (c, r);
}

const LianType lian_type_improvement = {
  .id = "improvement",
  .label = N_("technical measure"),
  .label_plural = N_("Technical measures"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
};
