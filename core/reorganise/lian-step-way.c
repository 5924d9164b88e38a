/* SPDX-License-Identifier: LGPL-2.1-or-later
 * From which co-operative to which a step leads.  A new one is founded by the first batch that names it; for
 * later batches of the proposal it is there, under the same name. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-reorganisation-private.h"

/* The step of an earlier batch that founds what is called so. */
static const LianRecord *
find_founder (const GPtrArray *steps, const LianRecord *step, const char *name)
{
  for (guint i = 0; i < steps->len; i++)
    if (lian_record_get_number (steps->pdata[i], "batch") < lian_record_get_number (step, "batch")
        && g_strcmp0 (lian_record_get_text (steps->pdata[i], "new_name"), name) == 0)
      return steps->pdata[i];
  return NULL;
}

static gboolean
refuse (const LianRecord *step, const char *why, const char *name, GError **error)
{
  /* Translators: number of a batch, what a new co-operative is called, what is wrong with it */
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, _ ("batch %u: “%s”: %s"),
               (guint) lian_record_get_number (step, "batch"), name, why);
  return FALSE;
}

/* @id: 0 where no earlier batch founds it */
static gboolean
find_founded (const GPtrArray *steps, const LianRecord *step, const char *name, gint64 *id, GError **error)
{
  const LianRecord *founder = find_founder (steps, step, name);
  *id = founder != NULL ? lian_record_get_number (founder, "founded") : 0;
  return founder == NULL || *id != 0
         || refuse (step, _ ("not founded yet; carry out the batch that founds it first"), name, error);
}

/**
 * _lian_step_way:
 * @steps: (element-type LianRecord): all steps of the proposal
 * @step: one of them
 * @way: (out): where it leads; its place is not set
 * @error: return location; names the batch and what is not founded
 *
 * Returns: whether what earlier batches found is there
 */
gboolean
_lian_step_way (const GPtrArray *steps, const LianRecord *step, LianStepWay *way, GError **error)
{
  const char *from = lian_record_get_text (step, "from_new"), *to = lian_record_get_text (step, "new_name");
  *way = (LianStepWay){ lian_record_get_number (step, "from_cooperative"),
                        lian_record_get_number (step, "to_cooperative"), 0 };
  if (to != NULL && !find_founded (steps, step, to, &way->to, error))
    return FALSE;
  return from == NULL
         || (find_founded (steps, step, from, &way->from, error)
             && (way->from != 0 || refuse (step, _ ("no batch before it founds one of this name"), from, error)));
}
