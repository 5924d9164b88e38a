/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The same order signed twice, and the same need ordered twice.
 *
 * Goods are the same where the catalogue says so, or where a name of theirs is; sizes that differ are
 * different goods.  Lines meet under a key for each of what they must have in common, and in the order
 * of their terms each is held against the one before that lasts longest. */
#include <string.h>

#include "lian-doubts-private.h"
#include "lian-goods.h"
#include "lian-i18n.h"
#include "lian-text.h"

typedef struct
{
  LianDoubting *doubting;
  GHashTable *buckets; /* key text, GArray of LianDoubtLine */
  GHashTable *seen;    /* "contract other" */
} Meeting;

static void
meet (Meeting *self, char *key, const LianDoubtLine *line)
{
  GArray *bucket = g_hash_table_lookup (self->buckets, key);
  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (LianDoubtLine));
      g_hash_table_insert (self->buckets, g_strdup (key), bucket);
    }
  g_array_append_vals (bucket, line, 1);
  g_free (key);
}

static GStrv
list_names (const LianRecord *line)
{
  return lian_goods_list_names (lian_record_get_number (line, "catalogue_product"),
                                lian_record_get_text (line, "product"));
}

static gboolean
differ (const LianRecord *a, const LianRecord *b, const char *field)
{
  const char *one = lian_record_get_text (a, field), *other = lian_record_get_text (b, field);
  g_autofree char *x = lian_text_fold (one != NULL ? one : "");
  g_autofree char *y = lian_text_fold (other != NULL ? other : "");
  return *x != '\0' && *y != '\0' && !g_str_equal (x, y);
}

static gboolean
is_fulfilled (const LianDoubtLine *line)
{
  return g_strcmp0 (lian_record_get_text (line->contract, "state"), "FULFILLED") == 0;
}

/* Where both are fulfilled nothing is left to ask about. */
static gboolean
may_be_same (const LianDoubtLine *a, const LianDoubtLine *b)
{
  gint64 one = lian_record_get_number (a->line, "catalogue_product");
  gint64 other = lian_record_get_number (b->line, "catalogue_product");
  gint64 framework = lian_record_get_number (a->contract, "framework");
  return a->contract != b->contract && !(is_fulfilled (a) && is_fulfilled (b)) && !lian_goods_rule_out (one, other)
         && !differ (a->line, b->line, "spec")
         && (framework == 0 || framework != lian_record_get_number (b->contract, "framework"));
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const LianDoubtLine *x = a, *y = b;
  gint64 one = lian_record_get_id (x->line), other = lian_record_get_id (y->line);
  return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (one > other) - (one < other);
}

static gboolean
is_new_pair (Meeting *self, const LianRecord *a, const LianRecord *b)
{
  gint64 one = lian_record_get_id (a), other = lian_record_get_id (b);
  return g_hash_table_add (self->seen, g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                                        MIN (one, other), MAX (one, other)));
}

static char *
words_of_quantity (LianDoubting *doubting, const LianRecord *line)
{
  return lian_record_is_empty (line, "quantity")
             ? g_strdup (_ ("an unknown quantity"))
             : _lian_doubting_quantity (doubting, line, lian_record_get_number (line, "quantity"));
}

static void
say_signed (LianDoubting *doubting, const LianDoubtLine *a, const LianDoubtLine *b)
{
  LianContractDoubt *doubt = _lian_doubting_add (doubting, LIAN_DOUBT_SIGNED_TWICE, b->contract, a->contract);
  g_autofree char *buyer = _lian_doubting_name (doubting, "partner", lian_record_get_number (a->contract, "orderer"));
  g_autofree char *goods = lian_text_shorten_to (lian_record_get_title (b->line), 40);
  g_autofree char *one = words_of_quantity (doubting, a->line), *other = words_of_quantity (doubting, b->line);
  g_autofree char *from = lian_date_format (MAX (a->from, b->from)), *to = lian_date_format (MIN (a->to, b->to));
  doubt->message = g_strdup_printf (
      /* Translators: an orderer, goods, two quantities, two dates */
      _ ("“%s” orders “%s” in both, %s and %s, from the same maker or federation; both run from %s to %s"),
      buyer, goods, one, other, from, to);
  doubt->advice = g_strdup (_ ("Ask the orderer whether it is one order; if so, void one, or amend the other to hold both."));
}

static void
say_needed (LianDoubting *doubting, const LianDoubtLine *a, const LianDoubtLine *b)
{
  LianContractDoubt *doubt = _lian_doubting_add (doubting, LIAN_DOUBT_NEEDED_TWICE, b->contract, a->contract);
  gint64 first = lian_record_get_number (a->contract, "orderer"), second = lian_record_get_number (b->contract, "orderer");
  g_autofree char *buyer = _lian_doubting_name (doubting, "partner", first);
  g_autofree char *other_buyer = _lian_doubting_name (doubting, "partner", second);
  g_autofree char *goods = lian_text_shorten_to (lian_record_get_title (b->line), 40);
  g_autofree char *one = words_of_quantity (doubting, a->line), *other = words_of_quantity (doubting, b->line);
  int year, month, day;
  lian_date_split (b->from, &year, &month, &day);
  g_autofree char *due = g_strdup_printf ("%d-%02d", year, month);
  doubt->message = g_strdup_printf (
      /* Translators: goods, a month, orderer and quantity, another orderer and quantity */
      _ ("“%s” due in %s for the same place: “%s” orders %s, “%s” orders %s"), goods, due, buyer, one,
      other_buyer, other);
  doubt->advice = g_strdup (_ ("Ask both orderers whether it is one need; the one that is too much is voided or reduced by an amendment."));
}

