/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The window on one base.
 *
 * Pages are made when their area is first shown, and stay.  Whoever wants to show a record says so
 * by win.open-record; parts that have no list of their own are shown in their owner's form. */
#include "lian-window-private.h"
#include "lian-area-faces.h"
#include "lian-arrange-page.h"
#include "lian-channels-page.h"
#include "lian-contract-doubts-page.h"
#include "lian-contract-totals-page.h"
#include "lian-corrections-page.h"
#include "lian-coverage-page.h"
#include "lian-i18n.h"
#include "lian-materials-page.h"
#include "lian-reports-page.h"
#include "lian-log-page.h"
#include "lian-numbers-page.h"
#include "lian-rulebook-page.h"
#include "lian-overview-page.h"
#include "lian-progress-page.h"
#include "lian-quality-page.h"
#include "lian-records-page.h"
#include "lian-relations-page.h"
#include "lian-reorganisation-page.h"
#include "lian-review-page.h"
#include "lian-today-page.h"

#define GROUP "window"

G_DEFINE_FINAL_TYPE (LianWindow, lian_window, ADW_TYPE_APPLICATION_WINDOW)

static LianRecordsPage *show_records (LianWindow *self, const LianArea *area);

/* Pages. */

static void
counted_cb (LianWindow *self, guint waiting)
{
  _lian_window_set_count (self, "today", waiting);
}

static void
open_draft_cb (LianWindow *self, gpointer data)
{
  const LianDraft *draft = data;
  const LianType *type = lian_type_find (draft->type);
  const LianArea *area = type != NULL ? lian_area_of_type (type) : NULL;
  if (area == NULL)
    return;
  lian_records_page_open_draft (show_records (self, area), draft);
}

static GtkWidget *
make_today (LianWindow *self)
{
  GtkWidget *page = lian_today_page_new (self->context);
  g_signal_connect_object (page, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "read", G_CALLBACK (_lian_window_count_areas), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open-draft", G_CALLBACK (open_draft_cb), self,
                           G_CONNECT_SWAPPED);
  return page;
}

/* A page of its own kind; NULL for an area that has lists of records only. */
static GtkWidget *
make_own_page (LianWindow *self, const LianArea *area)
{
  if (g_str_equal (area->id, "today"))
    return make_today (self);
  if (g_str_equal (area->id, "review"))
    return lian_review_page_new (self->context);
  if (g_str_equal (area->id, "corrections"))
    return lian_corrections_page_new (self->context);
  if (g_str_equal (area->id, "relations"))
    return lian_relations_page_new (self->context);
  if (g_str_equal (area->id, "reorganisations"))
    return lian_reorganisation_page_new (self->context);
  if (g_str_equal (area->id, "coverage"))
    return lian_coverage_page_new (self->context);
  if (g_str_equal (area->id, "channels"))
    return lian_channels_page_new (self->context);
  if (g_str_equal (area->id, "arrangement"))
    return lian_arrange_page_new (self->context);
  if (g_str_equal (area->id, "progress"))
    return lian_progress_page_new (self->context);
  if (g_str_equal (area->id, "crafts"))
    return lian_quality_page_new (self->context);
  if (g_str_equal (area->id, "charts"))
    return lian_overview_page_new (self->context);
  if (g_str_equal (area->id, "history"))
    return lian_log_page_new (self->context);
  if (g_str_equal (area->id, "numbers"))
    return lian_numbers_page_new (self->context);
  if (g_str_equal (area->id, "reports"))
    return lian_reports_page_new (self->context);
  if (g_str_equal (area->id, "materials"))
    return lian_materials_page_new (self->context);
  if (g_str_equal (area->id, "rulebook"))
    return lian_rulebook_page_new (self->context);
  return NULL;
}

static void
waiting_cb (LianWindow *self, GParamSpec *pspec, GObject *page)
{
  const LianArea *area = g_object_get_data (page, "lian-area");
  guint waiting = 0;
  g_object_get (page, "waiting", &waiting, NULL);
  _lian_window_set_count (self, area->id, waiting);
}

