/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of channels, for the files it is made of. */
#pragma once

#include "lian-channel-scope.h"
#include "lian-channels-page.h"
#include "lian-chart-spec.h"

/* What the reader thread makes for the page. */
typedef struct
{
  LianChannelScope scope;
  gboolean chosen; /* whether the scope is the user's, not the first one */
  GPtrArray *choices;
  GPtrArray *periods;
  LianChannelAccount *account;
  LianChartSpec *chart;
} LianChannelsJob;

struct _LianChannelsPage
{
  LianReadPage parent_instance;

  GtkDropDown *whose;
  GtkDropDown *when;
  GtkColumnView *view;
  GListStore *rows; /* the view's */
  GtkWidget *chart;
  GtkWidget *doubts;
  LianChannelsJob *job; /* what is shown; the parent's */
  LianChannelScope scope;
  gboolean chosen;
  gboolean filling;
};

void _lian_channels_fill_table (LianChannelsPage *self);
GtkWidget *_lian_channels_create_table (LianChannelsPage *self);
void _lian_channels_fill_doubts (LianChannelsPage *self);
