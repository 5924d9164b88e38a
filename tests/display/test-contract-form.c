/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of a contract: what is changed after it was signed is asked about and is an amendment;
 * the acts of its life are asked about with what is open. */
#include "display-base.h"
#include "form-desk.h"
#include "lian-act.h"
#include "lian-chart.h"
#include "lian-period-question.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"

typedef struct
{
  LianTestTrade trade;
  FormDesk desk;
  gint64 contract, line;
} Desk;

/* A hundred spades, allotted to one maker, due on one day. */
static void
write_draft (Desk *self)
{
  LianStore *store = self->trade.base.store;
  self->contract = lian_test_trade_contract (&self->trade, "late_rate", "10");
  self->line = lian_test_trade_line (&self->trade, self->contract, "spade", "100", "250");
  g_autofree char *of = lian_test_dup_id (self->line);
  LIAN_TEST_INSERT (store, "allotment", "contract_line", of, "cooperative", self->trade.maker,
                    "quantity", "100");
  LIAN_TEST_INSERT (store, "schedule", "contract_line", of, "due_on", "1956-03-15", "quantity",
                    "100");
}

static gboolean
sign (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_contract_sign (txn, *(gint64 *)data, lian_date_new (1956, 3, 1), error);
}

/* The contract as the form shows it. */
static Desk *
desk_new (gboolean is_signed)
{
  Desk *self = g_new0 (Desk, 1);
  g_autoptr (GError) error = NULL;
  self->trade = lian_test_trade_new ();
  write_draft (self);
  if (is_signed)
    lian_store_write (self->trade.base.store, "signed", NULL, sign, &self->contract, NULL, &error);
  g_assert_no_error (error);
  self->desk.base = self->trade.base;
  form_desk_show (&self->desk);
  form_desk_open_record (&self->desk, "contract", self->contract);
  return self;
}

static void
desk_free (Desk *self)
{
  form_desk_hide (&self->desk);
  lian_test_trade_clear (&self->trade);
  g_free (self);
}

static gint64
version_of (Desk *self)
{
  g_autoptr (LianRecord) contract = form_desk_read_record (&self->desk, "contract", self->contract);
  return MAX (lian_record_get_number (contract, "version"), 1);
}

static LianFieldEditor *
spec_of (Desk *self)
{
  LianPartTable *table = self->desk.form->tables->pdata[0];
  int field = lian_type_field (lian_type_find ("contract_line"), "spec");
  return lian_part_table_get_editor (table, 0, field);
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

/* Changes a clause of the line and saves; the question is shown. */
static GtkWidget *
change_and_save (Desk *self)
{
  form_desk_type_text (spec_of (self), "short");
  lian_form_save (self->desk.form);
  WAIT_UNTIL (find_question () != NULL);
  return find_question ();
}

static void
test_asked (void)
{
  Desk *self = desk_new (TRUE);
  GtkWidget *question = change_and_save (self);
  GtkWidget *amend = display_find_button (question, _ ("_Amend"));
  g_assert_false (gtk_widget_get_sensitive (amend));
  g_assert_cmpint (version_of (self), ==, 1);
  gtk_window_close (GTK_WINDOW (question));
  WAIT_UNTIL (find_question () == NULL && form_desk_is_ready (&self->desk));
  form_desk_assert_text (spec_of (self), "short");
  g_assert_true (lian_form_is_dirty (self->desk.form));
  g_assert_nonnull (display_find_text (self->desk.window, "was not amended"));
  g_assert_cmpint (version_of (self), ==, 1);
  g_assert_cmpint (form_desk_count_records (&self->desk, "amendment"), ==, 0);
  desk_free (self);
}

/* Answers the question that is shown. */
static void
answer (GtkWidget *question)
{
  GtkWidget *agreed_with = display_find_type (question, GTK_TYPE_ENTRY);
  GtkWidget *reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  gtk_editable_set_text (GTK_EDITABLE (agreed_with), "Xu");
  GtkTextBuffer *text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason));
  gtk_text_buffer_set_text (text, "iron came late", -1);
  GtkWidget *amend = display_find_button (question, _ ("_Amend"));
  g_assert_true (gtk_widget_get_sensitive (amend));
  g_signal_emit_by_name (amend, "clicked");
}

