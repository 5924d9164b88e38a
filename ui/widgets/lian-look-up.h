/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A look-up field: type, choose with the arrows, Enter. */
#pragma once

#include "lian-field-editor.h"

G_BEGIN_DECLS

/**
 * LianLookUpHit:
 * @value: what the field holds when this is chosen
 * @title: its name
 * @detail: (nullable): code and place
 *
 * One line of the list.
 */
typedef struct
{
  char *value;
  char *title;
  char *detail;
} LianLookUpHit;

LianLookUpHit *lian_look_up_hit_new (const char *value, const char *title, const char *detail);
void lian_look_up_hit_free (LianLookUpHit *hit);

#define LIAN_TYPE_LOOK_UP (lian_look_up_get_type ())
/**
 * LianLookUp:
 *
 * An entry with a list under it.  Where the list comes from is the matter of the derived classes.
 */
G_DECLARE_DERIVABLE_TYPE (LianLookUp, lian_look_up, LIAN, LOOK_UP, LianFieldEditor)

/**
 * LianLookUpClass:
 * @search: looks for a text and calls lian_look_up_show() or lian_look_up_fail(), now or later
 * @make: (nullable): the last row "New…" was chosen
 * @raw: gives the field's text for what was typed and not chosen
 */
struct _LianLookUpClass
{
  LianFieldEditorClass parent_class;

  void (*search) (LianLookUp *self, const char *text);
  void (*make) (LianLookUp *self, const char *text);
  char *(*raw) (LianLookUp *self, const char *text);
};

void lian_look_up_show (LianLookUp *self, GPtrArray *hits);
void lian_look_up_fail (LianLookUp *self);
void lian_look_up_set_value (LianLookUp *self, const char *value, const char *title);
void lian_look_up_set_typed (LianLookUp *self, const char *text);
void lian_look_up_choose (LianLookUp *self, const char *value, const char *title);
const char *lian_look_up_get_value (LianLookUp *self);
void lian_look_up_set_make (LianLookUp *self, gboolean make);

#define LIAN_TYPE_CHOICE_ENTRY (lian_choice_entry_get_type ())
G_DECLARE_FINAL_TYPE (LianChoiceEntry, lian_choice_entry, LIAN, CHOICE_ENTRY, LianLookUp)

G_END_DECLS
