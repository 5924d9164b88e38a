/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rules of the record types: each one firing, and not firing on its neighbour. */
#include "config.h"

#include <string.h>

#include "record-cases.h"

static const RecordCases *const tables[] = { &record_cases_office, &record_cases_service,
                                             &record_cases_contracts, &record_cases_relations,
                                             &record_cases_materials, &record_cases_review,
                                             &record_cases_channels,
                                             &record_cases_arrangement, &record_cases_members, &record_cases_shares,
                                             &record_cases_returns,
                                             &record_cases_reorganise,
                                             &record_cases_progress,
                                             &record_cases_crafts };

/* The cases of all tables: two rows that answer each other may stand in different ones. */
static GPtrArray *
all_cases (void)
{
  GPtrArray *cases = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (gsize j = 0; j < tables[i]->n_cases; j++)
      g_ptr_array_add (cases, (gpointer) &tables[i]->cases[j]);
  return cases;
}

static void
test_rules (void)
{
  g_autoptr (GPtrArray) cases = all_cases ();

  for (guint i = 0; i < cases->len; i++)
    {
      const RecordCase *one = cases->pdata[i];
      g_autoptr (GPtrArray) issues = record_case_issues (one);
      int severity = NEVER;

      for (guint j = 0; j < issues->len && severity == NEVER; j++)
        if (g_str_equal (((LianIssue *) issues->pdata[j])->code, one->code))
          severity = (int) ((LianIssue *) issues->pdata[j])->severity;
      g_test_message ("%s on %s", one->code, one->records[0]);
      g_assert_cmpint (severity, ==, one->severity);
    }
}

/* Whether both are about one rule of one type. */
static gboolean
is_same_rule (const RecordCase *a, const RecordCase *b)
{
  gsize type = (gsize) (strchr (a->records[0], '#') + 1 - a->records[0]);

  return g_str_equal (a->code, b->code) && strncmp (a->records[0], b->records[0], type) == 0;
}

/* Each rule is seen to fire and to hold its peace, on its own type. */
static void
test_both_ways (void)
{
  g_autoptr (GPtrArray) cases = all_cases ();

  for (guint i = 0; i < cases->len; i++)
    {
      const RecordCase *one = cases->pdata[i];
      gboolean fires = FALSE, silent = FALSE;

      for (guint j = 0; j < cases->len; j++)
        if (is_same_rule (one, cases->pdata[j]))
          {
            const RecordCase *other = cases->pdata[j];

            fires = fires || other->severity != NEVER;
            silent = silent || other->severity == NEVER;
          }
      g_test_message ("%s on %s", one->code, one->records[0]);
      g_assert_true (fires && silent);
    }
}

/* A sum that fails names both figures with their unit. */
static void
test_figures (void)
{
  const RecordCase sum = { "", 0, { DRAFT_LINE, "contract#4 state=SIGNED", PIECE,
                                    "allotment#8 contract_line=1|quantity=60" } };
  g_autoptr (GPtrArray) issues = record_case_issues (&sum);
  g_autofree char *text = lian_issues_to_text (issues);

  g_assert_nonnull (strstr (text, "60 件"));
  g_assert_nonnull (strstr (text, "100 件"));
}

/* An import takes labels as headings, and a form reads them out: one label is one field. */
static void
test_labels (void)
{
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint f = 0; f < types[t]->n_fields; f++)
        {
          g_test_message ("%s: %s", types[t]->id, types[t]->fields[f].label);
          g_assert_true (g_hash_table_add (labels, (gpointer) types[t]->fields[f].label));
        }
    }
}

/* What a person has typed anywhere is found; only what no form shows is not.  A mask has a bit for each
 * field. */
static void
test_searched (void)
{
  guint n_types, n_texts = 0;
  const LianType *const *types = lian_types (&n_types);
  for (guint t = 0; t < n_types; t++)
    {
      g_assert_cmpuint (types[t]->n_fields, <=, 64);
      for (guint f = 0; f < types[t]->n_fields; f++)
        {
          const LianField *field = &types[t]->fields[f];
          gboolean text = field->kind == LIAN_FIELD_TEXT || field->kind == LIAN_FIELD_MULTILINE;
          g_test_message ("%s.%s", types[t]->id, field->id);
          g_assert_true ((text && !(field->flags & LIAN_FIELD_HIDDEN))
                         == ((field->flags & LIAN_FIELD_SEARCHED) != 0));
          n_texts += text;
        }
    }
  g_assert_cmpuint (n_texts, >, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/rules", test_rules);
  g_test_add_func ("/records/both-ways", test_both_ways);
  g_test_add_func ("/records/labels", test_labels);
  g_test_add_func ("/records/searched", test_searched);
  g_test_add_func ("/records/figures", test_figures);
  return g_test_run ();
}