static void
count_act (LianStore *store, LianChangeSet *set, guint *n)
{
  (*n)++;
}

static void
test_amended (void)
{
  Desk *self = desk_new (TRUE);
  guint acts = 0;
  g_signal_connect (self->desk.base.store, "changed", G_CALLBACK (count_act), &acts);
  answer (change_and_save (self));
  WAIT_UNTIL (find_question () == NULL && form_desk_is_ready (&self->desk));
  g_assert_false (lian_form_is_dirty (self->desk.form));
  g_assert_cmpint (version_of (self), ==, 2);
  g_assert_cmpint (form_desk_count_records (&self->desk, "amendment"), ==, 1);
  g_assert_cmpuint (acts, ==, 1);
  g_autoptr (LianRecord) line = form_desk_read_record (&self->desk, "contract_line", self->line);
  g_assert_cmpstr (lian_record_get_text (line, "spec"), ==, "short");
  desk_free (self);
}

/* Only an officer amends: the question stays with what it was told, and takes the answer again. */
static void
test_refused (void)
{
  Desk *self = desk_new (TRUE);
  lian_store_set_author (self->desk.base.store, 0);
  GtkWidget *question = change_and_save (self);
  answer (question);
  WAIT_UNTIL (lian_question_is_refused (LIAN_QUESTION (question)));
  g_assert_cmpint (version_of (self), ==, 1);
  lian_store_set_author (self->desk.base.store, self->trade.test.decider);
  answer (question);
  WAIT_UNTIL (find_question () == NULL && form_desk_is_ready (&self->desk));
  g_assert_cmpint (version_of (self), ==, 2);
  g_assert_false (lian_form_is_dirty (self->desk.form));
  desk_free (self);
}

/* What is not agreed with the other party is saved at once, and so is a draft. */
static void
test_not_asked (void)
{
  Desk *self = desk_new (TRUE);
  form_desk_type_text (form_desk_editor_of (&self->desk, "bypass_reason"), "none of the trade");
  form_desk_save (&self->desk);
  g_assert_null (find_question ());
  g_assert_false (lian_form_is_dirty (self->desk.form));
  desk_free (self);
  self = desk_new (FALSE);
  form_desk_type_text (spec_of (self), "short");
  form_desk_save (&self->desk);
  g_assert_null (find_question ());
  g_assert_false (lian_form_is_dirty (self->desk.form));
  desk_free (self);
}

static void
put (LianFormSheet *sheet, const char *field, const char *text)
{
  lian_form_sheet_put (sheet, lian_type_field (lian_form_sheet_get_type_info (sheet), field), text);
}

/* A contract and its lines are entered on one form, before any of them is in the base. */
static void
test_new (void)
{
  Desk *self = desk_new (FALSE);
  form_desk_open_new (&self->desk, "contract");
  put (self->desk.form->sheet, "contract_type", "ORDER");
  put (self->desk.form->sheet, "state", "DRAFT");
  put (self->desk.form->sheet, "orderer", self->trade.buyer);
  LianPartTable *table = self->desk.form->tables->pdata[0];
  for (guint i = 0; i < 2; i++)
    {
      LianFormSheet *line = lian_part_table_add_new (table);
      put (line, "product", i == 0 ? "hoe" : "rake");
      put (line, "quantity", "5");
      put (line, "unit", self->trade.piece);
    }
  form_desk_save (&self->desk);
  g_test_message ("%s", gtk_label_get_text (GTK_LABEL (self->desk.form->status)));
  g_assert_false (lian_form_is_dirty (self->desk.form));
  g_assert_cmpint (form_desk_count_records (&self->desk, "contract"), ==, 2);
  g_assert_cmpint (form_desk_count_records (&self->desk, "contract_line"), ==, 3);
  desk_free (self);
}

/* The acts. */

