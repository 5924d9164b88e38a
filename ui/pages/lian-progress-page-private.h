/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of progress, for the files it is made of. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-city-progress.h"
#include "lian-progress-page.h"

/* What the reader thread makes for the page. */
typedef struct
{
  gint64 city;
  GPtrArray *cities; /* of LianRecord */
  GPtrArray *officers; /* of LianRecord */
  LianCityProgress *progress; /* NULL where there is no city */
  GPtrArray *tasks;  /* of LianRecord: open ones of the city, the earliest first */
  GPtrArray *plans;  /* of LianPlanDone */
  GPtrArray *planned, *done; /* of char, in the unit of the plan, for each of them */
  LianChartSpec *chart;
} LianProgressJob;

struct _LianProgressPage
{
  LianReadPage parent_instance;

  GtkStack *stack; /* its faces */
  GtkDropDown *whose;
  GtkColumnView *view;
  GListStore *rows;
  GtkWidget *words; /* above the chart */
  GtkWidget *chart;
  GtkWidget *work; /* below it */
  LianProgressJob *job; /* what is shown, or NULL; the parent's */
  gint64 city;
  gboolean filling;
};

gboolean _lian_progress_page_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error);
void _lian_progress_job_free (gpointer job);
GtkWidget *_lian_progress_page_create_table (LianProgressPage *self);
void _lian_progress_page_fill (LianProgressPage *self);
const LianCityRate *_lian_progress_page_get_selected (LianProgressPage *self);
