/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a rulebook's answers depend on, kept for all cases; private to the engine. */
#pragma once

#include "lian-diagram.h"

G_BEGIN_DECLS

typedef struct _LianReasoner LianReasoner;

/**
 * LianReasoner:
 *
 * The forms a rulebook can recommend, as functions of all facts at once. Used by
 * one thread at a time, see _lian_rulebook_lock_explainer().
 */
struct _LianReasoner
{
  LianProgram *program;
  LianDiagram *diagram;
  GPtrArray *outcomes;                    /* texts of the rulebook, at most 64 */
  guint64 ordered;                        /* those that are recommended, not only permitted */
  guint recommended, permitted, blocked;  /* functions; results: numbers of sets of outcomes */
  guint given;                            /* the same: recommended, or permitted and not blocked */
  GArray *sets;                           /* guint64 by number */
  GHashTable *set_numbers;
};

LianReasoner *_lian_reasoner_new (LianRulebook *rulebook,
                                  LianDmnItem *form,
                                  GPtrArray *outcomes,
                                  guint64 ordered);
void _lian_reasoner_free (LianReasoner *reasoner);
guint _lian_outcomes_count (guint64 outcomes);
guint64 _lian_reasoner_set (LianReasoner *reasoner, guint number);
guint64 _lian_reasoner_follow (LianReasoner *reasoner, guint function, const guint *numbers);

/* One change of one fact. */
typedef struct
{
  guint slot, value;
} LianStep;

/* Changes at once that bring about outcomes. */
#define LIAN_MAX_STEPS 4

typedef struct
{
  guint n_steps;
  LianStep steps[LIAN_MAX_STEPS];
  guint64 outcomes; /* for which no part of it suffices */
} LianWay;

/* Whether a value of an input may be proposed. */
typedef gboolean (*LianStepFilter) (LianSlot *slot, guint value, gpointer user_data);

GArray *_lian_diagram_find_ways (LianDiagram *diagram,
                                 guint function,
                                 GArray *sets,
                                 const guint *numbers,
                                 guint64 wanted,
                                 guint max_steps,
                                 LianStepFilter filter,
                                 gpointer user_data);

G_END_DECLS
