/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The distribution of the surplus of a year on paper: the parts as they were resolved, what each member
 * gets and by what, and income before and after joining side by side (domain.md §4, §10; S4).
 *
 * It is read off what was kept when the surplus was divided, so it is the same whenever it is printed. */
#include "lian-distribution-sheet.h"

#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"
#include "lian-plural.h"
#include "lian-surplus.h"

typedef struct
{
  const LianPaper *paper;
  const LianRecord *distribution;
  LianRecord *terms; /* (nullable) */
  GPtrArray *lines;
} Sheet;

static gint64
amount_of (const Sheet *self, const char *field)
{
  return lian_record_get_number (self->distribution, field);
}

static void
add_facts (LianDocument *document, const Sheet *self)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  const LianPaper *paper = self->paper;
  lian_paper_add_fact (paper, facts, N_ ("resolution"), g_strdup (lian_record_get_text (self->distribution, "resolution")));
  lian_paper_add_fact (paper, facts, N_ ("surplus after tax"), lian_paper_money (paper, amount_of (self, "surplus")));
  if (!lian_record_is_empty (self->distribution, "non_member_surplus"))
    lian_paper_add_fact (paper, facts, N_ ("of it from use by non-members"),
                         lian_paper_money (paper, amount_of (self, "non_member_surplus")));
  lian_paper_add_fact (paper, facts, N_ ("losses of earlier years"), lian_paper_money (paper, amount_of (self, "past_loss")));
  if (self->terms != NULL)
    {
      lian_paper_add_fact (paper, facts, N_ ("divided by"), g_strdup (lian_record_get_text (self->terms, "resolution")));
      lian_paper_add_fact (paper, facts, N_ ("surplus from use by non-members"),
                           g_strdup (lian_paper_choice (paper, lian_choices_non_members,
                                                        lian_record_get_text (self->terms, "non_members"))));
    }
  lian_paper_add_grid (document, facts);
}

static void
add_part (LianDocumentTable *table, const Sheet *self, LianDocumentRow kind, const char *label, const char *share,
          gint64 amount)
{
  g_autofree char *money = lian_paper_money (self->paper, amount);
  const char *cells[] = { label, share, money, NULL };
  lian_document_table_add_row (table, kind, cells);
}

/* Losses first, then the parts in 10,000 of what is left (S33). */
static void
add_parts (LianDocument *document, const Sheet *self)
{
  const LianType *type = lian_type_find ("distribution");
  LianDocumentColumn columns[] = { { _ ("part"), 3, LIAN_ALIGN_START },
                                   { _ ("in 10,000"), 1.2, LIAN_ALIGN_END },
                                   { _ ("amount"), 1.5, LIAN_ALIGN_END } };
  gint64 sum = amount_of (self, "to_loss");
  lian_document_add_heading (document, _ ("Parts"));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  add_part (table, self, LIAN_DOCUMENT_ROW_BODY, _ ("covers losses"), "", sum);
  for (guint i = 0; i < LIAN_SURPLUS_N_PARTS; i++)
    {
      gint64 amount = amount_of (self, lian_surplus_parts[i].amount);
      g_autofree char *share = self->terms != NULL
                                   ? g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (self->terms, lian_surplus_parts[i].part))
                                   : g_strdup ("");
      add_part (table, self, LIAN_DOCUMENT_ROW_BODY, _ (lian_type_get_field (type, lian_surplus_parts[i].amount)->label), share, amount);
      sum += amount;
    }
  add_part (table, self, LIAN_DOCUMENT_ROW_TOTAL, _ ("Total"), "", sum);
}

/* What is not known stays so on paper. */
static char *
money_or_not (const Sheet *self, const LianRecord *line, const char *field)
{
  return lian_record_is_empty (line, field) ? g_strdup (_ ("not known"))
                                            : lian_paper_money (self->paper, lian_record_get_number (line, field));
}

static char *
days_of (const LianRecord *line)
{
  return lian_record_is_empty (line, "days") ? g_strdup (_ ("not known"))
                                             : g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (line, "days"));
}

static void
add_line (LianDocumentTable *table, const Sheet *self, const LianRecord *line)
{
  const LianPaper *paper = self->paper;
  gint64 labour = lian_record_get_number (line, "to_labour"), share = lian_record_get_number (line, "to_share");
  g_autofree char *name = lian_paper_name (paper, "member", lian_record_get_number (line, "member"));
  g_autofree char *days = days_of (line);
  g_autofree char *wages = money_or_not (self, line, "wages");
  g_autofree char *held = g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (line, "share_days"));
  g_autofree char *by_labour = lian_paper_money (paper, labour), *by_share = lian_paper_money (paper, share);
  g_autofree char *both = lian_paper_money (paper, labour + share);
  g_autofree char *before = money_or_not (self, line, "income_before"), *after = money_or_not (self, line, "income_after");
  const char *compared = lian_paper_choice (paper, lian_choices_income_compared, lian_record_get_text (line, "compared"));
  const char *cells[] = { name, days, wages, held, by_labour, by_share, both, before, after, compared, NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static gint64
sum_of (const Sheet *self, const char *field)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->lines->len; i++)
    sum += lian_record_get_number (self->lines->pdata[i], field);
  return sum;
}

