/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of every record type: it builds, is walked with Tab, has names, saves, keeps drafts,
 * shows what others changed, and is finalized. */
#include "lian-conflict.h"
#include "lian-form-private.h"
#include "lian-i18n.h"
#include "lian-test-base.h"

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                  \
    while (!(condition) && g_get_monotonic_time () < until)                                        \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianForm *form;
} Desk;

static void
desk_show (Desk *desk)
{
  desk->context = lian_context_new (desk->base.store, NULL, NULL);
  desk->window = gtk_window_new ();
  desk->form = LIAN_FORM (lian_form_new (desk->context));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->form));
  gtk_window_present (GTK_WINDOW (desk->window));
}

static Desk
desk_new (void)
{
  Desk desk = { .base = lian_test_base_new () };
  desk_show (&desk);
  return desk;
}

/* Every form is seen finalized. */
static void
desk_hide (Desk *desk)
{
  gpointer seen = desk->form;
  g_object_add_weak_pointer (G_OBJECT (desk->form), &seen);
  desk->form = NULL;
  gtk_window_destroy (GTK_WINDOW (desk->window));
  WAIT_UNTIL (seen == NULL);
  g_clear_object (&desk->context);
}

static void
desk_clear (Desk *desk)
{
  desk_hide (desk);
  lian_test_base_clear (&desk->base);
}

static gboolean
is_ready (Desk *desk)
{
  LianForm *form = desk->form;
  return form->sheet != NULL && !form->loading && !form->checking && form->check_source == 0
         && !form->saving && form->issues != NULL;
}

static void
open_new (Desk *desk, const char *type)
{
  lian_form_open_new (desk->form, lian_type_find (type), NULL);
  WAIT_UNTIL (is_ready (desk));
}

static void
open_record (Desk *desk, const char *type, gint64 id)
{
  lian_form_open (desk->form, lian_type_find (type), id);
  WAIT_UNTIL (is_ready (desk) && desk->form->id == id);
}

static LianFieldEditor *
editor_of (Desk *desk, const char *field)
{
  return desk->form->rows[lian_type_field (desk->form->type, field)].editor;
}

static void
type_text (LianFieldEditor *editor, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lian_field_editor_get_target (editor)), text);
}

static void
save (Desk *desk)
{
  lian_form_save (desk->form);
  WAIT_UNTIL (!desk->form->save_wanted && is_ready (desk));
}

static GtkWidget *
named_of (LianFieldEditor *editor)
{
  LianFieldEditorClass *klass = LIAN_FIELD_EDITOR_GET_CLASS (editor);
  return klass->named != NULL ? klass->named (editor) : lian_field_editor_get_target (editor);
}

static gboolean
press (LianFieldEditor *editor, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (editor));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                 GTK_WIDGET (editor), NULL);
        }
    }
  g_assert_not_reached ();
}

static void
assert_text (LianFieldEditor *editor, const char *expected)
{
  g_autofree char *text = lian_field_editor_dup_text (editor);
  g_assert_cmpstr (text, ==, expected);
}

/* Writes records behind the form's back, as another window or program does. */
typedef struct
{
  const char *type;
  gint64 id;
  const char *const *pairs;
} Change;

static gboolean
change_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  const LianType *type = lian_type_find (change->type);
  g_autoptr (LianRecord) record
      = change->id != 0 ? lian_txn_load (txn, type, change->id) : lian_record_new (type);
  for (const char *const *pair = change->pairs; *pair != NULL; pair += 2)
    if (!lian_format_read (record, lian_type_field (type, pair[0]), pair[1], NULL, 0, error))
      return FALSE;
  if (change->id != 0)
    return lian_txn_update (txn, record, error);
  gboolean ok = lian_txn_insert (txn, record, error);
  change->id = lian_record_get_id (record);
  return ok;
}

