/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What lianshe arrange finds out, for programs. */
#include "lian-arrange-answer.h"

#include "lian-arrange-check.h"
#include "lian-arrange-differences.h"
#include "lian-arrange-solve.h"
#include "lian-arrange-words.h"
#include "lian-json.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

static void
begin_list (JsonBuilder *out, const char *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
}

static void
add_quantity (JsonBuilder *out, const LianArrangeAnswer *self, const char *name, guint order, gint64 steps)
{
  const LianArrangeOrder *of = AT (self->book->task->orders, LianArrangeOrder, order);
  g_autofree char *text = lian_arrange_names_number (self->book->names, of->line, steps * of->step);
  lian_json_add_text (out, name, text);
}

static void
add_month (JsonBuilder *out, const LianArrangeTask *task, guint month)
{
  g_autofree char *day = lian_date_to_text (lian_date_add_months (task->first_month, (int) month));
  lian_json_add_text (out, "month", day);
}

static void
add_texts (JsonBuilder *out, const char *name, GPtrArray *texts)
{
  begin_list (out, name);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (out, texts->pdata[i]);
  json_builder_end_array (out);
}

static void
add_stages (JsonBuilder *out, const LianArrangeAnswer *self)
{
  begin_list (out, "stages");
  for (guint i = 0; i < self->plan->figures->len; i++)
    {
      const LianArrangeFigure *figure = AT (self->plan->figures, LianArrangeFigure, i);
      g_autofree char *name = lian_arrange_answer_stage (self->book->task, figure->place, FALSE);
      g_autofree char *gap = lian_arrange_answer_gap (figure);
      json_builder_begin_object (out);
      lian_json_add_text (out, "name", name);
      lian_json_add_number (out, "objective", figure->objective);
      lian_json_add_number (out, "bound", figure->bound);
      lian_json_add_number (out, "place", figure->place);
      lian_json_add_text (out, "gap", gap);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_plan (JsonBuilder *out, const LianArrangeAnswer *self)
{
  const LianArrangeTask *task = self->book->task;
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, self->plan->shares);
  begin_list (out, "plan");
  for (guint i = 0; i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = AT (amounts, LianArrangeAmount, i);
      const LianArrangeWay *way = AT (task->ways, LianArrangeWay, amount->way);
      json_builder_begin_object (out);
      lian_json_add_number (out, "line", AT (task->orders, LianArrangeOrder, way->order)->line);
      lian_json_add_number (out, "cooperative", AT (task->makers, LianArrangeMaker, way->maker)->cooperative);
      add_month (out, task, amount->month);
      add_quantity (out, self, "quantity", way->order, amount->quantity);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_slip_line (JsonBuilder *out, const LianArrangeAnswer *self, const LianArrangeSlipLine *line)
{
  guint order = AT (self->book->task->ways, LianArrangeWay, line->way)->order;
  json_builder_begin_object (out);
  lian_json_add_number (out, "line", AT (self->book->task->orders, LianArrangeOrder, order)->line);
  add_quantity (out, self, "asked", order, line->asked);
  add_quantity (out, self, "able", order, line->able);
  add_quantity (out, self, "given", order, line->given);
  json_builder_end_object (out);
}

static void
add_slip (JsonBuilder *out, const LianArrangeAnswer *self, const LianArrangeSlip *slip)
{
  const LianArrangeTask *task = self->book->task;
  gint64 id = AT (task->makers, LianArrangeMaker, slip->maker)->cooperative;
  g_autoptr (GPtrArray) texts = lian_arrange_slip_to_texts (task, self->book->names, slip);
  json_builder_begin_object (out);
  lian_json_add_number (out, "cooperative", id);
  lian_json_add_text (out, "name", lian_arrange_names_get (self->book->names, id));
  lian_json_add_number (out, "asked", slip->asked);
  lian_json_add_number (out, "able", slip->able);
  lian_json_add_number (out, "given", slip->given);
  begin_list (out, "lines");
  for (guint i = 0; i < slip->lines->len; i++)
    add_slip_line (out, self, AT (slip->lines, LianArrangeSlipLine, i));
  json_builder_end_array (out);
  begin_list (out, "work");
  for (guint i = 0; i < slip->work->len; i++)
    json_builder_add_int_value (out, *AT (slip->work, gint64, i));
  json_builder_end_array (out);
  add_texts (out, "reasons", texts);
  json_builder_end_object (out);
}

static void
add_slips (JsonBuilder *out, const LianArrangeAnswer *self)
{
  begin_list (out, "slips");
  for (guint i = 0; self->slips != NULL && i < self->slips->len; i++)
    add_slip (out, self, self->slips->pdata[i]);
  json_builder_end_array (out);
}

static const LianArrangeOrderAnswer *
find_answer (const LianArrangeAnswer *self, guint order)
{
  for (guint i = 0; self->orders != NULL && i < self->orders->len; i++)
    if (((const LianArrangeOrderAnswer *) self->orders->pdata[i])->order == order)
      return self->orders->pdata[i];
  return NULL;
}

static void
add_order (JsonBuilder *out, const LianArrangeAnswer *self, guint n)
{
  const LianArrangeTask *task = self->book->task;
  const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, n);
  const LianArrangeOrderAnswer *answer = find_answer (self, n);
  gint64 late, placed = lian_arrange_answer_placed (self, n, &late);
  g_autoptr (GPtrArray) texts = answer != NULL
                                    ? lian_arrange_order_answer_to_texts (task, self->book->names, answer)
                                    : g_ptr_array_new ();
  json_builder_begin_object (out);
  lian_json_add_number (out, "line", order->line);
  lian_json_add_text (out, "name", lian_arrange_names_get (self->book->names, order->line));
  lian_json_add_text (out, "contract", lian_arrange_names_get (self->book->names, order->contract));
  add_quantity (out, self, "wanted", n, lian_arrange_get_wanted (task, n));
  add_quantity (out, self, "placed", n, placed);
  add_quantity (out, self, "late", n, late);
  add_texts (out, "reasons", texts);
  json_builder_end_object (out);
}

static void
add_problems (JsonBuilder *out, const LianArrangeBook *book)
{
  begin_list (out, "problems");
  for (guint i = 0; i < book->problems->len; i++)
    {
      const LianArrangeProblem *problem = book->problems->pdata[i];
      json_builder_begin_object (out);
      lian_json_add_text (out, "kind", problem->type);
      lian_json_add_number (out, "record", problem->record);
      lian_json_add_number (out, "value", problem->value);
      lian_json_add_text (out, "text", problem->words);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_contradiction (JsonBuilder *out, const LianArrangeAnswer *self)
{
  g_autoptr (GPtrArray) texts
      = self->contradiction != NULL
            ? lian_arrange_contradiction_to_texts (self->book->task, self->book->names, self->contradiction)
            : g_ptr_array_new ();
  add_texts (out, "contradiction", texts);
}

/**
 * lian_arrange_answer_print_json:
 * @self: an answer
 *
 * Prints it as JSON.
 */
void
lian_arrange_answer_print_json (const LianArrangeAnswer *self)
{
  static const char *const words[] = { "optimal", "feasible", "infeasible", "unknown" };
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autofree char *day = lian_date_to_text (self->day);
  json_builder_begin_object (out);
  lian_json_add_text (out, "status", words[self->plan->status]);
  json_builder_set_member_name (out, "cut_by_clock");
  json_builder_add_boolean_value (out, self->plan->cut_by_clock);
  json_builder_set_member_name (out, "helped");
  json_builder_add_boolean_value (out, lian_arrange_has_helper ());
  lian_json_add_text (out, "working_date", day);
  json_builder_set_member_name (out, "arrangement");
  if (self->book->arrangement != 0)
    json_builder_add_int_value (out, self->book->arrangement);
  else
    json_builder_add_null_value (out);
  add_stages (out, self);
  add_plan (out, self);
  add_slips (out, self);
  begin_list (out, "orders");
  for (guint n = 0; n < self->book->task->orders->len; n++)
    add_order (out, self, n);
  json_builder_end_array (out);
  add_problems (out, self->book);
  lian_json_add_number (out, "unplaced", self->book->unplaced);
  add_contradiction (out, self);
  json_builder_end_object (out);
  lian_json_print (out);
}
