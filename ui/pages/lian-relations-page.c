/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of relations: the tasks of restoring on the left, the picture beside them, the acts below.
 *
 * The acts are about the relation that is chosen in the picture or its table; choosing a task chooses its
 * relation and shows those of its co-operative. */
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-known-words.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-relation-net.h"
#include "lian-relations-page-private.h"
#include "lian-text.h"

G_DEFINE_FINAL_TYPE (LianRelationsPage, lian_relations_page, GTK_TYPE_WIDGET)

#define SIDE_WIDTH 420
#define MOST_OF_NAME 80

enum
{
  PROP_WAITING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
view_free (gpointer data)
{
  LianRelationsView *view = data;
  g_clear_pointer (&view->all, lian_relation_book_free);
  g_clear_pointer (&view->book, lian_relation_book_free);
  g_clear_pointer (&view->officers, g_ptr_array_unref);
  g_clear_pointer (&view->partners, g_ptr_array_unref);
  g_free (view->title);
  g_free (view);
}

/* Reading. */

static const LianRelationRow *
find_row (const LianRelationBook *book, gint64 id)
{
  for (guint i = 0; i < book->rows->len; i++)
    if (((LianRelationRow *) book->rows->pdata[i])->id == id)
      return book->rows->pdata[i];
  return NULL;
}

static char *
title_of (LianTxn *txn, const char *type, gint64 id)
{
  g_autofree char *name = id != 0 ? lian_txn_title (txn, lian_type_find (type), id) : NULL;
  g_autofree char *brief
      = lian_text_shorten_to (name != NULL ? name : _ ("no trade"), MOST_OF_NAME);
  /* Translators: a co-operative, a partner or a trade */
  return g_strdup_printf (_ ("Relations of %s"), brief);
}

/* What the picture shows: all, or what belongs to the relation that it is seen from. */
static void
take_sight (LianTxn *txn, LianRelationsView *view, LianRelationScope *scope)
{
  const LianRelationRow *row = find_row (view->all, view->from);
  if (row == NULL || view->sight == LIAN_RELATIONS_ALL)
    {
      view->title = g_strdup (_ ("All relations"));
      return;
    }
  if (view->sight == LIAN_RELATIONS_PARTNER)
    {
      scope->partner = row->partner;
      view->title = title_of (txn, "partner", row->partner);
      return;
    }
  g_autoptr (LianRecord) maker
      = lian_txn_load (txn, lian_type_find ("cooperative"), row->cooperative);
  scope->trade = view->sight == LIAN_RELATIONS_TRADE && maker != NULL
                     ? lian_record_get_number (maker, "trade")
                     : 0;
  scope->cooperative = scope->trade == 0 ? row->cooperative : 0;
  view->title = scope->trade != 0 ? title_of (txn, "trade", scope->trade)
                                  : title_of (txn, "cooperative", row->cooperative);
}

static gboolean
read_view (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianRelationsView *view = data;
  LianRelationScope scope = { 0 };
  view->all = lian_relation_book_load (txn, &scope, cancellable, error);
  if (view->all == NULL)
    return FALSE;
  take_sight (txn, view, &scope);
  if (scope.cooperative != 0 || scope.partner != 0 || scope.trade != 0)
    {
      view->book = lian_relation_book_load (txn, &scope, cancellable, error);
      if (view->book == NULL)
        return FALSE;
    }
  view->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  view->partners = lian_txn_list_all (txn, lian_type_find ("partner"));
  view->working_date = lian_txn_get_working_date (txn);
  view->author = lian_txn_get_author (txn);
  return TRUE;
}

/**
 * _lian_relations_get_row:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the relation that is chosen
 */
const LianRelationRow *
_lian_relations_get_row (LianRelationsPage *self)
{
  gint64 chosen = self->view != NULL ? lian_net_picture_get_chosen (self->picture) : 0;
  if (chosen == 0)
    chosen = self->from;
  return self->view != NULL && chosen != 0 ? find_row (self->view->all, chosen) : NULL;
}

static void
update_actions (LianRelationsPage *self)
{
  static const struct
  {
    const char *name;
    gboolean writes;
    gboolean of_live;
    gboolean of_cut;
  } actions[] = {
    { "relations.interrupt", TRUE, TRUE, FALSE }, { "relations.restore", TRUE, FALSE, TRUE },
    { "relations.plan", TRUE, FALSE, TRUE },      { "relations.found", TRUE, TRUE, TRUE },
    { "relations.close-end", TRUE, TRUE, TRUE },  { "page.print", FALSE, TRUE, TRUE },
  };
  const LianRelationRow *row = _lian_relations_get_row (self);
  gboolean cut = row != NULL && row->state == LIAN_RELATION_INTERRUPTED;
  gboolean writable = self->context != NULL
                      && !lian_store_is_read_only (lian_context_get_store (self->context));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   row != NULL && (writable || !actions[i].writes)
                                       && (cut ? actions[i].of_cut : actions[i].of_live));
}

