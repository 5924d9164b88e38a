/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base made by hand with something to arrange. */
#pragma once

#include "lian-arrange-book.h"
#include "lian-test-contract.h"

/* One order of 1,000 rakes at 1.50 yuan, 200 by the end of March, 300 by that of April and 500 by that of
 * May, 600 of them allotted to one co-operative and 400 to another; on the 15th of April 100 are there. */
typedef struct
{
  LianTestTrade trade;
  gint64 federation, kind, product, contract, line, arrangement, maker, other, buyer, piece;
  gint64 able, able_other, forging, iron;
} ArrangeWorld;

ArrangeWorld *arrange_world_new (void);
void arrange_world_free (ArrangeWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArrangeWorld, arrange_world_free)

LianArrangeBook *arrange_world_read (ArrangeWorld *self, gint64 arrangement);
