/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values as text.
 *
 * Two forms: "plain" is what files hold (values of choices, ISO dates, 1234.50) and reads back to
 * the same value; "display" is for screen and paper in the program's language.  References have
 * neither here: only the store knows another record's name. */
#include "lian-format.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-money.h"

#include <string.h>

/**
 * lian_format_number:
 * @field: a number field
 * @number: a value of it
 *
 * Returns: (transfer full): the number for people, without its unit
 */
char *
lian_format_number (const LianField *field, gint64 number)
{
  if (field->kind == LIAN_FIELD_MONEY)
    return lian_money_format (number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * lian_format_weekdays:
 * @days: (nullable): numbers 1 to 7 with commas
 *
 * Returns: (transfer full): the days' names
 */
char *
lian_format_weekdays (const char *days)
{
  static const char *const names[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                       N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  GString *out = g_string_new (NULL);
  for (const char *p = days; p != NULL && *p != '\0'; p++)
    if (*p >= '1' && *p <= '7')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", _ (names[*p - '1']));
  return g_string_free (out, FALSE);
}

/* Codes that the program wrote, with commas, in words. */
static char *
words_of_codes (const LianField *field, const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, ",", -1);
  GString *out = g_string_new (NULL);
  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? _ (", ") : "", lian_choice_label (field, list[i]));
  return g_string_free (out, FALSE);
}

/**
 * lian_format_default_unit:
 * @field: a field
 *
 * Returns: what its numbers count where nothing names a unit: hundredths of a yuan for money,
 *   smallest units for all others
 */
LianUnit
lian_format_default_unit (const LianField *field)
{
  return (LianUnit){ NULL, NULL, field->kind == LIAN_FIELD_MONEY ? 100 : 1, 1 };
}

/**
 * lian_format_unit_of_record:
 * @record: (nullable): a record of type "unit" or "currency"
 * @unit: (out): what it says, its texts interned; untouched for %NULL
 *
 * A currency counts whole ones in its smallest unit; what it is worth is another matter.
 *
 * Returns: whether there is a record
 */
gboolean
lian_format_unit_of_record (const LianRecord *record, LianUnit *unit)
{
  if (record == NULL)
    return FALSE;
  unit->code = g_intern_string (lian_record_get_text (record, "code"));
  unit->name = g_intern_string (lian_record_get_title (record));
  unit->numerator = unit->denominator = 1;
  if (g_str_equal (lian_record_get_type_info (record)->id, "currency"))
    {
      for (gint64 p = CLAMP (lian_record_get_number (record, "places"), 0, 4); p > 0; p--)
        unit->numerator *= 10;
      return TRUE;
    }
  unit->numerator = MAX (lian_record_get_number (record, "numerator"), 1);
  unit->denominator = MAX (lian_record_get_number (record, "denominator"), 1);
  return TRUE;
}

static char *
quantity_text (gint64 number, const LianUnit *unit)
{
  static const LianUnit one = { NULL, NULL, 1, 1 };
  return lian_quantity_to_text (number, unit != NULL ? unit : &one);
}

/**
 * lian_format_display:
 * @record: a record
 * @field: the place of a field that is not a reference
 * @unit: (nullable): the unit of a quantity, or the currency of an amount
 *
 * Returns: (transfer full): the value for screen and paper; "" when empty
 */
char *
lian_format_display (const LianRecord *record, int field, const LianUnit *unit)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  if (lian_record_is_empty_at (record, field))
    return g_strdup ("");
  switch (f->kind)
    {
    case LIAN_FIELD_CHOICE:
      return g_strdup (lian_choice_label (f, lian_record_text_at (record, field)));
    case LIAN_FIELD_TRUTH:
      return g_strdup (lian_truth_label (lian_truth_from_text (lian_record_text_at (record, field))));
    case LIAN_FIELD_WEEKDAYS:
      return lian_format_weekdays (lian_record_text_at (record, field));
    case LIAN_FIELD_QUANTITY:
      return quantity_text (lian_record_number_at (record, field), unit);
    case LIAN_FIELD_MONEY:
      return lian_money_format_in (lian_record_number_at (record, field), unit);
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_REFERENCE:
      return lian_format_number (f, lian_record_number_at (record, field));
    case LIAN_FIELD_TEXT:
      return f->choices != NULL ? words_of_codes (f, lian_record_text_at (record, field))
                                : g_strdup (lian_record_text_at (record, field));
    case LIAN_FIELD_BLOB:
      return g_strdup ("");
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_JSON:
    default:
      return g_strdup (lian_record_text_at (record, field));
    }
}

/**
 * lian_format_plain:
 * @record: a record
 * @field: the place of a field
 * @unit: (nullable): the unit of a quantity, or the currency of an amount
 *
 * Returns: (transfer full): the value for files; "" when empty; a reference as its id
 */
char *
lian_format_plain (const LianRecord *record, int field, const LianUnit *unit)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  if (lian_record_is_empty_at (record, field))
    return g_strdup ("");
  if (f->kind == LIAN_FIELD_QUANTITY)
    return quantity_text (lian_record_number_at (record, field), unit);
  if (f->kind == LIAN_FIELD_MONEY)
    return lian_money_to_text_in (lian_record_number_at (record, field), unit);
  if (lian_record_holds_number (f))
    return lian_format_number (f, lian_record_number_at (record, field));
  return g_strdup (lian_record_text_at (record, field));
}

