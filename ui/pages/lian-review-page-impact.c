/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Findings on consumers, confirmed where the fact is asked for.
 *
 * Figures only propose (A13): an officer makes a fact of them, or says why not. */
#include "lian-i18n.h"
#include "lian-impact-question.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-reading.h"
#include "lian-review-page-private.h"

/**
 * _lian_review_read_impacts:
 * @txn: the base, on a reader thread
 * @activity: an activity
 *
 * Returns: (transfer full) (element-type LianRecord): the findings about it that wait
 */
GPtrArray *
_lian_review_read_impacts (LianTxn *txn, gint64 activity)
{
  GPtrArray *waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("impact_finding"), "activity", activity);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (lian_record_get_text (all->pdata[i], "state"), "PROPOSED") == 0)
      g_ptr_array_add (waiting, lian_record_copy (all->pdata[i]));
  return waiting;
}

static const LianRecord *
find_impact (LianReviewPage *self, GtkButton *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "lian-finding");
  for (guint i = 0; self->view != NULL && i < self->view->impacts->len; i++)
    if (lian_record_get_id (self->view->impacts->pdata[i]) == *id)
      return self->view->impacts->pdata[i];
  return NULL;
}

static void
confirm_cb (LianReviewPage *self, GtkButton *button)
{
  const LianRecord *finding = find_impact (self, button);
  if (finding != NULL)
    lian_impact_question_confirm (GTK_WIDGET (self), self->context, finding);
}

static void
reject_cb (LianReviewPage *self, GtkButton *button)
{
  const LianRecord *finding = find_impact (self, button);
  if (finding != NULL)
    lian_impact_question_reject (GTK_WIDGET (self), self->context, finding);
}

static GtkWidget *
create_button (LianReviewPage *self, const LianReviewView *view, const LianRecord *finding,
               const char *label, GCallback clicked)
{
  gint64 id = lian_record_get_id (finding);
  GtkWidget *button = gtk_button_new_with_label (label);
  gboolean writable = !lian_store_is_read_only (lian_context_get_store (self->context));
  g_object_set_data_full (G_OBJECT (button), "lian-finding", g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_set_sensitive (button, view->may_decide && writable);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_impact (LianReviewPage *self, const LianReviewView *view, const LianRecord *finding)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *buttons = lian_lines_new ();
  const char *evidence = lian_record_get_text (finding, "evidence");
  g_autofree char *title = lian_impact_question_dup_title (finding);
  gtk_box_append (GTK_BOX (row), lian_reading_create_link (title, "win.open-record",
                                                           "impact_finding",
                                                           lian_record_get_id (finding)));
  if (evidence != NULL)
    lian_reading_add_text (row, evidence, NULL);
  lian_lines_append (LIAN_LINES (buttons), create_button (self, view, finding, _ ("Confirm…"),
                                                          G_CALLBACK (confirm_cb)));
  lian_lines_append (LIAN_LINES (buttons), create_button (self, view, finding, _ ("Reject…"),
                                                          G_CALLBACK (reject_cb)));
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

/**
 * _lian_review_add_impacts:
 * @self: the page
 * @box: the case
 * @view: the case as read
 *
 * Adds the findings that wait, if there are any.
 */
void
_lian_review_add_impacts (LianReviewPage *self, GtkWidget *box, const LianReviewView *view)
{
  if (view->impacts->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Findings to confirm"));
  for (guint i = 0; i < view->impacts->len; i++)
    gtk_box_append (GTK_BOX (group), create_impact (self, view, view->impacts->pdata[i]));
}
