/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the relations page asks and writes: an interruption, a restoration, a task, a new relation, the
 * end of a co-operative or a partner. */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-question.h"
#include "lian-relations-page-private.h"
#include "lian-text.h"

/* The fields of a question, and what it is about. */
typedef struct
{
  gint64 relation;
  gint64 ends[2]; /* the co-operative, the partner */
  GtkDropDown *cause;
  GtkDropDown *owner;
  GtkDropDown *partner;
  GtkDropDown *end;
  LianOfficerList *owners; /* of @owner */
  GArray *partners;        /* of @partner */
  GtkTextBuffer *what;
  GtkEditable *task;
  GtkEditable *goods;
  GtkEditable *on;
  GtkEditable *due;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->owners, lian_officer_list_free);
  g_clear_pointer (&fields->partners, g_array_unref);
  g_free (fields);
}

static LianQuestion *
ask (LianRelationsPage *self, const char *heading, const char *ok, LianQuestionFunc respond,
     Fields **fields)
{
  const LianRelationRow *row = _lian_relations_get_row (self);
  g_autofree char *body
      = lian_isolate_join (" – ", row->cooperative_name, row->partner_name, row->goods, NULL);
  *fields = g_new0 (Fields, 1);
  (*fields)->relation = row->id;
  (*fields)->ends[0] = row->cooperative;
  (*fields)->ends[1] = row->partner;
  return lian_question_new (GTK_WIDGET (self), self->context, heading, body, ok, respond, *fields,
                            fields_free);
}

static void
add_task (LianQuestion *question, LianRelationsPage *self, Fields *fields, const char *task,
          LianDate due)
{
  const LianRelationsView *view = self->view;
  fields->task = lian_question_add_line (question, _ ("Restoration task"), task, TRUE);
  fields->owners = lian_officer_list_new_entitled (view->officers, view->working_date, 0);
  fields->owner = lian_question_add_officer (question, _ ("Person responsible"), fields->owners);
  gtk_drop_down_set_selected (fields->owner,
                              lian_officer_list_find (fields->owners, view->author));
  fields->due = lian_question_add_day (
      question, _ ("Due date"),
      due != 0 ? due : lian_relation_suggest_due (view->working_date), TRUE);
}

static void
take_task (LianQuestion *question, const Fields *fields, LianRelationRequest *wish)
{
  wish->task = lian_question_dup_line (fields->task);
  wish->owner
      = lian_officer_list_get (fields->owners, gtk_drop_down_get_selected (fields->owner));
  wish->due = lian_question_get_day (question, fields->due);
}

static GtkDropDown *
add_cause (LianQuestion *question)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (const LianChoice *cause = lian_choices_relation_cause; cause->value != NULL; cause++)
    g_ptr_array_add (words, (gpointer) _ (cause->label));
  g_ptr_array_add (words, NULL);
  return lian_question_add_choice (question, _ ("Kind of cause"),
                                   (const char *const *) words->pdata);
}

static void
take_cause (const Fields *fields, LianRelationRequest *wish)
{
  wish->cause
      = g_strdup (lian_choices_relation_cause[gtk_drop_down_get_selected (fields->cause)].value);
  wish->what = lian_question_dup_text (fields->what);
}

static void
respond_interrupt (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianRelationRequest *wish = lian_relation_request_new (fields->relation);
  take_cause (fields, wish);
  take_task (question, fields, wish);
  wish->on = lian_question_get_day (question, fields->on);
  lian_question_write (question, _ ("relation interrupted"), wish->what, lian_relation_interrupt,
                       wish, (GDestroyNotify) lian_relation_request_free);
}

/**
 * _lian_relations_ask_interrupt:
 * @self: the page, with a live relation chosen
 *
 * Asks why it was interrupted, and who restores it (L1, L2).
 */
void
_lian_relations_ask_interrupt (LianRelationsPage *self)
{
  Fields *fields;
  LianQuestion *question
      = ask (self, _ ("Record an interruption"), _ ("_Interrupt"), respond_interrupt, &fields);
  lian_question_add_note (
      question, _ ("Original relations must not be interrupted (L1). What was interrupted is "
                   "recorded with its cause and must be restored (L2)."));
  fields->on = lian_question_add_day (question, _ ("Interrupted on"), self->view->working_date, TRUE);
  fields->cause = add_cause (question);
  fields->what = lian_question_add_text (question, _ ("What happened"), NULL, TRUE);
  add_task (question, self, fields, NULL, 0);
  lian_question_show (question);
}

static void
respond_restore (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianRelationRequest *wish = lian_relation_request_new (fields->relation);
  wish->on = lian_question_get_day (question, fields->on);
  wish->result = lian_question_dup_text (fields->what);
  lian_question_write (question, _ ("relation restored"), wish->result, lian_relation_restore,
                       wish, (GDestroyNotify) lian_relation_request_free);
}

/**
 * _lian_relations_ask_restore:
 * @self: the page, with an interrupted relation chosen
 */
void
_lian_relations_ask_restore (LianRelationsPage *self)
{
  Fields *fields;
  LianQuestion *question
      = ask (self, _ ("Restore the relation"), _ ("_Restore"), respond_restore, &fields);
  fields->on = lian_question_add_day (question, _ ("Restored on"), self->view->working_date, TRUE);
  fields->what
      = lian_question_add_text (question, _ ("What came of the task"), NULL, TRUE);
  lian_question_show (question);
}

