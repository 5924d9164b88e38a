/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the form of a split link, of a finding on consumers and of a locked period can do beside saving:
 * compute, confirm, reject, reopen.  Each is an act of its own. */
#include "lian-form-private.h"
#include "lian-i18n.h"
#include "lian-impact-question.h"
#include "lian-impact.h"
#include "lian-period-question.h"

static gboolean
is_type (const LianForm *self, const char *type)
{
  return self->type != NULL && g_str_equal (self->type->id, type);
}

/* Shows the acts that fit the record. */
void
_lian_form_update_acts (LianForm *self)
{
  const LianRecord *record = lian_form_sheet_get_base (self->sheet);
  gboolean writable = !lian_store_is_read_only (_lian_form_store (self)) && self->id != 0;
  gboolean link = is_type (self, "split_link");
  gboolean waits = is_type (self, "impact_finding")
                   && g_strcmp0 (lian_record_get_text (record, "state"), "PROPOSED") == 0;
  gtk_widget_set_visible (self->propose_button, link);
  gtk_widget_set_visible (self->confirm_button, waits);
  gtk_widget_set_visible (self->reject_button, waits);
  gboolean locks = is_type (self, "period_lock") && lian_record_is_empty (record, "reopened_on");
  gtk_widget_set_visible (self->reopen_button, locks);
  gtk_widget_set_visible (self->act_bar, link || waits || locks);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.propose",
                                 link && writable && !lian_form_is_dirty (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.confirm", waits && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.reject", waits && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.reopen", locks && writable);
}

/* Proposing. */

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianForm) self = data;
  g_autoptr (GError) error = NULL;
  const LianImpactRequest *request
      = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (self->context == NULL || self->sheet == NULL)
    return;
  if (error != NULL)
    _lian_form_notice (self, LIAN_MARK_ERROR, error->message);
  else if (request != NULL && is_type (self, "split_link") && self->id == request->record)
    _lian_form_open_place (self, lian_type_find ("impact_finding"), request->finding);
}

static void
propose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  lian_store_write_async (_lian_form_store (self), _ ("finding on consumers proposed"), NULL,
                          lian_impact_propose_link, lian_impact_request_new (self->id, NULL),
                          (GDestroyNotify) lian_impact_request_free, NULL, proposed_cb,
                          g_object_ref (self));
}

/* Confirming and rejecting. */

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  lian_impact_question_confirm (widget, self->context, lian_form_sheet_get_base (self->sheet));
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  lian_impact_question_reject (widget, self->context, lian_form_sheet_get_base (self->sheet));
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  lian_period_question_reopen (widget, self->context, lian_form_sheet_get_base (self->sheet));
}

static GtkWidget *
add_button (LianForm *self, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->act_bar), button);
  return button;
}

/* Returns: (transfer floating): the bar with the buttons, hidden. */
GtkWidget *
_lian_form_new_act_bar (LianForm *self)
{
  self->act_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->propose_button = add_button (self, _ ("Propose the Finding"), "form.propose");
  self->confirm_button = add_button (self, _ ("Confirm…"), "form.confirm");
  self->reject_button = add_button (self, _ ("Reject…"), "form.reject");
  self->reopen_button = add_button (self, _ ("Reopen…"), "form.reopen");
  gtk_widget_set_tooltip_text (
      self->propose_button,
      _ ("Compute from days and price whether consumers would suffer; an officer confirms it"));
  gtk_widget_add_css_class (self->act_bar, "lian-bar");
  gtk_widget_set_visible (self->act_bar, FALSE);
  return self->act_bar;
}

/* Installs form.propose, form.confirm, form.reject and form.reopen. */
void
_lian_form_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "form.propose", NULL, propose_action);
  gtk_widget_class_install_action (klass, "form.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (klass, "form.reject", NULL, reject_action);
  gtk_widget_class_install_action (klass, "form.reopen", NULL, reopen_action);
}
