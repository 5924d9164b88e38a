/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Taking records away: deleting, and voiding what bears a number.
 *
 * Whether a record has to stay is found out before the user is asked anything. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-records-page-private.h"
#include "lian-text.h"
#include "lian-void.h"

/* How much of a name a question shows. */
#define MOST_OF_NAME 100

/* The selected records, and what to call them. */
typedef struct
{
  const LianType *type;
  GArray *ids;
  char *title; /* whole, for the log */
  char *name;  /* for a question */
  char *refusal; /* why they have to stay; NULL when they may go */
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;
  if (removal == NULL)
    return;
  g_array_unref (removal->ids);
  g_free (removal->title);
  g_free (removal->name);
  g_free (removal->refusal);
  g_free (removal);
}

static Removal *
collect (LianRecordsPage *self)
{
  LianRowSelection *selection = lian_table_get_selection (self->table);
  Removal *removal = g_new0 (Removal, 1);
  removal->type = self->type;
  removal->ids = lian_row_selection_dup_ids (selection);
  if (removal->ids->len == 1)
    removal->title
        = _lian_records_page_title_of (self, lian_row_selection_get_first (selection));
  else
    removal->title = g_strdup_printf (
        ngettext ("%u record", "%u records", removal->ids->len),
        removal->ids->len);
  removal->name = lian_text_shorten_to (removal->title, MOST_OF_NAME);
  return removal;
}

/* Whether there is something to take away: what is selected, else the row with the focus. */
static gboolean
has_selection (LianRecordsPage *self)
{
  lian_table_select_focused (self->table);
  return !_lian_records_page_is_read_only (self)
         && lian_row_selection_get_size (lian_table_get_selection (self->table)) > 0;
}

