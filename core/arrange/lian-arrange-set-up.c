/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How much can be made of a variety in a month once it is set up.  The nearer this is to the truth, the
 * more of a set-up the linear programme has to pay for what it makes. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-private.h"

/* The least that a step of any of @ways takes of @limit. */
static gint64
find_least (const LianArrangeTask *task, const GSList *ways, guint limit)
{
  gint64 least = G_MAXINT64;
  for (; ways != NULL && least > 0; ways = ways->next)
    {
      const LianArrangeWay *way = WAY (task, GPOINTER_TO_UINT (ways->data));
      least = MIN (least, _lian_arrange_get_use (task, way->first_use, way->n_uses, limit));
    }
  return least;
}

static void
narrow (const LianArrangeTask *task, const gint64 *room, guint v, const GSList *ways, gint64 *most)
{
  const LianArrangeVariety *variety = VARIETY (task, v);
  const LianArrangeWay *first = WAY (task, GPOINTER_TO_UINT (ways->data));
  for (guint u = first->first_use; u < first->first_use + first->n_uses; u++)
    {
      guint limit = USE (task, u)->limit;
      gint64 least = find_least (task, ways, limit);
      gint64 own = _lian_arrange_get_use (task, variety->first_use, variety->n_uses, limit);
      for (guint t = 0; least > 0 && t < task->n_months; t++)
        {
          gint64 left = MAX (room[(gsize) limit * task->n_months + t] - own, 0);
          most[t] = MIN (most[t], left / least);
        }
    }
}

/* Narrows @most, by variety and month, to what limits let be made; @room is what there can be of each
 * limit in a month at most. */
void
_lian_set_up_narrow (const LianArrangeTask *task, const gint64 *room, gint64 *most)
{
  g_autofree GSList **ways = g_new0 (GSList *, task->varieties->len + 1);
  for (guint w = 0; w < task->ways->len; w++)
    {
      guint v = WAY (task, w)->variety;
      if (v != LIAN_ARRANGE_NONE)
        ways[v] = g_slist_prepend (ways[v], GUINT_TO_POINTER (w));
    }
  for (guint v = 0; v < task->varieties->len; v++)
    if (ways[v] != NULL)
      {
        narrow (task, room, v, ways[v], most + (gsize) v * task->n_months);
        g_slist_free (ways[v]);
      }
}
