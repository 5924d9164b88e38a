/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Export as JSON: {"kind", "count", "records"}.
 *
 * Written as text, record by record.  Amounts and quantities are strings with their unit, so that no
 * reader makes floating point of them; ids and references are numbers, which are below 2^53. */
#include "lian-export-private.h"
#include "lian-json-text.h"

#define BLOCK (1 << 16)

typedef struct
{
  LianOutFile *file;
  GString *text;
} Json;

static void
append_with_unit (GString *out, const char *number, const char *unit)
{
  g_autofree char *text = unit != NULL && *unit != '\0' ? g_strdup_printf ("%s %s", number, unit)
                                                        : g_strdup (number);
  lian_json_append_string (out, text);
}

static void
append_counted (LianExportJob *job, GString *out, const LianRecord *record, int place)
{
  LianUnit unit;
  gboolean money = job->options->type->fields[place].kind == LIAN_FIELD_MONEY;
  gboolean named = lian_txn_unit_of (job->txn, record, place, &unit);
  g_autofree char *number = lian_format_plain (record, place, &unit);
  append_with_unit (out, number, money && !named ? "yuan" : unit.code != NULL ? unit.code : unit.name);
}

static void
append_value (LianExportJob *job, GString *out, const LianRecord *record, int place)
{
  const LianField *field = &job->options->type->fields[place];
  if (lian_record_is_empty_at (record, place))
    {
      g_string_append (out, "null");
      return;
    }
  g_autofree char *plain = lian_format_plain (record, place, NULL);
  switch (field->kind)
    {
    case LIAN_FIELD_INTEGER:
    case LIAN_FIELD_REFERENCE:
      g_string_append (out, plain);
      break;
    case LIAN_FIELD_MONEY:
    case LIAN_FIELD_QUANTITY:
      append_counted (job, out, record, place);
      break;
    case LIAN_FIELD_JSON:
      if (lian_json_is_object (plain))
        g_string_append (out, plain);
      else
        lian_json_append_string (out, plain);
      break;
    case LIAN_FIELD_TEXT:
    case LIAN_FIELD_MULTILINE:
    case LIAN_FIELD_CHOICE:
    case LIAN_FIELD_TRUTH:
    case LIAN_FIELD_DATE:
    case LIAN_FIELD_WEEKDAYS:
    case LIAN_FIELD_BLOB:
    default:
      lian_json_append_string (out, plain);
      break;
    }
}

static gboolean
flush (Json *json, GError **error)
{
  gboolean ok = lian_out_file_write (json->file, json->text->str, json->text->len, error);
  g_string_truncate (json->text, 0);
  return ok;
}

static gboolean
write_record (LianExportJob *job, const LianRecord *record, gpointer data, GError **error)
{
  Json *json = data;
  const LianType *type = job->options->type;
  g_string_append_printf (json->text, "%s\n    {\"id\": %" G_GINT64_FORMAT,
                          job->options->n_records > 0 ? "," : "", lian_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (((int) i == job->source_field && !job->options->with_source)
          || type->fields[i].kind == LIAN_FIELD_BLOB)
        continue;
      g_string_append_printf (json->text, ", \"%s\": ", type->fields[i].id);
      append_value (job, json->text, record, (int) i);
    }
  g_string_append_c (json->text, '}');
  job->options->n_records++;
  return json->text->len < BLOCK || flush (json, error);
}

gboolean
_lian_export_write_json (LianExportJob *job, LianOutFile *file, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Json json = { file, text };
  g_string_append_printf (text, "{\n  \"kind\": \"%s\",\n  \"count\": %u,\n  \"records\": [",
                          job->options->type->id, job->ids->len);
  if (!_lian_export_each (job, write_record, &json, error))
    return FALSE;
  g_string_append (text, job->options->n_records > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return flush (&json, error);
}