static gint64
write_record (Desk *desk, const char *type, gint64 id, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  Change change = { type, id, pairs };
  lian_store_write (desk->base.store, "test", NULL, change_job, &change, NULL, &error);
  g_assert_no_error (error);
  return change.id;
}

#define WRITE(desk, type, id, ...)                                                                 \
  write_record (desk, type, id, (const char *const[]){ __VA_ARGS__, NULL })

typedef struct
{
  const char *type;
  gint64 id;
  LianRecord *record;
  gint64 count;
} Look;

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  look->record = look->id != 0 ? lian_txn_load (txn, lian_type_find (look->type), look->id) : NULL;
  look->count = lian_txn_count (txn, lian_type_find (look->type));
  return TRUE;
}

static LianRecord *
read_record (Desk *desk, const char *type, gint64 id)
{
  Look look = { type, id, NULL, 0 };
  lian_store_read (desk->base.store, look_job, &look, NULL);
  return look.record;
}

static gint64
count_records (Desk *desk, const char *type)
{
  Look look = { type, 0, NULL, 0 };
  lian_store_read (desk->base.store, look_job, &look, NULL);
  return look.count;
}

/* Goes through the fields with Tab and notes each stop. */
static GArray *
walk (LianForm *form)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form))), NULL);
  for (int i = 0; i < 200; i++)
    {
      if (!gtk_widget_child_focus (form->columns, GTK_DIR_TAB_FORWARD))
        break;
      LianFieldEditor *editor = _lian_form_focused_editor (form);
      g_assert_nonnull (editor);
      int field = lian_binding_get_field (editor);
      g_array_append_val (stops, field);
    }
  return stops;
}

static void
assert_walk (LianForm *form)
{
  g_autoptr (GArray) stops = walk (form);
  guint editable = 0;
  for (guint i = 0; i < form->type->n_fields; i++)
    editable += form->rows[i].editor != NULL;
  g_assert_cmpuint (stops->len, ==, editable);
  for (guint i = 0; i < stops->len; i++)
    for (guint j = 0; j < i; j++)
      {
        int a = g_array_index (stops, int, j), b = g_array_index (stops, int, i);
        const LianField *fa = &form->type->fields[a], *fb = &form->type->fields[b];
        g_assert_cmpint (a, !=, b);
        if (g_strcmp0 (fa->group, fb->group) == 0)
          g_assert_cmpint (a, <, b);
      }
}

static void
assert_names (LianForm *form)
{
  for (guint i = 0; i < form->type->n_fields; i++)
    if (form->rows[i].editor != NULL)
      g_assert_true (gtk_test_accessible_has_relation (
          GTK_ACCESSIBLE (named_of (form->rows[i].editor)), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    else if (form->rows[i].value != NULL)
      g_assert_false (gtk_widget_get_focusable (form->rows[i].value));
}

static void
test_type (gconstpointer data)
{
  const LianType *type = data;
  Desk desk = desk_new ();
  open_new (&desk, type->id);
  g_assert_true (gtk_widget_get_mapped (desk.form->columns));
  assert_names (desk.form);
  assert_walk (desk.form);
  g_assert_cmpint (gtk_notebook_get_n_pages (GTK_NOTEBOOK (desk.form->book)), ==,
                   (int) type->n_parts + 1);
  desk_clear (&desk);
}

static void
test_date_keys (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "officer");
  LianFieldEditor *editor = editor_of (&desk, "from_date");
  type_text (editor, "1956-01-31");
  press (editor, GDK_KEY_d, 0);
  assert_text (editor, "1956-02-01");
  press (editor, GDK_KEY_d, GDK_SHIFT_MASK);
  press (editor, GDK_KEY_m, 0);
  assert_text (editor, "1956-02-29");
  press (editor, GDK_KEY_y, 0);
  assert_text (editor, "1957-02-28");
  press (editor, GDK_KEY_y, GDK_SHIFT_MASK);
  press (editor, GDK_KEY_m, GDK_SHIFT_MASK);
  assert_text (editor, "1956-01-28");
  type_text (editor, "1956-0");
  g_assert_false (press (editor, GDK_KEY_d, 0));
  assert_text (editor, "1956-0");
  type_text (editor, "");
  press (editor, GDK_KEY_t, 0);
  g_autofree char *today = lian_date_to_text (lian_context_get_working_date (desk.context));
  assert_text (editor, today);
  desk_clear (&desk);
}

static void
test_composing (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "officer");
  LianFieldEditor *editor = editor_of (&desk, "from_date");
  GtkWidget *entry = lian_field_editor_get_target (editor);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  type_text (editor, "1956-01-31");
  g_signal_emit_by_name (text, "preedit-changed", "ri");
  g_assert_true (lian_field_editor_is_composing (editor));
  g_assert_false (press (editor, GDK_KEY_d, 0));
  g_assert_false (press (editor, GDK_KEY_Return, 0));
  assert_text (editor, "1956-01-31");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (press (editor, GDK_KEY_d, 0));
  desk_clear (&desk);
}

