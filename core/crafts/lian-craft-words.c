/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words about special crafts, in the language of the reader. */
#include "lian-craft-words.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

/* A name within a sentence. */
#define MOST_OF_NAME 60

static const char *translate (const char *language, const char *text) G_GNUC_FORMAT (2);

static const char *
translate (const char *language, const char *text)
{
  return language != NULL ? lian_i18n_translate_in (language, text) : _ (text);
}

static char *
name_of (const char *language, const LianRecord *craft)
{
  gboolean chinese = language != NULL ? g_str_has_prefix (language, "zh") : lian_i18n_is_chinese ();
  const char *first = lian_record_get_text (craft, chinese ? "name_zh" : "name_en");
  const char *name = first != NULL ? first : lian_record_get_text (craft, chinese ? "name_en" : "name_zh");
  g_autofree char *shown = lian_text_shorten_to (name != NULL ? name : "", MOST_OF_NAME);
  return lian_isolate (shown);
}

/**
 * lian_craft_dup_names:
 * @language: (nullable): a language; %NULL for the program's own
 * @records: (element-type LianRecord): records with a name in each language
 *
 * Returns: (transfer full): their names, one after the other
 */
char *
lian_craft_dup_names (const char *language, const GPtrArray *records)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = name_of (language, records->pdata[i]);
      g_string_append_printf (names, "%s%s", i > 0 ? translate (language, N_ ("; ")) : "", name);
    }
  return g_string_free (names, FALSE);
}

/**
 * lian_craft_dup_notice:
 * @language: (nullable): a language; %NULL for the program's own
 * @crafts: (element-type LianRecord): protected crafts that something touches
 *
 * Returns: (transfer full) (nullable): what stands first wherever they are touched (S1-6c); %NULL for none
 */
char *
lian_craft_dup_notice (const char *language, const GPtrArray *crafts)
{
  if (crafts->len == 0)
    return NULL;
  g_autofree char *names = lian_craft_dup_names (language, crafts);
  /* Translators: names of special crafts */
  return g_strdup_printf (translate (language, N_ ("Protected special craft: %s. Its protection comes first (S1-6c).")),
                          names);
}

/**
 * lian_craft_dup_proposal:
 * @language: (nullable): a language; %NULL for the program's own
 * @test: the answers
 *
 * Returns: (transfer full): what the test of 1997 proposes, with the figures (S53)
 */
char *
lian_craft_dup_proposal (const char *language, const LianCraftTest *test)
{
  if (test->proposal == LIAN_CRAFT_PROPOSE)
    return g_strdup_printf (
        translate (language, N_ ("%u of 7 yes: proposed for protection; whoever resolves on it decides (S53)")),
        test->yes);
  if (test->proposal == LIAN_CRAFT_ASK)
    return g_strdup_printf (
        translate (language, N_ ("%u of 7 yes, %u no, %u open: find out what is open first (S53)")), test->yes,
        test->no, test->open);
  return g_strdup_printf (
      translate (language, N_ ("%u of 7 yes, %u no, %u open: to be weighed; whoever resolves on it decides (S53)")),
      test->yes, test->no, test->open);
}
