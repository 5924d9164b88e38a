/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "round_stop": a neighbourhood that a round comes through, and on which days. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#include <string.h>

static const LianField fields[] = {
  { "round", LIAN_FIELD_REFERENCE, N_("door-to-door round"), .group = N_("Where"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "round" },
  { "neighbourhood", LIAN_FIELD_REFERENCE, N_("neighbourhood"), .group = N_("Where"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "neighbourhood" },
  { "weekdays", LIAN_FIELD_WEEKDAYS, N_("weekdays"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Empty: on all the days of the round.") },
  { "streets", LIAN_FIELD_MULTILINE, N_("streets"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Where"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* A stop on a day when the round does not go out would be service on paper only. */
static void
check_days (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) round = c->load (c->data, "round", lian_record_get_number (r, "round"));
  const char *of_round = round != NULL ? lian_record_get_text (round, "weekdays") : NULL;
  const char *days = lian_record_get_text (r, "weekdays");
  for (const char *p = days; of_round != NULL && p != NULL && *p != '\0'; p++)
    if (*p >= '1' && *p <= '7' && strchr (of_round, *p) == NULL)
      {
        lian_check_warning (c, r, "weekdays", "other-days",
                            _ ("the round does not go out on one of these days"));
        return;
      }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) stops
      = c->list (c->data, "round_stop", "round", lian_record_get_number (r, "round"));
  for (guint i = 0; i < stops->len; i++)
    if (lian_record_get_id (stops->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (stops->pdata[i], "neighbourhood")
               == lian_record_get_number (r, "neighbourhood"))
      {
        lian_check_error (c, r, "neighbourhood", "duplicate",
                          _ ("the round stops here already: enter all its days in one place"));
        break;
      }
  check_days (c, r);
}

const LianType lian_type_round_stop = {
  .id = "round_stop",
  .label = N_("stop of a round"),
  .label_plural = N_("Stops"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "streets",
  .title_en = "streets",
  .check = check,
};