static void
test_truth_keys (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "cooperative");
  LianFieldEditor *editor = editor_of (&desk, "centralised_now");
  assert_text (editor, "");
  press (editor, GDK_KEY_y, 0);
  assert_text (editor, "yes");
  press (editor, GDK_KEY_2, 0);
  assert_text (editor, "no");
  press (editor, GDK_KEY_u, 0);
  assert_text (editor, "unknown");
  press (editor, GDK_KEY_BackSpace, 0);
  assert_text (editor, "");
  desk_clear (&desk);
}

static void
test_keys (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "officer");
  LianFieldEditor *editor = editor_of (&desk, "name");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  type_text (editor, "Wang");
  g_assert_true (press (editor, GDK_KEY_Escape, 0));
  assert_text (editor, "");
  g_assert_false (press (editor, GDK_KEY_Escape, 0));
  press (editor, GDK_KEY_Return, 0);
  g_assert_true (_lian_form_focused_editor (desk.form) == editor_of (&desk, "role"));
  /* A line break only with Ctrl. */
  LianFieldEditor *note = editor_of (&desk, "note");
  gtk_widget_grab_focus (GTK_WIDGET (note));
  press (note, GDK_KEY_Return, GDK_CONTROL_MASK);
  assert_text (note, "\n");
  desk_clear (&desk);
}

static void
test_choice (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "officer");
  LianFieldEditor *editor = editor_of (&desk, "role");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  type_text (editor, "off");
  press (editor, GDK_KEY_Return, 0);
  g_autofree char *value = lian_field_editor_dup_text (editor);
  g_assert_cmpstr (lian_choice_label (lian_field_editor_get_field (editor), value), ==, "officer");
  desk_clear (&desk);
}

static void
test_save (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "trade");
  type_text (editor_of (&desk, "name_en"), "Tom & <b>Co</b>");
  save (&desk);
  g_assert_cmpint (desk.form->id, !=, 0);
  g_assert_false (lian_form_is_dirty (desk.form));
  g_autoptr (LianRecord) record = read_record (&desk, "trade", desk.form->id);
  g_assert_cmpstr (lian_record_get_text (record, "name_en"), ==, "Tom & <b>Co</b>");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (desk.form->title)), ==, "Tom & <b>Co</b>");
  type_text (editor_of (&desk, "name_zh"), "铁器");
  save (&desk);
  g_assert_cmpint (count_records (&desk, "trade"), ==, 1);
  /* What was saved last can be repeated in the next one. */
  open_new (&desk, "trade");
  gtk_widget_grab_focus (GTK_WIDGET (editor_of (&desk, "name_zh")));
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.repeat", NULL);
  assert_text (editor_of (&desk, "name_zh"), "铁器");
  desk_clear (&desk);
}

