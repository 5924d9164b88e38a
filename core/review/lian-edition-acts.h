/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What officers do with an edition of the rulebook; each function is one act. */
#pragma once

#include "lian-parameter.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianEditionRequest:
 * @edition: the edition that is meant; of a draft, the one it is drafted from, or 0 for the one in
 *   force; (out) of a draft, the draft
 * @seen: (nullable): the hash that the officer looked at; an edition changed since is refused
 * @code: of a draft, its name
 * @note: (nullable): of a draft, what it changes and why; the reason for withdrawing
 * @file: (nullable): of a draft, the DMN file it is made from
 * @parameter: (nullable): of a change, the parameter with value, resolution and day
 * @resolution: of putting forward, the resolution that puts it in force
 * @resolved_on: the day of that resolution
 * @rehearsed: how many cases the officer saw rehearsed
 * @flips: how many of them flip
 * @way: "ACCOUNT" or "PAPER"
 * @officer: on paper, who signed
 * @signed_on: on paper, the day on the sheet
 *
 * For the acts of this header; each takes what it needs.
 */
typedef struct
{
  gint64 edition;
  char *seen;
  char *code;
  char *note;
  GBytes *file;
  LianParameter *parameter;
  char *resolution;
  LianDate resolved_on;
  gint64 rehearsed;
  gint64 flips;
  char *way;
  gint64 officer;
  LianDate signed_on;
} LianEditionRequest;

LianEditionRequest *lian_edition_request_new (gint64 edition);
void lian_edition_request_free (LianEditionRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianEditionRequest, lian_edition_request_free)

char *lian_edition_suggest_code (LianTxn *txn, GError **error);

/* LianTxnFunc */
gboolean lian_edition_draft (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);
gboolean lian_edition_set_parameter (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                     GError **error);
gboolean lian_edition_put_forward (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                   GError **error);
gboolean lian_edition_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                   GError **error);
gboolean lian_edition_withdraw (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