static void
respond_plan (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianRelationRequest *wish = lian_relation_request_new (fields->relation);
  take_task (question, fields, wish);
  lian_question_write (question, _ ("restoration task"), NULL, lian_relation_plan, wish,
                       (GDestroyNotify) lian_relation_request_free);
}

/**
 * _lian_relations_ask_plan:
 * @self: the page, with an interrupted relation chosen
 */
void
_lian_relations_ask_plan (LianRelationsPage *self)
{
  Fields *fields;
  const LianRelationRow *row = _lian_relations_get_row (self);
  LianQuestion *question
      = ask (self, _ ("Restoration task"), _ ("_Assign"), respond_plan, &fields);
  add_task (question, self, fields, row->task, row->due);
  lian_question_show (question);
}

static void
respond_found (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianRelationRequest *wish = lian_relation_request_new (fields->relation);
  guint place = gtk_drop_down_get_selected (fields->partner);
  wish->on = lian_question_get_day (question, fields->on);
  wish->partner = place < fields->partners->len
                      ? g_array_index (fields->partners, gint64, place)
                      : 0;
  wish->goods = lian_question_dup_line (fields->goods);
  wish->what = lian_question_dup_text (fields->what);
  lian_question_write (question, _ ("new relation"), wish->what, lian_relation_found, wish,
                       (GDestroyNotify) lian_relation_request_free);
}

/* Long names must not widen the question. */
static GtkDropDown *
add_partners (LianQuestion *question, const LianRelationsView *view, Fields *fields)
{
  guint chosen = 0;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  fields->partners = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < view->partners->len; i++)
    {
      gint64 id = lian_record_get_id (view->partners->pdata[i]);
      if (!lian_record_is_empty (view->partners->pdata[i], "closed_on"))
        continue;
      if (id == fields->ends[1])
        chosen = fields->partners->len;
      g_array_append_val (fields->partners, id);
      g_ptr_array_add (words, lian_text_shorten_to (
                                  lian_record_get_title (view->partners->pdata[i]), 28));
    }
  g_ptr_array_add (words, NULL);
  GtkDropDown *partner = lian_question_add_choice (question, _ ("Trading partner"),
                                                   (const char *const *) words->pdata);
  gtk_drop_down_set_selected (partner, chosen);
  return partner;
}

/**
 * _lian_relations_ask_found:
 * @self: the page, with a relation chosen
 *
 * Asks for a new relation that grows from the chosen one (L3).
 */
void
_lian_relations_ask_found (LianRelationsPage *self)
{
  Fields *fields;
  const LianRelationRow *row = _lian_relations_get_row (self);
  LianQuestion *question
      = ask (self, _ ("A new relation from the old one"), _ ("_Found"), respond_found, &fields);
  fields->partner = add_partners (question, self->view, fields);
  fields->goods = lian_question_add_line (question, _ ("Goods or work"), row->goods, TRUE);
  fields->on = lian_question_add_day (question, _ ("Since"), self->view->working_date, TRUE);
  fields->what = lian_question_add_text (question, _ ("What happened"), NULL, FALSE);
  lian_question_show (question);
}

static void
respond_close (LianQuestion *question, gpointer data)
{
  const Fields *fields = data;
  LianRelationRequest *wish = lian_relation_request_new (0);
  gboolean partner = gtk_drop_down_get_selected (fields->end) == 1;
  wish->type = g_strdup (partner ? "partner" : "cooperative");
  wish->end = fields->ends[partner];
  take_cause (fields, wish);
  take_task (question, fields, wish);
  wish->on = lian_question_get_day (question, fields->on);
  lian_question_write (question, partner ? _ ("partner closed") : _ ("co-operative dissolved"),
                       wish->what, lian_relation_close_end, wish,
                       (GDestroyNotify) lian_relation_request_free);
}

/**
 * _lian_relations_ask_close:
 * @self: the page, with a relation chosen
 *
 * Asks for the merger or the end of one of its two ends: all its relations are interrupted with a
 * task in the same act.
 */
void
_lian_relations_ask_close (LianRelationsPage *self)
{
  Fields *fields;
  const LianRelationRow *row = _lian_relations_get_row (self);
  g_autofree char *maker = lian_text_shorten_to (row->cooperative_name, 28);
  g_autofree char *other = lian_text_shorten_to (row->partner_name, 28);
  const char *words[] = { maker, other, NULL };
  LianQuestion *question = ask (self, _ ("Merged, dissolved or closed"), _ ("_Close"),
                                respond_close, &fields);
  lian_question_add_note (question,
                          _ ("All live relations of the one are interrupted in the same act, each "
                             "with this cause and a task (L1, L2)."));
  fields->end = lian_question_add_choice (question, _ ("Which is no longer there"), words);
  fields->on = lian_question_add_day (question, _ ("Since"), self->view->working_date, TRUE);
  fields->cause = add_cause (question);
  fields->what = lian_question_add_text (question, _ ("What happened"), NULL, TRUE);
  add_task (question, self, fields, NULL, 0);
  lian_question_set_destructive (question);
  lian_question_show (question);
}
