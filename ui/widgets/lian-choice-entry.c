/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editor of a choice: its words in a list; part of a word or the number of the line finds one. */
#include "lian-i18n.h"
#include "lian-look-up.h"
#include "lian-text.h"

#include <string.h>

struct _LianChoiceEntry
{
  LianLookUp parent_instance;
};

G_DEFINE_FINAL_TYPE (LianChoiceEntry, lian_choice_entry, LIAN_TYPE_LOOK_UP)

/* How well a line fits what was typed. */
enum
{
  FITS_NOT,
  FITS_INSIDE,
  FITS_AT_BEGIN,
};

static int
fit_word (const char *word, const char *folded)
{
  g_autofree char *text = lian_text_fold (word);
  const char *found = strstr (text, folded);
  return found == text ? FITS_AT_BEGIN : found != NULL ? FITS_INSIDE : FITS_NOT;
}

static int
fit (const LianChoice *choice, const char *number, const char *text, const char *folded)
{
  if (*text == '\0' || g_str_equal (number, text))
    return FITS_AT_BEGIN;
  int word = fit_word (_ (choice->label), folded);
  return word != FITS_NOT ? word : MIN (fit_word (choice->value, folded), FITS_INSIDE);
}

static void
add_hits (GPtrArray *hits, const LianField *field, const char *text, int wanted)
{
  g_autofree char *folded = lian_text_fold (text);
  int n = 0;
  for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *number = g_strdup_printf ("%d", ++n);
      if (fit (choice, number, text, folded) == wanted)
        g_ptr_array_add (hits, lian_look_up_hit_new (choice->value, _ (choice->label), number));
    }
}

static void
lian_choice_entry_search (LianLookUp *self, const char *text)
{
  const LianField *field = lian_field_editor_get_field (LIAN_FIELD_EDITOR (self));
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_look_up_hit_free);
  add_hits (hits, field, text, FITS_AT_BEGIN);
  add_hits (hits, field, text, FITS_INSIDE);
  lian_look_up_show (self, hits);
}

static gboolean
is_value (const LianField *field, const char *text)
{
  for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, text))
      return TRUE;
  return FALSE;
}

static void
lian_choice_entry_set_text (LianFieldEditor *editor, const char *text)
{
  const LianField *field = lian_field_editor_get_field (editor);
  if (*text == '\0' || is_value (field, text))
    lian_look_up_set_value (LIAN_LOOK_UP (editor), text, lian_choice_label (field, text));
  else
    lian_look_up_set_typed (LIAN_LOOK_UP (editor), text);
}

static char *
lian_choice_entry_raw (LianLookUp *self, const char *text)
{
  return g_strdup (text);
}

static void
lian_choice_entry_class_init (LianChoiceEntryClass *klass)
{
  LIAN_LOOK_UP_CLASS (klass)->search = lian_choice_entry_search;
  LIAN_LOOK_UP_CLASS (klass)->raw = lian_choice_entry_raw;
  LIAN_FIELD_EDITOR_CLASS (klass)->set_text = lian_choice_entry_set_text;
}

static void
lian_choice_entry_init (LianChoiceEntry *self)
{
}
