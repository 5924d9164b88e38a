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
         && a->unit == b->unit
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->text_to, b->text_to) == 0;
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
