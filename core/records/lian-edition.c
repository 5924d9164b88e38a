/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "edition": a rulebook as it was drafted, rehearsed and put in force. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("edition"), .group = N_("Edition"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Edition"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_edition_state },
  { "based_on", LIAN_FIELD_REFERENCE, N_("drafted from"), .group = N_("Edition"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .reference = "edition" },
  { "note", LIAN_FIELD_MULTILINE, N_("what it changes and why"), .group = N_("Edition"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "drafted_by", LIAN_FIELD_REFERENCE, N_("drafted by"), .group = N_("Edition"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "drafted_on", LIAN_FIELD_DATE, N_("drafted on"), .group = N_("Edition"), .flags = LIAN_FIELD_ASSIGNED },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Into force"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "resolved_on", LIAN_FIELD_DATE, N_("day of the resolution"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED },
  { "rehearsed", LIAN_FIELD_INTEGER, N_("cases rehearsed"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 },
  { "flips", LIAN_FIELD_INTEGER, N_("cases that flip"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 },
  { "officer", LIAN_FIELD_REFERENCE, N_("put forward by"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "put_forward_on", LIAN_FIELD_DATE, N_("put forward on"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED },
  { "countersigned_by", LIAN_FIELD_REFERENCE, N_("countersigned by"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "countersigned_on", LIAN_FIELD_DATE, N_("date of the countersigned sheet"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED },
  { "countersign_way", LIAN_FIELD_CHOICE, N_("way of countersigning"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED, .choices = lian_choices_countersign_way },
  { "in_force_from", LIAN_FIELD_DATE, N_("in force from"), .group = N_("Into force"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "in_force_until", LIAN_FIELD_DATE, N_("in force until"), .group = N_("Into force"), .flags = LIAN_FIELD_ASSIGNED },
  { "hash", LIAN_FIELD_TEXT, N_("hash of the rulebook"), .group = N_("Into force"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "rulebook", LIAN_FIELD_MULTILINE, N_("rulebook"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Decisions name an edition by its hash: a text that does not give it would be another edition. */
static void
check_hash (LianCheck *c, const LianRecord *r)
{
  const char *text = lian_record_get_text (r, "rulebook");
  if (text == NULL)
    return;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  if (!is (r, "hash", hash))
    lian_check_error (c, r, "hash", "edition-hash",
                      _ ("the hash is not that of the rulebook: one of them was changed"));
}

/* Two editions in force would give two answers. */
static void
check_alone (LianCheck *c, const LianRecord *r)
{
  if (is (r, "state", "IN_FORCE") && c->find (c->data, r, "state", "IN_FORCE") != 0)
    lian_check_error (c, r, "state", "edition-alone",
                      _ ("another edition is in force; only one can be"));
}

static void
check_signatures (LianCheck *c, const LianRecord *r)
{
  gint64 officer = lian_record_get_number (r, "officer");
  if (officer != 0 && officer == lian_record_get_number (r, "countersigned_by"))
    lian_check_error (c, r, "countersigned_by", "same-person",
                      _ ("a second person countersigns, not the one who decided"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_hash (c, r);
  check_alone (c, r);
  check_signatures (c, r);
  lian_check_date_order (c, r, "in_force_from", "in_force_until");
}

const LianType lian_type_edition = {
  .id = "edition",
  .label = N_("edition of the rulebook"),
  .label_plural = N_("Editions of the rulebook"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "code",
  .title_en = "code",
  .check = check,
  .by_acts = TRUE,
};
