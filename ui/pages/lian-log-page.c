/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The history of the base.
 *
 * Above the acts, newest first; below the records that the selected act changed.  Only the newest
 * acts are read, more on request: a base has as many as it has days of work. */
#include "lian-log-page.h"
#include "lian-act.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-log-tree.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

#define ACTS_AT_ONCE 500

struct _LianLogPage
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  guint limit;
  gboolean newest_wanted; /* the newest act is to be selected when it is read */
  gint64 wanted;          /* or this one, when it is not 0 */
  GListStore *acts;
  GtkSingleSelection *selection;
  LianTrouble *trouble;
  GtkWidget *older;
  GtkWidget *undo;
  GtkWidget *tree;
};

G_DEFINE_FINAL_TYPE (LianLogPage, lian_log_page, ADW_TYPE_BIN)

static gint64
selected_act (LianLogPage *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? lian_text_row_get_number (row) : 0;
}

static void
selected_cb (LianLogPage *self)
{
  gint64 act = selected_act (self);
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (self->context));
  gtk_widget_set_sensitive (self->undo, act != 0 && writable);
  lian_log_tree_set_act (LIAN_LOG_TREE (self->tree), act);
}

static void
undo_cb (LianLogPage *self)
{
  gint64 act = selected_act (self);
  if (act != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-act", "x", act);
}

/* Acts. */

typedef struct
{
  guint limit;
  GPtrArray *rows;
} Acts;

static void
acts_free (gpointer data)
{
  Acts *acts = data;
  g_ptr_array_unref (acts->rows);
  g_free (acts);
}

static char *
act_state (const LianAct *act)
{
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, act->of);
  if (act->kind == LIAN_ACT_UNDO)
    return g_strdup_printf (_ ("takes back act %s"), of);
  if (act->kind == LIAN_ACT_REDO)
    return g_strdup_printf (_ ("does act %s again"), of);
  return g_strdup (act->live ? "" : _ ("taken back"));
}

static LianTextRow *
act_row (const LianAct *act)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, act->seq);
  g_autofree char *time = g_strndup (act->time, MIN (16, strlen (act->time)));
  g_autofree char *state = act_state (act);
  g_strdelimit (time, "T", ' ');
  return lian_text_row_new (act->seq, (const char *const[LIAN_TEXT_ROW_CELLS]){
                                          number, time, act->author, act->label, act->reason,
                                          state });
}

static gboolean
read_acts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Acts *acts = data;
  g_autoptr (GPtrArray) list = lian_txn_list_acts (txn, 0, acts->limit, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (acts->rows, act_row (g_ptr_array_index (list, i)));
  return TRUE;
}

static guint
position_of (LianLogPage *self, gint64 act)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->acts));
  for (guint i = 0; i < n && act != 0; i++)
    {
      g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->acts), i);
      if (lian_text_row_get_number (row) == act)
        return i;
    }
  return 0;
}

static void
acts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianLogPage) self = data;
  g_autoptr (GError) error = NULL;
  Acts *acts = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->tree == NULL || !lian_trouble_take (self->trouble, error))
    return;
  gint64 act = self->newest_wanted ? self->wanted : selected_act (self);
  self->newest_wanted = FALSE;
  self->wanted = 0;
  g_list_store_splice (self->acts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->acts)),
                       acts->rows->pdata, acts->rows->len);
  gtk_single_selection_set_selected (self->selection, position_of (self, act));
  gtk_widget_set_visible (self->older, acts->rows->len >= acts->limit);
  selected_cb (self);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
}

static void
refresh (LianLogPage *self)
{
  Acts *acts = g_new0 (Acts, 1);
  acts->limit = self->limit;
  acts->rows = g_ptr_array_new_with_free_func (g_object_unref);
  lian_store_read_async (lian_context_get_store (self->context), read_acts, acts, acts_free,
                         self->cancellable, acts_cb, g_object_ref (self));
}

static void
older_cb (LianLogPage *self)
{
  self->limit += ACTS_AT_ONCE;
  refresh (self);
}

/* Construction. */

static GtkWidget *
under_trouble (LianLogPage *self, GtkColumnView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), lian_tab_bin_new (scroller));
  return box;
}

