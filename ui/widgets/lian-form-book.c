/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pages of a form by the keys: turning them, and coming back to the part that was opened. */
#include "lian-form-private.h"

/* GTK 4.8 turns the page and then moves the focus on by one more, away from the first cell. */
static gboolean
turn_cb (GtkWidget *book, GVariant *args, gpointer data)
{
  LianForm *self = data;
  int n = gtk_notebook_get_n_pages (GTK_NOTEBOOK (book));
  int page = gtk_notebook_get_current_page (GTK_NOTEBOOK (book)) + g_variant_get_int32 (args);
  gtk_root_set_focus (gtk_widget_get_root (book), NULL);
  gtk_notebook_set_current_page (GTK_NOTEBOOK (book), (page + n) % n);
  /* A page without anything to fill in leaves the keys with the pages. */
  return gtk_widget_grab_focus (GTK_WIDGET (self)) || gtk_widget_grab_focus (book);
}

/* Ctrl+Alt with Page Up and Page Down, as in any notebook. */
void
_lian_form_add_book_keys (LianForm *self)
{
  static const guint ups[] = { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up };
  static const guint downs[] = { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down };
  GtkEventController *keys = gtk_shortcut_controller_new ();
  for (int i = 0; i < 4; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_keyval_trigger_new (i < 2 ? ups[i] : downs[i - 2], GDK_CONTROL_MASK | GDK_ALT_MASK),
          gtk_callback_action_new (turn_cb, self, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i < 2 ? -1 : 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->book, keys);
}

/* Brings the focus back to the row that was opened last; the form's own field where it is gone. */
void
_lian_form_focus_again (LianForm *self)
{
  const LianFormPlace *from = &self->came_from;
  for (guint n = 0; from->type != NULL && n < self->tables->len; n++)
    {
      LianPartTable *table = self->tables->pdata[n];
      LianFormSheet *sheet = table != NULL && lian_part_table_get_type_info (table) == from->type
                                 ? lian_part_table_find (table, from->id)
                                 : NULL;
      if (sheet == NULL)
        continue;
      _lian_form_focus (self, sheet, -1);
      return;
    }
  _lian_form_focus (self, self->sheet, self->last_field);
}
