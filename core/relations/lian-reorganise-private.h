/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of a change of co-operatives share.  Private to core/relations. */
#pragma once

#include "lian-carried.h"
#include "lian-member-count.h"
#include "lian-reorganise.h"

/* What the co-operatives have together: equal before and after. */
typedef struct
{
  gint64 figures[LIAN_N_REORGANISE_FIGURES];
  gboolean unknown[LIAN_N_REORGANISE_FIGURES];
  LianMemberCount members;
  GHashTable *records; /* type to count, as pointer */
  GHashTable *lines;   /* gint64 line to gint64 quantity allotted */
  GArray *books;       /* of LianPosting: what stands in each account, in each unit */
  GHashTable *made;    /* gint64 variety to whether any of them makes it */
} LianSums;

void _lian_sums_clear (LianSums *sums);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianSums, _lian_sums_clear)

void _lian_sums_take (LianTxn *txn, const GArray *cooperatives, LianDate on, LianSums *sums);
void _lian_varieties_take (LianTxn *txn, const GArray *cooperatives, LianDate on, GHashTable *made);
gboolean _lian_varieties_equal (GHashTable *before, GHashTable *after, GError **error);
gboolean _lian_sums_equal (const LianSums *before, const LianSums *after, GError **error);

/* What is left of an allotment. */
typedef struct
{
  LianRecord *line;
  LianRecord *contract;
  guint place;
  gint64 delivered;
} LianOwed;

void _lian_owed_clear (LianOwed *owed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianOwed, _lian_owed_clear)

gboolean _lian_reorganise_owes (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *allotment,
                                gint64 from, LianOwed *owed);
gboolean _lian_reorganise_signs (const LianReorganiseRequest *wish, const LianRecord *contract, gint64 from,
                                 guint *place);
gboolean _lian_reorganise_may (LianTxn *txn, const LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_could (LianTxn *txn, const LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_try (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);
GHashTable *_lian_reorganise_numbers (LianTxn *txn, const LianReorganiseRequest *wish);
void _lian_reorganise_keep_number (LianTxn *txn, LianRecord *member, gint64 from, GHashTable *numbers);
guint _lian_reorganise_place (LianTxn *txn, const LianReorganiseRequest *wish, const LianCarried *kind,
                              const LianRecord *record);
guint _lian_reorganise_place_of (const LianReorganiseRequest *wish, gint64 cooperative);
gboolean _lian_reorganise_moves (const LianReorganiseRequest *wish);
guint _lian_reorganise_rest (const LianReorganiseRequest *wish, gint64 before);
gint64 _lian_reorganise_id (const LianReorganiseRequest *wish, guint place);
gboolean _lian_reorganise_note (LianTxn *txn, LianReorganiseRequest *wish, const LianRecord *record,
                                gint64 from, gint64 to, GError **error);
GPtrArray *_lian_reorganise_divide (LianTxn *txn, const LianReorganiseRequest *wish,
                                    const LianRecord *before, GError **error);
GPtrArray *_lian_reorganise_divide_all (LianTxn *txn, LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_write_figures (LianTxn *txn, LianReorganiseRequest *wish, GPtrArray *steps,
                                         GError **error);
gboolean _lian_reorganise_contracts (LianTxn *txn, LianReorganiseRequest *wish, gint64 from,
                                     GHashTable *amended, GError **error);
gboolean _lian_reorganise_leave (LianTxn *txn, const LianReorganiseRequest *wish, gint64 cooperative,
                                 GError **error);
gboolean _lian_reorganise_belong (LianTxn *txn, const LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_persons (LianTxn *txn, LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_is_over (const LianReorganiseRequest *wish, const LianRecord *record);
gboolean _lian_reorganise_end (LianTxn *txn, const LianReorganiseRequest *wish, LianRecord *record,
                               GError **error);
gboolean _lian_reorganise_quality (LianTxn *txn, LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_varieties (LianTxn *txn, LianReorganiseRequest *wish, GError **error);
gboolean _lian_reorganise_plans (LianTxn *txn, LianReorganiseRequest *wish, gint64 from, GError **error);
gboolean _lian_reorganise_amend (LianTxn *txn, LianReorganiseRequest *wish, GHashTable *amended,
                                 GError **error);
