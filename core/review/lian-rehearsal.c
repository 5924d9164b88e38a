/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rehearsing an edition: every case is put to the edition in force and to the other one.
 *
 * Facts are gathered once a case.  Opinions are kept by sets of facts, so that a base of many like
 * co-operatives costs little more than reading it; reasons and decisions are looked for only in what
 * flips. */
#include "lian-rehearsal.h"
#include "lian-case-private.h"
#include "lian-choices.h"
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-words.h"

#include <string.h>

static void
flip_free (gpointer data)
{
  LianFlip *flip = data;
  g_free (flip->title);
  g_free (flip->work);
  g_strfreev (flip->before);
  g_strfreev (flip->after);
  g_strfreev (flip->was_blocked);
  g_strfreev (flip->is_blocked);
  g_strfreev (flip->gained);
  g_strfreev (flip->lost);
  g_strfreev (flip->reasons);
  g_free (flip->decision);
  g_free (flip);
}

/**
 * lian_rehearsal_free:
 * @self: (nullable) (transfer full): a rehearsal
 */
void
lian_rehearsal_free (LianRehearsal *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->flips);
  g_array_unref (self->forms);
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

/* What one edition says. */

typedef struct
{
  char **recommended;
  char **permitted;
  char **blocked;   /* "FORM: G1, G2" */
  GPtrArray *rules; /* "G2\037what it leads to" or the like: one for each finding */
  GPtrArray *words; /* (nullable): the same in words, of what was explained */
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->recommended, g_strfreev);
  g_clear_pointer (&answer->permitted, g_strfreev);
  g_clear_pointer (&answer->blocked, g_strfreev);
  g_clear_pointer (&answer->rules, g_ptr_array_unref);
  g_clear_pointer (&answer->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static char **
list_blocked (const LianOpinion *opinion)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < opinion->blocked->len; i++)
    {
      const LianOpinionBlock *block = opinion->blocked->pdata[i];
      g_autofree char *by = g_strjoinv (", ", block->by);
      g_autofree char *line
          = g_strdup_printf ("%s (%s)", lian_words_outcome (NULL, block->outcome), by);
      g_strv_builder_add (builder, line);
    }
  return g_strv_builder_end (builder);
}

static char *
finding_words (const LianOpinionFinding *finding, const char *where)
{
  g_autofree char *because = lian_words_dup_because (NULL, finding->because);
  GString *text = g_string_new (finding->rule);
  g_string_append_printf (text, " %s: %s", lian_words_force (NULL, finding->force),
                          lian_words_outcome (NULL, finding->outcome));
  if (where != NULL)
    g_string_append_printf (text, " (%s)", where);
  if (*because != '\0')
    g_string_append_printf (text, " — %s", because);
  return g_string_free (text, FALSE);
}

static void
add_findings (Answer *answer, const GPtrArray *findings, const char *where)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LianOpinionFinding *finding = findings->pdata[i];
      g_ptr_array_add (answer->rules,
                       g_strdup_printf ("%s\037%s\037%s", finding->rule, finding->outcome,
                                        where != NULL ? where : ""));
      if (answer->words != NULL)
        g_ptr_array_add (answer->words, finding_words (finding, where));
    }
}

static void
add_hints (Answer *answer, const GPtrArray *hints)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const LianCaseHint *hint = hints->pdata[i];
      g_ptr_array_add (answer->rules, g_strdup_printf ("%s\037%u", hint->rule, hint->percent));
      if (answer->words == NULL)
        continue;
      g_autofree char *words = lian_words_dup_hint (NULL, hint);
      g_ptr_array_add (answer->words, g_strdup_printf ("%s %s", hint->rule, words));
    }
}

static void
take_answer (Answer *answer, const LianCase *self, gboolean in_words)
{
  answer->recommended = g_strdupv (self->opinion->recommended);
  answer->permitted = g_strdupv (self->opinion->permitted);
  answer->blocked = list_blocked (self->opinion);
  answer->rules = g_ptr_array_new_with_free_func (g_free);
  if (in_words)
    answer->words = g_ptr_array_new_with_free_func (g_free);
  add_findings (answer, self->opinion->findings, NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LianCasePart *part = self->parts->pdata[i];
      add_findings (answer, part->findings, part->title);
    }
  add_hints (answer, self->hints);
}

/* Comparing two answers. */

