/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Nothing typed is ever lost: what is not saved is kept in a draft, at the latest two seconds after
 * the key, and put back when the record is opened again. */
#include "lian-form-private.h"
#include "lian-i18n.h"

#define DRAFT_DELAY 1500

static char *
write_draft (LianForm *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "record");
  lian_form_sheet_write (self->sheet, json);
  json_builder_set_member_name (json, "parts");
  json_builder_begin_array (json);
  g_autoptr (GPtrArray) sheets = _lian_form_sheets (self);
  for (guint i = 1; i < sheets->len; i++)
    {
      if (!lian_form_sheet_is_dirty (sheets->pdata[i]))
        continue;
      json_builder_begin_object (json);
      json_builder_set_member_name (json, "type");
      json_builder_add_string_value (json, lian_form_sheet_get_type_info (sheets->pdata[i])->id);
      json_builder_set_member_name (json, "part");
      lian_form_sheet_write (sheets->pdata[i], json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* Only what has reached the disk is kept. */
static void
kept_cb (LianForm *self, const char *type, gint64 record, gint64 slot)
{
  if (self->type == NULL || self->refused || !g_str_equal (type, self->type->id)
      || record != self->id || (record == 0 && slot != self->slot) || !lian_form_is_dirty (self))
    return;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: a time of day */
  g_autofree char *text = g_strdup_printf (_ ("Draft kept %s"), time);
  _lian_form_say (self, text);
}

/* Says when a draft is on the disk. */
void
_lian_form_follow_drafts (LianForm *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  if (drafts != NULL)
    g_signal_connect_object (drafts, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
}

/* Keeps what was typed, without waiting. */
void
_lian_form_draft_now (LianForm *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  gboolean pending = self->draft_source != 0;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (drafts == NULL || !pending)
    return;
  if (!lian_form_is_dirty (self))
    {
      _lian_form_draft_drop (self);
      return;
    }
  g_autofree char *text = write_draft (self);
  LianDraft draft = { (char *) self->type->id, self->id, self->id == 0 ? self->slot : 0, self->act,
                      NULL, text };
  lian_drafts_keep (drafts, &draft);
}

static gboolean
draft_cb (gpointer data)
{
  /* The handle is cleared inside: it says that something waits. */
  _lian_form_draft_now (data);
  return G_SOURCE_REMOVE;
}

/* Keeps what was typed, at the latest two seconds after the first key. */
void
_lian_form_draft_soon (LianForm *self)
{
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_DELAY, draft_cb, self);
}

/* The form differs from the base no more. */
void
_lian_form_draft_drop (LianForm *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  if (drafts != NULL)
    lian_drafts_drop (drafts, self->type->id, self->id, self->id == 0 ? self->slot : 0);
  gtk_widget_set_visible (self->draft_bar, FALSE);
}

static LianPartTable *
table_for (LianForm *self, const char *type)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      LianPartTable *table = self->tables->pdata[i];
      if (table != NULL && g_strcmp0 (lian_part_table_get_type_info (table)->id, type) == 0)
        return table;
    }
  return NULL;
}

static JsonObject *
object_in (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
text_in (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static LianFormSheet *
last_sheet (LianPartTable *table)
{
  guint n = lian_part_table_get_n_sheets (table);
  return n > 0 ? lian_part_table_get_sheet (table, n - 1) : NULL;
}

static void
restore_part (LianForm *self, JsonObject *object)
{
  LianPartTable *table = table_for (self, text_in (object, "type"));
  JsonObject *part = object_in (object, "part");
  const char *id = text_in (part, "id");
  if (table == NULL || part == NULL || id == NULL)
    return;
  gint64 number = g_ascii_strtoll (id, NULL, 10);
  LianFormSheet *sheet = number != 0 ? lian_part_table_find (table, number) : last_sheet (table);
  if (sheet == NULL)
    return;
  lian_form_sheet_read (sheet, part);
  /* Goes through the table, so that a new empty row follows. */
  g_signal_emit_by_name (sheet, "edited", -1);
}

static void
restore_parts (LianForm *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "parts");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  JsonArray *parts = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonNode *part = json_array_get_element (parts, i);
      if (JSON_NODE_HOLDS_OBJECT (part))
        restore_part (self, json_node_get_object (part));
    }
}

static char *
when (const char *saved)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = saved != NULL ? g_date_time_new_from_iso8601 (saved, local) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  if (time == NULL)
    return g_strdup (saved != NULL ? saved : "");
  gboolean today = g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now)
                   && g_date_time_get_year (time) == g_date_time_get_year (now);
  return g_date_time_format (time, today ? "%H:%M" : "%Y-%m-%d %H:%M");
}

static void
show_bar (LianForm *self, const LianDraft *draft)
{
  g_autofree char *time = when (draft->saved);
  /* Translators: a moment */
  g_autofree char *text = g_strdup_printf (_ ("Unsaved since %s"), time);
  gtk_label_set_text (GTK_LABEL (self->draft_words), text);
  gtk_widget_set_visible (self->another_button, self->id == 0);
  gtk_widget_set_visible (self->draft_bar, TRUE);
}

/* Puts back the draft that was found for this record. */
void
_lian_form_draft_restore (LianForm *self)
{
  g_autoptr (LianDraft) draft = g_steal_pointer (&self->wanted_draft);
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (draft == NULL || draft->text == NULL
      || !json_parser_load_from_data (parser, draft->text, -1, NULL))
    return;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  self->slot = draft->slot;
  self->loading = TRUE;
  JsonObject *record = object_in (json_node_get_object (root), "record");
  if (record != NULL)
    lian_form_sheet_read (self->sheet, record);
  restore_parts (self, json_node_get_object (root));
  self->loading = FALSE;
  if (lian_form_is_dirty (self))
    show_bar (self, draft);
}

static void
discard_table (LianPartTable *table)
{
  for (guint i = lian_part_table_get_n_sheets (table); i > 0; i--)
    {
      LianFormSheet *sheet = lian_part_table_get_sheet (table, i - 1);
      if (lian_form_sheet_get_id (sheet) == 0 && !lian_form_sheet_is_blank (sheet))
        lian_part_table_drop (table, sheet);
      else if (lian_form_sheet_get_id (sheet) != 0)
        {
          lian_form_sheet_set_removed (sheet, FALSE);
          lian_form_sheet_revert (sheet);
        }
    }
}

/* Drops what was typed; only the user asks for it. */
void
_lian_form_discard (LianForm *self)
{
  if (self->sheet == NULL || self->saving)
    return;
  self->loading = TRUE;
  lian_form_sheet_revert (self->sheet);
  for (guint i = 0; i < self->tables->len; i++)
    if (self->tables->pdata[i] != NULL)
      discard_table (self->tables->pdata[i]);
  self->loading = FALSE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  _lian_form_draft_drop (self);
  _lian_form_clear_reasons (self);
  _lian_form_notice (self, LIAN_MARK_NONE, NULL);
  _lian_form_say (self, _ ("Discarded"));
  _lian_form_update (self);
  _lian_form_check (self);
}
