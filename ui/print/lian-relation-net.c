/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Relations as a picture, for the window and for paper. */
#include "lian-relation-net.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-text.h"

static const char *in (const char *language, const char *message) G_GNUC_FORMAT (2);

static const char *
in (const char *language, const char *message)
{
  return language != NULL ? lian_i18n_translate_in (language, message) : _ (message);
}

/**
 * lian_relation_state_words:
 * @row: a relation
 * @language: (nullable): of the words; %NULL for the program's
 *
 * Returns: (transfer full): how it stands and since when, and whether its restoration is overdue
 */
char *
lian_relation_state_words (const LianRelationRow *row, const char *language)
{
  const char *state = row->state < LIAN_N_RELATION_STATES
                          ? in (language, lian_choices_relation_state[row->state].label)
                          : "";
  g_autofree char *day = row->since != 0 ? lian_date_format (row->since) : NULL;
  g_autofree char *since
      /* Translators: a state, since which day */
      = day != NULL ? g_strdup_printf (in (language, N_ ("%s since %s")), state, day)
                    : g_strdup (state);
  if (row->state == LIAN_RELATION_INTERRUPTED && row->overdue)
    return g_strdup_printf ("%s · %s", since, in (language, N_ ("overdue")));
  return g_steal_pointer (&since);
}

static void
set_words (LianNetSpec *spec, const char *language)
{
  const char *kinds[LIAN_N_NET_KINDS], *states[LIAN_N_NET_STATES];
  for (int i = 0; i < LIAN_N_NET_KINDS; i++)
    kinds[i] = in (language, lian_choices_relation_kind[i].label);
  for (int i = 0; i < LIAN_N_NET_STATES; i++)
    states[i] = in (language, lian_choices_relation_state[i].label);
  lian_net_spec_set_words (spec, in (language, N_ ("No relations are entered here.")), kinds,
                           states);
}

/* Each line of the picture shows the beginning only. */
static guint
find_node (GHashTable *nodes, gint64 id, LianNetSpec *spec, const char *name, gboolean left)
{
  gpointer found;
  if (g_hash_table_lookup_extended (nodes, &id, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_autofree char *brief = lian_text_shorten (name);
  guint node = left ? lian_net_spec_add_left (spec, brief) : lian_net_spec_add_right (spec, brief);
  g_hash_table_insert (nodes, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (node));
  return node;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LianRelationRow *x = *(LianRelationRow *const *) a, *y = *(LianRelationRow *const *) b;
  int order = g_utf8_collate (x->cooperative_name, y->cooperative_name);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/**
 * lian_relation_net_new:
 * @book: relations
 * @title: the title of the picture
 * @scope: (nullable): the line below it
 * @language: (nullable): of the words; %NULL for the program's
 *
 * Returns: (transfer full): co-operatives on the left, partners on the right, a line for each relation
 */
LianNetSpec *
lian_relation_net_new (const LianRelationBook *book, const char *title, const char *scope,
                       const char *language)
{
  LianNetSpec *spec = lian_net_spec_new (title, scope);
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) right = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* A copy by GLib would free the rows, which are the book's. */
  g_autoptr (GPtrArray) rows = g_ptr_array_sized_new (book->rows->len);
  set_words (spec, language);
  lian_net_spec_set_language (spec, language != NULL ? language
                                    : lian_i18n_is_chinese () ? "zh-cn" : "en");
  for (guint i = 0; i < book->rows->len; i++)
    g_ptr_array_add (rows, book->rows->pdata[i]);
  g_ptr_array_sort (rows, compare_names);
  for (guint i = 0; i < rows->len; i++)
    {
      const LianRelationRow *row = rows->pdata[i];
      g_autofree char *words = lian_relation_state_words (row, language);
      g_autofree char *goods = lian_text_shorten (row->goods != NULL ? row->goods : "");
      if (row->kind >= LIAN_N_NET_KINDS || row->state >= LIAN_N_RELATION_STATES)
        continue;
      const LianNetLine line
          = { .left = find_node (left, row->cooperative, spec, row->cooperative_name, TRUE),
              .right = find_node (right, row->partner, spec, row->partner_name, FALSE),
              .kind = (LianNetKind) row->kind, .state = (LianNetState) row->state,
              .label = goods, .words = words, .id = row->id, .key = "relation" };
      lian_net_spec_add_line (spec, &line);
    }
  return spec;
}
