/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The supply-production-sales plan of a co-operative or a trade, for the local industrial plan:
 * what is planned channel by channel, what is contracted and done of it, and what does not add up. */
#include "lian-production-plan.h"

#include "lian-channel-account.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-money.h"
#include "lian-paper.h"

typedef struct
{
  LianPaper paper;
  LianRecord *plan;
  LianChannelAccount *account;
  GPtrArray *lines;
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->plan, lian_record_free);
  g_clear_pointer (&self->account, lian_channel_account_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static char *
whose (const Plan *self)
{
  gint64 cooperative = lian_record_get_number (self->plan, "cooperative");
  return cooperative != 0
             ? lian_paper_name (&self->paper, "cooperative", cooperative)
             : lian_paper_name (&self->paper, "trade", lian_record_get_number (self->plan, "trade"));
}

static char *
period_words (const LianPaper *paper, LianDate from, LianDate to)
{
  g_autofree char *first = lian_paper_date (paper, from), *last = lian_paper_date (paper, to);
  /* Translators: two dates */
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
add_facts (LianDocument *document, const Plan *self)
{
  const LianPaper *paper = &self->paper;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  const char *state = lian_paper_choice (paper, lian_choices_plan_state, lian_record_get_text (self->plan, "state"));
  lian_paper_add_fact (paper, facts, N_ ("plan"), g_strdup (lian_record_get_title (self->plan)));
  lian_paper_add_fact (paper, facts, N_ ("Period"),
                       period_words (paper, lian_record_get_date (self->plan, "from_date"),
                                     lian_record_get_date (self->plan, "to_date")));
  lian_paper_add_fact (paper, facts, N_ ("state"), g_strdup (state));
  lian_paper_add_fact (paper, facts, N_ ("agreed on"),
                       lian_paper_date (paper, lian_record_get_date (self->plan, "agreed_on")));
  lian_paper_add_fact (paper, facts, N_ ("resolution"), g_strdup (lian_record_get_text (self->plan, "resolution")));
  lian_paper_add_grid (document, facts);
}

/* The account's figures for the goods of a line: of the plan's own rows, or of the trade's sum. */
static const LianChannelRow *
row_of (const Plan *self, const LianRecord *line)
{
  for (guint i = 0; i < self->account->sums->len; i++)
    {
      const LianChannelRow *row = self->account->sums->pdata[i];
      if (row->product == lian_record_get_number (line, "product"))
        return row;
    }
  return NULL;
}

static char *
figure (const Plan *self, const LianRecord *line, const LianUnit *unit, const char *field)
{
  return lian_record_is_empty (line, field) ? g_strdup ("")
                                            : lian_quantity_to_text (lian_record_get_number (line, field), unit);
}

static char *
price_of (const Plan *self, const LianRecord *line)
{
  return lian_record_is_empty (line, "price")
             ? g_strdup ("")
             : lian_txn_display (self->paper.txn, line, lian_type_field (lian_type_find ("plan_line"), "price"));
}

static void
add_ends (GPtrArray *cells, const Plan *self, const LianRecord *line, const LianUnit *unit, gint64 total)
{
  const LianChannelRow *row = row_of (self, line);
  LianChannelFigures all = row != NULL ? lian_channel_row_total (row) : (LianChannelFigures){ 0 };
  g_ptr_array_add (cells, lian_quantity_to_text (total, unit));
  g_ptr_array_add (cells, price_of (self, line));
  g_ptr_array_add (cells, all.unknown ? g_strdup ("?") : lian_quantity_to_text (all.contracted, unit));
  g_ptr_array_add (cells, lian_quantity_to_text (lian_channel_figures_done (&all), unit));
  g_ptr_array_add (cells, NULL);
}

static void
add_line (LianDocumentTable *table, const Plan *self, const LianRecord *line)
{
  LianUnit unit = { NULL, "", 1, 1 };
  gint64 total = 0;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  lian_txn_load_unit (self->paper.txn, lian_record_get_number (line, "unit"), &unit);
  g_ptr_array_add (cells, lian_paper_name (&self->paper, "product", lian_record_get_number (line, "product")));
  g_ptr_array_add (cells, lian_paper_name (&self->paper, "unit", lian_record_get_number (line, "unit")));
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    {
      const char *field = lian_channel_plan_field ((LianChannel) c);
      g_ptr_array_add (cells, figure (self, line, &unit, field));
      total += lian_record_get_number (line, field);
    }
  add_ends (cells, self, line, &unit, total);
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, (const char *const *) cells->pdata);
}

static void
add_table (LianDocument *document, const Plan *self)
{
  LianDocumentColumn columns[2 + LIAN_N_CHANNELS + 4] = {
    { _ ("Product"), 2.2, LIAN_ALIGN_START },
    { _ ("unit"), 0.8, LIAN_ALIGN_START },
  };
  guint n = 2;
  for (guint c = 0; c < LIAN_N_CHANNELS; c++)
    columns[n++] = (LianDocumentColumn){ _ (lian_channel_label ((LianChannel) c)), 1, LIAN_ALIGN_END };
  columns[n++] = (LianDocumentColumn){ _ ("together"), 1, LIAN_ALIGN_END };
  columns[n++] = (LianDocumentColumn){ _ ("planned price"), 1, LIAN_ALIGN_END };
  columns[n++] = (LianDocumentColumn){ _ ("contracted"), 1, LIAN_ALIGN_END };
  columns[n++] = (LianDocumentColumn){ _ ("done"), 1, LIAN_ALIGN_END };
  lian_document_add_heading (document, _ ("Production and sales"));
  LianDocumentTable *table = lian_document_add_table (document, columns, n);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (table, self, self->lines->pdata[i]);
}

static void
add_supply (LianDocument *document, const Plan *self)
{
  gboolean any = FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *note = lian_record_get_text (self->lines->pdata[i], "material_note");
      if (note == NULL)
        continue;
      if (!any)
        lian_document_add_heading (document, _ ("Supply of material"));
      any = TRUE;
      g_autofree char *name = lian_paper_name (&self->paper, "product",
                                               lian_record_get_number (self->lines->pdata[i], "product"));
      lian_document_add_clause (document, NULL, name, note);
    }
}

