/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Federations and the progress of the transformation: whose one is on a day, how many are organised on it,
 * what the rules ask of a city from which day on; and what a change of co-operatives makes of all that. */
#include "config.h"

#include "lian-case.h"
#include "lian-city-stage.h"
#include "lian-federation-words.h"
#include "lian-missing.h"
#include "lian-opinion.h"
#include "lian-city-progress-words.h"
#include "lian-reorganise.h"
#include "lian-sample.h"
#include "lian-table-model.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define OFFICE ((gint64) LIAN_SAMPLE_OFFICE << 40)

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gint64 city, trade, a, b, local, special, made;
} World;

static LianDate
day (const char *text)
{
  LianDate date;
  g_assert_true (lian_date_parse (text, &date));
  return date;
}

static gint64
put_cooperative (LianTxn *txn, World *w, const char *fields)
{
  return lian_test_put (txn, "cooperative",
                        "%s|status=LIVE|stage=GROUP|city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT
                        "|federation=%" G_GINT64_FORMAT "|spec_federation=%" G_GINT64_FORMAT,
                        fields, w->city, w->trade, w->local, w->special);
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  w->city = lian_test_put (txn, "city", "name_en=Town|size_class=SMALL|handicrafts_concentrated=yes");
  w->trade = lian_test_put (txn, "trade", "name_en=Shoes|arr_class=MAINTAIN");
  w->local = lian_test_put (txn, "federation", "name_en=Local|level=LOCAL|city=%" G_GINT64_FORMAT, w->city);
  w->special = lian_test_put (txn, "federation",
                              "name_en=Special|level=SPECIALISED|founded=1956-03-01|city=%" G_GINT64_FORMAT
                              "|trade=%" G_GINT64_FORMAT, w->city, w->trade);
  w->a = put_cooperative (txn, w, "name_en=A|joined=1955-01-10|members_male=10|members_female=5");
  w->b = put_cooperative (txn, w, "name_en=B|joined=1955-06-10|members_male=20|members_female=0");
  lian_test_put (txn, "federation_membership",
                 "cooperative=%" G_GINT64_FORMAT "|federation=%" G_GINT64_FORMAT "|from_date=1955-01-10", w->a, w->local);
  lian_test_put (txn, "federation_membership",
                 "cooperative=%" G_GINT64_FORMAT "|federation=%" G_GINT64_FORMAT "|from_date=1956-03-01", w->a, w->special);
  return TRUE;
}

static void
world_begin (World *w)
{
  *w = (World){ .base = lian_test_base_new () };
  w->test = lian_test_case_new (w->base.store);
  lian_store_set_author (w->base.store, w->test.decider);
  lian_test_write (&w->base, put_world, w);
}

static void
world_end (World *w)
{
  lian_test_base_clear (&w->base);
}

static LianCityProgress *
read_city (LianTxn *txn, gint64 city, const char *on)
{
  g_autoptr (GError) error = NULL;
  LianCityProgress *progress = lian_city_progress_read (txn, city, day (on), NULL, &error);
  g_assert_no_error (error);
  return progress;
}

static gint64
persons_on (LianTxn *txn, gint64 city, const char *on)
{
  g_autoptr (LianCityProgress) progress = read_city (txn, city, on);
  return progress->all->persons;
}

static gint64
belongs (LianTxn *txn, gint64 cooperative, const char *level, const char *on)
{
  return lian_federation_of_cooperative (txn, cooperative, level, day (on)).federation;
}

/* Counting. */

static gboolean
check_counts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_assert_cmpint (persons_on (txn, w->city, "1955-01-09"), ==, LIAN_CITY_UNKNOWN);
  g_assert_cmpint (persons_on (txn, w->city, "1955-01-10"), ==, 15);
  g_assert_cmpint (persons_on (txn, w->city, "1955-06-10"), ==, 35);
  g_autoptr (LianCityProgress) progress = read_city (txn, w->city, "1956-04-15");
  g_assert_cmpint (progress->all->rate, ==, LIAN_CITY_UNKNOWN);
  g_assert_cmpint (lian_city_progress_left (progress->all), ==, LIAN_CITY_UNKNOWN);
  g_assert_cmpint (progress->all->stages[0], ==, 35);
  return TRUE;
}

