/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Saving a report as a file: the ending of its name says which format. */
#include "lian-report-save.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-report-file.h"

typedef struct
{
  GtkWidget *parent;
  LianContext *context;
  LianReportKind kind;
} Saving;

static void
saving_free (gpointer data, GClosure *closure)
{
  Saving *saving = data;
  g_object_unref (saving->parent);
  g_object_unref (saving->context);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lian_report_save_finish (result, &error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *isolated = name != NULL ? lian_isolate (name) : NULL;
  /* Translators: name of a file */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("“%s” is written"), isolated) : NULL;
  gtk_widget_activate_action (parent, "win.toast", "s", text != NULL ? text : error->message);
}

/* An ending that says nothing else means a workbook. */
static LianExportFormat
format_of (const char *path)
{
  LianExportFormat format = LIAN_EXPORT_XLSX;
  const char *ending = strrchr (path, '.');
  if (ending != NULL)
    lian_export_format_parse (ending + 1, &format);
  return format;
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  const Saving *saving = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lian_report_save_async (lian_context_get_store (saving->context), saving->kind, format_of (path), path, saved_cb,
                            g_object_ref (saving->parent));
  g_object_unref (chooser);
}

/**
 * lian_report_save:
 * @parent: where it is asked from
 * @context: the base
 * @kind: which report
 *
 * Asks for a file and writes the report to it, without waiting for it.
 */
void
lian_report_save (GtkWidget *parent, LianContext *context, LianReportKind kind)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  Saving *saving = g_new0 (Saving, 1);
  *saving = (Saving){ g_object_ref (parent), g_object_ref (context), kind };
  g_autofree char *name = lian_context_dup_file_name (context, lian_report_id (kind), ".xlsx");
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Save the Report"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), saving, saving_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