/* Showing. */

/* Several such stand behind each other in lines that wrap. */
static char *
shorten (const char *text)
{
  return text != NULL ? lian_text_shorten_to (text, MOST_OF_NAME) : NULL;
}

static GtkWidget *
create_task (const LianRelationRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *made = gtk_list_box_row_new ();
  g_autofree char *maker = shorten (row->cooperative_name);
  g_autofree char *partner = shorten (row->partner_name);
  g_autofree char *goods = shorten (row->goods);
  g_autofree char *task = lian_text_shorten (row->task != NULL ? row->task : _ ("no task yet"));
  g_autofree char *name = lian_isolate_join (" – ", maker, partner, goods, NULL);
  g_autofree char *due = row->due != 0 ? lian_date_format (row->due) : g_strdup (_ ("no date"));
  g_autofree char *when = row->overdue ? g_strdup_printf (_ ("overdue since %s"), due)
                                       : g_strdup_printf (_ ("due %s"), due);
  g_autofree char *owner = shorten (row->owner_name != NULL ? row->owner_name : _ ("nobody"));
  g_autofree char *who = lian_isolate_join (" · ", when, owner, task, NULL);
  GtkWidget *first = lian_label_new (name, NULL), *second = lian_label_new (who, "caption");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (made), box);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (made), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (made), "lian-relation", g_memdup2 (&row->id, sizeof row->id),
                          g_free);
  return made;
}

static gint64
relation_of (GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "lian-relation") : NULL;
  return id != NULL ? *id : 0;
}

static void
fill_tasks (LianRelationsPage *self)
{
  gint64 chosen = relation_of (gtk_list_box_get_selected_row (self->tasks));
  gboolean focus = lian_focus_is_within (GTK_WIDGET (self->tasks));
  GtkListBoxRow *row;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->tasks, 0)) != NULL)
    gtk_list_box_remove (self->tasks, GTK_WIDGET (row));
  for (guint i = 0; i < self->view->all->rows->len; i++)
    {
      const LianRelationRow *one = self->view->all->rows->pdata[i];
      if (one->state != LIAN_RELATION_INTERRUPTED)
        break;
      GtkWidget *made = create_task (one);
      gtk_list_box_append (self->tasks, made);
      if (one->id == chosen)
        gtk_list_box_select_row (self->tasks, GTK_LIST_BOX_ROW (made));
    }
  self->filling = FALSE;
  row = gtk_list_box_get_selected_row (self->tasks);
  row = row != NULL ? row : gtk_list_box_get_row_at_index (self->tasks, 0);
  if (focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill_counts (LianRelationsPage *self)
{
  const LianRelationBook *all = self->view->all;
  g_autofree char *text = g_strdup_printf (
      _ ("original %u · new %u · restored %u · interrupted %u, of these overdue %u"),
      all->n[LIAN_RELATION_ORIGINAL], all->n[LIAN_RELATION_NEW], all->n[LIAN_RELATION_RESTORED],
      all->n[LIAN_RELATION_INTERRUPTED], all->n_overdue);
  gtk_label_set_text (self->counts, text);
  if (self->waiting == all->n[LIAN_RELATION_INTERRUPTED])
    return;
  self->waiting = all->n[LIAN_RELATION_INTERRUPTED];
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

/* Gives the tasks, or else the picture, the focus that is wanted, when they were read. */
static void
focus_tasks (LianRelationsPage *self)
{
  if (!self->focus_wanted || !self->is_read)
    return;
  self->focus_wanted = FALSE;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->tasks);
  row = row != NULL ? row : gtk_list_box_get_row_at_index (self->tasks, 0);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (lian_net_picture_get_area (self->picture)));
}

