/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record while it is edited.
 *
 * A field is unchanged as long as its text stands for the value that the base has; a text that can't
 * be read counts as a change.  When the base changes under the form, fields that the user left alone
 * follow it, and a field that both changed keeps both values until the user settles it. */
#include "lian-form-sheet.h"
#include "lian-i18n.h"

typedef struct
{
  char *text;
  char *theirs;
  LianUnit unit;
} Cell;

struct _LianFormSheet
{
  GObject parent_instance;

  LianRecord *base;
  LianDate working_date;
  Cell *cells;
  gboolean removed;
};

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
  self->cells = g_new0 (Cell, type->n_fields);
  for (guint i = 0; i < type->n_fields; i++)
    self->cells[i].unit = (LianUnit){ NULL, NULL, 1, 1 };
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

static char *
base_text (LianFormSheet *self, const LianRecord *record, int field)
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
  return base_text (self, self->base, field);
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

static gboolean
same_at (const LianRecord *a, const LianRecord *b, int field)
{
  return (lian_record_diff (a, b) & (G_GUINT64_CONSTANT (1) << field)) == 0;
}

static gboolean
stands_for (LianFormSheet *self, const LianRecord *record, int field, const char *text)
{
  g_autoptr (LianRecord) copy = lian_record_copy (record);
  return read_cell (self, copy, field, text, NULL) && same_at (copy, record, field);
}

static void
keep_text (LianFormSheet *self, int field, const char *text)
{
  char *copy = stands_for (self, self->base, field, text) ? NULL : g_strdup (text);
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
  keep_text (self, field, text);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, field);
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
  keep_text (self, field, text);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, field);
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
      g_signal_emit (self, signals[SIGNAL_SHOWN], 0, (int) i);
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
 * @field: the place of a quantity
 * @unit: its unit
 *
 * What was typed is read in the new unit; a value of the base is shown in it.
 *
 * Returns: whether the unit is another one than before
 */
gboolean
lian_form_sheet_set_unit (LianFormSheet *self, int field, const LianUnit *unit)
{
  Cell *cell = &self->cells[field];
  if (cell->unit.numerator == unit->numerator && cell->unit.denominator == unit->denominator
      && cell->unit.name == unit->name)
    return FALSE;
  cell->unit = *unit;
  if (cell->text != NULL)
    {
      g_autofree char *text = g_strdup (cell->text);
      keep_text (self, field, text);
    }
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
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
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, -1);
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

static void
rebase_cell (LianFormSheet *self, int field, const LianRecord *old)
{
  Cell *cell = &self->cells[field];
  if (same_at (old, self->base, field))
    return;
  if (cell->text != NULL && stands_for (self, self->base, field, cell->text))
    {
      g_clear_pointer (&cell->text, g_free);
      g_clear_pointer (&cell->theirs, g_free);
    }
  else if (cell->text != NULL)
    {
      g_free (cell->theirs);
      cell->theirs = base_text (self, self->base, field);
    }
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
}

/**
 * lian_form_sheet_rebase:
 * @self: a sheet
 * @base: the record as the base has it now; copied
 *
 * Follows the base.  A field that both sides changed to different values is then in conflict.
 */
void
lian_form_sheet_rebase (LianFormSheet *self, const LianRecord *base)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  g_autoptr (LianRecord) old = self->base;
  self->base = lian_record_copy (base);
  for (guint i = 0; i < type->n_fields; i++)
    rebase_cell (self, (int) i, old);
}

/**
 * lian_form_sheet_take_saved:
 * @self: a sheet
 * @record: the record as it was just saved from this sheet; copied
 *
 * What was typed since then stays a change.
 */
void
lian_form_sheet_take_saved (LianFormSheet *self, const LianRecord *record)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  lian_record_free (self->base);
  self->base = lian_record_copy (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      Cell *cell = &self->cells[i];
      g_autofree char *text = g_steal_pointer (&cell->text);
      g_clear_pointer (&cell->theirs, g_free);
      if (text != NULL)
        keep_text (self, (int) i, text);
      if (cell->text == NULL)
        g_signal_emit (self, signals[SIGNAL_SHOWN], 0, (int) i);
    }
}

