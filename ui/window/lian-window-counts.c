/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How much waits in each area, beside its name.
 *
 * A page that is there tells its own number.  Before anybody went to it, the number is asked of the base,
 * after the page of today was read, and again whenever that is: a page is made when it is looked at. */
#include "lian-home.h"
#include "lian-trouble.h"
#include "lian-window-private.h"

typedef struct
{
  LianHomeCounts counts;
  guint generation;
} Count;

static const char *const counted[] = { "review", "corrections", "relations" };

static gboolean
has_page (LianWindow *self, const char *area)
{
  return gtk_stack_get_child_by_name (GTK_STACK (self->stack), area) != NULL;
}

static gboolean
count (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_home_count (txn, &((Count *) data)->counts, cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  Count *read = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (read != NULL && read->generation != self->count_generation))
    return;
  const LianHomeCounts unknown = { LIAN_COUNT_UNKNOWN, LIAN_COUNT_UNKNOWN, LIAN_COUNT_UNKNOWN };
  const LianHomeCounts *counts = read != NULL ? &read->counts : &unknown;
  const guint numbers[G_N_ELEMENTS (counted)] = { counts->review, counts->corrections, counts->relations };
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (!has_page (self, counted[i]))
      _lian_window_set_count (self, counted[i], numbers[i]);
}

static gboolean
count_cb (gpointer data)
{
  LianWindow *self = data;
  Count *read = g_new0 (Count, 1);
  self->count_source = 0;
  read->generation = ++self->count_generation;
  lian_store_read_async (lian_context_get_store (self->context), count, read, g_free, self->cancellable,
                         counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * _lian_window_count_areas:
 * @self: a window
 *
 * Asks for the numbers of the areas that have no page yet, once what was read before is painted: at the start
 * they would keep the processor from it.
 */
void
_lian_window_count_areas (LianWindow *self)
{
  guint n = 0;
  while (n < G_N_ELEMENTS (counted) && has_page (self, counted[n]))
    n++;
  if (n < G_N_ELEMENTS (counted) && self->count_source == 0)
    self->count_source = g_idle_add (count_cb, self);
}
