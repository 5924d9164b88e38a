/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CBC for what is yes or no, under the ceilings of the stages before: a process of its own with a watchdog, because
 * its limit of time is not kept and an error in it ends it.  Shares need not be whole there; what it says of a plan
 * guides and is never believed; its bound is believed but for a margin that is larger than what it rounds.  Its work
 * is limited by nodes, so that the same task has the same answer; where the watchdog ends it the effort counts as
 * cut by the clock. */
#include "lian-arrange-child-private.h"
#include "lian-arrange-solve.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "cbc"
#define NAP 20000 /* microseconds between two looks at it */
#define LEAST_SECONDS 10 /* that a busy machine may take for what an idle one does at once */
#define SLOWER 4 /* times that a busy machine may take of what an idle one does */
#define ROOT 300 /* steps for each pair of columns before the first node, and in it, roughly */
#define NODE 3 /* the same in each node behind that, roughly */
#define MARGIN 1e-6 /* of its bound, for what it rounds */
#define FIGURES 0.001 /* to which it prints its bound */
#define MOST_BOUND 1e15 /* up to which numbers are exact enough */

typedef struct
{
  const _LianModel *model;
  const gint64 *cost;
  double unit; /* of costs, in the programme */
  gboolean whole;
  char *folder, *programme, *start, *answer, *log;
} Child;

static void
child_clear (Child *self)
{
  char *files[] = { self->programme, self->start, self->answer, self->log };
  for (guint n = 0; n < G_N_ELEMENTS (files); n++)
    {
      g_unlink (files[n]);
      g_free (files[n]);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static gboolean
child_begin (Child *self)
{
  self->folder = g_dir_make_tmp ("lianshe-XXXXXX", NULL);
  if (self->folder == NULL)
    return FALSE;
  self->programme = g_build_filename (self->folder, "programme.lp", NULL);
  self->start = g_build_filename (self->folder, "start.txt", NULL);
  self->answer = g_build_filename (self->folder, "answer.txt", NULL);
  self->log = g_build_filename (self->folder, "log.txt", NULL);
  return TRUE;
}

static gboolean
write_programme (const Child *self)
{
  g_autofree char *text = _lian_model_write (self->model, self->cost, self->unit, self->whole);
  return g_file_set_contents (self->programme, text, -1, NULL);
}

/* What is known, to begin with. */
static gboolean
write_start (const Child *self, const double *x)
{
  g_autoptr (GString) text = g_string_new ("known\n");
  for (guint c = 0; c < self->model->n_columns; c++)
    if (_lian_column_is_choice (self->model->columns + c))
      g_string_append_printf (text, "%u x%u %d 0\n", c, c, x[c] > 0.5);
  return g_file_set_contents (self->start, text->str, (gssize) text->len, NULL);
}

/* Whether it has to end now: by the clock, or because nobody wants an answer any more. */
static gboolean
is_over (gint64 end, _LianEffort *effort)
{
  effort->look = 0;
  if (_lian_effort_spend (effort, 0) && g_get_monotonic_time () < end)
    return FALSE;
  effort->cut = TRUE;
  return TRUE;
}

static gboolean
watch (GPid pid, double seconds, _LianEffort *effort)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  int status = 0;
  pid_t ended;
  while ((ended = waitpid (pid, &status, WNOHANG)) == 0 || (ended < 0 && errno == EINTR))
    {
      if (is_over (end, effort))
        kill (pid, SIGKILL);
      g_usleep (NAP);
    }
  g_spawn_close_pid (pid);
  return ended == pid && WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

typedef struct
{
  pid_t parent;
  int log;
} Beginning;

/* In the child, before it becomes the program: whoever kills this one ends the other too, and what it says is kept. */
static void
follow_parent (gpointer data)
{
  const Beginning *beginning = data;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != beginning->parent || dup2 (beginning->log, STDOUT_FILENO) < 0)
    _exit (1);
}

/* Returns: (transfer full): what the program is called with */
static char **
list_words (const Child *self, guint nodes)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *limit = g_strdup_printf ("%u", nodes);
  g_strv_builder_add_many (words, PROGRAM, self->programme, "-maxNodes", limit, NULL);
  if (g_file_test (self->start, G_FILE_TEST_EXISTS))
    g_strv_builder_add_many (words, "-mipstart", self->start, NULL);
  g_strv_builder_add_many (words, "-solve", "-solution", self->answer, "-quit", NULL);
  return g_strv_builder_end (words);
}

