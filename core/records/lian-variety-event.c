/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "variety_event": from this day a co-operative keeps, has lost, has restored or newly
 * makes a variety; the latest event up to a day says how it stands on that day (S1-7). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"
#include "lian-variety.h"

static const LianChoice happenings[] = {
  { "KEPT", N_("kept") },
  { "LOST", N_("lost") },
  { "RESTORED", N_("made again") },
  { "NEW", N_("newly made") },
  { NULL, NULL },
};

static const LianField fields[] = {
  { "product_variety", LIAN_FIELD_REFERENCE, N_("variety"), .group = N_("Event"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product_variety" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Event"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "event", LIAN_FIELD_CHOICE, N_("what happened to it"), .group = N_("Event"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = happenings },
  { "on_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Event"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "decided_by", LIAN_FIELD_TEXT, N_("who decided it"), .group = N_("Event"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "why", LIAN_FIELD_MULTILINE, N_("why"), .group = N_("Event"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *event)
{
  return g_strcmp0 (lian_record_get_text (r, "event"), event) == 0;
}

static gboolean
is_lost (const LianRecord *before)
{
  return before != NULL && is (before, "LOST");
}

/* Each event answers the one before it in the same co-operative. */
static void
check_order (LianCheck *c, const LianRecord *r, const LianRecord *before)
{
  if (before != NULL && lian_record_get_date (before, "on_date") == lian_record_get_date (r, "on_date"))
    lian_check_error (c, r, "on_date", "same-day", _ ("on this day another event of the variety is entered already"));
  else if (is (r, "RESTORED") && !is_lost (before))
    lian_check_warning (c, r, "event", "not-lost", _ ("it was not lost before: since when was it?"));
  else if (is (r, "KEPT") && is_lost (before))
    lian_check_warning (c, r, "event", "was-lost", _ ("it was lost before this day: made again?"));
  else if (is (r, "LOST") && is_lost (before))
    lian_check_warning (c, r, "event", "lost-already", _ ("it was lost before this day already"));
  else if (is (r, "NEW") && before != NULL)
    lian_check_warning (c, r, "event", "not-new", _ ("it was made here before, so it is not new"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) all
      = c->list (c->data, "variety_event", "product_variety", lian_record_get_number (r, "product_variety"));
  check_order (c, r, lian_variety_find_before (all, r));
  if (lian_record_get_date (r, "on_date") > c->working_date)
    lian_check_warning (c, r, "on_date", "future", _ ("this day is after the working date"));
  if (is (r, "LOST") && (lian_record_is_empty (r, "decided_by") || lian_record_is_empty (r, "why")))
    lian_check_warning (c, r, lian_record_is_empty (r, "why") ? "why" : "decided_by", "no-reason",
                        _ ("a variety was lost: who decided that, and why? (S1-7)"));
}

const LianType lian_type_variety_event = {
  .id = "variety_event",
  .label = N_("event of a variety"),
  .label_plural = N_("Events of varieties"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "on_date",
  .title_en = "on_date",
  .check = check,
};

static gboolean
is_of (const LianRecord *event, gint64 cooperative, LianDate day, const LianRecord *best)
{
  LianDate on = lian_record_get_date (event, "on_date");
  return lian_record_get_number (event, "cooperative") == cooperative && on != 0 && on <= day
         && (best == NULL || on > lian_record_get_date (best, "on_date"));
}

/**
 * lian_variety_find_before:
 * @events: (element-type LianRecord): events of one variety
 * @event: one of them, or one that is to be
 *
 * Returns: (transfer none) (nullable): the latest other event of the same co-operative that is not
 *   later than @event
 */
const LianRecord *
lian_variety_find_before (const GPtrArray *events, const LianRecord *event)
{
  const LianRecord *best = NULL;
  for (guint i = 0; i < events->len; i++)
    if (lian_record_get_id (events->pdata[i]) != lian_record_get_id (event)
        && is_of (events->pdata[i], lian_record_get_number (event, "cooperative"),
                  lian_record_get_date (event, "on_date"), best))
      best = events->pdata[i];
  return best;
}

/**
 * lian_variety_find_on:
 * @events: (element-type LianRecord): events of one variety
 * @cooperative: a co-operative
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the event that says how the variety stands on @day in
 *   @cooperative; %NULL where nothing is known of that day
 */
const LianRecord *
lian_variety_find_on (const GPtrArray *events, gint64 cooperative, LianDate day)
{
  const LianRecord *best = NULL;
  for (guint i = 0; i < events->len; i++)
    if (is_of (events->pdata[i], cooperative, day, best))
      best = events->pdata[i];
  return best;
}

/**
 * lian_variety_list_standing:
 * @events: (element-type LianRecord): events of one co-operative
 * @day: a day
 *
 * Returns: (transfer container) (element-type LianRecord): for each variety the one that says how it stands
 *   on @day
 */
GPtrArray *
lian_variety_list_standing (const GPtrArray *events, LianDate day)
{
  GPtrArray *standing = g_ptr_array_new ();
  g_autoptr (GHashTable) best = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *varieties = g_new (gint64, events->len);
  for (guint i = 0; i < events->len; i++)
    {
      varieties[i] = lian_record_get_number (events->pdata[i], "product_variety");
      if (is_of (events->pdata[i], lian_record_get_number (events->pdata[i], "cooperative"), day,
                 g_hash_table_lookup (best, &varieties[i])))
        g_hash_table_insert (best, &varieties[i], events->pdata[i]);
    }
  for (guint i = 0; i < events->len; i++)
    if (g_hash_table_lookup (best, &varieties[i]) == events->pdata[i])
      g_ptr_array_add (standing, events->pdata[i]);
  return standing;
}

/**
 * lian_variety_is_lost:
 * @event: an event
 *
 * Returns: whether the variety is not made from its day on
 */
gboolean
lian_variety_is_lost (const LianRecord *event)
{
  return is (event, "LOST");
}
