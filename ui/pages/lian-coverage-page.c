/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of coverage: the cost of closing each point, the map, who loses, and what if.
 *
 * Everything is worked out by the reader; until it answers, what was known before stays. */
#include "lian-coverage-page-private.h"
#include "lian-coverage-words.h"
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-coverage-paper.h"
#include "lian-print-operation.h"

#include <adwaita.h>

#define LIST_WIDTH 430
#define SIDE_WIDTH 420
#define LEAST_CHANGES 200

G_DEFINE_FINAL_TYPE (LianCoveragePage, lian_coverage_page, GTK_TYPE_WIDGET)

enum
{
  PROP_WAITING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_waiting (LianCoveragePage *self, guint waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

/**
 * _lian_coverage_update_actions:
 * @self: the page
 *
 * Lets through what is possible now.
 */
void
_lian_coverage_update_actions (LianCoveragePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean known = self->job != NULL && self->job->closings != NULL;
  gboolean own = known && self->proposal == 0;
  gtk_widget_action_set_enabled (widget, "coverage.close", own && self->point != 0);
  gtk_widget_action_set_enabled (widget, "coverage.add", own && self->targets->len > 0);
  gtk_widget_action_set_enabled (widget, "coverage.clear", own && self->changes->len > 0);
  gtk_widget_action_set_enabled (widget, "coverage.sites", own);
  _lian_coverage_update_proposal (self);
}

/* What there is to see. */

static const char *
find_hint (LianCoveragePage *self)
{
  guint n_places, n_outlets;
  const LianGround *ground = self->job->ground;
  lian_ground_get_places (ground, &n_places);
  lian_ground_get_outlets (ground, &n_outlets);
  if (n_places == 0)
    return _ ("There are no neighbourhoods here yet. Enter or import them under Points, with their "
              "residents and positions.");
  if (n_outlets == 0 && self->job->kept == NULL)
    return _ ("No service point of this trade is open here. Choose another trade or city, or enter "
              "the points under Points.");
  if (self->job->closings == NULL)
    return _ ("How far may residents have to go? Type a limit above, or enter what was resolved as a "
              "standard of service under Points.");
  if (self->job->coverage->totals.residents == 0 && self->job->coverage->totals.unknown == 0)
    return _ ("Nobody knows yet how many live in these neighbourhoods, or where they are. Enter "
              "residents and positions under Points.");
  return NULL;
}

/* The map points at the selected closing. */
static void
show_maps (LianCoveragePage *self, LianMapSpec *spec)
{
  guint mark;
  lian_map_set_spec (self->map, spec);
  if (lian_map_spec_find (spec, "service_point", self->point, &mark))
    lian_map_area_set_selected (lian_map_get_area (self->map), mark);
  if (self->job->later_map != NULL)
    lian_map_set_spec (self->later_map, self->job->later_map);
  gtk_widget_set_visible (GTK_WIDGET (self->later_map), self->job->later_map != NULL);
}

typedef struct
{
  LianCoverageJob *job;
  gint64 point;
  guint drawing;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;
  lian_coverage_job_unref (drawing->job);
  g_free (drawing);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Drawing *drawing = data;
  g_task_return_pointer (task, lian_coverage_job_draw_closing (drawing->job, drawing->point),
                         (GDestroyNotify) lian_map_spec_unref);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  g_autoptr (LianMapSpec) spec = g_task_propagate_pointer (G_TASK (result), NULL);
  if (spec != NULL && self->box != NULL && drawing->drawing == self->drawing)
    show_maps (self, spec);
}

/**
 * _lian_coverage_show_maps:
 * @self: the page, with something read
 *
 * Shows the map with the selected closing, or before and after the changes.
 */
void
_lian_coverage_show_maps (LianCoveragePage *self)
{
  self->drawing++;
  if (self->job->map == NULL)
    return;
  if (self->job->later_map != NULL || self->point == 0)
    {
      show_maps (self, self->job->map);
      return;
    }
  g_autoptr (GTask) task = g_task_new (self, NULL, drawn_cb, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);
  drawing->job = lian_coverage_job_ref (self->job);
  drawing->point = self->point;
  drawing->drawing = self->drawing;
  g_task_set_source_tag (task, _lian_coverage_show_maps);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_thread);
}

/**
 * _lian_coverage_show_point:
 * @self: the page
 * @point: a service point
 *
 * Shows what its closing would cost.
 */
void
_lian_coverage_show_point (LianCoveragePage *self, gint64 point)
{
  if (self->job == NULL || self->point == point)
    return;
  self->point = point;
  _lian_coverage_fill_losers (self);
  _lian_coverage_show_maps (self);
  _lian_coverage_fill_targets (self);
}

static gboolean
waits (const LianRecord *proposal)
{
  static const char *const states[] = { "PUT", "ACCEPTED", NULL };
  const char *state = lian_record_get_text (proposal, "state");
  return state != NULL && g_strv_contains (states, state);
}

/* A proposal comes with the scope that it was made for. */
static void
take_scope (LianCoveragePage *self)
{
  guint waiting = 0;
  self->proposal = self->job->proposal;
  self->trade = self->job->trade;
  self->city = self->job->city;
  self->measure = self->job->measure;
  self->network = self->job->network;
  for (guint i = 0; i < self->job->proposals->len; i++)
    waiting += waits (self->job->proposals->pdata[i]);
  set_waiting (self, waiting);
}

static void
show (LianCoveragePage *self)
{
  const char *hint = find_hint (self);
  take_scope (self);
  _lian_coverage_fill_scope (self);
  _lian_coverage_fill_proposals (self);
  _lian_coverage_fill_closings (self);
  _lian_coverage_fill_changes (self);
  _lian_coverage_fill_losers (self);
  _lian_coverage_show_maps (self);
  if (hint != NULL)
    adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), hint);
  gtk_stack_set_visible_child_name (self->stack, hint != NULL ? "empty" : "coverage");
  _lian_coverage_update_actions (self);
}

