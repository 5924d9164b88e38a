/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The key of a change of co-operatives, read from a table.
 *
 * Three columns: "what" is the id of a record, or a figure of the co-operative such as "reserve_fund"; "to"
 * is the id or a name of a co-operative afterwards; "amount" is how much of the figure goes there. */
#include "lian-reorganise-key.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-sheet.h"

#define N_COLUMNS 3

static const char *const columns[N_COLUMNS] = { "what", "to", "amount" };

typedef struct
{
  LianReorganiseRequest *request;
  int places[N_COLUMNS];
  const char *cells[N_COLUMNS];
} Key;

static gboolean
refuse (GError **error, const char *column, const char *message)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s: %s", column, message);
  return FALSE;
}

static gboolean
is_called (const LianRecord *cooperative, const char *name)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_id (cooperative));
  return g_strcmp0 (lian_record_get_text (cooperative, "name_zh"), name) == 0
         || g_strcmp0 (lian_record_get_text (cooperative, "name_en"), name) == 0
         || (lian_record_get_id (cooperative) != 0 && g_str_equal (id, name));
}

static gboolean
find_place (const Key *self, guint *place, GError **error)
{
  for (*place = 0; *place < self->request->after->len; (*place)++)
    if (is_called (self->request->after->pdata[*place], self->cells[1]))
      return TRUE;
  return refuse (error, "to", _ ("no co-operative of this change is called so"));
}

static gboolean
take_figure (const Key *self, guint place, const LianField *field, GError **error)
{
  gint64 amount;
  gboolean ok = field->kind == LIAN_FIELD_MONEY
                    ? lian_money_parse (self->cells[2], &amount)
                    : g_ascii_string_to_signed (self->cells[2], 10, 0, G_MAXINT32, &amount, NULL);
  if (!ok)
    return refuse (error, "amount", _ ("this is no amount"));
  lian_record_set_number (self->request->parts->pdata[place], field->id, amount);
  return TRUE;
}

static gboolean
take_row (const Key *self, GError **error)
{
  guint place;
  gint64 id;
  const LianField *field = lian_type_get_field (lian_type_find ("succession_step"), self->cells[0]);
  if (!find_place (self, &place, error))
    return FALSE;
  if (field != NULL && g_strv_contains (lian_reorganise_figures, field->id))
    return take_figure (self, place, field, error);
  if (!g_ascii_string_to_signed (self->cells[0], 10, 1, G_MAXINT64, &id, NULL))
    return refuse (error, "what", _ ("this is neither the id of a record nor a figure of a co-operative"));
  lian_reorganise_request_send (self->request, id, place);
  return TRUE;
}

static gboolean
find_columns (Key *self, const LianSheet *sheet, GError **error)
{
  for (int c = 0; c < N_COLUMNS; c++)
    {
      self->places[c] = -1;
      for (guint h = 0; h < sheet->header->len; h++)
        if (g_strcmp0 (sheet->header->pdata[h], columns[c]) == 0)
          self->places[c] = (int) h;
      if (self->places[c] < 0 && c < N_COLUMNS - 1)
        return refuse (error, columns[c], _ ("this column is missing"));
    }
  return TRUE;
}

static gboolean
take_rows (Key *self, const LianSheet *sheet, GError **error)
{
  g_autofree const char **cells = g_new0 (const char *, MAX (sheet->header->len, 1));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      guint n = lian_sheet_get_cells (sheet, i, cells, sheet->header->len);
      for (int c = 0; c < N_COLUMNS; c++)
        self->cells[c] = self->places[c] >= 0 && (guint) self->places[c] < n ? cells[self->places[c]] : "";
      if (take_row (self, error))
        continue;
      g_prefix_error (error, _ ("line %u: "), g_array_index (sheet->rows, LianSheetRow, i).line);
      return FALSE;
    }
  return TRUE;
}

/**
 * lian_reorganise_key_read:
 * @request: a request that names its co-operatives
 * @path: a table: CSV, XLSX or ODS
 * @error: return location; names the line and the column
 *
 * Adds to @request what the table says goes where.
 *
 * Returns: whether it could be read whole
 */
gboolean
lian_reorganise_key_read (LianReorganiseRequest *request, const char *path, GError **error)
{
  Key self = { .request = request };
  g_autoptr (LianSheet) sheet = lian_sheet_read_file (path, NULL, NULL, error);
  return sheet != NULL && find_columns (&self, sheet, error) && take_rows (&self, sheet, error);
}
