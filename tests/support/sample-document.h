/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-document.h"

G_BEGIN_DECLS

LianDocument *sample_document_new_contract (const char *language);
LianDocument *sample_document_new_decision (void);
LianDocument *sample_document_new_report (void);
LianDocument *sample_document_new_register (guint n_rows);
LianDocument *sample_document_new_hostile (void);

G_END_DECLS
