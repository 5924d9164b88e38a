/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An annual return on paper: the checklist with its days, what the register says of the co-operative, and its
 * people by sex and age, as the ILO's guidelines ask for (S49). */
#include "lian-annual-return-paper.h"

#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-paper.h"

#define N_AGES 6

static char *
describe_state (const LianPaper *paper, const LianRecord *item)
{
  LianDate due = lian_record_get_date (item, "due_on");
  const char *state = lian_record_get_text (item, "state");
  if (g_strcmp0 (state, "OPEN") == 0 && due < lian_txn_get_working_date (paper->txn))
    return g_strdup (_ ("overdue"));
  return g_strdup (lian_paper_choice (paper, lian_choices_return_state, state));
}

static void
add_item (LianDocumentTable *table, const LianPaper *paper, const LianRecord *item)
{
  g_autoptr (LianRecord) rule
      = lian_paper_load (paper, "return_rule", lian_record_get_number (item, "return_rule"));
  g_autofree char *name = rule != NULL ? lian_paper_record_name (paper, rule) : g_strdup ("");
  g_autofree char *due = lian_paper_date (paper, lian_record_get_date (item, "due_on"));
  g_autofree char *state = describe_state (paper, item);
  g_autofree char *done = lian_record_is_empty (item, "done_on")
                              ? g_strdup ("")
                              : lian_paper_date (paper, lian_record_get_date (item, "done_on"));
  const char *cited = rule != NULL ? lian_record_get_text (rule, "citation") : NULL;
  const char *number = lian_record_get_text (item, "paper");
  const char *cells[]
      = { name, cited != NULL ? cited : "", due, state, done, number != NULL ? number : "", NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  LianDate first = lian_record_get_date (*(LianRecord *const *) a, "due_on");
  LianDate second = lian_record_get_date (*(LianRecord *const *) b, "due_on");
  return (first > second) - (first < second);
}

static void
add_items (LianDocument *document, const LianPaper *paper, gint64 annual_return)
{
  g_autoptr (GPtrArray) items = lian_paper_list (paper, "return_item", "annual_return", annual_return);
  LianDocumentColumn columns[] = {
    { _ ("item asked for every year"), 3, LIAN_ALIGN_START }, { _ ("where it is written"), 1.2, LIAN_ALIGN_START },
    { _ ("due date"), 1.6, LIAN_ALIGN_START },                { _ ("state"), 1.3, LIAN_ALIGN_START },
    { _ ("sent or accepted on"), 1.6, LIAN_ALIGN_START },     { _ ("number of the paper"), 1.3, LIAN_ALIGN_START },
  };
  if (items->len == 0)
    {
      lian_document_add_paragraph (document, _ ("No item is entered yet."));
      return;
    }
  g_ptr_array_sort (items, compare_due);
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < items->len; i++)
    add_item (table, paper, items->pdata[i]);
}

/* People by age. */

static guint
age_group (const LianRecord *member, int year)
{
  gint64 age = year - lian_record_get_number (member, "birth_year");
  if (lian_record_is_empty (member, "birth_year") || age < 0)
    return N_AGES - 1;
  return age < 18 ? 0 : age < 30 ? 1 : age < 45 ? 2 : age < 60 ? 3 : 4;
}

static guint
sex_of (const LianRecord *member)
{
  const char *sex = lian_record_get_text (member, "sex");
  return g_strcmp0 (sex, "MALE") == 0 ? 0 : g_strcmp0 (sex, "FEMALE") == 0 ? 1 : 2;
}

/* Who worked there on the last day of the year. */
static gboolean
was_there (const LianRecord *member, LianDate day)
{
  LianDate left = lian_record_get_date (member, "left_on");
  return lian_record_get_date (member, "joined") <= day && (left == 0 || left > day);
}

static void
add_age_row (LianDocumentTable *table, LianDocumentRow kind, const char *name, const guint counts[3])
{
  guint all = counts[0] + counts[1] + counts[2];
  g_autofree char *men = g_strdup_printf ("%u", counts[0]), *women = g_strdup_printf ("%u", counts[1]);
  g_autofree char *unknown = g_strdup_printf ("%u", counts[2]), *sum = g_strdup_printf ("%u", all);
  const char *cells[] = { name, men, women, unknown, sum, NULL };
  lian_document_table_add_row (table, kind, cells);
}

