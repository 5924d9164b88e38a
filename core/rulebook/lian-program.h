/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook prepared for many evaluations; private to the engine. */
#pragma once

#include "lian-domain.h"

G_BEGIN_DECLS

/* Rows of a table that is evaluated by masks, and words in the longest mask. */
#define LIAN_MAX_ROWS 512
#define LIAN_MAX_WORDS (LIAN_MAX_ROWS / 64)

/* Values of inputs and decisions are numbered; this is none. */
#define LIAN_NO_VALUE G_MAXUINT

typedef struct _LianSlot LianSlot;

/* A column of a table, as masks of rows by the number of the value in it. */
typedef struct
{
  guint slot;
  gboolean plain; /* no cell: an output mentions the name */
  GArray *masks;  /* of n_words words for each value */
  GArray *valid;  /* gboolean for each value: the table's list of values admits it */
} LianColumn;

/* An input, a decision, or one entry of a decision written as a context. */
struct _LianSlot
{
  LianDmnItem *item;
  const LianFeelNode *part; /* (nullable): the entry */
  LianDomain *domain;       /* inputs */
  GPtrArray *values;        /* LianFeelValue by number; of inputs those of @domain */
  GHashTable *numbers;      /* decisions: LianFeelValue -> number + 1 */
  GArray *below;            /* guint: slots of the requirements */
  LianDmnTable *table;      /* (nullable): evaluated by masks */
  guint n_words;
  GPtrArray *columns; /* LianColumn */
  GArray *uncelled;   /* guint64 words for each column: rows without a cell in it */
  GHashTable *results;
  GArray *by_row; /* guint: results of a FIRST table by the row that decides; the last: by none */
};

typedef struct
{
  LianRulebook *rulebook; /* not owned: it owns the program */
  GPtrArray *slots;       /* LianSlot, each after those below it */
  GHashTable *by_item;    /* LianDmnItem -> slot + 1 */
  guint n_results;        /* remembered, of all slots */
} LianProgram;

LianProgram *_lian_program_new (LianRulebook *rulebook);
void _lian_program_free (LianProgram *program);

guint _lian_program_add (LianProgram *program, LianDmnItem *item);
guint _lian_program_add_entry (LianProgram *program, LianDmnItem *item, const char *entry);
guint _lian_program_find (LianProgram *program, LianDmnItem *item);

static inline LianSlot *
_lian_program_slot (LianProgram *program, guint slot)
{
  return (LianSlot *)g_ptr_array_index (program->slots, slot);
}

gboolean _lian_program_classify_one (LianProgram *program,
                                     guint slot,
                                     LianFeelValue *value,
                                     guint *number);
gboolean _lian_program_classify (LianProgram *program, LianFacts *facts, guint *numbers);
void _lian_program_run_one (LianProgram *program, guint slot, guint *numbers);
gboolean _lian_program_run (LianProgram *program, guint *numbers);
LianFeelValue *_lian_program_value (LianProgram *program, guint slot, guint number);

const guint64 *_lian_slot_mask (LianProgram *program, LianSlot *slot, guint column, guint number);
gboolean _lian_slot_match (LianProgram *program,
                           LianSlot *slot,
                           const guint *numbers,
                           guint64 *rows);
gboolean _lian_slot_admits (LianProgram *program, LianSlot *slot, guint column, guint number);
guint _lian_slot_null (LianSlot *slot);
void _lian_slot_reduce (LianSlot *slot, guint64 *mask);
guint _lian_slot_table_number (LianProgram *program,
                               LianSlot *slot,
                               const guint64 *mask,
                               const guint *numbers);
guint _lian_slot_number (LianProgram *program, LianSlot *slot, const guint *numbers);

G_END_DECLS