static void
test_long_text (void)
{
  Desk desk = desk_new ();
  g_autofree char *text = g_strnfill (10000, 'x');
  open_new (&desk, "officer");
  type_text (editor_of (&desk, "name"), "Wang");
  lian_form_sheet_put (desk.form->sheet, lian_type_field (desk.form->type, "role"), "CLERK");
  lian_form_sheet_put (desk.form->sheet, lian_type_field (desk.form->type, "note"), text);
  assert_text (editor_of (&desk, "note"), text);
  save (&desk);
  g_autoptr (LianRecord) record = read_record (&desk, "officer", desk.form->id);
  g_assert_nonnull (record);
  g_assert_cmpstr (lian_record_get_text (record, "note"), ==, text);
  desk_clear (&desk);
}

static void
test_error (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "officer");
  LianFormRow *row = &desk.form->rows[lian_type_field (desk.form->type, "name")];
  GtkAccessible *entry = GTK_ACCESSIBLE (named_of (row->editor));
  g_assert_false (gtk_widget_get_visible (row->messages));
  save (&desk);
  g_assert_cmpint (desk.form->id, ==, 0);
  g_assert_true (gtk_widget_get_visible (row->messages));
  g_assert_true (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_true (_lian_form_focused_editor (desk.form) == row->editor);
  type_text (row->editor, "Wang");
  WAIT_UNTIL (!gtk_widget_get_visible (row->messages));
  g_assert_false (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
  desk_clear (&desk);
}

static void
test_warning (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron", "joined", "1955-01-01",
                     "bylaws_date", "1955-06-01");
  open_record (&desk, "cooperative", id);
  type_text (editor_of (&desk, "registrar"), "County");
  save (&desk);
  g_assert_true (gtk_widget_get_visible (desk.form->reason_scroll));
  g_assert_cmpint (count_records (&desk, "kept_warning"), ==, 0);
  GtkWidget *row = gtk_widget_get_first_child (desk.form->reason_box);
  gtk_editable_set_text (g_object_get_data (G_OBJECT (row), "entry"), "by-laws were lost");
  save (&desk);
  WAIT_UNTIL (count_records (&desk, "kept_warning") == 1);
  g_assert_false (gtk_widget_get_visible (desk.form->reason_scroll));
  WAIT_UNTIL (desk.form->kept->len == 1);
  type_text (editor_of (&desk, "registrar"), "City");
  save (&desk);
  g_autoptr (LianRecord) record = read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (record, "registrar"), ==, "City");
  g_assert_cmpint (count_records (&desk, "kept_warning"), ==, 1);
  desk_clear (&desk);
}

static void
test_parts (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "cooperative");
  int name = lian_type_field (lian_type_find ("activity"), "name_en");
  type_text (editor_of (&desk, "name_en"), "Iron");
  LianPartTable *table = desk.form->tables->pdata[0];
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 1);
  type_text (lian_part_table_get_editor (table, 0, name), "farm tools");
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 2);
  type_text (lian_part_table_get_editor (table, 1, name), "knives");
  g_assert_cmpuint (lian_part_table_count (table), ==, 2);
  save (&desk);
  g_assert_cmpint (count_records (&desk, "activity"), ==, 2);
  LianFormSheet *second = lian_part_table_get_sheet (table, 1);
  g_assert_cmpint (lian_form_sheet_get_id (second), !=, 0);
  g_assert_cmpint (
      lian_record_get_number (lian_form_sheet_get_base (second), "cooperative"), ==,
      desk.form->id);
  lian_part_table_focus_field (table, second, name);
  g_assert_true (lian_part_table_remove_focused (table));
  g_assert_true (lian_form_is_dirty (desk.form));
  save (&desk);
  g_assert_cmpint (count_records (&desk, "activity"), ==, 1);
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 2);
  desk_clear (&desk);
}

