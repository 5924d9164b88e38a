/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What officers do with an edition of the rulebook, asked from its page.
 *
 * What an act needs is checked by the base, whose refusal stands in the question; here only what the
 * edition's state allows is offered. */
#include "lian-edition-acts.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-plural.h"
#include "lian-question.h"
#include "lian-rehearsal-window.h"
#include "lian-rulebook-page-private.h"

/* The fields of a question, and the edition it is about. */
typedef struct
{
  LianRulebookPage *page;
  LianEditionRequest *request;
  GtkEditable *line, *resolution, *day;
  GtkTextBuffer *text;
  GtkDropDown *way, *officer;
  LianOfficerList *officers; /* of the last drop-down */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;
  g_object_unref (asked->page);
  g_clear_pointer (&asked->request, lian_edition_request_free);
  g_clear_pointer (&asked->officers, lian_officer_list_free);
  g_free (asked);
}

static const LianRecord *
get_edition (LianRulebookPage *self)
{
  return self->view->editions->pdata[self->view->at];
}

static Asked *
asked_new (LianRulebookPage *self)
{
  Asked *asked = g_new0 (Asked, 1);
  asked->page = g_object_ref (self);
  asked->request = lian_edition_request_new (lian_record_get_id (get_edition (self)));
  asked->request->seen = g_strdup (lian_record_get_text (get_edition (self), "hash"));
  return asked;
}

/* What was refused is asked again, so the question keeps its own. */
static LianEditionRequest *
dup_request (const Asked *asked)
{
  const LianEditionRequest *from = asked->request;
  LianEditionRequest *request = lian_edition_request_new (from->edition);
  request->seen = g_strdup (from->seen);
  request->file = from->file != NULL ? g_bytes_ref (from->file) : NULL;
  request->rehearsed = from->rehearsed;
  request->flips = from->flips;
  return request;
}

static void
write_act (LianQuestion *question, const char *label, LianTxnFunc func, LianEditionRequest *request)
{
  g_autofree char *reason = g_strdup (request->note);
  lian_question_write (question, label, reason, func, request,
                       (GDestroyNotify) lian_edition_request_free);
}

static LianQuestion *
ask (Asked *asked, const char *heading, const char *body, const char *ok, LianQuestionFunc respond)
{
  return lian_question_new (GTK_WIDGET (asked->page), asked->page->context, heading, body, ok,
                            respond, asked, asked_free);
}

/* Drafting. */

/* The page turns to what was drafted. */
static void
drafted_cb (LianRulebookPage *self)
{
  self->wanted = LIAN_EDITION_NEWEST;
  _lian_rulebook_page_load (self);
}

static void
answer_draft (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianEditionRequest *request = dup_request (asked);
  g_clear_pointer (&request->seen, g_free);
  request->code = lian_question_dup_line (asked->line);
  request->note = lian_question_dup_text (asked->text);
  /* Translators: an act */
  write_act (question, _ ("draft of an edition of the rulebook"), lian_edition_draft, request);
}

/**
 * _lian_rulebook_page_ask_draft:
 * @self: the page
 * @file: (nullable): the DMN file that the draft begins as; else the edition shown
 * @body: what it begins as, in words
 *
 * Asks for the name of a draft and for its reason.
 */
void
_lian_rulebook_page_ask_draft (LianRulebookPage *self, GBytes *file, const char *body)
{
  Asked *asked = asked_new (self);
  LianQuestion *question = ask (asked, _ ("Draft an Edition"), body, _ ("_Draft"), answer_draft);
  asked->request->file = file != NULL ? g_bytes_ref (file) : NULL;
  asked->line = lian_question_add_line (question, _ ("Name of the edition"), self->view->suggestion,
                                        TRUE);
  asked->text = lian_question_add_text (question, _ ("What it changes and why"), NULL, FALSE);
  g_signal_connect_object (question, "written", G_CALLBACK (drafted_cb), self, G_CONNECT_SWAPPED);
  lian_question_show (question);
}

static void
draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  /* Translators: the name of an edition */
  g_autofree char *body = g_strdup_printf (_ ("It begins as edition %s; nothing changes for any "
                                              "case before two officers put it in force."),
                                           lian_record_get_text (get_edition (self), "code"));
  /* What the program brings is no record yet. */
  gboolean kept = lian_record_get_id (get_edition (self)) != 0;
  _lian_rulebook_page_ask_draft (self, kept ? NULL : lian_rulebook_get_bytes (self->view->rulebook),
                                 body);
}

/* A parameter. */

static void
answer_parameter (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianEditionRequest *request = dup_request (asked);
  request->parameter = g_new0 (LianParameter, 1);
  request->parameter->name = g_strdup (asked->request->parameter->name);
  request->parameter->value = lian_question_dup_line (asked->line);
  request->parameter->resolution = lian_question_dup_line (asked->resolution);
  request->parameter->set_on = lian_question_get_day (question, asked->day);
  /* Translators: an act: the name of a parameter and its value */
  g_autofree char *label = g_strdup_printf (_ ("parameter of the rulebook: %s = %s"),
                                            request->parameter->name, request->parameter->value);
  write_act (question, label, lian_edition_set_parameter, request);
}

