/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Quality, price and cost of a co-operative against the year before, in words.
 *
 * Everything is exact until it is written: shares are in thousandths, rounded half up.  What no record states is
 * "not known", and nothing is compared with it. */
#include "lian-quality-lines.h"

#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-noted.h"
#include "lian-plural.h"
#include "lian-work-quality.h"

typedef struct
{
  GPtrArray *lines;
  const char *type;
  gint64 record;
  const char *name;
  gboolean begun;
} Writing;

static void
line_free (gpointer data)
{
  LianQualityLine *line = data;
  g_free (line->name);
  g_free (line->what);
  g_free (line->before);
  g_free (line->now);
  g_free (line->change);
  g_free (line);
}

/* Takes all but @what over. */
static void
add_line (Writing *self, const char *what, char *before, char *now, char *change)
{
  LianQualityLine *line = g_new0 (LianQualityLine, 1);
  *line = (LianQualityLine){ self->type, self->record, !self->begun, g_strdup (self->name), g_strdup (what),
                             before, now, change };
  self->begun = TRUE;
  g_ptr_array_add (self->lines, line);
}

/* Rounded half up; @whole is not 0. */
static gint64
thousandths (gint64 part, gint64 whole)
{
  return (gint64) (((__int128) part * 2000 + whole) / ((__int128) whole * 2));
}

static char *
tenths_text (gint64 tenths)
{
  const char *sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±";
  gint64 size = ABS (tenths);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", sign, size / 10, (int) (size % 10));
}

/* From a share to a share: a share of 40 % that is 44 % now has not risen by 4 %. */
static char *
points_text (const gint64 part[LIAN_N_YEARS], const gint64 whole[LIAN_N_YEARS])
{
  if (whole[LIAN_YEAR_BEFORE] <= 0 || whole[LIAN_YEAR_NOW] <= 0)
    return g_strdup ("–");
  g_autofree char *tenths = tenths_text (thousandths (part[LIAN_YEAR_NOW], whole[LIAN_YEAR_NOW])
                                         - thousandths (part[LIAN_YEAR_BEFORE], whole[LIAN_YEAR_BEFORE]));
  /* Translators: a difference of two shares in per cent, with its sign */
  return g_strdup_printf (_ ("%s points"), tenths);
}

static char *
growth_text (gint64 before, gint64 now)
{
  if (before <= 0)
    return g_strdup ("–");
  gint64 size = thousandths (ABS (now - before), before);
  g_autofree char *tenths = tenths_text (now < before ? -size : size);
  return g_strdup_printf ("%s %%", tenths);
}

static char *
share_text (char *number, gint64 part, gint64 whole)
{
  if (whole <= 0)
    return number;
  gint64 share = thousandths (part, whole);
  char *text = g_strdup_printf ("%s (%" G_GINT64_FORMAT ".%d %%)", number, share / 10, (int) (share % 10));
  g_free (number);
  return text;
}

static void
add_share (Writing *self, const char *what, const LianUnit *unit, const gint64 part[LIAN_N_YEARS],
           const gint64 whole[LIAN_N_YEARS])
{
  char *cells[LIAN_N_YEARS];
  for (int year = 0; year < LIAN_N_YEARS; year++)
    cells[year] = part[year] == 0 ? g_strdup ("–")
                                   : share_text (lian_quantity_to_text (part[year], unit), part[year], whole[year]);
  add_line (self, what, cells[LIAN_YEAR_BEFORE], cells[LIAN_YEAR_NOW], points_text (part, whole));
}

static char *
money_text (gint64 fen)
{
  g_autofree char *number = lian_money_format (fen);
  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), number);
}

