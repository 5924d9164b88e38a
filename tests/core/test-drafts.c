/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafts are kept at once, survive the program and belong to one officer. */
#include "lian-draft.h"
#include "lian-i18n.h"
#include "lian-test-base.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_keep_and_drop (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 7, NULL);
  LianDraft one = { "city", 12, 0, 3, NULL, "{\"name_en\":\"Tom & <b>\"}" };
  LianDraft two = { "city", 0, 1, 0, NULL, "{}" };
  lian_drafts_keep (drafts, &one);
  lian_drafts_keep (drafts, &two);
  one.text = "{\"name_en\":\"later\"}";
  lian_drafts_keep (drafts, &one);
  lian_drafts_drop (drafts, "city", 0, 1);
  g_clear_object (&drafts);
  lian_store_wait_closed ();

  drafts = lian_drafts_open (base.path, 7, NULL);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  const LianDraft *draft = list->pdata[0];
  g_assert_cmpstr (draft->text, ==, "{\"name_en\":\"later\"}");
  g_assert_cmpint (draft->act, ==, 3);
  g_autoptr (LianDrafts) others = lian_drafts_open (base.path, 8, NULL);
  g_autoptr (GPtrArray) none = lian_drafts_list (others, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static guint
count_of (LianTestBase *base, gint64 officer)
{
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base->path, officer, NULL);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  return list->len;
}

/* What nobody known typed belongs to whoever says so first; what somebody typed stays theirs. */
static void
test_officer_changes (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 0, NULL);
  LianDraft one = { "city", 12, 0, 3, NULL, "{}" };
  LianDraft two = { "city", 13, 0, 3, NULL, "{}" };
  lian_drafts_keep (drafts, &one);
  lian_drafts_set_officer (drafts, 7);
  lian_drafts_keep (drafts, &two);
  lian_drafts_set_officer (drafts, 8);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_object (&drafts);
  lian_store_wait_closed ();
  g_assert_cmpuint (count_of (&base, 0), ==, 0);
  g_assert_cmpuint (count_of (&base, 7), ==, 2);
  g_assert_cmpuint (count_of (&base, 8), ==, 0);
}

static void
test_only_the_owner_reads_them (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 0, NULL);
  lian_drafts_flush (drafts);
  g_autofree char *path = g_strconcat (base.path, ".drafts", NULL);
  struct stat info;
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (base.path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_unreadable_is_put_aside (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *path = g_strconcat (base.path, ".drafts", NULL);
  g_assert_true (g_file_set_contents (path, "this is no base at all, but long enough to be one", -1,
                                      NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_MESSAGE, "*put aside*");
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 0, NULL);
  LianDraft one = { "city", 1, 0, 0, NULL, "{}" };
  lian_drafts_keep (drafts, &one);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (list->len, ==, 1);
  guint aside = 0;
  g_autoptr (GDir) dir = g_dir_open (base.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    aside += strstr (name, ".unreadable-") != NULL;
  g_assert_cmpuint (aside, ==, 1);
}

/* An act that takes as long as the test wants. */
typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean begun;
  gboolean may_end;
} Import;

static gboolean
import (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *work = data;
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", "half an import");
  if (!lian_txn_insert (txn, city, error))
    return FALSE;
  g_mutex_lock (&work->lock);
  work->begun = TRUE;
  g_cond_broadcast (&work->cond);
  while (!work->may_end)
    g_cond_wait (&work->cond, &work->lock);
  g_mutex_unlock (&work->lock);
  return TRUE;
}

static void
start_import (LianStore *store, Import *work)
{
  lian_store_write_async (store, "import", NULL, import, work, NULL, NULL, NULL, NULL);
  g_mutex_lock (&work->lock);
  while (!work->begun)
    g_cond_wait (&work->cond, &work->lock);
  g_mutex_unlock (&work->lock);
}

/* The store's only writer is inside an act and holds the base; the draft does not wait for it. */
static void
test_while_importing (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 7, NULL);
  Import work = { .may_end = FALSE };
  LianDraft one = { "city", 12, 0, 3, NULL, "{}" };
  start_import (base.store, &work);
  lian_drafts_keep (drafts, &one);
  lian_drafts_flush (drafts);
  g_assert_cmpuint (count_of (&base, 7), ==, 1);
  g_mutex_lock (&work.lock);
  g_assert_false (work.may_end);
  work.may_end = TRUE;
  g_cond_broadcast (&work.cond);
  g_mutex_unlock (&work.lock);
  while (lian_store_get_busy (base.store))
    g_main_context_iteration (NULL, TRUE);
}

