/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decisions evaluated many times. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-prepared.h"

/* A case is mostly asked for several decisions, which have tables in common: so
 * all decisions share one program, and what was found for the facts of the last
 * call serves the next one on the same facts.
 *
 * Not thread-safe: it learns while it runs. */

/* Results of decisions remembered. */
#define MOST_REMEMBERED 100000

struct _LianPrepared
{
  LianRulebook *rulebook; /* not owned: it owns this */
  LianProgram *program;
  GHashTable *needed; /* LianDmnItem -> GArray of slots in order; none: it cannot be prepared */
  gsize stamp;        /* of the facts of @numbers */
  GArray *numbers;    /* guint by slot; LIAN_NO_VALUE: not looked for yet */
};

/**
 * _lian_prepared_new:
 * @rulebook: (transfer none): a rulebook, which must outlive this
 *
 * Returns: (transfer full): nothing prepared yet
 */
LianPrepared *
_lian_prepared_new (LianRulebook *rulebook)
{
  LianPrepared *self = g_new0 (LianPrepared, 1);

  self->rulebook = rulebook;
  self->program = _lian_program_new (rulebook);
  self->needed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
_lian_prepared_free (LianPrepared *self)
{
  _lian_program_free (self->program);
  g_hash_table_unref (self->needed);
  g_array_unref (self->numbers);
  g_free (self);
}

/* What was learnt from too many cases is let go. */
static void
forget (LianPrepared *self)
{
  if (self->program->n_results <= MOST_REMEMBERED)
    return;
  _lian_program_free (self->program);
  self->program = _lian_program_new (self->rulebook);
  g_hash_table_remove_all (self->needed);
  self->stamp = 0;
}

static void
need (LianPrepared *self, GArray *slots, guint slot)
{
  LianSlot *info = _lian_program_slot (self->program, slot);

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, guint, i) == slot)
      return;
  for (guint i = 0; i < info->below->len; i++)
    need (self, slots, g_array_index (info->below, guint, i));
  g_array_append_val (slots, slot);
}

static GArray *
needed_for (LianPrepared *self, LianDmnItem *item)
{
  GArray *slots = g_hash_table_lookup (self->needed, item);
  guint slot;

  if (slots != NULL)
    return slots;
  slots = g_array_new (FALSE, FALSE, sizeof (guint));
  slot = _lian_program_add (self->program, item);
  if (slot != LIAN_NO_VALUE)
    need (self, slots, slot);
  g_hash_table_insert (self->needed, item, slots);
  self->stamp = 0;
  return slots;
}

static void
begin (LianPrepared *self, LianFacts *facts)
{
  if (self->stamp == _lian_facts_get_stamp (facts))
    return;
  self->stamp = _lian_facts_get_stamp (facts);
  g_array_set_size (self->numbers, self->program->slots->len);
  for (guint i = 0; i < self->numbers->len; i++)
    g_array_index (self->numbers, guint, i) = LIAN_NO_VALUE;
}

static gboolean
find_number (LianPrepared *self, LianFacts *facts, guint slot)
{
  LianSlot *info = _lian_program_slot (self->program, slot);
  guint *numbers = (guint *)self->numbers->data;

  if (numbers[slot] != LIAN_NO_VALUE)
    return TRUE;
  if (info->domain != NULL)
    return _lian_program_classify_one (self->program, slot,
                                       _lian_facts_get_interned (facts, info->item->name),
                                       &numbers[slot]);
  _lian_program_run_one (self->program, slot, numbers);
  return numbers[slot] != LIAN_NO_VALUE;
}

/**
 * _lian_prepared_evaluate:
 * @self: what was prepared for a rulebook
 * @item: a decision of it
 * @facts: the facts
 *
 * Returns: (transfer full) (nullable): its value, by way of what earlier evaluations found; %NULL
 *   where that is not possible
 */
LianFeelValue *
_lian_prepared_evaluate (LianPrepared *self, LianDmnItem *item, LianFacts *facts)
{
  GArray *slots = needed_for (self, item);
  LianFeelValue *value;
  guint last;

  if (slots->len == 0)
    return NULL;
  begin (self, facts);
  for (guint i = 0; i < slots->len; i++)
    if (!find_number (self, facts, g_array_index (slots, guint, i)))
      return NULL;
  last = g_array_index (slots, guint, slots->len - 1);
  value = lian_feel_value_ref (
      _lian_program_value (self->program, last, g_array_index (self->numbers, guint, last)));
  forget (self);
  return value;
}
