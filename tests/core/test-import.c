/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: matching, references, refusals, source fields, encodings, hostile input. */
#include "lian-error.h"
#include "lian-import.h"
#include "lian-test-base.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const char *maps[8];
  const char *sets[4];
  gboolean create_missing;
  gboolean dry_run;
  const char *encoding;
} Options;

static const Options plain;

static LianImport *
open_text (const char *kind, const char *text, const Options *options, GError **error)
{
  g_autoptr (LianImport) import = lian_import_new (lian_type_find (kind));
  g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));
  for (guint i = 0; options->maps[i] != NULL; i++)
    if (!lian_import_add_map (import, options->maps[i], error))
      return NULL;
  for (guint i = 0; options->sets[i] != NULL; i++)
    if (!lian_import_add_set (import, options->sets[i], error))
      return NULL;
  lian_import_set_create_missing (import, options->create_missing);
  lian_import_set_encoding (import, options->encoding);
  if (!lian_import_open_bytes (import, data, "t.csv", NULL, error))
    return NULL;
  return g_steal_pointer (&import);
}

static LianImport *
run (LianTestBase *base, const char *kind, const char *text, const Options *options)
{
  g_autoptr (GError) error = NULL;
  LianImport *import = open_text (kind, text, options, &error);
  g_assert_no_error (error);
  lian_import_run (import, base->store, NULL, options->dry_run, &error);
  g_assert_no_error (error);
  return import;
}

/* "new changed same refused", then the reasons as line:column:message. */
static char *
describe (LianImport *import)
{
  const LianImportResult *result = lian_import_get_result (import);
  GString *out = g_string_new (NULL);
  g_string_printf (out, "%u %u %u %u", result->n_new, result->n_changed, result->n_same,
                   result->n_refused);
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const LianImportReason *reason = result->reasons->pdata[i];
      g_string_append_printf (out, " %s%u/%u:%s", reason->warning ? "~" : "!", reason->number,
                              reason->line, reason->column != NULL ? reason->column : "-");
    }
  return g_string_free (out, FALSE);
}

static void
assert_import (LianTestBase *base, const char *kind, const char *text, const Options *options,
               const char *expected)
{
  g_autoptr (LianImport) import = run (base, kind, text, options);
  g_autofree char *found = describe (import);
  if (!g_str_equal (found, expected))
    for (guint i = 0; i < lian_import_get_result (import)->reasons->len; i++)
      g_test_message ("%s", ((LianImportReason *) lian_import_get_result (import)
                                 ->reasons->pdata[i])->message);
  g_assert_cmpstr (found, ==, expected);
}

/* What a person may point at by mistake, and a pipe, which is none. */
static void
test_files (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *none = g_build_filename (base.folder, "none.csv", NULL);
  const char *const paths[] = { base.folder, none, "/dev/null" };
  const char *const words[] = { "folder", "none.csv: ", "null: line 1: " };
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_import_open (import, paths[i], NULL, &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, words[i]));
    }
  g_autofree char *path = g_build_filename (base.folder, "t.csv", NULL);
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (path, "code,name_en\n1,A\n", -1, NULL));
  g_assert_true (lian_import_open (import, path, NULL, &error));
  /* The file goes while the rows are looked at: they were read, and go in. */
  g_assert_true (lian_import_run (import, base.store, NULL, TRUE, &error));
  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (lian_import_run (import, base.store, NULL, FALSE, &error));
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, 1);
}

typedef struct
{
  const char *kind;
  const char *key;
  const char *value;
  const char *field;
  char *found;
} Look;

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  const LianType *type = lian_type_find (look->kind);
  gint64 id = lian_txn_find_text (txn, type, look->key, look->value, 0);
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  int place = lian_type_field (type, look->field);
  if (record == NULL)
    return TRUE;
  if (type->fields[place].kind == LIAN_FIELD_REFERENCE)
    look->found = lian_record_is_empty_at (record, place)
                      ? g_strdup ("")
                      : lian_txn_reference_text (txn, lian_type_find (type->fields[place].reference),
                                                 lian_record_number_at (record, place));
  else
    look->found = lian_format_plain (record, place, NULL);
  return TRUE;
}

