/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The words by which a query names fields.
 *
 * A field answers to its id, to its English label and to its label in the language of who looks,
 * whatever their case, spaces and points.  What several texts or several counts begin with means them
 * together: "name" either name, "members" men and women added up. */
#include "lian-i18n.h"
#include "lian-query-text-private.h"
#include "lian-text.h"

#include <string.h>

/* Words that people use for a field that is called otherwise. */
static const char *const aliases[][2] = {
  { "state", "status" },
  { "status", "state" },
};

static gboolean
may_be_asked (const LianField *field)
{
  return !(field->flags & LIAN_FIELD_HIDDEN) && field->kind != LIAN_FIELD_JSON
         && field->kind != LIAN_FIELD_BLOB;
}

/* Returns: (transfer full): letters and digits of @text, folded */
char *
_lian_query_key (const char *text)
{
  g_autofree char *folded = lian_text_fold (text);
  GString *key = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

static gboolean
answers_to (const LianField *field, const char *key)
{
  g_autofree char *id = _lian_query_key (field->id);
  g_autofree char *english = _lian_query_key (field->label);
  g_autofree char *own = _lian_query_key (_ (field->label));
  g_autofree char *chinese = _lian_query_key (lian_i18n_translate_in ("zh_CN", field->label));
  return g_str_equal (id, key) || g_str_equal (english, key) || g_str_equal (own, key)
         || g_str_equal (chinese, key);
}

static int
find_one (const LianType *type, const char *key)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (may_be_asked (&type->fields[i]) && answers_to (&type->fields[i], key))
      return (int) i;
  return -1;
}

static gboolean
may_stand_together (const LianField *field)
{
  return field->kind == LIAN_FIELD_TEXT || field->kind == LIAN_FIELD_INTEGER;
}

/* The fields "KEY_…" of one kind, if there are several. */
static void
find_group (const LianType *type, const char *key, GArray *fields)
{
  g_autofree char *begin = g_strconcat (key, "_", NULL);
  for (int i = 0; i < (int) type->n_fields; i++)
    {
      const LianField *field = &type->fields[i];
      if (!may_be_asked (field) || !g_str_has_prefix (field->id, begin) || !may_stand_together (field))
        continue;
      if (fields->len > 0 && type->fields[g_array_index (fields, int, 0)].kind != field->kind)
        continue;
      g_array_append_val (fields, i);
    }
  if (fields->len == 1)
    g_array_set_size (fields, 0);
}

/* Returns: (transfer full) (element-type int): the fields meant; none for an unknown word */
GArray *
_lian_query_find_fields (const LianType *type, const char *name)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *key = _lian_query_key (name);
  int one = find_one (type, key);
  for (gsize i = 0; one < 0 && i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (key, aliases[i][0]))
      one = find_one (type, aliases[i][1]);
  if (one >= 0)
    g_array_append_val (fields, one);
  else if (*key != '\0')
    find_group (type, key, fields);
  return fields;
}

/* How many characters have to be put in, taken out or exchanged. */
guint
_lian_query_distance (const char *a, const char *b)
{
  glong n = 0, m = 0;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n), *y = g_utf8_to_ucs4_fast (b, -1, &m);
  g_autofree guint *row = g_new (guint, (gsize) m + 1);
  for (glong j = 0; j <= m; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= n; i++)
    {
      guint before = row[0];
      row[0] = (guint) i;
      for (glong j = 1; j <= m; j++)
        {
          guint exchanged = before + (x[i - 1] != y[j - 1]);
          before = row[j];
          row[j] = MIN (exchanged, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[m];
}

static void
offer (const char *word, const char *key, const char **nearest, guint *least)
{
  g_autofree char *other = _lian_query_key (word);
  guint distance = _lian_query_distance (key, other);
  if (distance >= *least)
    return;
  *least = distance;
  *nearest = word;
}

/* Returns: (transfer full): the word for a field of @type that is most like @name */
char *
_lian_query_nearest_field (const LianType *type, const char *name)
{
  const char *nearest = type->fields[0].id;
  guint least = G_MAXUINT;
  g_autofree char *key = _lian_query_key (name);
  for (guint i = 0; i < type->n_fields; i++)
    if (may_be_asked (&type->fields[i]))
      {
        offer (type->fields[i].id, key, &nearest, &least);
        offer (_ (type->fields[i].label), key, &nearest, &least);
      }
  /* A word with spaces or commas in it has to stand in quotes. */
  return strpbrk (nearest, " ,，、") != NULL ? g_strdup_printf ("\"%s\"", nearest) : g_strdup (nearest);
}
