/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Proposals of a trade side by side: how each stands, what it does, what its rehearsal found, and how it
 * differs from the first. */
#include "lian-reorganisation-board.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-reorganisation-private.h"
#include "lian-text.h"

#define N_FINDINGS (LIAN_REORGANISATION_N_ROWS - 3)
#define FIRST_FINDING 2
#define DIFFERENCES (LIAN_REORGANISATION_N_ROWS - 1)
#define MOST_LINES 8
#define MOST_BESIDE 5
#define MOST_OF_NAME 80

/**
 * lian_reorganisation_column_free:
 * @self: (nullable) (transfer full): a column
 */
void
lian_reorganisation_column_free (LianReorganisationColumn *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->state);
  for (guint i = 0; i < LIAN_REORGANISATION_N_ROWS; i++)
    g_free (self->cells[i]);
  g_free (self);
}

/**
 * lian_reorganisation_row_label:
 * @row: a row
 *
 * Returns: (transfer none): what stands before it
 */
const char *
lian_reorganisation_row_label (guint row)
{
  if (row == 0)
    return _ ("how it stands");
  if (row == 1)
    return _ ("steps by batch");
  return row == DIFFERENCES ? _ ("differs from the first")
                            : _ (lian_choices_reorganisation_finding[row - FIRST_FINDING].label);
}

static gboolean
is (const LianRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (record, field), value) == 0;
}

static void
append_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* A cell wraps, and many names stand in one: each is cut. */
static char *
dup_name (LianTxn *txn, const char *type, gint64 id)
{
  g_autofree char *title = lian_txn_title (txn, lian_type_find (type), id);
  return lian_text_shorten_to (title, MOST_OF_NAME);
}

static char *
state_text (LianTxn *txn, const LianRecord *proposal)
{
  const LianField *field = lian_type_get_field (lian_type_find ("reorganisation"), "state");
  GString *text = g_string_new (lian_choice_label (field, lian_record_get_text (proposal, "state")));
  static const struct
  {
    const char *day;
    const char *who;
    const char *words;
  } signs[] = {
    { "rehearsed_on", "rehearsed_by", N_ ("rehearsed") },
    { "decided_on", "decided_by", N_ ("decided") },
    { "countersigned_on", "countersigned_by", N_ ("countersigned") },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (lian_record_is_empty (proposal, signs[i].day))
        continue;
      g_autofree char *day = lian_date_format (lian_record_get_date (proposal, signs[i].day));
      g_autofree char *who = dup_name (txn, "officer", lian_record_get_number (proposal, signs[i].who));
      g_autofree char *both = lian_isolate_join (", ", day, who, NULL);
      /* Translators: what was done, when and by whom */
      g_autofree char *line = g_strdup_printf (_ ("%s: %s"), _ (signs[i].words), both);
      append_line (text, line);
    }
  return g_string_free (text, FALSE);
}

/* A new one by its name, one that there is by its own. */
static char *
dup_end (LianTxn *txn, const LianRecord *step, const char *there, const char *called)
{
  return lian_record_is_empty (step, called) ? dup_name (txn, "cooperative", lian_record_get_number (step, there))
                                             : lian_text_shorten_to (lian_record_get_text (step, called), MOST_OF_NAME);
}

static char *
step_text (LianTxn *txn, const LianRecord *step)
{
  const LianField *kind = lian_type_get_field (lian_record_get_type_info (step), "kind");
  const LianField *form = lian_type_get_field (lian_record_get_type_info (step), "form");
  g_autofree char *from = dup_end (txn, step, "from_cooperative", "from_new");
  g_autofree char *to = dup_end (txn, step, "to_cooperative", "new_name");
  g_autofree char *way = lian_isolate_join (" → ", from, to, NULL);
  const char *after = lian_record_is_empty (step, "form") ? NULL
                                                          : lian_choice_label (form, lian_record_get_text (step, "form"));
  g_autofree char *what = lian_isolate_join (
      ", ", lian_choice_label (kind, lian_record_get_text (step, "kind")), after,
      lian_record_is_empty (step, "succession") ? NULL : _ ("carried out"), NULL);
  /* Translators: number of a batch, from which co-operative to which, what is done */
  return g_strdup_printf (_ ("%d: %s (%s)"), (int) lian_record_get_number (step, "batch"), way, what);
}

static char *
steps_text (LianTxn *txn, const GPtrArray *steps)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *line = step_text (txn, steps->pdata[i]);
      append_line (text, line);
    }
  if (steps->len == 0)
    g_string_append (text, _ ("none yet"));
  return g_string_free (text, FALSE);
}

static gboolean
has_batches (const GPtrArray *findings)
{
  for (guint i = 1; i < findings->len; i++)
    if (lian_record_get_number (findings->pdata[i], "batch") != lian_record_get_number (findings->pdata[0], "batch"))
      return TRUE;
  return FALSE;
}

/* What speaks against it bears a sign of its own; of several batches, which it is. */
static char *
finding_line (LianTxn *txn, const LianRecord *finding, gboolean batches)
{
  g_autofree char *words = lian_reorganisation_finding_dup_text (txn, finding);
  const char *sign = lian_record_get_truth (finding, "against") == LIAN_YES ? "✗" : "·";
  return batches ? g_strdup_printf ("%s %d: %s", sign, (int) lian_record_get_number (finding, "batch"), words)
                 : g_strdup_printf ("%s %s", sign, words);
}

