/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals on the coverage page: what is tried out is kept, put to decision, decided, countersigned
 * and carried out. */
#include "lian-coverage-page-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-proposal.h"
#include "lian-question.h"
#include "lian-relation-cut.h"
#include "lian-text.h"

/* So many relations are named, the others counted. */
#define MOST_CUTS 4

/* The fields of a question, and what it is about. */
typedef struct
{
  LianCoveragePage *page; /* borrowed: the question goes with its window */
  gint64 proposal;
  GtkEditable *line;
  GtkDropDown *choice;
  GtkDropDown *officer;
  LianOfficerList *officers; /* of @officer */
  GtkTextBuffer *text;
  GtkEditable *day;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_object_unref (fields->page);
  g_clear_pointer (&fields->officers, lian_officer_list_free);
  g_free (fields);
}

static const char *
get_state (const LianRecord *proposal)
{
  const char *state = lian_record_get_text (proposal, "state");
  return state != NULL ? state : "";
}

static LianRecord *
get_proposal (LianCoveragePage *self)
{
  return self->job != NULL && self->job->assessment != NULL ? self->job->assessment->proposal : NULL;
}

static gboolean
is_in_state (LianCoveragePage *self, const char *state)
{
  const LianRecord *proposal = get_proposal (self);
  return proposal != NULL && g_str_equal (get_state (proposal), state);
}

static LianQuestion *
ask (LianCoveragePage *self, const char *heading, const char *body, const char *ok,
     LianQuestionFunc respond, Fields **fields)
{
  *fields = g_new0 (Fields, 1);
  (*fields)->page = g_object_ref (self);
  (*fields)->proposal = self->proposal;
  return lian_question_new (GTK_WIDGET (self), self->context, heading, body, ok, respond, *fields,
                            fields_free);
}

static void
write_act (LianQuestion *question, const char *label, LianTxnFunc func,
           LianProposalRequest *request)
{
  lian_question_write (question, label, request->reason, func, request,
                       (GDestroyNotify) lian_proposal_request_free);
}

/* Which relations it would cut is said before it is saved (L1). */
static void
add_cuts (LianCoveragePage *self, LianQuestion *question)
{
  g_autofree char *text
      = self->job->cuts != NULL ? lian_relation_cuts_to_text (self->job->cuts, MOST_CUTS) : NULL;
  g_autofree char *note = text != NULL ? g_strdup_printf ("%s (L1)", text) : NULL;
  if (note != NULL)
    lian_question_add_note (question, note);
}

/* Keeping. */

/* The act gives the new proposal its id; the page goes on with it. */
static gboolean
keep (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_proposal_create (txn, data, cancellable, error);
}

static void
respond_keep (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianCoveragePage *self = fields->page;
  LianProposalRequest *request = lian_proposal_request_new (0);
  request->scope = lian_ground_get_parts (self->job->ground)->scope;
  request->given.limit = self->limit < 0 ? -1 : lian_ground_get_standard (self->job->ground)->limit;
  request->title = lian_question_dup_line (fields->line);
  for (guint i = 0; i < self->changes->len; i++)
    lian_proposal_request_add (request, &g_array_index (self->changes, LianServiceChange, i));
  write_act (question, _ ("proposal on service points"), keep, request);
}

/* What was tried out is kept now: the newest proposal is the one to go on with. */
static void
kept_cb (LianCoveragePage *self)
{
  g_array_set_size (self->changes, 0);
  self->take_newest = TRUE;
  _lian_coverage_load (self);
}

static void
ask_keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  if (self->job == NULL || self->job->comparison == NULL || self->changes->len == 0)
    return;
  LianQuestion *question = ask (self, _ ("Keep as a proposal"),
                                _ ("It is kept as a draft, and can be put to decision later."),
                                _ ("_Keep"), respond_keep, &fields);
  add_cuts (self, question);
  fields->line = lian_question_add_line (question, _ ("Title"), "", TRUE);
  g_signal_connect_object (question, "written", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  lian_question_show (question);
}

/* Putting to decision. */

static void
respond_put (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  write_act (question, _ ("proposal put to decision"), lian_proposal_put,
             lian_proposal_request_new (fields->proposal));
}

static char *
name_proposal (LianCoveragePage *self)
{
  g_autofree char *title = lian_text_shorten_to (lian_record_get_title (get_proposal (self)), 80);
  return lian_isolate (title);
}

