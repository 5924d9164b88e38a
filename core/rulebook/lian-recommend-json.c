/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A recommendation as scripts get it (interfaces 3). */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-json-value.h"
#include "lian-recommend.h"

/* Written as text at once: a list of a hundred thousand cases is a gigabyte,
 * which nobody should build as a tree first. */

static void
add_key (GString *out, const char *key)
{
  char last = out->str[out->len - 1];

  g_string_append (out, last == '{' ? "\"" : ", \"");
  g_string_append (out, key);
  g_string_append (out, "\": ");
}

static void
add_text (GString *out, const char *key, const char *text)
{
  add_key (out, key);
  if (text != NULL)
    lian_json_value_append_text (out, text);
  else
    g_string_append (out, "null");
}

static void
add_value (GString *out, const char *key, LianFeelValue *value)
{
  add_key (out, key);
  lian_json_value_append (out, value);
}

static void
add_number (GString *out, const char *key, guint number)
{
  add_key (out, key);
  g_string_append_printf (out, "%u", number);
}

static void
add_texts (GString *out, const char *key, char **texts)
{
  add_key (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      lian_json_value_append_text (out, texts[i]);
    }
  g_string_append_c (out, ']');
}

typedef void (*AddItem) (GString *out, gconstpointer item);

static void
add_list (GString *out, const char *key, GPtrArray *list, AddItem add)
{
  add_key (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_string_append (out, i > 0 ? ", {" : "{");
      add (out, g_ptr_array_index (list, i));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_blocked (GString *out, gconstpointer item)
{
  const LianBlocked *blocked = item;

  add_text (out, "outcome", blocked->outcome);
  add_texts (out, "by", blocked->by);
}

static void
add_reason (GString *out, gconstpointer item)
{
  const LianReason *reason = item;

  add_text (out, "fact", reason->fact);
  add_value (out, "value", reason->value);
}

static void
add_finding (GString *out, gconstpointer item)
{
  const LianFinding *finding = item;

  add_text (out, "rule", finding->rule);
  add_text (out, "force", finding->force);
  add_text (out, "outcome", finding->outcome);
  add_list (out, "because", finding->because, add_reason);
  add_key (out, "citation");
  g_string_append_c (out, '{');
  add_text (out, "zh", finding->zh);
  add_text (out, "en", finding->en);
  g_string_append_c (out, '}');
}

static void
add_refusal (GString *out, gconstpointer item)
{
  const LianRefusal *refusal = item;

  add_text (out, "fact", refusal->fact);
  add_value (out, "value", refusal->value);
  add_text (out, "test", refusal->test);
  add_text (out, "state", lian_truth_to_text (refusal->state));
}

static void
add_why_not (GString *out, gconstpointer item)
{
  const LianWhyNot *why_not = item;

  add_text (out, "outcome", why_not->outcome);
  add_text (out, "rule", why_not->rule);
  add_list (out, "cells", why_not->cells, add_refusal);
}

static void
add_fact_change (GString *out, gconstpointer item)
{
  const LianFactChange *change = item;

  add_text (out, "fact", change->fact);
  add_value (out, "from", change->from);
  add_value (out, "to", change->to);
}

static void
add_change (GString *out, gconstpointer item)
{
  const LianChange *change = item;

  add_text (out, "outcome", change->outcome);
  add_list (out, "facts", change->facts, add_fact_change);
}

static void
add_question (GString *out, gconstpointer item)
{
  const LianQuestion *question = item;

  add_text (out, "fact", question->fact);
  add_number (out, "separates", question->separates);
}

/**
 * lian_recommendation_to_json:
 * @self: a recommendation
 *
 * One case of the verb "recommend", without the ids of co-operative and
 * activity, on one line. "recommended" is a text, or a list of texts where two
 * forms are recommended together.
 *
 * Returns: (transfer full): an object
 */
char *
lian_recommendation_to_json (LianRecommendation *self)
{
  GString *out = g_string_new ("{");

  if (g_strv_length (self->recommended) == 1)
    add_text (out, "recommended", self->recommended[0]);
  else
    add_texts (out, "recommended", self->recommended);
  add_texts (out, "permitted", self->permitted);
  add_list (out, "blocked", self->blocked, add_blocked);
  add_texts (out, "prohibitions", self->prohibitions);
  add_texts (out, "warnings", self->warnings);
  add_texts (out, "steps", self->steps);
  add_list (out, "findings", self->findings, add_finding);
  add_list (out, "why_not", self->why_not, add_why_not);
  add_list (out, "change", self->change, add_change);
  add_number (out, "change_up_to", self->change_up_to);
  add_list (out, "ask", self->ask, add_question);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
