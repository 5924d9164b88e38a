/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A map with its heading, its table and its ways out. */
#include "lian-map.h"
#include "lian-i18n.h"
#include "lian-map-paint.h"
#include "lian-text-rows.h"
#include "lian-text.h"

#define SAVED_WIDTH 760
#define SAVED_HEIGHT 540
#define MOST_OF_WORDS 160

struct _LianMap
{
  LianPicture parent_instance;

  LianMapSpec *spec;
  GtkLabel *title;
  GtkLabel *scope;
  LianMapArea *area;
};

G_DEFINE_FINAL_TYPE (LianMap, lian_map, LIAN_TYPE_PICTURE)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_mark (LianMap *self, guint mark)
{
  guint n;
  const LianMapMark *marks = lian_map_spec_get_marks (self->spec, &n);
  if (mark < n)
    lian_picture_activate (LIAN_PICTURE (self), signals[ACTIVATED], marks[mark].id,
                           marks[mark].key);
}

/* The table. */

static void
row_activated_cb (LianMap *self, guint position, GtkColumnView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_autoptr (LianTextRow) row = g_list_model_get_item (model, position);
  if (row != NULL)
    activate_mark (self, (guint) lian_text_row_get_number (row));
}

static GListModel *
list_marks (LianMap *self)
{
  GListStore *rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  guint n;
  const LianMapMark *marks = lian_map_spec_get_marks (self->spec, &n);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      const char *const cells[LIAN_TEXT_ROW_CELLS] = { marks[i].label, marks[i].detail };
      g_ptr_array_add (all, lian_text_row_new (i, cells));
    }
  g_list_store_splice (rows, 0, 0, all->pdata, n);
  return G_LIST_MODEL (rows);
}

static void
lian_map_fill_table (LianPicture *picture)
{
  LianMap *self = LIAN_MAP (picture);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (list_marks (self)));
  GtkColumnView *view = lian_text_rows_view_new (model, lian_map_spec_get_title (self->spec));
  lian_text_rows_append_column (view, _ ("Name"), 0, 160, FALSE);
  lian_text_rows_append_column (view, C_ ("map", "Figures"), 1, 200, TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (lian_picture_get_table (picture), GTK_WIDGET (view));
}

static void
lian_map_focus (LianPicture *picture, gboolean table)
{
  if (!table || !lian_picture_focus_first_row (picture))
    gtk_widget_grab_focus (GTK_WIDGET (LIAN_MAP (picture)->area));
}

/* Copy and save. */

static void
paint_light (cairo_t *cr, gpointer layout)
{
  lian_map_paint_background (cr, layout, &lian_map_palette_light);
  lian_map_paint (cr, layout, &lian_map_palette_light);
}

static void
lian_map_copy (LianPicture *picture)
{
  LianMap *self = LIAN_MAP (picture);
  LianMapView view = lian_map_area_get_view (self->area);
  g_autoptr (LianMapLayout) layout
      = lian_map_layout_new_for_text (self->spec, SAVED_WIDTH, SAVED_HEIGHT, &view,
                                      LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND, 0, 1);
  lian_picture_put_on_clipboard (picture, SAVED_WIDTH * 2, SAVED_HEIGHT * 2, paint_light, layout);
}

/* What is saved. */
typedef struct
{
  LianMapSpec *spec;
  LianMapView view;
} Held;

static gpointer
lian_map_hold (LianPicture *picture)
{
  LianMap *self = LIAN_MAP (picture);
  Held *held = g_new (Held, 1);
  *held = (Held){ lian_map_spec_ref (self->spec), lian_map_area_get_view (self->area) };
  return held;
}

static void
lian_map_release (gpointer data)
{
  Held *held = data;
  lian_map_spec_unref (held->spec);
  g_free (held);
}

static gboolean
lian_map_write (gpointer data, const char *path, LianOutputFormat format, GError **error)
{
  const Held *held = data;
  return lian_map_save (held->spec, path, format, SAVED_WIDTH, SAVED_HEIGHT, &held->view, error);
}

static const char *
lian_map_get_title (LianPicture *picture)
{
  LianMap *self = LIAN_MAP (picture);
  return self->spec != NULL ? lian_map_spec_get_title (self->spec) : NULL;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianMap *self = LIAN_MAP (widget);
  const char *how = g_variant_get_string (parameter, NULL);
  lian_map_area_zoom (self->area, g_str_equal (how, "in")    ? LIAN_MAP_ZOOM_IN
                                  : g_str_equal (how, "out") ? LIAN_MAP_ZOOM_OUT
                                                             : LIAN_MAP_ZOOM_WHOLE);
}

