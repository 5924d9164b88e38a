/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe reorganise: a change of stage, a merger, a division or a move of co-operatives. */
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-reorganise-key.h"
#include "lian-text.h"
#include "lian-verb.h"

#include <inttypes.h>

static gboolean dry_run, persons;
static char *stage, *into, *agreed_with, *key, *effective;
static char **found;

static const GOptionEntry options[] = {
  { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, N_ ("The stage afterwards"), N_ ("STAGE") },
  { "into", 0, 0, G_OPTION_ARG_STRING, &into, N_ ("The co-operative that goes on, and gets what the key does not name"),
    N_ ("COOP") },
  { "found", 0, 0, G_OPTION_ARG_STRING_ARRAY, &found, N_ ("Found a co-operative of this name"), N_ ("NAME") },
  { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, N_ ("What goes where: a table of what, to and amount"), N_ ("FILE") },
  { "agreed-with", 0, 0, G_OPTION_ARG_STRING, &agreed_with,
    N_ ("With whom the amendments of signed contracts were agreed"), N_ ("WHOM") },
  { "effective", 0, 0, G_OPTION_ARG_STRING, &effective, N_ ("The day of effect; the working date without it"),
    N_ ("DATE") },
  { "persons", 0, 0, G_OPTION_ARG_NONE, &persons,
    N_ ("Households of a producer co-operative become persons, each as its head"), NULL },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would happen"), NULL },
  { NULL },
};

typedef struct
{
  char **names; /* of the co-operatives before */
  LianReorganiseRequest *request;
  gint64 act;
} Work;

/* By its id, or by a name that only it has. */
static gint64
find_cooperative (LianTxn *txn, const char *name, GError **error)
{
  gint64 id;
  const LianType *type = lian_type_find ("cooperative");
  g_autoptr (GArray) named = lian_txn_find_named (txn, type, name);
  g_autoptr (LianRecord) given
      = g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL) ? lian_txn_load (txn, type, id) : NULL;
  if (given != NULL)
    return id;
  if (named->len == 1)
    return g_array_index (named, gint64, 0);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               named->len == 0 ? _ ("there is no co-operative “%s”")
                               : _ ("several co-operatives are called “%s”; use the id"), name);
  return 0;
}

static gboolean
name_before (LianTxn *txn, Work *self, GError **error)
{
  for (char **name = self->names; *name != NULL; name++)
    {
      gint64 id = find_cooperative (txn, *name, error);
      if (id == 0)
        return FALSE;
      lian_reorganise_request_add_before (self->request, id);
    }
  return TRUE;
}

static gboolean
keep_one (LianTxn *txn, Work *self, const char *name, GError **error)
{
  gint64 id = find_cooperative (txn, name, error);
  if (id == 0)
    return FALSE;
  LianRecord *record = lian_txn_load (txn, lian_type_find ("cooperative"), id);
  if (stage != NULL)
    lian_record_set_text (record, "stage", stage);
  lian_reorganise_request_add_after (self->request, record);
  return TRUE;
}

/* The one that goes on is the first, and gets the rest; without one, the first that is founded. */
static gboolean
name_after (LianTxn *txn, Work *self, GError **error)
{
  const char *kept = into != NULL ? into : g_str_equal (self->request->change, "STAGE") ? self->names[0] : NULL;
  if (kept != NULL && !keep_one (txn, self, kept, error))
    return FALSE;
  for (char **name = g_str_equal (self->request->change, "MOVE") ? self->names : NULL; name != NULL && *name != NULL; name++)
    if (!keep_one (txn, self, *name, error))
      return FALSE;
  for (char **name = found; name != NULL && *name != NULL; name++)
    {
      gboolean han = lian_text_has_han (*name);
      lian_reorganise_request_add_after (
          self->request,
          lian_reorganise_found (txn, self->request, han ? *name : NULL, han ? NULL : *name, stage));
    }
  return TRUE;
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;
  self->request->persons = persons;
  if (self->request->on == 0)
    self->request->on = lian_txn_get_working_date (txn);
  if (!name_before (txn, self, error) || !name_after (txn, self, error)
      || (key != NULL && !lian_reorganise_key_read (self->request, key, error))
      || !lian_reorganise (txn, self->request, cancellable, error))
    return FALSE;
  /* Everything was tried; giving up takes it back. */
  if (dry_run)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, "");
  return !dry_run;
}

static void
print_answer (const Work *self)
{
  const LianReorganiseRequest *done = self->request;
  if (!lian_verb_options.json)
    {
      g_print (_ ("%u records carried over, %u contracts amended\n"), done->n_carried, done->n_amended);
      if (!dry_run)
        g_print (_ ("act %" PRId64 "\n"), self->act);
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "change", done->change);
  lian_json_add_number (builder, "carried", done->n_carried);
  lian_json_add_number (builder, "amended", done->n_amended);
  lian_json_add_number (builder, "persons", done->n_persons);
  lian_json_add_id (builder, "succession", dry_run ? 0 : done->made);
  lian_json_add_id (builder, "act", dry_run ? 0 : self->act);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static int
work (const char *path, Work *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_verb_open (path, LIAN_OPEN_DEFAULT, &error);
  const LianField *change = lian_type_get_field (lian_type_find ("succession"), "change");
  if (store == NULL)
    return lian_verb_fail_at (path, error);
  if (!lian_store_write (store, lian_choice_label (change, self->request->change), lian_verb_options.reason,
                         write_job, self, &self->act, &error)
      && !g_error_matches (error, LIAN_ERROR, LIAN_ERROR_NOTHING))
    return lian_verb_fail_at (path, error);
  print_answer (self);
  return LIAN_EXIT_DONE;
}

static int
run (char **arguments)
{
  g_autofree char *change = g_ascii_strup (arguments[1], -1);
  g_autoptr (LianReorganiseRequest) request = lian_reorganise_request_new (change);
  Work self = { .names = arguments + 2, .request = request };
  LianDate on = 0;
  if (lian_choices_succession[lian_choice_index (lian_choices_succession, change)].value == NULL)
    return lian_verb_misuse (_ ("reorganise: “%s” is none of stage, merger, division, move"), arguments[1]);
  if (stage != NULL && lian_choices_stage[lian_choice_index (lian_choices_stage, stage)].value == NULL)
    return lian_verb_misuse (_ ("there is no stage “%s”"), stage);
  if (effective != NULL && !lian_date_parse (effective, &on))
    return lian_verb_misuse (_ ("“%s” is no date"), effective);
  if (g_str_equal (change, "STAGE") && stage == NULL)
    return lian_verb_misuse ("%s", _ ("name the stage with --stage"));
  request->on = on;
  request->resolution = g_strdup (lian_verb_options.reason);
  request->agreed_with = g_strdup (agreed_with);
  return work (arguments[0], &self);
}

const LianVerb lian_verb_reorganise = {
  "reorganise", "FILE stage|merger|division|move COOP... [--into COOP] [--found NAME]... [--key FILE]",
  N_ ("Change the stage of a co-operative, merge several, divide one, move what is one's to another"), 3, -1, options, run,
};