static void
add_people (LianDocument *document, const LianPaper *paper, const LianRecord *owner)
{
  const char *const names[N_AGES] = { _ ("under 18"), _ ("18 to 29"), _ ("30 to 44"), _ ("45 to 59"),
                                      _ ("60 and above"), _ ("age not known") };
  LianDocumentColumn columns[] = { { _ ("age"), 2, LIAN_ALIGN_START }, { _ ("men"), 1, LIAN_ALIGN_END },
                                   { _ ("women"), 1, LIAN_ALIGN_END }, { _ ("sex not known"), 1, LIAN_ALIGN_END },
                                   { _ ("together"), 1, LIAN_ALIGN_END } };
  guint counts[N_AGES][3] = { 0 }, sums[3] = { 0 };
  LianDate day = lian_record_get_date (owner, "year_end");
  g_autoptr (GPtrArray) members
      = lian_paper_list (paper, "member", "cooperative", lian_record_get_number (owner, "cooperative"));
  int year, month, of_month;
  lian_date_split (day, &year, &month, &of_month);
  for (guint i = 0; i < members->len; i++)
    if (was_there (members->pdata[i], day))
      {
        counts[age_group (members->pdata[i], year)][sex_of (members->pdata[i])]++;
        sums[sex_of (members->pdata[i])]++;
      }
  lian_document_add_heading (document, _ ("People by sex and age at the end of the year"));
  if (sums[0] + sums[1] + sums[2] == 0)
    {
      lian_document_add_paragraph (document, _ ("The register names nobody who was there on that day."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < N_AGES; i++)
    if (counts[i][0] + counts[i][1] + counts[i][2] > 0)
      add_age_row (table, LIAN_DOCUMENT_ROW_BODY, names[i], counts[i]);
  add_age_row (table, LIAN_DOCUMENT_ROW_TOTAL, _ ("Total"), sums);
}

static void
add_register (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  static const char *const figures[] = { "members_male", "members_female", "staff", "aux", "apprentices",
                                         "general_meeting", "election", "term_end", "bylaws_amended", "audit_class" };
  const LianType *type = lian_type_find ("cooperative");
  g_autoptr (LianRecord) record = lian_paper_load (paper, "cooperative", cooperative);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; record != NULL && i < G_N_ELEMENTS (figures); i++)
    {
      int field = lian_type_field (type, figures[i]);
      lian_paper_add_fact (paper, facts, type->fields[field].label,
                           lian_record_is_empty_at (record, field) ? g_strdup (_ ("not stated"))
                                                                   : lian_txn_display (paper->txn, record, field));
    }
  lian_document_add_heading (document, _ ("What the register says"));
  lian_paper_add_grid (document, facts);
}

static LianDocument *
build (const LianPaper *paper, const LianRecord *record)
{
  gint64 cooperative = lian_record_get_number (record, "cooperative");
  g_autofree char *name = lian_paper_name (paper, "cooperative", cooperative);
  g_autofree char *end = lian_paper_date (paper, lian_record_get_date (record, "year_end"));
  /* Translators: a year, the last day of its accounts */
  g_autofree char *year = g_strdup_printf (_ ("%d, year of accounts to %s"),
                                           (int) lian_record_get_number (record, "year"), end);
  g_autofree char *subtitle = lian_isolate_join ("　·　", name, year, lian_record_get_text (record, "registrar"), NULL);
  g_autofree char *place = lian_paper_place_date (paper);
  LianDocument *document = lian_paper_create_document (paper, _ ("Annual return"), subtitle);
  lian_document_add_title (document, _ ("Annual return"));
  lian_document_add_subtitle (document, subtitle);
  add_items (document, paper, lian_record_get_id (record));
  add_register (document, paper, cooperative);
  add_people (document, paper, record);
  lian_document_add_place_date (document, place);
  return document;
}

/**
 * lian_annual_return_paper_new:
 * @txn: the base, on a reader thread
 * @annual_return: a return
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the return with its checklist and figures (domain.md §10)
 */
LianDocument *
lian_annual_return_paper_new (LianTxn *txn, gint64 annual_return, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "annual_return", annual_return);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
      return NULL;
    }
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build (&paper, record);
  lian_i18n_set_thread_language (before);
  return document;
}
