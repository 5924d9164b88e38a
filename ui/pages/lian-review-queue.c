/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases that wait for an officer.
 *
 * One list view holds headings and cases, so it stays quick with thousands of them.  The case under
 * the cursor is shown beside; the marked ones may be more, and are decided together. */
#include "lian-review-queue.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-queue-row.h"
#include "lian-words.h"

struct _LianReviewQueue
{
  GtkWidget parent_instance;

  GListStore *rows;
  GtkMultiSelection *selection;
  GtkWidget *scrolled;
  gint64 cursor; /* the case shown, or 0 */
  gint64 anchor; /* where a range of marks begins */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LianReviewQueue, lian_review_queue, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  MARKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What an arrow does with the marks. */
typedef enum
{
  MOVE_ONLY,   /* the one case */
  MOVE_EXTEND, /* all from the anchor */
  MOVE_KEEP,   /* as they are */
} Move;

static GtkWidget *
get_view (LianReviewQueue *self)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
}

static guint
get_n_rows (LianReviewQueue *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static gint64
get_activity (LianReviewQueue *self, guint position)
{
  g_autoptr (LianQueueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  return row != NULL ? lian_queue_row_get_activity (row) : 0;
}

static guint
find_position (LianReviewQueue *self, gint64 activity)
{
  guint n = get_n_rows (self);
  for (guint i = 0; i < n && activity != 0; i++)
    if (get_activity (self, i) == activity)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Marks exactly @marks, headings never; takes @marks. */
static void
set_marks (LianReviewQueue *self, GtkBitset *marks)
{
  guint n = get_n_rows (self);
  gboolean filling = self->filling;
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);
  GtkBitsetIter iter;
  guint position;
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (marks);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, marks, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (get_activity (self, position) == 0)
      gtk_bitset_remove (wanted, position);
  gtk_bitset_unref (marks);
  self->filling = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->filling = filling;
  if (!filling)
    g_signal_emit (self, signals[MARKED], 0);
}

static void
set_cursor (LianReviewQueue *self, gint64 activity)
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
  GtkWidget *item = gtk_widget_get_focus_child (get_view (self));
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
      gint64 only = get_activity (self, gtk_bitset_get_minimum (marks));
      self->anchor = only;
      clicked = only;
    }
  set_marks (self, gtk_bitset_copy (marks));
  if (clicked != 0)
    set_cursor (self, clicked);
}

static void
activate_cb (LianReviewQueue *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* Into the row of a case.  A heading takes no focus, so GTK 4.8 finds no way into a list that begins
 * with one. */
static gboolean
focus_row (LianReviewQueue *self, gint64 activity)
{
  for (GtkWidget *item = gtk_widget_get_first_child (get_view (self)); item != NULL;
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

static void
mark_range (LianReviewQueue *self, guint to)
{
  guint from = find_position (self, self->anchor);
  if (from == GTK_INVALID_LIST_POSITION)
    from = to;
  set_marks (self, gtk_bitset_new_range (MIN (from, to), MAX (from, to) - MIN (from, to) + 1));
}

static void
go_to (LianReviewQueue *self, guint position, Move move)
{
  gint64 activity = get_activity (self, position);
  if (move == MOVE_ONLY)
    self->anchor = activity;
  if (move != MOVE_KEEP)
    mark_range (self, position);
  gtk_widget_activate_action (get_view (self), "list.scroll-to-item", "u", position);
  focus_row (self, activity);
  set_cursor (self, activity);
}

/* The arrows of a GTK 4.8 list stop before a row that takes no focus; these pass the headings. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  int step, n = (int) get_n_rows (self);
  guint move;
  g_variant_get (arguments, "(iu)", &step, &move);
  guint selected = find_position (self, self->cursor);
  int at = selected != GTK_INVALID_LIST_POSITION ? (int) selected + step : 0;
  for (; at >= 0 && at < n; at += step)
    if (get_activity (self, (guint) at) != 0)
      {
        go_to (self, (guint) at, (Move) move);
        return TRUE;
      }
  return TRUE;
}

/* Marks the case under the cursor, or takes its mark away; the last mark stays. */
static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  guint position = find_position (self, self->cursor);
  if (position == GTK_INVALID_LIST_POSITION)
    return TRUE;
  g_autoptr (GtkBitset) marks
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitset *next = gtk_bitset_copy (marks);
  if (!gtk_bitset_contains (next, position))
    gtk_bitset_add (next, position);
  else if (gtk_bitset_get_size (next) > 1)
    gtk_bitset_remove (next, position);
  self->anchor = self->cursor;
  set_marks (self, next);
  return TRUE;
}

static gboolean
all_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  set_marks (self, gtk_bitset_new_range (0, get_n_rows (self)));
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *trigger, GtkShortcutFunc func, GVariant *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (func, NULL, NULL));
  if (arguments != NULL)
    gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (LianReviewQueue *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct
  {
    const char *down, *up;
    Move move;
  } arrows[] = {
    { "Down|KP_Down", "Up|KP_Up", MOVE_ONLY },
    { "<Shift>Down|<Shift>KP_Down", "<Shift>Up|<Shift>KP_Up", MOVE_EXTEND },
    { "<Control>Down|<Control>KP_Down", "<Control>Up|<Control>KP_Up", MOVE_KEEP },
  };
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      add_key (keys, arrows[i].down, move_cb, g_variant_new ("(iu)", 1, arrows[i].move));
      add_key (keys, arrows[i].up, move_cb, g_variant_new ("(iu)", -1, arrows[i].move));
    }
  add_key (keys, "<Control>space|<Control>KP_Space", toggle_cb, NULL);
  add_key (keys, "<Control>a", all_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
lian_review_queue_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return GTK_WIDGET_CLASS (lian_review_queue_parent_class)->focus (widget, direction);
  return focus_row (self, self->cursor) || focus_row (self, 0);
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
  add_keys (self);
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
  g_list_store_splice (self->rows, 0, get_n_rows (self), rows->pdata, rows->len);
  if (find_position (self, self->cursor) == GTK_INVALID_LIST_POSITION)
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
  return get_activity (self, 1);
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
  guint position = find_position (self, activity), marked = lian_review_queue_count_marked (self);
  gboolean there = position != GTK_INVALID_LIST_POSITION;
  gboolean moved = self->cursor != activity;
  self->cursor = there ? activity : 0;
  if ((there && !moved && marked > 0) || (!there && marked > 1))
    return;
  self->anchor = self->cursor;
  set_marks (self, there ? gtk_bitset_new_range (position, 1) : gtk_bitset_new_empty ());
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
  guint n = get_n_rows (self);
  for (guint i = 0; i < activities->len; i++)
    g_hash_table_add (wanted, &g_array_index (activities, gint64, i));
  for (guint i = 0; i < n; i++)
    {
      gint64 activity = get_activity (self, i);
      if (activity != 0 && g_hash_table_contains (wanted, &activity))
        gtk_bitset_add (marks, i);
    }
  set_marks (self, marks);
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
      gint64 activity = get_activity (self, position);
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
