/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The command line.
 *
 * Verbs are parsed here and not by GApplication: its status for wrong usage is fixed at 1, it would
 * forward a verb to a window that is already open, and it needs a display earlier than we do. */
#include "lian-verb.h"
#include "lian-txn-try.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

LianVerbOptions lian_verb_options;

/* Of options whose values are wrong. */
static G_DEFINE_QUARK (lian-verb-usage, verb_usage)

static const LianVerb *const verbs[] = {
  &lian_verb_new,
  &lian_verb_import,
  &lian_verb_export,
  &lian_verb_search,
  &lian_verb_duplicates,
  &lian_verb_change,
  &lian_verb_attachment,
  &lian_verb_contract,
  &lian_verb_returns,
  &lian_verb_report,
  &lian_verb_shares,
  &lian_verb_progress,
  &lian_verb_log,
  &lian_verb_undo,
  &lian_verb_redo,
  &lian_verb_asof,
  &lian_verb_check,
  &lian_verb_recommend,
  &lian_verb_coverage,
  &lian_verb_arrange,
  &lian_verb_evaluate,
  &lian_verb_rulebook,
  &lian_verb_rehearse,
  &lian_verb_reorganise,
  &lian_verb_reorganisation,
  &lian_verb_print,
  &lian_verb_solve,
};

static const GOptionEntry common_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &lian_verb_options.json, N_ ("Print the answer as JSON"), NULL },
  { "as", 0, 0, G_OPTION_ARG_STRING, &lian_verb_options.as, N_ ("Act as this person of the office"),
    N_ ("OFFICER") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &lian_verb_options.reason, N_ ("Why; kept with the act"),
    N_ ("TEXT") },
  { "on", 0, 0, G_OPTION_ARG_STRING, &lian_verb_options.on, N_ ("Working date"), N_ ("DATE") },
  { NULL },
};

/**
 * lian_verb_find:
 * @name: the first word of the command line
 *
 * Returns: (transfer none) (nullable): the verb
 */
const LianVerb *
lian_verb_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];
  return NULL;
}

/**
 * lian_verb_print_help:
 *
 * Prints what the program can be asked to do.
 */
void
lian_verb_print_help (void)
{
  g_print ("%s\n\n  lianshe [FILE]\n", _ ("Usage:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  lianshe %s %s\n      %s\n", verbs[i]->name, verbs[i]->synopsis,
             _ (verbs[i]->summary));
  g_print ("\n%s\n", _ ("Every verb takes --help, --json, --as, --reason and --on."));
}

/* One line: scripts read standard error line by line. */
static void
print_error (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');
  fprintf (stderr, "lianshe: %s\n", line);
}

/**
 * lian_verb_fail:
 * @error: what went wrong
 *
 * Prints @error as one line.
 *
 * Returns: the exit status for it
 */
int
lian_verb_fail (const GError *error)
{
  print_error (error->message);
  return error->domain == verb_usage_quark () ? LIAN_EXIT_USAGE : LIAN_EXIT_FAILURE;
}

/**
 * lian_verb_fail_at:
 * @path: the file that it is about
 * @error: what went wrong
 *
 * Prints @error as one line, with the name of the file unless it is there already or the error is
 * about an option.
 *
 * Returns: the exit status for it
 */
int
lian_verb_fail_at (const char *path, const GError *error)
{
  g_autofree char *base = g_path_get_basename (path);
  if (g_str_has_prefix (error->message, "--") || strstr (error->message, base) != NULL)
    return lian_verb_fail (error);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) named = g_error_copy (error);
  g_prefix_error (&named, "%s: ", name);
  return lian_verb_fail (named);
}

/**
 * lian_verb_misuse:
 * @format: what is wrong with the usage, as for printf
 * @...: arguments
 *
 * Returns: the exit status for wrong usage
 */
int
lian_verb_misuse (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  print_error (message);
  return LIAN_EXIT_USAGE;
}

/**
 * lian_verb_find_kind:
 * @kind: a KIND of the command line
 *
 * Says so when there is no such kind, and which there are; the exit status is %LIAN_EXIT_USAGE then.
 *
 * Returns: (transfer none) (nullable): the type
 */
