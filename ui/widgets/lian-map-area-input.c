/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Mouse, touchpad and keys on a map. */
#include "lian-map-area-private.h"

#include <math.h>

#define STEP 60.0 /* pixels that a key or a notch moves the ground */
#define NOTCH 1.25 /* how much larger a notch of the wheel makes it */

/* Keys. */

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianMapArea *self = LIAN_MAP_AREA (widget);
  LianMapTile *tile = _lian_map_area_ensure_tile (self);
  int move;
  g_variant_get (arguments, "(i)", &move);
  guint mark = self->selected;
  gboolean tab = move == LIAN_MAP_MOVE_NEXT || move == LIAN_MAP_MOVE_PREVIOUS;
  if (tile == NULL || (tab && !self->walking))
    return FALSE;
  if (mark == LIAN_MAP_NOTHING)
    move = LIAN_MAP_MOVE_FIRST;
  self->walking = TRUE;
  if (!lian_map_layout_move (lian_map_tile_get_layout (tile), (LianMapMove) move, &mark))
    return !tab;
  lian_map_area_set_selected (self, mark);
  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int dx, dy;
  g_variant_get (arguments, "(ii)", &dx, &dy);
  _lian_map_area_pan (LIAN_MAP_AREA (widget), dx * STEP, dy * STEP);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int zoom;
  g_variant_get (arguments, "(i)", &zoom);
  lian_map_area_zoom (LIAN_MAP_AREA (widget), (LianMapZoom) zoom);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianMapArea *self = LIAN_MAP_AREA (widget);
  _lian_map_area_activate (self);
  return self->selected != LIAN_MAP_NOTHING;
}

static gboolean
let_go_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LianMapArea *self = LIAN_MAP_AREA (widget);
  if (self->selected == LIAN_MAP_NOTHING && !self->walking)
    return FALSE;
  self->walking = FALSE;
  lian_map_area_set_selected (self, LIAN_MAP_NOTHING);
  return TRUE;
}

/**
 * _lian_map_area_add_bindings:
 * @klass: the class
 *
 * Adds the keys.
 */
void
_lian_map_area_add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint keys[2];
    LianMapMove move;
    int dx;
    int dy;
  } arrows[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, LIAN_MAP_MOVE_LEFT, 1, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, LIAN_MAP_MOVE_RIGHT, -1, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, LIAN_MAP_MOVE_UP, 0, 1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, LIAN_MAP_MOVE_DOWN, 0, -1 },
  };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc run;
    int value;
  } keys[] = {
    { GDK_KEY_Home, 0, move_cb, LIAN_MAP_MOVE_FIRST },
    { GDK_KEY_End, 0, move_cb, LIAN_MAP_MOVE_LAST },
    { GDK_KEY_Tab, 0, move_cb, LIAN_MAP_MOVE_NEXT },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, move_cb, LIAN_MAP_MOVE_PREVIOUS },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, move_cb, LIAN_MAP_MOVE_PREVIOUS },
    { GDK_KEY_plus, 0, zoom_cb, LIAN_MAP_ZOOM_IN },
    { GDK_KEY_plus, GDK_SHIFT_MASK, zoom_cb, LIAN_MAP_ZOOM_IN },
    { GDK_KEY_equal, 0, zoom_cb, LIAN_MAP_ZOOM_IN },
    { GDK_KEY_KP_Add, 0, zoom_cb, LIAN_MAP_ZOOM_IN },
    { GDK_KEY_minus, 0, zoom_cb, LIAN_MAP_ZOOM_OUT },
    { GDK_KEY_KP_Subtract, 0, zoom_cb, LIAN_MAP_ZOOM_OUT },
    { GDK_KEY_0, 0, zoom_cb, LIAN_MAP_ZOOM_WHOLE },
    { GDK_KEY_KP_0, 0, zoom_cb, LIAN_MAP_ZOOM_WHOLE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (gsize k = 0; k < 2; k++)
      {
        gtk_widget_class_add_binding (klass, arrows[i].keys[k], 0, move_cb, "(i)",
                                      (int) arrows[i].move);
        gtk_widget_class_add_binding (klass, arrows[i].keys[k], GDK_CONTROL_MASK, pan_cb, "(ii)",
                                      arrows[i].dx, arrows[i].dy);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, keys[i].modifiers, keys[i].run, "(i)",
                                  keys[i].value);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, let_go_cb, NULL);
}

