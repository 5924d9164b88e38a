/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe log: the acts, newest first. */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-verb.h"

static const char *const kinds[] = { "do", "undo", "redo" };

static gboolean
list_acts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **acts = data;
  *acts = lian_txn_list_acts (txn, 0, 0, error);
  return *acts != NULL;
}

static void
add_act (JsonBuilder *builder, const LianAct *act)
{
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "act", act->seq);
  lian_json_add_text (builder, "time", act->time);
  lian_json_add_text (builder, "author", act->author);
  lian_json_add_text (builder, "label", act->label);
  lian_json_add_text (builder, "reason", act->reason);
  lian_json_add_text (builder, "kind", kinds[act->kind]);
  if (act->of != 0)
    lian_json_add_number (builder, "of", act->of);
  else
    lian_json_add_text (builder, "of", NULL);
  lian_json_add_text (builder, "hash", act->hash);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *acts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < acts->len; i++)
    add_act (builder, acts->pdata[i]);
  json_builder_end_array (builder);
  lian_json_print (builder);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, list_acts, &acts, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    {
      print_json (acts);
      return LIAN_EXIT_DONE;
    }
  for (guint i = 0; i < acts->len; i++)
    {
      const LianAct *act = acts->pdata[i];
      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s%s%s\n", act->seq, act->time, act->author,
               kinds[act->kind], act->label, act->reason != NULL ? ": " : "",
               act->reason != NULL ? act->reason : "");
    }
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_log = {
  "log", "FILE", N_ ("List the acts, newest first"), 1, 1, NULL, run,
};
