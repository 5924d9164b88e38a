/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The command line: one file for each verb, parsed before any GTK call. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/* Exit statuses (fixed; scripts rely on them). */
#define LIAN_EXIT_DONE 0
#define LIAN_EXIT_FINDINGS 1
#define LIAN_EXIT_USAGE 2
#define LIAN_EXIT_FAILURE 3

/**
 * LianVerb:
 * @name: as typed
 * @synopsis: what follows it, for --help
 * @summary: one English sentence; translated when shown
 * @n_min: fewest positional arguments
 * @n_max: most positional arguments; -1 for any number
 * @options: (nullable): the verb's own options, ended by a NULL entry
 * @run: does the work; gets the positional arguments; returns an exit status
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  int n_min;
  int n_max;
  const GOptionEntry *options;
  int (*run) (char **arguments);
} LianVerb;

/* Set from the options that every verb takes. */
typedef struct
{
  gboolean json;
  char *as;
  char *reason;
  char *on;
} LianVerbOptions;

extern LianVerbOptions lian_verb_options;

extern const LianVerb lian_verb_new;
extern const LianVerb lian_verb_import;
extern const LianVerb lian_verb_export;
extern const LianVerb lian_verb_search;
extern const LianVerb lian_verb_duplicates;
extern const LianVerb lian_verb_change;
extern const LianVerb lian_verb_attachment;
extern const LianVerb lian_verb_contract;
extern const LianVerb lian_verb_returns;
extern const LianVerb lian_verb_report;
extern const LianVerb lian_verb_shares;
extern const LianVerb lian_verb_progress;
extern const LianVerb lian_verb_log;
extern const LianVerb lian_verb_undo;
extern const LianVerb lian_verb_redo;
extern const LianVerb lian_verb_asof;
extern const LianVerb lian_verb_check;
extern const LianVerb lian_verb_recommend;
extern const LianVerb lian_verb_coverage;
extern const LianVerb lian_verb_arrange;
extern const LianVerb lian_verb_evaluate;
extern const LianVerb lian_verb_rulebook;
extern const LianVerb lian_verb_rehearse;
extern const LianVerb lian_verb_reorganise;
extern const LianVerb lian_verb_reorganisation;
extern const LianVerb lian_verb_print;
extern const LianVerb lian_verb_solve;

const LianVerb *lian_verb_find (const char *name);
int lian_verb_run (const LianVerb *verb, int argc, char **argv);
void lian_verb_print_help (void);

int lian_verb_fail (const GError *error);
int lian_verb_fail_at (const char *path, const GError *error);
int lian_verb_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
const LianType *lian_verb_find_kind (const char *kind);
/**
 * LianVerbWork:
 * @label: (nullable): of the act; %NULL if nothing is written
 * @write: (nullable): writes
 * @read: reads after that
 * @data: for both
 * @act: (out): the act that was written
 * @tries: whether @read tries out acts that are not kept
 *
 * What a verb does that may write an act and then tells how things stand.
 */
typedef struct
{
  const char *label;
  LianTxnFunc write;
  LianTxnFunc read;
  gpointer data;
  gint64 *act;
  gboolean tries;
} LianVerbWork;

LianStore *lian_verb_open (const char *path, LianOpenFlags flags, GError **error);
gboolean lian_verb_work (const char *path, const LianVerbWork *work, GError **error);

G_END_DECLS
