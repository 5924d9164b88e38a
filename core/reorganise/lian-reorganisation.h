/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals to reorganise a trade: rehearsed before they are decided, carried out batch by batch.
 *
 * Each function that changes something is one act. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LIAN_SUITABLE_SIZE:
 *
 * Members of a co-operative of suitable size (S9: "about 100").
 */
#define LIAN_SUITABLE_SIZE 100

/**
 * LianReorganisationRequest:
 * @reorganisation: the proposal
 * @override: for lian_reorganisation_decide(), whether it is decided although a finding speaks against it
 * @reason: (nullable): for lian_reorganisation_decide() and lian_reorganisation_drop(), why
 * @way: (nullable): for lian_reorganisation_countersign(), "ACCOUNT" or "PAPER"
 * @officer: on paper, who signed; under another account the author is taken
 * @signed_on: on paper, the day on the sheet
 * @batch: for lian_reorganisation_carry_out(), the batch; 0 for the first that is not carried out
 * @on: for lian_reorganisation_carry_out(), the day of effect; 0 for the working date
 * @resolution: (nullable): for lian_reorganisation_carry_out(), of which general meeting
 * @agreed_with: (nullable): for lian_reorganisation_carry_out(), with whom the amendments of signed
 *   contracts were agreed
 * @succession: (out): the change of co-operatives that was made; of lian_reorganisation_propose_apart(), the
 *   one that is taken apart
 * @n_findings: (out): what lian_reorganisation_rehearse() found
 * @n_against: (out): how many of these speak against it
 * @n_carried: (out): how many records went to another co-operative
 * @n_amended: (out): how many signed contracts were amended
 *
 * For the acts of this header.
 */
typedef struct
{
  gint64 reorganisation;
  gboolean override;
  char *reason;
  char *way;
  gint64 officer;
  LianDate signed_on;
  guint batch;
  LianDate on;
  char *resolution;
  char *agreed_with;
  gint64 succession;
  guint n_findings;
  guint n_against;
  guint n_carried;
  guint n_amended;
} LianReorganisationRequest;

LianReorganisationRequest *lian_reorganisation_request_new (gint64 reorganisation);
void lian_reorganisation_request_free (LianReorganisationRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianReorganisationRequest, lian_reorganisation_request_free)

/* LianTxnFunc */
gboolean lian_reorganisation_rehearse (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);
gboolean lian_reorganisation_decide (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);
gboolean lian_reorganisation_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                          GError **error);
gboolean lian_reorganisation_carry_out (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);
gboolean lian_reorganisation_take_back (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                        GError **error);
gboolean lian_reorganisation_drop (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);

GPtrArray *lian_reorganisation_find (LianTxn *txn, gint64 reorganisation, GCancellable *cancellable,
                                     GError **error);
guint lian_reorganisation_next_batch (LianTxn *txn, gint64 reorganisation);

/**
 * LianReorganisationAct:
 * @LIAN_REORGANISATION_ACT_REHEARSE: lian_reorganisation_rehearse()
 * @LIAN_REORGANISATION_ACT_DECIDE: lian_reorganisation_decide()
 * @LIAN_REORGANISATION_ACT_COUNTERSIGN: lian_reorganisation_countersign()
 * @LIAN_REORGANISATION_ACT_CARRY_OUT: lian_reorganisation_carry_out()
 * @LIAN_REORGANISATION_ACT_TAKE_BACK: lian_reorganisation_take_back()
 * @LIAN_REORGANISATION_ACT_DROP: lian_reorganisation_drop()
 * @LIAN_REORGANISATION_N_ACTS: their number
 *
 * What can be done with a proposal.
 */
typedef enum
{
  LIAN_REORGANISATION_ACT_REHEARSE,
  LIAN_REORGANISATION_ACT_DECIDE,
  LIAN_REORGANISATION_ACT_COUNTERSIGN,
  LIAN_REORGANISATION_ACT_CARRY_OUT,
  LIAN_REORGANISATION_ACT_TAKE_BACK,
  LIAN_REORGANISATION_ACT_DROP,
  LIAN_REORGANISATION_N_ACTS,
} LianReorganisationAct;

const char *lian_reorganisation_act_label (LianReorganisationAct act);
gboolean lian_reorganisation_act_take (LianReorganisationAct act, LianTxn *txn,
                                       LianReorganisationRequest *request, GCancellable *cancellable,
                                       GError **error);

/* Words. */
char *lian_reorganisation_finding_dup_text (LianTxn *txn, const LianRecord *finding);

G_END_DECLS
