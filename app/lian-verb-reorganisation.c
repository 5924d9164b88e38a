/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe reorganisation: proposals to reorganise a trade, what their rehearsal finds, and the acts of
 * their life. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json.h"
#include "lian-reorganisation-apart.h"
#include "lian-verb.h"

#include <inttypes.h>

static gboolean asked[LIAN_REORGANISATION_N_ACTS];
static gboolean find, override;
static int batch;
static gint64 apart;
static char *agreed_with, *effective, *paper_by, *paper_on;

static const GOptionEntry options[] = {
  { "find", 0, 0, G_OPTION_ARG_NONE, &find, N_ ("Rehearse it now and write nothing"), NULL },
  { "rehearse", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_REHEARSE],
    N_ ("Rehearse it and keep what is found"), NULL },
  { "decide", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_DECIDE],
    N_ ("Decide for it; --reason says why"), NULL },
  { "override", 0, 0, G_OPTION_ARG_NONE, &override, N_ ("Decide although something speaks against it"), NULL },
  { "countersign", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_COUNTERSIGN],
    N_ ("Give the second signature"), NULL },
  { "paper-by", 0, 0, G_OPTION_ARG_STRING, &paper_by, N_ ("Who countersigned on paper"), N_ ("OFFICER") },
  { "paper-on", 0, 0, G_OPTION_ARG_STRING, &paper_on, N_ ("When that was"), N_ ("DATE") },
  { "carry-out", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_CARRY_OUT],
    N_ ("Carry out a batch; --reason names the resolution"), NULL },
  { "batch", 0, 0, G_OPTION_ARG_INT, &batch, N_ ("Which; else the first that is not carried out"), N_ ("NUMBER") },
  { "agreed-with", 0, 0, G_OPTION_ARG_STRING, &agreed_with,
    N_ ("With whom the amendments of signed contracts were agreed"), N_ ("WHOM") },
  { "effective", 0, 0, G_OPTION_ARG_STRING, &effective, N_ ("The day of effect; the working date without it"),
    N_ ("DATE") },
  { "take-back", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_TAKE_BACK], N_ ("Make it a draft again"), NULL },
  { "drop", 0, 0, G_OPTION_ARG_NONE, &asked[LIAN_REORGANISATION_ACT_DROP], N_ ("Give it up; --reason says why"), NULL },
  { "apart", 0, 0, G_OPTION_ARG_INT64, &apart, N_ ("Propose the division that takes this merger apart again"),
    N_ ("MERGER") },
  { NULL },
};

typedef struct
{
  const char *name; /* (nullable): as typed */
  LianReorganisationAct act;
  LianReorganisationRequest *request;
  gint64 done;
  GPtrArray *proposals; /* LianRecord */
  GPtrArray *findings;  /* LianRecord */
  GPtrArray *words;     /* char, of the findings */
  GPtrArray *too_far;   /* (nullable): LianTooFar */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->request, lian_reorganisation_request_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->too_far, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
find_proposal (LianTxn *txn, Work *self, GError **error)
{
  gint64 id = 0;
  const LianType *type = lian_type_find ("reorganisation");
  gint64 named = lian_txn_find_text (txn, type, "name", self->name, 0);
  g_autoptr (LianRecord) given
      = g_ascii_string_to_signed (self->name, 10, 1, G_MAXINT64, &id, NULL) ? lian_txn_load (txn, type, id) : NULL;
  self->request->reorganisation = given != NULL ? id : named;
  if (self->request->reorganisation != 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is no proposal “%s”"), self->name);
  return FALSE;
}

static gboolean
find_signer (LianTxn *txn, Work *self, GError **error)
{
  if (paper_by == NULL)
    return TRUE;
  self->request->officer = lian_txn_find_text (txn, lian_type_find ("officer"), "name", paper_by, 0);
  if (self->request->officer != 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: there is no %s “%s”"), "--paper-by",
               _ (lian_type_find ("officer")->label), paper_by);
  return FALSE;
}

static gboolean
write_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;
  if (apart != 0)
    return lian_reorganisation_propose_apart (txn, self->request, cancellable, error);
  return find_proposal (txn, self, error) && find_signer (txn, self, error)
         && lian_reorganisation_act_take (self->act, txn, self->request, cancellable, error);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;
  const LianType *type = lian_type_find ("reorganisation");
  self->words = g_ptr_array_new_with_free_func (g_free);
  if (self->name == NULL)
    {
      self->too_far = lian_reorganisation_list_too_far (txn, cancellable, error);
      self->proposals = lian_txn_list_all (txn, type);
      self->findings = g_ptr_array_new ();
      return self->too_far != NULL;
    }
  if (!find_proposal (txn, self, error))
    return FALSE;
  gint64 id = self->request->reorganisation;
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_ptr_array_add (self->proposals, lian_txn_load (txn, type, id));
  self->findings = find ? lian_reorganisation_find (txn, id, cancellable, error)
                        : lian_txn_list (txn, lian_type_find ("reorganisation_finding"), "reorganisation", id);
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    g_ptr_array_add (self->words, lian_reorganisation_finding_dup_text (txn, self->findings->pdata[i]));
  return self->findings != NULL;
}

/* Telling. */

static void
add_figure (JsonBuilder *builder, const LianRecord *finding, const char *field)
{
  json_builder_set_member_name (builder, field);
  if (lian_record_is_empty (finding, field))
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, lian_record_get_number (finding, field));
}

