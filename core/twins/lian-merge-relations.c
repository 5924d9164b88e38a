/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Merging: relations that would stand side by side.
 *
 * Relations go over with the record that they hang on, but a live one is there once: where both records have the
 * same one, people say which of the two was entered in error. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-merge-private.h"

static gboolean
is_live (const LianRecord *relation)
{
  return g_strcmp0 (lian_record_get_text (relation, "state"), "INTERRUPTED") != 0;
}

/* Whether both are the same relation but for the end @field. */
static gboolean
is_same (const LianRecord *a, const LianRecord *b, const char *field)
{
  static const char *const numbers[] = { "cooperative", "partner", "product", "service_point" };
  static const char *const texts[] = { "relation_kind", "goods" };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_str_equal (numbers[i], field)
        && lian_record_get_number (a, numbers[i]) != lian_record_get_number (b, numbers[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (lian_record_get_text (a, texts[i]), lian_record_get_text (b, texts[i])) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
refuse (LianMoving *moving, const LianRecord *relation, const char *field, GError **error)
{
  const char *far = g_str_equal (field, "partner") ? "cooperative" : "partner";
  g_autofree char *title
      = lian_txn_title (moving->txn, lian_type_find (far), lian_record_get_number (relation, far));
  g_autofree char *whose = lian_isolate (title), *goods = lian_record_dup_name (relation);
  g_autofree char *what = lian_isolate (goods);
  GError *problem = g_error_new (LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                                 /* Translators: a partner or a co-operative, goods */
                                 _ ("both have the live relation with “%s” (%s), and it would stand there twice: undo "
                                    "the entry of one of them in the history, or interrupt it with its cause"),
                                 whose, what);
  return _lian_merge_pass (moving, FALSE, &problem, error);
}

static gboolean
check_end (LianMoving *moving, const char *field, GError **error)
{
  const LianType *relation = lian_type_find ("relation");
  g_autoptr (GPtrArray) own = lian_txn_list (moving->txn, relation, field, moving->merge->stay);
  g_autoptr (GPtrArray) others = lian_txn_list (moving->txn, relation, field, moving->merge->go);
  for (guint i = 0; i < own->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (is_live (own->pdata[i]) && is_live (others->pdata[j]) && is_same (own->pdata[i], others->pdata[j], field)
          && !refuse (moving, own->pdata[i], field, error))
        return FALSE;
  return TRUE;
}

/* Whether no relation would be there twice. */
gboolean
_lian_merge_check_relations (LianMoving *moving, GError **error)
{
  const LianType *relation = lian_type_find ("relation");
  for (guint f = 0; f < relation->n_fields; f++)
    if (g_strcmp0 (relation->fields[f].reference, moving->merge->type->id) == 0
        && !check_end (moving, relation->fields[f].id, error))
      return FALSE;
  return TRUE;
}