static void
ask_put (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  if (!is_in_state (self, "DRAFT"))
    return;
  g_autofree char *name = name_proposal (self);
  LianQuestion *question
      = ask (self, _ ("Put to decision"), name, _ ("_Put"), respond_put, &fields);
  lian_question_add_note (question, _ ("The figures of today are kept with it, and for each activity "
                                       "concerned it is proposed whether consumers would suffer."));
  add_cuts (self, question);
  lian_question_show (question);
}

/* Deciding. */

enum
{
  ACCEPT,
  REJECT,
  OVERRIDE,
};

static void
respond_decide (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  guint answer = gtk_drop_down_get_selected (fields->choice);
  LianProposalRequest *request = lian_proposal_request_new (fields->proposal);
  request->accept = answer != REJECT;
  request->override = answer == OVERRIDE;
  request->reason = lian_question_dup_text (fields->text);
  write_act (question, request->accept ? _ ("proposal accepted") : _ ("proposal rejected"),
             lian_proposal_decide, request);
}

static void
ask_decide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  const char *const answers[]
      = { _ ("Accept"), _ ("Reject"), _ ("Accept against rule R3 or R4, for the reason below"),
          NULL };
  if (!is_in_state (self, "PUT"))
    return;
  g_autofree char *name = name_proposal (self);
  LianQuestion *question
      = ask (self, _ ("Decide on the proposal"), name, _ ("_Decide"), respond_decide, &fields);
  const GPtrArray *obstacles = self->job->assessment->obstacles;
  for (guint i = 0; i < MIN (obstacles->len, 6); i++)
    {
      g_autofree char *text = lian_obstacle_dup_text (obstacles->pdata[i]);
      lian_question_add_note (question, text);
    }
  add_cuts (self, question);
  fields->choice = lian_question_add_choice (question, _ ("Decision"), answers);
  fields->text = lian_question_add_text (question, _ ("Reason"), "", FALSE);
  lian_question_show (question);
}

/* Countersigning. */

static void
respond_countersign (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  gboolean paper = gtk_drop_down_get_selected (fields->choice) == 1;
  LianProposalRequest *request = lian_proposal_request_new (fields->proposal);
  request->way = g_strdup (paper ? "PAPER" : "ACCOUNT");
  if (paper)
    {
      request->officer = lian_officer_list_get (fields->officers,
                                                gtk_drop_down_get_selected (fields->officer));
      request->signed_on = lian_question_get_day (question, fields->day);
    }
  write_act (question, _ ("countersignature"), lian_proposal_countersign, request);
}

static void
ask_countersign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  const char *const ways[]
      = { _ ("now, under my own account"), _ ("on paper, the signed sheet is here"), NULL };
  if (!is_in_state (self, "ACCEPTED"))
    return;
  LianDate today = lian_context_get_working_date (self->context);
  g_autofree char *name = name_proposal (self);
  LianQuestion *question = ask (self, _ ("Countersign"), name, _ ("Coun_tersign"),
                                respond_countersign, &fields);
  add_cuts (self, question);
  fields->choice = lian_question_add_choice (question, _ ("Way"), ways);
  fields->officers = lian_officer_list_new_entitled (
      self->job->officers, today, lian_record_get_number (get_proposal (self), "decided_by"));
  fields->officer
      = lian_question_add_officer (question, _ ("On paper, signed by"), fields->officers);
  fields->day = lian_question_add_day (question, _ ("Day on the sheet"), today, FALSE);
  lian_question_show (question);
}

/* Carrying out. */

static void
respond_carry_out (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  write_act (question, _ ("proposal carried out"), lian_proposal_carry_out,
             lian_proposal_request_new (fields->proposal));
}

static void
ask_carry_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  if (!is_in_state (self, "ACCEPTED"))
    return;
  g_autofree char *name = name_proposal (self);
  LianQuestion *question
      = ask (self, _ ("Carry out"), name, _ ("Carry _out"), respond_carry_out, &fields);
  lian_question_add_note (question, _ ("Points and rounds are changed in the records as proposed; one "
                                       "undo takes it back."));
  add_cuts (self, question);
  lian_question_show (question);
}

/* Taking back, and going on with it. */

static void
respond_take_back (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  write_act (question, _ ("proposal taken back"), lian_proposal_take_back,
             lian_proposal_request_new (fields->proposal));
}

static gboolean
may_take_back (LianCoveragePage *self)
{
  return is_in_state (self, "PUT") || is_in_state (self, "REJECTED");
}

static void
ask_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  Fields *fields;
  if (!may_take_back (self))
    return;
  g_autofree char *name = name_proposal (self);
  LianQuestion *question
      = ask (self, _ ("Take back"), name, _ ("Take _back"), respond_take_back, &fields);
  lian_question_add_note (question, _ ("It becomes a draft again, and can be put to decision once more "
                                       "under the same number."));
  lian_question_show (question);
}

