/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The forms of a co-operative, a member and a valuation: acts that book several entries, asked about. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-i18n.h"
#include "lian-question.h"

typedef struct
{
  FormDesk desk;
  gint64 cooperative, member, valuation;
} Desk;

static gint64
book (Desk *self, const char *deed, const char *amount)
{
  g_autofree char *cooperative = g_strdup_printf ("%" G_GINT64_FORMAT, self->cooperative);
  g_autofree char *member = g_strdup_printf ("%" G_GINT64_FORMAT, self->member);
  return WRITE (&self->desk, "journal_entry", 0, "cooperative", cooperative, "member", member, "deed", deed,
                "booked_on", "1956-04-15", "amount", amount);
}

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);
  self->desk = form_desk_new ();
  lian_store_override_working_date (self->desk.base.store, lian_date_new (1956, 4, 15));
  self->cooperative = WRITE (&self->desk, "cooperative", 0, "name_en", "Iron", "stage", "PRODUCER_COOP");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, self->cooperative);
  self->member = WRITE (&self->desk, "member", 0, "cooperative", owner, "name_en", "Wang", "member_kind", "PERSON",
                        "member_role", "MEMBER");
  self->valuation = WRITE (&self->desk, "valuation", 0, "cooperative", owner, "name", "v", "valued_on",
                           "1956-04-01", "committee", "Li", "state", "OPEN");
  book (self, "SUBSCRIBED", "3000");
  book (self, "PAID_CASH", "2000");
  return self;
}

static void
desk_free (Desk *self)
{
  form_desk_clear (&self->desk);
  g_free (self);
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (LIAN_IS_QUESTION (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
act_of (Desk *self, const char *words)
{
  return display_find_button (self->desk.form->share_bar, words);
}

static gboolean
offers (Desk *self, const char *words)
{
  return gtk_widget_get_visible (self->desk.form->share_bar) && gtk_widget_get_visible (act_of (self, words));
}

static GtkWidget *
press (Desk *self, const char *words)
{
  g_assert_true (gtk_widget_get_sensitive (act_of (self, words)));
  g_signal_emit_by_name (act_of (self, words), "clicked");
  WAIT_UNTIL (find_question () != NULL);
  return find_question ();
}

/* Each form has its own acts, and the account to look at. */
static void
test_offers (void)
{
  Desk *self = desk_new ();
  form_desk_open_record (&self->desk, "member", self->member);
  g_assert_true (offers (self, "Settle on _leaving…"));
  g_assert_true (offers (self, "Account…"));
  g_assert_false (offers (self, "Credit _interest…"));
  form_desk_open_record (&self->desk, "cooperative", self->cooperative);
  g_assert_true (offers (self, "Credit _interest…"));
  g_assert_true (offers (self, "_Refund docked wages…"));
  g_assert_false (offers (self, "_Finish…"));
  form_desk_open_record (&self->desk, "valuation", self->valuation);
  g_assert_true (offers (self, "_Finish…"));
  g_assert_true (offers (self, "Sheet…"));
  form_desk_open_record (&self->desk, "journal_entry", book (self, "PAID_CASH", "1"));
  g_assert_false (gtk_widget_get_visible (self->desk.form->share_bar));
  desk_free (self);
}

/* An amount that is none keeps the button; the answer settles everything, and is offered no more. */
static void
test_exit (void)
{
  Desk *self = desk_new ();
  form_desk_open_record (&self->desk, "member", self->member);
  GtkWidget *question = press (self, "Settle on _leaving…");
  GtkWidget *settle = display_find_button (question, _ ("_Settle"));
  GtkWidget *means = display_find_type (question, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (means), "five");
  g_assert_false (gtk_widget_get_sensitive (settle));
  gtk_editable_set_text (GTK_EDITABLE (means), "5.00");
  g_assert_true (gtk_widget_get_sensitive (settle));
  g_signal_emit_by_name (settle, "clicked");
  WAIT_UNTIL (find_question () == NULL);
  g_assert_cmpint (form_desk_count_records (&self->desk, "journal_entry"), ==, 5);
  WAIT_UNTIL (!offers (self, "Settle on _leaving…"));
  g_assert_true (offers (self, "Account…"));
  desk_free (self);
}

/* Nothing to book is said, and nothing is written. */
static void
test_nothing (void)
{
  Desk *self = desk_new ();
  form_desk_open_record (&self->desk, "cooperative", self->cooperative);
  GtkWidget *question = press (self, "_Refund docked wages…");
  g_signal_emit_by_name (display_find_button (question, _ ("_Refund")), "clicked");
  WAIT_UNTIL (lian_question_is_refused (LIAN_QUESTION (question)));
  g_assert_nonnull (display_find_text (question, "there is nothing to book"));
  g_assert_cmpint (form_desk_count_records (&self->desk, "journal_entry"), ==, 2);
  gtk_window_close (GTK_WINDOW (question));
  WAIT_UNTIL (find_question () == NULL);
  desk_free (self);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  display_init (&argc, &argv);
  g_test_add_func ("/share-form/offers", test_offers);
  g_test_add_func ("/share-form/exit", test_exit);
  g_test_add_func ("/share-form/nothing", test_nothing);
  return g_test_run ();
}
