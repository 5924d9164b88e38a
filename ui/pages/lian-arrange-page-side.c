/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Beside the plan: how good it is stage by stage, and what could not be arranged. */
#include "lian-arrange-page-private.h"

#include "lian-arrange-figures.h"
#include "lian-arrange-keep.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-plural.h"
#include "lian-reading.h"

/* Problems beyond these are counted; the print has all of them. */
#define MOST_PROBLEMS 40

static void
add_count (GString *text, char *words)
{
  g_autofree char *own = words;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", own);
}

typedef struct
{
  guint short_of;
  guint late;
} Counts;

static Counts
count (LianArrangePage *self)
{
  const LianArrangeTask *task = self->job->book->task;
  Counts counts = { 0, 0 };
  for (guint order = 0; order < task->orders->len; order++)
    {
      counts.late += lian_arrange_sheet_get_late (self->sheet, order) > 0;
      counts.short_of
          += lian_arrange_sheet_sum_order (self->sheet, order) < lian_arrange_get_wanted (task, order);
    }
  return counts;
}

/**
 * _lian_arrange_get_outcome:
 * @self: the page, with a plan
 *
 * Returns: (transfer none) (nullable): how good what is shown is; %NULL if it was not worked out
 */
const char *
_lian_arrange_get_outcome (LianArrangePage *self)
{
  return self->unkept != NULL ? lian_arrange_outcome (self->unkept) : lian_record_get_text (self->job->plan, "outcome");
}

static char *
describe_outcome (LianArrangePage *self)
{
  const LianField *field = lian_type_get_field (lian_type_find ("arrangement"), "outcome");
  const char *outcome = _lian_arrange_get_outcome (self);
  return g_strdup (outcome != NULL ? _ (lian_choice_label (field, outcome)) : _ ("not worked out as it stands"));
}

/**
 * _lian_arrange_describe_totals:
 * @self: the page, with a plan
 *
 * Returns: (transfer full): the plan in a line
 */
char *
_lian_arrange_describe_totals (LianArrangePage *self)
{
  GString *text = g_string_new (NULL);
  const LianArrangeTask *task = self->job->book->task;
  const Counts counts = count (self);
  guint faults = lian_arrange_sheet_get_faults (self->sheet)->len;
  add_count (text, describe_outcome (self));
  add_count (text, g_strdup_printf (ngettext ("%u order", "%u orders", task->orders->len),
                                    task->orders->len));
  /* Translators: a number of orders that are not placed whole */
  add_count (text, g_strdup_printf (_ ("✗ %u short"), counts.short_of));
  /* Translators: a number of orders that are late */
  add_count (text, g_strdup_printf (_ ("⚠ %u late"), counts.late));
  add_count (text, g_strdup_printf (ngettext ("! %u rule broken", "! %u rules broken", faults),
                                    faults));
  add_count (text, g_strdup_printf (ngettext ("%u co-operative has something else than before",
                                              "%u co-operatives have something else than before", self->touched),
                                    self->touched));
  return g_string_free (text, FALSE);
}

static const LianRecord *
find_stage (LianArrangePage *self, LianAim aim)
{
  for (guint i = 0; i < self->job->stages->len; i++)
    if (g_strcmp0 (lian_record_get_text (self->job->stages->pdata[i], "aim"), lian_choices_aim[aim].value) == 0)
      return self->job->stages->pdata[i];
  return NULL;
}

/* What was worked out just now and is not in the base. */
static const LianArrangeFigure *
find_figure (LianArrangePage *self, guint place)
{
  for (guint i = 0; i < self->unkept->figures->len; i++)
    if (g_array_index (self->unkept->figures, LianArrangeFigure, i).place == place)
      return &g_array_index (self->unkept->figures, LianArrangeFigure, i);
  return NULL;
}

