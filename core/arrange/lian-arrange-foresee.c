/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What putting an arrangement in force would do, before it is done. */
#include "lian-arrange-force-private.h"

#include "lian-relation-cut.h"

/* The records as they would be. */
typedef struct
{
  LianCheck look;
  const GArray *shifts;
  GPtrArray *made; /* LianRecord, of allotments as they would be */
} Ahead;

static LianRecord *
ahead_load (gpointer data, const char *type, gint64 id)
{
  Ahead *self = data;
  return self->look.load (self->look.data, type, id);
}

static const LianArrangeShift *
find_shift (const GArray *shifts, gint64 line, gint64 cooperative)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (shifts, LianArrangeShift, i);
      if (shift->line == line && shift->cooperative == cooperative)
        return shift;
    }
  return NULL;
}

static GPtrArray *
ahead_list (gpointer data, const char *type, const char *field, gint64 id)
{
  Ahead *self = data;
  g_autoptr (GPtrArray) found = self->look.list (self->look.data, type, field, id);
  if (!g_str_equal (type, "allotment") || !g_str_equal (field, "contract_line"))
    return g_steal_pointer (&found);
  GPtrArray *list = g_ptr_array_new ();
  for (guint i = 0; i < found->len; i++)
    if (find_shift (self->shifts, id, lian_record_get_number (found->pdata[i], "cooperative")) == NULL)
      g_ptr_array_add (list, found->pdata[i]);
  for (guint i = 0; i < self->shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (self->shifts, LianArrangeShift, i);
      if (shift->line != id || shift->after == 0)
        continue;
      g_ptr_array_add (self->made, _lian_forcing_allotment (id, shift->cooperative, shift->after));
      g_ptr_array_add (list, self->made->pdata[self->made->len - 1]);
    }
  return list;
}

static gboolean
is_known_cut (const GPtrArray *cuts, gint64 relation)
{
  for (guint i = 0; i < cuts->len; i++)
    if (((LianRelationCut *) cuts->pdata[i])->relation == relation)
      return TRUE;
  return FALSE;
}

static void
add_cuts (Ahead *ahead, LianCheck *as_it_is, const LianRecord *line, GPtrArray *cuts)
{
  LianCheck then = { .working_date = ahead->look.working_date, .load = ahead_load, .list = ahead_list, .data = ahead };
  const LianRelationChange change = { .by = LIAN_CUTTER_LINE, .record = line };
  g_autoptr (GPtrArray) now = lian_relation_find_cuts (as_it_is, &change);
  g_autoptr (GPtrArray) found = lian_relation_find_cuts (&then, &change);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 relation = ((LianRelationCut *) found->pdata[i])->relation;
      if (!is_known_cut (now, relation) && !is_known_cut (cuts, relation))
        g_ptr_array_add (cuts, g_steal_pointer (&found->pdata[i]));
    }
}

/* Relations that are cut by the allotments already are none of its doing. */
static GPtrArray *
find_cuts (_LianForcing *self, const GArray *shifts)
{
  gint64 last = 0;
  GPtrArray *cuts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_relation_cut_free);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianCheck look = _lian_shelf_look (self->shelf);
  Ahead ahead = { look, shifts, made };
  for (guint i = 0; i < shifts->len; i++)
    {
      gint64 line = g_array_index (shifts, LianArrangeShift, i).line;
      if (line != last)
        add_cuts (&ahead, &look, _lian_shelf_get (self->shelf, "contract_line", line), cuts);
      last = line;
    }
  return cuts;
}

/**
 * lian_arrange_force_free:
 * @self: (nullable) (transfer full): what putting in force would do
 */
void
lian_arrange_force_free (LianArrangeForce *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shifts);
  g_array_unref (self->replaced);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  lian_arrange_names_free (self->names);
  g_free (self);
}

static void
name_makers (_LianForcing *self, const GArray *shifts)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      gint64 id = g_array_index (shifts, LianArrangeShift, i).cooperative;
      const LianRecord *maker = _lian_shelf_get (self->shelf, "cooperative", id);
      if (maker != NULL)
        lian_arrange_names_set (self->book->names, id, lian_record_get_title (maker));
    }
}

/**
 * lian_arrange_foresee:
 * @txn: the base
 * @arrangement: a draft with quantities
 * @error: return location; %LIAN_ERROR_CONSTRAINT says what stands in the way
 *
 * Tells what putting an arrangement in force would do, before it is done.
 *
 * Returns: (transfer full) (nullable): which allotments would change, which relations would be cut and which
 *   arrangements replaced; %NULL if it can't be put in force
 */
LianArrangeForce *
lian_arrange_foresee (LianTxn *txn, gint64 arrangement, GError **error)
{
  g_auto (_LianForcing) forcing = { 0 };
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (LianArrangeShift));
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!_lian_forcing_open (&forcing, txn, arrangement, error) || !_lian_forcing_find_replaced (&forcing, replaced, error)
      || !_lian_forcing_find_shifts (&forcing, shifts, error))
    return NULL;
  LianArrangeForce *self = g_new0 (LianArrangeForce, 1);
  name_makers (&forcing, shifts);
  self->cuts = find_cuts (&forcing, shifts);
  self->names = g_steal_pointer (&forcing.book->names);
  self->shifts = g_steal_pointer (&shifts);
  self->replaced = g_steal_pointer (&replaced);
  return self;
}
