/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Importing a table.
 *
 * Four steps: the file, its columns, what would happen, what happened.  Reading and checking run in
 * threads of the core; while they do, the import belongs to them and the steps are insensitive.
 * Nothing is changed before the last button, and all that it changes is one act. */
#include "lian-import-dialog-private.h"
#include "lian-i18n.h"
#include "lian-import-mapping.h"
#include "lian-import-outcome.h"

G_DEFINE_FINAL_TYPE (LianImportDialog, lian_import_dialog, ADW_TYPE_WINDOW)

/* Steps 3 and 4: the rows. */

typedef struct
{
  LianImportDialog *dialog;
  gboolean dry_run;
} Run;

static void
tell_parent (LianImportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *text = lian_import_outcome_get_text (LIAN_IMPORT_OUTCOME (self->outcome));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", text);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (LianImportDialog) self = run->dialog;
  g_autoptr (GError) error = NULL;
  gboolean dry_run = run->dry_run;
  g_free (run);
  gboolean ok = lian_import_run_finish (self->import, result, &error);
  lian_import_set_progress (self->import, NULL, NULL);
  if (self->stack == NULL)
    return;
  _lian_import_dialog_set_working (self, FALSE);
  if (!ok)
    {
      gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      _lian_import_dialog_say (self, stopped ? _ ("Stopped; nothing was changed.") : error->message);
      return;
    }
  lian_import_outcome_show (LIAN_IMPORT_OUTCOME (self->outcome), self->import);
  const LianImportResult *found = lian_import_get_result (self->import);
  _lian_import_dialog_say (self, dry_run           ? _ ("Nothing has been changed yet.")
             : found->act != 0 ? _ ("One act; it can be undone.")
                               : _ ("There was nothing to change, so there is no act."));
  _lian_import_dialog_show_step (self, dry_run ? LIAN_IMPORT_STEP_OUTCOME : LIAN_IMPORT_STEP_DONE);
  gtk_widget_set_visible (self->undo, found->act != 0);
  gtk_widget_set_sensitive (self->undo, TRUE);
  if (!dry_run)
    tell_parent (self);
}

static void
run_import (LianImportDialog *self, gboolean dry_run)
{
  Run *run = g_new0 (Run, 1);
  run->dialog = g_object_ref (self);
  run->dry_run = dry_run;
  _lian_import_dialog_say (self, dry_run ? _ ("Checking…") : _ ("Importing…"));
  _lian_import_dialog_set_working (self, TRUE);
  lian_import_set_create_missing (self->import,
                                  gtk_switch_get_active (GTK_SWITCH (self->create_missing)));
  lian_import_set_progress (self->import, _lian_import_dialog_progress, self);
  lian_import_run_async (self->import, lian_context_get_store (self->context), NULL, dry_run,
                         self->cancellable, run_cb, run);
}

/**
 * lian_import_dialog_go_on:
 * @self: a dialog
 *
 * Does what the button of the present step says.
 */
void
lian_import_dialog_go_on (LianImportDialog *self)
{
  g_return_if_fail (LIAN_IS_IMPORT_DIALOG (self));
  if (self->working || self->import == NULL
      || lian_import_outcome_is_saving (LIAN_IMPORT_OUTCOME (self->outcome)))
    return;
  switch (self->step)
    {
    case LIAN_IMPORT_STEP_FILE:
      _lian_import_dialog_show_step (self, LIAN_IMPORT_STEP_COLUMNS);
      break;
    case LIAN_IMPORT_STEP_COLUMNS:
      run_import (self, TRUE);
      break;
    case LIAN_IMPORT_STEP_OUTCOME:
      run_import (self, FALSE);
      break;
    case LIAN_IMPORT_STEP_DONE:
    default:
      gtk_window_close (GTK_WINDOW (self));
      break;
    }
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = lian_store_undo_finish (LIAN_STORE (source), result, &error) != 0;
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (self->undo, !ok);
  _lian_import_dialog_say (self, ok ? _ ("The import was taken back.") : error->message);
}

/**
 * lian_import_dialog_undo:
 * @self: a dialog at its last step
 *
 * Takes the import back.
 */
void
lian_import_dialog_undo (LianImportDialog *self)
{
  g_return_if_fail (LIAN_IS_IMPORT_DIALOG (self));
  gint64 act = self->import != NULL ? lian_import_get_result (self->import)->act : 0;
  if (act == 0 || !gtk_widget_get_sensitive (self->undo))
    return;
  gtk_widget_set_sensitive (self->undo, FALSE);
  lian_store_undo_async (lian_context_get_store (self->context), act, NULL, undone_cb,
                         g_object_ref (self));
}

static void
back_cb (LianImportDialog *self)
{
  _lian_import_dialog_say (self, "");
  _lian_import_dialog_show_step (self, self->step == LIAN_IMPORT_STEP_OUTCOME ? LIAN_IMPORT_STEP_COLUMNS
                                                          : LIAN_IMPORT_STEP_FILE);
}

/* While it works, the first press stops the work and the next one closes. */
static void
cancel_cb (LianImportDialog *self)
{
  if (self->working)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cancel_cb (LIAN_IMPORT_DIALOG (widget));
}

