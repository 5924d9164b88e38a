/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "way": one stretch of the network of streets, walked both ways. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "from_neighbourhood", LIAN_FIELD_REFERENCE, N_("from the neighbourhood"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "neighbourhood",
    .help = N_("A crossing or the end of a bridge is a neighbourhood without residents.") },
  { "to_neighbourhood", LIAN_FIELD_REFERENCE, N_("to the neighbourhood"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "neighbourhood" },
  { "to_point", LIAN_FIELD_REFERENCE, N_("to the service point"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "service_point",
    .help = N_("In place of a neighbourhood: the last stretch to a point.") },
  { "metres", LIAN_FIELD_INTEGER, N_("length"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000000, .unit = N_("m") },
  { "minutes", LIAN_FIELD_INTEGER, N_("walk"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 100000, .unit = N_("minutes") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Stretch of way"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
joins_the_same (const LianRecord *a, const LianRecord *b)
{
  gint64 a1 = lian_record_get_number (a, "from_neighbourhood"), a2 = lian_record_get_number (a, "to_neighbourhood");
  gint64 b1 = lian_record_get_number (b, "from_neighbourhood"), b2 = lian_record_get_number (b, "to_neighbourhood");
  if (lian_record_get_id (a) == lian_record_get_id (b)
      || lian_record_get_number (a, "to_point") != lian_record_get_number (b, "to_point"))
    return FALSE;
  return (a1 == b1 && a2 == b2) || (a2 != 0 && a1 == b2 && a2 == b1);
}

static gboolean
is_told_twice (LianCheck *c, const LianRecord *r)
{
  static const char *const ends[] = { "from_neighbourhood", "to_neighbourhood" };
  gint64 from = lian_record_get_number (r, "from_neighbourhood");
  for (gsize e = 0; e < G_N_ELEMENTS (ends); e++)
    {
      g_autoptr (GPtrArray) ways = c->list (c->data, "way", ends[e], from);
      for (guint i = 0; i < ways->len; i++)
        if (joins_the_same (ways->pdata[i], r))
          return TRUE;
    }
  return FALSE;
}

static void
check_ends (LianCheck *c, const LianRecord *r)
{
  gboolean place = !lian_record_is_empty (r, "to_neighbourhood");
  gboolean point = !lian_record_is_empty (r, "to_point");
  if (place == point)
    lian_check_error (c, r, "to_neighbourhood", "one-end",
                      _ ("a way leads to a neighbourhood or to a service point: one of the two"));
  if (place
      && lian_record_get_number (r, "from_neighbourhood")
             == lian_record_get_number (r, "to_neighbourhood"))
    lian_check_error (c, r, "to_neighbourhood", "same-place", _ ("both ends are the same place"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_ends (c, r);
  if (lian_record_is_empty (r, "metres") && lian_record_is_empty (r, "minutes"))
    lian_check_error (c, r, "metres", "no-length", _ ("how long is it: in metres, or in minutes?"));
  if (is_told_twice (c, r))
    lian_check_warning (c, r, "from_neighbourhood", "way-twice",
                        _ ("this way is entered twice; the later entry counts"));
}

const LianType lian_type_way = {
  .id = "way",
  .label = N_("way"),
  .label_plural = N_("Ways"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
