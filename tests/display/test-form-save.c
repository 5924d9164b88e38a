/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is typed into a form: it is saved, kept as a draft, and held against what others changed. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-i18n.h"

#include <string.h>

static void
test_save (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "trade");
  form_desk_type_text (form_desk_editor_of (&desk, "name_en"), "Tom & <b>Co</b>");
  form_desk_save (&desk);
  g_assert_cmpint (desk.form->id, !=, 0);
  g_assert_false (lian_form_is_dirty (desk.form));
  g_autoptr (LianRecord) record = form_desk_read_record (&desk, "trade", desk.form->id);
  g_assert_cmpstr (lian_record_get_text (record, "name_en"), ==, "Tom & <b>Co</b>");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (desk.form->title)), ==, "Tom & <b>Co</b>");
  form_desk_type_text (form_desk_editor_of (&desk, "name_zh"), "铁器");
  form_desk_save (&desk);
  g_assert_cmpint (form_desk_count_records (&desk, "trade"), ==, 1);
  /* What was saved last can be repeated in the next one. */
  form_desk_open_new (&desk, "trade");
  gtk_widget_grab_focus (GTK_WIDGET (form_desk_editor_of (&desk, "name_zh")));
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.repeat", NULL);
  form_desk_assert_text (form_desk_editor_of (&desk, "name_zh"), "铁器");
  form_desk_clear (&desk);
}

static void
test_long_text (void)
{
  FormDesk desk = form_desk_new ();
  g_autofree char *text = g_strnfill (10000, 'x');
  form_desk_open_new (&desk, "officer");
  form_desk_type_text (form_desk_editor_of (&desk, "name"), "Wang");
  lian_form_sheet_put (desk.form->sheet, lian_type_field (desk.form->type, "role"), "CLERK");
  lian_form_sheet_put (desk.form->sheet, lian_type_field (desk.form->type, "note"), text);
  form_desk_assert_text (form_desk_editor_of (&desk, "note"), text);
  form_desk_save (&desk);
  g_autoptr (LianRecord) record = form_desk_read_record (&desk, "officer", desk.form->id);
  g_assert_nonnull (record);
  g_assert_cmpstr (lian_record_get_text (record, "note"), ==, text);
  form_desk_clear (&desk);
}

static void
test_error (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "officer");
  LianFormRow *row = &desk.form->rows[lian_type_field (desk.form->type, "name")];
  GtkAccessible *entry = GTK_ACCESSIBLE (form_desk_named_of (row->editor));
  g_assert_false (gtk_widget_get_visible (row->messages));
  form_desk_save (&desk);
  g_assert_cmpint (desk.form->id, ==, 0);
  g_assert_true (gtk_widget_get_visible (row->messages));
  g_assert_true (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_true (_lian_form_focused_editor (desk.form) == row->editor);
  form_desk_type_text (row->editor, "Wang");
  WAIT_UNTIL (!gtk_widget_get_visible (row->messages));
  g_assert_false (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
  form_desk_clear (&desk);
}

static void
test_warning (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron", "joined", "1955-01-01",
                     "bylaws_date", "1955-06-01");
  form_desk_open_record (&desk, "cooperative", id);
  form_desk_type_text (form_desk_editor_of (&desk, "registrar"), "County");
  form_desk_save (&desk);
  g_assert_true (gtk_widget_get_visible (desk.form->reason_scroll));
  g_assert_cmpint (form_desk_count_records (&desk, "kept_warning"), ==, 0);
  GtkWidget *row = gtk_widget_get_first_child (desk.form->reason_box);
  gtk_editable_set_text (g_object_get_data (G_OBJECT (row), "entry"), "by-laws were lost");
  form_desk_save (&desk);
  WAIT_UNTIL (form_desk_count_records (&desk, "kept_warning") == 1);
  g_assert_false (gtk_widget_get_visible (desk.form->reason_scroll));
  WAIT_UNTIL (desk.form->kept->len == 1);
  form_desk_type_text (form_desk_editor_of (&desk, "registrar"), "City");
  form_desk_save (&desk);
  g_autoptr (LianRecord) record = form_desk_read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (record, "registrar"), ==, "City");
  g_assert_cmpint (form_desk_count_records (&desk, "kept_warning"), ==, 1);
  form_desk_clear (&desk);
}

