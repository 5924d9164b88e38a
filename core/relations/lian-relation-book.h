/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The relations of a co-operative or of a trade, with their tasks. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianRelationState:
 * @LIAN_RELATION_ORIGINAL: found when the co-operative joined
 * @LIAN_RELATION_INTERRUPTED: cut, and to be restored
 * @LIAN_RELATION_RESTORED: cut once, and alive again
 * @LIAN_RELATION_NEW: grown from an old one
 * @LIAN_N_RELATION_STATES: how many there are
 *
 * How a relation stands, in the order of #lian_choices_relation_state.
 */
typedef enum
{
  LIAN_RELATION_ORIGINAL,
  LIAN_RELATION_INTERRUPTED,
  LIAN_RELATION_RESTORED,
  LIAN_RELATION_NEW,
  LIAN_N_RELATION_STATES,
} LianRelationState;

/**
 * LianRelationRow:
 * @id: the relation
 * @cooperative: its co-operative
 * @cooperative_name: its name
 * @partner: its partner
 * @partner_name: its name
 * @goods: (nullable): goods or work
 * @kind: place in #lian_choices_relation_kind
 * @state: how it stands
 * @since: the day from which it stands so; 0 where it isn't known
 * @cause: (nullable): of an interrupted one, what interrupted it
 * @task: (nullable): of an interrupted one, what is done to restore it
 * @owner_name: (nullable): who does
 * @due: until when; 0 for no day
 * @overdue: whether that day is over
 *
 * A relation as it stands.
 */
typedef struct
{
  gint64 id;
  gint64 cooperative;
  char *cooperative_name;
  gint64 partner;
  char *partner_name;
  char *goods;
  guint kind;
  LianRelationState state;
  LianDate since;
  char *cause;
  char *task;
  char *owner_name;
  LianDate due;
  gboolean overdue;
} LianRelationRow;

/**
 * LianRelationBook:
 * @rows: (element-type LianRelationRow): the relations: interrupted ones first, by due date, then by
 *   the names of co-operative and partner
 * @n: how many there are of each state
 * @n_overdue: how many restorations are overdue
 * @working_date: the day that this is counted from
 *
 * The relations that were asked for.
 */
typedef struct
{
  GPtrArray *rows;
  guint n[LIAN_N_RELATION_STATES];
  guint n_overdue;
  LianDate working_date;
} LianRelationBook;

/**
 * LianRelationScope:
 * @cooperative: only of this co-operative, or 0
 * @partner: only with this partner, or 0
 * @trade: only of co-operatives of this trade, or 0
 *
 * Which relations are looked at.
 */
typedef struct
{
  gint64 cooperative;
  gint64 partner;
  gint64 trade;
} LianRelationScope;

LianRelationBook *lian_relation_book_load (LianTxn *txn, const LianRelationScope *scope,
                                           GCancellable *cancellable, GError **error);
void lian_relation_book_free (LianRelationBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRelationBook, lian_relation_book_free)

G_END_DECLS
