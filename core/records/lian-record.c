/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record of any type.
 *
 * Generic on purpose: form, list, import, print and rules all walk the type's fields, so that a new
 * field is one line in its type. */
#include "lian-record.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-text.h"

#define MOST_OF_NAME 60

typedef struct
{
  gboolean filled;
  gint64 number;
  char *text; /* a GRefString: a copy of the record shares it */
  GBytes *bytes;
} Value;

struct _LianRecord
{
  const LianType *type;
  gint64 id;
  Value values[];
};

/**
 * lian_record_new:
 * @type: its type
 *
 * Returns: (transfer full): a record with id 0 and every field empty
 */
LianRecord *
lian_record_new (const LianType *type)
{
  LianRecord *record = g_malloc0 (sizeof (LianRecord) + type->n_fields * sizeof (Value));
  record->type = type;
  return record;
}

/**
 * lian_record_new_initial:
 * @type: its type
 *
 * Returns: (transfer full): a record with id 0 and what the form of a new one begins with
 */
LianRecord *
lian_record_new_initial (const LianType *type)
{
  LianRecord *record = lian_record_new (type);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].initial != NULL)
      lian_record_set_text (record, type->fields[i].id, type->fields[i].initial);
  return record;
}

/**
 * lian_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy, id included
 */
LianRecord *
lian_record_copy (const LianRecord *record)
{
  LianRecord *copy = lian_record_new (record->type);
  copy->id = record->id;
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      copy->values[i] = record->values[i];
      if (record->values[i].text != NULL)
        copy->values[i].text = g_ref_string_acquire (record->values[i].text);
      if (record->values[i].bytes != NULL)
        copy->values[i].bytes = g_bytes_ref (record->values[i].bytes);
    }
  return copy;
}

/**
 * lian_record_free:
 * @record: (nullable) (transfer full): a record
 */
void
lian_record_free (LianRecord *record)
{
  if (record == NULL)
    return;
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      g_clear_pointer (&record->values[i].text, g_ref_string_release);
      g_clear_pointer (&record->values[i].bytes, g_bytes_unref);
    }
  g_free (record);
}

/**
 * lian_record_get_type_info:
 * @record: a record
 *
 * Returns: (transfer none): its type
 */
const LianType *
lian_record_get_type_info (const LianRecord *record)
{
  return record->type;
}

/**
 * lian_record_get_id:
 * @record: a record
 *
 * Returns: its id; 0 while it is new
 */
gint64
lian_record_get_id (const LianRecord *record)
{
  return record->id;
}

/**
 * lian_record_set_id:
 * @record: a record
 * @id: the id
 */
void
lian_record_set_id (LianRecord *record, gint64 id)
{
  record->id = id;
}

/**
 * lian_field_is_figure:
 * @field: a field
 *
 * Returns: whether people read it as a figure, to be set with its units under each other
 */
gboolean
lian_field_is_figure (const LianField *field)
{
  return field->kind == LIAN_FIELD_INTEGER || field->kind == LIAN_FIELD_MONEY
         || field->kind == LIAN_FIELD_QUANTITY;
}

/**
 * lian_record_holds_number:
 * @field: a field
 *
 * Returns: whether the field is kept as a whole number rather than as text
 */
gboolean
lian_record_holds_number (const LianField *field)
{
  switch (field->kind)
    {
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
    case LIAN_FIELD_REFERENCE:
      return TRUE;
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_TRUTH:
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_JSON:
    case LIAN_FIELD_BLOB:
    default:
      return FALSE;
    }
}

static const Value *
value_at (const LianRecord *record, int field)
{
  g_return_val_if_fail (field >= 0 && (guint) field < record->type->n_fields, NULL);
  return &record->values[field];
}

/**
 * lian_record_is_empty_at:
 * @record: a record
 * @field: a field's place
 *
 * Returns: whether the field holds nothing
 */
gboolean
lian_record_is_empty_at (const LianRecord *record, int field)
{
  const Value *value = value_at (record, field);
  return value == NULL || !value->filled;
}

/**
 * lian_record_text_at:
 * @record: a record
 * @field: the place of a text field
 *
 * Returns: (transfer none) (nullable): the text, or %NULL when empty
 */
