/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A private folder for a base of an earlier day.  Private to core/store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  int lock; /* held while somebody uses the folder */
} LianPastPlace;

gboolean _lian_past_place_make (LianPastPlace *self, GError **error);
void _lian_past_place_remove (LianPastPlace *self);

G_END_DECLS