static void
assert_value (LianTestBase *base, const char *kind, const char *key, const char *value,
              const char *field, const char *expected)
{
  Look look = { kind, key, value, field, NULL };
  g_assert_true (lian_store_read (base->store, look_job, &look, NULL));
  g_assert_cmpstr (look.found, ==, expected);
  g_free (look.found);
}

static void
test_matching (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char first[] = "reg_no,registrar,name_en,staff,address\n"
                              "001,A,One,5,\"1 Road\r\nTown\"\n"
                              "001,B,Two,6,\n"
                              "002,A,Three,7,x\n";
  assert_import (&base, "cooperative", first, &(Options){ .dry_run = TRUE }, "3 0 0 0");
  assert_import (&base, "cooperative", first, &plain, "3 0 0 0");
  assert_import (&base, "cooperative", first, &plain, "0 0 3 0");
  assert_value (&base, "cooperative", "name_en", "One", "address", "1 Road\r\nTown");
  /* An empty cell leaves what is there. */
  assert_import (&base, "cooperative", "reg_no,registrar,name_en,staff\n001,A,,9\n", &plain,
                 "0 1 0 0");
  assert_value (&base, "cooperative", "reg_no", "001", "name_en", "One");
  assert_value (&base, "cooperative", "reg_no", "001", "staff", "9");
  /* Without the registrar it isn't clear which one is meant. */
  assert_import (&base, "cooperative", "reg_no,name_en\n001,X\n002,Y\n", &plain,
                 "0 0 0 2 !1/2:- !2/3:-");
  assert_import (&base, "cooperative", "reg_no,name_en\n002,Y\n",
                 &(Options){ .sets = { "registrar=A" } }, "0 1 0 0");
  assert_value (&base, "cooperative", "reg_no", "002", "name_en", "Y");
  /* Twice in one file. */
  assert_import (&base, "cooperative", "reg_no,registrar,name_en\n9,A,P\n9,A,Q\n002,A,Y\n002,A,Z\n",
                 &plain, "1 0 1 2 !2/3:- !4/5:-");
}

static void
test_keys (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char cities[] = "code,name_en\nA1,Alpha\nB1,Beta\n";
  assert_import (&base, "city", cities, &plain, "2 0 0 0");
  assert_import (&base, "city", cities, &plain, "0 0 2 0");
  assert_import (&base, "city", "code,name_en\nA1,Alpha Town\n", &plain, "0 1 0 0");
  /* By id, and a new record with an id of its own. */
  assert_import (&base, "city", "id,name_en\n77,Gamma\n", &plain, "1 0 0 0");
  assert_import (&base, "city", "id,name_en\n77,Gamma\n", &plain, "0 0 1 0");
  assert_import (&base, "city", "id,name_en\n77,Gamma City\n77,X\nR1,Y\n", &plain,
                 "0 1 0 2 !2/3:- !3/4:-");
  /* Without any key: the same values are the same record. */
  static const char trades[] = "name_zh,trade_class\n铁器,MANUFACTURE\n修鞋,REPAIR_SERVICE\n";
  assert_import (&base, "trade", trades, &plain, "2 0 0 0");
  assert_import (&base, "trade", trades, &plain, "0 0 2 0");
  assert_import (&base, "trade", "name_zh,trade_class\n竹器,\n竹器,\n", &plain, "1 0 0 1 !2/3:-");
}

