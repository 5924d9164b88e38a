/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Slips: a page to each co-operative of an arrangement, with what it is to make, what binds it, and a
 * place for its answer.
 *
 * Reasons hold for a plan that keeps to the rules; one that was typed by hand and breaks them gets its
 * figures only, and the page says why. */
#include "lian-arrange-slips-paper.h"

#include "lian-arrange-check.h"
#include "lian-arrange-paper-private.h"
#include "lian-arrange-words.h"
#include "lian-craft-notice.h"
#include "lian-error.h"
#include "lian-i18n.h"

#define TASK(self) ((self)->book->task)
#define ORDER_OF(self, n) (&g_array_index (TASK (self)->orders, LianArrangeOrder, n))
#define WAY_OF(self, n) (&g_array_index (TASK (self)->ways, LianArrangeWay, n))
#define MAKER_OF(self, n) (&g_array_index (TASK (self)->makers, LianArrangeMaker, n))
#define SECONDS 10.0 /* of work for each plan that is made to find a reason */
#define MOST_LANES 8 /* on the page of a slip, above its answer */
#define HEAD_HEIGHT 140 /* of a chart, in points */
#define LANE_HEIGHT 19
#define MOST_MONTHS 8 /* on a page that stands */
#define TENTH G_GINT64_CONSTANT (360000) /* of an hour, in milliseconds */

/* Whole hours: a column of a month is narrow. */
static char *
hours_number (gint64 milliseconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, (milliseconds + 5 * TENTH) / (10 * TENTH));
}

static char *
hours_text (gint64 milliseconds)
{
  g_autofree char *hours = lian_quantity_to_text (milliseconds / TENTH, &(LianUnit){ NULL, NULL, 10, 1 });
  return g_strdup_printf (_ ("%s h"), hours);
}

static char *
value_text (const LianArrangePaper *self, gint64 value)
{
  return lian_paper_money (&self->paper, (value + 500) / 1000);
}

static void
add_sums (const LianArrangePaper *self, const LianArrangeSlip *slip)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  gint64 floor = MAKER_OF (self, slip->maker)->floor;
  lian_paper_add_fact (&self->paper, facts, N_ ("orders that it could make"), value_text (self, slip->asked));
  if (slip->able >= 0)
    lian_paper_add_fact (&self->paper, facts, N_ ("of it able to make"), value_text (self, slip->able));
  lian_paper_add_fact (&self->paper, facts, N_ ("given"), value_text (self, slip->given));
  if (floor > 0)
    lian_paper_add_fact (&self->paper, facts, N_ ("floor of work"), hours_text (floor));
  lian_paper_add_grid (self->document, facts);
}

static void
add_line (const LianArrangePaper *self, LianArrangeMonths *table, const LianArrangeSlipLine *line)
{
  guint order = WAY_OF (self, line->way)->order;
  const LianArrangeOrder *what = ORDER_OF (self, order);
  const LianArrangeNames *names = self->book->names;
  g_autofree char *name = _lian_arrange_paper_order (self, order), *sum = NULL;
  g_autofree char *asked = lian_arrange_names_quantity (names, what->line, line->asked * what->step);
  g_autofree char *able = lian_arrange_names_quantity (names, what->line, line->able * what->step);
  /* Translators: two quantities */
  g_autofree char *remark = line->able >= 0 ? g_strdup_printf (_ ("order %s; able to make %s"), asked, able)
                                            /* Translators: a quantity */
                                            : g_strdup_printf (_ ("order %s"), asked);
  g_autoptr (GPtrArray) cells = _lian_arrange_paper_quantities (
      self, what->line, _lian_arrange_paper_made (self, line->way), what->step, &sum);
  _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_BODY, name, cells, sum, remark);
}

static void
add_work (const LianArrangePaper *self, LianArrangeMonths *table, const GArray *work)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gint64 all = 0;
  for (guint t = 0; t < work->len; t++)
    {
      gint64 one = g_array_index (work, gint64, t);
      all += one;
      g_ptr_array_add (cells, one > 0 ? hours_number (one) : g_strdup (""));
    }
  g_autofree char *sum = hours_number (all);
  if (all > 0)
    _lian_arrange_months_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, _ ("work (hours)"), cells, sum, "");
}

