/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The keys of the review queue.
 *
 * They are taken before the list has them: the arrows of a GTK 4.8 list stop before a heading. */
#include "lian-review-queue-private.h"

/* What an arrow does with the marks. */
typedef enum
{
  MOVE_ONLY,   /* the one case */
  MOVE_EXTEND, /* all from the anchor */
  MOVE_KEEP,   /* as they are */
} Move;

static void
mark_range (LianReviewQueue *self, guint to)
{
  guint from = _lian_review_queue_find (self, self->anchor);
  if (from == GTK_INVALID_LIST_POSITION)
    from = to;
  _lian_review_queue_set_marks (self, gtk_bitset_new_range (MIN (from, to), MAX (from, to) - MIN (from, to) + 1));
}

static void
go_to (LianReviewQueue *self, guint position, Move move)
{
  gint64 activity = _lian_review_queue_get_activity (self, position);
  if (move == MOVE_ONLY)
    self->anchor = activity;
  if (move != MOVE_KEEP)
    mark_range (self, position);
  gtk_widget_activate_action (_lian_review_queue_get_view (self), "list.scroll-to-item", "u", position);
  _lian_review_queue_focus_row (self, activity);
  _lian_review_queue_set_cursor (self, activity);
}

/* The arrows of a GTK 4.8 list stop before a row that takes no focus; these pass the headings. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  int step, n = (int) _lian_review_queue_get_n_rows (self);
  guint move;
  g_variant_get (arguments, "(iu)", &step, &move);
  guint selected = _lian_review_queue_find (self, self->cursor);
  int at = selected != GTK_INVALID_LIST_POSITION ? (int) selected + step : 0;
  for (; at >= 0 && at < n; at += step)
    if (_lian_review_queue_get_activity (self, (guint) at) != 0)
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
  guint position = _lian_review_queue_find (self, self->cursor);
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
  _lian_review_queue_set_marks (self, next);
  return TRUE;
}

static gboolean
all_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  _lian_review_queue_set_marks (self, gtk_bitset_new_range (0, _lian_review_queue_get_n_rows (self)));
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

/**
 * _lian_review_queue_add_keys:
 * @self: the queue
 *
 * Lets the keys move the cursor and mark cases.
 */
void
_lian_review_queue_add_keys (LianReviewQueue *self)
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
