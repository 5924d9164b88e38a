/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What if: closings, moves and rounds that are tried out before anybody proposes them. */
#include "lian-coverage-page-private.h"
#include "lian-coverage-sites.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-text.h"

#define ROOM_FOR_CHANGES 110

typedef enum
{
  TARGET_PLACE,
  TARGET_POINT,
  TARGET_ROUND,
} Target;

static const struct
{
  LianServiceChangeKind kind;
  Target target;
  const char *label;
} kinds[] = {
  { LIAN_SERVICE_MOVE, TARGET_PLACE, N_ ("Move this point to") },
  { LIAN_SERVICE_MERGE, TARGET_POINT, N_ ("Merge this point into") },
  { LIAN_SERVICE_OPEN, TARGET_PLACE, N_ ("Open a point in") },
  { LIAN_SERVICE_ROUND_BEGIN, TARGET_PLACE, N_ ("Begin a round in") },
  { LIAN_SERVICE_ROUND_END, TARGET_ROUND, N_ ("End the round") },
  { LIAN_SERVICE_ROUND_TO_POINT, TARGET_ROUND, N_ ("A point in place of the round") },
};

static const LianGround *
get_ground (LianCoveragePage *self)
{
  return self->job->ground;
}

/* The changes. */

static void
remove_cb (LianCoveragePage *self, GtkButton *button)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lian-place"));
  if (at >= self->changes->len)
    return;
  g_array_remove_index (self->changes, at);
  _lian_coverage_load (self);
}

static GtkWidget *
create_change_row (LianCoveragePage *self, guint at)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *text = self->job->change_words->pdata[at];
  /* Translators: a change that is tried out */
  g_autofree char *name = g_strdup_printf (_ ("Take back: %s"), text);
  GtkWidget *label = lian_label_new (text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take it back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "lian-place", GUINT_TO_POINTER (at));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (button, self->proposal == 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/**
 * _lian_coverage_fill_changes:
 * @self: the page, with something read
 *
 * Shows what is tried out, and what comes of it.
 */
void
_lian_coverage_fill_changes (LianCoveragePage *self)
{
  GtkListBoxRow *row;
  g_autofree char *totals = _lian_coverage_describe_totals (self);
  gboolean focused = lian_focus_is_within (GTK_WIDGET (self->change_list));
  while ((row = gtk_list_box_get_row_at_index (self->change_list, 0)) != NULL)
    gtk_list_box_remove (self->change_list, GTK_WIDGET (row));
  for (guint i = 0; self->job->change_words != NULL && i < self->job->change_words->len; i++)
    gtk_list_box_append (self->change_list, create_change_row (self, i));
  gtk_label_set_text (self->change_totals, totals);
  gtk_widget_set_visible (self->trial, self->proposal == 0);
  gtk_widget_set_visible (self->steps, self->proposal != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->change_list), self->job->changes->len > 0);
  gtk_scrolled_window_set_min_content_height (self->change_scrolled,
                                              self->job->changes->len > 0 ? ROOM_FOR_CHANGES : 40);
  if (focused)
    gtk_widget_child_focus (self->job->changes->len > 0 ? GTK_WIDGET (self->change_list)
                                                   : GTK_WIDGET (self->kind_choice),
                            GTK_DIR_TAB_FORWARD);
  _lian_coverage_fill_targets (self);
}

/**
 * _lian_coverage_is_closing:
 * @self: the page
 * @point: a service point
 *
 * Returns: whether it is tried out how it would be without that point
 */
gboolean
_lian_coverage_is_closing (LianCoveragePage *self, gint64 point)
{
  for (guint i = 0; i < self->job->changes->len; i++)
    {
      const LianServiceChange *change = &g_array_index (self->job->changes, LianServiceChange, i);
      if (change->kind == LIAN_SERVICE_CLOSE && change->point == point)
        return TRUE;
    }
  return FALSE;
}

/* One point has one change: a second one takes the place of the first. */
static void
forget_point (LianCoveragePage *self, gint64 point)
{
  for (guint i = self->changes->len; i > 0 && point != 0; i--)
    if (g_array_index (self->changes, LianServiceChange, i - 1).point == point)
      g_array_remove_index (self->changes, i - 1);
}

static void
forget_round (LianCoveragePage *self, gint64 round)
{
  for (guint i = self->changes->len; i > 0 && round != 0; i--)
    if (g_array_index (self->changes, LianServiceChange, i - 1).round == round)
      g_array_remove_index (self->changes, i - 1);
}

/* Tries out how it would be without the selected point, or takes that back. */
static void
toggle_closing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  const LianServiceChange change
      = { .kind = LIAN_SERVICE_CLOSE, .point = self->point, .capacity = -1 };
  if (self->point == 0)
    return;
  gboolean closing = _lian_coverage_is_closing (self, self->point);
  forget_point (self, self->point);
  if (!closing)
    g_array_append_val (self->changes, change);
  _lian_coverage_load (self);
}