const char *
lian_record_text_at (const LianRecord *record, int field)
{
  const Value *value = value_at (record, field);
  return value != NULL && value->filled ? value->text : NULL;
}

/**
 * lian_record_number_at:
 * @record: a record
 * @field: the place of a number field
 *
 * Returns: the number, or 0 when empty
 */
gint64
lian_record_number_at (const LianRecord *record, int field)
{
  const Value *value = value_at (record, field);
  return value != NULL && value->filled ? value->number : 0;
}

/**
 * lian_record_clear_at:
 * @record: a record
 * @field: a field's place
 */
void
lian_record_clear_at (LianRecord *record, int field)
{
  Value *value = (Value *) value_at (record, field);
  if (value == NULL)
    return;
  g_clear_pointer (&value->text, g_ref_string_release);
  g_clear_pointer (&value->bytes, g_bytes_unref);
  value->number = 0;
  value->filled = FALSE;
}

/**
 * lian_record_set_text_at:
 * @record: a record
 * @field: the place of a text field
 * @text: (nullable): the text; %NULL and "" empty the field
 */
void
lian_record_set_text_at (LianRecord *record, int field, const char *text)
{
  Value *value = (Value *) value_at (record, field);
  if (value == NULL)
    return;
  g_return_if_fail (!lian_record_holds_number (&record->type->fields[field])
                    && record->type->fields[field].kind != LIAN_FIELD_BLOB);
  char *copy = text != NULL && *text != '\0' ? g_ref_string_new (text) : NULL;
  g_clear_pointer (&value->text, g_ref_string_release);
  value->text = copy;
  value->filled = copy != NULL;
}

/**
 * lian_record_set_number_at:
 * @record: a record
 * @field: the place of a number field
 * @number: the number
 */
void
lian_record_set_number_at (LianRecord *record, int field, gint64 number)
{
  Value *value = (Value *) value_at (record, field);
  if (value == NULL)
    return;
  g_return_if_fail (lian_record_holds_number (&record->type->fields[field]));
  value->number = number;
  value->filled = TRUE;
}

static int
place (const LianRecord *record, const char *field)
{
  int i = lian_type_field (record->type, field);
  if (i < 0)
    g_critical ("type %s has no field %s", record->type->id, field);
  return i;
}

/**
 * lian_record_is_empty:
 * @record: a record
 * @field: a field's id
 *
 * Returns: whether the field holds nothing
 */
gboolean
lian_record_is_empty (const LianRecord *record, const char *field)
{
  return lian_record_is_empty_at (record, place (record, field));
}

/**
 * lian_record_get_text:
 * @record: a record
 * @field: the id of a text field
 *
 * Returns: (transfer none) (nullable): the text, or %NULL when empty
 */
const char *
lian_record_get_text (const LianRecord *record, const char *field)
{
  return lian_record_text_at (record, place (record, field));
}

/**
 * lian_record_get_number:
 * @record: a record
 * @field: the id of a number field
 *
 * Returns: the number, or 0 when empty
 */
gint64
lian_record_get_number (const LianRecord *record, const char *field)
{
  return lian_record_number_at (record, place (record, field));
}

/**
 * lian_record_get_truth:
 * @record: a record
 * @field: the id of a truth field
 *
 * Returns: the truth value
 */
LianTruth
lian_record_get_truth (const LianRecord *record, const char *field)
{
  return lian_truth_from_text (lian_record_get_text (record, field));
}

/**
 * lian_record_get_date:
 * @record: a record
 * @field: the id of a date field
 *
 * Returns: the date, or 0 when empty
 */
LianDate
lian_record_get_date (const LianRecord *record, const char *field)
{
  LianDate date = 0;
  return lian_date_parse (lian_record_get_text (record, field), &date) ? date : 0;
}

/**
 * lian_record_get_bytes:
 * @record: a record
 * @field: the id of a field of bytes
 *
 * Returns: (transfer none) (nullable): the bytes that lian_record_set_bytes() gave it; %NULL for a
 *   record that was read from a base, whatever is there
 */
