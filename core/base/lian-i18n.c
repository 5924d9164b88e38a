/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for people.
 *
 * The language is a setting of the program, not only of the desktop, so it is passed on through
 * LANGUAGE; glibc ignores that variable in the plain C locale, hence the step to C.UTF-8.  Imports
 * accept column labels of either language, so one catalogue is also read directly: gettext itself
 * can't answer for two languages at once. */
#include "lian-plural.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  GMappedFile *file;
  guint32 n, originals, translations;
  const char *data;
  gsize size;
} Catalogue;

static gboolean chinese;
/* The language of a thread's words where it is not the program's; a string that stays. */
static GPrivate thread_language = G_PRIVATE_INIT (NULL);

static const char *
locale_dir (void)
{
  const char *from_env = g_getenv ("LIAN_LOCALE_DIR");
  if (from_env != NULL)
    return from_env;
  if (g_file_test (LIAN_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR))
    return LIAN_BUILD_LOCALE_DIR;
  return LIAN_LOCALE_DIR;
}

/**
 * lian_i18n_init:
 * @language: (nullable): "zh_CN", "en", or %NULL for the desktop's language
 *
 * Sets locale, catalogue and language.  May be called again when the setting changes.
 */
void
lian_i18n_init (const char *language)
{
  if (language != NULL && *language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  const char *locale = setlocale (LC_ALL, "");
  if (locale == NULL || g_str_equal (setlocale (LC_CTYPE, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides once whether to translate at all, and for a program that begins in English in a
   * Chinese or plain locale decides against it for good; it does not while no domain is set. */
  g_dgettext (GETTEXT_PACKAGE, "Lianshe");
  textdomain (GETTEXT_PACKAGE);
  /* Translators: write "zh" here if this catalogue is Chinese, "en" otherwise. */
  chinese = g_str_equal (C_ ("language code", "en"), "zh");
}

/**
 * lian_i18n_is_chinese:
 *
 * Returns: whether Chinese names and words come first
 */
gboolean
lian_i18n_is_chinese (void)
{
  const char *language = g_private_get (&thread_language);
  return language != NULL ? g_str_equal (language, "zh_CN") : chinese;
}

/**
 * lian_i18n_set_thread_language:
 * @language: (nullable): a language; %NULL for the program's
 *
 * Lets this thread find words and names in another language: the paper of a base need not be in the
 * language of who prints it.  Give the language that was there before back as soon as the words are made.
 *
 * Returns: (transfer none) (nullable): the language before
 */
const char *
lian_i18n_set_thread_language (const char *language)
{
  const char *before = g_private_get (&thread_language);
  g_private_set (&thread_language, (gpointer) g_intern_string (language));
  return before;
}

/**
 * lian_i18n_translate:
 * @message: the English message
 *
 * What `_()` stands for.
 *
 * Returns: (transfer none): @message in the language of the thread
 */
const char *
lian_i18n_translate (const char *message)
{
  const char *language = g_private_get (&thread_language);
  return language != NULL ? lian_i18n_translate_in (language, message)
                          : g_dgettext (GETTEXT_PACKAGE, message);
}

/**
 * lian_i18n_translate_context:
 * @key: context and message as the catalogue has them
 * @message: the English message
 *
 * What `C_()` stands for.
 *
 * Returns: (transfer none): @message, meant as the context says, in the language of the thread
 */
const char *
lian_i18n_translate_context (const char *key, const char *message)
{
  const char *language = g_private_get (&thread_language);
  const char *found = language != NULL ? lian_i18n_translate_in (language, key)
                                       : g_dgettext (GETTEXT_PACKAGE, key);
  return found != key ? found : message;
}

/**
 * lian_i18n_translate_plural:
 * @one: the English message for one
 * @many: the English message for any other number
 * @n: the number
 *
 * What `ngettext()` stands for.  Where the thread has a language of its own, the first form of its catalogue
 * is taken: Chinese has no other.
 *
 * Returns: (transfer none): the message for @n in the language of the thread
 */
const char *
lian_i18n_translate_plural (const char *one, const char *many, gulong n)
{
  const char *language = g_private_get (&thread_language);
  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  const char *found = lian_i18n_translate_in (language, one);
  return found != one ? found : n == 1 ? one : many;
}

/**
 * lian_i18n_pick:
 * @zh: (nullable): the Chinese name
 * @en: (nullable): the English name
 *
 * Returns: (transfer none): the name in the program's language, else the other one, else ""
 */
const char *
lian_i18n_pick (const char *zh, const char *en)
{
  gboolean zh_first = lian_i18n_is_chinese ();
  const char *first = zh_first ? zh : en;
  const char *second = zh_first ? en : zh;
  if (first != NULL && *first != '\0')
    return first;
  return second != NULL ? second : "";
}

static guint32
word_at (const Catalogue *c, gsize offset)
{
  guint32 w = 0;
  if (offset + 4 <= c->size)
    memcpy (&w, c->data + offset, 4);
  return w;
}

static const char *
string_at (const Catalogue *c, guint32 table, guint32 i)
{
  guint32 length = word_at (c, table + 8 * (gsize) i);
  guint32 offset = word_at (c, table + 8 * (gsize) i + 4);
  return (gsize) offset + length < c->size ? c->data + offset : "";
}

static Catalogue *
catalogue_load (const char *language)
{
  g_autofree char *path
      = g_build_filename (locale_dir (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  Catalogue *c = g_new0 (Catalogue, 1);
  c->file = g_mapped_file_new (path, FALSE, NULL);
  if (c->file == NULL)
    return c;
  c->data = g_mapped_file_get_contents (c->file);
  c->size = g_mapped_file_get_length (c->file);
  if (word_at (c, 0) != 0x950412de)
    return c;
  c->n = word_at (c, 8);
  c->originals = word_at (c, 12);
  c->translations = word_at (c, 16);
  return c;
}

/**
 * lian_i18n_translate_in:
 * @language: a language with a catalogue, such as "zh_CN"
 * @message: the English message
 *
 * Returns: (transfer none): @message in @language, or @message itself when that has none
 */
const char *
lian_i18n_translate_in (const char *language, const char *message)
{
  static GHashTable *catalogues;
  static GMutex lock;
  g_mutex_lock (&lock);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  Catalogue *c = g_hash_table_lookup (catalogues, language);
  if (c == NULL)
    {
      c = catalogue_load (language);
      g_hash_table_insert (catalogues, g_strdup (language), c);
    }
  g_mutex_unlock (&lock);
  for (guint32 low = 0, high = c->n; low < high;)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (message, string_at (c, c->originals, middle));
      if (order == 0)
        return string_at (c, c->translations, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return message;
}