/* A round's shop stands where the round stops first. */
static gint64
find_first_stop (LianCoveragePage *self, gint64 round)
{
  guint n;
  int tour = lian_ground_find_tour (get_ground (self), round);
  const LianPlace *places = lian_ground_get_places (get_ground (self), &n);
  const GArray *stops = lian_ground_get_parts (get_ground (self))->stops;
  for (guint i = 0; i < stops->len; i++)
    {
      const LianStop *stop = &g_array_index (stops, LianStop, i);
      if (stop->tour == tour && stop->place >= 0)
        return places[stop->place].id;
    }
  return 0;
}

/* What is opened belongs to whom the selected point belongs to. */
static gint64
find_cooperative (LianCoveragePage *self)
{
  guint n;
  int at = lian_ground_find_outlet (get_ground (self), self->point);
  return at >= 0 ? lian_ground_get_outlets (get_ground (self), &n)[at].cooperative : 0;
}

static LianServiceChange
make_change (LianCoveragePage *self, guint kind, gint64 target)
{
  LianServiceChange change = { .kind = kinds[kind].kind, .capacity = -1 };
  if (change.kind == LIAN_SERVICE_MOVE || change.kind == LIAN_SERVICE_MERGE)
    change.point = self->point;
  if (change.kind == LIAN_SERVICE_OPEN || change.kind == LIAN_SERVICE_ROUND_BEGIN)
    change.cooperative = find_cooperative (self);
  if (kinds[kind].target == TARGET_PLACE)
    change.neighbourhood = target;
  else if (kinds[kind].target == TARGET_POINT)
    change.into = target;
  else
    change.round = target;
  if (change.kind == LIAN_SERVICE_ROUND_TO_POINT)
    change.neighbourhood = find_first_stop (self, target);
  return change;
}

/* Tries out what is chosen. */
static void
add_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  guint kind = gtk_drop_down_get_selected (self->kind_choice);
  guint target = gtk_drop_down_get_selected (self->target_choice);
  if (self->job == NULL || kind >= G_N_ELEMENTS (kinds) || target >= self->targets->len)
    return;
  LianServiceChange change
      = make_change (self, kind, g_array_index (self->targets, gint64, target));
  if (!_lian_coverage_read_details (self, &change))
    return;
  _lian_coverage_forget_details (self);
  forget_point (self, change.point);
  forget_round (self, change.round);
  g_array_append_val (self->changes, change);
  _lian_coverage_load (self);
}

/* Takes everything back that is tried out. */
static void
clear_changes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  g_array_set_size (self->changes, 0);
  _lian_coverage_load (self);
}

static void
found_sites (GArray *changes, gpointer data)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (data);
  g_array_set_size (self->changes, 0);
  g_array_append_vals (self->changes, changes->data, changes->len);
  _lian_coverage_load (self);
}

/* Asks where points would serve best, and tries that out if it is wanted. */
static void
ask_sites (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianCoveragePage *self = LIAN_COVERAGE_PAGE (widget);
  lian_coverage_sites_present (widget, lian_context_get_store (self->context), self->job,
                               find_cooperative (self), found_sites, self);
}

/**
 * _lian_coverage_install_changes:
 * @klass: the page's class
 *
 * Installs what is tried out.
 */
void
_lian_coverage_install_changes (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "coverage.close", NULL, toggle_closing);
  gtk_widget_class_install_action (klass, "coverage.add", NULL, add_change);
  gtk_widget_class_install_action (klass, "coverage.clear", NULL, clear_changes);
  gtk_widget_class_install_action (klass, "coverage.sites", NULL, ask_sites);
}

/* The choices. */

static void
add_target (LianCoveragePage *self, GtkStringList *words, gint64 id, const char *title)
{
  g_autofree char *text = lian_text_shorten_to (title, 28);
  gtk_string_list_append (words, text);
  g_array_append_val (self->targets, id);
}

static void
add_places (LianCoveragePage *self, GtkStringList *words)
{
  guint n;
  const LianPlace *places = lian_ground_get_places (get_ground (self), &n);
  for (guint i = 0; i < n; i++)
    if (places[i].placed)
      add_target (self, words, places[i].id, places[i].title);
}

static void
add_points (LianCoveragePage *self, GtkStringList *words)
{
  guint n;
  const LianOutlet *outlets = lian_ground_get_outlets (get_ground (self), &n);
  for (guint i = 0; i < n; i++)
    if (outlets[i].placed && outlets[i].id != self->point)
      add_target (self, words, outlets[i].id, outlets[i].title);
}

static void
add_rounds (LianCoveragePage *self, GtkStringList *words)
{
  guint n;
  const LianTour *tours = lian_ground_get_tours (get_ground (self), &n);
  for (guint i = 0; i < n; i++)
    add_target (self, words, tours[i].id, tours[i].title);
}