static gboolean
run (const Child *self, guint nodes, double seconds, _LianEffort *effort)
{
  g_auto (GStrv) words = list_words (self, nodes);
  Beginning beginning = { getpid (), g_open (self->log, O_CREAT | O_WRONLY | O_CLOEXEC, 0600) };
  GPid pid;
  if (beginning.log < 0)
    return FALSE;
  gboolean begun = g_spawn_async (self->folder, words, NULL,
                                  G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                                  follow_parent, &beginning, &pid, NULL);
  close (beginning.log);
  return begun && watch (pid, seconds, effort);
}

/* A line of a column is its number, its name, its value and something else. */
static void
read_line (const Child *self, const char *line, double *point)
{
  guint number;
  char value[64];
  if (sscanf (line, "%*u x%u %63s", &number, value) == 2 && number < self->model->n_columns)
    point[number] = g_ascii_strtod (value, NULL);
}

static gboolean
read_answer (const Child *self, double *point)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents (self->answer, &text, NULL, NULL))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  if (lines[0] == NULL || strstr (lines[0], "objective value") == NULL
      || g_str_has_prefix (lines[0], "Infeasible") || strstr (lines[0], "no integer solution") != NULL)
    return FALSE;
  memset (point, 0, self->model->n_columns * sizeof *point);
  for (char **line = lines + 1; *line != NULL; line++)
    read_line (self, *line, point);
  return TRUE;
}

/* What stands behind the last @mark at the beginning of a line, as a number; @otherwise if there is none. */
static double
find_number (char **lines, const char *mark, double otherwise)
{
  for (; *lines != NULL; lines++)
    if (g_str_has_prefix (*lines, mark))
      otherwise = g_ascii_strtod (*lines + strlen (mark), NULL);
  return otherwise;
}

/* What it proved.  It tells of a bound only if the plan is not the best, or not for certain; without a word of the
 * result it was not asked to the end. */
static gint64
read_bound (const Child *self)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents (self->log, &text, NULL, NULL))
    return 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean best = strstr (text, "\nResult - Optimal solution found\n") != NULL;
  double bound = find_number (lines, "Lower bound:", best ? find_number (lines, "Objective value:", 0) : 0);
  bound = (bound * (1 - MARGIN) - FIGURES) * self->unit;
  return bound > 0 && bound < MOST_BOUND ? (gint64) bound : 0;
}

/**
 * lian_arrange_has_helper:
 *
 * Tells whether the program CBC is installed, which is asked for what is yes or no in tasks of moderate size.  Plans
 * are made without it too, but they may be worse.  It looks into the folders of programs, so not on the thread that
 * shows windows.
 *
 * Returns: whether it is there
 */
gboolean
lian_arrange_has_helper (void)
{
  g_autofree char *path = g_find_program_in_path (PROGRAM);
  return path != NULL;
}

/* Steps that it takes, roughly. */
gint64
_lian_arrange_child_steps (const _LianModel *model, guint nodes)
{
  gint64 each = (nodes == 0 ? 1 : 2) * ROOT + NODE * (gint64) nodes;
  return each * model->n_columns * model->n_columns;
}

/* FALSE if there is no such program here, or if it found no plan in time; it may have proved something then. */
gboolean
_lian_arrange_ask_child (_LianAsked *self, _LianEffort *effort)
{
  Child child = { .model = self->model, .cost = self->cost, .unit = _lian_model_unit (self->model, self->cost),
                  .whole = self->whole };
  gint64 steps = _lian_arrange_child_steps (self->model, self->nodes);
  double seconds = LEAST_SECONDS + SLOWER * (double) steps / _LIAN_STEPS_PER_SECOND;
  self->bound = 0;
  if (!child_begin (&child))
    return FALSE;
  gboolean ended = write_programme (&child) && (self->known == NULL || write_start (&child, self->known))
                   && run (&child, self->nodes, seconds, effort);
  gboolean found = ended && read_answer (&child, self->point);
  if (ended)
    self->bound = read_bound (&child);
  child_clear (&child);
  _lian_effort_spend (effort, steps);
  return found;
}
