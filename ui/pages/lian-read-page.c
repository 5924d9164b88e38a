/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What pages that show what was read in one go have in common: when they read, whose answer counts,
 * what stays while they read, and where the keys go. */
#include "lian-read-page.h"

#include <adwaita.h>

#include "lian-focus.h"
#include "lian-gtk48.h"
#include "lian-trouble.h"

typedef struct
{
  LianContext *context;
  GCancellable *cancellable;
  GtkWidget *box; /* NULL once the page is gone */
  LianTrouble *trouble;
  GtkWidget *view;
  GtkWidget *side;
  gpointer job; /* what is shown */
  guint generation;
  guint shown; /* whose answer the job is */
  gboolean stale;
  gboolean focus_wanted;
} LianReadPagePrivate;

/* A job on its way, whose page may be gone when it is done. */
typedef struct
{
  const LianReadPageClass *of;
  gpointer job;
  guint generation;
} Reading;

enum
{
  PROP_CONTEXT = 1
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LianReadPage, lian_read_page, GTK_TYPE_WIDGET)

static LianReadPagePrivate *
get (gpointer self)
{
  return lian_read_page_get_instance_private (self);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  if (reading->job != NULL)
    reading->of->free_job (reading->job);
  g_free (reading);
}

/* LianTxnFunc */
static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  return reading->of->read (txn, reading->job, cancellable, error);
}

/* Into the list; to what the page is about where it has no rows. */
static void
focus_list (LianReadPage *self)
{
  LianReadPagePrivate *priv = get (self);
  if (!priv->focus_wanted || priv->job == NULL)
    return;
  priv->focus_wanted = FALSE;
  lian_focus_into_page (GTK_WIDGET (self), priv->view,
                        G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (priv->view))));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianReadPage) self = data;
  g_autoptr (GError) error = NULL;
  LianReadPagePrivate *priv = get (self);
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if ((reading != NULL && reading->generation != priv->generation) || !lian_read_page_take (self, error))
    return;
  gpointer old = priv->job;
  priv->job = g_steal_pointer (&reading->job);
  priv->shown = reading->generation;
  LIAN_READ_PAGE_GET_CLASS (self)->fill (self, priv->job);
  if (old != NULL)
    LIAN_READ_PAGE_GET_CLASS (self)->free_job (old);
  lian_gtk48_pass_focus_on (GTK_WIDGET (self));
  focus_list (self);
}

/**
 * lian_read_page_load:
 * @self: a page
 *
 * Reads anew what the page asks for; an answer to an earlier question no longer counts.
 */
void
lian_read_page_load (LianReadPage *self)
{
  LianReadPagePrivate *priv = get (self);
  Reading *reading = g_new0 (Reading, 1);
  priv->stale = FALSE;
  reading->of = LIAN_READ_PAGE_GET_CLASS (self);
  reading->job = reading->of->ask (self);
  reading->generation = ++priv->generation;
  lian_store_read_async (lian_context_get_store (priv->context), read_job, reading, reading_free, priv->cancellable,
                         read_cb, g_object_ref (self));
}

/**
 * lian_read_page_load_and_focus:
 * @self: a page
 *
 * Reads anew, and goes into the list when it is there: after a dialog, whose focus would be lost.
 */
void
lian_read_page_load_and_focus (LianReadPage *self)
{
  get (self)->focus_wanted = TRUE;
  lian_read_page_load (self);
}

/**
 * lian_read_page_is_reading:
 * @self: a page
 *
 * Returns: whether what was asked last is not shown, because it is still read or could not be read
 */
gboolean
lian_read_page_is_reading (LianReadPage *self)
{
  return get (self)->shown != get (self)->generation;
}

