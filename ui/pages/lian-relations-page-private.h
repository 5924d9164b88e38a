/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of the relations page share. */
#pragma once

#include "lian-net-picture.h"
#include "lian-relation-acts.h"
#include "lian-relation-book.h"
#include "lian-relations-page.h"
#include "lian-trouble.h"

G_BEGIN_DECLS

/* What the picture shows, seen from the relation that was chosen when it was asked for. */
typedef enum
{
  LIAN_RELATIONS_ALL,
  LIAN_RELATIONS_COOPERATIVE,
  LIAN_RELATIONS_TRADE,
  LIAN_RELATIONS_PARTNER,
} LianRelationsSight;

/* Relations as read for the page. */
typedef struct
{
  guint generation;
  LianRelationsSight sight;
  gint64 from; /* the relation that the sight is taken from, or 0 */
  LianRelationBook *all;
  LianRelationBook *book; /* what the picture shows; NULL where that is all */
  char *title;
  GPtrArray *officers; /* LianRecord */
  GPtrArray *partners; /* LianRecord */
  LianDate working_date;
  gint64 author;
} LianRelationsView;

struct _LianRelationsPage
{
  GtkWidget parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *paned;
  GtkLabel *counts;
  GtkListBox *tasks;
  GtkDropDown *sight;
  LianNetPicture *picture;
  LianTrouble *unread;
  LianRelationsView *view;
  gint64 from;
  gboolean filling; /* the list, which selects again what was selected */
  guint generation;
  guint waiting;
  gboolean focus_wanted; /* by whoever came by the key, until there is something to go to */
  gboolean is_read;
};

/* the page itself */
const LianRelationRow *_lian_relations_get_row (LianRelationsPage *self);

/* -ask.c: questions and acts */
void _lian_relations_ask_interrupt (LianRelationsPage *self);
void _lian_relations_ask_restore (LianRelationsPage *self);
void _lian_relations_ask_plan (LianRelationsPage *self);
void _lian_relations_ask_found (LianRelationsPage *self);
void _lian_relations_ask_close (LianRelationsPage *self);

G_END_DECLS
