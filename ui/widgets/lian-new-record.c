/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small window that makes a record in place.
 *
 * It asks only for what the record can't be without: its names and its required fields.  The rest
 * is entered later in the record's own form. */
#include "lian-new-record.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reference-entry.h"
#include "lian-text.h"

struct _LianNewRecord
{
  GtkWindow parent_instance;

  LianContext *context;
  const LianType *type;
  LianFieldEditor **editors;
  GtkWidget *grid;
  GtkWidget *problem;
  GtkWidget *save;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (LianNewRecord, lian_new_record, GTK_TYPE_WINDOW)

enum
{
  SIGNAL_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
insert_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_insert (txn, *(LianRecord **) data, error);
}

static void
clear_job (gpointer data)
{
  lian_record_free (*(LianRecord **) data);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_job);
}

typedef struct
{
  LianNewRecord *self;
  LianRecord **job;
} Saving;

static void
show_problem (LianNewRecord *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->problem, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (LianNewRecord) self = saving->self;
  g_autoptr (GError) error = NULL;
  lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  self->saving = FALSE;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error != NULL)
    show_problem (self, error->message);
  else if (self->context != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_MADE], 0, lian_record_get_id (*saving->job),
                     lian_record_get_title (*saving->job));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  job_unref (saving->job);
  g_free (saving);
}

static void
write_record (LianNewRecord *self, LianRecord *record)
{
  Saving *saving = g_new0 (Saving, 1);
  /* Translators: name of an act: a type of record, then its name */
  g_autofree char *label = g_strdup_printf (_ ("new %s “%s”"), _ (self->type->label),
                                            lian_record_get_title (record));
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  saving->self = g_object_ref (self);
  saving->job = g_atomic_rc_box_new0 (LianRecord *);
  *saving->job = record;
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, insert_job,
                          g_atomic_rc_box_acquire (saving->job), job_unref, NULL, saved_cb, saving);
}

static void
save (LianNewRecord *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  if (self->saving)
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      if (self->editors[i] == NULL)
        continue;
      g_autofree char *text = lian_field_editor_dup_text (self->editors[i]);
      if (!lian_format_read (record, (int) i, text, NULL,
                             lian_context_get_working_date (self->context), &error))
        {
          show_problem (self, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->editors[i]));
          return;
        }
    }
  write_record (self, g_steal_pointer (&record));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (LIAN_NEW_RECORD (widget));
}

static void
next_cb (LianNewRecord *self, LianFieldEditor *editor)
{
  gboolean found = FALSE;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      if (found && self->editors[i] != NULL)
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->editors[i]));
          return;
        }
      found = found || self->editors[i] == editor;
    }
  gtk_widget_grab_focus (self->save);
}

static gboolean
is_asked (const LianType *type, const LianField *field)
{
  gboolean title = g_str_equal (field->id, type->title_zh) || g_str_equal (field->id, type->title_en);
  if (field->flags & (LIAN_FIELD_HIDDEN | LIAN_FIELD_ASSIGNED))
    return FALSE;
  return title || g_str_equal (field->id, "code") || (field->flags & LIAN_FIELD_REQUIRED) != 0;
}

static void
add_field (LianNewRecord *self, int i)
{
  const LianField *field = &self->type->fields[i];
  GtkWidget *label = gtk_label_new (_ (field->label));
  LianFieldEditor *editor = lian_field_editor_new (self->context, field);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, i, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (editor), 1, i, 1, 1);
  lian_field_editor_set_label (editor, label);
  if (LIAN_IS_REFERENCE_ENTRY (editor))
    lian_reference_entry_forbid_new (LIAN_REFERENCE_ENTRY (editor));
  g_signal_connect_object (editor, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  self->editors[i] = editor;
}

static GtkWidget *
new_buttons (LianNewRecord *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "record.save");
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->save);
  return box;
}

static void
build (LianNewRecord *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "lian-form");
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0.0f);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
}

static void
lian_new_record_dispose (GObject *object)
{
  LianNewRecord *self = LIAN_NEW_RECORD (object);
  g_clear_pointer (&self->editors, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_new_record_parent_class)->dispose (object);
}

static void
lian_new_record_class_init (LianNewRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_new_record_dispose;
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_MADE] = g_signal_new ("made", LIAN_TYPE_NEW_RECORD, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
lian_new_record_init (LianNewRecord *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, -1);
}

static void
set_name (LianNewRecord *self, const char *name)
{
  const char *wanted = lian_text_has_han (name) ? self->type->title_zh : self->type->title_en;
  int i = lian_type_field (self->type, wanted);
  if (i >= 0 && self->editors[i] != NULL)
    lian_field_editor_set_text (self->editors[i], name);
}

/**
 * lian_new_record_new:
 * @context: what the window shares
 * @type: what to make
 * @name: a name typed so far
 * @parent: (nullable): the window it stands over
 *
 * Returns: (transfer none): a window, not yet presented
 */
GtkWidget *
lian_new_record_new (LianContext *context, const LianType *type, const char *name,
                     GtkWindow *parent)
{
  LianNewRecord *self = g_object_new (LIAN_TYPE_NEW_RECORD, "transient-for", parent, NULL);
  /* Translators: title of a window; a type of record */
  g_autofree char *title = g_strdup_printf (_ ("New: %s"), _ (type->label));
  self->context = g_object_ref (context);
  self->type = type;
  self->editors = g_new0 (LianFieldEditor *, type->n_fields);
  build (self);
  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; i < type->n_fields; i++)
    if (is_asked (type, &type->fields[i]))
      add_field (self, (int) i);
  set_name (self, name);
  return GTK_WIDGET (self);
}