static void
show_view (LianRelationsPage *self, LianRelationsView *view)
{
  g_autofree char *day = lian_date_format (view->working_date);
  const LianRelationBook *shown = view->book != NULL ? view->book : view->all;
  g_autofree char *count = g_strdup_printf (_ ("%s: %u"), day, shown->rows->len);
  g_autofree char *scope = lian_known_scope (lian_context_get_known_on (self->context), count);
  g_autoptr (LianNetSpec) net = lian_relation_net_new (shown, view->title, scope, NULL);
  g_clear_pointer (&self->view, view_free);
  self->view = view;
  lian_net_picture_set_spec (self->picture, net);
  if (self->from != 0)
    lian_net_picture_choose (self->picture, self->from);
  fill_tasks (self);
  fill_counts (self);
  update_actions (self);
  self->is_read = TRUE;
  focus_tasks (self);
}

static void
view_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRelationsPage) self = data;
  g_autoptr (GError) error = NULL;
  LianRelationsView *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->unread, error))
    return;
  LianRelationsView *view = g_new0 (LianRelationsView, 1);
  *view = *read;
  *read = (LianRelationsView){ 0 };
  show_view (self, view);
}

static void
load_view (LianRelationsPage *self)
{
  LianRelationsView *view = g_new0 (LianRelationsView, 1);
  view->generation = ++self->generation;
  view->sight = (LianRelationsSight) gtk_drop_down_get_selected (self->sight);
  view->from = self->from;
  lian_store_read_async (lian_context_get_store (self->context), read_view, view, view_free,
                         self->cancellable, view_cb, g_object_ref (self));
}

static void
changed_cb (LianRelationsPage *self, LianChangeSet *set)
{
  static const char *const types[] = { "relation",    "relation_event", "relation_task",
                                       "cooperative", "partner",        "officer",
                                       "trade",       "settings" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      {
        gint64 chosen = lian_net_picture_get_chosen (self->picture);
        self->from = chosen != 0 ? chosen : self->from;
        load_view (self);
        return;
      }
}

/* What the user does. */

static void
sight_cb (LianRelationsPage *self)
{
  gint64 chosen = lian_net_picture_get_chosen (self->picture);
  self->from = chosen != 0 ? chosen : self->from;
  if (self->context != NULL)
    load_view (self);
}

static void
task_cb (LianRelationsPage *self, GtkListBoxRow *row)
{
  gint64 id = relation_of (row);
  if (self->filling || id == 0 || id == self->from)
    return;
  self->from = id;
  if (gtk_drop_down_get_selected (self->sight) == LIAN_RELATIONS_COOPERATIVE)
    load_view (self);
  else
    gtk_drop_down_set_selected (self->sight, LIAN_RELATIONS_COOPERATIVE);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (LianRelationsPage *self);
  } actions[] = {
    { "relations.interrupt", _lian_relations_ask_interrupt },
    { "relations.restore", _lian_relations_ask_restore },
    { "relations.plan", _lian_relations_ask_plan },
    { "relations.found", _lian_relations_ask_found },
    { "relations.close-end", _lian_relations_ask_close },
  };
  LianRelationsPage *self = LIAN_RELATIONS_PAGE (widget);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (_lian_relations_get_row (self) != NULL && g_str_equal (actions[i].name, action))
      actions[i].run (self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRelationsPage *self = LIAN_RELATIONS_PAGE (widget);
  const LianRelationRow *row = _lian_relations_get_row (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (row != NULL && GTK_IS_WINDOW (root))
    lian_print_preview (GTK_WINDOW (root), self->context, "relation-sheet", &row->cooperative, 1);
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRelationsPage *self = LIAN_RELATIONS_PAGE (widget);
  self->focus_wanted = TRUE;
  focus_tasks (self);
}

/* From the tasks into the picture, from there back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRelationsPage *self = LIAN_RELATIONS_PAGE (widget);
  gboolean table = lian_picture_get_table_shown (LIAN_PICTURE (self->picture));
  lian_focus_next_pane (widget, GTK_WIDGET (self->tasks),
                        table ? GTK_WIDGET (self->picture)
                              : GTK_WIDGET (lian_net_picture_get_area (self->picture)));
}

static void
lian_relations_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_RELATIONS_PAGE (object)->waiting);
}

static void
lian_relations_page_dispose (GObject *object)
{
  LianRelationsPage *self = LIAN_RELATIONS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_pointer (&self->view, view_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_relations_page_parent_class)->dispose (object);
}

static void
lian_relations_page_finalize (GObject *object)
{
  g_object_unref (LIAN_RELATIONS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (lian_relations_page_parent_class)->finalize (object);
}

static void
lian_relations_page_class_init (LianRelationsPageClass *klass)
{
  static const char *const names[]
      = { "relations.interrupt", "relations.restore", "relations.plan", "relations.found",
          "relations.close-end" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = lian_relations_page_get_property;
  object_class->dispose = lian_relations_page_dispose;
  object_class->finalize = lian_relations_page_finalize;
  /**
   * LianRelationsPage:waiting:
   *
   * How many relations are interrupted.
   */
  properties[PROP_WAITING]
      = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, run_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_cb);
}

