/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether two records speak of the same goods: the catalogue first, the words where it is silent. */
#include "lian-goods.h"

typedef struct
{
  gint64 product;
  const char *name;
  gint64 other;
  const char *other_name;
  gboolean same;
  gboolean known;
} Case;

static void
test_same (void)
{
  static const Case cases[] = {
    { 1, "锄头 / hoes", 1, "whatever", TRUE, TRUE },
    { 1, "锄头 / hoes", 2, "锄头 / hoes", FALSE, TRUE }, /* the same word, another product */
    { 1, "锄头 / hoes", 0, "锄头", TRUE, TRUE },
    { 0, "布鞋 / cloth shoes", 0, "男布鞋 / men's cloth shoes", TRUE, TRUE },
    { 0, "ＣＬＯＴＨ Shoes", 0, "cloth shoes", TRUE, TRUE },
    { 0, "锄头 / hoes", 0, "镰刀 / sickles", FALSE, TRUE },
    { 0, "刀", 0, "镰刀", FALSE, TRUE }, /* one character is in too many names */
    { 0, "hoe", 0, "shoes", FALSE, TRUE },
    { 1, NULL, 0, "锄头", TRUE, FALSE },
    { 0, NULL, 0, NULL, TRUE, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int turned = 0; turned < 2; turned++)
      {
        const Case *one = &cases[i];
        gboolean known;
        gboolean same = turned ? lian_goods_are_same (one->other, one->other_name, one->product, one->name, &known)
                               : lian_goods_are_same (one->product, one->name, one->other, one->other_name, &known);
        g_test_message ("case %u", (guint) i);
        g_assert_cmpint (same, ==, one->same);
        g_assert_cmpint (known, ==, one->known);
      }
}

static void
test_names (void)
{
  g_auto (GStrv) names = lian_goods_list_names (7, "锄头 / Hoes / ");
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "#7");
  g_assert_cmpstr (names[1], ==, "锄头");
  g_assert_cmpstr (names[2], ==, "hoes");
  g_auto (GStrv) none = lian_goods_list_names (0, NULL);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (lian_goods_rule_out (1, 2));
  g_assert_false (lian_goods_rule_out (1, 0) || lian_goods_rule_out (0, 2) || lian_goods_rule_out (3, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goods/same", test_same);
  g_test_add_func ("/goods/names", test_names);
  return g_test_run ();
}
