/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe search: records by words, in Chinese by any two characters. */
#include "lian-i18n.h"
#include "lian-json.h"
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

static gboolean
search_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  search->hits = lian_txn_search (txn, search->text, search->type, MAX_HITS, error);
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
