/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "point_trade": a further trade that a service point serves. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "service_point", LIAN_FIELD_REFERENCE, N_("service point"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "service_point" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "trade" },
  { "capacity", LIAN_FIELD_INTEGER, N_("customers a day"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32,
    .help = N_("Customers of this trade that can be served in a day.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_listed_already (LianCheck *c, const LianRecord *r)
{
  gint64 trade = lian_record_get_number (r, "trade");
  g_autoptr (GPtrArray) others = c->list (c->data, "point_trade", "service_point",
                                          lian_record_get_number (r, "service_point"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (others->pdata[i], "trade") == trade)
      return TRUE;
  g_autoptr (LianRecord) point
      = c->load (c->data, "service_point", lian_record_get_number (r, "service_point"));
  return point != NULL && lian_record_get_number (point, "trade") == trade;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "trade") && is_listed_already (c, r))
    lian_check_error (c, r, "trade", "duplicate",
                      _ ("the point has this trade already; it would be counted twice"));
}

const LianType lian_type_point_trade = {
  .id = "point_trade",
  .label = N_("further trade of a point"),
  .label_plural = N_("Further trades"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
