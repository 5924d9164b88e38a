/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The program with windows.
 *
 * A base is opened in a thread; then its officer is looked up, and only then the window is made,
 * since drafts belong to an officer.  What goes wrong is told in a dialog that names the ways out,
 * and none of them touches the file. */
#include "lian-application.h"
#include "lian-application-run.h"
#include "lian-choose-file.h"
#include "lian-error.h"
#include "lian-founding.h"
#include "lian-i18n.h"
#include "lian-new-base-dialog.h"
#include "lian-open-error-dialog.h"
#include "lian-restore-dialog.h"
#include "lian-sample-base.h"
#include "lian-sample.h"
#include "lian-start-window.h"
#include "lian-ui-resources.h"
#include "lian-who-dialog.h"
#include "lian-window.h"

struct _LianApplication
{
  AdwApplication parent_instance;

  GKeyFile *settings;
  char *settings_path;
  char *desktop_language;
};

G_DEFINE_FINAL_TYPE (LianApplication, lian_application, ADW_TYPE_APPLICATION)

/* Settings. */

static void
load_settings (LianApplication *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "lianshe", NULL);
  self->settings = g_key_file_new ();
  self->settings_path = g_build_filename (folder, "settings.ini", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_load_from_file (self->settings, self->settings_path, G_KEY_FILE_KEEP_COMMENTS, NULL);
}

static void
apply_language (LianApplication *self)
{
  g_autofree char *language = g_key_file_get_string (self->settings, "general", "language", NULL);
  if (language != NULL && *language != '\0')
    {
      lian_i18n_init (language);
      return;
    }
  /* The language set before may stand in the environment still. */
  if (self->desktop_language == NULL)
    g_unsetenv ("LANGUAGE");
  lian_i18n_init (self->desktop_language);
}

/* Opening. */

static void open_path (LianApplication *self, const char *path, LianOpenFlags flags);
static void show_past_cb (LianApplication *self, gpointer past);

static LianStartWindow *
start_window (LianApplication *self, gboolean make)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (LIAN_IS_START_WINDOW (l->data))
      return l->data;
  return make ? LIAN_START_WINDOW (lian_start_window_new (GTK_APPLICATION (self))) : NULL;
}

/* What a base has to know of its users, asked before anything is entered. */
static void
ask_first (GtkWindow *window, LianContext *context, gboolean unfounded)
{
  if (lian_store_is_read_only (lian_context_get_store (context)))
    return;
  if (unfounded)
    gtk_window_present (GTK_WINDOW (lian_new_base_dialog_new_for (window, context)));
  else if (!lian_context_knows_officer (context))
    lian_who_dialog_ask (window, context);
}

