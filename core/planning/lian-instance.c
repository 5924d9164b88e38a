/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain instances of planning problems: from the text to the answer. */
#include "lian-instance-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

/* A further problem is a further line. */
static const struct
{
  const char *word;
  gboolean assigns;
  LianSitingKind kind;
} problems[] = {
  { "p-median", FALSE, LIAN_SITING_MEDIAN },
  { "assignment", TRUE, 0 },
  { "cover", FALSE, LIAN_SITING_COVER },
  { "max-cover", FALSE, LIAN_SITING_MAX_COVER },
};

/* Most are proved at once; one that is not takes its time, whatever its size. */
#define ASSIGNMENT_SECONDS 28

/**
 * lian_instance_list_problems:
 *
 * Returns: (transfer full): the words for the problems that can be solved, for people
 */
char *
lian_instance_list_problems (void)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (gsize n = 0; n < G_N_ELEMENTS (problems); n++)
    g_string_append_printf (list, "%s%s", n > 0 ? ", " : "", problems[n].word);
  return g_strdup (list->str);
}

/**
 * lian_instance_is_problem:
 * @word: a word
 *
 * Returns: whether there is a problem of this name
 */
gboolean
lian_instance_is_problem (const char *word)
{
  for (gsize n = 0; n < G_N_ELEMENTS (problems); n++)
    if (g_str_equal (problems[n].word, word))
      return TRUE;
  return FALSE;
}

/**
 * lian_instance_free:
 * @self: (transfer full): an instance
 *
 * Frees an instance.
 */
void
lian_instance_free (LianInstance *self)
{
  g_free (self->problem);
  g_free (self->sense);
  g_free (self->cost.values);
  g_free (self->expense);
  g_free (self->distance.values);
  g_free (self->edges.values);
  g_free (self->weights.values);
  g_free (self->capacity.values);
  g_free (self->use.values);
  g_free (self->room);
  g_free (self->load);
  g_free (self->pinned.values);
  g_free (self->shut.values);
  g_free (self->wide);
  g_free (self->weight);
  g_free (self->state);
  g_free (self);
}

static gboolean
check_problem (LianInstance *self, const char *word, GError **error)
{
  if (!_lian_instance_has (self, "problem"))
    return _lian_instance_fail (error, 0, "problem", _ ("it is missing"));
  if (!g_str_equal (self->problem, word))
    return _lian_instance_fail (error, 0, "problem", _ ("it is “%s”, not “%s”"), self->problem,
                                word);
  for (gsize n = 0; n < G_N_ELEMENTS (problems); n++)
    if (g_str_equal (problems[n].word, word))
      {
        self->kind = problems[n].kind;
        self->assigns = problems[n].assigns;
      }
  return TRUE;
}

/**
 * lian_instance_read:
 * @word: the problem that it has to be of; one that there is
 * @text: (array length=length): JSON
 * @length: its length in bytes
 * @error: return location for %LIAN_ERROR_INPUT, which names the line or the member
 *
 * Returns: (transfer full) (nullable): the instance
 */
