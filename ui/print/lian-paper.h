/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words and values for paper, in the language that the base asks for. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPaper:
 * @txn: the base, as the job on the reader thread sees it
 * @language: "zh_CN" or "en"
 *
 * What a printed page needs while it is built: the base and the language of paper.
 */
typedef struct
{
  LianTxn *txn;
  const char *language;
} LianPaper;

LianPaper lian_paper_new (LianTxn *txn);
gboolean lian_paper_is_chinese (const LianPaper *self);
LianDocument *lian_paper_create_document (const LianPaper *self, const char *title,
                                          const char *footer);

const char *lian_paper_word (const LianPaper *self, const char *message) G_GNUC_FORMAT (2);
const char *lian_paper_choice (const LianPaper *self, const LianChoice *choices,
                               const char *value);
char *lian_paper_name (const LianPaper *self, const char *type, gint64 id);
char *lian_paper_record_name (const LianPaper *self, const LianRecord *record);
char *lian_paper_date (const LianPaper *self, LianDate date);
char *lian_paper_money (const LianPaper *self, gint64 fen);
char *lian_paper_amount (const LianPaper *self, gint64 currency, gint64 amount);
char *lian_paper_capitals (const LianPaper *self, gint64 currency, gint64 amount);
char *lian_paper_quantity (const LianPaper *self, const LianRecord *unit, gint64 smallest);
LianRecord *lian_paper_load (const LianPaper *self, const char *type, gint64 id);
GPtrArray *lian_paper_list (const LianPaper *self, const char *type, const char *field, gint64 id);
char *lian_paper_place_date (const LianPaper *self);
void lian_paper_add_fact (const LianPaper *self, GPtrArray *pairs, const char *label, char *value);
void lian_paper_add_grid (LianDocument *document, GPtrArray *pairs);

G_END_DECLS
