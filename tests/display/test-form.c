/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of every record type: it builds, is walked with Tab, has names, and obeys its keys. */
#include "arrange-world.h"
#include "display-base.h"
#include "form-desk.h"
#include "lian-look-up.h"
#include "lian-i18n.h"

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
          GTK_ACCESSIBLE (form_desk_named_of (form->rows[i].editor)),
          GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    else if (form->rows[i].value != NULL)
      g_assert_true (gtk_label_get_selectable (GTK_LABEL (form->rows[i].value))
                     == _lian_form_is_read_only (form));
}

static void
test_type (gconstpointer data)
{
  const LianType *type = data;
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, type->id);
  g_assert_true (gtk_widget_get_mapped (desk.form->columns));
  assert_names (desk.form);
  if (!type->by_acts)
    assert_walk (desk.form);
  g_assert_cmpint (gtk_notebook_get_n_pages (GTK_NOTEBOOK (desk.form->book)), ==,
                   (int)type->n_parts + 1);
  form_desk_clear (&desk);
}

static void
test_date_keys (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "officer");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "from_date");
  form_desk_type_text (editor, "1956-01-31");
  form_desk_press (editor, GDK_KEY_d, 0);
  form_desk_assert_text (editor, "1956-02-01");
  form_desk_press (editor, GDK_KEY_d, GDK_SHIFT_MASK);
  form_desk_press (editor, GDK_KEY_m, 0);
  form_desk_assert_text (editor, "1956-02-29");
  form_desk_press (editor, GDK_KEY_y, 0);
  form_desk_assert_text (editor, "1957-02-28");
  form_desk_press (editor, GDK_KEY_y, GDK_SHIFT_MASK);
  form_desk_press (editor, GDK_KEY_m, GDK_SHIFT_MASK);
  form_desk_assert_text (editor, "1956-01-28");
  form_desk_type_text (editor, "1956-0");
  g_assert_false (form_desk_press (editor, GDK_KEY_d, 0));
  form_desk_assert_text (editor, "1956-0");
  form_desk_type_text (editor, "");
  form_desk_press (editor, GDK_KEY_t, 0);
  g_autofree char *today = lian_date_to_text (lian_context_get_working_date (desk.context));
  form_desk_assert_text (editor, today);
  form_desk_clear (&desk);
}

static void
test_composing (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "officer");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "from_date");
  GtkWidget *entry = lian_field_editor_get_target (editor);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  form_desk_type_text (editor, "1956-01-31");
  g_signal_emit_by_name (text, "preedit-changed", "ri");
  g_assert_true (lian_field_editor_is_composing (editor));
  g_assert_false (form_desk_press (editor, GDK_KEY_d, 0));
  g_assert_false (form_desk_press (editor, GDK_KEY_Return, 0));
  form_desk_assert_text (editor, "1956-01-31");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (form_desk_press (editor, GDK_KEY_d, 0));
  form_desk_clear (&desk);
}

static void
test_truth_keys (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "cooperative");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "centralised_now");
  form_desk_assert_text (editor, "");
  form_desk_press (editor, GDK_KEY_y, 0);
  form_desk_assert_text (editor, "yes");
  form_desk_press (editor, GDK_KEY_2, 0);
  form_desk_assert_text (editor, "no");
  form_desk_press (editor, GDK_KEY_u, 0);
  form_desk_assert_text (editor, "unknown");
  form_desk_press (editor, GDK_KEY_BackSpace, 0);
  form_desk_assert_text (editor, "");
  form_desk_clear (&desk);
}

static void
test_keys (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "officer");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "name");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  form_desk_type_text (editor, "Wang");
  g_assert_true (form_desk_press (editor, GDK_KEY_Escape, 0));
  form_desk_assert_text (editor, "");
  g_assert_false (form_desk_press (editor, GDK_KEY_Escape, 0));
  form_desk_press (editor, GDK_KEY_Return, 0);
  g_assert_true (_lian_form_focused_editor (desk.form) == form_desk_editor_of (&desk, "role"));
  /* A line break only with Ctrl. */
  LianFieldEditor *note = form_desk_editor_of (&desk, "note");
  gtk_widget_grab_focus (GTK_WIDGET (note));
  form_desk_press (note, GDK_KEY_Return, GDK_CONTROL_MASK);
  form_desk_assert_text (note, "\n");
  form_desk_clear (&desk);
}

static void
test_choice (void)
{
  FormDesk desk = form_desk_new ();
  form_desk_open_new (&desk, "officer");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "role");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  form_desk_type_text (editor, "off");
  form_desk_press (editor, GDK_KEY_Return, 0);
  g_autofree char *value = lian_field_editor_dup_text (editor);
  g_assert_cmpstr (lian_choice_label (lian_field_editor_get_field (editor), value), ==, "officer");
  form_desk_clear (&desk);
}

