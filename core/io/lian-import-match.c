/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: which record of the base a row means.
 *
 * The registration number with its registrar says it best, then the id, then the code or the number
 * on paper.  A row that has none of them means a record only when it says just what that record says already: so the same
 * file again changes nothing, and nothing is ever merged by a guess. */
#include "lian-i18n.h"
#include "lian-import-private.h"

#define SEPARATOR "\x1f"

typedef struct
{
  gint64 id;
  gboolean several;
  char *registrar; /* of the tables by number alone */
} Entry;

struct _LianMatch
{
  const LianImport *import;
  const LianType *type;
  int reg_no, registrar, code;
  GHashTable *ids;       /* of gint64 */
  GHashTable *by_reg;    /* number and registrar to Entry */
  GHashTable *by_number; /* number to Entry */
  GHashTable *by_code;   /* code to Entry */
  GHashTable *alike;     /* mask of fields to a table of values to Entry; made when wanted */
  GHashTable *claimed; /* gint64 to number of the row that means it */
  GArray *rows; /* of guint: the row of the file that is the new record of a negative number */
  gint64 only;         /* of the one record of settings */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_free (entry->registrar);
  g_free (entry);
}

static void
add_entry (GHashTable *table, char *key, gint64 id, const char *registrar)
{
  Entry *entry = g_hash_table_lookup (table, key);
  if (entry != NULL)
    {
      entry->several = entry->several || entry->id != id;
      g_free (key);
      return;
    }
  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->registrar = g_strdup (registrar);
  g_hash_table_insert (table, key, entry);
}

/* Returns: (nullable): the field by which records of the type are told apart on paper. */
const char *
_lian_import_key_field (const LianType *type)
{
  /* The code of a kept warning is that of the rule. */
  if (g_str_equal (type->id, "kept_warning"))
    return NULL;
  return lian_type_field (type, "code") >= 0 ? "code" : "number";
}

static const char *
text_of (const LianRecord *record, int field)
{
  const char *text = field >= 0 ? lian_record_text_at (record, field) : NULL;
  return text != NULL ? text : "";
}

static char *
reg_key (const char *reg_no, const char *registrar)
{
  return g_strconcat (reg_no, SEPARATOR, registrar, NULL);
}

static char *
values_key (const LianRecord *record, guint64 fields)
{
  const LianType *type = lian_record_get_type_info (record);
  GString *key = g_string_new (NULL);
  for (guint i = 0; i < type->n_fields; i++)
    {
      if ((fields >> i & 1) == 0)
        continue;
      if (lian_record_is_empty_at (record, (int) i))
        g_string_append (key, SEPARATOR);
      else if (lian_record_holds_number (&type->fields[i]))
        g_string_append_printf (key, "%" G_GINT64_FORMAT SEPARATOR,
                                lian_record_number_at (record, (int) i));
      else
        g_string_append_printf (key, "%s" SEPARATOR, lian_record_text_at (record, (int) i));
    }
  return g_string_free (key, FALSE);
}

void
_lian_match_add (LianMatch *self, const LianRecord *record)
{
  gint64 id = lian_record_get_id (record);
  const char *reg_no = text_of (record, self->reg_no), *code = text_of (record, self->code);
  const char *registrar = text_of (record, self->registrar);
  if (id > 0)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  if (*reg_no != '\0')
    {
      add_entry (self->by_reg, reg_key (reg_no, registrar), id, NULL);
      add_entry (self->by_number, g_strdup (reg_no), id, registrar);
    }
  if (*code != '\0')
    add_entry (self->by_code, g_strdup (code), id, NULL);
  GHashTableIter iter;
  gpointer fields, table;
  g_hash_table_iter_init (&iter, self->alike);
  while (g_hash_table_iter_next (&iter, &fields, &table))
    add_entry (table, values_key (record, *(guint64 *) fields), id, NULL);
}

static gboolean
each_record (LianTxn *txn, const LianType *type, GFunc func, gpointer data,
             GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = type, .sort = "id" };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, g_array_index (ids, gint64, i));
      if (record != NULL)
        func (record, data);
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_record (gpointer record, gpointer data)
{
  LianMatch *self = data;
  _lian_match_add (self, record);
  self->only = lian_record_get_id (record);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
}

LianMatch *
_lian_match_new (LianTxn *txn, const LianImport *import, GCancellable *cancellable, GError **error)
{
  LianMatch *self = g_new0 (LianMatch, 1);
  const LianType *type = import->type;
  self->import = import;
  self->type = type;
  self->reg_no = lian_type_field (type, "reg_no");
  self->registrar = lian_type_field (type, "registrar");
  self->code = lian_type_field (type, _lian_import_key_field (type));
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_reg = new_table ();
  self->by_number = new_table ();
  self->by_code = new_table ();
  self->alike = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
  self->claimed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, TRUE, sizeof (guint));
  if (each_record (txn, type, add_record, self, cancellable, error))
    return self;
  _lian_match_free (self);
  return NULL;
}

