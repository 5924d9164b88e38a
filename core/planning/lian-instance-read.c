/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The members of a plain instance: numbers, lists, rows, edges.  Members that are not known are passed
 * over, so that an instance may carry its name and where it came from. */
#include "lian-instance-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <math.h>
#include <string.h>

/* What a file may make the program keep. */
#define MOST_NUMBERS 20000000

typedef gboolean (*ReadMember) (LianInstance *self, const char *name, gpointer to,
                                LianJsonScan *scan, GError **error);

/* Always FALSE: the line, where it is known, the member, and what is wrong. */
gboolean
_lian_instance_fail (GError **error, guint line, const char *member, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *what = g_strdup_vprintf (format, args);
  va_end (args);
  if (line > 0)
    /* Translators: a line of a file, the name of a member of JSON, what is wrong */
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("line %u: %s: %s"), line, member, what);
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s: %s", member, what);
  return FALSE;
}

void
_lian_numbers_add (_LianNumbers *self, double value, guint decimals)
{
  if (self->n == self->room)
    {
      self->room = MAX (64, 2 * self->room);
      self->values = g_renew (double, self->values, self->room);
    }
  self->values[self->n++] = value;
  self->decimals = MAX (self->decimals, decimals);
}

static gboolean
read_problem (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan,
              GError **error)
{
  self->problem = lian_json_scan_text (scan);
  return self->problem != NULL
         || _lian_instance_fail (error, scan->line, name, _ ("a text in quotes is expected"));
}

static gboolean
read_one (const char *name, LianJsonScan *scan, double *value, guint *decimals, GError **error)
{
  if (!lian_json_scan_number (scan, value, decimals))
    return _lian_instance_fail (error, scan->line, name, _ ("a number is expected"));
  if (*value < 0)
    return _lian_instance_fail (error, scan->line, name, _ ("a number below zero"));
  return TRUE;
}

static gboolean
read_number (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  guint decimals;
  if (!read_one (name, scan, to, &decimals, error))
    return FALSE;
  if (to == &self->radius)
    self->radius_decimals = decimals;
  return TRUE;
}

static gboolean
read_values (const char *name, gboolean nulls, _LianNumbers *to, LianJsonScan *scan,
             GError **error)
{
  if (!lian_json_scan_accept (scan, '['))
    return _lian_instance_fail (error, scan->line, name, _ ("a list is expected"));
  if (lian_json_scan_accept (scan, ']'))
    return TRUE;
  do
    {
      double value = NAN;
      guint decimals = 0;
      if (!(nulls && lian_json_scan_null (scan))
          && !read_one (name, scan, &value, &decimals, error))
        return FALSE;
      if (to->n >= MOST_NUMBERS)
        return _lian_instance_fail (error, scan->line, name, _ ("more than %d numbers"),
                                    MOST_NUMBERS);
      _lian_numbers_add (to, value, decimals);
    }
  while (lian_json_scan_accept (scan, ','));
  return lian_json_scan_accept (scan, ']')
         || _lian_instance_fail (error, scan->line, name, _ ("the list does not end"));
}

static gboolean
read_list_with_gaps (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan,
                     GError **error)
{
  return read_values (name, TRUE, to, scan, error);
}

static gboolean
read_list (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  return read_values (name, FALSE, to, scan, error);
}

/* A row of a list of lists; all have to be as long as the first, or as @n_columns says. */
static gboolean
read_row (const char *name, guint row, gboolean nulls, guint *n_columns, _LianNumbers *to,
          LianJsonScan *scan, GError **error)
{
  /* Translators: the name of a member of JSON that is a list of rows */
  g_autofree char *place = g_strdup_printf (_ ("%s, row %u"), name, row);
  gsize before = to->n;
  if (!read_values (place, nulls, to, scan, error))
    return FALSE;
  guint n = (guint) (to->n - before);
  if (*n_columns == 0)
    *n_columns = n;
  if (n == 0)
    return _lian_instance_fail (error, scan->line, place, _ ("it is empty"));
  if (n != *n_columns)
    return _lian_instance_fail (error, scan->line, place, _ ("%u numbers instead of %u"), n,
                                *n_columns);
  return TRUE;
}

static gboolean
read_rows (const char *name, gboolean nulls, guint *n_columns, _LianNumbers *to,
           LianJsonScan *scan, GError **error)
{
  guint row = 0;
  if (!lian_json_scan_accept (scan, '['))
    return _lian_instance_fail (error, scan->line, name, _ ("a list is expected"));
  if (lian_json_scan_accept (scan, ']'))
    return TRUE;
  do
    if (!read_row (name, ++row, nulls, n_columns, to, scan, error))
      return FALSE;
  while (lian_json_scan_accept (scan, ','));
  return lian_json_scan_accept (scan, ']')
         || _lian_instance_fail (error, scan->line, name, _ ("the list does not end"));
}

