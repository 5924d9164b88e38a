/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Makes a condition of what was entered, and says it in words. */
#include "lian-filter-editor-private.h"
#include "lian-filter-words.h"
#include "lian-i18n.h"

/* What numbers of the field chosen count. */
static const LianUnit *
unit_of (LianFilterEditor *self)
{
  return self->unit != NULL ? &self->read_unit : NULL;
}

static gint64
unit_id (LianFilterEditor *self)
{
  g_autofree char *text
      = self->unit != NULL ? lian_field_editor_dup_text (self->unit) : g_strdup ("");
  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
read_bound (LianFilterEditor *self, LianFieldEditor *editor, gboolean *has, char **text,
            gint64 *number, GError **error)
{
  int place = _lian_filter_editor_place (self);
  g_autofree char *typed = lian_field_editor_dup_text (editor);
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  *has = *typed != '\0';
  if (!*has)
    return TRUE;
  if (!lian_format_read (record, place, typed, unit_of (self),
                         lian_context_get_working_date (self->context), error))
    return FALSE;
  if (lian_record_holds_number (&self->type->fields[place]))
    *number = lian_record_number_at (record, place);
  else
    *text = g_strdup (lian_record_text_at (record, place));
  return TRUE;
}

static char *
words_of (LianFieldEditor *editor, const LianField *field, const LianRecord *record, int place,
          const LianUnit *unit)
{
  if (field->kind == LIAN_FIELD_REFERENCE)
    return g_strdup (
        gtk_editable_get_text (GTK_EDITABLE (lian_field_editor_get_target (editor))));
  g_autofree char *number = lian_format_display (record, place, unit);
  return unit != NULL ? g_strconcat (number, " ", unit->name, NULL) : g_steal_pointer (&number);
}

static char *
value_words (LianFilterEditor *self, LianFieldEditor *editor)
{
  int place = _lian_filter_editor_place (self);
  g_autofree char *typed = lian_field_editor_dup_text (editor);
  g_autoptr (LianRecord) record = lian_record_new (self->type);
  lian_format_read (record, place, typed, unit_of (self),
                    lian_context_get_working_date (self->context), NULL);
  return words_of (editor, &self->type->fields[place], record, place, unit_of (self));
}

static void
make_empty (LianFilterEditor *self, const LianField *field)
{
  g_autoptr (LianFilter) filter = lian_filter_new (field->id, LIAN_FILTER_EMPTY);
  g_autofree char *words = lian_filter_words (filter, field, NULL, NULL);
  _lian_filter_editor_emit (self, filter, words);
}

static void
make_contains (LianFilterEditor *self, const LianField *field)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->contains))));
  g_autoptr (LianFilter) filter = lian_filter_new (field->id, LIAN_FILTER_CONTAINS);
  if (*text == '\0')
    {
      _lian_filter_editor_say (self, _ ("Type what the text contains."));
      return;
    }
  filter->text = g_strdup (text);
  g_autofree char *words = lian_filter_words (filter, field, NULL, NULL);
  _lian_filter_editor_emit (self, filter, words);
}

/* A round on Monday and Thursday is found by either: each day is a condition of its own. */
static void
make_days (LianFilterEditor *self, const LianField *field)
{
  g_autofree char *typed = lian_field_editor_dup_text (self->from);
  g_auto (GStrv) days = g_strsplit (typed, ",", -1);
  if (*typed == '\0')
    {
      _lian_filter_editor_say (self, _ ("Choose a day."));
      return;
    }
  for (char **day = days; *day != NULL; day++)
    {
      g_autoptr (LianFilter) filter = lian_filter_new (field->id, LIAN_FILTER_CONTAINS);
      filter->text = g_strdup (*day);
      g_autofree char *words = lian_filter_words (filter, field, NULL, NULL);
      _lian_filter_editor_emit (self, filter, words);
    }
}

static void
make_value (LianFilterEditor *self, const LianField *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianFilter) filter = lian_filter_new (field->id, LIAN_FILTER_IS);
  gboolean ok = read_bound (self, self->from, &filter->has_from, &filter->text, &filter->number,
                            &error);
  if (!ok || !filter->has_from)
    {
      _lian_filter_editor_say (self, ok ? _ ("Choose a value.") : error->message);
      return;
    }
  g_autofree char *value = value_words (self, self->from);
  g_autofree char *words = lian_filter_words (filter, field, value, NULL);
  _lian_filter_editor_emit (self, filter, words);
}

static void
make_range (LianFilterEditor *self, const LianField *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianFilter) filter = lian_filter_new (field->id, LIAN_FILTER_RANGE);
  gboolean ok = read_bound (self, self->from, &filter->has_from, &filter->text, &filter->number,
                            &error)
                && read_bound (self, self->to, &filter->has_to, &filter->text_to,
                               &filter->number_to, &error);
  if (!ok || (!filter->has_from && !filter->has_to))
    {
      _lian_filter_editor_say (self, ok ? _ ("Type a lower or an upper bound.") : error->message);
      return;
    }
  filter->unit = unit_id (self);
  g_autofree char *from = filter->has_from ? value_words (self, self->from) : NULL;
  g_autofree char *to = filter->has_to ? value_words (self, self->to) : NULL;
  g_autofree char *words = lian_filter_words (filter, field, from, to);
  _lian_filter_editor_emit (self, filter, words);
}

/* A quantity's bounds mean something in a unit only, which the base has to be asked for. */

typedef struct
{
  gint64 id;
  LianUnit unit;
} Reading;

static gboolean
read_unit (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  if (!lian_txn_load_unit (txn, reading->id, &reading->unit))
    reading->id = 0;
  return TRUE;
}

static void
unit_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFilterEditor) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  int place = self->context != NULL ? _lian_filter_editor_place (self) : -1;
  if (place < 0 || self->unit == NULL)
    return;
  if (reading == NULL)
    {
      _lian_filter_editor_say (self, error->message);
      return;
    }
  /* Another was chosen meanwhile, or it is gone. */
  if (reading->id == 0 || reading->id != unit_id (self))
    return;
  self->read_unit = reading->unit;
  make_range (self, &self->type->fields[place]);
}

static void
make_quantity (LianFilterEditor *self)
{
  gint64 id = unit_id (self);
  if (id == 0)
    {
      _lian_filter_editor_say (self, _ ("Choose the unit of the bounds."));
      return;
    }
  Reading *reading = g_new0 (Reading, 1);
  reading->id = id;
  lian_store_read_async (lian_context_get_store (self->context), read_unit, reading, g_free, NULL,
                         unit_read_cb, g_object_ref (self));
}

/* What the button does. */
void
_lian_filter_editor_make (LianFilterEditor *self)
{
  int place = _lian_filter_editor_place (self);
  if (place < 0)
    return;
  const LianField *field = &self->type->fields[place];
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->empty)))
    make_empty (self, field);
  else if (_lian_filter_is_text (field))
    make_contains (self, field);
  else if (field->kind == LIAN_FIELD_QUANTITY)
    make_quantity (self);
  else if (_lian_filter_is_range (field))
    make_range (self, field);
  else if (field->kind == LIAN_FIELD_WEEKDAYS)
    make_days (self, field);
  else
    make_value (self, field);
}
