/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which records of a co-operative go with it: the one place where they are listed. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianCarried:
 * @type: the type
 * @field: its reference to the co-operative
 * @follows: (nullable): its reference to a record that it goes with, where the key says nothing of it
 * @until: (nullable): the date field that says until when it was there; what ended stays where it was
 * @is_over: (nullable): whether a record has ended, where no one field says it
 *
 * A kind of record that goes to the successor of its co-operative.  A type that refers to one of these
 * only, such as a return of an activity, goes with it unchanged.
 */
typedef struct
{
  const char *type;
  const char *field;
  const char *follows;
  const char *until;
  gboolean (*is_over) (const LianRecord *record);
} LianCarried;

const LianCarried *lian_carried (guint *n_carried);
gboolean lian_carried_goes (const LianCarried *carried, const LianRecord *record);

G_END_DECLS
