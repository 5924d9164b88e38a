/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether every control can be reached by Tab, and its words be read: each area of the window and
 * the form of each kind of record, on the sample federation.
 *
 * What is compared is what could take the focus and where Tab really leads.  Of a list one row is
 * enough, the arrows do the rest; a pane that scrolls need not be a stop while something in it is. */
#include "display-base.h"
#include "lian-area.h"
#include "lian-export-dialog.h"
#include "lian-field-editor.h"
#include "lian-form.h"
#include "lian-import-dialog.h"
#include "lian-new-base-dialog.h"
#include "lian-preferences.h"
#include "lian-records-page.h"
#include "lian-restore-dialog.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"
#include "lian-window.h"

#define MOST_STOPS 800

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  f->base = lian_test_base_new ();
  lian_sample_load (f->base.store, &error);
  g_assert_no_error (error);
  lian_sample_decide (f->base.store, &error);
  g_assert_no_error (error);
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = lian_window_new (NULL, f->context);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 720);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

/* Widgets. */

typedef gboolean (*Wanted) (GtkWidget *widget);

static void
collect (GtkWidget *widget, Wanted wanted, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (wanted (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted, found);
}

static GPtrArray *
collect_new (GtkWidget *root, Wanted wanted)
{
  GPtrArray *found = g_ptr_array_new ();
  collect (root, wanted, found);
  return found;
}

static gboolean
may_take_focus (GtkWidget *widget)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (!gtk_widget_get_can_focus (at))
      return FALSE;
  return TRUE;
}

/* What stands for all that the arrows reach in it: a list, an editor, or the widget itself. */
static GtkWidget *
stop_of (GtkWidget *widget)
{
  GtkWidget *editor = gtk_widget_get_ancestor (widget, LIAN_TYPE_FIELD_EDITOR);
  if (editor != NULL && GTK_IS_TOGGLE_BUTTON (widget))
    return editor;
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (GTK_IS_LIST_VIEW (at) || GTK_IS_LIST_BOX (at))
      return at;
  return widget;
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);
  int n = 0;
  for (GtkWidget *at = widget; at != NULL && n < 7; at = gtk_widget_get_parent (at), n++)
    {
      const char *tip = gtk_widget_get_tooltip_text (at);
      const char *words = GTK_IS_LABEL (at) ? gtk_label_get_text (GTK_LABEL (at)) : tip;
      g_string_append_printf (text, "%s%s%s%s", n > 0 ? " < " : "", G_OBJECT_TYPE_NAME (at),
                              words != NULL ? " " : "", words != NULL ? words : "");
    }
  return g_string_free (text, FALSE);
}

/* Tab, or Shift+Tab, from the first stop until it comes round. */
static void
walk (GtkWidget *window, GtkDirectionType direction, GHashTable *stops)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (int i = 0; i < MOST_STOPS; i++)
    {
      gtk_widget_child_focus (window, direction);
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL)
        continue;
      if (!g_hash_table_add (seen, focus))
        return;
      g_hash_table_add (stops, stop_of (focus));
    }
  g_test_message ("Tab never comes round");
  g_test_fail ();
}

/* The arrows lead from one toggle of an editor to the others. */
static gboolean
arrows_reach (GtkWidget *window, GtkWidget *toggle)
{
  GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_parent (toggle));
  gtk_widget_grab_focus (first);
  for (GtkWidget *at = first; at != NULL; at = gtk_widget_get_next_sibling (at))
    {
      if (toggle == gtk_window_get_focus (GTK_WINDOW (window)))
        return TRUE;
      gtk_widget_child_focus (window, GTK_DIR_RIGHT);
    }
  return FALSE;
}

/* Controls that no key is needed for, or that have one of their own: a pane that scrolls has the
 * keys of what is in it, the handle between panes F8, and the arrows of a row of tabs are for those
 * who have no keys.  In an empty list there is nothing to go to. */
static gboolean
is_excused (GtkWidget *widget)
{
  GtkWidget *book = gtk_widget_get_ancestor (widget, GTK_TYPE_NOTEBOOK);
  gboolean is_empty
      = (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_first_child (widget) == NULL)
        || (GTK_IS_LIST_BOX (widget)
            && gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), 0) == NULL);
  return is_empty || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_PANED (widget)
         || (GTK_IS_BUTTON (widget) && book != NULL
             && gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) == NULL);
}

static gboolean
is_reached (GtkWidget *window, GtkWidget *widget, GHashTable *stops)
{
  GtkWidget *stop = stop_of (widget);
  return g_hash_table_contains (stops, stop)
         && (!LIAN_IS_FIELD_EDITOR (stop) || arrows_reach (window, widget));
}

static void
check_reach (GtkWidget *window, const char *screen)
{
  g_autoptr (GPtrArray) all = collect_new (window, may_take_focus);
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
  walk (window, GTK_DIR_TAB_FORWARD, stops);
  walk (window, GTK_DIR_TAB_BACKWARD, stops);
  g_assert_cmpuint (g_hash_table_size (stops), >, 0);
  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *widget = all->pdata[i];
      if (is_excused (widget) || is_reached (window, widget, stops))
        continue;
      g_autofree char *words = describe (widget);
      g_test_message ("%s: no key reaches %s", screen, words);
      g_test_fail ();
    }
}

