/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the seven questions of 1997 come to: a proposal, never a verdict. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

#define LIAN_CRAFT_QUESTIONS 7

/**
 * LianCraftProposal:
 * @LIAN_CRAFT_PROPOSE: every question is answered with yes: propose the craft for protection
 * @LIAN_CRAFT_ASK: none is answered with no, some are open: find out first
 * @LIAN_CRAFT_WEIGH: some are answered with no: the officer weighs it
 *
 * What is proposed; whoever resolves on protection is free to see it otherwise (domain.md §7, S53).
 */
typedef enum
{
  LIAN_CRAFT_PROPOSE,
  LIAN_CRAFT_ASK,
  LIAN_CRAFT_WEIGH,
} LianCraftProposal;

/**
 * LianCraftTest:
 * @proposal: what is proposed
 * @yes: questions answered with yes
 * @no: with no
 * @open: not asked, or asked and not known
 */
typedef struct
{
  LianCraftProposal proposal;
  guint yes;
  guint no;
  guint open;
} LianCraftTest;

const char *const *lian_craft_questions (void);
LianCraftTest lian_craft_test (const LianRecord *craft);

G_END_DECLS
