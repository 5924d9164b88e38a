/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "trade". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "trade_class", LIAN_FIELD_CHOICE, N_("trade class"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_trade_class },
  { "arr_class", LIAN_FIELD_CHOICE, N_("arrangement class"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_arr_class },
  { "high_grade", LIAN_FIELD_TRUTH, N_("repairs high-grade goods"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED },
  { "special_craft", LIAN_FIELD_TRUTH, N_("special craft"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_trade = {
  .id = "trade",
  .label = N_("trade"),
  .label_plural = N_("Trades"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
