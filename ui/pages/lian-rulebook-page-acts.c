/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What officers do with an edition of the rulebook, asked from its page.
 *
 * What an act needs is checked by the base, whose refusal stands in the question; here only what the
 * edition's state allows is offered. */
#include "lian-dmn-write.h"
#include "lian-edition-acts.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-out-file.h"
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

static void
ask_draft (LianRulebookPage *self, GBytes *file, const char *body)
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
  ask_draft (self, kept ? NULL : lian_rulebook_get_bytes (self->view->rulebook), body);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRulebookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  char *text = NULL;
  gsize length = 0;
  gboolean read = g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error);
  if (self->list == NULL || self->view == NULL)
    return;
  if (!read)
    {
      lian_trouble_say (self->trouble, error->message);
      return;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  /* Translators: the name of a file */
  g_autofree char *body = g_strdup_printf (_ ("It begins as the DMN file %s."), name);
  ask_draft (self, bytes, body);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, LianRulebookPage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_load_contents_async (file, self->cancellable, loaded_cb, g_object_ref (self));
  g_object_unref (chooser);
}

static GtkFileChooserNative *
make_chooser (LianRulebookPage *self, const char *title, GtkFileChooserAction action,
              const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, accept, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("DMN files"));
  gtk_file_filter_add_pattern (filter, "*.dmn");
  gtk_file_filter_add_pattern (filter, "*.xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
draft_file_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  GtkFileChooserNative *chooser = make_chooser (self, _ ("Draft an Edition from a File"),
                                                GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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

/* Export. */

typedef struct
{
  LianRulebook *rulebook;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;
  lian_rulebook_unref (export->rulebook);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = lian_rulebook_to_dmn (export->rulebook, &error);
  g_autoptr (LianOutFile) file = bytes != NULL ? lian_out_file_new (export->path, &error) : NULL;
  if (file != NULL
      && lian_out_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error)
      && lian_out_file_commit (file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (source);
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), export->path);
  if (self->list == NULL)
    return;
  if (done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  else
    lian_trouble_say (self->trouble, error->message);
}

/**
 * lian_rulebook_page_export:
 * @self: the page
 * @path: (type filename): the file; replaced when it exists
 *
 * Writes the edition shown as a DMN 1.3 file, which other programs open.
 */
void
lian_rulebook_page_export (LianRulebookPage *self, const char *path)
{
  g_return_if_fail (LIAN_IS_RULEBOOK_PAGE (self) && self->view != NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, exported_cb, NULL);
  Export *export = g_new (Export, 1);
  *export = (Export){ lian_rulebook_ref (self->view->rulebook), g_strdup (path) };
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, LianRulebookPage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->view != NULL)
    lian_rulebook_page_export (self, path);
  g_object_unref (chooser);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  g_autofree char *name
      = g_strconcat (lian_record_get_text (get_edition (self), "code"), ".dmn", NULL);
  GtkFileChooserNative *chooser = make_chooser (self, _ ("Export the Edition"),
                                                GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
  { "rulebook.draft-file", N_ ("Draft from a _File…"), WRITES | ALWAYS, draft_file_cb },
  { "rulebook.export", N_ ("_Export…"), ALWAYS, export_cb },
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