static void
test_open_part (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gint64 part = WRITE (&desk, "activity", 0, "name_en", "knives", "cooperative", owner);
  open_record (&desk, "cooperative", id);
  type_text (editor_of (&desk, "registrar"), "County");
  LianPartTable *table = desk.form->tables->pdata[0];
  gtk_notebook_set_current_page (GTK_NOTEBOOK (desk.form->book), 1);
  lian_part_table_focus_field (table, lian_part_table_get_sheet (table, 0), -1);
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.open-part", NULL);
  WAIT_UNTIL (is_ready (&desk) && desk.form->id == part);
  g_assert_true (gtk_widget_get_visible (desk.form->back));
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.back", NULL);
  WAIT_UNTIL (is_ready (&desk) && desk.form->id == id);
  assert_text (editor_of (&desk, "registrar"), "County");
  g_assert_false (gtk_widget_get_visible (desk.form->back));
  desk_clear (&desk);
}

static void
test_draft (void)
{
  Desk desk = desk_new ();
  int name = lian_type_field (lian_type_find ("activity"), "name_en");
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  open_record (&desk, "cooperative", id);
  type_text (editor_of (&desk, "members_male"), "sixty");
  type_text (lian_part_table_get_editor (desk.form->tables->pdata[0], 0, name), "knives");
  WAIT_UNTIL (desk.form->draft_source == 0);
  /* Said when it is on the disk, and not before. */
  WAIT_UNTIL (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (desk.form->status)), "Draft"));
  desk_hide (&desk);
  desk_show (&desk);
  open_record (&desk, "cooperative", id);
  g_assert_true (gtk_widget_get_visible (desk.form->draft_bar));
  assert_text (editor_of (&desk, "members_male"), "sixty");
  assert_text (lian_part_table_get_editor (desk.form->tables->pdata[0], 0, name), "knives");
  g_assert_cmpuint (lian_part_table_get_n_sheets (desk.form->tables->pdata[0]), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.discard", NULL);
  assert_text (editor_of (&desk, "members_male"), "");
  open_record (&desk, "cooperative", id);
  g_assert_false (gtk_widget_get_visible (desk.form->draft_bar));
  desk_clear (&desk);
}

static void
test_draft_of_new (void)
{
  Desk desk = desk_new ();
  open_new (&desk, "trade");
  type_text (editor_of (&desk, "name_en"), "Iron");
  lian_form_close (desk.form);
  open_new (&desk, "trade");
  assert_text (editor_of (&desk, "name_en"), "Iron");
  g_assert_true (gtk_widget_get_visible (desk.form->another_button));
  save (&desk);
  g_assert_cmpint (desk.form->id, !=, 0);
  open_new (&desk, "trade");
  assert_text (editor_of (&desk, "name_en"), "");
  desk_clear (&desk);
}

static void
test_conflict (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  open_record (&desk, "cooperative", id);
  int field = lian_type_field (desk.form->type, "name_en");
  type_text (editor_of (&desk, "name_en"), "Iron here");
  WRITE (&desk, "cooperative", id, "name_en", "Iron there", "registrar", "County");
  WAIT_UNTIL (lian_form_sheet_get_theirs (desk.form->sheet, field) != NULL);
  g_assert_cmpstr (lian_form_sheet_get_theirs (desk.form->sheet, field), ==, "Iron there");
  assert_text (editor_of (&desk, "name_en"), "Iron here");
  assert_text (editor_of (&desk, "registrar"), "County");
  WAIT_UNTIL (is_ready (&desk) && gtk_widget_get_visible (desk.form->rows[field].messages));
  save (&desk);
  g_autoptr (LianRecord) before = read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (before, "name_en"), ==, "Iron there");
  lian_form_sheet_settle (desk.form->sheet, field, FALSE);
  save (&desk);
  g_autoptr (LianRecord) after = read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (after, "name_en"), ==, "Iron here");
  g_assert_cmpstr (lian_record_get_text (after, "registrar"), ==, "County");
  desk_clear (&desk);
}