static void
test_unit (void)
{
  FormDesk desk = form_desk_new ();
  gint64 jin = WRITE (&desk, "unit", 0, "code", "jin", "name_en", "jin", "measure", "MASS",
                      "numerator", "500000", "denominator", "1");
  gint64 dan = WRITE (&desk, "unit", 0, "code", "dan", "name_en", "dan", "measure", "MASS",
                      "numerator", "50000000", "denominator", "1");
  g_autofree char *jin_text = g_strdup_printf ("%" G_GINT64_FORMAT, jin);
  g_autofree char *dan_text = g_strdup_printf ("%" G_GINT64_FORMAT, dan);
  form_desk_open_new (&desk, "contract_line");
  int unit = lian_type_field (desk.form->type, "unit");
  int quantity = lian_type_field (desk.form->type, "quantity");
  lian_form_sheet_put (desk.form->sheet, unit, jin_text);
  form_desk_type_text (form_desk_editor_of (&desk, "quantity"), "2.5");
  WAIT_UNTIL (form_desk_is_ready (&desk));
  g_autoptr (LianRecord) in_jin = lian_form_sheet_dup_record (desk.form->sheet, NULL);
  g_assert_cmpint (lian_record_number_at (in_jin, quantity), ==, 1250000);
  lian_form_sheet_put (desk.form->sheet, unit, dan_text);
  WAIT_UNTIL (form_desk_is_ready (&desk));
  form_desk_assert_text (form_desk_editor_of (&desk, "quantity"), "2.5");
  g_autoptr (LianRecord) in_dan = lian_form_sheet_dup_record (desk.form->sheet, NULL);
  g_assert_cmpint (lian_record_number_at (in_dan, quantity), ==, 125000000);
  form_desk_clear (&desk);
}

static void
test_reference (void)
{
  FormDesk desk = form_desk_new ();
  gint64 city = WRITE (&desk, "city", 0, "name_en", "Suibin", "name_zh", "滨水市");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, city);
  form_desk_open_new (&desk, "cooperative");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "city");
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  form_desk_type_text (editor, "滨水");
  form_desk_assert_text (editor, "?滨水");
  WAIT_UNTIL (gtk_widget_get_visible (gtk_widget_get_last_child (GTK_WIDGET (editor))));
  g_assert_true (form_desk_press (editor, GDK_KEY_Return, 0));
  form_desk_assert_text (editor, value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lian_field_editor_get_target (editor))), ==,
                   "Suibin");
  form_desk_type_text (editor, "no such place");
  g_assert_true (form_desk_press (editor, GDK_KEY_Escape, 0));
  form_desk_assert_text (editor, value);
  form_desk_clear (&desk);
}

static void
count_next (guint *n_next)
{
  (*n_next)++;
}

/* Whoever types fast presses Enter before the reader thread has answered. */
static void
test_early_enter (void)
{
  FormDesk desk = form_desk_new ();
  guint n_next = 0;
  gint64 city = WRITE (&desk, "city", 0, "name_en", "Suibin", "name_zh", "滨水市");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, city);
  form_desk_open_new (&desk, "cooperative");
  LianFieldEditor *editor = form_desk_editor_of (&desk, "city");
  g_signal_connect_swapped (editor, "next", G_CALLBACK (count_next), &n_next);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  form_desk_type_text (editor, "Suib");
  g_assert_true (form_desk_press (editor, GDK_KEY_Return, 0));
  form_desk_assert_text (editor, "?Suib");
  WAIT_UNTIL (lian_look_up_get_value (LIAN_LOOK_UP (editor)) != NULL);
  form_desk_assert_text (editor, value);
  g_assert_cmpuint (n_next, ==, 0);
  form_desk_type_text (editor, "Suibi");
  g_assert_true (form_desk_press (editor, GDK_KEY_Return, 0));
  g_assert_true (form_desk_press (editor, GDK_KEY_Return, 0));
  WAIT_UNTIL (n_next > 0);
  form_desk_assert_text (editor, value);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  form_desk_type_text (editor, "no such place");
  g_assert_true (form_desk_press (editor, GDK_KEY_Return, 0));
  WAIT_UNTIL (n_next > 1);
  form_desk_assert_text (editor, "?no such place");
  form_desk_clear (&desk);
}

/* Of a plan with one line more than a form shows. */
static gboolean
put_lines (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const ArrangeWorld *world = data;
  for (guint i = 0; i <= LIAN_FORM_MOST_PARTS; i++)
    {
      gint64 maker = lian_test_put (txn, "cooperative", "name_zh=社%u", i);
      lian_test_put (txn, "arrangement_line",
                     "arrangement=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT
                     "|cooperative=%" G_GINT64_FORMAT "|month=1956-04-01|quantity=1",
                     world->arrangement, world->line, maker);
    }
  return TRUE;
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

/* A plan may have thousands of lines: its form has a way to their list, and no widget to each. */
static void
test_many_parts (void)
{
  g_autoptr (ArrangeWorld) world = arrange_world_new ();
  FormDesk desk = { .base = world->trade.base };
  form_desk_show (&desk);
  form_desk_open_record (&desk, "arrangement", world->arrangement);
  guint before = count_widgets (GTK_WIDGET (desk.form));
  form_desk_hide (&desk);
  lian_test_write (&world->trade.base, put_lines, world);
  form_desk_show (&desk);
  form_desk_open_record (&desk, "arrangement", world->arrangement);
  gtk_notebook_set_current_page (GTK_NOTEBOOK (desk.form->book), 2);
  display_spin (2);
  g_assert_nonnull (display_find_text (GTK_WIDGET (desk.form), "Lines of arrangements: 201, too many to show here"));
  g_assert_nonnull (display_find_button (GTK_WIDGET (desk.form), "Show the list"));
  g_assert_cmpuint (count_widgets (GTK_WIDGET (desk.form)), <=, before);
  form_desk_hide (&desk);
}

int
main (int argc, char **argv)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  lian_i18n_init ("en");
  display_init (&argc, &argv);
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
  g_test_add_func ("/form/unit", test_unit);
  g_test_add_func ("/form/many-parts", test_many_parts);
  g_test_add_func ("/form/reference", test_reference);
  g_test_add_func ("/form/early-enter", test_early_enter);
  return g_test_run ();
}
