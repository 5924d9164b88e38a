/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Conditions that narrow a list, said in words.
 *
 * The words are made of the condition whenever they are shown, so that a list which somebody kept is read by
 * everybody in their own language and under today's names. */
#include "lian-filter-words.h"

#include "lian-i18n.h"

static char *
range_words (const char *label, const char *from, const char *to)
{
  if (from != NULL && to != NULL)
    /* Translators: a filter in words: field, lower bound, upper bound. */
    return g_strdup_printf (_ ("%s: %s to %s"), label, from, to);
  if (from != NULL)
    /* Translators: a filter in words: field, lower bound. */
    return g_strdup_printf (_ ("%s: from %s"), label, from);
  /* Translators: a filter in words: field, upper bound. */
  return g_strdup_printf (_ ("%s: up to %s"), label, to);
}

static char *
text_words (const LianFilter *filter, const LianField *field)
{
  const char *label = _ (field->label);
  if (field->kind != LIAN_FIELD_WEEKDAYS)
    /* Translators: a filter in words: field, text. */
    return g_strdup_printf (_ ("%s contains “%s”"), label, filter->text);
  g_autofree char *day = lian_format_weekdays (filter->text);
  return g_strdup_printf (_ ("%s: %s"), label, day);
}

/**
 * lian_filter_words:
 * @filter: a condition on @field
 * @field: the field
 * @from: (nullable): its value, or its lower bound, for people
 * @to: (nullable): its upper bound, for people
 *
 * Returns: (transfer full): the condition in the program's language
 */
char *
lian_filter_words (const LianFilter *filter, const LianField *field, const char *from, const char *to)
{
  if (filter->test == LIAN_FILTER_RANGE)
    return range_words (_ (field->label), from, to);
  if (filter->test == LIAN_FILTER_CONTAINS || filter->test == LIAN_FILTER_MATCHES)
    return text_words (filter, field);
  if (filter->test == LIAN_FILTER_EMPTY)
    from = field->kind == LIAN_FIELD_TRUTH ? _ ("not asked") : _ ("nothing entered");
  /* Translators: a filter in words, "field: value". */
  return g_strdup_printf (_ ("%s: %s"), _ (field->label), from);
}

/* Bounds of a quantity are in the smallest unit, and said in the unit in which they were typed. */
static char *
value_words (LianTxn *txn, const LianType *type, const LianFilter *filter, gboolean upper)
{
  LianUnit unit;
  int place = lian_type_field (type, filter->field);
  g_autoptr (LianRecord) record = lian_record_new (type);
  if (lian_record_holds_number (&type->fields[place]))
    lian_record_set_number_at (record, place, upper ? filter->number_to : filter->number);
  else
    lian_record_set_text_at (record, place, upper ? filter->text_to : filter->text);
  if (filter->unit == 0 || !lian_txn_load_unit (txn, filter->unit, &unit))
    return lian_txn_display (txn, record, place);
  g_autofree char *number = lian_format_display (record, place, &unit);
  return g_strconcat (number, " ", unit.name, NULL);
}

/**
 * lian_txn_filter_words:
 * @txn: the base
 * @type: whose records are listed
 * @filter: a condition on a field of @type
 *
 * Returns: (transfer full): the condition in the program's language, records and units by the names that they
 *   have now
 */
char *
lian_txn_filter_words (LianTxn *txn, const LianType *type, const LianFilter *filter)
{
  gboolean valued = filter->test == LIAN_FILTER_IS || filter->test == LIAN_FILTER_RANGE;
  g_autofree char *from = valued && filter->has_from ? value_words (txn, type, filter, FALSE) : NULL;
  g_autofree char *to = valued && filter->has_to ? value_words (txn, type, filter, TRUE) : NULL;
  return lian_filter_words (filter, lian_type_get_field (type, filter->field), from, to);
}