static gboolean
put_figures (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "progress_figure", "city=%" G_GINT64_FORMAT "|on_date=1955-12-31|persons=40|origin=count", w->city);
  lian_test_put (txn, "progress_figure", "city=%" G_GINT64_FORMAT "|on_date=1956-04-01|persons=60|origin=count", w->city);
  lian_test_put (txn, "progress_figure",
                 "city=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT "|on_date=1956-04-01|households=9|origin=count",
                 w->city, w->trade);
  return TRUE;
}

/* The latest count until the day; what was counted later doesn't reach back. */
static gboolean
check_rates (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianCityProgress) before = read_city (txn, w->city, "1955-12-30");
  g_autoptr (LianCityProgress) between = read_city (txn, w->city, "1956-03-31");
  g_autoptr (LianCityProgress) now = read_city (txn, w->city, "1956-04-15");
  g_assert_cmpint (before->all->rate, ==, LIAN_CITY_UNKNOWN);
  g_assert_cmpint (between->all->rate, ==, 875);
  g_assert_cmpint (now->all->rate, ==, 583);
  g_assert_cmpint (lian_city_progress_left (now->all), ==, 25);
  const LianCityRate *trade = now->trades->pdata[0];
  g_assert_cmpint (trade->persons, ==, 35);
  g_assert_cmpint (trade->base_households, ==, 9);
  /* Persons and households are not to be divided by each other. */
  g_assert_cmpint (trade->rate, ==, LIAN_CITY_UNKNOWN);
  for (guint i = 1; i < now->series->len; i++)
    g_assert_cmpint (((LianCityRate *) now->series->pdata[i - 1])->day, <,
                     ((LianCityRate *) now->series->pdata[i])->day);
  const LianCityRate *last = now->series->pdata[now->series->len - 1];
  g_assert_cmpint (last->rate, ==, 583);
  return TRUE;
}

static gboolean
put_register (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const char *const lines[] = {
    "member_kind=HOUSEHOLD|member_role=MEMBER|joined=1955-01-10|persons=3",
    "member_kind=PERSON|member_role=MASTER|joined=1955-01-10|left_on=1956-02-01",
    "member_kind=PERSON|member_role=HELPER|joined=1955-01-10",
    "member_kind=PERSON|member_role=MEMBER|joined=1956-03-01",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    lian_test_put (txn, "member", "cooperative=%" G_GINT64_FORMAT "|name_en=M|%s", w->a, lines[i]);
  return TRUE;
}

/* A register counts by its own days: a household by its persons, helpers not. */
static gboolean
check_register (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_assert_cmpint (persons_on (txn, w->city, "1956-01-31"), ==, 24);
  g_assert_cmpint (persons_on (txn, w->city, "1956-02-01"), ==, 23);
  g_assert_cmpint (persons_on (txn, w->city, "1956-03-01"), ==, 24);
  g_autoptr (LianCityProgress) progress = read_city (txn, w->city, "1956-04-15");
  g_assert_cmpint (progress->all->households, ==, 1);
  return TRUE;
}

static void
test_counts (void)
{
  World w;
  world_begin (&w);
  lian_test_read (&w.base, check_counts, &w);
  lian_test_write (&w.base, put_figures, &w);
  lian_test_read (&w.base, check_rates, &w);
  lian_test_write (&w.base, put_register, &w);
  lian_test_read (&w.base, check_register, &w);
  world_end (&w);
}

/* Changes of co-operatives. */

static gboolean
merge (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianReorganiseRequest) wish = lian_reorganise_request_new ("MERGER");
  wish->on = day ("1956-04-01");
  wish->resolution = g_strdup ("general meeting");
  lian_reorganise_request_add_before (wish, w->a);
  lian_reorganise_request_add_before (wish, w->b);
  lian_reorganise_request_add_after (wish, lian_reorganise_found (txn, wish, NULL, "Both", "SM_COOP"));
  if (!lian_reorganise (txn, wish, cancellable, error))
    return FALSE;
  w->made = lian_record_get_id (wish->after->pdata[0]);
  return TRUE;
}

