/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A map with its heading, its table and its ways out. */
#include "lian-map.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-map-paint.h"
#include "lian-text-rows.h"
#include "lian-type.h"

#define SAVED_WIDTH 760
#define SAVED_HEIGHT 540

struct _LianMap
{
  GtkWidget parent_instance;

  LianMapSpec *spec;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *scope;
  GtkStack *stack;
  LianMapArea *area;
  GtkScrolledWindow *scrolled; /* of the table */
  GtkFileChooserNative *chooser;
  LianOutputFormat format;
};

G_DEFINE_FINAL_TYPE (LianMap, lian_map, GTK_TYPE_WIDGET)

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
  gboolean handled = FALSE;
  if (mark >= n || marks[mark].id == 0 || marks[mark].key == NULL)
    return;
  g_autofree char *key = g_strdup (marks[mark].key);
  gint64 id = marks[mark].id;
  g_signal_emit (self, signals[ACTIVATED], 0, id, key, &handled);
  if (!handled && lian_type_find (key) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", key, id);
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
fill_table (LianMap *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (list_marks (self)));
  GtkColumnView *view = lian_text_rows_view_new (model, lian_map_spec_get_title (self->spec));
  lian_text_rows_append_column (view, _ ("Name"), 0, 160, FALSE);
  lian_text_rows_append_column (view, C_ ("map", "Figures"), 1, 200, TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (view));
}

static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianMap *self = LIAN_MAP (widget);
  lian_map_set_table_shown (self, !lian_map_get_table_shown (self));
}

/* Copy and save. */

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianMap *self = LIAN_MAP (widget);
  if (self->spec == NULL)
    return;
  LianMapView view = lian_map_area_get_view (self->area);
  g_autoptr (LianMapLayout) layout
      = lian_map_layout_new_for_text (self->spec, SAVED_WIDTH, SAVED_HEIGHT, &view,
                                      LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND, 0, 1);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SAVED_WIDTH * 2, SAVED_HEIGHT * 2);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, 2, 2);
  lian_map_paint_background (cr, layout, &lian_map_palette_light);
  lian_map_paint (cr, layout, &lian_map_palette_light);
  cairo_destroy (cr);
  g_autoptr (GdkPixbuf) pixbuf
      = gdk_pixbuf_get_from_surface (surface, 0, 0, SAVED_WIDTH * 2, SAVED_HEIGHT * 2);
  cairo_surface_destroy (surface);
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

/* What a thread needs to write the file. */
typedef struct
{
  LianMapSpec *spec;
  LianMapView view;
  char *path;
  LianOutputFormat format;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;
  lian_map_spec_unref (save->spec);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  if (lian_map_save (save->spec, save->path, save->format, SAVED_WIDTH, SAVED_HEIGHT, &save->view,
                     &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s",
                              saved ? _ ("The map is in the file.") : error->message);
}

static void
chosen_cb (LianMap *self, int response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
      Save *save = g_new0 (Save, 1);
      save->spec = lian_map_spec_ref (self->spec);
      save->view = lian_map_area_get_view (self->area);
      save->path = g_file_get_path (file);
      save->format = self->format;
      g_task_set_source_tag (task, chosen_cb);
      g_task_set_task_data (task, save, save_free);
      if (save->path != NULL)
        g_task_run_in_thread (task, save_thread);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                                 _ ("Choose a folder on this computer."));
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianMap *self = LIAN_MAP (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->spec == NULL || self->chooser != NULL)
    return;
  self->format = g_str_equal (kind, "png")   ? LIAN_OUTPUT_PNG
                 : g_str_equal (kind, "svg") ? LIAN_OUTPUT_SVG
                                             : LIAN_OUTPUT_PDF;
  g_autofree char *name = g_strdup_printf ("%s.%s", lian_map_spec_get_title (self->spec), kind);
  g_strdelimit (name, "/", '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Save the map"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
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
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->spec, lian_map_spec_unref);
  G_OBJECT_CLASS (lian_map_parent_class)->dispose (object);
}

static void
lian_map_class_init (LianMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = lian_map_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "map.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "map.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "map.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "map.zoom", "s", zoom_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "map.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "map.copy", NULL);
  /**
   * LianMap::activated:
   * @self: the map
   * @id: what the mark leads to
   * @key: what the mark leads to, in words of who made the map
   *
   * Returns: whether it was dealt with
   */
  signals[ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                      G_TYPE_INT64, G_TYPE_STRING);
}

static GtkWidget *
create_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new ();
  g_menu_append (menu, _ ("Show as table"), "map.table");
  g_menu_append (menu, _ ("Copy the picture"), "map.copy");
  g_menu_append (files, _ ("Save as PNG…"), "map.save::png");
  g_menu_append (files, _ ("Save as SVG…"), "map.save::svg");
  g_menu_append (files, _ ("Save as PDF…"), "map.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Table, copy and save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table, copy and save"), -1);
  return button;
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
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (words, 4);
  self->title = create_label (words, "heading");
  self->scope = create_label (words, "caption");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), create_zoom_buttons ());
  gtk_box_append (GTK_BOX (row), create_menu ());
  return row;
}

static void
lian_map_init (LianMap *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->area = LIAN_MAP_AREA (lian_map_area_new ());
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->area), "map");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "table");
  gtk_box_append (GTK_BOX (self->box), create_heading (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
  gtk_label_set_text (self->title, lian_map_spec_get_title (spec));
  gtk_label_set_text (self->scope, lian_map_spec_get_scope (spec));
  lian_map_area_set_spec (self->area, spec);
  if (lian_map_get_table_shown (self))
    fill_table (self);
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

/**
 * lian_map_get_table_shown:
 * @self: the widget
 *
 * Returns: whether the marks are shown as a table
 */
gboolean
lian_map_get_table_shown (LianMap *self)
{
  g_return_val_if_fail (LIAN_IS_MAP (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;
}

/* The rows of a new list are there after its first layout. */
static gboolean
focus_row_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gboolean empty = g_list_model_get_n_items (
                       G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))) == 0;
  return !empty && gtk_widget_get_mapped (view) && !lian_gtk48_focus_row (GTK_COLUMN_VIEW (view), 0)
             ? G_SOURCE_CONTINUE
             : G_SOURCE_REMOVE;
}

/**
 * lian_map_set_table_shown:
 * @self: the widget
 * @shown: whether the marks are shown as a table
 */
void
lian_map_set_table_shown (LianMap *self, gboolean shown)
{
  g_return_if_fail (LIAN_IS_MAP (self));
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  if (shown && self->spec != NULL)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, shown ? "table" : "map");
  if (focus && shown && self->spec != NULL)
    gtk_widget_add_tick_callback (gtk_scrolled_window_get_child (self->scrolled), focus_row_cb, NULL,
                                  NULL);
  else if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->area));
}
