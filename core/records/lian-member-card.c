/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Each number of a member certificate once in a co-operative. */
#include "lian-i18n.h"
#include "lian-twin.h"
#include "lian-types-private.h"

/* The members of one co-operative by their numbers. */
typedef struct
{
  GPtrArray *seen;   /* of LianRecord, the list's */
  GHashTable *cards; /* number to GPtrArray of LianRecord */
} Index;

static void
put_away (Index *self, LianRecord *record)
{
  g_autofree char *card = lian_twin_sign (record, "card_no");
  if (card == NULL)
    return;
  GPtrArray *holders = g_hash_table_lookup (self->cards, card);
  if (holders == NULL)
    {
      holders = g_ptr_array_new ();
      g_hash_table_insert (self->cards, g_strdup (card), holders);
    }
  g_ptr_array_add (holders, record);
}

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
}

static void
index_free (gpointer data)
{
  index_clear (data);
  g_free (data);
}

static void
index_update (Index *self, const GPtrArray *list)
{
  guint from = 0;
  if (self->seen == NULL || !lian_check_grew (self->seen, list, &from))
    {
      index_clear (self);
      self->seen = g_ptr_array_new ();
      self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
      from = 0;
    }
  for (guint i = from; i < list->len; i++)
    {
      g_ptr_array_add (self->seen, list->pdata[i]);
      put_away (self, list->pdata[i]);
    }
}

/* The index of the members that the co-operative has; kept where the check keeps things. */
static Index *
find_index (LianCheck *c, gint64 cooperative, Index **own)
{
  g_autofree char *name = g_strdup_printf ("members:%" G_GINT64_FORMAT, cooperative);
  Index *index = c->indexes != NULL ? g_datalist_get_data (c->indexes, name) : NULL;
  if (index != NULL)
    return index;
  index = g_new0 (Index, 1);
  if (c->indexes != NULL)
    g_datalist_set_data_full (c->indexes, name, index, index_free);
  else
    *own = index;
  return index;
}

static const LianRecord *
find_holder (const Index *self, const LianRecord *r)
{
  g_autofree char *card = lian_twin_sign (r, "card_no");
  const GPtrArray *holders = card != NULL ? g_hash_table_lookup (self->cards, card) : NULL;
  for (guint i = 0; holders != NULL && i < holders->len; i++)
    if (lian_record_get_id (holders->pdata[i]) != lian_record_get_id (r))
      return holders->pdata[i];
  return NULL;
}

/**
 * _lian_member_check_card:
 * @c: what a rule may look at
 * @r: a member
 *
 * Adds an error where the number of its certificate is another member's of the co-operative.
 */
void
_lian_member_check_card (LianCheck *c, const LianRecord *r)
{
  Index *own = NULL;
  if (lian_record_is_empty (r, "card_no"))
    return;
  gint64 cooperative = lian_record_get_number (r, "cooperative");
  Index *index = find_index (c, cooperative, &own);
  g_autoptr (GPtrArray) members = c->list (c->data, "member", "cooperative", cooperative);
  index_update (index, members);
  const LianRecord *holder = find_holder (index, r);
  if (holder != NULL)
    lian_check_error (c, r, "card_no", "card-twice", _ ("“%s” has this number already"),
                      lian_record_get_title (holder));
  g_clear_pointer (&own, index_free);
}
