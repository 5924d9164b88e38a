/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-spec.h"
#include "lian-document-table.h"
#include "lian-draw-error.h"
#include "lian-map-spec.h"
#include "lian-net.h"
#include "lian-pages.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIAN_TYPE_DOCUMENT (lian_document_get_type ())

typedef struct _LianDocument LianDocument;

/**
 * LianDocumentPair:
 * @label: (nullable): what it is
 * @value: (nullable): what it says
 *
 * A fact in a grid of facts.
 */
typedef struct
{
  const char *label;
  const char *value;
} LianDocumentPair;

/**
 * LianDocumentFinding:
 * @id: (nullable): the rule as printed, such as "M2b"
 * @force: (nullable): the force in the reader's language
 * @text: (nullable): what was found
 * @quote_zh: (nullable): the citation in Chinese
 * @quote_en: (nullable): the citation in English
 *
 * A finding with the words that it rests on.
 */
typedef struct
{
  const char *id;
  const char *force;
  const char *text;
  const char *quote_zh;
  const char *quote_en;
} LianDocumentFinding;

/**
 * LianDocumentSignature:
 * @party: (nullable): who signs
 * @lines: (array zero-terminated=1) (nullable): labels of lines to fill in
 * @seal: (nullable): label of the place for a seal, or %NULL for no seal
 *
 * A box to sign in.
 */
typedef struct
{
  const char *party;
  const char *const *lines;
  const char *seal;
} LianDocumentSignature;

GType lian_document_get_type (void) G_GNUC_CONST;
LianDocument *lian_document_new (const char *title, const char *language);
LianDocument *lian_document_ref (LianDocument *self);
void lian_document_unref (LianDocument *self);

void lian_document_set_author (LianDocument *self, const char *author);
void lian_document_set_date (LianDocument *self, const char *date);
void lian_document_set_footer (LianDocument *self, const char *note, const char *page_template);
void lian_document_set_trace (LianDocument *self, const char *trace);
void lian_document_set_landscape (LianDocument *self, gboolean landscape);

void lian_document_add_title (LianDocument *self, const char *text);
void lian_document_add_subtitle (LianDocument *self, const char *text);
void lian_document_add_heading (LianDocument *self, const char *text);
void lian_document_add_paragraph (LianDocument *self, const char *text);
void lian_document_add_clause (LianDocument *self,
                               const char *number,
                               const char *heading,
                               const char *text);
void lian_document_add_grid (LianDocument *self, const LianDocumentPair *pairs, guint n_pairs);
LianDocumentTable *lian_document_add_table (LianDocument *self,
                                            const LianDocumentColumn *columns,
                                            guint n_columns);
void lian_document_add_findings (LianDocument *self,
                                 const LianDocumentFinding *findings,
                                 guint n_findings);
void lian_document_add_place_date (LianDocument *self, const char *text);
void lian_document_add_signatures (LianDocument *self,
                                   const LianDocumentSignature *signatures,
                                   guint n_signatures);
void lian_document_add_receipt (LianDocument *self, const char *label, const char *code);
void lian_document_add_chart (LianDocument *self, LianChartSpec *chart, double height);
void lian_document_add_maps (LianDocument *self,
                             LianMapSpec *map,
                             LianMapSpec *beside,
                             double height);
void lian_document_add_net (LianDocument *self, LianNetSpec *net);
void lian_document_add_space (LianDocument *self, double height);
void lian_document_add_page_break (LianDocument *self);

LianPages *lian_document_layout (LianDocument *self, PangoContext *context);
gboolean lian_document_write_pdf (LianDocument *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDocument, lian_document_unref)

G_END_DECLS
