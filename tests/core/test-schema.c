/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The hand-written schema held against the record types, and against what changesets can record. */
#include "lian-check.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-test-base.h"

#include <sqlite3.h>
#include <string.h>

static sqlite3 *
open_base (LianTestBase *base)
{
  sqlite3 *db;
  g_clear_object (&base->store);
  g_assert_cmpint (sqlite3_open_v2 (base->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return db;
}

static char *
get_text (sqlite3 *db, const char *sql, const char *a, const char *b)
{
  sqlite3_stmt *find;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &find, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (find, 1, a, -1, SQLITE_STATIC);
  if (b != NULL)
    sqlite3_bind_text (find, 2, b, -1, SQLITE_STATIC);
  char *text = sqlite3_step (find) == SQLITE_ROW
                   ? g_strdup ((const char *) sqlite3_column_text (find, 0))
                   : NULL;
  sqlite3_finalize (find);
  return text;
}

static void
check_field (sqlite3 *db, const LianType *type, guint i, const char *table_sql)
{
  const LianField *field = &type->fields[i];
  g_autofree char *place = g_strdup_printf ("%u", i + 1);
  g_autofree char *name
      = get_text (db, "SELECT name FROM pragma_table_info (?1) WHERE cid = CAST (?2 AS INTEGER)", type->id, place);
  g_assert_cmpstr (name, ==, field->id);
  g_autofree char *kind
      = get_text (db, "SELECT type FROM pragma_table_info (?1) WHERE cid = CAST (?2 AS INTEGER)", type->id, place);
  g_assert_cmpstr (kind, ==,
                   lian_record_holds_number (field)           ? "INTEGER"
                   : field->kind == LIAN_FIELD_BLOB           ? "BLOB"
                                                              : "TEXT");
  g_autofree char *required = get_text (
      db, "SELECT \"notnull\" FROM pragma_table_info (?1) WHERE cid = CAST (?2 AS INTEGER)", type->id, place);
  g_assert_cmpstr (required, ==, field->flags & LIAN_FIELD_REQUIRED ? "1" : "0");
  if (field->kind == LIAN_FIELD_REFERENCE)
    {
      g_autofree char *target = get_text (
          db, "SELECT \"table\" FROM pragma_foreign_key_list (?1) WHERE \"from\" = ?2", type->id,
          field->id);
      g_assert_cmpstr (target, ==, field->reference);
      g_assert_nonnull (lian_type_find (field->reference));
    }
  /* Codes in a text are the rulebook's, which a federation may edit. */
  const LianChoice *choices = field->kind == LIAN_FIELD_TEXT ? NULL : field->choices;
  for (const LianChoice *c = choices; c != NULL && c->value != NULL; c++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", c->value);
      g_assert_nonnull (strstr (table_sql, quoted));
    }
}

static void
test_types_match_the_schema (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  sqlite3 *db = open_base (&base);
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_autofree char *sql = get_text (
          db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1", types[t]->id, NULL);
      g_autofree char *count
          = get_text (db, "SELECT count(*) FROM pragma_table_info (?1)", types[t]->id, NULL);
      g_assert_nonnull (sql);
      g_assert_cmpint (atoi (count), ==, types[t]->n_fields + 1);
      /* Column masks are 64 bits wide, and a bit is left over. */
      g_assert_cmpuint (types[t]->n_fields, <=, 62);
      for (guint i = 0; i < types[t]->n_fields; i++)
        check_field (db, types[t], i, sql);
    }
  sqlite3_close (db);
}

/* A table without a key, or with a generated column, would be passed over or break recording. */
static void
test_changesets_see_every_record (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  sqlite3 *db = open_base (&base);
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_autofree char *key = get_text (
          db, "SELECT name || type FROM pragma_table_info (?1) WHERE pk = 1", types[t]->id, NULL);
      g_assert_cmpstr (key, ==, "idINTEGER");
      g_autofree char *hidden = get_text (
          db, "SELECT count(*) FROM pragma_table_xinfo (?1) WHERE hidden <> 0", types[t]->id, NULL);
      g_assert_cmpstr (hidden, ==, "0");
      g_autofree char *strict
          = get_text (db, "SELECT strict FROM pragma_table_list WHERE name = ?1", types[t]->id, NULL);
      g_assert_cmpstr (strict, ==, "1");
      g_autofree char *unique = get_text (
          db, "SELECT count(*) FROM pragma_index_list (?1) WHERE \"unique\"", types[t]->id, NULL);
      g_assert_cmpstr (unique, ==, "0");
    }
  sqlite3_close (db);
}

/* A record type that a record names is shown by its word. */
static void
test_types_have_words (void)
{
  const LianType *warnings = lian_type_find ("kept_warning");
  const LianField *kind = lian_type_get_field (warnings, "kind");
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_autoptr (LianRecord) kept = lian_record_new (warnings);
      lian_record_set_text (kept, "kind", types[t]->id);
      g_autofree char *word = lian_format_display (kept, lian_type_field (warnings, "kind"), NULL);
      g_assert_cmpstr (word, ==, _ (types[t]->label));
      g_assert_cmpstr (kind->choices[t].value, ==, types[t]->id);
    }
  g_assert_null (kind->choices[n].value);
}

/* Types stand in an order in which they can be loaded, and parts name fields that exist. */
static void
test_types_are_consistent (void)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      g_assert_cmpint (lian_type_field (types[t], types[t]->title_zh), >=, 0);
      g_assert_cmpint (lian_type_field (types[t], types[t]->title_en), >=, 0);
      for (guint i = 0; i < types[t]->n_fields; i++)
        {
          const LianField *field = &types[t]->fields[i];
          const LianType *other = lian_type_find (field->reference);
          if (other != NULL)
            g_assert_cmpint (lian_type_index (other), <=, (int) t);
          if (field->kind != LIAN_FIELD_TEXT)
            g_assert_true ((field->kind == LIAN_FIELD_CHOICE) == (field->choices != NULL));
          g_assert_true ((field->kind == LIAN_FIELD_REFERENCE) == (other != NULL));
          g_assert_true (field->group != NULL || (field->flags & LIAN_FIELD_HIDDEN));
        }
      for (guint i = 0; i < types[t]->n_parts; i++)
        {
          const LianType *part = lian_type_find (types[t]->parts[i].type);
          const LianField *field = lian_type_get_field (part, types[t]->parts[i].field);
          g_assert_cmpstr (field->reference, ==, types[t]->id);
          g_assert_true (field->flags & LIAN_FIELD_OWNER);
        }
    }
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/matches-types", test_types_match_the_schema);
  g_test_add_func ("/schema/words-of-types", test_types_have_words);
  g_test_add_func ("/schema/recordable", test_changesets_see_every_record);
  g_test_add_func ("/schema/types", test_types_are_consistent);
  return g_test_run ();
}
