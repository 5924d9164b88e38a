/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One or more printed documents as one run of pages. */
#pragma once

#include <gio/gio.h>

#include "lian-pages.h"
#include "lian-print-kind.h"
#include "lian-progress.h"
#include "lian-store.h"

G_BEGIN_DECLS

#define LIAN_TYPE_PRINT_SET (lian_print_set_get_type ())
/**
 * LianPrintSet:
 *
 * The pages of the documents of a print run, one document after the other.  Filled on a thread of
 * the store, then only read.
 */
G_DECLARE_FINAL_TYPE (LianPrintSet, lian_print_set, LIAN, PRINT_SET, GObject)

LianPrintSet *lian_print_set_new (const char *title);
void lian_print_set_add (LianPrintSet *self, LianPages *pages);
const char *lian_print_set_get_title (LianPrintSet *self);
guint lian_print_set_get_n_pages (LianPrintSet *self);
void lian_print_set_get_size (LianPrintSet *self, guint page, double *width, double *height);
char *lian_print_set_dup_text (LianPrintSet *self, guint page);
void lian_print_set_draw (LianPrintSet *self, guint page, cairo_t *cr);

gboolean lian_print_set_write_pdf (LianPrintSet *self, const char *path, LianProgress *progress,
                                   GError **error);
void lian_print_set_write_pdf_async (LianPrintSet *self, const char *path,
                                     LianProgress *progress, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean lian_print_set_write_pdf_finish (LianPrintSet *self, GAsyncResult *result,
                                          GError **error);

/**
 * LianPrintBuild:
 * @kind: which document
 * @ids: (element-type gint64): the records, one document each or one of all
 * @set: (out): the pages
 * @done: how many records are done; read from other threads with g_atomic_int_get()
 * @all: how many records there are; 0 until that is known; read like @done
 *
 * For lian_print_build().
 */
typedef struct
{
  const LianPrintKind *kind;
  GArray *ids;
  LianPrintSet *set;
  int done;
  int all;
} LianPrintBuild;

LianPrintBuild *lian_print_build_new (const LianPrintKind *kind, const gint64 *ids, guint n_ids);
void lian_print_build_free (LianPrintBuild *build);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianPrintBuild, lian_print_build_free)
guint lian_print_build_get_n_documents (const LianPrintBuild *build);
gboolean lian_print_build (LianTxn *txn, gpointer build, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
