/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Protection of special crafts in a case: which crafts it touches, and what that stops.
 *
 * The rulebook says that a special craft must be protected (S1-6c) and goes on as for any other work;
 * its answers are fixed (interfaces.md §1).  That such a craft is not centralised without a second
 * officer is added here, beside the guards that the rulebook names. */
#include "lian-case-private.h"
#include "lian-craft-touch.h"

static void
block_free (gpointer data)
{
  LianOpinionBlock *block = data;
  g_free (block->outcome);
  g_strfreev (block->by);
  g_free (block);
}

/**
 * _lian_case_init_protection:
 * @self: a new case
 */
void
_lian_case_init_protection (LianCase *self)
{
  self->crafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  self->blocked = g_ptr_array_new_with_free_func (block_free);
}

/**
 * _lian_case_gather_crafts:
 * @self: a case that knows its activity
 * @txn: the base
 * @said: what activity and trade say about a special craft
 *
 * Fills the protected crafts.  What the register protects is a special craft whatever the activity says.
 *
 * Returns: whether the work is a special craft
 */
LianTruth
_lian_case_gather_crafts (LianCase *self, LianTxn *txn, LianTruth said)
{
  g_ptr_array_unref (self->crafts);
  self->crafts = lian_craft_list_touched (txn, lian_type_find ("activity"), self->activity);
  return self->crafts->len > 0 ? LIAN_YES : said;
}

/**
 * _lian_case_is_special:
 * @self: a case with its facts
 *
 * Returns: whether its work is a special craft
 */
gboolean
_lian_case_is_special (const LianCase *self)
{
  const LianCaseFact *fact = lian_case_find_fact (self, "special_craft");
  return fact != NULL && g_strcmp0 (fact->value, "yes") == 0;
}

static void
add_block (LianCase *self, const char *outcome, char **by, gboolean protected)
{
  LianOpinionBlock *block = g_new0 (LianOpinionBlock, 1);
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();
  if (protected)
    g_strv_builder_add (rules, LIAN_PROTECTION_RULE);
  if (by != NULL)
    g_strv_builder_addv (rules, (const char **) by);
  block->outcome = g_strdup (outcome);
  block->by = g_strv_builder_end (rules);
  g_ptr_array_add (self->blocked, block);
}

/**
 * _lian_case_fill_blocked:
 * @self: a case with its opinion
 *
 * Puts protection before the guards of the rulebook.
 */
void
_lian_case_fill_blocked (LianCase *self)
{
  gboolean left = _lian_case_is_special (self);
  for (guint i = 0; i < self->opinion->blocked->len; i++)
    {
      const LianOpinionBlock *block = self->opinion->blocked->pdata[i];
      gboolean full = g_str_equal (block->outcome, LIAN_PROTECTION_STOPS);
      add_block (self, block->outcome, block->by, left && full);
      left = left && !full;
    }
  if (left)
    add_block (self, LIAN_PROTECTION_STOPS, NULL, TRUE);
}

/**
 * lian_case_dup_blocked_by:
 * @self: a case
 * @outcome: a form
 *
 * Returns: (transfer full) (nullable): the rules that stop @outcome, with commas
 */
char *
lian_case_dup_blocked_by (const LianCase *self, const char *outcome)
{
  for (guint i = 0; i < self->blocked->len; i++)
    {
      const LianOpinionBlock *block = self->blocked->pdata[i];
      if (g_str_equal (block->outcome, outcome))
        return g_strjoinv (", ", block->by);
    }
  return NULL;
}
