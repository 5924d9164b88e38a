/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of a query's conditions.
 *
 * A value that cannot be read is refused with its place and, where there is one, the nearest right
 * word; nothing is guessed. */
#include "lian-error.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-query-text-private.h"
#include "lian-text.h"

#include <stdlib.h>
#include <string.h>

static const LianField *
first_field (const LianCondition *c)
{
  return &c->type->fields[g_array_index (c->fields, int, 0)];
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (const LianCondition *c, GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *why = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the place of a mistake in what was typed, and what is wrong there */
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("character %u: %s"), c->at, why);
  return FALSE;
}

static LianFilter *
add (GPtrArray *filters, const char *field, LianFilterTest test, const char *text)
{
  LianFilter *filter = lian_filter_new (field, test);
  filter->text = g_strdup (text);
  g_ptr_array_add (filters, filter);
  return filter;
}

/* Texts and references. */

static gboolean
add_texts (GPtrArray *filters, const LianCondition *c, GError **error)
{
  LianFilterTest test = c->sign == LIAN_SIGN_EQUAL && first_field (c)->reference == NULL
                            ? LIAN_FILTER_IS
                            : LIAN_FILTER_MATCHES;
  g_autofree char *phrase = lian_text_phrase (c->value);
  if (first_field (c)->reference != NULL && phrase == NULL)
    return refuse (c, error, _ ("“%s” has no word to look for"), c->value);
  for (guint i = 0; i < c->fields->len; i++)
    add (filters, c->type->fields[g_array_index (c->fields, int, i)].id, test, c->value);
  return TRUE;
}

/* Choices and truths: by value or by word in either language, whole or in part. */

static gboolean
word_fits (const char *word, const char *key, gboolean whole)
{
  g_autofree char *folded = _lian_query_key (word);
  return whole ? g_str_equal (folded, key) : strstr (folded, key) != NULL;
}

static gboolean
choice_fits (const LianChoice *choice, const char *key, gboolean whole)
{
  return word_fits (choice->value, key, whole) || word_fits (choice->label, key, whole)
         || word_fits (_ (choice->label), key, whole)
         || word_fits (lian_i18n_translate_in ("zh_CN", choice->label), key, whole);
}

static guint
add_fitting (GPtrArray *filters, const LianField *field, const LianChoice *choices, const char *key,
             gboolean whole)
{
  guint n = 0;
  for (const LianChoice *choice = choices; choice->value != NULL; choice++)
    if (choice_fits (choice, key, whole))
      {
        add (filters, field->id, LIAN_FILTER_IS, choice->value);
        n++;
      }
  return n;
}

static const char *
nearest_choice (const LianChoice *choices, const char *key)
{
  const char *nearest = "";
  guint least = G_MAXUINT;
  for (const LianChoice *choice = choices; choice->value != NULL; choice++)
    {
      g_autofree char *own = _lian_query_key (_ (choice->label));
      g_autofree char *value = _lian_query_key (choice->value);
      guint distance = MIN (_lian_query_distance (key, own), _lian_query_distance (key, value));
      if (distance < least)
        {
          least = distance;
          nearest = _ (choice->label);
        }
    }
  return nearest;
}

static gboolean
add_choices (GPtrArray *filters, const LianCondition *c, GError **error)
{
  static const LianChoice truths[] = {
    { "yes", N_ ("yes") }, { "no", N_ ("no") }, { "unknown", N_ ("unknown") }, { NULL, NULL }
  };
  const LianField *field = first_field (c);
  const LianChoice *choices = field->kind == LIAN_FIELD_TRUTH ? truths : field->choices;
  g_autofree char *key = _lian_query_key (c->value);
  if (*key == '\0')
    return refuse (c, error, _ ("“%s” has no word to look for"), c->value);
  if (add_fitting (filters, field, choices, key, TRUE) > 0
      || (field->kind != LIAN_FIELD_TRUTH && add_fitting (filters, field, choices, key, FALSE) > 0))
    return TRUE;
  return refuse (c, error, _ ("“%s” is no value of “%s”: the nearest is “%s”"), c->value, c->name,
                 nearest_choice (choices, key));
}

static gboolean
add_days (GPtrArray *filters, const LianCondition *c, GError **error)
{
  for (char day[] = "1"; *day <= '7'; (*day)++)
    {
      g_autofree char *name = lian_format_weekdays (day);
      g_autofree char *key = _lian_query_key (name);
      if (g_str_equal (c->value, day) || word_fits (c->value, key, TRUE))
        {
          add (filters, first_field (c)->id, LIAN_FILTER_CONTAINS, day);
          return TRUE;
        }
    }
  return refuse (c, error, _ ("“%s” is no day of the week: type 1 for Monday to 7 for Sunday"), c->value);
}

