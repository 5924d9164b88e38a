/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases of the group window in words: what each would get, and what is to be noted. */
#include "lian-case-compare.h"
#include "lian-group-window-private.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-words.h"

/* Unknown facts that are named; the case itself shows all. */
#define MOST_FACTS 3

static void
append (GString *text, const char *words)
{
  if (text->len > 0)
    g_string_append (text, _ ("; "));
  g_string_append (text, words);
}

static char *
join_facts (const GPtrArray *facts)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < MIN (facts->len, MOST_FACTS); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            lian_words_fact (NULL, facts->pdata[i]));
  if (facts->len > MOST_FACTS)
    g_string_append (names, " …");
  return g_string_free (names, FALSE);
}

static void
append_unknown (GString *text, const LianCase *facts)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  for (guint i = 0; i < facts->opinion->ask->len; i++)
    g_ptr_array_add (unknown, ((LianOpinionQuestion *) facts->opinion->ask->pdata[i])->fact);
  g_autofree char *names = join_facts (unknown);
  /* Translators: facts */
  g_autofree char *words = g_strdup_printf (_ ("unknown: %s"), names);
  if (unknown->len > 0)
    append (text, words);
}

/* One reason is to hold for all of them: what tells this one from the first is said. */
static void
append_unlike (GString *text, const LianGroupWindow *self, const LianGroupCase *one)
{
  const LianGroupCase *first = self->read->cases->pdata[0];
  if (first == one || first->facts == NULL)
    return;
  g_autoptr (GPtrArray) unlike = lian_case_list_unlike (first->facts, one->facts);
  g_autofree char *names = join_facts (unlike);
  /* Translators: facts */
  g_autofree char *words = g_strdup_printf (_ ("not like the first: %s"), names);
  if (unlike->len > 0)
    append (text, words);
}

static void
append_replaced (GString *text, const LianRecord *replaced)
{
  const char *number = replaced != NULL ? lian_record_get_text (replaced, "number") : NULL;
  /* Translators: number of a decision */
  g_autofree char *words
      = number != NULL ? g_strdup_printf (_ ("takes the place of %s"), number) : NULL;
  if (words != NULL)
    append (text, words);
}

/* How many; which they are stands below the list for the case under the cursor. */
static void
append_cuts (GString *text, const GPtrArray *cuts)
{
  g_autofree char *words
      = cuts != NULL ? g_strdup_printf (ngettext ("would cut or may cut %u relation (L1)",
                                                  "would cut or may cut %u relations (L1)", cuts->len),
                                        cuts->len)
                     : NULL;
  if (words != NULL)
    append (text, words);
}

/**
 * _lian_group_dup_remark:
 * @self: the window
 * @one: one of its cases
 * @outlook: what it would get
 *
 * Returns: (transfer full): why it is left out, or what an officer should know
 */
char *
_lian_group_dup_remark (const LianGroupWindow *self, const LianGroupCase *one,
                        const LianGroupOutlook *outlook)
{
  GString *text = g_string_new (NULL);
  const char *changed = g_hash_table_lookup (self->changed, &one->activity);
  if (outlook->refusal != NULL)
    append (text, outlook->refusal);
  if (changed != NULL)
    append (text, changed);
  if (one->facts == NULL)
    return g_string_free (text, FALSE);
  if (outlook->departs)
    append (text, _ ("departs from the recommendation"));
  append_cuts (text, outlook->cuts);
  append_unlike (text, self, one);
  append_unknown (text, one->facts);
  append_replaced (text, outlook->replaces);
  return g_string_free (text, FALSE);
}

static const char *
mark_of (const LianGroupCase *one, const LianGroupOutlook *outlook)
{
  if (outlook->refusal != NULL)
    return _ ("✗ can't be");
  return one->taken ? _ ("✓ taken") : _ ("– left out");
}

static char *
dup_stopped (const LianGroupOutlook *outlook)
{
  if (outlook->blocked_by != NULL && outlook->waits)
    /* Translators: rules */
    return g_strdup_printf (_ ("%s; second officer"), outlook->blocked_by);
  if (outlook->blocked_by != NULL)
    return g_strdup (outlook->blocked_by);
  return g_strdup (outlook->waits ? _ ("second officer") : "");
}

static char *
dup_outcome (const LianGroupWindow *self, const LianGroupOutlook *outlook)
{
  if (self->deed == LIAN_GROUP_RETURN)
    return g_strdup (_ ("back to the clerk"));
  return lian_words_dup_outcomes (NULL, (char *const *) outlook->outcomes);
}

/**
 * _lian_group_create_row:
 * @self: the window
 * @i: which case
 * @wish: what is asked for
 *
 * Returns: (transfer full): the case as a line
 */
LianTextRow *
_lian_group_create_row (const LianGroupWindow *self, guint i, const LianGroupWish *wish)
{
  const LianGroupCase *one = self->read->cases->pdata[i];
  g_auto (LianGroupOutlook) outlook = { 0 };
  lian_group_foresee (one, wish, &outlook);
  g_autofree char *outcome = dup_outcome (self, &outlook);
  g_autofree char *stopped = dup_stopped (&outlook);
  g_autofree char *remark = _lian_group_dup_remark (self, one, &outlook);
  g_autofree char *review
      = self->deed == LIAN_GROUP_DECIDE ? lian_date_to_text (wish->review_on) : NULL;
  const char *cells[LIAN_TEXT_ROW_CELLS]
      = { mark_of (one, &outlook), one->title, outcome, stopped, review, remark };
  return lian_text_row_new ((gint64) i, cells);
}

/**
 * _lian_group_get_ok:
 * @deed: what is done
 *
 * Returns: (transfer none): the words of the button, with a mnemonic
 */
const char *
_lian_group_get_ok (LianGroupDeed deed)
{
  return deed == LIAN_GROUP_DECIDE   ? _ ("_Decide")
         : deed == LIAN_GROUP_RETURN ? _ ("_Return")
                                     : _ ("Coun_tersign");
}

static guint
count_taken (const GPtrArray *cases)
{
  guint n = 0;
  for (guint i = 0; i < cases->len; i++)
    n += ((const LianGroupCase *) cases->pdata[i])->taken;
  return n;
}

/**
 * _lian_group_dup_label:
 * @request: what is about to be written
 *
 * Returns: (transfer full): the name of the act
 */
char *
_lian_group_dup_label (const LianGroupRequest *request)
{
  guint n = count_taken (request->cases);
  if (request->wish.deed == LIAN_GROUP_RETURN)
    return g_strdup_printf (ngettext ("return of %u case to the clerk",
                                      "return of %u cases to the clerk", n), n);
  if (request->wish.deed == LIAN_GROUP_COUNTERSIGN)
    return g_strdup_printf (ngettext ("countersignature of %u decision",
                                      "countersignature of %u decisions", n), n);
  return g_strdup_printf (ngettext ("decision on %u case", "decisions on %u cases", n), n);
}

/**
 * _lian_group_dup_done:
 * @deed: what was done
 * @n: with how many cases
 *
 * Returns: (transfer full): words for the toast
 */
char *
_lian_group_dup_done (LianGroupDeed deed, guint n)
{
  if (deed == LIAN_GROUP_RETURN)
    return g_strdup_printf (ngettext ("%u case went back to the clerk",
                                      "%u cases went back to the clerk", n), n);
  if (deed == LIAN_GROUP_COUNTERSIGN)
    return g_strdup_printf (ngettext ("%u decision countersigned", "%u decisions countersigned", n),
                            n);
  return g_strdup_printf (ngettext ("%u decision recorded", "%u decisions recorded", n), n);
}
