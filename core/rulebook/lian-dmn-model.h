/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A DMN model in memory; private to the rulebook engine. */
#pragma once

#include "lian-feel-node.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_DMN_TYPE_ANY,
  LIAN_DMN_TYPE_NUMBER,
  LIAN_DMN_TYPE_STRING,
  LIAN_DMN_TYPE_BOOLEAN,
  LIAN_DMN_TYPE_DATE,
  LIAN_DMN_TYPE_TIME,
  LIAN_DMN_TYPE_DATE_TIME,
  LIAN_DMN_TYPE_SECONDS,
  LIAN_DMN_TYPE_MONTHS,
  LIAN_DMN_TYPE_CONTEXT,
} LianDmnBase;

typedef struct _LianDmnType LianDmnType;

/* An item definition, or a component of one. */
struct _LianDmnType
{
  const char *name; /* interned */
  LianDmnBase base;
  gboolean collection;
  GPtrArray *components; /* (nullable): LianDmnType */
  char *ref;             /* (nullable): the name it refers to */
  LianDmnType *target;   /* (nullable): resolved @ref, not owned */
  char *allowed_text;    /* (nullable) */
  LianFeelNode *allowed; /* (nullable): unary tests */
  int line;
};

typedef struct _LianDmnExpression LianDmnExpression;
typedef struct _LianDmnItem LianDmnItem;

typedef enum
{
  LIAN_DMN_LITERAL,
  LIAN_DMN_TABLE,
  LIAN_DMN_CONTEXT,
  LIAN_DMN_INVOCATION,
} LianDmnExpressionKind;

typedef enum
{
  LIAN_DMN_UNIQUE,
  LIAN_DMN_ANY,
  LIAN_DMN_PRIORITY,
  LIAN_DMN_FIRST,
  LIAN_DMN_RULE_ORDER,
  LIAN_DMN_OUTPUT_ORDER,
  LIAN_DMN_COLLECT,
  LIAN_DMN_SUM,
  LIAN_DMN_MIN,
  LIAN_DMN_MAX,
  LIAN_DMN_COUNT,
} LianDmnHitPolicy;

/* FEEL text of a file, with its syntax tree once compiled. */
typedef struct
{
  char *text;
  int line;
  LianFeelNode *node;
} LianDmnText;

typedef struct
{
  char *label;
  LianDmnText expression;
  LianDmnText values; /* text NULL: any */
  const char *name;   /* (nullable): interned, when the expression is a plain name */
} LianDmnInput;

typedef struct
{
  const char *name; /* (nullable): interned */
  char *type_ref;
  LianDmnType *type;    /* (nullable): not owned */
  LianDmnText values;   /* priorities; text NULL: none */
  LianDmnText fallback; /* default output; text NULL: none */
} LianDmnOutput;

typedef struct
{
  char *id, *description;
  int line;
  GArray *cells;          /* LianDmnText, one per input */
  GArray *outputs;        /* LianDmnText, one per output */
  GPtrArray *annotations; /* char *, one per annotation column */
} LianDmnRule;

typedef struct
{
  LianDmnHitPolicy hit_policy;
  GArray *inputs;              /* LianDmnInput */
  GArray *outputs;             /* LianDmnOutput */
  GPtrArray *rules;            /* LianDmnRule */
  GPtrArray *annotation_names; /* char * */
} LianDmnTable;

typedef struct
{
  const char *name; /* (nullable): interned; NULL: the result of a context */
  LianDmnExpression *expression;
} LianDmnEntry;

struct _LianDmnExpression
{
  LianDmnExpressionKind kind;
  int line;
  LianDmnText text;    /* LITERAL; INVOCATION: what is called */
  LianDmnTable *table; /* TABLE */
  GArray *entries;     /* CONTEXT entries, INVOCATION bindings: LianDmnEntry */
};

typedef enum
{
  LIAN_DMN_INPUT_DATA,
  LIAN_DMN_DECISION,
  LIAN_DMN_KNOWLEDGE,
} LianDmnItemKind;

/* An element of the requirements graph. */
struct _LianDmnItem
{
  LianDmnItemKind kind;
  char *id, *label, *description;
  const char *name; /* interned: the variable */
  char *type_ref;
  LianDmnType *type; /* (nullable): not owned */
  int line;
  GPtrArray *hrefs;              /* char * */
  GPtrArray *requires;           /* LianDmnItem, not owned */
  GArray *parameters;            /* KNOWLEDGE: LianDmnOutput, name and type */
  LianDmnExpression *expression; /* (nullable) */
  GPtrArray *leaves;             /* input data below it, in document order; not owned */
  guint mark, depth;             /* while checking for cycles */
};

typedef struct
{
  char *name, *id, *description, *namespace;
  GPtrArray *types;    /* LianDmnType */
  GPtrArray *items;    /* LianDmnItem, document order */
  GPtrArray *services; /* char *: ids of decision services, of which nothing else is read */
  GHashTable *by_id;   /* id -> LianDmnItem */
  GHashTable *by_name; /* interned name -> LianDmnItem; decisions before others */
} LianDmnModel;

LianDmnModel *_lian_dmn_model_new (void);
void _lian_dmn_model_free (LianDmnModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDmnModel, _lian_dmn_model_free)

LianDmnType *_lian_dmn_type_new (void);
LianDmnItem *_lian_dmn_item_new (LianDmnItemKind kind);
LianDmnExpression *_lian_dmn_expression_new (LianDmnExpressionKind kind);
void _lian_dmn_expression_free (LianDmnExpression *expression);
LianDmnTable *_lian_dmn_table_new (void);
LianDmnRule *_lian_dmn_rule_new (void);
LianDmnItem *_lian_dmn_model_find (LianDmnModel *model, const char *name);
LianDmnTable *_lian_dmn_item_table (LianDmnItem *item);
LianDmnItem *_lian_dmn_item_find_required (LianDmnItem *item, const char *name);
LianDmnOutput *_lian_dmn_item_find_parameter (LianDmnItem *item, const char *name);

LianDmnModel *_lian_dmn_read (const char *bytes, gsize length, GError **error);
gboolean _lian_dmn_link (LianDmnModel *model, GError **error);

/* How a value that is not of the declared type is treated. */
typedef enum
{
  LIAN_DMN_STRICT,  /* a fact: wrong type is an error; texts become numbers, dates and times */
  LIAN_DMN_LENIENT, /* a result: wrong type is null */
} LianDmnStrictness;

LianFeelKind _lian_dmn_base_kind (LianDmnBase base);
LianFeelValue *_lian_dmn_coerce (LianFeelValue *value,
                                 LianDmnType *type,
                                 LianDmnStrictness strictness,
                                 const char *place,
                                 GError **error);

G_END_DECLS
