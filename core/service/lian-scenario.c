/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A ground with changes: the parts are changed one after the other, then measured anew. */
#include "lian-error.h"
#include "lian-ground-private.h"
#include "lian-i18n.h"
#include "lian-scenario.h"

/* What closes or ends is marked first, so that indexes hold until the end. */
typedef struct
{
  const LianGround *ground;
  LianGroundParts *parts;
  GArray *closed; /* of gboolean, for each outlet of the parts */
  GArray *ended;  /* of gboolean, for each tour of the parts */
} Scene;

static void
scene_clear (Scene *scene)
{
  g_clear_pointer (&scene->parts, lian_ground_parts_free);
  g_clear_pointer (&scene->closed, g_array_unref);
  g_clear_pointer (&scene->ended, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/**
 * lian_capacity_of_month:
 * @a_day: customers a day; -1 when not known
 * @days: days of the week, bit 0 for Monday to bit 6; 0 for every day
 *
 * A month is a twelfth of 52 weeks.
 *
 * Returns: customers a month, rounded down; -1 when not known
 */
gint32
lian_capacity_of_month (gint32 a_day, guint8 days)
{
  int open = 0;
  for (int day = 0; day < 7; day++)
    open += days == 0 || (days & (1 << day));
  return a_day < 0 ? -1 : (gint32) MIN ((gint64) a_day * open * 13 / 3, G_MAXINT32);
}

/**
 * lian_weekdays_parse:
 * @text: (nullable): days as a record keeps them, 1 (Monday) to 7 with commas
 *
 * Returns: the days, bit 0 for Monday to bit 6
 */
guint8
lian_weekdays_parse (const char *text)
{
  guint8 days = 0;
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    if (*c >= '1' && *c <= '7')
      days |= (guint8) (1 << (*c - '1'));
  return days;
}

/**
 * lian_weekdays_to_text:
 * @days: days of the week, bit 0 for Monday to bit 6
 *
 * Returns: (transfer full) (nullable): the days as a record keeps them; %NULL for none
 */
char *
lian_weekdays_to_text (guint8 days)
{
  GString *text = g_string_new (NULL);
  for (int day = 0; day < 7; day++)
    if (days & (1 << day))
      g_string_append_printf (text, "%s%d", text->len > 0 ? "," : "", day + 1);
  return g_string_free (text, text->len == 0);
}

static char *
dup_number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static LianOutlet *
find_point (Scene *scene, gint64 id, GError **error)
{
  int i = id != 0 ? lian_ground_find_outlet (scene->ground, id) : -1;
  g_autofree char *number = dup_number (id);
  if (i >= 0 && !g_array_index (scene->closed, gboolean, i))
    return &g_array_index (scene->parts->outlets, LianOutlet, i);
  if (i >= 0)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 _ ("“%s” closes twice, or is changed after it has closed."),
                 g_array_index (scene->parts->outlets, LianOutlet, i).title);
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 _ ("The service point %s is not there: it is closed, or of another trade or city."),
                 number);
  return NULL;
}

static void
mark (GArray *marks, guint i)
{
  g_array_index (marks, gboolean, i) = TRUE;
}

static guint
index_of (const Scene *scene, const LianOutlet *outlet)
{
  return (guint) (outlet - (const LianOutlet *) scene->parts->outlets->data);
}

static gboolean
close_point (Scene *scene, gint64 id, GError **error)
{
  LianOutlet *outlet = find_point (scene, id, error);
  if (outlet == NULL)
    return FALSE;
  mark (scene->closed, index_of (scene, outlet));
  return TRUE;
}

static gboolean
find_place (const Scene *scene, gint64 id, gint32 *place, GError **error)
{
  *place = id != 0 ? lian_ground_find_place (scene->ground, id) : -1;
  if (id == 0 || *place >= 0)
    return TRUE;
  g_autofree char *number = dup_number (id);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               _ ("The neighbourhood %s is not there, or in another city."), number);
  return FALSE;
}

static gboolean
put_point (Scene *scene, LianOutlet *outlet, const LianServiceChange *change, GError **error)
{
  if (!find_place (scene, change->neighbourhood, &outlet->place, error))
    return FALSE;
  const LianPlace *place
      = outlet->place >= 0 ? &g_array_index (scene->parts->places, LianPlace, outlet->place) : NULL;
  outlet->borrowed = !change->placed && place != NULL && place->placed;
  outlet->placed = change->placed || outlet->borrowed;
  outlet->x = outlet->borrowed ? place->x : change->x;
  outlet->y = outlet->borrowed ? place->y : change->y;
  if (outlet->placed || outlet->place >= 0)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("Where to? Name a neighbourhood or a position."));
  return FALSE;
}

/* The ways that led to the old place lead nowhere. */
static gboolean
move_point (Scene *scene, const LianServiceChange *change, GError **error)
{
  LianOutlet *outlet = find_point (scene, change->point, error);
  if (outlet == NULL || !put_point (scene, outlet, change, error))
    return FALSE;
  gint32 moved = (gint32) index_of (scene, outlet);
  for (guint i = scene->parts->ways->len; i-- > 0;)
    {
      const LianWay *way = &g_array_index (scene->parts->ways, LianWay, i);
      if (way->to < 0 && way->outlet == moved)
        g_array_remove_index (scene->parts->ways, i);
    }
  return TRUE;
}

