/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Choosing a base in a file dialog.
 *
 * A GtkFileChooserNative belongs to nobody while it is shown, so it keeps a reference to itself
 * until it is answered. */
#include "lian-choose-file.h"
#include "lian-i18n.h"

#define ENDING ".lianshe"

typedef struct
{
  LianFileChosen chosen;
  gpointer user_data;
} Asked;

static void
response_cb (GtkNativeDialog *dialog, int response, Asked *asked)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gboolean save
      = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE;
  if (path != NULL && save && !g_str_has_suffix (path, ENDING))
    {
      char *whole = g_strconcat (path, ENDING, NULL);
      g_free (path);
      path = whole;
    }
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    asked->chosen (path, asked->user_data);
  g_free (asked);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) bases = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  gtk_file_filter_set_name (bases, _ ("Bases of Lianshe"));
  gtk_file_filter_add_pattern (bases, "*" ENDING);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, bases);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
ask (GtkFileChooserNative *dialog, LianFileChosen chosen, gpointer user_data)
{
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked){ chosen, user_data };
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asked);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * lian_choose_base_to_open:
 * @parent: (nullable): the window it stands before
 * @chosen: called with the file, not when the user gives up
 * @user_data: for @chosen
 *
 * Asks for a base that exists.
 */
void
lian_choose_base_to_open (GtkWindow *parent, LianFileChosen chosen, gpointer user_data)
{
  ask (gtk_file_chooser_native_new (_ ("Open a Base"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                    _ ("_Open"), _ ("_Cancel")),
       chosen, user_data);
}

static void
ask_to_make (GtkWindow *parent, const char *title, const char *name, LianFileChosen chosen,
             gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  ask (dialog, chosen, user_data);
}

/**
 * lian_choose_base_to_make:
 * @parent: (nullable): the window it stands before
 * @name: the name offered
 * @chosen: called with the file, not when the user gives up
 * @user_data: for @chosen
 *
 * Asks where a new base goes.
 */
void
lian_choose_base_to_make (GtkWindow *parent, const char *name, LianFileChosen chosen,
                          gpointer user_data)
{
  ask_to_make (parent, _ ("Save the New Base"), name, chosen, user_data);
}

/**
 * lian_choose_backup_to_make:
 * @parent: (nullable): the window it stands before
 * @name: the name offered
 * @chosen: called with the file, not when the user gives up
 * @user_data: for @chosen
 *
 * Asks where a backup goes.
 */
void
lian_choose_backup_to_make (GtkWindow *parent, const char *name, LianFileChosen chosen,
                            gpointer user_data)
{
  ask_to_make (parent, _ ("Back Up to Another Place"), name, chosen, user_data);
}
