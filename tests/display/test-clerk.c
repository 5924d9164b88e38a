/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a clerk does with the window beside entering records: open to read only, say who works, go to
 * a list by its key. */
#include "display-base.h"
#include "lian-form.h"
#include "lian-i18n.h"
#include "lian-preferences.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"
#include "lian-who-dialog.h"
#include "lian-window.h"

#include <glib/gstdio.h>

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  gint64 cooperative;
  gint64 officer;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, 40);
  f->officer = lian_store_get_author (f->base.store);
  f->cooperative = display_base_insert (
      f->base.store, "cooperative",
      (const char *const[]){ "name_en", "Watch Repair", "reg_no", "W1", NULL });
}

static void
open_window (Fixture *f, LianOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  if (flags & LIAN_OPEN_READ_ONLY)
    {
      g_clear_object (&f->base.store);
      f->base.store = lian_store_open (f->base.path, flags, &error);
      g_assert_no_error (error);
    }
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = lian_window_new (NULL, f->context);
  gtk_window_present (GTK_WINDOW (f->window));
  display_spin (12);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  if (f->window != NULL)
    gtk_window_close (GTK_WINDOW (f->window));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*fits) (GtkWidget *widget, gconstpointer data),
             gconstpointer data)
{
  if (gtk_widget_get_mapped (widget) && fits (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, fits, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static gboolean
says (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static GtkWidget *
table_of (Fixture *f)
{
  const GType type = LIAN_TYPE_TABLE;
  return find_widget (f->window, is_type, &type);
}

/* Areas by key. */

static gboolean
list_has_focus (gpointer data)
{
  Fixture *f = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  GtkWidget *table = table_of (f);
  return focus != NULL && table != NULL && gtk_widget_is_ancestor (focus, table);
}

static void
test_area_key (Fixture *f, gconstpointer data)
{
  open_window (f, LIAN_OPEN_DEFAULT);
  gtk_widget_activate_action (f->window, "win.area", "s", "cooperatives");
  g_assert_true (display_wait (list_has_focus, f));
  gtk_widget_activate_action (f->window, "win.area", "s", "registers");
  g_assert_true (display_wait (list_has_focus, f));
}

/* Read-only. */

static gboolean
form_is_shown (gpointer data)
{
  Fixture *f = data;
  const GType type = LIAN_TYPE_FORM;
  GtkWidget *form = find_widget (f->window, is_type, &type);
  return form != NULL && lian_form_get_record_id (LIAN_FORM (form)) == f->cooperative
         && find_widget (form, says, "Watch Repair") != NULL;
}

static guint
count_files (const char *folder)
{
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    n += g_str_has_suffix (name, ".drafts") || g_str_has_suffix (name, ".backups");
  return n;
}

/* The window says so, offers nothing that writes, and leaves the file and its folder as they are. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before, size_after;
  g_clear_object (&f->base.store);
  g_assert_true (g_file_get_contents (f->base.path, &before, &size_before, NULL));
  open_window (f, LIAN_OPEN_READ_ONLY);
  g_assert_nonnull (find_widget (f->window, says, "read-only"));
  gtk_widget_activate_action (f->window, "win.open-record", "(sx)", "cooperative", f->cooperative);
  g_assert_true (display_wait (form_is_shown, f));
  gtk_widget_activate_action (f->window, "win.page", "s", "new");
  gtk_widget_activate_action (f->window, "win.page", "s", "delete");
  gtk_widget_activate_action (f->window, "win.undo", NULL);
  display_spin (12);
  g_assert_true (form_is_shown (f));
  g_assert_null (lian_context_get_drafts (f->context));
  g_assert_cmpuint (count_files (f->base.folder), ==, 0);
  gtk_window_close (GTK_WINDOW (f->window));
  f->window = NULL;
  display_spin (12);
  g_assert_true (g_file_get_contents (f->base.path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* Who works. */

static gboolean
works_as (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "Li & Wang") != NULL;
}

static gboolean
works_as_nobody (gpointer data)
{
  return find_widget (((Fixture *) data)->window, says, "nobody in particular") != NULL;
}

static void
test_officer_at_once (Fixture *f, gconstpointer data)
{
  lian_store_set_author (f->base.store, 0);
  open_window (f, LIAN_OPEN_DEFAULT);
  g_assert_false (lian_context_knows_officer (f->context));
  g_assert_true (display_wait (works_as_nobody, f));
  lian_context_set_officer (f->context, f->officer);
  g_assert_true (display_wait (works_as, f));
  g_assert_cmpint (lian_store_get_author (f->base.store), ==, f->officer);
  g_assert_cmpint (lian_context_find_officer (lian_context_get_settings (f->context), f->base.path),
                   ==, f->officer);
  lian_context_set_officer (f->context, 0);
  g_assert_true (display_wait (works_as_nobody, f));
  g_assert_true (lian_context_knows_officer (f->context));
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (top))
        return ADW_MESSAGE_DIALOG (top);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static void
test_who_is_asked (Fixture *f, gconstpointer data)
{
  lian_store_set_author (f->base.store, 0);
  open_window (f, LIAN_OPEN_DEFAULT);
  lian_who_dialog_ask (GTK_WINDOW (f->window), f->context);
  g_assert_true (display_wait (has_dialog, NULL));
  AdwMessageDialog *dialog = find_dialog ();
  g_assert_true (GTK_IS_DROP_DOWN (adw_message_dialog_get_extra_child (dialog)));
  adw_message_dialog_response (dialog, "chosen");
  g_assert_true (display_wait (works_as, f));
  g_assert_cmpint (lian_store_get_author (f->base.store), ==, f->officer);
}

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  lian_ui_register_resource ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/clerk/area-key", test_area_key);
  ADD ("/clerk/read-only", test_read_only);
  ADD ("/clerk/officer-at-once", test_officer_at_once);
  ADD ("/clerk/who-is-asked", test_who_is_asked);
  return g_test_run ();
}
