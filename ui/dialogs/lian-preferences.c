/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The program's language, and who works with it.
 *
 * The officer is kept for each base, under a hash of its path: a key of a key file may not hold
 * every character of a path.  Both settings hold when the base is opened again, since drafts belong
 * to an officer and words are looked up once. */
#include "lian-preferences.h"
#include "lian-i18n.h"

struct _LianPreferences
{
  AdwPreferencesWindow parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *language;
  GtkWidget *officer;
  GArray *officers;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LianPreferences, lian_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "", "zh_CN", "en" };

/**
 * lian_preferences_officer_key:
 * @base_path: a base
 *
 * Returns: (transfer full): the key of its officer in the group "officers"
 */
char *
lian_preferences_officer_key (const char *base_path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, base_path, -1);
}

typedef struct
{
  GArray *ids;
  GPtrArray *names;
} Officers;

static void
officers_free (gpointer data)
{
  Officers *officers = data;
  g_array_unref (officers->ids);
  g_ptr_array_unref (officers->names);
  g_free (officers);
}

static gboolean
read_officers (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Officers *officers = data;
  g_autoptr (GPtrArray) list = lian_txn_list_all (txn, lian_type_find ("officer"));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const LianRecord *officer = g_ptr_array_index (list, i);
      const LianType *type = lian_record_get_type_info (officer);
      gint64 id = lian_record_get_id (officer);
      const char *role = lian_choice_label (lian_type_get_field (type, "role"),
                                            lian_record_get_text (officer, "role"));
      g_array_append_val (officers->ids, id);
      /* TRANSLATORS: a person and the person's role. */
      g_ptr_array_add (officers->names,
                       g_strdup_printf (_ ("%s, %s"), lian_record_get_title (officer), role));
    }
  return TRUE;
}

static void
officers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPreferences) self = data;
  g_autoptr (GError) error = NULL;
  Officers *officers = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (officers == NULL || self->context == NULL)
    return;
  self->filling = TRUE;
  gint64 author = lian_store_get_author (LIAN_STORE (source)), nobody = 0;
  guint selected = 0;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gtk_string_list_append (list, _ ("nobody in particular"));
  g_array_append_val (self->officers, nobody);
  for (guint i = 0; i < officers->ids->len; i++)
    {
      gint64 id = g_array_index (officers->ids, gint64, i);
      gtk_string_list_append (list, g_ptr_array_index (officers->names, i));
      g_array_append_val (self->officers, id);
      if (id == author)
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->officer), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->officer), selected);
  self->filling = FALSE;
}

static void
officer_chosen_cb (LianPreferences *self)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (self->officer));
  if (self->filling || at >= self->officers->len)
    return;
  LianStore *store = lian_context_get_store (self->context);
  g_autofree char *key = lian_preferences_officer_key (lian_store_get_path (store));
  g_key_file_set_int64 (lian_context_get_settings (self->context), "officers", key,
                        g_array_index (self->officers, gint64, at));
  lian_context_save_settings (self->context);
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
}

static void
reopen_cb (LianPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.reopen", NULL);
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
  GtkWidget *again = gtk_button_new_with_label (_ ("Open the Base Again"));
  /* A language is offered in its own name, so that whoever needs it can read it. */
  self->language = make_combo (
      _ ("Language"), (const char *const[]){ _ ("as the desktop"), "中文", "English", NULL });
  self->officer = make_combo (_ ("Working as"), (const char *const[]){ NULL });
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_group (_ ("Language"), NULL, self->language)));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_group (
          _ ("Who Am I?"),
          _ ("Roles prevent mistakes and record who did what. They do not protect against somebody "
             "who can use this computer account."),
          self->officer)));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (
          make_group (NULL, _ ("Both hold from the next time the base is opened."), again)));
  gtk_widget_set_halign (again, GTK_ALIGN_START);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 420);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (reopen_cb), self);
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
  Officers *officers = g_new0 (Officers, 1);
  officers->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  officers->names = g_ptr_array_new_with_free_func (g_free);
  lian_store_read_async (lian_context_get_store (context), read_officers, officers, officers_free,
                         self->cancellable, officers_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
