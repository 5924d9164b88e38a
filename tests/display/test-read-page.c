/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pages that are read in one go: when they read, whose answer counts, and what goes with them. */
#include "display-base.h"
#include "lian-i18n.h"
#include "lian-read-page.h"
#include "lian-test-base.h"

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, LianReadPage)

typedef struct
{
  int question;
  gint64 cities;
} Job;

struct _TestPage
{
  LianReadPage parent_instance;

  int question;
  GString *log; /* each question that was shown, with its answer */
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, LIAN_TYPE_READ_PAGE)

static int n_jobs;

static gpointer
ask (LianReadPage *page)
{
  Job *job = g_new0 (Job, 1);
  job->question = TEST_PAGE (page)->question;
  g_atomic_int_inc (&n_jobs);
  return job;
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  job->cities = lian_txn_count (txn, lian_type_find ("city"));
  return TRUE;
}

static void
free_job (gpointer job)
{
  g_atomic_int_dec_and_test (&n_jobs);
  g_free (job);
}

static void
fill (LianReadPage *page, gpointer data)
{
  const Job *job = data;
  g_string_append_printf (TEST_PAGE (page)->log, "%d:%d ", job->question, (int) job->cities);
}

static void
test_page_finalize (GObject *object)
{
  g_string_free (TEST_PAGE (object)->log, TRUE);
  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  LianReadPageClass *page_class = LIAN_READ_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
  page_class->ask = ask;
  page_class->read = read_job;
  page_class->free_job = free_job;
  page_class->fill = fill;
}

static void
test_page_init (TestPage *self)
{
  self->log = g_string_new (NULL);
}

typedef struct
{
  LianTestBase base;
  LianContext *context;
  TestPage *page;
  GtkWidget *stack;
  GtkWidget *window;
  const char *expected;
} Fixture;

static gboolean
is_read (gpointer data)
{
  Fixture *f = data;
  return g_str_equal (f->page->log->str, f->expected) && !lian_read_page_is_reading (LIAN_READ_PAGE (f->page));
}

static void
wait_until (Fixture *f, const char *log)
{
  f->expected = log;
  if (!display_wait (is_read, f))
    g_error ("“%s” instead of “%s”", f->page->log->str, log);
}

static void
begin (Fixture *f, gconstpointer data)
{
  f->base = lian_test_base_new ();
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = g_object_new (TEST_TYPE_PAGE, "context", f->context, NULL);
  f->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (f->stack), GTK_WIDGET (f->page), "page");
  gtk_stack_add_named (GTK_STACK (f->stack), gtk_label_new ("another"), "another");
  f->window = display_show (f->stack, 600, 400);
  wait_until (f, "0:0 ");
}

static void
end (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_assert_cmpint (g_atomic_int_get (&n_jobs), ==, 0);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

/* It reads when it is shown, and again when records change while it is. */
static void
test_shown (Fixture *f, gconstpointer data)
{
  lian_test_write_city (&f->base, "Anlan");
  wait_until (f, "0:0 0:1 ");
}

/* Of several questions only the last one's answer is shown. */
static void
test_last_question (Fixture *f, gconstpointer data)
{
  for (f->page->question = 1; f->page->question < 4; f->page->question++)
    lian_read_page_load (LIAN_READ_PAGE (f->page));
  g_assert_true (lian_read_page_is_reading (LIAN_READ_PAGE (f->page)));
  wait_until (f, "0:0 3:0 ");
}

/* A hidden page reads nothing, however much changes, and once when it is shown again. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  gtk_stack_set_visible_child_name (GTK_STACK (f->stack), "another");
  for (int i = 0; i < 3; i++)
    lian_test_write_city (&f->base, "Anlan");
  display_spin (5);
  g_assert_false (lian_read_page_is_reading (LIAN_READ_PAGE (f->page)));
  g_assert_cmpstr (f->page->log->str, ==, "0:0 ");
  gtk_stack_set_visible_child_name (GTK_STACK (f->stack), "page");
  wait_until (f, "0:0 0:3 ");
}

/* What comes when the page is gone is dropped; end() counts that nothing of it stays. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  lian_read_page_load (LIAN_READ_PAGE (f->page));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Fixture, NULL, begin, test, end)
  ADD ("/read-page/shown", test_shown);
  ADD ("/read-page/last-question", test_last_question);
  ADD ("/read-page/hidden", test_hidden);
  ADD ("/read-page/gone", test_gone);
  return g_test_run ();
}
