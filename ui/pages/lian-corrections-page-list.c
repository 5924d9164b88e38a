/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of corrections, by state.
 *
 * There are few of them by their nature, so it is a list box with headings; should there be very
 * many, the first ones are shown, the headings count all, and the last row says how many are not
 * shown. */
#include "lian-corrections-page-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-plural.h"
#include "lian-text.h"

#include <string.h>

#define MOST_ROWS 400

typedef struct
{
  guint generation;
  GPtrArray *items; /* LianCorrection */
} ListJob;

static void
list_job_free (gpointer data)
{
  ListJob *job = data;
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job);
}

/* Rows. */

typedef struct
{
  gint64 activity;
  gint64 record;
  LianCorrectionState state;
} RowKey;

static const RowKey *
key_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "lian-key") : NULL;
}

static char *
describe_item (const LianCorrection *one)
{
  LianDate due = lian_correction_get_due (one);
  g_autofree char *day = due != 0 ? lian_date_format (due) : NULL;
  /* Translators: a date */
  g_autofree char *when = day != NULL ? g_strdup_printf (_ ("due on %s"), day) : NULL;
  return lian_isolate_join (" — ", one->activity_name, when != NULL ? when : one->blocked_by, NULL);
}

static GtkWidget *
create_row (const LianCorrection *one)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = lian_text_shorten_to (one->cooperative_name, 140);
  g_autofree char *words = describe_item (one);
  g_autofree char *detail = lian_text_shorten (words);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, detail);
  gtk_box_append (GTK_BOX (box), lian_label_new (title, NULL));
  gtk_box_append (GTK_BOX (box), lian_label_new (detail, "caption"));
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  RowKey key = { one->activity, one->record != NULL ? lian_record_get_id (one->record) : 0,
                 one->state };
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "lian-key", g_memdup2 (&key, sizeof key), g_free);
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  LianCorrectionsPage *self = data;
  LianCorrectionState state = key_of (row)->state;
  if (before != NULL && key_of (before)->state == state)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  g_autofree char *text = g_strdup_printf ("%s (%u)", lian_correction_state_label (state),
                                           self->counts[state]);
  GtkWidget *label = lian_label_new (text, "heading");
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_top (label, 9);
  gtk_list_box_row_set_header (row, label);
}

/* Behind the last row that is shown. */
static GtkWidget *
create_rest (guint n, LianCorrectionState state)
{
  GtkWidget *row = gtk_list_box_row_new ();
  RowKey key = { 0, 0, state };
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u more is not shown; what is settled makes room for it.",
                                   "%u more are not shown; what is settled makes room for them.", n),
                         n);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lian_label_new (text, "caption"));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "lian-key", g_memdup2 (&key, sizeof key), g_free);
  return row;
}

/**
 * _lian_corrections_select_current:
 * @self: the page
 *
 * Selects the row of the correction that is shown.
 */
void
_lian_corrections_select_current (LianCorrectionsPage *self)
{
  GtkListBoxRow *row;
  self->filling = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (key_of (row)->activity == self->activity && key_of (row)->record == self->record)
      gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
}

/* After a case was opened, what was found is that case; after an undo it is found again. */
static void
follow_item (LianCorrectionsPage *self, const GPtrArray *items)
{
  const LianCorrection *other = NULL;
  for (guint i = 0; i < items->len && self->activity != 0; i++)
    {
      const LianCorrection *one = items->pdata[i];
      gint64 record = one->record != NULL ? lian_record_get_id (one->record) : 0;
      if (one->activity == self->activity && record == self->record)
        return;
      if (one->activity == self->activity)
        other = one;
    }
  if (other == NULL && items->len > 0)
    other = items->pdata[0];
  self->activity = other != NULL ? other->activity : 0;
  self->record = other != NULL && other->record != NULL ? lian_record_get_id (other->record) : 0;
  _lian_corrections_load_view (self);
}

static void
fill (LianCorrectionsPage *self, const GPtrArray *items)
{
  GtkListBoxRow *row;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < items->len; i++)
    self->counts[((const LianCorrection *) items->pdata[i])->state]++;
  for (guint i = 0; i < items->len && i < MOST_ROWS; i++)
    gtk_list_box_append (self->list, create_row (items->pdata[i]));
  if (items->len > MOST_ROWS)
    gtk_list_box_append (
        self->list,
        create_rest (items->len - MOST_ROWS,
                     ((const LianCorrection *) items->pdata[MOST_ROWS - 1])->state));
  self->filling = FALSE;
  follow_item (self, items);
  _lian_corrections_select_current (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (items->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      gtk_widget_set_visible (self->bar, FALSE);
    }
}

/* Reading. */

static gboolean
read_list (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  job->items = lian_correction_list (txn, cancellable, error);
  return job->items != NULL;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;
  ListJob *job = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paned == NULL || (job != NULL && job->generation != self->list_generation))
    return;
  if (!lian_trouble_take (self->list_unread, error))
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->list_unread)))
        _lian_corrections_set_waiting (self, LIAN_COUNT_UNKNOWN);
      return;
    }
  fill (self, job->items);
  _lian_corrections_set_waiting (self, job->items->len - self->counts[LIAN_CORRECTION_CLOSED]);
  self->is_read = TRUE;
  _lian_corrections_focus_list (self);
}

/**
 * _lian_corrections_load_list:
 * @self: the page
 *
 * Reads all corrections.
 */
void
_lian_corrections_load_list (LianCorrectionsPage *self)
{
  ListJob *job = g_new0 (ListJob, 1);
  job->generation = ++self->list_generation;
  lian_store_read_async (lian_context_get_store (self->context), read_list, job, list_job_free,
                         self->cancellable, list_cb, g_object_ref (self));
}

/* Construction. */

static void
selected_cb (LianCorrectionsPage *self, GtkListBoxRow *row)
{
  const RowKey *key = key_of (row);
  if (key == NULL || self->filling)
    return;
  self->activity = key->activity;
  self->record = key->record;
  _lian_corrections_load_view (self);
}

static void
activated_cb (LianCorrectionsPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
}

/**
 * _lian_corrections_create_list:
 * @self: the page
 *
 * Returns: (transfer floating): the list with its bar for what can't be read
 */
GtkWidget *
_lian_corrections_create_list (LianCorrectionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Corrections"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 180, -1);
  gtk_box_append (GTK_BOX (box), _lian_corrections_create_unread (self, &self->list_unread, G_CALLBACK (_lian_corrections_load_list)));
  /* Rows follow the focus, so Tab through them would lead through all corrections. */
  gtk_box_append (GTK_BOX (box), lian_tab_bin_new (scrolled));
  return box;
}