LianInstance *
lian_instance_read (const char *word, const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (lian_instance_is_problem (word), NULL);
  g_autoptr (LianInstance) self = g_new0 (LianInstance, 1);
  LianJsonScan scan;
  lian_json_scan_init (&scan, text, length);
  if (!_lian_instance_read_members (self, &scan, error) || !check_problem (self, word, error)
      || !(self->assigns ? _lian_instance_make_assignment : _lian_instance_make) (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * lian_instance_get_seconds:
 * @self: an instance
 *
 * Returns: how many seconds the answer may take, as it says or as its kind wants it; 0 where
 *   neither says anything
 */
double
lian_instance_get_seconds (const LianInstance *self)
{
  return self->seconds > 0 || !self->assigns ? self->seconds : ASSIGNMENT_SECONDS;
}

/* A whole number of units of the last decimal. */
static void
append_number (GString *out, gint64 value, guint decimals)
{
  g_autofree char *digits
      = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) decimals + 1, ABS (value));
  if (value < 0)
    g_string_append_c (out, '-');
  gsize n = strlen (digits);
  gsize n_after = decimals;
  while (n_after > 0 && digits[n - 1] == '0')
    {
      n--;
      n_after--;
    }
  g_string_append_len (out, digits, (gssize) (n - n_after));
  if (n_after > 0)
    {
      g_string_append_c (out, '.');
      g_string_append_len (out, digits + n - n_after, (gssize) n_after);
    }
}

/* What all answers begin with; NULL figures where none was found. */
static void
append_figures (GString *out, const LianInstance *self, LianSolveStatus status, gint64 objective,
                gint64 bound)
{
  static const char *const statuses[] = {
    [LIAN_SOLVE_OPTIMAL] = "optimal",
    [LIAN_SOLVE_FEASIBLE] = "feasible",
    [LIAN_SOLVE_INFEASIBLE] = "infeasible",
    [LIAN_SOLVE_UNKNOWN] = "unknown",
  };
  gboolean found = status == LIAN_SOLVE_OPTIMAL || status == LIAN_SOLVE_FEASIBLE;
  g_string_append (out, "{\"objective\":");
  if (found)
    append_number (out, objective, self->decimals);
  else
    g_string_append (out, "null");
  g_string_append (out, ",\"bound\":");
  if (found)
    append_number (out, bound, self->decimals);
  else
    g_string_append (out, "null");
  g_string_append_printf (out, ",\"status\":\"%s\"", statuses[status]);
}

static void
append_list (GString *out, const char *name, const guint *numbers, guint n_numbers)
{
  g_string_append_printf (out, ",\"%s\":[", name);
  for (guint n = 0; n < n_numbers; n++)
    g_string_append_printf (out, "%s%u", n > 0 ? "," : "", numbers[n] + 1);
  g_string_append_c (out, ']');
}

static char *
write_sites (const LianInstance *self, const LianSitingAnswer *answer)
{
  GString *out = g_string_new (NULL);
  gboolean found = answer->status == LIAN_SOLVE_OPTIMAL || answer->status == LIAN_SOLVE_FEASIBLE;
  append_figures (out, self, answer->status, answer->objective, answer->bound);
  append_list (out, "open", answer->open, answer->n_open);
  /* With limits of room a place need not go to the nearest. */
  if (self->room != NULL && found)
    append_list (out, "serves", answer->serves, self->n_places);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static char *
write_makers (const LianInstance *self, const LianAssignmentAnswer *answer)
{
  GString *out = g_string_new (NULL);
  gint64 sign = self->greatest ? -1 : 1;
  append_figures (out, self, answer->status, sign * answer->objective, sign * answer->bound);
  append_list (out, "maker", answer->maker, answer->maker != NULL ? self->n_orders : 0);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static char *
solve_assignment (const LianInstance *self, const LianSolveLimits *limits, LianProgress *progress,
                  GCancellable *cancellable, GError **error)
{
  LianAssignmentTask task = { .n_makers = self->n_makers, .n_orders = self->n_orders,
                              .cost = self->expense, .use = self->load, .room = self->room };
  g_autoptr (LianAssignmentAnswer) answer
      = lian_assignment_solve (&task, limits, progress, cancellable, error);
  return answer != NULL ? write_makers (self, answer) : NULL;
}

/**
 * lian_instance_solve:
 * @self: an instance
 * @seconds: how much work to do, in seconds of an ordinary machine
 * @deadline: when to stop all the same, by g_get_monotonic_time(); 0 for never
 * @progress: (nullable): is told how far the answer may be from the best
 * @cancellable: (nullable): ends the search
 * @error: return location for %LIAN_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer as JSON on one line
 */
char *
lian_instance_solve (const LianInstance *self, double seconds, gint64 deadline,
                     LianProgress *progress, GCancellable *cancellable, GError **error)
{
  LianSolveLimits limits = { seconds, deadline };
  if (self->assigns)
    return solve_assignment (self, &limits, progress, cancellable, error);
  LianSitingTask task = {
    .kind = self->kind, .n_places = self->n_places, .n_sites = self->n_sites, .wide = self->wide,
    .weight = self->weight, .state = self->state, .capacity = self->room, .load = self->load,
    .p = self->kind == LIAN_SITING_COVER ? 0 : (guint) self->p, .radius = self->whole_radius,
  };
  g_autoptr (LianSitingAnswer) answer
      = lian_siting_solve (&task, &limits, progress, cancellable, error);
  return answer != NULL ? write_sites (self, answer) : NULL;
}