static GtkWidget *
make_window (LianApplication *self, LianContext *context)
{
  GtkWidget *window = lian_window_new (GTK_APPLICATION (self), context);
  g_signal_connect_object (window, "show-past", G_CALLBACK (show_past_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
show_window (LianApplication *self, LianStore *store, gboolean unfounded)
{
  g_autoptr (LianContext) context
      = lian_context_new (store, self->settings, self->settings_path);
  g_key_file_set_string (self->settings, "general", "base", lian_store_get_path (store));
  lian_context_save_settings (context);
  GtkWidget *window = make_window (self, context);
  lian_window_back_up_daily (LIAN_WINDOW (window));
  ask_first (GTK_WINDOW (window), context, unfounded);
  LianStartWindow *start = start_window (self, FALSE);
  if (start != NULL)
    gtk_window_destroy (GTK_WINDOW (start));
}

typedef struct
{
  gint64 wanted;
  gint64 found;
  gboolean unfounded; /* nobody has said whose base it is */
} Officer;

/* The officer chosen for this base, else the one with this computer account.  In the sample, where
 * nobody has an account, an officer who has done nothing yet: who tries it out may try everything,
 * and undo nothing but that. */
static gboolean
find_officer (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Officer *officer = data;
  const LianType *type = lian_type_find ("officer");
  g_autoptr (LianRecord) record
      = officer->wanted > 0 ? lian_txn_load (txn, type, officer->wanted) : NULL;
  if (record != NULL)
    officer->found = officer->wanted;
  else if (officer->wanted != 0)
    officer->found = lian_txn_find_text (txn, type, "os_account", g_get_user_name (), 0);
  if (officer->found == 0 && officer->wanted < 0)
    officer->found = lian_txn_find_text (txn, type, "os_account", LIAN_SAMPLE_ACCOUNT, 0);
  officer->unfounded = lian_founding_is_due (txn);
  return TRUE;
}

static void
officer_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianApplication) self = data;
  g_autoptr (GError) error = NULL;
  LianStore *store = LIAN_STORE (source);
  Officer *officer = lian_store_read_finish (store, result, &error);
  if (officer != NULL)
    lian_store_set_author (store, officer->found);
  show_window (self, store, officer != NULL && officer->unfounded);
  g_application_release (G_APPLICATION (self));
}

static void
find_officer_of (LianApplication *self, LianStore *store)
{
  Officer *officer = g_new0 (Officer, 1);
  officer->wanted = lian_context_find_officer (self->settings, lian_store_get_path (store));
  g_application_hold (G_APPLICATION (self));
  lian_store_read_async (store, find_officer, officer, g_free, NULL, officer_found_cb,
                         g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (LianApplication) self = data;
  open_path (self, path, LIAN_OPEN_DEFAULT);
}

static void
chosen_to_read_cb (const char *path, gpointer data)
{
  g_autoptr (LianApplication) self = data;
  open_path (self, path, LIAN_OPEN_READ_ONLY);
}

static void
way_out_cb (LianApplication *self, const char *response, AdwMessageDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "lian-path");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  if (g_str_equal (response, LIAN_OPEN_ERROR_READ_ONLY))
    open_path (self, path, LIAN_OPEN_READ_ONLY | LIAN_OPEN_EVEN_DAMAGED);
  else if (g_str_equal (response, LIAN_OPEN_ERROR_BACKUP))
    gtk_window_present (GTK_WINDOW (lian_restore_dialog_new (parent, path)));
  else if (g_str_equal (response, LIAN_OPEN_ERROR_OTHER))
    lian_choose_base_to_open (parent, chosen_cb, g_object_ref (self));
}

static void
show_error (LianApplication *self, const char *path, LianOpenFlags flags, const GError *error)
{
  LianStartWindow *start = start_window (self, FALSE);
  GtkWindow *parent = start != NULL
                          ? GTK_WINDOW (start)
                          : gtk_application_get_active_window (GTK_APPLICATION (self));
  if (parent == NULL)
    parent = GTK_WINDOW (start_window (self, TRUE));
  if (LIAN_IS_START_WINDOW (parent))
    lian_start_window_set_opening (LIAN_START_WINDOW (parent), NULL, NULL);
  gtk_window_present (parent);
  GtkWidget *dialog = lian_open_error_dialog_new (parent, path, error, flags);
  g_object_set_data_full (G_OBJECT (dialog), "lian-path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (way_out_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* While another base is open nothing shows that one is opened; when it takes long, this does. */
#define OPENING_SHOWN_AFTER_MS 700

typedef struct
{
  LianApplication *self;
  char *path;
  LianOpenFlags flags;
  LianProgress *progress;
  guint late;
} Opening;

static Opening *
opening_new (LianApplication *self, const char *path, LianOpenFlags flags)
{
  Opening *opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->flags = flags;
  opening->progress = lian_progress_new ();
  g_application_hold (G_APPLICATION (self));
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->self));
  g_clear_handle_id (&opening->late, g_source_remove);
  g_object_unref (opening->progress);
  g_object_unref (opening->self);
  g_free (opening->path);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
opening_ended (Opening *opening)
{
  LianStartWindow *start = start_window (opening->self, FALSE);
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (opening->self));
  if (start != NULL && windows->next != NULL)
    gtk_window_destroy (GTK_WINDOW (start));
  else if (start != NULL)
    lian_start_window_set_opening (start, NULL, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open_finish (result, &error);
  if (store != NULL)
    find_officer_of (opening->self, store);
  else if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    opening_ended (opening);
  else
    show_error (opening->self, opening->path, opening->flags, error);
}

static gboolean
late_cb (gpointer data)
{
  Opening *opening = data;
  LianStartWindow *start = start_window (opening->self, TRUE);
  opening->late = 0;
  lian_start_window_set_opening (start, opening->path, opening->progress);
  gtk_window_present (GTK_WINDOW (start));
  return G_SOURCE_REMOVE;
}

/* The backup of the day is made by the window, while people work.  Most bases are open before anybody would
 * read that they are being opened. */
static void
open_path (LianApplication *self, const char *path, LianOpenFlags flags)
{
  Opening *opening = opening_new (self, path, flags);
  LianStartWindow *start = start_window (self, FALSE);
  if (start != NULL)
    lian_start_window_set_opening (start, path, opening->progress);
  else
    opening->late = g_timeout_add (OPENING_SHOWN_AFTER_MS, late_cb, opening);
  lian_store_open_async (path, flags | LIAN_OPEN_NO_BACKUP | LIAN_OPEN_CHECK_LATER, opening->progress, opened_cb, opening);
}

/* An earlier day. */

typedef struct
{
  LianApplication *self;
  LianPastBase *past;
} Showing;

static void
past_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Showing *showing = data;
  g_autoptr (LianApplication) self = showing->self;
  g_autoptr (LianPastBase) past = showing->past;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open_finish (result, &error);
  if (store != NULL)
    {
      g_autoptr (LianContext) context
          = lian_context_new (store, self->settings, self->settings_path);
      lian_context_set_past (context, past);
      make_window (self, context);
    }
  else
    show_error (self, lian_past_base_get_path (past), LIAN_OPEN_READ_ONLY, error);
  g_application_release (G_APPLICATION (self));
}

/* In a window of its own, beside that of today. */
static void
show_past_cb (LianApplication *self, gpointer past)
{
  Showing *showing = g_new (Showing, 1);
  *showing = (Showing){ g_object_ref (self), lian_past_base_ref (past) };
  g_application_hold (G_APPLICATION (self));
  lian_store_open_async (lian_past_base_get_path (past), LIAN_OPEN_READ_ONLY, NULL, past_opened_cb,
                         showing);
}

static LianWindow *
window_of_today (LianApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      LianContext *context
          = LIAN_IS_WINDOW (l->data) ? lian_window_get_context (l->data) : NULL;
      if (context != NULL && lian_context_get_past (context) == NULL
          && g_str_equal (lian_store_get_path (lian_context_get_store (context)), path))
        return l->data;
    }
  return NULL;
}

