/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for hints and effects, in the language of the reader. */
#include "lian-craft-words.h"
#include "lian-i18n.h"
#include "lian-words.h"

static const char *translate (const char *language, const char *text) G_GNUC_FORMAT (2);

static const char *
translate (const char *language, const char *text)
{
  return language != NULL ? lian_i18n_translate_in (language, text) : _ (text);
}

/**
 * lian_words_dup_hint:
 * @language: (nullable): a language; %NULL for the program's own
 * @hint: a hint
 *
 * Returns: (transfer full): it as a sentence that names its rule
 */
char *
lian_words_dup_hint (const char *language, const LianCaseHint *hint)
{
  if (g_str_equal (hint->rule, "A7"))
    return g_strdup (translate (
        language, N_ ("There are fixed premises without a storefront: keep the place (A7).")));
  return g_strdup_printf (
      translate (language, N_ ("%u of %u points are to be adjusted or were closed within a year, "
                               "more than %u %%: the rule speaks of individual ones (A8).")),
      hint->count, hint->all, hint->percent);
}

/**
 * lian_words_dup_protection:
 * @language: (nullable): a language; %NULL for the program's own
 * @self: a case
 *
 * Returns: (transfer full) (nullable): what stands before the recommendation for a special craft
 *   (S1-6c); %NULL where the work is none
 */
char *
lian_words_dup_protection (const char *language, const LianCase *self)
{
  const LianCaseFact *fact = lian_case_find_fact (self, "special_craft");
  if (self->crafts->len > 0)
    return lian_craft_dup_notice (language, self->crafts);
  if (fact == NULL || g_strcmp0 (fact->value, "yes") != 0)
    return NULL;
  return g_strdup (translate (language, N_ ("This is a special craft: protection comes first (S1-6c).")));
}

static void
add (GPtrArray *pairs, const char *language, const char *label, char *value)
{
  g_ptr_array_add (pairs, g_strdup (translate (language, label)));
  g_ptr_array_add (pairs, value);
}

static char *
describe_residents (const char *language, const LianCaseEffects *effects)
{
  g_autofree char *residents = g_strdup_printf ("%" G_GINT64_FORMAT, effects->residents);
  if (effects->neighbourhoods == 0 || effects->uncounted == effects->neighbourhoods)
    return g_strdup (translate (language, N_ ("not recorded")));
  if (effects->uncounted == 0)
    /* Translators: residents, neighbourhoods */
    return g_strdup_printf (translate (language, N_ ("%s in %u neighbourhoods")), residents,
                            effects->neighbourhoods);
  return g_strdup_printf (
      /* Translators: residents, neighbourhoods, those without a number of residents */
      translate (language, N_ ("%s in %u neighbourhoods; of %u more the number is not recorded")),
      residents, effects->neighbourhoods - effects->uncounted, effects->uncounted);
}

/* The base keeps no output; what it knows is whether it declined. */
static char *
describe_fact (const char *language, const LianCase *self, const char *fact)
{
  const LianCaseFact *item = lian_case_find_fact (self, fact);
  if (item == NULL || item->value == NULL)
    return g_strdup (translate (language, N_ ("not recorded")));
  return g_strdup (lian_words_value (language, item->value));
}

/**
 * lian_words_list_effects:
 * @language: (nullable): a language; %NULL for the program's own
 * @self: the case
 * @effects: what a decision on it reaches
 *
 * Returns: (transfer full) (element-type utf8): labels and values in turn
 */
GPtrArray *
lian_words_list_effects (const char *language, const LianCase *self,
                         const LianCaseEffects *effects)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  add (pairs, language, N_ ("persons"),
       effects->persons >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, effects->persons)
                             : g_strdup (translate (language, N_ ("not recorded"))));
  add (pairs, language, N_ ("output has declined"),
       describe_fact (language, self, "output_declined"));
  add (pairs, language, N_ ("residents served"), describe_residents (language, effects));
  add (pairs, language, N_ ("service points"),
       g_strdup_printf (translate (language, N_ ("%u, a rule speaks about %u")), effects->points,
                        effects->points_spoken_of));
  add (pairs, language, N_ ("door-to-door rounds"), g_strdup_printf ("%u", effects->rounds));
  add (pairs, language, N_ ("relations"),
       g_strdup_printf (translate (language, N_ ("%u, interrupted now: %u")), effects->relations,
                        effects->interrupted));
  add (pairs, language, N_ ("a relation would be cut"),
       describe_fact (language, self, "relation_cut"));
  return pairs;
}