static void
test_references (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  assert_import (&base, "city",
                 "code,name_zh,name_en\n01,清河,Qinghe\n02,,Twin\n03,,Twin\n04,,01\n", &plain,
                 "4 0 0 0");
  /* The code comes before another record's name. */
  static const char coops[] = "name_en,city\na,01\nb,清河\nc,Qinghe\nd,Twin\ne,Nowhere\nf,\n";
  assert_import (&base, "cooperative", coops, &plain, "4 0 0 2 !4/5:city !5/6:city");
  assert_value (&base, "cooperative", "name_en", "a", "city", "清河");
  assert_value (&base, "cooperative", "name_en", "c", "city", "清河");
  /* Made where that was allowed, once for both rows. */
  assert_import (&base, "cooperative", "name_en,city,trade\ng,新城,制鞋\nh,新城,Hats\n",
                 &(Options){ .create_missing = TRUE }, "2 0 0 0");
  assert_value (&base, "cooperative", "name_en", "h", "city", "新城");
  assert_value (&base, "city", "name_zh", "新城", "name_en", "");
  assert_value (&base, "trade", "name_en", "Hats", "name_zh", "");
  /* Not by a row that is refused. */
  assert_import (&base, "cooperative", "name_en,city,stage\ni,Lost,NONE\n",
                 &(Options){ .create_missing = TRUE }, "0 0 0 1 !1/2:stage");
  Look look = { "city", "name_en", "Lost", "name_en", NULL };
  g_assert_true (lian_store_read (base.store, look_job, &look, NULL));
  g_assert_null (look.found);
  /* A row further up in the same file; a unit can't be guessed. */
  assert_import (&base, "federation", "code,name_en,level,parent\nF1,Top,NATION,\nF2,Low,LOCAL,F1\n",
                 &plain, "2 0 0 0");
  assert_value (&base, "federation", "code", "F2", "parent", "F1");
  assert_import (&base, "federation", "id,name_en,level,parent\n900,P,NATION,\n901,Q,LOCAL,900\n",
                 &plain, "2 0 0 0");
  assert_value (&base, "federation", "name_en", "Q", "parent", "P");
}

/* The ground: places by position, ways between them by code in metres or in minutes.  The same way
 * again is the same record, also where it leads to a point. */
static void
test_ground (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  assert_import (&base, "city", "code,name_zh\n06,安澜\n", &plain, "1 0 0 0");
  assert_import (&base, "neighbourhood",
                 "code,name_zh,city,residents,x,y\nN1,东,06,3420,4900,4300\nN2,西,06,2980,2300,4250\n"
                 "N3,桥,06,0,3600,\n",
                 &plain, "3 0 0 0");
  assert_value (&base, "neighbourhood", "code", "N1", "x", "4900");
  assert_value (&base, "neighbourhood", "code", "N3", "y", "");
  assert_import (&base, "cooperative", "name_zh,city\n修车社,06\n", &plain, "1 0 0 0");
  assert_import (&base, "service_point", "code,name_zh,cooperative,weekdays\nP1,东点,修车社,\"1,3\"\n",
                 &plain, "1 0 0 0");
  static const char ways[]
      = "from_neighbourhood,to_neighbourhood,to_point,metres,minutes,note\nN1,N3,,1400,,a\nN3,N2,,,19,b\n"
        "N1,,P1,60,,c\n";
  assert_import (&base, "way", ways, &plain, "3 0 0 0");
  assert_value (&base, "way", "note", "b", "minutes", "19");
  assert_value (&base, "way", "note", "b", "metres", "");
  assert_value (&base, "way", "note", "c", "to_point", "P1");
  assert_import (&base, "way", ways, &plain, "0 0 3 0");
  assert_import (&base, "way", "from_neighbourhood,to_neighbourhood,to_point,metres\nN1,N3,,1450\nN1,,P1,65\n",
                 &plain, "0 2 0 0");
  assert_value (&base, "way", "note", "a", "metres", "1450");
  /* Neither end, both ends, no length, an unknown place, the way back: refused, refused, refused,
   * refused, taken with a warning. */
  assert_import (&base, "way",
                 "from_neighbourhood,to_neighbourhood,to_point,metres\nN2,,,5\nN2,N1,P1,5\nN2,N1,,\n"
                 "N9,N1,,5\nN3,N1,,1500\n",
                 &plain,
                 "1 0 0 4 !1/2:to_neighbourhood !2/3:to_neighbourhood !3/4:metres "
                 "!4/5:from_neighbourhood ~5/6:from_neighbourhood");
}

/* Records are stored many at a time: chains within a file, and its last few, come out right. */
static void
test_batches (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GString) text = g_string_new ("code,name_en,level,parent\n");
  for (int i = 0; i < 331; i++)
    {
      g_autofree char *parent = i % 3 > 0 ? g_strdup_printf ("F%d", i - 1) : g_strdup ("");
      g_string_append_printf (text, "F%d,Federation %d,LOCAL,%s\n", i, i, parent);
    }
  assert_import (&base, "federation", text->str, &plain, "331 0 0 0");
  assert_import (&base, "federation", text->str, &plain, "0 0 331 0");
  assert_value (&base, "federation", "code", "F329", "parent", "F328");
  assert_value (&base, "federation", "code", "F330", "name_en", "Federation 330");
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), >, 0);
  assert_import (&base, "federation", text->str, &(Options){ .dry_run = TRUE }, "331 0 0 0");
}

