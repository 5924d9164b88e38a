/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a list of records could not read, and trying again.
 *
 * A list that leaves out what it can't read looks like a list that is complete, and people decide by
 * it.  So what is missing is said until it has been read. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-table-model-private.h"
#include "lian-text.h"

static guint
count_failed (LianTableModel *self)
{
  GHashTableIter iter;
  gpointer row;
  guint n = 0;
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    n += lian_row_has_failed (row);
  return n;
}

/* The list as a whole: @error is %NULL when its ids were read. */
void
_lian_table_ids_read (LianTableModel *self, const GError *error)
{
  gboolean recovered = self->ids_failed && error == NULL;
  self->ids_failed = error != NULL;
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_INPUT))
    {
      /* What was asked for names something that the base does not have. */
      g_autofree char *text = lian_text_capitalize (error->message);
      _lian_table_tell_problem (self, text);
    }
  else if (error != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          self->ids->len > 0
              ? _ ("This list can't be read at present, and what it shows may be old. %s")
              : _ ("This list can't be read at present. %s"),
          error->message);
      _lian_table_tell_problem (self, text);
    }
  else if (recovered && count_failed (self) > 0)
    _lian_table_reload_failed (self);
  else if (recovered)
    _lian_table_tell_problem (self, NULL);
}

/* A damaged base: some ids were found, and nobody can say how many were not. */
void
_lian_table_ids_salvaged (LianTableModel *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf (
      _ ("Some records of this list can't be read. The others are shown in the order of their entry. %s"),
      error->message);
  self->ids_failed = TRUE;
  _lian_table_tell_problem (self, text);
}

/* Some of its rows: @error is %NULL when they were read. */
void
_lian_table_rows_read (LianTableModel *self, const GError *error)
{
  if (self->ids_failed)
    return;
  if (error != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("Some rows of this list can't be read. %s"), error->message);
      _lian_table_tell_problem (self, text);
    }
  else if (self->problem != NULL && count_failed (self) == 0)
    _lian_table_tell_problem (self, NULL);
}

/**
 * lian_table_model_retry:
 * @self: a model
 *
 * Reads again what could not be read.
 */
void
lian_table_model_retry (LianTableModel *self)
{
  g_return_if_fail (LIAN_IS_TABLE_MODEL (self));
  if (self->ids_failed)
    lian_table_model_refresh (self);
  _lian_table_reload_failed (self);
}

/**
 * lian_table_model_is_complete:
 * @self: a model
 *
 * Returns: whether the number of its rows is that of the query: %FALSE while it can't be read
 */
gboolean
lian_table_model_is_complete (LianTableModel *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), FALSE);
  return !self->ids_failed;
}

/**
 * lian_table_model_get_problem:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what is missing from the list and why, as a sentence; %NULL
 *   while nothing is
 */
const char *
lian_table_model_get_problem (LianTableModel *self)
{
  g_return_val_if_fail (LIAN_IS_TABLE_MODEL (self), NULL);
  return self->problem;
}
