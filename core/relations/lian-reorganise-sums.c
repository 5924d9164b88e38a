/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Sums over the co-operatives of a change: what there was before is there afterwards, no more, no less. */
#include "lian-account-book.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-reorganise-private.h"

void
_lian_sums_clear (LianSums *sums)
{
  g_clear_pointer (&sums->records, g_hash_table_unref);
  g_clear_pointer (&sums->lines, g_hash_table_unref);
  g_clear_pointer (&sums->books, g_array_unref);
  g_clear_pointer (&sums->made, g_hash_table_unref);
}

static void
add_figures (LianTxn *txn, gint64 cooperative, LianSums *sums)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  for (guint i = 0; record != NULL && i < LIAN_N_REORGANISE_FIGURES; i++)
    {
      sums->unknown[i] = sums->unknown[i] || lian_record_is_empty (record, lian_reorganise_figures[i]);
      sums->figures[i] += lian_record_get_number (record, lian_reorganise_figures[i]);
    }
}

static void
add_records (LianTxn *txn, const LianCarried *kind, gint64 cooperative, LianSums *sums)
{
  g_autoptr (GPtrArray) records
      = lian_txn_list (txn, lian_type_find (kind->type), kind->field, cooperative);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (sums->records, kind->type));
  g_hash_table_insert (sums->records, (gpointer) kind->type, GUINT_TO_POINTER (known + records->len));
}

static void
add_lines (LianTxn *txn, gint64 cooperative, LianSums *sums)
{
  g_autoptr (GPtrArray) allotments
      = lian_txn_list (txn, lian_type_find ("allotment"), "cooperative", cooperative);
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 line = lian_record_get_number (allotments->pdata[i], "contract_line");
      const gint64 *known = g_hash_table_lookup (sums->lines, &line);
      gint64 sum = (known != NULL ? *known : 0) + lian_record_get_number (allotments->pdata[i], "quantity");
      g_hash_table_insert (sums->lines, g_memdup2 (&line, sizeof line), g_memdup2 (&sum, sizeof sum));
    }
}

/* All books together, as one. */
static GArray *
add_books (LianTxn *txn, const GArray *cooperatives)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < cooperatives->len; i++)
    {
      g_autoptr (GPtrArray) some = lian_txn_list (txn, lian_type_find ("journal_entry"), "cooperative",
                                                  g_array_index (cooperatives, gint64, i));
      for (guint k = 0; k < some->len; k++)
        g_ptr_array_add (entries, lian_record_copy (some->pdata[k]));
    }
  g_autoptr (LianAccountBook) book = lian_account_book_new (entries, 0);
  return lian_account_book_list (book);
}

static void
add_members (const LianMemberCount *more, LianMemberCount *sum)
{
  sum->male += more->male;
  sum->female += more->female;
  sum->unknown += more->unknown;
  sum->staff += more->staff;
  sum->helpers += more->helpers;
  sum->apprentices += more->apprentices;
  sum->households += more->households;
}

/**
 * _lian_sums_take:
 * @txn: the base
 * @cooperatives: (element-type gint64): co-operatives
 * @on: the day of the change
 * @sums: (out caller-allocates): what they have together
 */
void
_lian_sums_take (LianTxn *txn, const GArray *cooperatives, LianDate on, LianSums *sums)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  *sums = (LianSums){ .records = g_hash_table_new (g_str_hash, g_str_equal),
                      .lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                      .made = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  for (guint i = 0; i < cooperatives->len; i++)
    {
      LianMemberCount count;
      gint64 cooperative = g_array_index (cooperatives, gint64, i);
      g_autoptr (GPtrArray) members
          = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
      lian_member_count (members, &count);
      add_members (&count, &sums->members);
      add_figures (txn, cooperative, sums);
      add_lines (txn, cooperative, sums);
      for (guint k = 0; k < n_kinds; k++)
        add_records (txn, &kinds[k], cooperative, sums);
    }
  sums->books = add_books (txn, cooperatives);
  _lian_varieties_take (txn, cooperatives, on, sums->made);
}

