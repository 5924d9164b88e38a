/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writing the records of a kind to a file: all, or those that the list was narrowed to.
 *
 * The writing is the core's and runs in a thread; a file that can't be written whole is not
 * written.  Codes with leading zeros survive only in the spreadsheet formats, so these come
 * first, and the dialog says so. */
#include "lian-export-dialog.h"
#include "lian-export.h"
#include "lian-i18n.h"
#include "lian-plural.h"

struct _LianExportDialog
{
  AdwWindow parent_instance;

  LianContext *context;
  GtkWidget *kind;
  GtkWidget *format;
  GtkWidget *with_source;
  GtkWidget *only_row;
  GtkWidget *only;
  const LianType *only_type;
  GArray *only_ids; /* what the list was narrowed to; NULL where it was not */
  GtkWidget *message;
  GtkWidget *save;
  GCancellable *cancellable; /* of the writing; NULL when there is none */
};

G_DEFINE_FINAL_TYPE (LianExportDialog, lian_export_dialog, ADW_TYPE_WINDOW)

static const struct
{
  LianExportFormat format;
  gboolean for_spreadsheets;
  const char *label;
  const char *ending;
} formats[] = {
  { LIAN_EXPORT_XLSX, FALSE, N_ ("Workbook (XLSX)"), ".xlsx" },
  { LIAN_EXPORT_ODS, FALSE, N_ ("OpenDocument spreadsheet (ODS)"), ".ods" },
  { LIAN_EXPORT_CSV, FALSE, N_ ("CSV, exact"), ".csv" },
  { LIAN_EXPORT_CSV, TRUE, N_ ("CSV for spreadsheet programs"), ".csv" },
  { LIAN_EXPORT_JSON, FALSE, N_ ("JSON"), ".json" },
};

static guint
chosen_format (LianExportDialog *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->format)) % G_N_ELEMENTS (formats);
}

static const LianType *
chosen_type (LianExportDialog *self)
{
  guint n = 0;
  const LianType *const *types = lian_types (&n);
  return types[adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)) % n];
}

static gboolean
wants_only (LianExportDialog *self)
{
  return self->only_ids != NULL && chosen_type (self) == self->only_type
         && gtk_switch_get_active (GTK_SWITCH (self->only));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gssize n = lian_export_run_finish (result, &error);
  g_clear_object (&self->cancellable);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (n < 0)
    {
      gtk_widget_set_sensitive (self->save, TRUE);
      gtk_label_set_text (GTK_LABEL (self->message), error->message);
      return;
    }
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u record written", "%u records written", (gulong) n),
      (guint) n);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * lian_export_dialog_write:
 * @self: a dialog
 * @path: the file; replaced when it exists
 *
 * Writes what the dialog says to @path.
 */
void
lian_export_dialog_write (LianExportDialog *self, const char *path)
{
  g_return_if_fail (LIAN_IS_EXPORT_DIALOG (self));
  guint format = chosen_format (self);
  LianExport export = {
    .type = chosen_type (self),
    .format = formats[format].format,
    .for_spreadsheets = formats[format].for_spreadsheets,
    .with_source = gtk_switch_get_active (GTK_SWITCH (self->with_source)),
    .ids = wants_only (self) ? self->only_ids : NULL,
    .path = path,
  };
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_label_set_text (GTK_LABEL (self->message), _ ("Writing…"));
  lian_export_run_async (&export, lian_context_get_store (self->context), self->cancellable, written_cb,
                         g_object_ref (self));
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, LianExportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lian_export_dialog_write (self, path);
  g_object_unref (chooser);
}