/* Its changes become a trial; the proposal stays as it is. */
static void
try_further (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  if (self->job == NULL || self->job->assessment == NULL)
    return;
  g_array_set_size (self->changes, 0);
  g_array_append_vals (self->changes, self->job->changes->data, self->job->changes->len);
  self->proposal = 0;
  _lian_coverage_load (self);
}

/**
 * _lian_coverage_install_proposal:
 * @klass: the page's class
 *
 * Installs what is done with the trial or the proposal; each asks what its act needs.
 */
void
_lian_coverage_install_proposal (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "coverage.keep", NULL, ask_keep);
  gtk_widget_class_install_action (klass, "coverage.put", NULL, ask_put);
  gtk_widget_class_install_action (klass, "coverage.decide", NULL, ask_decide);
  gtk_widget_class_install_action (klass, "coverage.countersign", NULL, ask_countersign);
  gtk_widget_class_install_action (klass, "coverage.carry-out", NULL, ask_carry_out);
  gtk_widget_class_install_action (klass, "coverage.take-back", NULL, ask_take_back);
  gtk_widget_class_install_action (klass, "coverage.try-further", NULL, try_further);
}

/**
 * _lian_coverage_update_proposal:
 * @self: the page
 *
 * Lets through what can be done with the trial or the proposal.
 */
void
_lian_coverage_update_proposal (LianCoveragePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LianRecord *proposal = get_proposal (self);
  gboolean accepted = is_in_state (self, "ACCEPTED");
  gboolean signed_twice
      = proposal != NULL && !lian_record_is_empty (proposal, "countersigned_by");
  gboolean writable = self->context != NULL
                      && !lian_store_is_read_only (lian_context_get_store (self->context));
  gtk_widget_action_set_enabled (widget, "coverage.keep",
                                 writable && self->proposal == 0 && self->changes->len > 0
                                     && self->job != NULL && self->job->comparison != NULL);
  gtk_widget_action_set_enabled (widget, "coverage.take-back", writable && may_take_back (self));
  gtk_widget_action_set_enabled (widget, "coverage.try-further", proposal != NULL);
  gtk_widget_action_set_enabled (widget, "coverage.put", writable && is_in_state (self, "DRAFT"));
  gtk_widget_action_set_enabled (widget, "coverage.decide", writable && is_in_state (self, "PUT"));
  gtk_widget_action_set_enabled (widget, "coverage.countersign",
                                 writable && accepted && !signed_twice);
  gtk_widget_action_set_enabled (widget, "coverage.carry-out",
                                 writable && accepted
                                     && (signed_twice || !self->job->assessment->countersign));
}

/* The choice. */

static void
chosen_cb (LianCoveragePage *self)
{
  guint at = gtk_drop_down_get_selected (self->proposal_choice);
  if (self->filling || self->box == NULL || self->job == NULL)
    return;
  gint64 proposal = at > 0 && at <= self->job->proposals->len
                        ? lian_record_get_id (self->job->proposals->pdata[at - 1])
                        : 0;
  if (proposal == self->proposal)
    return;
  self->proposal = proposal;
  _lian_coverage_load (self);
}

/**
 * _lian_coverage_fill_proposals:
 * @self: the page, with something read
 *
 * Offers the proposals: those that wait first, then those that are settled.
 */
void
_lian_coverage_fill_proposals (LianCoveragePage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const LianField *state = lian_type_get_field (lian_type_find ("service_proposal"), "state");
  guint at = 0;
  gtk_string_list_append (words, _ ("A trial of my own"));
  for (guint i = 0; i < self->job->proposals->len; i++)
    {
      const LianRecord *one = self->job->proposals->pdata[i];
      g_autofree char *title = lian_text_shorten_to (lian_record_get_title (one), 28);
      g_autofree char *name = lian_isolate (title);
      g_autofree char *text
          = g_strdup_printf ("%s · %s", name, lian_choice_label (state, get_state (one)));
      gtk_string_list_append (words, text);
      if (lian_record_get_id (one) == self->proposal)
        at = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->proposal_choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->proposal_choice, at);
  self->filling = FALSE;
}

/**
 * _lian_coverage_create_proposals:
 * @self: the page
 *
 * Returns: (transfer floating): the choice of a proposal
 */
GtkWidget *
_lian_coverage_create_proposals (LianCoveragePage *self)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const[]){ "", NULL });
  self->proposal_choice = GTK_DROP_DOWN (choice);
  lian_gtk48_name_drop_down (self->proposal_choice, _ ("Trial or proposal"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return choice;
}
