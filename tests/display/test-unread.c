/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the window says when the disk doesn't answer: nothing that could not be read looks like
 * something that is not there, and when the disk is back the keyboard is enough to go on. */
#include "display-base.h"
#include "fault-vfs.h"
#include "lian-gtk48.h"
#include "lian-log-page.h"
#include "lian-preferences.h"
#include "lian-records-page.h"
#include "lian-table.h"
#include "lian-test-base.h"
#include "lian-today-page.h"
#include "lian-trouble.h"
#include "lian-who-dialog.h"

#include <string.h>

#define N_ROWS 1200

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, N_ROWS);
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 500);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  fault_vfs_disarm ();
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

static void
show (Fixture *f, GtkWidget *page)
{
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  gtk_window_present (GTK_WINDOW (f->window));
}

/* Every operation on the file fails from now on. */
static void
break_disk (void)
{
  fault_vfs_arm (FAULT_BROKEN, 1, TRUE);
}

static GtkWidget *
find_shown (GtkWidget *widget, GType type, const char *words)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (words == NULL
          || (GTK_IS_LABEL (widget)
              && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_words (Fixture *f, const char *words)
{
  return find_shown (f->window, GTK_TYPE_LABEL, words) != NULL;
}

/* The bar names the file. */
static gboolean
has_trouble (gpointer data)
{
  Fixture *f = data;
  GtkWidget *bar = find_shown (f->window, LIAN_TYPE_TROUBLE, NULL);
  return bar != NULL && find_shown (bar, GTK_TYPE_LABEL, f->base.path) != NULL;
}

static gboolean
has_no_trouble (gpointer data)
{
  return find_shown (((Fixture *) data)->window, LIAN_TYPE_TROUBLE, NULL) == NULL;
}

/* As Tab and Space do: the button has to be reached from where the focus is. */
static void
press_retry (Fixture *f)
{
  GtkWidget *bar = find_shown (f->window, LIAN_TYPE_TROUBLE, NULL);
  GtkWidget *focus = NULL;
  for (guint i = 0; i < 20 && (focus == NULL || !gtk_widget_is_ancestor (focus, bar)); i++)
    {
      gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
    }
  g_assert_true (GTK_IS_BUTTON (focus) && gtk_widget_is_ancestor (focus, bar));
  gtk_widget_activate (focus);
}

static gboolean
shows_old_count (gpointer data)
{
  return has_words (data, "1,200") && has_words (data, "Suibin Makers");
}

static gboolean
shows_one (gpointer data)
{
  return has_words (data, "1 found") && has_words (data, "Tom & Co <b>");
}

static GtkWidget *
new_records (Fixture *f)
{
  return lian_records_page_new (f->context, (const char *const[]){ "cooperative", NULL });
}

static LianTable *
table_of (Fixture *f)
{
  return LIAN_TABLE (find_shown (f->window, LIAN_TYPE_TABLE, NULL));
}

/* The old rows stay and are called old; the number, which may be wrong, goes. */
static void
test_query (Fixture *f, gconstpointer data)
{
  show (f, new_records (f));
  g_assert_true (display_wait (shows_old_count, f));
  GtkWidget *search = find_shown (f->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  break_disk ();
  gtk_editable_set_text (GTK_EDITABLE (search), "Tom");
  g_assert_true (display_wait (has_trouble, f));
  g_assert_true (has_words (f, "may be old"));
  g_assert_true (has_words (f, "Suibin Makers"));
  g_assert_true (has_words (f, "not counted"));
  g_assert_false (has_words (f, "1,200"));
  press_retry (f);
  display_spin (6);
  g_assert_true (has_trouble (f));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_one, f));
  g_assert_true (has_no_trouble (f));
}

static gboolean
has_unread_row (gpointer data)
{
  return has_words (data, "can't be read") && has_trouble (data)
         && has_words (data, "Some rows of this list");
}

static gboolean
shows_far_row (gpointer data)
{
  return has_words (data, "Co-operative 01190");
}

/* A page of rows: those rows say so, the others are there, and the count is true. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  show (f, new_records (f));
  g_assert_true (display_wait (shows_old_count, f));
  display_spin (12);
  break_disk ();
  lian_gtk48_scroll_to (lian_table_get_view (table_of (f)), N_ROWS - 5);
  g_assert_true (display_wait (has_unread_row, f));
  g_assert_true (has_words (f, "1,200"));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (has_no_trouble, f));
  lian_gtk48_scroll_to (lian_table_get_view (table_of (f)), N_ROWS - 5);
  g_assert_true (display_wait (shows_far_row, f));
}

/* A list that can't be read is not an empty one. */
static void
test_first_reading (Fixture *f, gconstpointer data)
{
  break_disk ();
  show (f, new_records (f));
  g_assert_true (display_wait (has_trouble, f));
  g_assert_false (has_words (f, "none yet"));
  g_assert_false (has_words (f, "may be old"));
  g_assert_true (has_words (f, "not counted"));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_old_count, f));
  g_assert_true (has_no_trouble (f));
}

static gboolean
shows_new_one (gpointer data)
{
  return has_words (data, "A New One") && has_no_trouble (data);
}

/* The disk comes back by itself, and the next act of anybody makes the list whole again. */
static void
test_next_act (Fixture *f, gconstpointer data)
{
  break_disk ();
  show (f, new_records (f));
  g_assert_true (display_wait (has_trouble, f));
  fault_vfs_disarm ();
  display_base_insert (f->base.store, "cooperative",
                       (const char *const[]){ "name_en", "A New One", "reg_no", "N", NULL });
  g_assert_true (display_wait (shows_new_one, f));
}

static gboolean
shows_work (gpointer data)
{
  return has_words (data, "Nothing Is Waiting");
}

