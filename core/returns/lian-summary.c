/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register in figures.
 *
 * Every co-operative has a way from the outermost group inwards; its figures are added to each group on
 * it.  What a co-operative does not state is counted as not stated and never as nought. */
#include "lian-summary.h"

#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-summary-private.h"

static void
node_free (gpointer data)
{
  LianSummaryNode *node = data;
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->name);
  g_free (node);
}

static LianSummaryNode *
node_new (const LianSummaryKey *key)
{
  LianSummaryNode *node = g_new0 (LianSummaryNode, 1);
  node->key = *key;
  node->children = g_ptr_array_new_with_free_func (node_free);
  return node;
}

static LianSummaryNode *
find_child (LianSummaryNode *node, const LianSummaryKey *key)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      LianSummaryNode *child = node->children->pdata[i];
      if (child->key.id == key->id && g_strcmp0 (child->key.code, key->code) == 0
          && g_strcmp0 (child->key.type, key->type) == 0)
        return child;
    }
  LianSummaryNode *child = node_new (key);
  g_ptr_array_add (node->children, child);
  return child;
}

static void
count (LianSummaryFigures *figures, LianSummaryFigure figure, const LianRecord *cooperative, const char *field)
{
  if (lian_record_is_empty (cooperative, field))
    figures->unknown[figure]++;
  else
    figures->sum[figure] += lian_record_get_number (cooperative, field);
}

static void
count_all (LianSummaryFigures *figures, const LianRecord *cooperative)
{
  gboolean known = !lian_record_is_empty (cooperative, "members_male")
                   && !lian_record_is_empty (cooperative, "members_female");
  figures->sum[LIAN_COUNT_COOPERATIVES]++;
  if (known)
    figures->sum[LIAN_COUNT_MEMBERS] += lian_record_get_number (cooperative, "members_male")
                                         + lian_record_get_number (cooperative, "members_female");
  else
    figures->unknown[LIAN_COUNT_MEMBERS]++;
  count (figures, LIAN_COUNT_MALE, cooperative, "members_male");
  count (figures, LIAN_COUNT_FEMALE, cooperative, "members_female");
  count (figures, LIAN_COUNT_STAFF, cooperative, "staff");
  count (figures, LIAN_COUNT_HELPERS, cooperative, "aux");
  count (figures, LIAN_COUNT_APPRENTICES, cooperative, "apprentices");
  count (figures, LIAN_COUNT_SHARES, cooperative, "share_paid");
  count (figures, LIAN_COUNT_RESERVE, cooperative, "reserve_fund");
}

static void
add_cooperative (LianSummaryNode *root, const GArray *way, const LianRecord *cooperative)
{
  LianSummaryNode *node = root;
  count_all (&node->figures, cooperative);
  for (guint i = 0; i < way->len; i++)
    {
      node = find_child (node, &g_array_index (way, LianSummaryKey, i));
      count_all (&node->figures, cooperative);
    }
}

/* Groups of codes in the order of the codes, others by name; what belongs to none comes last. */
static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const LianSummaryNode *first = *(LianSummaryNode *const *) a, *second = *(LianSummaryNode *const *) b;
  gboolean none_first = first->key.id == 0 && first->key.code == NULL;
  gboolean none_second = second->key.id == 0 && second->key.code == NULL;
  if (none_first != none_second)
    return none_first - none_second;
  if (first->key.choices != NULL && second->key.choices == first->key.choices)
    return (int) lian_choice_index (first->key.choices, first->key.code)
           - (int) lian_choice_index (second->key.choices, second->key.code);
  if ((first->key.type == NULL) != (second->key.type == NULL))
    return first->key.type == NULL ? 1 : -1;
  int order = g_strcmp0 (first->key.type, second->key.type);
  return order != 0 ? order : g_utf8_collate (first->name, second->name);
}

static void
name_nodes (LianSummaryNode *node, LianTxn *txn)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      LianSummaryNode *child = node->children->pdata[i];
      child->name = _lian_summary_name (txn, &child->key);
      name_nodes (child, txn);
    }
  g_ptr_array_sort (node->children, compare_nodes);
}

static void
row_free (gpointer data)
{
  LianSummaryRow *row = data;
  g_free (row->name);
  g_free (row);
}

static void
flatten (LianSummary *summary, const LianSummaryNode *node, guint depth)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const LianSummaryNode *child = node->children->pdata[i];
      LianSummaryRow *row = g_new0 (LianSummaryRow, 1);
      *row = (LianSummaryRow){ depth, child->key.type, child->key.id, g_strdup (child->name), child->figures };
      g_ptr_array_add (summary->rows, row);
      flatten (summary, child, depth + 1);
    }
}

static gboolean
is_counted (LianTxn *txn, const LianRecord *cooperative, gint64 federation)
{
  return g_strcmp0 (lian_record_get_text (cooperative, "status"), "DISSOLVED") != 0
         && (federation == 0 || _lian_summary_belongs (txn, cooperative, federation));
}

/**
 * lian_summary_read:
 * @txn: the base
 * @by: what the rows are put together by
 * @federation: only the co-operatives of this federation and of those below it; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the register in figures (domain.md §10)
 */
LianSummary *
lian_summary_read (LianTxn *txn, LianSummaryGrouping by, gint64 federation, GCancellable *cancellable,
                   GError **error)
{
  static const LianSummaryKey nothing = { NULL, 0, NULL, NULL };
  g_autoptr (GPtrArray) cooperatives = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (LianSummaryKey));
  LianSummaryNode *root = node_new (&nothing);
  gboolean going = TRUE;
  for (guint i = 0; going && i < cooperatives->len; i++)
    {
      going = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!going || !is_counted (txn, cooperatives->pdata[i], federation))
        continue;
      g_array_set_size (way, 0);
      _lian_summary_find_way (txn, cooperatives->pdata[i], by, federation, way);
      add_cooperative (root, way, cooperatives->pdata[i]);
    }
  LianSummary *summary = NULL;
  if (going)
    {
      name_nodes (root, txn);
      summary = g_new0 (LianSummary, 1);
      summary->by = by;
      summary->rows = g_ptr_array_new_with_free_func (row_free);
      summary->total = root->figures;
      flatten (summary, root, 0);
    }
  node_free (root);
  return summary;
}

/**
 * lian_summary_free:
 * @summary: (transfer full): a summary
 */
void
lian_summary_free (LianSummary *summary)
{
  g_ptr_array_unref (summary->rows);
  g_free (summary);
}

/**
 * lian_summary_figure_to_text:
 * @figures: the figures of a row
 * @figure: one of them
 *
 * Returns: (transfer full): it as text; "?" where nobody states it, and with a plus behind it where some don't
 */
char *
lian_summary_figure_to_text (const LianSummaryFigures *figures, LianSummaryFigure figure)
{
  gint64 sum = figures->sum[figure];
  gint64 known = figures->sum[LIAN_COUNT_COOPERATIVES] - figures->unknown[figure];
  if (known == 0)
    return g_strdup (figures->sum[LIAN_COUNT_COOPERATIVES] == 0 ? "0" : "?");
  g_autofree char *text = figure >= LIAN_COUNT_SHARES ? lian_money_to_text (sum)
                                                       : g_strdup_printf ("%" G_GINT64_FORMAT, sum);
  return g_strconcat (text, figures->unknown[figure] > 0 ? "+" : "", NULL);
}
