/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a person types to narrow a list: every condition by the records that it finds, every mistake by
 * the place and the word that is named. */
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-query-text.h"
#include "lian-test-base.h"
#include "lian-txn-private.h"

#include <string.h>

/* 1956-04-15 */
#define WORKING_DATE lian_date_new (1956, 4, 15)

typedef struct
{
  const char *type;
  const char *pairs[16];
} Entry;

static const Entry entries[] = {
  { "trade", { "name_zh", "铁器", "name_en", "iron goods", "code", "iron" } },
  { "trade", { "name_zh", "竹器", "name_en", "bamboo ware", "code", "bamboo" } },
  { "cooperative",
    { "name_en", "Axe", "name_zh", "綏濱鐵工", "members_male", "30", "members_female", "25", "founded", "1954-12-31",
      "output_declined", "yes", "trade", "1", "status", "LIVE" } },
  { "cooperative",
    { "name_en", "Bell", "members_male", "60", "founded", "1955-01-01", "output_declined", "no", "trade", "2",
      "status", "DISSOLVED", "share_paid", "12.50" } },
  { "cooperative",
    { "name_en", "Café 100%", "members_male", "10", "members_female", "0", "founded", "1955-12-31",
      "output_declined", "unknown", "trade", "1", "status", "LIVE" } },
  { "cooperative", { "name_en", "Drum", "founded", "1956-04-15", "note", "axe to grind: see Bell" } },
};

static gboolean
enter_all (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 trades[2];
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const LianType *type = lian_type_find (entries[i].type);
      g_autoptr (LianRecord) record = lian_record_new (type);
      for (guint p = 0; p < 16 && entries[i].pairs[p] != NULL; p += 2)
        if (g_str_equal (entries[i].pairs[p], "trade"))
          lian_record_set_number (record, "trade", trades[entries[i].pairs[p + 1][0] - '1']);
        else if (!lian_format_read (record, lian_type_field (type, entries[i].pairs[p]), entries[i].pairs[p + 1],
                                    NULL, 0, error))
          return FALSE;
      if (!lian_txn_insert (txn, record, error))
        return FALSE;
      if (i < 2)
        trades[i] = lian_record_get_id (record);
    }
  return TRUE;
}

typedef struct
{
  const LianQueryText *text;
  GString *names;
} Ask;

static gboolean
ask (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *self = data;
  const LianType *type = lian_type_find ("cooperative");
  LianQuery query = { .type = type, .search = self->text->words, .terms = self->text->terms };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, g_array_index (ids, gint64, i));
      g_string_append_c (self->names, lian_record_get_text (record, "name_en")[0]);
    }
  return ids != NULL;
}