/* A page that counts what waits for somebody says so by its property "waiting". */
static void
follow_count (LianWindow *self, GtkWidget *page, const LianArea *area)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "waiting") == NULL)
    return;
  g_object_set_data (G_OBJECT (page), "lian-area", (gpointer) area);
  g_signal_connect_object (page, "notify::waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The contracts themselves come first: they are what a clerk opens all day. */
static void
add_faces_of_contracts (LianAreaFaces *faces)
{
  lian_area_faces_add_later (faces, _ ("Records"), NULL);
  lian_area_faces_add_later (faces, _ ("Totals"), lian_contract_totals_page_new);
  lian_area_faces_add_later (faces, _ ("Doubts"), lian_contract_doubts_page_new);
}

static GtkWidget *
make_page (LianWindow *self, const LianArea *area)
{
  GtkWidget *own = make_own_page (self, area);
  gboolean contracts = g_str_equal (area->id, "contracts");
  if (own != NULL)
    follow_count (self, own, area);
  if (area->types == NULL)
    return own;
  if (own == NULL && !contracts)
    return lian_records_page_new (self->context, area->types);
  GtkWidget *faces = lian_area_faces_new (area, self->context);
  if (contracts)
    {
      add_faces_of_contracts (LIAN_AREA_FACES (faces));
      return faces;
    }
  lian_area_faces_add_page (LIAN_AREA_FACES (faces), _ (area->face), own);
  lian_area_faces_add_later (LIAN_AREA_FACES (faces), _ ("Records"), NULL);
  return faces;
}

/* The page that is shown: of an area with several faces the one that is seen. */
GtkWidget *
_lian_window_get_page (LianWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  return LIAN_IS_AREA_FACES (page) ? lian_area_faces_get_page (LIAN_AREA_FACES (page)) : page;
}

/* The lists of records of the area. */
static LianRecordsPage *
show_records (LianWindow *self, const LianArea *area)
{
  lian_window_show_area (self, area->id);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  if (LIAN_IS_AREA_FACES (page))
    lian_area_faces_show_records (LIAN_AREA_FACES (page));
  return LIAN_RECORDS_PAGE (_lian_window_get_page (self));
}

static GtkWidget *
ensure_page (LianWindow *self, const LianArea *area)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->stack), area->id);
  if (page == NULL)
    {
      page = make_page (self, area);
      gtk_stack_add_named (GTK_STACK (self->stack), page, area->id);
    }
  return page;
}

/**
 * lian_window_show_area:
 * @self: a window
 * @area: an area's id
 *
 * Shows the page of the area; an unknown one changes nothing.
 */
void
lian_window_show_area (LianWindow *self, const char *area)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  const LianArea *found = lian_area_find (area);
  if (found == NULL)
    return;
  self->area = found;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), ensure_page (self, found));
  _lian_window_select_sidebar (self, found);
  adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* Finding the record that shows another one. */

typedef struct
{
  const LianType *type;
  gint64 id;
  gint64 activity;
  gint64 correction;
} Target;

static gboolean
is_correction (const LianType *type)
{
  return g_str_equal (type->id, "correction_case");
}

/* What an officer decided, or was recommended, is shown where the officer decides; a correction
 * where it is compared. */
static gboolean
is_reviewed (const LianType *type)
{
  return g_str_equal (type->id, "decision") || g_str_equal (type->id, "recommendation")
         || is_correction (type);
}

static gboolean
find_shown (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Target *target = data;
  if (is_reviewed (target->type))
    {
      g_autoptr (LianRecord) record = lian_txn_load (txn, target->type, target->id);
      target->activity = record != NULL ? lian_record_get_number (record, "activity") : 0;
      if (record != NULL && is_correction (target->type))
        target->correction = target->id;
      return TRUE;
    }
  while (target->id != 0 && lian_area_of_type (target->type) == NULL)
    {
      int owner = lian_type_owner_field (target->type);
      g_autoptr (LianRecord) record
          = owner >= 0 ? lian_txn_load (txn, target->type, target->id) : NULL;
      target->id = record != NULL ? lian_record_number_at (record, owner) : 0;
      if (record != NULL)
        target->type = lian_type_find (target->type->fields[owner].reference);
    }
  return TRUE;
}