static gboolean
read_distance (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan,
               GError **error)
{
  return read_rows (name, TRUE, &self->n_columns, to, scan, error);
}

/* From, to and length. */
static gboolean
read_edges (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  guint three = 3;
  return read_rows (name, FALSE, &three, to, scan, error);
}

static gboolean
read_sense (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  self->sense = lian_json_scan_text (scan);
  return self->sense != NULL
         || _lian_instance_fail (error, scan->line, name, _ ("a text in quotes is expected"));
}

static gboolean
read_cost (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  return read_rows (name, TRUE, &self->n_cost_columns, to, scan, error);
}

/* Of an assignment a row for each maker, of siting one list. */
static gboolean
read_use (LianInstance *self, const char *name, gpointer to, LianJsonScan *scan, GError **error)
{
  LianJsonScan ahead = *scan;
  if (lian_json_scan_accept (&ahead, '[') && lian_json_scan_accept (&ahead, '['))
    return read_rows (name, FALSE, &self->n_use_columns, to, scan, error);
  return read_values (name, FALSE, to, scan, error);
}

static const struct
{
  const char *name;
  gsize offset;
  ReadMember read;
} members[] = {
  { "problem", 0, read_problem },
  { "p", G_STRUCT_OFFSET (LianInstance, p), read_number },
  { "radius", G_STRUCT_OFFSET (LianInstance, radius), read_number },
  { "nodes", G_STRUCT_OFFSET (LianInstance, nodes), read_number },
  { "seconds", G_STRUCT_OFFSET (LianInstance, seconds), read_number },
  { "edges", G_STRUCT_OFFSET (LianInstance, edges), read_edges },
  { "distance", G_STRUCT_OFFSET (LianInstance, distance), read_distance },
  { "weights", G_STRUCT_OFFSET (LianInstance, weights), read_list },
  { "capacity", G_STRUCT_OFFSET (LianInstance, capacity), read_list_with_gaps },
  { "use", G_STRUCT_OFFSET (LianInstance, use), read_use },
  { "cost", G_STRUCT_OFFSET (LianInstance, cost), read_cost },
  { "sense", 0, read_sense },
  { "pinned", G_STRUCT_OFFSET (LianInstance, pinned), read_list },
  { "shut", G_STRUCT_OFFSET (LianInstance, shut), read_list },
};

gboolean
_lian_instance_has (const LianInstance *self, const char *member)
{
  for (gsize n = 0; n < G_N_ELEMENTS (members); n++)
    if (g_str_equal (members[n].name, member))
      return self->seen >> n & 1;
  g_assert_not_reached ();
}

static gboolean
read_member (LianInstance *self, const char *name, LianJsonScan *scan, GError **error)
{
  for (gsize n = 0; n < G_N_ELEMENTS (members); n++)
    if (g_str_equal (members[n].name, name))
      {
        if (self->seen >> n & 1)
          return _lian_instance_fail (error, scan->line, name, _ ("it is there twice"));
        self->seen |= (guint64) 1 << n;
        return members[n].read (self, name, (char *) self + members[n].offset, scan, error);
      }
  scan->depth = 0;
  return lian_json_scan_skip (scan)
         || _lian_instance_fail (error, scan->line, name, _ ("broken JSON"));
}

gboolean
_lian_instance_read_members (LianInstance *self, LianJsonScan *scan, GError **error)
{
  if (!lian_json_scan_accept (scan, '{'))
    return _lian_instance_fail (error, scan->line, "JSON", _ ("an object in braces is expected"));
  if (!lian_json_scan_accept (scan, '}'))
    {
      do
        {
          g_autofree char *name = lian_json_scan_text (scan);
          if (name == NULL || !lian_json_scan_accept (scan, ':'))
            return _lian_instance_fail (error, scan->line, "JSON",
                                        _ ("the name of a member and a colon are expected"));
          if (!read_member (self, name, scan, error))
            return FALSE;
        }
      while (lian_json_scan_accept (scan, ','));
      if (!lian_json_scan_accept (scan, '}'))
        return _lian_instance_fail (error, scan->line, "JSON", _ ("the object does not end"));
    }
  return lian_json_scan_is_at_end (scan)
         || _lian_instance_fail (error, scan->line, "JSON", _ ("something follows the object"));
}
