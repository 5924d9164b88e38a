/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a rulebook's answers depend on, kept for all cases. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-reasoner.h"

#include "lian-outline.h"

/* Nodes and intermediate steps: a rulebook of people's size takes a hundredth. */
#define MAX_NODES 400000

/* --- sets of outcomes ----------------------------------------------------------------- */

static guint
number_of (LianReasoner *reasoner, guint64 set)
{
  gpointer known;

  if (g_hash_table_lookup_extended (reasoner->set_numbers, &set, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_array_append_val (reasoner->sets, set);
  g_hash_table_insert (reasoner->set_numbers, g_memdup2 (&set, sizeof set),
                       GUINT_TO_POINTER (reasoner->sets->len - 1));
  return reasoner->sets->len - 1;
}

/**
 * _lian_outcomes_count:
 * @outcomes: a set of outcomes
 *
 * Returns: how many it holds
 */
guint
_lian_outcomes_count (guint64 outcomes)
{
  guint n = 0;

  for (; outcomes != 0; outcomes &= outcomes - 1)
    n++;
  return n;
}

guint64
_lian_reasoner_set (LianReasoner *reasoner, guint number)
{
  return g_array_index (reasoner->sets, guint64, number);
}

/**
 * _lian_reasoner_follow:
 * @reasoner: a reasoner
 * @function: one of its functions
 * @numbers: the facts
 *
 * Returns: the outcomes it gives, one bit each
 */
guint64
_lian_reasoner_follow (LianReasoner *reasoner, guint function, const guint *numbers)
{
  return _lian_reasoner_set (reasoner,
                             _lian_diagram_follow (reasoner->diagram, function, numbers));
}

/* --- entries of the recommendation ------------------------------------------------------ */

typedef struct
{
  LianReasoner *reasoner;
  guint slot;
  const char *entry;
} Entry;

static gboolean
names (Entry *entry, LianFeelValue *value, const char *outcome)
{
  if (!g_str_equal (entry->entry, "blocked"))
    return _lian_value_names (value, outcome);
  for (guint i = 0; lian_feel_value_get_kind (value) == LIAN_FEEL_LIST
                    && i < lian_feel_value_get_length (value);
       i++)
    if (g_strcmp0 (
            lian_feel_value_get_member_string (lian_feel_value_get_item (value, i), "outcome"),
            outcome)
        == 0)
      return TRUE;
  return FALSE;
}

static guint
map_entry (LianDiagram *diagram, guint number, gpointer user_data)
{
  Entry *entry = user_data;
  LianReasoner *reasoner = entry->reasoner;
  LianSlot *slot = _lian_program_slot (diagram->program, entry->slot);
  LianFeelValue *value = g_ptr_array_index (slot->values, number);
  LianFeelValue *member = slot->part != NULL ? value
                          : lian_feel_value_get_kind (value) == LIAN_FEEL_CONTEXT
                              ? lian_feel_value_get_member (value, entry->entry)
                              : NULL;
  guint64 set = 0;

  for (guint i = 0; member != NULL && i < reasoner->outcomes->len; i++)
    if (names (entry, member, g_ptr_array_index (reasoner->outcomes, i)))
      set |= G_GUINT64_CONSTANT (1) << i;
  return number_of (reasoner, set);
}

static guint
build_entry (LianReasoner *reasoner, LianDmnItem *form, const char *name)
{
  Entry entry = { reasoner, _lian_program_add_entry (reasoner->program, form, name), name };

  if (entry.slot == LIAN_NO_VALUE)
    return LIAN_NO_DIAGRAM;
  return _lian_diagram_map (reasoner->diagram,
                            _lian_diagram_build (reasoner->diagram, entry.slot), map_entry,
                            &entry);
}

static guint
join_open (LianDiagram *diagram, guint permitted, guint blocked, gpointer user_data)
{
  LianReasoner *reasoner = user_data;

  return number_of (reasoner, _lian_reasoner_set (reasoner, permitted)
                                  & ~_lian_reasoner_set (reasoner, blocked)
                                  & ~reasoner->ordered);
}

static guint
join_given (LianDiagram *diagram, guint recommended, guint open, gpointer user_data)
{
  LianReasoner *reasoner = user_data;

  return number_of (reasoner,
                    (_lian_reasoner_set (reasoner, recommended) & reasoner->ordered)
                        | _lian_reasoner_set (reasoner, open));
}

static gboolean
build (LianReasoner *reasoner, LianDmnItem *form)
{
  guint open;

  reasoner->recommended = build_entry (reasoner, form, "recommended");
  reasoner->permitted = build_entry (reasoner, form, "permitted");
  reasoner->blocked = build_entry (reasoner, form, "blocked");
  open = _lian_diagram_join (reasoner->diagram, reasoner->permitted, reasoner->blocked, join_open,
                             reasoner);
  reasoner->given = _lian_diagram_join (reasoner->diagram, reasoner->recommended, open, join_given,
                                        reasoner);
  return reasoner->given != LIAN_NO_DIAGRAM;
}

/**
 * _lian_reasoner_new:
 * @rulebook: (transfer none): a rulebook, which must outlive the reasoner
 * @form: its decision recommended_form
 * @outcomes: (element-type utf8): the forms it can name
 * @ordered: those of them that are recommended, not only permitted
 *
 * Returns: (transfer full) (nullable): what it gives for all facts; %NULL if
 *   that is too much, or depends on values that cannot be sorted into parts
 */
LianReasoner *
_lian_reasoner_new (LianRulebook *rulebook,
                    LianDmnItem *form,
                    GPtrArray *outcomes,
                    guint64 ordered)
{
  LianReasoner *reasoner;

  if (outcomes->len > 64)
    return NULL;
  reasoner = g_new0 (LianReasoner, 1);
  reasoner->program = _lian_program_new (rulebook);
  reasoner->diagram = _lian_diagram_new (reasoner->program, MAX_NODES);
  reasoner->outcomes = g_ptr_array_ref (outcomes);
  reasoner->ordered = ordered;
  reasoner->sets = g_array_new (FALSE, FALSE, sizeof (guint64));
  reasoner->set_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (build (reasoner, form))
    return reasoner;
  _lian_reasoner_free (reasoner);
  return NULL;
}

void
_lian_reasoner_free (LianReasoner *reasoner)
{
  _lian_diagram_free (reasoner->diagram);
  _lian_program_free (reasoner->program);
  g_ptr_array_unref (reasoner->outcomes);
  g_array_unref (reasoner->sets);
  g_hash_table_unref (reasoner->set_numbers);
  g_free (reasoner);
}
