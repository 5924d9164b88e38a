/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "likeness": what was found out about two records that look alike.
 *
 * Records of every type are told apart or merged, so it names them by type and number, as a kept warning
 * does; of the one that was merged into the other, it is what is left. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "verdict", LIAN_FIELD_CHOICE, N_("finding"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_likeness },
  { "record", LIAN_FIELD_INTEGER, N_("record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN | LIAN_FIELD_KEY },
  { "other", LIAN_FIELD_INTEGER, N_("other record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN | LIAN_FIELD_KEY },
  { "record_name", LIAN_FIELD_TEXT, N_("name"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "other_name", LIAN_FIELD_TEXT, N_("name of the other"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "reason", LIAN_FIELD_MULTILINE, N_("how that is known"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "officer", LIAN_FIELD_REFERENCE, N_("found out by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "on_date", LIAN_FIELD_DATE, N_("found out on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "other") && lian_record_get_number (r, "record") == lian_record_get_number (r, "other"))
    lian_check_error (c, r, "other", "itself", _ ("this is the record itself: name the other one"));
}

static gboolean
says_same (const LianRecord *finding, const char *kind, gint64 record, gint64 other)
{
  return g_strcmp0 (lian_record_get_text (finding, "verdict"), "SAME") == 0
         && g_strcmp0 (lian_record_get_text (finding, "kind"), kind) == 0
         && lian_record_get_number (finding, "record") == record && lian_record_get_number (finding, "other") == other;
}

/* An undo takes the finding away together with what was done because of it. */
static gboolean
is_one (LianCheck *c, const char *kind, gint64 was, gint64 is)
{
  g_autoptr (GPtrArray) said = c->list (c->data, "likeness", "record", is);
  g_autoptr (GPtrArray) taken_back = c->replayed && c->gone != NULL ? c->gone (c->data, "likeness") : NULL;
  for (guint i = 0; i < said->len; i++)
    if (says_same (said->pdata[i], kind, is, was))
      return TRUE;
  for (guint i = 0; taken_back != NULL && i < taken_back->len; i++)
    if (says_same (taken_back->pdata[i], kind, was, is))
      return TRUE;
  return FALSE;
}

/**
 * _lian_likeness_unexplained:
 * @c: what a rule may look at
 * @before: a record before a change
 * @after: the same afterwards
 *
 * What was booked, signed or lives on goes over by a recorded key where two records were found to be one: it
 * names the one that stays, and says the same as before.
 *
 * Returns: the fields that differ, a bit for each, but for those that name another record only because it was
 *   merged with the one that they named
 */
guint64
_lian_likeness_unexplained (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  const LianType *type = lian_record_get_type_info (after);
  guint64 changed = lian_record_diff (before, after);
  for (guint f = 0; f < type->n_fields; f++)
    if ((changed >> f & 1) != 0 && type->fields[f].reference != NULL
        && is_one (c, type->fields[f].reference, lian_record_number_at (before, (int) f),
                   lian_record_number_at (after, (int) f)))
      changed &= ~(G_GUINT64_CONSTANT (1) << f);
  return changed;
}

/* What was carried over by a finding would have no reason any more.  The one that stays may be merged in turn. */
static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  guint64 moved = (G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_likeness, "record"))
                  | (G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_likeness, "other"));
  if (c->replayed || before == NULL || g_strcmp0 (lian_record_get_text (before, "verdict"), "SAME") != 0
      || (after != NULL && (lian_record_diff (before, after) & ~moved) == 0))
    return;
  lian_check_error (c, after != NULL ? after : before, NULL, "kept",
                    _ ("that two records were made one is kept: undo the act in the history instead"));
}

const LianType lian_type_likeness = {
  .id = "likeness",
  .label = N_("finding on two records"),
  .label_plural = N_("Findings on two records"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "record_name",
  .title_en = "record_name",
  .check = check,
  .check_act = check_act,
  .by_acts = TRUE,
};
