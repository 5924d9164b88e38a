/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether two records speak of the same goods.
 *
 * The rule, for relations, contracts and doubts alike: where both name a product of the catalogue, the
 * catalogue decides, whatever is written beside it.  Where one of them names none, the written names
 * decide.  They may be in two languages with a stroke between, in any case and width. */
#include "lian-goods.h"

#include "lian-text.h"

#include <string.h>

/**
 * lian_goods_rule_out:
 * @product: a product of the catalogue; 0 for none
 * @other: another, or 0
 *
 * Returns: whether the catalogue says that the goods differ
 */
gboolean
lian_goods_rule_out (gint64 product, gint64 other)
{
  return product != 0 && other != 0 && product != other;
}

/* One character in Chinese or three letters are too little to know by. */
static gboolean
share_word (const char *a, const char *b)
{
  g_autofree char *one = lian_text_fold (a), *other = lian_text_fold (b);
  g_auto (GStrv) mine = g_strsplit (one, "/", -1), theirs = g_strsplit (other, "/", -1);
  for (guint i = 0; mine[i] != NULL; i++)
    for (guint j = 0; theirs[j] != NULL; j++)
      {
        const char *x = g_strstrip (mine[i]), *y = g_strstrip (theirs[j]);
        glong least = lian_text_has_han (x) ? 2 : 4;
        if (g_utf8_strlen (x, -1) >= least && g_utf8_strlen (y, -1) >= least
            && (strstr (x, y) != NULL || strstr (y, x) != NULL))
          return TRUE;
      }
  return FALSE;
}

/**
 * lian_goods_are_same:
 * @product: a product of the catalogue; 0 for none
 * @name: (nullable): how it is written
 * @other: another, or 0
 * @other_name: (nullable): how that is written
 * @known: (out): whether anything is known to tell by
 *
 * A written name may have a further word before or behind it: a relation over "shoes" is about
 * "men's shoes" too.
 *
 * Returns: whether they are the same goods; %TRUE where that isn't known
 */
gboolean
lian_goods_are_same (gint64 product, const char *name, gint64 other, const char *other_name,
                     gboolean *known)
{
  *known = TRUE;
  if (product != 0 && other != 0)
    return product == other;
  if (name != NULL && other_name != NULL)
    return share_word (name, other_name);
  *known = FALSE;
  return TRUE;
}

/**
 * lian_goods_list_names:
 * @product: a product of the catalogue; 0 for none
 * @name: (nullable): how it is written
 *
 * For what has to find the same goods among many: goods that meet under one of the names and that
 * lian_goods_rule_out() doesn't part are the same, to the letter.
 *
 * Returns: (transfer full): the number in the catalogue, and the name in each language
 */
GStrv
lian_goods_list_names (gint64 product, const char *name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *folded = lian_text_fold (name != NULL ? name : "");
  g_auto (GStrv) words = g_strsplit (folded, "/", -1);
  g_autofree char *number = g_strdup_printf ("#%" G_GINT64_FORMAT, product);
  if (product != 0)
    g_strv_builder_add (names, number);
  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_strv_builder_add (names, words[i]);
  return g_strv_builder_end (names);
}
