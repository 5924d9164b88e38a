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
      char *text; /* as it is written */
      gint64 seconds; /* of the day; since the day before the year 1; or all, of MONTHS months */
      gint32 nanos;
      gint32 offset; /* from UTC, in seconds */
      gboolean zoned;
    } temporal;
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
  int hash; /* of a list or a context, once it was asked for; 0: not yet */
};

char *_lian_feel_value_to_feel (LianFeelValue *value);
guint _lian_feel_value_hash (gconstpointer value);
gboolean _lian_feel_value_same (gconstpointer a, gconstpointer b);

G_END_DECLS
