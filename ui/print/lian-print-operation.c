/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Printing from the window.
 *
 * The operation only pages through a print set that is already laid out.  It always asks for the
 * printer: without one, GTK's direct printing never returns.  Only one dialog is open at a time,
 * since the dialog runs the main loop and a second click would come in the middle of the first. */
#include "lian-print-operation.h"
#include "lian-i18n.h"
#include "lian-preview-window.h"

/* A quick build should not flash a dialog. */
#define PATIENCE_MS 400
#define TICK_MS 120

static gboolean printing;

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, LianPrintSet *set)
{
  lian_print_set_draw (set, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
               GtkPageSetup *setup, LianPrintSet *set)
{
  double width, height;
  lian_print_set_get_size (set, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
            GtkPrintContext *context, GtkWindow *parent, LianPrintSet *set)
{
  gtk_print_operation_preview_end_preview (preview);
  gtk_window_present (GTK_WINDOW (lian_preview_window_new (parent, set)));
  return TRUE;
}

static void
show_error (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;
  printing = FALSE;
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_error (parent, _ ("The pages could not be printed"), error);
}

/**
 * lian_print_operation_run:
 * @parent: the window
 * @set: the pages
 *
 * Asks for the printer and prints.  Returns at once; does nothing while a dialog is open.
 */
void
lian_print_operation_run (GtkWindow *parent, LianPrintSet *set)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  if (printing)
    return;
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, lian_print_set_get_title (set));
  gtk_print_operation_set_n_pages (operation, (int) lian_print_set_get_n_pages (set));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), set, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (page_setup_cb), set, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), set, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  printing = TRUE;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_IN_PROGRESS)
    return;
  printing = FALSE;
  if (error != NULL)
    show_error (parent, _ ("The pages could not be printed"), error);
}

/* A print run in the making. */
typedef struct
{
  LianPrintBuild *build;
  LianStore *store;
  GtkWindow *parent;
  GtkWidget *dialog;
  GtkWidget *bar;
  GCancellable *cancellable;
  guint tick;
  int elapsed;
} Run;

static void
run_free (Run *run)
{
  g_clear_handle_id (&run->tick, g_source_remove);
  if (run->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (run->dialog));
  g_clear_object (&run->parent);
  g_clear_object (&run->store);
  g_clear_object (&run->cancellable);
  g_free (run);
}

static void
response_cb (Run *run, const char *response)
{
  run->dialog = NULL;
  g_cancellable_cancel (run->cancellable);
}

static void
show_progress (Run *run)
{
  run->dialog = adw_message_dialog_new (run->parent, _ ("Preparing the pages"), NULL);
  run->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (run->bar), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (run->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Documents ready"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (run->dialog), run->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (run->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_swapped (run->dialog, "response", G_CALLBACK (response_cb), run);
  gtk_window_present (GTK_WINDOW (run->dialog));
}

static gboolean
tick_cb (gpointer data)
{
  Run *run = data;
  guint done = (guint) g_atomic_int_get (&run->build->done);
  guint all = (guint) g_atomic_int_get (&run->build->all);
  run->elapsed += TICK_MS;
  if (run->dialog == NULL)
    {
      if (run->elapsed < PATIENCE_MS || g_cancellable_is_cancelled (run->cancellable))
        return G_SOURCE_CONTINUE;
      show_progress (run);
    }
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), done, all);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (run->bar), all > 0 ? (double) done / all : 0);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (run->bar), text);
  return G_SOURCE_CONTINUE;
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWindow) parent = g_object_ref (run->parent);
  g_autoptr (LianPrintSet) set = g_object_ref (run->build->set);
  gboolean built = lian_store_read_finish (LIAN_STORE (source), result, &error) != NULL;
  gboolean cancelled = g_cancellable_is_cancelled (run->cancellable);
  lian_print_build_free (run->build);
  run_free (run);
  if (built && !cancelled && gtk_widget_get_visible (GTK_WIDGET (parent)))
    gtk_window_present (GTK_WINDOW (lian_preview_window_new (parent, set)));
  else if (!built && !cancelled)
    show_error (parent, _ ("The pages could not be prepared"), error);
}

/**
 * lian_print_preview:
 * @parent: the window
 * @context: the base
 * @document: name of a document, see lian_print_kind_find()
 * @ids: (array length=n_ids): the records
 * @n_ids: their number; 0 prints what the document itself chooses
 *
 * Builds the documents on the reader thread and shows them; many documents show how far it is and
 * can be stopped.
 */
void
lian_print_preview (GtkWindow *parent, LianContext *context, const char *document,
                    const gint64 *ids, guint n_ids)
{
  const LianPrintKind *kind = lian_print_kind_find (document);
  g_return_if_fail (kind != NULL);
  lian_print_preview_kind (parent, context, kind, ids, n_ids);
}

/**
 * lian_print_preview_kind:
 * @parent: the window
 * @context: the base
 * @kind: the document, which need not be one that is found by its name; lives on
 * @ids: (array length=n_ids): the records
 * @n_ids: their number; 0 prints what the document itself chooses
 *
 * As lian_print_preview().
 */
void
lian_print_preview_kind (GtkWindow *parent, LianContext *context, const LianPrintKind *kind,
                         const gint64 *ids, guint n_ids)
{
  g_return_if_fail (kind != NULL && GTK_IS_WINDOW (parent));
  Run *run = g_new0 (Run, 1);
  run->build = lian_print_build_new (kind, ids, n_ids);
  run->parent = g_object_ref (parent);
  run->store = g_object_ref (lian_context_get_store (context));
  run->cancellable = g_cancellable_new ();
  run->tick = g_timeout_add (TICK_MS, tick_cb, run);
  lian_store_read_async (run->store, lian_print_build, run->build, NULL, run->cancellable,
                         built_cb, run);
}