static void
set_parameter_cb (GtkWidget *widget, const char *action, GVariant *variant)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  const LianRuleTable *table = _lian_rulebook_page_get_table (self);
  const LianParameter *parameter
      = table != NULL ? _lian_rulebook_view_find_parameter (self->view, table->name) : NULL;
  if (parameter == NULL)
    return;
  Asked *asked = asked_new (self);
  LianQuestion *question = ask (asked, lian_rule_table_title (table), parameter->description,
                                _ ("_Set"), answer_parameter);
  asked->request->parameter = g_new0 (LianParameter, 1);
  asked->request->parameter->name = g_strdup (parameter->name);
  asked->line = lian_question_add_line (question, _ ("Value"), parameter->value, TRUE);
  asked->resolution
      = lian_question_add_line (question, _ ("Resolution that sets it"), parameter->resolution,
                                TRUE);
  asked->day = lian_question_add_day (
      question, _ ("Day of the resolution"),
      parameter->set_on != 0 ? parameter->set_on : self->view->working_date, TRUE);
  lian_question_show (question);
}

/* Rehearsing, and putting in force. */

static gboolean
is_rehearsed (LianRulebookPage *self)
{
  return g_strcmp0 (self->rehearsed_hash, lian_rulebook_get_hash (self->view->rulebook)) == 0;
}

static void
rehearse_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  gboolean draft = g_strcmp0 (_lian_rulebook_view_get_state (self->view), "DRAFT") == 0;
  lian_rehearsal_window_present (widget, self->context, self->view->rulebook,
                                 draft ? "rulebook.put-forward" : NULL);
}

/**
 * _lian_rulebook_page_note_rehearsal:
 * @self: the page
 * @hash: the edition that was rehearsed
 * @rehearsal: what came of it
 *
 * An edition is put forward with what its rehearsal gave.
 */
void
_lian_rulebook_page_note_rehearsal (LianRulebookPage *self, const char *hash,
                                    const LianRehearsal *rehearsal)
{
  g_free (self->rehearsed_hash);
  self->rehearsed_hash = g_strdup (hash);
  self->rehearsed = rehearsal->cases;
  self->flips = rehearsal->flips->len;
}

static void
answer_put_forward (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianEditionRequest *request = dup_request (asked);
  request->resolution = lian_question_dup_line (asked->resolution);
  request->resolved_on = lian_question_get_day (question, asked->day);
  /* Translators: an act */
  write_act (question, _ ("edition of the rulebook put forward"), lian_edition_put_forward,
             request);
}

static void
put_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  if (!is_rehearsed (self))
    {
      rehearse_cb (widget, NULL, NULL);
      return;
    }
  g_autofree char *body = g_strdup_printf (
      ngettext ("It was rehearsed on %u case; %u would be answered otherwise. A second officer must "
                "countersign before it is in force.",
                "It was rehearsed on %u cases; %u would be answered otherwise. A second officer must "
                "countersign before it is in force.",
                self->rehearsed),
      self->rehearsed, self->flips);
  Asked *asked = asked_new (self);
  LianQuestion *question = ask (asked, _ ("Put the Edition Forward"), body, _ ("_Put Forward"),
                                answer_put_forward);
  asked->request->rehearsed = self->rehearsed;
  asked->request->flips = self->flips;
  asked->resolution = lian_question_add_line (question, _ ("Resolution"), NULL, TRUE);
  asked->day = lian_question_add_day (question, _ ("Day of the resolution"),
                                      self->view->working_date, TRUE);
  lian_question_show (question);
}

static void
answer_countersign (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianEditionRequest *request = dup_request (asked);
  guint at = gtk_drop_down_get_selected (asked->officer);
  request->way = g_strdup (gtk_drop_down_get_selected (asked->way) == 1 ? "PAPER" : "ACCOUNT");
  request->officer = lian_officer_list_get (asked->officers, at);
  request->signed_on = lian_question_get_day (question, asked->day);
  /* Translators: an act */
  write_act (question, _ ("edition of the rulebook put in force"), lian_edition_countersign,
             request);
}

