/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of the page of reorganisations: proposals first, below them what was merged too far. */
#include "lian-choices.h"
#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-reorganisation-page-private.h"
#include "lian-text.h"

#define ROW "lian-row"
#define MOST_OF_NAME 80

typedef struct
{
  gint64 id;
  gboolean is_proposal;
} Row;

/**
 * _lian_reorganisation_page_row_id:
 * @row: (nullable): a row of the list
 * @is_proposal: (out): whether it is a proposal; else the activity of what was merged too far
 *
 * Returns: what it is about; 0 for none
 */
gint64
_lian_reorganisation_page_row_id (GtkListBoxRow *row, gboolean *is_proposal)
{
  const Row *known = row != NULL ? g_object_get_data (G_OBJECT (row), ROW) : NULL;
  *is_proposal = known != NULL && known->is_proposal;
  return known != NULL ? known->id : 0;
}

static void
add_row (LianReorganisationPage *self, gint64 id, gboolean is_proposal, const char *title, const char *more)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *made = gtk_list_box_row_new ();
  Row *known = g_new0 (Row, 1);
  g_autofree char *name = lian_text_shorten_to (title, MOST_OF_NAME), *brief = lian_text_shorten_to (more, MOST_OF_NAME);
  g_autofree char *spoken = lian_isolate_join (", ", name, brief, NULL);
  *known = (Row){ id, is_proposal };
  gtk_box_append (GTK_BOX (box), lian_label_new (name, NULL));
  gtk_box_append (GTK_BOX (box), lian_label_new (brief, "caption"));
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (made), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (made), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (made), ROW, known, g_free);
  gtk_list_box_append (self->list, made);
  if (id == (is_proposal ? self->proposal : self->activity))
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (made));
}

static void
add_proposals (LianReorganisationPage *self)
{
  const LianField *state = lian_type_get_field (lian_type_find ("reorganisation"), "state");
  for (guint i = 0; i < self->view->proposals->len; i++)
    {
      const LianRecord *proposal = self->view->proposals->pdata[i];
      g_autofree char *more
          = lian_isolate_join (" · ", lian_choice_label (state, lian_record_get_text (proposal, "state")),
                               self->view->trades->pdata[i], NULL);
      add_row (self, lian_record_get_id (proposal), TRUE, lian_record_get_title (proposal), more);
    }
}

static void
add_too_far (LianReorganisationPage *self)
{
  for (guint i = 0; i < self->view->too_far->len; i++)
    {
      const LianTooFar *one = self->view->too_far->pdata[i];
      add_row (self, one->activity, FALSE, one->title, one->why);
    }
}

/* A heading above the first of each kind. */
static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean is_proposal, was_proposal;
  _lian_reorganisation_page_row_id (row, &is_proposal);
  _lian_reorganisation_page_row_id (before, &was_proposal);
  gboolean first = before == NULL || is_proposal != was_proposal;
  GtkWidget *head = first ? lian_label_new (is_proposal ? _ ("Proposals") : _ ("Merged too far"), "heading") : NULL;
  if (head != NULL)
    gtk_widget_add_css_class (head, "list-head");
  gtk_list_box_row_set_header (row, head);
}

/**
 * _lian_reorganisation_page_fill_list:
 * @self: the page, with what was read
 *
 * Shows it again; what was chosen stays so, and the focus where it was.
 */
void
_lian_reorganisation_page_fill_list (LianReorganisationPage *self)
{
  gboolean focus = self->awaited || lian_focus_is_within (GTK_WIDGET (self->list));
  GtkListBoxRow *row;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  add_proposals (self);
  add_too_far (self);
  self->filling = FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  if (focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->awaited = FALSE;
}

/**
 * _lian_reorganisation_page_create_list:
 * @self: the page
 * @selected: called with the page and the row that is chosen
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
_lian_reorganisation_page_create_list (LianReorganisationPage *self, GCallback selected)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  GtkWidget *none = lian_label_new (_ ("No proposal yet"), "dim-label");
  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_set_header_func (self->list, head_cb, NULL, NULL);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_widget_add_css_class (none, "list-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals, and what was merged too far"), -1);
  g_signal_connect_object (list, "row-selected", selected, self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, 220, -1);
  return lian_tab_bin_new (scroller);
}
