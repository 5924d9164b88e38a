/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The store: a base with a writer thread and a reader thread.
 *
 * Nothing that can block runs on the main thread, and nothing that emits runs off it.  Jobs are
 * pushed to one of two threads, each with a connection of its own; what they leave for the main
 * thread (changes, labels) is gathered there and told here, after the commit. */
#include "lian-store-private.h"

enum
{
  PROP_0,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_AUTHOR,
  PROP_CAN_UNDO,
  PROP_UNDO_LABEL,
  PROP_CAN_REDO,
  PROP_REDO_LABEL,
  PROP_BUSY,
  PROP_WORKING_DATE,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LianStore, lian_store, G_TYPE_OBJECT)

void
_lian_store_get_author (LianStore *self, gint64 *author, LianDate *override_date)
{
  g_mutex_lock (&self->lock);
  *author = self->author;
  *override_date = self->override_date;
  g_mutex_unlock (&self->lock);
}

static void
lian_store_dispose (GObject *object)
{
  LianStore *self = LIAN_STORE (object);
  if (self->of_window)
    _lian_store_close_behind (self);
  else
    lian_store_close (self);
  G_OBJECT_CLASS (lian_store_parent_class)->dispose (object);
}

static void
lian_store_finalize (GObject *object)
{
  LianStore *self = LIAN_STORE (object);
  g_free (self->path);
  g_free (self->damage);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->trouble);
  g_free (self->found_damage);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lian_store_parent_class)->finalize (object);
}

static void
lian_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LianStore *self = LIAN_STORE (object);
  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_AUTHOR:
      g_value_set_int64 (value, lian_store_get_author (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lian_store_get_can_undo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lian_store_get_can_redo (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy > 0);
      break;
    case PROP_WORKING_DATE:
      g_value_set_int (value, lian_store_get_working_date (self));
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lian_store_class_init (LianStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->dispose = lian_store_dispose;
  object_class->finalize = lian_store_finalize;
  object_class->get_property = lian_store_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_AUTHOR]
      = g_param_spec_int64 ("author", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_WORKING_DATE]
      = g_param_spec_int ("working-date", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("changed", LIAN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                LIAN_TYPE_CHANGE_SET);
}

static void
lian_store_init (LianStore *self)
{
  g_mutex_init (&self->lock);
}

/* Marks work in progress; the property is a counter seen as a flag. */
void
_lian_store_mark_busy (LianStore *self, gboolean busy)
{
  guint before = self->busy;
  self->busy += busy ? 1 : (guint) -1;
  if ((before > 0) != (self->busy > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * lian_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the file, links in its folder resolved
 */
const char *
lian_store_get_path (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->path;
}

/**
 * lian_store_is_read_only:
 * @self: a store
 *
 * Returns: whether writes are refused
 */
gboolean
lian_store_is_read_only (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), TRUE);
  return self->read_only;
}

/**
 * lian_store_get_damage:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what is wrong with a base that was opened with
 *   %LIAN_OPEN_EVEN_DAMAGED, or of which lian_store_tell_damage() was told; %NULL for a sound one
 */
const char *
lian_store_get_damage (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->damage != NULL ? self->damage : g_atomic_pointer_get (&self->found_damage);
}

/**
 * lian_store_get_trouble:
 * @self: a store
 *
 * Looked for once a second, in stores from lian_store_open_async().
 *
 * Returns: (transfer none) (nullable): why the base can't be written at present, for people; %NULL
 *   while all is well
 */
const char *
lian_store_get_trouble (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->trouble;
}

/**
 * lian_store_get_author:
 * @self: a store
 *
 * Returns: the officer record of who works here; 0 for nobody known
 */
gint64
lian_store_get_author (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  g_mutex_lock (&self->lock);
  gint64 author = self->author;
  g_mutex_unlock (&self->lock);
  return author;
}

/**
 * lian_store_set_author:
 * @self: a store
 * @officer: an officer record; 0 for nobody known
 *
 * Says who works from now on; undo and redo are theirs.  Their labels follow a moment later.
 */
void
lian_store_set_author (LianStore *self, gint64 officer)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_mutex_lock (&self->lock);
  self->author = officer;
  g_mutex_unlock (&self->lock);
  _lian_store_tell_author (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/**
 * lian_store_get_working_date:
 * @self: a store
 *
 * Returns: the day that due dates count from, as of the last act
 */
LianDate
lian_store_get_working_date (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), 0);
  return self->override_date != 0 ? self->override_date : self->working_date;
}

/**
 * lian_store_override_working_date:
 * @self: a store
 * @date: a date; 0 for the base's own
 *
 * Lets this program count from another day, without an act.
 */
void
lian_store_override_working_date (LianStore *self, LianDate date)
{
  g_return_if_fail (LIAN_IS_STORE (self));
  g_mutex_lock (&self->lock);
  self->override_date = date;
  g_mutex_unlock (&self->lock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING_DATE]);
}

/**
 * lian_store_get_can_undo:
 * @self: a store
 *
 * Returns: whether this officer has an act to take back
 */
gboolean
lian_store_get_can_undo (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->undo_label != NULL && !self->read_only;
}

/**
 * lian_store_get_can_redo:
 * @self: a store
 *
 * Returns: whether this officer has an act to do again
 */
gboolean
lian_store_get_can_redo (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->redo_label != NULL && !self->read_only;
}

/**
 * lian_store_get_undo_label:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the act that undo would take back
 */
const char *
lian_store_get_undo_label (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->undo_label;
}

/**
 * lian_store_get_redo_label:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the act that redo would do again
 */
const char *
lian_store_get_redo_label (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), NULL);
  return self->redo_label;
}

/**
 * lian_store_get_busy:
 * @self: a store
 *
 * Returns: whether a write is under way
 */
gboolean
lian_store_get_busy (LianStore *self)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  return self->busy > 0;
}
