/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One row of a table model. */
#include "lian-i18n.h"
#include "lian-table-model-private.h"

G_DEFINE_FINAL_TYPE (LianRow, lian_row, G_TYPE_OBJECT)

static guint loaded_signal;

static void
lian_row_finalize (GObject *object)
{
  LianRow *self = LIAN_ROW (object);
  g_strfreev (self->cells);
  g_free (self->title);
  G_OBJECT_CLASS (lian_row_parent_class)->finalize (object);
}

static void
lian_row_class_init (LianRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_row_finalize;
  loaded_signal = g_signal_new ("loaded", LIAN_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
lian_row_init (LianRow *self)
{
}

void
_lian_row_fill (LianRow *self, char **cells, char *title)
{
  g_strfreev (self->cells);
  g_free (self->title);
  self->cells = cells;
  self->n_cells = g_strv_length (cells);
  self->title = title;
  self->failed = FALSE;
  g_signal_emit (self, loaded_signal, 0);
}

/* The cells that were read earlier stay. */
void
_lian_row_fail (LianRow *self)
{
  self->failed = TRUE;
  g_signal_emit (self, loaded_signal, 0);
}

/**
 * lian_row_get_id:
 * @self: a row
 *
 * Returns: the record
 */
gint64
lian_row_get_id (LianRow *self)
{
  g_return_val_if_fail (LIAN_IS_ROW (self), 0);
  return self->id;
}

/**
 * lian_row_is_loaded:
 * @self: a row
 *
 * Returns: whether its cells have come
 */
gboolean
lian_row_is_loaded (LianRow *self)
{
  g_return_val_if_fail (LIAN_IS_ROW (self), FALSE);
  return self->cells != NULL;
}

/**
 * lian_row_has_failed:
 * @self: a row
 *
 * Returns: whether its cells could not be read the last time
 */
gboolean
lian_row_has_failed (LianRow *self)
{
  g_return_val_if_fail (LIAN_IS_ROW (self), FALSE);
  return self->failed;
}

/**
 * lian_row_get_cell:
 * @self: a row
 * @column: place in the model's columns
 *
 * Returns: (transfer none): the text to show; while it loads the first cell is "…" and the others are empty, for
 *   a view far from where it was sets them all twice; where it can't be read the first cell says so
 */
const char *
lian_row_get_cell (LianRow *self, guint column)
{
  g_return_val_if_fail (LIAN_IS_ROW (self), "");
  if (self->cells == NULL && self->failed)
    return column == 0 ? _ ("can't be read") : "";
  if (self->cells == NULL)
    return column == 0 ? "…" : "";
  return column < self->n_cells ? self->cells[column] : "";
}

/**
 * lian_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): the record's name; "" while it loads
 */
const char *
lian_row_get_title (LianRow *self)
{
  g_return_val_if_fail (LIAN_IS_ROW (self), "");
  return self->title != NULL ? self->title : "";
}