static void
show_record (LianWindow *self, const LianType *type, gint64 id)
{
  const LianArea *area = lian_area_of_type (type);
  lian_records_page_open (show_records (self, area), type, id);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  Target *target = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (target == NULL && self->context != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  if (target == NULL || self->context == NULL)
    return;
  if (target->correction != 0)
    {
      lian_window_show_area (self, "corrections");
      lian_corrections_page_open (LIAN_CORRECTIONS_PAGE (_lian_window_get_page (self)),
                                  target->activity, target->correction);
    }
  else if (target->activity != 0)
    {
      lian_window_show_area (self, "review");
      lian_review_page_open (LIAN_REVIEW_PAGE (_lian_window_get_page (self)), target->activity);
    }
  else if (target->id != 0 && lian_area_of_type (target->type) != NULL)
    show_record (self, target->type, target->id);
}

/**
 * lian_window_open_record:
 * @self: a window
 * @type: a record type
 * @id: a record
 *
 * Shows the record in the list and the form of its area, or the record that it is a part of.
 */
void
lian_window_open_record (LianWindow *self, const LianType *type, gint64 id)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  g_return_if_fail (type != NULL);
  if (g_str_equal (type->id, "edition"))
    {
      lian_window_show_area (self, "rulebook");
      lian_rulebook_page_open (LIAN_RULEBOOK_PAGE (_lian_window_get_page (self)), id);
      return;
    }
  if (lian_area_of_type (type) != NULL && !is_reviewed (type))
    {
      show_record (self, type, id);
      return;
    }
  Target *target = g_new0 (Target, 1);
  *target = (Target){ type, id, 0, 0 };
  lian_store_read_async (lian_context_get_store (self->context), find_shown, target, g_free,
                         self->cancellable, found_cb, g_object_ref (self));
}

/**
 * lian_window_open_form:
 * @self: a window
 * @type: a record type with a list of its own
 * @id: a record
 *
 * Shows the record in its form, also where lian_window_open_record() leads to a page of its own kind.
 */
void
lian_window_open_form (LianWindow *self, const LianType *type, gint64 id)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  g_return_if_fail (type != NULL && lian_area_of_type (type) != NULL);
  show_record (self, type, id);
}

/* The base. */

/* What belongs to a record and has no list of its own to be looked at in. */
static gboolean
is_accessory (const LianType *type)
{
  return lian_type_owner_field (type) >= 0 || g_str_equal (type->id, "kept_warning")
         || g_str_equal (type->id, "likeness");
}

/* The one record that an undone or redone act was about; parts alone lead to their owner. */
static const LianChange *
single_record (const LianChangeSet *changes)
{
  guint n = 0;
  const LianChange *list = lian_change_set_get (changes, &n);
  const LianChange *found = NULL;
  for (guint i = 0; i < n; i++)
    {
      if (is_accessory (list[i].type))
        continue;
      if (found != NULL)
        return NULL;
      found = &list[i];
    }
  return found != NULL || n == 0 ? found : list;
}

/* What a plan says is seen in its table, not in the lists of its lines. */
static void
show_plans (LianWindow *self)
{
  lian_window_show_area (self, "arrangement");
  lian_area_faces_show_first (LIAN_AREA_FACES (gtk_stack_get_visible_child (GTK_STACK (self->stack))));
}

/* Shows what an undo or a redo did: the record, or the list of the records. */
static void
follow_change (LianWindow *self, const LianChangeSet *changes)
{
  if (lian_change_set_touches (changes, "arrangement_line"))
    {
      show_plans (self);
      return;
    }
  const LianChange *change
      = lian_change_set_is_bulk (changes) ? NULL : single_record (changes);
  if (change != NULL && change->kind != LIAN_CHANGE_DELETED)
    lian_window_open_record (self, change->type, change->id);
  else if (change == NULL)
    {
      lian_window_show_area (self, "history");
      lian_log_page_show_newest (LIAN_LOG_PAGE (_lian_window_get_page (self)));
    }
}

static void
store_changed_cb (LianWindow *self, LianChangeSet *changes)
{
  if (lian_change_set_touches (changes, "settings")
      || lian_change_set_touches (changes, "federation"))
    _lian_window_read_heading (self);
  if (!self->follow_change)
    return;
  self->follow_change = FALSE;
  follow_change (self, changes);
}

/* Drafts and undo are the officer's own. */
static void
author_cb (LianWindow *self)
{
  _lian_window_read_heading (self);
  lian_today_page_refresh (LIAN_TODAY_PAGE (ensure_page (self, lian_area_find ("today"))));
}

