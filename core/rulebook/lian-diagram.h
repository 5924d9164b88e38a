/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decisions as diagrams over the values of their inputs; private to the engine. */
#pragma once

#include "lian-program.h"

G_BEGIN_DECLS

/**
 * LianDiagram:
 *
 * Functions of the inputs of a program, sharing their nodes. A node asks for one
 * input and has a child for each of its values; inputs are asked in the order
 * of the program's slots. A node with %LIAN_TERMINAL set is a result.
 */
typedef struct
{
  LianProgram *program;
  GArray *variables; /* guint for each node: the slot it asks for */
  GArray *firsts;    /* guint for each node: where its children are in @children */
  GArray *children;
  GHashTable *unique;  /* variable and children -> node */
  GHashTable *built;   /* slot -> node */
  const guint *fixed;  /* (nullable): values of held inputs, by slot */
  gboolean uses_fixed; /* a diagram depends on @fixed */
  guint limit;         /* nodes that may still be made */
} LianDiagram;

#define LIAN_TERMINAL 0x80000000u

/* Returned where a diagram would be too large, or a value could not be computed. */
#define LIAN_NO_DIAGRAM G_MAXUINT

typedef guint (*LianTerminalMap) (LianDiagram *diagram, guint number, gpointer user_data);
typedef guint (*LianTerminalJoin) (LianDiagram *diagram, guint a, guint b, gpointer user_data);

/* Sets of matching rows, numbered.  Number 0: an input has a value the table does not admit. */
typedef struct
{
  guint n_words;
  GArray *masks; /* guint64, n_words for each set */
  GHashTable *numbers;
} LianRowSets;

#define LIAN_ROWS_NOT_ADMITTED 0

LianRowSets *_lian_row_sets_new (guint n_words);
void _lian_row_sets_free (LianRowSets *sets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRowSets, _lian_row_sets_free)

LianDiagram *_lian_diagram_new (LianProgram *program, guint limit);
void _lian_diagram_free (LianDiagram *diagram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDiagram, _lian_diagram_free)

static inline guint
_lian_diagram_variable (LianDiagram *diagram, guint node)
{
  return g_array_index (diagram->variables, guint, node);
}

static inline guint
_lian_diagram_child (LianDiagram *diagram, guint node, guint value)
{
  return g_array_index (diagram->children, guint,
                        g_array_index (diagram->firsts, guint, node) + value);
}

guint _lian_diagram_build (LianDiagram *diagram, guint slot);
guint _lian_diagram_build_rows (LianDiagram *diagram, guint slot, int row, LianRowSets *sets);
guint _lian_diagram_map (LianDiagram *diagram, guint node, LianTerminalMap map, gpointer user_data);
guint _lian_diagram_join (
    LianDiagram *diagram, guint a, guint b, LianTerminalJoin join, gpointer user_data);
guint _lian_diagram_follow (LianDiagram *diagram, guint node, const guint *numbers);

guint _lian_diagram_n_values (LianDiagram *diagram, guint node);

G_END_DECLS
