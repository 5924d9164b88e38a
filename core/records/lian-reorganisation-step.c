/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "reorganisation_step": from which co-operative to which, in which batch.
 *
 * The steps of a batch are one change of co-operatives: all of a merger name the same successor, those of
 * a division the same one before.  A step that leads from a co-operative to itself says that it goes on. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define PEOPLE(id, label) { id, LIAN_FIELD_INTEGER, label, .group = N_("Goes along"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 }
#define AMOUNT(id, label) { id, LIAN_FIELD_MONEY, label, .group = N_("Goes along"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 }

static const LianField fields[] = {
  { "reorganisation", LIAN_FIELD_REFERENCE, N_("reorganisation"), .group = N_("Step"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "reorganisation" },
  { "batch", LIAN_FIELD_INTEGER, N_("batch"), .group = N_("Step"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 1, .max = 99,
    .help = N_("The steps of one batch are carried out together; batches need no day.") },
  { "kind", LIAN_FIELD_CHOICE, N_("what is done"), .group = N_("Step"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_succession },
  { "from_cooperative", LIAN_FIELD_REFERENCE, N_("from the co-operative"), .group = N_("Step"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "to_cooperative", LIAN_FIELD_REFERENCE, N_("to the co-operative"), .group = N_("Step"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative",
    .help = N_("The same as before where it goes on.") },
  { "new_name", LIAN_FIELD_TEXT, N_("to a new one, called"), .group = N_("Step"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("The first batch that names it founds it; for later ones it is there.") },
  { "stage_after", LIAN_FIELD_CHOICE, N_("stage afterwards"), .group = N_("Step"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_stage },
  { "form", LIAN_FIELD_CHOICE, N_("form of production afterwards"), .group = N_("Step"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_form,
    .help = N_("Empty where production stays as it is.") },
  { "scale_matches_conditions", LIAN_FIELD_TRUTH, N_("scale would match the conditions"), .group = N_("Step"),
    .help = N_("Of the co-operative as it would be (G3).") },
  PEOPLE ("members_male", N_("members, male")),
  PEOPLE ("members_female", N_("members, female")),
  PEOPLE ("staff", N_("staff")),
  PEOPLE ("aux", N_("auxiliary labour")),
  PEOPLE ("apprentices", N_("apprentices")),
  AMOUNT ("share_called", N_("share capital called")),
  AMOUNT ("share_paid", N_("share capital paid")),
  AMOUNT ("reserve_fund", N_("reserve fund")),
  AMOUNT ("welfare_fund", N_("welfare fund")),
  { "seen", LIAN_FIELD_TEXT, N_("facts of the rehearsal"), .flags = LIAN_FIELD_HIDDEN },
  { "succession", LIAN_FIELD_REFERENCE, N_("carried out by"), .group = N_("Carried out"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .reference = "succession" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Step"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "from_new", LIAN_FIELD_TEXT, N_("from the new one, called"), .group = N_("Step"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY,
    .help = N_("One that an earlier batch founds out of that co-operative; empty for the co-operative itself.") },
  { "founded", LIAN_FIELD_REFERENCE, N_("founded as"), .group = N_("Carried out"), .flags = LIAN_FIELD_ASSIGNED, .reference = "cooperative" },
};

static const LianPart parts[] = {
  { "reorganisation_item", "reorganisation_step", TRUE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gboolean
goes_on (const LianRecord *r)
{
  const char *from = lian_record_get_text (r, "from_new"), *to = lian_record_get_text (r, "new_name");
  if (from != NULL)
    return g_strcmp0 (from, to) == 0;
  return lian_record_get_number (r, "to_cooperative") == lian_record_get_number (r, "from_cooperative");
}

/* Whether a step of an earlier batch founds what is called so, out of that co-operative or any. */
static gboolean
is_founded (const GPtrArray *steps, const LianRecord *r, const char *name, gint64 out_of)
{
  for (guint i = 0; i < steps->len; i++)
    if (lian_record_get_number (steps->pdata[i], "batch") < lian_record_get_number (r, "batch")
        && is (steps->pdata[i], "new_name", name)
        && (out_of == 0 || lian_record_get_number (steps->pdata[i], "from_cooperative") == out_of))
      return TRUE;
  return FALSE;
}

static void
check_source (LianCheck *c, const LianRecord *r, const GPtrArray *steps)
{
  const char *from = lian_record_get_text (r, "from_new");
  if (from != NULL && !is_founded (steps, r, from, lian_record_get_number (r, "from_cooperative")))
    lian_check_error (c, r, "from_new", "not-founded",
                      _ ("no earlier batch founds one of this name out of that co-operative"));
}

static void
check_target (LianCheck *c, const LianRecord *r, const GPtrArray *steps)
{
  const char *new_name = lian_record_get_text (r, "new_name");
  gboolean named = !lian_record_is_empty (r, "to_cooperative");
  gboolean founds = new_name != NULL && !is_founded (steps, r, new_name, 0);
  if (named && new_name != NULL)
    lian_check_error (c, r, "new_name", "two-targets", _ ("either to a co-operative that there is, or to a new one"));
  if (!named && new_name == NULL)
    lian_check_error (c, r, "to_cooperative", "no-target", _ ("where to? Name a co-operative or what a new one is called"));
  if (is (r, "kind", "STAGE") && (founds || !goes_on (r)) && (named || new_name != NULL))
    lian_check_error (c, r, "to_cooperative", "stage-of-itself", _ ("a change of stage leads to the same co-operative"));
  if (is (r, "kind", "STAGE"))
    lian_check_filled (c, r, "stage_after");
  if (is (r, "kind", "MOVE") && (founds || goes_on (r)) && (named || new_name != NULL))
    lian_check_error (c, r, "to_cooperative", "move-elsewhere", _ ("what moves goes to another co-operative that there is"));
}

/* One batch is one change. */
static void
check_batch (LianCheck *c, const LianRecord *r, const GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (lian_record_get_number (steps->pdata[i], "batch") == lian_record_get_number (r, "batch")
        && lian_record_get_id (steps->pdata[i]) != lian_record_get_id (r)
        && g_strcmp0 (lian_record_get_text (steps->pdata[i], "kind"), lian_record_get_text (r, "kind")) != 0)
      {
        lian_check_error (c, r, "batch", "mixed-batch",
                          _ ("a batch is one change: give this step a batch of its own"));
        return;
      }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) steps
      = c->list (c->data, "reorganisation_step", "reorganisation", lian_record_get_number (r, "reorganisation"));
  check_source (c, r, steps);
  check_target (c, r, steps);
  check_batch (c, r, steps);
}

static gboolean
is_open (LianCheck *c, const LianRecord *step)
{
  g_autoptr (LianRecord) owner = lian_check_load (c, step, "reorganisation");
  return _lian_reorganisation_is_open (owner);
}

/* What was rehearsed and decided is not drawn otherwise behind the officer's back; carrying out marks it. */
static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const marked[] = { "seen", "succession", "founded" };
  guint64 marks = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    marks |= G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_reorganisation_step, marked[i]);
  if (!is_open (c, r) && (_lian_likeness_unexplained (c, before, r) & ~marks) != 0)
    lian_check_error (c, r, NULL, "decided", _ ("the proposal is decided on: take it back to draft first"));
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (!is_open (c, r))
    lian_check_error (c, r, NULL, "decided", _ ("the proposal is decided on: take it back to draft first"));
}

const LianType lian_type_reorganisation_step = {
  .id = "reorganisation_step",
  .label = N_("step of a reorganisation"),
  .label_plural = N_("Steps of reorganisations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "new_name",
  .title_en = "new_name",
  .check = check,
  .check_change = check_change,
  .check_delete = check_delete,
};
