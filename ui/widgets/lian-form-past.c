/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values that the field with the focus has had, in a window: each can be put back.
 *
 * What a line shows is the value after its act.  Putting it back undoes, for this field alone, the act that came
 * after; that is an act of its own, checked as any other and taken back as any other. */
#include "lian-binding.h"
#include "lian-change.h"
#include "lian-field-past.h"
#include "lian-focus.h"
#include "lian-form-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-plain-window.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

/* Nobody reads more lines of one field. */
#define MOST_VALUES 200

typedef struct
{
  const LianType *type;
  gint64 id;
  int field;
  GPtrArray *values; /* LianFieldPast */
} Past;

typedef struct
{
  LianContext *context;
  Past asked;
  GPtrArray *values; /* (nullable): not read yet */
  GCancellable *cancellable;
  GWeakRef form;
  GtkWidget *window;
  LianTrouble *trouble;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkColumnView *view;
  GtkWidget *put;
} View;

static void
past_free (gpointer data)
{
  Past *past = data;
  g_clear_pointer (&past->values, g_ptr_array_unref);
  g_free (past);
}

static void
view_free (gpointer data)
{
  View *view = data;
  g_cancellable_cancel (view->cancellable);
  g_object_unref (view->cancellable);
  g_clear_pointer (&view->values, g_ptr_array_unref);
  g_weak_ref_clear (&view->form);
  g_object_unref (view->context);
  g_free (view);
}

/* Returns: (nullable): the change that takes back what came after the line */
static const LianFieldChange *
find_change_back (View *view)
{
  guint at = gtk_single_selection_get_selected (view->selection);
  if (view->values == NULL || at == 0 || at == GTK_INVALID_LIST_POSITION || at >= view->values->len)
    return NULL;
  const LianFieldPast *line = view->values->pdata[at], *after = view->values->pdata[at - 1];
  return line->change != NULL && after->change != NULL && lian_change_may_put_back (after->change) ? after->change
                                                                                                 : NULL;
}

static void
selected_cb (View *view)
{
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (view->context))
                      && !view->asked.type->by_acts;
  gtk_widget_set_sensitive (view->put, writable && find_change_back (view) != NULL);
}

static void
put_cb (View *view)
{
  g_autoptr (GtkWidget) form = g_weak_ref_get (&view->form);
  const LianFieldChange *change = find_change_back (view);
  if (change == NULL || form == NULL || !gtk_widget_get_sensitive (view->put))
    return;
  lian_change_put_back (form, view->context, change);
  gtk_window_close (GTK_WINDOW (view->window));
}

static LianTextRow *
row_of (View *view, const LianFieldPast *past)
{
  const LianField *field = &view->asked.type->fields[view->asked.field];
  g_autofree char *value
      = past->change != NULL ? lian_change_words (field, past->change->after) : g_strdup (past->trouble);
  const char *cells[LIAN_TEXT_ROW_CELLS] = { value, past->act->time, past->act->author, past->act->label,
                                             past->act->reason };
  return lian_text_row_new (past->act->seq, cells);
}

static void
show_values (View *view)
{
  for (guint i = 0; i < view->values->len; i++)
    {
      g_autoptr (LianTextRow) row = row_of (view, view->values->pdata[i]);
      g_list_store_append (view->rows, row);
    }
  selected_cb (view);
  lian_gtk48_focus_row (view->view, 0);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Past *past = data;
  past->values = lian_txn_list_field_past (txn, past->type, past->id, past->field, MOST_VALUES, error);
  return past->values != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Past *past = lian_store_read_finish (LIAN_STORE (source), result, &error);
  View *view = g_object_get_data (G_OBJECT (window), "lian-view");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_in_destruction (window)
      || !lian_trouble_take (view->trouble, error))
    return;
  view->values = g_steal_pointer (&past->values);
  show_values (view);
}

static void
read_again (View *view)
{
  Past *past = g_memdup2 (&view->asked, sizeof view->asked);
  lian_store_read_async (lian_context_get_store (view->context), read_job, past, past_free, view->cancellable,
                         read_cb, g_object_ref (view->window));
}

/* Construction. */

