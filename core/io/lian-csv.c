/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Comma-separated values after RFC 4180.
 *
 * The reader walks bytes in memory and hands out one record at a time.  Everything inside a cell is
 * kept: line breaks in the form they have, blanks, quotation marks.  A quotation mark in the wrong
 * place spoils its record only; a NUL byte or a quotation mark that never closes spoils the file,
 * because from there on nobody knows where a record begins.  Blank lines are no records.
 *
 * A guard is an apostrophe before text that a spreadsheet program would take for a formula.  Text
 * that has an apostrophe before such a character already gets another one, so that taking one away
 * always gives the text back.  Plain numbers are harmless and stay numbers. */
#include "lian-csv.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _LianCsvReader
{
  const char *at;
  const char *end;
  guint number;
  guint line;
  char separator;
};

/* A comma, unless the header has none: then a tab, as in text that spreadsheet programs save, or the
 * semicolon of countries that write numbers with a comma.  What is inside quotation marks is text. */
static char
find_separator (const char *at, const char *end)
{
  gboolean quoted = FALSE;
  char found = ',';
  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*at == ',')
        return ',';
      else if (*at == '\t' || (*at == ';' && found == ','))
        found = *at;
    }
  return found;
}

/**
 * lian_csv_reader_new:
 * @bytes: UTF-8 text without a byte order mark; must outlive the reader
 * @length: its length
 *
 * Returns: (transfer full): a reader that stands before the first record
 */
LianCsvReader *
lian_csv_reader_new (const char *bytes, gsize length)
{
  LianCsvReader *self = g_new0 (LianCsvReader, 1);
  self->at = bytes;
  self->end = bytes + length;
  self->line = 1;
  self->separator = find_separator (bytes, self->end);
  return self;
}

/**
 * lian_csv_reader_free:
 * @self: (nullable) (transfer full): a reader
 */
void
lian_csv_reader_free (LianCsvReader *self)
{
  g_free (self);
}

static gboolean
fail (LianCsvReader *self, const LianCsvRecord *record, guint line, const char *message,
      GError **error)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               /* Translators: number of a line in a file, number of a record, what is wrong */
               _ ("line %u, record %u: %s"), line, record->number, message);
  return FALSE;
}

static gboolean
at_line_end (const LianCsvReader *self)
{
  return self->at < self->end && (*self->at == '\n' || *self->at == '\r');
}

/* Steps over LF, CR LF or CR. */
static void
skip_line_end (LianCsvReader *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

/* Inside quotation marks CR LF counts as one line as well. */
static void
count_lines (LianCsvReader *self, const char *from, const char *to)
{
  for (const char *p = from; p < to; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 >= self->end || p[1] != '\n')))
      self->line++;
}

/* Reads from after the opening mark to after the closing one. */
static gboolean
read_quoted (LianCsvReader *self, GString *cells, const LianCsvRecord *record, GError **error)
{
  guint begin = self->line;
  for (;;)
    {
      gsize rest = (gsize) (self->end - self->at);
      const char *mark = memchr (self->at, '"', rest);
      gsize length = mark != NULL ? (gsize) (mark - self->at) : rest;
      const char *nul = memchr (self->at, '\0', length);
      if (nul != NULL)
        {
          count_lines (self, self->at, nul);
          return fail (self, record, self->line, _ ("a NUL byte; this is not a text file"), error);
        }
      if (mark == NULL)
        return fail (self, record, begin, _ ("a quotation mark opens here and is never closed"),
                     error);
      g_string_append_len (cells, self->at, (gssize) length);
      count_lines (self, self->at, mark);
      self->at = mark + 1;
      if (self->at >= self->end || *self->at != '"')
        return TRUE;
      g_string_append_c (cells, '"');
      self->at++;
    }
}

/* Reads up to the comma or the end of the line. */
static gboolean
read_plain (LianCsvReader *self, GString *cells, LianCsvRecord *record, GError **error)
{
  const char *start = self->at;
  while (self->at < self->end && *self->at != self->separator && *self->at != '\n'
         && *self->at != '\r')
    {
      if (*self->at == '\0')
        return fail (self, record, self->line, _ ("a NUL byte; this is not a text file"), error);
      if (*self->at == '"')
        record->problem = N_ ("a quotation mark in the middle of a field");
      self->at++;
    }
  g_string_append_len (cells, start, self->at - start);
  return TRUE;
}

