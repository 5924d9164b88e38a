/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What was entered twice, in its window: told, tried out, asked the other way round, refused. */
#include "config.h"

#include "display-base.h"
#include "lian-duplicates-window.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *parent;
  gint64 first, second, relation;
} Fixture;

static gint64
insert_cooperative (Fixture *f, const char *name, const char *founded)
{
  return display_base_insert (f->base.store, "cooperative",
                              (const char *const[]){ "name_en", name, "founded", founded, NULL });
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, 2);
  f->first = insert_cooperative (f, "Watch Repair", "1955-01-01");
  f->second = insert_cooperative (f, "WATCH-REPAIR", "1955-02-02");
  f->relation = display_base_insert_relation (f->base.store, f->second, "ORIGINAL", 0);
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->parent = display_show (gtk_label_new ("parent"), 400, 300);
  lian_duplicates_window_present (f->parent, f->context, lian_type_find ("cooperative"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != f->parent)
      gtk_window_destroy (at->data);
  gtk_window_destroy (GTK_WINDOW (f->parent));
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  lian_test_base_clear (&f->base);
}

static gboolean
is_said (gpointer text)
{
  return display_find_window (text, NULL) != NULL;
}

/* Waits until a window says it. */
static GtkWidget *
wait_said (const char *text)
{
  g_assert_true (display_wait (is_said, (gpointer) text));
  return display_find_window (text, NULL);
}

/* Returns: (nullable): the first button at or below @widget with the text */
static GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && display_find_text (widget, text) != NULL ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, text);
  return found;
}

/* What is said of both, and that which of them stays is asked again with what was typed. */
static void
test_exchange (Fixture *f, gconstpointer data)
{
  GtkWidget *window = wait_said ("1 pair looks as if entered twice.");
  g_signal_emit_by_name (find_button (window, "Merge"), "clicked");
  GtkWidget *question = wait_said ("Goes over to it: Relations 1.");
  g_assert_null (display_find_text (question, "They can't be merged as they are:"));
  GtkWidget *reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "one shop", -1);
  g_signal_emit_by_name (find_button (question, "Exchange: the Other One Stays"), "clicked");
  question = wait_said ("Nothing refers to the other one.");
  g_autofree char *typed = NULL;
  reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "one shop");
  g_signal_emit_by_name (find_button (question, "Merge"), "clicked");
  wait_said ("Nothing looks as if entered twice.");
}

/* The first has the relation of the second as well. */
static gboolean
copy_relation (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Fixture *f = data;
  g_autoptr (LianRecord) relation = lian_txn_load (txn, lian_type_find ("relation"), f->relation);
  lian_record_set_id (relation, 0);
  lian_record_set_number (relation, "cooperative", f->first);
  return lian_txn_insert (txn, relation, error);
}

/* What stands in the way is told before, and the question has no answer then. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  lian_test_write (&f->base, copy_relation, f);
  GtkWidget *window = wait_said ("1 pair looks as if entered twice.");
  g_signal_emit_by_name (find_button (window, "Merge"), "clicked");
  GtkWidget *question = wait_said ("They can't be merged as they are:");
  g_assert_nonnull (display_find_text (question, "it would stand there twice"));
  GtkWidget *reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "one shop", -1);
  g_assert_false (gtk_widget_get_sensitive (find_button (question, "Merge")));
}

int
main (int argc, char *argv[])
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
  g_test_add ("/duplicates/exchange", Fixture, NULL, set_up, test_exchange, tear_down);
  g_test_add ("/duplicates/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
