/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage written a second time, person by person and without any shortcut, for small grounds. */
#pragma once

#include "lian-coverage.h"

G_BEGIN_DECLS

/* One resident: from the best to the worst. */
typedef enum
{
  PERSON_SERVED,
  PERSON_WAITING,
  PERSON_STRAY,
  PERSON_CUT_OFF,
} PersonKind;

typedef struct
{
  PersonKind kind;
  gint32 way; /* LIAN_NO_WAY without one */
} Person;

typedef struct
{
  guint n_places;
  guint n_outlets;
  GArray **persons; /* of each place, its residents, served best first */
  LianPlaceState *states;
  gint64 person_metres;
} Oracle;

Oracle *oracle_new (const LianGroundParts *parts, const gboolean *closed);
void oracle_free (Oracle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Oracle, oracle_free)
gint32 oracle_distance (const LianGroundParts *parts, guint place, guint outlet);
LianGroundParts *oracle_random_parts (GRand *rand, guint n_places, guint n_outlets);

G_END_DECLS
