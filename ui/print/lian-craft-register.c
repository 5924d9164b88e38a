/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register of special crafts on paper (domain.md §7): each craft with its protection, masters with
 * their age and apprentices, measures and process files. */
#include "lian-craft-register.h"

#include "lian-craft-words.h"
#include "lian-i18n.h"
#include "lian-paper.h"

static char *
choice (const LianRecord *record, const char *field)
{
  return g_strdup (lian_choice_label (lian_type_get_field (lian_record_get_type_info (record), field),
                                      lian_record_get_text (record, field)));
}

static char *
text (const LianRecord *record, const char *field)
{
  const char *words = lian_record_get_text (record, field);
  return g_strdup (words != NULL ? words : "");
}

static char *
number (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field)
             ? g_strdup (_ ("unknown"))
             : g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (record, field));
}

static char *
date (const LianPaper *paper, const LianRecord *record, const char *field)
{
  return lian_paper_date (paper, lian_record_get_date (record, field));
}

static char *
truth (const LianRecord *record, const char *field)
{
  LianTruth answer = lian_record_get_truth (record, field);
  return g_strdup (answer == LIAN_YES ? _ ("yes") : answer == LIAN_NO ? _ ("no") : _ ("unknown"));
}

static void
add_facts (LianDocument *document, const LianPaper *paper, const LianRecord *craft)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  LianCraftTest test = lian_craft_test (craft);
  lian_paper_add_fact (paper, facts, N_ ("trade"), lian_paper_name (paper, "trade", lian_record_get_number (craft, "trade")));
  lian_paper_add_fact (paper, facts, N_ ("known since the year"), number (craft, "since_year"));
  lian_paper_add_fact (paper, facts, N_ ("protection level"), choice (craft, "protection_level"));
  lian_paper_add_fact (paper, facts, N_ ("protected from"), date (paper, craft, "protected_from"));
  lian_paper_add_fact (paper, facts, N_ ("resolution"), text (craft, "resolution"));
  lian_paper_add_fact (paper, facts, N_ ("risk of being lost"), choice (craft, "risk"));
  lian_paper_add_fact (paper, facts, N_ ("what the risk is"), text (craft, "risk_why"));
  lian_paper_add_fact (paper, facts, N_ ("sold abroad"), truth (craft, "exported"));
  lian_paper_add_fact (paper, facts, N_ ("lineage"), text (craft, "lineage"));
  lian_paper_add_fact (paper, facts, N_ ("materials it needs"), text (craft, "materials"));
  lian_paper_add_fact (paper, facts, N_ ("Test of 1997 (S53)"), lian_craft_dup_proposal (paper->language, &test));
  lian_paper_add_grid (document, facts);
}

/* The age that the working date and the year of birth come to. */
static char *
describe_age (const LianPaper *paper, const LianRecord *member)
{
  int year, month, day;
  lian_date_split (lian_txn_get_working_date (paper->txn), &year, &month, &day);
  if (member == NULL || lian_record_is_empty (member, "birth_year"))
    return g_strdup (_ ("unknown"));
  return g_strdup_printf ("%d", year - (int) lian_record_get_number (member, "birth_year"));
}

static char *
describe_apprentices (const LianPaper *paper, const LianRecord *master)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GPtrArray) list
      = lian_paper_list (paper, "apprenticeship", "veteran_artisan", lian_record_get_id (master));
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *name = lian_paper_name (paper, "member", lian_record_get_number (list->pdata[i], "member"));
      g_autofree char *result = choice (list->pdata[i], "result");
      g_string_append_printf (names, "%s%s (%s)", i > 0 ? _ ("; ") : "", name, result);
    }
  return g_string_free (names, FALSE);
}

static void
add_master (LianDocumentTable *table, const LianPaper *paper, const LianRecord *master)
{
  g_autoptr (LianRecord) member = lian_paper_load (paper, "member", lian_record_get_number (master, "member"));
  g_autofree char *name = lian_paper_record_name (paper, member);
  g_autofree char *where = member != NULL
                               ? lian_paper_name (paper, "cooperative", lian_record_get_number (member, "cooperative"))
                               : g_strdup ("");
  g_autofree char *age = describe_age (paper, member), *skill = text (master, "specialty");
  g_autofree char *apprentices = describe_apprentices (paper, master);
  const char *cells[] = { name, age, skill, where, *apprentices != '\0' ? apprentices : _ ("none"), NULL };
  lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
}

