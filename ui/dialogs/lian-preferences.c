/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The program's language, and who works with it.
 *
 * Both hold at once: acts, undo and drafts follow the officer, and the window is made anew in another
 * language, with the drafts kept. */
#include "lian-preferences.h"
#include "lian-i18n.h"
#include "lian-officer-list.h"
#include "lian-trouble.h"

struct _LianPreferences
{
  AdwPreferencesWindow parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *language;
  GtkWidget *officer;
  LianTrouble *trouble;
  GArray *officers;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LianPreferences, lian_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "", "zh_CN", "en" };

static void
officers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPreferences) self = data;
  g_autoptr (GError) error = NULL;
  LianOfficerList *officers = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->context == NULL || !lian_trouble_take (self->trouble, error))
    return;
  self->filling = TRUE;
  g_autoptr (GtkStringList) words = lian_officer_list_words (officers);
  g_clear_pointer (&self->officers, g_array_unref);
  self->officers = g_array_ref (officers->ids);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->officer), G_LIST_MODEL (words));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->officer),
      lian_officer_list_find (officers, lian_store_get_author (LIAN_STORE (source))));
  self->filling = FALSE;
}

static void
officer_chosen_cb (LianPreferences *self)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (self->officer));
  if (!self->filling && at < self->officers->len)
    lian_context_set_officer (self->context, g_array_index (self->officers, gint64, at));
}

/* Words are looked up when a widget is made, so the window is made anew. */
static gboolean
relabel_cb (gpointer data)
{
  LianPreferences *self = LIAN_PREFERENCES (data);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GApplication *application = g_application_get_default ();
  /* GTK 4.8 would look for the parent once more when this window is finalized, after it. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL && application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "relabel", NULL);
  return G_SOURCE_REMOVE;
}

static void
language_chosen_cb (LianPreferences *self)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));
  if (self->filling || at >= G_N_ELEMENTS (languages))
    return;
  g_key_file_set_string (lian_context_get_settings (self->context), "general", "language",
                         languages[at]);
  lian_context_save_settings (self->context);
  /* After the row has closed its list. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, relabel_cb, g_object_ref (self), g_object_unref);
}

static void
fill_language (LianPreferences *self)
{
  g_autofree char *language = g_key_file_get_string (lian_context_get_settings (self->context),
                                                     "general", "language", NULL);
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], language != NULL ? language : "") == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->language), i);
  self->filling = FALSE;
}

static GtkWidget *
make_group (const char *title, const char *description, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_combo (const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static void
read_officers (LianPreferences *self)
{
  lian_store_read_async (lian_context_get_store (self->context), lian_officer_list_read,
                         lian_officer_list_new (), lian_officer_list_free, self->cancellable,
                         officers_cb, g_object_ref (self));
}

static GtkWidget *
make_officer (LianPreferences *self)
{
  self->officer = make_combo (_ ("Working as"), (const char *const[]){ NULL });
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (read_officers), self,
                           G_CONNECT_SWAPPED);
  GtkWidget *group = make_group (
      _ ("Who Am I?"),
      _ ("Roles prevent mistakes and record who did what. They do not protect against somebody "
         "who can use this computer account."),
      self->officer);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->trouble));
  return group;
}

static void
lian_preferences_dispose (GObject *object)
{
  LianPreferences *self = LIAN_PREFERENCES (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_preferences_parent_class)->dispose (object);
}

static void
lian_preferences_finalize (GObject *object)
{
  LianPreferences *self = LIAN_PREFERENCES (object);
  g_array_unref (self->officers);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (lian_preferences_parent_class)->finalize (object);
}

static void
lian_preferences_class_init (LianPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_preferences_finalize;
}

static void
lian_preferences_init (LianPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  self->officers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *page = adw_preferences_page_new ();
  /* A language is offered in its own name, so that whoever needs it can read it. */
  self->language = make_combo (
      _ ("Language"), (const char *const[]){ _ ("as the desktop"), "中文", "English", NULL });
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_group (_ ("Language"), NULL, self->language)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_officer (self)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 380);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (language_chosen_cb),
                            self);
  g_signal_connect_swapped (self->officer, "notify::selected", G_CALLBACK (officer_chosen_cb),
                            self);
}

/**
 * lian_preferences_new:
 * @parent: (nullable): the window it stands before
 * @context: what pages share
 *
 * Returns: (transfer none): a window
 */
GtkWidget *
lian_preferences_new (GtkWindow *parent, LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianPreferences *self = g_object_new (LIAN_TYPE_PREFERENCES, "transient-for", parent, "modal",
                                        TRUE, NULL);
  self->context = g_object_ref (context);
  fill_language (self);
  read_officers (self);
  return GTK_WIDGET (self);
}
