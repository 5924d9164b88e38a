/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The pages before they are printed.
 *
 * GTK's own preview starts another program, which may not be there.  This window draws the pages
 * with the function that prints them. */
#include "lian-preview-window.h"
#include "lian-error.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-page-view.h"
#include "lian-print-operation.h"
#include "lian-progress-view.h"

#define STEP 1.25

struct _LianPreviewWindow
{
  AdwWindow parent_instance;

  LianPrintSet *set;
  LianPageView *view;
  GtkLabel *position;
  AdwToastOverlay *toasts;
  GtkFileChooserNative *chooser;
  GtkWidget *progress_view;
  LianProgress *saving; /* NULL while no file is written */
};

G_DEFINE_FINAL_TYPE (LianPreviewWindow, lian_preview_window, ADW_TYPE_WINDOW)

static void
update (LianPreviewWindow *self)
{
  guint page = lian_page_view_get_page (self->view), n = lian_print_set_get_n_pages (self->set);
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), n > 0 ? page + 1 : 0, n);
  gtk_label_set_text (self->position, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", page + 1 < n);
}

static void
turn_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (widget);
  guint page = lian_page_view_get_page (self->view);
  if (g_str_equal (action, "preview.next"))
    page++;
  else if (g_str_equal (action, "preview.last"))
    page = G_MAXUINT;
  else if (g_str_equal (action, "preview.first"))
    page = 0;
  else if (page > 0)
    page--;
  lian_page_view_set_page (self->view, page);
  update (self);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (widget);
  double zoom = lian_page_view_get_zoom (self->view);
  if (g_str_equal (action, "preview.larger"))
    zoom *= STEP;
  else if (g_str_equal (action, "preview.smaller"))
    zoom /= STEP;
  else
    zoom = 1;
  lian_page_view_set_zoom (self->view, zoom);
}

static void
show_toast (LianPreviewWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (widget);
  lian_print_operation_run (GTK_WINDOW (self), self->set);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPreviewWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lian_print_set_write_pdf_finish (LIAN_PRINT_SET (source), result, &error);
  g_clear_object (&self->saving);
  if (self->toasts == NULL)
    return;
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->progress_view), NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", TRUE);
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    show_toast (self, _ ("Cancelled: no file was written."));
  else
    show_toast (self, saved ? _ ("The pages are in the file.") : error->message);
}

static void
save (LianPreviewWindow *self, const char *path)
{
  self->saving = lian_progress_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", FALSE);
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->progress_view), self->saving,
                                   lian_print_set_get_title (self->set));
  lian_print_set_write_pdf_async (self->set, path, self->saving, saved_cb, g_object_ref (self));
}

static void
chosen_cb (LianPreviewWindow *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      g_autofree char *path = g_file_get_path (file);
      if (path != NULL)
        save (self, path);
      else
        show_toast (self, _ ("Choose a folder on this computer."));
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (widget);
  if (self->chooser != NULL)
    return;
  g_autofree char *name = g_strdup_printf ("%s.pdf", lian_print_set_get_title (self->set));
  self->chooser = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* While it writes, the first press stops that and the next one closes. */
static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (widget);
  if (self->saving != NULL && !lian_progress_is_cancelled (self->saving))
    gtk_widget_activate_action (self->progress_view, "progress.cancel", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The writing holds the window, so it has to be told. */
static gboolean
lian_preview_window_close_request (GtkWindow *window)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (window);
  if (self->saving != NULL)
    lian_progress_cancel (self->saving);
  return GTK_WINDOW_CLASS (lian_preview_window_parent_class)->close_request (window);
}

static void
lian_preview_window_dispose (GObject *object)
{
  LianPreviewWindow *self = LIAN_PREVIEW_WINDOW (object);
  g_clear_object (&self->chooser);
  g_clear_object (&self->set);
  self->toasts = NULL;
  G_OBJECT_CLASS (lian_preview_window_parent_class)->dispose (object);
}

static void
lian_preview_window_class_init (LianPreviewWindowClass *klass)
{
  static const char *const turns[]
      = { "preview.next", "preview.previous", "preview.first", "preview.last" };
  static const char *const zooms[] = { "preview.larger", "preview.smaller", "preview.normal" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_preview_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lian_preview_window_close_request;
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_install_action (widget_class, turns[i], NULL, turn_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (widget_class, zooms[i], NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "preview.leave", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "preview.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "preview.leave", NULL);
}

static GtkWidget *
create_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_text_button (const char *label, const char *action)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_header (LianPreviewWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *print = create_text_button (_ ("_Print…"), "preview.print");
  gtk_widget_add_css_class (print, "suggested-action");
  self->position = GTK_LABEL (gtk_label_new (NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create_button ("go-previous-symbolic",
                                                                  _ ("Previous page"),
                                                                  "preview.previous"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create_button ("go-next-symbolic",
                                                                  _ ("Next page"), "preview.next"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create_button ("zoom-out-symbolic",
                                                                  _ ("Smaller"),
                                                                  "preview.smaller"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), create_button ("zoom-in-symbolic", _ ("Larger"),
                                                                  "preview.larger"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->position));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar),
                           create_text_button (_ ("_Save as PDF…"), "preview.save"));
  return bar;
}

static void
lian_preview_window_init (LianPreviewWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->progress_view = lian_progress_view_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_add_css_class (self->progress_view, "toolbar");
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (box), self->progress_view);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 900);
}

/**
 * lian_preview_window_new:
 * @parent: (nullable): the window it belongs to
 * @set: the pages
 *
 * Returns: (transfer none): a window; present it
 */
GtkWidget *
lian_preview_window_new (GtkWindow *parent, LianPrintSet *set)
{
  LianPreviewWindow *self = g_object_new (LIAN_TYPE_PREVIEW_WINDOW, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->set = g_object_ref (set);
  self->view = LIAN_PAGE_VIEW (lian_page_view_new (set));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_toast_overlay_set_child (self->toasts, scrolled);
  /* Translators: what is printed */
  g_autofree char *title = g_strdup_printf (_ ("Preview: %s"), lian_print_set_get_title (set));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->view));
  update (self);
  return GTK_WIDGET (self);
}