static void
add_total (LianDocumentTable *table, const Sheet *self)
{
  gint64 labour = sum_of (self, "to_labour"), share = sum_of (self, "to_share");
  g_autofree char *wages = lian_paper_money (self->paper, sum_of (self, "wages"));
  g_autofree char *by_labour = lian_paper_money (self->paper, labour), *by_share = lian_paper_money (self->paper, share);
  g_autofree char *both = lian_paper_money (self->paper, labour + share);
  const char *cells[] = { _ ("Total"), "", wages, "", by_labour, by_share, both, "", "", "", NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_TOTAL, cells);
}

static int
count_below (const Sheet *self)
{
  int n = 0;
  for (guint i = 0; i < self->lines->len; i++)
    n += g_strcmp0 (lian_record_get_text (self->lines->pdata[i], "compared"), "BELOW") == 0;
  return n;
}

static void
add_members (LianDocument *document, const Sheet *self)
{
  LianDocumentColumn columns[] = {
    { _ ("member"), 1.9, LIAN_ALIGN_START },        { _ ("days of labour"), 0.8, LIAN_ALIGN_END },
    { _ ("wages of the year"), 1.4, LIAN_ALIGN_END },    { _ ("paid-up shares by days"), 1.1, LIAN_ALIGN_END },
    { _ ("labour dividend"), 1.2, LIAN_ALIGN_END }, { _ ("share dividend"), 1.2, LIAN_ALIGN_END },
    { _ ("together"), 1.2, LIAN_ALIGN_END },        { _ ("before, in a month"), 1.2, LIAN_ALIGN_END },
    { _ ("after, in a month"), 1.2, LIAN_ALIGN_END }, { _ ("compared"), 1.4, LIAN_ALIGN_START },
  };
  lian_document_add_heading (document, _ ("Among members"));
  if (self->lines->len == 0)
    {
      lian_document_add_paragraph (document, _ ("It was not divided among the members yet."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->lines->len; i++)
    add_line (table, self, self->lines->pdata[i]);
  add_total (table, self);
  int below = count_below (self);
  g_autofree char *words = g_strdup_printf (
      ngettext ("The income of %d member is below that before joining (S4).",
                "The income of %d members is below that before joining (S4).", (gulong) below), below);
  if (below > 0)
    lian_document_add_paragraph (document, words);
}

static void
add_signatures (LianDocument *document, const Sheet *self)
{
  const char *const lines[] = { _ ("name"), _ ("date"), NULL };
  const LianDocumentSignature boxes[] = { { _ ("chairman"), lines, NULL },
                                          { _ ("for the supervisors"), lines, NULL },
                                          { _ ("for the co-operative"), lines, _ ("seal") } };
  g_autofree char *place = lian_paper_place_date (self->paper);
  lian_document_add_place_date (document, place);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

static LianRecord *
find_terms (const Sheet *self)
{
  g_autoptr (GPtrArray) all = lian_paper_list (self->paper, "distribution_terms", "cooperative", amount_of (self, "cooperative"));
  const LianRecord *terms = lian_surplus_terms_on (all, lian_date_new ((int) amount_of (self, "year"), 12, 31));
  return terms != NULL ? lian_record_copy (terms) : NULL;
}

static LianDocument *
build (const Sheet *self)
{
  g_autofree char *name = lian_paper_name (self->paper, "cooperative", amount_of (self, "cooperative"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %d", name, (int) amount_of (self, "year"));
  LianDocument *document = lian_paper_create_document (self->paper, _ ("Distribution of surplus"), subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, _ ("Distribution of surplus"));
  lian_document_add_subtitle (document, subtitle);
  add_facts (document, self);
  add_parts (document, self);
  add_members (document, self);
  add_signatures (document, self);
  return document;
}

/**
 * lian_distribution_sheet_new:
 * @txn: the base, on a reader thread
 * @distribution: a distribution of surplus
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the parts of the surplus, and of each member, with income before and
 *   after joining (domain.md §10)
 */
LianDocument *
lian_distribution_sheet_new (LianTxn *txn, gint64 distribution, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "distribution", distribution);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (GPtrArray) lines = lian_paper_list (&paper, "distribution_share", "distribution", distribution);
  Sheet self = { &paper, record, NULL, lines };
  g_autoptr (LianRecord) terms = self.terms = find_terms (&self);
  LianDocument *document = build (&self);
  lian_i18n_set_thread_language (before);
  return document;
}