static void
follow_store (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (_lian_window_update_undo),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (_lian_window_update_undo),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::working-date",
                           G_CALLBACK (_lian_window_read_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::author", G_CALLBACK (author_cb), self,
                           G_CONNECT_SWAPPED);
  _lian_window_follow_days (self);
  _lian_window_update_undo (self);
  _lian_window_read_heading (self);
}

/* Size and place. */

static void
restore_state (LianWindow *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  int width = g_key_file_get_integer (settings, GROUP, "width", NULL);
  int height = g_key_file_get_integer (settings, GROUP, "height", NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? width : 1280,
                               height > 0 ? height : 720);
  if (g_key_file_get_boolean (settings, GROUP, "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (self));
  g_autofree char *area = g_key_file_get_string (settings, GROUP, "area", NULL);
  /* It also tells when the numbers of the sidebar are to be asked for. */
  ensure_page (self, lian_area_find ("today"));
  lian_window_show_area (self, lian_area_find (area) != NULL ? area : "today");
}

void
_lian_window_save_state (LianWindow *self)
{
  GKeyFile *settings = lian_context_get_settings (self->context);
  int width = 0, height = 0;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_boolean (settings, GROUP, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      g_key_file_set_integer (settings, GROUP, "width", width);
      g_key_file_set_integer (settings, GROUP, "height", height);
    }
  if (self->area != NULL)
    g_key_file_set_string (settings, GROUP, "area", self->area->id);
  lian_context_save_settings (self->context);
}

static gboolean
lian_window_close_request (GtkWindow *window)
{
  LianWindow *self = LIAN_WINDOW (window);
  if (self->may_close)
    return GTK_WINDOW_CLASS (lian_window_parent_class)->close_request (window);
  _lian_window_begin_to_close (self);
  return TRUE;
}

static void
lian_window_dispose (GObject *object)
{
  LianWindow *self = LIAN_WINDOW (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->count_source, g_source_remove);
  _lian_window_stop_backup (self);
  _lian_window_drop_toast (self);
  G_OBJECT_CLASS (lian_window_parent_class)->dispose (object);
  g_clear_object (&self->context);
}

static void
lian_window_finalize (GObject *object)
{
  LianWindow *self = LIAN_WINDOW (object);
  g_object_unref (self->cancellable);
  g_clear_object (&self->backup);
  g_clear_object (&self->composed_line);
  g_clear_object (&self->composed_text);
  G_OBJECT_CLASS (lian_window_parent_class)->finalize (object);
}

static void
lian_window_class_init (LianWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lian_window_close_request;
  _lian_window_install_actions (GTK_WIDGET_CLASS (klass));
  g_signal_new ("show-past", LIAN_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_POINTER);
}

static void
lian_window_init (LianWindow *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lian_window_new:
 * @application: (nullable): the application
 * @context: store, drafts and settings of the base
 *
 * Returns: (transfer none): a window; GTK owns it until it is closed
 */
GtkWidget *
lian_window_new (GtkApplication *application, LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianWindow *self = g_object_new (LIAN_TYPE_WINDOW, "application", application, NULL);
  self->context = g_object_ref (context);
  _lian_window_restore_zoom (self);
  _lian_window_build (self);
  _lian_window_add_shortcuts (self);
  _lian_window_restrict_past (self);
  restore_state (self);
  follow_store (self);
  return GTK_WIDGET (self);
}

/**
 * lian_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): what its pages share
 */
LianContext *
lian_window_get_context (LianWindow *self)
{
  g_return_val_if_fail (LIAN_IS_WINDOW (self), NULL);
  return self->context;
}

/**
 * lian_window_get_record:
 * @self: a window
 * @id: (out): the record; 0 for a new one
 *
 * Returns: (transfer none) (nullable): the type of the record in the form of the page shown
 */
const LianType *
lian_window_get_record (LianWindow *self, gint64 *id)
{
  g_return_val_if_fail (LIAN_IS_WINDOW (self), NULL);
  GtkWidget *page = _lian_window_get_page (self);
  *id = 0;
  return LIAN_IS_RECORDS_PAGE (page)
             ? lian_records_page_get_record (LIAN_RECORDS_PAGE (page), id)
             : NULL;
}