static GtkWidget *
make_list (View *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  view->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  view->selection = gtk_single_selection_new (G_LIST_MODEL (view->rows));
  view->view = lian_text_rows_view_new (GTK_SELECTION_MODEL (view->selection), _ ("Values of the field"));
  lian_text_rows_append_column (view->view, _ ("Value"), 0, 200, FALSE);
  lian_text_rows_append_column (view->view, _ ("Entered"), 1, 220, FALSE);
  lian_text_rows_append_column (view->view, _ ("By"), 2, 130, FALSE);
  lian_text_rows_append_column (view->view, _ ("Act"), 3, 230, FALSE);
  lian_text_rows_append_column (view->view, _ ("Reason"), 4, 120, TRUE);
  g_signal_connect_swapped (view->selection, "notify::selected", G_CALLBACK (selected_cb), view);
  g_signal_connect_swapped (view->view, "activate", G_CALLBACK (put_cb), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_content (View *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "page-body");
  gtk_widget_set_vexpand (box, TRUE);
  view->trouble = LIAN_TROUBLE (lian_trouble_new ());
  view->put = lian_gtk48_mnemonic_button_new (_ ("_Put This Value Back"));
  gtk_widget_set_halign (view->put, GTK_ALIGN_END);
  gtk_widget_set_sensitive (view->put, FALSE);
  g_signal_connect_swapped (view->trouble, "retry", G_CALLBACK (read_again), view);
  g_signal_connect_swapped (view->put, "clicked", G_CALLBACK (put_cb), view);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->trouble));
  gtk_box_append (GTK_BOX (box), lian_label_new (_ ("The first line is what stands in the base now; an earlier value "
                                                    "is put back by an act of its own."),
                                                 "dim-label"));
  gtk_box_append (GTK_BOX (box), make_list (view));
  gtk_box_append (GTK_BOX (box), view->put);
  return box;
}

static void
present (LianForm *self, const LianType *type, gint64 id, int field)
{
  View *view = g_new0 (View, 1);
  g_autofree char *title = g_strdup_printf (_ ("History of “%s”"), _ (type->fields[field].label));
  view->context = g_object_ref (self->context);
  view->asked = (Past){ type, id, field, NULL };
  view->cancellable = g_cancellable_new ();
  g_weak_ref_init (&view->form, self);
  view->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
                                        make_content (view), 980, 420);
  g_object_set_data_full (G_OBJECT (view->window), "lian-view", view, view_free);
  read_again (view);
  gtk_window_present (GTK_WINDOW (view->window));
}

/* Shows the values that a field of the form's own record has had. */
void
_lian_form_show_past (LianForm *self, int field)
{
  if (self->sheet == NULL || self->id == 0)
    _lian_form_say (self, _ ("A record that was not saved yet has no history."));
  else
    present (self, self->type, self->id, field);
}

/* The field whose value has the focus where nothing can be typed; -1 for none. */
static int
find_value (LianForm *self)
{
  for (guint i = 0; self->rows != NULL && i < self->type->n_fields; i++)
    if (self->rows[i].value != NULL
        && (lian_focus_is_within (self->rows[i].value)
            || lian_focus_is_within (gtk_widget_get_parent (self->rows[i].value))))
      return (int) i;
  return -1;
}

/* Shows the values that the field with the focus has had, also of a line of a table of parts. */
void
_lian_form_show_past_of_focus (LianForm *self)
{
  LianFieldEditor *editor = _lian_form_focused_editor (self);
  LianFormSheet *sheet = editor != NULL ? lian_binding_get_sheet (editor) : NULL;
  int field = sheet == NULL ? find_value (self) : lian_binding_get_field (editor);
  gint64 part = sheet != NULL && sheet != self->sheet ? lian_record_get_id (lian_form_sheet_get_base (sheet)) : 0;
  if (field < 0)
    _lian_form_say (self, _ ("Go to a field first: its history is shown from there."));
  else if (part != 0)
    present (self, lian_form_sheet_get_type_info (sheet), part, field);
  else if (sheet != NULL && sheet != self->sheet)
    _lian_form_say (self, _ ("A record that was not saved yet has no history."));
  else
    _lian_form_show_past (self, field);
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, LianForm *self)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  for (guint i = 0; self->rows != NULL && i < self->type->n_fields; i++)
    if (self->rows[i].label == label)
      _lian_form_show_past (self, (int) i);
}

/* The right button on the label of a field does what the key does in it. */
void
_lian_form_add_past (LianForm *self, GtkWidget *label)
{
  GtkGesture *click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
}
