/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is asked before clauses of a signed contract are saved: when, with whom it was agreed, why.
 *
 * Until it is answered or closed the form counts as being saved, so that what others write in
 * between is taken in afterwards. */
#include "lian-form-private.h"
#include "lian-i18n.h"

typedef struct
{
  LianForm *form;
  guint generation;
  GtkEditable *agreed_with;
  GtkEditable *day;
  GtkTextBuffer *reason;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->form);
  g_free (data);
}

static gboolean
is_shown (const Asked *asked)
{
  return asked->form->generation == asked->generation && asked->form->sheet != NULL;
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  g_autofree char *agreed_with = lian_question_dup_line (asked->agreed_with);
  g_autofree char *reason = lian_question_dup_text (asked->reason);
  const LianFormAmendment amendment
      = { lian_question_get_day (question, asked->day), agreed_with, reason };
  if (is_shown (asked))
    _lian_form_write_amendment (asked->form, question, &amendment);
}

static void
closed_cb (LianQuestion *question, const Asked *asked)
{
  if (is_shown (asked) && asked->form->saving)
    _lian_form_not_amended (asked->form);
}

/* Asks about the amendment; its answer saves the form, closing it leaves the form as it is. */
void
_lian_form_ask_amendment (LianForm *self)
{
  Asked *asked = g_new0 (Asked, 1);
  asked->form = g_object_ref (self);
  asked->generation = self->generation;
  LianQuestion *question = lian_question_new (
      GTK_WIDGET (self), self->context, _ ("Amend the Contract?"),
      _ ("The contract is signed: what you changed becomes a new version of it."), _ ("_Amend"),
      respond, asked, asked_free);
  asked->agreed_with = lian_question_add_line (question, _ ("Agreed with"), NULL, TRUE);
  asked->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  asked->day = lian_question_add_day (question, _ ("Amended on"),
                                      lian_context_get_working_date (self->context), TRUE);
  g_signal_connect (question, "destroy", G_CALLBACK (closed_cb), asked);
  lian_question_show (question);
}
