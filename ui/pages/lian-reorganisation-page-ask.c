/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts of the page of reorganisations, with the questions that lead to them. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-question.h"
#include "lian-reorganisation-page-private.h"

/* The fields of a question, and what it is about. */
typedef struct
{
  gint64 proposal;
  GtkDropDown *choice;
  GtkDropDown *officer;
  LianOfficerList *officers; /* of @officer */
  GtkTextBuffer *text;
  GtkEditable *line;
  GtkEditable *day;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->officers, lian_officer_list_free);
  g_free (fields);
}

static LianQuestion *
ask (LianReorganisationPage *self, const char *heading, const char *ok, LianQuestionFunc respond, Fields **fields)
{
  const LianReorganisationColumn *column = _lian_reorganisation_page_get_column (self);
  g_autofree char *body = lian_isolate (column->name);
  *fields = g_new0 (Fields, 1);
  (*fields)->proposal = column->id;
  return lian_question_new (GTK_WIDGET (self), self->context, heading, body, ok, respond, *fields, fields_free);
}

static void
write_act (LianQuestion *question, LianReorganisationAct act, LianTxnFunc func, LianReorganisationRequest *request)
{
  lian_question_write (question, lian_reorganisation_act_label (act),
                       request->reason != NULL ? request->reason : request->resolution, func, request,
                       (GDestroyNotify) lian_reorganisation_request_free);
}

/* Acts without a question. */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  if (lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) == NULL
      && gtk_widget_get_root (page) != NULL)
    gtk_widget_activate_action (page, "win.toast", "s", error->message);
}

static void
write_at_once (LianReorganisationPage *self, const char *label, LianTxnFunc func, LianReorganisationRequest *request)
{
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, func, request,
                          (GDestroyNotify) lian_reorganisation_request_free, NULL, written_cb, g_object_ref (self));
}

/**
 * _lian_reorganisation_page_rehearse:
 * @self: the page, with a proposal chosen
 */
void
_lian_reorganisation_page_rehearse (LianReorganisationPage *self)
{
  write_at_once (self, lian_reorganisation_act_label (LIAN_REORGANISATION_ACT_REHEARSE), lian_reorganisation_rehearse,
                 lian_reorganisation_request_new (self->proposal));
}

/**
 * _lian_reorganisation_page_take_back:
 * @self: the page, with a proposal chosen
 */
void
_lian_reorganisation_page_take_back (LianReorganisationPage *self)
{
  write_at_once (self, lian_reorganisation_act_label (LIAN_REORGANISATION_ACT_TAKE_BACK),
                 lian_reorganisation_take_back, lian_reorganisation_request_new (self->proposal));
}

/**
 * _lian_reorganisation_page_propose_apart:
 * @self: the page, with something chosen that was merged too far
 */
void
_lian_reorganisation_page_propose_apart (LianReorganisationPage *self)
{
  const LianTooFar *too_far = _lian_reorganisation_page_get_too_far (self);
  LianReorganisationRequest *request = lian_reorganisation_request_new (0);
  request->succession = too_far->succession;
  write_at_once (self, _ ("merger to be taken apart"), lian_reorganisation_propose_apart, request);
}

/* Deciding. */

static void
respond_decide (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianReorganisationRequest *request = lian_reorganisation_request_new (fields->proposal);
  request->override = fields->choice != NULL && gtk_drop_down_get_selected (fields->choice) == 1;
  request->reason = lian_question_dup_text (fields->text);
  write_act (question, LIAN_REORGANISATION_ACT_DECIDE, lian_reorganisation_decide, request);
}

/**
 * _lian_reorganisation_page_ask_decide:
 * @self: the page, with a proposal chosen that was rehearsed
 */
void
_lian_reorganisation_page_ask_decide (LianReorganisationPage *self)
{
  Fields *fields;
  const LianReorganisationColumn *column = _lian_reorganisation_page_get_column (self);
  const char *const answers[] = { _ ("for it"), _ ("for it, against what was found"), NULL };
  LianQuestion *question
      = ask (self, _ ("Decide on the Reorganisation"), _ ("_Decide"), respond_decide, &fields);
  g_autofree char *note
      = column->against > 0
            ? g_strdup_printf (_ ("What speaks against it: %u. It takes an override and a second signature."), column->against)
            : g_strdup (_ ("Nothing that was found speaks against it. It has no day by which it must be done."));
  lian_question_add_note (question, note);
  if (column->against > 0)
    fields->choice = lian_question_add_choice (question, _ ("Decision"), answers);
  fields->text = lian_question_add_text (question, _ ("Reason"), "", TRUE);
  lian_question_show (question);
}

