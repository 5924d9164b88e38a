/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A sheet and a base that changes under it: following it, and the fields that both changed. */
#include "lian-form-sheet-private.h"

static void
rebase_cell (LianFormSheet *self, int field, const LianRecord *old)
{
  LianFormCell *cell = &self->cells[field];
  if (_lian_form_sheet_same_at (old, self->base, field))
    return;
  if (cell->text != NULL && _lian_form_sheet_stands_for (self, self->base, field, cell->text))
    {
      g_clear_pointer (&cell->text, g_free);
      g_clear_pointer (&cell->theirs, g_free);
    }
  else if (cell->text != NULL)
    {
      g_free (cell->theirs);
      cell->theirs = _lian_form_sheet_base_text (self, self->base, field);
    }
  _lian_form_sheet_tell_shown (self, field);
}

/**
 * lian_form_sheet_rebase:
 * @self: a sheet
 * @base: the record as the base has it now; copied
 * @units: what its numbers are counted in there, by place
 *
 * Follows the base.  A field that both sides changed to different values is then in conflict.
 */
void
lian_form_sheet_rebase (LianFormSheet *self, const LianRecord *base, const LianUnit *units)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  g_autoptr (LianRecord) old = self->base;
  self->base = lian_record_copy (base);
  for (guint i = 0; i < type->n_fields; i++)
    {
      lian_form_sheet_set_unit (self, (int) i, &units[i]);
      rebase_cell (self, (int) i, old);
    }
}

/**
 * lian_form_sheet_take_saved:
 * @self: a sheet
 * @record: the record as it was just saved from this sheet; copied
 *
 * What was typed since then stays a change.
 */
void
lian_form_sheet_take_saved (LianFormSheet *self, const LianRecord *record)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  lian_record_free (self->base);
  self->base = lian_record_copy (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      LianFormCell *cell = &self->cells[i];
      g_autofree char *text = g_steal_pointer (&cell->text);
      g_clear_pointer (&cell->theirs, g_free);
      if (text != NULL)
        _lian_form_sheet_keep_text (self, (int) i, text);
      if (cell->text == NULL)
        _lian_form_sheet_tell_shown (self, (int) i);
    }
}

/**
 * lian_form_sheet_get_theirs:
 * @self: a sheet
 * @field: a field's place
 *
 * Returns: (transfer none) (nullable): the base's value of a field in conflict, or %NULL
 */
const char *
lian_form_sheet_get_theirs (LianFormSheet *self, int field)
{
  return self->cells[field].theirs;
}

/**
 * lian_form_sheet_has_conflict:
 * @self: a sheet
 *
 * Returns: whether a field waits to be settled
 */
gboolean
lian_form_sheet_has_conflict (LianFormSheet *self)
{
  const LianType *type = lian_form_sheet_get_type_info (self);
  for (guint i = 0; i < type->n_fields; i++)
    if (self->cells[i].theirs != NULL)
      return TRUE;
  return FALSE;
}

/**
 * lian_form_sheet_settle:
 * @self: a sheet
 * @field: a field in conflict
 * @take_theirs: whether the base's value stays; otherwise what was typed here
 */
void
lian_form_sheet_settle (LianFormSheet *self, int field, gboolean take_theirs)
{
  LianFormCell *cell = &self->cells[field];
  g_clear_pointer (&cell->theirs, g_free);
  if (take_theirs)
    g_clear_pointer (&cell->text, g_free);
  _lian_form_sheet_tell_shown (self, field);
  _lian_form_sheet_tell_edited (self, field);
}
