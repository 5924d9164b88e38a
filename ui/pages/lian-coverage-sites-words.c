/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where points would serve best, in words: what it amounts to, and what is proven about it. */
#include "lian-coverage-sites-private.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-text.h"

/**
 * _lian_sites_is_solved:
 * @plan: an answer
 *
 * Returns: whether it says where to put points
 */
gboolean
_lian_sites_is_solved (const LianSitePlan *plan)
{
  return plan->status == LIAN_SOLVE_OPTIMAL || plan->status == LIAN_SOLVE_FEASIBLE;
}

static char *
count_points (gint64 amount)
{
  g_autofree char *number = lian_coverage_words_number (amount);
  /* Translators: a number of service points */
  return g_strdup_printf (ngettext ("%s point", "%s points", (gulong) amount),
                          number);
}

static char *
count_residents (gint64 amount)
{
  g_autofree char *number = lian_coverage_words_number (amount);
  /* Translators: a number of residents */
  return g_strdup_printf (ngettext ("%s resident", "%s residents",
                                    (gulong) amount),
                          number);
}

/* What is counted: ways, points or residents. */
static char *
count (LianSitesView *view, gint64 amount)
{
  if (_lian_sites_get_kind (view) == LIAN_SITING_MEDIAN)
    return lian_coverage_words_extra (lian_ground_get_measure (view->ground), amount);
  return _lian_sites_get_kind (view) == LIAN_SITING_COVER ? count_points (amount) : count_residents (amount);
}

static void
add_line (GString *text, char *line)
{
  g_autofree char *own = line;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", own);
}

/**
 * _lian_sites_describe_plan:
 * @view: the window, with an answer
 *
 * Returns: (transfer full): what it amounts to, and what is known about it
 */
char *
_lian_sites_describe_plan (LianSitesView *view)
{
  const LianSitePlan *plan = view->plan;
  GString *text = g_string_new (NULL);
  if (!_lian_sites_is_solved (plan))
    return g_strdup (_ ("No answer: some residents can get to none of so few points, or there is no "
                        "room for them."));
  g_autofree char *objective = count (view, plan->objective), *bound = count (view, plan->bound);
  g_autofree char *today = plan->today >= 0 ? count (view, plan->today) : NULL;
  add_line (text, plan->without_room > 0 ? g_strdup (objective)
                  : plan->status == LIAN_SOLVE_OPTIMAL
                      ? g_strdup_printf (_ ("%s; nothing better is possible, which is proven"),
                                         objective)
                      : g_strdup_printf (_ ("%s; not proven to be best, but nothing can be better "
                                            "than %s"),
                                         objective, bound));
  if (today != NULL)
    add_line (text, g_strdup_printf (_ ("today: %s"), today));
  if (plan->without_room > 0)
    {
      g_autofree char *left = lian_coverage_words_number (plan->without_room);
      add_line (text, g_strdup_printf (_ ("%s residents find no room at any of them: nothing is known "
                                          "about a better answer"), left));
    }
  if (plan->unreached > 0)
    {
      g_autofree char *left = lian_coverage_words_number (plan->unreached);
      add_line (text, g_strdup_printf (_ ("%s residents can get to no place at all"), left));
    }
  if (plan->only_today)
    add_line (text, g_strdup (_ ("There are too many neighbourhoods to try: only the places of "
                                 "today's points were.")));
  return g_string_free (text, FALSE);
}

/**
 * _lian_sites_describe_site:
 * @view: the window, with an answer
 * @site: a place for a point
 *
 * Returns: (transfer full): it in a line
 */
char *
_lian_sites_describe_site (LianSitesView *view, const LianSite *site)
{
  const LianGroundParts *parts = lian_ground_get_parts (view->ground);
  gboolean stays = site->outlet >= 0;
  const char *title = stays ? g_array_index (parts->outlets, LianOutlet, site->outlet).title
                            : g_array_index (parts->places, LianPlace, site->place).title;
  g_autofree char *residents = count_residents (site->residents);
  g_autofree char *name = lian_text_shorten_to (title, 60);
  return lian_isolate_join (" · ", name, stays ? _ ("as today") : _ ("new"), residents, NULL);
}