GBytes *
lian_record_get_bytes (const LianRecord *record, const char *field)
{
  const Value *value = value_at (record, place (record, field));
  return value != NULL ? value->bytes : NULL;
}

/**
 * lian_record_set_bytes:
 * @record: a record
 * @field: the id of a field of bytes
 * @bytes: the content of a file; none is a file too
 */
void
lian_record_set_bytes (LianRecord *record, const char *field, GBytes *bytes)
{
  Value *value = (Value *) value_at (record, place (record, field));
  if (value == NULL)
    return;
  g_bytes_ref (bytes);
  g_clear_pointer (&value->bytes, g_bytes_unref);
  value->bytes = bytes;
  value->filled = TRUE;
}

/**
 * lian_record_clear:
 * @record: a record
 * @field: a field's id
 */
void
lian_record_clear (LianRecord *record, const char *field)
{
  lian_record_clear_at (record, place (record, field));
}

/**
 * lian_record_set_text:
 * @record: a record
 * @field: the id of a text field
 * @text: (nullable): the text; %NULL and "" empty the field
 */
void
lian_record_set_text (LianRecord *record, const char *field, const char *text)
{
  lian_record_set_text_at (record, place (record, field), text);
}

/**
 * lian_record_set_number:
 * @record: a record
 * @field: the id of a number field
 * @number: the number
 */
void
lian_record_set_number (LianRecord *record, const char *field, gint64 number)
{
  lian_record_set_number_at (record, place (record, field), number);
}

/**
 * lian_record_set_truth:
 * @record: a record
 * @field: the id of a truth field
 * @truth: the truth value
 */
void
lian_record_set_truth (LianRecord *record, const char *field, LianTruth truth)
{
  lian_record_set_text (record, field, lian_truth_to_text (truth));
}

/**
 * lian_record_set_date:
 * @record: a record
 * @field: the id of a date field
 * @date: the date, or 0 to empty the field
 */
void
lian_record_set_date (LianRecord *record, const char *field, LianDate date)
{
  g_autofree char *text = lian_date_to_text (date);
  lian_record_set_text (record, field, text);
}

/* Bytes that one side does not carry are not known to differ. */
static gboolean
values_equal (const Value *a, const Value *b)
{
  if (a->bytes != NULL || b->bytes != NULL)
    return a->bytes == NULL || b->bytes == NULL || g_bytes_equal (a->bytes, b->bytes);
  return a->filled == b->filled && a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

/**
 * lian_record_diff:
 * @a: a record
 * @b: a record of the same type
 *
 * Returns: the fields that differ, as a mask of places
 */
guint64
lian_record_diff (const LianRecord *a, const LianRecord *b)
{
  guint64 mask = 0;
  g_return_val_if_fail (a->type == b->type, ~(guint64) 0);
  for (guint i = 0; i < a->type->n_fields; i++)
    if (!values_equal (&a->values[i], &b->values[i]))
      mask |= G_GUINT64_CONSTANT (1) << i;
  return mask;
}

/* The sets of codes are few, so their words are kept for good. */
static const char *
words_of_title (const LianRecord *record, int field)
{
  g_autofree char *words = lian_format_display (record, field, NULL);
  return g_intern_string (words);
}

/**
 * lian_record_get_title:
 * @record: a record
 *
 * Returns: (transfer none): its name in the program's language, for instance for a list or a title;
 *   "" when it has none
 */
const char *
lian_record_get_title (const LianRecord *record)
{
  int zh = lian_type_field (record->type, record->type->title_zh);
  int en = lian_type_field (record->type, record->type->title_en);
  if (lian_record_holds_number (&record->type->fields[zh]))
    return "";
  if (record->type->fields[zh].choices != NULL)
    return words_of_title (record, zh);
  return lian_i18n_pick (lian_record_text_at (record, zh), lian_record_text_at (record, en));
}

/**
 * lian_record_dup_name:
 * @record: a record
 *
 * Returns: (transfer full): its title, short enough to stand within a sentence
 */
char *
lian_record_dup_name (const LianRecord *record)
{
  return lian_text_shorten_to (lian_record_get_title (record), MOST_OF_NAME);
}
