/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the seven questions of 1997 come to: a proposal, never a verdict. */
#include "lian-craft-test.h"

/**
 * lian_craft_questions:
 *
 * Returns: (transfer none) (array zero-terminated=1): the fields of a special craft that hold the
 *   answers [S53], in the order of the regulation
 */
const char *const *
lian_craft_questions (void)
{
  static const char *const questions[LIAN_CRAFT_QUESTIONS + 1]
      = { "over_century", "refined", "handed_down", "whole_process", "natural_materials", "local_style",
          "renown", NULL };
  return questions;
}

/**
 * lian_craft_test:
 * @craft: a record of type "special_craft"
 *
 * Counts the answers.  Unknown is never no: an open question asks to be answered and refuses nothing.
 *
 * Returns: the answers, and what is proposed (domain.md §7, S53)
 */
LianCraftTest
lian_craft_test (const LianRecord *craft)
{
  LianCraftTest test = { LIAN_CRAFT_PROPOSE, 0, 0, 0 };
  for (const char *const *question = lian_craft_questions (); *question != NULL; question++)
    {
      LianTruth answer = lian_record_get_truth (craft, *question);
      test.yes += answer == LIAN_YES;
      test.no += answer == LIAN_NO;
      test.open += answer != LIAN_YES && answer != LIAN_NO;
    }
  if (test.no > 0)
    test.proposal = LIAN_CRAFT_WEIGH;
  else if (test.open > 0)
    test.proposal = LIAN_CRAFT_ASK;
  return test;
}
