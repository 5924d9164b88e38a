/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What changed in a contract and why, in a window: above its versions, below the clauses that the
 * selected one changed, with what each said before and says since. */
#include "lian-versions-window.h"

#include "lian-contract-life.h"
#include "lian-contract-versions.h"
#include "lian-error.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-plain-window.h"
#include "lian-print-operation.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

/* A version, with what only the base can tell of it. */
typedef struct
{
  LianContractVersion *version;
  char *officer;
  gint64 act;
} Line;

typedef struct
{
  gint64 contract;
  guint generation;
  char *title;
  GPtrArray *versions; /* LianContractVersion, owns what @lines show */
  GArray *lines;       /* Line */
} Reading;

typedef struct
{
  GWeakRef parent; /* where acts are opened */
  LianContext *context;
  gint64 contract;
  guint generation;
  Reading *reading; /* (nullable): not read yet */
  GCancellable *cancellable;
  GtkWidget *window;
  LianTrouble *trouble;
  GtkLabel *title;
  GListStore *rows, *clauses;
  GtkSingleSelection *selection;
  GtkColumnView *view;
  GtkLabel *why;
  GtkWidget *act;
} Window;

static void
line_clear (gpointer line)
{
  g_free (((Line *) line)->officer);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_free (reading->title);
  g_clear_pointer (&reading->lines, g_array_unref);
  g_clear_pointer (&reading->versions, g_ptr_array_unref);
  g_free (reading);
}

static void
window_free (gpointer data)
{
  Window *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->reading, reading_free);
  g_weak_ref_clear (&self->parent);
  g_object_unref (self->context);
  g_free (self);
}

/* The lines. */

static const Line *
get_selected (const Window *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL && self->reading != NULL
             ? &g_array_index (self->reading->lines, Line, lian_text_row_get_number (row))
             : NULL;
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static LianTextRow *
create_row (const Reading *reading, guint i)
{
  const Line *line = &g_array_index (reading->lines, Line, i);
  const LianContractVersion *version = line->version;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version->number);
  g_autofree char *day = lian_date_format (version->on);
  g_autofree char *clauses = g_strdup_printf ("%u", version->changes->len);
  g_autofree char *act = g_strdup_printf ("%" G_GINT64_FORMAT, line->act);
  const char *why = version->amendment == 0 ? _ ("as signed") : or_dash (version->reason);
  return lian_text_row_new ((gint64) i, (const char *const[LIAN_TEXT_ROW_CELLS]){
                                            number, or_dash (day), or_dash (version->agreed_with),
                                            or_dash (line->officer), why,
                                            version->amendment == 0 ? "–" : clauses,
                                            line->act != 0 ? act : "–" });
}

static LianTextRow *
create_clause (const LianClauseChange *change, guint i)
{
  g_autofree char *part = lian_clause_change_dup_part (change);
  g_autofree char *before = lian_clause_change_dup_text (change, FALSE);
  g_autofree char *after = lian_clause_change_dup_text (change, TRUE);
  g_autofree char *clause = lian_clause_change_dup_clause (change);
  return lian_text_row_new ((gint64) i, (const char *const[LIAN_TEXT_ROW_CELLS]){
                                            part, clause, or_dash (before), or_dash (after) });
}

static char *
describe (const Line *line)
{
  if (line == NULL)
    return g_strdup (_ ("A draft has no version yet: nobody has agreed to it."));
  if (line->version->amendment == 0)
    return g_strdup (_ ("Version 1 is what was signed."));
  /* Translators: number of a version, why it was made */
  return g_strdup_printf (_ ("What version %d changed, and why: %s"), (int) line->version->number,
                          or_dash (line->version->reason));
}

static void
show_clauses (Window *self)
{
  const Line *line = get_selected (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; line != NULL && i < line->version->changes->len; i++)
    g_ptr_array_add (rows, create_clause (line->version->changes->pdata[i], i));
  g_list_store_splice (self->clauses, 0, g_list_model_get_n_items (G_LIST_MODEL (self->clauses)),
                       rows->pdata, rows->len);
  g_autofree char *text = self->reading != NULL ? describe (line) : g_strdup ("");
  gtk_label_set_text (self->why, text);
  gtk_widget_set_sensitive (self->act, line != NULL && line->act != 0);
}

/* The newest version comes first: it is the one that holds. */
static void
show_rows (Window *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = self->reading->lines->len; i > 0; i--)
    g_ptr_array_add (rows, create_row (self->reading, i - 1));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_label_set_text (self->title, self->reading->title);
  show_clauses (self);
}

