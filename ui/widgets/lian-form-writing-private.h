/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be written of a form, on the thread of the writer. */
#pragma once

#include "lian-form-private.h"

G_BEGIN_DECLS

/* The record of a sheet, and what it was loaded with. */
typedef struct
{
  LianRecord *record;
  LianRecord *base;
  const char *owner_field; /* NULL for the form's own record, which is the first */
  gboolean removed;
} LianFormItem;

/* A warning that is kept with a reason, and the place of its item. */
typedef struct
{
  guint item;
  LianRecord *record;
} LianFormKept;

/* What is to be written; the ids and merged values are in it when the write has ended. */
typedef struct
{
  GPtrArray *items;
  GPtrArray *kept;
  LianFormAmendment amendment; /* agreed_with is NULL where it was not asked */
  gboolean asks;               /* an amendment has to be asked first; nothing was written */
} LianFormWriting;

LianFormWriting *_lian_form_writing_new (void);
void _lian_form_writing_unref (gpointer writing);
gboolean
_lian_form_writing_job (LianTxn *txn, gpointer writing, GCancellable *cancellable, GError **error);

G_END_DECLS
