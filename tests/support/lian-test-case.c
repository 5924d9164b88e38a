/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case to decide on.
 *
 * The activity is ready to be centralised: all conditions, planning and preparation are there, and
 * the co-operative joined long ago.  Tests change one fact and see what follows. */
#include "lian-test-case.h"

#define WORKING_DATE "1956-04-15"

typedef struct
{
  LianRecord *record;
  gboolean update;
} Job;

static gboolean
write_record (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  return job->update ? lian_txn_update (txn, job->record, error)
                     : lian_txn_insert (txn, job->record, error);
}

static void
set (LianRecord *record, const char *field, const char *value)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);
  g_assert_nonnull (info);
  if (value == NULL)
    lian_record_clear (record, field);
  else if (lian_record_holds_number (info))
    lian_record_set_number (record, field, g_ascii_strtoll (value, NULL, 10));
  else
    lian_record_set_text (record, field, value);
}

/* Numbers are given as decimal text; the array ends with NULL. */
gint64
lian_test_insert (LianStore *store, const char *type, const char *const *fields_and_values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find (type));
  for (const char *const *at = fields_and_values; at[0] != NULL; at += 2)
    set (record, at[0], at[1]);
  Job job = { record, FALSE };
  lian_store_write (store, "test", NULL, write_record, &job, NULL, &error);
  g_assert_no_error (error);
  return lian_record_get_id (record);
}

typedef struct
{
  const LianType *type;
  gint64 id;
  const char *field;
  const char *value;
} Change;

static gboolean
change_record (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, change->type, change->id);
  g_assert_nonnull (record);
  set (record, change->field, change->value);
  return lian_txn_update (txn, record, error);
}

/* A value of NULL empties the field. */
void
lian_test_set (LianStore *store, const char *type, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  Change change = { lian_type_find (type), id, field, value };
  lian_store_write (store, "test", NULL, change_record, &change, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const LianType *type;
  gint64 id;
  LianRecord *record;
  guint n;
} Look;

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *job = data;
  job->record = job->id != 0 ? lian_txn_load (txn, job->type, job->id) : NULL;
  job->n = (guint) lian_txn_count (txn, job->type);
  return TRUE;
}

/* NULL where there is no such record. */
LianRecord *
lian_test_load (LianStore *store, const char *type, gint64 id)
{
  Look job = { lian_type_find (type), id, NULL, 0 };
  g_assert_true (lian_store_read (store, look, &job, NULL));
  return job.record;
}

/* The number of records of that type. */
guint
lian_test_count (LianStore *store, const char *type)
{
  Look job = { lian_type_find (type), 0, NULL, 0 };
  g_assert_true (lian_store_read (store, look, &job, NULL));
  return job.n;
}

/* The id as decimal text, as lian_test_insert() takes it. */
char *
lian_test_dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
insert_officer (LianStore *store, const char *name, const char *role, const char *account)
{
  const char *fields[] = { "name", name, "role", role, "os_account", account, NULL };
  return lian_test_insert (store, "officer", fields);
}

static void
insert_office (LianStore *store)
{
  const char *city[] = { "name_zh", "安澜市", "name_en", "Anlan", NULL };
  g_autofree char *city_id = lian_test_dup_id (lian_test_insert (store, "city", city));
  const char *federation[]
      = { "name_zh", "安澜市手工业联社", "level", "LOCAL", "city", city_id, NULL };
  g_autofree char *federation_id
      = lian_test_dup_id (lian_test_insert (store, "federation", federation));
  const char *settings[] = { "federation", federation_id, "office", "0", "working_date",
                             WORKING_DATE, "language", "zh_CN", NULL };
  lian_test_insert (store, "settings", settings);
}

/* An activity that is ready to be centralised. */
static gint64
insert_ready (LianStore *store, const char *owner, const char *trade)
{
  const char *activity[]
      = { "cooperative", owner, "name_zh", "农具", "name_en", "farm tools", "trade_class",
          "MANUFACTURE", "premises_ok", "yes", "equipment_ok", "yes", "cadres_ok", "yes",
          "planning_done", "yes", "preparation_done", "yes", "aux_many", "no", "aux_placeable",
          "yes", "products_scattered", "no", "cooperation_low", "no", "shared_process_exists",
          "yes", "variety_groups_exist", "no", "relation_cut", "no",
          trade != NULL ? "trade" : NULL, trade, NULL };
  return lian_test_insert (store, "activity", activity);
}

/* Another co-operative whose case is like that of @self, in a trade of both. */
LianTestLike
lian_test_case_add_like (LianStore *store, const LianTestCase *self, const char *name, gint64 trade)
{
  LianTestLike like = { 0 };
  g_autofree char *of = lian_test_dup_id (trade);
  const char *cooperative[]
      = { "name_zh", name, "status", "LIVE", "joined", "1955-02-10", "scale_matches_conditions",
          "yes", "centralised_now", "no", NULL };
  like.cooperative = lian_test_insert (store, "cooperative", cooperative);
  g_autofree char *owner = lian_test_dup_id (like.cooperative);
  like.activity = insert_ready (store, owner, of);
  lian_test_set (store, "activity", self->activity, "trade", of);
  return like;
}

/* The second officer has the account that the test runs under. */
LianTestCase
lian_test_case_new (LianStore *store)
{
  LianTestCase self = { 0 };
  insert_office (store);
  lian_store_override_working_date (store, lian_date_new (1956, 4, 15));
  self.decider = insert_officer (store, "周正明", "OFFICER", "decider-account");
  self.second = insert_officer (store, "李秀兰", "OFFICER", g_get_user_name ());
  self.clerk = insert_officer (store, "陈文华", "CLERK", "clerk-account");
  const char *cooperative[] = { "name_zh", "绥滨铁器生产合作社", "name_en", "Tom & Co <b>", "status",
                                "LIVE", "joined", "1955-01-10", "scale_matches_conditions", "yes",
                                "centralised_now", "no", NULL };
  self.cooperative = lian_test_insert (store, "cooperative", cooperative);
  g_autofree char *owner = lian_test_dup_id (self.cooperative);
  self.activity = insert_ready (store, owner, NULL);
  lian_store_set_author (store, self.decider);
  return self;
}
