/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Receipts: what a recommendation rests on, in a form that can be derived again years later.
 *
 * A receipt names the rulebook by its hash and holds every fact and finding.  Months since joining
 * grow by themselves, so they don't count as a change; what they lead to does. */
#include "lian-case-private.h"

#include <json-glib/json-glib.h>

static void
add_strings (JsonBuilder *builder, const char *name, char *const *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; texts != NULL && *texts != NULL; texts++)
    json_builder_add_string_value (builder, *texts);
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_facts (JsonBuilder *builder, const GPtrArray *facts)
{
  g_autofree char *json = _lian_case_facts_to_json (facts);
  json_builder_set_member_name (builder, "facts");
  json_builder_add_value (builder, json_from_string (json, NULL));
}

static void
add_findings (JsonBuilder *builder, const GPtrArray *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LianOpinionFinding *finding = findings->pdata[i];
      json_builder_begin_object (builder);
      add_text (builder, "rule", finding->rule);
      add_text (builder, "force", finding->force);
      add_text (builder, "outcome", finding->outcome);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_blocked (JsonBuilder *builder, const GPtrArray *blocked)
{
  json_builder_set_member_name (builder, "blocked");
  json_builder_begin_array (builder);
  for (guint i = 0; i < blocked->len; i++)
    {
      const LianOpinionBlock *block = blocked->pdata[i];
      json_builder_begin_object (builder);
      add_text (builder, "outcome", block->outcome);
      add_strings (builder, "by", block->by);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_parts (JsonBuilder *builder, const GPtrArray *parts)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      const LianCasePart *part = parts->pdata[i];
      json_builder_begin_object (builder);
      add_text (builder, "type", part->type);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, part->id);
      add_text (builder, "title", part->title);
      add_facts (builder, part->facts);
      add_findings (builder, part->findings);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * _lian_case_create_receipt:
 * @self: a case with its opinion
 *
 * Returns: (transfer full): the receipt, JSON
 */
char *
_lian_case_create_receipt (const LianCase *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = lian_date_to_text (self->working_date);
  json_builder_begin_object (builder);
  add_text (builder, "working_date", date);
  add_text (builder, "edition", self->opinion->edition);
  add_text (builder, "rulebook", self->opinion->hash);
  add_facts (builder, self->facts);
  add_strings (builder, "recommended", self->opinion->recommended);
  add_strings (builder, "permitted", self->opinion->permitted);
  add_blocked (builder, self->opinion->blocked);
  if (_lian_case_is_special (self))
    {
      json_builder_set_member_name (builder, "protected");
      json_builder_add_boolean_value (builder, TRUE);
    }
  add_strings (builder, "steps", self->opinion->steps);
  add_findings (builder, self->opinion->findings);
  add_parts (builder, self->parts);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * lian_receipt_dup_code:
 * @receipt: (nullable): a receipt
 *
 * Returns: (transfer full): its code on paper: the first 16 figures of its SHA-256, in fours
 */
char *
lian_receipt_dup_code (const char *receipt)
{
  if (receipt == NULL)
    return g_strdup ("");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, receipt, -1);
  return g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", hash, hash + 4, hash + 8, hash + 12);
}

static JsonObject *
root_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
same_member (JsonObject *a, JsonObject *b, const char *name)
{
  JsonNode *one = a != NULL ? json_object_get_member (a, name) : NULL;
  JsonNode *other = b != NULL ? json_object_get_member (b, name) : NULL;
  gboolean no_one = one == NULL || JSON_NODE_HOLDS_NULL (one);
  gboolean no_other = other == NULL || JSON_NODE_HOLDS_NULL (other);
  if (no_one || no_other)
    return no_one == no_other;
  return json_node_equal (one, other);
}

static JsonObject *
facts_of (JsonObject *holder)
{
  if (holder == NULL || !json_object_has_member (holder, "facts"))
    return NULL;
  return root_of (json_object_get_member (holder, "facts"));
}

/**
 * lian_receipt_dup_rulebook:
 * @receipt: a receipt
 *
 * Returns: (transfer full): the hash of the rulebook that it rests on; empty where it names none
 */
char *
lian_receipt_dup_rulebook (const char *receipt)
{
  g_autoptr (JsonNode) node = json_from_string (receipt, NULL);
  JsonObject *root = root_of (node);
  const char *hash
      = root != NULL ? json_object_get_string_member_with_default (root, "rulebook", "") : NULL;
  return g_strdup (hash != NULL ? hash : "");
}

static void
read_fact (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  LianCaseFact *fact = g_new0 (LianCaseFact, 1);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  fact->fact = g_intern_string (name);
  fact->number = g_str_equal (name, "months_since_joining");
  fact->truth = type != G_TYPE_STRING && !fact->number;
  if (type == G_TYPE_STRING)
    fact->value = json_node_dup_string (node);
  else if (type == G_TYPE_BOOLEAN)
    fact->value = g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  else if (type == G_TYPE_INT64)
    fact->value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  g_ptr_array_add (data, fact);
}

static void
read_part (JsonArray *array, guint i, JsonNode *node, gpointer data)
{
  LianCase *self = data;
  JsonObject *object = root_of (node);
  JsonObject *facts = facts_of (object);
  if (facts == NULL)
    return;
  LianCasePart *part = g_new0 (LianCasePart, 1);
  part->type = g_intern_string (json_object_get_string_member_with_default (object, "type", ""));
  part->id = json_object_get_int_member_with_default (object, "id", 0);
  part->title = g_strdup (json_object_get_string_member_with_default (object, "title", ""));
  part->facts = g_ptr_array_new_with_free_func (_lian_case_fact_free);
  json_object_foreach_member (facts, read_fact, part->facts);
  g_ptr_array_add (self->parts, part);
}

/**
 * _lian_case_read_receipt:
 * @self: a case that is not judged yet
 * @receipt: a receipt
 *
 * Puts the facts and parts of @receipt in the place of those gathered.
 *
 * Returns: whether @receipt could be read
 */
gboolean
_lian_case_read_receipt (LianCase *self, const char *receipt)
{
  g_autoptr (JsonNode) node = json_from_string (receipt, NULL);
  JsonObject *root = root_of (node);
  JsonObject *known = facts_of (root);
  if (known == NULL)
    return FALSE;
  g_ptr_array_set_size (self->facts, 0);
  g_ptr_array_set_size (self->parts, 0);
  json_object_foreach_member (known, read_fact, self->facts);
  JsonNode *parts = json_object_get_member (root, "parts");
  if (parts != NULL && JSON_NODE_HOLDS_ARRAY (parts))
    json_array_foreach_element (json_node_get_array (parts), read_part, self);
  lian_date_parse (json_object_get_string_member_with_default (root, "working_date", ""),
                   &self->working_date);
  return TRUE;
}

/* @name, and behind it the title of the part it belongs to. */
static void
note_change (GPtrArray *changes, const char *name, const char *title)
{
  g_ptr_array_add (changes, title != NULL ? g_strdup_printf ("%s (%s)", name, title)
                                          : g_strdup (name));
}

static void
compare_facts (GPtrArray *changes, JsonObject *before, JsonObject *now, const char *title)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *both[] = { before, now };
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (GList) names = both[i] != NULL ? json_object_get_members (both[i]) : NULL;
      for (GList *l = names; l != NULL; l = l->next)
        if (g_hash_table_add (seen, l->data) && !g_str_equal (l->data, "months_since_joining")
            && !same_member (before, now, l->data))
          note_change (changes, l->data, title);
    }
}

