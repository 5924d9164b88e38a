/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Certificates of members who come to another co-operative: a number that it has given already gets the
 * name of the co-operative it was given in, until a new certificate is written. */
#include "lian-reorganise-private.h"
#include "lian-text.h"

static char *
number_key (gint64 cooperative, const char *number)
{
  g_autofree char *folded = lian_text_fold (number);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", cooperative, folded);
}

static void
add_numbers (LianTxn *txn, gint64 cooperative, GHashTable *numbers)
{
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  for (guint i = 0; i < members->len; i++)
    if (!lian_record_is_empty (members->pdata[i], "card_no"))
      g_hash_table_add (numbers, number_key (cooperative, lian_record_get_text (members->pdata[i], "card_no")));
}

/**
 * _lian_reorganise_numbers:
 * @txn: the base
 * @wish: the request
 *
 * Returns: (transfer full): the numbers of certificates that each co-operative afterwards has given already
 */
GHashTable *
_lian_reorganise_numbers (LianTxn *txn, const LianReorganiseRequest *wish)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint place = 0; place < wish->after->len; place++)
    add_numbers (txn, _lian_reorganise_id (wish, place), numbers);
  return numbers;
}

/**
 * _lian_reorganise_keep_number:
 * @txn: the base
 * @member: a member who comes to another co-operative, not yet written
 * @from: where the member was
 * @numbers: the numbers given there; added to
 *
 * Tells the number of @member's certificate apart where it is given already.
 */
void
_lian_reorganise_keep_number (LianTxn *txn, LianRecord *member, gint64 from, GHashTable *numbers)
{
  const char *number = lian_record_get_text (member, "card_no");
  gint64 to = lian_record_get_number (member, "cooperative");
  g_autofree char *key = number != NULL ? number_key (to, number) : NULL;
  if (key == NULL || g_hash_table_add (numbers, g_steal_pointer (&key)))
    return;
  g_autofree char *name = lian_txn_title (txn, lian_type_find ("cooperative"), from);
  g_autofree char *apart = g_strdup_printf ("%s · %s", number, name);
  /* Two co-operatives may be called the same. */
  for (guint n = 2; !g_hash_table_add (numbers, number_key (to, apart)); n++)
    {
      g_free (apart);
      apart = g_strdup_printf ("%s · %s %u", number, name, n);
    }
  lian_record_set_text (member, "card_no", apart);
}
