/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Asking whose base it is: when one is made, and when one is opened that nobody has founded yet.
 *
 * The form's words become the records of the founding, written as one act: into a file that did not
 * exist, or into the base that is open. */
#include "lian-new-base-dialog.h"
#include "lian-choose-file.h"
#include "lian-founding.h"
#include "lian-i18n.h"

struct _LianNewBaseDialog
{
  AdwWindow parent_instance;

  LianContext *context; /* (nullable): of the base that is open */
  LianStore *made;      /* (nullable): a base that was made and could not be founded */

  GtkWidget *name_zh;
  GtkWidget *name_en;
  GtkWidget *city_zh;
  GtkWidget *city_en;
  GtkWidget *seal;
  GtkWidget *office;
  GtkWidget *date;
  GtkWidget *language;
  GtkWidget *you;
  GtkWidget *person;
  GtkWidget *role;
  GtkWidget *cancel;
  GtkWidget *create;
  GtkWidget *problem;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LianNewBaseDialog, lian_new_base_dialog, ADW_TYPE_WINDOW)

static void
set_from (LianRecord *record, const char *field, GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (*text != '\0')
    lian_record_set_text (record, field, text);
}

static void
read_settings (LianNewBaseDialog *self, LianRecord *settings)
{
  static const char *const languages[] = { "zh_CN", "en" };
  LianDate date = 0;
  int office = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->office));
  lian_record_set_number (settings, "office", office);
  if (lian_date_parse_entry (gtk_editable_get_text (GTK_EDITABLE (self->date)),
                             lian_date_today (), &date)
      && date != 0)
    lian_record_set_date (settings, "working_date", date);
  lian_record_set_text (settings, "language",
                        languages[adw_combo_row_get_selected (ADW_COMBO_ROW (self->language)) % 2]);
}

static LianRecord *
read_city (LianNewBaseDialog *self)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  set_from (city, "name_zh", self->city_zh);
  set_from (city, "name_en", self->city_en);
  if (lian_record_is_empty (city, "name_zh") && lian_record_is_empty (city, "name_en"))
    return NULL;
  return g_steal_pointer (&city);
}

static LianRecord *
read_officer (LianNewBaseDialog *self)
{
  if (!gtk_widget_get_visible (self->you))
    return NULL;
  LianRecord *officer = lian_record_new (lian_type_find ("officer"));
  gboolean clerk = adw_combo_row_get_selected (ADW_COMBO_ROW (self->role)) == 0;
  set_from (officer, "name", self->person);
  lian_record_set_text (officer, "role", clerk ? "CLERK" : "OFFICER");
  lian_record_set_text (officer, "os_account", g_get_user_name ());
  return officer;
}

static LianFounding *
read_form (LianNewBaseDialog *self)
{
  LianFounding *founding = lian_founding_new ();
  founding->city = read_city (self);
  set_from (founding->federation, "name_zh", self->name_zh);
  set_from (founding->federation, "name_en", self->name_en);
  set_from (founding->federation, "seal_line", self->seal);
  founding->officer = read_officer (self);
  read_settings (self, founding->settings);
  return founding;
}

static gboolean
has_text (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  return *text != '\0';
}

static void
update (LianNewBaseDialog *self)
{
  LianDate date = 0;
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->date));
  gboolean named = has_text (self->name_zh) || has_text (self->name_en);
  gboolean known = !gtk_widget_get_visible (self->you) || has_text (self->person);
  gboolean dated = *day == '\0' || lian_date_parse_entry (day, lian_date_today (), &date);
  const char *problem = !named ? _ ("The federation needs a name, Chinese or English.")
                        : !known ? _ ("Your own name is missing.")
                        : !dated ? _ ("Working date: there is no such day.")
                                 : "";
  gtk_label_set_text (GTK_LABEL (self->problem), problem);
  gtk_widget_set_sensitive (self->create, *problem == '\0' && !self->busy);
}

static void
set_busy (LianNewBaseDialog *self, gboolean busy)
{
  self->busy = busy;
  update (self);
}

static void
fail (LianNewBaseDialog *self, const GError *error)
{
  set_busy (self, FALSE);
  gtk_label_set_text (GTK_LABEL (self->problem), error->message);
}

static void
show_base (const char *path)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  if (application != NULL)
    g_application_open (application, &file, 1, "");
}

static void
founded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianNewBaseDialog) self = data;
  g_autoptr (GError) error = NULL;
  LianStore *store = LIAN_STORE (source);
  LianFounding *founding = lian_store_write_finish (store, result, NULL, &error);
  if (founding == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->context == NULL)
    show_base (lian_store_get_path (store));
  else if (founding->officer != NULL)
    lian_context_set_officer (self->context, lian_record_get_id (founding->officer));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
found (LianNewBaseDialog *self, LianStore *store)
{
  set_busy (self, TRUE);
  lian_store_write_async (store, _ ("founding of the base"), NULL, lian_founding_insert,
                          read_form (self), lian_founding_free, NULL, founded_cb,
                          g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianNewBaseDialog) self = data;
  g_autoptr (GError) error = NULL;
  self->made = lian_store_open_finish (result, &error);
  if (self->made == NULL)
    fail (self, error);
  else
    found (self, self->made);
}

