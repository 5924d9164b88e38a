/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A file system that fails on request, put between SQLite and the real one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_BROKEN: any operation fails with an I/O error
 * @FAULT_FULL: a write stops half way for want of room
 * @FAULT_STUCK: a write waits until it is disarmed, as on a disk that hangs
 */
typedef enum
{
  FAULT_BROKEN,
  FAULT_FULL,
  FAULT_STUCK,
} FaultKind;

void fault_vfs_install (void);
void fault_vfs_arm (FaultKind kind, guint at, gboolean persistent);
guint fault_vfs_disarm (void);
void fault_vfs_wait_stuck (void);

G_END_DECLS
