/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The life of a contract: acts that an officer takes, each inside one write. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

gboolean lian_contract_sign (LianTxn *txn, gint64 contract, LianDate on, GError **error);
gboolean lian_contract_begin (LianTxn *txn, gint64 contract, LianDate on, GError **error);
gboolean lian_contract_complete (LianTxn *txn, gint64 contract, LianDate on, GError **error);
gboolean lian_contract_terminate (LianTxn *txn, gint64 contract, LianDate on, const char *reason,
                                  GError **error);
gboolean lian_contract_settle (LianTxn *txn, gint64 contract, LianDate on, GError **error);
GPtrArray *lian_contract_list_open (LianTxn *txn, gint64 contract, LianDate on);

/* Amendments. */

/**
 * LianAmend:
 * @on: the day of the amendment; 0 for the working date
 * @agreed_with: who agreed to it for the other party
 * @reason: why
 *
 * What an amendment says besides the changed clauses.
 */
typedef struct
{
  LianDate on;
  const char *agreed_with;
  const char *reason;
} LianAmend;

/**
 * LianClauseChange:
 * @type: the type of the record that changed: the contract or a part of it
 * @title: its name, such as the product of a line
 * @field: (nullable): the clause; %NULL where the part as a whole was added or removed
 * @from: what it said before, a choice or a truth by its value; "" for nothing
 * @to: what it says now, in the same way
 *
 * One changed clause of an amendment.  lian_clause_change_dup_text() has the words.
 */
typedef struct
{
  const LianType *type;
  char *title;
  const LianField *field;
  char *from;
  char *to;
} LianClauseChange;

void lian_clause_change_free (LianClauseChange *change);
char *lian_clause_change_dup_part (const LianClauseChange *change);
char *lian_clause_change_dup_clause (const LianClauseChange *change);
char *lian_clause_change_dup_text (const LianClauseChange *change, gboolean after);
gboolean lian_contract_amend (LianTxn *txn, gint64 contract, const LianAmend *amend, GError **error);
GPtrArray *lian_amendment_list_changes (const LianRecord *amendment);
gint64 lian_contract_of (LianTxn *txn, const LianRecord *record);
gboolean lian_contract_needs_amendment (LianTxn *txn, gint64 contract, const GPtrArray *records,
                                        const GPtrArray *removed);

/* Penalties. */
GPtrArray *lian_contract_assess (LianTxn *txn, gint64 contract, LianDate on);
gboolean lian_contract_propose_penalties (LianTxn *txn, gint64 contract, LianDate on, GError **error);
gboolean lian_penalty_decide (LianTxn *txn, gint64 penalty, gboolean confirm, const char *reason,
                              GError **error);

/* Locked periods. */
gboolean lian_period_close (LianTxn *txn, LianDate from, LianDate to, const char *reason,
                            GError **error);
gboolean lian_period_reopen (LianTxn *txn, gint64 lock, const char *reason, GError **error);

G_END_DECLS
