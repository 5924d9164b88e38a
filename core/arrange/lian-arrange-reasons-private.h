/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What binds a co-operative. */
#pragma once

#include "lian-arrange-answers.h"
#include "lian-arrange-scope-private.h"

G_BEGIN_DECLS

/* A scope that was arranged anew, and what binds in it. */
typedef struct
{
  _LianScope *scope;
  const _LianRun *run;
  GArray *binding; /* demands of the scope */
  gint64 *used; /* by limit and month of the scope */
  gint64 *by_way; /* of the scope */
  gboolean *is_complete; /* of the slip that is made */
} _LianAsking;

gboolean _lian_asking_begin (_LianAsking *self, _LianScope *scope, const _LianRun *run, GError **error);
void _lian_asking_clear (_LianAsking *self);
guint _lian_asking_lead_way (const _LianScope *scope, guint way);
gboolean _lian_asking_add_reasons (_LianAsking *self, guint maker, LianArrangeSlip *slip, GError **error);
gboolean _lian_asking_add_next (_LianAsking *self, guint maker, LianArrangeSlip *slip,
                                const LianArrangeTask *task, GError **error);
void _lian_asking_reason_free (gpointer data);

G_END_DECLS
