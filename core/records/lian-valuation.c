/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "valuation": means of production priced by a committee; what is finished stays. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-deed.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Valuation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "name", LIAN_FIELD_TEXT, N_("name"), .group = N_("Valuation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "valued_on", LIAN_FIELD_DATE, N_("valued on"), .group = N_("Valuation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "committee", LIAN_FIELD_MULTILINE, N_("committee"), .group = N_("Valuation"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Who appraised: members with and without tools, and the co-operative.") },
  { "objections_until", LIAN_FIELD_DATE, N_("objections until"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED,
    .help = N_("The figures are shown to all members until then.") },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Result"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_valuation_state, .initial = "OPEN" },
  { "finished_on", LIAN_FIELD_DATE, N_("finished on"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "valuation_item", "valuation", FALSE },
};

gboolean
_lian_valuation_is_finished (const LianRecord *valuation)
{
  return valuation != NULL && g_strcmp0 (lian_record_get_text (valuation, "state"), "FINISHED") == 0;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "valued_on", "objections_until");
  if (!_lian_valuation_is_finished (r))
    return;
  lian_check_filled (c, r, "committee");
  lian_check_filled (c, r, "resolution");
  lian_check_filled (c, r, "finished_on");
}

static void
refuse (LianCheck *c, const LianRecord *r)
{
  lian_check_error (c, r, NULL, "kept", _ ("a finished valuation is not reopened (S2)"));
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (_lian_valuation_is_finished (r))
    refuse (c, r);
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const free_fields[] = { "note", "source" };
  guint64 changed = _lian_likeness_unexplained (c, before, r);
  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    changed &= ~(G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_valuation, free_fields[i]));
  if (_lian_valuation_is_finished (before) && changed != 0)
    refuse (c, r);
}

static gint64
find_booked (LianCheck *c, const LianRecord *item)
{
  g_autoptr (GPtrArray) entries = c->list (c->data, "journal_entry", "valuation_item", lian_record_get_id (item));
  gint64 sum = 0;
  for (guint i = 0; i < entries->len; i++)
    if (!lian_deed_is (entries->pdata[i], "REVERSED"))
      sum += lian_record_get_number (entries->pdata[i], "amount");
  return sum;
}

static gboolean
is_taken (const LianRecord *item)
{
  const char *outcome = lian_record_get_text (item, "outcome");
  return g_strcmp0 (outcome, "PRICED_IN") == 0 || g_strcmp0 (outcome, "ON_DEPOSIT") == 0;
}

/* Who only writes that it is finished has not booked what it comes to. */
static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (!_lian_valuation_is_finished (after) || _lian_valuation_is_finished (before))
    return;
  g_autoptr (GPtrArray) items = c->list (c->data, "valuation_item", "valuation", lian_record_get_id (after));
  for (guint i = 0; i < items->len; i++)
    if (is_taken (items->pdata[i])
        && find_booked (c, items->pdata[i]) != lian_record_get_number (items->pdata[i], "value"))
      {
        lian_check_error (c, after, "state", "not-booked",
                          _ ("“%s” is not in the journal: finish the valuation by its act, which books it"),
                          lian_record_get_title (items->pdata[i]));
        return;
      }
}

const LianType lian_type_valuation = {
  .id = "valuation",
  .label = N_("valuation"),
  .label_plural = N_("Valuations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
  .check_act = check_act,
};