static AdwMessageDialog *
new_question (LianRecordsPage *self, const char *heading, const char *body, const char *id,
              const char *label)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), id, label, NULL);
  adw_message_dialog_set_response_appearance (dialog, id, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

/* Deleting. */

static gboolean
delete_records (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Removal *removal = data;
  for (guint i = 0; i < removal->ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !lian_txn_delete (txn, removal->type, g_array_index (removal->ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static void
close_if_gone (LianRecordsPage *self, const Removal *removal)
{
  for (guint i = 0; i < removal->ids->len; i++)
    if (g_array_index (removal->ids, gint64, i) == self->opened)
      {
        lian_form_close (self->form);
        self->opened = 0;
        gtk_stack_set_visible_child_name (GTK_STACK (self->form_stack), "nothing");
        return;
      }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autoptr (GError) error = NULL;
  Removal *removal = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (error != NULL)
    {
      _lian_records_page_say (self, error->message);
      return;
    }
  if (removal == NULL)
    return;
  g_autofree char *shown = lian_isolate (removal->name);
  g_autofree char *text
      = g_strdup_printf (_ ("Deleted: %s. Undo brings it back."), shown);
  _lian_records_page_say (self, text);
  if (self->table == NULL)
    return;
  close_if_gone (self, removal);
  lian_table_focus (self->table);
}

static void
confirmed_cb (LianRecordsPage *self, const char *response, AdwMessageDialog *dialog)
{
  Removal *removal = g_object_steal_data (G_OBJECT (dialog), "lian-removal");
  if (g_strcmp0 (response, "delete") != 0)
    {
      removal_free (removal);
      return;
    }
  g_autofree char *label = g_strdup_printf (_ ("deletion of %s"), removal->title);
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, delete_records,
                          removal, removal_free, NULL, deleted_cb, g_object_ref (self));
}

static void
ask_to_delete (LianRecordsPage *self, Removal *removal)
{
  g_autofree char *shown = lian_isolate (removal->name);
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), shown);
  AdwMessageDialog *dialog = new_question (
      self, heading, _ ("What belongs to it goes with it. It can be undone, tomorrow as well."),
      "delete", _ ("_Delete"));
  g_object_set_data_full (G_OBJECT (dialog), "lian-removal", removal, removal_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
void_instead_cb (LianRecordsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.void", NULL);
}

static void
refuse_to_delete (LianRecordsPage *self, const Removal *removal)
{
  g_autofree char *shown = lian_isolate (removal->name);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Has to Stay"), shown);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, removal->refusal));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  if (lian_void_applies (removal->type))
    {
      adw_message_dialog_add_response (dialog, "void", _ ("_Void…"));
      adw_message_dialog_set_default_response (dialog, "void");
      g_signal_connect_object (dialog, "response::void", G_CALLBACK (void_instead_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
look_whether_they_stay (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Removal *removal = data;
  g_autoptr (GError) refusal = NULL;
  for (guint i = 0; i < removal->ids->len && refusal == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      lian_txn_may_delete (txn, removal->type, g_array_index (removal->ids, gint64, i), &refusal);
    }
  removal->refusal = refusal != NULL ? g_strdup (refusal->message) : NULL;
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autoptr (GError) error = NULL;
  Removal *found = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (found == NULL && self->table != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  if (found == NULL || self->table == NULL || found->type != self->type)
    return;
  if (found->refusal != NULL)
    {
      refuse_to_delete (self, found);
      return;
    }
  Removal *removal = g_new0 (Removal, 1);
  *removal = (Removal){ found->type, g_array_ref (found->ids), g_strdup (found->title),
                         g_strdup (found->name), NULL };
  ask_to_delete (self, removal);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (has_selection (self))
    lian_store_read_async (lian_context_get_store (self->context), look_whether_they_stay,
                           collect (self), removal_free, self->cancellable, looked_cb,
                           g_object_ref (self));
}

/* Voiding. */

static void
voided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autoptr (GError) error = NULL;
  if (lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) == NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Not voided: %s"), error->message);
      _lian_records_page_say (self, text);
      return;
    }
  _lian_records_page_say (self, _ ("Voided. The number stays in the register; undo takes the voiding back."));
}

static void
void_response_cb (LianRecordsPage *self, const char *response, AdwMessageDialog *dialog)
{
  const Removal *removal = g_object_get_data (G_OBJECT (dialog), "lian-removal");
  if (g_strcmp0 (response, "void") != 0)
    return;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *label = g_strdup_printf (_ ("voiding of %s"), removal->title);
  LianVoidRequest *request
      = lian_void_request_new (removal->type, removal->ids, gtk_editable_get_text (entry));
  g_autofree char *reason = g_strdup (request->reason);
  lian_store_write_async (lian_context_get_store (self->context), label, reason,
                          lian_void_records, request, (GDestroyNotify) lian_void_request_free,
                          NULL, voided_cb, g_object_ref (self));
}

static void
reason_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  adw_message_dialog_set_response_enabled (dialog, "void", *text != '\0');
}

static void
ask_for_reason (AdwMessageDialog *dialog)
{
  GtkWidget *entry = gtk_entry_new ();
  g_object_set (entry, "placeholder-text", _ ("Why?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason for voiding"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_set_response_enabled (dialog, "void", FALSE);
  adw_message_dialog_set_default_response (dialog, "void");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (dialog), entry);
}

static void
void_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (!lian_void_applies (self->type))
    {
      _lian_records_page_say (self, _ ("Only contracts and decisions bear a number that can be voided."));
      return;
    }
  if (!has_selection (self))
    return;
  Removal *removal = collect (self);
  g_autofree char *shown = lian_isolate (removal->name);
  g_autofree char *heading = g_strdup_printf (_ ("Void “%s”?"), shown);
  AdwMessageDialog *dialog = new_question (
      self, heading, _ ("The record and its number stay, marked as void. It can be undone."),
      "void", _ ("_Void"));
  g_object_set_data_full (G_OBJECT (dialog), "lian-removal", removal, removal_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (void_response_cb), self,
                           G_CONNECT_SWAPPED);
  ask_for_reason (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Installs page.delete and page.void. */
void
_lian_records_page_install_removal (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (klass, "page.void", NULL, void_cb);
}
