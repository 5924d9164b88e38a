/* SPDX-License-Identifier: LGPL-2.1-or-later
 * People of the office, for the dialogs that ask: whom one can work as, who may sign. */
#include "lian-officer-list.h"
#include "lian-decide.h"
#include "lian-i18n.h"
#include "lian-text.h"

/* How much of a name a drop-down shows. */
#define MOST_OF_NAME 60

static LianOfficerList *
list_new (void)
{
  LianOfficerList *list = g_new0 (LianOfficerList, 1);
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->names = g_ptr_array_new_with_free_func (g_free);
  return list;
}

/**
 * lian_officer_list_new:
 *
 * Returns: (transfer full): a list of nobody in particular
 */
LianOfficerList *
lian_officer_list_new (void)
{
  const gint64 nobody = 0;
  LianOfficerList *list = list_new ();
  g_array_append_val (list->ids, nobody);
  g_ptr_array_add (list->names, g_strdup (_ ("nobody in particular")));
  return list;
}

/**
 * lian_officer_list_new_entitled:
 * @officers: (element-type LianRecord): people of the office
 * @day: the working date
 * @except: who is left out, or 0
 *
 * Returns: (transfer full): those of them who may decide and sign on @day, by name alone
 */
LianOfficerList *
lian_officer_list_new_entitled (const GPtrArray *officers, LianDate day, gint64 except)
{
  LianOfficerList *list = list_new ();
  for (guint i = 0; i < officers->len; i++)
    {
      const LianRecord *officer = officers->pdata[i];
      gint64 id = lian_record_get_id (officer);
      if (id == except || !lian_decide_is_entitled (officer, day))
        continue;
      g_array_append_val (list->ids, id);
      g_ptr_array_add (list->names, lian_text_shorten_to (lian_record_get_text (officer, "name"),
                                                          MOST_OF_NAME));
    }
  return list;
}

/**
 * lian_officer_list_free:
 * @list: (nullable) (transfer full) (type LianOfficerList): a list
 */
void
lian_officer_list_free (gpointer list)
{
  LianOfficerList *self = list;
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * lian_officer_list_read:
 * @txn: the base
 * @list: (type LianOfficerList): is filled
 * @cancellable: (nullable): unused
 * @error: unused
 *
 * A #LianTxnFunc.
 *
 * Returns: %TRUE
 */
gboolean
lian_officer_list_read (LianTxn *txn, gpointer list, GCancellable *cancellable, GError **error)
{
  LianOfficerList *self = list;
  g_autoptr (GPtrArray) officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      const LianRecord *officer = g_ptr_array_index (officers, i);
      const LianType *type = lian_record_get_type_info (officer);
      gint64 id = lian_record_get_id (officer);
      const char *role = lian_choice_label (lian_type_get_field (type, "role"),
                                            lian_record_get_text (officer, "role"));
      g_array_append_val (self->ids, id);
      /* TRANSLATORS: a person and the person's role. */
      g_ptr_array_add (self->names,
                       g_strdup_printf (_ ("%s, %s"), lian_record_get_title (officer), role));
    }
  return TRUE;
}

/**
 * lian_officer_list_find:
 * @list: a list
 * @officer: an officer
 *
 * Returns: its place; the first where it is not listed
 */
guint
lian_officer_list_find (const LianOfficerList *list, gint64 officer)
{
  for (guint i = 0; i < list->ids->len; i++)
    if (g_array_index (list->ids, gint64, i) == officer)
      return i;
  return 0;
}

/**
 * lian_officer_list_get:
 * @list: (nullable): a list
 * @place: a place, such as the one chosen in a drop-down
 *
 * Returns: the officer there; 0 where there is none
 */
gint64
lian_officer_list_get (const LianOfficerList *list, guint place)
{
  return list != NULL && place < list->ids->len ? g_array_index (list->ids, gint64, place) : 0;
}

/**
 * lian_officer_list_words:
 * @list: a list
 *
 * Returns: (transfer full): the names, as a model
 */
GtkStringList *
lian_officer_list_words (const LianOfficerList *list)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  for (guint i = 0; i < list->names->len; i++)
    gtk_string_list_append (words, g_ptr_array_index (list->names, i));
  return words;
}