static void
add_masters (LianDocument *document, const LianPaper *paper, const LianRecord *craft)
{
  const LianDocumentColumn columns[] = {
    { _ ("master"), 2, LIAN_ALIGN_START },       { _ ("age"), 0.8, LIAN_ALIGN_END },
    { _ ("special skill"), 2, LIAN_ALIGN_START }, { _ ("co-operative"), 2.4, LIAN_ALIGN_START },
    { _ ("apprentices"), 2.4, LIAN_ALIGN_START },
  };
  g_autoptr (GPtrArray) masters = lian_paper_list (paper, "veteran_artisan", "special_craft", lian_record_get_id (craft));
  if (masters->len == 0)
    {
      lian_document_add_paragraph (document, _ ("No masters are entered."));
      return;
    }
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < masters->len; i++)
    add_master (table, paper, masters->pdata[i]);
}

static void
add_measures (LianDocument *document, const LianPaper *paper, const LianRecord *craft)
{
  const LianDocumentColumn columns[] = {
    { _ ("protection measure"), 3, LIAN_ALIGN_START }, { _ ("person responsible"), 1.6, LIAN_ALIGN_START },
    { _ ("due date"), 1.6, LIAN_ALIGN_START },         { _ ("done on"), 1.6, LIAN_ALIGN_START },
    { _ ("result"), 2, LIAN_ALIGN_START },
  };
  g_autoptr (GPtrArray) list = lian_paper_list (paper, "protection_measure", "special_craft", lian_record_get_id (craft));
  LianDocumentTable *table
      = list->len > 0 ? lian_document_add_table (document, columns, G_N_ELEMENTS (columns)) : NULL;
  for (guint i = 0; i < list->len; i++)
    {
      const LianRecord *row = list->pdata[i];
      g_autofree char *what = text (row, "detail"), *due = date (paper, row, "due_on");
      g_autofree char *done = date (paper, row, "done_on"), *result = text (row, "result");
      g_autofree char *who = lian_paper_name (paper, "officer", lian_record_get_number (row, "owner"));
      const char *cells[] = { what, who, due, done, result, NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

static void
add_files (LianDocument *document, const LianPaper *paper, const LianRecord *craft)
{
  g_autoptr (GPtrArray) files = lian_paper_list (paper, "attachment", "special_craft", lian_record_get_id (craft));
  for (guint i = 0; i < files->len; i++)
    lian_document_add_clause (document, "–", _ ("process file"), lian_record_get_text (files->pdata[i], "name"));
  if (files->len == 0)
    lian_document_add_paragraph (document, _ ("No process file is attached."));
}

static void
add_craft (LianDocument *document, const LianPaper *paper, const LianRecord *craft)
{
  g_autofree char *name = lian_paper_record_name (paper, craft);
  lian_document_add_heading (document, name);
  add_facts (document, paper, craft);
  add_masters (document, paper, craft);
  add_measures (document, paper, craft);
  add_files (document, paper, craft);
}

/**
 * lian_craft_register_new:
 * @txn: the base, on a reader thread
 * @records: (element-type gint64): crafts
 * @done: (nullable): counts those that were read
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the register
 */
LianDocument *
lian_craft_register_new (LianTxn *txn, const GArray *records, int *done, GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autofree char *place = lian_paper_place_date (&paper);
  g_autoptr (LianDocument) document = lian_paper_create_document (&paper, _ ("Special crafts register"), "");
  lian_document_add_title (document, _ ("Special crafts register"));
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (LianRecord) craft = lian_paper_load (&paper, "special_craft", g_array_index (records, gint64, i));
      if (craft != NULL)
        add_craft (document, &paper, craft);
      if (done != NULL)
        g_atomic_int_inc (done);
    }
  if (records->len == 0)
    lian_document_add_paragraph (document, _ ("No special craft is entered yet."));
  lian_document_add_place_date (document, place);
  lian_i18n_set_thread_language (before);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&document);
}

/**
 * lian_craft_register_choose:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all crafts
 */
GArray *
lian_craft_register_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("special_craft") };
  return lian_txn_query (txn, &query, cancellable, error);
}
