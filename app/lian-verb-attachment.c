/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe attachment: a file that the base keeps, taken out or brought in. */
#include "lian-attach.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-json.h"
#include "lian-verb.h"

#include <inttypes.h>

static char *output, *add;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to; standard output without it"),
    N_ ("OUT") },
  { "add", 0, 0, G_OPTION_ARG_FILENAME, &add, N_ ("Attach this file to the investigation, contract, annual return or special craft"),
    N_ ("DATA") },
  { NULL },
};

typedef struct
{
  gint64 id;
  LianAttachFile *file;
} Attach;

static gboolean
take (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  attach->file = lian_attach_take (txn, attach->id, error);
  return attach->file != NULL;
}

static int
take_out (const char *path, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Attach attach = { id, NULL };
  g_autoptr (LianStore) store = lian_verb_open (path, LIAN_OPEN_READ_ONLY, &error);
  if (store == NULL || !lian_store_read (store, take, &attach, &error))
    return lian_verb_fail (error);
  g_autoptr (LianAttachFile) file = attach.file;
  return lian_attach_file_save (file, output, &error) ? LIAN_EXIT_DONE : lian_verb_fail (error);
}

static gboolean
bring (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *attach = data;
  attach->id = lian_attach_add (txn, attach->id, attach->file, error);
  return attach->id != 0;
}

static void
print_added (gint64 id, const LianAttachFile *file)
{
  if (lian_verb_options.json)
    {
      g_print ("{\"attachment\": %" PRId64 "}\n", id);
      return;
    }
  g_autofree char *name = lian_isolate (file->name);
  /* Translators: name of a file, its id */
  g_print (_ ("%s is attached as %" PRId64 "\n"), name, id);
}

static int
bring_in (const char *path, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_commandline_arg (add);
  g_autoptr (LianAttachFile) file = lian_attach_file_read (from, NULL, &error);
  if (file == NULL)
    return lian_verb_fail (error);
  Attach attach = { id, file };
  g_autoptr (LianStore) store = lian_verb_open (path, 0, &error);
  if (store == NULL
      || !lian_store_write (store, _ ("file attached"), lian_verb_options.reason, bring, &attach,
                            NULL, &error))
    return lian_verb_fail (error);
  print_added (attach.id, file);
  return LIAN_EXIT_DONE;
}

static int
run (char **arguments)
{
  gint64 id;
  if (!g_ascii_string_to_signed (arguments[1], 10, 1, G_MAXINT64, &id, NULL))
    return lian_verb_misuse (_ ("“%s” is no id of Lianshe"), arguments[1]);
  if (add != NULL && output != NULL)
    return lian_verb_misuse (_ ("--add and --output don't go together"));
  return add != NULL ? bring_in (arguments[0], id) : take_out (arguments[0], id);
}

const LianVerb lian_verb_attachment = {
  "attachment", "FILE ID [--output OUT] | FILE OWNER --add DATA",
  N_ ("Take an attached file out of a base, or attach one to an investigation, a contract, an annual return or a special craft"), 2, 2, options, run,
};
