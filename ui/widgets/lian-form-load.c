/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a form reads from the base, in one job on the reader thread, so that all of it belongs to the
 * same moment. */
#include "lian-form-load.h"

#include "lian-craft-touch.h"
#include "lian-craft-words.h"
#include "lian-federation-words.h"

#include <string.h>

static void
loaded_free (LianLoaded *loaded)
{
  if (loaded == NULL)
    return;
  lian_record_free (loaded->record);
  g_free (loaded->units);
  g_free (loaded);
}

static void
parts_free (gpointer parts)
{
  if (parts != NULL)
    g_ptr_array_unref (parts);
}

static void
clear_load (gpointer data)
{
  LianFormLoad *load = data;
  lian_record_free (load->preset);
  loaded_free (load->main);
  g_clear_pointer (&load->parts, g_ptr_array_unref);
  g_clear_pointer (&load->titles, g_hash_table_unref);
  g_clear_pointer (&load->acts, g_ptr_array_unref);
  g_clear_pointer (&load->kept, g_ptr_array_unref);
  g_free (load->craft);
  g_free (load->belongs);
  g_free (load->title);
  g_free (load->counts);
}

/**
 * lian_form_load_new:
 * @type: what to read
 * @id: which; 0 for a new record
 * @preset: (nullable): values of a new record; copied
 *
 * Returns: (transfer full): a question for lian_form_load_job()
 */
LianFormLoad *
lian_form_load_new (const LianType *type, gint64 id, const LianRecord *preset)
{
  LianFormLoad *load = g_atomic_rc_box_new0 (LianFormLoad);
  load->type = type;
  load->id = id;
  load->preset = preset != NULL ? lian_record_copy (preset) : lian_record_new_initial (type);
  load->parts = g_ptr_array_new_with_free_func (parts_free);
  load->counts = g_new0 (gint64, type->n_parts + 1);
  load->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  load->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  return load;
}

/**
 * lian_form_load_ref:
 * @load: a question
 *
 * Returns: (transfer full): the same
 */
LianFormLoad *
lian_form_load_ref (LianFormLoad *load)
{
  return g_atomic_rc_box_acquire (load);
}

/**
 * lian_form_load_unref:
 * @load: (transfer full): a question
 */
void
lian_form_load_unref (LianFormLoad *load)
{
  g_atomic_rc_box_release_full (load, clear_load);
}

static const LianRecord *
find_in (GPtrArray *overlay, const char *type, gint64 id)
{
  for (guint i = 0; overlay != NULL && i < overlay->len; i++)
    if (lian_record_get_id (overlay->pdata[i]) == id
        && g_str_equal (lian_record_get_type_info (overlay->pdata[i])->id, type))
      return overlay->pdata[i];
  return NULL;
}

/* The record that @path leads up to, and in @path the field of it that names the unit. */
static LianRecord *
find_namer (LianTxn *txn, GPtrArray *overlay, const LianRecord *record, const char **path)
{
  LianRecord *at = lian_record_copy (record);
  for (const char *dot = strchr (*path, '.'); at != NULL && dot != NULL; dot = strchr (*path, '.'))
    {
      g_autoptr (LianRecord) below = at;
      g_autofree char *owner_field = g_strndup (*path, (gsize) (dot - *path));
      const LianField *owner = lian_type_get_field (lian_record_get_type_info (below), owner_field);
      gint64 id = lian_record_get_number (below, owner_field);
      const LianRecord *unsaved = find_in (overlay, owner->reference, id);
      at = unsaved != NULL ? lian_record_copy (unsaved)
                           : lian_txn_load (txn, lian_type_find (owner->reference), id);
      *path = dot + 1;
    }
  return at;
}

/**
 * lian_form_unit_of:
 * @txn: the base
 * @overlay: (nullable) (element-type LianRecord): unsaved records that count in place of the base's
 * @record: a record, saved or not
 * @field: the place of a quantity or an amount of money
 * @unit: (out): its unit or currency
 *
 * Like lian_txn_unit_of(), but an unsaved owner counts too.
 *
 * Returns: whether it is known; otherwise @unit is lian_format_default_unit()
 */
gboolean
lian_form_unit_of (LianTxn *txn, GPtrArray *overlay, const LianRecord *record, int field,
                   LianUnit *unit)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  const char *path = lian_field_unit_path (f);
  *unit = lian_format_default_unit (f);
  if (path == NULL)
    return FALSE;
  g_autoptr (LianRecord) namer = find_namer (txn, overlay, record, &path);
  g_autoptr (LianRecord) found
      = namer != NULL ? lian_txn_load (txn, lian_field_unit_type (f), lian_record_get_number (namer, path))
                      : NULL;
  return lian_format_unit_of_record (found, unit);
}

