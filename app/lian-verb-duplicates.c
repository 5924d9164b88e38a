/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe duplicates: records that look as if they had been entered twice. */
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-twins.h"
#include "lian-verb.h"

#define MAX_PAIRS 1000

static char *kind;

static const GOptionEntry options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Only records of this kind"), N_ ("KIND") },
  { NULL },
};

typedef struct
{
  const LianType *type;
  GPtrArray *pairs;
  gboolean more;
} Look;

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  look->pairs = lian_twins_list (txn, look->type, MAX_PAIRS, &look->more, cancellable, error);
  return look->pairs != NULL;
}

static void
print_json (const GPtrArray *pairs)
{
  static const char *const strengths[] = { "NUMBER", "LIKELY", "POSSIBLE" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < pairs->len; i++)
    {
      const LianTwinPair *pair = pairs->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_text (builder, "kind", pair->type->id);
      lian_json_add_number (builder, "record", pair->ids[0]);
      lian_json_add_text (builder, "record_name", pair->names[0]);
      lian_json_add_number (builder, "other", pair->ids[1]);
      lian_json_add_text (builder, "other_name", pair->names[1]);
      lian_json_add_text (builder, "strength", strengths[pair->type->twins[pair->rule].strength]);
      json_builder_set_member_name (builder, "alike");
      json_builder_begin_array (builder);
      for (const char *const *field = pair->type->twins[pair->rule].fields; *field != NULL; field++)
        json_builder_add_string_value (builder, *field);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  lian_json_print (builder);
}

static void
print_lines (const GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LianTwinPair *pair = pairs->pdata[i];
      g_autofree char *alike = lian_twin_alike (pair->type, pair->rule);
      g_print ("%s\t%" G_GINT64_FORMAT "\t%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", pair->type->id, pair->ids[0],
               pair->names[0], pair->ids[1], pair->names[1],
               lian_twin_strength_label (pair->type->twins[pair->rule].strength), alike);
    }
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  Look look = { NULL, NULL, FALSE };
  if (kind != NULL && (look.type = lian_verb_find_kind (kind)) == NULL)
    return LIAN_EXIT_USAGE;
  if (look.type != NULL && look.type->n_twins == 0)
    return lian_verb_misuse (_ ("nothing tells whether two records of the kind “%s” are one"), kind);
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, look_job, &look, &error))
    return lian_verb_fail_at (arguments[0], error);
  g_autoptr (GPtrArray) pairs = look.pairs;
  if (lian_verb_options.json)
    print_json (pairs);
  else
    print_lines (pairs);
  if (look.more)
    g_printerr ("lianshe: %s\n", _ ("there are more pairs than are told here"));
  return pairs->len > 0 ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
}

const LianVerb lian_verb_duplicates = {
  "duplicates", "FILE [--kind KIND]", N_ ("Find records that look as if entered twice"), 1, 1, options, run,
};