/* Words of the program that are cut; a title is what somebody entered, and has its tooltip. */
static gboolean
is_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget)
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
         && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) == NULL
         && !gtk_widget_has_css_class (widget, "title-4");
}

static gboolean
none_is_cut (gpointer part)
{
  g_autoptr (GPtrArray) cut = collect_new (part, is_cut);
  return cut->len == 0;
}

/* @part is what the words are looked at in.  Words that have just changed get their room with the
 * next frame. */
static void
check_screen (GtkWidget *window, GtkWidget *part, const char *screen)
{
  display_wait (none_is_cut, part);
  g_autoptr (GPtrArray) cut = collect_new (part, is_cut);
  for (guint i = 0; i < cut->len; i++)
    {
      g_autofree char *words = describe (cut->pdata[i]);
      g_test_message ("%s: cut: %s", screen, words);
      g_test_fail ();
    }
  check_reach (window, screen);
}

static gboolean
is_form (GtkWidget *widget)
{
  return LIAN_IS_FORM (widget);
}

static gboolean
is_book (GtkWidget *widget)
{
  return GTK_IS_NOTEBOOK (widget);
}

static gboolean
is_title (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-4");
}

static gboolean
is_records_page (GtkWidget *widget)
{
  return LIAN_IS_RECORDS_PAGE (widget);
}

static GtkWidget *
find (GtkWidget *root, Wanted wanted)
{
  g_autoptr (GPtrArray) found = collect_new (root, wanted);
  return found->len > 0 ? found->pdata[0] : NULL;
}

typedef struct
{
  GtkWidget *window;
  const LianType *type;
  gint64 id;
} Opened;

static gboolean
has_opened (gpointer data)
{
  Opened *opened = data;
  GtkWidget *form = find (opened->window, is_form);
  GtkWidget *title = form != NULL ? find (form, is_title) : NULL;
  /* The form knows what it is to show before it shows it. */
  if (title == NULL || find (form, is_book) == NULL
      || g_str_has_prefix (gtk_label_get_text (GTK_LABEL (title)), "New: ") != (opened->id == 0))
    return FALSE;
  return lian_form_get_record_type (LIAN_FORM (form)) == opened->type
         && lian_form_get_record_id (LIAN_FORM (form)) == opened->id;
}

static gboolean
find_first (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Opened *opened = data;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, opened->type);
  g_assert_cmpuint (all->len, >, 0);
  opened->id = lian_record_get_id (all->pdata[0]);
  return TRUE;
}

/* The form as it is, page by page. */
static void
check_pages (Opened *opened, const char *what)
{
  g_assert_true (display_wait (has_opened, opened));
  GtkNotebook *book = GTK_NOTEBOOK (find (find (opened->window, is_form), is_book));
  for (int i = 0; i < gtk_notebook_get_n_pages (book); i++)
    {
      g_autofree char *screen
          = g_strdup_printf ("%s of %s, page %d", what, opened->type->id, i + 1);
      gtk_notebook_set_current_page (book, i);
      display_spin (3);
      check_screen (opened->window, find (opened->window, is_form), screen);
    }
}

static void
check_type (Fixture *f, const LianType *type)
{
  Opened opened = { f->window, type, 0 };
  lian_store_read (f->base.store, find_first, &opened, NULL);
  /* An area with a page of its own shows that first. */
  lian_window_open_form (LIAN_WINDOW (f->window), type, opened.id);
  GtkWidget *page = find (f->window, is_records_page);
  check_pages (&opened, "form");
  opened.id = 0;
  if (!type->by_acts && gtk_widget_activate_action (page, "page.new", NULL))
    check_pages (&opened, "new form");
}

static void
test_forms (Fixture *f, gconstpointer data)
{
  guint n = 0;
  const LianType *const *types = lian_types (&n);
  for (guint i = 0; i < n; i++)
    if (lian_area_of_type (types[i]) != NULL)
      check_type (f, types[i]);
}

static gboolean
has_stops (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  return focus != NULL && !GTK_IS_LIST_BOX_ROW (focus);
}

static void
test_areas (Fixture *f, gconstpointer data)
{
  guint n = 0;
  const LianArea *areas = lian_areas (&n);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_activate_action (f->window, "win.area", "s", areas[i].id);
      display_wait (has_stops, f->window);
      display_spin (10);
      check_screen (f->window, f->window, areas[i].id);
    }
}

static void
check_window (GtkWidget *window, const char *screen)
{
  gtk_window_present (GTK_WINDOW (window));
  display_spin (10);
  g_assert_true (gtk_widget_get_mapped (window));
  check_screen (window, window, screen);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dialogs (Fixture *f, gconstpointer data)
{
  GtkWindow *parent = GTK_WINDOW (f->window);
  const LianType *type = lian_type_find ("cooperative");
  check_window (lian_new_base_dialog_new (parent), "new base");
  check_window (lian_restore_dialog_new (parent, f->base.path), "restore");
  check_window (lian_preferences_new (parent, f->context), "preferences");
  check_window (lian_export_dialog_new (parent, f->context, type), "export");
  check_window (lian_import_dialog_new (parent, f->context, type), "import");
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
  g_test_add ("/display/reach/areas", Fixture, NULL, set_up, test_areas, tear_down);
  g_test_add ("/display/reach/forms", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/display/reach/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  return g_test_run ();
}
