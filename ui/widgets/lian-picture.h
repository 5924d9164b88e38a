/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What charts and maps have around their drawing: a table and the ways out. */
#pragma once

#include <gtk/gtk.h>

#include "lian-output.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PICTURE (lian_picture_get_type ())
/**
 * LianPicture:
 *
 * A drawing.  T shows it as a table and back; it can be saved as PNG, SVG or PDF and copied.
 */
G_DECLARE_DERIVABLE_TYPE (LianPicture, lian_picture, LIAN, PICTURE, GtkWidget)

/**
 * LianPictureClass:
 * @actions: what the names of the actions begin with
 * @save_title: of the dialog that asks for the file, to be translated
 * @saved: what is said once the file is there, to be translated
 * @get_title: the title of what is drawn, %NULL while nothing is
 * @fill_table: makes the table of what is drawn, in lian_picture_get_table()
 * @focus: moves the focus to what is shown now; it was in what was shown before
 * @copy: puts what is drawn on the clipboard by lian_picture_put_on_clipboard()
 * @hold: what @write needs, of its own
 * @release: frees that
 * @write: writes the file, in a thread
 *
 * All but @focus have to be there.  @get_title says whether the others can be called.
 */
struct _LianPictureClass
{
  GtkWidgetClass parent_class;

  const char *actions;
  const char *save_title;
  const char *saved;
  const char *(*get_title) (LianPicture *self);
  void (*fill_table) (LianPicture *self);
  void (*focus) (LianPicture *self, gboolean table);
  void (*copy) (LianPicture *self);
  gpointer (*hold) (LianPicture *self);
  void (*release) (gpointer held);
  gboolean (*write) (gpointer held, const char *path, LianOutputFormat format, GError **error);
};

/**
 * LianPicturePaint:
 * @cr: where to paint, in points
 * @layout: what to paint
 */
typedef void (*LianPicturePaint) (cairo_t *cr, gpointer layout);

void lian_picture_class_install_actions (LianPictureClass *klass);
guint lian_picture_class_add_signal (LianPictureClass *klass, const char *name);

GtkWidget *lian_picture_create_menu (LianPicture *self);
void lian_picture_set_parts (LianPicture *self, GtkWidget *heading, GtkWidget *drawing);
GtkStack *lian_picture_get_stack (LianPicture *self);
GtkScrolledWindow *lian_picture_get_table (LianPicture *self);
void lian_picture_renew_table (LianPicture *self);
gboolean lian_picture_focus_first_row (LianPicture *self);
gboolean lian_picture_get_table_shown (LianPicture *self);
void lian_picture_activate (LianPicture *self, guint signal, gint64 id, const char *key);
void lian_picture_put_on_clipboard (LianPicture *self, int width, int height,
                                    LianPicturePaint paint, gpointer layout);

G_END_DECLS
