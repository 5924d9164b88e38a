/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The group window as widgets. */
#include "lian-choices.h"
#include "lian-group-window-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-plain-window.h"

static const char *
get_title (LianGroupDeed deed)
{
  return deed == LIAN_GROUP_DECIDE   ? _ ("Decide Together")
         : deed == LIAN_GROUP_RETURN ? _ ("Back to the Clerk")
                                     : _ ("Countersign Together");
}

static const char *
get_introduction (LianGroupDeed deed)
{
  return deed == LIAN_GROUP_DECIDE
             ? _ ("Each case gets a decision of its own, with its number and receipt, and this one "
                  "reason. What stands below is what each would get.")
         : deed == LIAN_GROUP_RETURN
             ? _ ("Each case goes back to the clerk with this one reason.")
             : _ ("Each decision that waits is countersigned and comes into force.");
}

static GtkWidget *
add_field (GtkWidget *grid, int row, const char *label, GtkWidget *field, GtkWidget *named)
{
  GtkWidget *words = lian_label_new (label, "dim-label");
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
  return field;
}

static GtkDropDown *
add_choice (LianGroupWindow *self, GtkWidget *grid, int row, const char *label, GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  add_field (grid, row, label, choice, choice);
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), label);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (_lian_group_update), self);
  return GTK_DROP_DOWN (choice);
}

static GtkDropDown *
add_forms (LianGroupWindow *self, GtkWidget *grid, int row, const char *label, const char *none)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_ptr_array_add (words, (gpointer) none);
  for (const LianChoice *form = lian_choices_form; form->value != NULL; form++)
    g_ptr_array_add (words, (gpointer) _ (form->label));
  return add_choice (self, grid, row, label, words);
}

/* A second form goes with a first one; what is recommended brings its own. */
static void
form_chosen_cb (LianGroupWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->also), gtk_drop_down_get_selected (self->form) > 0);
}

static void
add_form (LianGroupWindow *self, GtkWidget *grid)
{
  self->form = add_forms (self, grid, 0, _ ("Form"), _ ("as recommended for each"));
  self->also = add_forms (self, grid, 1, _ ("And also"), _ ("none"));
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (form_chosen_cb), self);
  form_chosen_cb (self);
}

static void
add_reason (LianGroupWindow *self, GtkWidget *grid)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, 320, 60);
  add_field (grid, 2,
             self->deed == LIAN_GROUP_RETURN ? _ ("What is missing or wrong") : _ ("Reason"),
             scrolled, view);
  self->reason = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (_lian_group_check), self);
}

static void
add_day (LianGroupWindow *self, GtkWidget *grid, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  self->day = GTK_EDITABLE (entry);
  add_field (grid, 4, label, entry, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (_lian_group_update), self);
}

static void
add_ways (LianGroupWindow *self, GtkWidget *grid)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new (), nobody = g_ptr_array_new ();
  g_ptr_array_add (ways, (gpointer) _ ("now, under my own account"));
  g_ptr_array_add (ways, (gpointer) _ ("on paper, the signed sheet is here"));
  self->way = add_choice (self, grid, 2, _ ("Way"), ways);
  self->officer = add_choice (self, grid, 3, _ ("On paper, signed by"), nobody);
}

/**
 * _lian_group_fill_signers:
 * @self: a window that has been read
 *
 * Offers who may sign on paper; who was chosen stays chosen.
 */
void
_lian_group_fill_signers (LianGroupWindow *self)
{
  gint64 who = lian_officer_list_get (self->signers, gtk_drop_down_get_selected (self->officer));
  g_clear_pointer (&self->signers, lian_officer_list_free);
  self->signers
      = lian_officer_list_new_entitled (self->read->officers, self->read->working_date, 0);
  g_autoptr (GtkStringList) names = lian_officer_list_words (self->signers);
  gtk_drop_down_set_model (self->officer, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->officer, lian_officer_list_find (self->signers, who));
}

static GtkWidget *
create_fields (LianGroupWindow *self)
{
  GtkWidget *grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  if (self->deed == LIAN_GROUP_DECIDE)
    add_form (self, grid);
  if (self->deed != LIAN_GROUP_COUNTERSIGN)
    add_reason (self, grid);
  else
    add_ways (self, grid);
  if (self->deed == LIAN_GROUP_DECIDE)
    add_day (self, grid, _ ("Review date"));
  if (self->deed == LIAN_GROUP_COUNTERSIGN)
    add_day (self, grid, _ ("Date on the signed sheet"));
  return grid;
}

static gboolean
toggle_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  _lian_group_toggle (data);
  return TRUE;
}

static void
add_key (GtkWidget *widget, const char *trigger, GtkShortcutFunc func, LianGroupWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (func, self, NULL)));
  gtk_widget_add_controller (widget, keys);
}

static GtkWidget *
create_list (LianGroupWindow *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  GtkColumnView *view
      = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Cases"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  lian_text_rows_append_column (view, _ ("With the others"), 0, 130, FALSE);
  lian_text_rows_append_column (view, _ ("Case"), 1, 250, FALSE);
  lian_text_rows_append_column (view, _ ("Gets"), 2, 190, FALSE);
  lian_text_rows_append_column (view, _ ("Stopped by, waits for"), 3, 160, FALSE);
  if (self->deed == LIAN_GROUP_DECIDE)
    lian_text_rows_append_column (view, _ ("Review date"), 4, 110, FALSE);
  lian_text_rows_append_column (view, _ ("Note well"), 5, 200, TRUE);
  self->view = view;
  add_key (GTK_WIDGET (view), "space|Delete|KP_Delete", toggle_key_cb, self);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (_lian_group_update), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, 120);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
add_button (GtkWidget *bar, const char *label, const char *tooltip)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static GtkWidget *
create_bar (LianGroupWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->summary = GTK_LABEL (lian_label_new (_ ("Reading the cases…"), "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->summary));
  self->toggle = add_button (bar, _ ("_Leave out or take in"), _ ("Space or Delete in the list"));
  GtkWidget *cancel = add_button (bar, _ ("_Cancel"), NULL);
  self->ok = add_button (bar, _lian_group_get_ok (self->deed), _ ("Ctrl+Return"));
  gtk_widget_add_css_class (self->ok, "suggested-action");
  g_signal_connect_swapped (self->toggle, "clicked", G_CALLBACK (_lian_group_toggle), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->ok, "clicked", G_CALLBACK (_lian_group_save), self);
  return bar;
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  _lian_group_save (data);
  return TRUE;
}

static gboolean
close_cb (LianGroupWindow *self)
{
  _lian_group_keep_reason (self);
  return FALSE;
}

static GtkLabel *
add_line (GtkWidget *box, const char *style)
{
  GtkWidget *label = lian_label_new ("", style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/**
 * _lian_group_build:
 * @self: a window without widgets
 * @parent: the window it stands before
 *
 * Builds it.
 */
void
_lian_group_build (LianGroupWindow *self, GtkWindow *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_vexpand (box, TRUE);
  self->window = lian_plain_window_new (parent, get_title (self->deed), box, 1080, 620);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (_lian_group_read_again), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_label_set_text (add_line (box, NULL), get_introduction (self->deed));
  gtk_box_append (GTK_BOX (box), create_fields (self));
  self->note = add_line (box, NULL);
  gtk_box_append (GTK_BOX (box), create_list (self));
  self->remark = add_line (box, "dim-label");
  self->refusal = add_line (box, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_cb), self);
  add_key (self->window, "<Control>Return|<Control>KP_Enter", save_key_cb, self);
}
