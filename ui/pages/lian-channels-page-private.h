/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of channels, for the files it is made of. */
#pragma once

#include "lian-channel-scope.h"
#include "lian-channels-page.h"
#include "lian-chart-spec.h"
#include "lian-trouble.h"

/* What the reader thread makes for the page. */
typedef struct
{
  guint generation;
  LianChannelScope scope;
  gboolean chosen; /* whether the scope is the user's, not the first one */
  GPtrArray *choices;
  GPtrArray *periods;
  LianChannelAccount *account;
  LianChartSpec *chart;
} LianChannelsJob;

struct _LianChannelsPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box;
  LianTrouble *trouble;
  GtkDropDown *whose;
  GtkDropDown *when;
  GtkColumnView *view;
  GListStore *rows;
  GtkWidget *chart;
  GtkWidget *doubts;
  GtkWidget *side; /* what does not add up, and the chart */
  LianChannelsJob *job; /* what is shown */
  LianChannelScope scope;
  gboolean chosen;
  gboolean filling;
  gboolean stale;
  gboolean focus_wanted;
  guint generation;
};

void _lian_channels_fill_table (LianChannelsPage *self);
GtkWidget *_lian_channels_create_table (LianChannelsPage *self);
void _lian_channels_fill_doubts (LianChannelsPage *self);
