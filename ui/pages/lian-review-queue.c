/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases that wait for an officer.
 *
 * One list view holds headings and cases, so it stays quick with thousands of them; GTK 4.8 has no
 * sections of its own.  Headings can't be selected. */
#include "lian-review-queue.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"
#include "lian-tooltip.h"
#include "lian-words.h"

#define LIAN_TYPE_QUEUE_ROW (lian_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (LianQueueRow, lian_queue_row, LIAN, QUEUE_ROW, GObject)

struct _LianQueueRow
{
  GObject parent_instance;

  gint64 activity; /* 0 for a heading */
  char *title;
  char *detail;
};

G_DEFINE_FINAL_TYPE (LianQueueRow, lian_queue_row, G_TYPE_OBJECT)

static void
lian_queue_row_finalize (GObject *object)
{
  LianQueueRow *self = LIAN_QUEUE_ROW (object);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (lian_queue_row_parent_class)->finalize (object);
}

static void
lian_queue_row_class_init (LianQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_queue_row_finalize;
}

static void
lian_queue_row_init (LianQueueRow *self)
{
}

struct _LianReviewQueue
{
  GtkWidget parent_instance;

  GListStore *rows;
  GtkSingleSelection *selection;
  GtkWidget *scrolled;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LianReviewQueue, lian_review_queue, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LianQueueRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box), *detail = gtk_widget_get_next_sibling (title);
  gboolean heading = row->activity == 0;
  g_autofree char *line = lian_text_shorten (row->title);
  g_autofree char *words = lian_text_shorten (row->detail != NULL ? row->detail : "");
  gtk_label_set_text (GTK_LABEL (title), line);
  gtk_label_set_text (GTK_LABEL (detail), words);
  gtk_widget_set_visible (detail, row->detail != NULL);
  g_autofree char *tooltip
      = row->detail != NULL ? g_strdup_printf ("%s\n%s", line, words) : NULL;
  lian_tooltip_set (box, tooltip);
  g_autofree char *name
      = row->detail != NULL ? g_strdup_printf ("%s, %s", line, words) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : line,
                                  -1);
  /* Words of the program are not cut, and there are few of them. */
  gtk_label_set_wrap (GTK_LABEL (title), heading);
  gtk_label_set_ellipsize (GTK_LABEL (title), heading ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (heading)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_widget_set_margin_top (box, heading ? 9 : 2);
  gtk_widget_set_margin_start (title, heading ? 0 : 9);
  gtk_widget_set_margin_start (detail, heading ? 0 : 9);
  /* The row widget is found by what it shows, see focus_row(). */
  g_object_set_data (G_OBJECT (box), "lian-row", row);
  gtk_list_item_set_selectable (item, !heading);
  gtk_list_item_set_activatable (item, !heading);
}

static void
selected_cb (LianReviewQueue *self)
{
  gint64 activity = lian_review_queue_get_selected (self);
  if (activity != 0 && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, activity);
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
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *box = gtk_widget_get_first_child (item);
      LianQueueRow *row = box != NULL ? g_object_get_data (G_OBJECT (box), "lian-row") : NULL;
      if (row != NULL && row->activity != 0 && (activity == 0 || row->activity == activity)
          && gtk_widget_get_child_visible (item) && gtk_widget_grab_focus (item))
        return TRUE;
    }
  return FALSE;
}

/* The arrows of a GTK 4.8 list stop before a row that takes no focus; these pass the headings. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  int step = GPOINTER_TO_INT (data);
  guint selected = gtk_single_selection_get_selected (self->selection);
  int at = selected != GTK_INVALID_LIST_POSITION ? (int) selected + step : 0;
  for (; at >= 0 && at < n; at += step)
    {
      g_autoptr (LianQueueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), (guint) at);
      if (row->activity == 0)
        continue;
      gtk_single_selection_set_selected (self->selection, (guint) at);
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", (guint) at);
      focus_row (self, row->activity);
      return TRUE;
    }
  return TRUE;
}

static void
add_arrow (GtkShortcutController *keys, const char *trigger, int step)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                              gtk_callback_action_new (move_cb, GINT_TO_POINTER (step), NULL)));
}

static void
add_arrows (LianReviewQueue *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_arrow (GTK_SHORTCUT_CONTROLLER (keys), "Down|KP_Down", 1);
  add_arrow (GTK_SHORTCUT_CONTROLLER (keys), "Up|KP_Up", -1);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
lian_review_queue_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LianReviewQueue *self = LIAN_REVIEW_QUEUE (widget);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return GTK_WIDGET_CLASS (lian_review_queue_parent_class)->focus (widget, direction);
  return focus_row (self, lian_review_queue_get_selected (self)) || focus_row (self, 0);
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
  G_OBJECT_CLASS (klass)->dispose = lian_review_queue_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lian_review_queue_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * LianReviewQueue::chosen:
   * @self: the queue
   * @activity: the case
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * LianReviewQueue::entered:
   * @self: the queue
   */
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lian_review_queue_init (LianReviewQueue *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->rows = g_list_store_new (LIAN_TYPE_QUEUE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  GtkWidget *view
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases to review"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  add_arrows (self);
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

static void
add_row (GPtrArray *rows, gint64 activity, const char *title, const char *detail)
{
  LianQueueRow *row = g_object_new (LIAN_TYPE_QUEUE_ROW, NULL);
  row->activity = activity;
  row->title = g_strdup (title);
  row->detail = g_strdup (detail);
  g_ptr_array_add (rows, row);
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

/**
 * lian_review_queue_set_items:
 * @self: the queue
 * @items: (element-type LianQueueItem): the cases, by section
 *
 * Shows other cases; the selected one stays selected while it is among them.
 */
void
lian_review_queue_set_items (LianReviewQueue *self, const GPtrArray *items)
{
  gint64 selected = lian_review_queue_get_selected (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  int section = -1;
  for (guint i = 0; i < items->len; i++)
    {
      const LianQueueItem *item = items->pdata[i];
      if ((int) item->section != section)
        {
          g_autofree char *heading = g_strdup_printf (
              "%s (%u)", lian_words_section (NULL, item->section), count_section (items, i));
          add_row (rows, 0, heading, NULL);
        }
      section = (int) item->section;
      g_autofree char *detail = lian_isolate_join (" — ", item->work, item->detail, NULL);
      add_row (rows, item->activity, item->title, detail);
    }
  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  lian_review_queue_select (self, selected);
  self->filling = FALSE;
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
  g_autoptr (LianQueueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), 1);
  return row != NULL ? row->activity : 0;
}

/**
 * lian_review_queue_select:
 * @self: the queue
 * @activity: a case; nothing is selected when it is not in the queue
 */
void
lian_review_queue_select (LianReviewQueue *self, gint64 activity)
{
  g_return_if_fail (LIAN_IS_REVIEW_QUEUE (self));
  gboolean filling = self->filling;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint position = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n && activity != 0 && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (LianQueueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (row->activity == activity)
        position = i;
    }
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = filling;
}

/**
 * lian_review_queue_get_selected:
 * @self: the queue
 *
 * Returns: the selected case, or 0
 */
gint64
lian_review_queue_get_selected (LianReviewQueue *self)
{
  g_return_val_if_fail (LIAN_IS_REVIEW_QUEUE (self), 0);
  LianQueueRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? row->activity : 0;
}
