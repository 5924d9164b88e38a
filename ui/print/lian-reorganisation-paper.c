/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A proposal beside the others of its trade, on paper: what each does, what its rehearsal found, how they
 * differ, the rules that are named in their own words, and room to sign. */
#include "lian-reorganisation-paper.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"
#include "lian-reorganisation-board.h"

#define MOST_COLUMNS 3

static void
add_table (LianDocument *document, const LianPaper *paper, const GPtrArray *proposals)
{
  guint n = MIN (proposals->len, MOST_COLUMNS);
  g_autofree LianDocumentColumn *columns = g_new0 (LianDocumentColumn, n + 1);
  g_autofree const char **cells = g_new0 (const char *, n + 2);
  columns[0] = (LianDocumentColumn){ lian_paper_word (paper, N_ ("proposal")), 1.2, LIAN_ALIGN_START };
  for (guint i = 0; i < n; i++)
    columns[i + 1]
        = (LianDocumentColumn){ ((const LianReorganisationColumn *) proposals->pdata[i])->name, 3, LIAN_ALIGN_START };
  LianDocumentTable *table = lian_document_add_table (document, columns, n + 1);
  for (guint row = 0; row < LIAN_REORGANISATION_N_ROWS; row++)
    {
      cells[0] = lian_reorganisation_row_label (row);
      for (guint i = 0; i < n; i++)
        cells[i + 1] = ((const LianReorganisationColumn *) proposals->pdata[i])->cells[row];
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/* The rules that the findings of a proposal name, each once. */
static void
collect_rules (const LianPaper *paper, gint64 proposal, GPtrArray *rules)
{
  g_autoptr (GPtrArray) findings
      = lian_paper_list (paper, "reorganisation_finding", "reorganisation", proposal);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *named = lian_record_get_text (findings->pdata[i], "rules");
      g_auto (GStrv) some = g_strsplit (named != NULL ? named : "", ", ", -1);
      for (char **rule = some; *rule != NULL; rule++)
        if (!g_ptr_array_find_with_equal_func (rules, *rule, g_str_equal, NULL))
          g_ptr_array_add (rules, g_strdup (*rule));
    }
}

static void
add_quotations (LianDocument *document, const LianPaper *paper, const GPtrArray *proposals)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  LianRulebook *rulebook = lian_edition_get_in_force (paper->txn, NULL);
  gboolean chinese = g_str_has_prefix (paper->language, "zh");
  gboolean any = FALSE;
  for (guint i = 0; i < MIN (proposals->len, MOST_COLUMNS); i++)
    collect_rules (paper, ((const LianReorganisationColumn *) proposals->pdata[i])->id, rules);
  for (guint i = 0; rulebook != NULL && i < rules->len; i++)
    {
      const char *en = NULL, *zh = NULL;
      if (!lian_rulebook_citation (rulebook, rules->pdata[i], &en, &zh) || en == NULL || zh == NULL)
        continue;
      g_autofree char *line
          = g_strdup_printf ("%s　%s", (const char *) rules->pdata[i], chinese ? zh : en);
      if (!any)
        lian_document_add_heading (document, lian_paper_word (paper, N_ ("The rules named")));
      any = TRUE;
      lian_document_add_paragraph (document, line);
    }
}

static void
add_signatures (LianDocument *document, const LianPaper *paper)
{
  const char *lines[] = { lian_paper_word (paper, N_ ("Signature")), lian_paper_word (paper, N_ ("Date")), NULL };
  const LianDocumentSignature boxes[] = {
    { lian_paper_word (paper, N_ ("Deciding officer")), lines, NULL },
    { lian_paper_word (paper, N_ ("Countersigning officer")), lines, NULL },
  };
  g_autofree char *day = lian_paper_place_date (paper);
  lian_document_add_place_date (document, day);
  lian_document_add_signatures (document, boxes, G_N_ELEMENTS (boxes));
}

/* The words of a comparison are those of the thread. */
static GPtrArray *
compare_in (const LianPaper *paper, gint64 reorganisation)
{
  g_autoptr (GArray) beside = lian_reorganisation_list_beside (paper->txn, reorganisation);
  return lian_reorganisation_compare (paper->txn, beside);
}

/**
 * lian_reorganisation_paper_new:
 * @txn: the base, on a reader thread
 * @reorganisation: a proposal
 * @error: return location
 *
 * Returns: (transfer full) (nullable): it beside two others of its trade at most
 */
LianDocument *
lian_reorganisation_paper_new (LianTxn *txn, gint64 reorganisation, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  g_autoptr (GPtrArray) proposals = compare_in (&paper, reorganisation);
  LianDocument *document = NULL;
  if (proposals->len == 0)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no such proposal"));
  else
    {
      const char *title = lian_paper_word (&paper, N_ ("Reorganisation: proposals side by side"));
      document = lian_paper_create_document (&paper, title,
                                             ((const LianReorganisationColumn *) proposals->pdata[0])->name);
      lian_document_set_landscape (document, TRUE);
      lian_document_add_title (document, title);
      add_table (document, &paper, proposals);
      add_quotations (document, &paper, proposals);
      add_signatures (document, &paper);
    }
  lian_i18n_set_thread_language (before);
  return document;
}
