/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record while it is edited.
 *
 * A field is unchanged as long as its text stands for the value that the base has; a text that can't
 * be read counts as a change.  When the base changes under the form, fields that the user left alone
 * follow it, and a field that both changed keeps both values until the user settles it. */
#include "lian-form-sheet-private.h"
#include "lian-i18n.h"

G_DEFINE_FINAL_TYPE (LianFormSheet, lian_form_sheet, G_TYPE_OBJECT)

enum
{
  SIGNAL_EDITED,
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lian_form_sheet_finalize (GObject *object)
{
  LianFormSheet *self = LIAN_FORM_SHEET (object);
  const LianType *type = lian_record_get_type_info (self->base);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].theirs);
    }
  g_free (self->cells);
  lian_record_free (self->base);
  G_OBJECT_CLASS (lian_form_sheet_parent_class)->finalize (object);
}

static void
lian_form_sheet_class_init (LianFormSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_form_sheet_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", LIAN_TYPE_FORM_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", LIAN_TYPE_FORM_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lian_form_sheet_init (LianFormSheet *self)
{
}

/* The text of a field is another one now, and nobody typed it. */
void
_lian_form_sheet_tell_shown (LianFormSheet *self, int field)
{
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
}

void
_lian_form_sheet_tell_edited (LianFormSheet *self, int field)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, field);
}

/**
 * lian_form_sheet_new:
 * @base: the record as loaded; copied
 * @working_date: fills in dates that are typed in part
 *
 * Returns: (transfer full): a sheet without changes
 */
LianFormSheet *
lian_form_sheet_new (const LianRecord *base, LianDate working_date)
{
  LianFormSheet *self = g_object_new (LIAN_TYPE_FORM_SHEET, NULL);
  const LianType *type = lian_record_get_type_info (base);
  self->base = lian_record_copy (base);
  self->working_date = working_date;
  self->cells = g_new0 (LianFormCell, type->n_fields);
  for (guint i = 0; i < type->n_fields; i++)
    self->cells[i].unit = lian_format_default_unit (&type->fields[i]);
  return self;
}

/**
 * lian_form_sheet_get_type_info:
 * @self: a sheet
 *
 * Returns: (transfer none): the record's type
 */
const LianType *
lian_form_sheet_get_type_info (LianFormSheet *self)
{
  return lian_record_get_type_info (self->base);
}

/**
 * lian_form_sheet_get_id:
 * @self: a sheet
 *
 * Returns: the record's id; 0 while it is new
 */
gint64
lian_form_sheet_get_id (LianFormSheet *self)
{
  return lian_record_get_id (self->base);
}

/**
 * lian_form_sheet_get_base:
 * @self: a sheet
 *
 * Returns: (transfer none): the record as the base has it
 */
const LianRecord *
lian_form_sheet_get_base (LianFormSheet *self)
{
  return self->base;
}

char *
_lian_form_sheet_base_text (LianFormSheet *self, const LianRecord *record, int field)
{
  return lian_format_plain (record, field, &self->cells[field].unit);
}

/**
 * lian_form_sheet_dup_text:
 * @self: a sheet
 * @field: a field's place
 *
 * Returns: (transfer full): the text to show
 */
char *
lian_form_sheet_dup_text (LianFormSheet *self, int field)
{
  if (self->cells[field].text != NULL)
    return g_strdup (self->cells[field].text);
  return _lian_form_sheet_base_text (self, self->base, field);
}

/* Reads the text of a field into a record; FALSE when it can't be read. */
static gboolean
read_cell (LianFormSheet *self, LianRecord *record, int field, const char *text, GError **error)
{
  const LianField *f = &lian_form_sheet_get_type_info (self)->fields[field];
  if (f->kind == LIAN_FIELD_REFERENCE && *text == '?')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: label of a field, then what was typed */
                   _ ("%s: choose a record for “%s”"), _ (f->label), text + 1);
      return FALSE;
    }
  return lian_format_read (record, field, text, &self->cells[field].unit, self->working_date,
                           error);
}

gboolean
_lian_form_sheet_same_at (const LianRecord *a, const LianRecord *b, int field)
{
  return (lian_record_diff (a, b) & (G_GUINT64_CONSTANT (1) << field)) == 0;
}

gboolean
_lian_form_sheet_stands_for (LianFormSheet *self, const LianRecord *record, int field, const char *text)
{
  g_autoptr (LianRecord) copy = lian_record_copy (record);
  return read_cell (self, copy, field, text, NULL) && _lian_form_sheet_same_at (copy, record, field);
}

void
_lian_form_sheet_keep_text (LianFormSheet *self, int field, const char *text)
{
  char *copy = _lian_form_sheet_stands_for (self, self->base, field, text) ? NULL : g_strdup (text);
  g_free (self->cells[field].text);
  self->cells[field].text = copy;
}

