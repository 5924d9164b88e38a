/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The window for many records as widgets, and its lines. */
#include "lian-bulk-window-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-plain-window.h"
#include "lian-plural.h"
#include "lian-text-rows.h"
#include "lian-text.h"

static void
append_count (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", words);
}

static char *
sum_up (LianBulkWindow *self)
{
  GString *text = g_string_new (NULL);
  guint changes = lian_bulk_get_count (self->bulk, LIAN_BULK_CHANGES);
  guint same = lian_bulk_get_count (self->bulk, LIAN_BULK_SAME);
  guint refused = lian_bulk_get_count (self->bulk, LIAN_BULK_REFUSED), warned = lian_bulk_get_warned (self->bulk);
  g_autofree char *one = g_strdup_printf (ngettext ("%u record changes", "%u records change", changes), changes);
  g_autofree char *two = g_strdup_printf (ngettext ("%u stays as it is", "%u stay as they are", same), same);
  g_autofree char *three = g_strdup_printf (ngettext ("%u is refused", "%u are refused", refused), refused);
  g_autofree char *four
      = g_strdup_printf (ngettext ("%u changes with a warning", "%u change with a warning", warned), warned);
  append_count (text, one);
  append_count (text, two);
  append_count (text, three);
  if (warned > 0)
    append_count (text, four);
  return g_string_free (text, FALSE);
}

static LianTextRow *
row_of (LianBulkWindow *self, const LianBulkLine *line)
{
  g_autofree char *field = line->field >= 0 ? lian_text_capitalize (_ (self->type->fields[line->field].label)) : NULL;
  const char *cells[LIAN_TEXT_ROW_CELLS] = { line->outcome == LIAN_BULK_REFUSED ? _ ("refused") : _ ("changes") };
  cells[1] = line->title;
  cells[2] = field;
  cells[3] = *line->before != '\0' ? line->before : "—";
  cells[4] = line->after == NULL ? "" : *line->after != '\0' ? line->after : "—";
  cells[5] = line->words;
  return lian_text_row_new (line->id, cells);
}

static void
add_lines (LianBulkWindow *self, GPtrArray *rows, LianBulkOutcome outcome)
{
  const GPtrArray *lines = lian_bulk_get_lines (self->bulk);
  for (guint i = 0; i < lines->len; i++)
    if (((const LianBulkLine *) lines->pdata[i])->outcome == outcome)
      g_ptr_array_add (rows, row_of (self, lines->pdata[i]));
}

/* What is refused comes first: it is what asks for a decision. */
void
_lian_bulk_window_show_plan (LianBulkWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sum = sum_up (self);
  gboolean cut = MAX (lian_bulk_get_count (self->bulk, LIAN_BULK_CHANGES),
                      lian_bulk_get_count (self->bulk, LIAN_BULK_REFUSED))
                 > LIAN_BULK_LINES;
  g_autofree char *whole
      = cut ? g_strdup_printf (_ ("%s (the first %d of each are shown)"), sum, LIAN_BULK_LINES) : g_strdup (sum);
  add_lines (self, rows, LIAN_BULK_REFUSED);
  add_lines (self, rows, LIAN_BULK_CHANGES);
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), rows->pdata,
                       rows->len);
  gtk_label_set_text (self->summary, whole);
}

/* Nothing was looked at yet. */
void
_lian_bulk_window_clear_plan (LianBulkWindow *self)
{
  g_list_store_remove_all (self->lines);
  gtk_label_set_text (self->summary, _ ("Preview shows what would become of each record. Nothing is changed yet."));
}

static GtkWidget *
make_list (LianBulkWindow *self)
{
  self->lines = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkColumnView *view = lian_text_rows_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->lines))), _ ("What would become of them"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  lian_text_rows_append_column (view, _ ("Outcome"), 0, 90, FALSE);
  lian_text_rows_append_column (view, _ ("Record"), 1, 240, FALSE);
  lian_text_rows_append_column (view, _ ("Field"), 2, 140, FALSE);
  lian_text_rows_append_column (view, _ ("Before"), 3, 170, FALSE);
  lian_text_rows_append_column (view, _ ("After"), 4, 170, FALSE);
  lian_text_rows_append_column (view, _ ("Note well"), 5, 200, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, -1, 160);
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_edits (LianBulkWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  return scroller;
}

static GtkWidget *
make_reason (LianBulkWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_entry_new ();
  self->another = lian_gtk48_mnemonic_button_new (_ ("_Another Field"));
  self->reason = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Reason, for the history"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (_lian_bulk_window_add_row), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (_lian_bulk_window_go_on), self);
  gtk_box_append (GTK_BOX (row), self->another);
  gtk_box_append (GTK_BOX (row), entry);
  return row;
}

static GtkWidget *
make_bar (LianBulkWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *cancel;
  self->summary = GTK_LABEL (lian_label_new ("", "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  self->look = lian_gtk48_mnemonic_button_new (_ ("_Preview"));
  cancel = lian_gtk48_mnemonic_button_new (_ ("_Cancel"));
  self->ok = gtk_button_new ();
  gtk_widget_add_css_class (self->ok, "suggested-action");
  gtk_widget_set_tooltip_text (self->ok, _ ("Ctrl+Return"));
  g_signal_connect_swapped (self->look, "clicked", G_CALLBACK (_lian_bulk_window_look), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->ok, "clicked", G_CALLBACK (_lian_bulk_window_write), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (bar), cancel);
  gtk_box_append (GTK_BOX (bar), self->look);
  gtk_box_append (GTK_BOX (bar), self->ok);
  return bar;
}

static gboolean
go_on_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  _lian_bulk_window_go_on (data);
  return TRUE;
}

static void
add_key (LianBulkWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (go_on_key_cb, self, NULL)));
  gtk_widget_add_controller (self->window, keys);
}

/* Builds it without a field. */
void
_lian_bulk_window_build (LianBulkWindow *self, GtkWindow *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *title = g_strdup_printf (
      /* Translators: a number, a kind of record */
      ngettext ("Change %u Record: %s", "Change %u Records: %s", self->n_ids), self->n_ids,
      _ (self->type->label_plural));
  gtk_widget_add_css_class (box, "page-body");
  gtk_widget_set_vexpand (box, TRUE);
  self->window = lian_plain_window_new (parent, title, box, 1080, 620);
  self->progress = LIAN_PROGRESS_VIEW (lian_progress_view_new (GTK_ORIENTATION_HORIZONTAL));
  self->refusal = GTK_LABEL (lian_label_new ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (box), make_edits (self));
  gtk_box_append (GTK_BOX (box), make_reason (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  add_key (self);
}