static GtkWidget *
act_of (Desk *self, const char *words)
{
  GtkWidget *button = display_find_button (self->desk.window, words);
  g_assert_nonnull (button);
  return button;
}

static gboolean
offers (Desk *self, const char *words)
{
  return gtk_widget_get_mapped (act_of (self, words));
}

static GtkWidget *
press_act (Desk *self, const char *words)
{
  GtkWidget *button = act_of (self, words);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (find_question () != NULL);
  return find_question ();
}

static gboolean
is_state (Desk *self, const char *state)
{
  g_autoptr (LianRecord) contract = form_desk_read_record (&self->desk, "contract", self->contract);
  return g_strcmp0 (lian_record_get_text (contract, "state"), state) == 0;
}

/* A draft is signed; the acts of a signed contract take the place of that. */
static void
test_sign (void)
{
  Desk *self = desk_new (FALSE);
  g_assert_true (offers (self, "_Sign…"));
  g_assert_false (offers (self, "S_ettle…"));
  form_desk_type_text (spec_of (self), "long");
  g_assert_false (gtk_widget_get_sensitive (act_of (self, "_Sign…")));
  form_desk_save (&self->desk);
  GtkWidget *question = press_act (self, "_Sign…");
  g_signal_emit_by_name (display_find_button (question, _ ("_Sign")), "clicked");
  WAIT_UNTIL (find_question () == NULL);
  g_assert_true (is_state (self, "SIGNED"));
  WAIT_UNTIL (offers (self, "_Begin…"));
  g_assert_false (offers (self, "_Sign…"));
  g_assert_true (offers (self, "_Terminate…"));
  desk_free (self);
}

/* What was not delivered is named, and keeps the contract from being fulfilled. */
static void
test_open (void)
{
  Desk *self = desk_new (TRUE);
  GtkWidget *question = press_act (self, "C_omplete…");
  g_assert_nonnull (display_find_text (question, "100 pieces not delivered"));
  g_signal_emit_by_name (display_find_button (question, _ ("C_omplete")), "clicked");
  WAIT_UNTIL (lian_question_is_refused (LIAN_QUESTION (question)));
  g_assert_true (is_state (self, "SIGNED"));
  gtk_window_close (GTK_WINDOW (question));
  WAIT_UNTIL (find_question () == NULL);
  desk_free (self);
}

/* Ending it before its end needs a reason, which is kept. */
static void
test_terminate (void)
{
  Desk *self = desk_new (TRUE);
  GtkWidget *question = press_act (self, "_Terminate…");
  g_assert_nonnull (display_find_text (question, "100 pieces not delivered"));
  GtkWidget *ok = display_find_button (question, _ ("_Terminate"));
  g_assert_false (gtk_widget_get_sensitive (ok));
  GtkWidget *reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "no iron", -1);
  g_signal_emit_by_name (ok, "clicked");
  WAIT_UNTIL (find_question () == NULL);
  g_assert_true (is_state (self, "TERMINATED"));
  WAIT_UNTIL (offers (self, "S_ettle…"));
  g_assert_false (offers (self, "_Terminate…"));
  g_autoptr (LianRecord) contract = form_desk_read_record (&self->desk, "contract", self->contract);
  g_assert_cmpstr (lian_record_get_text (contract, "termination_reason"), ==, "no iron");
  desk_free (self);
}

/* Penalties are named before they are proposed. */
static void
test_penalties (void)
{
  Desk *self = desk_new (TRUE);
  GtkWidget *question = press_act (self, "_Penalties…");
  g_assert_nonnull (display_find_text (question, "100 pieces due on"));
  g_signal_emit_by_name (display_find_button (question, _ ("_Propose")), "clicked");
  WAIT_UNTIL (find_question () == NULL);
  g_assert_cmpint (form_desk_count_records (&self->desk, "penalty"), ==, 1);
  desk_free (self);
}

/* What changed and why. */

static void
show_act_cb (GSimpleAction *action, GVariant *act, gint64 *shown)
{
  *shown = g_variant_get_int64 (act);
}

