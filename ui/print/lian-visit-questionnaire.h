/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The questionnaire for a visit to a service point. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_visit_questionnaire_new (LianTxn *txn, gint64 point, GError **error);
LianDocument *lian_visit_questionnaire_new_blank (LianTxn *txn, gint64 point, GError **error);
GArray *lian_visit_questionnaire_choose (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