/* Actions. */

static GtkWindow *
active_window (LianApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
new_base_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  gtk_window_present (GTK_WINDOW (lian_new_base_dialog_new (active_window (self))));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  lian_choose_base_to_open (active_window (self), chosen_cb, g_object_ref (self));
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  if (lian_sample_base_make_finish (result, &error))
    open_path (opening->self, opening->path, LIAN_OPEN_DEFAULT);
  else
    show_error (opening->self, opening->path, opening->flags, error);
}

static void
sample_chosen_cb (const char *path, gpointer data)
{
  g_autoptr (LianApplication) self = data;
  LianStartWindow *start = start_window (self, FALSE);
  if (start != NULL)
    lian_start_window_set_opening (start, path, NULL);
  lian_sample_base_make_async (path, sample_made_cb,
                               opening_new (self, path, LIAN_OPEN_CREATE));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  lian_choose_base_to_make (active_window (self), _ ("sample.lianshe"), sample_chosen_cb,
                            g_object_ref (self));
}

static void
open_read_only_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  lian_choose_base_to_open (active_window (self), chosen_to_read_cb, g_object_ref (self));
}

static void
open_to_write_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LianApplication *self = data;
  GtkWindow *window = active_window (self);
  if (!LIAN_IS_WINDOW (window))
    return;
  LianStore *store = lian_context_get_store (lian_window_get_context (LIAN_WINDOW (window)));
  g_autofree char *path = g_strdup (lian_store_get_path (store));
  g_application_hold (G_APPLICATION (self));
  gtk_window_close (window);
  open_path (self, path, LIAN_OPEN_DEFAULT);
  g_application_release (G_APPLICATION (self));
}

/* Closes the window of an earlier day and shows that of today. */
static void
back_to_today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LianApplication *self = data;
  GtkWindow *window = active_window (self);
  LianPastBase *past = LIAN_IS_WINDOW (window)
                           ? lian_context_get_past (lian_window_get_context (LIAN_WINDOW (window)))
                           : NULL;
  if (past == NULL)
    return;
  g_autofree char *path = g_strdup (lian_past_base_get_origin (past));
  LianWindow *today = window_of_today (self, path);
  g_application_hold (G_APPLICATION (self));
  gtk_window_close (window);
  if (today != NULL)
    gtk_window_present (GTK_WINDOW (today));
  else
    open_path (self, path, LIAN_OPEN_DEFAULT);
  g_application_release (G_APPLICATION (self));
}

/* The same base in a new window; the context goes over, and with it the drafts that the closing window
 * keeps. */
static void
relabel (LianApplication *self, LianWindow *window)
{
  g_autoptr (LianContext) context = g_object_ref (lian_window_get_context (window));
  gint64 id = 0;
  const LianType *type = lian_window_get_record (window, &id);
  lian_window_replace (window);
  GtkWidget *again = make_window (self, context);
  lian_window_back_up_daily (LIAN_WINDOW (again));
  if (type != NULL)
    lian_window_open_record (LIAN_WINDOW (again), type, id);
  if (type != NULL && id == 0)
    gtk_widget_activate_action (again, "win.page", "s", "new");
}