static void
follow_acts (Desk *self, gint64 *shown)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-act", G_VARIANT_TYPE_INT64);
  g_signal_connect (action, "activate", G_CALLBACK (show_act_cb), shown);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->desk.window, "win", G_ACTION_GROUP (group));
}

static gboolean
read_last_act (LianTxn *txn, gpointer act, GCancellable *cancellable, GError **error)
{
  *(gint64 *) act = lian_txn_last_act (txn);
  return TRUE;
}

static gint64
amending_act (LianStore *store)
{
  gint64 act = 0;
  g_autoptr (GError) error = NULL;
  g_assert_true (lian_store_read (store, read_last_act, &act, &error));
  return act;
}

/* The newest version stands first with its clause before and after; Return leads to its act. */
static void
test_versions (void)
{
  Desk *self = desk_new (TRUE);
  gint64 shown = 0;
  follow_acts (self, &shown);
  answer (change_and_save (self));
  WAIT_UNTIL (find_question () == NULL && form_desk_is_ready (&self->desk));
  gint64 act = amending_act (self->desk.base.store);
  g_signal_emit_by_name (act_of (self, "Versions…"), "clicked");
  GtkWidget *window = display_find_window ("Agreed with", self->desk.window);
  g_assert_nonnull (window);
  display_wait_text (window, "What version 2 changed, and why: iron came late");
  g_assert_nonnull (display_find_text (window, "specification"));
  display_wait_text (window, "short");
  g_assert_nonnull (display_find_text (window, "Xu"));
  GtkWidget *list = display_find_type (window, GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpint (shown, ==, act);
  WAIT_UNTIL (display_find_window ("Agreed with", self->desk.window) == NULL);
  desk_free (self);
}

/* A draft has no version, and the window says so. */
static void
test_draft_versions (void)
{
  Desk *self = desk_new (FALSE);
  g_signal_emit_by_name (act_of (self, "Versions…"), "clicked");
  GtkWidget *window = display_find_window ("Agreed with", self->desk.window);
  display_wait_text (window, "A draft has no version yet");
  g_assert_false (gtk_widget_get_sensitive (display_find_button (window, "Show the _act")));
  gtk_window_close (GTK_WINDOW (window));
  desk_free (self);
}

/* What was due and came, by month; T makes a table of it, where lateness stands as a word and a sign;
 * a figure leads to its record, in the main window. */

static void
open_record_cb (GSimpleAction *action, GVariant *record, gint64 *shown)
{
  g_variant_get (record, "(&sx)", NULL, shown);
}

static void
follow_records (Desk *self, gint64 *shown)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-record", G_VARIANT_TYPE ("(sx)"));
  g_signal_connect (action, "activate", G_CALLBACK (open_record_cb), shown);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->desk.window, "win", G_ACTION_GROUP (group));
}

static gint64
deliver (Desk *self)
{
  g_autofree char *of = lian_test_dup_id (self->line);
  return LIAN_TEST_INSERT (self->desk.base.store, "delivery", "contract_line", of, "cooperative",
                           self->trade.maker, "delivered_on", "1956-03-20", "quantity", "60",
                           "accepted", "yes");
}

static void
test_deliveries (void)
{
  Desk *self = desk_new (TRUE);
  gint64 shown = 0, delivery = deliver (self);
  gboolean taken = FALSE;
  WAIT_UNTIL (form_desk_is_ready (&self->desk));
  follow_records (self, &shown);
  g_signal_emit_by_name (act_of (self, "Deliveries…"), "clicked");
  GtkWidget *window = display_find_window ("Deliveries of the Contract", self->desk.window);
  g_assert_nonnull (window);
  WAIT_UNTIL (gtk_widget_get_mapped (display_find_type (window, LIAN_TYPE_CHART)));
  GtkWidget *chart = display_find_type (window, LIAN_TYPE_CHART);
  lian_picture_renew_table (LIAN_PICTURE (chart));
  g_assert_true (gtk_widget_activate_action (chart, "chart.table", NULL));
  display_wait_text (window, "⚠ 40");
  display_wait_text (window, "late at the end of the month");
  g_signal_emit_by_name (chart, "datum-activated", (gint64) 1, "group", &taken);
  g_assert_true (taken);
  g_assert_cmpint (shown, ==, delivery);
  WAIT_UNTIL (display_find_window ("Deliveries of the Contract", self->desk.window) == NULL);
  desk_free (self);
}

