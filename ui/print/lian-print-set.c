/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One or more printed documents as one run of pages.
 *
 * A clerk prints forty contracts at once.  They are laid out one by one on the store's thread, so
 * the window shows how far it is and can stop it; preview, printer and PDF then read the same
 * pages. */
#include "lian-print-set.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-out-file.h"
#include "lian-output.h"

struct _LianPrintSet
{
  GObject parent_instance;

  char *title;
  GPtrArray *documents; /* LianPages */
  GArray *ends;         /* guint: the page after each document's last */
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (LianPrintSet, lian_print_set, G_TYPE_OBJECT)

static void
lian_print_set_finalize (GObject *object)
{
  LianPrintSet *self = LIAN_PRINT_SET (object);
  g_free (self->title);
  g_ptr_array_unref (self->documents);
  g_array_unref (self->ends);
  G_OBJECT_CLASS (lian_print_set_parent_class)->finalize (object);
}

static void
lian_print_set_class_init (LianPrintSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_print_set_finalize;
}

static void
lian_print_set_init (LianPrintSet *self)
{
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_pages_unref);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * lian_print_set_new:
 * @title: what is printed, for the job and the file
 *
 * Returns: (transfer full): a set without pages
 */
LianPrintSet *
lian_print_set_new (const char *title)
{
  LianPrintSet *self = g_object_new (LIAN_TYPE_PRINT_SET, NULL);
  self->title = g_strdup (title);
  return self;
}

/**
 * lian_print_set_add:
 * @self: a set
 * @pages: the pages of a document
 *
 * Adds a document at the end.
 */
void
lian_print_set_add (LianPrintSet *self, LianPages *pages)
{
  g_return_if_fail (LIAN_IS_PRINT_SET (self));
  g_ptr_array_add (self->documents, lian_pages_ref (pages));
  self->n_pages += lian_pages_get_n_pages (pages);
  g_array_append_val (self->ends, self->n_pages);
}

/**
 * lian_print_set_get_title:
 * @self: a set
 *
 * Returns: (transfer none): what is printed
 */
const char *
lian_print_set_get_title (LianPrintSet *self)
{
  g_return_val_if_fail (LIAN_IS_PRINT_SET (self), NULL);
  return self->title;
}

/**
 * lian_print_set_get_n_pages:
 * @self: a set
 *
 * Returns: how many pages there are
 */
guint
lian_print_set_get_n_pages (LianPrintSet *self)
{
  g_return_val_if_fail (LIAN_IS_PRINT_SET (self), 0);
  return self->n_pages;
}

/* The document that a page of the run belongs to; *page becomes its number there. */
static LianPages *
find_document (LianPrintSet *self, guint *page)
{
  guint low = 0, high = self->ends->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->ends, guint, middle) > *page)
        high = middle;
      else
        low = middle + 1;
    }
  if (low == self->ends->len)
    return NULL;
  *page -= low > 0 ? g_array_index (self->ends, guint, low - 1) : 0;
  return self->documents->pdata[low];
}

/**
 * lian_print_set_get_size:
 * @self: a set
 * @page: which page, from 0
 * @width: (out): width in points
 * @height: (out): height in points
 */
void
lian_print_set_get_size (LianPrintSet *self, guint page, double *width, double *height)
{
  LianPages *pages = find_document (self, &page);
  *width = *height = 1;
  if (pages != NULL)
    lian_pages_get_size (pages, width, height);
}

/**
 * lian_print_set_dup_text:
 * @self: a set
 * @page: which page, from 0
 *
 * Returns: (transfer full) (nullable): the words of the page
 */
char *
lian_print_set_dup_text (LianPrintSet *self, guint page)
{
  LianPages *pages = find_document (self, &page);
  return pages != NULL ? lian_pages_dup_text (pages, page) : NULL;
}

/**
 * lian_print_set_draw:
 * @self: a set
 * @page: which page, from 0
 * @cr: where; one unit is a point
 */
void
lian_print_set_draw (LianPrintSet *self, guint page, cairo_t *cr)
{
  LianPages *pages = find_document (self, &page);
  if (pages != NULL)
    lian_pages_draw (pages, page, cr);
}

static LianOutput *
open_output (LianPrintSet *self, const char *path, GError **error)
{
  double width, height;
  lian_print_set_get_size (self, 0, &width, &height);
  LianOutput *output = lian_out_file_may_replace (path, error)
                           ? lian_output_new (path, LIAN_OUTPUT_PDF, width, height, error)
                           : NULL;
  if (output != NULL)
    lian_output_set_title (output, self->title);
  return output;
}

static void
say_page (LianProgress *progress, guint page, guint n)
{
  /* Translators: pages written so far */
  g_autofree char *what = g_strdup_printf (_ ("page %u of %u"), page + 1, n);
  lian_progress_say (progress, what, (double) page / n);
}

