/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a FEEL value is made of. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

struct _LianFeelValue
{
  gatomicrefcount refs;
  LianFeelKind kind;
  union
  {
    gboolean truth;
    LianDecimal number;
    char *text; /* string; date as ISO text, which compares in order */
    gpointer callee;
    struct
    {
      GPtrArray *items;
      GPtrArray *keys; /* context only: one key per item */
    } list;
    struct
    {
      LianFeelValue *low, *high;
      gboolean low_closed, high_closed;
    } range;
  };
};

G_END_DECLS
