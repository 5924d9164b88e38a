/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a list tells its views when its ids change.
 *
 * Rows that come or go in the middle are told as such.  Other ids are told in two phases, empty and filled
 * again, and of many the first ones only; the others follow from idle moments until a view has all the
 * widgets that it makes, and then the rest at once. */
#include "lian-table-model-private.h"

#include <string.h>

static gboolean
same_ids (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, sizeof (gint64) * a->len) == 0);
}

/* Whether the ids go on where those on show end. */
static gboolean
continues (LianTableModel *self, const GArray *ids)
{
  return self->ids->len > 0 && ids->len > self->ids->len
         && memcmp (self->ids->data, ids->data, sizeof (gint64) * self->ids->len) == 0;
}

/* A few rows came, went or moved: those before and behind keep their widgets, and the focus. */
static gboolean
splice_ids (LianTableModel *self, GArray *ids)
{
  const gint64 *old = (const gint64 *)(gpointer)self->ids->data;
  const gint64 *new = (const gint64 *)(gpointer)ids->data;
  guint most = MIN (self->ids->len, ids->len), head = 0, tail = 0;
  while (head < most && old[head] == new[head])
    head++;
  while (tail < most - head && old[self->ids->len - 1 - tail] == new[ids->len - 1 - tail])
    tail++;
  guint removed = self->ids->len - head - tail, added = ids->len - head - tail;
  if (head + tail == 0 || MAX (removed, added) > LIAN_TABLE_FIRST)
    return FALSE;
  _lian_table_drop_pages (self, head);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  if (removed != added)
    _lian_table_tell_n_items (self);
  return TRUE;
}

/**
 * _lian_table_swap_ids:
 * @self: a model
 * @ids: (transfer full): other ids
 *
 * Never (0, N, N): a view of GTK 4.8 would ask for every row.
 */
void
_lian_table_swap_ids (LianTableModel *self, GArray *ids)
{
  guint before = self->ids->len;
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  _lian_table_drop_pages (self, 0);
  g_array_unref (self->ids);
  self->ids = ids;
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
  if (before != ids->len)
    _lian_table_tell_n_items (self);
}

/* Some more of the rest; all of it when a view makes no more widgets for them. */
static gboolean
grow_cb (gpointer data)
{
  LianTableModel *self = data;
  guint before = self->ids->len, next = before + LIAN_TABLE_FIRST;
  gboolean all = next >= LIAN_TABLE_PAGE || next >= self->rest->len;
  _lian_table_drop_pages (self, before);
  if (all)
    {
      g_array_unref (self->ids);
      self->ids = g_steal_pointer (&self->rest);
      self->growing = 0;
    }
  else
    g_array_append_vals (self->ids, &g_array_index (self->rest, gint64, before), LIAN_TABLE_FIRST);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->ids->len - before);
  _lian_table_tell_n_items (self);
  if (all)
    _lian_table_ids_shown (self);
  return all ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
grow (LianTableModel *self, GArray *ids)
{
  self->rest = ids;
  self->growing = g_idle_add (grow_cb, self);
}

/**
 * _lian_table_stop_growing:
 * @self: a model
 *
 * The ids on show stay; other ones are asked for.
 */
void
_lian_table_stop_growing (LianTableModel *self)
{
  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_pointer (&self->rest, g_array_unref);
}

static GArray *
first_of (const GArray *ids)
{
  GArray *first = g_array_sized_new (FALSE, FALSE, sizeof (gint64), LIAN_TABLE_FIRST);
  return g_array_append_vals (first, ids->data, LIAN_TABLE_FIRST);
}

/**
 * _lian_table_show_ids:
 * @self: a model
 * @ids: (transfer full): all the ids
 *
 * Shows them; _lian_table_ids_shown() is called when they all are.
 */
void
_lian_table_show_ids (LianTableModel *self, GArray *ids)
{
  _lian_table_stop_growing (self);
  if (same_ids (self->ids, ids))
    g_array_unref (ids);
  else if (splice_ids (self, ids))
    ;
  else if (continues (self, ids))
    {
      grow (self, ids);
      return;
    }
  else if (ids->len <= LIAN_TABLE_FIRST)
    _lian_table_swap_ids (self, ids);
  else
    {
      _lian_table_swap_ids (self, first_of (ids));
      grow (self, ids);
      return;
    }
  _lian_table_ids_shown (self);
}
