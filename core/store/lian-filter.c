/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Conditions that narrow a list. */
#include "lian-filter.h"

/**
 * lian_filter_new:
 * @field: (nullable): a field's id
 * @test: how it is compared
 *
 * Returns: (transfer full): a condition without a value
 */
LianFilter *
lian_filter_new (const char *field, LianFilterTest test)
{
  LianFilter *filter = g_new0 (LianFilter, 1);
  filter->field = g_strdup (field);
  filter->test = test;
  filter->has_from = test != LIAN_FILTER_RANGE;
  return filter;
}

/**
 * lian_filter_copy:
 * @filter: a condition
 *
 * Returns: (transfer full): another like it
 */
LianFilter *
lian_filter_copy (const LianFilter *filter)
{
  LianFilter *copy = g_memdup2 (filter, sizeof *filter);
  copy->field = g_strdup (filter->field);
  copy->text = g_strdup (filter->text);
  copy->text_to = g_strdup (filter->text_to);
  copy->unit_word = g_strdup (filter->unit_word);
  copy->plus = g_strdupv (filter->plus);
  return copy;
}

/**
 * lian_filter_free:
 * @filter: (nullable) (transfer full): a condition
 */
void
lian_filter_free (LianFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->field);
  g_free (filter->text);
  g_free (filter->text_to);
  g_free (filter->unit_word);
  g_strfreev (filter->plus);
  g_free (filter);
}

/**
 * lian_filter_equal:
 * @a: a condition
 * @b: another
 *
 * Returns: whether they keep the same records
 */
gboolean
lian_filter_equal (const LianFilter *a, const LianFilter *b)
{
  return g_strcmp0 (a->field, b->field) == 0 && a->test == b->test && a->has_from == b->has_from
         && a->has_to == b->has_to && a->number == b->number && a->number_to == b->number_to
         && a->unit == b->unit && g_strcmp0 (a->unit_word, b->unit_word) == 0 && a->open == b->open
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->text_to, b->text_to) == 0;
}

/* Between the parts of a filter's text. */
#define BREAK "\x1f"

/**
 * lian_filter_to_text:
 * @filter: a condition on a field, without fields that are added
 *
 * Returns: (transfer full): what lian_filter_from_text() reads; not for people
 */
char *
lian_filter_to_text (const LianFilter *filter)
{
  return g_strdup_printf ("%s" BREAK "%d" BREAK "%d" BREAK "%s" BREAK "%" G_GINT64_FORMAT BREAK "%d" BREAK
                          "%s" BREAK "%" G_GINT64_FORMAT BREAK "%" G_GINT64_FORMAT,
                          filter->field, (int) filter->test, filter->has_from,
                          filter->text != NULL ? filter->text : "", filter->number, filter->has_to,
                          filter->text_to != NULL ? filter->text_to : "", filter->number_to, filter->unit);
}

/**
 * lian_filter_from_text:
 * @type: whose records are listed
 * @text: what lian_filter_to_text() gave, perhaps by another version of the program
 *
 * Returns: (transfer full) (nullable): the condition; %NULL where @text has none on a field of @type
 */
LianFilter *
lian_filter_from_text (const LianType *type, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, BREAK, -1);
  guint64 test;
  if (g_strv_length (parts) != 9 || lian_type_field (type, parts[0]) < 0
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, LIAN_FILTER_MATCHES, &test, NULL))
    return NULL;
  LianFilter *filter = lian_filter_new (parts[0], (LianFilterTest) test);
  gboolean number = lian_record_holds_number (lian_type_get_field (type, parts[0]));
  filter->has_from = g_str_equal (parts[2], "1");
  filter->has_to = g_str_equal (parts[5], "1");
  filter->text = number || *parts[3] == '\0' ? NULL : g_strdup (parts[3]);
  filter->text_to = number || *parts[6] == '\0' ? NULL : g_strdup (parts[6]);
  filter->number = g_ascii_strtoll (parts[4], NULL, 10);
  filter->number_to = g_ascii_strtoll (parts[7], NULL, 10);
  filter->unit = g_ascii_strtoll (parts[8], NULL, 10);
  return filter;
}

/**
 * lian_term_new:
 * @negated: whether none of its filters may hold
 *
 * Returns: (transfer full): a term without filters
 */
LianTerm *
lian_term_new (gboolean negated)
{
  LianTerm *term = g_new (LianTerm, 1);
  *term = (LianTerm){ negated, lian_filters_new () };
  return term;
}

/**
 * lian_term_free:
 * @term: (nullable) (transfer full): a term
 */
void
lian_term_free (LianTerm *term)
{
  if (term == NULL)
    return;
  g_ptr_array_unref (term->filters);
  g_free (term);
}

/**
 * lian_filters_new:
 *
 * Returns: (transfer full) (element-type LianFilter): no condition yet
 */
GPtrArray *
lian_filters_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lian_filter_free);
}

/**
 * lian_filters_copy:
 * @filters: (nullable) (element-type LianFilter): conditions
 *
 * Returns: (transfer full) (element-type LianFilter): the same conditions; none for %NULL
 */
GPtrArray *
lian_filters_copy (const GPtrArray *filters)
{
  GPtrArray *copy = lian_filters_new ();
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    g_ptr_array_add (copy, lian_filter_copy (filters->pdata[i]));
  return copy;
}