static gboolean
check_merged (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_assert_cmpint (belongs (txn, w->a, "LOCAL", "1956-03-31"), ==, w->local);
  g_assert_cmpint (belongs (txn, w->a, "LOCAL", "1956-04-01"), ==, 0);
  g_assert_cmpint (belongs (txn, w->made, "LOCAL", "1956-03-31"), ==, 0);
  g_assert_cmpint (belongs (txn, w->made, "LOCAL", "1956-04-01"), ==, w->local);
  g_assert_cmpint (belongs (txn, w->made, "SPECIALISED", "1956-04-01"), ==, w->special);
  g_assert_cmpint (persons_on (txn, w->city, "1956-03-31"), ==, 35);
  g_assert_cmpint (persons_on (txn, w->city, "1956-04-01"), ==, 35);
  g_autoptr (LianCityProgress) before = read_city (txn, w->city, "1956-03-31");
  g_autoptr (LianCityProgress) after = read_city (txn, w->city, "1956-04-01");
  g_assert_cmpint (before->all->in_stage[0], ==, 2);
  g_assert_cmpint (before->all->cooperatives, ==, 2);
  g_assert_cmpint (after->all->in_stage[2], ==, 1);
  g_assert_cmpint (after->all->cooperatives, ==, 1);
  return TRUE;
}

static gboolean
check_apart (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_assert_cmpint (belongs (txn, w->a, "LOCAL", "1956-04-01"), ==, w->local);
  return TRUE;
}