void
_lian_match_free (LianMatch *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->by_reg);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->claimed);
  g_array_unref (self->rows);
  g_hash_table_unref (self->alike);
  g_free (self);
}

static gboolean
take (const Entry *entry, gint64 *id, char **problem)
{
  if (entry == NULL)
    return FALSE;
  *id = entry->id;
  if (entry->several)
    *problem = g_strdup (_ ("several records of the base are called so; use the column id"));
  return TRUE;
}

static gboolean
find_registered (LianMatch *self, const LianMatchKeys *keys, gint64 *id, char **problem)
{
  g_autofree char *key = reg_key (keys->reg_no, keys->registrar);
  if (take (g_hash_table_lookup (self->by_reg, key), id, problem))
    return TRUE;
  const Entry *known = g_hash_table_lookup (self->by_number, keys->reg_no);
  if (known == NULL || *keys->registrar != '\0' || *keys->id != '\0')
    return FALSE;
  *problem = g_strdup_printf (
      _ ("the number “%s” is known with the registrar “%s”; name the registrar of this row"),
      keys->reg_no, known->registrar);
  return TRUE;
}

/* An id that the base doesn't know is a new record with this id. */
static gboolean
find_id (LianMatch *self, const LianMatchKeys *keys, gint64 *id, char **problem)
{
  gint64 wanted = _lian_import_read_id (self->import, keys->id);
  if (wanted == 0)
    {
      *problem = g_strdup_printf (_ ("“%s” is no id of Lianshe; map the column to another field"),
                                  keys->id);
      return TRUE;
    }
  if (*id != 0 && *id != wanted)
    *problem = g_strdup_printf (
        _ ("the id and the registration number “%s” belong to different records"), keys->reg_no);
  else if (g_hash_table_contains (self->ids, &wanted))
    *id = wanted;
  else
    *id = _lian_import_find_given (self->import, wanted);
  return *id != 0;
}

/**
 * @id: (out): the record; 0 when the row is a new one; negative when it is an earlier row
 * @problem: (out): why it can't be told
 *
 * Returns: whether the row has a key of its own
 */
gboolean
_lian_match_find (LianMatch *self, const LianMatchKeys *keys, gint64 *id, char **problem)
{
  *id = 0;
  *problem = NULL;
  if (*keys->reg_no != '\0')
    find_registered (self, keys, id, problem);
  if (*keys->id != '\0' && *problem == NULL)
    find_id (self, keys, id, problem);
  if (*keys->reg_no != '\0' || *keys->id != '\0')
    return TRUE;
  if (*keys->code != '\0')
    {
      take (g_hash_table_lookup (self->by_code, keys->code), id, problem);
      return TRUE;
    }
  /* There is one office in a base, so there is nothing to tell apart. */
  if (g_str_equal (self->type->id, "settings"))
    *id = self->only;
  return *id != 0;
}

typedef struct
{
  GHashTable *table;
  guint64 fields;
} Alike;

static void
add_alike (gpointer record, gpointer data)
{
  Alike *alike = data;
  add_entry (alike->table, values_key (record, alike->fields), lian_record_get_id (record), NULL);
}

/* Looks for a record that has these values in these fields.  Of several, any will do. */
gboolean
_lian_match_find_alike (LianMatch *self, LianTxn *txn, const LianRecord *record, guint64 fields,
                        gint64 *id)
{
  GHashTable *table = g_hash_table_lookup (self->alike, &fields);
  if (table == NULL)
    {
      Alike alike = { table = new_table (), fields };
      g_hash_table_insert (self->alike, g_memdup2 (&fields, sizeof fields), table);
      if (!each_record (txn, self->type, add_alike, &alike, NULL, NULL))
        return FALSE;
    }
  g_autofree char *key = values_key (record, fields);
  const Entry *entry = g_hash_table_lookup (table, key);
  *id = entry != NULL ? entry->id : 0;
  return entry != NULL;
}

/* Those of new records are numbered one after the other from -1 down. */
static guint
claim_new (LianMatch *self, guint at, guint number)
{
  if (at >= self->rows->len)
    g_array_set_size (self->rows, at + 1);
  guint *row = &g_array_index (self->rows, guint, at), earlier = *row;
  *row = earlier != 0 ? earlier : number;
  return earlier;
}

/* Returns: the row that means the same record; 0 when this is the first one. */
guint
_lian_match_claim (LianMatch *self, gint64 id, guint number)
{
  if (id < 0)
    return claim_new (self, (guint) -id, number);
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->claimed, &id));
  if (earlier == 0)
    g_hash_table_insert (self->claimed, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
  return earlier;
}
