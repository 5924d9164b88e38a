/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A task in pieces: orders that share no co-operative, and none of its limits or materials, directly or over
 * others, have nothing to do with each other.
 *
 * What a stage has is the sum of what it has in each piece, so the best plan of a task is made of the best
 * plans of its pieces, stage after stage.  A piece is often small enough for a proof where the task isn't. */
#include "lian-arrange-pieces-private.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-asked-private.h"
#include "lian-arrange-scope-private.h"

/* The root of what belongs together; the way there gets shorter each time. */
static guint
find_root (guint *above, guint n)
{
  while (above[n] != n)
    n = above[n] = above[above[n]];
  return n;
}

static void
join (guint *above, guint a, guint b)
{
  above[find_root (above, a)] = find_root (above, b);
}

static void
join_uses (const LianArrangeTask *task, guint *above, guint first_use, guint n_uses, guint with)
{
  guint limits = task->orders->len + task->makers->len;
  for (guint u = first_use; u < first_use + n_uses; u++)
    join (above, limits + USE (task, u)->limit, with);
}

/* Orders, makers and limits stand one behind the other. */
static guint *
join_all (const LianArrangeTask *task)
{
  guint n = task->orders->len + task->makers->len + task->limits->len;
  guint *above = g_new (guint, MAX (n, 1));
  for (guint k = 0; k < n; k++)
    above[k] = k;
  for (guint w = 0; w < task->ways->len; w++)
    {
      const LianArrangeWay *way = WAY (task, w);
      join (above, task->orders->len + way->maker, way->order);
      join_uses (task, above, way->first_use, way->n_uses, way->order);
      if (way->variety != LIAN_ARRANGE_NONE)
        join_uses (task, above, VARIETY (task, way->variety)->first_use, VARIETY (task, way->variety)->n_uses, way->order);
    }
  return above;
}

/* By order its piece. */
guint *
_lian_pieces_find (const LianArrangeTask *task, guint *n_pieces)
{
  g_autofree guint *above = join_all (task);
  g_autofree guint *number = g_new (guint, task->orders->len + task->makers->len + task->limits->len + 1);
  guint *piece_of = g_new (guint, task->orders->len + 1);
  *n_pieces = 0;
  for (guint k = 0; k < task->orders->len + task->makers->len + task->limits->len; k++)
    number[k] = LIAN_ARRANGE_NONE;
  for (guint o = 0; o < task->orders->len; o++)
    {
      guint *of_root = number + find_root (above, o);
      if (ORDER (task, o)->n_ways > 0 && *of_root == LIAN_ARRANGE_NONE)
        *of_root = (*n_pieces)++;
      piece_of[o] = *of_root;
    }
  return piece_of;
}

/* The ways of a piece are marked. */
guint8 *
_lian_pieces_list_ways (const LianArrangeTask *task, const guint *piece_of, guint piece)
{
  guint8 *marks = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < task->ways->len; w++)
    marks[w] = piece_of[WAY (task, w)->order] == piece;
  return marks;
}

typedef struct
{
  _LianStages *stages; /* of the whole task */
  GHashTable *columns; /* way, part and month as one number: the column, and one more */
  gint64 *x; /* by column */
} Pieces;

static gint64 *
make_key (const LianArrangeTask *task, guint way, guint part, guint month)
{
  gint64 key = ((gint64) way * task->parts->len + part) * task->n_months + month;
  return g_memdup2 (&key, sizeof key);
}

static void
list_columns (Pieces *self)
{
  const _LianModel *model = self->stages->model;
  for (guint c = 0; c < model->n_columns; c++)
    if (model->columns[c].kind == _LIAN_COLUMN_SHARE)
      g_hash_table_insert (self->columns,
                           make_key (model->task, model->columns[c].way, model->columns[c].part, model->columns[c].month),
                           GUINT_TO_POINTER (c + 1));
}

/* FALSE if the whole task has no such share. */
static gboolean
take_shares (Pieces *self, const _LianScope *scope, const _LianStages *piece)
{
  for (guint c = 0; c < piece->model->n_columns; c++)
    {
      const _LianColumn *column = piece->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE || piece->best[c] == 0)
        continue;
      g_autofree gint64 *key = make_key (self->stages->model->task, scope->way[column->way], scope->part[column->part],
                                         column->month);
      guint whole = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, key));
      if (whole == 0)
        return FALSE;
      self->x[whole - 1] = piece->best[c];
    }
  return TRUE;
}

static gboolean
prove_piece (Pieces *self, const guint *piece_of, guint n)
{
  const LianArrangeTask *task = self->stages->model->task;
  g_autofree guint8 *ways = _lian_pieces_list_ways (task, piece_of, n);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autoptr (_LianScope) scope = _lian_scope_new (task, none, ways);
  g_autoptr (_LianModel) model = _lian_model_new (scope->task);
  if (model->n_columns > _LIAN_STAGES_SMALL)
    return FALSE;
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (LianArrangeFigure));
  g_autofree gint64 *best = g_new0 (gint64, MAX (model->n_columns, 1));
  _LianStages piece = { .model = model, .effort = self->stages->effort, .best = best, .figures = figures };
  return _lian_stages_prove (&piece) && take_shares (self, scope, &piece);
}

static void
add_figures (_LianStages *stages)
{
  g_autoptr (GArray) places = _lian_stages_list_places (stages->model->task);
  for (guint n = 0; n < places->len; n++)
    {
      guint place = g_array_index (places, guint, n);
      g_autofree gint64 *cost = _lian_model_stage_cost (stages->model, place);
      gint64 value = _lian_model_sum (stages->model, cost, stages->best);
      LianArrangeFigure figure = { place, value, value };
      g_array_append_val (stages->figures, figure);
    }
}

/* All pieces, unless one is too large or can't be proved; what comes of them is a plan of the whole if that keeps
 * to everything. */
static gboolean
prove_all (Pieces *self, const guint *piece_of, guint n_pieces)
{
  _LianStages *stages = self->stages;
  list_columns (self);
  for (guint n = 0; n < n_pieces; n++)
    if (!prove_piece (self, piece_of, n))
      return FALSE;
  _lian_model_complete (stages->model, self->x);
  if (!_lian_model_is_kept (stages->model, self->x, stages->model->lower, stages->model->upper))
    return FALSE;
  memcpy (stages->best, self->x, stages->model->n_columns * sizeof *stages->best);
  stages->found = stages->proved = TRUE;
  add_figures (stages);
  return TRUE;
}

/* Finds and proves the best plan piece by piece; FALSE, and nothing is found, if there are no pieces or that is
 * not soon done. */
gboolean
_lian_pieces_prove (_LianStages *stages)
{
  guint n_pieces;
  const LianArrangeTask *task = stages->model->task;
  g_autofree guint *piece_of = _lian_pieces_find (task, &n_pieces);
  if (n_pieces < 2 || stages->model->n_columns / n_pieces > _LIAN_STAGES_SMALL)
    return FALSE;
  g_autofree gint64 *x = g_new0 (gint64, MAX (stages->model->n_columns, 1));
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Pieces self = { stages, columns, x };
  _LianEffortEnd whole = _lian_effort_begin_share (stages->effort, 2);
  gboolean proved = prove_all (&self, piece_of, n_pieces);
  _lian_effort_end_share (stages->effort, whole);
  return proved;
}
