/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writes acts until it is killed, and says each one that it was told is saved.
 *
 * acts-writer BASE SEED        single entries, bulk entries and undos, at random
 * acts-writer --verify BASE N  whether act N is there and the file and the chain of acts are whole
 * acts-writer --full BASE N    the same, and every act can be taken back to the empty base */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-store.h"
#include "lian-verify.h"

#include <stdio.h>
#include <stdlib.h>

static gboolean
add_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_zh", "一个城市");
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

G_NORETURN static void
write_acts (const char *path, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  LianOpenFlags flags
      = g_file_test (path, G_FILE_TEST_EXISTS) ? LIAN_OPEN_NO_BACKUP : LIAN_OPEN_CREATE;
  g_autoptr (LianStore) store = lian_store_open (path, flags, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  for (;;)
    {
      gint64 act = 0;
      gint32 what = g_rand_int_range (rand, 0, 10);
      if (what < 3 && lian_store_get_can_undo (store))
        act = lian_store_undo (store, 0, NULL, &error);
      else
        lian_store_write (store, "cities", NULL, add_cities, GUINT_TO_POINTER (what < 9 ? 1 : 1000),
                          &act, &error);
      if (error != NULL)
        g_error ("%s", error->message);
      printf ("%d\n", (int) act);
      fflush (stdout);
    }
}

static gboolean
last_act (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = lian_txn_last_act (txn);
  return TRUE;
}

static int
verify (const char *path, gint64 acknowledged, gboolean full)
{
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  LianVerifyReport report;
  g_autoptr (LianStore) store = lian_store_open (path, LIAN_OPEN_NO_BACKUP, &error);
  if (store == NULL || !lian_store_read (store, last_act, &last, &error))
    g_error ("%s", error->message);
  g_clear_object (&store);
  if (last < acknowledged)
    {
      printf ("act %d was reported saved, the last one is %d\n", (int) acknowledged, (int) last);
      return EXIT_FAILURE;
    }
  if (!lian_verify_base (path, full, &report, &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < report.problems->len; i++)
    printf ("%s\n", (char *) report.problems->pdata[i]);
  int status = report.problems->len == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
  lian_verify_report_clear (&report);
  return status;
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  if (argc == 4)
    return verify (argv[2], atoi (argv[3]), g_str_equal (argv[1], "--full"));
  if (argc == 3)
    write_acts (argv[1], (guint32) atoi (argv[2]));
  return EXIT_FAILURE;
}
