/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe recommend: what the rules say about every activity. */
#include "lian-case.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-verb.h"
#include "lian-words.h"

#include <string.h>

static char **cooperatives;

static const GOptionEntry options[] = {
  { "coop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cooperatives, N_ ("Only this co-operative"),
    N_ ("ID") },
  { NULL },
};

typedef struct
{
  GArray *wanted;
  GPtrArray *cases;
  LianDate working_date;
  char *edition;
} Recommend;

static gboolean
read_wanted (GArray *wanted, GError **error)
{
  for (char **id = cooperatives; id != NULL && *id != NULL; id++)
    {
      gint64 number;
      if (!g_ascii_string_to_signed (*id, 10, 1, G_MAXINT64, &number, NULL))
        {
          g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("--coop: “%s” is not an id"), *id);
          return FALSE;
        }
      g_array_append_val (wanted, number);
    }
  return TRUE;
}

static gboolean
is_wanted (const Recommend *self, const LianRecord *activity)
{
  gint64 id = lian_record_get_number (activity, "cooperative");
  for (guint i = 0; i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint64, i) == id)
      return TRUE;
  return self->wanted->len == 0;
}

static gboolean
check_wanted (LianTxn *txn, const Recommend *self, GError **error)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      gint64 id = g_array_index (self->wanted, gint64, i);
      g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      if (record == NULL)
        {
          g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
          g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("--coop: there is no co-operative %s"), text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
load_cases (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Recommend *self = data;
  self->working_date = lian_txn_get_working_date (txn);
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  if (in_force == NULL || !check_wanted (txn, self, error))
    return FALSE;
  self->edition = g_strdup (lian_rulebook_get_edition (in_force));
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  for (guint i = 0; i < activities->len; i++)
    {
      if (!is_wanted (self, activities->pdata[i]))
        continue;
      LianCase *one = lian_case_load (txn, lian_record_get_id (activities->pdata[i]), error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (self->cases, one);
    }
  return TRUE;
}

/* Points and links with what the rules say about them. */
static void
add_parts (JsonBuilder *builder, const LianCase *one)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_text (builder, "kind", part->type);
      lian_json_add_number (builder, "id", part->id);
      json_builder_set_member_name (builder, "findings");
      json_builder_begin_array (builder);
      for (guint f = 0; f < part->findings->len; f++)
        {
          const LianOpinionFinding *finding = part->findings->pdata[f];
          json_builder_begin_object (builder);
          lian_json_add_text (builder, "rule", finding->rule);
          lian_json_add_text (builder, "force", finding->force);
          lian_json_add_text (builder, "outcome", finding->outcome);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_case (JsonBuilder *builder, const LianCase *one)
{
  g_autoptr (JsonNode) node = json_from_string (one->opinion->json, NULL);
  JsonObject *answer = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (answer);
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "cooperative", one->cooperative);
  lian_json_add_number (builder, "activity", one->activity);
  for (GList *l = names; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder, json_node_copy (json_object_get_member (answer, l->data)));
    }
  add_parts (builder, one);
  json_builder_end_object (builder);
}

static void
print_json (const Recommend *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = lian_date_to_text (self->working_date);
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "working_date", date);
  lian_json_add_text (builder, "edition", self->edition);
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->cases->len; i++)
    add_case (builder, self->cases->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_finding (const LianOpinionFinding *finding)
{
  g_autofree char *because = lian_words_dup_because (NULL, finding->because);
  g_print ("    %-6s %s: %s%s%s\n", finding->rule, lian_words_force (NULL, finding->force),
           lian_words_outcome (NULL, finding->outcome), *because != '\0' ? " — " : "", because);
}

static void
print_case (const LianCase *one)
{
  const LianOpinion *opinion = one->opinion;
  g_autofree char *recommended = lian_words_dup_outcomes (NULL, opinion->recommended);
  g_autofree char *permitted = lian_words_dup_outcomes (NULL, opinion->permitted);
  g_print ("%s · %s\n", one->cooperative_name, one->activity_name);
  g_print ("  %s: %s\n", _ ("recommended form"), recommended);
  g_print ("  %s: %s\n", _ ("permitted"), permitted);
  for (guint i = 0; i < opinion->blocked->len; i++)
    {
      const LianOpinionBlock *block = opinion->blocked->pdata[i];
      g_autofree char *by = g_strjoinv (", ", block->by);
      g_print ("  %s: %s (%s)\n", _ ("blocked"), lian_words_outcome (NULL, block->outcome), by);
    }
  for (char **step = opinion->steps; *step != NULL; step++)
    {
      g_autofree char *words = lian_words_dup_step (NULL, *step);
      g_print ("  %s: %s\n", _ ("to be done first"), words);
    }
  for (guint i = 0; i < opinion->findings->len; i++)
    print_finding (opinion->findings->pdata[i]);
  for (guint i = 0; i < one->hints->len; i++)
    {
      g_autofree char *hint = lian_words_dup_hint (NULL, one->hints->pdata[i]);
      g_print ("  %s\n", hint);
    }
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_case_free);
  Recommend self = { wanted, cases, 0, NULL };
  if (!read_wanted (wanted, &error))
    return lian_verb_misuse ("%s", error->message);
  g_autoptr (LianStore) store
      = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, load_cases, &self, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  for (guint i = 0; i < cases->len && !lian_verb_options.json; i++)
    print_case (cases->pdata[i]);
  g_free (self.edition);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_recommend = {
  .name = "recommend",
  .synopsis = "FILE [--coop ID]...",
  .summary = N_ ("Say what form of production the rules recommend, and why"),
  .n_min = 1,
  .n_max = 1,
  .options = options,
  .run = run,
};