static gboolean
differ_in (GError **error, const char *what, gboolean money, gint64 before, gint64 after)
{
  g_autofree char *was = money ? lian_money_to_text (before) : g_strdup_printf ("%" G_GINT64_FORMAT, before);
  g_autofree char *is = money ? lian_money_to_text (after) : g_strdup_printf ("%" G_GINT64_FORMAT, after);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: what is added up, two numbers */
               _ ("%s: together %s before, %s afterwards: nothing was changed"), what, was, is);
  return FALSE;
}

static gboolean
differ (GError **error, const char *what, gint64 before, gint64 after)
{
  return differ_in (error, what, FALSE, before, after);
}

static gint64
find_sum (const GArray *books, const LianPosting *account)
{
  for (guint i = 0; i < books->len; i++)
    {
      const LianPosting *sum = &g_array_index (books, LianPosting, i);
      if (sum->account == account->account && sum->member == account->member && sum->unit == account->unit)
        return sum->amount;
    }
  return 0;
}

/* Every account of those who were there, in each unit; what is in @b only is asked the other way round. */
static gboolean
books_hold (const GArray *a, const GArray *b, GError **error)
{
  for (guint i = 0; i < a->len; i++)
    {
      const LianPosting *sum = &g_array_index (a, LianPosting, i);
      gint64 other = find_sum (b, sum);
      if (other != sum->amount)
        return differ_in (error, lian_account_label (sum->account), sum->unit == 0, sum->amount, other);
    }
  return TRUE;
}

static gboolean
figures_equal (const LianSums *before, const LianSums *after, GError **error)
{
  const LianType *type = lian_type_find ("cooperative");
  for (guint i = 0; i < LIAN_N_REORGANISE_FIGURES; i++)
    if (!before->unknown[i] && (after->unknown[i] || before->figures[i] != after->figures[i]))
      return differ (error, _ (lian_type_get_field (type, lian_reorganise_figures[i])->label),
                     before->figures[i], after->figures[i]);
  return TRUE;
}

static gboolean
records_equal (const LianSums *before, const LianSums *after, GError **error)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (before->records, kinds[k].type));
      guint b = GPOINTER_TO_UINT (g_hash_table_lookup (after->records, kinds[k].type));
      if (a != b)
        return differ (error, _ (lian_type_find (kinds[k].type)->label_plural), a, b);
    }
  return TRUE;
}

static gboolean
lines_equal (const LianSums *before, const LianSums *after, GError **error)
{
  GHashTableIter iter;
  gpointer line, quantity;
  g_hash_table_iter_init (&iter, before->lines);
  while (g_hash_table_iter_next (&iter, &line, &quantity))
    {
      const gint64 *other = g_hash_table_lookup (after->lines, line);
      if (other == NULL || *other != *(gint64 *) quantity)
        return differ (error, _ (lian_type_find ("allotment")->label_plural), *(gint64 *) quantity,
                       other != NULL ? *other : 0);
    }
  return TRUE;
}

static gboolean
members_equal (const LianMemberCount *before, const LianMemberCount *after, GError **error)
{
  const struct
  {
    gint64 before;
    gint64 after;
  } pairs[] = { { before->male, after->male },         { before->female, after->female },
                { before->unknown, after->unknown },   { before->staff, after->staff },
                { before->helpers, after->helpers },   { before->apprentices, after->apprentices },
                { before->households, after->households } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].before != pairs[i].after)
      return differ (error, _ (lian_type_find ("member")->label_plural), pairs[i].before, pairs[i].after);
  return TRUE;
}

/**
 * _lian_sums_equal:
 * @before: sums
 * @after: the same afterwards
 * @error: return location; names what differs, with both numbers
 *
 * Returns: whether nothing came or went; what was unknown may stay so
 */
gboolean
_lian_sums_equal (const LianSums *before, const LianSums *after, GError **error)
{
  return figures_equal (before, after, error) && records_equal (before, after, error)
         && members_equal (&before->members, &after->members, error)
         && lines_equal (before, after, error) && books_hold (before->books, after->books, error)
         && books_hold (after->books, before->books, error)
         && _lian_varieties_equal (before->made, after->made, error);
}