/* The first letters of those found, in order. */
static const struct
{
  const char *text;
  const char *found;
} cases[] = {
  { "", "ABCD" },
  { "  axe ", "AD" },
  { "name:axe", "A" },
  { "-axe", "BC" },
  { "\"see bell\"", "D" },
  { "\"bell see\"", "" },
  { "\"grind: see\"", "D" },
  /* Three letters of any part of a word, or two Chinese characters; fewer letters are a beginning. */
  { "rum", "D" },
  { "ru", "" },
  { "dr", "D" },
  { "rin drum", "D" },
  { "rin ru", "" },
  { "滨铁", "A" },
  { "鐵工", "A" },
  { "鐵工 rum", "" },
  { "鐵工 ax", "A" },
  { "鐵工 xe", "" },
  /* Initials in pinyin of a name; case, width, accents and old characters make no difference. */
  { "sbtg", "A" },
  { "BTG", "A" },
  { "sb", "A" },
  { "tg", "" },
  { "绥滨", "A" },
  { "ＣＡＦÉ", "C" },
  { "１００", "C" },
  { "-rum", "ABC" },
  { "-ru", "ABCD" },
  { "-滨铁", "BCD" },
  { "-\"rum\"", "ABCD" },
  { "trade:iron", "AC" },
  { "TRADE：Iron", "AC" },
  { "行业:铁", "AC" },
  { "行业：鐵器", "AC" },
  { "-trade:iron", "BD" },
  { "trade:none", "D" },
  { "-trade:\"\"", "ABC" },
  { "trade:iron,bamboo", "ABC" },
  { "trade:\"iron goods\"", "AC" },
  { "trade:\"goods iron\"", "" },
  { "trade:iron members>50 state:live", "A" },
  { "members>=55", "A" },
  /* A sum of which one part is not known is in no range, and in the opposite of each. */
  { "members<1000", "AC" },
  { "-members<1000", "BD" },
  { "members_male:20..60", "AB" },
  { "members_male:20..", "AB" },
  { "members_male:..30", "AC" },
  { "members_male=60", "B" },
  { "members_male!=60", "ACD" },
  { "members_male≠60,10", "AD" },
  { "\"members, male\">=30", "AB" },
  { "members_male>10 members_male<60", "A" },
  { "share_paid=12.5", "B" },
  { "share_paid>12.49", "B" },
  { "share_paid>12.50", "" },
  { "founded:1955", "BC" },
  { "founded:1955-12", "C" },
  { "founded>1955", "D" },
  { "founded>=1955", "BCD" },
  { "founded<1955", "A" },
  { "founded<=1955-01-01", "AB" },
  { "founded:1954..1955-01", "AB" },
  { "founded:today", "D" },
  { "founded:4-15", "D" },
  { "status:live", "AC" },
  { "状态:存续", "AC" },
  { "-status:live", "BD" },
  { "status:live,dissolved", "ABC" },
  { "output_declined:yes", "A" },
  { "output_declined:unknown", "C" },
  { "output_declined:none", "D" },
  { "-output_declined:yes", "BCD" },
  { "-output_declined:yes,none", "BC" },
  /* Any part, whatever width, case, accents and old characters. */
  { "name_en:AFE", "C" },
  { "name_en:ｃａｆｅ", "C" },
  { "name_en:100%", "C" },
  { "name_en:%", "C" },
  { "name_en=Drum", "D" },
  { "name_en=drum", "" },
  { "name_zh:滨铁", "A" },
};

static void
test_found (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_store_write (base.store, "enter", NULL, enter_all, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      g_test_message ("%s", cases[i].text);
      g_autoptr (LianQueryText) text
          = lian_query_text_read (lian_type_find ("cooperative"), cases[i].text, WORKING_DATE, &error);
      g_assert_no_error (error);
      Ask job = { text, names };
      lian_store_read (base.store, ask, &job, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (names->str, ==, cases[i].found);
    }
}

/* Search everywhere. */

#define N_CITIES 2100 /* more than are put in order */

static gboolean
enter_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_CITIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Suibin %04u", i);
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_en", name);
      if (i == 7)
        lian_record_set_text (city, "note", "Suibin, the ironmakers' place");
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const char *words;
  GPtrArray *hits;
  int steps; /* of the base's machine, which reading a row takes several of */
} Hunt;

static int
count_steps (LianTxn *txn)
{
  int n = 0;
  sqlite3_stmt *one = NULL;
  while ((one = sqlite3_next_stmt (lian_db_handle (txn->db), one)) != NULL)
    n += sqlite3_stmt_status (one, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  return n;
}

static gboolean
hunt (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Hunt *self = data;
  count_steps (txn);
  self->hits = lian_txn_search (txn, self->words, NULL, 10, error);
  self->steps = count_steps (txn);
  return self->hits != NULL;
}

static char *
find_titles (LianStore *store, const char *words, int most_steps)
{
  Hunt self = { .words = words };
  g_assert_true (lian_store_read (store, hunt, &self, NULL));
  g_test_message ("%s: %d steps", words, self.steps);
  g_assert_cmpint (self.steps, <, most_steps);
  g_autoptr (GPtrArray) hits = self.hits;
  g_autoptr (GString) titles = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", ((const LianHit *) hits->pdata[i])->title + 7);
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* By id no index is walked and nothing put in order: ids alone are read. */
static gboolean
list_by_id (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("city"), .sort = "id", .descending = TRUE };
  count_steps (txn);
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  g_assert_cmpint (count_steps (txn), <, 5 * N_CITIES);
  g_assert_cmpuint (ids->len, ==, N_CITIES);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), <, g_array_index (ids, gint64, i - 1));
  return TRUE;
}

