/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rules over records.
 *
 * What holds for every field (required, bounds, known choice) is checked here from the type's
 * description; what only one type knows stands in that type's file. */
#include "lian-check.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-twin.h"

/**
 * lian_issue_free:
 * @issue: (nullable) (transfer full): an issue
 */
void
lian_issue_free (LianIssue *issue)
{
  if (issue == NULL)
    return;
  g_free (issue->field);
  g_free (issue->message);
  g_free (issue);
}

static void
add_issue (LianCheck *check, const LianRecord *record, const char *field, LianSeverity severity,
           const char *code, char *message)
{
  LianIssue *issue = g_new0 (LianIssue, 1);
  issue->type = lian_record_get_type_info (record);
  issue->record = lian_record_get_id (record);
  issue->field = g_strdup (field);
  issue->severity = severity;
  issue->code = g_intern_string (code);
  issue->message = message;
  g_ptr_array_add (check->issues, issue);
}

/**
 * lian_check_error:
 * @check: the check
 * @record: the record
 * @field: (nullable): the field's id
 * @code: a stable name
 * @format: the sentence, as for printf
 * @...: its arguments
 *
 * Adds an issue that stops saving.
 */
void
lian_check_error (LianCheck *check, const LianRecord *record, const char *field, const char *code,
                  const char *format, ...)
{
  va_list args;
  va_start (args, format);
  add_issue (check, record, field, LIAN_ISSUE_ERROR, code, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * lian_check_warning:
 * @check: the check
 * @record: the record
 * @field: (nullable): the field's id
 * @code: a stable name
 * @format: the sentence, as for printf
 * @...: its arguments
 *
 * Adds an issue that may be kept with a reason.
 */
void
lian_check_warning (LianCheck *check, const LianRecord *record, const char *field,
                    const char *code, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  add_issue (check, record, field, LIAN_ISSUE_WARNING, code, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * lian_check_filled:
 * @check: the check
 * @record: the record
 * @field: a field that it needs as it stands
 *
 * Adds an error under @field when it is empty.
 */
void
lian_check_filled (LianCheck *check, const LianRecord *record, const char *field)
{
  if (lian_record_is_empty (record, field))
    lian_check_error (check, record, field, "required", _ ("%s is missing"),
                      _ (lian_type_get_field (lian_record_get_type_info (record), field)->label));
}

/**
 * lian_check_officer:
 * @check: the check
 * @record: the record
 * @field: a reference to a person of the office
 *
 * Adds an error under @field when that person is no officer.
 */
void
lian_check_officer (LianCheck *check, const LianRecord *record, const char *field)
{
  g_autoptr (LianRecord) person
      = check->load (check->data, "officer", lian_record_get_number (record, field));
  if (person != NULL && g_strcmp0 (lian_record_get_text (person, "role"), "OFFICER") != 0)
    lian_check_error (check, record, field, "not-officer", _ ("%s: this must be an officer"),
                      _ (lian_type_get_field (lian_record_get_type_info (record), field)->label));
}

/**
 * lian_check_date_order:
 * @check: the check
 * @record: the record
 * @earlier: the field that should not be later
 * @later: the field that should not be earlier
 *
 * Adds a warning under @later when both dates are filled and stand the wrong way round.
 */
void
lian_check_date_order (LianCheck *check, const LianRecord *record, const char *earlier,
                       const char *later)
{
  const LianType *type = lian_record_get_type_info (record);
  LianDate a = lian_record_get_date (record, earlier), b = lian_record_get_date (record, later);
  if (a == 0 || b == 0 || a <= b)
    return;
  g_autofree char *first = lian_date_format (b), *second = lian_date_format (a);
  lian_check_warning (check, record, later, "date-order",
                      /* Translators: label, date, label, date */
                      _ ("%s (%s) is before %s (%s)"),
                      _ (lian_type_get_field (type, later)->label), first,
                      _ (lian_type_get_field (type, earlier)->label), second);
}

/**
 * lian_check_load:
 * @check: the check
 * @record: the record
 * @field: a reference of it
 *
 * A form gives its unsaved records the id 0: for a part that is the owner, for any other reference it
 * is none.
 *
 * Returns: (transfer full) (nullable): the record that @field names; %NULL when there is none
 */
LianRecord *
lian_check_load (LianCheck *check, const LianRecord *record, const char *field)
{
  const LianField *f = lian_type_get_field (lian_record_get_type_info (record), field);
  if (!(f->flags & LIAN_FIELD_OWNER) && lian_record_is_empty (record, field))
    return NULL;
  return check->load (check->data, f->reference, lian_record_get_number (record, field));
}

/**
 * lian_check_quantity:
 * @check: the check
 * @record: (nullable): a record with a field "unit"
 * @quantity: smallest units
 *
 * Returns: (transfer full): @quantity in the unit of @record, with its name
 */
char *
lian_check_quantity (LianCheck *check, const LianRecord *record, gint64 quantity)
{
  LianUnit unit = { NULL, "", 1, 1 };
  g_autoptr (LianRecord) found = record != NULL ? lian_check_load (check, record, "unit") : NULL;
  lian_format_unit_of_record (found, &unit);
  g_autofree char *number = lian_quantity_to_text (quantity, &unit);
  return g_strdup_printf ("%s %s", number, unit.name);
}

/**
 * lian_check_last_day:
 * @record: a record that holds from its from_date to its to_date
 *
 * Returns: its last day; far in the future where the end may be left open and is
 */
LianDate
lian_check_last_day (const LianRecord *record)
{
  LianDate end = lian_record_get_date (record, "to_date");
  const LianField *field = lian_type_get_field (lian_record_get_type_info (record), "to_date");
  return end == 0 && !(field->flags & LIAN_FIELD_REQUIRED) ? G_MAXINT32 : end;
}

/**
 * lian_check_share_day:
 * @a: a record that holds from its from_date to its to_date
 * @b: another
 *
 * Returns: whether both hold on one day
 */
gboolean
lian_check_share_day (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_date (a, "from_date") <= lian_check_last_day (b)
         && lian_record_get_date (b, "from_date") <= lian_check_last_day (a);
}

/**
 * lian_check_find_overlap:
 * @record: a record that holds from its from_date to its to_date
 * @others: (element-type LianRecord): records of its type, itself perhaps among them
 * @same: (nullable) (scope call): which of them count; %NULL for all
 *
 * Returns: (transfer none) (nullable): the first other one that holds on a day on which @record does
 */
const LianRecord *
lian_check_find_overlap (const LianRecord *record, const GPtrArray *others, LianCheckSame same)
{
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (record)
        && (same == NULL || same (record, others->pdata[i]))
        && lian_check_share_day (record, others->pdata[i]))
      return others->pdata[i];
  return NULL;
}

static void
check_number (LianCheck *check, const LianRecord *record, const LianField *field, int i)
{
  gint64 number = lian_record_number_at (record, i);
  if (field->kind == LIAN_FIELD_REFERENCE && check->load != NULL)
    {
      g_autoptr (LianRecord) other = check->load (check->data, field->reference, number);
      if (other == NULL)
        lian_check_error (check, record, field->id, "reference",
                          _ ("%s: there is no such record"), _ (field->label));
    }
  if (!field->bounded)
    return;
  if (number < field->min)
    {
      g_autofree char *limit = lian_format_number (field, field->min);
      lian_check_error (check, record, field->id, "too-small", _ ("%s must be at least %s"),
                        _ (field->label), limit);
    }
  else if (number > field->max)
    {
      g_autofree char *limit = lian_format_number (field, field->max);
      lian_check_error (check, record, field->id, "too-large", _ ("%s must be at most %s"),
                        _ (field->label), limit);
    }
}

static gboolean
choice_known (const LianField *field, const char *value)
{
  for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return TRUE;
  return FALSE;
}

static void
check_text (LianCheck *check, const LianRecord *record, const LianField *field, int i)
{
  const char *text = lian_record_text_at (record, i);
  LianDate date;
  if (!g_utf8_validate (text, -1, NULL))
    lian_check_error (check, record, field->id, "encoding", _ ("%s is not valid text"),
                      _ (field->label));
  else if (field->kind == LIAN_FIELD_CHOICE && !choice_known (field, text))
    lian_check_error (check, record, field->id, "choice", _ ("%s: “%s” is not one of the choices"),
                      _ (field->label), text);
  else if (field->kind == LIAN_FIELD_TRUTH && lian_truth_from_text (text) == LIAN_NOT_ASKED)
    lian_check_error (check, record, field->id, "choice", _ ("%s: “%s” is not one of the choices"),
                      _ (field->label), text);
  else if (field->kind == LIAN_FIELD_DATE && !lian_date_parse (text, &date))
    lian_check_error (check, record, field->id, "date", _ ("%s: there is no day “%s”"),
                      _ (field->label), text);
}

static gboolean
has_two_names (const LianType *type)
{
  return lian_type_field (type, "name_zh") >= 0 && lian_type_field (type, "name_en") >= 0;
}

/**
 * lian_check_record:
 * @check: the check; issues are added to it
 * @record: the record
 *
 * Checks what holds for every field of the type, then the type's own rules.
 */
void
lian_check_record (LianCheck *check, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const LianField *field = &type->fields[i];
      if (!lian_record_is_empty_at (record, (int) i))
        {
          if (lian_record_holds_number (field))
            check_number (check, record, field, (int) i);
          else if (field->kind != LIAN_FIELD_BLOB)
            check_text (check, record, field, (int) i);
        }
      /* Whether bytes are there is the schema's to say: a record that was read has none. */
      else if ((field->flags & LIAN_FIELD_REQUIRED) && field->kind != LIAN_FIELD_BLOB)
        lian_check_filled (check, record, field->id);
    }
  if (has_two_names (type) && lian_record_is_empty (record, "name_zh")
      && lian_record_is_empty (record, "name_en"))
    lian_check_error (check, record, lian_i18n_is_chinese () ? "name_zh" : "name_en", "name",
                      _ ("A name is missing: one of the two suffices"));
  if (type->check != NULL)
    type->check (check, record);
  lian_twin_check (check, record);
}

/**
 * lian_issues_have_error:
 * @issues: (element-type LianIssue): issues
 *
 * Returns: whether one of them stops saving
 */
gboolean
lian_issues_have_error (const GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (((const LianIssue *) issues->pdata[i])->severity == LIAN_ISSUE_ERROR)
      return TRUE;
  return FALSE;
}

/**
 * lian_issues_to_text:
 * @issues: (element-type LianIssue): issues
 *
 * Returns: (transfer full): the errors among them, one after the other
 */
char *
lian_issues_to_text (const GPtrArray *issues)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (issue->severity == LIAN_ISSUE_ERROR)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", issue->message);
    }
  return g_string_free (text, FALSE);
}