/* Countersigning. */

static void
respond_countersign (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  gboolean paper = gtk_drop_down_get_selected (fields->choice) == 1;
  LianReorganisationRequest *request = lian_reorganisation_request_new (fields->proposal);
  request->way = g_strdup (paper ? "PAPER" : "ACCOUNT");
  if (paper)
    {
      request->officer
          = lian_officer_list_get (fields->officers, gtk_drop_down_get_selected (fields->officer));
      request->signed_on = lian_question_get_day (question, fields->day);
    }
  write_act (question, LIAN_REORGANISATION_ACT_COUNTERSIGN, lian_reorganisation_countersign, request);
}

static gint64
decided_by (LianReorganisationPage *self)
{
  for (guint i = 0; i < self->view->proposals->len; i++)
    if (lian_record_get_id (self->view->proposals->pdata[i]) == self->proposal)
      return lian_record_get_number (self->view->proposals->pdata[i], "decided_by");
  return 0;
}

/**
 * _lian_reorganisation_page_ask_countersign:
 * @self: the page, with a proposal chosen that was decided
 */
void
_lian_reorganisation_page_ask_countersign (LianReorganisationPage *self)
{
  Fields *fields;
  const char *const ways[] = { _ ("now, under my own account"), _ ("on paper, the signed sheet is here"), NULL };
  LianQuestion *question = ask (self, _ ("Countersign"), _ ("Coun_tersign"), respond_countersign, &fields);
  fields->choice = lian_question_add_choice (question, _ ("Way"), ways);
  fields->officers
      = lian_officer_list_new_entitled (self->view->officers, self->view->working_date, decided_by (self));
  fields->officer = lian_question_add_officer (question, _ ("On paper, signed by"), fields->officers);
  fields->day = lian_question_add_day (question, _ ("Day on the sheet"), self->view->working_date, FALSE);
  lian_question_show (question);
}

/* Carrying out. */

static void
respond_carry_out (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianReorganisationRequest *request = lian_reorganisation_request_new (fields->proposal);
  request->on = lian_question_get_day (question, fields->day);
  request->resolution = lian_question_dup_text (fields->text);
  request->agreed_with = lian_question_dup_line (fields->line);
  write_act (question, LIAN_REORGANISATION_ACT_CARRY_OUT, lian_reorganisation_carry_out, request);
}

/**
 * _lian_reorganisation_page_ask_carry_out:
 * @self: the page, with a proposal chosen that was decided
 */
void
_lian_reorganisation_page_ask_carry_out (LianReorganisationPage *self)
{
  Fields *fields;
  const LianReorganisationColumn *column = _lian_reorganisation_page_get_column (self);
  LianQuestion *question
      = ask (self, _ ("Carry Out a Batch"), _ ("Carry _Out"), respond_carry_out, &fields);
  g_autofree char *note = g_strdup_printf (
      _ ("Batch %u, in one act; one undo takes it back. Facts that have changed since the rehearsal stop it."),
      column->next_batch);
  lian_question_add_note (question, note);
  fields->day = lian_question_add_day (question, _ ("Day of effect"), self->view->working_date, TRUE);
  fields->text = lian_question_add_text (question, _ ("Resolution of the general meeting"), NULL, TRUE);
  fields->line = lian_question_add_line (question, _ ("With whom amendments of signed contracts were agreed"), NULL,
                                         FALSE);
  lian_question_show (question);
}

/* Dropping. */

static void
respond_drop (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianReorganisationRequest *request = lian_reorganisation_request_new (fields->proposal);
  request->reason = lian_question_dup_text (fields->text);
  write_act (question, LIAN_REORGANISATION_ACT_DROP, lian_reorganisation_drop, request);
}

/**
 * _lian_reorganisation_page_ask_drop:
 * @self: the page, with a proposal chosen of which nothing is carried out
 */
void
_lian_reorganisation_page_ask_drop (LianReorganisationPage *self)
{
  Fields *fields;
  LianQuestion *question = ask (self, _ ("Drop the Reorganisation"), _ ("Dro_p"), respond_drop, &fields);
  lian_question_add_note (question, _ ("It stays, with what its rehearsal found."));
  fields->text = lian_question_add_text (question, _ ("Reason"), "", TRUE);
  lian_question_show (question);
}
