/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a form reads from the base: the record, its parts, names, units, acts. */
#pragma once

#include "lian-act.h"

G_BEGIN_DECLS

/* More parts than these are left to their list. */
#define LIAN_FORM_MOST_PARTS 200

/**
 * LianLoaded:
 * @record: a record
 * @units: a unit for each field, by place
 *
 * A record with what its numbers are counted in.
 */
typedef struct
{
  LianRecord *record;
  LianUnit *units;
} LianLoaded;

/**
 * LianFormLoad:
 * @type: what is read
 * @id: which; 0 reads only the names that @preset refers to
 * @preset: (nullable): a new record
 * @main: (nullable): the record; %NULL when it is gone
 * @parts: (element-type GPtrArray): per kind of part its records, or %NULL where there are too many
 * @counts: per kind of part their number
 * @titles: names of the records referred to, by id
 * @acts: (element-type LianAct): the acts on the record, newest first
 * @kept: (element-type LianRecord): warnings kept for it and its parts
 * @craft: (nullable): which protected crafts it touches, or what is proposed for a craft, in words
 * @belongs: (nullable): which federation it belongs to today, in words
 * @title: (nullable): its name, where several fields make it
 * @act: the last act on it
 *
 * A question to the reader thread and its answer; counted references, read by one thread at a time.
 */
typedef struct
{
  const LianType *type;
  gint64 id;
  LianRecord *preset;

  LianLoaded *main;
  GPtrArray *parts;
  gint64 *counts;
  GHashTable *titles;
  GPtrArray *acts;
  GPtrArray *kept;
  char *craft;
  char *belongs;
  char *title;
  gint64 act;
} LianFormLoad;

LianFormLoad *lian_form_load_new (const LianType *type, gint64 id, const LianRecord *preset);
LianFormLoad *lian_form_load_ref (LianFormLoad *load);
void lian_form_load_unref (LianFormLoad *load);
gboolean lian_form_load_job (LianTxn *txn, gpointer data, GCancellable *cancellable,
                             GError **error);
gboolean lian_form_unit_of (LianTxn *txn, GPtrArray *overlay, const LianRecord *record, int field,
                            LianUnit *unit);

G_END_DECLS
