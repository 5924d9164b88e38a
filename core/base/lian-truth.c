/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Kleene's three values (domain.md §3.3): unknown is never "no". */
#include "lian-truth.h"
#include "lian-i18n.h"

static const char *const texts[] = { NULL, "yes", "no", "unknown" };

/**
 * lian_truth_from_text:
 * @text: (nullable): "yes", "no", "unknown", or %NULL
 *
 * Returns: the truth value; %LIAN_NOT_ASKED for anything else
 */
LianTruth
lian_truth_from_text (const char *text)
{
  for (int i = LIAN_YES; i <= LIAN_UNKNOWN; i++)
    if (g_strcmp0 (text, texts[i]) == 0)
      return (LianTruth) i;
  return LIAN_NOT_ASKED;
}

/**
 * lian_truth_to_text:
 * @truth: a truth value
 *
 * Returns: (nullable) (transfer none): the text kept in the base; %NULL for not asked
 */
const char *
lian_truth_to_text (LianTruth truth)
{
  return texts[truth];
}

/**
 * lian_truth_label:
 * @truth: a truth value
 *
 * Returns: (transfer none): the word for the screen and for paper
 */
const char *
lian_truth_label (LianTruth truth)
{
  switch (truth)
    {
    case LIAN_YES:
      return C_ ("truth", "yes");
    case LIAN_NO:
      return C_ ("truth", "no");
    case LIAN_UNKNOWN:
      return C_ ("truth", "unknown");
    case LIAN_NOT_ASKED:
    default:
      return C_ ("truth", "not asked yet");
    }
}

static LianTruth
known (LianTruth a)
{
  return a == LIAN_NOT_ASKED ? LIAN_UNKNOWN : a;
}

/**
 * lian_truth_and:
 * @a: a truth value
 * @b: a truth value
 *
 * Returns: Kleene's conjunction; never %LIAN_NOT_ASKED
 */
LianTruth
lian_truth_and (LianTruth a, LianTruth b)
{
  if (a == LIAN_NO || b == LIAN_NO)
    return LIAN_NO;
  return known (a) == LIAN_YES && known (b) == LIAN_YES ? LIAN_YES : LIAN_UNKNOWN;
}

/**
 * lian_truth_or:
 * @a: a truth value
 * @b: a truth value
 *
 * Returns: Kleene's disjunction; never %LIAN_NOT_ASKED
 */
LianTruth
lian_truth_or (LianTruth a, LianTruth b)
{
  return lian_truth_not (lian_truth_and (lian_truth_not (a), lian_truth_not (b)));
}

/**
 * lian_truth_not:
 * @a: a truth value
 *
 * Returns: Kleene's negation; never %LIAN_NOT_ASKED
 */
LianTruth
lian_truth_not (LianTruth a)
{
  if (a == LIAN_YES)
    return LIAN_NO;
  return a == LIAN_NO ? LIAN_YES : LIAN_UNKNOWN;
}
