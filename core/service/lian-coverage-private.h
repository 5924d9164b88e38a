/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the files of coverage share: who goes where, and how one place is judged. */
#pragma once

#include "lian-coverage.h"
#include "lian-ground-private.h"

/* Who goes where.  A slot is a place with the rank of one of its points: place x LIAN_REACH_KEPT +
 * rank.  Residents prefer the nearer point, points the nearer residents; ties by place, then by
 * point. */
typedef struct
{
  const LianGround *ground; /* not owned */
  gint32 limit;
  guint32 *starts;  /* of each outlet, where its slots begin; one more at the end */
  guint32 *slots;   /* the slots within the limit, outlet by outlet, nearest first */
  guint32 *where;   /* of each slot within the limit, its index in @slots */
  gint32 *amounts;  /* of each slot, how many residents go there */
  gint64 *rooms;    /* of each outlet, how many residents more it can take */
  guint32 *ends;    /* of each outlet, an index in @slots after which nobody goes to it */
  GArray *homeless; /* of Party: who has to look for the next point */
  gint32 closed;    /* an outlet that nobody may go to, or -1 */
  guint8 *place_marks;  /* of a copy: which places have changed, and which outlets */
  guint8 *outlet_marks;
  GArray *places; /* of a copy: the changed places, and the changed outlets */
  GArray *outlets;
} LianAllotment;

/* How the rounds serve a place. */
typedef enum
{
  LIAN_ROUNDS_NONE,
  LIAN_ROUNDS_GOOD,
  LIAN_ROUNDS_SELDOM,
  LIAN_ROUNDS_UNKNOWN,
} LianRounds;

typedef struct
{
  gint32 tour;
  gint32 wait;
  LianRounds rounds;
} LianRoundService;

/* From the best to the worst: residents of one place who are served alike. */
typedef enum
{
  LIAN_LOT_SERVED,
  LIAN_LOT_WAITING,
  LIAN_LOT_STRAY,
  LIAN_LOT_CUT_OFF,
} LianLotKind;

typedef struct
{
  LianLotKind kind;
  gint32 residents;
  gint32 distance;
} LianLot;

typedef struct
{
  guint n;
  LianLot lots[LIAN_REACH_KEPT + 2];
} LianLots;

typedef struct
{
  LianLotKind before;
  LianLotKind after;
  gint32 residents;
  gint32 way_before;
  gint32 way_after;
} LianPiece;

LianAllotment *_lian_allotment_new (const LianGround *ground);
LianAllotment *_lian_allotment_copy (const LianAllotment *self);
void _lian_allotment_free (LianAllotment *self);
void _lian_allotment_evict (LianAllotment *self, gint32 outlet);
void _lian_allotment_mark_place (LianAllotment *self, guint32 place);
void _lian_allotment_restore (LianAllotment *self, const LianAllotment *from);

/* The rank after @rank among the points that residents consider while @closed is closed, or -1.  The
 * last one kept takes part only in place of a closed one. */
static inline int
_lian_next_rank (const LianReach *reach, int rank, gint32 closed)
{
  gboolean replaces = FALSE;
  rank++;
  if (closed >= 0 && rank < LIAN_REACH_KEPT && reach[rank].outlet == closed)
    rank++;
  if (rank >= LIAN_REACH_KEPT || reach[rank].outlet < 0)
    return -1;
  for (int k = 0; rank == LIAN_REACH && closed >= 0 && k < LIAN_REACH; k++)
    replaces |= reach[k].outlet == closed;
  return rank < LIAN_REACH || replaces ? rank : -1;
}

LianRoundService *_lian_round_service (const LianGround *ground);
void _lian_judge_place (const LianGround *ground, const LianRoundService *rounds, guint place,
                        const gint32 *amounts, gint32 closed, LianPlaceCoverage *judged);
int _lian_stray_rank (const LianGround *ground, guint place, gint32 closed);
void _lian_lots_read (const LianGround *ground, guint place, const gint32 *amounts,
                      const LianPlaceCoverage *judged, gint32 closed, LianLots *lots);
guint _lian_lots_compare (const LianLots *before, const LianLots *after, LianPiece *pieces);
LianLoss _lian_piece_loss (const LianPiece *piece, const LianPlaceCoverage *before,
                           const LianPlaceCoverage *after);
LianClosing *_lian_harm_new (gint32 outlet);
void _lian_harm_add_pieces (LianClosing *harm, guint place, const LianPlaceCoverage *before,
                            const LianPlaceCoverage *after, const LianPiece *pieces,
                            guint n_pieces);
void _lian_harm_add_unknown (LianClosing *harm, guint place, const LianPlaceCoverage *before,
                             const LianPlaceCoverage *after);
void _lian_harm_sort (LianClosing *harm);
int _lian_closing_compare (const LianClosing *one, gint64 id, const LianClosing *other,
                           gint64 other_id);

struct _LianCoverageInside
{
  gatomicrefcount refs;
  LianAllotment *allotment;
  LianRoundService *rounds;
};
