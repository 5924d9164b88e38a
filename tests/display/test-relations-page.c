/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of relations: the tasks, the picture by keyboard, and the acts. */
#include "display-base.h"
#include "lian-net-picture.h"
#include "lian-relation-net.h"
#include "lian-relations-page.h"
#include "lian-sample.h"
#include "lian-test-base.h"

#define SAMPLE(serial) ((gint64) LIAN_SAMPLE_OFFICE << 40 | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  if (sample != NULL)
    {
      g_assert_true (lian_sample_load (f->base.store, NULL));
      lian_store_set_author (f->base.store, SAMPLE (2));
    }
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = lian_relations_page_new (f->context);
  f->window = display_show (f->page, 1000, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static LianNetPicture *
picture_of (Fixture *f)
{
  return LIAN_NET_PICTURE (display_find_type (f->page, LIAN_TYPE_NET_PICTURE));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  guint waiting = 7;
  display_wait_text (f->page, "No relation is interrupted");
  display_wait_text (f->page, "original 0 · new 0 · restored 0 · interrupted 0, of these overdue 0");
  g_object_get (f->page, "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 0);
}

static gboolean
may (Fixture *f, const char *button)
{
  GtkWidget *label = display_find_text (f->page, button);
  return label != NULL && gtk_widget_is_sensitive (label);
}

static gboolean
may_restore (gpointer data)
{
  return may (data, "Restored…");
}

static gboolean
may_interrupt (gpointer data)
{
  return may (data, "Interrupted…");
}

static gboolean
is_laid_out (gpointer area)
{
  return gtk_widget_get_mapped (area) && gtk_widget_get_width (area) > 0;
}

/* The keys lead through the picture; what may be done goes with the relation chosen, and T shows it as
 * a table of which the same holds. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *area = GTK_WIDGET (lian_net_picture_get_area (picture_of (f)));
  display_wait_text (f->page, "original 44 · new 7 · restored 5 · interrupted 8, of these overdue 2");
  g_assert_false (may (f, "Interrupted…") || may (f, "Restored…"));
  g_assert_true (display_wait (is_laid_out, area));
  g_assert_true (display_press (area, GDK_KEY_End, 0)); /* nothing is chosen: the first */
  g_assert_true (display_press (area, GDK_KEY_End, 0));
  gint64 last = lian_net_picture_get_chosen (picture_of (f));
  g_assert_true (display_press (area, GDK_KEY_Home, 0));
  gint64 first = lian_net_picture_get_chosen (picture_of (f));
  g_assert_true (first != 0 && last != 0 && first != last);
  g_assert_true (may (f, "Interrupted…") != may (f, "Restored…"));
  gtk_widget_activate_action (area, "net.table", NULL);
  display_spin (8);
  g_assert_true (lian_picture_get_table_shown (LIAN_PICTURE (picture_of (f))));
  g_assert_cmpint (lian_net_picture_get_chosen (picture_of (f)), !=, 0);
}

static GtkWidget *
find_dialog (void)
{
  return display_find_window ("Person responsible", NULL);
}

static gboolean
is_asked (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_assigned (gpointer data)
{
  return display_find_window ("Person responsible", NULL) == NULL;
}

/* Choosing a task chooses its relation; giving it on is one question. */
static void
test_task (Fixture *f, gconstpointer data)
{
  display_wait_text (f->page, "original 44 · new 7 · restored 5 · interrupted 8, of these overdue 2");
  GtkListBox *tasks = GTK_LIST_BOX (display_find_type (f->page, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (tasks, gtk_list_box_get_row_at_index (tasks, 0));
  g_assert_true (display_wait (may_restore, f));
  g_assert_false (may_interrupt (f));
  gtk_widget_activate_action (f->page, "relations.plan", NULL);
  g_assert_true (display_wait (is_asked, NULL));
  GtkWidget *answer = gtk_window_get_default_widget (GTK_WINDOW (find_dialog ()));
  g_assert_true (gtk_widget_is_sensitive (answer)); /* it comes filled with the task as it is */
  gtk_widget_activate (answer);
  g_assert_true (display_wait (is_assigned, NULL));
}

/* Tab leaves the list of tasks: its rows are the arrows' affair. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  display_wait_text (f->page, "original 44 · new 7 · restored 5 · interrupted 8, of these overdue 2");
  GtkWidget *tasks = display_find_type (f->page, GTK_TYPE_LIST_BOX);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (f->page));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (tasks), 0)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), tasks));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), tasks));
}

/* A name as long as a file may bring is no longer in the picture than a line can show: laying out all
 * of it, for each line and for the tooltip, stopped the window. */
static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (10000, 'W');
  LianRelationRow row = { .id = 1, .cooperative = 2, .cooperative_name = name, .partner = 3,
                          .partner_name = name, .goods = name };
  LianRelationBook book = { .rows = g_ptr_array_new () };
  guint n;
  g_ptr_array_add (book.rows, &row);
  g_autoptr (LianNetSpec) net = lian_relation_net_new (&book, "Title", NULL, NULL);
  const LianNetLine *lines = lian_net_spec_get_lines (net, &n);
  g_assert_cmpuint (n, ==, 1);
  const char *const shown[] = { lian_net_spec_get_left (net, 0), lian_net_spec_get_right (net, 0), lines[0].label };
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_true (g_str_has_prefix (shown[i], "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"));
      g_assert_cmpint (g_utf8_strlen (shown[i], -1), <=, 301);
    }
  g_ptr_array_unref (book.rows);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/display/relations/empty", NULL, test_empty);
  ADD ("/display/relations/keys", "sample", test_keys);
  ADD ("/display/relations/task", "sample", test_task);
  ADD ("/display/relations/tab", "sample", test_tab);
  g_test_add_func ("/display/relations/long-names", test_long_names);
  return g_test_run ();
}
