/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A line of what an act changed: a record, or under it a field. */
#include "lian-log-row.h"
#include "lian-change.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

struct _LianLogRow
{
  GObject parent_instance;

  LianActRecord *record;   /* of a record */
  GListStore *fields;      /* of a record */
  LianFieldChange *change; /* of a field */
  gboolean claimed;
};

G_DEFINE_FINAL_TYPE (LianLogRow, lian_log_row, G_TYPE_OBJECT)

static void
lian_log_row_finalize (GObject *object)
{
  LianLogRow *self = LIAN_LOG_ROW (object);
  lian_act_record_free (self->record);
  lian_field_change_free (self->change);
  g_clear_object (&self->fields);
  G_OBJECT_CLASS (lian_log_row_parent_class)->finalize (object);
}

static void
lian_log_row_class_init (LianLogRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_log_row_finalize;
}

static void
lian_log_row_init (LianLogRow *self)
{
}

/**
 * lian_log_row_new_record:
 * @record: a record that an act touched; copied
 *
 * Returns: (transfer full): its line
 */
LianLogRow *
lian_log_row_new_record (const LianActRecord *record)
{
  LianLogRow *self = g_object_new (LIAN_TYPE_LOG_ROW, NULL);
  self->record = g_memdup2 (record, sizeof *record);
  self->record->title = g_strdup (record->title);
  self->fields = g_list_store_new (LIAN_TYPE_LOG_ROW);
  return self;
}

/**
 * lian_log_row_new_field:
 * @change: what an act did to a field; copied
 *
 * Returns: (transfer full): its line
 */
LianLogRow *
lian_log_row_new_field (const LianFieldChange *change)
{
  LianLogRow *self = g_object_new (LIAN_TYPE_LOG_ROW, NULL);
  self->change = lian_field_change_copy (change);
  return self;
}

/**
 * lian_log_row_get_record:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the record, of a record's line
 */
const LianActRecord *
lian_log_row_get_record (LianLogRow *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_ROW (self), NULL);
  return self->record;
}

/**
 * lian_log_row_get_change:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the change, of a field's line
 */
const LianFieldChange *
lian_log_row_get_change (LianLogRow *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_ROW (self), NULL);
  return self->change;
}

/**
 * lian_log_row_get_fields:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the lines under a record
 */
GListStore *
lian_log_row_get_fields (LianLogRow *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_ROW (self), NULL);
  return self->fields;
}

/**
 * lian_log_row_claim:
 * @self: a record's line
 *
 * Returns: whether the caller is the first to ask, and so fills the lines under it
 */
gboolean
lian_log_row_claim (LianLogRow *self)
{
  g_return_val_if_fail (LIAN_IS_LOG_ROW (self), FALSE);
  gboolean first = !self->claimed;
  self->claimed = TRUE;
  return first;
}

/**
 * lian_log_row_disclaim:
 * @self: a record's line
 *
 * The lines under it could not be filled; the next to ask may try again.
 */
void
lian_log_row_disclaim (LianLogRow *self)
{
  g_return_if_fail (LIAN_IS_LOG_ROW (self));
  self->claimed = FALSE;
}

static const char *
kind_word (LianChangeKind kind)
{
  if (kind == LIAN_CHANGE_INSERTED)
    return _ ("new record");
  return kind == LIAN_CHANGE_DELETED ? _ ("deleted") : _ ("changed");
}

static char *
record_cell (const LianActRecord *record, guint column)
{
  const char *title = record->title != NULL && *record->title != '\0' ? record->title : "—";
  if (column == 0)
    return lian_isolate_join (" · ", _ (record->type->label), title, NULL);
  return g_strdup (column == 1 ? kind_word (record->kind) : "");
}

/**
 * lian_log_row_dup_cell:
 * @self: a line
 * @column: 0 record or field, 1 value before or what became of the record, 2 value after
 *
 * Returns: (transfer full): the text there, on one line
 */
char *
lian_log_row_dup_cell (LianLogRow *self, guint column)
{
  g_return_val_if_fail (LIAN_IS_LOG_ROW (self) && column < 3, NULL);
  if (self->record != NULL)
    return g_strdelimit (record_cell (self->record, column), "\n\r\t", ' ');
  const LianField *field = &self->change->type->fields[self->change->field];
  char *text = column == 0
                   ? g_strdup (_ (field->label))
                   : lian_change_words (field, column == 1 ? self->change->before
                                                           : self->change->after);
  return g_strdelimit (text, "\n\r\t", ' ');
}
