/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What charts and maps have around their drawing: a table and the ways out. */
#include "lian-picture.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-type.h"

#define TABLE "table"
#define DRAWING "drawing"

typedef struct
{
  GtkWidget *box;
  GtkStack *stack;
  GtkScrolledWindow *table;
  GtkFileChooserNative *chooser;
  LianOutputFormat format;
} LianPicturePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LianPicture, lian_picture, GTK_TYPE_WIDGET)

static LianPicturePrivate *
get_private (LianPicture *self)
{
  return lian_picture_get_instance_private (self);
}

static const char *
get_title (LianPicture *self)
{
  return LIAN_PICTURE_GET_CLASS (self)->get_title (self);
}

/* The table. */

static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPicture *self = LIAN_PICTURE (widget);
  LianPicturePrivate *own = get_private (self);
  gboolean shown = !lian_picture_get_table_shown (self);
  gboolean focus = gtk_widget_get_focus_child (own->box) != NULL;
  gtk_stack_set_visible_child_name (own->stack, shown ? TABLE : DRAWING);
  lian_picture_renew_table (self);
  if (focus)
    LIAN_PICTURE_GET_CLASS (self)->focus (self, shown);
}

/* Copy and save. */

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPicture *self = LIAN_PICTURE (widget);
  if (get_title (self) != NULL)
    LIAN_PICTURE_GET_CLASS (self)->copy (self);
}

/* What a thread needs to write the file. */
typedef struct
{
  const LianPictureClass *klass;
  gpointer held;
  char *path;
  LianOutputFormat format;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;
  save->klass->release (save->held);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  if (save->klass->write (save->held, save->path, save->format, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  const char *done = LIAN_PICTURE_GET_CLASS (source)->saved;
  gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s",
                              saved ? _ (done) : error->message);
}

static void
save (LianPicture *self, GFile *file)
{
  const LianPictureClass *klass = LIAN_PICTURE_GET_CLASS (self);
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  Save *job = g_new0 (Save, 1);
  *job = (Save){ klass, klass->hold (self), g_file_get_path (file), get_private (self)->format };
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, job, save_free);
  if (job->path != NULL)
    g_task_run_in_thread (task, save_thread);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _ ("Choose a folder on this computer."));
}

static void
chosen_cb (LianPicture *self, int response)
{
  LianPicturePrivate *own = get_private (self);
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (own->chooser));
      save (self, file);
    }
  g_clear_object (&own->chooser);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianPicture *self = LIAN_PICTURE (widget);
  LianPicturePrivate *own = get_private (self);
  const char *kind = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  if (get_title (self) == NULL || own->chooser != NULL)
    return;
  own->format = g_str_equal (kind, "png")   ? LIAN_OUTPUT_PNG
                : g_str_equal (kind, "svg") ? LIAN_OUTPUT_SVG
                                            : LIAN_OUTPUT_PDF;
  g_autofree char *name = g_strdup_printf ("%s.%s", get_title (self), kind);
  g_strdelimit (name, "/", '-');
  own->chooser = gtk_file_chooser_native_new (_ (LIAN_PICTURE_GET_CLASS (self)->save_title),
                                              GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                              _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (own->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (own->chooser), TRUE);
  g_signal_connect_object (own->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (own->chooser));
}

/* The widget. */

static void
lian_picture_dispose (GObject *object)
{
  LianPicturePrivate *own = get_private (LIAN_PICTURE (object));
  g_clear_object (&own->chooser);
  g_clear_pointer (&own->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lian_picture_parent_class)->dispose (object);
}

/* GTK 4.8 takes the focus from what was hidden only after the next frame is painted, and gives it to
 * whatever stands around, whoever has it by then: the page would scroll, and its keys go to nobody.
 * So it is given to what is shown one frame later. */
static gboolean
focus_shown_cb (GtkWidget *stack, GdkFrameClock *clock, gpointer frame)
{
  if (gdk_frame_clock_get_frame_counter (clock) < *(gint64 *) frame + 2)
    return G_SOURCE_CONTINUE;
  gtk_widget_child_focus (stack, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
lian_picture_focus (LianPicture *self, gboolean table)
{
  GtkWidget *stack = GTK_WIDGET (get_private (self)->stack);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stack);
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
  gtk_widget_add_tick_callback (stack, focus_shown_cb, g_memdup2 (&frame, sizeof frame), g_free);
}

static void
lian_picture_class_init (LianPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_picture_dispose;
  klass->focus = lian_picture_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lian_picture_init (LianPicture *self)
{
  LianPicturePrivate *own = get_private (self);
  own->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  own->stack = GTK_STACK (gtk_stack_new ());
  own->table = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_set_parent (own->box, GTK_WIDGET (self));
}

/**
 * lian_picture_class_install_actions:
 * @klass: the class, with its @actions
 *
 * Installs table, copy and save, and their keys.
 */
void
lian_picture_class_install_actions (LianPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_autofree char *table = g_strconcat (klass->actions, ".table", NULL);
  g_autofree char *copy = g_strconcat (klass->actions, ".copy", NULL);
  g_autofree char *save_as = g_strconcat (klass->actions, ".save", NULL);
  gtk_widget_class_install_action (widget_class, g_intern_string (table), NULL, table_cb);
  gtk_widget_class_install_action (widget_class, g_intern_string (copy), NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, g_intern_string (save_as), "s", save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, table, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy, NULL);
}

/**
 * lian_picture_class_add_signal:
 * @klass: the class
 * @name: the name of the signal
 *
 * Adds a signal for lian_picture_activate(): `(gint64 id, const char *key)`, returning whether it
 * was dealt with.
 *
 * Returns: the signal
 */
guint
lian_picture_class_add_signal (LianPictureClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                       g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                       G_TYPE_INT64, G_TYPE_STRING);
}

static void
append (GMenu *menu, LianPicture *self, const char *label, const char *action)
{
  g_autofree char *name
      = g_strconcat (LIAN_PICTURE_GET_CLASS (self)->actions, ".", action, NULL);
  g_menu_append (menu, label, name);
}

/**
 * lian_picture_create_menu:
 * @self: the picture
 *
 * Returns: (transfer floating): a button with the menu of the picture
 */
GtkWidget *
lian_picture_create_menu (LianPicture *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new ();
  append (menu, self, _ ("Show as table"), "table");
  append (menu, self, _ ("Copy the picture"), "copy");
  append (files, self, _ ("Save as PNG…"), "save::png");
  append (files, self, _ ("Save as SVG…"), "save::svg");
  append (files, self, _ ("Save as PDF…"), "save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Table, copy and save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table, copy and save"), -1);
  return button;
}

