/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One change of many records: what shall become of which fields, and what the plan found. */
#include "lian-bulk-private.h"
#include "lian-i18n.h"
#include "lian-plural.h"

#include <string.h>

static void
edit_free (gpointer data)
{
  LianBulkEdit *edit = data;
  g_free (edit->text);
  g_free (edit->with);
  g_free (edit);
}

static void
line_free (gpointer data)
{
  LianBulkLine *line = data;
  g_free (line->title);
  g_free (line->before);
  g_free (line->after);
  g_free (line->words);
  g_free (line);
}

/**
 * lian_bulk_may_change:
 * @type: a record type
 * @field: the place of a field
 *
 * Returns: whether a person may change the field of many records at once, as in their forms one by one
 */
gboolean
lian_bulk_may_change (const LianType *type, int field)
{
  const LianField *f = &type->fields[field];
  return !type->by_acts && !(f->flags & (LIAN_FIELD_ASSIGNED | LIAN_FIELD_HIDDEN | LIAN_FIELD_OWNER))
         && f->kind != LIAN_FIELD_JSON && f->kind != LIAN_FIELD_BLOB;
}

/**
 * lian_bulk_new:
 * @type: a record type
 * @ids: (element-type gint64): records of it; copied
 *
 * Returns: (transfer full): a change that does nothing yet
 */
LianBulk *
lian_bulk_new (const LianType *type, const GArray *ids)
{
  LianBulk *self = g_atomic_rc_box_new0 (LianBulk);
  self->type = type;
  self->ids = g_array_copy ((GArray *) ids);
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  self->outcomes = g_byte_array_new ();
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->planned_act = -1;
  return self;
}

/**
 * lian_bulk_ref:
 * @self: a change
 *
 * Returns: (transfer full): the same
 */
LianBulk *
lian_bulk_ref (LianBulk *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LianBulk *self = data;
  g_array_unref (self->ids);
  g_ptr_array_unref (self->edits);
  g_byte_array_unref (self->outcomes);
  g_ptr_array_unref (self->lines);
  g_clear_object (&self->progress);
}

/**
 * lian_bulk_unref:
 * @self: (transfer full): a change
 */
void
lian_bulk_unref (LianBulk *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * lian_bulk_clear_edits:
 * @self: a change
 *
 * Makes it do nothing again.
 */
void
lian_bulk_clear_edits (LianBulk *self)
{
  g_ptr_array_set_size (self->edits, 0);
  self->planned_act = -1;
}

/**
 * lian_bulk_add_edit:
 * @self: a change
 * @field: the place of a field that lian_bulk_may_change()
 * @deed: what happens to it
 * @text: (nullable): the value as lian_format_read() takes it, or the text that is looked for
 * @with: (nullable): what stands in place of that text
 *
 * Lets a field change.
 */
void
lian_bulk_add_edit (LianBulk *self, int field, LianBulkDeed deed, const char *text, const char *with)
{
  g_return_if_fail (lian_bulk_may_change (self->type, field));
  LianBulkEdit *edit = g_new (LianBulkEdit, 1);
  *edit = (LianBulkEdit){ field, deed, g_strdup (text != NULL ? text : ""), g_strdup (with != NULL ? with : "") };
  g_ptr_array_add (self->edits, edit);
  self->planned_act = -1;
}

/**
 * lian_bulk_set_progress:
 * @self: a change
 * @progress: (nullable): is told how far planning and writing are
 */
void
lian_bulk_set_progress (LianBulk *self, LianProgress *progress)
{
  g_set_object (&self->progress, progress);
}

/**
 * lian_bulk_get_count:
 * @self: a change that was planned
 * @outcome: an outcome
 *
 * Returns: how many records have it
 */
guint
lian_bulk_get_count (LianBulk *self, LianBulkOutcome outcome)
{
  return self->counts[outcome];
}

/**
 * lian_bulk_get_warned:
 * @self: a change that was planned
 *
 * Returns: of how many records that change a rule warns, at one of the fields
 */
guint
lian_bulk_get_warned (LianBulk *self)
{
  return self->n_warned;
}

/**
 * lian_bulk_get_lines:
 * @self: a change that was planned
 *
 * Returns: (transfer none) (element-type LianBulkLine): the first records that change or are refused, a line
 *   for each field
 */
const GPtrArray *
lian_bulk_get_lines (LianBulk *self)
{
  return self->lines;
}

/**
 * lian_bulk_dup_label:
 * @self: a change that was planned
 *
 * Returns: (transfer full): the name of its act
 */
char *
lian_bulk_dup_label (LianBulk *self)
{
  g_autoptr (GString) fields = g_string_new (NULL);
  guint n = self->counts[LIAN_BULK_CHANGES];
  for (guint i = 0; i < self->edits->len; i++)
    {
      const LianBulkEdit *edit = self->edits->pdata[i];
      g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "", _ (self->type->fields[edit->field].label));
    }
  /* Translators: name of an act: number, kind of record, fields */
  return g_strdup_printf (ngettext ("change of %u record (%s): %s", "change of %u records (%s): %s", n), n,
                          _ (self->type->label_plural), fields->str);
}

static char *
replace (const char *text, const char *find, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, find, -1);
  return g_strjoinv (with, parts);
}

static gboolean
apply_one (LianTxn *txn, const LianBulkEdit *edit, LianRecord *record, GError **error)
{
  LianUnit unit = lian_format_default_unit (&lian_record_get_type_info (record)->fields[edit->field]);
  const char *text = lian_record_is_empty_at (record, edit->field) || edit->deed != LIAN_BULK_REPLACE
                         ? NULL
                         : lian_record_text_at (record, edit->field);
  switch (edit->deed)
    {
    case LIAN_BULK_CLEAR:
      lian_record_clear_at (record, edit->field);
      return TRUE;
    case LIAN_BULK_REPLACE:
      if (text != NULL && *edit->text != '\0' && strstr (text, edit->text) != NULL)
        {
          g_autofree char *replaced = replace (text, edit->text, edit->with);
          lian_record_set_text_at (record, edit->field, *replaced != '\0' ? replaced : NULL);
        }
      return TRUE;
    case LIAN_BULK_SET:
    default:
      lian_txn_unit_of (txn, record, edit->field, &unit);
      return lian_format_read (record, edit->field, edit->text, &unit, lian_txn_get_working_date (txn), error);
    }
}

/* Quantities and amounts come last: they count in what another field names.  @field: where it failed. */
gboolean
_lian_bulk_apply (LianTxn *txn, const LianBulk *self, LianRecord *record, int *field, GError **error)
{
  for (int counted = 0; counted < 2; counted++)
    for (guint i = 0; i < self->edits->len; i++)
      {
        const LianBulkEdit *edit = self->edits->pdata[i];
        *field = edit->field;
        if ((lian_field_unit_path (&self->type->fields[edit->field]) != NULL) == (counted != 0)
            && !apply_one (txn, edit, record, error))
          return FALSE;
      }
  return TRUE;
}
