/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe rehearse: which cases another rulebook would answer otherwise. */
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-rehearsal.h"
#include "lian-verb.h"
#include "lian-words.h"

typedef struct
{
  LianRulebook *rulebook;
  LianRehearsal *rehearsal;
  char *in_force;
} Rehearse;

static gboolean
rehearse (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Rehearse *self = data;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  if (in_force == NULL)
    return FALSE;
  self->in_force = g_strdup (lian_rulebook_get_edition (in_force));
  self->rehearsal = lian_rehearse (txn, self->rulebook, NULL, cancellable, error);
  return self->rehearsal != NULL;
}

static void
add_texts (JsonBuilder *builder, const char *name, char *const *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; *texts != NULL; texts++)
    json_builder_add_string_value (builder, *texts);
  json_builder_end_array (builder);
}

static void
add_flip (JsonBuilder *builder, const LianFlip *flip)
{
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "cooperative", flip->cooperative);
  lian_json_add_number (builder, "activity", flip->activity);
  add_texts (builder, "before", flip->before);
  add_texts (builder, "after", flip->after);
  add_texts (builder, "gained", flip->gained);
  add_texts (builder, "lost", flip->lost);
  add_texts (builder, "reasons", flip->reasons);
  lian_json_add_text (builder, "decision", flip->decision);
  json_builder_set_member_name (builder, "contradicts");
  json_builder_add_boolean_value (builder, flip->contradicts);
  json_builder_end_object (builder);
}

static void
add_grounds (JsonBuilder *builder, const char *name, LianCorrectionGrounds grounds)
{
  g_autofree char *codes = lian_correction_dup_grounds (grounds);
  g_auto (GStrv) list = g_strsplit (codes, ",", -1);
  add_texts (builder, name, list);
}

static void
add_proposal (JsonBuilder *builder, const LianProposalFlip *flip)
{
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "cooperative", flip->cooperative);
  lian_json_add_number (builder, "activity", flip->activity);
  add_grounds (builder, "before", flip->before);
  add_grounds (builder, "after", flip->after);
  json_builder_end_object (builder);
}

static void
print_json (const Rehearse *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "in_force", self->in_force);
  lian_json_add_text (builder, "edition", lian_rulebook_get_edition (self->rulebook));
  lian_json_add_number (builder, "cases", self->rehearsal->cases);
  json_builder_set_member_name (builder, "flips");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rehearsal->flips->len; i++)
    add_flip (builder, self->rehearsal->flips->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "corrections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rehearsal->proposals->len; i++)
    add_proposal (builder, self->rehearsal->proposals->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_flip (const LianFlip *flip)
{
  g_autofree char *before = lian_words_dup_outcomes (NULL, flip->before);
  g_autofree char *after = lian_words_dup_outcomes (NULL, flip->after);
  g_print ("%s · %s\n  %s → %s\n", flip->title, flip->work, before, after);
  for (char **reason = flip->reasons; *reason != NULL; reason++)
    g_print ("    %s\n", *reason);
}

static void
print_proposal (const LianProposalFlip *flip)
{
  g_autofree char *before = lian_correction_dup_grounds_words (flip->before);
  g_autofree char *after = lian_correction_dup_grounds_words (flip->after);
  g_print ("%s · %s\n  %s: %s → %s\n", flip->title, flip->work, _ ("correction"), before, after);
}

static void
print_text (const Rehearse *self)
{
  for (guint i = 0; i < self->rehearsal->flips->len; i++)
    print_flip (self->rehearsal->flips->pdata[i]);
  for (guint i = 0; i < self->rehearsal->proposals->len; i++)
    print_proposal (self->rehearsal->proposals->pdata[i]);
  g_print (_ ("%u cases, %u would be answered otherwise\n"), self->rehearsal->cases,
           self->rehearsal->flips->len);
  g_print (_ ("corrections proposed on other grounds: %u\n"), self->rehearsal->proposals->len);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_path (arguments[1], &error);
  if (rulebook == NULL)
    return lian_verb_fail_at (arguments[1], error);
  Rehearse self = { rulebook, NULL, NULL };
  g_autoptr (LianStore) store = lian_verb_open (arguments[0], LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, rehearse, &self, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  else
    print_text (&self);
  g_free (self.in_force);
  lian_rehearsal_free (self.rehearsal);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_rehearse = {
  .name = "rehearse",
  .synopsis = "FILE RULEBOOK.dmn",
  .summary = N_ ("Say which cases another rulebook would answer otherwise, and why"),
  .n_min = 2,
  .n_max = 2,
  .run = run,
};
