/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe search: records by words, in Chinese by any two characters; of one kind by conditions too. */
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-query-text.h"
#include "lian-verb.h"

#define MAX_HITS 1000

static char *kind;

static const GOptionEntry options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Only records of this kind"), N_ ("KIND") },
  { NULL },
};

typedef struct
{
  const char *text;
  const LianType *type;
  GPtrArray *hits;
} Search;

/* What fulfils conditions has no best one: by title. */
static GPtrArray *
list_fitting (LianTxn *txn, const LianType *type, const LianQueryText *text, GError **error)
{
  LianQuery query = { .type = type, .terms = text->terms, .search = text->words, .limit = MAX_HITS };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, NULL, error);
  GPtrArray *hits = ids != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) lian_hit_free) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LianHit *hit = g_new0 (LianHit, 1);
      *hit = (LianHit){ type, g_array_index (ids, gint64, i), NULL };
      hit->title = lian_txn_title (txn, type, hit->id);
      g_ptr_array_add (hits, hit);
    }
  return hits;
}

static gboolean
search_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (LianQueryText) query
      = search->type != NULL ? lian_query_text_read (search->type, search->text,
                                                     lian_txn_get_working_date (txn), error)
                             : NULL;
  if (search->type != NULL && query == NULL)
    return FALSE;
  search->hits = query != NULL && query->terms->len > 0
                     ? list_fitting (txn, search->type, query, error)
                     : lian_txn_search (txn, search->text, search->type, MAX_HITS, error);
  return search->hits != NULL;
}

static void
print_json (const GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const LianHit *hit = hits->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_text (builder, "kind", hit->type->id);
      lian_json_add_number (builder, "id", hit->id);
      lian_json_add_text (builder, "title", hit->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  lian_json_print (builder);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  Search search = { .text = arguments[1] };
  if (kind != NULL && (search.type = lian_verb_find_kind (kind)) == NULL)
    return LIAN_EXIT_USAGE;
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, search_job, &search, &error))
    return lian_verb_fail_at (arguments[0], error);
  g_autoptr (GPtrArray) hits = search.hits;
  if (lian_verb_options.json)
    {
      print_json (hits);
      return LIAN_EXIT_DONE;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const LianHit *hit = hits->pdata[i];
      g_print ("%s\t%" G_GINT64_FORMAT "\t%s\n", hit->type->id, hit->id, hit->title);
    }
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_search = {
  "search", "FILE TEXT [--kind KIND]", N_ ("Find records by words"), 2, 2, options, run,
};
