/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base as it was known at the end of an earlier day, to be looked at. */
#include "lian-past-base.h"
#include "lian-past-place-private.h"
#include "lian-verify.h"

struct _LianPastBase
{
  LianPastPlace place;
  char *path;
  char *origin;
  LianDate day;
  gint64 left_out;
};

static void
clear (gpointer data)
{
  LianPastBase *self = data;
  _lian_past_place_remove (&self->place);
  g_free (self->path);
  g_free (self->origin);
}

/**
 * lian_past_base_ref:
 * @self: a base of an earlier day
 *
 * Returns: (transfer full): @self
 */
LianPastBase *
lian_past_base_ref (LianPastBase *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lian_past_base_unref:
 * @self: (transfer full): a base of an earlier day
 *
 * The last one removes its files; nobody may have it open then.
 */
void
lian_past_base_unref (LianPastBase *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

typedef struct
{
  char *base;
  LianDate day;
  LianProgress *progress;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;
  g_free (wish->base);
  g_clear_object (&wish->progress);
  g_free (wish);
}

/* The file bears the name of its base, for whoever saves or prints from it. */
static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;
  g_autoptr (LianPastBase) self = g_atomic_rc_box_new0 (LianPastBase);
  g_autofree char *name = g_path_get_basename (wish->base);
  self->place.lock = -1;
  self->origin = g_strdup (wish->base);
  self->day = wish->day;
  gboolean ok = _lian_past_place_make (&self->place, &error);
  if (ok)
    {
      self->path = g_build_filename (self->place.folder, name, NULL);
      ok = lian_asof_make (wish->base, wish->day, self->path, wish->progress, &self->left_out,
                           &error);
    }
  if (ok)
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) lian_past_base_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lian_past_base_make_async:
 * @base: the path of a base
 * @day: a day; the base as known at its end
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes the base of an earlier day without waiting.
 */
void
lian_past_base_make_async (const char *base, LianDate day, LianProgress *progress,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Wish *wish = g_new (Wish, 1);
  *wish = (Wish){ g_strdup (base), day, progress != NULL ? g_object_ref (progress) : NULL };
  g_task_set_source_tag (task, lian_past_base_make_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * lian_past_base_make_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the base of the earlier day
 */
LianPastBase *
lian_past_base_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lian_past_base_get_path:
 * @self: a base of an earlier day
 *
 * Returns: (transfer none): its file
 */
const char *
lian_past_base_get_path (LianPastBase *self)
{
  return self->path;
}

/**
 * lian_past_base_get_origin:
 * @self: a base of an earlier day
 *
 * Returns: (transfer none): the file of the base of today
 */
const char *
lian_past_base_get_origin (LianPastBase *self)
{
  return self->origin;
}

/**
 * lian_past_base_get_day:
 * @self: a base of an earlier day
 *
 * Returns: the day at whose end it was so known
 */
LianDate
lian_past_base_get_day (LianPastBase *self)
{
  return self->day;
}

/**
 * lian_past_base_get_left_out:
 * @self: a base of an earlier day
 *
 * Returns: how many acts were entered later
 */
gint64
lian_past_base_get_left_out (LianPastBase *self)
{
  return self->left_out;
}