static JsonObject *
find_part (JsonObject *receipt, const char *type, gint64 id)
{
  JsonNode *node = json_object_get_member (receipt, "parts");
  JsonArray *parts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = root_of (json_array_get_element (parts, i));
      if (part != NULL && json_object_get_int_member_with_default (part, "id", 0) == id
          && g_strcmp0 (json_object_get_string_member_with_default (part, "type", ""), type) == 0)
        return part;
    }
  return NULL;
}

/* Parts that the other receipt lacks were opened or closed since. */
static void
compare_parts (GPtrArray *changes, JsonObject *before, JsonObject *now, gboolean both)
{
  JsonNode *node = json_object_get_member (now, "parts");
  JsonArray *parts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = root_of (json_array_get_element (parts, i));
      const char *type
          = part != NULL ? json_object_get_string_member_with_default (part, "type", "") : "city";
      if (g_str_equal (type, "city"))
        continue;
      const char *title = json_object_get_string_member_with_default (part, "title", "");
      JsonObject *other
          = find_part (before, type, json_object_get_int_member_with_default (part, "id", 0));
      if (other == NULL)
        note_change (changes, type, title);
      else if (both)
        compare_facts (changes, facts_of (other), facts_of (part), title);
    }
}

/**
 * lian_receipt_list_changes:
 * @receipt: (nullable): the receipt of a decision
 * @now: the receipt of the case now
 *
 * Returns: (transfer full) (element-type utf8): facts that differ; "rulebook" or
 *   "months_since_joining" where only these lead to another result
 */
GPtrArray *
lian_receipt_list_changes (const char *receipt, const char *now)
{
  static const char *const results[] = { "recommended", "permitted", "blocked" };
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) one = receipt != NULL ? json_from_string (receipt, NULL) : NULL;
  g_autoptr (JsonNode) other = json_from_string (now, NULL);
  JsonObject *before = root_of (one), *after = root_of (other);
  if (before == NULL || after == NULL)
    {
      note_change (changes, "receipt", NULL);
      return changes;
    }
  compare_facts (changes, facts_of (before), facts_of (after), NULL);
  compare_parts (changes, before, after, TRUE);
  compare_parts (changes, after, before, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (results) && changes->len == 0; i++)
    if (!same_member (before, after, results[i]))
      note_change (changes, same_member (before, after, "rulebook") ? "months_since_joining"
                                                                    : "rulebook", NULL);
  return changes;
}
