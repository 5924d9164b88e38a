/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of co-operatives: of stage, a merger, a division; one act. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_N_REORGANISE_FIGURES:
 *
 * How many figures of a co-operative are added up or divided.
 */
#define LIAN_N_REORGANISE_FIGURES 9

extern const char *const lian_reorganise_figures[LIAN_N_REORGANISE_FIGURES];

/**
 * LianReorganiseRequest:
 * @change: one of #lian_choices_succession
 * @on: the day of effect, not after the working date
 * @resolution: of which general meeting
 * @agreed_with: (nullable): with whom the amendments of signed contracts were agreed
 * @before: (element-type gint64): the co-operatives that there are
 * @after: (element-type LianRecord): those that there will be: records of type "cooperative"; one
 *   without an id is founded, every other one is in @before
 * @rest: the place in @after of the one to which all goes that the key does not name
 * @key: (element-type gint64): which record goes to which place in @after
 * @parts: (element-type LianRecord): what goes to each place in @after of the figures that are divided:
 *   records of type "succession_step"; the rest gets what remains
 * @persons: whether households of a producer co-operative afterwards become persons
 * @made: (out): the record of type "succession"
 * @n_carried: (out): how many records went to another co-operative
 * @n_amended: (out): how many signed contracts were amended
 * @n_persons: (out): how many households became persons
 *
 * What is wished.  A merger has one after it, a division one before it, a change of stage the same one.  A
 * move has the same two before and after it: what the key names goes from the first to the other, and what
 * it does not name stays where it is, whatever @rest says.
 */
typedef struct
{
  char *change;
  LianDate on;
  char *resolution;
  char *agreed_with;
  GArray *before;
  GPtrArray *after;
  guint rest;
  GHashTable *key;
  GPtrArray *parts;
  gboolean persons;
  gint64 made;
  guint n_carried;
  guint n_amended;
  guint n_persons;
} LianReorganiseRequest;

LianReorganiseRequest *lian_reorganise_request_new (const char *change);
void lian_reorganise_request_free (LianReorganiseRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianReorganiseRequest, lian_reorganise_request_free)

void lian_reorganise_request_add_before (LianReorganiseRequest *request, gint64 cooperative);
guint lian_reorganise_request_add_after (LianReorganiseRequest *request, LianRecord *cooperative);
void lian_reorganise_request_send (LianReorganiseRequest *request, gint64 record, guint place);
LianRecord *lian_reorganise_found (LianTxn *txn, const LianReorganiseRequest *request, const char *name_zh,
                                   const char *name_en, const char *stage);

/* LianTxnFunc */
gboolean lian_reorganise (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);

G_END_DECLS
