/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rulebook said of the same facts before. */
#include "lian-opinion-private.h"

/* A federation's activities have few different sets of facts, and a list asks about them again and
 * again.  An opinion depends on nothing but the facts and the rulebook, so it is worked out once.  When the store is full it starts anew: that is as good as any
 * order of leaving for lists that are walked from end to end. */

/* Opinions kept; an explained one takes about 20 kB. */
#define MOST_KEPT 2000

static GMutex lock;
static GHashTable *kept; /* hash of the rulebook, detail, facts -> LianOpinion */

static LianOpinion *
find (const char *key)
{
  g_mutex_lock (&lock);
  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                  (GDestroyNotify) lian_opinion_unref);
  LianOpinion *found = g_hash_table_lookup (kept, key);
  if (found != NULL)
    g_atomic_ref_count_inc (&found->refs);
  g_mutex_unlock (&lock);
  return found;
}

static void
keep (char *key, LianOpinion *opinion)
{
  g_atomic_ref_count_inc (&opinion->refs);
  g_mutex_lock (&lock);
  if (g_hash_table_size (kept) >= MOST_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_replace (kept, key, opinion);
  g_mutex_unlock (&lock);
}

/**
 * lian_opinion_new:
 * @rulebook: an edition of the rulebook
 * @facts_json: the facts as the rulebook takes them
 * @detail: how much is worked out
 * @error: return location
 *
 * Asks the rulebook. The same facts are asked about once.
 *
 * Returns: (transfer full) (nullable): what it says
 */
LianOpinion *
lian_opinion_new (LianRulebook *rulebook, const char *facts_json, LianOpinionDetail detail,
                  GError **error)
{
  static const char *const details[] = { "brief", "whole", "listed" };
  g_autofree char *key = g_strconcat (lian_rulebook_get_hash (rulebook), details[detail],
                                      facts_json, NULL);
  LianOpinion *opinion = find (key);
  if (opinion != NULL)
    return opinion;
  opinion = _lian_opinion_ask (rulebook, facts_json, detail, error);
  if (opinion != NULL)
    keep (g_steal_pointer (&key), opinion);
  return opinion;
}