static gboolean
refuse (GError **error, const LianField *field, const char *text)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: label of a field, then what was typed */
               _ ("%s: “%s” can't be read"), _ (field->label), text);
  return FALSE;
}

static gboolean
read_choice (LianRecord *record, int i, const LianField *field, const char *text, GError **error)
{
  for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, text) == 0 || g_str_equal (_ (choice->label), text)
        || g_str_equal (choice->label, text)
        || g_str_equal (lian_i18n_translate_in ("zh_CN", choice->label), text))
      {
        lian_record_set_text_at (record, i, choice->value);
        return TRUE;
      }
  return refuse (error, field, text);
}

static gboolean
read_truth (LianRecord *record, int i, const LianField *field, const char *text, GError **error)
{
  static const struct
  {
    const char *text;
    LianTruth truth;
  } words[] = { { "yes", LIAN_YES },  { "no", LIAN_NO },       { "unknown", LIAN_UNKNOWN },
                { "是", LIAN_YES },   { "否", LIAN_NO },       { "不明", LIAN_UNKNOWN },
                { "true", LIAN_YES }, { "false", LIAN_NO },    { "y", LIAN_YES },
                { "n", LIAN_NO },     { "?", LIAN_UNKNOWN } };
  for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
    if (g_ascii_strcasecmp (words[w].text, text) == 0)
      {
        lian_record_set_text_at (record, i, lian_truth_to_text (words[w].truth));
        return TRUE;
      }
  return refuse (error, field, text);
}

static gboolean
read_date (LianRecord *record, int i, const LianField *field, const char *text,
           LianDate working_date, GError **error)
{
  LianDate date;
  gboolean ok = working_date != 0 ? lian_date_parse_entry (text, working_date, &date)
                                  : lian_date_parse (text, &date);
  if (!ok)
    return refuse (error, field, text);
  g_autofree char *iso = lian_date_to_text (date);
  lian_record_set_text_at (record, i, iso);
  return TRUE;
}

static gboolean
read_number (LianRecord *record, int i, const LianField *field, const char *text,
             const LianUnit *unit, GError **error)
{
  static const LianUnit one = { NULL, NULL, 1, 1 };
  gint64 number;
  gboolean ok;
  if (field->kind == LIAN_FIELD_QUANTITY)
    ok = lian_quantity_parse (text, unit != NULL ? unit : &one, &number);
  else if (field->kind == LIAN_FIELD_MONEY)
    ok = unit != NULL ? lian_decimal_scale (text, unit->numerator, unit->denominator, &number)
                      : lian_money_parse (text, &number);
  else
    ok = lian_decimal_scale (text, 1, 1, &number);
  if (!ok)
    return refuse (error, field, text);
  lian_record_set_number_at (record, i, number);
  return TRUE;
}

static gboolean
read_weekdays (LianRecord *record, int i, const LianField *field, const char *text, GError **error)
{
  gboolean day[8] = { FALSE };
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p >= '1' && *p <= '7')
        day[*p - '0'] = TRUE;
      else if (strchr (", ;", *p) == NULL)
        return refuse (error, field, text);
    }
  GString *out = g_string_new (NULL);
  for (int d = 1; d <= 7; d++)
    if (day[d])
      g_string_append_printf (out, "%s%d", out->len > 0 ? "," : "", d);
  lian_record_set_text_at (record, i, out->str);
  g_string_free (out, TRUE);
  return TRUE;
}

/**
 * lian_format_read:
 * @record: the record to fill
 * @field: the place of a field
 * @text: plain text, or what a person typed; "" empties the field
 * @unit: (nullable): the unit of a quantity, or the currency of an amount
 * @working_date: fills in parts of a date that were left out; 0 accepts whole ISO dates only
 * @error: return location; names the field and the text
 *
 * Text fields keep @text byte for byte.
 *
 * Returns: whether the field was set; on %FALSE it keeps its value
 */
gboolean
lian_format_read (LianRecord *record, int field, const char *text, const LianUnit *unit,
                  LianDate working_date, GError **error)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  if (*text == '\0')
    {
      lian_record_clear_at (record, field);
      return TRUE;
    }
  switch (f->kind)
    {
    case LIAN_FIELD_CHOICE:
      return read_choice (record, field, f, text, error);
    case LIAN_FIELD_TRUTH:
      return read_truth (record, field, f, text, error);
    case LIAN_FIELD_DATE:
      return read_date (record, field, f, text, working_date, error);
    case LIAN_FIELD_WEEKDAYS:
      return read_weekdays (record, field, f, text, error);
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
    case LIAN_FIELD_REFERENCE:
      return read_number (record, field, f, text, unit, error);
    case LIAN_FIELD_BLOB:
      return refuse (error, f, text);
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_JSON:
    default:
      lian_record_set_text_at (record, field, text);
      return TRUE;
    }
}