/**
 * lian_picture_set_parts:
 * @self: the picture
 * @heading: what stands above the drawing
 * @drawing: the drawing
 *
 * Puts the picture together; once.
 */
void
lian_picture_set_parts (LianPicture *self, GtkWidget *heading, GtkWidget *drawing)
{
  LianPicturePrivate *own = get_private (self);
  gtk_stack_add_named (own->stack, drawing, DRAWING);
  gtk_stack_add_named (own->stack, GTK_WIDGET (own->table), TABLE);
  gtk_box_append (GTK_BOX (own->box), heading);
  gtk_box_append (GTK_BOX (own->box), GTK_WIDGET (own->stack));
}

/**
 * lian_picture_get_stack:
 * @self: the picture
 *
 * Returns: (transfer none): what holds the drawing and the table
 */
GtkStack *
lian_picture_get_stack (LianPicture *self)
{
  g_return_val_if_fail (LIAN_IS_PICTURE (self), NULL);
  return get_private (self)->stack;
}

/**
 * lian_picture_get_table:
 * @self: the picture
 *
 * Returns: (transfer none): what holds the table
 */
GtkScrolledWindow *
lian_picture_get_table (LianPicture *self)
{
  g_return_val_if_fail (LIAN_IS_PICTURE (self), NULL);
  return get_private (self)->table;
}

/**
 * lian_picture_renew_table:
 * @self: the picture
 *
 * Makes the table anew where it is shown; to be called when something else is drawn.
 */
void
lian_picture_renew_table (LianPicture *self)
{
  g_return_if_fail (LIAN_IS_PICTURE (self));
  if (lian_picture_get_table_shown (self) && get_title (self) != NULL)
    LIAN_PICTURE_GET_CLASS (self)->fill_table (self);
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
 * lian_picture_focus_first_row:
 * @self: a picture whose table is a #GtkColumnView
 *
 * Gives the focus to the first row of the table, as soon as it is there.
 *
 * Returns: whether there is a table
 */
gboolean
lian_picture_focus_first_row (LianPicture *self)
{
  g_return_val_if_fail (LIAN_IS_PICTURE (self), FALSE);
  GtkWidget *view = gtk_scrolled_window_get_child (get_private (self)->table);
  if (view != NULL)
    gtk_widget_add_tick_callback (view, focus_row_cb, NULL, NULL);
  return view != NULL;
}

/**
 * lian_picture_get_table_shown:
 * @self: the picture
 *
 * Returns: whether the table is shown
 */
gboolean
lian_picture_get_table_shown (LianPicture *self)
{
  g_return_val_if_fail (LIAN_IS_PICTURE (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_private (self)->stack), TABLE) == 0;
}

/**
 * lian_picture_activate:
 * @self: the picture
 * @signal: a signal of lian_picture_class_add_signal()
 * @id: what is led to, 0 for nothing
 * @key: (nullable): what is led to, in words of who made the drawing
 *
 * Emits the signal; where nobody deals with it, opens the record of type @key.
 */
void
lian_picture_activate (LianPicture *self, guint signal, gint64 id, const char *key)
{
  gboolean handled = FALSE;
  g_return_if_fail (LIAN_IS_PICTURE (self));
  if (id == 0 || key == NULL)
    return;
  /* Who deals with it may draw something else, and the words go with the drawing. */
  g_autofree char *own = g_strdup (key);
  g_signal_emit (self, signal, 0, id, own, &handled);
  if (!handled && lian_type_find (own) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", own, id);
}

/**
 * lian_picture_put_on_clipboard:
 * @self: the picture
 * @width: width in pixels, of which there are two to the point
 * @height: height in pixels
 * @paint: paints it
 * @layout: what to paint
 */
void
lian_picture_put_on_clipboard (LianPicture *self, int width, int height, LianPicturePaint paint,
                               gpointer layout)
{
  g_return_if_fail (LIAN_IS_PICTURE (self));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, 2, 2);
  paint (cr, layout);
  cairo_destroy (cr);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, width, height);
  cairo_surface_destroy (surface);
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
}