static void
test_quantities (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  assert_import (&base, "unit", "code,name_zh,measure,numerator,denominator\n"
                                "pcs,件,COUNT,1,1\njin,斤,MASS,500000,1\n",
                 &plain, "2 0 0 0");
  assert_import (&base, "partner", "code,name_en,partner_kind\nP1,Store,STATE_COMMERCE\n", &plain,
                 "1 0 0 0");
  assert_import (&base, "contract", "number,contract_type,state,orderer\nC1,ORDER,DRAFT,P1\n", &plain,
                 "1 0 0 0");
  static const char lines[] = "contract,product,quantity,unit,unit_price\n"
                              "C1,rope,2.5,jin,0.12\n"
                              "C1,nails,10,,1\n"
                              "C1,knives,1.5,pcs,1\n"
                              "C1,pots,3,piece,1\n";
  g_autoptr (LianImport) import = run (&base, "contract_line", lines, &plain);
  g_autofree char *found = describe (import);
  g_assert_true (g_str_has_prefix (found, "1 0 0 3"));
  assert_value (&base, "contract_line", "product", "rope", "quantity", "1250000");
  assert_value (&base, "contract_line", "product", "rope", "unit_price", "0.12");
  assert_import (&base, "contract_line", lines, &plain,
                 "0 0 1 3 !2/3:quantity !3/4:quantity !4/5:unit !4/5:quantity");
  /* A part counts in the unit of its owner. */
  assert_import (&base, "schedule", "contract_line,due_on,quantity\nrope,1956-05-01,1.5\n", &plain,
                 "1 0 0 0");
  assert_value (&base, "schedule", "due_on", "1956-05-01", "quantity", "750000");
}

/* Contracts, their lines, the contracts again: then they are signed. */
static void
test_signed_contracts (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char contracts[] = "number,contract_type,state,orderer,signatory,"
                                  "signing_cooperative,signed_on\n"
                                  "1956/1/1,ORDER,SIGNED,P1,COOPERATIVE,Rope,1956-03-01\n"
                                  "1956/1/2,ORDER,SIGNED,P1,COOPERATIVE,Rope,\n"
                                  "1956/1/3,ORDER,DRAFT,P1,,,\n";
  assert_import (&base, "cooperative", "name_en\nRope\n", &plain, "1 0 0 0");
  assert_import (&base, "unit", "code,name_zh,measure,numerator,denominator\npcs,件,COUNT,1,1\n",
                 &plain, "1 0 0 0");
  assert_import (&base, "partner", "code,name_en,partner_kind\nP1,Store,OTHER\n", &plain,
                 "1 0 0 0");
  assert_import (&base, "contract", contracts, &plain, "3 0 0 0 ~1/2:state ~2/3:state");
  assert_value (&base, "contract", "number", "1956/1/1", "state", "DRAFT");
  assert_value (&base, "contract", "number", "1956/1/1", "signed_on", "1956-03-01");
  assert_import (&base, "contract", contracts, &plain, "0 0 3 0 ~1/2:state ~2/3:state");
  assert_import (&base, "contract_line",
                 "contract,product,quantity,unit,unit_price\n1956/1/1,rope,2,pcs,1\n"
                 "1956/1/2,nails,2,pcs,1\n",
                 &plain, "2 0 0 0");
  /* The sums of a signed contract hold: without them it stays a draft. */
  assert_import (&base, "contract", contracts, &plain, "0 0 3 0 ~1/2:state ~2/3:state");
  assert_import (&base, "allotment", "contract_line,cooperative,quantity\nrope,Rope,2\nnails,Rope,2\n",
                 &plain, "2 0 0 0");
  assert_import (&base, "schedule",
                 "contract_line,due_on,quantity\nrope,1956-05-01,2\nnails,1956-05-01,2\n", &plain,
                 "2 0 0 0");
  /* A day of signing is asked for as soon as it is one. */
  assert_import (&base, "contract", contracts, &plain, "0 1 1 1 !2/3:signed_on");
  assert_value (&base, "contract", "number", "1956/1/1", "state", "SIGNED");
  assert_import (&base, "contract", contracts, &plain, "0 0 2 1 !2/3:signed_on");
}