static gboolean
knows (const Answer *answer, const char *rule)
{
  return g_ptr_array_find_with_equal_func (answer->rules, rule, g_str_equal, NULL);
}

static gboolean
same_rules (const Answer *a, const Answer *b)
{
  for (guint i = 0; i < a->rules->len; i++)
    if (!knows (b, a->rules->pdata[i]))
      return FALSE;
  for (guint i = 0; i < b->rules->len; i++)
    if (!knows (a, b->rules->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_answer (const Answer *a, const Answer *b)
{
  return g_strv_equal ((const char *const *) a->recommended, (const char *const *) b->recommended)
         && g_strv_equal ((const char *const *) a->permitted, (const char *const *) b->permitted)
         && g_strv_equal ((const char *const *) a->blocked, (const char *const *) b->blocked)
         && same_rules (a, b);
}

/* The rules of @from that @other has not, and a line for each. */
static char **
list_new (const Answer *from, const Answer *other, gboolean gained, GStrvBuilder *lines)
{
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();
  for (guint i = 0; i < from->rules->len; i++)
    {
      const char *rule = from->rules->pdata[i];
      if (knows (other, rule))
        continue;
      g_autofree char *id = g_strndup (rule, strcspn (rule, "\037"));
      const char *words = from->words->pdata[i];
      g_autofree char *line
          = gained ? /* Translators: a rule that a new edition would apply, and why */
                g_strdup_printf (_ ("now applies: %s"), words)
                   : /* Translators: a rule that a new edition would no more apply */
                g_strdup_printf (_ ("no more applies: %s"), words);
      g_strv_builder_add (rules, id);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (rules);
}

static gboolean
has_form (char *const *forms, const char *form)
{
  return form != NULL && g_strv_contains ((const char *const *) forms, form);
}

static void
compare_with_decision (LianFlip *flip, const LianCase *self)
{
  const LianRecord *decision = lian_case_get_decision (self, "IN_FORCE");
  if (decision == NULL)
    return;
  const char *outcome = lian_record_get_text (decision, "outcome");
  flip->decision = g_strdup (lian_record_get_text (decision, "number"));
  flip->contradicts = has_form (flip->before, outcome) && !has_form (flip->after, outcome);
}

static LianFlip *
flip_new (const LianCase *self, Answer *before, Answer *after)
{
  LianFlip *flip = g_new0 (LianFlip, 1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  flip->activity = self->activity;
  flip->cooperative = self->cooperative;
  flip->title = g_strdup (self->cooperative_name);
  flip->work = g_strdup (self->activity_name);
  flip->gained = list_new (after, before, TRUE, lines);
  flip->lost = list_new (before, after, FALSE, lines);
  flip->reasons = g_strv_builder_end (lines);
  flip->before = g_steal_pointer (&before->recommended);
  flip->after = g_steal_pointer (&after->recommended);
  flip->was_blocked = g_steal_pointer (&before->blocked);
  flip->is_blocked = g_steal_pointer (&after->blocked);
  compare_with_decision (flip, self);
  return flip;
}

/* All cases. */

static guint
n_forms (void)
{
  return lian_choice_index (lian_choices_form, NULL);
}

static void
count_forms (LianRehearsal *self, const Answer *before, const Answer *after)
{
  guint from = lian_choice_index (lian_choices_form, before->recommended[0]);
  guint to = lian_choice_index (lian_choices_form, after->recommended[0]);
  if (from < n_forms () && to < n_forms ())
    g_array_index (self->forms, guint, from * n_forms () + to)++;
}

static gboolean
ask (LianCase *one, LianRulebook *rulebook, LianOpinionDetail detail, Answer *answer,
     GError **error)
{
  answer_clear (answer);
  if (!_lian_case_ask (one, rulebook, detail, error))
    return FALSE;
  take_answer (answer, one, detail != LIAN_OPINION_BRIEF);
  return TRUE;
}

static gboolean
rehearse_case (LianRehearsal *self, LianTxn *txn, LianCase *one, LianRulebook *now,
               LianRulebook *edition, GError **error)
{
  g_auto (Answer) before = { 0 }, after = { 0 };
  if (!ask (one, now, LIAN_OPINION_BRIEF, &before, error)
      || !ask (one, edition, LIAN_OPINION_BRIEF, &after, error))
    return FALSE;
  count_forms (self, &before, &after);
  if (same_answer (&before, &after))
    return TRUE;
  if (!ask (one, now, LIAN_OPINION_LISTED, &before, error)
      || !ask (one, edition, LIAN_OPINION_LISTED, &after, error))
    return FALSE;
  one->decisions = _lian_case_list_decisions (txn, one->activity);
  g_ptr_array_add (self->flips, flip_new (one, &before, &after));
  return TRUE;
}

static int
compare_flips (gconstpointer a, gconstpointer b)
{
  const LianFlip *one = *(LianFlip *const *) a, *other = *(LianFlip *const *) b;
  int order = g_utf8_collate (one->title, other->title);
  return order != 0 ? order : g_utf8_collate (one->work, other->work);
}

static gboolean
rehearse_all (LianRehearsal *self, LianTxn *txn, LianRulebook *edition, LianProgress *progress,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  LianRulebook *now = lian_edition_get_in_force (txn, error);
  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < activities->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || lian_progress_fail_if_cancelled (progress, error))
        return FALSE;
      g_autoptr (LianCase) one = _lian_case_new_of (txn, activities->pdata[i]);
      if (!rehearse_case (self, txn, one, now, edition, error))
        return FALSE;
      self->cases++;
      lian_progress_say (progress, _ ("Rehearsing"), (i + 1.0) / activities->len);
    }
  return TRUE;
}

/* Corrections: the same centralisations under other limits. */

static void
proposal_free (gpointer data)
{
  LianProposalFlip *flip = data;
  g_free (flip->title);
  g_free (flip->work);
  g_free (flip);
}

static void
add_proposal (LianRehearsal *self, const LianCorrection *one, LianCorrectionGrounds after)
{
  LianProposalFlip *flip = g_new0 (LianProposalFlip, 1);
  *flip = (LianProposalFlip){ one->activity, one->cooperative, g_strdup (one->cooperative_name),
                              g_strdup (one->activity_name), one->grounds, after };
  g_ptr_array_add (self->proposals, flip);
}

/* A case that is there stays; what is proposed depends on the limits. */
static gboolean
rehearse_corrections (LianRehearsal *self, LianTxn *txn, LianRulebook *edition,
                      GCancellable *cancellable, GError **error)
{
  LianFallLimits limits = lian_correction_get_limits (edition);
  g_autoptr (GPtrArray) list = lian_correction_list_centralised (txn, cancellable, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const LianCorrection *one = list->pdata[i];
      LianCorrectionGrounds after = lian_correction_get_grounds_under (one, &limits);
      if (one->record == NULL && after != one->grounds)
        add_proposal (self, one, after);
    }
  return list != NULL;
}

/**
 * lian_rehearse:
 * @txn: the base
 * @edition: an edition of the rulebook
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts every case to @edition and to the edition in force, and every centralisation to the limits
 * that either sets to what counts as a fall.
 *
 * Returns: (transfer full) (nullable): which of them @edition would answer otherwise
 */
LianRehearsal *
lian_rehearse (LianTxn *txn, LianRulebook *edition, LianProgress *progress,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRehearsal) self = g_new0 (LianRehearsal, 1);
  self->flips = g_ptr_array_new_with_free_func (flip_free);
  self->forms = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->forms, n_forms () * n_forms ());
  self->proposals = g_ptr_array_new_with_free_func (proposal_free);
  if (!rehearse_all (self, txn, edition, progress, cancellable, error)
      || !rehearse_corrections (self, txn, edition, cancellable, error))
    return NULL;
  g_ptr_array_sort (self->flips, compare_flips);
  return g_steal_pointer (&self);
}

/**
 * lian_rehearsal_count:
 * @self: a rehearsal
 * @from: a form, as index into lian_choices_form
 * @to: another
 *
 * Returns: how many cases go from the one to the other
 */
guint
lian_rehearsal_count (const LianRehearsal *self, guint from, guint to)
{
  return g_array_index (self->forms, guint, from * n_forms () + to);
}

/**
 * lian_flip_changes_form:
 * @flip: a case
 *
 * Returns: whether another form would be recommended; else only guards, rules or hints change
 */
gboolean
lian_flip_changes_form (const LianFlip *flip)
{
  return !g_strv_equal ((const char *const *) flip->before, (const char *const *) flip->after);
}
