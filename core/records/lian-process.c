/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "process". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "major_link", LIAN_FIELD_TRUTH, N_("major repair link"), .group = N_("What"), .flags = LIAN_FIELD_LISTED,
    .help = N_("An operation such as spray painting or welding in bicycle repair (R5).") },
  { "link_consumer_impact", LIAN_FIELD_TRUTH, N_("consumers would suffer (link)"), .group = N_("What"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Yes means that consumers would suffer if this link were centralised (R6).") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "split_link", "process", FALSE },
  { "process_capacity", "process", FALSE },
  { "work_norm", "process", FALSE },
};

const LianType lian_type_process = {
  .id = "process",
  .label = N_("process step"),
  .label_plural = N_("Process steps"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