/* Reading. */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianCoveragePage) self = data;
  g_autoptr (GError) error = NULL;
  LianCoverageJob *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || (read != NULL && read->generation != self->generation)
      || !lian_trouble_take (self->unread, error))
    return;
  g_clear_pointer (&self->job, lian_coverage_job_unref);
  self->job = lian_coverage_job_ref (read);
  self->current = TRUE;
  show (self);
}

/**
 * _lian_coverage_load:
 * @self: the page
 *
 * Reads and works everything out anew.
 */
void
_lian_coverage_load (LianCoveragePage *self)
{
  if (self->context == NULL)
    return;
  LianCoverageJob *job = lian_coverage_job_new ();
  job->generation = ++self->generation;
  job->trade = self->trade;
  job->city = self->city;
  job->measure = self->measure;
  job->network = self->network;
  job->limit = self->limit;
  job->proposal = self->proposal;
  job->take_newest = self->take_newest;
  self->take_newest = FALSE;
  if (self->current && self->job != NULL)
    job->earlier = lian_coverage_job_ref (self->job);
  g_array_append_vals (job->changes, self->changes->data, self->changes->len);
  lian_store_read_async (lian_context_get_store (self->context), lian_coverage_job_read, job,
                         lian_coverage_job_unref, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
changed_cb (LianCoveragePage *self, LianChangeSet *set)
{
  static const char *const types[]
      = { "neighbourhood", "service_point", "point_trade",      "round",  "round_stop", "way",
          "trade",         "city",          "service_standard", "settings",
          "service_proposal", "service_change", "officer",          "activity",
          "cooperative" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (lian_change_set_touches (set, types[i]))
      {
        self->current = FALSE;
        _lian_coverage_load (self);
        return;
      }
}

/* Actions. */

/* A proposal is printed as its sheet; else the map, or the table where that has the focus. */
static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->job == NULL || self->job->closings == NULL || !GTK_IS_WINDOW (root))
    return;
  if (self->proposal != 0)
    {
      lian_print_preview (GTK_WINDOW (root), self->context, "service-proposal", &self->proposal, 1);
      return;
    }
  const LianGroundScope *scope = &lian_ground_get_parts (self->job->ground)->scope;
  g_autoptr (GArray) packed = lian_coverage_paper_pack (scope, self->limit);
  lian_print_preview_kind (GTK_WINDOW (root), self->context,
                           lian_focus_is_within (GTK_WIDGET (self->closings))
                               ? &lian_coverage_table_of_window
                               : &lian_coverage_map_of_window,
                           (const gint64 *) (gconstpointer) packed->data, packed->len);
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "coverage") != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->limit_entry));
  else if (!lian_focus_is_within (GTK_WIDGET (self->closings)))
    gtk_widget_child_focus (GTK_WIDGET (self->closings), GTK_DIR_TAB_FORWARD);
}

/* From the list to the map, to the losers, and back to the sidebar. */
static void
next_pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  if (lian_focus_is_within (GTK_WIDGET (self->map)))
    gtk_widget_child_focus (GTK_WIDGET (self->losers), GTK_DIR_TAB_FORWARD);
  else if (lian_focus_is_within (GTK_WIDGET (self->losers)))
    gtk_widget_activate_action (widget, "win.focus-sidebar", NULL);
  else if (lian_focus_is_within (self->box))
    gtk_widget_grab_focus (GTK_WIDGET (lian_map_get_area (self->map)));
  else
    focus_list_cb (widget, NULL, NULL);
}

static void
lian_coverage_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, LIAN_COVERAGE_PAGE (object)->waiting);
}

static void
lian_coverage_page_dispose (GObject *object)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->closing_rows);
  g_clear_object (&self->loser_rows);
  g_clear_pointer (&self->job, lian_coverage_job_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_coverage_page_parent_class)->dispose (object);
}

