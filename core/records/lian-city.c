/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "city". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "size_class", LIAN_FIELD_CHOICE, N_("city size class"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_size_class,
    .help = N_("Set by the user: the report names no population (A20).") },
  { "handicrafts_concentrated", LIAN_FIELD_TRUTH, N_("handicrafts are concentrated here"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Specialised federations are due here even in a small city (F1).") },
  { "basically_cooperativised", LIAN_FIELD_TRUTH, N_("basically co-operativised"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Look at the rate; an officer confirms (A21).") },
  { "craftsmen", LIAN_FIELD_INTEGER, N_("craftsmen"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "city_confirmation", "city", FALSE },
  { "progress_figure", "city", FALSE },
};

const LianType lian_type_city = {
  .id = "city",
  .label = N_("city"),
  .label_plural = N_("Cities"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
