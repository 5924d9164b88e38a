/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking who works here, once.
 *
 * Every act names its author.  Where the computer account belongs to no officer of the base, the
 * question comes before the first act, not after a day of acts by nobody; that also holds while the
 * people of the office can't be read. */
#include "lian-who-dialog.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-officer-list.h"
#include "lian-trouble.h"

/* Window and context may go before the answer comes, and then nobody waits for it. */
typedef struct
{
  GtkWindow *parent;    /* weak */
  LianContext *context; /* weak */
  AdwMessageDialog *dialog; /* weak; NULL until there is something to ask or to say */
  GtkDropDown *choice;
  LianTrouble *trouble;
  GArray *ids;
  gboolean answered;
} Asking;

static void
clear_asking (gpointer data)
{
  Asking *asking = data;
  g_clear_weak_pointer (&asking->parent);
  g_clear_weak_pointer (&asking->context);
  g_clear_weak_pointer (&asking->dialog);
  g_clear_pointer (&asking->ids, g_array_unref);
}

static void
asking_unref (gpointer asking)
{
  g_rc_box_release_full (asking, clear_asking);
}

static void ask (Asking *asking);

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  guint at = gtk_drop_down_get_selected (asking->choice);
  gboolean chosen = g_str_equal (response, "chosen") && asking->ids != NULL && at < asking->ids->len;
  g_clear_weak_pointer (&asking->dialog);
  asking->answered = TRUE;
  if (asking->context != NULL)
    lian_context_set_officer (asking->context,
                              chosen ? g_array_index (asking->ids, gint64, at) : 0);
}

static GtkWidget *
make_choice (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  asking->trouble = LIAN_TROUBLE (lian_trouble_new ());
  asking->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  lian_gtk48_name_drop_down (asking->choice, _ ("Working as"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->trouble));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->choice));
  g_signal_connect_swapped (asking->trouble, "retry", G_CALLBACK (ask), asking);
  return box;
}

static void
show (Asking *asking)
{
  GtkWidget *dialog = adw_message_dialog_new (
      asking->parent, _ ("Who Are You?"),
      _ ("Everything entered bears the name of whoever entered it. This computer account belongs "
         "to no officer or clerk of the base; it can be changed at any time under Preferences."));
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);
  g_set_weak_pointer (&asking->dialog, self);
  adw_message_dialog_set_extra_child (self, make_choice (asking));
  adw_message_dialog_add_responses (self, "nobody", _ ("_Nobody in Particular"), "chosen",
                                    _ ("_Work as This Person"), NULL);
  adw_message_dialog_set_response_appearance (self, "chosen", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self, "chosen");
  adw_message_dialog_set_close_response (self, "nobody");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), g_rc_box_acquire (asking),
                         (GClosureNotify) asking_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fill (Asking *asking, const LianOfficerList *officers)
{
  g_autoptr (GtkStringList) words = officers != NULL ? lian_officer_list_words (officers) : NULL;
  g_clear_pointer (&asking->ids, g_array_unref);
  asking->ids = officers != NULL ? g_array_ref (officers->ids) : NULL;
  gtk_drop_down_set_model (asking->choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (asking->choice, 1);
  gtk_widget_set_visible (GTK_WIDGET (asking->choice), officers != NULL);
  adw_message_dialog_set_response_enabled (asking->dialog, "chosen", officers != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  LianOfficerList *officers = lian_store_read_finish (LIAN_STORE (source), result, &error);
  gboolean anybody = officers == NULL || officers->ids->len > 1;
  /* Nobody to choose from, or the window is gone. */
  if (asking->dialog == NULL && !asking->answered && anybody && asking->parent != NULL
      && gtk_widget_get_visible (GTK_WIDGET (asking->parent)))
    show (asking);
  if (asking->dialog != NULL)
    {
      fill (asking, officers);
      lian_trouble_take (asking->trouble, error);
    }
  asking_unref (asking);
}

/* Reads whom one can work as. */
static void
ask (Asking *asking)
{
  if (asking->context == NULL)
    return;
  lian_store_read_async (lian_context_get_store (asking->context), lian_officer_list_read,
                         lian_officer_list_new (), lian_officer_list_free, NULL, read_cb,
                         g_rc_box_acquire (asking));
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
  Asking *asking = g_rc_box_new0 (Asking);
  g_set_weak_pointer (&asking->parent, parent);
  g_set_weak_pointer (&asking->context, context);
  ask (asking);
  asking_unref (asking);
}