static gboolean
read_cell (LianCsvReader *self, GString *cells, LianCsvRecord *record, GError **error)
{
  gsize start = cells->len;
  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      if (!read_quoted (self, cells, record, error))
        return FALSE;
      if (self->at < self->end && *self->at != self->separator && !at_line_end (self))
        record->problem = N_ ("text after the closing quotation mark of a field");
    }
  if (!read_plain (self, cells, record, error))
    return FALSE;
  if (cells->len - start > LIAN_CSV_MAX_FIELD)
    return fail (self, record, record->line, _ ("a field is larger than one megabyte"), error);
  g_string_append_c (cells, '\0');
  if (++record->n_cells > LIAN_CSV_MAX_COLUMNS)
    return fail (self, record, record->line, _ ("more than 16,384 columns"), error);
  return TRUE;
}

/**
 * lian_csv_reader_next:
 * @self: a reader
 * @cells: gets the record's cells appended, each ended by a NUL byte
 * @record: (out): the record's place
 * @error: return location; set when the rest of the file can't be read
 *
 * Returns: whether there was a record; %FALSE without @error at the end
 */
gboolean
lian_csv_reader_next (LianCsvReader *self, GString *cells, LianCsvRecord *record, GError **error)
{
  while (at_line_end (self))
    skip_line_end (self);
  *record = (LianCsvRecord){ self->number, self->line, 0, NULL };
  if (self->at >= self->end)
    return FALSE;
  for (;;)
    {
      if (!read_cell (self, cells, record, error))
        return FALSE;
      if (self->at >= self->end || *self->at != self->separator)
        break;
      self->at++;
    }
  if (self->at < self->end)
    skip_line_end (self);
  self->number++;
  return TRUE;
}

static gboolean
opens_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };
  if (*text == '\0')
    return FALSE;
  if (strchr ("=+-@\t\r", *text) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_plain_number (const char *text)
{
  if (*text == '-' || *text == '+')
    text++;
  return *text != '\0' && text[strspn (text, "0123456789.,")] == '\0';
}

/**
 * lian_csv_needs_guard:
 * @text: a cell
 *
 * Returns: whether a spreadsheet program could take it for a formula
 */
gboolean
lian_csv_needs_guard (const char *text)
{
  return opens_formula (text + strspn (text, "'")) && !is_plain_number (text);
}

/**
 * lian_csv_has_guard:
 * @text: a cell of a file made for spreadsheet programs
 *
 * Returns: whether its first byte is a guard and no part of the text
 */
gboolean
lian_csv_has_guard (const char *text)
{
  return *text == '\'' && opens_formula (text + strspn (text, "'"));
}

/* A cell that starts with the byte order mark would lose it at the head of a file; one that stands
 * alone would give away what separates cells. */
static gboolean
needs_quotes (const char *cell, guint n_cells)
{
  if (n_cells == 1 && (*cell == '\0' || strpbrk (cell, ";\t") != NULL))
    return TRUE;
  return strpbrk (cell, "\",\r\n") != NULL || g_str_has_prefix (cell, BYTE_ORDER_MARK);
}

static void
append_cell (GString *out, const char *cell, guint n_cells, LianCsvFlags flags)
{
  gboolean quote = needs_quotes (cell, n_cells);
  if (quote)
    g_string_append_c (out, '"');
  if ((flags & LIAN_CSV_GUARD) != 0 && lian_csv_needs_guard (cell))
    g_string_append_c (out, '\'');
  for (const char *mark; (mark = strchr (cell, '"')) != NULL; cell = mark + 1)
    {
      g_string_append_len (out, cell, mark - cell);
      g_string_append (out, "\"\"");
    }
  g_string_append (out, cell);
  if (quote)
    g_string_append_c (out, '"');
}

/**
 * lian_csv_append_row:
 * @out: gets the record, with its line end
 * @cells: (array length=n_cells): the cells
 * @n_cells: their number; 1 or more
 * @flags: the form
 */
void
lian_csv_append_row (GString *out, const char *const *cells, guint n_cells, LianCsvFlags flags)
{
  g_return_if_fail (n_cells > 0);
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i], n_cells, flags);
    }
  g_string_append (out, (flags & LIAN_CSV_CRLF) != 0 ? "\r\n" : "\n");
}
