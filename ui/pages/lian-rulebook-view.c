/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading the editions of the rulebook, and one of them whole, on a thread of the store. */
#include "lian-edition-acts.h"
#include "lian-edition.h"
#include "lian-flaws.h"
#include "lian-rulebook-page-private.h"

/**
 * _lian_rulebook_view_free:
 * @view: (nullable): what was read
 */
void
_lian_rulebook_view_free (gpointer view)
{
  LianRulebookView *self = view;
  if (self == NULL)
    return;
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->parameters, g_ptr_array_unref);
  g_clear_pointer (&self->flaws, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  g_free (self->suggestion);
  g_free (self);
}

static gboolean
has_text (const LianRecord *edition, const char *field, const char *text)
{
  return g_strcmp0 (lian_record_get_text (edition, field), text) == 0;
}

/* In force, then what waits, then drafts, then what was. */
static int
rank (const LianRecord *edition)
{
  static const char *const order[] = { "IN_FORCE", "WAITING", "DRAFT", "SUPERSEDED", "WITHDRAWN" };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (has_text (edition, "state", order[i]))
      return (int) i;
  return G_N_ELEMENTS (order);
}

static int
compare_editions (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  int order = rank (one) - rank (other);
  gint64 first = lian_record_get_id (one), second = lian_record_get_id (other);
  return order != 0 ? order : first > second ? -1 : first < second;
}

/* What the program brings is in the list too, unless the base keeps it: in force where the base has
 * no edition yet, else to draft from. */
static gboolean
add_shipped (LianRulebookView *self, GError **error)
{
  g_autoptr (LianRulebook) shipped = lian_edition_get_shipped (error);
  gboolean in_force = FALSE;
  if (shipped == NULL)
    return FALSE;
  for (guint i = 0; i < self->editions->len; i++)
    {
      if (has_text (self->editions->pdata[i], "hash", lian_rulebook_get_hash (shipped)))
        return TRUE;
      in_force = in_force || has_text (self->editions->pdata[i], "state", "IN_FORCE");
    }
  LianRecord *record = lian_record_new (lian_type_find ("edition"));
  lian_record_set_text (record, "code", lian_rulebook_get_edition (shipped));
  lian_record_set_text (record, "hash", lian_rulebook_get_hash (shipped));
  if (!in_force)
    lian_record_set_text (record, "state", "IN_FORCE");
  g_ptr_array_add (self->editions, record);
  return TRUE;
}

static gboolean
is_wanted (const LianRulebookView *self, const LianRecord *edition)
{
  return self->wanted == LIAN_EDITION_IN_FORCE ? has_text (edition, "state", "IN_FORCE")
                                               : lian_record_get_id (edition) == self->wanted;
}

static gint64
find_newest (const LianRulebookView *self)
{
  gint64 newest = 0;
  for (guint i = 0; i < self->editions->len; i++)
    newest = MAX (newest, lian_record_get_id (self->editions->pdata[i]));
  return newest;
}

/* An edition that is gone, by an undo, gives way to the one in force. */
static void
find_wanted (LianRulebookView *self)
{
  self->at = 0;
  if (self->wanted == LIAN_EDITION_NEWEST)
    self->wanted = find_newest (self);
  for (guint i = 0; i < self->editions->len; i++)
    if (is_wanted (self, self->editions->pdata[i]))
      self->at = i;
}

static gboolean
read_rulebook (LianRulebookView *self, LianTxn *txn, GError **error)
{
  gint64 id = lian_record_get_id (self->editions->pdata[self->at]);
  self->rulebook
      = id != 0 ? lian_edition_load (txn, id, error) : lian_edition_get_shipped (error);
  if (self->rulebook == NULL)
    return FALSE;
  self->tables = lian_rulebook_list_tables (self->rulebook);
  self->flaws = lian_rulebook_find_flaws (self->rulebook);
  self->parameters = lian_rulebook_list_parameters (self->rulebook, error);
  return self->parameters != NULL;
}

/**
 * _lian_rulebook_view_read:
 * @txn: the base
 * @view: (type LianRulebookView): takes what is read
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
_lian_rulebook_view_read (LianTxn *txn, gpointer view, GCancellable *cancellable, GError **error)
{
  LianRulebookView *self = view;
  self->working_date = lian_txn_get_working_date (txn);
  self->editions = lian_txn_list_all (txn, lian_type_find ("edition"));
  if (!add_shipped (self, error))
    return FALSE;
  g_ptr_array_sort (self->editions, compare_editions);
  find_wanted (self);
  self->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  self->suggestion = lian_edition_suggest_code (txn, error);
  return self->suggestion != NULL && read_rulebook (self, txn, error);
}

/**
 * _lian_rulebook_view_get_state:
 * @view: (nullable): what was read
 *
 * Returns: (transfer none) (nullable): the state of the edition shown; %NULL where the program only
 *   brings it
 */
const char *
_lian_rulebook_view_get_state (const LianRulebookView *view)
{
  return view != NULL ? lian_record_get_text (view->editions->pdata[view->at], "state") : NULL;
}

/**
 * _lian_rulebook_view_find_parameter:
 * @view: what was read
 * @name: a decision
 *
 * Returns: (transfer none) (nullable): the parameter of that name
 */
const LianParameter *
_lian_rulebook_view_find_parameter (const LianRulebookView *view, const char *name)
{
  for (guint i = 0; i < view->parameters->len; i++)
    if (g_str_equal (((LianParameter *) view->parameters->pdata[i])->name, name))
      return view->parameters->pdata[i];
  return NULL;
}
