/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether words can be read: the contrast of ink and ground, as they are drawn, in light, dark and
 * high contrast.  The words are blocks, so that nothing of them is a mixture of the two colours. */
#include "display-base.h"
#include "lian-ui-resources.h"

#include <adwaita.h>
#include <math.h>

#define BLOCKS "\u2588\u2588\u2588\u2588\u2588\u2588"
#define SIDE 120

static double
luminance (const guchar *pixel)
{
  static const double parts[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;
  for (int i = 0; i < 3; i++)
    {
      double value = pixel[i] / 255.0;
      sum += parts[i] * (value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* The ratio of the lightest and the darkest pixel of @widget, away from its edges. */
static double
measure (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_assert_cmpint (width, >, 0);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsize stride = (gsize) width * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) height);
  gdk_texture_download (texture, pixels, stride);
  double least = 1, most = 0;
  for (int y = 8; y < height - 8; y++)
    for (int x = 8; x < width - 8; x++)
      {
        double light = luminance (pixels + (gsize) y * stride + (gsize) x * 4);
        least = MIN (least, light);
        most = MAX (most, light);
      }
  return (most + 0.05) / (least + 0.05);
}

/* Blocks in the look of @class, on the ground of @ground, larger than what is measured away. */
static GtkWidget *
make_words (const char *class, const char *ground)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (BLOCKS "\n" BLOCKS "\n" BLOCKS);
  gtk_widget_set_margin_start (label, 24);
  gtk_widget_set_margin_end (label, 24);
  gtk_widget_set_margin_top (label, 24);
  gtk_widget_set_margin_bottom (label, 24);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (box, ground);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_button (const char *class)
{
  GtkWidget *button = gtk_button_new_with_label (BLOCKS);
  gtk_widget_set_size_request (button, SIDE, 60);
  gtk_widget_add_css_class (button, class);
  return button;
}

/* An entry lets its ground shine through. */
static GtkWidget *
make_placeholder (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), BLOCKS);
  gtk_widget_add_css_class (box, "background");
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
make_message (const char *mark)
{
  GtkWidget *box = make_words (NULL, "background");
  GtkWidget *label = gtk_widget_get_first_child (box);
  gtk_widget_add_css_class (label, mark);
  return box;
}

static void
check (GtkWidget *made[], guint n, const char *look)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_window_set_child (GTK_WINDOW (window), box);
  /* So that no entry has the focus, and with it another look. */
  gtk_widget_set_can_focus (box, FALSE);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), made[i]);
  gtk_window_present (GTK_WINDOW (window));
  display_spin (10);
  for (guint i = 0; i < n; i++)
    {
      double ratio = measure (made[i]);
      if (ratio < 4.5)
        {
          g_test_message ("%s: the words of number %u are at %.2f:1", look, i, ratio);
          g_test_fail ();
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_look (gconstpointer look)
{
  gboolean dark = strstr (look, "dark") != NULL;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  GtkWidget *made[] = {
    make_words (NULL, "background"),       make_words ("dim-label", "background"),
    make_words ("dim-label", "view"),      make_words ("accent", "background"),
    make_message ("error"),                make_message ("warning"),
    make_button ("suggested-action"),      make_button ("destructive-action"),
    make_placeholder (),
  };
  check (made, G_N_ELEMENTS (made), look);
}

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  lian_ui_register_resource ();
  /* It loads the program's styles by their names. */
  g_autoptr (GtkApplication) application = GTK_APPLICATION (adw_application_new (
      "org.lianshe.Lianshe", G_APPLICATION_NON_UNIQUE));
  g_test_init (&argc, &argv, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_data_func ("/contrast/light", "light", test_look);
  g_test_add_data_func ("/contrast/dark", "dark", test_look);
  return g_test_run ();
}