static void
test_parts (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "cooperative");
  int name = lian_type_field (lian_type_find ("activity"), "name_en");
  form_desk_type_text (form_desk_editor_of (&desk, "name_en"), "Iron");
  LianPartTable *table = desk.form->tables->pdata[0];
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 1);
  form_desk_type_text (lian_part_table_get_editor (table, 0, name), "farm tools");
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 2);
  form_desk_type_text (lian_part_table_get_editor (table, 1, name), "knives");
  g_assert_cmpuint (lian_part_table_count (table), ==, 2);
  form_desk_save (&desk);
  g_assert_cmpint (form_desk_count_records (&desk, "activity"), ==, 2);
  LianFormSheet *second = lian_part_table_get_sheet (table, 1);
  g_assert_cmpint (lian_form_sheet_get_id (second), !=, 0);
  g_assert_cmpint (lian_record_get_number (lian_form_sheet_get_base (second), "cooperative"), ==,
                   desk.form->id);
  lian_part_table_focus_field (table, second, name);
  g_assert_true (lian_part_table_remove_focused (table));
  g_assert_true (lian_form_is_dirty (desk.form));
  form_desk_save (&desk);
  g_assert_cmpint (form_desk_count_records (&desk, "activity"), ==, 1);
  g_assert_cmpuint (lian_part_table_get_n_sheets (table), ==, 2);
  form_desk_clear (&desk);
}

static void
test_open_part (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gint64 part = WRITE (&desk, "activity", 0, "name_en", "knives", "cooperative", owner);
  form_desk_open_record (&desk, "cooperative", id);
  form_desk_type_text (form_desk_editor_of (&desk, "registrar"), "County");
  LianPartTable *table = desk.form->tables->pdata[0];
  gtk_notebook_set_current_page (GTK_NOTEBOOK (desk.form->book), 1);
  lian_part_table_focus_field (table, lian_part_table_get_sheet (table, 0), -1);
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.open-part", NULL);
  WAIT_UNTIL (form_desk_is_ready (&desk) && desk.form->id == part);
  g_assert_true (gtk_widget_get_visible (desk.form->back));
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.back", NULL);
  WAIT_UNTIL (form_desk_is_ready (&desk) && desk.form->id == id);
  form_desk_assert_text (form_desk_editor_of (&desk, "registrar"), "County");
  g_assert_false (gtk_widget_get_visible (desk.form->back));
  form_desk_clear (&desk);
}

static void
test_draft (void)
{
  FormDesk desk = form_desk_new ();
  int name = lian_type_field (lian_type_find ("activity"), "name_en");
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  form_desk_open_record (&desk, "cooperative", id);
  form_desk_type_text (form_desk_editor_of (&desk, "members_male"), "sixty");
  form_desk_type_text (lian_part_table_get_editor (desk.form->tables->pdata[0], 0, name), "knives");
  WAIT_UNTIL (desk.form->draft_source == 0);
  /* Said when it is on the disk, and not before. */
  WAIT_UNTIL (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (desk.form->status)), "Draft"));
  form_desk_hide (&desk);
  form_desk_show (&desk);
  form_desk_open_record (&desk, "cooperative", id);
  g_assert_true (gtk_widget_get_visible (desk.form->draft_bar));
  form_desk_assert_text (form_desk_editor_of (&desk, "members_male"), "sixty");
  form_desk_assert_text (lian_part_table_get_editor (desk.form->tables->pdata[0], 0, name),
                         "knives");
  g_assert_cmpuint (lian_part_table_get_n_sheets (desk.form->tables->pdata[0]), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.discard", NULL);
  form_desk_assert_text (form_desk_editor_of (&desk, "members_male"), "");
  form_desk_open_record (&desk, "cooperative", id);
  g_assert_false (gtk_widget_get_visible (desk.form->draft_bar));
  form_desk_clear (&desk);
}

static void
test_draft_of_new (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "trade");
  form_desk_type_text (form_desk_editor_of (&desk, "name_en"), "Iron");
  lian_form_close (desk.form);
  form_desk_open_new (&desk, "trade");
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "Iron");
  g_assert_true (gtk_widget_get_visible (desk.form->another_button));
  form_desk_save (&desk);
  g_assert_cmpint (desk.form->id, !=, 0);
  form_desk_open_new (&desk, "trade");
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "");
  form_desk_clear (&desk);
}

