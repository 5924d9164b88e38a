/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is due, overdue, blocked or waiting. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianWorkKind:
 * @LIAN_WORK_OVERDUE: its day has passed
 * @LIAN_WORK_DUE: its day is today or within %LIAN_WORK_DAYS_AHEAD days
 * @LIAN_WORK_BLOCKED: it can't go on before something else is done
 * @LIAN_WORK_MINE: it waits for who works here
 * @LIAN_WORK_WAITING: it waits for another person
 * @LIAN_WORK_KEPT: a warning that was kept with a reason, for the officer to see
 *
 * Why a record is on the work list.
 */
typedef enum
{
  LIAN_WORK_OVERDUE,
  LIAN_WORK_DUE,
  LIAN_WORK_BLOCKED,
  LIAN_WORK_MINE,
  LIAN_WORK_WAITING,
  LIAN_WORK_KEPT,
} LianWorkKind;

#define LIAN_WORK_KINDS (LIAN_WORK_KEPT + 1)
#define LIAN_WORK_DAYS_AHEAD 14
#define LIAN_WORK_MOST 200

/**
 * LianWorkItem:
 * @kind: why it is on the list
 * @type: the record's type
 * @id: the record to open
 * @what: what it is about, for people
 * @why: what is to be done, for people
 * @due: the day it counts from, or 0
 * @owner: the officer responsible, or 0 for nobody in particular
 * @owner_name: (nullable): that officer
 */
typedef struct
{
  LianWorkKind kind;
  const LianType *type;
  gint64 id;
  char *what;
  char *why;
  LianDate due;
  gint64 owner;
  char *owner_name;
} LianWorkItem;

void lian_work_item_free (LianWorkItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianWorkItem, lian_work_item_free)

/**
 * LianWorkList:
 * @items: (element-type LianWorkItem): the kinds in their order and the earliest day first; of each kind
 *   at most %LIAN_WORK_MOST
 * @counts: how many there are of each kind, those that are not in @items included
 *
 * What is to be done.
 */
typedef struct
{
  GPtrArray *items;
  guint counts[LIAN_WORK_KINDS];
} LianWorkList;

LianWorkList *lian_txn_list_work (LianTxn *txn, gboolean only_mine, GCancellable *cancellable, GError **error);
void lian_work_list_free (LianWorkList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianWorkList, lian_work_list_free)

void lian_work_list_put_blocked (LianWorkList *list, const LianType *type, gint64 id, char *what, char *why);

G_END_DECLS
