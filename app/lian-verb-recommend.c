/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe recommend: what the rules say about every activity. */
#include "lian-case.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json-value.h"
#include "lian-verb.h"
#include "lian-words.h"

#include <stdio.h>
#include <string.h>

static char **cooperatives;

static const GOptionEntry options[] = {
  { "coop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cooperatives, N_ ("Only this co-operative"),
    N_ ("ID") },
  { NULL },
};

/* More cases than this are explained as a list: changes of up to two facts. */
#define MOST_SINGLE 1000

/* Output is held back up to this many bytes, so that a base that can't be read gives an error and
 * nothing else. */
#define HELD_BACK (1024 * 1024)

typedef LianCase *(*Load) (LianTxn *txn, gint64 activity, GError **error);

/* Cases are written as they are read: of a hundred thousand nobody could keep all. */
typedef struct
{
  GArray *wanted;
  GString *out;
  guint n_cases;
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

/* Points and links with what the rules say about them. */
static void
add_parts (GString *out, const LianCase *one)
{
  for (guint i = 0; i < one->parts->len; i++)
    {
      const LianCasePart *part = one->parts->pdata[i];
      g_string_append_printf (out, "%s{\"kind\": \"%s\", \"id\": %" G_GINT64_FORMAT
                              ", \"findings\": [", i > 0 ? ", " : "", part->type, part->id);
      for (guint f = 0; f < part->findings->len; f++)
        {
          const LianOpinionFinding *finding = part->findings->pdata[f];
          g_string_append (out, f > 0 ? ", {\"rule\": " : "{\"rule\": ");
          lian_json_value_append_text (out, finding->rule);
          g_string_append (out, ", \"force\": ");
          lian_json_value_append_text (out, finding->force);
          g_string_append (out, ", \"outcome\": ");
          lian_json_value_append_text (out, finding->outcome);
          g_string_append_c (out, '}');
        }
      g_string_append (out, "]}");
    }
}

/* The answer is an object, which the ids go into. */
static void
add_case (GString *out, const LianCase *one)
{
  g_autofree char *answer = lian_opinion_dup_json (one->opinion);
  g_string_append_printf (out, "{\"cooperative\": %" G_GINT64_FORMAT ", \"activity\": %" G_GINT64_FORMAT
                          ", ", one->cooperative, one->activity);
  g_string_append_len (out, answer + 1, (gssize) strlen (answer) - 2);
  g_string_append (out, ", \"parts\": [");
  add_parts (out, one);
  g_string_append (out, "]}");
}

static void
print_finding (GString *out, const LianOpinionFinding *finding)
{
  g_autofree char *because = lian_words_dup_because (NULL, finding->because);
  g_string_append_printf (out, "    %-6s %s: %s%s%s\n", finding->rule, lian_words_force (NULL, finding->force),
           lian_words_outcome (NULL, finding->outcome), *because != '\0' ? " — " : "", because);
}

static void
print_case (GString *out, const LianCase *one)
{
  const LianOpinion *opinion = one->opinion;
  g_autofree char *recommended = lian_words_dup_outcomes (NULL, opinion->recommended);
  g_autofree char *permitted = lian_words_dup_outcomes (NULL, opinion->permitted);
  g_autofree char *protection = lian_words_dup_protection (NULL, one);
  g_string_append_printf (out, "%s · %s\n", one->cooperative_name, one->activity_name);
  if (protection != NULL)
    g_string_append_printf (out, "  %s\n", protection);
  g_string_append_printf (out, "  %s: %s\n", _ ("recommended form"), recommended);
  g_string_append_printf (out, "  %s: %s\n", _ ("permitted"), permitted);
  for (guint i = 0; i < one->blocked->len; i++)
    {
      const LianOpinionBlock *block = one->blocked->pdata[i];
      g_autofree char *by = g_strjoinv (", ", block->by);
      g_string_append_printf (out, "  %s: %s (%s)\n", _ ("blocked"), lian_words_outcome (NULL, block->outcome), by);
    }
  for (char **step = opinion->steps; *step != NULL; step++)
    {
      g_autofree char *words = lian_words_dup_step (NULL, *step);
      g_string_append_printf (out, "  %s: %s\n", _ ("to be done first"), words);
    }
  for (guint i = 0; i < opinion->findings->len; i++)
    print_finding (out, opinion->findings->pdata[i]);
  for (guint i = 0; i < one->hints->len; i++)
    {
      g_autofree char *hint = lian_words_dup_hint (NULL, one->hints->pdata[i]);
      g_string_append_printf (out, "  %s\n", hint);
    }
}

static void
add_head (GString *out, LianTxn *txn, const char *edition)
{
  g_autofree char *date = lian_date_to_text (lian_txn_get_working_date (txn));
  g_string_append_printf (out, "{\"working_date\": \"%s\", \"edition\": ", date);
  lian_json_value_append_text (out, edition);
  g_string_append (out, ", \"cases\": [");
}

static void
add_one (Recommend *self, const LianCase *one)
{
  if (!lian_verb_options.json)
    print_case (self->out, one);
  else
    {
      g_string_append (self->out, self->n_cases > 0 ? ",\n" : "");
      add_case (self->out, one);
    }
  self->n_cases++;
  if (self->out->len < HELD_BACK)
    return;
  fwrite (self->out->str, 1, self->out->len, stdout);
  g_string_truncate (self->out, 0);
}

static guint
count_wanted (const Recommend *self, const GPtrArray *activities)
{
  guint n = 0;
  for (guint i = 0; i < activities->len; i++)
    n += is_wanted (self, activities->pdata[i]);
  return n;
}

static gboolean
write_cases (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Recommend *self = data;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  if (in_force == NULL || !check_wanted (txn, self, error))
    return FALSE;
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  Load load = count_wanted (self, activities) > MOST_SINGLE ? lian_case_load_listed : lian_case_load;
  if (lian_verb_options.json)
    add_head (self->out, txn, lian_rulebook_get_edition (in_force));
  for (guint i = 0; i < activities->len; i++)
    {
      if (!is_wanted (self, activities->pdata[i]))
        continue;
      g_autoptr (LianCase) one = load (txn, lian_record_get_id (activities->pdata[i]), error);
      if (one == NULL)
        return FALSE;
      add_one (self, one);
    }
  if (lian_verb_options.json)
    g_string_append (self->out, "]}\n");
  return TRUE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) out = g_string_new (NULL);
  Recommend self = { wanted, out, 0 };
  if (!read_wanted (wanted, &error))
    return lian_verb_misuse ("%s", error->message);
  g_autoptr (LianStore) store
      = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, write_cases, &self, &error))
    return lian_verb_fail_at (arguments[0], error);
  fwrite (out->str, 1, out->len, stdout);
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
