/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the papers of an arrangement share. */
#pragma once

#include "lian-arrange-book.h"
#include "lian-arrange-charts.h"
#include "lian-craft-plan.h"
#include "lian-paper.h"

G_BEGIN_DECLS

/* An arrangement as its papers tell it. */
typedef struct
{
  LianPaper paper;
  LianRecord *arrangement;
  LianArrangeBook *book;
  LianCraftPlan *crafts;
  GArray *shares;
  gint64 *made; /* steps by way and month */
  LianArrangeView view;
  char *scope;
  LianDocument *document;
  gboolean upright;
  const char *language_before;
} LianArrangePaper;

/* A table with a column to the month; months beyond a dozen go into one more. */
typedef struct
{
  const LianArrangePaper *self;
  LianDocumentTable *table;
  guint first;
  guint n;
} LianArrangeMonths;

gint64 _lian_arrange_paper_find (LianTxn *txn);
GArray *_lian_arrange_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error);
gboolean _lian_arrange_paper_open (LianArrangePaper *self, LianTxn *txn, gint64 id, GCancellable *cancellable,
                                   GError **error);
LianDocument *_lian_arrange_paper_close (LianArrangePaper *self, gboolean done);
void _lian_arrange_paper_begin (LianArrangePaper *self, const char *title, gboolean landscape);
void _lian_arrange_paper_sign (LianArrangePaper *self, const LianDocumentSignature *boxes, guint n);

LianArrangeMonths _lian_arrange_paper_add_months (const LianArrangePaper *self, guint first, const char *what,
                                                  const char *remark);
void _lian_arrange_months_add_row (LianArrangeMonths *self, LianDocumentRow kind, const char *what, GPtrArray *cells,
                                   const char *sum, const char *remark);
GPtrArray *_lian_arrange_paper_quantities (const LianArrangePaper *self, gint64 id, const gint64 *amounts, gint64 step,
                                           char **sum);
char *_lian_arrange_paper_name (const LianArrangePaper *self, gint64 id);
char *_lian_arrange_paper_trade (const LianArrangePaper *self, gint64 trade);
const gint64 *_lian_arrange_paper_made (const LianArrangePaper *self, guint way);
char *_lian_arrange_paper_order (const LianArrangePaper *self, guint order);
void _lian_arrange_paper_protect (const LianArrangePaper *self, const GArray *orders);
char *_lian_arrange_paper_fate (const LianArrangePaper *self, const LianArrangeSum *sum, guint order);

G_END_DECLS
