/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "trade_arrangement": whether a trade is to be developed, maintained, restricted or
 * converted, from which day and by whom that was said (domain.md §8, S12). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define WHOLE 1000

static const LianField fields[] = {
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "trade",
    .help = N_("Empty: all trades of the city together.") },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "city",
    .help = N_("Empty: wherever nothing else is said.") },
  { "arr_class", LIAN_FIELD_CHOICE, N_("arrangement class"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .choices = lian_choices_arr_class },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("It holds until a later one.") },
  { "households", LIAN_FIELD_INTEGER, N_("households"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "persons", LIAN_FIELD_INTEGER, N_("persons"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "share", LIAN_FIELD_INTEGER, N_("share of all"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = WHOLE, .unit = N_("in 1,000"),
    .help = N_("As printed: 75.3 per cent is 753.") },
  { "origin", LIAN_FIELD_TEXT, N_("from where"), .group = N_("Arrangement"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Resolution, book or report, and its date.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Arrangement"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_beside (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "trade") == lian_record_get_number (b, "trade")
         && lian_record_get_date (a, "from_date") == lian_record_get_date (b, "from_date");
}

/* The classes of a day are parts of one whole; a difference is shown, not smoothed. */
static void
check_shares (LianCheck *c, const LianRecord *r, const GPtrArray *others)
{
  gint64 sum = lian_record_get_number (r, "share");
  if (lian_record_is_empty (r, "share") || !lian_record_is_empty (r, "trade"))
    return;
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r) && is_beside (r, others->pdata[i]))
      sum += lian_record_get_number (others->pdata[i], "share");
  if (sum != WHOLE)
    lian_check_warning (c, r, "share", "sum",
                        /* Translators: a figure; both are thousandths */
                        _ ("the classes of this day come to %u in 1,000"), (guint) sum);
}

/* A trade is in one class at a time; all trades of a city are in all of them. */
static void
check_other_class (LianCheck *c, const LianRecord *r, const GPtrArray *others)
{
  for (guint i = 0; i < others->len && !lian_record_is_empty (r, "trade"); i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r) && is_beside (r, others->pdata[i])
        && lian_record_get_number (r, "city") == lian_record_get_number (others->pdata[i], "city"))
      lian_check_error (c, r, "arr_class", "two-classes",
                        _ ("the trade is given a class on this day already"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *by = lian_record_is_empty (r, "trade") ? "city" : "trade";
  if (lian_record_is_empty (r, by))
    {
      lian_check_error (c, r, "trade", "no-subject", _ ("a trade, a city or both: of what is this said?"));
      return;
    }
  g_autoptr (GPtrArray) others
      = c->list (c->data, "trade_arrangement", by, lian_record_get_number (r, by));
  check_shares (c, r, others);
  check_other_class (c, r, others);
}

const LianType lian_type_trade_arrangement = {
  .id = "trade_arrangement",
  .label = N_("arrangement of a trade"),
  .label_plural = N_("Arrangements of trades"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "origin",
  .title_en = "origin",
  .check = check,
};
