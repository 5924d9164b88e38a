/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of the filter editor.  Private to it. */
#pragma once

#include "lian-field-editor.h"
#include "lian-filter-editor.h"
#include "lian-quantity.h"

G_BEGIN_DECLS

struct _LianFilterEditor
{
  AdwBin parent_instance;

  LianContext *context;
  const LianType *type;
  GArray *places; /* int: the fields offered */
  GtkWidget *fields;
  GtkWidget *values;
  GtkWidget *contains;   /* of texts */
  LianFieldEditor *from; /* the value, or the lower bound */
  LianFieldEditor *to;   /* the upper bound */
  LianFieldEditor *unit; /* of a quantity's bounds */
  LianUnit read_unit;    /* what that is, once it was read; texts interned */
  GtkWidget *empty;
  GtkWidget *message;
};

gboolean _lian_filter_is_text (const LianField *field);
gboolean _lian_filter_is_range (const LianField *field);
int _lian_filter_editor_place (LianFilterEditor *self);
void _lian_filter_editor_say (LianFilterEditor *self, const char *text);
void _lian_filter_editor_emit (LianFilterEditor *self, const LianFilter *filter, const char *words);
void _lian_filter_editor_make (LianFilterEditor *self);

G_END_DECLS
