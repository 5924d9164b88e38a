/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of a plan.  With 5,000 orders there are some ten thousand: the list holds two numbers for each
 * and makes an object for those that are looked at. */
#include "lian-arrange-rows.h"

#include <string.h>

struct _LianArrangeRow
{
  GObject parent_instance;

  LianArrangeRowKind kind;
  guint index;
};

G_DEFINE_FINAL_TYPE (LianArrangeRow, lian_arrange_row, G_TYPE_OBJECT)

static void
lian_arrange_row_class_init (LianArrangeRowClass *klass)
{
}

static void
lian_arrange_row_init (LianArrangeRow *self)
{
}

/**
 * lian_arrange_row_get_kind:
 * @self: a row
 *
 * Returns: what it is about
 */
LianArrangeRowKind
lian_arrange_row_get_kind (LianArrangeRow *self)
{
  return self->kind;
}

/**
 * lian_arrange_row_get_index:
 * @self: a row
 *
 * Returns: the index of the order, maker or way in the task
 */
guint
lian_arrange_row_get_index (LianArrangeRow *self)
{
  return self->index;
}

/* The list. */

typedef struct
{
  LianArrangeRowKind kind;
  guint index;
} Place;

struct _LianArrangeRows
{
  GObject parent_instance;

  GArray *places; /* Place */
};

static guint
get_n_items (GListModel *model)
{
  return LIAN_ARRANGE_ROWS (model)->places->len;
}

