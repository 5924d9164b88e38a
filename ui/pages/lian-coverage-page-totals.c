/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What comes of the changes, in words: trade by trade, and what speaks against so many. */
#include "lian-coverage-page-private.h"
#include "lian-coverage-words.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

static char *
describe_sums (LianCoveragePage *self, const char *trade, gint64 lost, gint64 waiting,
               gint64 gained, gint64 extra)
{
  g_autofree char *losing = lian_coverage_words_number (lost);
  g_autofree char *wait = lian_coverage_words_number (waiting);
  g_autofree char *gain = lian_coverage_words_number (gained);
  g_autofree char *ways = lian_coverage_words_extra (self->measure, ABS (extra));
  g_autofree char *text = g_strdup_printf (
      extra < 0 ? _ ("%s residents lose their point, %s wait for a round instead, %s gain one; all "
                     "ways together become shorter by %s")
                : _ ("%s residents lose their point, %s wait for a round instead, %s gain one; all "
                     "ways together become longer by %s"),
      losing, wait, gain, ways);
  g_autofree char *brief = trade != NULL ? lian_text_shorten_to (trade, 40) : NULL;
  g_autofree char *name = brief != NULL ? lian_isolate (brief) : NULL;
  /* Translators: a trade, what becomes of those who need it */
  return name != NULL ? g_strdup_printf (_ ("%s: %s"), name, text) : g_steal_pointer (&text);
}

/* Trade by trade: a barber does not make up for a mender of watches. */
static void
add_weighings (LianCoveragePage *self, GPtrArray *lines)
{
  const GPtrArray *weighings = self->job->weighings;
  for (guint i = 0; weighings != NULL && i < weighings->len; i++)
    {
      const LianWeighing *one = weighings->pdata[i];
      const LianClosing *harm = one->comparison->harm;
      gboolean named = weighings->len > 1 || self->trade == 0;
      g_ptr_array_add (lines, describe_sums (self, named ? one->title : NULL, harm->residents_lost,
                                             harm->residents_waiting,
                                             one->comparison->residents_gained,
                                             harm->extra_person_metres));
    }
}

/* A8, where it warns. */
static void
add_shares (GPtrArray *lines, const GPtrArray *shares, guint percent)
{
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    if (((const LianAdjustShare *) shares->pdata[i])->too_many)
      g_ptr_array_add (lines, lian_adjust_share_dup_text (shares->pdata[i], percent));
}

static void
add_kept (LianCoveragePage *self, GPtrArray *lines)
{
  const LianProposalKept *kept = self->job->kept;
  g_autofree char *day = lian_date_format (kept->computed_on);
  g_ptr_array_add (lines, g_strdup_printf (_ ("Carried out; decided with the figures of %s"), day));
  for (guint i = 0; i < kept->trades->len; i++)
    {
      const LianKeptTrade *trade = kept->trades->pdata[i];
      g_autofree char *lost = lian_coverage_words_number (trade->lost);
      g_autofree char *ways = lian_coverage_words_extra (kept->measure, trade->extra);
      g_autofree char *brief = lian_text_shorten_to (trade->title != NULL ? trade->title : "", 40);
      g_autofree char *name = lian_isolate (brief);
      /* Translators: a trade; residents; kilometres or hours */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%s: %s residents lose, all ways together %s more"),
                                               name, lost, ways));
    }
  add_shares (lines, kept->shares, kept->percent);
}

/**
 * _lian_coverage_describe_totals:
 * @self: the page, with something read
 *
 * Returns: (transfer full): what comes of the changes, in a few lines
 */
char *
_lian_coverage_describe_totals (LianCoveragePage *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  if (self->job->refusal != NULL)
    return g_strdup (self->job->refusal);
  if (self->job->kept != NULL)
    add_kept (self, lines);
  else if (self->job->weighings == NULL || self->job->weighings->len == 0)
    return g_strdup (_ ("Close, move or merge points, end or begin rounds, and see what becomes of "
                        "the residents before anybody decides."));
  add_weighings (self, lines);
  add_shares (lines, self->job->shares, self->job->percent);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
