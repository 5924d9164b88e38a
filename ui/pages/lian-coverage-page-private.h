/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the coverage page share. */
#pragma once

#include "lian-coverage-job.h"
#include "lian-coverage-page.h"
#include "lian-map.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

struct _LianCoveragePage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box;
  LianTrouble *unread;
  GtkStack *stack;      /* "loading", "empty", "coverage" */
  GtkWidget *empty;     /* what to do, where there is nothing to show */
  guint generation;
  guint drawing;        /* generation of the map of a closing */
  LianCoverageJob *job; /* what is shown */
  gboolean current;     /* the base is still as @job read it */
  gboolean filling;
  guint waiting;

  /* the scope */
  gint64 trade;
  gint64 city;
  LianMeasure measure;
  gboolean network;
  int limit; /* typed, in metres or minutes; -1 for that of the standard */
  GtkDropDown *trade_choice;
  GtkDropDown *city_choice;
  GtkDropDown *measure_choice;
  GtkEditable *limit_entry;
  GtkLabel *limit_unit;
  GtkLabel *totals;

  /* the lists */
  gint64 point; /* selected */
  GtkColumnView *closings;
  GListStore *closing_rows;
  GtkSingleSelection *closing_selection;
  GtkLabel *losers_heading;
  GtkColumnView *losers;
  GListStore *loser_rows;

  /* the maps */
  LianMap *map;
  LianMap *later_map;

  /* what if */
  GArray *changes; /* of LianServiceChange, while no proposal is looked at */
  gint64 proposal; /* looked at; 0 for a trial of one's own */
  gboolean take_newest; /* one has just been kept: go on with it */
  GtkDropDown *proposal_choice;
  GtkWidget *trial; /* what one can try */
  GtkWidget *steps; /* of a proposal */
  GtkDropDown *kind_choice;
  GtkDropDown *target_choice;
  GArray *targets; /* of gint64: what can be chosen there */
  GtkWidget *place_line;
  GtkWidget *room_line;
  GtkWidget *days_line;
  GtkEditable *east_entry;
  GtkEditable *north_entry;
  GtkEditable *room_entry;
  GtkToggleButton *day_buttons[7];
  GtkListBox *change_list;
  GtkLabel *change_totals;
  GtkScrolledWindow *change_scrolled;
};

/* the page itself */
void _lian_coverage_load (LianCoveragePage *self);
void _lian_coverage_show_point (LianCoveragePage *self, gint64 point);
void _lian_coverage_show_maps (LianCoveragePage *self);
void _lian_coverage_update_actions (LianCoveragePage *self);

/* -scope.c: for what the coverage is asked */
GtkWidget *_lian_coverage_create_scope (LianCoveragePage *self);
void _lian_coverage_remember_scope (LianCoveragePage *self);
void _lian_coverage_recall_scope (LianCoveragePage *self);
void _lian_coverage_fill_scope (LianCoveragePage *self);

/* -lists.c: the cost of closing, and who loses */
GtkWidget *_lian_coverage_create_closings (LianCoveragePage *self);
GtkWidget *_lian_coverage_create_losers (LianCoveragePage *self);
void _lian_coverage_fill_closings (LianCoveragePage *self);
void _lian_coverage_fill_losers (LianCoveragePage *self);
void _lian_coverage_select_point (LianCoveragePage *self, gint64 point);

/* -change.c: what if */
GtkWidget *_lian_coverage_create_changes (LianCoveragePage *self);
void _lian_coverage_fill_changes (LianCoveragePage *self);
void _lian_coverage_fill_targets (LianCoveragePage *self);
void _lian_coverage_choose_place (LianCoveragePage *self, gint64 place);
void _lian_coverage_install_changes (GtkWidgetClass *klass);
gboolean _lian_coverage_is_closing (LianCoveragePage *self, gint64 point);

/* -totals.c: what comes of the changes */
char *_lian_coverage_describe_totals (LianCoveragePage *self);

/* -details.c: what else a change says */
GtkWidget *_lian_coverage_create_details (LianCoveragePage *self);
void _lian_coverage_show_details (LianCoveragePage *self, LianServiceChangeKind kind);
gboolean _lian_coverage_read_details (LianCoveragePage *self, LianServiceChange *change);
void _lian_coverage_forget_details (LianCoveragePage *self);
void _lian_coverage_choose_position (LianCoveragePage *self, int x, int y);

/* -proposal.c: what is tried out, kept and decided */
GtkWidget *_lian_coverage_create_proposals (LianCoveragePage *self);
void _lian_coverage_fill_proposals (LianCoveragePage *self);
void _lian_coverage_update_proposal (LianCoveragePage *self);
void _lian_coverage_install_proposal (GtkWidgetClass *klass);

G_END_DECLS