/* Mouse and touchpad. */

static void
pressed_cb (LianMapArea *self, int n_press, double x, double y)
{
  guint mark;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gboolean hit = _lian_map_area_hit (self, x, y, &mark);
  self->beside = !hit;
  if (hit)
    {
      self->walking = TRUE;
      lian_map_area_set_selected (self, mark);
    }
  if (n_press == 2 && hit)
    _lian_map_area_activate (self);
  else if (n_press == 2)
    _lian_map_area_zoom_at (self, 2, x, y);
}

/* A drag takes the click away before it ends. */
static void
released_cb (LianMapArea *self, int n_press, double x, double y)
{
  if (n_press == 1 && self->beside)
    _lian_map_area_point (self, x, y);
}

static void
drag_begin_cb (LianMapArea *self, double x, double y)
{
  _lian_map_area_ensure_tile (self);
  self->drag_start = _lian_map_area_resolve (self);
}

static void
drag_update_cb (LianMapArea *self, double dx, double dy, GtkGesture *gesture)
{
  LianMapView view = self->drag_start;
  GtkWidget *widget = GTK_WIDGET (self);
  if (view.scale <= 0
      || !gtk_drag_check_threshold (widget, 0, 0, (int) lround (dx), (int) lround (dy)))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  view.x -= dx / view.scale;
  view.y += dy / view.scale;
  _lian_map_area_look (self, &view);
}

/* A wheel zooms around the pointer; two fingers move the ground, and zoom with Ctrl. */
static gboolean
scroll_cb (LianMapArea *self, double dx, double dy, GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (controller);
  gboolean touchpad = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
  if (touchpad && (modifiers & GDK_CONTROL_MASK) == 0)
    _lian_map_area_pan (self, -dx * STEP / 4, -dy * STEP / 4);
  else if (dy != 0)
    _lian_map_area_zoom_at (self, pow (NOTCH, -dy), self->pointer_x, self->pointer_y);
  return TRUE;
}

static void
motion_cb (LianMapArea *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pinch_begin_cb (LianMapArea *self)
{
  self->pinch_scale = 1;
}

static void
pinch_cb (LianMapArea *self, double scale)
{
  if (!(scale > 0))
    return;
  _lian_map_area_zoom_at (self, scale / self->pinch_scale, self->pointer_x, self->pointer_y);
  self->pinch_scale = scale;
}

static void
left_cb (LianMapArea *self)
{
  self->walking = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add (LianMapArea *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * _lian_map_area_add_controllers:
 * @self: the area
 *
 * Adds mouse, touchpad and focus.
 */
void
_lian_map_area_add_controllers (LianMapArea *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  add (self, click, "pressed", G_CALLBACK (pressed_cb));
  add (self, click, "released", G_CALLBACK (released_cb));
  add (self, drag, "drag-begin", G_CALLBACK (drag_begin_cb));
  add (self, drag, "drag-update", G_CALLBACK (drag_update_cb));
  add (self, pinch, "begin", G_CALLBACK (pinch_begin_cb));
  add (self, pinch, "scale-changed", G_CALLBACK (pinch_cb));
  add (self, motion, "enter", G_CALLBACK (motion_cb));
  add (self, motion, "motion", G_CALLBACK (motion_cb));
  add (self, scroll, "scroll", G_CALLBACK (scroll_cb));
  add (self, focus, "leave", G_CALLBACK (left_cb));
  add (self, focus, "enter", G_CALLBACK (gtk_widget_queue_draw));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
