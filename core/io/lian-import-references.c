/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: records that rows refer to, found by code, name or id, or made where that was allowed. */
#include "lian-i18n.h"
#include "lian-import-private.h"
#include "lian-text.h"

#include <string.h>

static LianLookup *
lookup_for (LianImport *self, LianTxn *txn, const LianType *type, GCancellable *cancellable,
            GError **error)
{
  LianLookup *lookup = g_hash_table_lookup (self->lookups, type);
  if (lookup != NULL)
    return lookup;
  lookup = lian_lookup_new (txn, type, cancellable, error);
  if (lookup == NULL)
    return NULL;
  g_hash_table_insert (self->lookups, (gpointer) type, lookup);
  /* A row may refer to one further up in its own file. */
  for (guint i = 0; i < self->items->len; i++)
    {
      const LianImportItem *item = &g_array_index (self->items, LianImportItem, i);
      if (item->fresh && lian_record_get_type_info (item->record) == type)
        lian_lookup_add (lookup, item->record);
    }
  return lookup;
}

/* What a new record of the type needs and a name doesn't say.  A unit's ratio can't be guessed, and
 * a part without its owner is nothing. */
static gboolean
fill_required (LianRecord *record, const LianField *from)
{
  static const struct
  {
    const char *type;
    const char *field;
    const char *value;
  } defaults[] = {
    { "federation", "level", "LOCAL" },
    { "partner", "partner_kind", "OTHER" },
    { "officer", "role", "CLERK" },
  };
  const LianType *type = lian_record_get_type_info (record);
  if (g_str_equal (type->id, "unit"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].type, type->id))
      lian_record_set_text (record, defaults[i].field, defaults[i].value);
  if (g_str_equal (from->id, "spec_federation"))
    lian_record_set_text (record, "level", "SPECIALISED");
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & LIAN_FIELD_REQUIRED) && lian_record_is_empty_at (record, (int) i))
      return FALSE;
  return TRUE;
}

static gboolean
set_name (LianRecord *record, const char *text)
{
  const LianType *type = lian_record_get_type_info (record);
  const char *field = lian_type_field (type, "name") >= 0 ? "name"
                      : lian_text_has_han (text)          ? "name_zh"
                                                          : "name_en";
  if (lian_type_field (type, field) < 0)
    return FALSE;
  lian_record_set_text (record, field, text);
  return TRUE;
}

static LianRecord *
make_missing (LianImport *self, const LianField *field, const LianType *type, const char *text)
{
  g_autoptr (LianRecord) record = lian_record_new (type);
  g_autoptr (GPtrArray) issues
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free);
  if (!set_name (record, text) || !fill_required (record, field))
    return NULL;
  _lian_view_check (self->view, record, issues);
  if (lian_issues_have_error (issues))
    return NULL;
  lian_record_set_id (record, self->next_temporary--);
  _lian_view_add (self->view, record);
  return g_steal_pointer (&record);
}

/* What the same row has made already. */
static const LianRecord *
find_created (const GPtrArray *created, const LianType *type, const char *text)
{
  for (guint i = 0; i < created->len; i++)
    if (lian_record_get_type_info (created->pdata[i]) == type
        && g_str_equal (lian_record_get_title (created->pdata[i]), text))
      return created->pdata[i];
  return NULL;
}

static gboolean
create (LianImport *self, const LianField *field, const LianType *type, const char *text,
        GPtrArray *created, gint64 *id, char **problem)
{
  const LianRecord *record = find_created (created, type, text);
  LianRecord *made = record == NULL ? make_missing (self, field, type, text) : NULL;
  if (made != NULL)
    g_ptr_array_add (created, made);
  if (record == NULL && made == NULL)
    {
      *problem = g_strdup_printf (
          /* Translators: label of a type, then a name */
          _ ("there is no %s “%s”, and it can't be made from its name alone"), _ (type->label),
          text);
      return TRUE;
    }
  *id = lian_record_get_id (record != NULL ? record : made);
  return TRUE;
}

static LianFound
find (LianImport *self, LianLookup *lookup, const LianType *type, const char *text, gint64 *id)
{
  LianFound found = lian_lookup_find (lookup, text, id);
  if (found != LIAN_FOUND_NONE)
    return found;
  gint64 meant = _lian_import_read_id (self, text);
  gint64 given = type == self->type ? _lian_import_find_given (self, meant) : 0;
  *id = given != 0 ? given : meant;
  return lian_lookup_contains (lookup, *id) ? LIAN_FOUND_ONE : LIAN_FOUND_NONE;
}

/* @id: the record; negative while it is not in the base
 * @problem: why there is none
 *
 * Returns: %FALSE only when the base can't be read */
gboolean
_lian_import_resolve (LianImport *self, LianTxn *txn, const LianField *field, const char *text,
                      GPtrArray *created, gint64 *id, char **problem, GCancellable *cancellable,
                      GError **error)
{
  const LianType *type = lian_type_find (field->reference);
  LianLookup *lookup = lookup_for (self, txn, type, cancellable, error);
  *problem = NULL;
  if (lookup == NULL)
    return FALSE;
  switch (find (self, lookup, type, text, id))
    {
    case LIAN_FOUND_ONE:
      return TRUE;
    case LIAN_FOUND_SEVERAL:
      *problem = g_strdup_printf (
          /* Translators: label of a type, then a name */
          _ ("more than one %s is called “%s”; use its code or its id"), _ (type->label), text);
      return TRUE;
    case LIAN_FOUND_NONE:
    default:
      if (self->create_missing)
        return create (self, field, type, text, created, id, problem);
      *problem = g_strdup_printf (_ ("there is no %s “%s”"), _ (type->label), text);
      return TRUE;
    }
}

/* The row that made them was taken: they will be written before it. */
void
_lian_import_accept_created (LianImport *self, GPtrArray *created)
{
  for (guint i = 0; i < created->len; i++)
    {
      LianImportItem item = { created->pdata[i], TRUE, 0 };
      LianLookup *lookup
          = g_hash_table_lookup (self->lookups, lian_record_get_type_info (item.record));
      lian_lookup_add (lookup, item.record);
      g_array_append_val (self->items, item);
      self->result.n_created++;
    }
  /* The items own them now. */
  g_ptr_array_set_free_func (created, NULL);
  g_ptr_array_set_size (created, 0);
}

/* The row was refused, and what it made with it. */
void
_lian_import_drop_created (LianImport *self, GPtrArray *created)
{
  for (guint i = 0; i < created->len; i++)
    _lian_view_remove (self->view, lian_record_get_id (created->pdata[i]));
  g_ptr_array_set_size (created, 0);
}
