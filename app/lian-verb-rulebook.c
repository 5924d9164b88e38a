/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe rulebook: the tables of a rulebook, what is wrong with them, and the file as DMN 1.3. */
#include "lian-dmn-write.h"
#include "lian-edition.h"
#include "lian-flaws.h"
#include "lian-i18n.h"
#include "lian-json.h"
#include "lian-out-file.h"
#include "lian-rule-table.h"
#include "lian-verb.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("Write the rulebook as a DMN 1.3 file, which other programs open"), N_ ("OUT.dmn") },
  { NULL },
};

static const char *const kinds[] = { "gap", "overlap", "masked", "idle", "unexamined" };

static gboolean
read_in_force (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianRulebook **rulebook = data;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  *rulebook = in_force != NULL ? lian_rulebook_ref (in_force) : NULL;
  return in_force != NULL;
}

/* Of a base, the edition in force. */
static LianRulebook *
load (const char *path, GError **error)
{
  LianRulebook *rulebook = NULL;
  if (path == NULL)
    return lian_rulebook_new_shipped (error);
  if (!g_str_has_suffix (path, ".lianshe"))
    return lian_rulebook_new_from_path (path, error);
  g_autoptr (LianStore) store = lian_verb_open (path, LIAN_OPEN_READ_ONLY, error);
  if (store != NULL)
    lian_store_read (store, read_in_force, &rulebook, error);
  return rulebook;
}

static gboolean
write_file (LianRulebook *rulebook, GError **error)
{
  g_autoptr (GBytes) bytes = lian_rulebook_to_dmn (rulebook, error);
  g_autoptr (LianOutFile) file = bytes != NULL ? lian_out_file_new (output, error) : NULL;
  if (file == NULL)
    return FALSE;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return lian_out_file_write (file, data, length, error) && lian_out_file_commit (file, error);
}

static void
add_table (JsonBuilder *builder, const LianRuleTable *table)
{
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "name", table->name);
  lian_json_add_text (builder, "label", table->label);
  lian_json_add_text (builder, "policy", table->policy);
  lian_json_add_number (builder, "rows", table->rows->len);
  json_builder_end_object (builder);
}

static void
add_flaw (JsonBuilder *builder, const LianFlaw *flaw)
{
  g_autofree char *text = lian_flaw_to_text (flaw);
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "decision", flaw->decision);
  lian_json_add_text (builder, "kind", kinds[flaw->kind]);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < flaw->rows->len; i++)
    json_builder_add_int_value (builder, g_array_index (flaw->rows, guint, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "only_unknown");
  json_builder_add_boolean_value (builder, flaw->only_unknown);
  json_builder_set_member_name (builder, "alone");
  json_builder_add_boolean_value (builder, flaw->alone);
  lian_json_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
print_json (LianRulebook *rulebook, const GPtrArray *tables, const GPtrArray *flaws)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  lian_json_add_text (builder, "edition", lian_rulebook_get_edition (rulebook));
  lian_json_add_text (builder, "hash", lian_rulebook_get_hash (rulebook));
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tables->len; i++)
    add_table (builder, tables->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "flaws");
  json_builder_begin_array (builder);
  for (guint i = 0; i < flaws->len; i++)
    add_flaw (builder, flaws->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lian_json_print (builder);
}

static void
print_text (const GPtrArray *tables, const GPtrArray *flaws)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const LianRuleTable *table = tables->pdata[i];
      g_print ("%s\t%s\t%u\t%s\n", table->name, table->policy != NULL ? table->policy : "=",
               table->rows->len, table->label != NULL ? table->label : "");
    }
  for (guint i = 0; i < flaws->len; i++)
    {
      g_autofree char *text = lian_flaw_to_text (flaws->pdata[i]);
      g_print ("%s\n", text);
    }
  if (flaws->len == 0)
    g_print ("%s\n", _ ("No gaps, no contradicting rows, no rows without effect"));
}

/* What could not be examined is no fault of the rulebook. */
static gboolean
has_faults (const GPtrArray *flaws)
{
  for (guint i = 0; i < flaws->len; i++)
    if (((const LianFlaw *) flaws->pdata[i])->kind != LIAN_FLAW_UNEXAMINED)
      return TRUE;
  return FALSE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = load (arguments[0], &error);
  if (rulebook == NULL)
    return lian_verb_fail_at (arguments[0], error);
  if (output != NULL && !write_file (rulebook, &error))
    return lian_verb_fail_at (output, error);
  g_autoptr (GPtrArray) tables = lian_rulebook_list_tables (rulebook);
  g_autoptr (GPtrArray) flaws = lian_rulebook_find_flaws (rulebook);
  if (lian_verb_options.json)
    print_json (rulebook, tables, flaws);
  else
    print_text (tables, flaws);
  return has_faults (flaws) ? LIAN_EXIT_FINDINGS : LIAN_EXIT_DONE;
}

const LianVerb lian_verb_rulebook = {
  .name = "rulebook",
  .synopsis = "[RULEBOOK.dmn|FILE.lianshe]",
  .summary = N_ ("List a rulebook's tables and their faults, or write it as DMN 1.3"),
  .n_min = 0,
  .n_max = 1,
  .options = options,
  .run = run,
};
