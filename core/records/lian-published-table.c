/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "published_table": figures as somebody printed them (domain.md §11). */
#include "lian-check.h"
#include "lian-numeral.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "title_zh", LIAN_FIELD_TEXT, N_("title (Chinese)"), .group = N_("Table"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "title_en", LIAN_FIELD_TEXT, N_("title (English)"), .group = N_("Table"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "citation", LIAN_FIELD_TEXT, N_("printed in"), .group = N_("Table"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "on_date", LIAN_FIELD_DATE, N_("state of"), .group = N_("Table"), .flags = LIAN_FIELD_LISTED,
    .help = N_("The day, or the last day of the period, that the figures are about.") },
  { "unit", LIAN_FIELD_TEXT, N_("unit"), .group = N_("Figure"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "currency", LIAN_FIELD_REFERENCE, N_("currency"), .group = N_("Figure"), .flags = LIAN_FIELD_LISTED, .reference = "currency",
    .help = N_("Of its money. Before 1 March 1955 that is the old yuan, ten thousand to one new.") },
  { "coverage", LIAN_FIELD_TEXT, N_("coverage"), .group = N_("Figure"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("What and whom the table is about; a line may say otherwise.") },
  { "federation", LIAN_FIELD_REFERENCE, N_("federation"), .group = N_("Figure"), .reference = "federation",
    .help = N_("Whose register lines are held against; empty means the whole register.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Table"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "table_line", "published_table", FALSE },
};

static gboolean
has_money (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) lines = c->list (c->data, "table_line", "published_table", lian_record_get_id (r));
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (lian_record_get_text (lines->pdata[i], "measure"), "MONEY") == 0)
      return TRUE;
  return FALSE;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  LianDate day = lian_record_get_date (r, "on_date");
  if (lian_record_is_empty (r, "title_zh") && lian_record_is_empty (r, "title_en"))
    lian_check_error (c, r, "title_zh", "name", _ ("A name is missing: one of the two suffices"));
  if (!lian_record_is_empty (r, "currency"))
    _lian_currency_check_day (c, r, "currency", day);
  else if (day != 0 && day < lian_numeral_new_yuan_day () && has_money (c, r))
    lian_check_warning (c, r, "currency", "old-yuan",
                        _ ("money of before 1 March 1955: is it in old yuan? (S58)"));
}

const LianType lian_type_published_table = {
  .id = "published_table",
  .label = N_("published table"),
  .label_plural = N_("Published tables"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "title_zh",
  .title_en = "title_en",
  .check = check,
};
