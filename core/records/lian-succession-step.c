/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "succession_step": from which co-operative to which, and what figures went along. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "succession", LIAN_FIELD_REFERENCE, N_("change of co-operatives"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "succession" },
  { "from_cooperative", LIAN_FIELD_REFERENCE, N_("from the co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "to_cooperative", LIAN_FIELD_REFERENCE, N_("to the co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "stage_before", LIAN_FIELD_CHOICE, N_("stage before"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_stage },
  { "stage_after", LIAN_FIELD_CHOICE, N_("stage afterwards"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_stage },
  { "members_male", LIAN_FIELD_INTEGER, N_("members, male"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "members_female", LIAN_FIELD_INTEGER, N_("members, female"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "staff", LIAN_FIELD_INTEGER, N_("staff"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "aux", LIAN_FIELD_INTEGER, N_("auxiliary labour"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "apprentices", LIAN_FIELD_INTEGER, N_("apprentices"), .group = N_("People"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "share_called", LIAN_FIELD_MONEY, N_("share capital called"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "share_paid", LIAN_FIELD_MONEY, N_("share capital paid"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "reserve_fund", LIAN_FIELD_MONEY, N_("reserve fund"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "welfare_fund", LIAN_FIELD_MONEY, N_("welfare fund"), .group = N_("Shares and funds"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_succession_step = {
  .id = "succession_step",
  .label = N_("step of a change of co-operatives"),
  .label_plural = N_("Steps of changes of co-operatives"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "stage_after",
  .title_en = "stage_after",
  .by_acts = TRUE,
};