static void
test_follow (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  open_record (&desk, "cooperative", id);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  WRITE (&desk, "cooperative", id, "name_en", "Iron there");
  WRITE (&desk, "activity", 0, "name_en", "knives", "cooperative", owner);
  WAIT_UNTIL (lian_part_table_count (desk.form->tables->pdata[0]) == 1);
  assert_text (editor_of (&desk, "name_en"), "Iron there");
  g_assert_false (lian_form_is_dirty (desk.form));
  gtk_expander_set_expanded (GTK_EXPANDER (desk.form->history), TRUE);
  WAIT_UNTIL (gtk_widget_get_first_child (desk.form->history_list) != NULL);
  desk_clear (&desk);
}

static gboolean
fill_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("activity");
  for (int i = 0; i <= LIAN_FORM_MOST_PARTS; i++)
    {
      g_autoptr (LianRecord) part = lian_record_new (type);
      lian_record_set_text (part, "name_en", "knives");
      lian_record_set_number (part, "cooperative", *(gint64 *) data);
      if (!lian_txn_insert (txn, part, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_many_parts (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  g_assert_true (lian_store_write (desk.base.store, "fill", NULL, fill_job, &id, NULL, NULL));
  open_record (&desk, "cooperative", id);
  g_assert_null (desk.form->tables->pdata[0]);
  g_assert_nonnull (desk.form->tables->pdata[1]);
  type_text (editor_of (&desk, "registrar"), "County");
  save (&desk);
  g_assert_false (lian_form_is_dirty (desk.form));
  g_assert_cmpint (count_records (&desk, "activity"), ==, LIAN_FORM_MOST_PARTS + 1);
  desk_clear (&desk);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  desk_hide (&desk);
  g_clear_object (&desk.base.store);
  desk.base.store = lian_store_open (desk.base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  desk_show (&desk);
  open_record (&desk, "cooperative", id);
  g_assert_true (gtk_widget_get_visible (desk.form->notice));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (editor_of (&desk, "name_en"))));
  g_assert_cmpuint (lian_part_table_get_n_sheets (desk.form->tables->pdata[0]), ==, 0);
  lian_form_save (desk.form);
  g_assert_false (desk.form->save_wanted);
  desk_clear (&desk);
}

static void
test_deleted (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "trade", 0, "name_en", "Iron");
  open_record (&desk, "trade", id);
  type_text (editor_of (&desk, "name_zh"), "铁器");
  g_assert_cmpint (lian_store_undo (desk.base.store, 0, NULL, NULL), !=, 0);
  WAIT_UNTIL (desk.form->gone);
  assert_text (editor_of (&desk, "name_zh"), "铁器");
  lian_form_save (desk.form);
  g_assert_false (desk.form->save_wanted);
  g_assert_cmpint (lian_store_redo (desk.base.store, NULL, NULL), !=, 0);
  WAIT_UNTIL (!desk.form->gone);
  save (&desk);
  g_autoptr (LianRecord) record = read_record (&desk, "trade", id);
  g_assert_cmpstr (lian_record_get_text (record, "name_zh"), ==, "铁器");
  desk_clear (&desk);
}

/* The write itself refuses, should the form not have heard of the change yet. */
static void
test_race (void)
{
  Desk desk = desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  open_record (&desk, "cooperative", id);
  int field = lian_type_field (desk.form->type, "name_en");
  type_text (editor_of (&desk, "name_en"), "Iron here");
  WAIT_UNTIL (is_ready (&desk));
  g_signal_handlers_block_by_func (desk.base.store, _lian_form_changed, desk.form);
  WRITE (&desk, "cooperative", id, "name_en", "Iron there");
  save (&desk);
  g_signal_handlers_unblock_by_func (desk.base.store, _lian_form_changed, desk.form);
  WAIT_UNTIL (lian_form_sheet_get_theirs (desk.form->sheet, field) != NULL);
  g_autoptr (LianRecord) record = read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (record, "name_en"), ==, "Iron there");
  assert_text (editor_of (&desk, "name_en"), "Iron here");
  desk_clear (&desk);
}