static void
changed_cb (LianReadPage *self)
{
  get (self)->stale = TRUE;
  if (LIAN_READ_PAGE_GET_CLASS (self)->changed != NULL)
    LIAN_READ_PAGE_GET_CLASS (self)->changed (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lian_read_page_load (self);
}

/**
 * lian_read_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): the base
 */
LianContext *
lian_read_page_get_context (LianReadPage *self)
{
  return get (self)->context;
}

/**
 * lian_read_page_get_window:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the window that it stands in, for what opens over it
 */
GtkWindow *
lian_read_page_get_window (LianReadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * lian_read_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): cancelled when the page is gone, for what it asks the base besides
 */
GCancellable *
lian_read_page_get_cancellable (LianReadPage *self)
{
  return get (self)->cancellable;
}

/**
 * lian_read_page_take:
 * @self: a page
 * @error: (nullable): what went wrong
 *
 * Tells above the content what went wrong, or that nothing does any more.
 *
 * Returns: whether the page is still there and nothing went wrong
 */
gboolean
lian_read_page_take (LianReadPage *self, const GError *error)
{
  return get (self)->box != NULL && lian_trouble_take (get (self)->trouble, error);
}

/**
 * lian_read_page_append:
 * @self: a page
 * @content: (transfer floating): what comes below what is there
 *
 * Adds to the page, below the place where a failure is told.
 */
void
lian_read_page_append (LianReadPage *self, GtkWidget *content)
{
  gtk_box_append (GTK_BOX (get (self)->box), content);
}

/**
 * lian_read_page_append_faces:
 * @self: a page
 * @content: (transfer floating): what is shown where there is something, the face "content"
 * @title: that there is nothing, the face "none"
 * @words: what to do then
 *
 * Adds what has two faces.  Neither is shown before the base was read once.
 *
 * Returns: (transfer none): the faces
 */
GtkStack *
lian_read_page_append_faces (LianReadPage *self, GtkWidget *content, const char *title, const char *words)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  AdwStatusPage *none = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (none, title);
  adw_status_page_set_description (none, words);
  gtk_widget_add_css_class (GTK_WIDGET (none), "compact");
  gtk_stack_add_named (stack, adw_bin_new (), "reading");
  gtk_stack_add_named (stack, content, "content");
  gtk_stack_add_named (stack, GTK_WIDGET (none), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (stack), TRUE);
  lian_read_page_append (self, GTK_WIDGET (stack));
  return stack;
}

/**
 * lian_read_page_set_panes:
 * @self: a page
 * @view: the list, to which page.focus-list leads
 * @side: what page.next-pane leads to from the list
 *
 * Tells where the keys go.
 */
void
lian_read_page_set_panes (LianReadPage *self, GtkColumnView *view, GtkWidget *side)
{
  get (self)->view = GTK_WIDGET (view);
  get (self)->side = side;
}

/* Actions. */

static void
focus_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  get (widget)->focus_wanted = TRUE;
  focus_list (LIAN_READ_PAGE (widget));
}

/* From the list to what stands beside it, from there back to the sidebar. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lian_focus_next_pane (widget, get (widget)->view, get (widget)->side);
}

static void
lian_read_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lian_read_page_parent_class)->map (widget);
  if (get (widget)->stale)
    lian_read_page_load (LIAN_READ_PAGE (widget));
}

static void
lian_read_page_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  LianReadPagePrivate *priv = get (object);
  priv->context = g_value_dup_object (value);
  g_signal_connect_object (lian_context_get_store (priv->context), "changed", G_CALLBACK (changed_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
lian_read_page_dispose (GObject *object)
{
  LianReadPagePrivate *priv = get (object);
  g_cancellable_cancel (priv->cancellable);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lian_read_page_parent_class)->dispose (object);
}

/* Jobs and context stay until nobody can ask for them. */
static void
lian_read_page_finalize (GObject *object)
{
  LianReadPagePrivate *priv = get (object);
  if (priv->job != NULL)
    LIAN_READ_PAGE_GET_CLASS (object)->free_job (priv->job);
  g_object_unref (priv->cancellable);
  g_object_unref (priv->context);
  G_OBJECT_CLASS (lian_read_page_parent_class)->finalize (object);
}

static void
lian_read_page_class_init (LianReadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = lian_read_page_set_property;
  object_class->dispose = lian_read_page_dispose;
  object_class->finalize = lian_read_page_finalize;
  widget_class->map = lian_read_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.focus-list", NULL, focus_list_action);
  gtk_widget_class_install_action (widget_class, "page.next-pane", NULL, next_pane_action);
  g_object_class_install_property (
      object_class, PROP_CONTEXT,
      g_param_spec_object ("context", NULL, NULL, LIAN_TYPE_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
lian_read_page_init (LianReadPage *self)
{
  LianReadPagePrivate *priv = get (self);
  priv->cancellable = g_cancellable_new ();
  priv->stale = TRUE;
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  priv->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_object (priv->trouble, "retry", G_CALLBACK (lian_read_page_load), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (priv->box), GTK_WIDGET (priv->trouble));
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
}
