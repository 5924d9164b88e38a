/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe check: whether the base holds against itself. */
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-proposal-check.h"
#include "lian-review-check.h"
#include "lian-verb.h"
#include "lian-verify.h"

#include <inttypes.h>

static gboolean full, repair;
static char *head;

static const GOptionEntry options[] = {
  { "full", 0, 0, G_OPTION_ARG_NONE, &full, N_ ("Take back every act on a copy too"), NULL },
  { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, N_ ("Build the search index anew first"), NULL },
  { "head", 0, 0, G_OPTION_ARG_STRING, &head,
    N_ ("Look for the act whose hash begins so, as printed on a paper"), N_ ("HASH") },
  { NULL },
};

static const char *const verdicts[] = { "same", "fact-changed", "rule-changed", "broken",
                                        "unsigned" };

static gboolean
check_decisions (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_review_check_decisions (txn, data, cancellable, error);
}

/* A decision whose facts have changed is work for an officer; one that does not follow from its own
 * receipt, or passed a guard without a second officer, is a problem. */
static guint
count_broken (const GPtrArray *decisions)
{
  guint n = 0;
  for (guint i = 0; i < decisions->len; i++)
    n += ((const LianReviewCheck *) decisions->pdata[i])->verdict >= LIAN_REVIEW_BROKEN;
  return n;
}

static guint
count_false (const GPtrArray *proposals)
{
  guint n = 0;
  for (guint i = 0; i < proposals->len; i++)
    n += !((const LianProposalCheck *) proposals->pdata[i])->same;
  return n;
}

static void
add_proposals (JsonBuilder *builder, const GPtrArray *proposals)
{
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposals->len; i++)
    {
      const LianProposalCheck *check = proposals->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "proposal", check->proposal);
      lian_json_add_text (builder, "number", check->number);
      lian_json_add_text (builder, "state", check->same ? "same" : "broken");
      lian_json_add_text (builder, "detail", check->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_decisions (JsonBuilder *builder, const GPtrArray *decisions)
{
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      const LianReviewCheck *check = decisions->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "decision", check->decision);
      lian_json_add_text (builder, "number", check->number);
      lian_json_add_text (builder, "state", verdicts[check->verdict]);
      lian_json_add_text (builder, "detail", check->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const LianVerifyReport *report, const GPtrArray *decisions,
            const GPtrArray *proposals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "acts", report->acts);
  lian_json_add_number (builder, "broken_act", report->broken_act);
  lian_json_add_number (builder, "warnings", report->warnings);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, report->problems->pdata[i]);
  json_builder_end_array (builder);
  add_decisions (builder, decisions);
  add_proposals (builder, proposals);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_text (const LianVerifyReport *report, const GPtrArray *decisions,
            const GPtrArray *proposals)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const LianReviewCheck *check = decisions->pdata[i];
      g_print ("%s\t%s\t%s\n", check->number, lian_review_verdict_label (check->verdict),
               check->detail != NULL ? check->detail : "");
    }
  for (guint i = 0; i < proposals->len; i++)
    {
      const LianProposalCheck *check = proposals->pdata[i];
      g_print ("%s\t%s\t%s\n", check->number,
               check->same ? _ ("same") : _ ("does not follow from its base"),
               check->detail != NULL ? check->detail : "");
    }
  for (guint i = 0; i < report->problems->len; i++)
    g_print ("%s\n", (const char *) report->problems->pdata[i]);
  g_print (_ ("%" PRId64 " acts, %u problems, %u records with warnings\n"), report->acts,
           report->problems->len, report->warnings);
}

static gboolean
check_head (const char *path, LianVerifyReport *report, GError **error)
{
  gint64 act;
  if (head == NULL)
    return TRUE;
  if (!lian_verify_find_head (path, head, &act, error))
    return FALSE;
  if (act == 0)
    g_ptr_array_add (report->problems,
                     g_strdup_printf (_ ("there is no act with the hash %s: acts were removed, or "
                                         "this is another base"),
                                      head));
  return TRUE;
}

static gboolean
gather (const char *path, LianVerifyReport *report, GPtrArray *decisions, GPtrArray *proposals,
        GError **error)
{
  if (repair && !lian_verify_repair (path, error))
    return FALSE;
  if (!lian_verify_base (path, full, report, error) || !check_head (path, report, error))
    return FALSE;
  g_autoptr (LianStore) store = lian_verb_open (path, LIAN_OPEN_READ_ONLY, error);
  return store != NULL && lian_store_read (store, check_decisions, decisions, error)
         && lian_proposal_check_all (store, path, proposals, error);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_review_check_free);
  g_autoptr (GPtrArray) proposals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_proposal_check_free);
  LianVerifyReport report = { 0 };
  int status = LIAN_EXIT_FAILURE;
  if (!gather (arguments[0], &report, decisions, proposals, &error))
    lian_verb_fail_at (arguments[0], error);
  else
    {
      if (lian_verb_options.json)
        print_json (&report, decisions, proposals);
      else
        print_text (&report, decisions, proposals);
      guint wrong = report.problems->len + count_broken (decisions) + count_false (proposals);
      status = wrong > 0 ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
    }
  lian_verify_report_clear (&report);
  return status;
}

const LianVerb lian_verb_check = {
  "check", "FILE [--full]", N_ ("Check the file, the log of acts, the rules, the decisions and the proposals"), 1, 1, options, run,
};