/* What the whole place has, and how far it may be from the best; NULL where nothing is proven. */
static char *
describe_proof (LianArrangePage *self, const LianArrangeStage *stage)
{
  const LianArrangeFigure *figure = self->unkept != NULL ? find_figure (self, stage->place) : NULL;
  const LianRecord *record = self->unkept == NULL ? find_stage (self, stage->aim) : NULL;
  if (figure != NULL)
    return lian_arrange_figures_gap (figure->objective, figure->bound);
  if (record == NULL || lian_record_is_empty (record, "objective") || lian_record_is_empty (record, "bound"))
    return NULL;
  return lian_arrange_figures_gap (lian_record_get_number (record, "objective"),
                                   lian_record_get_number (record, "bound"));
}

static gboolean
add_stage (LianArrangePage *self, GtkWidget *group, const LianArrangeStage *stage, gint64 value)
{
  g_autofree char *name = g_strdup_printf ("%u. %s%s", stage->place, _ (lian_choices_aim[stage->aim].label),
                                           stage->must ? _ (" (has to be attained)") : "");
  g_autofree char *figure = lian_arrange_figures_value (stage->aim, value);
  g_autofree char *proof = describe_proof (self, stage);
  g_autofree char *line = lian_isolate_join (" · ", figure, proof, NULL);
  lian_reading_add_text (group, name, NULL);
  lian_reading_add_text (group, line, "dim-label");
  return proof != NULL;
}

static void
add_stages (LianArrangePage *self)
{
  const LianArrangeTask *task = self->job->book->task;
  GtkWidget *group = lian_reading_add_group (self->figures, _ ("How good it is"));
  gint64 values[LIAN_N_AIMS];
  gboolean proven = FALSE;
  lian_arrange_measure (task, lian_arrange_sheet_get_shares (self->sheet), values);
  for (guint i = 0; i < task->stages->len; i++)
    {
      const LianArrangeStage *stage = &g_array_index (task->stages, LianArrangeStage, i);
      proven = add_stage (self, group, stage, values[stage->aim]) || proven;
    }
  if (task->stages->len == 0)
    lian_reading_add_text (group, _ ("The plan is after nothing: give it stages in its settings."), NULL);
  else if (!proven)
    lian_reading_add_text (group, _ ("How far it is from the best is not known: it was corrected by hand, or not worked "
                                     "out yet."), NULL);
  if (!self->job->helped)
    lian_reading_add_text (group, _ ("The program “cbc” is not installed here: plans in which much is yes or no come "
                                     "out worse than with it."), NULL);
}

static void
add_problems (LianArrangePage *self)
{
  GPtrArray *problems = self->job->book->problems;
  if (problems->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (self->figures, _ ("What stands in the way"));
  gtk_widget_add_css_class (group, "figures");
  for (guint i = 0; i < MIN (problems->len, MOST_PROBLEMS); i++)
    {
      const LianArrangeProblem *problem = problems->pdata[i];
      gtk_box_append (GTK_BOX (group), lian_reading_create_link (problem->words, "win.open-record", problem->type,
                                                                 problem->record));
    }
  if (problems->len > MOST_PROBLEMS)
    {
      guint more = problems->len - MOST_PROBLEMS;
      g_autofree char *words = g_strdup_printf (_ ("and %u more"), more);
      lian_reading_add_text (group, words, "dim-label");
    }
}

/**
 * _lian_arrange_fill_side:
 * @self: the page
 *
 * Shows how good the plan is.
 */
void
_lian_arrange_fill_side (LianArrangePage *self)
{
  lian_reading_clear (self->figures);
  if (self->sheet == NULL)
    return;
  _lian_arrange_explain (self);
  add_stages (self);
  add_problems (self);
}

/**
 * _lian_arrange_create_side:
 * @self: the page
 *
 * Returns: (transfer floating): what stands beside the plan
 */
GtkWidget *
_lian_arrange_create_side (LianArrangePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->impossible = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "list-head");
  gtk_box_append (GTK_BOX (box), self->impossible);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_box_append (GTK_BOX (box), self->figures);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}
