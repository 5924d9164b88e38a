/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands below the table of a plan: the chosen cell, what is typed into it, and what that breaks.
 *
 * Every key stroke is tried on the sheet, so that a broken rule is said while one types; Escape puts back
 * what was there.  One entry for all cells leaves the rest of the table what it is: texts. */
#include "lian-arrange-grid-private.h"
#include "lian-arrange-texts.h"
#include "lian-arrange-trade.h"
#include "lian-arrange-fault-words.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-text.h"
#include "lian-tooltip.h"

#define MOST_OF_NAME 40

static guint
get_order (LianArrangeGrid *self, guint way)
{
  return g_array_index (self->task->ways, LianArrangeWay, way).order;
}

/* The first rule that is broken where it is typed, and how many more. */
static char *
describe_faults (LianArrangeGrid *self, guint way)
{
  GPtrArray *faults = lian_arrange_sheet_get_faults (self->sheet);
  const LianArrangeFault *first = NULL;
  guint more = 0;
  for (guint i = 0; i < faults->len; i++)
    if (lian_arrange_sheet_fault_is_of (self->sheet, faults->pdata[i], way))
      {
        more += first != NULL;
        first = first != NULL ? first : faults->pdata[i];
      }
  if (first == NULL)
    return g_strdup ("");
  g_autofree char *words = lian_arrange_fault_to_text (self->task, self->names, first);
  if (more == 0)
    return g_strconcat ("! ", words, NULL);
  /* Translators: a broken rule, the number of further ones */
  return g_strdup_printf (ngettext ("! %s (and %u more)", "! %s (and %u more)", more), words,
                          more);
}

