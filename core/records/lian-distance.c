/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "distance": how far a co-operative's goods travel to a partner. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "partner", LIAN_FIELD_REFERENCE, N_("trading partner"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "partner" },
  { "metres", LIAN_FIELD_INTEGER, N_("distance"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 100000000, .unit = N_("m"),
    .help = N_("By the way that the goods take.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  gint64 partner = lian_record_get_number (r, "partner");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "distance", "cooperative", lian_record_get_number (r, "cooperative"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (others->pdata[i], "partner") == partner)
      {
        lian_check_error (c, r, "partner", "duplicate",
                          _ ("the distance of these two is entered already"));
        return;
      }
}

const LianType lian_type_distance = {
  .id = "distance",
  .label = N_("distance"),
  .label_plural = N_("Distances"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