static void
test_unit (void)
{
  Desk desk = desk_new ();
  gint64 jin = WRITE (&desk, "unit", 0, "code", "jin", "name_en", "jin", "measure", "MASS",
                      "numerator", "500000", "denominator", "1");
  gint64 dan = WRITE (&desk, "unit", 0, "code", "dan", "name_en", "dan", "measure", "MASS",
                      "numerator", "50000000", "denominator", "1");
  g_autofree char *jin_text = g_strdup_printf ("%" G_GINT64_FORMAT, jin);
  g_autofree char *dan_text = g_strdup_printf ("%" G_GINT64_FORMAT, dan);
  open_new (&desk, "contract_line");
  int unit = lian_type_field (desk.form->type, "unit");
  int quantity = lian_type_field (desk.form->type, "quantity");
  lian_form_sheet_put (desk.form->sheet, unit, jin_text);
  type_text (editor_of (&desk, "quantity"), "2.5");
  WAIT_UNTIL (is_ready (&desk));
  g_autoptr (LianRecord) in_jin = lian_form_sheet_dup_record (desk.form->sheet, NULL);
  g_assert_cmpint (lian_record_number_at (in_jin, quantity), ==, 1250000);
  lian_form_sheet_put (desk.form->sheet, unit, dan_text);
  WAIT_UNTIL (is_ready (&desk));
  assert_text (editor_of (&desk, "quantity"), "2.5");
  g_autoptr (LianRecord) in_dan = lian_form_sheet_dup_record (desk.form->sheet, NULL);
  g_assert_cmpint (lian_record_number_at (in_dan, quantity), ==, 125000000);
  desk_clear (&desk);
}

static void
test_reference (void)
{
  Desk desk = desk_new ();
  gint64 city = WRITE (&desk, "city", 0, "name_en", "Suibin", "name_zh", "滨水市");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, city);
  open_new (&desk, "cooperative");
  LianFieldEditor *editor = editor_of (&desk, "city");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  type_text (editor, "滨水");
  assert_text (editor, "?滨水");
  WAIT_UNTIL (gtk_widget_get_visible (gtk_widget_get_last_child (GTK_WIDGET (editor))));
  g_assert_true (press (editor, GDK_KEY_Return, 0));
  assert_text (editor, value);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (lian_field_editor_get_target (editor))), ==, "Suibin");
  type_text (editor, "no such place");
  g_assert_true (press (editor, GDK_KEY_Escape, 0));
  assert_text (editor, value);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  lian_i18n_init ("en");
  if (!gtk_init_check ())
    return 0;
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/form/type/%s", types[i]->id);
      g_test_add_data_func (path, types[i], test_type);
    }
  g_test_add_func ("/form/keys/date", test_date_keys);
  g_test_add_func ("/form/keys/composing", test_composing);
  g_test_add_func ("/form/keys/truth", test_truth_keys);
  g_test_add_func ("/form/keys/other", test_keys);
  g_test_add_func ("/form/keys/choice", test_choice);
  g_test_add_func ("/form/save", test_save);
  g_test_add_func ("/form/long-text", test_long_text);
  g_test_add_func ("/form/error", test_error);
  g_test_add_func ("/form/warning", test_warning);
  g_test_add_func ("/form/parts", test_parts);
  g_test_add_func ("/form/open-part", test_open_part);
  g_test_add_func ("/form/draft/record", test_draft);
  g_test_add_func ("/form/draft/new", test_draft_of_new);
  g_test_add_func ("/form/conflict", test_conflict);
  g_test_add_func ("/form/follow", test_follow);
  g_test_add_func ("/form/many-parts", test_many_parts);
  g_test_add_func ("/form/read-only", test_read_only);
  g_test_add_func ("/form/deleted", test_deleted);
  g_test_add_func ("/form/race", test_race);
  g_test_add_func ("/form/unit", test_unit);
  g_test_add_func ("/form/reference", test_reference);
  return g_test_run ();
}