/* Numbers and dates: a value stands for all that it may be, as a year does for its days. */

typedef struct
{
  gint64 from, to;
} Span;

static gboolean
read_span_of_days (const char *text, LianDate working_date, Span *span)
{
  LianDate date = 0, next = 0;
  g_auto (GStrv) parts = g_strsplit_set (text, "-./", -1);
  int year = atoi (parts[0]), month = parts[1] != NULL ? atoi (parts[1]) : 0;
  if (g_ascii_strcasecmp (text, "today") == 0 || g_str_equal (text, "今天"))
    date = working_date != 0 ? working_date : lian_date_today ();
  else if (strlen (parts[0]) == 4 && (parts[1] == NULL || (*parts[1] != '\0' && parts[2] == NULL)))
    {
      date = lian_date_new (year, parts[1] != NULL ? month : 1, 1);
      next = date != 0 ? lian_date_add_months (date, parts[1] != NULL ? 1 : 12) : 0;
    }
  else if (!lian_date_parse_entry (text, working_date != 0 ? working_date : lian_date_today (), &date))
    return FALSE;
  *span = (Span){ date, next != 0 ? next - 1 : date };
  return date != 0;
}

static gboolean
read_span (const LianCondition *c, const char *text, Span *span, GError **error)
{
  int place = g_array_index (c->fields, int, 0);
  g_autoptr (LianRecord) record = lian_record_new (c->type);
  if (first_field (c)->kind == LIAN_FIELD_DATE)
    return read_span_of_days (text, c->working_date, span)
           || refuse (c, error, _ ("“%s” is no date: type 1956-04-15, 1956-04 or 1956"), text);
  if (!lian_format_read (record, place, text, NULL, 0, NULL))
    return refuse (c, error, _ ("“%s” is no number"), text);
  span->from = span->to = lian_record_number_at (record, place);
  return TRUE;
}

static void
set_bounds (LianFilter *filter, const LianField *field, const gint64 *from, const gint64 *to)
{
  gboolean date = field->kind == LIAN_FIELD_DATE;
  filter->has_from = from != NULL;
  filter->has_to = to != NULL;
  if (from != NULL && date)
    filter->text = lian_date_to_text ((LianDate) *from);
  else if (from != NULL)
    filter->number = *from;
  if (to != NULL && date)
    filter->text_to = lian_date_to_text ((LianDate) *to);
  else if (to != NULL)
    filter->number_to = *to;
}

static void
add_range (GPtrArray *filters, const LianCondition *c, const gint64 *from, const gint64 *to)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  LianFilter *filter = add (filters, first_field (c)->id, LIAN_FILTER_RANGE, NULL);
  set_bounds (filter, first_field (c), from, to);
  for (guint i = 1; i < c->fields->len; i++)
    g_ptr_array_add (more, (gpointer) c->type->fields[g_array_index (c->fields, int, i)].id);
  g_ptr_array_add (more, NULL);
  if (c->fields->len > 1)
    filter->plus = g_strdupv ((char **) more->pdata);
}

/* "a..b", "a.." and "..b" */
static gboolean
add_between (GPtrArray *filters, const LianCondition *c, const char *dots, GError **error)
{
  Span low = { 0 }, high = { 0 };
  g_autofree char *first = g_strndup (c->value, (gsize) (dots - c->value));
  const char *last = dots + 2;
  if (*first == '\0' && *last == '\0')
    return refuse (c, error, _ ("a number or date is missing beside “..”"));
  if ((*first != '\0' && !read_span (c, first, &low, error))
      || (*last != '\0' && !read_span (c, last, &high, error)))
    return FALSE;
  add_range (filters, c, *first != '\0' ? &low.from : NULL, *last != '\0' ? &high.to : NULL);
  return TRUE;
}

static gboolean
add_numbers (GPtrArray *filters, const LianCondition *c, GError **error)
{
  Span span;
  const char *dots = strstr (c->value, "..");
  gboolean whole = c->sign == LIAN_SIGN_HAS || c->sign == LIAN_SIGN_EQUAL;
  if (dots != NULL && whole)
    return add_between (filters, c, dots, error);
  if (!read_span (c, c->value, &span, error))
    return FALSE;
  gint64 above = span.to + 1, below = span.from - 1;
  if (whole)
    add_range (filters, c, &span.from, &span.to);
  else if (c->sign == LIAN_SIGN_MORE)
    add_range (filters, c, &above, NULL);
  else if (c->sign == LIAN_SIGN_AT_LEAST)
    add_range (filters, c, &span.from, NULL);
  else if (c->sign == LIAN_SIGN_LESS)
    add_range (filters, c, NULL, &below);
  else
    add_range (filters, c, NULL, &span.to);
  return TRUE;
}

/* Quantities: a number and behind it the word of a unit; without one each record counts in its own. */