static void
add_lines (const LianArrangePaper *self, const LianArrangeSlip *slip)
{
  for (guint first = 0; first < TASK (self)->n_months; first += 12)
    {
      LianArrangeMonths table = _lian_arrange_paper_add_months (self, first, _ ("to make, in"), _ ("asked and able"));
      for (guint i = 0; i < slip->lines->len; i++)
        add_line (self, &table, &g_array_index (slip->lines, LianArrangeSlipLine, i));
      add_work (self, &table, slip->work);
    }
}

static void
add_reasons (const LianArrangePaper *self, const LianArrangeSlip *slip)
{
  g_autoptr (GPtrArray) texts = lian_arrange_slip_to_texts (TASK (self), self->book->names, slip);
  gint64 cooperative = MAKER_OF (self, slip->maker)->cooperative;
  lian_document_add_heading (self->document, _ ("What binds it, and what more would bring"));
  for (guint i = 0; i < texts->len; i++)
    lian_document_add_paragraph (self->document, texts->pdata[i]);
  for (guint i = 0; i < self->book->refused->len; i++)
    {
      const LianArrangeRefused *refused = &g_array_index (self->book->refused, LianArrangeRefused, i);
      if (refused->cooperative != cooperative)
        continue;
      g_autofree char *text = lian_arrange_refused_to_text (self->book->names, refused);
      lian_document_add_paragraph (self->document, text);
    }
}

static void
add_chart (const LianArrangePaper *self, guint maker)
{
  g_autoptr (LianChartSpec) chart = lian_arrange_chart_of_maker (&self->view, maker);
  guint lanes = lian_chart_spec_get_n_categories (chart);
  if (lanes > 0 && lanes <= MOST_LANES)
    lian_document_add_chart (self->document, chart, HEAD_HEIGHT + LANE_HEIGHT * lanes);
}

static void
add_answer (LianArrangePaper *self, const char *maker)
{
  const char *answer[] = { _ ("Answer"), _ ("Signature"), _ ("Date"), NULL };
  const char *lines[] = { _ ("Signature"), _ ("Date"), NULL };
  const LianDocumentSignature boxes[] = { { maker, answer, _ ("Seal") }, { _ ("Deciding officer"), lines, NULL } };
  lian_document_add_heading (self->document, _ ("Answer of the co-operative"));
  _lian_arrange_paper_sign (self, boxes, G_N_ELEMENTS (boxes));
}

static void
add_slip (LianArrangePaper *self, const LianArrangeSlip *slip, gboolean sound)
{
  g_autofree char *maker = _lian_arrange_paper_name (self, MAKER_OF (self, slip->maker)->cooperative);
  g_autofree char *to = g_strdup_printf (_ ("To: %s"), maker);
  g_autoptr (GPtrArray) crafts = lian_craft_plan_list_of_maker (self->crafts, self->book->kept, slip->maker);
  lian_document_add_heading (self->document, to);
  lian_craft_notice_add_crafts (&self->paper, self->document, crafts);
  add_sums (self, slip);
  add_lines (self, slip);
  if (sound)
    add_reasons (self, slip);
  else
    lian_document_add_paragraph (self->document, _ ("No reasons can be given: the plan breaks rules of its own, as the "
                                                    "sheets of the trades and the page of arrangements show."));
  add_chart (self, slip->maker);
  add_answer (self, maker);
}

/* Figures only, for a plan that breaks its rules: nothing is worked out anew.  What it is able to make is
 * below 0, for not known. */
static void
add_plain_line (const LianArrangePaper *self, LianArrangeSlip *slip, guint way)
{
  const gint64 *made = _lian_arrange_paper_made (self, way);
  LianArrangeSlipLine line = { way, lian_arrange_get_wanted (TASK (self), WAY_OF (self, way)->order), -1, 0 };
  gint64 value = ORDER_OF (self, WAY_OF (self, way)->order)->value;
  for (guint t = 0; t < TASK (self)->n_months; t++)
    {
      line.given += made[t];
      g_array_index (slip->work, gint64, t) += made[t] * WAY_OF (self, way)->work;
    }
  slip->asked += line.asked * value;
  slip->given += line.given * value;
  g_array_append_val (slip->lines, line);
}