static void
save_cb (LianExportDialog *self)
{
  g_autofree char *name
      = lian_context_dup_file_name (self->context, chosen_type (self)->id, formats[chosen_format (self)].ending);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
advise (LianExportDialog *self)
{
  gboolean csv = formats[chosen_format (self)].format == LIAN_EXPORT_CSV;
  gtk_label_set_text (GTK_LABEL (self->message),
                      csv ? _ ("A spreadsheet program drops leading zeros when it opens CSV; XLSX "
                               "and ODS keep them.")
                          : "");
}

static GtkWidget *
add_combo (GtkWidget *group, const char *title, GtkStringList *list)
{
  GtkWidget *row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_switch (GtkWidget *group, const char *title, GtkWidget **toggle)
{
  GtkWidget *row = adw_action_row_new ();
  *toggle = gtk_switch_new ();
  gtk_widget_set_valign (*toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* Of another kind of record the list says nothing. */
static void
kind_chosen_cb (LianExportDialog *self)
{
  gtk_widget_set_visible (self->only_row, self->only_ids != NULL && chosen_type (self) == self->only_type);
}

static GtkWidget *
make_choices (LianExportDialog *self)
{
  guint n = 0;
  const LianType *const *types = lian_types (&n);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (kinds, _ (types[i]->label_plural));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (words, _ (formats[i].label));
  /* Without a title its list would have no name. */
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Table"), NULL);
  self->kind = add_combo (group, _ ("Records"), kinds);
  self->format = add_combo (group, _ ("Format"), words);
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (advise), self);
  self->only_row = add_switch (group, _ ("Only what the list shows"), &self->only);
  gtk_widget_set_visible (self->only_row, FALSE);
  add_switch (group, _ ("Columns of imported files that have no field"), &self->with_source);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_chosen_cb), self);
  return group;
}

/* While it writes, the first press stops the writing and the next one closes. */
static void
cancel_cb (LianExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cancel_cb (LIAN_EXPORT_DIALOG (widget));
}

static GtkWidget *
make_header (LianExportDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->save = gtk_button_new_with_label (_ ("Export…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  return header;
}

static void
lian_export_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (LIAN_EXPORT_DIALOG (object)->cancellable);
  g_clear_object (&LIAN_EXPORT_DIALOG (object)->context);
  G_OBJECT_CLASS (lian_export_dialog_parent_class)->dispose (object);
}

static void
lian_export_dialog_finalize (GObject *object)
{
  g_clear_pointer (&LIAN_EXPORT_DIALOG (object)->only_ids, g_array_unref);
  G_OBJECT_CLASS (lian_export_dialog_parent_class)->finalize (object);
}

static void
lian_export_dialog_class_init (LianExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_export_dialog_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "export.cancel", NULL,
                                   cancel_action_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "export.cancel", NULL);
}

static void
lian_export_dialog_init (LianExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (body, "page-body");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (body), make_choices (self));
  gtk_box_append (GTK_BOX (body), self->message);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Export"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 300);
}

/**
 * lian_export_dialog_new:
 * @parent: (nullable): the window it stands before
 * @context: what pages share
 * @type: the kind of record offered first
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_export_dialog_new (GtkWindow *parent, LianContext *context, const LianType *type)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianExportDialog *self
      = g_object_new (LIAN_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), (guint) lian_type_index (type));
  return GTK_WIDGET (self);
}

/**
 * lian_export_dialog_offer_only:
 * @self: a dialog
 * @ids: (element-type gint64): records of the kind that is offered first; copied
 *
 * Offers to write these alone, and chooses that.
 */
void
lian_export_dialog_offer_only (LianExportDialog *self, const GArray *ids)
{
  g_return_if_fail (LIAN_IS_EXPORT_DIALOG (self));
  g_clear_pointer (&self->only_ids, g_array_unref);
  self->only_ids = g_array_copy ((GArray *) ids);
  self->only_type = chosen_type (self);
  g_autofree char *how_many
      = g_strdup_printf (ngettext ("%u record", "%u records", (gulong) ids->len), ids->len);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->only_row), how_many);
  gtk_switch_set_active (GTK_SWITCH (self->only), TRUE);
  kind_chosen_cb (self);
}
