/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The two faces of an area: its own page, and the lists of its records. */
#include "lian-area-faces.h"
#include "lian-i18n.h"
#include "lian-records-page.h"

struct _LianAreaFaces
{
  AdwBin parent_instance;

  LianContext *context;
  const LianArea *area;

  /* Children; the lists of the records are made when they are first looked at. */
  GtkWidget *stack;
  GtkWidget *faces[2]; /* the buttons: the own page, the records */
  GtkWidget *pages[2];
};

G_DEFINE_FINAL_TYPE (LianAreaFaces, lian_area_faces, ADW_TYPE_BIN)

static void
lian_area_faces_dispose (GObject *object)
{
  g_clear_object (&LIAN_AREA_FACES (object)->context);
  G_OBJECT_CLASS (lian_area_faces_parent_class)->dispose (object);
}

static void
lian_area_faces_class_init (LianAreaFacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_area_faces_dispose;
}

static void
lian_area_faces_init (LianAreaFaces *self)
{
}

static void
ensure_records (LianAreaFaces *self)
{
  if (self->pages[1] != NULL)
    return;
  self->pages[1] = lian_records_page_new (self->context, self->area->types);
  gtk_stack_add_child (GTK_STACK (self->stack), self->pages[1]);
}

static void
toggled_cb (LianAreaFaces *self)
{
  gboolean records = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->faces[1]));
  if (records)
    ensure_records (self);
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
 * @context: where the records are
 *
 * Returns: (transfer floating): the two, one of them shown
 */
GtkWidget *
lian_area_faces_new (const LianArea *area, GtkWidget *own, LianContext *context)
{
  g_return_val_if_fail (area != NULL && area->face != NULL, NULL);
  LianAreaFaces *self = g_object_new (LIAN_TYPE_AREA_FACES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->area = area;
  self->context = g_object_ref (context);
  self->pages[0] = own;
  gtk_stack_add_child (GTK_STACK (self->stack), own);
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
