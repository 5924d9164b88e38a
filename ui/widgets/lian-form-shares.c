/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the forms of co-operatives, members and valuations have beside their fields: the acts that book
 * several entries at once, and the member's account as it is printed. */
#include "lian-form-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-print-operation.h"
#include "lian-share-question.h"

/* The kinds of record with acts: the field that says that it is over, and the paper that tells what the acts
 * come to. */
static const struct
{
  const char *type, *ended, *paper, *label;
} kinds[] = {
  { "cooperative", NULL, "share-ledger", N_ ("Account…") },
  { "member", "left_on", "member-account", N_ ("Account…") },
  { "valuation", "finished_on", "valuation-sheet", N_ ("Sheet…") },
  { "distribution", NULL, "distribution-sheet", N_ ("Sheet…") },
};

static gsize
kind_of (const LianType *type)
{
  gsize i = 0;
  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (type->id, kinds[i].type))
    i++;
  return i;
}

static gboolean
is_open (const LianRecord *record)
{
  gsize i = kind_of (lian_record_get_type_info (record));
  return i < G_N_ELEMENTS (kinds) && (kinds[i].ended == NULL || lian_record_is_empty (record, kinds[i].ended));
}

static const char *
paper_of (const LianType *type)
{
  return kind_of (type) < G_N_ELEMENTS (kinds) ? kinds[kind_of (type)].paper : NULL;
}

static gboolean
is_view (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "lian-view") != NULL;
}

static gboolean
fits (LianForm *self, GtkWidget *button)
{
  if (is_view (button))
    return paper_of (self->type) != NULL;
  LianShareAct act = (LianShareAct) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "lian-act"));
  return !_lian_form_is_read_only (self) && g_str_equal (lian_share_act_type (act), self->type->id)
         && is_open (lian_form_sheet_get_base (self->sheet));
}

/* Shows the acts that fit the record as the base has it. */
void
_lian_form_update_shares (LianForm *self)
{
  gboolean any = FALSE, there = self->type != NULL && self->sheet != NULL && self->id != 0;
  for (GtkWidget *button = gtk_widget_get_first_child (self->share_bar); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean shown = there && fits (self, button);
      gtk_widget_set_visible (button, shown);
      if (shown && is_view (button))
        gtk_button_set_label (GTK_BUTTON (button), _ (kinds[kind_of (self->type)].label));
      any = any || shown;
    }
  gtk_widget_set_visible (self->share_bar, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.share-act", any && !lian_form_is_dirty (self));
}

/* How a share is returned depends on what it is counted in, which is read first. */
typedef struct
{
  gint64 member;
  gboolean in_goods;
} Reading;

typedef struct
{
  LianForm *form;
  LianShareAct act;
  gint64 record;
} Opening;

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, reading->member, 0);
  for (guint i = 0; account != NULL && i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      reading->in_goods |= share->unit != 0 && share->paid > 0;
    }
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  const Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (reading == NULL)
    gtk_widget_activate_action (GTK_WIDGET (opening->form), "win.toast", "s", error->message);
  else if (gtk_widget_get_root (GTK_WIDGET (opening->form)) != NULL)
    lian_share_question_ask (GTK_WIDGET (opening->form), opening->form->context, opening->act, opening->record,
                             reading->in_goods);
  g_object_unref (opening->form);
  g_free (opening);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  Opening *opening = g_new0 (Opening, 1);
  Reading *reading = g_new0 (Reading, 1);
  *opening = (Opening){ g_object_ref (self), (LianShareAct) g_variant_get_int32 (parameter), self->id };
  reading->member = self->id;
  lian_store_read_async (_lian_form_store (self), read_job, reading, g_free, NULL, read_cb, opening);
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  if (self->type != NULL && self->id != 0 && paper_of (self->type) != NULL)
    lian_print_preview (GTK_WINDOW (gtk_widget_get_root (widget)), self->context, paper_of (self->type),
                        &self->id, 1);
}

/* Returns: (transfer floating): the bar with the acts, hidden. */
GtkWidget *
_lian_form_new_share_bar (LianForm *self)
{
  static const char *const words[] = { N_ ("Credit _interest…"), N_ ("_Refund docked wages…"),
                                       N_ ("Settle on _leaving…"), N_ ("_Finish…"),
                                       N_ ("_Book rents…"), N_ ("_Pay out…"), N_ ("_Divide among members…"),
                                       N_ ("Repa_y deposits…") };
  G_STATIC_ASSERT (G_N_ELEMENTS (words) == LIAN_SHARE_N_ACTS);
  self->share_bar = lian_lines_new ();
  GtkWidget *view = gtk_button_new_with_label (_ (kinds[0].label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (view), "form.account");
  gtk_widget_set_tooltip_text (view, _ ("As it is printed"));
  g_object_set_data (G_OBJECT (view), "lian-view", GINT_TO_POINTER (TRUE));
  lian_lines_append (LIAN_LINES (self->share_bar), view);
  for (int act = 0; act < (int) G_N_ELEMENTS (words); act++)
    {
      GtkWidget *button = lian_gtk48_mnemonic_button_new (_ (words[act]));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.share-act");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", act);
      g_object_set_data (G_OBJECT (button), "lian-act", GINT_TO_POINTER (act));
      lian_lines_append (LIAN_LINES (self->share_bar), button);
    }
  gtk_widget_add_css_class (self->share_bar, "lian-bar");
  gtk_widget_set_visible (self->share_bar, FALSE);
  return self->share_bar;
}

/* Installs form.share-act, and what shows an account as paper. */
void
_lian_form_install_shares (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "form.share-act", "i", act_action);
  gtk_widget_class_install_action (klass, "form.account", NULL, view_action);
}
