/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Computes FEEL syntax trees; private to the rulebook engine. */
#pragma once

#include "lian-feel-node.h"

G_BEGIN_DECLS

/* Names and their values; innermost first.  Lives on the stack of its user. */
typedef struct _LianFeelEnv LianFeelEnv;

struct _LianFeelEnv
{
  LianFeelEnv *parent;
  GPtrArray *names;       /* interned */
  GPtrArray *values;      /* LianFeelValue */
  LianFeelValue *members; /* (nullable): a filtered element; its entries are names too */
  LianFeelValue *input;   /* (nullable): "?" */
};

typedef struct _LianFeelMachine LianFeelMachine;

typedef LianFeelValue *(*LianFeelCallFunc) (LianFeelMachine *machine,
                                            gpointer callee,
                                            GPtrArray *names,
                                            GPtrArray *arguments);

struct _LianFeelMachine
{
  gint64 budget; /* steps left; a model must not run for ever */
  guint depth;   /* calls within calls */
  LianFeelCallFunc call;
  gpointer user_data;
};

/* Steps one evaluation may take. */
#define LIAN_FEEL_BUDGET 1000000

void _lian_feel_env_set (LianFeelEnv *env, const char *name, LianFeelValue *value);
void _lian_feel_env_clear (LianFeelEnv *env);

LianFeelValue *
_lian_feel_eval_filter (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env);
LianFeelValue *
_lian_feel_eval_loop (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env);
LianFeelValue *_lian_feel_path (LianFeelValue *object, const char *name);
LianFeelValue *
_lian_feel_eval (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env);
LianTruth _lian_feel_test_compare (LianFeelOp op, LianFeelValue *a, LianFeelValue *b);
LianTruth _lian_feel_test_any (LianFeelMachine *machine,
                               const LianFeelNode *node,
                               LianFeelEnv *env,
                               LianFeelValue *input);
gboolean _lian_feel_test (LianFeelMachine *machine,
                          const LianFeelNode *node,
                          LianFeelEnv *env,
                          LianFeelValue *input,
                          LianTruth *state);

G_END_DECLS