/* Locked periods. */

static void
give_reason (GtkWidget *question, const char *reason, const char *ok)
{
  GtkWidget *view = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  GtkWidget *button = display_find_button (question, ok);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), reason, -1);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (find_question () == NULL);
}

static gboolean
find_lock (LianTxn *txn, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("period_lock"));
  g_assert_cmpuint (all->len, ==, 1);
  *(gint64 *) id = lian_record_get_id (all->pdata[0]);
  return TRUE;
}

/* The month before is offered; a lock is reopened in its form, with a reason, and once. */
static void
test_locks (void)
{
  Desk *self = desk_new (TRUE);
  gint64 id = 0;
  lian_period_question_close (self->desk.window, self->desk.context);
  WAIT_UNTIL (find_question () != NULL);
  give_reason (find_question (), "accounts of March", _ ("_Lock"));
  g_assert_true (lian_store_read (self->desk.base.store, find_lock, &id, NULL));
  g_autoptr (LianRecord) lock = form_desk_read_record (&self->desk, "period_lock", id);
  g_assert_cmpstr (lian_record_get_text (lock, "from_date"), ==, "1956-03-01");
  g_assert_cmpstr (lian_record_get_text (lock, "to_date"), ==, "1956-03-31");
  form_desk_open_record (&self->desk, "period_lock", id);
  GtkWidget *question = press_act (self, "Reopen…");
  give_reason (question, "a voucher was found", _ ("_Reopen"));
  g_autoptr (LianRecord) reopened = form_desk_read_record (&self->desk, "period_lock", id);
  g_assert_cmpstr (lian_record_get_text (reopened, "reopen_reason"), ==, "a voucher was found");
  WAIT_UNTIL (!offers (self, "Reopen…"));
  desk_free (self);
}

/* Which federation it belongs to stands above the fields; a return is called by whose it is and of which year. */
static void
test_lines (void)
{
  Desk *self = desk_new (FALSE);
  gint64 owed = LIAN_TEST_INSERT (self->trade.base.store, "annual_return", "cooperative", self->trade.maker, "year", "1955",
                                  "country", "CN", "year_end", "1955-12-31");
  display_wait_text (self->desk.window, "Federation on ");
  form_desk_open_record (&self->desk, "annual_return", owed);
  display_wait_text (self->desk.window, "1955 · CN · ");
  g_assert_false (gtk_widget_get_visible (self->desk.form->belongs_line));
  form_desk_open_record (&self->desk, "cooperative", g_ascii_strtoll (self->trade.maker, NULL, 10));
  display_wait_text (self->desk.window, "Federation on ");
  desk_free (self);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  display_init (&argc, &argv);
  g_test_add_func ("/contract-form/asked", test_asked);
  g_test_add_func ("/contract-form/lines", test_lines);
  g_test_add_func ("/contract-form/amended", test_amended);
  g_test_add_func ("/contract-form/refused", test_refused);
  g_test_add_func ("/contract-form/versions", test_versions);
  g_test_add_func ("/contract-form/draft-versions", test_draft_versions);
  g_test_add_func ("/contract-form/deliveries", test_deliveries);
  g_test_add_func ("/contract-form/locks", test_locks);
  g_test_add_func ("/contract-form/not-asked", test_not_asked);
  g_test_add_func ("/contract-form/new", test_new);
  g_test_add_func ("/contract-form/sign", test_sign);
  g_test_add_func ("/contract-form/open", test_open);
  g_test_add_func ("/contract-form/terminate", test_terminate);
  g_test_add_func ("/contract-form/penalties", test_penalties);
  return g_test_run ();
}
