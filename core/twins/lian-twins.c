/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice, over the whole base.
 *
 * Each type is read once; records that share a key of a rule fall into one drawer, and only those in one
 * drawer are compared.  Of a drawer with hundreds nobody looks at all: the first of them are told, and that
 * there are more.  What somebody said is not the same is left out. */
#include "lian-twins.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-merge-private.h"

/* Records compared in one drawer. */
#define MOST_ALIKE 50

typedef struct
{
  guint64 key;
  gint64 id;
} Entry;

typedef struct
{
  LianTxn *txn;
  const LianType *type;
  GArray *entries[LIAN_TWIN_RULES];
  GHashTable *seen; /* "id:id" of the pairs there are */
  GHashTable *apart; /* the same, of what somebody told apart */
  GPtrArray *pairs;
  guint most;
  gboolean more;
} Search;

/**
 * lian_twin_pair_free:
 * @pair: (nullable) (transfer full): a pair
 */
void
lian_twin_pair_free (LianTwinPair *pair)
{
  if (pair == NULL)
    return;
  g_free (pair->names[0]);
  g_free (pair->names[1]);
  g_free (pair->numbers[0]);
  g_free (pair->numbers[1]);
  g_free (pair);
}

static char *
pair_key (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static void
take_record (LianRecord *record, gpointer data)
{
  Search *self = data;
  guint64 keys[LIAN_TWIN_RULES];
  lian_twin_keys (record, keys);
  for (guint i = 0; i < self->type->n_twins; i++)
    {
      Entry entry = { keys[i], lian_record_get_id (record) };
      if (entry.key != 0)
        g_array_append_val (self->entries[i], entry);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static void
take_words (Search *self, const char *type, const char *one, const char *other)
{
  g_autoptr (GPtrArray) said = lian_txn_list_all (self->txn, lian_type_find (type));
  for (guint i = 0; i < said->len; i++)
    g_hash_table_add (self->apart, pair_key (lian_record_get_number (said->pdata[i], one),
                                             lian_record_get_number (said->pdata[i], other)));
}

static char *
dup_number (const LianRecord *record)
{
  static const char *const fields[] = { "reg_no", "code", "card_no" };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (lian_type_field (lian_record_get_type_info (record), fields[i]) >= 0
        && !lian_record_is_empty (record, fields[i]))
      return g_strdup (lian_record_get_text (record, fields[i]));
  return NULL;
}

static void
add_pair (Search *self, const LianRecord *a, const LianRecord *b, int rule)
{
  LianTwinPair *pair = g_new0 (LianTwinPair, 1);
  pair->type = self->type;
  pair->ids[0] = lian_record_get_id (a);
  pair->ids[1] = lian_record_get_id (b);
  pair->names[0] = lian_txn_record_title (self->txn, a);
  pair->names[1] = lian_txn_record_title (self->txn, b);
  pair->numbers[0] = dup_number (a);
  pair->numbers[1] = dup_number (b);
  pair->rule = rule;
  g_ptr_array_add (self->pairs, pair);
}

/* Each pair once, with the strongest of its rules. */
static void
look_at (Search *self, const LianRecord *a, const LianRecord *b)
{
  g_autofree char *key = pair_key (lian_record_get_id (a), lian_record_get_id (b));
  if (g_hash_table_contains (self->seen, key) || g_hash_table_contains (self->apart, key))
    return;
  int rule = lian_twin_compare (a, b);
  if (rule < 0)
    return;
  self->more = self->more || self->pairs->len >= self->most;
  if (self->pairs->len >= self->most)
    return;
  g_hash_table_add (self->seen, g_steal_pointer (&key));
  add_pair (self, a, b, rule);
}

static void
compare_drawer (Search *self, const Entry *entries, guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  self->more = self->more || n > MOST_ALIKE;
  for (guint i = 0; i < MIN (n, MOST_ALIKE); i++)
    {
      LianRecord *record = lian_txn_load (self->txn, self->type, entries[i].id);
      for (guint j = 0; record != NULL && j < records->len; j++)
        look_at (self, records->pdata[j], record);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
}

static gboolean
compare_all (Search *self, GArray *entries, GCancellable *cancellable, GError **error)
{
  g_array_sort (entries, compare_entries);
  for (guint i = 0, end; i < entries->len && (self->pairs->len < self->most || !self->more); i = end)
    {
      const Entry *first = &g_array_index (entries, Entry, i);
      for (end = i + 1; end < entries->len && g_array_index (entries, Entry, end).key == first->key; end++)
        continue;
      if (end - i > 1)
        compare_drawer (self, first, end - i);
      if (end - i > 1 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search_type (Search *self, const LianType *type, GCancellable *cancellable, GError **error)
{
  self->type = type;
  for (guint i = 0; i < type->n_twins; i++)
    self->entries[i] = g_array_new (FALSE, FALSE, sizeof (Entry));
  gboolean ok = lian_txn_each (self->txn, type, take_record, self, cancellable, error);
  for (guint i = 0; i < type->n_twins; i++)
    {
      ok = ok && compare_all (self, self->entries[i], cancellable, error);
      g_clear_pointer (&self->entries[i], g_array_unref);
    }
  return ok;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const LianTwinPair *x = *(const LianTwinPair *const *) a, *y = *(const LianTwinPair *const *) b;
  int strength = (int) x->type->twins[x->rule].strength - (int) y->type->twins[y->rule].strength;
  if (strength != 0 || x->type == y->type)
    return strength != 0 ? strength : (x->ids[0] > y->ids[0]) - (x->ids[0] < y->ids[0]);
  return lian_type_index (x->type) - lian_type_index (y->type);
}

/**
 * lian_twins_list:
 * @txn: the base
 * @type: (nullable): a type with rules; %NULL for all of them
 * @most: most pairs
 * @more: (out): whether there are more than are told
 * @cancellable: (nullable): tested while it reads
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianTwinPair): what looks as if entered twice, that which
 *   most speaks for first
 */
GPtrArray *
lian_twins_list (LianTxn *txn, const LianType *type, guint most, gboolean *more, GCancellable *cancellable,
                 GError **error)
{
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_twin_pair_free);
  Search self = { .txn = txn, .seen = seen, .apart = apart, .pairs = pairs, .most = most };
  take_words (&self, "likeness", "record", "other");
  take_words (&self, "member_distinct", "member", "other");
  for (guint i = 0; i < n_types; i++)
    if (types[i]->n_twins > 0 && (type == NULL || type == types[i])
        && !search_type (&self, types[i], cancellable, error))
      return NULL;
  g_ptr_array_sort (pairs, compare_pairs);
  *more = self.more;
  return g_steal_pointer (&pairs);
}

/* Who acts, and the working date; a trial needs no reason. */
static void
sign_finding (LianTxn *txn, LianRecord *finding, const char *reason)
{
  lian_record_set_text (finding, "reason", reason != NULL && *reason != '\0' ? reason : "…");
  lian_record_set_date (finding, "on_date", lian_txn_get_working_date (txn));
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (finding, "officer", lian_txn_get_author (txn));
}

/* Names both as they are called now. */
LianRecord *
_lian_likeness_new (LianTxn *txn, const LianTwinWord *word, const char *verdict)
{
  LianRecord *finding = lian_record_new (lian_type_find ("likeness"));
  g_autofree char *name = lian_txn_title (txn, word->type, word->record);
  g_autofree char *other = lian_txn_title (txn, word->type, word->other);
  lian_record_set_text (finding, "kind", word->type->id);
  lian_record_set_text (finding, "verdict", verdict);
  lian_record_set_number (finding, "record", word->record);
  lian_record_set_number (finding, "other", word->other);
  lian_record_set_text (finding, "record_name", name);
  lian_record_set_text (finding, "other_name", other);
  sign_finding (txn, finding, word->reason);
  return finding;
}

/* Members have a table of their own for it, which refers to them. */
static LianRecord *
new_distinct (LianTxn *txn, const LianTwinWord *word)
{
  if (!g_str_equal (word->type->id, "member"))
    return _lian_likeness_new (txn, word, "DISTINCT");
  LianRecord *finding = lian_record_new (lian_type_find ("member_distinct"));
  lian_record_set_number (finding, "member", word->record);
  lian_record_set_number (finding, "other", word->other);
  sign_finding (txn, finding, word->reason);
  return finding;
}

/**
 * lian_twins_tell_apart:
 * @txn: a write
 * @word: a #LianTwinWord
 * @cancellable: (nullable): not looked at
 * @error: return location; %LIAN_ERROR_INPUT where no reason is given
 *
 * A #LianTxnFunc: remembers that two records are not the same, on the working date and by who acts.
 *
 * Returns: whether it was written
 */
gboolean
lian_twins_tell_apart (LianTxn *txn, gpointer word, GCancellable *cancellable, GError **error)
{
  const LianTwinWord *said = word;
  if (said->reason == NULL || *said->reason == '\0')
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("say how it is known that they are two"));
      return FALSE;
    }
  g_autoptr (LianRecord) finding = new_distinct (txn, said);
  return lian_txn_insert (txn, finding, error);
}
