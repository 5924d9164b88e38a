/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The parameters of a rulebook: figures that no source gives and a resolution sets. */
#pragma once

#include "lian-date.h"
#include "lian-rulebook.h"

G_BEGIN_DECLS

/**
 * LianParameter:
 * @name: the decision that holds it, such as "min_months"
 * @label: (nullable): its title, often in both languages
 * @description: (nullable): what it is for
 * @value: the figure as it stands in the file
 * @resolution: (nullable): the resolution that set it; %NULL where none did
 * @set_on: the day of that resolution, or 0
 *
 * A decision that is an expression and depends on no fact.
 */
typedef struct
{
  char *name;
  char *label;
  char *description;
  char *value;
  char *resolution;
  LianDate set_on;
} LianParameter;

void lian_parameter_free (LianParameter *parameter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianParameter, lian_parameter_free)

GPtrArray *lian_rulebook_list_parameters (LianRulebook *rulebook, GError **error);
LianRulebook *lian_rulebook_with_parameter (LianRulebook *rulebook,
                                            const LianParameter *change,
                                            GError **error);
LianRulebook *lian_rulebook_with_edition (LianRulebook *rulebook,
                                          const char *edition,
                                          GError **error);

G_END_DECLS
