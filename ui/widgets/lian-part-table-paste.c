/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pasting into a table of parts: what the keys and the menu of a cell do, and the line that says
 * what became of it.
 *
 * A block goes to lian_part_table_paste(); a plain piece of text goes into the cell as ever. */
#include "lian-block.h"
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-part-table-private.h"

static void
paste_into_cell (LianPartTable *self)
{
  GtkWidget *focus = lian_focus_find (GTK_WIDGET (self));
  if (focus == NULL)
    return;
  self->may_paste = TRUE;
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    g_signal_emit_by_name (focus, "paste-clipboard");
  self->may_paste = FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPartTable) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (text == NULL || self->grid == NULL)
    return;
  if (lian_block_is_one_cell (text))
    paste_into_cell (self);
  else
    lian_part_table_paste (self, text);
}

static void
read_clipboard (LianPartTable *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb,
                                 g_object_ref (self));
}

static void
paste_clipboard_cb (GtkWidget *text, LianPartTable *self)
{
  if (self->may_paste)
    return;
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  read_clipboard (self);
}

/* Asked for by keys and by the menu of the text field. */
void
_lian_part_table_watch_paste (LianPartTable *self, LianFieldEditor *editor)
{
  GtkWidget *target = lian_field_editor_get_target (editor);
  if (GTK_IS_EDITABLE (target))
    g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (target)), "paste-clipboard",
                             G_CALLBACK (paste_clipboard_cb), self, 0);
}

/* Cells without a text field. */
static gboolean
paste_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  if (focus == NULL || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  read_clipboard (LIAN_PART_TABLE (widget));
  return TRUE;
}

void
_lian_part_table_add_paste_keys (GtkShortcutController *keys)
{
  static const char *const triggers[] = { "<Control>v", "<Shift>Insert" };
  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
        keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                                gtk_callback_action_new (paste_key_cb, NULL, NULL)));
}

static void
take_back_cb (LianPartTable *self)
{
  lian_part_table_take_back (self, FALSE);
  LianFieldEditor *editor
      = _lian_part_table_first_editor (self, _lian_part_table_row_at (self, 0));
  if (editor != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (editor));
}

GtkWidget *
_lian_part_table_new_paste_bar (LianPartTable *self)
{
  self->paste_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->paste_words = gtk_label_new (NULL);
  self->paste_button = gtk_button_new_with_label (_ ("Take Paste Back"));
  gtk_label_set_wrap (GTK_LABEL (self->paste_words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->paste_words), 0.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (self->paste_words), 48);
  gtk_widget_set_valign (self->paste_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->paste_button,
                               _ ("Put back what stood there before (Ctrl+Z)"));
  g_signal_connect_object (self->paste_button, "clicked", G_CALLBACK (take_back_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->paste_bar), self->paste_words);
  gtk_box_append (GTK_BOX (self->paste_bar), self->paste_button);
  gtk_widget_set_visible (self->paste_bar, FALSE);
  return self->paste_bar;
}

/* @words: (nullable): %NULL when there is nothing to say any more */
void
_lian_part_table_say_pasted (LianPartTable *self, const char *words)
{
  gtk_widget_set_visible (self->paste_bar, words != NULL);
  gtk_widget_set_visible (self->paste_button, self->paste != NULL);
  gtk_label_set_text (GTK_LABEL (self->paste_words), words != NULL ? words : "");
}