static GtkWidget *
make_acts (LianLogPage *self)
{
  self->acts = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->acts)));
  GtkColumnView *view = lian_text_rows_view_new (
      GTK_SELECTION_MODEL (g_object_ref (self->selection)), _ ("Acts"));
  lian_text_rows_append_column (view, _ ("No."), 0, 64, FALSE);
  lian_text_rows_append_column (view, _ ("Time"), 1, 140, FALSE);
  lian_text_rows_append_column (view, _ ("Who"), 2, 130, FALSE);
  lian_text_rows_append_column (view, _ ("What"), 3, 240, TRUE);
  lian_text_rows_append_column (view, _ ("Why"), 4, 180, FALSE);
  lian_text_rows_append_column (view, _ ("State"), 5, 130, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  return under_trouble (self, view);
}

static GtkWidget *
make_bar (LianLogPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (bar, "list-head");
  GtkWidget *title = gtk_label_new (_ ("Changes of the Act"));
  GtkWidget *tree_bar = lian_log_tree_get_bar (LIAN_LOG_TREE (self->tree));
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (tree_bar, TRUE);
  self->older = gtk_button_new_with_label (_ ("Show Older Acts"));
  self->undo = gtk_button_new_with_label (_ ("Undo This Act"));
  gtk_widget_set_visible (self->older, FALSE);
  gtk_widget_set_sensitive (self->undo, FALSE);
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (older_cb), self);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (undo_cb), self);
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), tree_bar);
  gtk_box_append (GTK_BOX (bar), self->older);
  gtk_box_append (GTK_BOX (bar), self->undo);
  return bar;
}

static void
lian_log_page_dispose (GObject *object)
{
  LianLogPage *self = LIAN_LOG_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  self->tree = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->acts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_log_page_parent_class)->dispose (object);
}

static void
lian_log_page_finalize (GObject *object)
{
  g_object_unref (LIAN_LOG_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_log_page_parent_class)->finalize (object);
}

static void
lian_log_page_class_init (LianLogPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_log_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_log_page_finalize;
}

static void
lian_log_page_init (LianLogPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->limit = ACTS_AT_ONCE;
}

static void
build (LianLogPage *self)
{
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->tree = lian_log_tree_new (self->context);
  gtk_widget_set_vexpand (self->tree, TRUE);
  gtk_box_append (GTK_BOX (lower), make_bar (self));
  gtk_box_append (GTK_BOX (lower), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (lower), self->tree);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (paned), make_acts (self));
  gtk_paned_set_end_child (GTK_PANED (paned), lower);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 280);
  adw_bin_set_child (ADW_BIN (self), paned);
}

/**
 * lian_log_page_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): the history
 */
GtkWidget *
lian_log_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianLogPage *self = g_object_new (LIAN_TYPE_LOG_PAGE, NULL);
  self->context = g_object_ref (context);
  build (self);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * lian_log_page_show_newest:
 * @self: the history
 *
 * Selects the newest act, as soon as it is read, and with it what it changed.
 */
void
lian_log_page_show_newest (LianLogPage *self)
{
  g_return_if_fail (LIAN_IS_LOG_PAGE (self));
  self->wanted = 0;
  self->newest_wanted = TRUE;
  refresh (self);
}

/* Older acts than the first some hundred are read only when they are asked for. */
static void
read_as_far_as (LianLogPage *self, gint64 act)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->acts));
  g_autoptr (LianTextRow) first = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->acts), 0) : NULL;
  gint64 newest = first != NULL ? lian_text_row_get_number (first) : act;
  self->limit = MAX (self->limit, (guint) CLAMP (newest - act + ACTS_AT_ONCE, 0, G_MAXINT));
}

/**
 * lian_log_page_show_act:
 * @self: the history
 * @act: an act
 *
 * Selects the act, as soon as it is read, and with it what it changed.
 */
void
lian_log_page_show_act (LianLogPage *self, gint64 act)
{
  g_return_if_fail (LIAN_IS_LOG_PAGE (self));
  self->wanted = act;
  self->newest_wanted = TRUE;
  read_as_far_as (self, act);
  refresh (self);
}

/**
 * lian_log_page_get_tree:
 * @self: the history
 *
 * Returns: (transfer none): what the selected act changed
 */
LianLogTree *
lian_log_page_get_tree (LianLogPage *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_PAGE (self), NULL);
  return LIAN_LOG_TREE (self->tree);
}
