/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the form of a contract has beside its fields: its figures, and the acts of its life. */
#include "lian-contract-question.h"
#include "lian-contract-strip.h"
#include "lian-deliveries-window.h"
#include "lian-form-private.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-lines.h"
#include "lian-versions-window.h"

static gboolean
is_state (const LianRecord *contract, const char *state)
{
  return g_strcmp0 (lian_record_get_text (contract, "state"), state) == 0;
}

/* Which acts fit the contract as the base has it. */
static gboolean
fits (const LianRecord *contract, LianContractAct act)
{
  gboolean binds = is_state (contract, "SIGNED") || is_state (contract, "EXECUTING");
  gboolean ended = is_state (contract, "FULFILLED") || is_state (contract, "TERMINATED");
  switch (act)
    {
    case LIAN_CONTRACT_ACT_SIGN:
      return is_state (contract, "DRAFT");
    case LIAN_CONTRACT_ACT_BEGIN:
      return is_state (contract, "SIGNED");
    case LIAN_CONTRACT_ACT_COMPLETE:
    case LIAN_CONTRACT_ACT_TERMINATE:
      return binds;
    case LIAN_CONTRACT_ACT_PENALTIES:
      return binds || ended;
    case LIAN_CONTRACT_ACT_SETTLE:
    default:
      return ended && lian_record_is_empty (contract, "settled_on");
    }
}

/* What is looked at, of every contract that is in the base, also where nothing may be written. */
static gboolean
is_view (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "lian-view") != NULL;
}

static void
update_life (LianForm *self, gboolean contract)
{
  const LianRecord *record = contract ? lian_form_sheet_get_base (self->sheet) : NULL;
  gboolean writable = contract && self->id != 0 && !_lian_form_is_read_only (self);
  gboolean any = FALSE;
  for (GtkWidget *button = gtk_widget_get_first_child (self->life_bar); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      LianContractAct act
          = (LianContractAct) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "lian-act"));
      gboolean view = is_view (button);
      gboolean shown = view ? contract && self->id != 0 : writable && fits (record, act);
      gtk_widget_set_visible (button, shown);
      any = any || (shown && !view);
    }
  gtk_widget_set_visible (self->life_bar, contract && self->id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.contract-act",
                                 any && !lian_form_is_dirty (self));
}

/* Shows the figures of a contract that is in the base, and the acts that fit it. */
void
_lian_form_update_contract (LianForm *self)
{
  gboolean contract = self->type != NULL && g_str_equal (self->type->id, "contract");
  GtkWidget *strip = adw_bin_get_child (ADW_BIN (self->strip_place));
  if (strip == NULL && contract)
    {
      strip = lian_contract_strip_new (self->context);
      adw_bin_set_child (ADW_BIN (self->strip_place), strip);
    }
  if (strip != NULL)
    lian_contract_strip_show (LIAN_CONTRACT_STRIP (strip), contract ? self->id : 0);
  update_life (self, contract && self->sheet != NULL);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  lian_contract_question_ask (widget, self->context, self->id,
                              (LianContractAct) g_variant_get_int32 (parameter));
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianForm *self = LIAN_FORM (widget);
  if (self->type == NULL || !g_str_equal (self->type->id, "contract") || self->id == 0)
    return;
  if (g_str_equal (name, "form.versions"))
    lian_versions_window_present (widget, self->context, self->id);
  else
    lian_deliveries_window_present (widget, self->context, self->id);
}

static void
add_view (LianForm *self, const char *words, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data (G_OBJECT (button), "lian-view", GINT_TO_POINTER (TRUE));
  lian_lines_append (LIAN_LINES (self->life_bar), button);
}

/* Returns: (transfer floating): the bar with the acts, hidden. */
GtkWidget *
_lian_form_new_life_bar (LianForm *self)
{
  static const char *const words[] = { N_ ("_Sign…"),   N_ ("_Begin…"),  N_ ("C_omplete…"),
                                       N_ ("_Terminate…"), N_ ("_Penalties…"), N_ ("S_ettle…") };
  self->life_bar = lian_lines_new ();
  for (int act = 0; act < (int) G_N_ELEMENTS (words); act++)
    {
      GtkWidget *button = lian_gtk48_mnemonic_button_new (_ (words[act]));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.contract-act");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", act);
      g_object_set_data (G_OBJECT (button), "lian-act", GINT_TO_POINTER (act));
      lian_lines_append (LIAN_LINES (self->life_bar), button);
    }
  add_view (self, _ ("Versions…"), "form.versions", _ ("What changed and why (Ctrl+H)"));
  add_view (self, _ ("Deliveries…"), "form.deliveries",
            _ ("What was due and what came, by month (Ctrl+G)"));
  gtk_widget_add_css_class (self->life_bar, "lian-bar");
  gtk_widget_set_visible (self->life_bar, FALSE);
  return self->life_bar;
}

/* Installs form.contract-act, and what shows a contract in a window of its own. */
void
_lian_form_install_life (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "form.contract-act", "i", act_action);
  gtk_widget_class_install_action (klass, "form.versions", NULL, view_action);
  gtk_widget_class_install_action (klass, "form.deliveries", NULL, view_action);
}