static void
test_everywhere (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_store_write (base.store, "enter", NULL, enter_cities, NULL, NULL, NULL));
  /* Of thousands the first; of few the best, what has the letters inside of words last. */
  g_autofree char *many = find_titles (base.store, "suibin", 35 * 1001);
  g_assert_cmpstr (many, ==, "0000 0001 0002 0003 0004 0005 0006 0007 0008 0009");
  g_autofree char *inside = find_titles (base.store, "onmak", 200);
  g_assert_cmpstr (inside, ==, "0007");
  g_autofree char *both = find_titles (base.store, "205", 2000);
  g_assert_cmpstr (both, ==, "2050 2051 2052 2053 2054 2055 2056 2057 2058 2059");
  g_assert_true (lian_store_read (base.store, list_by_id, NULL, NULL));
  g_autofree char *end = find_titles (base.store, "uib 007", 2000);
  g_assert_cmpstr (end, ==, "0070 0071 0072 0073 0074 0075 0076 0077 0078 0079");
}

/* The place, and what is said. */
static const struct
{
  const char *type;
  const char *text;
  const char *said[2];
} mistakes[] = {
  { "cooperative", "iron trad:x", { "character 6:", "“trade”" } },
  { "cooperative", "铁器 行叶:x", { "character 4:", "“行叶”" } },
  { "cooperative", "foundet>1955", { "character 1:", "“founded”" } },
  { "cooperative", "state:lieve", { "character 7:", "“live”" } },
  { "cooperative", "-status:live,disolved", { "character 14:", "“dissolved”" } },
  { "cooperative", "members>many", { "character 9:", "“many” is no number" } },
  { "cooperative", "members:1..x", { "character 9:", "“x” is no number" } },
  { "cooperative", "members:..", { "character 9:", "missing" } },
  { "cooperative", "founded:1955-13", { "character 9:", "1956-04" } },
  { "cooperative", "founded:1955-02-30", { "character 9:", "no date" } },
  { "cooperative", "name_en>b", { "character 9:", "use “:”" } },
  { "cooperative", "trade:", { "character 7:", "missing" } },
  { "cooperative", "trade:iron,", { "character 12:", "missing" } },
  { "cooperative", "trade:?!", { "character 7:", "no word" } },
  { "cooperative", ">5", { "character 1:", "in front of the sign" } },
  { "cooperative", "a \"b c", { "character 3:", "not closed" } },
  { "cooperative", "source:x", { "character 1:", "no field" } },
  { "contract_line", "quantity>much", { "character 10:", "three decimals" } },
  { "contract_line", "quantity:1.2345", { "character 10:", "three decimals" } },
  { "contract_line", "quantity:5jin..9kg", { "character 10:", "two units" } },
  { "contract_line", "quantity:..", { "character 10:", "missing" } },
  { "round", "weekdays:8", { "character 10:", "Monday" } },
};

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianQueryText) text = lian_query_text_read (lian_type_find (mistakes[i].type), mistakes[i].text,
                                                             WORKING_DATE, &error);
      g_assert_null (text);
      g_assert_nonnull (error);
      g_test_message ("%s: %s", mistakes[i].text, error->message);
      for (guint s = 0; s < 2; s++)
        g_assert_nonnull (strstr (error->message, mistakes[i].said[s]));
    }
}

/* Whatever is typed is read or refused. */
static void
test_anything (void)
{
  static const char *const pieces[] = { "\"", "-", ":", ">", ",", "..", " ", "trade", "members", "founded", "铁",
                                        "1955", "”", "≥", "none", "status", "live", "=", "\t", "％" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        g_string_append (typed, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (LianQueryText) text
          = lian_query_text_read (lian_type_find ("cooperative"), typed->str, WORKING_DATE, &error);
      g_assert_true ((text == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
  g_test_add_func ("/query-text/found", test_found);
  g_test_add_func ("/query-text/everywhere", test_everywhere);
  g_test_add_func ("/query-text/mistakes", test_mistakes);
  g_test_add_func ("/query-text/anything", test_anything);
  return g_test_run ();
}
