/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of totals, for the files it is made of. */
#pragma once

#include "lian-contract-totals-page.h"
#include "lian-contract-totals.h"
#include "lian-trouble.h"

/* What the reader thread makes for the page. */
typedef struct
{
  guint generation;
  LianTotalsScope scope;
  GPtrArray *periods; /* LianChannelPeriod */
  LianContractTotals *totals;
} LianTotalsJob;

struct _LianContractTotalsPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box;
  LianTrouble *trouble;
  GtkDropDown *by;
  GtkDropDown *when;
  GtkCheckButton *parts;
  GtkWidget *stack; /* the table, or that there is nothing */
  GtkColumnView *view;
  GListStore *rows;
  LianTotalsJob *job; /* what is shown */
  LianTotalsScope scope;
  gboolean filling;
  gboolean stale;
  gboolean focus_wanted;
  guint generation;
};

void _lian_totals_page_fill (LianContractTotalsPage *self);
GtkWidget *_lian_totals_page_create_table (LianContractTotalsPage *self);