static gsize
length_of_number (const char *text)
{
  return strspn (text, "+-.0123456789");
}

static gboolean
read_parts (const LianCondition *c, const char *text, gint64 *parts, GError **error)
{
  g_autofree char *number = g_strndup (text, length_of_number (text));
  return lian_decimal_scale (number, LIAN_FILTER_PARTS, 1, parts)
         || refuse (c, error, _ ("“%s” is no number of at most three decimals"), text);
}

/* Of "100..500jin" or "100jin..500jin" the unit is the last one; two different ones are refused. */
static gboolean
take_unit (const LianCondition *c, LianFilter *filter, const char *text, GError **error)
{
  g_autofree char *word = g_strstrip (g_strdup (text + length_of_number (text)));
  if (filter->unit_word != NULL && *filter->unit_word != '\0' && *word != '\0'
      && !g_str_equal (word, filter->unit_word))
    return refuse (c, error, _ ("“%s” and “%s” are two units: use one for both bounds"), filter->unit_word, word);
  if (filter->unit_word != NULL && *word == '\0')
    return TRUE;
  g_free (filter->unit_word);
  filter->unit_word = g_steal_pointer (&word);
  return TRUE;
}

static gboolean
set_quantity (const LianCondition *c, LianFilter *filter, const char *text, gboolean upper, GError **error)
{
  *(upper ? &filter->has_to : &filter->has_from) = TRUE;
  return read_parts (c, text, upper ? &filter->number_to : &filter->number, error)
         && take_unit (c, filter, text, error);
}

static gboolean
add_quantity (GPtrArray *filters, const LianCondition *c, GError **error)
{
  g_autofree char *low = lian_text_fold (c->value);
  gboolean whole = c->sign == LIAN_SIGN_HAS || c->sign == LIAN_SIGN_EQUAL;
  char *dots = whole ? strstr (low, "..") : NULL;
  const char *high = dots != NULL ? dots + 2 : low;
  LianFilter *filter = add (filters, first_field (c)->id, LIAN_FILTER_RANGE, NULL);
  if (dots != NULL)
    *dots = '\0';
  if (*low == '\0' && *high == '\0')
    return refuse (c, error, _ ("a number or date is missing beside “..”"));
  filter->open = c->sign == LIAN_SIGN_LESS || c->sign == LIAN_SIGN_MORE;
  gboolean has_low = c->sign != LIAN_SIGN_LESS && c->sign != LIAN_SIGN_AT_MOST && *low != '\0';
  gboolean has_high = c->sign != LIAN_SIGN_MORE && c->sign != LIAN_SIGN_AT_LEAST && *high != '\0';
  return (!has_low || set_quantity (c, filter, low, FALSE, error))
         && (!has_high || set_quantity (c, filter, high, TRUE, error));
}

static gboolean
add_by_kind (GPtrArray *filters, const LianCondition *c, GError **error)
{
  switch (first_field (c)->kind)
    {
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_TRUTH:
      return add_choices (filters, c, error);
    case LIAN_FIELD_WEEKDAYS:
      return add_days (filters, c, error);
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_DATE:
      return add_numbers (filters, c, error);
    case LIAN_FIELD_QUANTITY:
      return add_quantity (filters, c, error);
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_REFERENCE:
    case LIAN_FIELD_JSON:
    case LIAN_FIELD_BLOB:
    default:
      return add_texts (filters, c, error);
    }
}

static gboolean
means_nothing (const LianCondition *c)
{
  return c->quoted ? *c->value == '\0'
                   : g_ascii_strcasecmp (c->value, "none") == 0 || g_str_equal (c->value, "无");
}

static gboolean
is_ordered (LianFieldKind kind)
{
  return kind == LIAN_FIELD_INTEGER || kind == LIAN_FIELD_MONEY || kind == LIAN_FIELD_DATE
         || kind == LIAN_FIELD_QUANTITY;
}

/* Adds to @filters what @condition asks for: one value of those between commas. */
gboolean
_lian_query_add_value (GPtrArray *filters, const LianCondition *c, GError **error)
{
  gboolean compares = c->sign != LIAN_SIGN_HAS && c->sign != LIAN_SIGN_EQUAL;
  if (compares && !is_ordered (first_field (c)->kind))
    return refuse (c, error, _ ("“%s” has no greater and less: use “:”"), c->name);
  if (!compares && means_nothing (c))
    {
      for (guint i = 0; i < c->fields->len; i++)
        add (filters, c->type->fields[g_array_index (c->fields, int, i)].id, LIAN_FILTER_EMPTY, NULL);
      return TRUE;
    }
  if (*c->value == '\0')
    return refuse (c, error, _ ("a value is missing after “%s”"), c->name);
  return add_by_kind (filters, c, error);
}
