/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is shown while no base is open.
 *
 * The window is there at once; the base is opened in a thread and may need a migration or a
 * backup.  How far that is comes late: most bases are open before anybody sees it.  Closing the
 * window gives the opening up. */
#include "lian-start-window.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-progress-view.h"

#define SPINNER_AFTER_MS 200

struct _LianStartWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *label;
  GtkWidget *spinner;
  GtkWidget *view;
  LianProgress *progress; /* of an opening */
  guint source;
};

G_DEFINE_FINAL_TYPE (LianStartWindow, lian_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void
append_button (GtkWidget *box, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 260, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_welcome (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  append_button (box, _ ("_New Base…"), "app.new-base", TRUE);
  append_button (box, _ ("_Open a Base…"), "app.open", FALSE);
  append_button (box, _ ("Open a Base _Read-Only…"), "app.open-read-only", FALSE);
  append_button (box, _ ("Try the _Sample Federation…"), "app.sample", FALSE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "org.lianshe.Lianshe");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Lianshe"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("The records, reviews and contracts of a federation of handicraft co-operatives."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
make_opening (LianStartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->spinner = gtk_spinner_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->label);
  self->view = lian_progress_view_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (self->view, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->view);
  return box;
}

static gboolean
spin_cb (gpointer data)
{
  LianStartWindow *self = LIAN_START_WINDOW (data);
  self->source = 0;
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), self->progress, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
lian_start_window_close_request (GtkWindow *window)
{
  LianStartWindow *self = LIAN_START_WINDOW (window);
  if (self->progress != NULL)
    lian_progress_cancel (self->progress);
  return GTK_WINDOW_CLASS (lian_start_window_parent_class)->close_request (window);
}

static void
lian_start_window_dispose (GObject *object)
{
  LianStartWindow *self = LIAN_START_WINDOW (object);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (lian_start_window_parent_class)->dispose (object);
}

static void
lian_start_window_class_init (LianStartWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_start_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lian_start_window_close_request;
}

static void
lian_start_window_init (LianStartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_welcome (), "welcome");
  gtk_stack_add_named (GTK_STACK (self->stack), make_opening (self), "opening");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Lianshe"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
}

/**
 * lian_start_window_new:
 * @application: (nullable): the application
 *
 * Returns: (transfer none): a window that offers to make or open a base
 */
GtkWidget *
lian_start_window_new (GtkApplication *application)
{
  return g_object_new (LIAN_TYPE_START_WINDOW, "application", application, NULL);
}

/**
 * lian_start_window_set_opening:
 * @self: a start window
 * @path: (nullable): the base that is being opened; %NULL when none is
 * @progress: (nullable): how far that is; with a button that gives it up
 *
 * Says that a base is being opened, or offers the choice again.
 */
void
lian_start_window_set_opening (LianStartWindow *self, const char *path, LianProgress *progress)
{
  g_return_if_fail (LIAN_IS_START_WINDOW (self));
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  g_set_object (&self->progress, progress);
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), NULL, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), path != NULL ? "opening" : "welcome");
  if (path == NULL)
    return;
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Opening %s…"), file);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  self->source = g_timeout_add (SPINNER_AFTER_MS, spin_cb, self);
}
