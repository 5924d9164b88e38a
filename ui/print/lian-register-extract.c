/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register's entry of one co-operative on paper: every field of the register that is filled, in
 * the order and groups of its description, then its activities. */
#include "lian-register-extract.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"

static char *
value_of (const LianPaper *paper, const LianRecord *record, int i)
{
  const LianField *field = &lian_record_get_type_info (record)->fields[i];
  if (lian_record_is_empty_at (record, i))
    return NULL;
  if (field->kind == LIAN_FIELD_REFERENCE)
    return lian_paper_name (paper, field->reference, lian_record_number_at (record, i));
  if (field->kind == LIAN_FIELD_CHOICE)
    return g_strdup (lian_paper_choice (paper, field->choices, lian_record_text_at (record, i)));
  if (field->kind == LIAN_FIELD_DATE)
    return lian_paper_date (paper, lian_record_get_date (record, field->id));
  if (field->kind == LIAN_FIELD_MONEY)
    return lian_paper_money (paper, lian_record_number_at (record, i));
  return lian_txn_display (paper->txn, record, i);
}

static void
add_groups (LianDocument *document, const LianPaper *paper, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *group = type->fields[i].group;
      if (group == NULL || (type->fields[i].flags & LIAN_FIELD_HIDDEN)
          || g_ptr_array_find_with_equal_func (seen, group, g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, (gpointer) group);
      for (guint f = i; f < type->n_fields; f++)
        if (g_strcmp0 (type->fields[f].group, group) == 0)
          lian_paper_add_fact (paper, facts, type->fields[f].label,
                               value_of (paper, record, (int) f));
      if (facts->len > 0)
        lian_document_add_heading (document, lian_paper_word (paper, group));
      lian_paper_add_grid (document, facts);
    }
}

static void
add_activities (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) activities
      = lian_paper_list (paper, "activity", "cooperative", cooperative);
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("activity")), 2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("trade class")), 1.5, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("persons")), 0.8, LIAN_ALIGN_END },
    { lian_paper_word (paper, N_ ("present form of production")), 2, LIAN_ALIGN_START },
  };
  if (activities->len == 0)
    return;
  lian_document_add_heading (document, lian_paper_word (paper, N_ ("Activities")));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < activities->len; i++)
    {
      const LianRecord *activity = activities->pdata[i];
      g_autofree char *name = lian_paper_record_name (paper, activity);
      g_autofree char *persons
          = lian_record_is_empty (activity, "persons")
                ? g_strdup ("")
                : g_strdup_printf ("%" G_GINT64_FORMAT,
                                   lian_record_get_number (activity, "persons"));
      const char *cells[]
          = { name,
              lian_paper_choice (paper, lian_choices_trade_class,
                                 lian_record_get_text (activity, "trade_class")),
              persons,
              lian_paper_choice (paper, lian_choices_form,
                                 lian_record_get_text (activity, "current_form")),
              NULL };
      lian_document_table_add_row (table, LIAN_DOCUMENT_ROW_BODY, cells);
    }
}

/**
 * lian_register_extract_new:
 * @txn: the base, on a reader thread
 * @cooperative: the co-operative
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the extract
 */
LianDocument *
lian_register_extract_new (LianTxn *txn, gint64 cooperative, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  g_autoptr (LianRecord) record = lian_paper_load (&paper, "cooperative", cooperative);
  if (record == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cooperative);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no co-operative %s"), id);
      return NULL;
    }
  const char *title = lian_paper_word (&paper, N_ ("Register extract"));
  g_autofree char *name = lian_paper_record_name (&paper, record);
  LianDocument *document = lian_paper_create_document (&paper, title, name);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, name);
  add_groups (document, &paper, record);
  add_activities (document, &paper, cooperative);
  g_autofree char *day = lian_paper_place_date (&paper);
  lian_document_add_place_date (document, day);
  return document;
}