/**
 * lian_form_sheet_edit:
 * @self: a sheet
 * @field: a field's place
 * @text: what the user typed
 *
 * Emits `edited`.
 */
void
lian_form_sheet_edit (LianFormSheet *self, int field, const char *text)
{
  _lian_form_sheet_keep_text (self, field, text);
  _lian_form_sheet_tell_edited (self, field);
}

/**
 * lian_form_sheet_put:
 * @self: a sheet
 * @field: a field's place
 * @text: a text the program puts there for the user
 *
 * Emits `shown` and `edited`.
 */
void
lian_form_sheet_put (LianFormSheet *self, int field, const char *text)
{
  _lian_form_sheet_keep_text (self, field, text);
  _lian_form_sheet_tell_shown (self, field);
  _lian_form_sheet_tell_edited (self, field);
}

/**
 * lian_form_sheet_is_dirty:
 * @self: a sheet
 *
 * Returns: whether any field differs from the base, or the record is to be removed
 */
gboolean
lian_form_sheet_is_dirty (LianFormSheet *self)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  if (self->removed)
    return lian_form_sheet_get_id (self) != 0;
  for (guint i = 0; i < type->n_fields; i++)
    if (self->cells[i].text != NULL)
      return TRUE;
  return FALSE;
}

static void
add_input_issue (LianFormSheet *self, GPtrArray *issues, int field, const char *message)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  LianIssue *issue = g_new0 (LianIssue, 1);
  issue->type = type;
  issue->record = lian_form_sheet_get_id (self);
  issue->field = g_strdup (type->fields[field].id);
  issue->severity = LIAN_ISSUE_ERROR;
  issue->code = "input";
  issue->message = g_strdup (message);
  g_ptr_array_add (issues, issue);
}

/**
 * lian_form_sheet_dup_record:
 * @self: a sheet
 * @issues: (nullable) (element-type LianIssue): gets an error for each text that can't be read
 *
 * Returns: (transfer full): the record with what was typed; where it can't be read, with the base's
 *   value
 */
LianRecord *
lian_form_sheet_dup_record (LianFormSheet *self, GPtrArray *issues)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  LianRecord *record = lian_record_copy (self->base);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      if (self->cells[i].text != NULL
          && !read_cell (self, record, (int) i, self->cells[i].text, &error) && issues != NULL)
        add_input_issue (self, issues, (int) i, error->message);
    }
  return record;
}

/**
 * lian_form_sheet_revert:
 * @self: a sheet
 *
 * Drops what was typed.
 */
void
lian_form_sheet_revert (LianFormSheet *self)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  self->removed = FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_clear_pointer (&self->cells[i].text, g_free);
      g_clear_pointer (&self->cells[i].theirs, g_free);
      _lian_form_sheet_tell_shown (self, (int) i);
    }
}

/**
 * lian_form_sheet_get_unit:
 * @self: a sheet
 * @field: the place of a quantity
 *
 * Returns: (transfer none): the unit the field's text is read in
 */
const LianUnit *
lian_form_sheet_get_unit (LianFormSheet *self, int field)
{
  return &self->cells[field].unit;
}

/**
 * lian_form_sheet_set_unit:
 * @self: a sheet
 * @field: the place of a quantity or an amount of money
 * @unit: its unit or currency
 *
 * What was typed is read in the new unit; a value of the base is shown in it.
 *
 * Returns: whether the unit is another one than before
 */
gboolean
lian_form_sheet_set_unit (LianFormSheet *self, int field, const LianUnit *unit)
{
  LianFormCell *cell = &self->cells[field];
  if (cell->unit.numerator == unit->numerator && cell->unit.denominator == unit->denominator
      && cell->unit.name == unit->name)
    return FALSE;
  cell->unit = *unit;
  if (cell->text != NULL)
    {
      g_autofree char *text = g_strdup (cell->text);
      _lian_form_sheet_keep_text (self, field, text);
    }
  _lian_form_sheet_tell_shown (self, field);
  return TRUE;
}

/**
 * lian_form_sheet_set_removed:
 * @self: a sheet of a part
 * @removed: whether the part goes when the form is saved
 */
void
lian_form_sheet_set_removed (LianFormSheet *self, gboolean removed)
{
  if (self->removed == removed)
    return;
  self->removed = removed;
  _lian_form_sheet_tell_edited (self, -1);
}

/**
 * lian_form_sheet_is_removed:
 * @self: a sheet
 *
 * Returns: whether the part goes when the form is saved
 */
gboolean
lian_form_sheet_is_removed (LianFormSheet *self)
{
  return self->removed;
}

/**
 * lian_form_sheet_is_blank:
 * @self: a sheet
 *
 * Returns: whether the record is new and nothing was typed
 */
gboolean
lian_form_sheet_is_blank (LianFormSheet *self)
{
  return lian_form_sheet_get_id (self) == 0 && !lian_form_sheet_is_dirty (self);
}
