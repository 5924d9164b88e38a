/* SPDX-License-Identifier: LGPL-2.1-or-later
 * All contracts and their parts, read once.
 *
 * What is worked out of one contract asks for its parts with a few statements; over all contracts
 * that would be as many for each of them.  While a book is open in a job, _lian_contract_parts()
 * gives out of it what was read with one statement for each type. */
#include "lian-contract-book-private.h"

#define KEY "contract-book"

/* The parts that are asked for by their owner. */
static const struct
{
  const char *type;
  const char *owner;
} kinds[] = {
  { "contract_line", "contract" },      { "allotment", "contract_line" },
  { "schedule", "contract_line" },      { "grade_price", "contract_line" },
  { "delivery", "contract_line" },      { "delivery_grade", "delivery" },
  { "payment", "contract" },            { "penalty", "contract" },
};

struct _LianContractBook
{
  LianTxn *txn;
  GPtrArray *contracts;
  GPtrArray *currencies;
  GPtrArray *records[G_N_ELEMENTS (kinds)];
  GHashTable *owned[G_N_ELEMENTS (kinds)]; /* owner, GPtrArray of LianRecord, which @records holds */
  GHashTable *others;                      /* "type id", LianRecord: what contracts refer to */
  GHashTable *units;                       /* id, LianUnit */
};

static gint64 *
key_of (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
read_kind (LianContractBook *self, LianTxn *txn, guint kind)
{
  self->records[kind] = lian_txn_list_all (txn, lian_type_find (kinds[kind].type));
  self->owned[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->records[kind]->len; i++)
    {
      gint64 owner = lian_record_get_number (self->records[kind]->pdata[i], kinds[kind].owner);
      GPtrArray *list = g_hash_table_lookup (self->owned[kind], &owner);
      if (list == NULL)
        g_hash_table_insert (self->owned[kind], key_of (owner), list = g_ptr_array_new ());
      g_ptr_array_add (list, self->records[kind]->pdata[i]);
    }
}

static void
book_free (gpointer data)
{
  LianContractBook *self = data;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_hash_table_unref (self->owned[i]);
      g_ptr_array_unref (self->records[i]);
    }
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->others);
  g_ptr_array_unref (self->currencies);
  g_ptr_array_unref (self->contracts);
  g_free (self);
}

/* Returns: (transfer none): the book, until _lian_contract_book_close() */
LianContractBook *
_lian_contract_book_open (LianTxn *txn)
{
  LianContractBook *self = g_new0 (LianContractBook, 1);
  self->txn = txn;
  self->contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  self->currencies = lian_txn_list_all (txn, lian_type_find ("currency"));
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lian_record_free);
  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    read_kind (self, txn, i);
  lian_txn_set_memo (txn, KEY, self, book_free);
  return self;
}

void
_lian_contract_book_close (LianTxn *txn)
{
  lian_txn_set_memo (txn, KEY, NULL, NULL);
}

/* Without its records, which stay with the book; whoever gets it may sort it. */
static GPtrArray *
copy_list (const GPtrArray *list)
{
  GPtrArray *copy = g_ptr_array_sized_new (list != NULL ? list->len : 0);
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (copy, list->pdata[i]);
  return copy;
}

/* Returns: (transfer full) (element-type LianRecord): the parts of a record, out of the open book or of
 * the base */
GPtrArray *
_lian_contract_parts (LianTxn *txn, const char *type, const char *owner, gint64 id)
{
  const LianContractBook *self = lian_txn_get_memo (txn, KEY);
  for (guint i = 0; self != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type) && g_str_equal (kinds[i].owner, owner))
      return copy_list (g_hash_table_lookup (self->owned[i], &id));
  return lian_txn_list (txn, lian_type_find (type), owner, id);
}

/* Returns: (transfer none) (element-type LianRecord): all contracts, by id */
const GPtrArray *
_lian_contract_book_get_contracts (const LianContractBook *self)
{
  return self->contracts;
}

/* Returns: (transfer none) (nullable): what contracts refer to, each loaded once; %NULL for 0 */
LianRecord *
_lian_contract_book_find (LianContractBook *self, const char *type, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, type, id);
  LianRecord *record = g_hash_table_lookup (self->others, key);
  if (id == 0 || record != NULL)
    return record;
  record = lian_txn_load (self->txn, lian_type_find (type), id);
  if (record != NULL)
    g_hash_table_insert (self->others, g_steal_pointer (&key), record);
  return record;
}

/* Returns: (transfer container): whom lines of the contract are allotted to, once for each allotment */
GPtrArray *
_lian_contract_book_list_makers (LianContractBook *self, const LianRecord *contract)
{
  GPtrArray *makers = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines
      = _lian_contract_parts (self->txn, "contract_line", "contract", lian_record_get_id (contract));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) allotments = _lian_contract_parts (
          self->txn, "allotment", "contract_line", lian_record_get_id (lines->pdata[i]));
      for (guint j = 0; j < allotments->len; j++)
        {
          LianRecord *maker = _lian_contract_book_find (
              self, "cooperative", lian_record_get_number (allotments->pdata[j], "cooperative"));
          if (maker != NULL)
            g_ptr_array_add (makers, maker);
        }
    }
  return makers;
}

const LianUnit *
_lian_contract_book_get_unit (LianContractBook *self, gint64 unit)
{
  LianUnit *found = g_hash_table_lookup (self->units, &unit);
  if (found != NULL)
    return found;
  found = g_new0 (LianUnit, 1);
  lian_txn_load_unit (self->txn, unit, found);
  g_hash_table_insert (self->units, key_of (unit), found);
  return found;
}

/* All money of a contract is worth what its currency was on the day of signing, or a contract that is
 * paid up would not come to nothing.  Returns: whether that is known */
gboolean
_lian_contract_book_get_rate (LianContractBook *self, const LianRecord *contract, LianRate *rate)
{
  LianDate day = lian_record_get_date (contract, "signed_on");
  return lian_rate_on (self->currencies, lian_record_get_number (contract, "currency"),
                       day != 0 ? day : lian_txn_get_working_date (self->txn), rate);
}
