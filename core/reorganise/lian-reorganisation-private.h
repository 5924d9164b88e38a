/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of proposals to reorganise share.  Private to core/reorganise. */
#pragma once

#include "lian-reorganisation.h"
#include "lian-reorganise.h"

/* From which co-operative to which a step leads, also where an earlier batch founds it. */
typedef struct
{
  gint64 from;
  gint64 to;   /* 0: one that the batch founds */
  guint place; /* of the other one, among those afterwards */
} LianStepWay;

gboolean _lian_step_way (const GPtrArray *steps, const LianRecord *step, LianStepWay *way, GError **error);

/* One batch: its steps, what they name, and the change of co-operatives that they are together. */
typedef struct
{
  guint number;
  GPtrArray *steps;    /* LianRecord */
  GArray *ways;        /* LianStepWay, of each step */
  GArray *founded;     /* gint64: what the batches before it have founded */
  GPtrArray *items;    /* LianRecord, of all steps */
  const char *form;    /* (nullable): the form of production that it would bring */
  LianTruth scale;     /* whether the scale would match; not asked where nobody has said */
  LianReorganiseRequest *wish;
} LianBatch;

LianBatch *_lian_batch_new (LianTxn *txn, const GPtrArray *steps, guint number, GError **error);
void _lian_batch_free (LianBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianBatch, _lian_batch_free)
const char *_lian_batch_item_kind (const LianRecord *item);
gboolean _lian_batch_ends (const LianBatch *batch, const LianRecord *record);
GPtrArray *_lian_reorganisation_steps (LianTxn *txn, gint64 reorganisation);
GArray *_lian_reorganisation_open_batches (const GPtrArray *steps);

gboolean _lian_batch_has_founded (const LianBatch *batch, const LianRecord *finding);
void _lian_reorganisation_restore (LianTxn *txn, const LianRecord *proposal, LianRecord *founded);
gboolean _lian_reorganisation_try_batch (LianTxn *txn, gint64 reorganisation, guint number,
                                         GCancellable *cancellable, GError **error);

/* A rehearsal of one batch. */
typedef struct
{
  LianTxn *txn;
  gint64 reorganisation;
  const LianBatch *batch;
  GPtrArray *findings; /* LianRecord, added to */
  LianTruth cuts;      /* whether a relation would be cut */
} LianRehearsing;

LianRecord *_lian_rehearsing_add (LianRehearsing *self, const char *finding, LianTruth against,
                                  const LianRecord *about);
LianRecord *_lian_rehearsing_add_kind (LianRehearsing *self, const char *finding, LianTruth against,
                                       const char *kind, const char *about);
void _lian_rehearse_relations (LianRehearsing *self);
gboolean _lian_rehearse_forms (LianRehearsing *self, GError **error);
gboolean _lian_rehearse_service (LianRehearsing *self, GCancellable *cancellable, GError **error);
gboolean _lian_owed_worth (LianTxn *txn, const LianRecord *line, gint64 quantity, gint64 *worth);
void _lian_rehearse_contracts (LianRehearsing *self);
gboolean _lian_rehearse_people (LianRehearsing *self, GError **error);
void _lian_rehearse_carried (LianRehearsing *self);

LianRecord *_lian_reorganisation_load (LianTxn *txn, gint64 id, const char *const *states, GError **error);
char *_lian_reorganisation_dup_seen (const LianBatch *batch, const GPtrArray *findings);
gboolean _lian_reorganisation_is_as_seen (const LianBatch *batch, const GPtrArray *findings, GError **error);

/* What was rehearsed of one batch. */
typedef struct
{
  LianBatch *batch;
  GPtrArray *findings; /* LianRecord */
} LianRehearsed;

GPtrArray *_lian_reorganisation_rehearse_all (LianTxn *txn, gint64 reorganisation, GCancellable *cancellable,
                                              GError **error);
GPtrArray *_lian_reorganisation_find_in (LianTxn *txn, gint64 reorganisation, const LianBatch *batch,
                                         GCancellable *cancellable, GError **error);
