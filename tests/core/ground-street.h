/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A street in a base: three neighbourhoods 500 m apart, a mender at either end, a round between. */
#pragma once

#include "lian-test-base.h"
#include "lian-test-case.h"

G_BEGIN_DECLS

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gint64 trade;
  gint64 west, middle, east; /* 100, 30 and 200 residents */
  gint64 west_point, east_point;
  gint64 round; /* Monday and Thursday in the middle */
  gint64 standard; /* 400 m, 4 days, 100 in 1,000, 300 m */
} Street;

void street_set_up (Street *self, gconstpointer data);
void street_tear_down (Street *self, gconstpointer data);
gint64 street_insert (Street *self, const char *type, const char *format, ...) G_GNUC_PRINTF (3, 4);
char *street_get (Street *self, const char *type, gint64 id, const char *field);
guint street_count (Street *self, const char *type);

G_END_DECLS