static void
sweep (Meeting *self, GArray *bucket, void (*say) (LianDoubting *, const LianDoubtLine *, const LianDoubtLine *))
{
  g_array_sort (bucket, compare_terms);
  const LianDoubtLine *longest = &g_array_index (bucket, LianDoubtLine, 0);
  for (guint i = 1; i < bucket->len; i++)
    {
      const LianDoubtLine *line = &g_array_index (bucket, LianDoubtLine, i);
      if (line->from <= longest->to && may_be_same (longest, line)
          && is_new_pair (self, longest->contract, line->contract))
        say (self->doubting, longest, line);
      if (line->to > longest->to)
        longest = line;
    }
}

static void
sweep_all (Meeting *self, void (*say) (LianDoubting *, const LianDoubtLine *, const LianDoubtLine *))
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->buckets), (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL && !_lian_doubting_is_stopped (self->doubting); key = key->next)
    sweep (self, g_hash_table_lookup (self->buckets, key->data), say);
  g_hash_table_remove_all (self->buckets);
}

/* Who signs for its makers and who makes it: the same again is the sign of the same contract. */
static GArray *
list_parties (LianDoubting *doubting, const LianDoubtLine *line)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) allotments = _lian_contract_parts (doubting->txn, "allotment", "contract_line",
                                                           lian_record_get_id (line->line));
  gint64 signers[] = { lian_record_get_number (line->contract, "signing_federation"),
                       lian_record_get_number (line->contract, "signing_cooperative") };
  for (guint i = 0; i < allotments->len + G_N_ELEMENTS (signers); i++)
    {
      gint64 party = i < allotments->len ? lian_record_get_number (allotments->pdata[i], "cooperative")
                                         : signers[i - allotments->len];
      /* Ids of federations and co-operatives may be the same in a base that was imported. */
      party = i == allotments->len ? -party : party;
      if (party != 0)
        g_array_append_val (parties, party);
    }
  return parties;
}

static void
meet_parties (Meeting *self, const LianDoubtLine *line)
{
  g_auto (GStrv) names = list_names (line->line);
  g_autoptr (GArray) parties = list_parties (self->doubting, line);
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < parties->len; j++)
      meet (self,
            g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                             lian_record_get_number (line->contract, "orderer"),
                             g_array_index (parties, gint64, j), names[i]),
            line);
}

/* What is bought where it stands, or sold by oneself, is no need that somebody ordered. */
static gboolean
is_order (const LianRecord *contract)
{
  static const char *const types[] = { "PROCESSING", "ORDER", "UNIFIED", "EXCLUSIVE", NULL };
  const char *type = lian_record_get_text (contract, "contract_type");
  return type != NULL && g_strv_contains (types, type);
}

/* In the city of the orderer; where that isn't known, only its own orders can be the same need. */
static void
meet_month (Meeting *self, const LianDoubtLine *line, LianDate due)
{
  gint64 orderer = lian_record_get_number (line->contract, "orderer");
  const LianRecord *partner = _lian_contract_book_find (self->doubting->book, "partner", orderer);
  gint64 city = partner != NULL ? lian_record_get_number (partner, "city") : 0;
  g_auto (GStrv) names = list_names (line->line);
  int year, month, day;
  lian_date_split (due, &year, &month, &day);
  LianDoubtLine in_month = *line;
  in_month.from = in_month.to = lian_date_first_of_month (due);
  for (guint i = 0; names[i] != NULL; i++)
    meet (self,
          g_strdup_printf ("%s%" G_GINT64_FORMAT " %d-%02d %s", city != 0 ? "c" : "p", city != 0 ? city : orderer,
                           year, month, names[i]),
          &in_month);
}

static void
meet_months (Meeting *self, const LianDoubtLine *line)
{
  g_autoptr (GPtrArray) schedule = _lian_contract_parts (self->doubting->txn, "schedule", "contract_line",
                                                         lian_record_get_id (line->line));
  LianDate now = lian_txn_get_working_date (self->doubting->txn);
  LianDate end = lian_record_get_date (line->contract, "term_to");
  for (guint i = 0; i < schedule->len; i++)
    if (lian_record_get_date (schedule->pdata[i], "due_on") >= now)
      meet_month (self, line, lian_record_get_date (schedule->pdata[i], "due_on"));
  if (schedule->len == 0 && end >= now && end != 0)
    meet_month (self, line, end);
}

/* Orders that are signed twice, then those that are another contract for the same need; what is
 * fulfilled or over is no need any more. */
void
_lian_doubting_find_twice (LianDoubting *doubting, const GArray *lines)
{
  g_autoptr (GHashTable) buckets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Meeting self = { doubting, buckets, seen };
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, LianDoubtLine, i).from != 0)
      meet_parties (&self, &g_array_index (lines, LianDoubtLine, i));
  sweep_all (&self, say_signed);
  for (guint i = 0; i < lines->len; i++)
    if (is_order (g_array_index (lines, LianDoubtLine, i).contract)
        && !is_fulfilled (&g_array_index (lines, LianDoubtLine, i)))
      meet_months (&self, &g_array_index (lines, LianDoubtLine, i));
  sweep_all (&self, say_needed);
}
