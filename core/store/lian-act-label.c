/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an act is called.
 *
 * Who asks for a decision can't know its number, which the act gives out; the history and the button
 * of undo would speak of "decision" and leave open which. */
#include "lian-txn-private.h"

#include <string.h>

/* Whether the program gives such papers a number. */
static gboolean
is_numbered (const LianType *type)
{
  const LianField *field = lian_type_get_field (type, "number");
  return field != NULL && (field->flags & LIAN_FIELD_ASSIGNED);
}

/* Returns: (transfer full) (nullable): the number of the only paper that the act touched so far */
static char *
only_number (LianTxn *txn)
{
  GHashTableIter iter;
  gpointer id, type, other = NULL;
  gint64 paper = 0;
  const LianType *kind = NULL;
  g_hash_table_iter_init (&iter, txn->touched);
  while (g_hash_table_iter_next (&iter, &id, &type))
    {
      /* A large import has many of one kind. */
      if (type == other || !is_numbered (type))
        {
          other = type;
          continue;
        }
      if (kind != NULL)
        return NULL;
      kind = type;
      paper = *(gint64 *) id;
    }
  g_autoptr (LianRecord) record = kind != NULL ? lian_txn_load (txn, kind, paper) : NULL;
  return record != NULL ? g_strdup (lian_record_get_text (record, "number")) : NULL;
}

/* Returns: (transfer full): @label, with the number of the paper that the act is about */
char *
_lian_act_label (LianTxn *txn, const char *label)
{
  g_autofree char *number = only_number (txn);
  if (number == NULL || strstr (label, number) != NULL)
    return g_strdup (label);
  return g_strconcat (label, " ", number, NULL);
}
