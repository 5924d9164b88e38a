/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The import dialog: a file with hostile names, its columns, the look ahead, the import, undo. */
#include "display-base.h"
#include "lian-import-dialog.h"
#include "lian-import-outcome.h"
#include "lian-test-base.h"
#include "lian-ui-resources.h"

#include <string.h>

typedef struct
{
  LianTestBase base;
  LianContext *context;
  char *path;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->path = g_build_filename (f->base.folder, "Tom & Co <b>.csv", NULL);
  f->dialog = lian_import_dialog_new (NULL, f->context, lian_type_find ("city"));
  gtk_window_present (GTK_WINDOW (f->dialog));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer context = f->context;
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  g_object_unref (f->context);
  g_assert_true (display_wait (display_is_gone, &context));
  g_free (f->path);
  lian_test_base_clear (&f->base);
}

static void
close_dialog (Fixture *f)
{
  gpointer gone = f->dialog;
  g_object_add_weak_pointer (gone, &gone);
  gtk_window_destroy (GTK_WINDOW (f->dialog));
  g_assert_true (display_wait (display_is_gone, &gone));
}

static gboolean
has_import (gpointer data)
{
  return lian_import_dialog_get_import (data) != NULL;
}

static gboolean
is_at_outcome (gpointer data)
{
  return lian_import_dialog_get_step (data) == LIAN_IMPORT_STEP_OUTCOME;
}

static gboolean
is_done (gpointer data)
{
  return lian_import_dialog_get_step (data) == LIAN_IMPORT_STEP_DONE;
}

static gboolean
count_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = lian_txn_count (txn, lian_type_find ("city"));
  return TRUE;
}

static gint64
count (Fixture *f)
{
  gint64 n = -1;
  g_assert_true (lian_store_read (f->base.store, count_job, &n, NULL));
  return n;
}

static gboolean
has_no_city (gpointer data)
{
  return count (data) == 0;
}

static void
open_text (Fixture *f, const char *text)
{
  g_assert_true (g_file_set_contents (f->path, text, -1, NULL));
  lian_import_dialog_open (LIAN_IMPORT_DIALOG (f->dialog), f->path);
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  open_text (f, "code,Name (English),Tom & Co <b>,craftsmen\n1,A & B <i>,x,5\n2,=1,y,many\n"
                "3,شركة,,7\n");
  g_assert_true (display_wait (has_import, dialog));
  lian_import_dialog_go_on (dialog);
  g_assert_cmpint (lian_import_dialog_get_step (dialog), ==, LIAN_IMPORT_STEP_COLUMNS);
  display_spin (10);
  lian_import_dialog_go_on (dialog);
  g_assert_true (display_wait (is_at_outcome, dialog));
  display_spin (10);
  const LianImportResult *result
      = lian_import_get_result (lian_import_dialog_get_import (dialog));
  g_assert_cmpuint (result->n_new, ==, 2);
  g_assert_cmpuint (result->n_refused, ==, 1);
  g_assert_cmpint (count (f), ==, 0);
  lian_import_dialog_go_on (dialog);
  g_assert_true (display_wait (is_done, dialog));
  g_assert_cmpint (count (f), ==, 2);
  g_assert_cmpint (lian_store_undo (f->base.store, 0, NULL, NULL), >, 0);
  g_assert_cmpint (count (f), ==, 0);
  close_dialog (f);
}

static void
go_to_outcome (Fixture *f)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  g_assert_true (display_wait (has_import, dialog));
  lian_import_dialog_go_on (dialog);
  lian_import_dialog_go_on (dialog);
  g_assert_true (display_wait (is_at_outcome, dialog));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gboolean
is_saved (gpointer data)
{
  return !lian_import_outcome_is_saving (data);
}

