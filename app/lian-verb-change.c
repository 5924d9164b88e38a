/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe change: one field of many records, as one act. */
#include "lian-bulk.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-lookup.h"
#include "lian-query-text.h"
#include "lian-verb.h"

#include <stdio.h>

static char *where;
static gboolean all, dry_run;

static const GOptionEntry options[] = {
  { "where", 0, 0, G_OPTION_ARG_STRING, &where, N_ ("The records that these words and conditions ask for"),
    N_ ("QUERY") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All records of the kind"), NULL },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen and change nothing"), NULL },
  { NULL },
};

typedef struct
{
  const LianType *type;
  int field;
  const char *value;
  LianBulk *bulk;
  gint64 act;
} Change;

static GArray *
list_ids (LianTxn *txn, const LianType *type, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianQueryText) text
      = lian_query_text_read (type, all ? "" : where, lian_txn_get_working_date (txn), error);
  if (text == NULL)
    return NULL;
  LianQuery query = { .type = type, .search = text->words, .terms = text->terms };
  return lian_txn_query (txn, &query, cancellable, error);
}

/* Returns: (transfer full) (nullable): the value as the field takes it; a record is named by what an import
 * would find it by */
static char *
read_value (LianTxn *txn, const LianField *field, const char *value, GError **error)
{
  gint64 id = 0;
  const LianType *type = field->kind == LIAN_FIELD_REFERENCE && *value != '\0' ? lian_type_find (field->reference)
                                                                               : NULL;
  if (type == NULL)
    return g_strdup (value);
  g_autoptr (LianLookup) lookup = lian_lookup_new (txn, type, NULL, error);
  LianFound found = lookup != NULL ? lian_lookup_find (lookup, value, &id) : LIAN_FOUND_NONE;
  if (found == LIAN_FOUND_ONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (lookup != NULL)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED,
                 /* Translators: label of a field, label of a type, then a name */
                 found == LIAN_FOUND_NONE ? _ ("%s: there is no %s “%s”")
                                          : _ ("%s: more than one %s is called “%s”; give its code or number"),
                 _ (field->label), _ (type->label), value);
  return NULL;
}

static gboolean
plan_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr (GArray) ids = list_ids (txn, change->type, cancellable, error);
  g_autofree char *value
      = ids != NULL ? read_value (txn, &change->type->fields[change->field], change->value, error) : NULL;
  if (value == NULL)
    return FALSE;
  change->bulk = lian_bulk_new (change->type, ids);
  lian_bulk_add_edit (change->bulk, change->field, LIAN_BULK_SET, value, NULL);
  return lian_bulk_plan (txn, change->bulk, cancellable, error);
}

static gboolean
make (LianStore *store, Change *change, GError **error)
{
  if (!lian_store_read (store, plan_job, change, error))
    return FALSE;
  if (dry_run || lian_bulk_get_count (change->bulk, LIAN_BULK_CHANGES) == 0)
    return TRUE;
  g_autofree char *label = lian_bulk_dup_label (change->bulk);
  return lian_store_write (store, label, lian_verb_options.reason, lian_bulk_write, change->bulk, &change->act,
                           error);
}

static void
add_line (JsonBuilder *builder, const LianBulkLine *line)
{
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "record", line->id);
  lian_json_add_text (builder, "name", line->title);
  lian_json_add_text (builder, "outcome", line->outcome == LIAN_BULK_REFUSED ? "REFUSED" : "CHANGED");
  lian_json_add_text (builder, "before", line->before);
  lian_json_add_text (builder, "after", line->after);
  lian_json_add_text (builder, "message", line->words);
  json_builder_end_object (builder);
}

static void
print_json (const Change *change)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GPtrArray *lines = lian_bulk_get_lines (change->bulk);
  json_builder_begin_object (builder);
  lian_json_add_number (builder, "changed", lian_bulk_get_count (change->bulk, LIAN_BULK_CHANGES));
  lian_json_add_number (builder, "same", lian_bulk_get_count (change->bulk, LIAN_BULK_SAME));
  lian_json_add_number (builder, "refused", lian_bulk_get_count (change->bulk, LIAN_BULK_REFUSED));
  lian_json_add_number (builder, "warned", lian_bulk_get_warned (change->bulk));
  lian_json_add_id (builder, "act", change->act);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

/* What is refused and warned of, one line for each; a trial tells what would change as well. */
static void
print_lines (const Change *change)
{
  const GPtrArray *lines = lian_bulk_get_lines (change->bulk);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianBulkLine *line = lines->pdata[i];
      g_autofree char *words = g_strdelimit (g_strdup (line->words != NULL ? line->words : ""), "\n\r", ' ');
      if (line->outcome == LIAN_BULK_REFUSED)
        fprintf (stderr, _ ("lianshe: %s: refused: %s\n"), line->title, words);
      else if (line->words != NULL)
        fprintf (stderr, _ ("lianshe: %s: warning: %s\n"), line->title, words);
      if (dry_run && line->outcome == LIAN_BULK_CHANGES)
        g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", line->id, line->title, line->before, line->after);
    }
}

static void
print_answer (const Change *change)
{
  if (lian_verb_options.json)
    {
      print_json (change);
      return;
    }
  print_lines (change);
  g_print (dry_run ? _ ("%u would change, %u same, %u refused\n") : _ ("%u changed, %u same, %u refused\n"),
           lian_bulk_get_count (change->bulk, LIAN_BULK_CHANGES), lian_bulk_get_count (change->bulk, LIAN_BULK_SAME),
           lian_bulk_get_count (change->bulk, LIAN_BULK_REFUSED));
  if (change->act != 0)
    g_print (_ ("act %u\n"), (guint) change->act);
}

/* Returns: the place of the field; -1 after saying what is wrong */
static int
find_field (const LianType *type, const char *name)
{
  int field = lian_type_field (type, name);
  if (field < 0)
    lian_verb_misuse (_ ("the kind “%s” has no field “%s”"), type->id, name);
  else if (!lian_bulk_may_change (type, field))
    lian_verb_misuse (_ ("the field “%s” of the kind “%s” is filled by the program, by acts or with its owner"), name,
                      type->id);
  return field >= 0 && lian_bulk_may_change (type, field) ? field : -1;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  Change change = { .type = lian_verb_find_kind (arguments[1]), .value = arguments[3] };
  if (change.type == NULL || (change.field = find_field (change.type, arguments[2])) < 0)
    return LIAN_EXIT_USAGE;
  if (all == (where != NULL))
    return lian_verb_misuse ("%s", _ ("say which records change: either --where or --all"));
  g_autoptr (LianStore) store
      = lian_verb_open (arguments[0], dry_run ? LIAN_OPEN_READ_ONLY : LIAN_OPEN_DEFAULT, &error);
  int status = LIAN_EXIT_FINDINGS;
  if (store == NULL || !make (store, &change, &error))
    status = lian_verb_fail_at (arguments[0], error);
  else
    {
      print_answer (&change);
      if (lian_bulk_get_count (change.bulk, LIAN_BULK_REFUSED) == 0)
        status = LIAN_EXIT_DONE;
    }
  g_clear_pointer (&change.bulk, lian_bulk_unref);
  return status;
}

const LianVerb lian_verb_change = {
  "change", "FILE KIND FIELD VALUE --where QUERY|--all [--dry-run]", N_ ("Change a field of many records, as one act"), 4,
  4, options, run,
};
