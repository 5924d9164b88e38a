/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe print: documents as PDF, without a window. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-plural.h"
#include "lian-print-set.h"
#include "lian-query-text.h"
#include "lian-verb.h"

static char *chosen, *trade, *output;

static const GOptionEntry options[] = {
  { "select", 0, 0, G_OPTION_ARG_STRING, &chosen,
    N_ ("Ids with commas, or words to search; all records without it"), N_ ("ID[,ID]|QUERY") },
  { "trade", 0, 0, G_OPTION_ARG_STRING, &trade,
    N_ ("Of a document about activities: all those of a trade"), N_ ("TRADE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF file"), N_ ("OUT.pdf") },
  { NULL },
};

static gboolean
read_ids (GArray *ids)
{
  g_auto (GStrv) parts = g_strsplit (chosen, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      gint64 id;
      if (!g_ascii_string_to_signed (g_strstrip (*part), 10, 1, G_MAXINT64, &id, NULL))
        {
          g_array_set_size (ids, 0);
          return FALSE;
        }
      g_array_append_val (ids, id);
    }
  return ids->len > 0;
}

/* A trade by id, code or name; it is the selection, or its activities are. */
static gboolean
trade_ids (LianTxn *txn, LianPrintBuild *build, GError **error)
{
  gint64 id = 0;
  if (!g_ascii_string_to_signed (trade, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_autoptr (GArray) named = lian_txn_find_named (txn, lian_type_find ("trade"), trade);
      id = named->len == 1 ? g_array_index (named, gint64, 0) : 0;
    }
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("trade"), id);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no trade “%s”"), trade);
      return FALSE;
    }
  if (g_str_equal (build->kind->type, "trade"))
    {
      g_array_append_val (build->ids, id);
      return TRUE;
    }
  g_autoptr (GPtrArray) activities
      = lian_txn_list (txn, lian_type_find ("activity"), "trade", id);
  for (guint i = 0; i < activities->len; i++)
    {
      gint64 activity = lian_record_get_id (activities->pdata[i]);
      g_array_append_val (build->ids, activity);
    }
  return TRUE;
}

/* Words first look among the records of the document's own type, numbers on paper included. */
static gboolean
search_ids (LianTxn *txn, LianPrintBuild *build, GError **error)
{
  const LianType *type = lian_type_find (build->kind->type);
  g_autoptr (LianQueryText) text = lian_query_text_read (type, chosen != NULL ? chosen : "",
                                                         lian_txn_get_working_date (txn), error);
  if (text == NULL)
    return FALSE;
  LianQuery query = { .type = type, .search = text->words, .terms = text->terms };
  if (chosen == NULL && build->kind->choose != NULL)
    return TRUE; /* the run chooses */
  if (chosen == NULL && build->kind->state != NULL)
    {
      query.field = "state";
      query.value = build->kind->state;
    }
  g_autoptr (GArray) found = lian_txn_query (txn, &query, NULL, error);
  if (found == NULL)
    return FALSE;
  g_array_append_vals (build->ids, found->data, found->len);
  return TRUE;
}

/* A document about trades may be selected by a city. */
static gboolean
search_also (LianTxn *txn, LianPrintBuild *build, GError **error)
{
  if (build->ids->len > 0 || chosen == NULL || build->kind->also == NULL)
    return TRUE;
  LianQuery query = { .type = lian_type_find (build->kind->also), .search = chosen };
  g_autoptr (GArray) found = lian_txn_query (txn, &query, NULL, error);
  if (found == NULL)
    return FALSE;
  g_array_append_vals (build->ids, found->data, found->len);
  return TRUE;
}

static gboolean
find_ids (LianTxn *txn, LianPrintBuild *build, GError **error)
{
  if (trade != NULL)
    return trade_ids (txn, build, error);
  return (chosen != NULL && read_ids (build->ids))
         || (search_ids (txn, build, error) && search_also (txn, build, error));
}

static gboolean
build_pages (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianPrintBuild *build = data;
  if (!find_ids (txn, build, error))
    return FALSE;
  /* An empty selection prints nothing; no selection may print what the document chooses. */
  if (build->ids->len > 0 || (chosen == NULL && trade == NULL))
    return lian_print_build (txn, build, cancellable, error);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                       _ ("There is nothing to print: no record is selected"));
  return FALSE;
}

static void
print_answer (const LianPrintBuild *build)
{
  guint pages = lian_print_set_get_n_pages (build->set);
  guint documents = lian_print_build_get_n_documents (build);
  if (!lian_verb_options.json)
    {
      g_print (ngettext ("%u document: %s\n", "%u documents: %s\n",
                         documents),
               documents, output);
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "output", output);
  lian_json_add_number (builder, "documents", documents);
  lian_json_add_number (builder, "pages", pages);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static int
refuse_document (const char *name)
{
  guint n;
  const LianPrintKind *kinds = lian_print_kinds (&n);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i].name);
  return lian_verb_misuse (_ ("there is no document “%s”; there are: %s"), name, names->str);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  const LianPrintKind *kind = lian_print_kind_find (arguments[1]);
  if (kind == NULL)
    return refuse_document (arguments[1]);
  if (trade != NULL && !g_str_equal (kind->type, "activity") && !g_str_equal (kind->type, "trade"))
    return lian_verb_misuse (_ ("“%s” is not about activities or trades: --trade chooses nothing there"),
                             kind->name);
  if (trade != NULL && chosen != NULL)
    return lian_verb_misuse ("%s", _ ("--select and --trade can't both choose"));
  if (output == NULL)
    return lian_verb_misuse ("%s", _ ("--output OUT.pdf is missing"));
  g_autoptr (LianPrintBuild) build = lian_print_build_new (kind, NULL, 0);
  g_autoptr (LianStore) store
      = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, build_pages, build, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (!lian_print_set_write_pdf (build->set, output, NULL, &error))
    return lian_verb_fail (error);
  print_answer (build);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_print = {
  .name = "print",
  .synopsis = "FILE DOCUMENT [--select ID[,ID]|QUERY] [--trade TRADE] --output OUT.pdf",
  .summary = N_ ("Write a document as PDF"),
  .n_min = 2,
  .n_max = 2,
  .options = options,
  .run = run,
};
