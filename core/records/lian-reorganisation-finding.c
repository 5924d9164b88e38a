/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "reorganisation_finding": a line of what a rehearsal found, with the figures it was
 * found by.  An empty figure is not known. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define FIGURE(id, kind, label) { id, kind, label, .group = N_("Figures"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED }

static const LianField fields[] = {
  { "reorganisation", LIAN_FIELD_REFERENCE, N_("reorganisation"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "reorganisation" },
  { "batch", LIAN_FIELD_INTEGER, N_("batch"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .bounded = TRUE, .min = 1, .max = 99 },
  { "finding", LIAN_FIELD_CHOICE, N_("finding"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_reorganisation_finding },
  { "against", LIAN_FIELD_TRUTH, N_("speaks against it"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "about", LIAN_FIELD_TEXT, N_("about"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("Finding"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "record", LIAN_FIELD_INTEGER, N_("record"), .group = N_("Finding"), .flags = LIAN_FIELD_ASSIGNED },
  { "rules", LIAN_FIELD_TEXT, N_("rules"), .group = N_("Finding"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "outcome", LIAN_FIELD_CHOICE, N_("form of production"), .group = N_("Finding"), .flags = LIAN_FIELD_ASSIGNED, .choices = lian_choices_form },
  { "loss", LIAN_FIELD_CHOICE, N_("what residents lose"), .group = N_("Finding"), .flags = LIAN_FIELD_ASSIGNED, .choices = lian_choices_loss },
  FIGURE ("how_many", LIAN_FIELD_INTEGER, N_("how many")),
  { "metres_before", LIAN_FIELD_INTEGER, N_("way before"), .group = N_("Figures"), .flags = LIAN_FIELD_ASSIGNED, .unit = N_("m") },
  { "metres_after", LIAN_FIELD_INTEGER, N_("way afterwards"), .group = N_("Figures"), .flags = LIAN_FIELD_ASSIGNED, .unit = N_("m") },
  FIGURE ("money_before", LIAN_FIELD_MONEY, N_("amount before")),
  FIGURE ("money_after", LIAN_FIELD_MONEY, N_("amount afterwards")),
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_reorganisation_finding = {
  .id = "reorganisation_finding",
  .label = N_("finding of a rehearsal"),
  .label_plural = N_("Findings of rehearsals"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "about",
  .title_en = "about",
  .by_acts = TRUE,
};
