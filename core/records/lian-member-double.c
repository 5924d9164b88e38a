/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Members entered twice: told by the number of the certificate first, then by name and address.
 *
 * Names are compared without regard to width, case and old or new characters.  What is not known of one of
 * two does not tell them apart, what is known of both and differs does; and what somebody said is not
 * the same stays so (record type "member_distinct"). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-text.h"
#include "lian-types-private.h"

#define SEPARATOR "\x1f"

/* The members of one co-operative by what tells them: a number, or a name. */
typedef struct
{
  GPtrArray *seen;      /* of LianRecord, the list's */
  GHashTable *drawers; /* "number" or "name" key to GPtrArray of LianRecord */
} Index;

static char *
squeeze (const char *text)
{
  g_autofree char *folded = lian_text_fold (text);
  GString *out = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* Returns: (nullable): what lies in the drawer of this field's text; NULL where nothing is known */
static char *
key_of (const LianRecord *r, const char *field)
{
  const char *text = lian_record_get_text (r, field);
  g_autofree char *squeezed = text != NULL ? squeeze (text) : NULL;
  if (squeezed == NULL || *squeezed == '\0')
    return NULL;
  return g_strconcat (field, SEPARATOR, squeezed, NULL);
}

static gboolean
fold_differs (const LianRecord *a, const LianRecord *b, const char *field)
{
  g_autofree char *x = key_of (a, field), *y = key_of (b, field);
  return x != NULL && y != NULL && !g_str_equal (x, y);
}

static gboolean
number_differs (const LianRecord *a, const LianRecord *b, const char *field)
{
  return !lian_record_is_empty (a, field) && !lian_record_is_empty (b, field)
         && lian_record_get_number (a, field) != lian_record_get_number (b, field);
}

/* Whether nothing that is known of both tells them apart. */
static gboolean
may_be_same (const LianRecord *a, const LianRecord *b)
{
  return !number_differs (a, b, "birth_year") && !fold_differs (a, b, "sex")
         && !fold_differs (a, b, "member_kind") && !fold_differs (a, b, "address");
}

static gboolean
says_so (GPtrArray *said, const char *field, gint64 id)
{
  for (guint i = 0; i < said->len; i++)
    if (lian_record_get_number (said->pdata[i], field) == id)
      return TRUE;
  return FALSE;
}

/* Either of the two may have been the one that somebody looked at. */
static gboolean
is_told_apart (LianCheck *c, const LianRecord *a, const LianRecord *b)
{
  g_autoptr (GPtrArray) of = c->list (c->data, "member_distinct", "member", lian_record_get_id (a));
  g_autoptr (GPtrArray) by = c->list (c->data, "member_distinct", "other", lian_record_get_id (a));
  return says_so (of, "other", lian_record_get_id (b)) || says_so (by, "member", lian_record_get_id (b));
}

static void
put_away (Index *self, LianRecord *record, const char *field)
{
  g_autofree char *key = key_of (record, field);
  if (key == NULL)
    return;
  GPtrArray *drawer = g_hash_table_lookup (self->drawers, key);
  if (drawer == NULL)
    {
      drawer = g_ptr_array_new ();
      g_hash_table_insert (self->drawers, g_strdup (key), drawer);
    }
  g_ptr_array_add (drawer, record);
}

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->drawers, g_hash_table_unref);
}

static void
index_free (gpointer data)
{
  index_clear (data);
  g_free (data);
}

static Index *
index_new (void)
{
  return g_new0 (Index, 1);
}

