/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the table of a plan share. */
#pragma once

#include "lian-arrange-grid.h"

G_BEGIN_DECLS

/* The columns before those of the months. */
enum
{
  LIAN_GRID_NAME,
  LIAN_GRID_STATE,
  LIAN_GRID_SUM,
  LIAN_GRID_MONTHS,
};

/* Of the columns that are narrower in a narrow window. */
#define LIAN_GRID_NAME_WIDTH 184
#define LIAN_GRID_SUM_WIDTH 116

struct _LianArrangeGrid
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkColumnView *view;
  LianArrangeRows *rows;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem: cells that show something */

  const LianArrangeTask *task;   /* the page's */
  const LianArrangeNames *names; /* the page's */
  LianArrangeSheet *sheet;       /* the page's */
  LianArrangeRowsFlags flags;
  gboolean editable;
  guint month;    /* that of the cursor */
  guint n_months; /* for which there are columns */
  gboolean filling;

  GtkAdjustment *across; /* of the scrolled window */
  guint fitting;         /* source */
  gboolean narrow;       /* without the column of words */

  /* below the table */
  GtkLabel *place;
  GtkEditable *entry;
  GtkLabel *unit;
  GtkToggleButton *pin;
  GtkLabel *message;
  guint way;      /* that is being typed into; LIAN_ARRANGE_NONE for none */
  guint in_month; /* the same */
  gint64 before;  /* what stood there */
};

/* -cells.c */
void _lian_grid_create_columns (LianArrangeGrid *self);
void _lian_grid_renew_columns (LianArrangeGrid *self);
void _lian_grid_show_cells (LianArrangeGrid *self);
void _lian_grid_show_cursor (LianArrangeGrid *self);

/* -fit.c */
void _lian_grid_watch_width (LianArrangeGrid *self, GtkScrolledWindow *scrolled);

/* -bar.c */
GtkWidget *_lian_grid_create_bar (LianArrangeGrid *self);
void _lian_grid_show_bar (LianArrangeGrid *self);
void _lian_grid_type (LianArrangeGrid *self, const char *text);
void _lian_grid_take_typed (LianArrangeGrid *self);
void _lian_grid_try_again (LianArrangeGrid *self);
void _lian_grid_toggle_pin (LianArrangeGrid *self);

/* lian-arrange-grid.c */
gboolean _lian_grid_move (LianArrangeGrid *self, int rows, int months);
guint _lian_grid_get_way (LianArrangeGrid *self);
void _lian_grid_tell (LianArrangeGrid *self, gboolean pin, guint way, guint month);

G_END_DECLS
