/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done today.
 *
 * The core says what is on the list; this page groups and shows it.  It is read again after each
 * act, with a pause so that a series of acts is one reading, and the old lines stay until the new
 * ones are there. */
#include "lian-today-page.h"
#include "lian-doubts-watch.h"
#include "lian-focus.h"
#include "lian-home.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reading.h"
#include "lian-today-row.h"
#include "lian-today-rows.h"
#include "lian-trouble.h"

#define PAUSE_MS 300
#define QUIET_MS 3000 /* before doubts are looked for */
#define WHY_LINES 2

struct _LianTodayPage
{
  AdwBin parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  guint source;
  guint generation;
  LianTrouble *trouble;
  GtkWidget *stack;
  GtkWidget *box;
  GtkWidget *doubts_box; /* below: filled by itself, so that the focus stays in the lines above */
  LianDoubtsWatch *watch;
  gboolean focus_wanted;
  guint filling;    /* the source that adds the groups that are still to come */
  guint next_group; /* place of the first of them */
  gboolean work_asked;   /* and not answered; lines are made when neither is any more */
  gboolean drafts_asked;
  GPtrArray *drafts;
  LianWorkList *work;
  GPtrArray *shown_drafts; /* the lines point into these two */
  LianWorkList *shown_work;
  GtkWidget *only_mine;
};

enum
{
  OPEN_DRAFT,
  COUNTED,
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LianTodayPage, lian_today_page, ADW_TYPE_BIN)

static const char *
group_title (LianWorkKind kind)
{
  switch (kind)
    {
    case LIAN_WORK_OVERDUE:
      return _ ("Overdue");
    case LIAN_WORK_DUE:
      return _ ("Due");
    case LIAN_WORK_BLOCKED:
      return _ ("Blocked");
    case LIAN_WORK_MINE:
      return _ ("Waiting for Me");
    case LIAN_WORK_WAITING:
      return _ ("Waiting for Others");
    case LIAN_WORK_KEPT:
      return _ ("Warnings Kept");
    default:
      return "";
    }
}

static void
open_item_cb (LianTodayRow *row, gpointer item)
{
  const LianWorkItem *work = item;
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-record", "(sx)", work->type->id,
                              work->id);
}

/* What is to be done, and who is in charge. */
static GtkWidget *
create_row (gpointer data)
{
  const LianWorkItem *item = data;
  g_autofree char *day = item->due != 0 ? lian_date_format (item->due) : NULL;
  g_autofree char *why = lian_isolate_join (" · ", item->why, item->owner_name, NULL);
  GtkWidget *row = lian_today_row_new (item->what, why, day, WHY_LINES);
  g_signal_connect (row, "opened", G_CALLBACK (open_item_cb), data);
  return row;
}

static void
append_kind (LianTodayPage *self, LianWorkKind kind)
{
  GPtrArray *items = g_ptr_array_new ();
  for (guint i = 0; i < self->work->items->len; i++)
    {
      LianWorkItem *item = g_ptr_array_index (self->work->items, i);
      if (item->kind == kind)
        g_ptr_array_add (items, item);
    }
  lian_today_rows_add_group (self->box, group_title (kind), self->work->counts[kind], items, create_row);
}

static void
open_draft_cb (LianTodayRow *row, gpointer draft)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), LIAN_TYPE_TODAY_PAGE);
  g_signal_emit (self, signals[OPEN_DRAFT], 0, draft);
}

static GtkWidget *
create_draft (gpointer data)
{
  const LianDraft *draft = data;
  const LianType *type = lian_type_find (draft->type);
  g_autofree char *what = draft->record == 0 ? g_strdup_printf (_ ("New %s"), _ (type->label))
                                             : g_strdup_printf (_ ("Unsaved %s"), _ (type->label));
  g_autofree char *when = g_strndup (draft->saved, MIN (16, strlen (draft->saved)));
  g_strdelimit (when, "T", ' ');
  GtkWidget *row = lian_today_row_new (what, _ ("Typed and not saved; opens as it was left"), when, WHY_LINES);
  g_signal_connect (row, "opened", G_CALLBACK (open_draft_cb), data);
  return row;
}

/* Those of a kind of record that this program knows. */
static void
append_drafts (LianTodayPage *self)
{
  GPtrArray *known = g_ptr_array_new ();
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    if (lian_type_find (((LianDraft *) self->drafts->pdata[i])->type) != NULL)
      g_ptr_array_add (known, self->drafts->pdata[i]);
  lian_today_rows_add_group (self->box, _ ("Drafts Kept"), known->len, known, create_draft);
}

/* Doubts about contracts. */

static guint
count_doubts (LianTodayPage *self)
{
  GPtrArray *doubts = lian_doubts_watch_get_doubts (self->watch);
  return doubts != NULL ? doubts->len : 0;
}

