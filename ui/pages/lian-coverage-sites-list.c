/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The places of an answer: points that stay or close, and new ones.  Every point of today can be
 * pinned, before an answer and after. */
#include "lian-coverage-sites-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text-rows.h"
#include "lian-text.h"

/* The number of a row is a point of today that can be pinned; 0 for a new one. */
static void
add_row (GPtrArray *rows, gint64 point, const char *text)
{
  const char *const cells[LIAN_TEXT_ROW_CELLS] = { text };
  g_ptr_array_add (rows, lian_text_row_new (point, cells));
}

/**
 * _lian_sites_keeps:
 * @plan: an answer
 * @outlet: index of a point of today
 *
 * Returns: whether the point stays
 */
gboolean
_lian_sites_keeps (const LianSitePlan *plan, guint outlet)
{
  for (guint i = 0; i < plan->sites->len; i++)
    if (g_array_index (plan->sites, LianSite, i).outlet == (gint32) outlet)
      return TRUE;
  return FALSE;
}

static void
add_sites (LianSitesView *view, GPtrArray *rows, const LianOutlet *outlets)
{
  for (guint i = 0; i < view->plan->sites->len; i++)
    {
      const LianSite *site = &g_array_index (view->plan->sites, LianSite, i);
      g_autofree char *text = _lian_sites_describe_site (view, site);
      add_row (rows, site->outlet >= 0 ? outlets[site->outlet].id : 0, text);
    }
}

/* Points that the answer does not name close; without an answer all are offered. */
static void
add_others (LianSitesView *view, GPtrArray *rows, const LianOutlet *outlets, guint n)
{
  gboolean solved = view->plan != NULL && _lian_sites_is_solved (view->plan);
  for (guint i = 0; i < n; i++)
    {
      if (!outlets[i].placed || (solved && _lian_sites_keeps (view->plan, i)))
        continue;
      g_autofree char *name = lian_text_shorten_to (outlets[i].title, 60);
      g_autofree char *text = lian_isolate_join (" · ", name, solved ? _ ("closes") : NULL, NULL);
      add_row (rows, outlets[i].id, text);
    }
}

/**
 * _lian_sites_fill_list:
 * @view: the window
 *
 * Shows the places of the answer, and the other points of today.
 */
void
_lian_sites_fill_list (LianSitesView *view)
{
  guint n = 0, old = g_list_model_get_n_items (G_LIST_MODEL (view->rows));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const LianOutlet *outlets
      = view->ground != NULL ? lian_ground_get_outlets (view->ground, &n) : NULL;
  if (view->plan != NULL && _lian_sites_is_solved (view->plan))
    add_sites (view, rows, outlets);
  add_others (view, rows, outlets, n);
  g_list_store_splice (view->rows, 0, old, rows->pdata, rows->len);
}

/**
 * _lian_sites_list_pins:
 * @view: the window
 *
 * Returns: (transfer full) (element-type gint64): the points that stay
 */
GArray *
_lian_sites_list_pins (LianSitesView *view)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, view->pins);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (pins, id, 1);
  return pins;
}

static void
toggled_cb (GtkCheckButton *check, LianSitesView *view)
{
  LianTextRow *row = g_object_get_data (G_OBJECT (check), "lian-row");
  gint64 id = row != NULL ? lian_text_row_get_number (row) : 0;
  if (id == 0)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (view->pins, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (view->pins, &id);
  _lian_sites_forget (view);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LianSitesView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (check, _ ("Stays where it is"));
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), view);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LianSitesView *view)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (check);
  LianTextRow *row = gtk_list_item_get_item (item);
  gint64 id = lian_text_row_get_number (row);
  const char *text = lian_text_row_get_cell (row, 0);
  /* Translators: a service point that is to stay where it is */
  g_autofree char *name = g_strdup_printf (_ ("Stays: %s"), text);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (check, id != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (view->pins, &id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (check), "lian-row", row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_object_set_data (G_OBJECT (check), "lian-row", NULL);
}

/**
 * _lian_sites_create_list:
 * @view: the window
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
_lian_sites_create_list (LianSitesView *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  view->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), view);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  GtkWidget *list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (view->rows)))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places for points"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}
