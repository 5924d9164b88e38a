/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Initials in pinyin, by which people look for Chinese names on a keyboard that has none.
 *
 * Many characters have several readings.  The platform's tables give the usual one and that of surnames; a
 * short list here has others that stand in names of places and trades.  A name has each of them. */
#include "lian-text.h"
#include "lian-text-words.h"

#include <unicode/utrans.h>

/* So many characters of a name may be read in several ways; those behind them are read as usual. */
#define MOST_VARIED 3

static void
close_transliterator (gpointer data)
{
  if (data != NULL)
    utrans_close (data);
}

/* @rules: a literal; one transliterator is kept in @kept for each thread */
static UTransliterator *
romanizer (const UChar *rules, GPrivate *kept)
{
  UTransliterator *t = g_private_get (kept);
  if (t == NULL)
    {
      UErrorCode code = U_ZERO_ERROR;
      t = utrans_openU (rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
      if (U_FAILURE (code))
        return NULL;
      g_private_set (kept, t);
    }
  return t;
}

/* Returns: the letter with which @t reads the character; 0 where it does not know it */
static guint
read_initial (UTransliterator *t, gunichar c)
{
  UChar buffer[32];
  int32_t length = 0, limit;
  UErrorCode code = U_ZERO_ERROR;
  if (t == NULL)
    return 0;
  if (c > 0xffff)
    buffer[length++] = (UChar) (0xd800 + ((c - 0x10000) >> 10));
  buffer[length++] = (UChar) (c > 0xffff ? 0xdc00 + ((c - 0x10000) & 0x3ff) : c);
  limit = length;
  utrans_transUChars (t, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &code);
  return U_SUCCESS (code) && length > 0 && buffer[0] < 0x80 && g_ascii_isalpha (buffer[0]) ? buffer[0] : 0;
}

/* The letter of another reading that the tables don't have. */
static guint
find_other (gunichar c)
{
  static const struct
  {
    gunichar c;
    char other;
  } others[] = {
    { U'行', 'h' }, { U'车', 'j' }, { U'朝', 'z' }, { U'厦', 'x' }, { U'参', 's' }, { U'会', 'k' },
    { U'系', 'j' }, { U'省', 'x' }, { U'盛', 'c' }, { U'调', 't' }, { U'弹', 't' }, { U'藏', 'z' },
    { U'传', 'z' }, { U'降', 'x' }, { U'校', 'j' }, { U'石', 'd' }, { U'畜', 'x' }, { U'炮', 'b' },
    { U'纤', 'q' }, { U'卡', 'q' }, { U'壳', 'q' }, { U'晟', 's' },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].c == c)
      return (guint) others[i].other;
  return 0;
}

/* Returns: up to three letters, the usual one in the lowest byte; 0 where none is known */
static guint
read_letters (gunichar c)
{
  static GPrivate usual = G_PRIVATE_INIT (close_transliterator), names = G_PRIVATE_INIT (close_transliterator);
  guint letters = read_initial (romanizer (u"Han-Latin; Latin-ASCII; Lower", &usual), c), shift = 8;
  const guint others[]
      = { read_initial (romanizer (u"Han-Latin/Names; Latin-ASCII; Lower", &names), c), find_other (c) };
  for (gsize i = 0; letters != 0 && i < G_N_ELEMENTS (others); i++)
    if (others[i] != 0 && others[i] != (letters & 0xff) && others[i] != (letters >> 8 & 0xff))
      {
        letters |= others[i] << shift;
        shift += 8;
      }
  return letters;
}

static guint
find_letters (gunichar c)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *known = g_private_get (&per_thread);
  gpointer letters;
  if (known == NULL)
    {
      known = g_hash_table_new (NULL, NULL);
      g_private_set (&per_thread, known);
    }
  if (!g_hash_table_lookup_extended (known, GUINT_TO_POINTER (c), NULL, &letters))
    {
      letters = GUINT_TO_POINTER (read_letters (c));
      g_hash_table_insert (known, GUINT_TO_POINTER (c), letters);
    }
  return GPOINTER_TO_UINT (letters);
}

static guint
count_readings (guint letters)
{
  return letters > 0xffff ? 3 : letters > 0xff ? 2 : 1;
}

/* @way: which reading each character has that has several, the first one its lowest digit */
static void
append_way (GString *out, const GArray *run, guint way)
{
  guint n_varied = 0;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  for (guint i = 0; i < run->len; i++)
    {
      guint letters = g_array_index (run, guint, i), n = count_readings (letters), which = 0;
      if (n > 1 && n_varied++ < MOST_VARIED)
        {
          which = way % n;
          way /= n;
        }
      g_string_append_c (out, (char) (letters >> 8 * which & 0xff));
    }
}

/* Characters that stand together, read in each way; the usual one first. */
static void
end_run (GString *out, GArray *run)
{
  guint n_ways = 1, n_varied = 0;
  for (guint i = 0; i < run->len; i++)
    {
      guint n = count_readings (g_array_index (run, guint, i));
      if (n > 1 && n_varied++ < MOST_VARIED)
        n_ways *= n;
    }
  for (guint way = 0; run->len > 0 && way < n_ways; way++)
    append_way (out, run, way);
  g_array_set_size (run, 0);
}

/**
 * lian_text_initials:
 * @text: a name
 *
 * Returns: (transfer full): the initials in pinyin of the Chinese characters that stand together, such
 *   as "hlxhs" for 翰林绣花社, separated by spaces; where characters have several readings, those of each,
 *   such as "wjx wjh" for 五金行; "" where there are none
 */
char *
lian_text_initials (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint letters = lian_text_is_han (c) ? find_letters (c) : 0;
      if (letters != 0)
        g_array_append_val (run, letters);
      else
        end_run (out, run);
    }
  end_run (out, run);
  return g_string_free (out, FALSE);
}
