/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The form of a record of any type. */
#include "lian-form.h"

struct _LianForm
{
  AdwBin parent_instance;

  LianContext *context;
  const LianType *type;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (LianForm, lian_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_SAVED,
  SIGNAL_RECORD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lian_form_dispose (GObject *object)
{
  LianForm *self = LIAN_FORM (object);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_form_parent_class)->dispose (object);
}

static void
lian_form_class_init (LianFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_form_dispose;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", LIAN_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_RECORD_CHANGED] = g_signal_new ("record-changed", LIAN_TYPE_FORM,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lian_form_init (LianForm *self)
{
}

GtkWidget *
lian_form_new (LianContext *context)
{
  LianForm *self = g_object_new (LIAN_TYPE_FORM, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
lian_form_open (LianForm *self, const LianType *type, gint64 id)
{
  self->type = type;
  self->id = id;
  g_signal_emit (self, signals[SIGNAL_RECORD_CHANGED], 0, id);
}

void
lian_form_open_new (LianForm *self, const LianType *type, const LianRecord *preset)
{
  lian_form_open (self, type, 0);
}

void
lian_form_open_draft (LianForm *self, const LianDraft *draft)
{
  lian_form_open (self, lian_type_find (draft->type), draft->record);
}

void
lian_form_save (LianForm *self)
{
}

void
lian_form_close (LianForm *self)
{
}

gboolean
lian_form_is_dirty (LianForm *self)
{
  return FALSE;
}

gint64
lian_form_get_record_id (LianForm *self)
{
  return self->id;
}

const LianType *
lian_form_get_record_type (LianForm *self)
{
  return self->type;
}
