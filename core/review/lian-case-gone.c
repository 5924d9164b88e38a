/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records of a case that are no longer there.
 *
 * No record refers to the case any more; only the acts that deleted it know that it did. */
#include "lian-case-history-private.h"

typedef struct
{
  gint64 activity;
  gint64 cooperative;
  GHashTable *records; /* gint64, those of the case */
  GArray *gone;        /* gint64 */
} Search;

static gboolean
is_known (const Search *self, gint64 id)
{
  for (guint i = 0; i < self->gone->len; i++)
    if (g_array_index (self->gone, gint64, i) == id)
      return TRUE;
  return id != 0 && g_hash_table_contains (self->records, &id);
}

/* A point of another activity is of another case. */
static gboolean
is_of_case (const Search *self, const LianRecord *was)
{
  const LianType *type = lian_record_get_type_info (was);
  gboolean of_cooperative = FALSE;
  const char *field = _lian_case_find_source (type, &of_cooperative);
  gint64 activity = lian_type_field (type, "activity") >= 0
                        ? lian_record_get_number (was, "activity")
                        : 0;
  if (field == NULL)
    return is_known (self, lian_record_get_number (was, _lian_case_find_part (type)));
  return lian_record_get_number (was, field)
             == (of_cooperative ? self->cooperative : self->activity)
         && (activity == 0 || activity == self->activity);
}

/* Owners before their parts. */
static void
take (Search *self, const GPtrArray *sides)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sides->len; i++)
      {
        const LianActSides *one = sides->pdata[i];
        if ((_lian_case_find_source (one->type, NULL) != NULL) == (pass == 0)
            && is_of_case (self, one->was))
          g_array_append_val (self->gone, one->id);
      }
}

static gboolean
may_be_of_case (const Search *self, const LianDeletion *deletion)
{
  return deletion->type != NULL && !g_hash_table_contains (self->records, &deletion->id)
         && (_lian_case_find_source (deletion->type, NULL) != NULL
             || _lian_case_find_part (deletion->type) != NULL);
}

/* Looks at what the act of deletion @i deleted, and moves @i to the next act. */
static gboolean
look_at_act (Search *self, LianTxn *txn, const GArray *deletions, guint *i, GError **error)
{
  g_autoptr (GHashTable) ids
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 act = g_array_index (deletions, LianDeletion, *i).act;
  for (; *i < deletions->len && g_array_index (deletions, LianDeletion, *i).act == act; (*i)++)
    {
      const LianDeletion *one = &g_array_index (deletions, LianDeletion, *i);
      if (may_be_of_case (self, one))
        g_hash_table_add (ids, g_memdup2 (&one->id, sizeof one->id));
    }
  if (g_hash_table_size (ids) == 0)
    return TRUE;
  g_autoptr (GPtrArray) sides = lian_txn_list_sides (txn, act, ids, error);
  if (sides != NULL)
    take (self, sides);
  return sides != NULL;
}

/**
 * _lian_case_list_gone:
 * @txn: the base
 * @activity: an activity
 * @cooperative: its co-operative
 * @records: (element-type gint64 gpointer): the records of its case that are there, as a set
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): records that were of the case and are
 *   gone; %NULL when an act can't be read
 */
GArray *
_lian_case_list_gone (LianTxn *txn, gint64 activity, gint64 cooperative, GHashTable *records,
                      GError **error)
{
  g_autoptr (GArray) deletions = lian_txn_list_deletions (txn, error);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search self = { activity, cooperative, records, gone };
  for (guint i = 0; deletions != NULL && i < deletions->len;)
    if (!look_at_act (&self, txn, deletions, &i, error))
      return NULL;
  return deletions != NULL ? g_steal_pointer (&gone) : NULL;
}
