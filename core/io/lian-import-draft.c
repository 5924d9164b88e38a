/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Import: contracts that were signed long ago.
 *
 * A signed contract has lines whose schedules and allotments add up, and processing has the orderer's
 * material too.  All these are tables of their own and can only come after the contracts.  So a signed contract whose parts are not there
 * is taken as a draft, with a warning; once they are there, the same file again makes it signed. */
#include "lian-import-private.h"

static gboolean
lacks_parts (const GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (issue->severity == LIAN_ISSUE_WARNING)
        continue;
      if (!g_str_equal (issue->type->id, "contract") || g_str_equal (issue->code, "no-lines")
          || g_str_equal (issue->code, "no-material"))
        return TRUE;
    }
  return FALSE;
}

/* @before: (nullable): the record of the base; what is signed there stays signed
 *
 * Returns: whether the record was made a draft */
gboolean
_lian_import_make_draft (LianRecord *record, const LianRecord *before, const GPtrArray *issues)
{
  if (!g_str_equal (lian_record_get_type_info (record)->id, "contract") || !lacks_parts (issues))
    return FALSE;
  if (before != NULL && g_strcmp0 (lian_record_get_text (before, "state"), "DRAFT") != 0)
    return FALSE;
  lian_record_set_text (record, "state", "DRAFT");
  return TRUE;
}