const LianType *
lian_verb_find_kind (const char *kind)
{
  const LianType *type = lian_type_find (kind);
  if (type != NULL)
    return type;
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  g_autoptr (GString) known = g_string_new (NULL);
  for (guint i = 0; i < n_types; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", types[i]->id);
  lian_verb_misuse (_ ("there is no kind “%s”; there are %s"), kind, known->str);
  return NULL;
}

/* What a store still has to say keeps it alive; heard out it closes, and the base is one file
 * again, which may be copied. */
static void
let_stores_close (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What was printed may not have got anywhere: a full disk shows only now. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return status;
  g_autofree char *message
      = g_strdup_printf ("%s: %s", _ ("standard output"), g_strerror (errno));
  print_error (message);
  return LIAN_EXIT_FAILURE;
}

static gboolean
read_day (LianDate *day, GError **error)
{
  *day = 0;
  if (lian_verb_options.on == NULL || lian_date_parse (lian_verb_options.on, day))
    return TRUE;
  g_set_error (error, verb_usage_quark (), 0, _ ("--on: there is no day “%s”"),
               lian_verb_options.on);
  return FALSE;
}

/**
 * lian_verb_run:
 * @verb: the verb
 * @argc: number of words, the verb first
 * @argv: the words
 *
 * Returns: the exit status
 */
int
lian_verb_run (const LianVerb *verb, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_set_prgname ("lianshe");
  g_autofree char *parameters = g_strdup_printf ("%s %s", verb->name, verb->synopsis);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_option_context_set_summary (context, _ (verb->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_options, GETTEXT_PACKAGE);
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, GETTEXT_PACKAGE);
  /* GLib parses in place, so it gets a copy whose strings stay ours. */
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 1);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (i == 0 ? "lianshe" : argv[i]);
  if (!g_option_context_parse_strv (context, &words, &error))
    return lian_verb_misuse ("%s", error->message);
  char **arguments = words + 1;
  int n = (int) g_strv_length (arguments);
  if (n > 0 && g_str_equal (arguments[0], "--"))
    {
      arguments++;
      n--;
    }
  if (n < verb->n_min || (verb->n_max >= 0 && n > verb->n_max))
    return lian_verb_misuse (_ ("usage: lianshe %s %s"), verb->name, verb->synopsis);
  LianDate day;
  if (!read_day (&day, &error))
    return lian_verb_fail (error);
  int status = verb->run (arguments);
  let_stores_close ();
  return finish_output (status);
}

typedef struct
{
  const char *name;
  gint64 id;
} FindOfficer;

static gboolean
find_officer (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  FindOfficer *find = data;
  const LianType *type = lian_type_find ("officer");
  if (find->name == NULL)
    {
      find->id = lian_txn_find_text (txn, type, "os_account", g_get_user_name (), 0);
      return TRUE;
    }
  find->id = lian_txn_find_text (txn, type, "name", find->name, 0);
  if (find->id == 0)
    find->id = lian_txn_find_text (txn, type, "os_account", find->name, 0);
  if (find->id != 0)
    return TRUE;
  g_set_error (error, verb_usage_quark (), 0, _ ("--as: there is nobody called “%s” here"),
               find->name);
  return FALSE;
}

/**
 * lian_verb_open:
 * @path: the base
 * @flags: how to open it
 * @error: return location
 *
 * Opens a base with the author and the working date that the options name.
 *
 * Returns: (transfer full) (nullable): the store
 */
LianStore *
lian_verb_open (const char *path, LianOpenFlags flags, GError **error)
{
  g_autoptr (LianStore) store = lian_store_open (path, flags, error);
  FindOfficer find = { lian_verb_options.as, 0 };
  LianDate day;
  if (store == NULL || !read_day (&day, error)
      || !lian_store_read (store, find_officer, &find, error))
    return NULL;
  lian_store_set_author (store, find.id);
  if (day != 0)
    lian_store_override_working_date (store, day);
  return g_steal_pointer (&store);
}

/**
 * lian_verb_work:
 * @path: the base
 * @work: what is done
 * @error: return location
 *
 * Opens a base, writes an act if one is asked for, and reads what is to be told.
 *
 * Returns: whether all of it was done
 */
gboolean
lian_verb_work (const char *path, const LianVerbWork *work, GError **error)
{
  gboolean writes = work->label != NULL;
  g_autoptr (LianStore) store
      = lian_verb_open (path, writes || work->tries ? LIAN_OPEN_DEFAULT : LIAN_OPEN_READ_ONLY, error);
  return store != NULL
         && (!writes
             || lian_store_write (store, work->label, lian_verb_options.reason, work->write, work->data,
                                  work->act, error))
         && (work->tries ? lian_store_try (store, work->read, work->data, error)
                         : lian_store_read (store, work->read, work->data, error));
}
