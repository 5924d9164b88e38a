/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case on one time line.
 *
 * Everything that a decision on an activity rests on: its facts and their evidence, what the rules
 * recommended, what was decided, countersigned, returned and voided, what came of it by the returns
 * and was corrected, and what happened to the relations, points and contracts of its co-operative.
 * It is read from the acts, so nothing is told twice and nothing can be told that was not entered;
 * only where deliveries fell short is reckoned from what stands there now. */
#include "lian-case-history-private.h"

#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

/* Records about an activity, by the field that refers to it or to its co-operative. */
static const struct
{
  const char *type;
  const char *field;
  gboolean of_cooperative;
} sources[] = {
  { "readiness", "activity", FALSE },      { "process", "activity", FALSE },
  { "recommendation", "activity", FALSE }, { "decision", "activity", FALSE },
  { "production_return", "activity", FALSE }, { "correction_case", "activity", FALSE },
  { "impact_finding", "activity", FALSE },
  { "relation", "cooperative", TRUE },     { "service_point", "cooperative", TRUE },
  { "allotment", "cooperative", TRUE },    { "delivery", "cooperative", TRUE },
};

/* Parts of those records, by the field that refers to their owner. */
static const struct
{
  const char *owner;
  const char *type;
} parts[] = {
  { "service_point", "investigation" },
  { "process", "split_link" },
  { "correction_case", "correction_symptom" },
  { "correction_case", "correction_measure" },
};

/**
 * _lian_case_find_source:
 * @type: a type of record
 * @of_cooperative: (out) (optional): whether the field refers to a co-operative, and not to an
 *   activity
 *
 * Returns: (nullable): the field by which such records belong to a case
 */
const char *
_lian_case_find_source (const LianType *type, gboolean *of_cooperative)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].type, type->id))
      {
        if (of_cooperative != NULL)
          *of_cooperative = sources[i].of_cooperative;
        return sources[i].field;
      }
  return NULL;
}

/**
 * _lian_case_find_part:
 * @type: a type of record
 *
 * Returns: (nullable): the field by which such records belong to a record of a case
 */
const char *
_lian_case_find_part (const LianType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].type, type->id))
      return parts[i].owner;
  return NULL;
}

/* What is gathered before it is put in order. */
typedef struct
{
  LianTxn *txn;
  gint64 activity;
  gint64 cooperative;
  GHashTable *records; /* gint64, a set */
  GHashTable *acts;    /* gint64 to LianAct */
} Gathering;

/**
 * lian_event_free:
 * @event: (nullable) (transfer full): a line
 */
void
lian_event_free (LianEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->entered);
  g_free (event->who);
  g_free (event->why);
  g_free (event->what);
  g_free (event->detail);
  g_free (event);
}

/**
 * lian_event_dup_moment:
 * @event: a line
 *
 * Returns: (transfer full): the moment of entry as the clock of who entered it showed it, to the
 *   minute
 */
char *
lian_event_dup_moment (const LianEvent *event)
{
  const char *entered = event->entered != NULL ? event->entered : "";
  return g_strdelimit (g_strndup (entered, 16), "T", ' ');
}

