/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CBC for what is yes or no, all stages in one: a process of its own with a watchdog, because its limit of time
 * is not kept and an error in it ends it.  Shares need not be whole there; what it says guides and is never
 * believed.  Its work is limited by nodes, so that the same task has the same answer; where the watchdog ends it
 * the effort counts as cut by the clock. */
#include "lian-arrange-child-private.h"
#include "lian-arrange-solve.h"

#include <errno.h>
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
#define MOST_SECONDS 60

typedef struct
{
  const _LianModel *model;
  const gint64 *cost;
  char *folder, *programme, *start, *answer;
} Child;

static void
child_clear (Child *self)
{
  char *files[] = { self->programme, self->start, self->answer };
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
  return TRUE;
}

static gboolean
write_programme (const Child *self)
{
  g_autofree char *text = _lian_model_write (self->model, self->cost);
  return g_file_set_contents (self->programme, text, -1, NULL);
}

/* What is known, to begin with. */
static gboolean
write_start (const Child *self, const gint64 *x)
{
  g_autoptr (GString) text = g_string_new ("known\n");
  for (guint c = 0; c < self->model->n_columns; c++)
    if (_lian_column_is_choice (self->model->columns + c))
      g_string_append_printf (text, "%u x%u %" G_GINT64_FORMAT " 0\n", c, c, x[c]);
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
watch (GPid pid, _LianEffort *effort)
{
  double seconds = CLAMP (_lian_effort_seconds (effort), LEAST_SECONDS, MOST_SECONDS);
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

/* In the child, before it becomes the program: whoever kills this one ends the other too. */
static void
follow_parent (gpointer parent)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != GPOINTER_TO_INT (parent))
    _exit (1);
}

static gboolean
run (const Child *self, guint nodes, _LianEffort *effort)
{
  g_autofree char *limit = g_strdup_printf ("%u", nodes);
  char *words[] = { PROGRAM, self->programme, "-maxNodes", limit, "-mipstart", self->start, "-solve",
                    "-solution", self->answer, "-quit", NULL };
  GPid pid;
  return g_spawn_async (self->folder, words, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                            | G_SPAWN_STDERR_TO_DEV_NULL,
                        follow_parent, GINT_TO_POINTER (getpid ()), &pid, NULL)
         && watch (pid, effort);
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
  if (lines[0] == NULL || strstr (lines[0], "objective value") == NULL || g_str_has_prefix (lines[0], "Infeasible"))
    return FALSE;
  memset (point, 0, self->model->n_columns * sizeof *point);
  for (char **line = lines + 1; *line != NULL; line++)
    read_line (self, *line, point);
  return TRUE;
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

/* @x is a plan that is known; @point takes a better one, or one that is as good, in which only what is yes or no
 * is whole.  FALSE if there is no such program here, or if it found nothing in time. */
gboolean
_lian_arrange_ask_child (const _LianModel *model, const gint64 *cost, const gint64 *x, guint nodes,
                         _LianEffort *effort, double *point)
{
  Child child = { .model = model, .cost = cost };
  if (!child_begin (&child))
    return FALSE;
  gboolean found = write_programme (&child) && write_start (&child, x) && run (&child, nodes, effort)
                   && read_answer (&child, point);
  child_clear (&child);
  _lian_effort_spend (effort, nodes * (gint64) model->start[model->n_columns]);
  return found;
}