static void
test_merger (void)
{
  World w;
  g_autoptr (GError) error = NULL;
  world_begin (&w);
  g_autofree char *was = lian_test_base_dump (&w.base);
  lian_test_write (&w.base, merge, &w);
  lian_test_read (&w.base, check_merged, &w);
  lian_store_undo (w.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  lian_test_read (&w.base, check_apart, &w);
  g_autofree char *is = lian_test_base_dump (&w.base);
  g_assert_cmpstr (is, ==, was);
  world_end (&w);
}

/* Federations. */

static gboolean
check_belongs (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_assert_cmpint (belongs (txn, w->a, "SPECIALISED", "1956-02-29"), ==, 0);
  g_assert_cmpint (belongs (txn, w->a, "SPECIALISED", "1956-03-01"), ==, w->special);
  g_assert_cmpint (belongs (txn, w->a, "LOCAL", "1955-01-09"), ==, 0);
  LianBelongs undated = lian_federation_of_cooperative (txn, w->b, "LOCAL", day ("1950-01-01"));
  g_assert_cmpint (undated.federation, ==, w->local);
  g_assert_false (undated.dated);
  g_assert_cmpint (lian_federation_of_trade (txn, w->city, w->trade, day ("1956-02-29")), ==, 0);
  g_assert_cmpint (lian_federation_of_trade (txn, w->city, w->trade, day ("1956-03-01")), ==, w->special);
  g_autoptr (LianCityProgress) before = read_city (txn, w->city, "1956-02-29");
  g_autoptr (LianCityProgress) now = read_city (txn, w->city, "1956-03-01");
  g_assert_true (lian_city_progress_has_rule (before, "F1"));
  g_assert_cmpuint (before->n_gaps, ==, 1);
  g_assert_cmpuint (now->n_gaps, ==, 0);
  return TRUE;
}

static gboolean
check_contract (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 buyer = lian_test_put (txn, "partner", "name_en=Trust|partner_kind=STATE_COMMERCE");
  gint64 piece = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  gint64 contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=DRAFT|orderer=%" G_GINT64_FORMAT, buyer);
  g_assert_cmpint (lian_federation_of_contract (txn, contract, day ("1956-04-01")).federation, ==, 0);
  gint64 line = lian_test_put (txn, "contract_line",
                               "contract=%" G_GINT64_FORMAT "|product=shoes|quantity=9|unit=%" G_GINT64_FORMAT, contract, piece);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=9", line, w->a);
  /* A18: the specialised one, where it is there; before, the local one. */
  g_assert_cmpint (lian_federation_of_contract (txn, contract, day ("1956-02-29")).federation, ==, w->local);
  g_assert_cmpint (lian_federation_of_contract (txn, contract, day ("1956-03-01")).federation, ==, w->special);
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  lian_record_set_number (record, "signing_federation", w->local);
  lian_record_set_text (record, "signatory", "FEDERATION");
  g_assert_true (lian_txn_update (txn, record, error));
  g_assert_cmpint (lian_federation_of_contract (txn, contract, day ("1956-03-01")).federation, ==, w->local);
  return TRUE;
}

/* What form and list say, on any day. */
static gboolean
check_words (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const LianType *type = lian_type_find ("cooperative");
  g_autofree char *before = lian_federation_dup_names (txn, type, w->a, day ("1956-02-29"));
  g_autofree char *now = lian_federation_dup_names (txn, type, w->a, day ("1956-03-01"));
  g_autofree char *none = lian_federation_dup_line (txn, type, w->a, day ("1955-01-09"));
  g_autofree char *undated = lian_federation_dup_line (txn, type, w->b, day ("1956-03-01"));
  g_autofree char *local = lian_txn_title (txn, lian_type_find ("federation"), w->local);
  g_autofree char *special = lian_txn_title (txn, lian_type_find ("federation"), w->special);
  g_autofree char *both = g_strdup_printf ("%s · %s", special, local);
  g_autofree char *line = g_strdup_printf ("Federation on 1956-03-01: %s (since when is not entered) · %s (since when is not entered)",
                                           special, local);
  g_assert_cmpstr (before, ==, local);
  g_assert_cmpstr (now, ==, both);
  g_autofree char *first = g_strdup_printf ("Federation on 1955-01-09: none is known\n1955-01-10 to 1956-02-29: %s\n"
                                            "from 1956-03-01: %s", local, both);
  g_autofree char *first_day = lian_federation_dup_line (txn, type, w->a, day ("1956-03-01"));
  g_autofree char *today = g_strdup_printf ("Federation on 1956-03-01: %s\n1955-01-10 to 1956-02-29: %s", both, local);
  g_assert_cmpstr (none, ==, first);
  g_assert_cmpstr (first_day, ==, today);
  g_assert_cmpstr (undated, ==, line);
  g_assert_null (lian_federation_dup_line (txn, lian_type_find ("trade"), w->trade, day ("1956-03-01")));
  return TRUE;
}

static gboolean
count_conditions (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint *n = data;
  g_autoptr (GArray) nobody = lian_txn_list_without_person (txn, 1, &n[0], error);
  g_autoptr (GArray) months = lian_txn_list_unchecked (txn, 1, &n[1], error);
  g_assert_cmpuint (nobody->len, ==, 1);
  g_assert_cmpuint (months->len, ==, 1);
  n[2] = lian_txn_count (txn, lian_type_find ("cooperative"));
  return TRUE;
}

static guint
count_chip (World *w, const char *chip)
{
  int column = 0;
  g_autoptr (LianTableModel) model = lian_table_model_new (w->base.store, lian_type_find ("cooperative"), &column, 1);
  lian_table_model_set_derived (model, lian_cooperative_derived ());
  lian_table_model_set_chip (model, chip);
  while (lian_table_model_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static gboolean
put_person (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "quality_person", "name=Li|from_date=1955-01-01|cooperative=%" G_GINT64_FORMAT, w->a);
  for (int month = 1; month <= 3; month++)
    lian_test_put (txn, "management_check", "month=1956-%02d-01|accounts_on_time=yes|stock_verified=yes|meeting_held=yes|cooperative=%"
                   G_GINT64_FORMAT, month, w->a);
  return TRUE;
}

/* The conditions of the list: nobody for quality, months that nobody looked at; a limit is told with the whole
 * number. */
static void
test_missing (void)
{
  World w;
  guint before[3], after[3];
  world_begin (&w);
  lian_store_override_working_date (w.base.store, day ("1956-04-15"));
  lian_test_read (&w.base, count_conditions, before);
  g_assert_cmpuint (before[0], >, 1);
  g_assert_cmpuint (count_chip (&w, "NOBODY"), ==, before[0]);
  guint unchecked = count_chip (&w, "UNCHECKED");
  lian_test_write (&w.base, put_person, &w);
  lian_test_read (&w.base, count_conditions, after);
  g_assert_cmpuint (after[0], ==, before[0] - 1);
  g_assert_cmpuint (after[1], ==, before[1] - 3);
  g_assert_cmpuint (count_chip (&w, "NOBODY"), ==, after[0]);
  g_assert_cmpuint (count_chip (&w, "UNCHECKED"), ==, unchecked - 1);
  world_end (&w);
}

static void
test_federations (void)
{
  World w;
  world_begin (&w);
  lian_test_read (&w.base, check_belongs, &w);
  lian_test_read (&w.base, check_words, &w);
  lian_test_write (&w.base, check_contract, &w);
  world_end (&w);
}

/* Confirmations. */

static gboolean
put_word (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  lian_test_put (txn, "city_confirmation",
                 "city=%" G_GINT64_FORMAT "|on_date=1956-02-01|confirmation=CONFIRMED|reason=r|threshold=900|resolution=1|officer=%" G_GINT64_FORMAT,
                 w->city, w->test.decider);
  w->made = lian_test_put (txn, "city_confirmation",
                           "city=%" G_GINT64_FORMAT "|on_date=1956-03-01|confirmation=WITHDRAWN|reason=r|officer=%" G_GINT64_FORMAT,
                           w->city, w->test.decider);
  return TRUE;
}

static gboolean
check_word (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const char *const days[] = { "1956-01-31", "1956-02-01", "1956-02-29", "1956-03-01" };
  const LianTruth expected[] = { LIAN_NOT_ASKED, LIAN_YES, LIAN_YES, LIAN_NO };
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (LianCityProgress) progress = read_city (txn, w->city, days[i]);
      g_assert_cmpint (progress->basically, ==, expected[i]);
      g_assert_cmpint (lian_city_progress_has_rule (progress, "W1"), ==, expected[i] == LIAN_YES);
      g_assert_cmpint (lian_city_progress_has_rule (progress, "W2"), ==, expected[i] == LIAN_NO);
    }
  return TRUE;
}

static gboolean
delete_word (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_delete (txn, lian_type_find ("city_confirmation"), ((World *) data)->made, error);
}

static gboolean
change_word (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) word = lian_txn_load (txn, lian_type_find ("city_confirmation"), ((World *) data)->made);
  lian_record_set_text (word, "on_date", "1956-03-02");
  return lian_txn_update (txn, word, error);
}

