/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The editions of the rulebook that a base keeps, and the one in force.
 *
 * The text of an edition is part of the base: a decision names its edition by hash, and is derived
 * again from that text though the program has long been shipped with another.  A base that has kept
 * none yet goes by the edition that the program brings; the first decision keeps it. */
#include "lian-edition.h"
#include "lian-edition-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

/* Editions stay compiled; an office has few, and jobs come and go. */
#define MOST_COMPILED 8

static GMutex lock;
static GPtrArray *compiled; /* LianRulebook, the last compiled last */

static LianRulebook *
find_compiled (const char *hash)
{
  for (guint i = 0; compiled != NULL && i < compiled->len; i++)
    if (g_str_equal (lian_rulebook_get_hash (compiled->pdata[i]), hash))
      return compiled->pdata[i];
  return NULL;
}

static void
remember (LianRulebook *rulebook)
{
  if (compiled == NULL)
    compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_rulebook_unref);
  if (compiled->len >= MOST_COMPILED)
    g_ptr_array_remove_index (compiled, 0);
  g_ptr_array_add (compiled, lian_rulebook_ref (rulebook));
}

/**
 * lian_edition_get_shipped:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the edition that the program brings
 */
LianRulebook *
lian_edition_get_shipped (GError **error)
{
  static LianRulebook *shipped;
  g_mutex_lock (&lock);
  if (shipped == NULL && (shipped = lian_rulebook_new_shipped (error)) != NULL)
    remember (shipped); /* a base that keeps it needs no other */
  LianRulebook *rulebook = shipped != NULL ? lian_rulebook_ref (shipped) : NULL;
  g_mutex_unlock (&lock);
  return rulebook;
}

static LianRulebook *
compile (const char *hash, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_bytes (bytes, error);
  if (rulebook == NULL)
    return NULL;
  if (g_str_equal (lian_rulebook_get_hash (rulebook), hash))
    return g_steal_pointer (&rulebook);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                       _ ("the hash is not that of the rulebook: one of them was changed"));
  return NULL;
}

/**
 * _lian_edition_compile:
 * @record: an edition
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its rulebook; all threads share it
 */
LianRulebook *
_lian_edition_compile (const LianRecord *record, GError **error)
{
  const char *hash = lian_record_get_text (record, "hash");
  const char *text = lian_record_get_text (record, "rulebook");
  if (hash == NULL || text == NULL)
    hash = text = "";
  g_mutex_lock (&lock);
  LianRulebook *rulebook = find_compiled (hash);
  if (rulebook != NULL)
    lian_rulebook_ref (rulebook);
  else if ((rulebook = compile (hash, text, error)) != NULL)
    remember (rulebook);
  g_mutex_unlock (&lock);
  if (rulebook == NULL)
    /* Translators: the name of an edition of the rulebook */
    g_prefix_error (error, _ ("Edition %s: "), lian_record_get_title (record));
  return rulebook;
}

static gint64
query_one (LianTxn *txn, const char *field, const char *value, GError **error)
{
  LianQuery query
      = { .type = lian_type_find ("edition"), .field = field, .value = value, .limit = 1 };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  if (ids == NULL)
    return -1;
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/**
 * lian_edition_load:
 * @txn: the base
 * @edition: an edition
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its rulebook
 */
LianRulebook *
lian_edition_load (LianTxn *txn, gint64 edition, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("edition"), edition);
  if (record != NULL)
    return _lian_edition_compile (record, error);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no such edition."));
  return NULL;
}

static LianRulebook *
read_in_force (LianTxn *txn, GError **error)
{
  gint64 id = query_one (txn, "state", "IN_FORCE", error);
  if (id < 0)
    return NULL;
  return id != 0 ? lian_edition_load (txn, id, error) : lian_edition_get_shipped (error);
}

/**
 * lian_edition_get_in_force:
 * @txn: the base
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the rulebook in force; it lives as long as the job
 */
LianRulebook *
lian_edition_get_in_force (LianTxn *txn, GError **error)
{
  LianRulebook *rulebook = lian_txn_get_memo (txn, LIAN_EDITION_MEMO);
  if (rulebook != NULL)
    return rulebook;
  rulebook = read_in_force (txn, error);
  if (rulebook != NULL)
    lian_txn_set_memo (txn, LIAN_EDITION_MEMO, rulebook, (GDestroyNotify) lian_rulebook_unref);
  return rulebook;
}

/**
 * lian_edition_find:
 * @txn: the base
 * @hash: the hash of a rulebook
 * @rulebook: (out) (nullable) (transfer full): the edition; %NULL where the base does not keep it
 * @error: return location
 *
 * Looks among the editions of the base, drafts too, and at the one that the program brings.
 *
 * Returns: whether one could look
 */
gboolean
lian_edition_find (LianTxn *txn, const char *hash, LianRulebook **rulebook, GError **error)
{
  /* Most decisions rest on the edition in force, which the job has at hand. */
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  *rulebook = NULL;
  if (in_force == NULL)
    return FALSE;
  if (g_strcmp0 (lian_rulebook_get_hash (in_force), hash) == 0)
    {
      *rulebook = lian_rulebook_ref (in_force);
      return TRUE;
    }
  gint64 id = query_one (txn, "hash", hash, error);
  if (id != 0)
    return id > 0 && (*rulebook = lian_edition_load (txn, id, error)) != NULL;
  g_autoptr (LianRulebook) shipped = lian_edition_get_shipped (error);
  if (shipped == NULL)
    return FALSE;
  if (g_strcmp0 (lian_rulebook_get_hash (shipped), hash) == 0)
    *rulebook = g_steal_pointer (&shipped);
  return TRUE;
}

/**
 * _lian_edition_put_rulebook:
 * @record: an edition
 * @rulebook: a rulebook
 *
 * Makes @rulebook the text of @record.
 */
void
_lian_edition_put_rulebook (LianRecord *record, LianRulebook *rulebook)
{
  gsize length;
  const char *data = g_bytes_get_data (lian_rulebook_get_bytes (rulebook), &length);
  g_autofree char *text = g_strndup (data, length);
  lian_record_set_text (record, "code", lian_rulebook_get_edition (rulebook));
  lian_record_set_text (record, "hash", lian_rulebook_get_hash (rulebook));
  lian_record_set_text (record, "rulebook", text);
}

/**
 * lian_edition_keep:
 * @txn: the base, in a write
 * @rulebook: the rulebook in force
 * @error: return location
 *
 * Keeps @rulebook as an edition in force if the base does not have it yet: from the first decision
 * on, a base goes by its own editions, whatever the program brings later.
 *
 * Returns: whether the base has it
 */
gboolean
lian_edition_keep (LianTxn *txn, LianRulebook *rulebook, GError **error)
{
  gint64 id = query_one (txn, "hash", lian_rulebook_get_hash (rulebook), error);
  if (id != 0)
    return id > 0;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("edition"));
  _lian_edition_put_rulebook (record, rulebook);
  lian_record_set_text (record, "state", "IN_FORCE");
  return lian_txn_insert (txn, record, error);
}