static void
add_doubts (LianDocument *document, const Plan *self)
{
  lian_document_add_heading (document, _ ("What does not add up"));
  if (self->account->doubts->len == 0)
    lian_document_add_paragraph (document, _ ("Plan, contracts, capacity and prices agree."));
  for (guint i = 0; i < self->account->doubts->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      lian_document_add_clause (document, number, NULL,
                                ((LianChannelDoubt *) self->account->doubts->pdata[i])->message);
    }
}

static void
add_end (LianDocument *document, const Plan *self)
{
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  g_autofree char *day = lian_paper_place_date (&self->paper);
  LianDocumentSignature boxes[] = {
    { _ ("For the co-operative"), lines, NULL },
    { _ ("For the federation"), lines, NULL },
    { _ ("For the local industrial plan"), lines, NULL },
  };
  lian_document_add_place_date (document, day);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

static LianDocument *
compose (const Plan *self)
{
  const char *title = _ ("Supply-production-sales plan");
  g_autofree char *name = whose (self);
  LianDocument *document = lian_paper_create_document (&self->paper, title, name);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, name);
  add_facts (document, self);
  add_table (document, self);
  add_supply (document, self);
  add_doubts (document, self);
  add_end (document, self);
  return document;
}

static gboolean
read_plan (Plan *self, gint64 plan, GError **error)
{
  LianTxn *txn = self->paper.txn;
  self->plan = lian_paper_load (&self->paper, "plan", plan);
  if (self->plan == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, plan);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no plan %s"), id);
      return FALSE;
    }
  LianChannelScope scope = { lian_record_get_number (self->plan, "cooperative"),
                             lian_record_get_number (self->plan, "trade"),
                             lian_record_get_date (self->plan, "from_date"),
                             lian_record_get_date (self->plan, "to_date") };
  self->lines = lian_paper_list (&self->paper, "plan_line", "plan", plan);
  self->account = lian_channel_account_read (txn, &scope, NULL, error);
  return self->account != NULL;
}

/**
 * lian_production_plan_new:
 * @txn: the base, on a reader thread
 * @plan: the plan
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan as it is printed
 */
LianDocument *
lian_production_plan_new (LianTxn *txn, gint64 plan, GError **error)
{
  g_auto (Plan) self = { .paper = lian_paper_new (txn) };
  const char *before = lian_i18n_set_thread_language (self.paper.language);
  LianDocument *document = read_plan (&self, plan, error) ? compose (&self) : NULL;
  lian_i18n_set_thread_language (before);
  return document;
}