static void
lian_coverage_page_finalize (GObject *object)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (object);
  g_object_unref (self->cancellable);
  g_array_unref (self->changes);
  g_array_unref (self->targets);
  G_OBJECT_CLASS (lian_coverage_page_parent_class)->finalize (object);
}

static void
lian_coverage_page_class_init (LianCoveragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->get_property = lian_coverage_page_get_property;
  /**
   * LianCoveragePage:waiting:
   *
   * How many proposals wait to be decided or carried out.
   */
  properties[PROP_WAITING]
      = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  _lian_coverage_install_changes (widget_class);
  _lian_coverage_install_proposal (widget_class);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  G_OBJECT_CLASS (klass)->dispose = lian_coverage_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_coverage_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_cb);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "coverage.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "coverage.close", NULL);
}

/* Building. */

static void
mark_selected_cb (LianCoveragePage *self, GParamSpec *pspec, LianMapArea *area)
{
  guint n, mark = lian_map_area_get_selected (area);
  LianMapSpec *spec = lian_map_area_get_spec (area);
  if (spec == NULL || mark == LIAN_MAP_NOTHING || self->job == NULL)
    return;
  const LianMapMark *marks = lian_map_spec_get_marks (spec, &n);
  if (g_strcmp0 (marks[mark].key, "service_point") == 0 && marks[mark].id != self->point)
    _lian_coverage_select_point (self, marks[mark].id);
  else if (g_strcmp0 (marks[mark].key, "neighbourhood") == 0)
    _lian_coverage_choose_place (self, marks[mark].id);
}

/* Before and after show the same stretch of ground. */
static void
moved_cb (LianCoveragePage *self, LianMapArea *area)
{
  LianMapArea *first = lian_map_get_area (self->map), *second = lian_map_get_area (self->later_map);
  const LianMapView view = lian_map_area_get_view (area);
  lian_map_area_set_view (area == first ? second : first, &view);
}

static LianMap *
create_map (LianCoveragePage *self, GtkWidget *box)
{
  LianMap *map = LIAN_MAP (lian_map_new ());
  LianMapArea *area = lian_map_get_area (map);
  g_signal_connect_object (area, "notify::selected", G_CALLBACK (mark_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (area, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (area, "pointed", G_CALLBACK (_lian_coverage_choose_position), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (map), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (map));
  return map;
}

/* What is tried out takes the room it needs where there is room; a low window scrolls it.  What wraps
 * inside is higher in a narrow pane than GtkPaned believes, which a scrolled window does not mind. */
static GtkWidget *
create_change_side (LianCoveragePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LEAST_CHANGES);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 _lian_coverage_create_changes (self));
  return scrolled;
}

static GtkWidget *
create_list_side (LianCoveragePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (side), _lian_coverage_create_closings (self));
  gtk_box_append (GTK_BOX (side), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (side), create_change_side (self));
  gtk_widget_set_size_request (side, 300, -1);
  return side;
}

static GtkWidget *
create_map_side (LianCoveragePage *self)
{
  GtkWidget *side = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *maps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (maps), TRUE);
  self->map = create_map (self, maps);
  self->later_map = create_map (self, maps);
  gtk_widget_set_visible (GTK_WIDGET (self->later_map), FALSE);
  gtk_paned_set_start_child (GTK_PANED (side), maps);
  gtk_paned_set_end_child (GTK_PANED (side), _lian_coverage_create_losers (self));
  gtk_paned_set_resize_start_child (GTK_PANED (side), TRUE);
  gtk_paned_set_resize_end_child (GTK_PANED (side), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (side), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (side), FALSE);
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  return side;
}

static GtkWidget *
create_coverage (LianCoveragePage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (paned), create_list_side (self));
  gtk_paned_set_end_child (GTK_PANED (paned), create_map_side (self));
  gtk_paned_set_position (GTK_PANED (paned), LIST_WIDTH);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static void
lian_coverage_page_init (LianCoveragePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (LianServiceChange));
  self->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->unread = LIAN_TROUBLE (lian_trouble_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = adw_status_page_new ();
  g_signal_connect_object (self->unread, "retry", G_CALLBACK (_lian_coverage_load), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "find-location-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nothing to measure yet"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, self->empty, "empty");
  gtk_stack_add_named (self->stack, create_coverage (self), "coverage");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->unread));
  gtk_box_append (GTK_BOX (self->box), _lian_coverage_create_scope (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  _lian_coverage_update_actions (self);
}

/**
 * lian_coverage_page_new:
 * @context: the base
 *
 * Returns: (transfer full): a page; it fills itself
 */
GtkWidget *
lian_coverage_page_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianCoveragePage *self = g_object_new (LIAN_TYPE_COVERAGE_PAGE, NULL);
  LianStore *store = lian_context_get_store (context);
  self->context = g_object_ref (context);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  _lian_coverage_recall_scope (self);
  _lian_coverage_load (self);
  return GTK_WIDGET (self);
}