static void
test_refusals (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char rows[] = "code,name_en,stage,staff,founded,share_paid\n"
                             ",a,PRODUCER_COOP,5,1955-02-28,12.34\n"
                             ",b,nonsense,5,,\n"
                             ",c,,-1,,\n"
                             ",d,,,1955-02-30,\n"
                             ",e,,,,1.005\n"
                             ",,,5,,\n"
                             "x,y\n"
                             ",f\"g,,,,\n"
                             ",h,GROUP, 7 ,,\n";
  assert_import (&base, "cooperative", rows, &plain,
                 "2 0 0 7 !2/3:stage !3/4:staff !4/5:founded !5/6:share_paid !6/7:name_en !7/8:- "
                 "!8/9:-");
  assert_import (&base, "cooperative", "reg_no,name_en\n9.1E+17,a\n9E5,b\n9E,c\n1.2,d\n", &plain,
                 "2 0 0 2 !1/2:reg_no !2/3:reg_no");
  /* Labels of both languages are values and headers too. */
  assert_import (&base, "cooperative", "Name (English),STAFF,stage\nz,3,handicraft producer co-operative\n",
                 &plain, "1 0 0 0");
  assert_value (&base, "cooperative", "name_en", "z", "staff", "3");
  assert_import (&base, "officer", "name,role\nWang,\nLi,CLERK\n", &plain, "1 0 0 1 !1/2:role");
}

static void
test_source (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char first[] = "code,name_en,Colour,\"Odd \"\"name\"\"\",Source,\n"
                              "1,a,blue,\"x\ny\t\\\",book,7\n";
  assert_import (&base, "city", first, &plain, "1 0 0 0");
  assert_value (&base, "city", "code", "1", "source",
                "{\"Colour\":\"blue\",\"Odd \\\"name\\\"\":\"x\\ny\\t\\\\\",\"Source\":\"book\","
                "\"column 6\":\"7\"}");
  assert_import (&base, "city", first, &plain, "0 0 1 0");
  assert_import (&base, "city", "code,Colour,New\n1,,n\n", &plain, "0 1 0 0");
  assert_import (&base, "city", "code,Colour\n1,red\n", &plain, "0 1 0 0");
  assert_value (&base, "city", "code", "1", "source",
                "{\"Colour\":\"red\",\"Odd \\\"name\\\"\":\"x\\ny\\t\\\\\",\"Source\":\"book\","
                "\"column 6\":\"7\",\"New\":\"n\"}");
  assert_import (&base, "city", "code,A,A\n2,1,2\n", &plain, "0 0 0 1 !1/2:-");
}

static void
test_columns (void)
{
  static const struct
  {
    Options options;
    const char *message;
  } wrong[] = {
    { { .maps = { "nonsense=a" } }, "--map nonsense: " },
    { { .maps = { "source=a" } }, "--map source: " },
    { { .maps = { "name_en=zzz" } }, "t.csv: --map name_en: " },
    { { .maps = { "name_en=a", "name_zh=a" } }, "t.csv: --map name_zh: " },
    { { .maps = { "name_en=a" }, .sets = { "name_en=b" } }, "--set name_en: " },
    { { .sets = { "id=5" } }, "--set id: " },
    { { .sets = { "nothing" } }, "--set “nothing”: " },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (open_text ("city", "a,b\n1,2\n", &wrong[i].options, &error));
      g_assert_error (error, LIAN_IMPORT_ERROR, LIAN_IMPORT_ERROR_COLUMNS);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].message));
    }
  g_auto (LianTestBase) base = lian_test_base_new ();
  assert_import (&base, "city", "a,name_en\nx,y\n", &(Options){ .maps = { "name_en=A" } },
                 "1 0 0 0");
  assert_value (&base, "city", "name_en", "x", "source", "{\"name_en\":\"y\"}");
}

