/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "relation". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "partner", LIAN_FIELD_REFERENCE, N_("trading partner"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "partner" },
  { "relation_kind", LIAN_FIELD_CHOICE, N_("kind of relation"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_relation_kind },
  { "goods", LIAN_FIELD_TEXT, N_("goods or work"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_relation_state },
  { "since", LIAN_FIELD_DATE, N_("since"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
  { "interrupted_on", LIAN_FIELD_DATE, N_("interrupted on"), .group = N_("When") },
  { "interrupted_by", LIAN_FIELD_TEXT, N_("interrupted by"), .group = N_("When"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("What ended it, for instance a merger.") },
  { "restored_on", LIAN_FIELD_DATE, N_("restored on"), .group = N_("When") },
  { "grew_from", LIAN_FIELD_REFERENCE, N_("grew from the relation"), .group = N_("What"), .reference = "relation",
    .help = N_("The old relation that a new one was built on (L3).") },
  { "task", LIAN_FIELD_TEXT, N_("restoration task"), .group = N_("Task"), .flags = LIAN_FIELD_SEARCHED },
  { "task_owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Task"), .reference = "officer" },
  { "task_due", LIAN_FIELD_DATE, N_("due date"), .group = N_("Task") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "product", LIAN_FIELD_REFERENCE, N_("product in the catalogue"), .group = N_("What"), .reference = "product" },
  { "service_point", LIAN_FIELD_REFERENCE, N_("kept at the service point"), .group = N_("What"), .reference = "service_point",
    .help = N_("Where it lives on; closing the point would cut it.") },
};

static const LianPart parts[] = {
  { "relation_event", "relation", FALSE },
  { "relation_task", "relation", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* Whether it is only now being entered: in a form it has no id, in an import one for the time being. */
static gboolean
is_entered (const LianRecord *r)
{
  return lian_record_get_id (r) <= 0;
}

static const char *const task_fields[] = { "task", "task_owner", "task_due" };

/* The first field that an interruption must fill and does not; NULL where nothing is missing. */
static const char *
find_missing (const LianRecord *r)
{
  if (lian_record_is_empty (r, "interrupted_by"))
    return "interrupted_by";
  for (gsize i = 0; i < G_N_ELEMENTS (task_fields); i++)
    if (lian_record_is_empty (r, task_fields[i]))
      return task_fields[i];
  return NULL;
}

/* L1 and L2: nothing is interrupted without a cause, and what was interrupted must be restored. */
static void
report_missing (LianCheck *c, const LianRecord *r, const char *field, gboolean refuse)
{
  gboolean cause = g_str_equal (field, "interrupted_by");
  const char *code = cause ? "l2-cause" : "l2-task";
  const char *message
      = cause ? _ ("what interrupted it? (L2)")
              : _ ("what was interrupted must be restored: task, owner and date (L2)");
  (refuse ? lian_check_error : lian_check_warning) (c, r, field, code, "%s", message);
}

/* A base from before this rule may hold interruptions without a task: they stay, with a warning, until
 * they are touched in that; none is entered any more. */
static void
check_interruption (LianCheck *c, const LianRecord *r)
{
  const char *missing = find_missing (r);
  if (lian_record_is_empty (r, "interrupted_on"))
    lian_check_error (c, r, "interrupted_on", "no-date", _ ("since when is it interrupted?"));
  if (missing != NULL)
    report_missing (c, r, missing, is_entered (r));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const LianRecord *x = *(LianRecord *const *) a, *y = *(LianRecord *const *) b;
  LianDate day = lian_record_get_date (x, "on_date"), other = lian_record_get_date (y, "on_date");
  if (day != other)
    return day < other ? -1 : 1;
  gint64 id = lian_record_get_id (x), other_id = lian_record_get_id (y);
  /* A new one has no id yet, and is the last. */
  return id == other_id ? 0 : id == 0 || (other_id != 0 && id > other_id) ? 1 : -1;
}

/* What may follow what: only what lives is interrupted, only what was interrupted is restored, and
 * a beginning stands at the beginning. */
static gboolean
may_follow (const LianRecord *event, const LianRecord *before)
{
  gboolean interrupted = before != NULL && is (before, "state", "INTERRUPTED");
  if (is (event, "state", "RESTORED"))
    return interrupted;
  if (is (event, "state", "INTERRUPTED"))
    return !interrupted;
  return before == NULL;
}

static void
check_order (LianCheck *c, const LianRecord *r, GPtrArray *events)
{
  const LianField *state = lian_type_get_field (lian_record_get_type_info (r), "state");
  for (guint i = 0; i < events->len; i++)
    {
      const LianRecord *event = events->pdata[i], *before = i > 0 ? events->pdata[i - 1] : NULL;
      if (may_follow (event, before))
        continue;
      g_autofree char *day = lian_date_format (lian_record_get_date (event, "on_date"));
      lian_check_error (c, r, "state", "event-order",
                        /* Translators: a state, a day, the state before */
                        _ ("“%s” on %s cannot follow “%s”"),
                        lian_choice_label (state, lian_record_get_text (event, "state")), day,
                        before != NULL
                            ? lian_choice_label (state, lian_record_get_text (before, "state"))
                            : _ ("nothing"));
      return;
    }
}

/* The relation says what its last event says, so that lists, the rules and other programs need not
 * read its history. */
static void
check_last_event (LianCheck *c, const LianRecord *r, const LianRecord *last)
{
  const LianField *field = lian_type_get_field (lian_record_get_type_info (r), "state");
  const char *state = lian_record_get_text (last, "state");
  const char *day = is (last, "state", "INTERRUPTED") ? "interrupted_on"
                    : is (last, "state", "RESTORED")  ? "restored_on"
                                                      : NULL;
  g_autofree char *text = lian_date_format (lian_record_get_date (last, "on_date"));
  if (!is (r, "state", state))
    lian_check_error (c, r, "state", "last-event",
                      _ ("by its last event, of %s, the relation is “%s”"), text,
                      lian_choice_label (field, state));
  else if (day != NULL
           && lian_record_get_date (r, day) != lian_record_get_date (last, "on_date"))
    lian_check_error (c, r, day, "last-event", _ ("by its last event this day is %s"), text);
}

static void
check_events (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) events
      = c->list (c->data, "relation_event", "relation", lian_record_get_id (r));
  if (events->len == 0)
    return;
  g_ptr_array_sort (events, compare_days);
  check_order (c, r, events);
  check_last_event (c, r, events->pdata[events->len - 1]);
}

static gboolean
is_same_task (const LianRecord *r, const LianRecord *task)
{
  return lian_record_get_number (r, "task_owner") == lian_record_get_number (task, "owner")
         && lian_record_get_date (r, "task_due") == lian_record_get_date (task, "due");
}

/* Tasks are open as long as the relation is interrupted; the relation names the one that counts. */
static void
check_tasks (LianCheck *c, const LianRecord *r)
{
  gboolean interrupted = is (r, "state", "INTERRUPTED"), named = FALSE;
  guint open = 0;
  g_autoptr (GPtrArray) tasks
      = c->list (c->data, "relation_task", "relation", lian_record_get_id (r));
  for (guint i = 0; i < tasks->len; i++)
    if (lian_record_is_empty (tasks->pdata[i], "done_on"))
      {
        open++;
        named = named || is_same_task (r, tasks->pdata[i]);
      }
  if (interrupted && open > 0 && !named)
    lian_check_error (c, r, "task_due", "task-differs",
                      _ ("owner and due date are not those of an open task of the relation"));
  if (!interrupted && open > 0)
    lian_check_error (c, r, "state", "task-open",
                      _ ("the relation is not interrupted, but a task is open: close it with its result"));
}

/* A live relation has two ends. */
static void
check_ends (LianCheck *c, const LianRecord *r, gboolean refuse)
{
  if (is (r, "state", "INTERRUPTED"))
    return;
  g_autoptr (LianRecord) partner
      = c->load (c->data, "partner", lian_record_get_number (r, "partner"));
  g_autoptr (LianRecord) cooperative
      = c->load (c->data, "cooperative", lian_record_get_number (r, "cooperative"));
  gboolean closed = partner != NULL && !lian_record_is_empty (partner, "closed_on");
  gboolean dissolved = cooperative != NULL && is (cooperative, "status", "DISSOLVED");
  if (!closed && !dissolved)
    return;
  g_autofree char *name = lian_record_dup_name (closed ? partner : cooperative);
  (refuse ? lian_check_error : lian_check_warning) (
      c, r, closed ? "partner" : "cooperative", "l1-end-gone",
      _ ("“%s” is no longer there: interrupt the relation with its cause (L1)"), name);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (is (r, "state", "INTERRUPTED"))
    check_interruption (c, r);
  if (is (r, "state", "RESTORED") && lian_record_is_empty (r, "restored_on"))
    lian_check_error (c, r, "restored_on", "no-date", _ ("since when is it restored?"));
  if (is (r, "state", "NEW") && lian_record_is_empty (r, "grew_from"))
    lian_check_warning (c, r, "grew_from", "l3-grew-from",
                        _ ("a new relation grows from an old one: name it (L3)"));
  check_events (c, r);
  check_tasks (c, r);
  check_ends (c, r, is_entered (r));
  lian_check_date_order (c, r, "since", "interrupted_on");
  if (is (r, "state", "RESTORED"))
    lian_check_date_order (c, r, "interrupted_on", "restored_on");
}

/* L1: a relation ends by being interrupted, with its cause and a task, never by being struck out. */
static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (is (r, "state", "INTERRUPTED"))
    return;
  g_autoptr (LianRecord) partner
      = c->load (c->data, "partner", lian_record_get_number (r, "partner"));
  g_autofree char *whose = partner != NULL ? lian_record_dup_name (partner) : NULL;
  g_autofree char *goods = lian_record_dup_name (r);
  lian_check_error (
      c, r, "state", "l1-live",
      /* Translators: a partner, goods */
      _ ("the relation with “%s” (%s) is alive and can't be deleted: interrupt it with its cause, "
         "so that a task to restore it follows (L1, L2); a mistaken entry is undone in the history"),
      whose != NULL ? whose : "", goods);
}

/* L1 and L2, where something is changed: an interruption comes with cause and task and keeps them, and
 * who hands a relation to somebody else cuts the old one, unless a co-operative's successor goes on with
 * it, or the other end is the same that was entered twice. */
static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const ends[] = { "cooperative", "partner" };
  gboolean was_cut = is (before, "state", "INTERRUPTED");
  const char *missing = is (r, "state", "INTERRUPTED") ? find_missing (r) : NULL;
  if (missing != NULL && (!was_cut || find_missing (before) == NULL))
    report_missing (c, r, missing, TRUE);
  if (was_cut)
    {
      check_ends (c, r, TRUE);
      return;
    }
  guint64 changed = _lian_likeness_unexplained (c, before, r);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if ((changed >> lian_type_field (&lian_type_relation, ends[i]) & 1) != 0
        && !(i == 0 && _lian_succession_carries (c, before, r)))
      lian_check_error (c, r, ends[i], "l1-live",
                        _ ("this would cut the old relation unseen: interrupt it with its cause, "
                           "and found a new one that grew from it (L1, L3)"));
}

/**
 * _lian_relation_check_end:
 * @c: what a rule may look at
 * @r: a co-operative or a partner that is no longer there, or is to be deleted
 * @field: the field of @r that says so
 * @refuse: whether this is only now to be so; what a base from before this rule holds stays with a
 *   warning
 *
 * L1: adds an issue where live relations hang on it.
 */
void
_lian_relation_check_end (LianCheck *c, const LianRecord *r, const char *field, gboolean refuse)
{
  guint live = 0;
  const LianRecord *first = NULL;
  g_autoptr (GPtrArray) relations = c->list (
      c->data, "relation", lian_record_get_type_info (r)->id, lian_record_get_id (r));
  for (guint i = 0; i < relations->len; i++)
    if (!is (relations->pdata[i], "state", "INTERRUPTED"))
      {
        live++;
        first = first != NULL ? first : relations->pdata[i];
      }
  if (live == 0)
    return;
  g_autofree char *goods = lian_record_dup_name (first);
  (refuse ? lian_check_error : lian_check_warning) (
      c, r, field, "l1-live",
      /* Translators: number, goods of the first */
      _ ("live relations: %u, such as %s; interrupt them first, with cause and task (L1, L2)"), live,
      goods);
}

const LianType lian_type_relation = {
  .id = "relation",
  .label = N_("relation"),
  .label_plural = N_("Relations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "goods",
  .title_en = "goods",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
};
