/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "amendment": a change of the clauses of a signed contract, and why. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "contract" },
  { "version", LIAN_FIELD_INTEGER, N_("version"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 2, .max = G_MAXINT32 },
  { "amended_on", LIAN_FIELD_DATE, N_("amended on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "agreed_with", LIAN_FIELD_TEXT, N_("agreed with"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Who agreed to it for the other party.") },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "officer" },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "changes", LIAN_FIELD_JSON, N_("changed clauses"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_unique (LianCheck *c, const LianRecord *r)
{
  gint64 version = lian_record_get_number (r, "version");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "amendment", "contract", lian_record_get_number (r, "contract"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (others->pdata[i], "version") == version)
      {
        lian_check_error (c, r, "version", "version-twice",
                          _ ("the contract has a version %d already"), (int) version);
        return;
      }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (r, "contract"));
  check_unique (c, r);
  lian_check_officer (c, r, "officer");
  if (contract == NULL)
    return;
  if (g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") == 0)
    lian_check_error (c, r, "contract", "draft", _ ("a draft is edited, not amended"));
  if (lian_record_get_date (r, "amended_on") < lian_record_get_date (contract, "signed_on"))
    lian_check_warning (c, r, "amended_on", "before-signing",
                        _ ("this day is before the contract was signed"));
}

/* What was agreed and why stays as it was written. */
static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before != NULL && !c->replayed)
    lian_check_error (c, after != NULL ? after : before, NULL, "kept",
                      _ ("an amendment stays as it was made; amend the contract once more"));
}

const LianType lian_type_amendment = {
  .id = "amendment",
  .label = N_("amendment"),
  .label_plural = N_("Amendments"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "reason",
  .title_en = "reason",
  .check = check,
  .by_acts = TRUE,
  .check_act = check_act,
};
