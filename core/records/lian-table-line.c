/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "table_line": one figure of a published table, as printed, and what it says of others. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-numeral.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "published_table", LIAN_FIELD_REFERENCE, N_("published table"), .group = N_("Line"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "published_table" },
  { "line_no", LIAN_FIELD_INTEGER, N_("line"), .group = N_("Line"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 1, .max = 9999 },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Line"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Line"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "printed", LIAN_FIELD_TEXT, N_("as printed"), .group = N_("Figure"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Letter by letter: 41,230, 四百三十六, 九十七亿八千五百万元, 三四、二八八. It is never corrected.") },
  { "measure", LIAN_FIELD_CHOICE, N_("kind of figure"), .group = N_("Figure"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_table_measure, .initial = "COUNT" },
  { "part_of", LIAN_FIELD_INTEGER, N_("part of line"), .group = N_("What it says"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 9999,
    .help = N_("The line whose figure should be the sum of this one and others.") },
  { "reckoned", LIAN_FIELD_CHOICE, N_("reckoned as"), .group = N_("What it says"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_table_rate },
  { "of_line", LIAN_FIELD_INTEGER, N_("of line"), .group = N_("What it says"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 9999 },
  { "base_line", LIAN_FIELD_INTEGER, N_("by line"), .group = N_("What it says"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 9999,
    .help = N_("The whole of a share, the earlier of a growth, the heads of an average.") },
  { "coverage", LIAN_FIELD_TEXT, N_("coverage"), .group = N_("What it says"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Where it is not that of the table: figures of different coverage are not added up.") },
  { "register_figure", LIAN_FIELD_CHOICE, N_("held against the register"), .group = N_("What it says"), .choices = lian_choices_register_figure },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Line"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianRecord *
find_line (const GPtrArray *lines, gint64 number)
{
  for (guint i = 0; i < lines->len; i++)
    if (lian_record_get_number (lines->pdata[i], "line_no") == number)
      return lines->pdata[i];
  return NULL;
}

static void
check_figure (LianCheck *c, const LianRecord *r)
{
  LianNumeral figure;
  const char *printed = lian_record_get_text (r, "printed");
  if (printed != NULL && !lian_numeral_parse (printed, &figure))
    lian_check_error (c, r, "printed", "no-figure",
                      _ ("“%s” is read as no figure: write digits or Chinese numerals"), printed);
  if (printed == NULL && lian_record_is_empty (r, "reckoned"))
    lian_check_warning (c, r, "printed", "no-figure", _ ("nothing is printed here: is that so?"));
}

static void
check_lines (LianCheck *c, const LianRecord *r, const GPtrArray *lines)
{
  static const char *const links[] = { "part_of", "of_line", "base_line" };
  gint64 own = lian_record_get_number (r, "line_no");
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      gint64 number = lian_record_get_number (r, links[i]);
      if (number == 0)
        continue;
      if (number == own)
        lian_check_error (c, r, links[i], "own-line", _ ("that is the line itself"));
      else if (find_line (lines, number) == NULL)
        lian_check_error (c, r, links[i], "no-line", _ ("the table has no line %d"), (int) number);
    }
}

static gboolean
goes_round (const LianRecord *r, const GPtrArray *lines)
{
  gint64 own = lian_record_get_number (r, "line_no"), at = lian_record_get_number (r, "part_of");
  for (guint steps = 0; at != 0 && steps <= lines->len; steps++)
    {
      const LianRecord *above = find_line (lines, at);
      if (at == own)
        return TRUE;
      at = above != NULL ? lian_record_get_number (above, "part_of") : 0;
    }
  return at != 0;
}

static gboolean
is_twice (const LianRecord *r, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (lian_record_get_id (lines->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (lines->pdata[i], "line_no") == lian_record_get_number (r, "line_no"))
      return TRUE;
  return FALSE;
}

static void
check_place (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) lines
      = c->list (c->data, "table_line", "published_table", lian_record_get_number (r, "published_table"));
  check_lines (c, r, lines);
  if (is_twice (r, lines))
    lian_check_error (c, r, "line_no", "twice", _ ("another line of the table has this number"));
  if (lian_record_get_number (r, "part_of") != lian_record_get_number (r, "line_no") && goes_round (r, lines))
    lian_check_error (c, r, "part_of", "round", _ ("the line would be a part of itself"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_figure (c, r);
  if (!lian_record_is_empty (r, "published_table"))
    check_place (c, r);
  if (lian_record_is_empty (r, "reckoned"))
    return;
  lian_check_filled (c, r, "of_line");
  lian_check_filled (c, r, "base_line");
}

const LianType lian_type_table_line = {
  .id = "table_line",
  .label = N_("line of a published table"),
  .label_plural = N_("Lines of published tables"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
