/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a table of parts.  Private to its own files. */
#pragma once

#include "lian-part-table.h"

G_BEGIN_DECLS

#define LIAN_PART_TABLE_FIRST_COLUMN 1

typedef struct
{
  LianFormSheet *sheet;
  LianFieldEditor **editors;
  GtkWidget *number;
  GtkWidget *open;
  GtkWidget *remove;
  GtkWidget *messages;
  GPtrArray *widgets;
} LianPartRow;

typedef struct _LianPartPaste LianPartPaste;

/* A text that came from the block, and what stood there before. */
typedef struct
{
  LianFormSheet *sheet;
  int field;
  char *before;
  char *put;
} LianPastedCell;

struct _LianPartPaste
{
  GPtrArray *cells; /* LianPastedCell */
  guint n_rows;
  guint n_new;
  guint serial;
  gboolean last; /* nothing was edited since */
  gboolean resolving;
};

struct _LianPartTable
{
  GtkWidget parent_instance;

  LianContext *context;
  const LianPart *part;
  const LianType *type;
  gint64 owner;
  GHashTable *titles;
  GtkWidget *grid;
  GArray *columns;
  GPtrArray *rows;
  gboolean ended;

  /* Pasting. */
  GtkWidget *box;
  GtkWidget *paste_bar;
  GtkWidget *paste_words;
  GtkWidget *paste_button;
  LianPartPaste *paste;
  guint n_pastes;
  GCancellable *cancellable;
  gboolean pasting;   /* the edits are those of a paste and are told once */
  gboolean may_paste; /* the text field is to paste by itself */
};

enum
{
  LIAN_PART_TABLE_EDITED,
  LIAN_PART_TABLE_OPEN,
  LIAN_PART_TABLE_VISITED,
  LIAN_PART_TABLE_LEFT,
  LIAN_PART_TABLE_N_SIGNALS
};

extern guint _lian_part_table_signals[LIAN_PART_TABLE_N_SIGNALS];

void _lian_part_row_free (gpointer data);
int _lian_part_table_column_field (LianPartTable *self, guint column);
LianPartRow *_lian_part_table_row_at (LianPartTable *self, guint position);
LianPartRow *_lian_part_table_row_of_sheet (LianPartTable *self, LianFormSheet *sheet,
                                            guint *position);
LianPartRow *_lian_part_table_focused_row (LianPartTable *self);
LianFieldEditor *_lian_part_table_first_editor (LianPartTable *self, LianPartRow *row);
void _lian_part_table_remove_row (LianPartTable *self, LianPartRow *row);
void _lian_part_table_edited_cb (LianPartTable *self, int field, LianFormSheet *sheet);
void _lian_part_table_number_rows (LianPartTable *self);
LianFormSheet *_lian_part_table_add_row (LianPartTable *self, LianFormSheet *sheet);


/* lian-part-table-paste.c */
void _lian_part_table_watch_paste (LianPartTable *self, LianFieldEditor *editor);
void _lian_part_table_add_paste_keys (GtkShortcutController *keys);
GtkWidget *_lian_part_table_new_paste_bar (LianPartTable *self);
void _lian_part_table_say_pasted (LianPartTable *self, const char *words);

/* lian-part-paste.c */
void _lian_part_paste_free (LianPartPaste *paste);
void _lian_part_paste_edited (LianPartTable *self);
const LianField *_lian_part_paste_field (const LianPastedCell *cell);
void _lian_part_paste_put (LianPartTable *self, LianFormSheet *sheet, int field, const char *text);
void _lian_part_paste_say (LianPartTable *self);

/* lian-part-paste-find.c */
void _lian_part_paste_find (LianPartTable *self);

G_END_DECLS
