/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A map of 5,000 marks that is dragged and zoomed, beside a widget that paints as many bare
 * rectangles: what each frame costs, and how many are done in a sixtieth of a second. */
#include "bench.h"
#include "lian-i18n.h"
#include "lian-map-area.h"
#include "lian-ui-resources.h"
#include "sample-map.h"

#include <adwaita.h>
#include <math.h>

#define N_MARKS 5000u
#define N_FRAMES 300u
#define FRAME (1.0 / 60)

typedef struct
{
  GtkWidget *widget;
  GArray *worked; /* seconds of each frame */
  GArray *passed;
  BenchTime start;
  guint n_painted;
} Bench;

/* The floor: a rectangle for each mark, in one node, that moves along. */

#define BENCH_TYPE_FLOOR (bench_floor_get_type ())
G_DECLARE_FINAL_TYPE (BenchFloor, bench_floor, BENCH, FLOOR, GtkWidget)

struct _BenchFloor
{
  GtkWidget parent_instance;
  double shift;
};

G_DEFINE_FINAL_TYPE (BenchFloor, bench_floor, GTK_TYPE_WIDGET)

static void
bench_floor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double shift = BENCH_FLOOR (widget)->shift;
  for (guint i = 0; i < N_MARKS; i++)
    {
      cairo_rectangle (cr, i % 100 * 9 + shift, i / 100 * 12 + shift, 7, 7);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
bench_floor_class_init (BenchFloorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_floor_snapshot;
}

static void
bench_floor_init (BenchFloor *self)
{
}

static void
frame_begins_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->start = bench_now ();
}

static void
frame_ends_cb (GdkFrameClock *clock, Bench *bench)
{
  BenchTime cost = bench_since (bench->start);
  g_array_append_val (bench->worked, cost.worked);
  g_array_append_val (bench->passed, cost.passed);
  bench->n_painted++;
}

static void
next_frame (Bench *bench)
{
  guint before = bench->n_painted;
  gtk_widget_queue_draw (bench->widget);
  while (bench->n_painted == before)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
show (Bench *bench)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), bench->widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 640);
  gtk_widget_realize (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begins_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_ends_cb), bench);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 10; i++)
    next_frame (bench);
  return window;
}

static double
count_in_time (GArray *frames)
{
  guint in_time = 0;
  for (guint i = 0; i < frames->len; i++)
    in_time += g_array_index (frames, double, i) <= FRAME;
  return 100.0 * in_time / frames->len;
}

static void
report (Bench *bench, const char *what)
{
  g_autofree char *worked = bench_duration (bench_middle (bench->worked, 0.5));
  g_autofree char *slow = bench_duration (bench_middle (bench->worked, 0.95));
  g_autofree char *passed = bench_duration (bench_middle (bench->passed, 0.5));
  g_print ("  %-26s processor time: middle %s, 95th of a hundred %s, %.1f of 100 frames within "
           "16.7 ms; time passed: middle %s, %.1f of 100\n",
           what, worked, slow, count_in_time (bench->worked), passed,
           count_in_time (bench->passed));
}

static void
forget (Bench *bench)
{
  g_array_set_size (bench->worked, 0);
  g_array_set_size (bench->passed, 0);
}

/* As a hand does it: there and back, 12 pixels a frame. */
static void
drag (Bench *bench)
{
  LianMapArea *area = LIAN_MAP_AREA (bench->widget);
  forget (bench);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      LianMapView view = lian_map_area_get_view (area);
      view.x += (i / 75 % 2 == 0 ? 12 : -12) / view.scale;
      view.y += 3 / view.scale;
      lian_map_area_set_view (area, &view);
      next_frame (bench);
    }
}

static void
zoom (Bench *bench)
{
  LianMapArea *area = LIAN_MAP_AREA (bench->widget);
  forget (bench);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      LianMapView view = lian_map_area_get_view (area);
      view.scale *= i / 50 % 2 == 0 ? 1.04 : 1 / 1.04;
      lian_map_area_set_view (area, &view);
      next_frame (bench);
    }
}

/* Each frame a wholly new picture: as if nothing were kept. */
static void
jump (Bench *bench)
{
  LianMapArea *area = LIAN_MAP_AREA (bench->widget);
  forget (bench);
  for (guint i = 0; i < 60; i++)
    {
      LianMapView view = { 3000 + i % 5 * 3500.0, 4000 + i % 3 * 6000.0, 0.028 };
      lian_map_area_set_view (area, &view);
      next_frame (bench);
    }
}

static double
measure_map (Bench *bench)
{
  g_autoptr (LianMapSpec) spec = sample_map_new_many (N_MARKS);
  const LianMapView near = { 10000, 10000, 0.028 };
  bench->widget = lian_map_area_new ();
  lian_map_area_set_spec (LIAN_MAP_AREA (bench->widget), spec);
  GtkWidget *window = show (bench);
  lian_map_area_set_view (LIAN_MAP_AREA (bench->widget), &near);
  drag (bench);
  report (bench, "map, dragged:");
  double middle = bench_middle (bench->worked, 0.5);
  zoom (bench);
  report (bench, "map, zoomed:");
  jump (bench);
  report (bench, "map, painted every frame:");
  gtk_window_destroy (GTK_WINDOW (window));
  return middle;
}

static double
measure_floor (Bench *bench)
{
  bench->widget = g_object_new (BENCH_TYPE_FLOOR, NULL);
  GtkWidget *window = show (bench);
  forget (bench);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      BENCH_FLOOR (bench->widget)->shift = i % 75;
      next_frame (bench);
    }
  report (bench, "as many bare rectangles:");
  double middle = bench_middle (bench->worked, 0.5);
  gtk_window_destroy (GTK_WINDOW (window));
  return middle;
}

int
main (void)
{
  lian_i18n_init ("zh_CN");
  gtk_init ();
  adw_init ();
  lian_ui_register_resource ();
  Bench bench = { .worked = g_array_new (FALSE, FALSE, sizeof (double)),
                  .passed = g_array_new (FALSE, FALSE, sizeof (double)) };
  const char *renderer = g_getenv ("GSK_RENDERER");
  g_print ("a map of %u marks, renderer %s\n", N_MARKS, renderer != NULL ? renderer : "by itself");
  double map = measure_map (&bench), bare = measure_floor (&bench);
  g_print ("  a dragged frame costs %.2f times the bare rectangles\n", map / bare);
  g_array_unref (bench.worked);
  g_array_unref (bench.passed);
  return 0;
}
