/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pages of the form that are no tables: files of a visit, findings of an activity; and what the form of
 * a split link computes. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-attach.h"
#include "lian-file-list-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-test-case.h"

#define HASH_OF_ABC "SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static gint64
write_visit (FormDesk *desk)
{
  gint64 coop = WRITE (desk, "cooperative", 0, "name_zh", "修锁社");
  g_autofree char *owner = lian_test_dup_id (coop);
  gint64 point = WRITE (desk, "service_point", 0, "name_zh", "东街", "cooperative", owner);
  g_autofree char *place = lian_test_dup_id (point);
  return WRITE (desk, "investigation", 0, "service_point", place, "visited", "1956-04-01");
}

static gboolean
attach_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  LianAttachFile file = { (char *) "信 letter.txt", (char *) "text/plain", content, NULL };
  return lian_attach_add (txn, *(gint64 *) data, &file, error) != 0;
}

static LianFileList *
files_of (FormDesk *desk)
{
  return LIAN_FILE_LIST (desk->form->lists->pdata[0]);
}

static gboolean
may (LianFileList *files, const char *action)
{
  GtkWidget *button = NULL;
  GtkWidget *box = gtk_widget_get_next_sibling (files->list);
  for (button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action))
      return gtk_widget_is_sensitive (button);
  g_assert_not_reached ();
}

static void
test_files (void)
{
  FormDesk desk = form_desk_new ();
  gint64 visit = write_visit (&desk);
  form_desk_open_new (&desk, "investigation");
  g_assert_false (may (files_of (&desk), "files.add"));
  form_desk_open_record (&desk, "investigation", visit);
  g_assert_true (may (files_of (&desk), "files.add"));
  g_assert_false (may (files_of (&desk), "files.open"));
  g_assert_cmpuint (lian_file_list_count (files_of (&desk)), ==, 0);
  g_assert_true (lian_store_write (desk.base.store, "x", NULL, attach_job, &visit, NULL, NULL) != 0);
  WAIT_UNTIL (form_desk_is_ready (&desk) && lian_file_list_count (files_of (&desk)) == 1);
  LianFileList *files = files_of (&desk);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (files->list), 0);
  g_autofree char *today = lian_date_format (lian_context_get_working_date (desk.context));
  g_autofree char *words = lian_isolate_join (" · ", "3 bytes", "text/plain", today, NULL);
  g_autofree char *spoken = lian_isolate_join (", ", "信 letter.txt", words, HASH_OF_ABC, NULL);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL, spoken));
  gtk_list_box_select_row (GTK_LIST_BOX (files->list), row);
  g_assert_true (may (files, "files.open") && may (files, "files.save") && may (files, "files.remove"));
  gtk_widget_activate_action (GTK_WIDGET (files), "files.remove", NULL);
  WAIT_UNTIL (form_desk_is_ready (&desk) && lian_file_list_count (files_of (&desk)) == 0);
  g_assert_cmpint (form_desk_count_records (&desk, "attachment"), ==, 0);
  form_desk_clear (&desk);
}

static void
test_finding (void)
{
  FormDesk desk = form_desk_new ();
  gint64 coop = WRITE (&desk, "cooperative", 0, "name_zh", "修车社");
  g_autofree char *owner = lian_test_dup_id (coop);
  gint64 work = WRITE (&desk, "activity", 0, "name_zh", "修车", "cooperative", owner);
  g_autofree char *activity = lian_test_dup_id (work);
  gint64 step = WRITE (&desk, "process", 0, "name_zh", "喷漆", "activity", activity);
  g_autofree char *process = lian_test_dup_id (step);
  gint64 link = WRITE (&desk, "split_link", 0, "process", process, "state", "PROPOSED", "days_before",
                       "3", "days_after", "8");
  form_desk_open_record (&desk, "activity", work);
  /* Readiness is a table; findings are read. */
  g_assert_nonnull (desk.form->tables->pdata[0]);
  g_assert_true (LIAN_IS_PART_LIST (desk.form->lists->pdata[3]));
  form_desk_open_record (&desk, "split_link", link);
  g_assert_true (gtk_widget_get_visible (desk.form->propose_button));
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.propose", NULL);
  WAIT_UNTIL (form_desk_is_ready (&desk) && g_str_equal (desk.form->type->id, "impact_finding"));
  g_assert_true (gtk_widget_get_visible (desk.form->confirm_button));
  g_assert_false (gtk_widget_get_visible (desk.form->propose_button));
  g_autoptr (LianRecord) finding = form_desk_read_record (&desk, "impact_finding", desk.form->id);
  g_assert_cmpint (lian_record_get_truth (finding, "value"), ==, LIAN_YES);
  form_desk_open_record (&desk, "activity", work);
  g_assert_cmpuint (lian_part_list_count (LIAN_PART_LIST (desk.form->lists->pdata[3])), ==, 1);
  g_assert_false (gtk_widget_get_visible (desk.form->act_bar));
  form_desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  display_init (&argc, &argv);
  g_test_add_func ("/form/files", test_files);
  g_test_add_func ("/form/finding", test_finding);
  return g_test_run ();
}
