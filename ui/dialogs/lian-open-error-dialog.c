/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What to say when a base can't be opened: which of the possible reasons it is, that the file was
 * not touched, and the ways out that fit the reason. */
#include "lian-open-error-dialog.h"
#include "lian-error.h"
#include "lian-i18n.h"

typedef struct
{
  LianError code;
  const char *heading;
  const char *advice;
  gboolean read_only;
  gboolean backup;
} Reason;

static const Reason reasons[] = {
  { LIAN_ERROR_DAMAGED, N_ ("The Base Is Damaged"),
    N_ ("Open the last backup; the damaged file stays where it is. Opened read-only, it shows what "
        "can still be read."),
    TRUE, TRUE },
  { LIAN_ERROR_TOO_NEW, N_ ("The Base Was Made by a Newer Version"),
    N_ ("Update Lianshe to open it. An older version would lose what it does not know."), FALSE,
    FALSE },
  { LIAN_ERROR_FOREIGN, N_ ("This Is Not a Base of Lianshe"),
    N_ ("The file belongs to another program."), FALSE, FALSE },
  { LIAN_ERROR_READ_ONLY, N_ ("The Base Can't Be Written"),
    N_ ("It can be opened to read. To change it, ask for the right to write the file and its "
        "folder."),
    TRUE, FALSE },
  { LIAN_ERROR_DISK_FULL, N_ ("The Disk Is Full"),
    N_ ("Make room and open the base again; meanwhile it can be read."), TRUE, FALSE },
  { LIAN_ERROR_GONE, N_ ("The Base Is Not There"),
    N_ ("It was moved, renamed or deleted, or its disk is not connected."), FALSE, TRUE },
  { LIAN_ERROR_BUSY, N_ ("The Base Is Busy"),
    N_ ("Another program is writing to it. Try again in a moment."), TRUE, FALSE },
  { LIAN_ERROR_FAILED, N_ ("The Base Can't Be Opened"), "", TRUE, TRUE },
};

static const Reason *
find_reason (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (error, LIAN_ERROR, (int) reasons[i].code))
      return &reasons[i];
  return &reasons[G_N_ELEMENTS (reasons) - 1];
}

/**
 * lian_open_error_dialog_new:
 * @parent: (nullable): the window it stands before
 * @path: the file
 * @error: why it can't be opened
 * @flags: how it was tried; what was tried already is not offered
 *
 * Returns: (transfer none): a message dialog with the ways out as responses
 */
GtkWidget *
lian_open_error_dialog_new (GtkWindow *parent, const char *path, const GError *error,
                            LianOpenFlags flags)
{
  const Reason *reason = find_reason (error);
  /* A base that can't even be read without writing: the error says what to do. */
  gboolean stuck = (flags & LIAN_OPEN_READ_ONLY) && reason->code == LIAN_ERROR_READ_ONLY;
  /* Translators: the file, what is wrong with it, and what can be done. */
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\n%s\n%s\n\nNothing in the file was changed."), path, error->message,
      *reason->advice != '\0' && !stuck ? _ (reason->advice) : "");
  GtkWidget *dialog = adw_message_dialog_new (
      parent, stuck ? _ ("The Base Can't Be Read Here") : _ (reason->heading), body);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_response (self, "close", _ ("_Close"));
  adw_message_dialog_add_response (self, LIAN_OPEN_ERROR_OTHER, _ ("Choose _Another…"));
  if (reason->read_only && !stuck && !(flags & LIAN_OPEN_EVEN_DAMAGED))
    adw_message_dialog_add_response (self, LIAN_OPEN_ERROR_READ_ONLY, _ ("Open _Read-Only"));
  if (reason->backup)
    {
      adw_message_dialog_add_response (self, LIAN_OPEN_ERROR_BACKUP, _ ("Open a _Backup…"));
      adw_message_dialog_set_response_appearance (self, LIAN_OPEN_ERROR_BACKUP,
                                                  ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (self, "close");
  adw_message_dialog_set_close_response (self, "close");
  return dialog;
}
