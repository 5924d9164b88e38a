/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A picture of relations with its heading, its table and its ways out. */
#include "lian-net-picture.h"
#include "lian-i18n.h"
#include "lian-text-rows.h"

#define SAVED_WIDTH 720

struct _LianNetPicture
{
  LianPicture parent_instance;

  LianNetSpec *spec;
  LianNetArea *area;
};

G_DEFINE_FINAL_TYPE (LianNetPicture, lian_net_picture, LIAN_TYPE_PICTURE)

enum
{
  ACTIVATED,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_line (LianNetPicture *self, guint line)
{
  guint n;
  const LianNetLine *lines = lian_net_spec_get_lines (self->spec, &n);
  if (line < n)
    lian_picture_activate (LIAN_PICTURE (self), signals[ACTIVATED], lines[line].id,
                           lines[line].key);
}

static void
chosen_cb (LianNetPicture *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* The table. */

static GtkColumnView *
get_view (LianNetPicture *self)
{
  GtkWidget *view
      = gtk_scrolled_window_get_child (lian_picture_get_table (LIAN_PICTURE (self)));
  return GTK_IS_COLUMN_VIEW (view) ? GTK_COLUMN_VIEW (view) : NULL;
}

static void
row_activated_cb (LianNetPicture *self, guint position, GtkColumnView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_autoptr (LianTextRow) row = g_list_model_get_item (model, position);
  if (row != NULL)
    activate_line (self, (guint) lian_text_row_get_number (row));
}

static GListModel *
list_lines (LianNetPicture *self)
{
  GListStore *rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  guint n;
  const LianNetLine *lines = lian_net_spec_get_lines (self->spec, &n);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      const char *const cells[LIAN_TEXT_ROW_CELLS]
          = { lian_net_spec_get_left (self->spec, lines[i].left),
              lian_net_spec_get_right (self->spec, lines[i].right), lines[i].label,
              lian_net_spec_get_kind_word (self->spec, lines[i].kind), lines[i].words };
      g_ptr_array_add (all, lian_text_row_new (i, cells));
    }
  g_list_store_splice (rows, 0, 0, all->pdata, n);
  return G_LIST_MODEL (rows);
}

static void
lian_net_picture_fill_table (LianPicture *picture)
{
  LianNetPicture *self = LIAN_NET_PICTURE (picture);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (list_lines (self)));
  GtkColumnView *view = lian_text_rows_view_new (model, lian_net_spec_get_title (self->spec));
  lian_text_rows_append_column (view, _ ("co-operative"), 0, 170, TRUE);
  lian_text_rows_append_column (view, _ ("trading partner"), 1, 170, TRUE);
  lian_text_rows_append_column (view, _ ("goods or work"), 2, 150, TRUE);
  lian_text_rows_append_column (view, _ ("kind of relation"), 3, 110, FALSE);
  lian_text_rows_append_column (view, _ ("state"), 4, 160, FALSE);
  g_signal_connect_object (view, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (lian_picture_get_table (picture), GTK_WIDGET (view));
}

static void
lian_net_picture_focus (LianPicture *picture, gboolean table)
{
  if (!table || !lian_picture_focus_first_row (picture))
    gtk_widget_grab_focus (GTK_WIDGET (LIAN_NET_PICTURE (picture)->area));
}

/* Copy and save. */

static void
paint_light (cairo_t *cr, gpointer layout)
{
  double width, height;
  lian_net_layout_get_size (layout, &width, &height);
  lian_net_paint (cr, layout, &lian_chart_palette_light, 0, height);
}

static void
lian_net_picture_copy (LianPicture *picture)
{
  LianNetPicture *self = LIAN_NET_PICTURE (picture);
  double width, height;
  g_autoptr (LianNetLayout) layout = lian_net_layout_new_for_text (self->spec, SAVED_WIDTH, 1);
  lian_net_layout_get_size (layout, &width, &height);
  lian_picture_put_on_clipboard (picture, SAVED_WIDTH * 2, (int) (height * 2) + 1, paint_light,
                                 layout);
}

static gpointer
lian_net_picture_hold (LianPicture *picture)
{
  return lian_net_spec_ref (LIAN_NET_PICTURE (picture)->spec);
}

static void
lian_net_picture_release (gpointer spec)
{
  lian_net_spec_unref (spec);
}

static gboolean
lian_net_picture_write (gpointer spec, const char *path, LianOutputFormat format, GError **error)
{
  return lian_net_save (spec, path, format, SAVED_WIDTH, error);
}

static const char *
lian_net_picture_get_title (LianPicture *picture)
{
  LianNetPicture *self = LIAN_NET_PICTURE (picture);
  return self->spec != NULL ? lian_net_spec_get_title (self->spec) : NULL;
}

/* The widget. */

static void
lian_net_picture_dispose (GObject *object)
{
  LianNetPicture *self = LIAN_NET_PICTURE (object);
  g_clear_pointer (&self->spec, lian_net_spec_unref);
  G_OBJECT_CLASS (lian_net_picture_parent_class)->dispose (object);
}

static void
lian_net_picture_class_init (LianNetPictureClass *klass)
{
  LianPictureClass *picture_class = LIAN_PICTURE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_net_picture_dispose;
  picture_class->actions = "net";
  picture_class->save_title = N_ ("Save the picture");
  picture_class->saved = N_ ("The picture is in the file.");
  picture_class->get_title = lian_net_picture_get_title;
  picture_class->fill_table = lian_net_picture_fill_table;
  picture_class->focus = lian_net_picture_focus;
  picture_class->copy = lian_net_picture_copy;
  picture_class->hold = lian_net_picture_hold;
  picture_class->release = lian_net_picture_release;
  picture_class->write = lian_net_picture_write;
  lian_picture_class_install_actions (picture_class);
  /**
   * LianNetPicture::activated:
   * @self: the picture
   * @id: what the line leads to
   * @key: what the line leads to, in words of who made the picture
   *
   * Returns: whether it was dealt with
   */
  signals[ACTIVATED] = lian_picture_class_add_signal (picture_class, "activated");
  /**
   * LianNetPicture::chosen:
   * @self: the picture
   *
   * Another line is chosen, in the drawing or in the table.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_heading (LianNetPicture *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keys = gtk_label_new (_ ("Up, Down: choose · Enter: open · T: table"));
  gtk_label_set_xalign (GTK_LABEL (keys), 0);
  gtk_label_set_ellipsize (GTK_LABEL (keys), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (keys, TRUE);
  gtk_widget_set_margin_start (keys, 9);
  gtk_widget_add_css_class (keys, "caption");
  gtk_box_append (GTK_BOX (row), keys);
  gtk_box_append (GTK_BOX (row), lian_picture_create_menu (LIAN_PICTURE (self)));
  return row;
}

static void
lian_net_picture_init (LianNetPicture *self)
{
  LianPicture *picture = LIAN_PICTURE (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->area = LIAN_NET_AREA (lian_net_area_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->area));
  /* The drawing is taller than the window; that it gets the focus is no reason to show its end. */
  gtk_viewport_set_scroll_to_focus (
      GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))), FALSE);
  lian_net_area_set_adjustment (
      self->area, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  lian_picture_set_parts (picture, create_heading (self), scroller);
  gtk_widget_set_vexpand (GTK_WIDGET (lian_picture_get_stack (picture)), TRUE);
  g_signal_connect_object (self->area, "line-activated", G_CALLBACK (activate_line), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->area, "line-chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lian_net_picture_new:
 *
 * Returns: (transfer floating): a widget without a picture
 */
GtkWidget *
lian_net_picture_new (void)
{
  return g_object_new (LIAN_TYPE_NET_PICTURE, NULL);
}

/**
 * lian_net_picture_set_spec:
 * @self: the widget
 * @spec: the picture
 */
void
lian_net_picture_set_spec (LianNetPicture *self, LianNetSpec *spec)
{
  g_return_if_fail (LIAN_IS_NET_PICTURE (self) && spec != NULL);
  lian_net_spec_ref (spec);
  g_clear_pointer (&self->spec, lian_net_spec_unref);
  self->spec = spec;
  lian_net_area_set_spec (self->area, spec);
  lian_picture_renew_table (LIAN_PICTURE (self));
}

static gboolean
get_chosen_line (LianNetPicture *self, guint *line)
{
  GtkColumnView *view = get_view (self);
  if (!lian_picture_get_table_shown (LIAN_PICTURE (self)) || view == NULL)
    return lian_net_area_get_chosen (self->area, line);
  GtkSingleSelection *model = GTK_SINGLE_SELECTION (gtk_column_view_get_model (view));
  LianTextRow *row = gtk_single_selection_get_selected_item (model);
  if (row != NULL)
    *line = (guint) lian_text_row_get_number (row);
  return row != NULL;
}

/**
 * lian_net_picture_choose:
 * @self: the widget
 * @id: what a line leads to
 *
 * Chooses the first line that leads there; nothing changes where none does.
 */
void
lian_net_picture_choose (LianNetPicture *self, gint64 id)
{
  guint n;
  g_return_if_fail (LIAN_IS_NET_PICTURE (self) && self->spec != NULL);
  const LianNetLine *lines = lian_net_spec_get_lines (self->spec, &n);
  for (guint i = 0; i < n; i++)
    if (lines[i].id == id)
      {
        lian_net_area_choose (self->area, i);
        return;
      }
}

/**
 * lian_net_picture_get_chosen:
 * @self: the widget
 *
 * Returns: what the chosen line leads to, 0 where none is chosen
 */
gint64
lian_net_picture_get_chosen (LianNetPicture *self)
{
  guint line, n;
  g_return_val_if_fail (LIAN_IS_NET_PICTURE (self), 0);
  if (self->spec == NULL || !get_chosen_line (self, &line))
    return 0;
  const LianNetLine *lines = lian_net_spec_get_lines (self->spec, &n);
  return line < n ? lines[line].id : 0;
}

/**
 * lian_net_picture_get_area:
 * @self: the widget
 *
 * Returns: (transfer none): the drawing
 */
LianNetArea *
lian_net_picture_get_area (LianNetPicture *self)
{
  g_return_val_if_fail (LIAN_IS_NET_PICTURE (self), NULL);
  return self->area;
}
