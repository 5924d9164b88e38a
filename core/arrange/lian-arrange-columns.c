/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The columns that CLP gets of a programme: all at first.  Of hundreds of thousands only few are ever worth
 * anything, and the primal method looks at all of them for every step; so those that cost most beyond the
 * prices can be taken from it, and those that turn out to be worth something come back. */
#include "lian-arrange-columns-private.h"

#include <math.h>

#define BASIC 1 /* what CLP calls a column of its basis */
#define WORTH 1e-7 /* of a scaled cost: from which on a column is worth something */

/* Columns for CLP, one after the other. */
typedef struct
{
  GArray *start, *index, *value, *lower, *upper, *cost;
} Matrix;

static void
begin_matrix (Matrix *matrix)
{
  GArray **wide[] = { &matrix->value, &matrix->lower, &matrix->upper, &matrix->cost };
  matrix->start = g_array_new (FALSE, FALSE, sizeof (int));
  matrix->index = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint n = 0; n < G_N_ELEMENTS (wide); n++)
    *wide[n] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
end_matrix (Matrix *matrix)
{
  GArray *all[] = { matrix->start, matrix->index, matrix->value,
                    matrix->lower, matrix->upper, matrix->cost };
  for (guint n = 0; n < G_N_ELEMENTS (all); n++)
    g_array_unref (all[n]);
}

static void
add_number (GArray *array, double number)
{
  g_array_append_val (array, number);
}

static void
add_entry (const _LianSimplex *self, Matrix *matrix, guint row, gint64 value)
{
  int index = (int) row;
  if (value == 0)
    return;
  g_array_append_val (matrix->index, index);
  add_number (matrix->value, ldexp ((double) value, -self->row_scale[row]));
}

static void
add_column (_LianSimplex *self, Matrix *matrix, guint c)
{
  const _LianModel *model = self->of;
  int start = (int) matrix->index->len;
  g_array_append_val (matrix->start, start);
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    add_entry (self, matrix, model->row[k], model->value[k]);
  for (guint k = 0; k < model->ceilings->len; k++)
    add_entry (self, matrix, model->n_rows + k,
               g_array_index (model->ceilings, _LianCeiling, k).cost[c]);
  add_number (matrix->lower, (double) model->lower[c]);
  add_number (matrix->upper, (double) model->upper[c]);
  add_number (matrix->cost, ldexp ((double) self->cost[c], -self->cost_scale));
  g_array_append_val (self->columns, c);
  self->in[c] = TRUE;
}

static void
close_matrix (Matrix *matrix)
{
  int end = (int) matrix->index->len;
  g_array_append_val (matrix->start, end);
}

/* Gives CLP all columns; @least and @most are by row, scaled. */
void
_lian_simplex_load (_LianSimplex *self, const double *least, const double *most)
{
  Matrix matrix;
  begin_matrix (&matrix);
  for (guint c = 0; c < self->of->n_columns; c++)
    add_column (self, &matrix, c);
  close_matrix (&matrix);
  Clp_loadProblem (self->model, (int) self->of->n_columns, (int) self->n_rows, (int *) matrix.start->data,
                   (int *) matrix.index->data, (double *) matrix.value->data,
                   (double *) matrix.lower->data, (double *) matrix.upper->data,
                   (double *) matrix.cost->data, least, most);
  end_matrix (&matrix);
}

/* What a step of the column costs beyond the prices. */
static double
find_rest (const _LianSimplex *self, guint c)
{
  const _LianModel *model = self->of;
  double rest = (double) self->cost[c];
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    rest -= self->price[model->row[k]] * (double) model->value[k];
  for (guint n = 0; n < model->ceilings->len; n++)
    rest -= self->price[model->n_rows + n]
            * (double) g_array_index (model->ceilings, _LianCeiling, n).cost[c];
  return rest;
}

/* Gives CLP the columns that would be worth something at the prices; FALSE if there are none. */
gboolean
_lian_simplex_widen (_LianSimplex *self)
{
  Matrix matrix;
  double least = -ldexp (WORTH, self->cost_scale);
  guint before = self->columns->len;
  if (before == self->of->n_columns)
    return FALSE;
  begin_matrix (&matrix);
  for (guint c = 0; c < self->of->n_columns; c++)
    if (!self->in[c] && self->of->upper[c] > 0 && find_rest (self, c) < least)
      add_column (self, &matrix, c);
  close_matrix (&matrix);
  if (self->columns->len > before)
    Clp_addColumns (self->model, (int) (self->columns->len - before), (double *) matrix.lower->data,
                    (double *) matrix.upper->data, (double *) matrix.cost->data,
                    (int *) matrix.start->data, (int *) matrix.index->data, (double *) matrix.value->data);
  end_matrix (&matrix);
  return self->columns->len > before;
}

typedef struct
{
  guint column;
  double rest;
} Costly;

static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Costly *first = a, *second = b;
  if (first->rest != second->rest)
    return first->rest < second->rest ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/* Marks the shares of a part that cost most beyond the prices, but for @most of them. */
static void
mark_costly (const _LianSimplex *self, guint part, guint most, guint8 *leaves, const double *x)
{
  const _LianModel *model = self->of;
  g_autoptr (GArray) costly = g_array_new (FALSE, FALSE, sizeof (Costly));
  for (guint c = model->part_start[part]; c < model->part_start[part + 1]; c++)
    {
      Costly one = { c, find_rest (self, c) };
      if (model->columns[c].kind == _LIAN_COLUMN_SHARE && model->lower[c] == 0 && x[c] <= 0
          && Clp_getColumnStatus (self->model, (int) c) != BASIC)
        g_array_append_val (costly, one);
    }
  g_array_sort (costly, compare_rests);
  for (guint n = most; n < costly->len; n++)
    leaves[g_array_index (costly, Costly, n).column] = TRUE;
}

/* Takes from CLP, which has all columns and has just been solved, all shares but those in use and, of each part,
 * the @most that cost least beyond the prices. */
void
_lian_simplex_narrow (_LianSimplex *self, guint most)
{
  const _LianModel *model = self->of;
  g_autofree guint8 *leaves = g_new0 (guint8, model->n_columns + 1);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint p = 0; p < model->task->parts->len; p++)
    mark_costly (self, p, most, leaves, Clp_primalColumnSolution (self->model));
  g_array_set_size (self->columns, 0);
  for (guint c = 0; c < model->n_columns; c++)
    {
      self->in[c] = !leaves[c];
      if (leaves[c])
        g_array_append_val (gone, c);
      else
        g_array_append_val (self->columns, c);
    }
  if (gone->len > 0)
    Clp_deleteColumns (self->model, (int) gone->len, (int *) gone->data);
}