static void
say (LianArrangeGrid *self, const char *text)
{
  gtk_label_set_text (self->message, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               *text != '\0' ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (*text != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static char *
describe_place (LianArrangeGrid *self, guint way)
{
  const LianArrangeWay *w = &g_array_index (self->task->ways, LianArrangeWay, way);
  g_autofree char *whole = lian_arrange_texts_maker (self->task, self->names, w->maker);
  g_autofree char *maker = lian_text_shorten_to (whole, MOST_OF_NAME);
  g_autofree char *order = lian_arrange_texts_order (self->task, self->names, w->order);
  g_autofree char *month = lian_arrange_month_text (self->task, self->month);
  return lian_isolate_join (" · ", month, maker, order, NULL);
}

/* All of it is chosen, so that the next figure takes its place, also when the base was read anew. */
static void
put_text (LianArrangeGrid *self, const char *quantity)
{
  if (g_strcmp0 (gtk_editable_get_text (self->entry), quantity) == 0)
    return;
  gtk_editable_set_text (self->entry, quantity);
  lian_gtk48_forget_typing (GTK_WIDGET (self->entry)); /* undo takes back the act */
  if (lian_focus_is_within (GTK_WIDGET (self->entry)))
    gtk_editable_select_region (self->entry, 0, -1);
}

static void
fill (LianArrangeGrid *self, guint way)
{
  g_autofree char *place = describe_place (self, way);
  g_autofree char *faults = describe_faults (self, way);
  gint64 steps = lian_arrange_sheet_get (self->sheet, way, self->month);
  g_autofree char *quantity = lian_arrange_texts_quantity (self->task, self->names, get_order (self, way), steps);
  gint64 line = g_array_index (self->task->orders, LianArrangeOrder, get_order (self, way)).line;
  gtk_label_set_text (self->place, place);
  lian_tooltip_set (GTK_WIDGET (self->place), place);
  gtk_label_set_text (self->unit, lian_arrange_names_get_unit (self->names, line));
  lian_tooltip_set (GTK_WIDGET (self->unit), lian_arrange_names_get_unit (self->names, line));
  put_text (self, quantity);
  gtk_toggle_button_set_active (self->pin, lian_arrange_sheet_is_pinned (self->sheet, way, self->month));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  say (self, faults);
}

/**
 * _lian_grid_show_bar:
 * @self: the table
 *
 * Shows the chosen cell, unless something is being typed.
 */
void
_lian_grid_show_bar (LianArrangeGrid *self)
{
  guint way = _lian_grid_get_way (self);
  if (self->way != LIAN_ARRANGE_NONE)
    return;
  self->filling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), self->editable && way != LIAN_ARRANGE_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin), self->editable && way != LIAN_ARRANGE_NONE);
  if (way != LIAN_ARRANGE_NONE)
    fill (self, way);
  else
    {
      gtk_label_set_text (self->place, _ ("Choose a maker and a month to correct the plan."));
      gtk_label_set_text (self->unit, "");
      gtk_editable_set_text (self->entry, "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("quantity"), -1);
      gtk_toggle_button_set_active (self->pin, FALSE);
      say (self, "");
    }
  self->filling = FALSE;
}

/* Tries what is typed; what is no quantity leaves what was there before. */
static gboolean
try (LianArrangeGrid *self)
{
  gint64 steps;
  gboolean read = lian_arrange_texts_parse (self->task, self->names, get_order (self, self->way),
                                            gtk_editable_get_text (self->entry), &steps);
  lian_arrange_sheet_set (self->sheet, self->way, self->in_month, read ? steps : self->before);
  g_autofree char *faults = read ? describe_faults (self, self->way)
                                 : g_strdup (_ ("! Type a quantity that can be delivered, such as 120."));
  say (self, faults);
  _lian_grid_show_cells (self);
  return read;
}

static void
changed_cb (LianArrangeGrid *self)
{
  if (self->filling || self->sheet == NULL || !self->editable)
    return;
  if (self->way == LIAN_ARRANGE_NONE)
    {
      self->way = _lian_grid_get_way (self);
      if (self->way == LIAN_ARRANGE_NONE)
        return;
      self->in_month = self->month;
      self->before = lian_arrange_sheet_get (self->sheet, self->way, self->in_month);
    }
  try (self);
}

/**
 * _lian_grid_try_again:
 * @self: the table, with a plan that was read anew
 *
 * What is being typed is tried on it.
 */
void
_lian_grid_try_again (LianArrangeGrid *self)
{
  if (self->way == LIAN_ARRANGE_NONE)
    return;
  if (self->way >= self->task->ways->len || self->in_month >= self->task->n_months || !self->editable)
    {
      self->way = LIAN_ARRANGE_NONE;
      return;
    }
  self->before = lian_arrange_sheet_get (self->sheet, self->way, self->in_month);
  try (self);
}

/**
 * _lian_grid_take_typed:
 * @self: the table
 *
 * Takes what was typed, if it is a quantity and another one than before.
 */
void
_lian_grid_take_typed (LianArrangeGrid *self)
{
  guint way = self->way, month = self->in_month;
  if (way == LIAN_ARRANGE_NONE || !try (self))
    return;
  self->way = LIAN_ARRANGE_NONE;
  if (lian_arrange_sheet_get (self->sheet, way, month) != self->before)
    _lian_grid_tell (self, FALSE, way, month);
}

static void
put_back (LianArrangeGrid *self)
{
  if (self->way != LIAN_ARRANGE_NONE)
    lian_arrange_sheet_set (self->sheet, self->way, self->in_month, self->before);
  self->way = LIAN_ARRANGE_NONE;
  _lian_grid_show_cells (self);
  _lian_grid_show_bar (self);
}

/**
 * _lian_grid_type:
 * @self: the table
 * @text: (nullable): what was typed already; %NULL to go on with what is there
 *
 * Leads into the entry for the chosen cell, where there is something to type into.
 */
void
_lian_grid_type (LianArrangeGrid *self, const char *text)
{
  if (!self->editable || _lian_grid_get_way (self) == LIAN_ARRANGE_NONE)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (text == NULL)
    return;
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

/* Enter takes it and goes on with the next month, at the end of the row with the next row. */
static void
activate_cb (LianArrangeGrid *self)
{
  _lian_grid_take_typed (self);
  if (self->way != LIAN_ARRANGE_NONE)
    return;
  gboolean more = self->month + 1 < self->task->n_months ? _lian_grid_move (self, 0, 1)
                                                         : _lian_grid_move (self, 1, -(int) self->month);
  if (more)
    gtk_editable_select_region (self->entry, 0, -1);
  else
    _lian_grid_show_bar (self);
}

static gboolean
key_cb (LianArrangeGrid *self, guint key)
{
  int rows = key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 0;
  if (key == GDK_KEY_Escape)
    {
      put_back (self);
      lian_arrange_grid_focus (self);
      return TRUE;
    }
  if (rows == 0)
    return FALSE;
  _lian_grid_take_typed (self);
  if (self->way == LIAN_ARRANGE_NONE && _lian_grid_move (self, rows, 0))
    gtk_editable_select_region (self->entry, 0, -1);
  return TRUE;
}

/**
 * _lian_grid_toggle_pin:
 * @self: the table
 *
 * Pins the chosen cell, or lets it go.
 */
void
_lian_grid_toggle_pin (LianArrangeGrid *self)
{
  guint way = _lian_grid_get_way (self);
  _lian_grid_take_typed (self);
  if (way == LIAN_ARRANGE_NONE || !self->editable || self->way != LIAN_ARRANGE_NONE)
    return;
  lian_arrange_sheet_pin (self->sheet, way, self->month, !lian_arrange_sheet_is_pinned (self->sheet, way, self->month));
  _lian_grid_show_cells (self);
  _lian_grid_show_bar (self);
  _lian_grid_tell (self, TRUE, way, self->month);
}

static void
pin_cb (LianArrangeGrid *self)
{
  if (!self->filling)
    _lian_grid_toggle_pin (self);
}

static void
connect (LianArrangeGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (_lian_grid_take_typed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin, "toggled", G_CALLBACK (pin_cb), self, G_CONNECT_SWAPPED);
}

static GtkLabel *
add_label (GtkWidget *line, int most)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), most);
  gtk_box_append (GTK_BOX (line), label);
  return GTK_LABEL (label);
}

/**
 * _lian_grid_create_bar:
 * @self: the table
 *
 * Returns: (transfer floating): the lines below it
 */
GtkWidget *
_lian_grid_create_bar (LianArrangeGrid *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new (), *pin = gtk_toggle_button_new_with_mnemonic (_ ("_Pinned"));
  gtk_widget_add_css_class (bar, "list-head");
  self->place = add_label (line, 52);
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 9);
  gtk_editable_set_max_width_chars (self->entry, 9);
  gtk_box_append (GTK_BOX (line), entry);
  self->unit = add_label (line, 9);
  self->pin = GTK_TOGGLE_BUTTON (pin);
  /* Named by the label inside it, as lian_gtk48_mnemonic_button_new () does. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_tooltip_text (pin, _ ("Stays as it is when the rest is worked out (P)"));
  gtk_box_append (GTK_BOX (line), pin);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_box_append (GTK_BOX (bar), line);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->message));
  connect (self);
  return bar;
}