static void
add_money (Writing *self, const char *what, const LianProductQuality *one, const LianUnit *unit,
           gboolean (*get) (const LianProductQuality *, LianQualityYear, const LianUnit *, gint64 *))
{
  gint64 fen[LIAN_N_YEARS];
  gboolean known[LIAN_N_YEARS];
  char *cells[LIAN_N_YEARS];
  for (int year = 0; year < LIAN_N_YEARS; year++)
    {
      known[year] = get (one, (LianQualityYear) year, unit, &fen[year]);
      cells[year] = known[year] ? money_text (fen[year]) : g_strdup (_ ("not known"));
    }
  add_line (self, what, cells[LIAN_YEAR_BEFORE], cells[LIAN_YEAR_NOW],
            known[LIAN_YEAR_BEFORE] && known[LIAN_YEAR_NOW] ? growth_text (fen[LIAN_YEAR_BEFORE], fen[LIAN_YEAR_NOW])
                                                            : g_strdup ("–"));
}

static void
sum_goods (const LianProductQuality *one, gint64 kept[LIAN_N_YEARS], gint64 all[LIAN_N_YEARS])
{
  for (int year = 0; year < LIAN_N_YEARS; year++)
    {
      kept[year] = 0;
      for (guint i = 0; i < one->grades->len; i++)
        kept[year] += ((const LianQualityGrade *) one->grades->pdata[i])->quantity[year];
      all[year] = kept[year] + one->sent_back[year];
    }
}

/* What happened in neither year needs no line; that a price or a cost is not known is said. */
static void
add_product (Writing *self, const LianProductQuality *one, const LianUnit *unit)
{
  gint64 kept[LIAN_N_YEARS], all[LIAN_N_YEARS];
  const gint64 nothing[LIAN_N_YEARS] = { 0, 0 };
  sum_goods (one, kept, all);
  for (guint i = 0; i < one->grades->len; i++)
    {
      const LianQualityGrade *grade = one->grades->pdata[i];
      /* Translators: a grade */
      g_autofree char *words = grade->grade != NULL ? g_strdup_printf (_ ("grade %s"), grade->grade)
                                                    : g_strdup (_ ("grade not known"));
      add_share (self, words, unit, grade->quantity, kept);
    }
  if (one->sent_back[LIAN_YEAR_BEFORE] + one->sent_back[LIAN_YEAR_NOW] > 0)
    add_share (self, _ ("sent back"), unit, one->sent_back, all);
  /* Goods that no product of the catalogue tells apart have no price in common. */
  if (one->product == 0)
    return;
  add_money (self, _ ("average price"), one, unit, lian_product_quality_get_price);
  if (one->unpriced[LIAN_YEAR_BEFORE] + one->unpriced[LIAN_YEAR_NOW] > 0)
    add_share (self, _ ("price not known of"), unit, one->unpriced, nothing);
  add_money (self, _ ("cost of one"), one, unit, lian_product_quality_get_cost);
}

static void
write_product (LianTxn *txn, GPtrArray *lines, const LianProductQuality *one)
{
  LianUnit unit;
  g_autoptr (LianRecord) product = lian_txn_load (txn, lian_type_find ("product"), one->product);
  g_autofree char *plain = product != NULL ? lian_record_dup_name (product)
                                           : g_strdup (_ ("goods without a product in the catalogue"));
  lian_txn_load_unit (txn, one->unit, &unit);
  g_autofree char *name = g_strdup_printf (_ ("%s (%s)"), plain, unit.name != NULL ? unit.name : "");
  Writing writing = { lines, "product", one->product, name, FALSE };
  add_product (&writing, one, &unit);
}

/* Production returns. */

static char *
stated_text (char *figure, guint n, guint returns)
{
  if (n == returns)
    return figure;
  /* Translators: a figure, how many returns state it, how many returns there are */
  char *text = g_strdup_printf (ngettext ("%s (%u of %u return)", "%s (%u of %u returns)", returns), figure, n, returns);
  g_free (figure);
  return text;
}

static char *
passed_text (const LianWorkQuality *work, int year)
{
  if (work->n_examined[year] == 0)
    return g_strdup (_ ("not known"));
  /* Translators: pieces found good, pieces looked at */
  char *figure = g_strdup_printf (_ ("%d of %d"), (int) work->passed[year], (int) work->examined[year]);
  return stated_text (share_text (figure, work->passed[year], work->examined[year]), work->n_examined[year],
                      work->returns[year]);
}

