/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Names, units and trades of what a task of arrangement knows by ids only.
 *
 * Words about a plan are made from it without the base, in any thread and for a plan that nobody kept. */
#include "lian-arrange-names.h"

#include "lian-isolate.h"
#include "lian-text.h"

struct _LianArrangeNames
{
  GHashTable *entries; /* id, Entry */
};

typedef struct
{
  char *name;
  char *code;
  char *word;
  LianUnit unit; /* of no measure while its denominator is 0 */
  gint64 trade;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_free (entry->name);
  g_free (entry->code);
  g_free (entry->word);
  g_free (entry);
}

static Entry *
get_entry (LianArrangeNames *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, g_memdup2 (&id, sizeof id), entry);
    }
  return entry;
}

/**
 * lian_arrange_names_new:
 *
 * Returns: (transfer full): no names
 */
LianArrangeNames *
lian_arrange_names_new (void)
{
  LianArrangeNames *self = g_new0 (LianArrangeNames, 1);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  return self;
}

/**
 * lian_arrange_names_free:
 * @self: (nullable) (transfer full): names
 */
void
lian_arrange_names_free (LianArrangeNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * lian_arrange_names_set:
 * @self: names
 * @id: a record
 * @name: (nullable): what it is called, as the user wrote it
 */
void
lian_arrange_names_set (LianArrangeNames *self, gint64 id, const char *name)
{
  Entry *entry = get_entry (self, id);
  g_free (entry->name);
  entry->name = g_strdup (name);
}

/**
 * lian_arrange_names_set_unit:
 * @self: names
 * @id: a line, a product or a material
 * @unit: what its quantities are written in; copied
 */
void
lian_arrange_names_set_unit (LianArrangeNames *self, gint64 id, const LianUnit *unit)
{
  Entry *entry = get_entry (self, id);
  g_free (entry->code);
  g_free (entry->word);
  entry->code = g_strdup (unit->code);
  entry->word = g_strdup (unit->name);
  entry->unit = *unit;
  entry->unit.code = entry->code;
  entry->unit.name = entry->word;
}

/**
 * lian_arrange_names_set_trade:
 * @self: names
 * @id: a line or a product
 * @trade: the trade it belongs to; 0 for none
 */
void
lian_arrange_names_set_trade (LianArrangeNames *self, gint64 id, gint64 trade)
{
  get_entry (self, id)->trade = trade;
}

/**
 * lian_arrange_names_get:
 * @self: names
 * @id: a record
 *
 * Returns: (transfer none): what it is called; "?" if that is not known
 */
const char *
lian_arrange_names_get (const LianArrangeNames *self, gint64 id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  return entry != NULL && entry->name != NULL && *entry->name != '\0' ? entry->name : "?";
}

/**
 * lian_arrange_names_get_trade:
 * @self: names
 * @id: a line or a product
 *
 * Returns: its trade; 0 if none is known
 */
gint64
lian_arrange_names_get_trade (const LianArrangeNames *self, gint64 id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  return entry != NULL ? entry->trade : 0;
}

/**
 * lian_arrange_names_number:
 * @self: names
 * @id: a line, a product or a material
 * @smallest: a quantity of it, in smallest units
 *
 * Returns: (transfer full): the number alone, in its unit
 */
char *
lian_arrange_names_number (const LianArrangeNames *self, gint64 id, gint64 smallest)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  const LianUnit plain = { NULL, NULL, 1, 1 };
  return lian_quantity_to_text (smallest, entry != NULL && entry->unit.denominator > 0 ? &entry->unit : &plain);
}

/**
 * lian_arrange_names_quantity:
 * @self: names
 * @id: a line, a product or a material
 * @smallest: a quantity of it, in smallest units
 *
 * Returns: (transfer full): the number and the word of its unit, which is isolated
 */
char *
lian_arrange_names_quantity (const LianArrangeNames *self, gint64 id, gint64 smallest)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  const char *word = entry == NULL ? NULL : entry->word != NULL ? entry->word : entry->code;
  g_autofree char *number = lian_arrange_names_number (self, id, smallest);
  if (word == NULL || *word == '\0')
    return g_steal_pointer (&number);
  g_autofree char *isolated = lian_isolate (word);
  return g_strdup_printf (lian_text_has_han (word) ? "%s%s" : "%s %s", number, isolated);
}

/**
 * lian_arrange_names_get_unit:
 * @self: names
 * @id: a line, a product or a material
 *
 * Returns: (transfer none): the word of its unit; "" if none is known
 */
const char *
lian_arrange_names_get_unit (const LianArrangeNames *self, gint64 id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  const char *word = entry == NULL ? NULL : entry->word != NULL ? entry->word : entry->code;
  return word != NULL ? word : "";
}

/**
 * lian_arrange_names_parse:
 * @self: names
 * @id: a line, a product or a material
 * @text: a number as somebody types it
 * @smallest: (out): the quantity, in smallest units
 *
 * Returns: whether @text is a quantity in its unit
 */
gboolean
lian_arrange_names_parse (const LianArrangeNames *self, gint64 id, const char *text, gint64 *smallest)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &id);
  const LianUnit plain = { NULL, NULL, 1, 1 };
  return lian_quantity_parse (text, entry != NULL && entry->unit.denominator > 0 ? &entry->unit : &plain, smallest);
}
