/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The two faces of an area: its own page, and the lists of its records. */
#include "lian-area-faces.h"
#include "lian-i18n.h"

struct _LianAreaFaces
{
  AdwBin parent_instance;

  /* Children. */
  GtkWidget *stack;
  GtkWidget *faces[2]; /* the buttons: the own page, the records */
  GtkWidget *pages[2];
};

G_DEFINE_FINAL_TYPE (LianAreaFaces, lian_area_faces, ADW_TYPE_BIN)

static void
lian_area_faces_class_init (LianAreaFacesClass *klass)
{
}

static void
lian_area_faces_init (LianAreaFaces *self)
{
}

static void
toggled_cb (LianAreaFaces *self)
{
  gboolean records = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->faces[1]));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->pages[records]);
}

static GtkWidget *
make_bar (LianAreaFaces *self, const LianArea *area)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *words[2] = { _ (area->face), _ ("Records") };
  g_autofree char *keys = lian_area_get_key_words (area);
  for (int i = 0; i < 2; i++)
    {
      /* Translators: one of two pages, the keys that lead from one to the other */
      g_autofree char *tip = g_strdup_printf (_ ("%s (%s again)"), words[i], keys);
      self->faces[i] = gtk_toggle_button_new_with_label (words[i]);
      gtk_widget_set_tooltip_text (self->faces[i], tip);
      gtk_box_append (GTK_BOX (bar), self->faces[i]);
    }
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->faces[1]),
                               GTK_TOGGLE_BUTTON (self->faces[0]));
  gtk_widget_add_css_class (bar, "linked");
  gtk_widget_add_css_class (bar, "area-faces");
  return bar;
}

/**
 * lian_area_faces_new:
 * @area: the area, with a face of its own
 * @own: (transfer floating): its own page, shown first
 * @records: (transfer floating): the lists of its records
 *
 * Returns: (transfer floating): the two, one of them shown
 */
GtkWidget *
lian_area_faces_new (const LianArea *area, GtkWidget *own, GtkWidget *records)
{
  g_return_val_if_fail (area != NULL && area->face != NULL, NULL);
  LianAreaFaces *self = g_object_new (LIAN_TYPE_AREA_FACES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->pages[0] = own;
  self->pages[1] = records;
  for (int i = 0; i < 2; i++)
    gtk_stack_add_child (GTK_STACK (self->stack), self->pages[i]);
  gtk_box_append (GTK_BOX (box), make_bar (self, area));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->faces[0]), TRUE);
  g_signal_connect_object (self->faces[1], "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * lian_area_faces_get_page:
 * @self: the faces
 *
 * Returns: (transfer none): the page that is shown
 */
GtkWidget *
lian_area_faces_get_page (LianAreaFaces *self)
{
  g_return_val_if_fail (LIAN_IS_AREA_FACES (self), NULL);
  return gtk_stack_get_visible_child (GTK_STACK (self->stack));
}

/**
 * lian_area_faces_show_records:
 * @self: the faces
 *
 * Shows the lists of the records.
 */
void
lian_area_faces_show_records (LianAreaFaces *self)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->faces[1]), TRUE);
}

/**
 * lian_area_faces_turn:
 * @self: the faces
 *
 * Shows the other page.
 */
void
lian_area_faces_turn (LianAreaFaces *self)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self));
  gboolean own = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->faces[0]));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->faces[own]), TRUE);
}
