/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of cells as a workbook.
 *
 * Text goes into text cells, so that a leading zero stays and nothing becomes a formula.  Rows are
 * written as they come; the library keeps one of them in memory.  It opens files by name, so the
 * workbook is made under a temporary name and, for a pipe, copied afterwards. */
#include "lian-cell-writer.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-xlsx-chart.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_EXACT 15 /* digits that a cell's number keeps */

typedef struct
{
  LianCellWriter parent;
  LianOutFile *file;
  char *path;
  gboolean own_path; /* to be copied and removed */
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_row_t row;
} XlsxWriter;

static gboolean
fail (const XlsxWriter *self, lxw_error code, GError **error)
{
  gboolean full = errno == ENOSPC || errno == EDQUOT;
  g_set_error (error, LIAN_ERROR, full ? LIAN_ERROR_DISK_FULL : LIAN_ERROR_FAILED,
               _ ("%s: %s; nothing was written"), lian_out_file_get_name (self->file),
               full ? g_strerror (errno) : lxw_strerror (code));
  return FALSE;
}

static gboolean
is_exact (const char *text)
{
  guint digits = 0;
  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p) ? 1 : 0;
  return digits > 0 && digits <= MAX_EXACT;
}

/* _x0041_ means a character; where it is only text, its first stroke is written that way. */
static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean code = p[0] == '_' && p[1] == 'x';
      for (int i = 2; code && i < 6; i++)
        code = g_ascii_isxdigit (p[i]);
      g_string_append (out, code && p[6] == '_' ? "_x005F_" : "");
      if (!code || p[6] != '_')
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static lxw_error
write_text (XlsxWriter *self, guint column, const char *text)
{
  g_autofree char *escaped = strstr (text, "_x") != NULL ? escape (text) : NULL;
  return worksheet_write_string (self->sheet, self->row, (lxw_col_t) column,
                                 escaped != NULL ? escaped : text, NULL);
}

static gboolean
add_row (LianCellWriter *writer, const char *const *cells, const gboolean *numbers, guint n_cells,
         GError **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  for (guint i = 0; i < n_cells; i++)
    {
      lxw_error code = LXW_NO_ERROR;
      if (numbers[i] && is_exact (cells[i]))
        code = worksheet_write_number (self->sheet, self->row, (lxw_col_t) i,
                                       g_ascii_strtod (cells[i], NULL), NULL);
      else if (*cells[i] != '\0')
        code = write_text (self, i, cells[i]);
      if (code == LXW_NO_ERROR)
        continue;
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                   /* Translators: number of a row, number of a column, what is wrong */
                   _ ("row %u, column %u can't stand in a workbook: %s"), self->row + 1, i + 1,
                   lxw_strerror (code));
      return FALSE;
    }
  self->row++;
  return TRUE;
}

static gboolean
copy_out (XlsxWriter *self, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;
  return g_file_get_contents (self->path, &bytes, &length, error)
         && lian_out_file_write (self->file, bytes, length, error);
}

static gboolean
finish (LianCellWriter *writer, GError **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  errno = 0;
  lxw_error code = workbook_close (self->book);
  self->book = NULL;
  if (code != LXW_NO_ERROR)
    return fail (self, code, error);
  return !self->own_path || copy_out (self, error);
}

static void
xlsx_writer_free (LianCellWriter *writer)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  if (self->book != NULL)
    workbook_close (self->book);
  if (self->own_path)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

static gboolean
choose_path (XlsxWriter *self, GError **error)
{
  self->path = g_strdup (lian_out_file_get_temporary (self->file));
  if (self->path != NULL)
    return TRUE;
  int fd = g_file_open_tmp ("lianshe-XXXXXX.xlsx", &self->path, error);
  if (fd < 0)
    return FALSE;
  close (fd);
  self->own_path = TRUE;
  return TRUE;
}

/* Names of worksheets are short and may not hold some characters. */
static char *
sheet_name (const char *title)
{
  g_autofree char *name = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 31));
  return g_strdelimit (g_steal_pointer (&name), "[]:*?/\\'", '-');
}

/* A name that is taken is left to the library. */
static lxw_worksheet *
add_sheet (lxw_workbook *book, const char *title)
{
  g_autofree char *name = sheet_name (title);
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  return sheet != NULL ? sheet : workbook_add_worksheet (book, NULL);
}

static gboolean
add_chart (LianCellWriter *writer, const LianReportChart *chart, GError **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  errno = 0;
  lxw_error code = _lian_xlsx_chart_add (self->book, add_sheet (self->book, chart->title), chart);
  return code == LXW_NO_ERROR || fail (self, code, error);
}

LianCellWriter *
_lian_xlsx_writer_new (LianOutFile *file, const char *title, GError **error)
{
  g_autoptr (LianCellWriter) writer = NULL;
  XlsxWriter *self = g_new0 (XlsxWriter, 1);
  self->parent = (LianCellWriter){ add_row, add_chart, finish, xlsx_writer_free };
  self->file = file;
  writer = &self->parent;
  if (!choose_path (self, error))
    return NULL;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  self->book = workbook_new_opt (self->path, &options);
  if (self->book == NULL)
    {
      fail (self, LXW_ERROR_CREATING_TMPFILE, error);
      return NULL;
    }
  self->sheet = add_sheet (self->book, title);
  worksheet_freeze_panes (self->sheet, 1, 0);
  return g_steal_pointer (&writer);
}
