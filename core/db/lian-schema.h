/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The schema's versions: migrating to the newest, refusing what is not ours.  Private to core. */
#pragma once

#include "lian-db.h"

G_BEGIN_DECLS

int lian_schema_newest (void);
gboolean lian_schema_version (LianDb *db, int *version, GError **error);
gboolean lian_schema_recognise (LianDb *db, int *version, GError **error);
gboolean lian_schema_recognise_present (LianDb *db, GError **error);
gboolean lian_schema_migrate (LianDb *db, GError **error);
gboolean lian_schema_verify (LianDb *db, GError **error);
gboolean lian_schema_was_made_afresh (void);

G_END_DECLS
