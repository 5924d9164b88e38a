/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A page that shows what was read in one go. */
#pragma once

#include <gtk/gtk.h>

#include "lian-context.h"

G_BEGIN_DECLS

#define LIAN_TYPE_READ_PAGE (lian_read_page_get_type ())
/**
 * LianReadPage:
 *
 * A page whose content is made on the reader thread, anew when it is shown and when records change
 * while it is; a hidden page only remembers that it is out of date.  Until the new content is there,
 * the old one stays.  A failure is told above the content and offers to try again.
 *
 * Actions: page.focus-list, page.next-pane.
 */
G_DECLARE_DERIVABLE_TYPE (LianReadPage, lian_read_page, LIAN, READ_PAGE, GtkWidget)

/**
 * LianReadPageClass:
 * @ask: (transfer full): a new job that says what is to be read
 * @read: fills the job, on the reader thread
 * @free_job: frees a job, filled or not
 * @fill: shows the job, which stays valid until the next one was shown or the page is gone
 * @changed: (nullable): records changed: what is kept from one reading to the next is to be read again
 */
struct _LianReadPageClass
{
  GtkWidgetClass parent_class;

  gpointer (*ask) (LianReadPage *self);
  LianTxnFunc read;
  GDestroyNotify free_job;
  void (*fill) (LianReadPage *self, gpointer job);
  void (*changed) (LianReadPage *self);
};

LianContext *lian_read_page_get_context (LianReadPage *self);
GtkWindow *lian_read_page_get_window (LianReadPage *self);
GCancellable *lian_read_page_get_cancellable (LianReadPage *self);
gboolean lian_read_page_take (LianReadPage *self, const GError *error);
void lian_read_page_append (LianReadPage *self, GtkWidget *content);
GtkStack *lian_read_page_append_faces (LianReadPage *self, GtkWidget *content, const char *title, const char *words);
void lian_read_page_set_panes (LianReadPage *self, GtkColumnView *view, GtkWidget *side);
void lian_read_page_load (LianReadPage *self);
void lian_read_page_load_and_focus (LianReadPage *self);
gboolean lian_read_page_is_reading (LianReadPage *self);

G_END_DECLS
