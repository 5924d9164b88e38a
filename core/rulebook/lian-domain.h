/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of an input, sorted by what a rulebook can tell apart; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

/**
 * LianDomain:
 * @kind: booleans, texts, numbers or dates
 * @held: the parts are not known beforehand: every value met is one of its own
 * @values: (element-type LianFeelValue): one of each part; the first is null
 * @other: the part of texts that no test names; 0 if there is none
 * @cuts: (element-type LianFeelValue): numbers and dates: where parts may end, in order
 * @parts: numbers and dates: the part before the first cut, of it, behind it, and so on
 *
 * The parts of an input's values. All values of one part make every test of the
 * rulebook say the same.
 */
typedef struct
{
  LianFeelKind kind;
  gboolean held;
  GPtrArray *values;
  guint other;
  GPtrArray *cuts;
  GArray *parts;
} LianDomain;

/* A value that no part of a domain holds. */
#define LIAN_NO_PART G_MAXUINT

LianDomain *_lian_domain_new (LianRulebook *rulebook, LianDmnItem *leaf);
void _lian_domain_free (LianDomain *domain);
guint _lian_domain_classify (LianDomain *domain, LianFeelValue *value);

G_END_DECLS
