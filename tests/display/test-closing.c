/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Closing a window right after a key: what was typed is on the disk, an act under way is finished,
 * and what can't be kept is not lost without a question. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-ui-resources.h"
#include "lian-window.h"

#include <glib/gstdio.h>

typedef struct
{
  LianTestBase base;
  GtkWidget *window; /* NULL once it is gone */
  LianForm *form;
  gint64 id;
} Fixture;

static LianForm *
find_form (GtkWidget *widget)
{
  if (LIAN_IS_FORM (widget))
    return LIAN_FORM (widget);
  LianForm *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_child_visible (child) ? find_form (child) : NULL;
  return found;
}

static gboolean
form_is_ready (Fixture *f)
{
  f->form = find_form (f->window);
  FormDesk desk = { .form = f->form };
  return f->form != NULL && f->form->id == f->id && form_desk_is_ready (&desk);
}

static LianFieldEditor *
registrar_of (Fixture *f)
{
  return f->form->rows[lian_type_field (f->form->type, "registrar")].editor;
}

/* A window alone holds the context, as in the program. */
static void
open_window (Fixture *f)
{
  g_autoptr (LianContext) context = lian_context_new (f->base.store, NULL, NULL);
  f->window = lian_window_new (NULL, context);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  lian_window_open_record (LIAN_WINDOW (f->window), lian_type_find ("cooperative"), f->id);
  WAIT_UNTIL (form_is_ready (f));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  display_base_fill (f->base.store, 3);
  f->id = display_base_insert (f->base.store, "cooperative",
                               (const char *const[]){ "name_en", "Watches", NULL });
  open_window (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  WAIT_UNTIL (f->window == NULL);
  lian_test_base_clear (&f->base);
}

static guint
count_drafts (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDrafts) drafts
      = lian_drafts_open (f->base.path, lian_store_get_author (f->base.store), &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((const LianDraft *) list->pdata[i])->record, ==, f->id);
  return list->len;
}

/* No pause after the last key. */
static void
test_typed (Fixture *f, gconstpointer data)
{
  form_desk_type_text (registrar_of (f), "typed at the last moment");
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (f->window == NULL);
  g_assert_cmpuint (count_drafts (f), ==, 1);
  open_window (f);
  form_desk_assert_text (registrar_of (f), "typed at the last moment");
  gtk_window_close (GTK_WINDOW (f->window));
}

static gboolean
registrar_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), f->id);
  g_assert_cmpstr (lian_record_get_text (record, "registrar"), ==, "saved at the last moment");
  return TRUE;
}

/* Saved, and the window closed before anybody could say so. */
static void
test_saved (Fixture *f, gconstpointer data)
{
  form_desk_type_text (registrar_of (f), "saved at the last moment");
  WAIT_UNTIL (form_is_ready (f));
  lian_form_save (f->form);
  WAIT_UNTIL (f->form->saving || !lian_form_is_dirty (f->form));
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (f->window == NULL);
  g_assert_true (lian_store_read (f->base.store, registrar_job, f, NULL));
}

static AdwMessageDialog *
find_question (void)
{
  GtkWidget *message = display_find_message ();
  return message != NULL ? ADW_MESSAGE_DIALOG (message) : NULL;
}

static void
answer (const char *response)
{
  g_autoptr (AdwMessageDialog) question = g_object_ref (find_question ());
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  WAIT_UNTIL (find_question () == NULL);
}

/* The folder is away: the window stays until it is back, and what was typed with it. */
static void
test_unkept (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (f->base.folder, "-elsewhere", NULL);
  g_assert_cmpint (g_rename (f->base.folder, elsewhere), ==, 0);
  form_desk_type_text (registrar_of (f), "typed while the folder was away");
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (find_question () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), f->base.folder));
  answer ("stay");
  g_assert_true (gtk_widget_get_visible (f->window));
  form_desk_assert_text (registrar_of (f), "typed while the folder was away");
  g_assert_cmpint (g_rename (elsewhere, f->base.folder), ==, 0);
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (f->window == NULL);
  g_assert_cmpuint (count_drafts (f), ==, 1);
}

/* Who gives it up can close the window. */
static void
test_given_up (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (f->base.folder, "-elsewhere", NULL);
  g_assert_cmpint (g_rename (f->base.folder, elsewhere), ==, 0);
  form_desk_type_text (registrar_of (f), "not worth it");
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (find_question () != NULL);
  answer ("lose");
  WAIT_UNTIL (f->window == NULL);
  g_assert_cmpint (g_rename (elsewhere, f->base.folder), ==, 0);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  lian_ui_register_resource ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/closing/typed", test_typed);
  ADD ("/closing/saved", test_saved);
  ADD ("/closing/unkept", test_unkept);
  ADD ("/closing/given-up", test_given_up);
  return g_test_run ();
}
