/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One printed page on the screen: paper is white in the dark style too. */
#include "lian-page-view.h"
#include "lian-i18n.h"

#define MARGIN 12
#define SMALLEST 0.25
#define LARGEST 6.0

struct _LianPageView
{
  GtkWidget parent_instance;

  LianPrintSet *set;
  guint page;
  double zoom;
};

G_DEFINE_FINAL_TYPE (LianPageView, lian_page_view, GTK_TYPE_WIDGET)

static void
lian_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  LianPageView *self = LIAN_PAGE_VIEW (widget);
  double width, height;
  lian_print_set_get_size (self->set, self->page, &width, &height);
  *minimum = *natural
      = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom)
        + 2 * MARGIN;
}

static void
lian_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LianPageView *self = LIAN_PAGE_VIEW (widget);
  double width, height;
  lian_print_set_get_size (self->set, self->page, &width, &height);
  float w = (float) (width * self->zoom), h = (float) (height * self->zoom);
  float x = MAX ((float) gtk_widget_get_width (widget) - w, 0) / 2;
  float y = MAX ((float) gtk_widget_get_height (widget) - h, 0) / 2;
  graphene_rect_t paper = GRAPHENE_RECT_INIT (x, y, w, h);
  GskRoundedRect outline;
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.4f }, 0, 1, 1, 4);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->zoom, self->zoom);
  lian_print_set_draw (self->set, self->page, cr);
  cairo_destroy (cr);
}

static void
describe (LianPageView *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1,
                                            lian_print_set_get_n_pages (self->set));
  g_autofree char *text = lian_print_set_dup_text (self->set, self->page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
lian_page_view_dispose (GObject *object)
{
  g_clear_object (&LIAN_PAGE_VIEW (object)->set);
  G_OBJECT_CLASS (lian_page_view_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Down, "preview.next" },   { GDK_KEY_Page_Up, "preview.previous" },
    { GDK_KEY_Right, "preview.next" },       { GDK_KEY_Left, "preview.previous" },
    { GDK_KEY_Home, "preview.first" },       { GDK_KEY_End, "preview.last" },
    { GDK_KEY_plus, "preview.larger" },      { GDK_KEY_KP_Add, "preview.larger" },
    { GDK_KEY_equal, "preview.larger" },     { GDK_KEY_minus, "preview.smaller" },
    { GDK_KEY_KP_Subtract, "preview.smaller" }, { GDK_KEY_0, "preview.normal" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (klass, keys[i].key, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (klass, keys[i].key, GDK_CONTROL_MASK, keys[i].action,
                                           NULL);
    }
}

static void
lian_page_view_class_init (LianPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_page_view_dispose;
  widget_class->measure = lian_page_view_measure;
  widget_class->snapshot = lian_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
lian_page_view_init (LianPageView *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * lian_page_view_new:
 * @set: the pages
 *
 * Returns: (transfer full): a view of the first page
 */
GtkWidget *
lian_page_view_new (LianPrintSet *set)
{
  LianPageView *self = g_object_new (LIAN_TYPE_PAGE_VIEW, NULL);
  self->set = g_object_ref (set);
  describe (self);
  return GTK_WIDGET (self);
}

/**
 * lian_page_view_get_page:
 * @self: a view
 *
 * Returns: the page shown, from 0
 */
guint
lian_page_view_get_page (LianPageView *self)
{
  g_return_val_if_fail (LIAN_IS_PAGE_VIEW (self), 0);
  return self->page;
}

/**
 * lian_page_view_set_page:
 * @self: a view
 * @page: which page, from 0; beyond the last is the last
 */
void
lian_page_view_set_page (LianPageView *self, guint page)
{
  g_return_if_fail (LIAN_IS_PAGE_VIEW (self));
  guint n = lian_print_set_get_n_pages (self->set);
  page = n > 0 ? MIN (page, n - 1) : 0;
  if (page == self->page)
    return;
  self->page = page;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lian_page_view_get_zoom:
 * @self: a view
 *
 * Returns: pixels for a point
 */
double
lian_page_view_get_zoom (LianPageView *self)
{
  g_return_val_if_fail (LIAN_IS_PAGE_VIEW (self), 1);
  return self->zoom;
}

/**
 * lian_page_view_set_zoom:
 * @self: a view
 * @zoom: pixels for a point; kept within bounds
 */
void
lian_page_view_set_zoom (LianPageView *self, double zoom)
{
  g_return_if_fail (LIAN_IS_PAGE_VIEW (self));
  zoom = CLAMP (zoom, SMALLEST, LARGEST);
  if (G_APPROX_VALUE (zoom, self->zoom, 0.001))
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
