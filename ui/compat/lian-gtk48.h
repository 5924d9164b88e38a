/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What GTK 4.8 does not offer, or does wrong; each remedy in one place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIAN_TYPE_TAB_BIN (lian_tab_bin_get_type ())
/**
 * LianTabBin:
 *
 * Holds one child; Tab enters the child once and the next Tab leaves it.  Without it, Tab walks
 * every row of a list, and a form beside a million rows can't be reached.
 */
G_DECLARE_FINAL_TYPE (LianTabBin, lian_tab_bin, LIAN, TAB_BIN, GtkWidget)

GtkWidget *lian_tab_bin_new (GtkWidget *child);

GtkWidget *lian_gtk48_inner_list (GtkColumnView *view);
void lian_gtk48_prime (GtkColumnView *view);
void lian_gtk48_scroll_to (GtkColumnView *view, guint position);
gboolean lian_gtk48_focus_row (GtkColumnView *view, guint position);
guint lian_gtk48_get_focused_row (GtkColumnView *view);
GtkSorter *lian_gtk48_sort_probe_new (int column);
void lian_gtk48_end_title (GtkColumnView *view);
int lian_gtk48_get_sort (GtkColumnView *view, gboolean *descending);
void lian_gtk48_set_cell (GtkListItem *item, GtkWidget *child);
void lian_gtk48_pass_focus_on (GtkWidget *page);
gboolean lian_gtk48_undo_text (GtkWidget *focus, gboolean redo);
void lian_gtk48_forget_typing (GtkWidget *widget);
void lian_gtk48_name_row (GtkListItem *item, const char *name);
GtkWidget *lian_gtk48_mnemonic_button_new (const char *label);
void lian_gtk48_name_drop_down (GtkDropDown *drop_down, const char *name);
void lian_gtk48_make_searchable (GtkDropDown *drop_down);

G_END_DECLS
