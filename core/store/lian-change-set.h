/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What one or more acts changed: per type the ids inserted, updated and deleted. */
#pragma once

#include <glib-object.h>

#include "lian-type.h"

G_BEGIN_DECLS

/**
 * LianChangeKind:
 * @LIAN_CHANGE_INSERTED: the record is new
 * @LIAN_CHANGE_UPDATED: fields of the record changed
 * @LIAN_CHANGE_DELETED: the record is gone
 */
typedef enum
{
  LIAN_CHANGE_INSERTED,
  LIAN_CHANGE_UPDATED,
  LIAN_CHANGE_DELETED,
} LianChangeKind;

/**
 * LianChange:
 * @type: the type
 * @id: the record
 * @kind: what happened to it
 * @mask: the fields touched, by place; all for an insert or a delete
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  LianChangeKind kind;
  guint64 mask;
} LianChange;

#define LIAN_TYPE_CHANGE_SET (lian_change_set_get_type ())
GType lian_change_set_get_type (void);
typedef struct _LianChangeSet LianChangeSet;

LianChangeSet *lian_change_set_new (void);
LianChangeSet *lian_change_set_ref (LianChangeSet *set);
void lian_change_set_unref (LianChangeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianChangeSet, lian_change_set_unref)

void lian_change_set_add (LianChangeSet *set, const LianChange *change);
const LianChange *lian_change_set_get (const LianChangeSet *set, guint *n_changes);
gboolean lian_change_set_is_bulk (const LianChangeSet *set);
gboolean lian_change_set_touches (const LianChangeSet *set, const char *type_id);
const LianChange *lian_change_set_find (const LianChangeSet *set, gint64 id);

G_END_DECLS