#define BASE_VARIABLE "LIAN_TEST_BASE"

static void
test_killed_child (void)
{
  if (!g_test_subprocess ())
    return;
  LianStore *store = lian_store_open (g_getenv (BASE_VARIABLE), LIAN_OPEN_NO_BACKUP, NULL);
  LianDrafts *drafts = lian_drafts_open (g_getenv (BASE_VARIABLE), 7, NULL);
  Import work = { .may_end = FALSE };
  LianDraft one = { "city", 0, 1, 0, NULL, "{\"name_en\":\"typed meanwhile\"}" };
  start_import (store, &work);
  lian_drafts_keep (drafts, &one);
  lian_drafts_flush (drafts);
  kill (getpid (), SIGKILL);
}

/* Nothing of the import, all of the draft. */
static void
test_killed_while_importing (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_clear_object (&base.store);
  g_setenv (BASE_VARIABLE, base.path, TRUE);
  g_test_trap_subprocess ("/drafts/killed/child", 0, 0);
  g_assert_false (g_test_trap_has_passed ());
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 7, NULL);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((LianDraft *) list->pdata[0])->text, ==,
                   "{\"name_en\":\"typed meanwhile\"}");
  lian_test_base_reopen (&base);
  g_autofree char *dump = lian_test_base_dump (&base);
  g_assert_cmpstr (dump, ==, "");
}

static void
count_kept (LianDrafts *drafts, const char *type, gint64 record, gint64 slot, guint *n)
{
  g_assert_cmpstr (type, ==, "city");
  g_assert_cmpint (record, ==, 12);
  (*n)++;
}

static void
wait_for_problem (LianDrafts *drafts, gboolean problem)
{
  while ((lian_drafts_get_problem (drafts) != NULL) != problem)
    g_main_context_iteration (NULL, TRUE);
}

/* The folder goes while the window is open: that is said, what was typed is held, still listed, and
 * written when the folder is back. */
static void
test_folder_goes (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n_kept = 0;
  LianDraft one = { "city", 12, 0, 3, NULL, "{}" };
  g_autofree char *elsewhere = g_strconcat (base.folder, "-elsewhere", NULL);
  g_autoptr (LianDrafts) drafts = lian_drafts_open (base.path, 7, NULL);
  g_signal_connect (drafts, "kept", G_CALLBACK (count_kept), &n_kept);
  lian_drafts_flush (drafts);
  g_assert_cmpint (g_rename (base.folder, elsewhere), ==, 0);
  lian_drafts_keep (drafts, &one);
  wait_for_problem (drafts, TRUE);
  g_assert_cmpuint (n_kept, ==, 0);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (g_rename (elsewhere, base.folder), ==, 0);
  wait_for_problem (drafts, FALSE);
  g_assert_cmpuint (n_kept, ==, 1);
  g_clear_object (&drafts);
  lian_store_wait_closed ();
  g_assert_cmpuint (count_of (&base, 7), ==, 1);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/keep-and-drop", test_keep_and_drop);
  g_test_add_func ("/drafts/officer-changes", test_officer_changes);
  g_test_add_func ("/drafts/mode", test_only_the_owner_reads_them);
  g_test_add_func ("/drafts/while-importing", test_while_importing);
  g_test_add_func ("/drafts/killed", test_killed_while_importing);
  g_test_add_func ("/drafts/killed/child", test_killed_child);
  g_test_add_func ("/drafts/folder-goes", test_folder_goes);
  g_test_add_func ("/drafts/unreadable", test_unreadable_is_put_aside);
  return g_test_run ();
}