static guint
n_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* A reason opens the row; the refused rows are written; the whole is taken back in the dialog. */
static void
test_outcome (Fixture *f, gconstpointer data)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  g_autofree char *path = g_build_filename (f->base.folder, "refused.csv", NULL), *text = NULL;
  open_text (f, "code,name_en,craftsmen,Tom & Co <b>\n1,A,5,\n2,<i>B,many,x & y\n");
  go_to_outcome (f);
  GtkWidget *outcome = find_widget (f->dialog, LIAN_TYPE_IMPORT_OUTCOME);
  guint before = n_windows ();
  g_assert_false (lian_import_outcome_open (LIAN_IMPORT_OUTCOME (outcome), 1));
  g_assert_true (lian_import_outcome_open (LIAN_IMPORT_OUTCOME (outcome), 0));
  g_assert_cmpuint (n_windows (), ==, before + 1);
  display_spin (10);
  g_autoptr (GtkWindow) row = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  if (GTK_WIDGET (row) == f->dialog)
    {
      g_object_unref (row);
      row = g_list_model_get_item (gtk_window_get_toplevels (), 1);
    }
  g_assert_nonnull (strstr (gtk_window_get_title (row), "2"));
  gtk_window_destroy (row);
  lian_import_outcome_save (LIAN_IMPORT_OUTCOME (outcome), path);
  g_assert_true (display_wait (is_saved, outcome));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "code,name_en,craftsmen,Tom & Co <b>,refused_reason\n2,<i>B,"));
  lian_import_dialog_go_on (dialog);
  g_assert_true (display_wait (is_done, dialog));
  g_assert_cmpint (count (f), ==, 1);
  lian_import_dialog_undo (dialog);
  g_assert_true (display_wait (has_no_city, f));
  close_dialog (f);
}

/* A header alone; names twice, none and very many: shown, and imported or not. */
static void
test_headers (Fixture *f, gconstpointer data)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  g_autoptr (GString) text = g_string_new ("name_en,name_en,,,");
  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "column <%d>%s", i, i < 499 ? "," : "\n");
  open_text (f, text->str);
  go_to_outcome (f);
  g_assert_cmpuint (lian_import_get_result (lian_import_dialog_get_import (dialog))->n_new, ==, 0);
  lian_import_dialog_go_on (dialog);
  g_string_append (text, "A,B,C,D,");
  for (int i = 0; i < 500; i++)
    g_string_append (text, i < 499 ? "x," : "x\n");
  g_assert_true (display_wait (has_import, dialog));
  close_dialog (f);
  f->dialog = lian_import_dialog_new (NULL, f->context, lian_type_find ("city"));
  gtk_window_present (GTK_WINDOW (f->dialog));
  open_text (f, text->str);
  go_to_outcome (f);
  g_assert_cmpuint (
      lian_import_get_result (lian_import_dialog_get_import (LIAN_IMPORT_DIALOG (f->dialog)))->n_new,
      ==, 1);
  close_dialog (f);
}

/* A file that can't be read leaves the dialog at its first step; the next one goes on. */
static void
test_bad_file (Fixture *f, gconstpointer data)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  open_text (f, "a,b\n\"never closed\n");
  display_spin (30);
  g_assert_null (lian_import_dialog_get_import (dialog));
  lian_import_dialog_go_on (dialog);
  g_assert_cmpint (lian_import_dialog_get_step (dialog), ==, LIAN_IMPORT_STEP_FILE);
  open_text (f, "name_en\nA\n");
  g_assert_true (display_wait (has_import, dialog));
  close_dialog (f);
}

/* Stops the look at a table of some size while it is under way. */
static void
stop_while_checking (Fixture *f)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  g_autoptr (GString) text = g_string_new ("code,name_en\n");
  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "%d,City %d\n", i, i);
  open_text (f, text->str);
  g_assert_true (display_wait (has_import, dialog));
  lian_import_dialog_go_on (dialog);
  lian_import_dialog_go_on (dialog);
  gtk_widget_activate_action (f->dialog, "import.cancel", NULL);
}

static gboolean
says_stopped (gpointer dialog)
{
  return display_find_text (dialog, "Stopped; nothing was changed.") != NULL;
}

/* Stopped, it says so, stays where it was, and can go on from there. */
static void
test_stop (Fixture *f, gconstpointer data)
{
  LianImportDialog *dialog = LIAN_IMPORT_DIALOG (f->dialog);
  stop_while_checking (f);
  g_assert_true (display_wait (says_stopped, dialog));
  g_assert_cmpint (lian_import_dialog_get_step (dialog), ==, LIAN_IMPORT_STEP_COLUMNS);
  lian_import_dialog_go_on (dialog);
  g_assert_true (display_wait (is_at_outcome, dialog));
  close_dialog (f);
  g_assert_cmpint (count (f), ==, 0);
}

/* Closed while it works: nothing is changed and nothing is left. */
static void
test_close (Fixture *f, gconstpointer data)
{
  stop_while_checking (f);
  close_dialog (f);
  g_assert_cmpint (count (f), ==, 0);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-dialog/steps", test_steps);
  ADD ("/import-dialog/outcome", test_outcome);
  ADD ("/import-dialog/headers", test_headers);
  ADD ("/import-dialog/bad-file", test_bad_file);
  ADD ("/import-dialog/stop", test_stop);
  ADD ("/import-dialog/close", test_close);
  return g_test_run ();
}