static void
test_conflict (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  form_desk_open_record (&desk, "cooperative", id);
  int field = lian_type_field (desk.form->type, "name_en");
  form_desk_type_text (form_desk_editor_of (&desk, "name_en"), "Iron here");
  WRITE (&desk, "cooperative", id, "name_en", "Iron there", "registrar", "County");
  WAIT_UNTIL (lian_form_sheet_get_theirs (desk.form->sheet, field) != NULL);
  g_assert_cmpstr (lian_form_sheet_get_theirs (desk.form->sheet, field), ==, "Iron there");
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "Iron here");
  form_desk_assert_text (form_desk_editor_of (&desk, "registrar"), "County");
  WAIT_UNTIL (form_desk_is_ready (&desk)
              && gtk_widget_get_visible (desk.form->rows[field].messages));
  form_desk_save (&desk);
  g_autoptr (LianRecord) before = form_desk_read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (before, "name_en"), ==, "Iron there");
  lian_form_sheet_settle (desk.form->sheet, field, FALSE);
  form_desk_save (&desk);
  g_autoptr (LianRecord) after = form_desk_read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (after, "name_en"), ==, "Iron here");
  g_assert_cmpstr (lian_record_get_text (after, "registrar"), ==, "County");
  form_desk_clear (&desk);
}

static void
test_follow (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  form_desk_open_record (&desk, "cooperative", id);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  WRITE (&desk, "cooperative", id, "name_en", "Iron there");
  WRITE (&desk, "activity", 0, "name_en", "knives", "cooperative", owner);
  WAIT_UNTIL (lian_part_table_count (desk.form->tables->pdata[0]) == 1);
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "Iron there");
  g_assert_false (lian_form_is_dirty (desk.form));
  gtk_expander_set_expanded (GTK_EXPANDER (desk.form->history), TRUE);
  WAIT_UNTIL (gtk_widget_get_first_child (desk.form->history_list) != NULL);
  form_desk_clear (&desk);
}

static gboolean
fill_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("activity");
  for (int i = 0; i <= LIAN_FORM_MOST_PARTS; i++)
    {
      g_autoptr (LianRecord) part = lian_record_new (type);
      lian_record_set_text (part, "name_en", "knives");
      lian_record_set_number (part, "cooperative", *(gint64 *)data);
      if (!lian_txn_insert (txn, part, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_many_parts (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  g_assert_true (lian_store_write (desk.base.store, "fill", NULL, fill_job, &id, NULL, NULL));
  form_desk_open_record (&desk, "cooperative", id);
  g_assert_null (desk.form->tables->pdata[0]);
  g_assert_nonnull (desk.form->tables->pdata[1]);
  form_desk_type_text (form_desk_editor_of (&desk, "registrar"), "County");
  form_desk_save (&desk);
  g_assert_false (lian_form_is_dirty (desk.form));
  g_assert_cmpint (form_desk_count_records (&desk, "activity"), ==, LIAN_FORM_MOST_PARTS + 1);
  form_desk_clear (&desk);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  form_desk_hide (&desk);
  g_clear_object (&desk.base.store);
  desk.base.store = lian_store_open (desk.base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  form_desk_show (&desk);
  form_desk_open_record (&desk, "cooperative", id);
  g_assert_true (gtk_widget_get_visible (desk.form->notice));
  LianFormRow *row = &desk.form->rows[lian_type_field (desk.form->type, "name_en")];
  g_assert_null (row->editor);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row->value)), ==, "Iron");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (row->value)));
  g_assert_cmpuint (lian_part_table_get_n_sheets (desk.form->tables->pdata[0]), ==, 0);
  lian_form_save (desk.form);
  g_assert_false (desk.form->save_wanted);
  form_desk_clear (&desk);
}

