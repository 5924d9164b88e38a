/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The faces of an area: pages of its own, and the lists of its records. */
#include "lian-area-faces.h"
#include "lian-i18n.h"
#include "lian-records-page.h"

#define MOST 4

typedef struct
{
  GtkWidget *button;
  GtkWidget *page;       /* NULL until it is looked at */
  LianFaceCreate create; /* NULL: the lists of the records */
} Face;

struct _LianAreaFaces
{
  AdwBin parent_instance;

  LianContext *context;
  const LianArea *area;

  /* Children. */
  GtkWidget *stack;
  GtkWidget *bar;
  Face faces[MOST];
  guint n_faces;
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
ensure_page (LianAreaFaces *self, Face *face)
{
  if (face->page != NULL)
    return;
  face->page = face->create != NULL ? face->create (self->context)
                                    : lian_records_page_new (self->context, self->area->types);
  gtk_stack_add_child (GTK_STACK (self->stack), face->page);
}

static void
toggled_cb (LianAreaFaces *self)
{
  for (guint i = 0; i < self->n_faces; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->faces[i].button)))
      {
        ensure_page (self, &self->faces[i]);
        gtk_stack_set_visible_child (GTK_STACK (self->stack), self->faces[i].page);
      }
}

static GtkWidget *
make_button (LianAreaFaces *self, const char *word)
{
  g_autofree char *keys = lian_area_get_key_words (self->area);
  /* Translators: one of several pages, the keys that lead from one to the next */
  g_autofree char *tip = g_strdup_printf (_ ("%s (%s again)"), word, keys);
  GtkWidget *button = gtk_toggle_button_new_with_label (word);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
add_face (LianAreaFaces *self, const char *word, GtkWidget *page, LianFaceCreate create)
{
  g_return_if_fail (self->n_faces < MOST);
  Face *face = &self->faces[self->n_faces];
  *face = (Face){ make_button (self, word), page, create };
  if (page != NULL)
    gtk_stack_add_child (GTK_STACK (self->stack), page);
  if (self->n_faces++ > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (face->button),
                                 GTK_TOGGLE_BUTTON (self->faces[0].button));
  g_signal_connect_object (face->button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->n_faces == 1)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (face->button), TRUE);
}

/**
 * lian_area_faces_new:
 * @area: the area
 * @context: where its records are
 *
 * Returns: (transfer floating): the area without a face; the first that is added is shown first
 */
GtkWidget *
lian_area_faces_new (const LianArea *area, LianContext *context)
{
  g_return_val_if_fail (area != NULL && LIAN_IS_CONTEXT (context), NULL);
  LianAreaFaces *self = g_object_new (LIAN_TYPE_AREA_FACES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "linked");
  gtk_widget_add_css_class (self->bar, "area-faces");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->area = area;
  self->context = g_object_ref (context);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * lian_area_faces_add_page:
 * @self: the faces
 * @word: what stands on its button
 * @page: (transfer floating): a page of its own kind
 *
 * Adds a face.
 */
void
lian_area_faces_add_page (LianAreaFaces *self, const char *word, GtkWidget *page)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self));
  add_face (self, word, page, NULL);
}

/**
 * lian_area_faces_add_later:
 * @self: the faces
 * @word: what stands on its button
 * @create: (nullable): makes the page when it is first looked at; %NULL for the lists of the records
 *
 * Adds a face.
 */
void
lian_area_faces_add_later (LianAreaFaces *self, const char *word, LianFaceCreate create)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self));
  add_face (self, word, NULL, create);
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

static void
show_face (LianAreaFaces *self, guint face)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->faces[face].button), TRUE);
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
  for (guint i = 0; i < self->n_faces; i++)
    if (self->faces[i].create == NULL
        && (self->faces[i].page == NULL || LIAN_IS_RECORDS_PAGE (self->faces[i].page)))
      show_face (self, i);
}

/**
 * lian_area_faces_show_first:
 * @self: the faces
 *
 * Shows the first face.
 */
void
lian_area_faces_show_first (LianAreaFaces *self)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self) && self->n_faces > 0);
  show_face (self, 0);
}

/**
 * lian_area_faces_turn:
 * @self: the faces
 *
 * Shows the next page, after the last the first.
 */
void
lian_area_faces_turn (LianAreaFaces *self)
{
  g_return_if_fail (LIAN_IS_AREA_FACES (self));
  for (guint i = 0; i < self->n_faces; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->faces[i].button)))
      {
        show_face (self, (i + 1) % self->n_faces);
        return;
      }
}
