/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records that look as if entered twice, in a window: pair by pair with how likely it is and what is
 * alike; each is opened, merged or told apart from here. */
#include "lian-duplicates-window.h"

#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-merge-question.h"
#include "lian-plain-window.h"
#include "lian-plural.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

/* More than anybody looks through in one go. */
#define MOST_PAIRS 1000

typedef struct
{
  const LianType *type;
  guint generation;
  GPtrArray *pairs; /* LianTwinPair */
  gboolean more;
} Reading;

typedef struct
{
  GWeakRef parent; /* where records are opened */
  LianContext *context;
  const LianType *type; /* NULL: of all kinds */
  guint generation;
  Reading *reading; /* (nullable): not read yet */
  GCancellable *cancellable;
  GtkWidget *window;
  LianTrouble *trouble;
  GtkLabel *words;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkWidget *list, *buttons;
} Window;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_clear_pointer (&reading->pairs, g_ptr_array_unref);
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

static const LianTwinPair *
get_selected (const Window *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL && self->reading != NULL ? self->reading->pairs->pdata[lian_text_row_get_number (row)] : NULL;
}

/* Reading. */

static gboolean
read_pairs (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->pairs = lian_twins_list (txn, reading->type, MOST_PAIRS, &reading->more, cancellable, error);
  return reading->pairs != NULL;
}

/* Two of one name are told apart by their numbers. */
static char *
say_name (const LianTwinPair *pair, int which)
{
  if (pair->numbers[which] == NULL)
    return g_strdup (pair->names[which]);
  /* Translators: a record, what of it is alike */
  return g_strdup_printf (_ ("%s (%s)"), pair->names[which], pair->numbers[which]);
}

static LianTextRow *
create_row (const LianTwinPair *pair, guint i)
{
  g_autofree char *alike = lian_twin_alike (pair->type, pair->rule);
  g_autofree char *one = say_name (pair, 0), *other = say_name (pair, 1);
  return lian_text_row_new ((gint64) i,
                            (const char *const[LIAN_TEXT_ROW_CELLS]){
                                lian_twin_strength_label (pair->type->twins[pair->rule].strength),
                                _ (pair->type->label), one, other, alike });
}

static void
say_how_many (Window *self)
{
  guint n = self->reading->pairs->len;
  g_autofree char *pairs = g_strdup_printf (ngettext ("%u pair looks as if entered twice.",
                                                      "%u pairs look as if entered twice.", n), n);
  g_autofree char *more = g_strdup_printf (_ ("%s There are more; settle these first."), pairs);
  gtk_label_set_text (self->words, n == 0              ? _ ("Nothing looks as if entered twice.")
                                   : self->reading->more ? more
                                                         : pairs);
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_sensitive (self->buttons, n > 0);
}

static void
show_pairs (Window *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->reading->pairs->len; i++)
    g_ptr_array_add (rows, create_row (self->reading->pairs->pdata[i], i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  if (place != GTK_INVALID_LIST_POSITION && place < rows->len)
    gtk_single_selection_set_selected (self->selection, place);
  say_how_many (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-duplicates");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_in_destruction (window)
      || (reading != NULL && reading->generation != self->generation) || !lian_trouble_take (self->trouble, error))
    return;
  gboolean first = self->reading == NULL;
  g_clear_pointer (&self->reading, reading_free);
  self->reading = g_new0 (Reading, 1);
  self->reading->pairs = g_steal_pointer (&reading->pairs);
  self->reading->more = reading->more;
  show_pairs (self);
  if (first)
    gtk_widget_child_focus (self->reading->pairs->len > 0 ? self->list : window, GTK_DIR_TAB_FORWARD);
}

static void
read_again (Window *self)
{
  Reading *reading = g_new0 (Reading, 1);
  reading->type = self->type;
  reading->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_pairs, reading, reading_free,
                         self->cancellable, read_cb, g_object_ref (self->window));
}

static void
changed_cb (GtkWidget *window)
{
  Window *self = g_object_get_data (G_OBJECT (window), "lian-duplicates");
  if (self != NULL && !gtk_widget_in_destruction (window))
    read_again (self);
}

/* What is done with a pair. */