static char *
findings_text (LianTxn *txn, const GPtrArray *findings, const char *kind, gboolean rehearsed)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      if (!is (findings->pdata[i], "finding", kind) || n++ >= MOST_LINES)
        continue;
      g_autofree char *line = finding_line (txn, findings->pdata[i], has_batches (findings));
      append_line (text, line);
    }
  if (n > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (_ ("and further ones: %u"), n - MOST_LINES);
      append_line (text, more);
    }
  if (n == 0)
    g_string_append (text, rehearsed ? _ ("none") : _ ("not rehearsed"));
  return g_string_free (text, FALSE);
}

/* Differences. */

static gint64
weigh (const GPtrArray *findings, const char *kind)
{
  gboolean counts = g_str_equal (kind, "RESIDENTS") || g_str_equal (kind, "CARRIED") || g_str_equal (kind, "SHARES");
  gint64 sum = 0;
  for (guint i = 0; i < findings->len; i++)
    if (is (findings->pdata[i], "finding", kind))
      sum += counts ? lian_record_get_number (findings->pdata[i], "how_many") : 1;
  return sum;
}

static char *
differences_text (const GPtrArray *first, const GPtrArray *other, gboolean both)
{
  GString *text = g_string_new (NULL);
  for (guint k = 0; both && k < N_FINDINGS; k++)
    {
      const LianChoice *kind = &lian_choices_reorganisation_finding[k];
      int one = (int) weigh (first, kind->value), two = (int) weigh (other, kind->value);
      if (one == two)
        continue;
      /* Translators: what was found, a number here, a number there */
      g_autofree char *line = g_strdup_printf (_ ("≠ %s: %d rather than %d"), _ (kind->label), two, one);
      append_line (text, line);
    }
  if (text->len == 0)
    g_string_append (text, both ? _ ("the same in number") : _ ("not rehearsed"));
  return g_string_free (text, FALSE);
}

static guint
count_against (const GPtrArray *findings)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += lian_record_get_truth (findings->pdata[i], "against") == LIAN_YES;
  return n;
}

static LianReorganisationColumn *
column_new (LianTxn *txn, const LianRecord *proposal, const GPtrArray *findings)
{
  LianReorganisationColumn *self = g_new0 (LianReorganisationColumn, 1);
  self->id = lian_record_get_id (proposal);
  self->name = lian_record_dup_name (proposal);
  self->state = g_strdup (lian_record_get_text (proposal, "state"));
  self->rehearsed = !lian_record_is_empty (proposal, "rehearsed_on");
  self->is_signed = !lian_record_is_empty (proposal, "countersigned_by");
  self->against = count_against (findings);
  self->next_batch = lian_reorganisation_next_batch (txn, self->id);
  g_autoptr (GPtrArray) steps = _lian_reorganisation_steps (txn, self->id);
  self->cells[0] = state_text (txn, proposal);
  self->cells[1] = steps_text (txn, steps);
  for (guint k = 0; k < N_FINDINGS; k++)
    self->cells[FIRST_FINDING + k]
        = findings_text (txn, findings, lian_choices_reorganisation_finding[k].value, self->rehearsed);
  return self;
}

/**
 * lian_reorganisation_compare:
 * @txn: the base
 * @proposals: (element-type gint64): proposals; the others are held against the first
 *
 * Returns: (transfer full) (element-type LianReorganisationColumn): those that are there, with what was kept
 *   of their rehearsals
 */
GPtrArray *
lian_reorganisation_compare (LianTxn *txn, const GArray *proposals)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_reorganisation_column_free);
  g_autoptr (GPtrArray) first = NULL;
  for (guint i = 0; i < proposals->len; i++)
    {
      gint64 id = g_array_index (proposals, gint64, i);
      g_autoptr (LianRecord) proposal = lian_txn_load (txn, lian_type_find ("reorganisation"), id);
      g_autoptr (GPtrArray) findings
          = lian_txn_list (txn, lian_type_find ("reorganisation_finding"), "reorganisation", id);
      if (proposal == NULL)
        continue;
      LianReorganisationColumn *column = column_new (txn, proposal, findings);
      const LianReorganisationColumn *known = columns->len > 0 ? columns->pdata[0] : column;
      column->cells[DIFFERENCES] = columns->len == 0
                                       ? g_strdup ("—")
                                       : differences_text (first, findings, known->rehearsed && column->rehearsed);
      if (first == NULL)
        first = g_ptr_array_ref (findings);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

/**
 * lian_reorganisation_list_beside:
 * @txn: the base
 * @proposal: a proposal
 *
 * Returns: (transfer full) (element-type gint64): it, and others of its trade, five at most; those that were
 *   dropped come last
 */
GArray *
lian_reorganisation_list_beside (LianTxn *txn, gint64 proposal)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LianRecord) one = lian_txn_load (txn, lian_type_find ("reorganisation"), proposal);
  if (one == NULL)
    return ids;
  g_array_append_val (ids, proposal);
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("reorganisation"), "trade", lian_record_get_number (one, "trade"));
  for (int dropped = 0; dropped < 2; dropped++)
    for (guint i = 0; i < all->len && ids->len < MOST_BESIDE; i++)
      {
        gint64 id = lian_record_get_id (all->pdata[i]);
        if (id != proposal && is (all->pdata[i], "state", "DROPPED") == (dropped == 1))
          g_array_append_val (ids, id);
      }
  return ids;
}