/**
 * lian_new_base_dialog_make:
 * @self: a dialog whose fields are filled
 * @path: where the base goes; must not exist
 *
 * Makes the base, opens it and closes the dialog; or says what is in the way.
 */
void
lian_new_base_dialog_make (LianNewBaseDialog *self, const char *path)
{
  g_return_if_fail (LIAN_IS_NEW_BASE_DIALOG (self));
  set_busy (self, TRUE);
  lian_store_open_async (path, LIAN_OPEN_CREATE, NULL, made_cb, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (LianNewBaseDialog) self = data;
  lian_new_base_dialog_make (self, path);
}

/* A base that was made but not founded is not made a second time. */
static void
create_cb (LianNewBaseDialog *self)
{
  if (self->context != NULL)
    found (self, lian_context_get_store (self->context));
  else if (self->made != NULL)
    found (self, self->made);
  else
    lian_choose_base_to_make (GTK_WINDOW (self), _ ("federation.lianshe"), chosen_cb,
                              g_object_ref (self));
}

/* Construction. */

/* Enter goes to the next field, as in every form; behind one's own name all that is needed is
 * there. */
static void
entered_cb (LianNewBaseDialog *self, GtkWidget *row)
{
  if (row == self->person && gtk_widget_get_sensitive (self->create))
    gtk_widget_activate (self->create);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_entry (LianNewBaseDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (entered_cb), self);
  return row;
}

static GtkWidget *
add_combo (GtkWidget *group, const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (page), group);
  return group;
}

static void
add_office (LianNewBaseDialog *self, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  self->office = gtk_spin_button_new_with_range (0, 4095, 1);
  gtk_widget_set_valign (self->office, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Office number"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("0 to 4095; no two offices that exchange records share one"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->office);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->office), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Office number"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_page (LianNewBaseDialog *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (page, "page-body");
  GtkWidget *group = add_group (page, _ ("Own Federation"));
  self->name_zh = add_entry (self, group, _ ("Name (Chinese)"));
  self->name_en = add_entry (self, group, _ ("Name (English)"));
  self->city_zh = add_entry (self, group, _ ("City (Chinese)"));
  self->city_en = add_entry (self, group, _ ("City (English)"));
  self->seal = add_entry (self, group, _ ("Seal line"));
  add_office (self, group);
  group = add_group (page, _ ("Time and Language"));
  self->date = add_entry (self, group, _ ("Working date (empty: today)"));
  self->language = add_combo (group, _ ("Language of paper"),
                              (const char *const[]){ _ ("Chinese"), _ ("English"), NULL });
  group = self->you = add_group (page, _ ("You"));
  self->person = add_entry (self, group, _ ("Your name"));
  self->role = add_combo (group, _ ("Your role"),
                          (const char *const[]){ _ ("clerk"), _ ("officer"), NULL });
  return page;
}

static GtkWidget *
make_header (LianNewBaseDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  self->cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->create = gtk_button_new_with_label (_ ("Create…"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
  return header;
}

static void
lian_new_base_dialog_dispose (GObject *object)
{
  LianNewBaseDialog *self = LIAN_NEW_BASE_DIALOG (object);
  g_clear_object (&self->made);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_new_base_dialog_parent_class)->dispose (object);
}

static void
lian_new_base_dialog_class_init (LianNewBaseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_new_base_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
lian_new_base_dialog_init (LianNewBaseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->problem, "status-line");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_page (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->problem);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Base"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->language), lian_i18n_is_chinese () ? 0 : 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->role), 1);
  gtk_editable_set_text (GTK_EDITABLE (self->person), g_get_real_name ());
  gtk_window_set_focus (GTK_WINDOW (self),
                        lian_i18n_is_chinese () ? self->name_zh : self->name_en);
  update (self);
}

/**
 * lian_new_base_dialog_new:
 * @parent: (nullable): the window it stands before
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_new_base_dialog_new (GtkWindow *parent)
{
  return g_object_new (LIAN_TYPE_NEW_BASE_DIALOG, "transient-for", parent, NULL);
}

/**
 * lian_new_base_dialog_new_for:
 * @parent: (nullable): the window it stands before
 * @context: of a base that nobody has founded yet, see lian_founding_is_due()
 *
 * Asks whose base it is and writes the answer into it.
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_new_base_dialog_new_for (GtkWindow *parent, LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianNewBaseDialog *self
      = g_object_new (LIAN_TYPE_NEW_BASE_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Whose Base Is This?"));
  gtk_button_set_label (GTK_BUTTON (self->create), _ ("Save"));
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("Not Now"));
  /* Somebody is known already where officers were entered before. */
  gtk_widget_set_visible (self->you,
                          lian_store_get_author (lian_context_get_store (context)) == 0);
  update (self);
  return GTK_WIDGET (self);
}
