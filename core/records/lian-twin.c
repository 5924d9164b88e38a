/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice: told by a number first, then by name and place.
 *
 * Each rule of the type (LianTwinRule) names fields that are known of both records and alike.  Texts are
 * compared without regard to width, case, old or new characters, spaces and signs.  What is not known of
 * one of two does not tell them apart, what is known of both and differs may; and what somebody said is not
 * the same stays so (record types "likeness" and, of members, "member_distinct"). */
#include "lian-twin.h"

#include "lian-i18n.h"
#include "lian-text.h"

#include <string.h>

/* Returns: (nullable): the letters and digits of the text; NULL where there are none */
static char *
squeeze (const char *text)
{
  g_autofree char *folded = text != NULL ? lian_text_fold (text) : NULL;
  char *end = folded;
  for (const char *p = folded, *next; p != NULL && *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        continue;
      memmove (end, p, (gsize) (next - p));
      end += next - p;
    }
  if (end == folded)
    return NULL;
  *end = '\0';
  return g_steal_pointer (&folded);
}

/**
 * lian_twin_sign:
 * @record: a record
 * @field: a field of it
 *
 * Returns: (transfer full) (nullable): what is compared: of a text its letters and digits, without regard to
 *   width, case, accents, old and new characters; %NULL where nothing is known
 */
char *
lian_twin_sign (const LianRecord *record, const char *field)
{
  int place = lian_type_field (lian_record_get_type_info (record), field);
  if (lian_record_is_empty_at (record, place))
    return NULL;
  if (lian_record_holds_number (&lian_record_get_type_info (record)->fields[place]))
    return g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_number_at (record, place));
  return squeeze (lian_record_text_at (record, place));
}

/* FNV-1a: the same on every machine, and a key is never taken for more than a hint. */
#define FIRST G_GUINT64_CONSTANT (14695981039346656037)
#define PRIME G_GUINT64_CONSTANT (1099511628211)

static guint64
mix (guint64 hash, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * PRIME;
  return (hash ^ 0x1f) * PRIME;
}

/* A field that several rules name is folded once. */
typedef struct
{
  const LianRecord *record;
  const char *fields[4 * LIAN_TWIN_RULES];
  guint64 hashes[4 * LIAN_TWIN_RULES]; /* 0 where nothing is known */
  guint n;
} Signs;

static guint64
hash_of (Signs *signs, const char *field)
{
  for (guint i = 0; i < signs->n; i++)
    if (g_str_equal (signs->fields[i], field))
      return signs->hashes[i];
  g_autofree char *sign = lian_twin_sign (signs->record, field);
  signs->fields[signs->n] = field;
  signs->hashes[signs->n] = sign != NULL ? MAX (mix (FIRST, sign), 1) : 0;
  return signs->hashes[signs->n++];
}

static guint64
key_of (Signs *signs, const LianTwinRule *rule)
{
  guint64 key = FIRST;
  if (rule->open != NULL && !lian_record_is_empty (signs->record, rule->open))
    return 0;
  for (const char *const *field = rule->fields; *field != NULL; field++)
    {
      guint64 hash = hash_of (signs, *field);
      if (hash == 0)
        return 0;
      key = (key ^ hash) * PRIME;
    }
  return MAX (key, 1);
}

/**
 * lian_twin_keys:
 * @record: a record
 * @keys: (out caller-allocates): a number for each rule of its type, as many as %LIAN_TWIN_RULES at most;
 *   records of which a rule can be true have the same number there, 0 those of which it can't
 */
void
lian_twin_keys (const LianRecord *record, guint64 *keys)
{
  const LianType *type = lian_record_get_type_info (record);
  Signs signs = { .record = record };
  for (guint i = 0; i < type->n_twins; i++)
    keys[i] = key_of (&signs, &type->twins[i]);
}

static gboolean
are_alike (const LianRecord *a, const LianRecord *b, const char *field)
{
  g_autofree char *x = lian_twin_sign (a, field), *y = lian_twin_sign (b, field);
  return x != NULL && y != NULL && g_str_equal (x, y);
}

static gboolean
are_apart (const LianRecord *a, const LianRecord *b, const char *field)
{
  g_autofree char *x = lian_twin_sign (a, field), *y = lian_twin_sign (b, field);
  return x != NULL && y != NULL && !g_str_equal (x, y);
}

static gboolean
holds (const LianTwinRule *rule, const LianRecord *a, const LianRecord *b)
{
  if (rule->open != NULL && (!lian_record_is_empty (a, rule->open) || !lian_record_is_empty (b, rule->open)))
    return FALSE;
  for (const char *const *field = rule->fields; *field != NULL; field++)
    if (!are_alike (a, b, *field))
      return FALSE;
  for (const char *const *field = rule->apart; *field != NULL; field++)
    if (are_apart (a, b, *field))
      return FALSE;
  return TRUE;
}

/**
 * lian_twin_compare:
 * @a: a record
 * @b: another of the same type
 *
 * Returns: the first rule of the type that makes both suspect of being the same; -1 when none does
 */
int
lian_twin_compare (const LianRecord *a, const LianRecord *b)
{
  const LianType *type = lian_record_get_type_info (a);
  for (guint i = 0; i < type->n_twins; i++)
    if (holds (&type->twins[i], a, b))
      return (int) i;
  return -1;
}

/**
 * lian_twin_strength_label:
 * @strength: how much speaks for two being the same
 *
 * Returns: (transfer none): a word for it
 */
const char *
lian_twin_strength_label (LianTwinStrength strength)
{
  return strength == LIAN_TWIN_NUMBER   ? _ ("very likely")
         : strength == LIAN_TWIN_LIKELY ? _ ("likely")
                                        : _ ("possible");
}

/**
 * lian_twin_alike:
 * @type: a type
 * @rule: a rule of it
 *
 * Returns: (transfer full): the labels of the fields that the rule compares
 */
char *
lian_twin_alike (const LianType *type, int rule)
{
  GString *words = g_string_new (NULL);
  for (const char *const *field = type->twins[rule].fields; *field != NULL; field++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "",
                            _ (lian_type_get_field (type, *field)->label));
  return g_string_free (words, FALSE);
}
