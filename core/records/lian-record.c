/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One record of any type.
 *
 * Generic on purpose: form, list, import, print and rules all walk the type's fields, so that a new
 * field is one line in its type. */
#include "lian-record.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-text.h"

#include <string.h>

#define MOST_OF_NAME 60

/* A plan of an import holds a million records of forty fields, of which six are filled: what is empty costs a
 * bit.  The values of the others stand one behind the other in the order of their fields. */
typedef union
{
  gint64 number;
  char *text; /* a GRefString: a copy of the record shares it */
  GBytes *bytes;
} Value;

struct _LianRecord
{
  const LianType *type;
  gint64 id;
  guint64 filled; /* a mask of places */
  guint room;     /* of @values */
  Value *values;
};

#define MORE_ROOM 4

#define BIT(place) (G_GUINT64_CONSTANT (1) << (place))

static gboolean
is_blob (const LianRecord *record, guint field)
{
  return record->type->fields[field].kind == LIAN_FIELD_BLOB;
}

static gboolean
is_filled (const LianRecord *record, guint field)
{
  return (record->filled & BIT (field)) != 0;
}

static guint
count_filled (const LianRecord *record)
{
  return (guint) __builtin_popcountll (record->filled);
}

/* How many values stand in front of that of the field. */
static guint
rank (const LianRecord *record, guint field)
{
  return (guint) __builtin_popcountll (record->filled & (BIT (field) - 1));
}

/* Returns: the value of a field that is filled */
static Value *
value_of (const LianRecord *record, guint field)
{
  return &record->values[rank (record, field)];
}

/* Returns: the value of the field, which counts as filled from now on; what it is is the caller's to say */
static Value *
fill (LianRecord *record, guint field)
{
  guint at = rank (record, field), n = count_filled (record);
  if (is_filled (record, field))
    return &record->values[at];
  if (n == record->room)
    {
      record->room += MORE_ROOM;
      record->values = g_renew (Value, record->values, record->room);
    }
  memmove (&record->values[at + 1], &record->values[at], sizeof (Value) * (n - at));
  record->filled |= BIT (field);
  return &record->values[at];
}

/**
 * lian_record_new:
 * @type: its type
 *
 * Returns: (transfer full): a record with id 0 and every field empty
 */
LianRecord *
lian_record_new (const LianType *type)
{
  LianRecord *record = g_new0 (LianRecord, 1);
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
  guint n = count_filled (record), at = 0;
  copy->id = record->id;
  copy->filled = record->filled;
  copy->room = n;
  copy->values = g_memdup2 (record->values, sizeof (Value) * n);
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      if (!is_filled (record, i))
        continue;
      if (is_blob (record, i))
        g_bytes_ref (copy->values[at].bytes);
      else if (!lian_record_holds_number (&record->type->fields[i]))
        g_ref_string_acquire (copy->values[at].text);
      at++;
    }
  return copy;
}

static void
release (LianRecord *record, guint field, guint at)
{
  if (is_blob (record, field))
    g_bytes_unref (record->values[at].bytes);
  else if (!lian_record_holds_number (&record->type->fields[field]))
    g_ref_string_release (record->values[at].text);
}

static void
empty (LianRecord *record, guint field)
{
  if (!is_filled (record, field))
    return;
  guint at = rank (record, field), n = count_filled (record);
  release (record, field, at);
  memmove (&record->values[at], &record->values[at + 1], sizeof (Value) * (n - at - 1));
  record->filled &= ~BIT (field);
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
  for (guint i = 0, at = 0; i < record->type->n_fields; i++)
    if (is_filled (record, i))
      release (record, i, at++);
  g_free (record->values);
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

static gboolean
has_place (const LianRecord *record, int field)
{
  g_return_val_if_fail (field >= 0 && (guint) field < record->type->n_fields, FALSE);
  return TRUE;
}

static gboolean
has_value (const LianRecord *record, int field)
{
  return has_place (record, field) && is_filled (record, (guint) field);
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
  return !has_value (record, field);
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
  return has_value (record, field) && !is_blob (record, (guint) field)
                 && !lian_record_holds_number (&record->type->fields[field])
             ? value_of (record, (guint) field)->text
             : NULL;
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
  return has_value (record, field) && lian_record_holds_number (&record->type->fields[field])
             ? value_of (record, (guint) field)->number
             : 0;
}

/**
 * lian_record_clear_at:
 * @record: a record
 * @field: a field's place
 */
void
lian_record_clear_at (LianRecord *record, int field)
{
  if (has_place (record, field))
    empty (record, (guint) field);
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
  if (!has_place (record, field))
    return;
  g_return_if_fail (!lian_record_holds_number (&record->type->fields[field])
                    && !is_blob (record, (guint) field));
  /* @text may be the one that the field holds. */
  char *copy = text != NULL && *text != '\0' ? g_ref_string_new (text) : NULL;
  empty (record, (guint) field);
  if (copy == NULL)
    return;
  fill (record, (guint) field)->text = copy;
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
  if (!has_place (record, field))
    return;
  g_return_if_fail (lian_record_holds_number (&record->type->fields[field]));
  fill (record, (guint) field)->number = number;
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
  int at = place (record, field);
  return has_value (record, at) && is_blob (record, (guint) at) ? value_of (record, (guint) at)->bytes : NULL;
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
  int at = place (record, field);
  if (!has_place (record, at))
    return;
  g_return_if_fail (is_blob (record, (guint) at));
  g_bytes_ref (bytes);
  empty (record, (guint) at);
  fill (record, (guint) at)->bytes = bytes;
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
values_equal (const LianRecord *a, const LianRecord *b, guint field)
{
  if (!is_filled (a, field) || !is_filled (b, field))
    return is_blob (a, field) || is_filled (a, field) == is_filled (b, field);
  const Value *one = value_of (a, field), *other = value_of (b, field);
  if (is_blob (a, field))
    return g_bytes_equal (one->bytes, other->bytes);
  return lian_record_holds_number (&a->type->fields[field]) ? one->number == other->number
                                                            : g_str_equal (one->text, other->text);
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
    if (!values_equal (a, b, i))
      mask |= BIT (i);
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