static gboolean
merge_points (Scene *scene, const LianServiceChange *change, GError **error)
{
  LianOutlet *outlet = find_point (scene, change->point, error);
  LianOutlet *into = outlet != NULL ? find_point (scene, change->into, error) : NULL;
  if (into == NULL)
    return FALSE;
  if (into == outlet)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                   _ ("“%s” can't be merged with itself."), outlet->title);
      return FALSE;
    }
  into->capacity = into->capacity < 0 || outlet->capacity < 0
                       ? -1
                       : (gint32) MIN ((gint64) into->capacity + outlet->capacity, G_MAXINT32);
  mark (scene->closed, index_of (scene, outlet));
  return TRUE;
}

static gboolean
open_point (Scene *scene, const LianServiceChange *change, GError **error)
{
  gboolean stays = FALSE;
  LianOutlet outlet = { .cooperative = change->cooperative, .days = change->days };
  if (!put_point (scene, &outlet, change, error))
    return FALSE;
  outlet.title = g_strdup (_ ("new point"));
  outlet.capacity = lian_capacity_of_month (change->capacity, change->days);
  g_array_append_val (scene->parts->outlets, outlet);
  g_array_append_val (scene->closed, stays);
  return TRUE;
}

static gboolean
end_round (Scene *scene, const LianServiceChange *change, GError **error)
{
  int i = change->round != 0 ? lian_ground_find_tour (scene->ground, change->round) : -1;
  if (i >= 0 && !g_array_index (scene->ended, gboolean, i))
    {
      mark (scene->ended, (guint) i);
      return TRUE;
    }
  g_autofree char *number = dup_number (change->round);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               _ ("The round %s is not there: it has ended, or is of another trade or city."),
               number);
  return FALSE;
}

static gboolean
begin_round (Scene *scene, const LianServiceChange *change, GError **error)
{
  gboolean stays = FALSE;
  LianTour tour = { .cooperative = change->cooperative, .days = change->days };
  LianStop stop = { (gint32) scene->parts->tours->len, -1, change->days };
  if (!find_place (scene, change->neighbourhood, &stop.place, error))
    return FALSE;
  if (stop.place < 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                           _ ("Which neighbourhood does the new round serve?"));
      return FALSE;
    }
  tour.title = g_strdup (_ ("new round"));
  g_array_append_val (scene->parts->tours, tour);
  g_array_append_val (scene->ended, stays);
  g_array_append_val (scene->parts->stops, stop);
  return TRUE;
}

static gboolean
change_scene (Scene *scene, const LianServiceChange *change, GError **error)
{
  switch (change->kind)
    {
    case LIAN_SERVICE_CLOSE:
      return close_point (scene, change->point, error);
    case LIAN_SERVICE_MOVE:
      return move_point (scene, change, error);
    case LIAN_SERVICE_MERGE:
      return merge_points (scene, change, error);
    case LIAN_SERVICE_OPEN:
      return open_point (scene, change, error);
    case LIAN_SERVICE_ROUND_END:
      return end_round (scene, change, error);
    case LIAN_SERVICE_ROUND_BEGIN:
      return begin_round (scene, change, error);
    case LIAN_SERVICE_ROUND_TO_POINT:
      return end_round (scene, change, error) && open_point (scene, change, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* New indexes of what stays; -1 for what goes. */
static gint32 *
renumber (const GArray *gone)
{
  gint32 *numbers = g_new (gint32, MAX (gone->len, 1));
  gint32 next = 0;
  for (guint i = 0; i < gone->len; i++)
    numbers[i] = g_array_index (gone, gboolean, i) ? -1 : next++;
  return numbers;
}

static void
drop_marked (GArray *array, const GArray *gone)
{
  for (guint i = array->len; i-- > 0;)
    if (g_array_index (gone, gboolean, i))
      g_array_remove_index (array, i);
}

static void
sweep (Scene *scene)
{
  LianGroundParts *parts = scene->parts;
  g_autofree gint32 *outlets = renumber (scene->closed);
  g_autofree gint32 *tours = renumber (scene->ended);
  drop_marked (parts->outlets, scene->closed);
  drop_marked (parts->tours, scene->ended);
  for (guint i = parts->ways->len; i-- > 0;)
    {
      LianWay *way = &g_array_index (parts->ways, LianWay, i);
      if (way->to >= 0)
        continue;
      way->outlet = outlets[way->outlet];
      if (way->outlet < 0)
        g_array_remove_index (parts->ways, i);
    }
  for (guint i = parts->stops->len; i-- > 0;)
    {
      LianStop *stop = &g_array_index (parts->stops, LianStop, i);
      stop->tour = tours[stop->tour];
      if (stop->tour < 0)
        g_array_remove_index (parts->stops, i);
    }
}

/**
 * lian_ground_apply:
 * @ground: a ground
 * @changes: (array length=n_changes): what is changed, one after the other
 * @n_changes: how many
 * @cancellable: (nullable): to give up
 * @error: return location; names the point, round or neighbourhood that is not there
 *
 * The places stay the same and keep their indexes; points and rounds don't.
 *
 * Returns: (transfer full) (nullable): the ground as it would be
 */
LianGround *
lian_ground_apply (LianGround *ground, const LianServiceChange *changes, guint n_changes,
                   GCancellable *cancellable, GError **error)
{
  g_auto (Scene) scene = { .ground = ground };
  scene.parts = lian_ground_parts_copy (ground->parts);
  scene.closed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  scene.ended = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (scene.closed, scene.parts->outlets->len);
  g_array_set_size (scene.ended, scene.parts->tours->len);
  for (guint i = 0; i < n_changes; i++)
    if (!change_scene (&scene, &changes[i], error))
      return NULL;
  sweep (&scene);
  return lian_ground_new (g_steal_pointer (&scene.parts), cancellable, error);
}