/* The widgets. */

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Interrupted…"),
                         _ ("Record that the chosen relation was interrupted, and why"),
                         "relations.interrupt");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Restored…"),
                         _ ("The chosen relation lives again; its task is closed"),
                         "relations.restore");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Task…"),
                         _ ("Who restores it, and until when"), "relations.plan");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_New from it…"),
                         _ ("A new relation that grows from the chosen one (L3)"),
                         "relations.found");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Merged or closed…"),
                         _ ("The co-operative or the partner is no longer there"),
                         "relations.close-end");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Print…"), _ ("Print the relations shown (Ctrl+P)"), "page.print");
  return bar;
}

static GtkWidget *
create_sight (LianRelationsPage *self)
{
  const char *words[] = { _ ("All relations"), _ ("Those of the co-operative"),
                          _ ("Those of its trade"), _ ("Those of the partner"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Show"));
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  self->sight = GTK_DROP_DOWN (choice);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choice);
  lian_gtk48_name_drop_down (self->sight, _ ("Relations that are shown"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (sight_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_widget_add_css_class (row, "list-head");
  return row;
}

static GtkWidget *
create_side (LianRelationsPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = lian_net_picture_new ();
  self->picture = LIAN_NET_PICTURE (picture);
  self->unread = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (self->unread, "retry", G_CALLBACK (load_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "chosen", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->unread));
  gtk_box_append (GTK_BOX (side), create_sight (self));
  gtk_box_append (GTK_BOX (side), picture);
  gtk_box_append (GTK_BOX (side), create_bar ());
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  return side;
}

static GtkWidget *
create_list (LianRelationsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  GtkWidget *counts = lian_label_new ("", "caption");
  self->counts = GTK_LABEL (counts);
  self->tasks = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (counts, "list-head");
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_set_placeholder (self->tasks,
                                lian_label_new (_ ("No relation is interrupted"), "dim-label"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Restoration tasks"), -1);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (task_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), counts);
  gtk_box_append (GTK_BOX (box), lian_tab_bin_new (scroller));
  gtk_widget_set_size_request (box, 220, -1);
  return box;
}

static void
lian_relations_page_init (LianRelationsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), create_list (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), create_side (self));
  gtk_paned_set_position (GTK_PANED (self->paned), 300);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  update_actions (self);
}

/**
 * lian_relations_page_new:
 * @context: the base
 *
 * Returns: (transfer floating): a page; it fills itself
 */
GtkWidget *
lian_relations_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianRelationsPage *self = g_object_new (LIAN_TYPE_RELATIONS_PAGE, NULL);
  self->context = g_object_ref (context);
  LianStore *store = lian_context_get_store (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::author", G_CALLBACK (load_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::working-date", G_CALLBACK (load_view), self,
                           G_CONNECT_SWAPPED);
  load_view (self);
  return GTK_WIDGET (self);
}
