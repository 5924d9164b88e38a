/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking who works here, once.
 *
 * Every act names its author.  Where the computer account belongs to no officer of the base, the
 * question comes before the first act, not after a day of acts by nobody. */
#include "lian-who-dialog.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-officer-list.h"

typedef struct
{
  GtkWindow *parent;
  LianContext *context;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->parent);
  g_object_unref (asking->context);
  g_free (asking);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, LianContext *context)
{
  GtkDropDown *choice = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));
  GArray *ids = g_object_get_data (G_OBJECT (dialog), "lian-ids");
  guint at = gtk_drop_down_get_selected (choice);
  gboolean chosen = g_str_equal (response, "chosen") && at < ids->len;
  lian_context_set_officer (context, chosen ? g_array_index (ids, gint64, at) : 0);
}

static void
show (Asking *asking, const LianOfficerList *officers)
{
  GtkWidget *dialog = adw_message_dialog_new (
      asking->parent, _ ("Who Are You?"),
      _ ("Everything entered bears the name of whoever entered it. This computer account belongs "
         "to no officer or clerk of the base; it can be changed at any time under Preferences."));
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);
  g_autoptr (GtkStringList) words = lian_officer_list_words (officers);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), _ ("Working as"));
  adw_message_dialog_set_extra_child (self, choice);
  adw_message_dialog_add_responses (self, "nobody", _ ("_Nobody in Particular"), "chosen",
                                    _ ("_Work as This Person"), NULL);
  adw_message_dialog_set_response_appearance (self, "chosen", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self, "chosen");
  adw_message_dialog_set_close_response (self, "nobody");
  g_object_set_data_full (G_OBJECT (dialog), "lian-ids", g_array_ref (officers->ids),
                          (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), asking->context, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  LianOfficerList *officers = lian_store_read_finish (LIAN_STORE (source), result, &error);
  /* Nobody to choose from, or the window is gone. */
  if (officers != NULL && officers->ids->len > 1 && gtk_widget_get_visible (GTK_WIDGET (asking->parent)))
    show (asking, officers);
  asking_free (asking);
}

/**
 * lian_who_dialog_ask:
 * @parent: the window it stands before
 * @context: learns the answer
 *
 * Asks who works here, if the base has anybody to choose from.
 */
void
lian_who_dialog_ask (GtkWindow *parent, LianContext *context)
{
  g_return_if_fail (LIAN_IS_CONTEXT (context));
  Asking *asking = g_new (Asking, 1);
  *asking = (Asking){ g_object_ref (parent), g_object_ref (context) };
  lian_store_read_async (lian_context_get_store (context), lian_officer_list_read,
                         lian_officer_list_new (), lian_officer_list_free, NULL, read_cb, asking);
}
