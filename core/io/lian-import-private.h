/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of an import.  Private to core/io. */
#pragma once

#include "lian-import.h"
#include "lian-lookup.h"
#include "lian-sheet.h"

G_BEGIN_DECLS

/**
 * LianImportItem:
 * @record: the record as it shall be; its id is negative while it is not in the base
 * @fresh: whether it is to be inserted rather than updated
 * @id: an id that the file gives to a new record, or 0
 */
typedef struct
{
  LianRecord *record;
  gboolean fresh;
  gint64 id;
} LianImportItem;

/* Ids are office << 40 | serial. */
#define LIAN_SERIAL_BITS 40

typedef struct _LianMatch LianMatch;
typedef struct _LianView LianView;

struct _LianImport
{
  gatomicrefcount refs;
  const LianType *type;
  GPtrArray *maps; /* field, column in turn */
  GPtrArray *sets; /* field, value in turn */
  gboolean create_missing;
  gboolean defer_rules; /* to the commit, when parts in other tables are there too */
  gint64 id_base; /* set in the ids of the file, whose serials alone it holds */
  char *encoding;
  LianImportProgress progress;
  gpointer progress_data;

  char *name; /* of the file */
  LianSheet *sheet;
  GArray *columns; /* LianImportColumn: those of the file, then the set ones */
  guint n_file_columns;
  int source_field;

  /* One plan. */
  gint64 planned_act; /* the last act when the plan was made */
  GArray *items; /* LianImportItem, in the order of writing */
  gint64 next_temporary;
  GHashTable *lookups; /* LianType to LianLookup */
  GHashTable *given;   /* id that the file gives to a new record to its negative number */
  LianMatch *match;
  LianView *view;
  GArray *refused; /* of row numbers from 0 */
  LianImportResult result;
};

/* Cells. */
gboolean _lian_cell_is_rounded (const char *text);
char *_lian_cell_rounded_hint (const char *text);
gboolean _lian_cell_is_damaged (const char *text);
gunichar _lian_cell_stray (const char *text);

/* Columns. */
gboolean _lian_import_assign_columns (LianImport *self, GError **error);
void _lian_import_column_clear (gpointer column);

/* Which record of the base a row means. */
typedef struct
{
  const char *id;
  const char *reg_no;
  const char *registrar;
  const char *code;
} LianMatchKeys;

LianMatch *_lian_match_new (LianTxn *txn, const LianImport *import, GCancellable *cancellable,
                            GError **error);
void _lian_match_free (LianMatch *self);
gboolean _lian_match_find (LianMatch *self, const LianMatchKeys *keys, gint64 *id, char **problem);
gboolean _lian_match_find_alike (LianMatch *self, LianTxn *txn, const LianRecord *record,
                                 guint64 fields, gint64 *id);
void _lian_match_add (LianMatch *self, const LianRecord *record);
const char *_lian_import_key_field (const LianType *type);
guint _lian_match_claim (LianMatch *self, gint64 id, guint number);

/* What rules may look at: the base and the rows taken so far. */
LianView *_lian_view_new (LianTxn *txn, LianImport *import);
void _lian_view_free (LianView *self);
void _lian_view_add (LianView *self, const LianRecord *record);
void _lian_view_remove (LianView *self, gint64 id);
LianRecord *_lian_view_load (LianView *self, const LianType *type, gint64 id);
gboolean _lian_view_unit (LianView *self, const LianRecord *record, int field, LianUnit *unit);
void _lian_view_check (LianView *self, const LianRecord *record, GPtrArray *issues);

gboolean _lian_import_make_draft (LianRecord *record, const LianRecord *before,
                                  const GPtrArray *issues);

/* References. */
gboolean _lian_import_resolve (LianImport *self, LianTxn *txn, const LianField *field,
                               const char *text, GPtrArray *created, gint64 *id, char **problem,
                               GCancellable *cancellable, GError **error);
void _lian_import_accept_created (LianImport *self, GPtrArray *created);
void _lian_import_drop_created (LianImport *self, GPtrArray *created);

void _lian_import_set_office (LianImport *self, guint office);
gint64 _lian_import_find_given (const LianImport *self, gint64 id);
gint64 _lian_import_read_id (const LianImport *self, const char *text);
void _lian_import_clear_plan (LianImport *self);
void _lian_import_report (LianImport *self, guint done);

G_END_DECLS
