/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "succession_item": which record went from which co-operative to which: the key by
 * which a change of co-operatives was carried out. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "succession", LIAN_FIELD_REFERENCE, N_("change of co-operatives"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "succession" },
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "record", LIAN_FIELD_INTEGER, N_("record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_ASSIGNED },
  { "from_cooperative", LIAN_FIELD_REFERENCE, N_("from the co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "to_cooperative", LIAN_FIELD_REFERENCE, N_("to the co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_succession_item = {
  .id = "succession_item",
  .label = N_("record carried over"),
  .label_plural = N_("Records carried over"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "kind",
  .title_en = "kind",
  .by_acts = TRUE,
};

/**
 * _lian_succession_carries:
 * @c: what a rule may look at
 * @before: a record before a change
 * @after: the same afterwards
 *
 * Returns: whether a change of co-operatives says that it went from the one co-operative to the other
 */
gboolean
_lian_succession_carries (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  const char *kind = lian_record_get_type_info (after)->id;
  g_autoptr (GPtrArray) items
      = c->list (c->data, "succession_item", "record", lian_record_get_id (after));
  for (guint i = 0; i < items->len; i++)
    {
      const LianRecord *item = items->pdata[i];
      if (g_strcmp0 (lian_record_get_text (item, "kind"), kind) == 0
          && lian_record_get_number (item, "from_cooperative") == lian_record_get_number (before, "cooperative")
          && lian_record_get_number (item, "to_cooperative") == lian_record_get_number (after, "cooperative"))
        return TRUE;
    }
  return FALSE;
}
