/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How far a long piece of work is.
 *
 * A fast worker says a thousand times a second where it is; the main thread is woken once and reads
 * the last of it. */
#include "lian-progress.h"
#include "lian-error.h"
#include "lian-i18n.h"

struct _LianProgress
{
  GObject parent_instance;

  GMutex lock; /* over all below */
  char *purpose; /* (nullable): what it is all for */
  char *what;
  double fraction;
  gboolean waking;
  gboolean cancelled;
};

static guint moved_signal;

G_DEFINE_FINAL_TYPE (LianProgress, lian_progress, G_TYPE_OBJECT)

static void
lian_progress_finalize (GObject *object)
{
  LianProgress *self = LIAN_PROGRESS (object);
  g_free (self->purpose);
  g_free (self->what);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lian_progress_parent_class)->finalize (object);
}

static void
lian_progress_class_init (LianProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_progress_finalize;
  moved_signal = g_signal_new ("moved", LIAN_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
lian_progress_init (LianProgress *self)
{
  g_mutex_init (&self->lock);
  self->fraction = LIAN_PROGRESS_UNKNOWN;
}

/**
 * lian_progress_new:
 *
 * Returns: (transfer full): the progress of work that has not begun
 */
LianProgress *
lian_progress_new (void)
{
  return g_object_new (LIAN_TYPE_PROGRESS, NULL);
}

static gboolean
moved_cb (gpointer data)
{
  LianProgress *self = data;
  g_mutex_lock (&self->lock);
  self->waking = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, moved_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
wake (LianProgress *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, moved_cb, g_object_ref (self), g_object_unref);
}

/**
 * lian_progress_set_purpose:
 * @self: (nullable): the progress, where anybody asked for it
 * @purpose: (nullable): what all that is done from now on is for, for people
 *
 * Begins a part of the work that people would not expect.  Called by the work, on any thread.
 */
void
lian_progress_set_purpose (LianProgress *self, const char *purpose)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  g_free (self->purpose);
  self->purpose = g_strdup (purpose);
  g_clear_pointer (&self->what, g_free);
  self->fraction = 0;
  gboolean told = self->waking;
  self->waking = TRUE;
  g_mutex_unlock (&self->lock);
  if (!told)
    wake (self);
}

/**
 * lian_progress_say:
 * @self: (nullable): the progress, where anybody asked for it
 * @what: what is being done, for people
 * @fraction: from 0 to 1, or %LIAN_PROGRESS_UNKNOWN
 *
 * Called by the work, on any thread.
 */
void
lian_progress_say (LianProgress *self, const char *what, double fraction)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  if (g_strcmp0 (self->what, what) != 0)
    {
      g_free (self->what);
      self->what = g_strdup (what);
    }
  self->fraction = fraction;
  gboolean told = self->waking;
  self->waking = TRUE;
  g_mutex_unlock (&self->lock);
  if (!told)
    wake (self);
}

/**
 * lian_progress_dup_what:
 * @self: a progress
 *
 * Returns: (transfer full) (nullable): what is being done, and what for where that was said; %NULL
 *   before it has begun
 */
char *
lian_progress_dup_what (LianProgress *self)
{
  g_return_val_if_fail (LIAN_IS_PROGRESS (self), NULL);
  g_mutex_lock (&self->lock);
  char *what = NULL;
  if (self->purpose != NULL && self->what != NULL)
    /* Translators: what is being made, and what is done for it at the moment */
    what = g_strdup_printf (_ ("%s: %s"), self->purpose, self->what);
  else
    what = g_strdup (self->purpose != NULL ? self->purpose : self->what);
  g_mutex_unlock (&self->lock);
  return what;
}

/**
 * lian_progress_get_fraction:
 * @self: a progress
 *
 * Returns: how much is done, from 0 to 1, or %LIAN_PROGRESS_UNKNOWN
 */
double
lian_progress_get_fraction (LianProgress *self)
{
  g_return_val_if_fail (LIAN_IS_PROGRESS (self), LIAN_PROGRESS_UNKNOWN);
  g_mutex_lock (&self->lock);
  double fraction = self->fraction;
  g_mutex_unlock (&self->lock);
  return fraction;
}

/**
 * lian_progress_cancel:
 * @self: a progress
 *
 * Says that the work is no longer wanted.  It ends a moment later, leaving nothing behind.
 */
void
lian_progress_cancel (LianProgress *self)
{
  g_return_if_fail (LIAN_IS_PROGRESS (self));
  g_mutex_lock (&self->lock);
  self->cancelled = TRUE;
  g_mutex_unlock (&self->lock);
}

/**
 * lian_progress_is_cancelled:
 * @self: (nullable): a progress
 *
 * Returns: whether the work is no longer wanted
 */
gboolean
lian_progress_is_cancelled (LianProgress *self)
{
  if (self == NULL)
    return FALSE;
  g_mutex_lock (&self->lock);
  gboolean cancelled = self->cancelled;
  g_mutex_unlock (&self->lock);
  return cancelled;
}

/**
 * lian_progress_fail_if_cancelled:
 * @self: (nullable): a progress
 * @error: return location for %LIAN_ERROR_CANCELLED
 *
 * Returns: whether the work is no longer wanted, @error being set then
 */
gboolean
lian_progress_fail_if_cancelled (LianProgress *self, GError **error)
{
  if (!lian_progress_is_cancelled (self))
    return FALSE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CANCELLED, _ ("cancelled"));
  return TRUE;
}
