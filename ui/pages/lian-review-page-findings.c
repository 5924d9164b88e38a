/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A case as widgets, in the order of the decision sheet.
 *
 * Texts of the base and of the rulebook go into labels as plain text, never as markup. */
#include "lian-choices.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-label.h"
#include "lian-reading.h"
#include "lian-lines.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-review-page-private.h"
#include "lian-text.h"
#include "lian-words.h"

/* Ways to one outcome that are shown at once. */
#define MOST_WAYS 3

static char *
other_permitted (const LianCase *facts)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (char **form = facts->opinion->permitted; *form != NULL; form++)
    if (!lian_case_recommends (facts, *form))
      g_ptr_array_add (list, *form);
  g_ptr_array_add (list, NULL);
  return lian_words_dup_outcomes (NULL, (char **) list->pdata);
}

static void
add_blocked (GtkWidget *box, const LianCase *facts)
{
  for (guint i = 0; i < facts->blocked->len; i++)
    {
      const LianOpinionBlock *block = facts->blocked->pdata[i];
      g_autofree char *by = g_strjoinv (", ", block->by);
      /* Translators: a form of production, the rules that stop it */
      g_autofree char *text = g_strdup_printf (
          _ ("%s — stopped by %s"), lian_words_outcome (NULL, block->outcome), by);
      lian_reading_add_pair (box, _ ("blocked"), text);
    }
}

static void
add_steps (GtkWidget *box, const LianCase *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (char **step = facts->opinion->steps; *step != NULL; step++)
    {
      g_autofree char *words = lian_words_dup_step (NULL, *step);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  lian_reading_add_pair (box, _ ("to be done first"), text->str);
}

static char *
describe_changed (const LianCase *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < facts->changed->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ ("; ") : "",
                            lian_words_fact (NULL, facts->changed->pdata[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What else there is to look at before one decides. */
static GtkWidget *
create_looks (void)
{
  GtkWidget *looks = lian_lines_new ();
  gtk_widget_add_css_class (
      lian_lines_add_button (LIAN_LINES (looks), _ ("Co_mpare within the trade…"), NULL, "review.compare"), "flat");
  gtk_widget_add_css_class (
      lian_lines_add_button (LIAN_LINES (looks), _ ("_History of the case…"), _ ("Ctrl+H"), "review.history"), "flat");
  return looks;
}

static void
add_top (GtkWidget *box, const LianCase *facts)
{
  g_autofree char *cooperative = lian_text_shorten_to (facts->cooperative_name, 140);
  g_autofree char *activity = lian_text_shorten_to (facts->activity_name, 140);
  g_autofree char *title = lian_isolate_join (" · ", cooperative, activity, NULL);
  g_autofree char *recommended = lian_words_dup_outcomes (NULL, facts->opinion->recommended);
  g_autofree char *permitted = other_permitted (facts);
  g_autofree char *changed = describe_changed (facts);
  g_autofree char *protection = lian_words_dup_protection (NULL, facts);
  gtk_box_append (GTK_BOX (box), lian_reading_create_link (title, "win.open-record", "activity", facts->activity));
  if (protection != NULL)
    lian_reading_add_text (box, protection, "heading");
  lian_reading_add_pair (box, _ ("state"), lian_words_section (NULL, facts->section));
  lian_reading_add_pair (box, _ ("changed"), changed);
  lian_reading_add_text (box, _ ("Recommended"), "caption-heading");
  lian_reading_add_text (box, recommended, "title-1");
  lian_reading_add_pair (box, _ ("also permitted"), permitted);
  add_blocked (box, facts);
  add_steps (box, facts);
  for (guint i = 0; i < facts->hints->len; i++)
    {
      g_autofree char *hint = lian_words_dup_hint (NULL, facts->hints->pdata[i]);
      lian_reading_add_pair (box, _ ("note well"), hint);
    }
  gtk_box_append (GTK_BOX (box), create_looks ());
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static GtkWidget *
create_finding (const LianOpinionFinding *finding)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *id = lian_label_new (finding->rule, "heading");
  g_autofree char *because = lian_words_dup_because (NULL, finding->because);
  /* Translators: force of a rule, outcome */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), lian_words_force (NULL, finding->force),
                                           lian_words_outcome (NULL, finding->outcome));
  gtk_label_set_width_chars (GTK_LABEL (id), 6);
  gtk_widget_set_valign (id, GTK_ALIGN_START);
  gtk_widget_set_hexpand (body, TRUE);
  lian_reading_add_text (body, text, NULL);
  if (*because != '\0')
    lian_reading_add_text (body, because, NULL);
  if (finding->zh != NULL && *finding->zh != '\0')
    lian_reading_add_text (body, finding->zh, "caption");
  if (finding->en != NULL && *finding->en != '\0')
    lian_reading_add_text (body, finding->en, "caption");
  gtk_box_append (GTK_BOX (row), id);
  gtk_box_append (GTK_BOX (row), body);
  return row;
}

static void
add_findings (GtkWidget *box, const GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    gtk_box_append (GTK_BOX (box), create_finding (findings->pdata[i]));
}

static void
add_why (GtkWidget *box, const LianCase *facts)
{
  GtkWidget *group = lian_reading_add_group (box, _ ("Why"));
  add_findings (group, facts->opinion->findings);
  for (guint i = 0; i < facts->parts->len; i++)
    {
      const LianCasePart *part = facts->parts->pdata[i];
      if (part->findings == NULL || part->findings->len == 0)
        continue;
      gtk_box_append (GTK_BOX (group), lian_reading_create_link (part->title, "win.open-record", part->type, part->id));
      add_findings (group, part->findings);
    }
}

/* The day on which a guard of time ends says more than a number of months. */
static char *
describe_fact (const LianCase *facts, const LianOpinionFact *fact, const char *value)
{
  g_autofree char *words = lian_words_dup_fact_value (NULL, fact->fact, value);
  if (!g_str_equal (fact->fact, "months_since_joining") || facts->joined == 0 || fact->to == NULL)
    return g_steal_pointer (&words);
  int months = (int) CLAMP (g_ascii_strtoll (fact->to, NULL, 10), 0, 1200);
  g_autofree char *day = lian_date_format (lian_date_add_months (facts->joined, months));
  /* Translators: a fact with its value, the day */
  return g_strdup_printf (_ ("%s (from %s)"), words, day);
}

/* The facts of a path in words, as a link to the activity. */
static GtkWidget *
create_path (const LianCase *facts, const LianOpinionPath *path, gboolean change)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < path->facts->len; i++)
    {
      const LianOpinionFact *fact = path->facts->pdata[i];
      g_autofree char *part = describe_fact (facts, fact, change ? fact->to : fact->value);
      g_string_append_printf (text, "%s%s", i > 0 ? _ ("; ") : "", part);
    }
  return text->len > 0 ? lian_reading_create_link (text->str, "win.open-record", "activity", facts->activity) : NULL;
}

