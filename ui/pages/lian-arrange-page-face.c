/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How the plan is shown: as a table, either way round, or as charts, which are made when they are first
 * looked at.  All of them show what stands in the table, kept or not. */
#include "lian-arrange-page-private.h"
#include "lian-known-words.h"

/* What charts look at; the page may have read something else meanwhile. */
typedef struct
{
  LianArrangeJob *job;
  GArray *shares;
} Owner;

static void
owner_free (gpointer data)
{
  Owner *owner = data;
  lian_arrange_job_unref (owner->job);
  g_array_unref (owner->shares);
  g_free (owner);
}

static void
show_sight (LianArrangePage *self, guint sight)
{
  if (self->sights[sight] == NULL)
    {
      self->sights[sight] = lian_arrange_charts_new (self->context, (LianArrangeSight) sight);
      gtk_stack_add_child (self->faces, self->sights[sight]);
    }
  Owner *owner = g_new0 (Owner, 1);
  owner->job = lian_arrange_job_ref (self->job);
  owner->shares = g_array_ref (lian_arrange_sheet_get_shares (self->sheet));
  g_autofree char *scope = lian_known_scope (lian_context_get_known_on (self->context),
                                             lian_record_get_text (self->job->plan, "name"));
  const LianArrangeView view = { self->job->book->task, owner->shares, self->job->book->names, scope };
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (self->sights[sight]), &view, owner, owner_free);
  gtk_stack_set_visible_child (self->faces, self->sights[sight]);
}

/**
 * _lian_arrange_show_face:
 * @self: the page
 *
 * Shows the plan as it is chosen above.
 */
void
_lian_arrange_show_face (LianArrangePage *self)
{
  guint face = gtk_drop_down_get_selected (self->face_choice);
  gboolean table = face < LIAN_ARRANGE_SIGHTS || face >= LIAN_ARRANGE_N_FACES;
  gtk_widget_set_sensitive (GTK_WIDGET (self->able), table);
  gtk_widget_set_sensitive (GTK_WIDGET (self->doubtful), table);
  if (self->sheet == NULL)
    return;
  lian_arrange_grid_show (self->grid, self->job->book->task, self->job->book->names, self->sheet,
                          _lian_arrange_get_flags (self), _lian_arrange_is_draft (self));
  if (table)
    gtk_stack_set_visible_child (self->faces, GTK_WIDGET (self->grid));
  else
    show_sight (self, face - LIAN_ARRANGE_SIGHTS);
}

/**
 * _lian_arrange_forget_faces:
 * @self: the page
 *
 * Shows nothing any more.
 */
void
_lian_arrange_forget_faces (LianArrangePage *self)
{
  lian_arrange_grid_forget (self->grid);
  for (guint i = 0; i < G_N_ELEMENTS (self->sights); i++)
    if (self->sights[i] != NULL)
      lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (self->sights[i]), NULL, NULL, NULL);
}

/**
 * _lian_arrange_create_faces:
 * @self: the page
 *
 * Returns: (transfer floating): what shows the plan
 */
GtkWidget *
_lian_arrange_create_faces (LianArrangePage *self)
{
  GtkWidget *stack = gtk_stack_new ();
  self->faces = GTK_STACK (stack);
  self->grid = LIAN_ARRANGE_GRID (lian_arrange_grid_new ());
  gtk_stack_set_hhomogeneous (self->faces, FALSE);
  gtk_stack_add_child (self->faces, GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (stack, TRUE);
  return stack;
}
