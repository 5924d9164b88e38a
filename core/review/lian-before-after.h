/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Output and service of an activity before and after a day. */
#pragma once

#include "lian-date.h"
#include "lian-record.h"

G_BEGIN_DECLS

/* No more than so many months on either side. */
#define LIAN_COMPARED_MONTHS 6

/**
 * LianFallLimits:
 * @percent: of output, varieties, hours, points: so many per cent fewer, or more than that
 * @quality: of quality: so many of a hundred pieces fewer that pass
 * @complaints: of complaints: so many more, and more by @percent
 *
 * What counts as a fall.  The source gives no figure: the edition of the rulebook sets them, and
 * they are shown beside every comparison.
 */
typedef struct
{
  guint percent;
  guint quality;
  guint complaints;
} LianFallLimits;

/**
 * LianFigure:
 * @LIAN_FIGURE_OUTPUT_VALUE: output value, fen
 * @LIAN_FIGURE_QUANTITY: quantity, smallest units
 * @LIAN_FIGURE_VARIETIES: varieties, the mean of the returns
 * @LIAN_FIGURE_QUALITY: pieces passed of those examined
 * @LIAN_FIGURE_COMPLAINTS: complaints
 * @LIAN_FIGURE_HOURS: service hours a week, the mean of the returns
 * @LIAN_FIGURE_POINTS: open service points, on the day before and on the last day
 * @LIAN_N_FIGURES: their number
 *
 * What is compared.  Output is the first two, service the others.
 */
typedef enum
{
  LIAN_FIGURE_OUTPUT_VALUE,
  LIAN_FIGURE_QUANTITY,
  LIAN_FIGURE_VARIETIES,
  LIAN_FIGURE_QUALITY,
  LIAN_FIGURE_COMPLAINTS,
  LIAN_FIGURE_HOURS,
  LIAN_FIGURE_POINTS,
  LIAN_N_FIGURES,
} LianFigure;

/**
 * LianFigureChange:
 * @fell: yes or no; unknown where a return lacks the figure; not asked where no return has it
 * @before: sum over the periods before
 * @before_of: what @before is divided by: the number of returns, or the pieces examined; 1 for sums
 * @after: sum over the periods after
 * @after_of: what @after is divided by
 *
 * One figure before and after; the numbers hold only while @fell is yes or no.
 */
typedef struct
{
  LianTruth fell;
  gint64 before;
  gint64 before_of;
  gint64 after;
  gint64 after_of;
} LianFigureChange;

/**
 * LianBeforeAfter:
 * @day: the day that divides
 * @before_from: first day of the periods before; 0 when no equal periods were found
 * @before_to: last day of the periods before
 * @after_from: first day of the periods after
 * @after_to: last day of the periods after
 * @n_before: returns before
 * @n_after: returns after
 * @months: how many whole months either side has; 0 when they are equal in days only
 * @days: how many days either side has, when @months is 0
 * @unit: the unit that quantities are shown in, or 0
 * @limits: what counted as a fall
 * @figures: by #LianFigure
 *
 * A comparison of equal periods on either side of a day.
 */
typedef struct
{
  LianDate day;
  LianDate before_from;
  LianDate before_to;
  LianDate after_from;
  LianDate after_to;
  guint n_before;
  guint n_after;
  guint months;
  guint days;
  gint64 unit;
  LianFallLimits limits;
  LianFigureChange figures[LIAN_N_FIGURES];
} LianBeforeAfter;

void lian_before_after_compute (LianBeforeAfter *self, const GPtrArray *returns,
                                const GPtrArray *units, const LianFallLimits *limits,
                                LianDate day);
void lian_before_after_set_points (LianBeforeAfter *self, const GPtrArray *points, LianDate today);
void lian_before_after_set_limits (LianBeforeAfter *self, const LianFallLimits *limits);
LianTruth lian_before_after_output_fell (const LianBeforeAfter *self);
LianTruth lian_before_after_service_fell (const LianBeforeAfter *self);
gboolean lian_before_after_is_compared (const LianBeforeAfter *self);
gint64 lian_figure_change_get_permille (const LianFigureChange *change);

G_END_DECLS