static void
act_cb (Window *self)
{
  const Line *line = get_selected (self);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  if (line == NULL || line->act == 0 || parent == NULL)
    return;
  gtk_widget_activate_action (parent, "win.show-act", "x", line->act);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
print_cb (Window *self)
{
  lian_print_preview (GTK_WINDOW (self->window), self->context, "contract-summary", &self->contract,
                      1);
}

/* Reading. */

static gboolean
add_line (Reading *reading, LianTxn *txn, LianContractVersion *version, GError **error)
{
  g_autoptr (GError) local = NULL;
  Line line = { .version = version };
  line.act = lian_contract_version_find_act (version, txn, reading->contract, &local);
  if (version->officer != 0)
    line.officer = lian_txn_title (txn, lian_type_find ("officer"), version->officer);
  g_array_append_val (reading->lines, line);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return error == NULL || *error == NULL;
}

static gboolean
read_versions (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), reading->contract);
  if (contract == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("the record is no longer there"));
      return FALSE;
    }
  reading->title = lian_txn_title (txn, lian_type_find ("contract"), reading->contract);
  reading->versions = lian_contract_list_versions (txn, contract);
  reading->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (reading->lines, line_clear);
  for (guint i = 0; i < reading->versions->len; i++)
    if (!add_line (reading, txn, reading->versions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-versions");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_in_destruction (window)
      || (reading != NULL && reading->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  gboolean first = self->reading == NULL;
  g_clear_pointer (&self->reading, reading_free);
  self->reading = g_new0 (Reading, 1);
  *self->reading = *reading;
  *reading = (Reading){ 0 };
  show_rows (self);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
read_again (Window *self)
{
  Reading *reading = g_new0 (Reading, 1);
  reading->contract = self->contract;
  reading->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_versions, reading,
                         reading_free, self->cancellable, read_cb, g_object_ref (self->window));
}

static void
changed_cb (GtkWidget *window)
{
  Window *self = g_object_get_data (G_OBJECT (window), "lian-versions");
  if (self != NULL && !gtk_widget_in_destruction (window))
    read_again (self);
}

/* Construction. */

static GtkWidget *
in_scroller (GtkColumnView *view, int height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, height);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
create_versions (Window *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  self->view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Versions"));
  lian_text_rows_append_figures (self->view, _ ("Version"), 0, 80);
  lian_text_rows_append_column (self->view, _ ("Agreed on"), 1, 120, FALSE);
  lian_text_rows_append_column (self->view, _ ("Agreed with"), 2, 150, FALSE);
  lian_text_rows_append_column (self->view, _ ("Officer"), 3, 130, FALSE);
  lian_text_rows_append_column (self->view, _ ("Reason"), 4, 200, TRUE);
  lian_text_rows_append_figures (self->view, _ ("Changed clauses"), 5, 130);
  lian_text_rows_append_figures (self->view, _ ("Act"), 6, 60);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_clauses),
                            self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (act_cb), self);
  return in_scroller (self->view, 120);
}

static GtkWidget *
create_clauses (Window *self)
{
  self->clauses = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->clauses)));
  GtkColumnView *view = lian_text_rows_view_new (selection, _ ("Changed clauses"));
  lian_text_rows_append_column (view, _ ("Part of the contract"), 0, 240, FALSE);
  lian_text_rows_append_column (view, _ ("Clause"), 1, 160, FALSE);
  lian_text_rows_append_column (view, _ ("Before"), 2, 220, TRUE);
  lian_text_rows_append_column (view, _ ("Since then"), 3, 220, TRUE);
  return in_scroller (view, 160);
}

static GtkWidget *
create_bar (Window *self)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  self->act = lian_lines_add_callback_button (LIAN_LINES (bar), _ ("Show the _act"),
                                              _ ("Return in the list"), G_CALLBACK (act_cb), self);
  lian_lines_add_callback_button (LIAN_LINES (bar), _ ("_Print…"), _ ("Ctrl+P"),
                                  G_CALLBACK (print_cb), self);
  return bar;
}

static GtkLabel *
append_words (GtkWidget *box, const char *class)
{
  GtkWidget *label = lian_label_new ("", class);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (read_again), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  self->title = append_words (box, "heading");
  gtk_box_append (GTK_BOX (box), create_versions (self));
  self->why = append_words (box, NULL);
  gtk_box_append (GTK_BOX (box), create_clauses (self));
  gtk_box_append (GTK_BOX (box), create_bar (self));
  return box;
}

/**
 * lian_versions_window_present:
 * @parent: where it is asked for; acts are opened from there
 * @context: what pages share
 * @contract: a contract
 *
 * Shows the versions of the contract, the newest first.  Return opens the act that brought one,
 * Escape closes the window.
 */
void
lian_versions_window_present (GtkWidget *parent, LianContext *context, gint64 contract)
{
  Window *self = g_new0 (Window, 1);
  g_weak_ref_init (&self->parent, parent);
  self->context = g_object_ref (context);
  self->contract = contract;
  self->cancellable = g_cancellable_new ();
  self->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                                        _ ("Versions of the Contract"), create_content (self), 1080,
                                        560);
  g_object_set_data_full (G_OBJECT (self->window), "lian-versions", self, window_free);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self->window, G_CONNECT_SWAPPED);
  lian_plain_window_on_print (self->window, (LianPlainWindowFunc) print_cb, self);
  show_clauses (self);
  read_again (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