static gboolean
close_request_cb (LianImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

/**
 * lian_import_dialog_get_step:
 * @self: a dialog
 *
 * Returns: the step it is at
 */
LianImportStep
lian_import_dialog_get_step (LianImportDialog *self)
{
  g_return_val_if_fail (LIAN_IS_IMPORT_DIALOG (self), LIAN_IMPORT_STEP_FILE);
  return self->step;
}

/**
 * lian_import_dialog_get_import:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the import, once a file was read and while nothing works on it
 */
LianImport *
lian_import_dialog_get_import (LianImportDialog *self)
{
  g_return_val_if_fail (LIAN_IS_IMPORT_DIALOG (self), NULL);
  return self->working ? NULL : self->import;
}

/* Construction. */

static GtkWidget *
add_combo (LianImportDialog *self, GtkWidget *group, const char *title, GtkStringList *list)
{
  GtkWidget *row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (_lian_import_dialog_read_file), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_widget_row (GtkWidget *group, const char *title, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
make_file_page (LianImportDialog *self)
{
  guint n = 0;
  const LianType *const *types = lian_types (&n);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  /* Without a title its list would have no name. */
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Table"), NULL);
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (kinds, _ (types[i]->label_plural));
  gtk_string_list_append (words, _ ("Find out"));
  gtk_string_list_append (words, "UTF-8");
  gtk_string_list_append (words, "GB18030");
  self->create_missing = gtk_switch_new ();
  self->file = add_widget_row (group, _ ("File"), choose);
  self->kind = add_combo (self, group, _ ("Records"), kinds);
  self->encoding = add_combo (self, group, _ ("Encoding"), words);
  add_widget_row (group, _ ("Make records that rows name and the base lacks"),
                  self->create_missing);
  /* The row named it after itself. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the file"), -1);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (_lian_import_dialog_choose), self);
  return group;
}

static GtkWidget *
make_columns_page (LianImportDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->mapping = lian_import_mapping_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->mapping);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_header (LianImportDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->back = gtk_button_new_with_label (_ ("Back"));
  self->next = gtk_button_new_with_label (_ ("Next"));
  gtk_widget_add_css_class (self->next, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (lian_import_dialog_go_on), self);
  return header;
}

static GtkWidget *
make_body (LianImportDialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->stack = gtk_stack_new ();
  self->outcome = lian_import_outcome_new ();
  self->bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "show-text", TRUE, NULL);
  self->message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_stack_add_named (GTK_STACK (self->stack), make_file_page (self), _lian_import_dialog_pages[0]);
  gtk_stack_add_named (GTK_STACK (self->stack), make_columns_page (self), _lian_import_dialog_pages[1]);
  gtk_stack_add_named (GTK_STACK (self->stack), self->outcome, _lian_import_dialog_pages[2]);
  self->undo = gtk_button_new_with_label (_ ("Undo the Import"));
  gtk_widget_set_halign (self->undo, GTK_ALIGN_START);
  gtk_widget_set_visible (self->undo, FALSE);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (lian_import_dialog_undo), self);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (body, "page-body");
  gtk_box_append (GTK_BOX (body), self->stack);
  gtk_box_append (GTK_BOX (body), self->bar);
  gtk_box_append (GTK_BOX (body), self->message);
  gtk_box_append (GTK_BOX (body), self->undo);
  return body;
}

static void
lian_import_dialog_dispose (GObject *object)
{
  LianImportDialog *self = LIAN_IMPORT_DIALOG (object);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  /* GTK 4.8 would look at the button after it is gone. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  self->stack = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_import_dialog_parent_class)->dispose (object);
}

static void
lian_import_dialog_finalize (GObject *object)
{
  LianImportDialog *self = LIAN_IMPORT_DIALOG (object);
  g_clear_pointer (&self->import, lian_import_unref);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_clear_pointer (&self->block, g_bytes_unref);
  G_OBJECT_CLASS (lian_import_dialog_parent_class)->finalize (object);
}

static void
lian_import_dialog_class_init (LianImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_import_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
lian_import_dialog_init (LianImportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->cancellable = g_cancellable_new ();
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 560);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  _lian_import_dialog_set_working (self, FALSE);
}

/**
 * lian_import_dialog_new:
 * @parent: (nullable): the window it stands before
 * @context: what pages share
 * @type: the kind of record offered first
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_import_dialog_new (GtkWindow *parent, LianContext *context, const LianType *type)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianImportDialog *self
      = g_object_new (LIAN_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), (guint) lian_type_index (type));
  return GTK_WIDGET (self);
}

/**
 * lian_import_dialog_present:
 * @context: what pages share
 * @parent: (nullable): the window it stands before
 * @type: the kind of record offered first
 *
 * Shows a new dialog.
 */
void
lian_import_dialog_present (LianContext *context, GtkWindow *parent, const LianType *type)
{
  gtk_window_present (GTK_WINDOW (lian_import_dialog_new (parent, context, type)));
}

/**
 * lian_import_dialog_present_block:
 * @context: what pages share
 * @parent: (nullable): the window it stands before
 * @type: the kind of record that it is pasted into
 * @table: a table with a heading, see lian_block_to_table()
 *
 * Shows a new dialog for what was pasted: its columns come first.
 */
void
lian_import_dialog_present_block (LianContext *context, GtkWindow *parent, const LianType *type, GBytes *table)
{
  LianImportDialog *self = LIAN_IMPORT_DIALOG (lian_import_dialog_new (parent, context, type));
  self->block = g_bytes_ref (table);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file), _ ("The clipboard"));
  gtk_window_present (GTK_WINDOW (self));
  _lian_import_dialog_read_file (self);
}
