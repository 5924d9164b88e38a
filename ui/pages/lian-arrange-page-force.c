/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Putting a plan in force: what that comes to is read first and stands in the question. */
#include "lian-arrange-page-private.h"

#include <string.h>

#include "lian-arrange-keep.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-plural.h"
#include "lian-question.h"
#include "lian-relation-cut.h"
#include "lian-text.h"

/* Of what changes as many are named; all stand on the paper of differences. */
#define MOST_SHIFTS 6
#define MOST_CUTS 4
#define MOST_OF_NAME 28

typedef struct
{
  gint64 arrangement;
  LianArrangeForce *force; /* (out) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_clear_pointer (&reading->force, lian_arrange_force_free);
  g_free (reading);
}

static gboolean
foresee_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->force = lian_arrange_foresee (txn, reading->arrangement, error);
  return reading->force != NULL;
}

/* The act. */

/* What the officer was told it comes to. */
typedef struct
{
  GArray *shifts;
  GArray *replaced;
  GPtrArray *cuts;
} Told;

typedef struct
{
  gint64 arrangement;
  GtkTextBuffer *reason;
  Told told;
} Fields;

typedef struct
{
  gint64 arrangement;
  char *reason;
  Told told;
} Request;

static Told
told_ref (GArray *shifts, GArray *replaced, GPtrArray *cuts)
{
  return (Told){ g_array_ref (shifts), g_array_ref (replaced), g_ptr_array_ref (cuts) };
}

static void
told_clear (Told *told)
{
  g_array_unref (told->shifts);
  g_array_unref (told->replaced);
  g_ptr_array_unref (told->cuts);
}

static void
fields_free (gpointer data)
{
  told_clear (&((Fields *) data)->told);
  g_free (data);
}

static void
request_free (gpointer data)
{
  Request *request = data;
  told_clear (&request->told);
  g_free (request->reason);
  g_free (request);
}

static gboolean
is_same_array (const GArray *a, const GArray *b)
{
  gsize size = (gsize) a->len * g_array_get_element_size ((GArray *) a);
  return a->len == b->len && (size == 0 || memcmp (a->data, b->data, size) == 0);
}

static gboolean
is_as_told (const Told *told, const LianArrangeForce *now)
{
  gboolean same = is_same_array (told->shifts, now->shifts) && is_same_array (told->replaced, now->replaced)
                  && told->cuts->len == now->cuts->len;
  for (guint i = 0; same && i < now->cuts->len; i++)
    same = ((LianRelationCut *) told->cuts->pdata[i])->relation == ((LianRelationCut *) now->cuts->pdata[i])->relation;
  return same;
}

/* Somebody may have changed the base while the question stood: nobody puts in force what he was not told. */
static gboolean
force_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (LianArrangeForce) now = lian_arrange_foresee (txn, request->arrangement, error);
  if (now == NULL)
    return FALSE;
  if (is_as_told (&request->told, now))
    return lian_arrange_put_in_force (txn, request->arrangement, request->reason, error);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                       _ ("The records have changed since this was asked, and it would come to something else: "
                          "cancel, and ask again."));
  return FALSE;
}

static void
respond (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  Request *request = g_new0 (Request, 1);
  request->arrangement = fields->arrangement;
  request->told = told_ref (fields->told.shifts, fields->told.replaced, fields->told.cuts);
  request->reason = lian_question_dup_text (fields->reason);
  g_autofree char *reason = g_strdup (request->reason);
  lian_question_write (question, _ ("plan of arrangement put in force"), reason, force_job, request, request_free);
}

/* What it comes to, in words. */

static char *
describe_shift (const LianArrangeForce *force, const LianArrangeShift *shift)
{
  g_autofree char *maker
      = lian_text_shorten_to (lian_arrange_names_get (force->names, shift->cooperative), MOST_OF_NAME);
  g_autofree char *line = lian_text_shorten_to (lian_arrange_names_get (force->names, shift->line), MOST_OF_NAME);
  g_autofree char *before = lian_arrange_names_number (force->names, shift->line, shift->before);
  g_autofree char *after = lian_arrange_names_quantity (force->names, shift->line, shift->after);
  g_autofree char *change = g_strdup_printf ("%s → %s", before, after);
  return lian_isolate_join (" · ", maker, line, change, NULL);
}

static void
add_shifts (LianQuestion *question, const LianArrangeForce *force)
{
  GString *text = g_string_new (NULL);
  guint n = force->shifts->len;
  g_string_append_printf (
      text, ngettext ("%u allotment changes.", "%u allotments change.", n), n);
  for (guint i = 0; i < MIN (n, MOST_SHIFTS); i++)
    {
      g_autofree char *line = describe_shift (force, &g_array_index (force->shifts, LianArrangeShift, i));
      g_string_append_printf (text, "\n%s", line);
    }
  if (n > MOST_SHIFTS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("and %u more"), n - MOST_SHIFTS);
    }
  lian_question_add_note (question, text->str);
  g_string_free (text, TRUE);
}

static void
add_cuts (LianQuestion *question, const LianArrangeForce *force)
{
  if (force->cuts->len == 0)
    {
      lian_question_add_note (question, _ ("✓ No relation is cut."));
      return;
    }
  g_autofree char *cuts = lian_relation_cuts_to_text (force->cuts, MOST_CUTS);
  g_autofree char *text = g_strdup_printf (_ ("⚠ Relations that it would cut: %s"), cuts);
  lian_question_add_note (question, text);
}

static void
show_question (LianArrangePage *self, const Reading *reading)
{
  Fields *fields = g_new0 (Fields, 1);
  const char *name = lian_record_get_text (self->job->plan, "name");
  fields->arrangement = reading->arrangement;
  fields->told = told_ref (reading->force->shifts, reading->force->replaced, reading->force->cuts);
  LianQuestion *question = lian_question_new (GTK_WIDGET (self), self->context, _ ("Put the Plan in Force?"), name,
                                              _ ("_Put in Force"), respond, fields, fields_free);
  if (reading->force->replaced->len > 0)
    lian_question_add_note (question, _ ("It replaces the plan that is in force. Contracts that change are amended."));
  add_shifts (question, reading->force);
  add_cuts (question, reading->force);
  fields->reason = lian_question_add_text (question, _ ("Reason"), NULL, TRUE);
  lian_question_show (question);
}

static void
foreseen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianArrangePage) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  _lian_arrange_refuse (self, error != NULL ? error->message : NULL);
  if (reading != NULL && self->job != NULL && lian_record_get_id (self->job->plan) == reading->arrangement)
    show_question (self, reading);
}

static void
force_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianArrangePage *self = LIAN_ARRANGE_PAGE (widget);
  if (!_lian_arrange_is_draft (self))
    return;
  Reading *reading = g_new0 (Reading, 1);
  reading->arrangement = lian_record_get_id (self->job->plan);
  lian_store_read_async (lian_context_get_store (self->context), foresee_job, reading, reading_free, self->cancellable,
                         foreseen_cb, g_object_ref (self));
}

/**
 * _lian_arrange_install_force:
 * @klass: the class of the page
 *
 * Adds the action.
 */
void
_lian_arrange_install_force (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "arrange.force", NULL, force_action);
}
