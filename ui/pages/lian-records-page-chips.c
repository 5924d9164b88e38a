/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The conditions of a list that no field holds, as buttons above it: one at most is pressed. */
#include "lian-derived-list.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-records-page-private.h"

static GtkWidget *
first_chip (LianRecordsPage *self)
{
  GtkWidget *lines = adw_bin_get_child (ADW_BIN (self->chips));
  return lines != NULL ? gtk_widget_get_first_child (lines) : NULL;
}

static const char *
value_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "lian-chip");
}

/* Presses the button of the condition that is set and no other. */
static void
show_chip (LianRecordsPage *self)
{
  self->choosing = TRUE;
  for (GtkWidget *chip = first_chip (self); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                  g_strcmp0 (value_of (chip), self->chip) == 0);
  self->choosing = FALSE;
}

/* @value: (nullable): %NULL for no condition */
void
_lian_records_page_set_chip (LianRecordsPage *self, const char *value)
{
  self->chip = value;
  show_chip (self);
  lian_table_set_chip (self->table, value);
  _lian_records_page_update (self);
}

static void
toggled_cb (LianRecordsPage *self, GtkWidget *chip)
{
  if (!self->choosing)
    _lian_records_page_set_chip (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip))
                                           ? value_of (chip)
                                           : NULL);
}

/* The buttons of the type that is listed now; none for most types. */
void
_lian_records_page_build_chips (LianRecordsPage *self)
{
  const LianDerived *derived = lian_derived_of (self->type);
  self->chip = NULL;
  gtk_widget_set_visible (self->chips, derived != NULL);
  adw_bin_set_child (ADW_BIN (self->chips), derived != NULL ? lian_lines_new () : NULL);
  for (guint i = 0; derived != NULL && derived->chips[i].value != NULL; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (_ (derived->chips[i].label));
      gtk_widget_add_css_class (chip, "chip");
      g_object_set_data (G_OBJECT (chip), "lian-chip", (gpointer) derived->chips[i].value);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      lian_lines_append (LIAN_LINES (adw_bin_get_child (ADW_BIN (self->chips))), chip);
    }
}
