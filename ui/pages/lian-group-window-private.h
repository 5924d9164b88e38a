/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the group window share. */
#pragma once

#include "lian-group-window.h"
#include "lian-officer-list.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* What is read for the window. */
typedef struct
{
  guint generation;
  GArray *activities; /* gint64 */
  GPtrArray *cases;   /* LianGroupCase */
  GPtrArray *officers; /* LianRecord */
  gint64 author;
  LianDate working_date;
  LianDate review_on; /* the day to offer */
} LianGroupRead;

/* The window lives as long as its GtkWindow; a part that the deed does not ask for is NULL. */
typedef struct
{
  GWeakRef page;
  LianContext *context;
  LianGroupDeed deed;
  GtkWidget *window;
  GCancellable *cancellable;
  LianTrouble *trouble;
  guint generation;
  GArray *activities;      /* gint64, never changes: readers share it */
  LianGroupRead *read;     /* (nullable): not read yet */
  GHashTable *changed;     /* activity: what happened to it while the window was open */
  gboolean writing;
  gboolean done;
  gboolean updating; /* a new line moves the selection, which would update */
  GtkDropDown *form, *also;
  GtkTextBuffer *reason;
  GtkEditable *day;
  GtkDropDown *way, *officer;
  LianOfficerList *signers; /* of @officer */
  GtkLabel *note;
  GtkLabel *refusal;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkColumnView *view;
  GtkLabel *remark;
  GtkLabel *summary;
  GtkWidget *toggle;
  GtkWidget *ok;
} LianGroupWindow;

/* -rows.c: cases in words */
LianTextRow *_lian_group_create_row (const LianGroupWindow *self, guint i,
                                     const LianGroupWish *wish);
char *_lian_group_dup_remark (const LianGroupWindow *self, const LianGroupCase *one,
                              const LianGroupOutlook *outlook);
const char *_lian_group_get_ok (LianGroupDeed deed);
char *_lian_group_dup_label (const LianGroupRequest *request);
char *_lian_group_dup_done (LianGroupDeed deed, guint n);

/* -build.c: the widgets */
void _lian_group_build (LianGroupWindow *self, GtkWindow *parent);
void _lian_group_fill_signers (LianGroupWindow *self);

/* lian-group-window.c */
void _lian_group_update (LianGroupWindow *self);
void _lian_group_check (LianGroupWindow *self);
LianGroupWish _lian_group_get_wish (const LianGroupWindow *self);
char *_lian_group_dup_reason (const LianGroupWindow *self);
gboolean _lian_group_is_on_paper (const LianGroupWindow *self);
void _lian_group_toggle (LianGroupWindow *self);
void _lian_group_read_again (LianGroupWindow *self);

/* -save.c: the act */
void _lian_group_save (LianGroupWindow *self);
void _lian_group_keep_reason (LianGroupWindow *self);
void _lian_group_recall_reason (LianGroupWindow *self);

G_END_DECLS
