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

static gboolean
contains (const char *word, const char *folded)
{
  g_autofree char *text = lian_text_fold (word);
  return strstr (text, folded) != NULL;
}

static gboolean
matches (const LianChoice *choice, const char *number, const char *text, const char *folded)
{
  return *text == '\0' || g_str_equal (number, text) || contains (_ (choice->label), folded)
         || contains (choice->value, folded);
}

static void
lian_choice_entry_search (LianLookUp *self, const char *text)
{
  const LianField *field = lian_field_editor_get_field (LIAN_FIELD_EDITOR (self));
  g_autofree char *folded = lian_text_fold (text);
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_look_up_hit_free);
  int n = 0;
  for (const LianChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *number = g_strdup_printf ("%d", ++n);
      if (matches (choice, number, text, folded))
        g_ptr_array_add (hits, lian_look_up_hit_new (choice->value, _ (choice->label), number));
    }
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