static void
add_finding (JsonBuilder *builder, const LianRecord *finding, const char *words)
{
  static const char *const texts[] = { "finding", "against", "about", "kind", "rules", "outcome", "loss" };
  static const char *const figures[]
      = { "batch", "record", "how_many", "metres_before", "metres_after", "money_before", "money_after" };
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    lian_json_add_text (builder, texts[i], lian_record_get_text (finding, texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    add_figure (builder, finding, figures[i]);
  lian_json_add_text (builder, "words", words);
  json_builder_end_object (builder);
}

static void
add_too_far (JsonBuilder *builder, const Work *self)
{
  json_builder_set_member_name (builder, "too_far");
  json_builder_begin_array (builder);
  for (guint i = 0; self->too_far != NULL && i < self->too_far->len; i++)
    {
      const LianTooFar *one = self->too_far->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "activity", one->activity);
      lian_json_add_number (builder, "cooperative", one->cooperative);
      lian_json_add_id (builder, "correction_case", one->correction_case);
      lian_json_add_id (builder, "merger", one->succession);
      lian_json_add_id (builder, "proposal", one->reorganisation);
      lian_json_add_text (builder, "why", one->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Work *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->proposals->len; i++)
    {
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "id", lian_record_get_id (self->proposals->pdata[i]));
      lian_json_add_text (builder, "name", lian_record_get_text (self->proposals->pdata[i], "name"));
      lian_json_add_text (builder, "state", lian_record_get_text (self->proposals->pdata[i], "state"));
      lian_json_add_text (builder, "rehearsed_on", lian_record_get_text (self->proposals->pdata[i], "rehearsed_on"));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_too_far (builder, self);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->findings->len; i++)
    add_finding (builder, self->findings->pdata[i], self->words->pdata[i]);
  json_builder_end_array (builder);
  lian_json_add_number (builder, "carried", self->request->n_carried);
  lian_json_add_number (builder, "amended", self->request->n_amended);
  lian_json_add_id (builder, "succession", self->request->succession);
  lian_json_add_id (builder, "act", self->done);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_text (const Work *self)
{
  const LianField *state = lian_type_get_field (lian_type_find ("reorganisation"), "state");
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const LianRecord *proposal = self->proposals->pdata[i];
      g_autofree char *name = lian_isolate (lian_record_get_title (proposal));
      g_print ("%" PRId64 "\t%s\t%s\n", lian_record_get_id (proposal), name,
               lian_choice_label (state, lian_record_get_text (proposal, "state")));
    }
  if (self->too_far != NULL && self->too_far->len > 0)
    g_print ("%s\n", _ ("Merged too far:"));
  for (guint i = 0; self->too_far != NULL && i < self->too_far->len; i++)
    {
      const LianTooFar *one = self->too_far->pdata[i];
      g_print ("%" PRId64 "\t%s\t%s\n", one->succession, one->title, one->why);
    }
  for (guint i = 0; i < self->findings->len; i++)
    g_print ("%s %d\t%s\n",
             lian_record_get_truth (self->findings->pdata[i], "against") == LIAN_YES ? "✗" : "·",
             (int) lian_record_get_number (self->findings->pdata[i], "batch"), (const char *) self->words->pdata[i]);
  if (self->done != 0 && self->act == LIAN_REORGANISATION_ACT_CARRY_OUT)
    g_print (_ ("%u records carried over, %u contracts amended\n"), self->request->n_carried,
             self->request->n_amended);
  if (self->done != 0)
    g_print (_ ("act %" PRId64 "\n"), self->done);
}

static int
read_options (Work *self)
{
  int n = 0;
  for (int act = 0; act < (int) LIAN_REORGANISATION_N_ACTS; act++)
    if (asked[act])
      {
        self->act = (LianReorganisationAct) act;
        n++;
      }
  return n;
}

static int
read_request (Work *self)
{
  LianReorganisationRequest *request = self->request;
  const struct
  {
    const char *text;
    LianDate *date;
  } dates[] = { { effective, &request->on }, { paper_on, &request->signed_on } };
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i].text != NULL && !lian_date_parse (dates[i].text, dates[i].date))
      return lian_verb_misuse (_ ("“%s” is no date"), dates[i].text);
  request->succession = apart;
  request->override = override;
  request->batch = (guint) MAX (batch, 0);
  request->reason = g_strdup (lian_verb_options.reason);
  request->resolution = g_strdup (lian_verb_options.reason);
  request->agreed_with = g_strdup (agreed_with);
  request->way = g_strdup (paper_by != NULL ? "PAPER" : "ACCOUNT");
  return LIAN_EXIT_DONE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (Work) self = { .name = arguments[1], .request = lian_reorganisation_request_new (0) };
  int n_acts = read_options (&self), misused = read_request (&self);
  if (misused != LIAN_EXIT_DONE)
    return misused;
  if (n_acts > 1)
    return lian_verb_misuse (_ ("one act at a time: the options name %d"), n_acts);
  if (apart != 0 && (n_acts > 0 || self.name != NULL))
    return lian_verb_misuse ("%s", _ ("--apart makes a proposal of its own: name neither an act nor a proposal"));
  if (n_acts > 0 && self.name == NULL)
    return lian_verb_misuse ("%s", _ ("name the proposal"));
  const LianVerbWork work = { apart != 0   ? _ ("merger to be taken apart")
                              : n_acts > 0 ? lian_reorganisation_act_label (self.act)
                                           : NULL,
                              write_job, read_job, &self,
                              &self.done, find };
  if (!lian_verb_work (arguments[0], &work, &error))
    return lian_verb_fail_at (arguments[0], error);
  if (lian_verb_options.json)
    print_json (&self);
  else
    print_text (&self);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_reorganisation = {
  "reorganisation", "FILE [ID] [--find|--rehearse|--decide|--countersign|--carry-out|--take-back|--drop]",
  N_ ("Proposals to reorganise a trade: rehearse, decide, carry out in batches"), 1, 2, options, run,
};
