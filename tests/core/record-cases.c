/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads the records of a case and checks the first of them among the others. */
#include "config.h"

#include "record-cases.h"

static void
set_field (LianRecord *record, const char *field, const char *value)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);

  g_assert_nonnull (info);
  if (lian_record_holds_number (info))
    lian_record_set_number (record, field, g_ascii_strtoll (value, NULL, 10));
  else
    lian_record_set_text (record, field, value);
}

static LianRecord *
parse_record (const char *line)
{
  g_auto (GStrv) halves = g_strsplit (line, " ", 2);
  g_auto (GStrv) head = g_strsplit (halves[0], "#", 2);
  g_auto (GStrv) fields = g_strsplit (halves[1], "|", -1);
  LianRecord *record = lian_record_new (lian_type_find (head[0]));

  lian_record_set_id (record, g_ascii_strtoll (head[1], NULL, 10));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (fields[i], "=", 2);

      set_field (record, pair[0], pair[1]);
    }
  return record;
}

static gboolean
is_type (const LianRecord *record, const char *type)
{
  return g_str_equal (lian_record_get_type_info (record)->id, type);
}

static LianRecord *
load (gpointer data, const char *type, gint64 id)
{
  GPtrArray *world = data;

  for (guint i = 0; i < world->len; i++)
    if (is_type (world->pdata[i], type) && lian_record_get_id (world->pdata[i]) == id)
      return lian_record_copy (world->pdata[i]);
  return NULL;
}

static GPtrArray *
list (gpointer data, const char *type, const char *field, gint64 id)
{
  GPtrArray *world = data;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);

  for (guint i = 0; i < world->len; i++)
    if (is_type (world->pdata[i], type) && lian_record_get_number (world->pdata[i], field) == id)
      g_ptr_array_add (found, lian_record_copy (world->pdata[i]));
  return found;
}

static gint64
find (gpointer data, const LianRecord *self, const char *field, const char *text)
{
  GPtrArray *world = data;

  for (guint i = 0; i < world->len; i++)
    if (lian_record_get_type_info (world->pdata[i]) == lian_record_get_type_info (self)
        && lian_record_get_id (world->pdata[i]) != lian_record_get_id (self)
        && g_strcmp0 (lian_record_get_text (world->pdata[i], field), text) == 0)
      return lian_record_get_id (world->pdata[i]);
  return 0;
}

static GPtrArray *
twins (gpointer data, const LianRecord *self)
{
  GPtrArray *world = data;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);

  for (guint i = 0; i < world->len; i++)
    if (lian_record_get_type_info (world->pdata[i]) == lian_record_get_type_info (self))
      g_ptr_array_add (found, lian_record_copy (world->pdata[i]));
  return found;
}

/* As the shipped edition sets it. */
static guint
percent (gpointer data, const char *parameter)
{
  g_assert_cmpstr (parameter, ==, "adjust_share");
  return 20;
}

/* What checking the first record of @one reports, on 15 April 1956. */
GPtrArray *
record_case_issues (const RecordCase *one)
{
  g_autoptr (GPtrArray) world = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianCheck check = { lian_date_new (1956, 4, 15), load, list, find, world,
                      g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free), percent, NULL,
                      NULL, FALSE, NULL, twins, NULL };

  for (guint i = 0; i < RECORD_CASE_MAX && one->records[i] != NULL; i++)
    g_ptr_array_add (world, parse_record (one->records[i]));
  lian_check_record (&check, world->pdata[0]);
  return check.issues;
}