static void
test_today (Fixture *f, gconstpointer data)
{
  break_disk ();
  show (f, lian_today_page_new (f->context));
  g_assert_true (display_wait (has_trouble, f));
  g_assert_false (has_words (f, "Nothing Is Waiting"));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_work, f));
  g_assert_true (has_no_trouble (f));
}

static guint counted;

static void
counted_cb (GtkWidget *page, guint waiting, gpointer data)
{
  counted = waiting;
}

/* The number beside the area in the sidebar is not that of an earlier reading. */
static void
test_count (Fixture *f, gconstpointer data)
{
  GtkWidget *page = lian_today_page_new (f->context);
  g_signal_connect (page, "counted", G_CALLBACK (counted_cb), NULL);
  show (f, page);
  g_assert_true (display_wait (shows_work, f));
  g_assert_cmpuint (counted, ==, 0);
  break_disk ();
  lian_today_page_refresh (LIAN_TODAY_PAGE (page));
  g_assert_true (display_wait (has_trouble, f));
  g_assert_cmpuint (counted, ==, LIAN_COUNT_UNKNOWN);
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (has_no_trouble, f));
  g_assert_cmpuint (counted, ==, 0);
}

static gboolean
shows_import (gpointer data)
{
  return has_words (data, "1200 records, 500 shown");
}

static gboolean
shows_one_record (gpointer data)
{
  return has_words (data, "1 record");
}

static gboolean
shows_fields (gpointer data)
{
  return has_words (data, "name (Chinese)") && has_no_trouble (data);
}

/* The records of an act, and the fields of one. */
static void
test_act (Fixture *f, gconstpointer data)
{
  GtkWidget *page = lian_log_page_new (f->context);
  LianLogTree *tree = lian_log_page_get_tree (LIAN_LOG_PAGE (page));
  show (f, page);
  g_assert_true (display_wait (shows_import, f));
  break_disk ();
  lian_log_tree_expand (tree, 0);
  g_assert_true (display_wait (has_trouble, f));
  g_assert_true (shows_import (f));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_fields, f));
  lian_log_tree_set_act (tree, 1);
  g_assert_true (display_wait (shows_one_record, f));
  break_disk ();
  lian_log_tree_set_act (tree, 6);
  g_assert_true (display_wait (has_trouble, f));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_import, f));
  g_assert_true (has_no_trouble (f));
}

static gboolean
shows_acts (gpointer data)
{
  return has_words (data, "import of co-operatives") && has_no_trouble (data);
}

static void
test_log (Fixture *f, gconstpointer data)
{
  break_disk ();
  show (f, lian_log_page_new (f->context));
  g_assert_true (display_wait (has_trouble, f));
  fault_vfs_disarm ();
  press_retry (f);
  g_assert_true (display_wait (shows_acts, f));
}

/* Another window of the same base. */
static Fixture
window_of (Fixture *f, GtkWidget *window)
{
  Fixture other = *f;
  other.window = window;
  return other;
}

static gboolean
offers_li (gpointer data)
{
  GtkWidget *row = find_shown (((Fixture *) data)->window, GTK_TYPE_DROP_DOWN, NULL);
  GListModel *model = row != NULL ? gtk_drop_down_get_model (GTK_DROP_DOWN (row)) : NULL;
  return model != NULL && g_list_model_get_n_items (model) == 2;
}

static gboolean
shows_li (gpointer data)
{
  return has_words (data, "Li & Wang");
}

/* Who works here is not "nobody" because the people can't be read. */
static void
test_preferences (Fixture *f, gconstpointer data)
{
  g_autoptr (LianContext) context = g_object_ref (f->context);
  break_disk ();
  Fixture preferences = window_of (f, lian_preferences_new (NULL, context));
  gtk_window_present (GTK_WINDOW (preferences.window));
  g_assert_true (display_wait (has_trouble, &preferences));
  fault_vfs_disarm ();
  press_retry (&preferences);
  g_assert_true (display_wait (shows_li, &preferences));
  g_assert_true (has_no_trouble (&preferences));
  gtk_window_destroy (GTK_WINDOW (preferences.window));
}

static gboolean
find_question (gpointer data)
{
  GtkWidget *message = display_find_message ();
  if (message != NULL)
    ((Fixture *) data)->window = message;
  return ADW_IS_MESSAGE_DIALOG (((Fixture *) data)->window);
}

static void
test_who (Fixture *f, gconstpointer data)
{
  gint64 author = lian_store_get_author (f->base.store);
  lian_store_set_author (f->base.store, 0);
  show (f, gtk_label_new ("behind the question"));
  break_disk ();
  lian_who_dialog_ask (GTK_WINDOW (f->window), f->context);
  Fixture question = window_of (f, f->window);
  g_assert_true (display_wait (find_question, &question));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question.window);
  g_assert_true (display_wait (has_trouble, &question));
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "chosen"));
  fault_vfs_disarm ();
  press_retry (&question);
  g_assert_true (display_wait (offers_li, &question));
  g_assert_true (has_no_trouble (&question));
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "chosen"));
  adw_message_dialog_response (dialog, "chosen");
  g_assert_cmpint (lian_store_get_author (f->base.store), ==, author);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  fault_vfs_install ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/unread/query", test_query);
  ADD ("/unread/rows", test_rows);
  ADD ("/unread/first-reading", test_first_reading);
  ADD ("/unread/next-act", test_next_act);
  ADD ("/unread/today", test_today);
  ADD ("/unread/count", test_count);
  ADD ("/unread/preferences", test_preferences);
  ADD ("/unread/who", test_who);
  ADD ("/unread/act", test_act);
  ADD ("/unread/log", test_log);
  return g_test_run ();
}
