/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Keys that are pressed while what they are meant for is not there yet.
 *
 * Nothing waits on the disk, so a form that was asked for takes the focus a moment later.  Who types without a
 * look at the screen is faster than that, and a key that goes to whatever had the focus is not only lost: a blank
 * in a list opens another record, and the rest is typed over its fields.  So the window keeps the keys, in their
 * order, until the form has the focus, and then lets them act as if they were pressed now. */
#include "lian-held-keys.h"

#define HELD "lian-held-keys"

typedef struct
{
  GtkWindow *window;
  GHashTable *holders; /* GtkWidget, only compared */
  GQueue *events;      /* GdkEvent */
  gboolean acting;     /* a held key acts now */
  guint source;
} Held;

static void
held_free (gpointer data)
{
  Held *self = data;
  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_free_full (self->events, (GDestroyNotify) gdk_event_unref);
  g_hash_table_unref (self->holders);
  g_free (self);
}

static Held *
find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  return root != NULL ? g_object_get_data (G_OBJECT (root), HELD) : NULL;
}

/* One after the other: any of them may ask for the next form, and the rest is for that one. */
static gboolean
act_cb (gpointer data)
{
  Held *self = data;
  g_autoptr (GtkWindow) window = g_object_ref (self->window);
  self->source = 0;
  while (g_hash_table_size (self->holders) == 0 && !g_queue_is_empty (self->events))
    {
      g_autoptr (GdkEvent) event = g_queue_pop_head (self->events);
      GdkSurface *surface = gdk_event_get_surface (event);
      gboolean used = FALSE;
      self->acting = TRUE;
      if (surface != NULL && !gdk_surface_is_destroyed (surface))
        g_signal_emit_by_name (surface, "event", event, &used);
      self->acting = FALSE;
    }
  return G_SOURCE_REMOVE;
}

static gboolean
key_cb (GtkEventController *keys, guint keyval, guint code, GdkModifierType state, Held *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (keys);
  gboolean waits = g_hash_table_size (self->holders) > 0 || !g_queue_is_empty (self->events);
  if (self->acting || !waits || event == NULL)
    return FALSE;
  g_queue_push_tail (self->events, gdk_event_ref (event));
  return TRUE;
}

/**
 * lian_held_keys_watch:
 * @window: a window
 *
 * Lets widgets of the window hold its keys; to be called after all others that add keys, since the controller
 * that was added last is asked first.
 */
void
lian_held_keys_watch (GtkWindow *window)
{
  Held *self = g_new0 (Held, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  *self = (Held){ window, g_hash_table_new (NULL, NULL), g_queue_new (), FALSE, 0 };
  g_object_set_data_full (G_OBJECT (window), HELD, self, held_free);
  gtk_event_controller_set_name (keys, HELD);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * lian_held_keys_hold:
 * @widget: a widget that will take the focus soon
 *
 * Keeps the keys of its window from now on.
 */
void
lian_held_keys_hold (GtkWidget *widget)
{
  Held *self = find (widget);
  if (self == NULL)
    return;
  g_hash_table_add (self->holders, widget);
  /* What leaves the window will never take the focus there. */
  if (g_object_get_data (G_OBJECT (widget), HELD) == NULL)
    g_signal_connect (widget, "unrealize", G_CALLBACK (lian_held_keys_release), NULL);
  g_object_set_data (G_OBJECT (widget), HELD, self);
}

/**
 * lian_held_keys_release:
 * @widget: a widget that has the focus now, or will not take it
 *
 * Lets the keys act that were pressed since lian_held_keys_hold(), once nobody else holds them.
 */
void
lian_held_keys_release (GtkWidget *widget)
{
  Held *self = find (widget);
  if (self == NULL || !g_hash_table_remove (self->holders, widget) || g_hash_table_size (self->holders) > 0
      || self->source != 0)
    return;
  /* Before the keys that come after them, and after what let them go. */
  self->source = g_idle_add_full (G_PRIORITY_HIGH, act_cb, self, NULL);
}