static void
add_refusal (GtkWidget *group, const LianCase *facts, const LianOpinionPath *path)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *outcome = lian_words_outcome (NULL, path->outcome);
  g_autofree char *heading
      = path->rule != NULL && *path->rule != '\0'
            ? g_strdup_printf (_ ("Why not “%s”? %s refuses"), outcome, path->rule)
            : g_strdup_printf (_ ("Why not “%s”?"), outcome);
  GtkWidget *cells = create_path (facts, path, FALSE);
  lian_reading_add_text (row, heading, NULL);
  if (cells != NULL)
    gtk_box_append (GTK_BOX (row), cells);
  gtk_box_append (GTK_BOX (group), row);
}

static void
add_refusals (GtkWidget *box, const LianCase *facts, const GPtrArray *paths)
{
  if (paths->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Why not"));
  for (guint i = 0; i < paths->len; i++)
    if (!lian_opinion_path_is_foreign (paths->pdata[i]))
      add_refusal (group, facts, paths->pdata[i]);
}

/* All ways to one outcome from @first on: a few at once, the rest when asked for.  Returns how many. */
static guint
add_ways (GtkWidget *group, const LianCase *facts, const GPtrArray *paths, guint first)
{
  const char *outcome = ((const LianOpinionPath *) paths->pdata[first])->outcome;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GtkWidget) rest = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  g_autofree char *heading = g_strdup_printf (_ ("It would become “%s” if"),
                                              lian_words_outcome (NULL, outcome));
  guint n = 0;
  lian_reading_add_text (row, heading, NULL);
  for (; first + n < paths->len
         && g_str_equal (((const LianOpinionPath *) paths->pdata[first + n])->outcome, outcome);
       n++)
    gtk_box_append (GTK_BOX (n < MOST_WAYS ? row : rest),
                    create_path (facts, paths->pdata[first + n], TRUE));
  if (n > MOST_WAYS)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more way", "%u more ways", n - MOST_WAYS), n - MOST_WAYS);
      GtkWidget *expander = gtk_expander_new (more);
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      more, -1);
      gtk_expander_set_child (GTK_EXPANDER (expander), rest);
      gtk_box_append (GTK_BOX (row), expander);
    }
  gtk_box_append (GTK_BOX (group), row);
  return n;
}