static LianArrangeSlip *
make_plain_slip (const LianArrangePaper *self, guint maker)
{
  LianArrangeSlip *slip = g_new0 (LianArrangeSlip, 1);
  slip->maker = maker;
  slip->able = -1;
  slip->lines = g_array_new (FALSE, TRUE, sizeof (LianArrangeSlipLine));
  slip->work = g_array_new (FALSE, TRUE, sizeof (gint64));
  slip->reasons = g_ptr_array_new ();
  slip->next = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  g_array_set_size (slip->work, TASK (self)->n_months);
  for (guint w = 0; w < TASK (self)->ways->len; w++)
    if (WAY_OF (self, w)->maker == maker)
      add_plain_line (self, slip, w);
  return slip;
}

/* What is to be printed: of one arrangement all co-operatives, or some. */
typedef struct
{
  gint64 arrangement;
  GArray *cooperatives; /* gint64; empty for all */
} Choice;

static gboolean
is_chosen (const Choice *choice, gint64 cooperative)
{
  for (guint i = 0; i < choice->cooperatives->len; i++)
    if (g_array_index (choice->cooperatives, gint64, i) == cooperative)
      return TRUE;
  return choice->cooperatives->len == 0;
}

/* All at once are sooner made than one after the other. */
static GPtrArray *
make_slips (const LianArrangePaper *self, const Choice *choice, gboolean sound, GCancellable *cancellable,
            GError **error)
{
  const LianSolveLimits limits = { .seconds = SECONDS };
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_arrange_slip_free);
  if (sound && choice->cooperatives->len == 0)
    return lian_arrange_slips (TASK (self), self->shares, &limits, NULL, cancellable, error);
  for (guint m = 0; m < TASK (self)->makers->len; m++)
    {
      if (!is_chosen (choice, MAKER_OF (self, m)->cooperative))
        continue;
      LianArrangeSlip *slip
          = sound ? lian_arrange_slip (TASK (self), self->shares, m, &limits, NULL, cancellable, error)
                  : make_plain_slip (self, m);
      if (slip == NULL)
        return NULL;
      g_ptr_array_add (slips, slip);
    }
  return g_steal_pointer (&slips);
}

static gboolean
compose (LianArrangePaper *self, const Choice *choice, int *done, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) faults = lian_arrange_check (TASK (self), self->shares);
  g_autoptr (GPtrArray) slips = make_slips (self, choice, faults->len == 0, cancellable, error);
  if (slips == NULL)
    return FALSE;
  _lian_arrange_paper_begin (self, _ ("Task slips"), TASK (self)->n_months > MOST_MONTHS);
  for (guint i = 0; i < slips->len; i++)
    {
      if (i > 0)
        lian_document_add_page_break (self->document);
      add_slip (self, slips->pdata[i], faults->len == 0);
      g_atomic_int_inc (done);
    }
  if (slips->len == 0)
    lian_document_add_paragraph (self->document, _ ("No co-operative of the selection could make anything of this arrangement."));
  return TRUE;
}

static gboolean
read_choice (LianTxn *txn, const GArray *records, Choice *choice, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = g_array_index (records, gint64, i);
      g_autoptr (LianRecord) arrangement = lian_txn_load (txn, lian_type_find ("arrangement"), id);
      if (arrangement == NULL)
        g_array_append_val (choice->cooperatives, id);
      else if (choice->arrangement != 0)
        {
          g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                               _ ("Slips are printed of one arrangement at a time: choose one of them"));
          return FALSE;
        }
      else
        choice->arrangement = id;
    }
  if (choice->arrangement == 0)
    choice->arrangement = _lian_arrange_paper_find (txn);
  return TRUE;
}

/**
 * lian_arrange_slips_paper_new:
 * @txn: the base, on a reader thread
 * @records: (element-type gint64): an arrangement, or co-operatives: then the newest arrangement in force
 *   is told, or the newest draft if none is
 * @done: (inout): how many slips are made; others may read it meanwhile
 * @cancellable: (nullable): stops between slips
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a page or more to each co-operative
 */
LianDocument *
lian_arrange_slips_paper_new (LianTxn *txn, const GArray *records, int *done, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GArray) cooperatives = g_array_new (FALSE, FALSE, sizeof (gint64));
  Choice choice = { 0, cooperatives };
  LianArrangePaper self;
  if (!read_choice (txn, records, &choice, error))
    return NULL;
  gboolean composed = _lian_arrange_paper_open (&self, txn, choice.arrangement, cancellable, error)
                      && compose (&self, &choice, done, cancellable, error);
  return _lian_arrange_paper_close (&self, composed);
}