static GType
get_item_type (GListModel *model)
{
  return LIAN_TYPE_ARRANGE_ROW;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GArray *places = LIAN_ARRANGE_ROWS (model)->places;
  if (position >= places->len)
    return NULL;
  LianArrangeRow *row = g_object_new (LIAN_TYPE_ARRANGE_ROW, NULL);
  row->kind = g_array_index (places, Place, position).kind;
  row->index = g_array_index (places, Place, position).index;
  return row;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_n_items = get_n_items;
  interface->get_item_type = get_item_type;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LianArrangeRows, lian_arrange_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lian_arrange_rows_finalize (GObject *object)
{
  g_array_unref (LIAN_ARRANGE_ROWS (object)->places);
  G_OBJECT_CLASS (lian_arrange_rows_parent_class)->finalize (object);
}

static void
lian_arrange_rows_class_init (LianArrangeRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_arrange_rows_finalize;
}

static void
lian_arrange_rows_init (LianArrangeRows *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

/**
 * lian_arrange_rows_new:
 *
 * Returns: (transfer full): an empty list
 */
LianArrangeRows *
lian_arrange_rows_new (void)
{
  return g_object_new (LIAN_TYPE_ARRANGE_ROWS, NULL);
}

/* What a filling looks at. */
typedef struct
{
  const LianArrangeTask *task;
  const LianArrangeSheet *sheet;
  LianArrangeRowsFlags flags;
  gboolean *doubtful; /* by order, or by maker where the rows are turned */
  GArray *places;
} Filling;

static guint
group_of (const Filling *f, guint way)
{
  const LianArrangeWay *w = &g_array_index (f->task->ways, LianArrangeWay, way);
  return f->flags & LIAN_ARRANGE_ROWS_TURNED ? w->maker : w->order;
}

static gboolean
is_unfinished (const Filling *f, guint order)
{
  const LianArrangeSheet *sheet = f->sheet;
  return lian_arrange_sheet_get_late (sheet, order) > 0
         || lian_arrange_sheet_sum_order (sheet, order) < lian_arrange_get_wanted (f->task, order);
}

static void
doubt_way (Filling *f, guint way)
{
  gboolean late = lian_arrange_sheet_sum_way (f->sheet, way) > 0
                  && is_unfinished (f, g_array_index (f->task->ways, LianArrangeWay, way).order);
  if (late || lian_arrange_sheet_is_broken (f->sheet, way))
    f->doubtful[group_of (f, way)] = TRUE;
}

/* An order that nobody can make has no way to be doubted by. */
static void
doubt (Filling *f)
{
  for (guint way = 0; way < f->task->ways->len; way++)
    doubt_way (f, way);
  for (guint order = 0; !(f->flags & LIAN_ARRANGE_ROWS_TURNED) && order < f->task->orders->len; order++)
    if (is_unfinished (f, order))
      f->doubtful[order] = TRUE;
}

static void
add (Filling *f, LianArrangeRowKind kind, guint index)
{
  Place place = { kind, index };
  g_array_append_val (f->places, place);
}

static void
add_way (Filling *f, guint way)
{
  if (f->flags & LIAN_ARRANGE_ROWS_ABLE || lian_arrange_sheet_is_touched (f->sheet, way))
    add (f, LIAN_ARRANGE_ROW_WAY, way);
}

static void
add_orders (Filling *f)
{
  for (guint o = 0; o < f->task->orders->len; o++)
    {
      const LianArrangeOrder *order = &g_array_index (f->task->orders, LianArrangeOrder, o);
      if (f->flags & LIAN_ARRANGE_ROWS_DOUBTFUL && !f->doubtful[o])
        continue;
      add (f, LIAN_ARRANGE_ROW_ORDER, o);
      for (guint way = order->first_way; way < order->first_way + order->n_ways; way++)
        add_way (f, way);
    }
}

/* The ways of each co-operative, in the order of the task. */
static GArray **
sort_ways (const Filling *f)
{
  GArray **ways = g_new0 (GArray *, MAX (f->task->makers->len, 1));
  for (guint maker = 0; maker < f->task->makers->len; maker++)
    ways[maker] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint way = 0; way < f->task->ways->len; way++)
    g_array_append_val (ways[g_array_index (f->task->ways, LianArrangeWay, way).maker], way);
  return ways;
}

static void
add_makers (Filling *f)
{
  g_autofree GArray **ways = sort_ways (f);
  for (guint maker = 0; maker < f->task->makers->len; maker++)
    {
      if (!(f->flags & LIAN_ARRANGE_ROWS_DOUBTFUL) || f->doubtful[maker])
        {
          add (f, LIAN_ARRANGE_ROW_MAKER, maker);
          for (guint i = 0; i < ways[maker]->len; i++)
            add_way (f, g_array_index (ways[maker], guint, i));
        }
      g_array_unref (ways[maker]);
    }
}

/**
 * lian_arrange_rows_fill:
 * @self: the list
 * @task: the task
 * @sheet: the plan
 * @flags: which rows
 *
 * Lists the rows anew.  Where they are the same ones, nothing is told: they keep their widgets.
 */
void
lian_arrange_rows_fill (LianArrangeRows *self, const LianArrangeTask *task, const LianArrangeSheet *sheet,
                        LianArrangeRowsFlags flags)
{
  guint before = self->places->len;
  g_autofree gboolean *doubtful = g_new0 (gboolean, task->orders->len + task->makers->len + 1);
  Filling filling = { task, sheet, flags, doubtful, g_array_new (FALSE, FALSE, sizeof (Place)) };
  if (flags & LIAN_ARRANGE_ROWS_DOUBTFUL)
    doubt (&filling);
  if (flags & LIAN_ARRANGE_ROWS_TURNED)
    add_makers (&filling);
  else
    add_orders (&filling);
  gboolean same = before == filling.places->len
                  && memcmp (self->places->data, filling.places->data, before * sizeof (Place)) == 0;
  g_array_unref (self->places);
  self->places = filling.places;
  if (!same)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->places->len);
}

/**
 * lian_arrange_rows_clear:
 * @self: the list
 *
 * Empties it.
 */
void
lian_arrange_rows_clear (LianArrangeRows *self)
{
  guint before = self->places->len;
  g_array_set_size (self->places, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
}

/**
 * lian_arrange_rows_find:
 * @self: the list
 * @kind: what is looked for
 * @index: its index
 *
 * Returns: where it stands; %G_MAXUINT if it is not in the list
 */
guint
lian_arrange_rows_find (LianArrangeRows *self, LianArrangeRowKind kind, guint index)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      if (place->kind == kind && place->index == index)
        return i;
    }
  return G_MAXUINT;
}