static void
countersign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  const char *const ways[] = { _ ("I sign under my own account"), _ ("The sheet was signed on paper"),
                               NULL };
  /* Translators: the name of an edition, the resolution, how many cases flip of how many */
  g_autofree char *body = g_strdup_printf (
      _ ("Edition %s, resolution “%s”. Of %d cases rehearsed %d would be answered otherwise. It is in "
         "force from the working date on; decisions keep the edition that they rest on."),
      lian_record_get_text (get_edition (self), "code"),
      lian_record_get_text (get_edition (self), "resolution"),
      (int) lian_record_get_number (get_edition (self), "rehearsed"),
      (int) lian_record_get_number (get_edition (self), "flips"));
  Asked *asked = asked_new (self);
  LianQuestion *question = ask (asked, _ ("Put the Edition in Force"), body, _ ("_Countersign"),
                                answer_countersign);
  asked->way = lian_question_add_choice (question, _ ("Way of countersigning"), ways);
  asked->officers
      = lian_officer_list_new_entitled (self->view->officers, self->view->working_date,
                                        lian_record_get_number (get_edition (self), "officer"));
  asked->officer
      = lian_question_add_officer (question, _ ("On paper, signed by"), asked->officers);
  asked->day
      = lian_question_add_day (question, _ ("Day on the sheet"), self->view->working_date, TRUE);
  lian_question_show (question);
}

static void
answer_withdraw (LianQuestion *question, gpointer data)
{
  const Asked *asked = data;
  LianEditionRequest *request = dup_request (asked);
  request->note = lian_question_dup_text (asked->text);
  /* Translators: an act */
  write_act (question, _ ("edition of the rulebook withdrawn"), lian_edition_withdraw,
             request);
}

static void
withdraw_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  Asked *asked = asked_new (self);
  LianQuestion *question
      = ask (asked, _ ("Withdraw the Edition"), lian_record_get_text (get_edition (self), "code"),
             _ ("_Withdraw"), answer_withdraw);
  asked->text = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}

/* What is offered when. */

enum
{
  ALWAYS = 1 << 0,
  WRITES = 1 << 1,       /* not in a base that is only read */
  OF_DRAFT = 1 << 2,
  OF_WAITING = 1 << 3,
  NOT_IN_FORCE = 1 << 4,
  OF_PARAMETER = 1 << 5, /* besides */
};

static const struct
{
  const char *action;
  const char *label;
  guint when;
  void (*activate) (GtkWidget *widget, const char *action, GVariant *parameter);
} acts[] = {
  { "rulebook.set-parameter", N_ ("_Change the Value…"), WRITES | OF_DRAFT | OF_PARAMETER,
    set_parameter_cb },
  { "rulebook.rehearse", N_ ("_Rehearse…"), NOT_IN_FORCE, rehearse_cb },
  { "rulebook.put-forward", N_ ("_Put Forward…"), WRITES | OF_DRAFT, put_forward_cb },
  { "rulebook.countersign", N_ ("_Countersign…"), WRITES | OF_WAITING, countersign_cb },
  { "rulebook.withdraw", N_ ("_Withdraw…"), WRITES | OF_DRAFT | OF_WAITING, withdraw_cb },
  { "rulebook.draft", N_ ("_Draft from This…"), WRITES | ALWAYS, draft_cb },
  { "rulebook.draft-file", N_ ("Draft from a _File…"), WRITES | ALWAYS,
    _lian_rulebook_page_draft_file },
  { "rulebook.export", N_ ("_Export…"), ALWAYS, _lian_rulebook_page_export },
};

static gboolean
is_offered (LianRulebookPage *self, guint when)
{
  const char *state = _lian_rulebook_view_get_state (self->view);
  gboolean in_state = (when & ALWAYS) || ((when & OF_DRAFT) && g_strcmp0 (state, "DRAFT") == 0)
                      || ((when & OF_WAITING) && g_strcmp0 (state, "WAITING") == 0)
                      || ((when & NOT_IN_FORCE) && g_strcmp0 (state, "IN_FORCE") != 0);
  const LianRuleTable *table = _lian_rulebook_page_get_table (self);
  if ((when & OF_PARAMETER) && (table == NULL || !table->constant))
    return FALSE;
  if ((when & WRITES) && lian_store_is_read_only (lian_context_get_store (self->context)))
    return FALSE;
  return self->view != NULL && in_state;
}

/**
 * _lian_rulebook_page_update_acts:
 * @self: the page
 *
 * Offers what can be done with the edition and the decision shown.
 */
void
_lian_rulebook_page_update_acts (LianRulebookPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gboolean offered = self->context != NULL && is_offered (self, acts[i].when);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].action, offered);
      gtk_widget_set_visible (self->buttons[i], offered);
    }
}

/**
 * _lian_rulebook_page_install_acts:
 * @widget_class: the class of the page
 */
void
_lian_rulebook_page_install_acts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].action, NULL, acts[i].activate);
}

/**
 * _lian_rulebook_page_create_acts:
 * @self: the page
 *
 * Returns: (transfer floating): the buttons
 */
GtkWidget *
_lian_rulebook_page_create_acts (LianRulebookPage *self)
{
  GtkWidget *bar = lian_lines_new ();
  G_STATIC_ASSERT (G_N_ELEMENTS (acts) == LIAN_RULEBOOK_N_ACTS);
  gtk_widget_add_css_class (bar, "toolbar");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      self->buttons[i]
          = lian_lines_add_button (LIAN_LINES (bar), _ (acts[i].label), NULL, acts[i].action);
      gtk_widget_set_visible (self->buttons[i], FALSE);
    }
  return bar;
}