static void
add_title (LianTxn *txn, LianFormLoad *load, const char *type, gint64 id)
{
  if (id == 0 || type == NULL || lian_type_find (type) == NULL
      || g_hash_table_contains (load->titles, &id))
    return;
  gint64 *key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (load->titles, key, lian_txn_title (txn, lian_type_find (type), id));
}

static LianLoaded *
take_record (LianTxn *txn, LianFormLoad *load, LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  LianLoaded *loaded = g_new0 (LianLoaded, 1);
  loaded->record = record;
  loaded->units = g_new0 (LianUnit, type->n_fields);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LianField *field = &type->fields[i];
      loaded->units[i] = lian_format_default_unit (field);
      if (lian_field_unit_path (field) != NULL)
        lian_txn_unit_of (txn, record, (int) i, &loaded->units[i]);
      else if (field->kind == LIAN_FIELD_REFERENCE && !(field->flags & LIAN_FIELD_HIDDEN))
        add_title (txn, load, field->reference, lian_record_number_at (record, (int) i));
      else if (g_str_equal (type->id, "kept_warning") && g_str_equal (field->id, "record"))
        add_title (txn, load, lian_record_get_text (record, "kind"),
                   lian_record_number_at (record, (int) i));
    }
  return loaded;
}

static gboolean
load_part (LianTxn *txn, LianFormLoad *load, guint n, GCancellable *cancellable, GError **error)
{
  const LianPart *part = &load->type->parts[n];
  const LianType *type = lian_type_find (part->type);
  LianQuery query = { .type = type, .field = part->field, .number = load->id };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  load->counts[n] = ids->len;
  if (ids->len > LIAN_FORM_MOST_PARTS)
    {
      g_ptr_array_add (load->parts, NULL);
      return TRUE;
    }
  g_autoptr (GPtrArray) records = lian_txn_list (txn, type, part->field, load->id);
  GPtrArray *loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_free);
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (loaded, take_record (txn, load, records->pdata[i]));
  g_ptr_array_add (load->parts, loaded);
  return TRUE;
}

static void
load_kept (LianTxn *txn, LianFormLoad *load, const LianRecord *of)
{
  g_autoptr (GPtrArray) kept = lian_txn_list (txn, lian_type_find ("kept_warning"), "record",
                                              lian_record_get_id (of));
  const char *kind = lian_record_get_type_info (of)->id;
  for (guint i = 0; i < kept->len; i++)
    if (g_strcmp0 (lian_record_get_text (kept->pdata[i], "kind"), kind) == 0)
      g_ptr_array_add (load->kept, lian_record_copy (kept->pdata[i]));
}

static void
load_all_kept (LianTxn *txn, LianFormLoad *load)
{
  load_kept (txn, load, load->main->record);
  for (guint i = 0; i < load->parts->len; i++)
    {
      GPtrArray *part = load->parts->pdata[i];
      for (guint j = 0; part != NULL && j < part->len; j++)
        load_kept (txn, load, ((LianLoaded *) part->pdata[j])->record);
    }
}

static void
load_new (LianTxn *txn, LianFormLoad *load)
{
  load->main = take_record (txn, load, lian_record_copy (load->preset));
  for (guint i = 0; i < load->type->n_parts; i++)
    g_ptr_array_add (load->parts,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_free));
}

static void
load_craft (LianTxn *txn, LianFormLoad *load)
{
  g_autoptr (GPtrArray) crafts = lian_craft_list_touched (txn, load->type, load->id);
  LianCraftTest test;
  if (!g_str_equal (load->type->id, "special_craft"))
    load->craft = lian_craft_dup_notice (NULL, crafts);
  else
    {
      test = lian_craft_test (load->main->record);
      load->craft = lian_craft_dup_proposal (NULL, &test);
    }
}

/**
 * lian_form_load_job:
 * @txn: the base
 * @data: a #LianFormLoad
 * @cancellable: (nullable): tested between the kinds of part
 * @error: return location
 *
 * Returns: whether all could be read
 */
gboolean
lian_form_load_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianFormLoad *load = data;
  if (load->id == 0)
    {
      load_new (txn, load);
      return TRUE;
    }
  LianRecord *record = lian_txn_load (txn, load->type, load->id);
  if (record == NULL)
    return TRUE;
  load->main = take_record (txn, load, record);
  for (guint i = 0; i < load->type->n_parts; i++)
    if (!load_part (txn, load, i, cancellable, error))
      return FALSE;
  load_all_kept (txn, load);
  load_craft (txn, load);
  load->belongs = lian_federation_dup_line (txn, load->type, load->id, lian_txn_get_working_date (txn));
  if (load->type->named_by != NULL)
    load->title = lian_txn_record_title (txn, record);
  load->acts = lian_txn_list_acts_of (txn, load->id, error);
  load->act = lian_txn_last_act_of (txn, load->id);
  return load->acts != NULL;
}
