/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sample federation: tables in the program's resources, loaded as one act.
 *
 * The tables are ordinary CSV and go the ordinary way, so that loading them tests the import as well.
 * Their column "id" holds serials, unique over all tables; references may hold them too.  Types are
 * loaded in their order: a table refers only to itself and to those before it.  Rules are asked at
 * the end, before the commit: a contract without its lines would be refused.  What a table can't
 * hold is made afterwards: a file by its own way in, recommendations with their receipts and decisions
 * by those who decide. */
#include "lian-sample.h"
#include "lian-attach.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-import-private.h"

/* The investigation that the letter belongs to. */
#define LETTER_OF 7001

static gboolean
refuse (const LianImport *import, const char *name, GError **error)
{
  for (guint i = 0; i < import->result.reasons->len; i++)
    {
      const LianImportReason *reason = import->result.reasons->pdata[i];
      if (reason->warning)
        continue;
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s: line %u, %s: %s", name, reason->line,
                   reason->column != NULL ? reason->column : "-", reason->message);
      break;
    }
  return FALSE;
}

static gboolean
load_table (LianTxn *txn, const LianType *type, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat (type->id, ".csv", NULL);
  g_autofree char *path = g_strconcat ("/org/lianshe/core/sample/", name, NULL);
  g_autoptr (GBytes) data = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (data == NULL)
    return TRUE;
  g_autoptr (LianImport) import = lian_import_new (type);
  _lian_import_set_office (import, LIAN_SAMPLE_OFFICE);
  import->defer_rules = TRUE;
  if (!lian_import_open_bytes (import, data, name, cancellable, error)
      || !lian_import_plan (txn, import, cancellable, error))
    return FALSE;
  if (import->result.n_refused > 0)
    return refuse (import, name, error);
  return lian_import_write (txn, import, cancellable, error);
}

/* A letter of residents with the visit to their point. */
static gboolean
attach_letter (LianTxn *txn, GError **error)
{
  LianAttachFile letter = { (char *) "柴市居民来信 letter.txt", (char *) "text/plain", NULL, NULL };
  g_autoptr (GBytes) content = g_resources_lookup_data (
      "/org/lianshe/core/sample/files/letter.txt", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  letter.content = content;
  return content != NULL
         && lian_attach_add (txn, (gint64) LIAN_SAMPLE_OFFICE << 40 | LETTER_OF, &letter, error) != 0;
}

static gboolean
load_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    if (!load_table (txn, types[i], cancellable, error))
      return FALSE;
  return attach_letter (txn, error);
}

/**
 * lian_sample_load:
 * @store: a base, best an empty one
 * @error: return location; names table, line and field
 *
 * Loads the sample federation as one act, and waits for it.
 *
 * Returns: whether it was loaded
 */
gboolean
lian_sample_load (LianStore *store, GError **error)
{
  return lian_store_write (store, _ ("sample federation"), NULL, load_job, NULL, NULL, error);
}
