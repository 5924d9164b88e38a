/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Who answers for quality and variety where co-operatives change (S1-7): one person at a time.
 *
 * Whoever answers for it in the only one that brings a person goes on with the successor, if nobody does there.
 * Where several come together, nobody is chosen: all of them end, and the successor is told that it lacks one. */
#include "lian-reorganise-private.h"

typedef struct
{
  LianRecord *person;
  gint64 to;
} Coming;

static void
coming_free (gpointer data)
{
  Coming *coming = data;
  lian_record_free (coming->person);
  g_free (coming);
}

/* The person of a member goes where the member goes. */
static void
add_coming (LianTxn *txn, const LianReorganiseRequest *wish, gint64 from, GPtrArray *all)
{
  const LianCarried kind = { .type = "quality_person", .field = "cooperative", .follows = "member" };
  g_autoptr (GPtrArray) persons = lian_txn_list (txn, lian_type_find (kind.type), kind.field, from);
  for (guint i = 0; i < persons->len; i++)
    {
      gint64 to = _lian_reorganise_id (wish, _lian_reorganise_place (txn, wish, &kind, persons->pdata[i]));
      if (to == from || _lian_reorganise_is_over (wish, persons->pdata[i]))
        continue;
      Coming *coming = g_new0 (Coming, 1);
      coming->person = lian_record_copy (persons->pdata[i]);
      coming->to = to;
      g_ptr_array_add (all, coming);
    }
}

/* What is still there of the successor itself. */
static gboolean
somebody_answers (LianTxn *txn, const LianReorganiseRequest *wish, gint64 cooperative)
{
  g_autoptr (GPtrArray) persons
      = lian_txn_list (txn, lian_type_find ("quality_person"), "cooperative", cooperative);
  for (guint i = 0; i < persons->len; i++)
    if (!_lian_reorganise_is_over (wish, persons->pdata[i]))
      return TRUE;
  return FALSE;
}

static guint
count_to (const GPtrArray *all, gint64 to)
{
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    n += ((const Coming *) all->pdata[i])->to == to;
  return n;
}

/* With a move both go on, each with its own: a member who comes brings no office. */
static gboolean
goes_on (LianTxn *txn, const LianReorganiseRequest *wish, const GPtrArray *all, const Coming *coming)
{
  return !_lian_reorganise_moves (wish) && count_to (all, coming->to) == 1
         && !somebody_answers (txn, wish, coming->to);
}

static gboolean
is_member_of (LianTxn *txn, const LianRecord *person, gint64 cooperative)
{
  g_autoptr (LianRecord) member
      = lian_txn_load (txn, lian_type_find ("member"), lian_record_get_number (person, "member"));
  return member != NULL && lian_record_get_number (member, "cooperative") == cooperative;
}

static gboolean
carry_on (LianTxn *txn, LianReorganiseRequest *wish, const Coming *coming, GError **error)
{
  g_autoptr (LianRecord) person = lian_record_copy (coming->person);
  gint64 from = lian_record_get_number (person, "cooperative");
  lian_record_set_id (person, 0);
  lian_record_set_number (person, "cooperative", coming->to);
  lian_record_set_date (person, "from_date", MAX (lian_record_get_date (person, "from_date"), wish->on));
  lian_record_set_text (person, "resolution", wish->resolution);
  if (!is_member_of (txn, person, coming->to))
    lian_record_clear (person, "member");
  return lian_txn_insert (txn, person, error) && _lian_reorganise_note (txn, wish, person, from, coming->to, error);
}

/**
 * _lian_reorganise_quality:
 * @txn: a write in which the members are where they go
 * @wish: the request
 * @error: return location
 *
 * Ends who answers for quality and variety in the co-operatives before, and lets the one person who comes to
 * a successor without any answer for it there.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_quality (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (coming_free);
  for (guint i = 0; i < wish->before->len; i++)
    add_coming (txn, wish, g_array_index (wish->before, gint64, i), all);
  for (guint i = 0; i < all->len; i++)
    {
      const Coming *coming = all->pdata[i];
      if ((goes_on (txn, wish, all, coming) && !carry_on (txn, wish, coming, error))
          || !_lian_reorganise_end (txn, wish, coming->person, error))
        return FALSE;
    }
  return TRUE;
}