static void
gathering_clear (Gathering *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->acts, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static gboolean
add_record (Gathering *self, gint64 id, GError **error)
{
  if (!g_hash_table_add (self->records, g_memdup2 (&id, sizeof id)))
    return TRUE;
  g_autoptr (GPtrArray) acts = lian_txn_list_acts_of (self->txn, id, error);
  if (acts == NULL)
    return FALSE;
  g_ptr_array_set_free_func (acts, NULL);
  for (guint i = 0; i < acts->len; i++)
    {
      LianAct *act = acts->pdata[i];
      if (g_hash_table_contains (self->acts, &act->seq))
        lian_act_free (act);
      else
        g_hash_table_insert (self->acts, g_memdup2 (&act->seq, sizeof act->seq), act);
    }
  return TRUE;
}

/* A point without an activity belongs to all work of the co-operative. */
static gboolean
is_of_other_work (const Gathering *self, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  gint64 activity = lian_type_field (type, "activity") >= 0
                        ? lian_record_get_number (record, "activity")
                        : 0;
  return activity != 0 && activity != self->activity;
}

static gboolean
add_parts (Gathering *self, const LianType *owner, gint64 id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!g_str_equal (parts[i].owner, owner->id))
        continue;
      g_autoptr (GPtrArray) list
          = lian_txn_list (self->txn, lian_type_find (parts[i].type), owner->id, id);
      for (guint k = 0; k < list->len; k++)
        if (!add_record (self, lian_record_get_id (list->pdata[k]), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_source (Gathering *self, guint i, GError **error)
{
  const LianType *type = lian_type_find (sources[i].type);
  g_autoptr (GPtrArray) list
      = lian_txn_list (self->txn, type, sources[i].field,
                       sources[i].of_cooperative ? self->cooperative : self->activity);
  for (guint k = 0; k < list->len; k++)
    {
      gint64 id = lian_record_get_id (list->pdata[k]);
      if (is_of_other_work (self, list->pdata[k]))
        continue;
      if (!add_record (self, id, error) || !add_parts (self, type, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_kept (Gathering *self, const char *kind, gint64 record, GError **error)
{
  g_autoptr (GPtrArray) kept
      = lian_txn_list (self->txn, lian_type_find ("kept_warning"), "record", record);
  for (guint i = 0; i < kept->len; i++)
    if (g_strcmp0 (lian_record_get_text (kept->pdata[i], "kind"), kind) == 0
        && !add_record (self, lian_record_get_id (kept->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* What was deleted, or taken back, was of the case too. */
static gboolean
add_gone (Gathering *self, GError **error)
{
  g_autoptr (GArray) gone
      = _lian_case_list_gone (self->txn, self->activity, self->cooperative, self->records, error);
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    if (!add_record (self, g_array_index (gone, gint64, i), error))
      return FALSE;
  return gone != NULL;
}

static gboolean
gather (Gathering *self, GError **error)
{
  g_autoptr (LianRecord) record
      = lian_txn_load (self->txn, lian_type_find ("activity"), self->activity);
  if (record == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->activity);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no activity %s"), id);
      return FALSE;
    }
  self->cooperative = lian_record_get_number (record, "cooperative");
  if (!add_record (self, self->activity, error) || !add_record (self, self->cooperative, error)
      || !add_kept (self, "activity", self->activity, error)
      || !add_kept (self, "cooperative", self->cooperative, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!add_source (self, i, error))
      return FALSE;
  return add_gone (self, error);
}

/* An answer to a question writes the fact and its evidence in one act: the day on which it was found
 * is the day of the fact too. */
static LianDate
find_day_of_fact (const LianActSides *sides, const GPtrArray *all)
{
  guint64 changed = lian_record_diff (sides->was, sides->is);
  for (guint i = 0; i < all->len; i++)
    {
      const LianActSides *other = all->pdata[i];
      if (other->kind != LIAN_CHANGE_INSERTED || !g_str_equal (other->type->id, "readiness"))
        continue;
      const char *fact = lian_record_get_text (other->is, "fact");
      int field = fact != NULL ? lian_type_field (sides->type, fact) : -1;
      if (field >= 0 && changed == G_GUINT64_CONSTANT (1) << field)
        return lian_record_get_date (other->is, "found_on");
    }
  return 0;
}

static LianEvent *
create_event (const Gathering *self, const LianAct *act, const LianActSides *sides,
              const GPtrArray *all)
{
  LianEvent *event = g_new0 (LianEvent, 1);
  event->act = act->seq;
  event->entered = g_strdup (act->time);
  event->who = g_strdup (act->author);
  event->type = sides->type;
  event->id = sides->id;
  event->effect = _lian_event_find_effect (sides);
  if (event->effect == 0 && sides->kind == LIAN_CHANGE_UPDATED)
    event->effect = find_day_of_fact (sides, all);
  g_autofree char *what = _lian_event_dup_what (self->txn, sides);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, act->of);
  if (act->kind == LIAN_ACT_UNDO)
    /* Translators: what happened, number of an act */
    event->what = g_strdup_printf (_ ("%s (takes back act %s)"), what, of);
  else if (act->kind == LIAN_ACT_REDO)
    /* Translators: what happened, number of an act */
    event->what = g_strdup_printf (_ ("%s (does act %s again)"), what, of);
  else
    event->what = g_steal_pointer (&what);
  event->detail = _lian_event_dup_detail (self->txn, sides);
  /* A decision has the reason of its act as a field of its own. */
  if (act->reason != NULL && strstr (event->detail, act->reason) == NULL)
    event->why = g_strdup (act->reason);
  return event;
}

/* In one act, what a decision rests on stands before the decision. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const LianEvent *one = *(LianEvent *const *) a, *other = *(LianEvent *const *) b;
  if (one->act != other->act)
    return one->act < other->act ? -1 : 1;
  int order = lian_type_index (one->type) - lian_type_index (other->type);
  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
read_act (const Gathering *self, const LianAct *act, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_sides (self->txn, act->seq, self->records, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (_lian_event_concerns (all->pdata[i]))
      g_ptr_array_add (events, create_event (self, act, all->pdata[i], all));
  return all != NULL;
}

/**
 * lian_case_list_history:
 * @txn: the base
 * @activity: an activity
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianEvent) (nullable): what happened to the case, in the
 *   order in which it was entered, then where its co-operative fell short of its allotments, by
 *   the day that was due; %NULL when a part can't be read
 */
GPtrArray *
lian_case_list_history (LianTxn *txn, gint64 activity, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_event_free);
  g_auto (Gathering) self = { .txn = txn, .activity = activity };
  GHashTableIter iter;
  gpointer act;
  self.records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.acts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                     (GDestroyNotify) lian_act_free);
  if (!gather (&self, error))
    return NULL;
  g_hash_table_iter_init (&iter, self.acts);
  while (g_hash_table_iter_next (&iter, NULL, &act))
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_act (&self, act, events, error))
      return NULL;
  g_ptr_array_sort (events, compare_events);
  _lian_case_add_shortfalls (txn, self.cooperative, events);
  return g_steal_pointer (&events);
}