/* The widget. */

static void
lian_map_dispose (GObject *object)
{
  LianMap *self = LIAN_MAP (object);
  g_clear_pointer (&self->spec, lian_map_spec_unref);
  G_OBJECT_CLASS (lian_map_parent_class)->dispose (object);
}

static void
lian_map_class_init (LianMapClass *klass)
{
  LianPictureClass *picture_class = LIAN_PICTURE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_map_dispose;
  picture_class->actions = "map";
  picture_class->save_title = N_ ("Save the map");
  picture_class->saved = N_ ("The map is in the file.");
  picture_class->get_title = lian_map_get_title;
  picture_class->fill_table = lian_map_fill_table;
  picture_class->focus = lian_map_focus;
  picture_class->copy = lian_map_copy;
  picture_class->hold = lian_map_hold;
  picture_class->release = lian_map_release;
  picture_class->write = lian_map_write;
  lian_picture_class_install_actions (picture_class);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "map.zoom", "s", zoom_cb);
  /**
   * LianMap::activated:
   * @self: the map
   * @id: what the mark leads to
   * @key: what the mark leads to, in words of who made the map
   *
   * Returns: whether it was dealt with
   */
  signals[ACTIVATED] = lian_picture_class_add_signal (picture_class, "activated");
}

static GtkWidget *
create_zoom_buttons (void)
{
  static const struct
  {
    const char *icon;
    const char *label;
    const char *tip;
    const char *action;
  } buttons[] = {
    { "zoom-out-symbolic", N_ ("Smaller"), N_ ("Smaller (−)"), "map.zoom::out" },
    { "zoom-in-symbolic", N_ ("Larger"), N_ ("Larger (+)"), "map.zoom::in" },
    { "zoom-fit-best-symbolic", N_ ("Show everything"), N_ ("Show everything (0)"),
      "map.zoom::whole" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ (buttons[i].tip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (buttons[i].label), -1);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkLabel *
create_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
create_heading (LianMap *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_bottom (row, 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (words, 4);
  self->title = create_label (words, "heading");
  self->scope = create_label (words, "caption");
  /* Two maps side by side have room for a few words only. */
  gtk_label_set_ellipsize (self->scope, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->scope, TRUE);
  gtk_label_set_wrap_mode (self->scope, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (self->scope, 10);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), create_zoom_buttons ());
  gtk_box_append (GTK_BOX (row), lian_picture_create_menu (LIAN_PICTURE (self)));
  return row;
}

static void
lian_map_init (LianMap *self)
{
  LianPicture *picture = LIAN_PICTURE (self);
  self->area = LIAN_MAP_AREA (lian_map_area_new ());
  lian_picture_set_parts (picture, create_heading (self), GTK_WIDGET (self->area));
  gtk_widget_set_vexpand (GTK_WIDGET (lian_picture_get_stack (picture)), TRUE);
  g_signal_connect_object (self->area, "activated", G_CALLBACK (activate_mark), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lian_map_new:
 *
 * Returns: (transfer full): a widget without a map
 */
GtkWidget *
lian_map_new (void)
{
  return g_object_new (LIAN_TYPE_MAP, NULL);
}

/* What wraps in a few words' width must not make the window higher than a screen. */
static void
set_words (GtkLabel *label, const char *text)
{
  g_autofree char *brief = lian_text_shorten_to (text != NULL ? text : "", MOST_OF_WORDS);
  gtk_label_set_text (label, brief);
}

/**
 * lian_map_set_spec:
 * @self: the widget
 * @spec: the map
 */
void
lian_map_set_spec (LianMap *self, LianMapSpec *spec)
{
  g_return_if_fail (LIAN_IS_MAP (self) && spec != NULL);
  lian_map_spec_ref (spec);
  g_clear_pointer (&self->spec, lian_map_spec_unref);
  self->spec = spec;
  set_words (self->title, lian_map_spec_get_title (spec));
  set_words (self->scope, lian_map_spec_get_scope (spec));
  lian_map_area_set_spec (self->area, spec);
  lian_picture_renew_table (LIAN_PICTURE (self));
}

/**
 * lian_map_get_area:
 * @self: the widget
 *
 * Returns: (transfer none): the drawing
 */
LianMapArea *
lian_map_get_area (LianMap *self)
{
  g_return_val_if_fail (LIAN_IS_MAP (self), NULL);
  return self->area;
}
