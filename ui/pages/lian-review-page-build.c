/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The review page as widgets: the queue with its bar, the case with the bar of what can be done. */
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-review-page-private.h"

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (
      lian_lines_add_button (LIAN_LINES (bar), _ ("_Accept"),
                             _ ("Decide as recommended (Ctrl+Return)"), "review.accept"),
      "suggested-action");
  lian_lines_add_button (LIAN_LINES (bar), _ ("Decide _otherwise…"), NULL, "review.otherwise");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Back to the clerk…"), NULL, "review.return");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Countersign…"), NULL, "review.countersign");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Void…"), NULL, "review.void");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Print sheet…"), NULL, "review.print");
  return bar;
}

/* Instead of the bar of one case while several are marked. */
static GtkWidget *
create_group_bar (LianReviewPage *self)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  self->marked_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->marked_text), "heading");
  gtk_widget_set_margin_top (GTK_WIDGET (self->marked_text), 8);
  lian_lines_append (LIAN_LINES (bar), GTK_WIDGET (self->marked_text));
  gtk_widget_add_css_class (
      lian_lines_add_button (LIAN_LINES (bar), _ ("_Decide together…"),
                             _ ("One reason, a decision of its own for each (Ctrl+Return)"), "review.group-decide"),
      "suggested-action");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Back to the clerk…"), NULL, "review.group-return");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Countersign…"), NULL, "review.group-countersign");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Print sheets…"), NULL, "review.print");
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static GtkWidget *
create_queue_bar (void)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Like this one"),
                         _ ("Mark the cases of the trade on which the rules say the same, for the same reasons"), "review.mark-alike");
  lian_lines_add_button (LIAN_LINES (bar), _ ("_Session list…"),
                         _ ("Print the marked cases, or the whole queue, for a meeting"), "review.session-list");
  return bar;
}

static void
trouble_response_cb (GtkInfoBar *bar, int response, gpointer data)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static GtkWidget *
create_trouble (LianReviewPage *self)
{
  self->trouble = GTK_INFO_BAR (gtk_info_bar_new ());
  self->trouble_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->trouble_text, TRUE);
  gtk_label_set_xalign (self->trouble_text, 0);
  gtk_info_bar_add_child (self->trouble, GTK_WIDGET (self->trouble_text));
  gtk_info_bar_set_message_type (self->trouble, GTK_MESSAGE_ERROR);
  gtk_info_bar_set_show_close_button (self->trouble, TRUE);
  gtk_info_bar_set_revealed (self->trouble, FALSE);
  g_signal_connect (self->trouble, "response", G_CALLBACK (trouble_response_cb), NULL);
  return GTK_WIDGET (self->trouble);
}

/* What can't be read is said above the list or the case that it is missing from. */
static GtkWidget *
create_unread (LianReviewPage *self, LianTrouble **unread, GCallback retry)
{
  *unread = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (*unread, "retry", retry, self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (*unread);
}

static GtkWidget *
create_queue (LianReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->queue = LIAN_REVIEW_QUEUE (lian_review_queue_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->queue), TRUE);
  gtk_box_append (GTK_BOX (box),
                  create_unread (self, &self->queue_unread, G_CALLBACK (_lian_review_load_queue)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->queue));
  gtk_box_append (GTK_BOX (box), create_queue_bar ());
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = lian_label_new (_ ("Nothing to review"), "title-1");
  GtkWidget *text = lian_label_new (
      _ ("A case appears here when an activity is entered or its facts change."), "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

/**
 * _lian_review_build:
 * @self: a page without children
 *
 * Builds the page.
 */
void
_lian_review_build (LianReviewPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *queue = create_queue (self);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->bar = create_bar ();
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Case"), -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "case");
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_box_append (GTK_BOX (side), create_trouble (self));
  gtk_box_append (GTK_BOX (side),
                  create_unread (self, &self->case_unread, G_CALLBACK (_lian_review_load_case)));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (side), self->bar);
  self->group_bar = create_group_bar (self);
  gtk_box_append (GTK_BOX (side), self->group_bar);
  gtk_widget_set_visible (self->bar, FALSE);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), queue);
  gtk_paned_set_end_child (GTK_PANED (self->paned), side);
  gtk_paned_set_position (GTK_PANED (self->paned), 280);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->queue), 180, -1);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  _lian_review_watch_queue (self);
}
