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
  const struct
  {
    const char *area;
    guint count;
  } areas[] = {
    { "review", read != NULL ? read->counts.review : LIAN_COUNT_UNKNOWN },
    { "corrections", read != NULL ? read->counts.corrections : LIAN_COUNT_UNKNOWN },
    { "relations", read != NULL ? read->counts.relations : LIAN_COUNT_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), areas[i].area) == NULL)
      _lian_window_set_count (self, areas[i].area, areas[i].count);
}

/**
 * _lian_window_count_areas:
 * @self: a window
 *
 * Asks for the numbers of the areas that have no page yet.
 */
void
_lian_window_count_areas (LianWindow *self)
{
  Count *read = g_new0 (Count, 1);
  read->generation = ++self->count_generation;
  lian_store_read_async (lian_context_get_store (self->context), count, read, g_free, self->cancellable,
                         counted_cb, g_object_ref (self));
}
