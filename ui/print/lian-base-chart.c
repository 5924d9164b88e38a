/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of what stands in the base. */
#include "lian-base-chart.h"
#include "lian-i18n.h"
#include "lian-known-words.h"

/**
 * lian_base_chart_new:
 * @txn: the base
 * @kind: what it looks like
 * @title: what it shows
 * @scope: of what
 *
 * Returns: (transfer full): a chart without figures, in the reader's language and dated with the
 *   working date; of a base of an earlier day it says so
 */
LianChartSpec *
lian_base_chart_new (LianTxn *txn, LianChartKind kind, const char *title, const char *scope)
{
  g_autofree char *day = lian_date_format (lian_txn_get_working_date (txn));
  g_autofree char *date = lian_date_to_text (lian_txn_get_working_date (txn));
  g_autofree char *line = g_strdup_printf ("%s · %s", scope, day);
  g_autofree char *known = lian_known_scope (lian_txn_get_known_on (txn), line);
  LianChartSpec *spec = lian_chart_spec_new (kind, title, known);
  lian_chart_spec_set_language (spec, lian_i18n_is_chinese () ? "zh-cn" : "en");
  lian_chart_spec_set_date (spec, date);
  lian_chart_spec_set_empty_text (spec, _ ("There is nothing to show yet."));
  return spec;
}
