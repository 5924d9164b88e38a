/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The map of a coverage. */
#pragma once

#include "lian-map-spec.h"
#include "lian-scenario.h"

G_BEGIN_DECLS

/**
 * LianCoverageMap:
 * @title: what the map shows
 * @scope: of what, and of which day
 * @date: the working date, for files
 * @coverage: whom the ground serves
 * @closing: (nullable): a closing of that coverage: its losers are marked, its point crossed out
 * @comparison: (nullable): when @coverage is its later side, who loses and who gains is marked, and
 *   what became of each point
 *
 * What is wanted of a map.
 */
typedef struct
{
  const char *title;
  const char *scope;
  const char *date;
  const LianCoverage *coverage;
  const LianClosing *closing;
  const LianComparison *comparison;
} LianCoverageMap;

LianMapSpec *lian_coverage_map_new (const LianCoverageMap *wanted);

G_END_DECLS
