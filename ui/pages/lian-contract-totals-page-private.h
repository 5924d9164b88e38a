/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of totals, for the files it is made of. */
#pragma once

#include "lian-contract-totals-page.h"
#include "lian-contract-totals.h"

/* What the reader thread makes for the page. */
typedef struct
{
  LianTotalsScope scope;
  GPtrArray *periods; /* LianChannelPeriod */
  LianContractTotals *totals;
} LianTotalsJob;

struct _LianContractTotalsPage
{
  LianReadPage parent_instance;

  GtkDropDown *by;
  GtkDropDown *when;
  GtkCheckButton *parts;
  GtkWidget *stack; /* the table, or that there is nothing */
  GtkColumnView *view;
  GListStore *rows; /* the view's */
  LianTotalsJob *job; /* what is shown; the parent's */
  LianTotalsScope scope;
  gboolean filling;
};

void _lian_totals_page_fill (LianContractTotalsPage *self);
GtkWidget *_lian_totals_page_create_table (LianContractTotalsPage *self);