/**
 * lian_form_sheet_get_theirs:
 * @self: a sheet
 * @field: a field's place
 *
 * Returns: (transfer none) (nullable): the base's value of a field in conflict, or %NULL
 */
const char *
lian_form_sheet_get_theirs (LianFormSheet *self, int field)
{
  return self->cells[field].theirs;
}

/**
 * lian_form_sheet_has_conflict:
 * @self: a sheet
 *
 * Returns: whether a field waits to be settled
 */
gboolean
lian_form_sheet_has_conflict (LianFormSheet *self)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  for (guint i = 0; i < type->n_fields; i++)
    if (self->cells[i].theirs != NULL)
      return TRUE;
  return FALSE;
}

/**
 * lian_form_sheet_settle:
 * @self: a sheet
 * @field: a field in conflict
 * @take_theirs: whether the base's value stays; otherwise what was typed here
 */
void
lian_form_sheet_settle (LianFormSheet *self, int field, gboolean take_theirs)
{
  Cell *cell = &self->cells[field];
  g_clear_pointer (&cell->theirs, g_free);
  if (take_theirs)
    g_clear_pointer (&cell->text, g_free);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, field);
}

/**
 * lian_form_sheet_write:
 * @self: a sheet
 * @json: gets an object: id, whether it is removed, and each changed field with the base's value
 */
void
lian_form_sheet_write (LianFormSheet *self, JsonBuilder *json)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lian_form_sheet_get_id (self));
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "id");
  json_builder_add_string_value (json, id);
  json_builder_set_member_name (json, "removed");
  json_builder_add_boolean_value (json, self->removed);
  json_builder_set_member_name (json, "fields");
  json_builder_begin_object (json);
  for (guint i = 0; i < type->n_fields; i++)
    {
      gboolean preset = lian_form_sheet_get_id (self) == 0 && !lian_record_is_empty_at (self->base, (int) i);
      if (self->cells[i].text == NULL && !preset)
        continue;
      g_autofree char *text = lian_form_sheet_dup_text (self, (int) i);
      g_autofree char *was = lian_format_plain (self->base, (int) i, NULL);
      json_builder_set_member_name (json, type->fields[i].id);
      json_builder_begin_array (json);
      json_builder_add_string_value (json, text);
      json_builder_add_string_value (json, was);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static const char *
string_at (JsonArray *array, guint index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;
  const char *text
      = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  return text != NULL ? text : "";
}

static void
read_field (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  LianFormSheet *self = data;
  int field = lian_type_field (lian_form_sheet_get_type_info (self), name);
  if (field < 0 || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  JsonArray *array = json_node_get_array (node);
  g_autofree char *is = lian_format_plain (self->base, field, NULL);
  Cell *cell = &self->cells[field];
  keep_text (self, field, string_at (array, 0));
  if (cell->text != NULL && lian_form_sheet_get_id (self) != 0 && !g_str_equal (is, string_at (array, 1)))
    cell->theirs = base_text (self, self->base, field);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, field);
}

/**
 * lian_form_sheet_read:
 * @self: a sheet without changes
 * @json: what lian_form_sheet_write() made, perhaps long ago
 *
 * Puts typed texts back.  Where the base has another value than it had then, the field is in
 * conflict.
 */
void
lian_form_sheet_read (LianFormSheet *self, JsonObject *json)
{
  JsonNode *fields = json_object_get_member (json, "fields");
  if (fields != NULL && JSON_NODE_HOLDS_OBJECT (fields))
    json_object_foreach_member (json_node_get_object (fields), read_field, self);
  JsonNode *removed = json_object_get_member (json, "removed");
  self->removed = removed != NULL && JSON_NODE_HOLDS_VALUE (removed)
                  && json_node_get_value_type (removed) == G_TYPE_BOOLEAN
                  && json_node_get_boolean (removed);
}