static void
test_encodings (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *gb = g_convert ("code,name_zh\n1,手工业𠮷\n", -1, "GB18030", "UTF-8", NULL, NULL,
                                   NULL);
  assert_import (&base, "city", gb, &plain, "1 0 0 0");
  assert_value (&base, "city", "code", "1", "name_zh", "手工业𠮷");
  assert_import (&base, "city", gb, &(Options){ .encoding = "gb2312" }, "0 0 1 0");
  /* A guard is taken off in files for spreadsheet programs, and only there. */
  assert_import (&base, "city", "\xEF\xBB\xBF" "code,name_en\n2,'=1+1\n3,''=2\n", &plain, "2 0 0 0");
  assert_value (&base, "city", "code", "2", "name_en", "=1+1");
  assert_value (&base, "city", "code", "3", "name_en", "'=2");
  assert_import (&base, "city", "code,name_en\n4,'=1+1\n", &plain, "1 0 0 0");
  assert_value (&base, "city", "code", "4", "name_en", "'=1+1");
  assert_import (&base, "city", "code,name_en\n5,Caf\xEF\xBF\xBD\n", &plain,
                 "1 0 0 0 ~1/2:name_en");
}

/* What stands between cells is told by the header. */
static void
test_separators (void)
{
  static const char *const tables[] = { "code;name_en;note\n1;\"A;B\";x,y\n",
                                        "code\tname_en\tnote\n1\tA;B\tx,y\n",
                                        "code,name_en,note;x\n1,A;B,\"x,y\"\n",
                                        "\"code\";\"name_en\";\"a,b\"\n1;\"A;B\";\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      assert_import (&base, "city", tables[i], &plain, "1 0 0 0");
      assert_value (&base, "city", "code", "1", "name_en", "A;B");
      if (i < 2)
        assert_value (&base, "city", "code", "1", "note", "x,y");
      assert_import (&base, "city", tables[i], &plain, "0 0 1 0");
    }
}

static void
test_hostile (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const char *const names[] = { "=cmd|' /C calc'!A0", "Tom & Co <b>", "شركة", "𠮷野家",
                                       "'; DROP TABLE city; --", "%s%n", "a\tb", " x " };
  g_autoptr (GString) text = g_string_new ("code,name_en\n");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "%u,\"%s\"\n", (guint) i, names[i]);
  assert_import (&base, "city", text->str, &plain, "8 0 0 0");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", (guint) i);
      assert_value (&base, "city", "code", code, "name_en", names[i]);
    }
  g_string_assign (text, "code,name_en");
  for (int i = 0; i < 9998; i++)
    g_string_append_printf (text, ",c%d", i);
  g_string_append (text, "\nw,wide");
  for (int i = 0; i < 9998; i++)
    g_string_append (text, ",v");
  assert_import (&base, "city", text->str, &plain, "1 0 0 0");
  assert_import (&base, "city", text->str, &plain, "0 0 1 0");
  g_autoptr (GError) error = NULL;
  g_assert_null (open_text ("city", "a\n\"b\n", &plain, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "t.csv: line 2, record 1: "));
  g_clear_error (&error);
  g_assert_null (open_text ("city", "", &plain, &error));
  g_assert_true (g_str_has_prefix (error->message, "t.csv: line 1: "));
}