static void
tell_counts (LianTodayPage *self)
{
  guint waiting = (self->drafts != NULL ? self->drafts->len : 0) + count_doubts (self);
  for (guint kind = 0; kind < LIAN_WORK_KEPT; kind++)
    waiting += self->work->counts[kind];
  g_signal_emit (self, signals[COUNTED], 0, waiting);
}

/* Whoever came by the key waits in the sidebar until there is something to go to. */
static void
focus_lines (LianTodayPage *self)
{
  if (!self->focus_wanted || self->work == NULL)
    return;
  self->focus_wanted = FALSE;
  gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/* Made when it is true, which it seldom is at the start. */
static void
make_nothing (LianTodayPage *self)
{
  AdwStatusPage *nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (nothing, _ ("Nothing Is Waiting"));
  adw_status_page_set_description (
      nothing, _ ("Tasks, review dates, deliveries and drafts appear here when their day comes."));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (nothing), "nothing");
}

static void
show_any (LianTodayPage *self)
{
  gboolean any = gtk_widget_get_first_child (self->box) != NULL || gtk_widget_get_first_child (self->doubts_box) != NULL;
  if (!any && gtk_stack_get_child_by_name (GTK_STACK (self->stack), "nothing") == NULL)
    make_nothing (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "lines" : "nothing");
}

static void
show_doubts (LianTodayPage *self)
{
  const char *error = lian_doubts_watch_get_error (self->watch);
  lian_reading_clear (self->doubts_box);
  if (count_doubts (self) > 0)
    lian_today_rows_add_doubts (self->doubts_box, lian_doubts_watch_get_doubts (self->watch));
  /* What can't be read must not look as if there was no doubt. */
  if (error != NULL)
    lian_reading_add_text (self->doubts_box, error, "error");
  if (self->work == NULL)
    return;
  show_any (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->trouble)))
    tell_counts (self);
}

static void
free_shown (LianTodayPage *self)
{
  if (self->shown_work != self->work)
    g_clear_pointer (&self->shown_work, lian_work_list_free);
  if (self->shown_drafts != self->drafts)
    g_clear_pointer (&self->shown_drafts, g_ptr_array_unref);
  self->shown_work = self->work;
  self->shown_drafts = self->drafts;
}

/* Groups in the order of the page; drafts are no kind of work. */
#define DRAFTS LIAN_WORK_KINDS
static const guint groups[] = { LIAN_WORK_OVERDUE, LIAN_WORK_DUE, LIAN_WORK_BLOCKED, LIAN_WORK_MINE,
                                LIAN_WORK_WAITING, DRAFTS, LIAN_WORK_KEPT };

/* Adds the next group that has lines.  Returns: whether others may follow */
static gboolean
append_next (LianTodayPage *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->box);
  while (self->next_group < G_N_ELEMENTS (groups) && gtk_widget_get_last_child (self->box) == last)
    {
      guint group = groups[self->next_group++];
      if (group == DRAFTS)
        append_drafts (self);
      else
        append_kind (self, group);
    }
  return self->next_group < G_N_ELEMENTS (groups);
}

static gboolean
fill_cb (gpointer data)
{
  LianTodayPage *self = LIAN_TODAY_PAGE (data);
  if (append_next (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* On a page that had no lines the first group can be read while the others are added; one that had some is
 * filled at once, so that what one was looking at stays where it is. */
static void
fill (LianTodayPage *self, gboolean at_once)
{
  self->next_group = 0;
  while (append_next (self) && at_once)
    ;
  if (self->next_group < G_N_ELEMENTS (groups))
    self->filling = g_idle_add (fill_cb, self);
}

/* Lines that nobody sees are not made: they are when the page is shown. */
static void
show_lines (LianTodayPage *self)
{
  if (self->box == NULL || self->work == NULL || self->work_asked || self->drafts_asked)
    return;
  tell_counts (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gboolean had_lines = gtk_widget_get_first_child (self->box) != NULL;
  self->focus_wanted |= lian_focus_is_within (self->box);
  g_clear_handle_id (&self->filling, g_source_remove);
  lian_reading_clear (self->box);
  free_shown (self);
  fill (self, had_lines);
  show_any (self);
  focus_lines (self);
}

/* Reading. */

typedef struct
{
  LianWorkList *work;
  gboolean only_mine;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_clear_pointer (&reading->work, lian_work_list_free);
  g_free (reading);
}

static gboolean
read_work (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->work = lian_home_read (txn, reading->only_mine, cancellable, error);
  return reading->work != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (reading != NULL && reading->generation != self->generation))
    return;
  self->work_asked = FALSE;
  if (!lian_trouble_take (self->trouble, error))
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->trouble)))
        g_signal_emit (self, signals[COUNTED], 0, LIAN_COUNT_UNKNOWN);
      g_signal_emit (self, signals[READ], 0);
      return;
    }
  if (self->work != self->shown_work)
    lian_work_list_free (self->work);
  self->work = g_steal_pointer (&reading->work);
  show_lines (self);
  g_signal_emit (self, signals[READ], 0);
}