static void
test_deleted (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "trade", 0, "name_en", "Iron");
  form_desk_open_record (&desk, "trade", id);
  form_desk_type_text (form_desk_editor_of (&desk, "name_zh"), "铁器");
  g_assert_cmpint (lian_store_undo (desk.base.store, 0, NULL, NULL), !=, 0);
  WAIT_UNTIL (desk.form->gone);
  form_desk_assert_text (form_desk_editor_of (&desk, "name_zh"), "铁器");
  lian_form_save (desk.form);
  g_assert_false (desk.form->save_wanted);
  g_assert_cmpint (lian_store_redo (desk.base.store, NULL, NULL), !=, 0);
  WAIT_UNTIL (!desk.form->gone);
  form_desk_save (&desk);
  g_autoptr (LianRecord) record = form_desk_read_record (&desk, "trade", id);
  g_assert_cmpstr (lian_record_get_text (record, "name_zh"), ==, "铁器");
  form_desk_clear (&desk);
}

/* The write itself refuses, should the form not have heard of the change yet. */
static void
test_race (void)
{
  FormDesk desk = form_desk_new ();
  gint64 id = WRITE (&desk, "cooperative", 0, "name_en", "Iron");
  form_desk_open_record (&desk, "cooperative", id);
  int field = lian_type_field (desk.form->type, "name_en");
  form_desk_type_text (form_desk_editor_of (&desk, "name_en"), "Iron here");
  WAIT_UNTIL (form_desk_is_ready (&desk));
  g_signal_handlers_block_by_func (desk.base.store, _lian_form_changed, desk.form);
  WRITE (&desk, "cooperative", id, "name_en", "Iron there");
  form_desk_save (&desk);
  g_signal_handlers_unblock_by_func (desk.base.store, _lian_form_changed, desk.form);
  WAIT_UNTIL (lian_form_sheet_get_theirs (desk.form->sheet, field) != NULL);
  g_autoptr (LianRecord) record = form_desk_read_record (&desk, "cooperative", id);
  g_assert_cmpstr (lian_record_get_text (record, "name_en"), ==, "Iron there");
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "Iron here");
  form_desk_clear (&desk);
}

/* A write that takes as long as the test wants. */
static gboolean
wait_job (LianTxn *txn, gpointer go_on, GCancellable *cancellable, GError **error)
{
  while (!g_atomic_int_get ((int *) go_on))
    g_usleep (1000);
  return TRUE;
}

static void
told_cb (GSimpleAction *action, GVariant *parameter, char **told)
{
  g_free (*told);
  *told = g_variant_dup_string (parameter, NULL);
}

/* Saves a new trade and goes on to the next one while the disk is slow. */
static void
save_and_go_on (FormDesk *desk, const char *name, int *go_on)
{
  *go_on = FALSE;
  form_desk_open_new (desk, "trade");
  form_desk_type_text (form_desk_editor_of (desk, "name_en"), name);
  WAIT_UNTIL (desk->form->draft_source == 0);
  WAIT_UNTIL (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (desk->form->status)), "Draft"));
  lian_store_write_async (desk->base.store, "slow", NULL, wait_job, go_on, NULL, NULL, NULL, NULL);
  lian_form_save (desk->form);
  WAIT_UNTIL (desk->form->saving);
  form_desk_open_new (desk, "trade");
}

/* The next record begins empty, not with the draft of the one that is being written; one that could not be
 * written is told, and its draft is there. */
static void
test_go_on (void)
{
  FormDesk desk = form_desk_new ();
  g_autofree char *told = NULL;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  int go_on;
  g_signal_connect (toast, "activate", G_CALLBACK (told_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  gtk_widget_insert_action_group (desk.window, "win", G_ACTION_GROUP (actions));
  save_and_go_on (&desk, "Iron", &go_on);
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "");
  g_atomic_int_set (&go_on, TRUE);
  WAIT_UNTIL (form_desk_count_records (&desk, "trade") == 1);
  save_and_go_on (&desk, "Shoes", &go_on);
  lian_store_tell_damage (desk.base.store, "page 7 is broken");
  g_assert_null (told);
  g_atomic_int_set (&go_on, TRUE);
  WAIT_UNTIL (told != NULL);
  g_assert_nonnull (strstr (told, "Shoes"));
  g_assert_nonnull (strstr (told, "page 7 is broken"));
  form_desk_open_new (&desk, "trade");
  form_desk_assert_text (form_desk_editor_of (&desk, "name_en"), "Shoes");
  form_desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  display_init (&argc, &argv);
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
  g_test_add_func ("/form/go-on", test_go_on);
  return g_test_run ();
}