static void
add_changes (GtkWidget *box, const LianCase *facts, const GPtrArray *paths)
{
  if (paths->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("What would change it"));
  for (guint i = 0; i < paths->len;)
    i += add_ways (group, facts, paths, i);
}

static void
add_effects (GtkWidget *box, const LianReviewView *view)
{
  g_autoptr (GPtrArray) pairs = lian_words_list_effects (NULL, view->facts, &view->effects);
  GtkWidget *group = lian_reading_add_group (box, _ ("Effects"));
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    lian_reading_add_pair (group, pairs->pdata[i], pairs->pdata[i + 1]);
}

static void
add_kept (GtkWidget *box, const LianReviewView *view)
{
  if (view->facts->kept->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Warnings kept"));
  for (guint i = 0; i < view->facts->kept->len; i++)
    {
      const LianRecord *kept = view->facts->kept->pdata[i];
      g_autofree char *who
          = _lian_review_view_dup_officer (view, lian_record_get_number (kept, "kept_by"));
      /* Translators: reason, who kept the warning */
      g_autofree char *reason = g_strdup_printf (
          _ ("Reason: %s (%s)"), lian_record_get_text (kept, "reason"), who);
      lian_reading_add_text (group, view->kept->pdata[i], NULL);
      lian_reading_add_text (group, reason, "dim-label");
    }
}

static char *
describe_decision (const LianReviewView *view, const LianRecord *decision)
{
  const char *outcome = lian_record_get_text (decision, "outcome");
  const char *also = lian_record_get_text (decision, "outcome_also");
  const char *number = lian_record_get_text (decision, "number");
  char *forms[] = { (char *) outcome, (char *) also, NULL };
  g_autofree char *what
      = outcome != NULL ? lian_words_dup_outcomes (NULL, forms) : g_strdup ("–");
  g_autofree char *who
      = _lian_review_view_dup_officer (view, lian_record_get_number (decision, "officer"));
  g_autofree char *day = lian_date_format (lian_record_get_date (decision, "decided_on"));
  const char *state = lian_choice_label (lian_type_get_field (lian_type_find ("decision"), "state"),
                                         lian_record_get_text (decision, "state"));
  return lian_isolate_join (" · ", number != NULL ? number : "–", what, state, who, day, NULL);
}

static void
add_history (GtkWidget *box, const LianReviewView *view)
{
  if (view->facts->decisions->len == 0)
    return;
  GtkWidget *group = lian_reading_add_group (box, _ ("Decisions so far"));
  for (guint i = 0; i < view->facts->decisions->len; i++)
    {
      const LianRecord *decision = view->facts->decisions->pdata[i];
      g_autofree char *text = describe_decision (view, decision);
      g_autofree char *code = lian_receipt_dup_code (lian_record_get_text (decision, "receipt"));
      g_autofree char *receipt = g_strdup_printf (_ ("receipt %s"), code);
      const char *reason = lian_record_get_text (decision, "reason");
      gtk_box_append (GTK_BOX (group),
                      lian_reading_create_link (text, "win.open-record", "decision", lian_record_get_id (decision)));
      if (reason != NULL && *reason != '\0')
        lian_reading_add_pair (group, _ ("reason"), reason);
      if (*code != '\0')
        lian_reading_add_text (group, receipt, "caption");
    }
}

/**
 * _lian_review_create_case:
 * @self: the page
 * @view: the case
 *
 * Returns: (transfer floating): the case as widgets
 */
GtkWidget *
_lian_review_create_case (LianReviewPage *self, const LianReviewView *view)
{
  const LianCase *facts = view->facts;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  if (!view->may_decide)
    lian_reading_add_text (box,
              _ ("Only an officer decides. You may look, answer the questions and print the sheet."),
              "heading");
  add_top (box, facts);
  add_why (box, facts);
  add_refusals (box, facts, facts->opinion->why_not);
  add_changes (box, facts, facts->opinion->change);
  if (facts->opinion->ask->len > 0)
    gtk_box_append (GTK_BOX (box), _lian_review_create_questions (self, view));
  _lian_review_add_impacts (self, box, view);
  add_effects (box, view);
  add_kept (box, view);
  add_history (box, view);
  return box;
}
