/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The register's entry of one co-operative on paper: what the minimum register asks for (domain.md §10), also
 * where it is not stated, and every other field that is filled, in the order and groups of its description;
 * then its activities. */
#include "lian-register-extract.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-paper.h"

static const char *const minimum[]
    = { "name_zh", "name_en", "reg_no", "registrar", "legal_form", "ownership_class", "stage", "trade", "trade_class",
        "address", "city", "federation", "spec_federation", "bylaws_date", "bylaws_amended", "founded", "joined",
        "dissolved", "status", "members_male", "members_female", "staff", "aux", "apprentices", "share_called",
        "share_paid", "reserve_fund", "welfare_fund", "general_meeting", "election", "term_end", "audit_class",
        "inspection_findings", "surplus_disposal", NULL };

/* A co-operative that goes on has no day of dissolution. */
static gboolean
is_missed (const LianRecord *record, const char *field)
{
  gboolean gone = g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0;
  return g_strv_contains (minimum, field) && (gone || !g_str_equal (field, "dissolved"));
}

static char *
value_of (const LianPaper *paper, const LianRecord *record, int i)
{
  const LianField *field = &lian_record_get_type_info (record)->fields[i];
  if (lian_record_is_empty_at (record, i))
    return is_missed (record, field->id) ? g_strdup (lian_paper_word (paper, N_ ("not stated"))) : NULL;
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

/* The number by which it is found in the base. */
static void
add_number (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, cooperative);
  lian_paper_add_fact (paper, facts, N_ ("internal number"), g_steal_pointer (&number));
  lian_paper_add_grid (document, facts);
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

/* Since when it belongs to which federation, and until when (domain.md §8). */
static void
add_federations (LianDocument *document, const LianPaper *paper, gint64 cooperative)
{
  g_autoptr (GPtrArray) memberships = lian_paper_list (paper, "federation_membership", "cooperative", cooperative);
  LianDocumentColumn columns[] = {
    { lian_paper_word (paper, N_ ("federation")), 3, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("from")), 1.2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("until")), 1.2, LIAN_ALIGN_START },
    { lian_paper_word (paper, N_ ("resolution")), 2.4, LIAN_ALIGN_START },
  };
  if (memberships->len == 0)
    return;
  lian_document_add_heading (document, lian_paper_word (paper, lian_type_find ("federation_membership")->label_plural));
  LianDocumentTable *table = lian_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < memberships->len; i++)
    {
      const LianRecord *one = memberships->pdata[i];
      const char *resolution = lian_record_get_text (one, "resolution");
      g_autofree char *name = lian_paper_name (paper, "federation", lian_record_get_number (one, "federation"));
      g_autofree char *from = lian_paper_date (paper, lian_record_get_date (one, "from_date"));
      g_autofree char *until = lian_paper_date (paper, lian_record_get_date (one, "to_date"));
      const char *cells[] = { name, from, until, resolution != NULL ? resolution : "", NULL };
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
  add_number (document, &paper, cooperative);
  add_groups (document, &paper, record);
  add_activities (document, &paper, cooperative);
  add_federations (document, &paper, cooperative);
  g_autofree char *day = lian_paper_place_date (&paper);
  lian_document_add_place_date (document, day);
  return document;
}
