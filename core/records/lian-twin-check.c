/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records entered twice: the warning in forms and imports. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-twin.h"

/* Either of the two may have been the one that somebody looked at. */
static gboolean
says_so (LianCheck *c, const char *type, const char *one, const char *other, gint64 a, gint64 b)
{
  g_autoptr (GPtrArray) said = c->list (c->data, type, one, a);
  for (guint i = 0; i < said->len; i++)
    if (lian_record_get_number (said->pdata[i], other) == b)
      return TRUE;
  return FALSE;
}

static gboolean
are_told_apart (LianCheck *c, const LianRecord *a, const LianRecord *b)
{
  gint64 x = lian_record_get_id (a), y = lian_record_get_id (b);
  gboolean member = g_str_equal (lian_record_get_type_info (a)->id, "member");
  return x != 0 && y != 0
         && (says_so (c, "likeness", "record", "other", x, y) || says_so (c, "likeness", "record", "other", y, x)
             || (member && (says_so (c, "member_distinct", "member", "other", x, y)
                            || says_so (c, "member_distinct", "member", "other", y, x))));
}

/* Returns: (nullable): of what is suspect, the one that most speaks for */
static const LianRecord *
find_strongest (LianCheck *c, const LianRecord *record, const GPtrArray *others, int *rule)
{
  const LianRecord *best = NULL;
  for (guint i = 0; i < others->len; i++)
    {
      const LianRecord *other = others->pdata[i];
      int found = lian_record_get_id (record) == lian_record_get_id (other) ? -1 : lian_twin_compare (record, other);
      if (found < 0 || (best != NULL && found >= *rule) || are_told_apart (c, record, other))
        continue;
      best = other;
      *rule = found;
    }
  return best;
}

static char *
say_field (LianCheck *c, const LianRecord *record, const char *field)
{
  const LianField *f = lian_type_get_field (lian_record_get_type_info (record), field);
  if (f->kind != LIAN_FIELD_REFERENCE)
    return g_strdup (lian_record_get_text (record, field));
  g_autoptr (LianRecord) named = lian_check_load (c, record, field);
  return named != NULL ? lian_record_dup_name (named) : g_strdup ("");
}

/* Its name, and what else of it is alike. */
static char *
describe (LianCheck *c, const LianRecord *other, const LianTwinRule *rule)
{
  GString *words = g_string_new (NULL);
  g_autofree char *name = lian_record_dup_name (other);
  g_autofree char *title = lian_isolate (name);
  for (const char *const *field = rule->fields; *field != NULL; field++)
    {
      g_autofree char *text = g_str_has_prefix (*field, "name_") ? NULL : say_field (c, other, *field);
      g_autofree char *safe = text != NULL ? lian_isolate (text) : NULL;
      if (safe != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", safe);
    }
  g_autofree char *signs = g_string_free (words, FALSE);
  /* Translators: a record, what of it is alike */
  return *signs != '\0' ? g_strdup_printf (_ ("%s (%s)"), title, signs) : g_steal_pointer (&title);
}

/**
 * lian_twin_check:
 * @check: what a rule may look at
 * @record: a record
 *
 * Adds a warning where the record may be one that is there already (domain.md §10); nothing where
 * #LianCheck.twins is absent.
 */
void
lian_twin_check (LianCheck *check, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  int rule = -1;
  if (type->n_twins == 0 || check->twins == NULL)
    return;
  g_autoptr (GPtrArray) others = check->twins (check->data, record);
  const LianRecord *other = find_strongest (check, record, others, &rule);
  if (other == NULL)
    return;
  g_autofree char *who = describe (check, other, &type->twins[rule]);
  lian_check_warning (check, record, type->twins[rule].fields[0], LIAN_TWIN_CODE,
                      /* Translators: a record, with its number, place or owner */
                      _ ("looks like %s: the same one?"), who);
  ((LianIssue *) check->issues->pdata[check->issues->len - 1])->other = lian_record_get_id (other);
}
