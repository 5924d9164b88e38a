/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What GTK 4.8 does not offer of drop-downs.
 *
 * - Names: the focus goes to a button inside, which has a name since 4.12.
 * - Search: it finds beginnings alone until 4.12 (gtk_drop_down_set_search_match_mode()), the list
 *   takes the focus from it, loses what is typed while it opens, and Enter in its entry does nothing;
 *   here the first hit is taken. */
#include "lian-gtk48.h"
#include "lian-i18n.h"

static void
name_inner_button (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  const char *name = g_object_get_data (G_OBJECT (drop_down), "lian-name");
  const char *value
      = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : NULL;
  g_autofree char *both = value != NULL ? g_strdup_printf ("%s, %s", name, value) : NULL;
  if (GTK_IS_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    both != NULL ? both : name, -1);
}

/**
 * lian_gtk48_name_drop_down:
 * @drop_down: a drop-down whose items are string objects
 * @name: what is chosen with it
 *
 * Lets a screen reader say what is chosen, and the value, where the focus goes.
 */
void
lian_gtk48_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (drop_down), "lian-name", g_strdup (name), g_free);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_inner_button), NULL);
  name_inner_button (drop_down);
}

/* The first widget of a type at or below @widget. */
static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_inside (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkSingleSelection *
get_hits (GtkDropDown *drop_down, GtkListView **list)
{
  *list = GTK_LIST_VIEW (find_inside (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW));
  return *list != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (*list)) : NULL;
}

static GtkStringFilter *
get_filter (GtkDropDown *drop_down)
{
  GtkListView *list;
  GtkSingleSelection *hits = get_hits (drop_down, &list);
  GListModel *model = hits != NULL ? gtk_single_selection_get_model (hits) : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (model)
                          ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model))
                          : NULL;
  return GTK_IS_STRING_FILTER (filter) ? GTK_STRING_FILTER (filter) : NULL;
}

/* Every model gets a filter of its own. */
static void
find_anywhere (GtkDropDown *drop_down)
{
  GtkStringFilter *filter = get_filter (drop_down);
  if (filter != NULL)
    gtk_string_filter_set_match_mode (filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static void
take_first (GtkDropDown *drop_down, GtkEditable *entry)
{
  GtkListView *list;
  GtkSingleSelection *hits = get_hits (drop_down, &list);
  GtkStringFilter *filter = get_filter (drop_down);
  if (filter == NULL || *gtk_editable_get_text (entry) == '\0')
    return;
  /* What was typed last may not be searched for yet. */
  gtk_string_filter_set_search (filter, gtk_editable_get_text (entry));
  if (g_list_model_get_n_items (G_LIST_MODEL (hits)) == 0)
    return;
  gtk_single_selection_set_selected (hits, 0);
  g_signal_emit_by_name (list, "activate", 0);
}

static void
clear_search (GtkEditable *entry)
{
  gtk_editable_set_text (entry, "");
}

/* The drop-down has opened the list, and given the focus to the item chosen.  Waiting for an idle moment
 * would lose the keys until then.  What was typed while it opened stays, and what follows is added. */
static void
take_focus (GtkWidget *entry)
{
  GtkWidget *text = find_inside (entry, GTK_TYPE_TEXT);
  if (gtk_widget_get_mapped (entry) && text != NULL)
    {
      gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
      gtk_editable_set_position (GTK_EDITABLE (entry), -1);
    }
}

/* Letters that came before a list that never opened are not meant for the next one. */
static void
left_cb (GtkEditable *entry)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (entry)))
    clear_search (entry);
}

/* The entry catches letters itself once it is there. */
static gboolean
letter_cb (GtkEditable *entry, guint key, guint code, GdkModifierType modifiers)
{
  char letter[6];
  gunichar typed = gdk_keyval_to_unicode (key);
  if (gtk_widget_get_mapped (GTK_WIDGET (entry)) || !g_unichar_isgraph (typed)
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  int end = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  gtk_editable_insert_text (entry, letter, g_unichar_to_utf8 (typed, letter), &end);
  return TRUE;
}

/* A button takes a quarter of a second to open the list: nothing typed meanwhile is lost.  The open list
 * keeps all keys to itself. */
static void
catch_letters (GtkDropDown *drop_down, GtkWidget *popover, GtkWidget *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (letter_cb), entry, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (drop_down), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), entry, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (drop_down), focus);
}

/**
 * lian_gtk48_make_searchable:
 * @drop_down: a drop-down whose items are string objects
 *
 * Lets what is typed while the list is open find items by any part of their text; Enter takes the
 * first, Down goes into the list.
 */
void
lian_gtk48_make_searchable (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_autoptr (GtkExpression) text
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (drop_down, text);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  GtkWidget *entry = find_inside (GTK_WIDGET (drop_down), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *popover = find_inside (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_return_if_fail (entry != NULL && popover != NULL && GTK_IS_TOGGLE_BUTTON (button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the choices"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (take_first), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "toggled", G_CALLBACK (take_focus), entry, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (clear_search), entry, G_CONNECT_SWAPPED);
  catch_letters (drop_down, popover, entry);
  g_signal_connect (drop_down, "notify::model", G_CALLBACK (find_anywhere), NULL);
  find_anywhere (drop_down);
}
