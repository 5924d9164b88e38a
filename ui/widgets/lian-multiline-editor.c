/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of text with line breaks.  Tab and Enter leave it; Ctrl+Enter makes a line break. */
#include "lian-editors-private.h"

struct _LianMultilineEditor
{
  LianFieldEditor parent_instance;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (LianMultilineEditor, lian_multiline_editor, LIAN_TYPE_FIELD_EDITOR)

static GtkTextBuffer *
buffer_of (LianMultilineEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
lian_multiline_editor_dup_text (LianFieldEditor *editor)
{
  GtkTextBuffer *buffer = buffer_of (LIAN_MULTILINE_EDITOR (editor));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
lian_multiline_editor_set_text (LianFieldEditor *editor, const char *text)
{
  g_autofree char *old = lian_multiline_editor_dup_text (editor);
  if (!g_str_equal (old, text))
    gtk_text_buffer_set_text (buffer_of (LIAN_MULTILINE_EDITOR (editor)), text, -1);
}

static GtkWidget *
lian_multiline_editor_target (LianFieldEditor *editor)
{
  return LIAN_MULTILINE_EDITOR (editor)->view;
}

static gboolean
new_line_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  LianMultilineEditor *self = LIAN_MULTILINE_EDITOR (widget);
  if (lian_field_editor_is_composing (LIAN_FIELD_EDITOR (self)))
    return FALSE;
  gtk_text_buffer_delete_selection (buffer_of (self), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer_of (self), "\n", 1, TRUE);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer_of (self)));
  return TRUE;
}

/* GTK's view takes Return for a new line, whatever is held with it. */
static gboolean
open_part_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (lian_field_editor_is_composing (LIAN_FIELD_EDITOR (widget)))
    return FALSE;
  return gtk_widget_activate_action (widget, "form.open-part", NULL);
}

static GtkWidget *
new_view (void)
{
  GtkWidget *view = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 4);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 4);
  return view;
}

static void
lian_multiline_editor_constructed (GObject *object)
{
  LianMultilineEditor *self = LIAN_MULTILINE_EDITOR (object);
  LianFieldEditor *editor = LIAN_FIELD_EDITOR (object);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  G_OBJECT_CLASS (lian_multiline_editor_parent_class)->constructed (object);
  self->view = new_view ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 28);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 140);
  gtk_widget_add_css_class (scrolled, "lian-multiline");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  lian_field_editor_set_content (editor, scrolled);
  lian_field_editor_watch (editor, self->view);
  lian_field_editor_add_key (editor, GDK_KEY_Return, GDK_CONTROL_MASK, new_line_cb, NULL);
  lian_field_editor_add_key (editor, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, new_line_cb, NULL);
  lian_field_editor_add_key (editor, GDK_KEY_Return, GDK_ALT_MASK, open_part_cb, NULL);
  lian_field_editor_add_key (editor, GDK_KEY_KP_Enter, GDK_ALT_MASK, open_part_cb, NULL);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (lian_field_editor_take_change),
                           self, G_CONNECT_SWAPPED);
}

static void
lian_multiline_editor_class_init (LianMultilineEditorClass *klass)
{
  LianFieldEditorClass *editor_class = LIAN_FIELD_EDITOR_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = lian_multiline_editor_constructed;
  editor_class->set_text = lian_multiline_editor_set_text;
  editor_class->dup_text = lian_multiline_editor_dup_text;
  editor_class->target = lian_multiline_editor_target;
}

static void
lian_multiline_editor_init (LianMultilineEditor *self)
{
}