static void
open_one (Window *self, int which)
{
  const LianTwinPair *pair = get_selected (self);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  if (pair == NULL || parent == NULL)
    return;
  gtk_widget_activate_action (parent, "win.open-record", "(sx)", pair->type->id, pair->ids[which]);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
open_first_cb (Window *self)
{
  open_one (self, 0);
}

static void
open_second_cb (Window *self)
{
  open_one (self, 1);
}

static void
apart_cb (Window *self)
{
  const LianTwinPair *pair = get_selected (self);
  if (pair != NULL)
    lian_apart_question_ask (self->window, self->context, pair);
}

/* The question and what it is about, while it is tried out. */
typedef struct
{
  LianMerge merge;
  LianMergeLook *look;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;
  lian_merge_look_free (trial->look);
  g_free (trial->merge.reason);
  g_free (trial);
}

static gboolean
try_merge (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_merge_rehearse (txn, ((Trial *) data)->look, cancellable, error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  gint64 act = 0;
  Trial *trial = lian_store_write_finish (LIAN_STORE (source), result, &act, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-duplicates");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_in_destruction (window))
    return;
  if (trial != NULL)
    lian_merge_question_ask (window, self->context, trial->look);
  else
    gtk_label_set_text (self->words, error->message);
}

/* The trial changes nothing, so it leaves no act.  @reason: (nullable): what was typed before */
static void
try_out (Window *self, const LianType *type, gint64 stay, gint64 go, const char *reason)
{
  Trial *trial = g_new0 (Trial, 1);
  trial->merge = (LianMerge){ .type = type, .stay = stay, .go = go, .reason = g_strdup (reason) };
  trial->look = lian_merge_look_new (&trial->merge);
  lian_store_write_async (lian_context_get_store (self->context), _ ("Records merged"), NULL, try_merge, trial,
                          trial_free, self->cancellable, tried_cb, g_object_ref (self->window));
}

/* At first the older record stays. */
static void
merge_cb (Window *self)
{
  const LianTwinPair *pair = get_selected (self);
  if (pair != NULL)
    try_out (self, pair->type, pair->ids[0], pair->ids[1], NULL);
}

static void
exchange_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *type, *reason;
  gint64 stay, go;
  g_variant_get (parameter, "(&sxx&s)", &type, &stay, &go, &reason);
  try_out (data, lian_type_find (type), stay, go, reason);
}

/* Construction. */

static GtkWidget *
create_list (Window *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  GtkColumnView *view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("Duplicates"));
  lian_text_rows_append_column (view, _ ("How likely"), 0, 100, FALSE);
  lian_text_rows_append_column (view, _ ("Kind"), 1, 120, FALSE);
  lian_text_rows_append_column (view, _ ("Record"), 2, 220, TRUE);
  lian_text_rows_append_column (view, _ ("The other"), 3, 220, TRUE);
  lian_text_rows_append_column (view, _ ("What is alike"), 4, 220, FALSE);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (merge_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
create_buttons (Window *self)
{
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (self->context));
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  lian_lines_add_callback_button (LIAN_LINES (bar), _ ("Open the _First"), NULL, G_CALLBACK (open_first_cb), self);
  lian_lines_add_callback_button (LIAN_LINES (bar), _ ("Open the _Second"), NULL, G_CALLBACK (open_second_cb), self);
  GtkWidget *merge = lian_lines_add_callback_button (LIAN_LINES (bar), _ ("_Merge…"), _ ("Return in the list"),
                                                     G_CALLBACK (merge_cb), self);
  GtkWidget *apart = lian_lines_add_callback_button (LIAN_LINES (bar), _ ("_Not the Same…"), NULL,
                                                     G_CALLBACK (apart_cb), self);
  gtk_widget_set_sensitive (merge, writable);
  gtk_widget_set_sensitive (apart, writable);
  return bar;
}

static GtkWidget *
create_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = lian_label_new (_ ("Looking…"), NULL);
  self->words = GTK_LABEL (words);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  self->list = create_list (self);
  self->buttons = create_buttons (self);
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (read_again), self);
  gtk_widget_set_margin_top (words, 12);
  gtk_widget_set_margin_start (words, 12);
  gtk_widget_set_margin_end (words, 12);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_sensitive (self->buttons, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->list);
  return box;
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&((Window *) data)->parent);
  if (parent != NULL)
    gtk_widget_activate_action_variant (parent, "win.toast", parameter);
}

static void
add_action (Window *self, const char *group_name, const GActionEntry *entry)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entry, 1, self);
  gtk_widget_insert_action_group (self->window, group_name, G_ACTION_GROUP (group));
}

/* What a question says when it was answered is said by the window behind. */
static void
add_actions (Window *self)
{
  static const GActionEntry toast = { .name = "toast", .activate = toast_cb, .parameter_type = "s" };
  static const GActionEntry exchange = { .name = "exchange", .activate = exchange_cb, .parameter_type = "(sxxs)" };
  add_action (self, "win", &toast);
  add_action (self, "merge", &exchange);
}

/**
 * lian_duplicates_window_present:
 * @parent: where it is asked for; records are opened from there
 * @context: what pages share
 * @type: (nullable): the kind of record; %NULL for all that have rules
 *
 * Shows what looks as if entered twice.  Escape closes it.
 */
void
lian_duplicates_window_present (GtkWidget *parent, LianContext *context, const LianType *type)
{
  Window *self = g_new0 (Window, 1);
  g_weak_ref_init (&self->parent, parent);
  self->context = g_object_ref (context);
  self->type = type;
  self->cancellable = g_cancellable_new ();
  self->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (parent)), _ ("Duplicates"),
                                        create_content (self), 1000, 560);
  g_object_set_data_full (G_OBJECT (self->window), "lian-duplicates", self, window_free);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb), self->window,
                           G_CONNECT_SWAPPED);
  add_actions (self);
  read_again (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
