/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases that wait for an officer.
 *
 * One list view holds headings and cases, so it stays quick with thousands of them.  The case under
 * the cursor is shown beside; the marked ones may be more, and are decided together. */
#include "lian-review-queue-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-queue-row.h"
#include "lian-words.h"

G_DEFINE_FINAL_TYPE (LianReviewQueue, lian_review_queue, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  MARKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * _lian_review_queue_get_view:
 * @self: the queue
 *
 * Returns: (transfer none): the list view
 */
GtkWidget *
_lian_review_queue_get_view (LianReviewQueue *self)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * _lian_review_queue_get_n_rows:
 * @self: the queue
 *
 * Returns: how many lines there are, headings too
 */
guint
_lian_review_queue_get_n_rows (LianReviewQueue *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * _lian_review_queue_get_activity:
 * @self: the queue
 * @position: a line
 *
 * Returns: its case; 0 for a heading
 */
gint64
_lian_review_queue_get_activity (LianReviewQueue *self, guint position)
{
  g_autoptr (LianQueueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  return row != NULL ? lian_queue_row_get_activity (row) : 0;
}

/**
 * _lian_review_queue_find:
 * @self: the queue
 * @activity: a case, or 0
 *
 * Returns: its line, or %GTK_INVALID_LIST_POSITION
 */
guint
_lian_review_queue_find (LianReviewQueue *self, gint64 activity)
{
  guint n = _lian_review_queue_get_n_rows (self);
  for (guint i = 0; i < n && activity != 0; i++)
    if (_lian_review_queue_get_activity (self, i) == activity)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * _lian_review_queue_set_marks:
 * @self: the queue
 * @marks: (transfer full): lines
 *
 * Marks exactly these, headings never.
 */
void
_lian_review_queue_set_marks (LianReviewQueue *self, GtkBitset *marks)
{
  guint n = _lian_review_queue_get_n_rows (self);
  gboolean filling = self->filling;
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);
  GtkBitsetIter iter;
  guint position;
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (marks);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, marks, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (_lian_review_queue_get_activity (self, position) == 0)
      gtk_bitset_remove (wanted, position);
  gtk_bitset_unref (marks);
  self->filling = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->filling = filling;
  if (!filling)
    g_signal_emit (self, signals[MARKED], 0);
}

/**
 * _lian_review_queue_set_cursor:
 * @self: the queue
 * @activity: a case, or 0
 *
 * Puts the cursor there; tells if it is another case.
 */
void
_lian_review_queue_set_cursor (LianReviewQueue *self, gint64 activity)
{
  gboolean other = activity != 0 && activity != self->cursor;
  self->cursor = activity;
  if (other && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, activity);
}

/* The case whose row has the keys. */
static gint64
find_focused (LianReviewQueue *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (_lian_review_queue_get_view (self));
  LianQueueRow *row = item != NULL ? lian_queue_row_of_widget (item) : NULL;
  return row != NULL ? lian_queue_row_get_activity (row) : 0;
}

/* By the mouse: the row that was clicked has the focus already. */
static void
selection_cb (LianReviewQueue *self)
{
  if (self->filling)
    return;
  gint64 clicked = find_focused (self);
  g_autoptr (GtkBitset) marks
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (marks) == 1)
    {
      gint64 only = _lian_review_queue_get_activity (self, gtk_bitset_get_minimum (marks));
      self->anchor = only;
      clicked = only;
    }
  _lian_review_queue_set_marks (self, gtk_bitset_copy (marks));
  if (clicked != 0)
    _lian_review_queue_set_cursor (self, clicked);
}

static void
activate_cb (LianReviewQueue *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/**
 * _lian_review_queue_focus_row:
 * @self: the queue
 * @activity: a case; 0 for the first
 *
 * Into the row of a case.  A heading takes no focus, so GTK 4.8 finds no way into a list that begins
 * with one.
 *
 * Returns: whether the row took the focus
 */
gboolean
_lian_review_queue_focus_row (LianReviewQueue *self, gint64 activity)
{
  for (GtkWidget *item = gtk_widget_get_first_child (_lian_review_queue_get_view (self)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      LianQueueRow *row = lian_queue_row_of_widget (item);
      gint64 shown = row != NULL ? lian_queue_row_get_activity (row) : 0;
      if (shown != 0 && (activity == 0 || shown == activity) && gtk_widget_get_child_visible (item)
          && gtk_widget_grab_focus (item))
        return TRUE;
    }
  return FALSE;
}

static gboolean
lian_review_queue_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return GTK_WIDGET_CLASS (lian_review_queue_parent_class)->focus (widget, direction);
  return _lian_review_queue_focus_row (self, self->cursor) || _lian_review_queue_focus_row (self, 0);
}

static void
lian_review_queue_dispose (GObject *object)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (object);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (lian_review_queue_parent_class)->dispose (object);
}

static void
lian_review_queue_class_init (LianReviewQueueClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_review_queue_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lian_review_queue_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * LianReviewQueue::chosen:
   * @self: the queue
   * @activity: the case
   */
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * LianReviewQueue::entered:
   * @self: the queue
   */
  signals[ENTERED]
      = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LianReviewQueue::marked:
   * @self: the queue
   */
  signals[MARKED]
      = g_signal_new ("marked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_review_queue_init (LianReviewQueue *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_QUEUE_ROW);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       lian_queue_row_factory_new ());
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases to review"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  _lian_review_queue_add_keys (self);
}

/**
 * lian_review_queue_new:
 *
 * Returns: (transfer full): an empty queue
 */
GtkWidget *
lian_review_queue_new (void)
{
  return g_object_new (LIAN_TYPE_REVIEW_QUEUE, NULL);
}

static guint
count_section (const GPtrArray *items, guint from)
{
  const LianQueueItem *first = items->pdata[from];
  guint n = 0;
  while (from + n < items->len
         && ((const LianQueueItem *) items->pdata[from + n])->section == first->section)
    n++;
  return n;
}

static GPtrArray *
create_rows (const GPtrArray *items)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  int section = -1;
  for (guint i = 0; i < items->len; i++)
    {
      const LianQueueItem *item = items->pdata[i];
      if ((int) item->section != section)
        {
          g_autofree char *heading = g_strdup_printf (
              "%s (%u)", lian_words_section (NULL, item->section), count_section (items, i));
          g_ptr_array_add (rows, lian_queue_row_new (0, heading, NULL));
        }
      section = (int) item->section;
      g_autofree char *detail = lian_isolate_join (" — ", item->work, item->detail, NULL);
      g_ptr_array_add (rows, lian_queue_row_new (item->activity, item->title, detail));
    }
  return rows;
}

/**
 * lian_review_queue_set_items:
 * @self: the queue
 * @items: (element-type LianQueueItem): the cases, by section
 *
 * Shows other cases; what is selected and marked stays so while it is among them.
 */
void
lian_review_queue_set_items (LianReviewQueue *self, const GPtrArray *items)
{
  g_autoptr (GArray) marked = lian_review_queue_list_marked (self);
  g_autoptr (GPtrArray) rows = create_rows (items);
  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, _lian_review_queue_get_n_rows (self), rows->pdata, rows->len);
  if (_lian_review_queue_find (self, self->cursor) == GTK_INVALID_LIST_POSITION)
    self->cursor = 0;
  lian_review_queue_mark (self, marked);
  self->filling = FALSE;
  g_signal_emit (self, signals[MARKED], 0);
}

/**
 * lian_review_queue_get_first:
 * @self: the queue
 *
 * Returns: the first case, or 0
 */
gint64
lian_review_queue_get_first (LianReviewQueue *self)
{
  g_return_val_if_fail (LIAN_IS_REVIEW_QUEUE (self), 0);
  return _lian_review_queue_get_activity (self, 1);
}

/**
 * lian_review_queue_select:
 * @self: the queue
 * @activity: a case; nothing is selected when it is not in the queue
 *
 * Puts the cursor on the case and marks it alone, unless the cursor is there already.
 */
void
lian_review_queue_select (LianReviewQueue *self, gint64 activity)
{
  g_return_if_fail (LIAN_IS_REVIEW_QUEUE (self));
  guint position = _lian_review_queue_find (self, activity), marked = lian_review_queue_count_marked (self);
  gboolean there = position != GTK_INVALID_LIST_POSITION;
  gboolean moved = self->cursor != activity;
  self->cursor = there ? activity : 0;
  if ((there && !moved && marked > 0) || (!there && marked > 1))
    return;
  self->anchor = self->cursor;
  _lian_review_queue_set_marks (self, there ? gtk_bitset_new_range (position, 1) : gtk_bitset_new_empty ());
}

/**
 * lian_review_queue_mark:
 * @self: the queue
 * @activities: (element-type gint64): cases
 *
 * Marks exactly those of them that are in the queue.
 */
void
lian_review_queue_mark (LianReviewQueue *self, const GArray *activities)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *marks = gtk_bitset_new_empty ();
  guint n = _lian_review_queue_get_n_rows (self);
  for (guint i = 0; i < activities->len; i++)
    g_hash_table_add (wanted, &g_array_index (activities, gint64, i));
  for (guint i = 0; i < n; i++)
    {
      gint64 activity = _lian_review_queue_get_activity (self, i);
      if (activity != 0 && g_hash_table_contains (wanted, &activity))
        gtk_bitset_add (marks, i);
    }
  _lian_review_queue_set_marks (self, marks);
}

/**
 * lian_review_queue_list_marked:
 * @self: the queue
 *
 * Returns: (transfer full) (element-type gint64): the marked cases, in the order of the queue
 */
GArray *
lian_review_queue_list_marked (LianReviewQueue *self)
{
  GArray *activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) marks
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, marks, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 activity = _lian_review_queue_get_activity (self, position);
      if (activity != 0)
        g_array_append_val (activities, activity);
    }
  return activities;
}

/**
 * lian_review_queue_count_marked:
 * @self: the queue
 *
 * Returns: how many cases are marked
 */
guint
lian_review_queue_count_marked (LianReviewQueue *self)
{
  g_autoptr (GArray) marked = lian_review_queue_list_marked (self);
  return marked->len;
}
