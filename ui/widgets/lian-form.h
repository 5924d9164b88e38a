/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of a record of any type. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_FORM (lian_form_get_type ())
/**
 * LianForm:
 *
 * One record with its parts, derived from its type's description.  Main thread.
 *
 * Signals: `saved (gint64 id)`, after the record was saved; `record-changed (gint64 id)`, when the
 * form shows another record (0 for a new one or none).
 */
G_DECLARE_FINAL_TYPE (LianForm, lian_form, LIAN, FORM, AdwBin)

GtkWidget *lian_form_new (LianContext *context);
void lian_form_open (LianForm *self, const LianType *type, gint64 id);
void lian_form_open_new (LianForm *self, const LianType *type, const LianRecord *preset);
void lian_form_open_draft (LianForm *self, const LianDraft *draft);
void lian_form_save (LianForm *self);
void lian_form_close (LianForm *self);
void lian_form_keep (LianForm *self);
gboolean lian_form_is_dirty (LianForm *self);
gint64 lian_form_get_record_id (LianForm *self);
const LianType *lian_form_get_record_type (LianForm *self);

G_END_DECLS
