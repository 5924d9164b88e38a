/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the changes of a service proposal have in common. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

gboolean lian_service_changes_take_away (const GPtrArray *changes);

G_END_DECLS
