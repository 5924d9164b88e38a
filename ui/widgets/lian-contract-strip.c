/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The figures of a contract in one line above its form: how much, how much came, what is paid, what
 * is late. */
#include "lian-contract-strip.h"

#include "lian-contract-figures.h"
#include "lian-contract-standing.h"
#include "lian-i18n.h"

struct _LianContractStrip
{
  AdwBin parent_instance;

  LianContext *context;
  GtkWidget *label;
  gint64 contract;
  guint generation;
};

G_DEFINE_FINAL_TYPE (LianContractStrip, lian_contract_strip, ADW_TYPE_BIN)

/* The reader's question, and its answer. */
typedef struct
{
  gint64 contract;
  char *text;
} Question;

typedef struct
{
  LianContractStrip *self;
  guint generation;
} Asked;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->text);
  g_free (data);
}

static void
append (GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "  ·  ");
  /* Translators: label of a figure, its value */
  g_string_append_printf (text, _ ("%s %s"), label, value);
}

static char *
quantity_text (LianTxn *txn, const LianLineFigures *line, gint64 quantity)
{
  LianUnit unit;
  if (quantity == LIAN_UNKNOWN)
    return g_strdup (_ ("unknown"));
  lian_txn_load_unit (txn, line->unit, &unit);
  g_autofree char *number = lian_quantity_to_text (quantity, &unit);
  return g_strdup_printf ("%s %s", number, unit.name != NULL ? unit.name : "");
}

/* Quantities of one line; several lines have several units. */
static void
append_goods (GString *text, LianTxn *txn, const LianContractFigures *figures)
{
  const LianLineFigures *line = figures->lines->len == 1 ? figures->lines->pdata[0] : NULL;
  if (line == NULL)
    return;
  g_autofree char *contracted = quantity_text (txn, line, line->contracted);
  g_autofree char *delivered = quantity_text (txn, line, line->delivered);
  g_autofree char *accepted = quantity_text (txn, line, line->accepted);
  append (text, _ ("Contracted"), contracted);
  append (text, _ ("Delivered"), delivered);
  append (text, _ ("Accepted"), accepted);
  if (lian_record_get_truth (figures->contract, "is_framework") != LIAN_YES)
    return;
  g_autofree char *called = quantity_text (txn, line, line->called_off);
  g_autofree char *left = quantity_text (txn, line, line->to_call_off);
  append (text, _ ("Called off"), called);
  append (text, _ ("To call off"), left);
}

static void
append_money (GString *text, LianTxn *txn, const LianContractFigures *figures, const char *label,
              gint64 amount)
{
  g_autofree char *number = amount == LIAN_UNKNOWN
                                ? g_strdup (_ ("unknown"))
                                : lian_contract_money (txn, figures->contract, amount);
  append (text, label, number);
}

static void
append_days (GString *text, LianTxn *txn, const LianContractFigures *figures)
{
  g_autofree char *due = figures->next_due != 0 ? lian_date_format (figures->next_due) : NULL;
  append (text, _ ("Next due"), due);
  LianContractStanding standing;
  lian_contract_standing_of (&standing, figures);
  g_autofree char *late = lian_contract_standing_late (&standing, txn);
  if (*late == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "  ·  ");
  g_string_append_printf (text, _ ("⚠ late %s"), late);
}

static char *
describe (LianTxn *txn, const LianContractFigures *figures)
{
  GString *text = g_string_new (NULL);
  gint64 version = lian_record_get_number (figures->contract, "version");
  append_goods (text, txn, figures);
  append_money (text, txn, figures, _ ("Amount"), figures->contract_amount);
  append_money (text, txn, figures, _ ("Accepted for"), figures->amount);
  append_money (text, txn, figures, _ ("Paid"), figures->paid);
  append_money (text, txn, figures, _ ("Balance"), figures->balance);
  append_days (text, txn, figures);
  if (version > 1)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);
      append (text, _ ("Version"), number);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (
      txn, question->contract, lian_txn_get_working_date (txn));
  question->text = figures != NULL ? describe (txn, figures) : NULL;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  LianContractStrip *self = asked->self;
  g_autoptr (GError) error = NULL;
  const Question *question = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (asked->generation == self->generation && self->context != NULL)
    {
      const char *text = question != NULL ? question->text : error->message;
      gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
    }
  g_object_unref (asked->self);
  g_free (asked);
}

static void
reload (LianContractStrip *self)
{
  Question *question = g_new0 (Question, 1);
  Asked *asked = g_new0 (Asked, 1);
  question->contract = self->contract;
  asked->self = g_object_ref (self);
  asked->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_job, question, question_free,
                         NULL, read_cb, asked);
}

static void
store_changed_cb (LianContractStrip *self)
{
  if (self->contract != 0)
    reload (self);
}

static void
lian_contract_strip_dispose (GObject *object)
{
  LianContractStrip *self = LIAN_CONTRACT_STRIP (object);
  self->generation++;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_contract_strip_parent_class)->dispose (object);
}

static void
lian_contract_strip_class_init (LianContractStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_contract_strip_dispose;
}

static void
lian_contract_strip_init (LianContractStrip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->label), FALSE);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lian-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->label);
}

/**
 * lian_contract_strip_new:
 * @context: what the window shares
 *
 * Returns: (transfer floating): a strip without a contract
 */
GtkWidget *
lian_contract_strip_new (LianContext *context)
{
  g_return_val_if_fail (LIAN_IS_CONTEXT (context), NULL);
  LianContractStrip *self = g_object_new (LIAN_TYPE_CONTRACT_STRIP, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (lian_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * lian_contract_strip_show:
 * @self: a strip
 * @contract: a contract; 0 for none
 */
void
lian_contract_strip_show (LianContractStrip *self, gint64 contract)
{
  g_return_if_fail (LIAN_IS_CONTRACT_STRIP (self));
  if (self->contract == contract)
    return;
  self->contract = contract;
  self->generation++;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (contract != 0)
    reload (self);
}
