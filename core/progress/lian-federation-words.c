/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which federation a co-operative or a contract belongs to on a day (domain.md §8, A18): for the forms, the
 * lists and paper. */
#include "lian-federation-words.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-missing.h"
#include "lian-text.h"

/* A line above a form has room for two such names. */
#define MOST_OF_NAME 60

/* The specialised federation comes first: where there is one, it is the one that signs (A18). */
static guint
find (LianTxn *txn, const LianType *type, gint64 id, LianDate day, LianBelongs belongs[2])
{
  if (g_str_equal (type->id, "contract"))
    belongs[0] = lian_federation_of_contract (txn, id, day);
  else
    {
      belongs[0] = lian_federation_of_cooperative (txn, id, "SPECIALISED", day);
      belongs[1] = lian_federation_of_cooperative (txn, id, "LOCAL", day);
    }
  if (belongs[0].federation == 0)
    belongs[0] = belongs[1];
  else if (belongs[1].federation != 0)
    return 2;
  return belongs[0].federation != 0 ? 1 : 0;
}

static char *
join (LianTxn *txn, const LianBelongs *belongs, guint n, gboolean say_undated)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = lian_txn_title (txn, lian_type_find ("federation"), belongs[i].federation);
      g_autofree char *short_title = lian_text_shorten_to (title, MOST_OF_NAME);
      g_autofree char *name = lian_isolate (short_title);
      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", name);
      if (say_undated && !belongs[i].dated)
        g_string_append_printf (names, " (%s)", _ ("since when is not entered"));
    }
  return g_string_free (names, FALSE);
}

/**
 * lian_federation_dup_names:
 * @txn: the base
 * @type: "cooperative" or "contract"
 * @id: one of them
 * @day: a day
 *
 * Returns: (transfer full): the federations it belongs to on @day, the specialised one first (A18); "" for
 *   none
 */
char *
lian_federation_dup_names (LianTxn *txn, const LianType *type, gint64 id, LianDate day)
{
  LianBelongs belongs[2] = { 0 };
  guint n = find (txn, type, id, day, belongs);
  return join (txn, belongs, n, FALSE);
}

/* From the first to the last day; 0 for open ends. */
static char *
span_text (LianDate first, LianDate last, const char *names)
{
  g_autofree char *from = first != 0 ? lian_date_format (first) : NULL;
  g_autofree char *to = last != 0 ? lian_date_format (last) : NULL;
  if (from == NULL)
    /* Translators: a day, names of federations */
    return g_strdup_printf (_ ("until %s: %s"), to, names);
  if (to == NULL)
    /* Translators: a day, names of federations */
    return g_strdup_printf (_ ("from %s: %s"), from, names);
  /* Translators: the first and the last day, names of federations */
  return g_strdup_printf (_ ("%s to %s: %s"), from, to, names);
}

/* What it belongs to on all other days, one line for each span; nothing is said of days before anything is
 * known. */
static void
append_other_days (LianTxn *txn, const LianType *type, gint64 id, LianDate day, GString *text)
{
  g_autoptr (GArray) days = lian_federation_list_days (txn, type, id);
  LianDate first = 0;
  for (guint i = 0; days->len > 0 && i <= days->len; i++)
    {
      LianDate next = i < days->len ? g_array_index (days, LianDate, i) : 0;
      LianDate last = next != 0 ? lian_date_add_days (next, -1) : 0;
      g_autofree char *names = lian_federation_dup_names (txn, type, id, last != 0 ? last : first);
      g_autofree char *then = next != 0 ? lian_federation_dup_names (txn, type, id, next) : NULL;
      if (g_strcmp0 (names, then) == 0)
        continue;
      gboolean shown = first <= day && (last == 0 || day <= last);
      g_autofree char *line = span_text (first, last, *names != '\0' ? names : _ ("none is known"));
      if (!shown && (first != 0 || *names != '\0'))
        g_string_append_printf (text, "\n%s", line);
      first = next;
    }
}

/**
 * lian_federation_dup_line:
 * @txn: the base
 * @type: the type of a record
 * @id: one of them; 0 for a new one
 * @day: a day
 *
 * Returns: (transfer full) (nullable): for a form, the federations it belongs to on @day, and that there is
 *   none, and below that to which on all other days; %NULL where records of @type belong to none
 */
char *
lian_federation_dup_line (LianTxn *txn, const LianType *type, gint64 id, LianDate day)
{
  LianBelongs belongs[2] = { 0 };
  if (id == 0 || (!g_str_equal (type->id, "contract") && !g_str_equal (type->id, "cooperative")))
    return NULL;
  guint n = find (txn, type, id, day, belongs);
  g_autofree char *names = join (txn, belongs, n, TRUE), *date = lian_date_format (day);
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: a day, names of federations */
  g_string_append_printf (text, _ ("Federation on %s: %s"), date, n > 0 ? names : _ ("none is known"));
  append_other_days (txn, type, id, day, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The column and the conditions of the list of co-operatives. */

static const LianField columns[] = {
  { "federation_today", LIAN_FIELD_TEXT, N_ ("federation today"),
    .help = N_ ("The federations it belongs to on the working date by its memberships, the specialised one first.") },
};

static const char *const lead[] = { NULL };
static const char *const from[] = { "federation", "federation_membership", "quality_person", "management_check", NULL };

static const LianChoice chips[] = {
  { "NOBODY", N_ ("Nobody for quality") },
  { "UNCHECKED", N_ ("Months not looked at") },
  { NULL, NULL },
};

/* In the order of the chips. */
static const char *const conditions[] = { lian_missing_person_sql, lian_missing_check_sql };

static GStrv
read_cells (LianTxn *txn, const LianRecord *cooperative)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  cells[0] = lian_federation_dup_names (txn, lian_record_get_type_info (cooperative), lian_record_get_id (cooperative),
                                        lian_txn_get_working_date (txn));
  return cells;
}

/**
 * lian_cooperative_derived:
 *
 * Returns: (transfer none): the column "federation today" of the list of co-operatives, and its conditions
 */
const LianDerived *
lian_cooperative_derived (void)
{
  static const LianDerived derived = { .type = "cooperative",
                                       .lead = lead,
                                       .columns = columns,
                                       .n_columns = G_N_ELEMENTS (columns),
                                       .from = from,
                                       .chips = chips,
                                       .conditions = conditions,
                                       .read = read_cells };
  return &derived;
}