static void
index_update (Index *self, const GPtrArray *list)
{
  guint from = 0;
  if (self->seen == NULL || !lian_check_grew (self->seen, list, &from))
    {
      index_clear (self);
      self->seen = g_ptr_array_new ();
      self->drawers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
      from = 0;
    }
  for (guint i = from; i < list->len; i++)
    {
      LianRecord *record = list->pdata[i];
      g_ptr_array_add (self->seen, record);
      put_away (self, record, "card_no");
      put_away (self, record, "name_zh");
      put_away (self, record, "name_en");
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
  index = index_new ();
  if (c->indexes != NULL)
    g_datalist_set_data_full (c->indexes, name, index, index_free);
  else
    *own = index;
  return index;
}

static const LianRecord *
find_in (LianCheck *c, const Index *self, const LianRecord *r, const char *field)
{
  gboolean number = g_str_equal (field, "card_no");
  g_autofree char *key = key_of (r, field);
  const GPtrArray *drawer = key != NULL ? g_hash_table_lookup (self->drawers, key) : NULL;
  for (guint i = 0; drawer != NULL && i < drawer->len; i++)
    {
      const LianRecord *other = drawer->pdata[i];
      if (lian_record_get_id (other) != lian_record_get_id (r)
          && (number
              || (may_be_same (r, other) && !fold_differs (r, other, "card_no")
                  && !is_told_apart (c, r, other))))
        return other;
    }
  return NULL;
}

static char *
describe (LianCheck *c, const LianRecord *other)
{
  const char *card = lian_record_get_text (other, "card_no");
  const char *address = lian_record_get_text (other, "address");
  g_autoptr (LianRecord) cooperative = lian_check_load (c, other, "cooperative");
  g_autofree char *name = cooperative != NULL ? lian_record_dup_name (cooperative) : g_strdup ("");
  const char *sign = card != NULL ? card : address != NULL ? address : "–";
  return g_strdup_printf ("%s (%s, %s)", lian_record_get_title (other), sign, name);
}

static void
warn (LianCheck *c, const LianRecord *r, const LianRecord *other)
{
  g_autofree char *who = describe (c, other);
  lian_check_warning (c, r, lian_record_is_empty (r, "name_zh") ? "name_en" : "name_zh", "double",
                      /* Translators: a member with number or address and co-operative */
                      _ ("looks like %s: the same one? If not, say so under “not the same”"), who);
}

/* Elsewhere only who has the same name and, where both are known, lives at the same address, is still
 * there and was not told apart. */
static void
check_elsewhere (LianCheck *c, const LianRecord *r, const char *field)
{
  const char *name = lian_record_get_text (r, field);
  gint64 id = name != NULL && c->find != NULL ? c->find (c->data, r, field, name) : 0;
  g_autoptr (LianRecord) other = id != 0 ? c->load (c->data, "member", id) : NULL;
  if (other != NULL && _lian_member_is_here (other) && _lian_member_is_here (r)
      && !lian_record_is_empty (r, "address") && !lian_record_is_empty (other, "address")
      && lian_record_get_number (other, "cooperative") != lian_record_get_number (r, "cooperative")
      && may_be_same (r, other) && !is_told_apart (c, r, other))
    warn (c, r, other);
}

/**
 * _lian_member_check_double:
 * @c: what a rule may look at
 * @r: a member
 *
 * Adds an error where the number of its certificate is another member's of the co-operative, a warning
 * where a name with what else is known may be the same member a second time.
 */
void
_lian_member_check_double (LianCheck *c, const LianRecord *r)
{
  Index *own = NULL;
  gint64 cooperative = lian_record_get_number (r, "cooperative");
  Index *index = find_index (c, cooperative, &own);
  g_autoptr (GPtrArray) members = c->list (c->data, "member", "cooperative", cooperative);
  index_update (index, members);
  const LianRecord *numbered = find_in (c, index, r, "card_no");
  if (numbered != NULL)
    lian_check_error (c, r, "card_no", "card-twice", _ ("“%s” has this number already"),
                      lian_record_get_title (numbered));
  const LianRecord *other = find_in (c, index, r, "name_zh");
  if (other == NULL)
    other = find_in (c, index, r, "name_en");
  if (other != NULL)
    warn (c, r, other);
  else
    check_elsewhere (c, r, lian_record_is_empty (r, "name_zh") ? "name_en" : "name_zh");
  g_clear_pointer (&own, index_free);
}