/**
 * lian_print_set_write_pdf:
 * @self: a set
 * @path: the file
 * @progress: (nullable): told of each page; stops between pages
 * @error: return location
 *
 * Writes all pages; an existing file is replaced only when all is written.
 *
 * Returns: whether it was written
 */
gboolean
lian_print_set_write_pdf (LianPrintSet *self, const char *path, LianProgress *progress,
                          GError **error)
{
  if (self->n_pages == 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("There is nothing to print"));
      return FALSE;
    }
  g_autoptr (LianOutput) output = open_output (self, path, error);
  if (output == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_pages; i++)
    {
      if (lian_progress_fail_if_cancelled (progress, error))
        return FALSE;
      say_page (progress, i, self->n_pages);
      cairo_t *cr = lian_output_get_cairo (output);
      cairo_save (cr);
      lian_print_set_draw (self, i, cr);
      cairo_restore (cr);
      lian_output_end_page (output);
    }
  return lian_output_finish (output, error);
}

typedef struct
{
  char *path;
  LianProgress *progress;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;
  g_free (writing->path);
  g_clear_object (&writing->progress);
  g_free (writing);
}

static void
write_pdf_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;
  if (lian_print_set_write_pdf (source, writing->path, writing->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lian_print_set_write_pdf_async:
 * @self: a set
 * @path: the file
 * @progress: (nullable): told of each page; stops between pages
 * @callback: called when written
 * @user_data: for @callback
 *
 * Writes all pages on a thread of its own.
 */
void
lian_print_set_write_pdf_async (LianPrintSet *self, const char *path, LianProgress *progress,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  writing->path = g_strdup (path);
  g_set_object (&writing->progress, progress);
  g_task_set_source_tag (task, lian_print_set_write_pdf_async);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_pdf_thread);
}

/**
 * lian_print_set_write_pdf_finish:
 * @self: a set
 * @result: the result
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
lian_print_set_write_pdf_finish (LianPrintSet *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lian_print_build_new:
 * @kind: which document
 * @ids: (array length=n_ids): the records
 * @n_ids: their number
 *
 * Returns: (transfer full): a job for lian_print_build()
 */
LianPrintBuild *
lian_print_build_new (const LianPrintKind *kind, const gint64 *ids, guint n_ids)
{
  LianPrintBuild *build = g_new0 (LianPrintBuild, 1);
  build->kind = kind;
  build->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (build->ids, ids, n_ids);
  build->set = lian_print_set_new (_ (kind->label));
  return build;
}

/**
 * lian_print_build_free:
 * @build: (nullable) (transfer full): a job
 */
void
lian_print_build_free (LianPrintBuild *build)
{
  if (build == NULL)
    return;
  g_array_unref (build->ids);
  g_object_unref (build->set);
  g_free (build);
}

static void
lay_out (LianPrintBuild *job, LianDocument *document)
{
  g_autoptr (LianPages) pages = lian_document_layout (document, NULL);
  lian_print_set_add (job->set, pages);
}

/* What is printed when nothing was selected. */
static gboolean
choose (LianTxn *txn, LianPrintBuild *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) chosen = NULL;
  if (job->ids->len == 0 && job->kind->choose != NULL)
    {
      chosen = job->kind->choose (txn, cancellable, error);
      if (chosen == NULL)
        return FALSE;
      g_array_append_vals (job->ids, chosen->data, chosen->len);
    }
  g_atomic_int_set (&job->all, (int) job->ids->len);
  if (job->ids->len > 0)
    return TRUE;
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING,
                       _ ("There is nothing to print: no record is selected"));
  return FALSE;
}

static gboolean
build_list (LianTxn *txn, LianPrintBuild *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianDocument) document
      = job->kind->build_list (txn, job->ids, &job->done, cancellable, error);
  if (document != NULL)
    lay_out (job, document);
  return document != NULL;
}

/**
 * lian_print_build:
 * @txn: the base, on the reader thread
 * @build: (type LianPrintBuild): the job
 * @cancellable: (nullable): stops between documents
 * @error: return location
 *
 * Builds and lays out one document for each record, or one of all where the document is a list.
 * Without records it takes those that the document itself would choose.
 *
 * Returns: whether all were built
 */
gboolean
lian_print_build (LianTxn *txn, gpointer build, GCancellable *cancellable, GError **error)
{
  LianPrintBuild *job = build;
  if (!choose (txn, job, cancellable, error))
    return FALSE;
  if (job->kind->build == NULL)
    return build_list (txn, job, cancellable, error);
  for (guint i = 0; i < job->ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianDocument) document
          = job->kind->build (txn, g_array_index (job->ids, gint64, i), error);
      if (document == NULL)
        return FALSE;
      lay_out (job, document);
      g_atomic_int_inc (&job->done);
    }
  return TRUE;
}

/**
 * lian_print_build_get_n_documents:
 * @build: a job that is done
 *
 * Returns: how many documents it made
 */
guint
lian_print_build_get_n_documents (const LianPrintBuild *build)
{
  return build->kind->build == NULL ? 1 : build->ids->len;
}