static void
test_refused_file (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *path = g_build_filename (base.folder, "refused.csv", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianImport) import
      = run (&base, "city", "name_en,craftsmen,x\ngood,5,1\n\"b,ad\",many,2\nworse,-1,3\n", &plain);
  g_assert_true (lian_import_save_refused (import, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "name_en,craftsmen,x,refused_reason");
  g_assert_true (g_str_has_prefix (lines[1], "\"b,ad\",many,2,craftsmen: "));
  g_assert_true (g_str_has_prefix (lines[2], "worse,-1,3,craftsmen "));
  /* Corrected, it goes in as it is. */
  g_autofree char *corrected = g_strdup_printf ("%s\n\"b,ad\",6,2,old reason\n", lines[0]);
  assert_import (&base, "city", corrected, &plain, "1 0 0 0");
  assert_value (&base, "city", "name_en", "b,ad", "source", "{\"x\":\"2\"}");
  /* The folder is gone: said, and nothing left behind. */
  g_assert_false (lian_import_save_refused (import, "/nowhere/at/all.csv", &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
}

static gboolean
add_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "code", "1");
  lian_record_set_text (city, "name_en", "Somebody else's");
  return lian_txn_insert (txn, city, error);
}

/* Somebody writes between the plan and the act: the rows are looked at again. */
static void
test_race (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianImport) import = open_text ("city", "code,name_en\n1,Mine\n", &plain, NULL);
  g_assert_true (lian_store_read (base.store, lian_import_plan, import, NULL));
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, 1);
  g_assert_true (lian_store_write (base.store, "other", NULL, add_city, NULL, NULL, NULL));
  g_assert_true (lian_store_write (base.store, "import", NULL, lian_import_write, import, NULL,
                                   NULL));
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, 0);
  g_assert_cmpuint (lian_import_get_result (import)->n_changed, ==, 1);
  assert_value (&base, "city", "code", "1", "name_en", "Mine");
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  g_atomic_int_inc ((int *) data);
}

static gboolean
run_async (LianTestBase *base, LianImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  lian_import_run_async (import, base->store, NULL, FALSE, cancellable, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return lian_import_run_finish (import, result, error);
}

static void
test_async (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GString) text = g_string_new ("code,name_en\n");
  g_autoptr (GError) error = NULL;
  int told = 0;
  for (int i = 0; i < 2000; i++)
    g_string_append_printf (text, "%d,City %d\n", i, i);
  g_autoptr (LianImport) import = open_text ("city", text->str, &plain, NULL);
  lian_import_set_progress (import, progress_cb, &told);
  g_assert_true (run_async (&base, import, NULL, &error));
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, 2000);
  g_assert_cmpint (lian_import_get_result (import)->act, >, 0);
  g_assert_cmpint (told, >, 4);
  assert_value (&base, "city", "code", "1999", "name_en", "City 1999");
  lian_store_undo (base.store, 0, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (run_async (&base, import, cancellable, &error));
  g_assert_nonnull (error);
  Look look = { "city", "code", "5", "name_en", NULL };
  g_assert_true (lian_store_read (base.store, look_job, &look, NULL));
  g_assert_null (look.found);
}

typedef struct
{
  GCancellable *cancellable;
  guint quarter;
} Stop;

static void
stop_cb (guint done, guint total, gpointer data)
{
  Stop *stop = data;
  if (done * 4 >= total * stop->quarter)
    g_cancellable_cancel (stop->cancellable);
}

/* Stopped while it checks, while it writes, or after the last row was written: nothing is left. */
static void
test_cancel (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GString) text = g_string_new ("code,name_en\n");
  for (int i = 0; i < 2048; i++)
    g_string_append_printf (text, "%d,City %d\n", i, i);
  for (guint quarter = 1; quarter <= 4; quarter++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, quarter };
      g_autoptr (LianImport) import = open_text ("city", text->str, &plain, NULL);
      lian_import_set_progress (import, stop_cb, &stop);
      g_assert_false (run_async (&base, import, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      Look look = { "city", "code", "5", "name_en", NULL };
      g_assert_true (lian_store_read (base.store, look_job, &look, NULL));
      g_assert_null (look.found);
      g_assert_false (lian_store_get_can_undo (base.store));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/matching", test_matching);
  g_test_add_func ("/import/keys", test_keys);
  g_test_add_func ("/import/references", test_references);
  g_test_add_func ("/import/ground", test_ground);
  g_test_add_func ("/import/batches", test_batches);
  g_test_add_func ("/import/quantities", test_quantities);
  g_test_add_func ("/import/signed-contracts", test_signed_contracts);
  g_test_add_func ("/import/files", test_files);
  g_test_add_func ("/import/refusals", test_refusals);
  g_test_add_func ("/import/source", test_source);
  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/separators", test_separators);
  g_test_add_func ("/import/hostile", test_hostile);
  g_test_add_func ("/import/refused-file", test_refused_file);
  g_test_add_func ("/import/race", test_race);
  g_test_add_func ("/import/async", test_async);
  g_test_add_func ("/import/cancel", test_cancel);
  return g_test_run ();
}
