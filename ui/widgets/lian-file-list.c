/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The files kept with a record, each with its size and its hash. */
#include "lian-file-list-private.h"
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-message.h"
#include "lian-plural.h"
#include "lian-tooltip.h"

G_DEFINE_FINAL_TYPE (LianFileList, lian_file_list, ADW_TYPE_BIN)

/* The selected file; 0 for none. */
gint64
_lian_file_list_get_selected (LianFileList *self, const char **name)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "lian-file") : NULL;
  if (name != NULL)
    *name = row != NULL ? g_object_get_data (G_OBJECT (row), "lian-name") : NULL;
  return id != NULL ? *id : 0;
}

/* Says what went wrong under the list; NULL takes it away. */
void
_lian_file_list_notice (LianFileList *self, const char *trouble)
{
  lian_message_clear (self->notice);
  if (trouble == NULL)
    return;
  gtk_box_append (GTK_BOX (self->notice), lian_message_new (LIAN_MARK_ERROR, trouble));
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
update_actions (LianFileList *self)
{
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (self->context));
  gboolean selected = _lian_file_list_get_selected (self, NULL) != 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", writable && self->owner != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.remove", writable && selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.open", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.save", selected);
}

/* Tenths without floating point. */
static char *
size_text (gint64 size)
{
  if (size < 1024)
    /* Translators: size of a file */
    return g_strdup_printf (ngettext ("%u byte", "%u bytes", (gulong) size),
                            (guint) size);
  gint64 unit = size < 1024 * 1024 ? 1024 : 1024 * 1024;
  gint64 tenths = size * 10 / unit;
  return g_strdup_printf ("%u.%u %s", (guint) (tenths / 10), (guint) (tenths % 10),
                          unit == 1024 ? "KiB" : "MiB");
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
describe (const LianRecord *file)
{
  g_autofree char *size = size_text (lian_record_get_number (file, "size"));
  g_autofree char *added = lian_date_format (lian_record_get_date (file, "added_on"));
  const char *type = lian_record_get_text (file, "media_type");
  const char *note = lian_record_get_text (file, "note");
  const LianField *kind = lian_type_get_field (lian_record_get_type_info (file), "kind");
  if (!lian_record_is_empty (file, "kind"))
    return lian_isolate_join (" · ", lian_choice_label (kind, lian_record_get_text (file, "kind")),
                              size, type != NULL ? type : "—", added, note, NULL);
  return lian_isolate_join (" · ", size, type != NULL ? type : "—", added,
                            note, NULL);
}

static GtkWidget *
new_row (const LianRecord *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *name = lian_record_get_text (file, "name");
  gint64 id = lian_record_get_id (file);
  g_autofree char *words = describe (file);
  g_autofree char *hash = g_strdup_printf ("SHA-256 %s", lian_record_get_text (file, "sha256"));
  g_autofree char *spoken = lian_isolate_join (", ", name, words, hash, NULL);
  gtk_box_append (GTK_BOX (box), new_line (name, "heading"));
  gtk_box_append (GTK_BOX (box), new_line (words, "dim-label"));
  gtk_box_append (GTK_BOX (box), new_line (hash, "monospace"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  lian_tooltip_set (gtk_widget_get_last_child (box), hash);
  gtk_widget_add_css_class (box, "lian-form-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "lian-file", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "lian-name", g_strdup (name), g_free);
  return row;
}

static void
select_again (LianFileList *self, gint64 id)
{
  GtkListBoxRow *row;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (*(const gint64 *) g_object_get_data (G_OBJECT (row), "lian-file") == id)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

/**
 * lian_file_list_show:
 * @self: a list
 * @owner: the record that has the files; 0 while it is new
 * @files: (element-type LianRecord): the attachments
 *
 * The selected file stays selected.
 */
void
lian_file_list_show (LianFileList *self, gint64 owner, GPtrArray *files)
{
  gint64 selected = _lian_file_list_get_selected (self, NULL);
  GtkListBoxRow *row;
  g_return_if_fail (LIAN_IS_FILE_LIST (self));
  self->owner = owner;
  self->count = files->len;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (files->pdata[i]));
  select_again (self, selected);
  update_actions (self);
}

/**
 * lian_file_list_set_owner:
 * @self: a list
 * @owner: the owner's id, once it has one
 */
void
lian_file_list_set_owner (LianFileList *self, gint64 owner)
{
  g_return_if_fail (LIAN_IS_FILE_LIST (self));
  self->owner = owner;
  update_actions (self);
}

/**
 * lian_file_list_count:
 * @self: a list
 *
 * Returns: the number of files
 */
guint
lian_file_list_count (LianFileList *self)
{
  g_return_val_if_fail (LIAN_IS_FILE_LIST (self), 0);
  return self->count;
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_kind (LianFileList *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (const LianChoice *choice = lian_choices_attachment_kind; choice->value != NULL; choice++)
    gtk_string_list_append (words, _ (choice->label));
  self->kind = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (self->kind), _ ("What the file to be added is"));
  return self->kind;
}

static GtkWidget *
new_buttons (LianFileList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (self->of_contract)
    gtk_box_append (GTK_BOX (box), new_kind (self));
  gtk_box_append (GTK_BOX (box), new_button (_ ("Add File…"), "files.add"));
  gtk_box_append (GTK_BOX (box), new_button (_ ("Open"), "files.open"));
  gtk_box_append (GTK_BOX (box), new_button (_ ("Save As…"), "files.save"));
  gtk_box_append (GTK_BOX (box), new_button (_ ("Remove"), "files.remove"));
  return box;
}

static GtkWidget *
new_list (LianFileList *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (
      _ ("No file yet. A file that is added is kept inside the base with its hash."));
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attached files"), -1);
  g_signal_connect_object (list, "selected-rows-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static void
row_activated_cb (LianFileList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "files.open", NULL);
}

static void
lian_file_list_dispose (GObject *object)
{
  LianFileList *self = LIAN_FILE_LIST (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* While its rows go, the list still tells of its selection. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_file_list_parent_class)->dispose (object);
}

static void
lian_file_list_class_init (LianFileListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_file_list_dispose;
  _lian_file_list_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
lian_file_list_init (LianFileList *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
build (LianFileList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->list = new_list (self);
  self->notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_widget_set_visible (self->notice, FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lian_file_list_new:
 * @context: what the window shares
 * @owner: the record that has the files; 0 while it is new
 * @of_contract: whether the owner is a contract, whose papers say what they are
 *
 * Returns: (transfer floating): a list without files
 */
GtkWidget *
lian_file_list_new (LianContext *context, gint64 owner, gboolean of_contract)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianFileList *self = g_object_new (LIAN_TYPE_FILE_LIST, NULL);
  self->context = g_object_ref (context);
  self->owner = owner;
  self->of_contract = of_contract;
  build (self);
  update_actions (self);
  return GTK_WIDGET (self);
}
