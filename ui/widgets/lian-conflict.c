/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Two people changed one field: both values are shown, and the user chooses. */
#include "lian-conflict.h"
#include "lian-form-private.h"
#include "lian-i18n.h"

typedef struct
{
  LianFormSheet *sheet;
  int field;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *place = data;
  g_object_unref (place->sheet);
  g_free (place);
}

static void
settle (GtkWidget *button, const Place *place, gboolean take_theirs)
{
  /* The button goes with the question. */
  g_autoptr (LianFormSheet) sheet = g_object_ref (place->sheet);
  int field = place->field;
  LianForm *form = LIAN_FORM (gtk_widget_get_ancestor (button, LIAN_TYPE_FORM));
  _lian_form_focus (form, sheet, field);
  lian_form_sheet_settle (sheet, field, take_theirs);
  if (form->issues != NULL)
    _lian_form_show_issues (form);
  if (!_lian_form_has_conflict (form))
    _lian_form_notice (form, LIAN_MARK_NONE, NULL);
}

static void
mine_cb (GtkWidget *button, Place *place)
{
  settle (button, place, FALSE);
}

static void
theirs_cb (GtkWidget *button, Place *place)
{
  settle (button, place, TRUE);
}

static GtkWidget *
new_button (const char *words, GCallback callback, LianFormSheet *sheet, int field)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  Place *place = g_new0 (Place, 1);
  const LianField *f = &lian_form_sheet_get_type_info (sheet)->fields[field];
  *place = (Place){ g_object_ref (sheet), field };
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (f->label), -1);
  g_signal_connect_data (button, "clicked", callback, place, place_free, 0);
  return button;
}

/**
 * lian_conflict_add_words:
 * @words: where to add
 * @sheet: a sheet
 * @field: a field's place
 *
 * Adds what tells a question of lian_conflict_show() from others, for lian_message_renew(); nothing
 * for a field without one.
 */
void
lian_conflict_add_words (GString *words, LianFormSheet *sheet, int field)
{
  const char *theirs = lian_form_sheet_get_theirs (sheet, field);
  if (theirs == NULL)
    return;
  g_autofree char *mine = lian_form_sheet_dup_text (sheet, field);
  /* The buttons answer for one sheet, which they keep alive. */
  g_string_append_printf (words, "%p %d: %s\n%s\n", (void *) sheet, field, mine, theirs);
}

/**
 * lian_conflict_show:
 * @box: the box under a field
 * @sheet: a sheet
 * @field: a field's place
 * @titles: names of records, by id
 *
 * Adds both values of a field in conflict; nothing for another field.
 */
void
lian_conflict_show (GtkWidget *box, LianFormSheet *sheet, int field, GHashTable *titles)
{
  const char *theirs = lian_form_sheet_get_theirs (sheet, field);
  if (theirs == NULL)
    return;
  g_autofree char *mine = lian_form_sheet_dup_text (sheet, field);
  g_autofree char *here = lian_binding_word (sheet, field, mine, titles);
  g_autofree char *there = lian_binding_word (sheet, field, theirs, titles);
  /* Translators: label of a field, the value on the form, the value in the base */
  g_autofree char *text = g_strdup_printf (
      _ ("%s\nhere: %s\nin the base: %s"),
      _ (lian_form_sheet_get_type_info (sheet)->fields[field].label), *here != '\0' ? here : "—",
      *there != '\0' ? there : "—");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_ ("Keep mine"), G_CALLBACK (mine_cb), sheet, field));
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_ ("Take theirs"), G_CALLBACK (theirs_cb), sheet, field));
  gtk_box_append (GTK_BOX (box), lian_message_new (LIAN_MARK_WARNING, text));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_visible (box, TRUE);
}

/* Whether a field of the record or of a part waits for the user's choice. */
gboolean
_lian_form_has_conflict (LianForm *self)
{
  g_autoptr (GPtrArray) sheets = _lian_form_sheets (self);
  for (guint i = 0; i < sheets->len; i++)
    if (lian_form_sheet_has_conflict (sheets->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Goes to the first field that waits. */
void
_lian_form_focus_conflict (LianForm *self)
{
  g_autoptr (GPtrArray) sheets = _lian_form_sheets (self);
  for (guint i = 0; i < sheets->len; i++)
    {
      const LianType *type = lian_form_sheet_get_type_info (sheets->pdata[i]);
      for (guint f = 0; f < type->n_fields; f++)
        if (lian_form_sheet_get_theirs (sheets->pdata[i], (int) f) != NULL)
          {
            _lian_form_focus (self, sheets->pdata[i], (int) f);
            return;
          }
    }
}
