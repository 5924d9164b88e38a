/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reasons behind a recommendation; private to the rulebook. */
#pragma once

#include "lian-outline.h"
#include "lian-reasoner.h"
#include "lian-recommend.h"

G_BEGIN_DECLS

/* How the rows of one table stand on the facts of a case. */
typedef struct
{
  gboolean seen;       /* the rest is set */
  gboolean there;      /* the table was evaluated, and on values it admits */
  guint64 *matched;    /* its rows that match */
  const guint64 **yes; /* by column: its rows whose cell there is yes */
  guint64 *own;        /* (nullable): where @yes was read from a trace */
} LianSight;

/* A form of production as a result. */
typedef struct
{
  const char *name;   /* text of the rulebook */
  guint order;        /* the table that prefers some forms to others and can name it, or none */
  gboolean permitted; /* a rule can permit it */
  guint64 **gives;    /* by table: (nullable): rows that can give it */
  guint64 **permits;  /* by table: (nullable): rows that state a rule which permits it */
} LianForm;

/* What refuses something: facts, each with the test that it would have to pass. */
typedef struct
{
  guint fact;
  const char *test;
} LianObstacle;

typedef struct
{
  LianRulebook *rulebook;
  LianDmnModel *model;
  LianDmnItem *form;     /* recommended_form */
  LianDmnItem *findings; /* production_form */
  LianOutline *outline;
  GArray *forms;          /* LianForm */
  LianReasoner *reasoner; /* (nullable): what the rulebook gives for all facts */
  guint form_slot, findings_slot;
  guint most_remembered; /* results of decisions, after which it starts anew */
  GHashTable *sayings;    /* value of production_form -> GArray of LianSaying */

  /* Of the case at hand. */
  guint case_number;
  LianFacts *facts;
  LianFeelValue **values; /* by fact */
  guint *numbers;         /* by slot of the reasoner */
  gboolean classified;    /* @numbers say all that the rulebook can tell apart */
  LianTrace *trace;       /* (nullable): where rows are seen, if not by @numbers */
  LianSight *sights;      /* by table */
  LianFeelValue *result;  /* of recommended_form */
  guint max_changes;      /* facts that may change at once */
  GPtrArray *spare;       /* GArray of LianObstacle, for use again */
} LianExplainer;

/* What cannot be recommended to anybody: it says that facts are missing. */
#define LIAN_OUTCOME_DEFER "DEFER"

/* Derived values are followed to the facts through so many tables at most. */
#define LIAN_EXPLAIN_DEPTH 20

LianExplainer *_lian_explainer_new (LianRulebook *rulebook, LianDmnItem **roots, guint n_roots);
LianExplainer *_lian_explainer_new_for_forms (LianRulebook *rulebook, GError **error);
void _lian_explainer_free (LianExplainer *self);
void _lian_explainer_begin (LianExplainer *self, LianFacts *facts, LianTrace *trace);
void _lian_explainer_end (LianExplainer *self);
LianSight *_lian_explainer_see (LianExplainer *self, guint table);

LianExplainer *_lian_rulebook_lock_explainer (LianRulebook *rulebook, GError **error);
void _lian_rulebook_unlock_explainer (LianRulebook *rulebook);

LianRecommendation *_lian_recommend_traced (LianRulebook *rulebook,
                                            LianFacts *facts,
                                            guint max_changes,
                                            GError **error);

void _lian_reason_free (gpointer data);
GPtrArray *_lian_explain_because (LianExplainer *explainer, guint table, guint row);
gboolean _lian_explain_find_row (LianExplainer *explainer,
                                 const char *rule,
                                 const char *outcome,
                                 guint *table,
                                 guint *row);
GPtrArray *_lian_explain_findings (LianExplainer *explainer, LianFeelValue *findings);
GPtrArray *_lian_explain_why_not (LianExplainer *explainer);
GPtrArray *_lian_explain_change (LianExplainer *explainer);
GPtrArray *_lian_explain_ask (LianExplainer *explainer);

GArray *_lian_forms_new (LianExplainer *explainer);
void _lian_forms_free (LianExplainer *explainer, GArray *forms);

GArray *_lian_obstacles_new (LianExplainer *explainer);
void _lian_obstacles_free (LianExplainer *explainer, GArray *obstacles);
void _lian_obstacles_move (LianExplainer *explainer, GArray *to, GArray *from);
gboolean _lian_obstacles_of_choice (LianExplainer *explainer, GArray *obstacles);
guint _lian_obstacles_distance (LianExplainer *explainer, GArray *obstacles);
GPtrArray *_lian_obstacles_to_refusals (LianExplainer *explainer, GArray *obstacles);
LianFeelValue *_lian_refusal_to_value (gconstpointer item);

GArray *_lian_refuse_row (LianExplainer *explainer, guint table, guint row, guint depth);
GArray *_lian_refuse_match (LianExplainer *explainer, guint table, guint row, guint depth);

/* Of two rows equally near, whether the one of dashes is the plainer reason: that nothing else
 * applies. */
typedef enum
{
  LIAN_NEAREST_FIRST,
  LIAN_NEAREST_REST,
} LianNearest;

GArray *_lian_refuse_table (LianExplainer *explainer,
                            guint table,
                            const guint64 *wanted,
                            LianNearest nearest,
                            guint depth,
                            const char **row_id);

G_END_DECLS
