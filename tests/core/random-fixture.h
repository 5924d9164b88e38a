/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A decision table made by chance, as a program and as a diagram. */
#pragma once

#include "lian-reasoner.h"

#define RANDOM_N_INPUTS 5

extern const char *const random_inputs[RANDOM_N_INPUTS];

typedef struct
{
  LianRulebook *rulebook;
  LianProgram *program;
  LianDiagram *diagram;
  guint answer, root;
  guint slots[RANDOM_N_INPUTS]; /* LIAN_NO_VALUE: never reached */
} RandomFixture;

LianDmnItem *random_item_of (LianRulebook *rulebook, const char *name);
void random_fixture_set (RandomFixture *fixture, GRand *random);
void random_fixture_clear (RandomFixture *fixture);
char *random_engine (LianRulebook *rulebook,
                     const char *decision,
                     LianFacts *facts,
                     LianTrace **trace);
