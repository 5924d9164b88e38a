/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Truth with three values, and a fourth state for what was never asked (domain.md §3.2, §3.3). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianTruth:
 * @LIAN_NOT_ASKED: nobody has asked; counts as unknown but looks different
 * @LIAN_YES: yes
 * @LIAN_NO: no
 * @LIAN_UNKNOWN: asked, and not known
 */
typedef enum
{
  LIAN_NOT_ASKED,
  LIAN_YES,
  LIAN_NO,
  LIAN_UNKNOWN,
} LianTruth;

LianTruth lian_truth_from_text (const char *text);
const char *lian_truth_to_text (LianTruth truth);
const char *lian_truth_label (LianTruth truth);
LianTruth lian_truth_and (LianTruth a, LianTruth b);
LianTruth lian_truth_or (LianTruth a, LianTruth b);
LianTruth lian_truth_not (LianTruth a);

G_END_DECLS