static void
add_stated (Writing *self, const char *what, const LianWorkQuality *work, const gint64 figure[LIAN_N_YEARS],
            const guint n[LIAN_N_YEARS], gboolean money)
{
  char *cells[LIAN_N_YEARS];
  gboolean both = n[LIAN_YEAR_BEFORE] > 0 && n[LIAN_YEAR_BEFORE] == n[LIAN_YEAR_NOW];
  for (int year = 0; year < LIAN_N_YEARS; year++)
    {
      char *text = money ? money_text (figure[year]) : g_strdup_printf ("%" G_GINT64_FORMAT, figure[year]);
      cells[year] = n[year] > 0 ? stated_text (text, n[year], work->returns[year]) : g_strdup (_ ("not known"));
      if (n[year] == 0)
        g_free (text);
    }
  /* A sum over more months is not more. */
  add_line (self, what, cells[LIAN_YEAR_BEFORE], cells[LIAN_YEAR_NOW],
            both ? growth_text (figure[LIAN_YEAR_BEFORE], figure[LIAN_YEAR_NOW]) : g_strdup ("–"));
}

static void
write_work (GPtrArray *lines, const LianWorkQuality *work)
{
  Writing writing = { lines, "activity", work->activity, work->name, FALSE };
  g_autofree char *before = passed_text (work, LIAN_YEAR_BEFORE), *now = passed_text (work, LIAN_YEAR_NOW);
  add_line (&writing, _ ("passed of those examined"), g_steal_pointer (&before), g_steal_pointer (&now),
            points_text (work->passed, work->examined));
  add_stated (&writing, _ ("public complaints"), work, work->complaints, work->n_complaints, FALSE);
  add_stated (&writing, _ ("output value"), work, work->output, work->n_output, TRUE);
}

/**
 * lian_quality_lines_new:
 * @txn: the base
 * @cooperative: a co-operative
 *
 * Returns: (transfer full) (element-type LianQualityLine): its products by grade, with price and cost, and what the
 *   production returns of its activities say, in the two years that end on the working date
 */
GPtrArray *
lian_quality_lines_new (LianTxn *txn, gint64 cooperative)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) products = lian_product_quality_list (txn, cooperative);
  g_autoptr (GPtrArray) works = lian_work_quality_list (txn, cooperative);
  for (guint i = 0; i < products->len; i++)
    write_product (txn, lines, products->pdata[i]);
  for (guint i = 0; i < works->len; i++)
    write_work (lines, works->pdata[i]);
  return lines;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (lian_record_get_title (*(LianRecord *const *) a), lian_record_get_title (*(LianRecord *const *) b));
}

/**
 * lian_quality_list_cooperatives:
 * @txn: the base
 * @with_cost: (out): the first of them of which a cost is known; 0 where there is none
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianRecord): the co-operatives of which anything of this is
 *   entered, in any year, by name
 */
GPtrArray *
lian_quality_list_cooperatives (LianTxn *txn, gint64 *with_cost, GError **error)
{
  g_autoptr (GArray) noted = lian_txn_list_noted (txn, error);
  g_autoptr (GHashTable) costed = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *list = noted != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free) : NULL;
  *with_cost = 0;
  for (guint i = 0; list != NULL && i < noted->len; i++)
    {
      LianNoted *one = &g_array_index (noted, LianNoted, i);
      g_ptr_array_add (list, lian_txn_load (txn, lian_type_find ("cooperative"), one->cooperative));
      if (one->cost)
        g_hash_table_add (costed, &one->cooperative);
    }
  if (list != NULL)
    g_ptr_array_sort (list, compare_titles);
  for (guint i = 0; list != NULL && *with_cost == 0 && i < list->len; i++)
    {
      gint64 id = lian_record_get_id (list->pdata[i]);
      *with_cost = g_hash_table_contains (costed, &id) ? id : 0;
    }
  return list;
}
