/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a proposal measures, and what it saw of the records that it would change: kept with its
 * figures. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-proposal-private.h"

/**
 * _lian_proposal_append_figure:
 * @out: where to
 * @key: a member
 * @figure: its value; -1 for none
 *
 * Appends a figure that somebody has set, after other members.
 */
void
_lian_proposal_append_figure (GString *out, const char *key, gint32 figure)
{
  if (figure >= 0)
    g_string_append_printf (out, ", \"%s\": %d", key, figure);
}

/**
 * _lian_proposal_append_scope:
 * @out: where to
 * @scope: how distances are measured
 * @given: figures in place of those of the standard
 *
 * Appends the first members of an object.
 */
void
_lian_proposal_append_scope (GString *out, const LianGroundScope *scope, const LianStandard *given)
{
  g_string_append_printf (out, "\"measure\": \"%s\", \"network\": %s",
                          scope->measure == LIAN_MEASURE_MINUTES ? "minutes" : "metres",
                          scope->network ? "true" : "false");
  _lian_proposal_append_figure (out, "given_limit", given->limit);
  _lian_proposal_append_figure (out, "given_wait_days", given->wait_days);
  _lian_proposal_append_figure (out, "given_metres_per_minute", given->metres_per_minute);
  _lian_proposal_append_figure (out, "given_need", given->need);
  _lian_proposal_append_figure (out, "given_tolerated", given->tolerated);
  _lian_proposal_append_figure (out, "given_extra", given->extra);
}

/**
 * _lian_proposal_scope_json:
 * @scope: how distances are measured
 * @given: figures in place of those of the standard
 *
 * Returns: (transfer full): what a proposal in draft keeps
 */
char *
_lian_proposal_scope_json (const LianGroundScope *scope, const LianStandard *given)
{
  GString *out = g_string_new ("{");
  _lian_proposal_append_scope (out, scope, given);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static JsonObject *
parse_figures (JsonParser *parser, const LianRecord *proposal)
{
  const char *text = lian_record_get_text (proposal, "figures");
  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  return JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static gint32
get_figure (JsonObject *figures, const char *key)
{
  return (gint32) json_object_get_int_member_with_default (figures, key, -1);
}

/**
 * lian_proposal_read_scope:
 * @proposal: a proposal
 * @scope: (out): which ground it is about, today
 * @given: (out): figures in place of those of the standard
 */
void
lian_proposal_read_scope (const LianRecord *proposal, LianGroundScope *scope, LianStandard *given)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *figures = parse_figures (parser, proposal);
  *scope = (LianGroundScope){ .trade = lian_record_get_number (proposal, "trade"),
                              .city = lian_record_get_number (proposal, "city") };
  *given = LIAN_STANDARD_NONE;
  if (figures == NULL)
    return;
  const char *measure = json_object_get_string_member_with_default (figures, "measure", "metres");
  scope->measure = g_strcmp0 (measure, "minutes") == 0 ? LIAN_MEASURE_MINUTES : LIAN_MEASURE_METRES;
  scope->network = json_object_get_boolean_member_with_default (figures, "network", FALSE);
  given->limit = get_figure (figures, "given_limit");
  given->wait_days = get_figure (figures, "given_wait_days");
  given->metres_per_minute = get_figure (figures, "given_metres_per_minute");
  given->need = get_figure (figures, "given_need");
  given->tolerated = get_figure (figures, "given_tolerated");
  given->extra = get_figure (figures, "given_extra");
}

/* What a record says, as a hash: taken back, a change is no change. */
static char *
dup_print (LianTxn *txn, const char *type_id, gint64 id)
{
  const LianType *type = lian_type_find (type_id);
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; record != NULL && i < type->n_fields; i++)
    {
      g_autofree char *value
          = lian_record_is_empty_at (record, (int) i) ? g_strdup ("")
            : lian_record_holds_number (&type->fields[i])
                ? g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_number_at (record, (int) i))
                : g_strdup (lian_record_text_at (record, (int) i));
      g_checksum_update (sum, (const guchar *) value, (gssize) strlen (value) + 1);
    }
  return g_strdup (record != NULL ? g_checksum_get_string (sum) : "");
}

static const char *const touched[] = { "service_point", "into_point", "round" };

static const char *
type_of (const LianRecord *change, const char *field)
{
  return lian_type_get_field (lian_record_get_type_info (change), field)->reference;
}

/**
 * _lian_proposal_append_seen:
 * @out: where to
 * @txn: the base
 * @records: (element-type LianRecord): the changes of a proposal
 *
 * Appends a member of an object: what each record says that they would change.
 */
void
_lian_proposal_append_seen (GString *out, LianTxn *txn, const GPtrArray *records)
{
  guint n = 0;
  g_string_append (out, ", \"seen\": [");
  for (guint i = 0; i < records->len; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (touched); f++)
      {
        gint64 id = lian_record_get_number (records->pdata[i], touched[f]);
        if (id == 0)
          continue;
        g_autofree char *print = dup_print (txn, type_of (records->pdata[i], touched[f]), id);
        g_string_append_printf (out, "%s[%" G_GINT64_FORMAT ", \"%s\"]", n++ > 0 ? ", " : "", id,
                                print);
      }
  g_string_append_c (out, ']');
}

static const char *
seen_print (JsonObject *figures, gint64 id)
{
  JsonArray *seen = figures != NULL && json_object_has_member (figures, "seen")
                        ? json_object_get_array_member (figures, "seen")
                        : NULL;
  for (guint i = 0; seen != NULL && i < json_array_get_length (seen); i++)
    {
      JsonArray *pair = json_array_get_array_element (seen, i);
      if (json_array_get_int_element (pair, 0) == id)
        return json_array_get_string_element (pair, 1);
    }
  return NULL;
}

static gboolean
is_unchanged (LianTxn *txn, JsonObject *figures, const LianRecord *change, const char *field,
              GError **error)
{
  gint64 id = lian_record_get_number (change, field);
  if (id == 0)
    return TRUE;
  g_autofree char *now = dup_print (txn, type_of (change, field), id);
  if (g_strcmp0 (seen_print (figures, id), now) == 0)
    return TRUE;
  g_autofree char *title = lian_txn_title (txn, lian_type_find (type_of (change, field)), id);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               /* Translators: a point or a round */
               _ ("“%s” was changed since the proposal was put; put the proposal to decision again."),
               title != NULL ? title : _ ("not there"));
  return FALSE;
}

/**
 * _lian_proposal_is_as_seen:
 * @txn: the base
 * @proposal: a proposal that was put
 * @changes: (element-type LianRecord): its changes
 * @error: return location; names the point or round
 *
 * Returns: whether nobody has changed a point or round that it would change
 */
gboolean
_lian_proposal_is_as_seen (LianTxn *txn, const LianRecord *proposal, GPtrArray *changes,
                           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *figures = parse_figures (parser, proposal);
  for (guint i = 0; i < changes->len; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (touched); f++)
      if (!is_unchanged (txn, figures, changes->pdata[i], touched[f], error))
        return FALSE;
  return TRUE;
}
