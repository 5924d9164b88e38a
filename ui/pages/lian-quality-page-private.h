/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of quality, for the files it is made of. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-quality-page.h"
#include "lian-txn.h"

/* What the reader thread makes for the page. */
typedef struct
{
  gint64 cooperative;
  GPtrArray *cooperatives; /* of LianRecord */
  GPtrArray *lines;        /* of LianQualityLine; NULL where there is no co-operative */
  char *notice;            /* which protected crafts it touches; NULL for none */
  LianRecord *person;      /* who answers for quality; NULL for nobody */
  GPtrArray *doubts;       /* of char */
  GPtrArray *measures;     /* of LianRecord */
  LianChartSpec *chart;
} LianQualityJob;

struct _LianQualityPage
{
  LianReadPage parent_instance;

  GtkStack *stack; /* its faces */
  GtkDropDown *whose;
  GtkColumnView *view;
  GListStore *rows;
  GtkWidget *words; /* above the chart */
  GtkWidget *chart;
  GtkWidget *work; /* below it */
  LianQualityJob *job; /* what is shown, or NULL; the parent's */
  gint64 cooperative;
  gboolean filling;
};

gboolean _lian_quality_page_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error);
void _lian_quality_job_free (gpointer job);
GtkWidget *_lian_quality_page_create_table (LianQualityPage *self);
void _lian_quality_page_fill (LianQualityPage *self);
