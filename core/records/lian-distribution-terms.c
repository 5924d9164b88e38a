/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "distribution_terms": how the surplus of a year is divided, by resolution.
 *
 * The sources name no percentages (domain.md §4, §11), so none is assumed: each part is stated, 0 where
 * there is none, and together they are the whole. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-surplus.h"
#include "lian-types-private.h"

#define PART(id, label) { id, LIAN_FIELD_INTEGER, label, .group = N_("Parts"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = LIAN_SURPLUS_WHOLE, .unit = N_("in 10,000") }

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Which meeting resolved it, and when.") },
  PART ("reserve", N_("reserve fund")),
  PART ("welfare", N_("welfare fund")),
  PART ("bonus", N_("bonus fund")),
  PART ("education", N_("education fund")),
  PART ("levy", N_("federation levy")),
  PART ("labour", N_("labour dividend")),
  PART ("share", N_("share dividend")),
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Resolution"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "labour_by", LIAN_FIELD_CHOICE, N_("labour dividend goes by"), .group = N_("Among members"), .choices = lian_choices_labour_by },
  { "non_members", LIAN_FIELD_CHOICE, N_("surplus from use by non-members"), .group = N_("Among members"), .choices = lian_choices_non_members },
  { "non_member_reserve", LIAN_FIELD_INTEGER, N_("of it to the reserve fund"), .group = N_("Among members"), .bounded = TRUE, .min = 0, .max = LIAN_SURPLUS_NON_MEMBER_RESERVE, .unit = N_("in 10,000"),
    .help = N_("Ten per cent at most; the rest goes to the welfare fund (S35).") },
};

static gboolean
is_complete (const LianRecord *r)
{
  for (guint i = 0; i < LIAN_SURPLUS_N_PARTS; i++)
    if (lian_record_is_empty (r, lian_surplus_parts[i].part))
      return FALSE;
  return TRUE;
}

/* What the resolution leaves open is not assumed: whoever divides by it is told. */
static void
check_members (LianCheck *c, const LianRecord *r)
{
  gboolean funds = lian_surplus_spares_non_members (r), stated = !lian_record_is_empty (r, "non_member_reserve");
  if (lian_record_get_number (r, "labour") > 0 && lian_record_is_empty (r, "labour_by"))
    lian_check_warning (c, r, "labour_by", "labour-by",
                        _ ("is the labour dividend divided by wages or by days? The resolution has to say"));
  if (funds && !stated)
    lian_check_error (c, r, "non_member_reserve", "non-members",
                      _ ("how much of it goes to the reserve fund, and how much to the welfare fund?"));
  if (!funds && stated)
    lian_check_error (c, r, "non_member_reserve", "non-members",
                      _ ("only where it goes to the funds is a part of it stated"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gint64 sum = 0;
  check_members (c, r);
  for (guint i = 0; i < LIAN_SURPLUS_N_PARTS; i++)
    sum += lian_record_get_number (r, lian_surplus_parts[i].part);
  if (is_complete (r) && sum != LIAN_SURPLUS_WHOLE)
    lian_check_error (c, r, "reserve", "sum-of-parts",
                      _ ("the parts sum up to %d in 10,000; together they must be the whole"), (int) sum);
  g_autoptr (GPtrArray) all
      = c->list (c->data, "distribution_terms", "cooperative", lian_record_get_number (r, "cooperative"));
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_id (all->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_date (all->pdata[i], "from_date") == lian_record_get_date (r, "from_date"))
      lian_check_error (c, r, "from_date", "overlap", _ ("another resolution holds from this day on"));
}

const LianType lian_type_distribution_terms = {
  .id = "distribution_terms",
  .label = N_("division of the surplus"),
  .label_plural = N_("Divisions of the surplus"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
