/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Drafts are kept at once, survive the program and belong to one officer. */
#include "lian-draft.h"
#include "lian-i18n.h"
#include "lian-test-base.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

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

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/keep-and-drop", test_keep_and_drop);
  g_test_add_func ("/drafts/officer-changes", test_officer_changes);
  g_test_add_func ("/drafts/mode", test_only_the_owner_reads_them);
  g_test_add_func ("/drafts/unreadable", test_unreadable_is_put_aside);
  return g_test_run ();
}
