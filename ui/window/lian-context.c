/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What every page of a window shares.
 *
 * Settings are a key file of our own: GSettings falls back to memory where there is no bus, and a
 * window that forgets its size on such a machine would look broken. */
#include "lian-context.h"

#include <string.h>

struct _LianContext
{
  GObject parent_instance;

  LianStore *store;
  LianDrafts *drafts;
  GKeyFile *settings;
  char *settings_path;
  LianPastBase *past; /* the store's; NULL: the base of today */
};

G_DEFINE_FINAL_TYPE (LianContext, lian_context, G_TYPE_OBJECT)

static void
lian_context_dispose (GObject *object)
{
  LianContext *self = LIAN_CONTEXT (object);
  g_clear_object (&self->drafts);
  g_clear_object (&self->store);
  self->past = NULL;
  g_clear_pointer (&self->settings, g_key_file_unref);
  g_clear_pointer (&self->settings_path, g_free);
  G_OBJECT_CLASS (lian_context_parent_class)->dispose (object);
}

static void
lian_context_class_init (LianContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_context_dispose;
}

static void
lian_context_init (LianContext *self)
{
}

/**
 * lian_context_new:
 * @store: the base
 * @settings: (nullable): the settings; %NULL for none yet
 * @settings_path: (nullable): where to keep them; %NULL to keep them in memory only
 *
 * Returns: (transfer full): a context; its drafts are missing when their file can't be opened
 */
LianContext *
lian_context_new (LianStore *store, GKeyFile *settings, const char *settings_path)
{
  g_return_val_if_fail (LIAN_IS_STORE (store), NULL);
  LianContext *self = g_object_new (LIAN_TYPE_CONTEXT, NULL);
  self->store = g_object_ref (store);
  self->settings = settings != NULL ? g_key_file_ref (settings) : g_key_file_new ();
  self->settings_path = g_strdup (settings_path);
  if (!lian_store_is_read_only (store))
    self->drafts = lian_drafts_open (lian_store_get_path (store), lian_store_get_author (store),
                                     NULL);
  return self;
}

/**
 * lian_context_set_past:
 * @self: a context
 * @past: the base of an earlier day that its store has open; its files go when the store has let go
 *   of them
 *
 * Says that what is shown is not the base of today.
 */
void
lian_context_set_past (LianContext *self, LianPastBase *past)
{
  g_return_if_fail (LIAN_IS_CONTEXT (self) && self->past == NULL);
  self->past = lian_past_base_ref (past);
  lian_store_keep (self->store, self->past, (GDestroyNotify) lian_past_base_unref);
}

/**
 * lian_context_get_past:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the earlier day whose base is shown; %NULL for that of today
 */
LianPastBase *
lian_context_get_past (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), NULL);
  return self->past;
}

/**
 * lian_context_get_known_on:
 * @self: a context
 *
 * Returns: the earlier day whose base is shown; 0 for that of today
 */
LianDate
lian_context_get_known_on (LianContext *self)
{
  LianPastBase *past = lian_context_get_past (self);
  return past != NULL ? lian_past_base_get_day (past) : 0;
}

/**
 * lian_context_dup_file_name:
 * @self: a context
 * @stem: what the file holds
 * @ending: the ending, with its point
 *
 * A table has no line to say of which day it tells; its name does.
 *
 * Returns: (transfer full): a name to offer for a file, which bears the day where that is an earlier one
 */
char *
lian_context_dup_file_name (LianContext *self, const char *stem, const char *ending)
{
  LianDate known_on = lian_context_get_known_on (self);
  g_autofree char *day = known_on != 0 ? lian_date_to_text (known_on) : NULL;
  return day != NULL ? g_strconcat (stem, "-as-known-on-", day, ending, NULL) : g_strconcat (stem, ending, NULL);
}

/**
 * lian_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none): the base
 */
LianStore *
lian_context_get_store (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), NULL);
  return self->store;
}

/**
 * lian_context_get_drafts:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the drafts; %NULL on a base that is open read-only
 */
LianDrafts *
lian_context_get_drafts (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), NULL);
  return self->drafts;
}

/**
 * lian_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none): the settings; call lian_context_save_settings() after a change
 */
GKeyFile *
lian_context_get_settings (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), NULL);
  return self->settings;
}

/* The officer is kept for each base, under a hash of its path: a key of a key file may not hold every
 * character of a path. */
static char *
officer_key (const char *base_path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, base_path, -1);
}

/**
 * lian_context_find_officer:
 * @settings: the settings
 * @base_path: a base
 *
 * Returns: the officer that was chosen for the base; 0 for nobody, -1 where nothing was chosen yet
 */
gint64
lian_context_find_officer (GKeyFile *settings, const char *base_path)
{
  g_autofree char *key = officer_key (base_path);
  return g_key_file_has_key (settings, "officers", key, NULL)
             ? g_key_file_get_int64 (settings, "officers", key, NULL)
             : -1;
}

/**
 * lian_context_knows_officer:
 * @self: a context
 *
 * Returns: whether somebody works here, or has said that nobody in particular does
 */
gboolean
lian_context_knows_officer (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), FALSE);
  return lian_store_get_author (self->store) != 0
         || lian_context_find_officer (self->settings, lian_store_get_path (self->store)) >= 0;
}

/**
 * lian_context_set_officer:
 * @self: a context
 * @officer: who works from now on; 0 for nobody in particular
 *
 * Holds at once, for acts, undo and drafts, and is remembered for this base.
 */
void
lian_context_set_officer (LianContext *self, gint64 officer)
{
  g_return_if_fail (LIAN_IS_CONTEXT (self));
  g_autofree char *key = officer_key (lian_store_get_path (self->store));
  g_key_file_set_int64 (self->settings, "officers", key, officer);
  lian_context_save_settings (self);
  if (officer == lian_store_get_author (self->store))
    return;
  if (self->drafts != NULL)
    lian_drafts_set_officer (self->drafts, officer);
  lian_store_set_author (self->store, officer);
}

/**
 * lian_context_save_settings:
 * @self: a context
 *
 * Writes the settings without waiting for the disk.
 */
void
lian_context_save_settings (LianContext *self)
{
  g_return_if_fail (LIAN_IS_CONTEXT (self));
  if (self->settings_path == NULL)
    return;
  g_autofree char *text = g_key_file_to_data (self->settings, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (self->settings_path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL,
                                       NULL);
}

/**
 * lian_context_get_working_date:
 * @self: a context
 *
 * Returns: the day that due dates count from
 */
LianDate
lian_context_get_working_date (LianContext *self)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (self), 0);
  return lian_store_get_working_date (self->store);
}