static void
drafts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = lian_drafts_list_finish (LIAN_DRAFTS (source), result, &error);
  if (self->box == NULL)
    return;
  self->drafts_asked = FALSE;
  if (drafts == NULL)
    {
      lian_trouble_take (self->trouble, error);
      show_lines (self);
      return;
    }
  if (self->drafts != self->shown_drafts)
    g_ptr_array_unref (self->drafts);
  self->drafts = drafts;
  show_lines (self);
}

static gboolean
refresh_cb (gpointer data)
{
  LianTodayPage *self = LIAN_TODAY_PAGE (data);
  self->source = 0;
  lian_today_page_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LianTodayPage *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (PAUSE_MS, refresh_cb, self);
}

/* Drafts change while forms are typed into, without an act; the page looks when it is shown. */
static void
lian_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lian_today_page_parent_class)->map (widget);
  show_lines (LIAN_TODAY_PAGE (widget));
  if (!LIAN_TODAY_PAGE (widget)->work_asked)
    lian_today_page_refresh (LIAN_TODAY_PAGE (widget));
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianTodayPage *self = LIAN_TODAY_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_lines (self);
}

static GtkWidget *
make_lines (LianTodayPage *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->doubts_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (all, "page-body");
  gtk_box_append (GTK_BOX (all), self->box);
  gtk_box_append (GTK_BOX (all), self->doubts_box);
  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), all);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
lian_today_page_dispose (GObject *object)
{
  LianTodayPage *self = LIAN_TODAY_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->filling, g_source_remove);
  self->box = NULL;
  self->doubts_box = NULL;
  g_clear_object (&self->watch);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->shown_work == self->work)
    self->shown_work = NULL;
  if (self->shown_drafts == self->drafts)
    self->shown_drafts = NULL;
  g_clear_pointer (&self->work, lian_work_list_free);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  free_shown (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_today_page_parent_class)->dispose (object);
}

static void
lian_today_page_finalize (GObject *object)
{
  g_object_unref (LIAN_TODAY_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_today_page_parent_class)->finalize (object);
}

static void
lian_today_page_class_init (LianTodayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_today_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = lian_today_page_map;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.focus-list", NULL, focus_list_cb);
  signals[OPEN_DRAFT] = g_signal_new ("open-draft", LIAN_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COUNTED] = g_signal_new ("counted", LIAN_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[READ] = g_signal_new ("read", LIAN_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
lian_today_page_init (LianTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = gtk_stack_new ();
  /* What is not shown need not be measured. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  /* Nothing is said before the list was read once. */
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), make_lines (self), "lines");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->trouble, "retry", G_CALLBACK (lian_today_page_refresh), self,
                           G_CONNECT_SWAPPED);
  self->only_mine = gtk_check_button_new_with_mnemonic (_ ("Only what waits for _me"));
  /* Without it GTK 4.8 names it with its mnemonic. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_mine), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Only what waits for me"), -1);
  gtk_widget_set_halign (self->only_mine, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->only_mine, 6);
  g_signal_connect_object (self->only_mine, "toggled", G_CALLBACK (lian_today_page_refresh), self,
                           G_CONNECT_SWAPPED);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (page), self->only_mine);
  gtk_box_append (GTK_BOX (page), self->stack);
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * lian_today_page_new:
 * @context: what pages share
 *
 * Returns: (transfer floating): the work list
 */
GtkWidget *
lian_today_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianTodayPage *self = g_object_new (LIAN_TYPE_TODAY_PAGE, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->watch = lian_doubts_watch_new (context, QUIET_MS);
  g_signal_connect_object (self->watch, "found", G_CALLBACK (show_doubts), self, G_CONNECT_SWAPPED);
  lian_today_page_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * lian_today_page_refresh:
 * @self: the work list
 *
 * Reads the list again.
 */
void
lian_today_page_refresh (LianTodayPage *self)
{
  g_return_if_fail (LIAN_IS_TODAY_PAGE (self));
  Reading *reading = g_new0 (Reading, 1);
  reading->generation = ++self->generation;
  self->work_asked = TRUE;
  reading->only_mine = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_mine));
  lian_store_read_async (lian_context_get_store (self->context), read_work, reading, reading_free,
                         self->cancellable, read_cb, g_object_ref (self));
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  self->drafts_asked = drafts != NULL;
  if (drafts != NULL)
    lian_drafts_list_async (drafts, self->cancellable, drafts_cb, g_object_ref (self));
}
