/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the page of arrangements share. */
#pragma once

#include <adwaita.h>

#include "lian-arrange-charts-view.h"
#include "lian-arrange-grid.h"
#include "lian-arrange-job.h"
#include "lian-arrange-page.h"
#include "lian-arrange-solve.h"
#include "lian-progress-view.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* What the page shows of a plan. */
typedef enum
{
  LIAN_ARRANGE_BY_ORDER,
  LIAN_ARRANGE_BY_MAKER,
  LIAN_ARRANGE_SIGHTS, /* the charts, in the order of LianArrangeSight */
  LIAN_ARRANGE_N_FACES = LIAN_ARRANGE_SIGHTS + 3,
} LianArrangeFace;

struct _LianArrangePage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box;
  LianTrouble *trouble;
  LianProgressView *progress_view;
  GtkStack *stack;   /* "loading", "empty", "plan" */
  GtkWidget *empty;  /* why there is nothing to see */
  GtkDropDown *plans;
  GtkDropDown *face_choice;
  GtkCheckButton *able;
  GtkCheckButton *doubtful;
  GtkLabel *protection; /* which protected crafts the plan touches */
  GtkLabel *totals;
  GtkLabel *standing; /* what can't be done with this base */
  GtkLabel *refusal; /* why what was done last is not in the base */
  GtkStack *faces;   /* the table, or charts */
  LianArrangeGrid *grid;
  GtkWidget *sights[LIAN_ARRANGE_N_FACES - LIAN_ARRANGE_SIGHTS]; /* NULL until they are looked at */
  GtkWidget *side;

  gint64 arrangement; /* chosen; 0 for none yet */
  guint generation;
  gboolean stale;
  gboolean filling;
  gboolean focus_wanted;
  LianArrangeJob *job; /* what is shown */
  LianArrangeSheet *sheet;
  guint touched; /* co-operatives that have something else than before in what is shown, by the last reading */
  LianArrangePlan *unkept; /* what the sheet has, where the base takes nothing; else NULL */

  /* working it out */
  LianProgress *progress; /* NULL while nothing is worked out */

  /* why: of the selected row */
  GCancellable *asking;
  guint asking_soon;
  GtkWidget *why;

  GtkWidget *figures; /* how good it is */

  /* why there is no plan */
  GCancellable *explaining;
  GtkWidget *impossible;
};

/* What a thread is asked about the plan. */
typedef struct
{
  GWeakRef page; /* a page that is gone need not wait for the thread */
  LianArrangeJob *job;
  LianArrangeTask *task; /* with the pins that are shown */
  GArray *shares;
  gboolean of_maker; /* about a co-operative, else about an order */
  guint index;       /* of it */
} LianArrangeQuestion;

/* the page itself */
void _lian_arrange_load (LianArrangePage *self);
gboolean _lian_arrange_is_read_only (LianArrangePage *self);
gboolean _lian_arrange_is_draft (LianArrangePage *self);
gboolean _lian_arrange_may_compute (LianArrangePage *self);
void _lian_arrange_show_unkept (LianArrangePage *self, LianArrangePlan *plan, guint touched);
void _lian_arrange_update_actions (LianArrangePage *self);
void _lian_arrange_refuse (LianArrangePage *self, const char *text);
void _lian_arrange_toast (LianArrangePage *self, const char *text);
void _lian_arrange_show_totals (LianArrangePage *self);
void _lian_arrange_focus_list (LianArrangePage *self);

/* -actions.c: what buttons and keys do */
void _lian_arrange_install_actions (GtkWidgetClass *widget_class);
void _lian_arrange_open (LianArrangePage *self);

/* -amend.c: correcting it by hand */
void _lian_arrange_typed (LianArrangePage *self, guint way, guint month);
void _lian_arrange_pinned (LianArrangePage *self, guint way, guint month);

/* -bar.c: which plan, and what can be done with it */
GtkWidget *_lian_arrange_create_bar (LianArrangePage *self);
void _lian_arrange_fill_plans (LianArrangePage *self);
LianArrangeRowsFlags _lian_arrange_get_flags (LianArrangePage *self);

/* -face.c: how the plan is shown */
GtkWidget *_lian_arrange_create_faces (LianArrangePage *self);
void _lian_arrange_show_face (LianArrangePage *self);
void _lian_arrange_forget_faces (LianArrangePage *self);

/* -side.c: how good it is, and why */
GtkWidget *_lian_arrange_create_side (LianArrangePage *self);
void _lian_arrange_fill_side (LianArrangePage *self);
char *_lian_arrange_describe_totals (LianArrangePage *self);
const char *_lian_arrange_get_outcome (LianArrangePage *self);

/* -question.c: what a thread is asked */
LianArrangeQuestion *_lian_arrange_question_new (LianArrangePage *self);
void _lian_arrange_question_ask (LianArrangeQuestion *question, GCancellable *cancellable, GTaskThreadFunc work,
                                 GAsyncReadyCallback answered);
LianArrangePage *_lian_arrange_question_get_page (GAsyncResult *result);

/* -why.c: why the selected row is as it is */
void _lian_arrange_ask_soon (LianArrangePage *self);

/* -impossible.c: why there is no plan */
void _lian_arrange_explain (LianArrangePage *self);
void _lian_arrange_explain_lost (LianArrangePage *self);

/* -solve.c: working it out */
LianArrangeTask *_lian_arrange_dup_task (LianArrangePage *self);
void _lian_arrange_install_solve (GtkWidgetClass *klass);

/* -force.c: putting it in force */
void _lian_arrange_install_force (GtkWidgetClass *klass);

G_END_DECLS