static void
assert_refused (World *w, LianTxnFunc func)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (w->base.store, "test", NULL, func, w, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_confirmation (void)
{
  World w;
  world_begin (&w);
  lian_test_write (&w.base, put_word, &w);
  lian_test_read (&w.base, check_word, &w);
  assert_refused (&w, delete_word);
  assert_refused (&w, change_word);
  world_end (&w);
}

/* The sample. */

static const LianCityRate *
find_trade (const LianCityProgress *progress, gint64 trade)
{
  for (guint i = 0; i < progress->trades->len; i++)
    if (((LianCityRate *) progress->trades->pdata[i])->trade == (OFFICE | trade))
      return progress->trades->pdata[i];
  g_assert_not_reached ();
}

/* What the rules say about the city of an activity, as recommendations have it. */
static char *
stage_of_case (LianTxn *txn, gint64 activity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianCase) one = lian_case_load_brief (txn, OFFICE | activity, &error);
  GString *rules = g_string_new (NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      for (guint f = 0; g_str_equal (part->type, "city") && f < part->findings->len; f++)
        g_string_append_printf (rules, "%s ", ((LianOpinionFinding *) part->findings->pdata[f])->rule);
    }
  return g_string_free (rules, FALSE);
}

static gboolean
check_sample (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianCityProgress) anlan = read_city (txn, OFFICE | 201, "1956-04-15");
  g_autoptr (LianCityProgress) jiaxiang = read_city (txn, OFFICE | 203, "1956-04-15");
  g_autoptr (LianCityProgress) linqing = read_city (txn, OFFICE | 204, "1949-12-31");
  g_autoptr (LianCityProgress) beijing = read_city (txn, OFFICE | 210, "1956-04-15");
  g_assert_cmpint (anlan->all->base_persons, ==, 3499);
  g_assert_cmpint (anlan->threshold, ==, 900);
  g_assert_false (anlan->below);
  /* Trades that were not counted by themselves, and trades whose class changed. */
  g_assert_cmpint (find_trade (anlan, 311)->rate, ==, LIAN_CITY_UNKNOWN);
  g_assert_cmpstr (find_trade (anlan, 327)->arr_class, ==, "CONVERT");
  g_assert_true (find_trade (anlan, 302)->gap);
  g_assert_cmpint (find_trade (anlan, 302)->task, ==, OFFICE | 98610);
  g_assert_false (find_trade (anlan, 301)->gap);
  g_autoptr (LianCityProgress) earlier = read_city (txn, OFFICE | 201, "1956-01-14");
  g_assert_cmpstr (find_trade (earlier, 327)->arr_class, ==, "RESTRICT");
  /* Printed, without the number of all. */
  g_assert_true (jiaxiang->all->from_report);
  g_assert_cmpint (jiaxiang->all->persons, ==, 2852);
  g_assert_cmpint (jiaxiang->all->rate, ==, 911);
  /* 70 of 71 households. */
  g_assert_true (find_trade (linqing, 309)->by_households);
  g_assert_cmpint (find_trade (linqing, 309)->rate, ==, 986);
  g_assert_cmpint (beijing->all->base_households, ==, 13240);
  g_assert_cmpint (beijing->all->rate, ==, LIAN_CITY_UNKNOWN);
  g_autofree char *confirmed = stage_of_case (txn, 2001);
  g_assert_cmpstr (confirmed, ==, "F1 W1 ");
  return TRUE;
}

static gboolean
withdraw (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  lian_test_put (txn, "city_confirmation",
                 "city=%" G_GINT64_FORMAT "|on_date=1956-04-15|confirmation=WITHDRAWN|reason=r|officer=%" G_GINT64_FORMAT,
                 OFFICE | 201, OFFICE | 1);
  g_autofree char *rules = stage_of_case (txn, 2001);
  g_assert_cmpstr (rules, ==, "F1 W2 ");
  return TRUE;
}

static void
test_sample (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  lian_test_read (&base, check_sample, NULL);
  lian_test_write (&base, withdraw, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/counts", test_counts);
  g_test_add_func ("/progress/merger", test_merger);
  g_test_add_func ("/progress/federations", test_federations);
  g_test_add_func ("/progress/missing", test_missing);
  g_test_add_func ("/progress/confirmation", test_confirmation);
  g_test_add_func ("/progress/sample", test_sample);
  return g_test_run ();
}
