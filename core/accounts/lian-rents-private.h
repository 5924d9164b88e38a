/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rents of one member.  Private to core/accounts. */
#pragma once

#include "lian-booking-private.h"

G_BEGIN_DECLS

gboolean _lian_rents_fall_due_for (const LianBooking *booking, LianDate left, guint *n, GError **error);

G_END_DECLS