static void
select_target (LianCoveragePage *self, gint64 id)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_array_index (self->targets, gint64, i) == id)
      gtk_drop_down_set_selected (self->target_choice, i);
}

/**
 * _lian_coverage_fill_targets:
 * @self: the page
 *
 * Offers what the kind of change can be about.
 */
void
_lian_coverage_fill_targets (LianCoveragePage *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind_choice);
  guint at = gtk_drop_down_get_selected (self->target_choice);
  gint64 chosen = at < self->targets->len ? g_array_index (self->targets, gint64, at) : 0;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  if (self->job == NULL || kind >= G_N_ELEMENTS (kinds))
    return;
  _lian_coverage_show_details (self, kinds[kind].kind);
  g_array_set_size (self->targets, 0);
  if (kinds[kind].target == TARGET_PLACE)
    add_places (self, words);
  else if (kinds[kind].target == TARGET_POINT)
    add_points (self, words);
  else
    add_rounds (self, words);
  gtk_drop_down_set_model (self->target_choice, G_LIST_MODEL (words));
  select_target (self, chosen);
  _lian_coverage_update_actions (self);
}

/**
 * _lian_coverage_choose_place:
 * @self: the page
 * @place: a neighbourhood, chosen on the map
 *
 * Takes it as what the next change is about, if that wants a place.
 */
void
_lian_coverage_choose_place (LianCoveragePage *self, gint64 place)
{
  guint kind = gtk_drop_down_get_selected (self->kind_choice);
  if (kind < G_N_ELEMENTS (kinds) && kinds[kind].target == TARGET_PLACE)
    select_target (self, place);
}

static GtkDropDown *
create_choice (const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const[]){ "", NULL });
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (choice), name);
  lian_gtk48_make_searchable (GTK_DROP_DOWN (choice));
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
create_asking (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = lian_gtk48_mnemonic_button_new (_ ("_Try"));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  self->kind_choice = create_choice (_ ("What to try"));
  self->target_choice = create_choice (_ ("Where, or which"));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, _ (kinds[i].label));
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (words));
  g_signal_connect_object (self->kind_choice, "notify::selected",
                           G_CALLBACK (_lian_coverage_fill_targets), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (self->target_choice), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "coverage.add");
  gtk_widget_set_tooltip_text (add, _ ("See what would come of it; nothing is written"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->target_choice));
  gtk_box_append (GTK_BOX (line), add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind_choice));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), _lian_coverage_create_details (self));
  return box;
}

/* "What if", and which: a trial or a proposal. */
static GtkWidget *
create_heading (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *choice = _lian_coverage_create_proposals (self);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_box_append (GTK_BOX (box), lian_label_new (_ ("What if"), "heading"));
  gtk_box_append (GTK_BOX (box), choice);
  return box;
}

/* Either what a trial allows, or the steps of a proposal. */
static GtkWidget *
create_trial_buttons (void)
{
  GtkWidget *lines = lian_lines_new ();
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Close this point"),
                         _ ("See what would come of it; nothing is written (Delete)"),
                         "coverage.close");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Take _all back"), NULL, "coverage.clear");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Best places…"),
                         _ ("Find out where points would serve best"), "coverage.sites");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Keep…"),
                         _ ("Keep what is tried out as a proposal"), "coverage.keep");
  return lines;
}

static GtkWidget *
create_proposal_buttons (void)
{
  GtkWidget *lines = lian_lines_new ();
  lian_lines_add_button (LIAN_LINES (lines), _ ("P_ut to decision…"), NULL, "coverage.put");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Decide…"), NULL, "coverage.decide");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Cou_ntersign…"), NULL, "coverage.countersign");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Carry _out…"), NULL, "coverage.carry-out");
  lian_lines_add_button (LIAN_LINES (lines), _ ("Take bac_k…"),
                         _ ("Make it a draft again"), "coverage.take-back");
  lian_lines_add_button (LIAN_LINES (lines), _ ("_Try further"),
                         _ ("Go on with its changes as a trial of one's own; nothing is written"),
                         "coverage.try-further");
  return lines;
}

/**
 * _lian_coverage_create_changes:
 * @self: the page
 *
 * Returns: (transfer floating): what if
 */
GtkWidget *
_lian_coverage_create_changes (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->change_totals = GTK_LABEL (lian_label_new ("", "caption"));
  self->change_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->change_list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Changes that are tried out"),
                                  -1);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->change_totals));
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->change_list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inner);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), ROOM_FOR_CHANGES);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  self->trial = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->steps = create_proposal_buttons ();
  gtk_box_append (GTK_BOX (self->trial), create_asking (self));
  gtk_box_append (GTK_BOX (self->trial), create_trial_buttons ());
  gtk_box_append (GTK_BOX (box), self->trial);
  gtk_box_append (GTK_BOX (box), self->steps);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  self->change_scrolled = GTK_SCROLLED_WINDOW (scrolled);
  return box;
}
