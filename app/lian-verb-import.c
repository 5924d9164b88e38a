/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe import: a table of a file becomes records, in one act. */
#include "lian-encoding.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-import.h"
#include "lian-json.h"
#include "lian-out-file.h"
#include "lian-verb.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

#define MAX_LINES 50

static gboolean dry_run, create_missing;
static char **maps, **sets, *encoding, *rejects;

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen and change nothing"),
    NULL },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_ ("Read a column into a field"),
    N_ ("FIELD=COLUMN") },
  { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sets, N_ ("Give every row a value"),
    N_ ("FIELD=VALUE") },
  { "create-missing", 0, 0, G_OPTION_ARG_NONE, &create_missing,
    N_ ("Make records that rows name and the base lacks"), NULL },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("UTF-8, GB18030 or auto"), N_ ("E") },
  { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &rejects, N_ ("Write refused rows to this file"),
    N_ ("OUT") },
  { NULL },
};

static int
fail (const GError *error)
{
  if (error->domain == LIAN_IMPORT_ERROR)
    return lian_verb_misuse ("%s", error->message);
  return lian_verb_fail (error);
}

static gboolean
set_up (LianImport *import, GError **error)
{
  for (char **map = maps; map != NULL && *map != NULL; map++)
    if (!lian_import_add_map (import, *map, error))
      return FALSE;
  for (char **set = sets; set != NULL && *set != NULL; set++)
    if (!lian_import_add_set (import, *set, error))
      return FALSE;
  lian_import_set_create_missing (import, create_missing);
  lian_import_set_encoding (import, encoding);
  return TRUE;
}

/* One line for each: file, line, record, column. */
static void
print_reasons (const LianImportResult *result, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const LianImportReason *reason = result->reasons->pdata[i];
      if (i == MAX_LINES)
        {
          fprintf (stderr, _ ("lianshe: and %u more; --rejects writes all refused rows to a file\n"),
                   result->reasons->len - i);
          return;
        }
      g_autofree char *message
          = g_strdelimit (g_strdup (reason->message), "\n\r", ' ');
      g_autofree char *column
          = g_strdelimit (g_strdup (reason->column != NULL ? reason->column : "-"), "\n\r", ' ');
      fprintf (stderr, reason->warning ? _ ("lianshe: %s: line %u, record %u, %s: warning: %s\n")
                                       : _ ("lianshe: %s: line %u, record %u, %s: %s\n"),
               name, reason->line, reason->number, column, message);
    }
}

static void
add_reasons (JsonBuilder *builder, const GPtrArray *reasons)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++)
    {
      const LianImportReason *reason = reasons->pdata[i];
      json_builder_begin_object (builder);
      lian_json_add_number (builder, "record", reason->number);
      lian_json_add_number (builder, "line", reason->line);
      lian_json_add_text (builder, "column", reason->column);
      lian_json_add_text (builder, "message", reason->message);
      lian_json_add_text (builder, "severity", reason->warning ? "warning" : "error");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const LianImportResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "new", result->n_new);
  lian_json_add_number (builder, "changed", result->n_changed);
  lian_json_add_number (builder, "same", result->n_same);
  lian_json_add_number (builder, "refused", result->n_refused);
  lian_json_add_id (builder, "act", result->act);
  lian_json_add_number (builder, "created", result->n_created);
  add_reasons (builder, result->reasons);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_answer (const LianImportResult *result)
{
  if (lian_verb_options.json)
    {
      print_json (result);
      return;
    }
  g_print (_ ("%u new, %u changed, %u same, %u refused\n"), result->n_new, result->n_changed,
           result->n_same, result->n_refused);
  if (result->n_created > 0)
    g_print (_ ("%u records made because rows name them\n"), result->n_created);
  if (result->act != 0)
    g_print (_ ("act %u\n"), (guint) result->act);
}

/* The refused rows alone must not take the place of the table that they came from. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf one, other;
  return g_stat (a, &one) == 0 && g_stat (b, &other) == 0 && S_ISREG (one.st_mode)
         && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Found out before anything is changed: what can't be kept must not be left out of an act. */
static gboolean
can_write_rejects (GError **error)
{
  g_autoptr (LianOutFile) file = rejects != NULL ? lian_out_file_new (rejects, error) : NULL;
  return rejects == NULL || file != NULL;
}

static int
import_file (LianImport *import, const char *base, const char *path)
{
  g_autoptr (GError) error = NULL;
  if (!set_up (import, &error) || !can_write_rejects (&error)
      || !lian_import_open (import, path, NULL, &error))
    return fail (error);
  g_autoptr (LianStore) store
      = lian_verb_open (base, dry_run ? LIAN_OPEN_READ_ONLY : LIAN_OPEN_DEFAULT, &error);
  if (store == NULL || !lian_import_run (import, store, lian_verb_options.reason, dry_run, &error))
    return lian_verb_fail_at (base, error);
  const LianImportResult *result = lian_import_get_result (import);
  print_reasons (result, path);
  if (rejects != NULL && !lian_import_save_refused (import, rejects, &error))
    return fail (error);
  print_answer (result);
  return result->n_refused > 0 ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
}

static int
run (char **arguments)
{
  const LianType *type = lian_verb_find_kind (arguments[1]);
  if (type == NULL)
    return LIAN_EXIT_USAGE;
  if (!lian_encoding_known (encoding))
    return lian_verb_misuse (_ ("--encoding: there is no encoding “%s”"), encoding);
  if (rejects != NULL && is_same_file (rejects, arguments[2]))
    return lian_verb_misuse (_ ("--rejects: “%s” is the table itself; choose another name"),
                             rejects);
  g_autoptr (LianImport) import = lian_import_new (type);
  return import_file (import, arguments[0], arguments[2]);
}

const LianVerb lian_verb_import = {
  "import",
  "FILE KIND DATA [--dry-run] [--map FIELD=COLUMN]... [--set FIELD=VALUE]... [--create-missing] "
  "[--encoding E] [--rejects OUT]",
  N_ ("Read records from a table, as one act"), 3, 3, options, run,
};