/* Words are looked up when a widget is made, so every window is made anew in the language set. */
static void
relabel_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LianApplication *self = data;
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  g_application_hold (G_APPLICATION (self));
  apply_language (self);
  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAN_IS_WINDOW (l->data))
      relabel (self, l->data);
  g_application_release (G_APPLICATION (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  adw_show_about_window (active_window (self), "application-name", _ ("Lianshe"),
                         "application-icon", "org.lianshe.Lianshe", "version", LIAN_VERSION,
                         "developer-name", _ ("The authors of Lianshe"), "license-type",
                         GTK_LICENSE_LGPL_2_1, "comments",
                         _ ("The records, reviews and contracts of a federation of handicraft "
                            "co-operatives."),
                         NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { .name = "back-to-today", .activate = back_to_today_cb },
  { .name = "new-base", .activate = new_base_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-read-only", .activate = open_read_only_cb },
  { .name = "open-to-write", .activate = open_to_write_cb },
  { .name = "relabel", .activate = relabel_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "sample", .activate = sample_cb },
};

/* Class. */

/* style.css and its variants are loaded by their names; this one is not. */
static void
load_plain_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  if (display == NULL || gdk_display_is_composited (display))
    return;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/lianshe/Lianshe/style-plain.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
lian_application_startup (GApplication *application)
{
  LianApplication *self = LIAN_APPLICATION (application);
  lian_ui_register_resource ();
  apply_language (self);
  G_APPLICATION_CLASS (lian_application_parent_class)->startup (application);
  load_plain_style ();
  gtk_window_set_default_icon_name ("org.lianshe.Lianshe");
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  lian_window_set_accels (GTK_APPLICATION (self));
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.open",
                                         (const char *const[]){ "<Control>o", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
}

static void
lian_application_activate (GApplication *application)
{
  LianApplication *self = LIAN_APPLICATION (application);
  g_autofree char *base = g_key_file_get_string (self->settings, "general", "base", NULL);
  if (base != NULL && g_file_test (base, G_FILE_TEST_EXISTS))
    open_path (self, base, LIAN_OPEN_DEFAULT);
  else
    gtk_window_present (GTK_WINDOW (start_window (self, TRUE)));
}

static void
lian_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      if (path != NULL)
        open_path (LIAN_APPLICATION (application), path, LIAN_OPEN_DEFAULT);
    }
}

/* The settings are written once more, and waited for: the windows are gone, and the writing begun
 * by the last one may not have ended. */
static void
lian_application_shutdown (GApplication *application)
{
  LianApplication *self = LIAN_APPLICATION (application);
  g_key_file_save_to_file (self->settings, self->settings_path, NULL);
  G_APPLICATION_CLASS (lian_application_parent_class)->shutdown (application);
}

static void
lian_application_finalize (GObject *object)
{
  LianApplication *self = LIAN_APPLICATION (object);
  g_key_file_unref (self->settings);
  g_free (self->settings_path);
  g_free (self->desktop_language);
  G_OBJECT_CLASS (lian_application_parent_class)->finalize (object);
}

static void
lian_application_class_init (LianApplicationClass *klass)
{
  GApplicationClass *application = G_APPLICATION_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = lian_application_finalize;
  application->startup = lian_application_startup;
  application->activate = lian_application_activate;
  application->open = lian_application_open;
  application->shutdown = lian_application_shutdown;
}

static void
lian_application_init (LianApplication *self)
{
  self->desktop_language = g_strdup (g_getenv ("LANGUAGE"));
  load_settings (self);
}

/* OpenGL in software doubles the time to the first picture and costs 60 MB. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;
  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/**
 * lian_application_run:
 * @argc: number of words
 * @argv: the words, the program's name first, then files
 *
 * Returns: the exit status
 */
int
lian_application_run (int argc, char **argv)
{
  choose_renderer ();
  g_autoptr (LianApplication) self = g_object_new (
      LIAN_TYPE_APPLICATION, "application-id", "org.lianshe.Lianshe", "resource-base-path",
      "/org/lianshe/Lianshe", "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE, NULL);
  int status = g_application_run (G_APPLICATION (self), argc, argv);
  /* The windows are gone; the files have to be whole before the program is. */
  lian_store_wait_closed ();
  return status;
}
