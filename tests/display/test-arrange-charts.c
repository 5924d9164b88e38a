/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of a plan that nobody kept: what is taken of each month, by what, and what comes when; and the
 * widget that shows them. */
#include <math.h>
#include <string.h>

#include "display-base.h"
#include "lian-arrange-charts-view-private.h"
#include "lian-picture.h"
#include "lian-test-base.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

enum
{
  SMITHS = 1,
  FARRIERS,
  SMITHERY,
  FORGE,
  HOES,
  SHEARS,
  IRON,
  HOE_LINE,
  SHEAR_LINE,
  HOE_CONTRACT,
  SHEAR_CONTRACT,
};

typedef struct
{
  LianArrangeTask *task;
  LianArrangeNames *names;
  GArray *shares;
  GArray *orders;
  LianArrangeView view;
} Fixture;

static guint
add_limit (LianArrangeTask *task, LianLimitKind kind, gint64 record, guint maker, gint64 amount)
{
  guint limit = lian_arrange_task_add_limit (task, kind, record, maker);
  for (guint t = 0; t < task->n_months; t++)
    AT (task->limits, LianArrangeLimit, limit)->amount[t] = amount;
  return limit;
}

static void
add_order (LianArrangeTask *task, gint64 line, gint64 contract, gint64 product, int due, gint64 quantity)
{
  LianArrangeOrder order = { .line = line, .contract = contract, .product = product, .step = 1, .value = 200000, .weight = 1,
                             .first_part = task->parts->len, .n_parts = 1, .first_way = task->ways->len };
  LianArrangePart part = { task->orders->len, due, quantity };
  g_array_append_val (task->parts, part);
  g_array_append_val (task->orders, order);
}

static void
add_way (LianArrangeTask *task, guint maker, const LianArrangeUse *uses, guint n, guint variety)
{
  guint order = task->orders->len - 1;
  LianArrangeWay way = { .order = order, .maker = maker, .variety = variety, .first_use = task->uses->len, .n_uses = n };
  g_array_append_vals (task->uses, uses, n);
  g_array_append_val (task->ways, way);
  AT (task->orders, LianArrangeOrder, order)->n_ways++;
}

/* A forge of ten hours and hoes and shears on it; the farriers could make hoes too. */
static LianArrangeTask *
new_task (void)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 3);
  LianArrangeMaker makers[] = { { SMITHS, 5, 0 }, { FARRIERS, 3, 0 } };
  g_array_append_vals (task->makers, makers, 2);
  guint forge = add_limit (task, LIAN_LIMIT_PROCESS, FORGE, 0, 10 * 3600000);
  guint hoes = add_limit (task, LIAN_LIMIT_PRODUCT, HOES, 0, 40);
  guint theirs = add_limit (task, LIAN_LIMIT_PRODUCT, HOES, 1, 10);
  guint iron = add_limit (task, LIAN_LIMIT_MATERIAL, IRON, LIAN_ARRANGE_NONE, 30);
  add_order (task, HOE_LINE, HOE_CONTRACT, HOES, 0, 60);
  add_way (task, 0, (LianArrangeUse[]){ { forge, 900000 }, { hoes, 1 }, { iron, 1 } }, 3, LIAN_ARRANGE_NONE);
  add_way (task, 1, (LianArrangeUse[]){ { theirs, 1 }, { iron, 1 } }, 2, LIAN_ARRANGE_NONE);
  add_order (task, SHEAR_LINE, SHEAR_CONTRACT, SHEARS, 1, 10);
  add_way (task, 0, (LianArrangeUse[]){ { forge, 900000 } }, 1, 0);
  LianArrangeVariety variety = { 0, SHEARS, task->uses->len, 1 };
  LianArrangeUse setup = { forge, 3600000 };
  g_array_append_val (task->uses, setup);
  g_array_append_val (task->varieties, variety);
  return task;
}

static LianArrangeNames *
new_names (void)
{
  static const struct
  {
    gint64 id;
    const char *name;
  } words[] = { { SMITHS, "Smiths" }, { FARRIERS, "Farriers" }, { FORGE, "forging" }, { HOES, "hoes" },
                { SHEARS, "shears" }, { IRON, "iron" }, { HOE_LINE, "hoes" }, { SHEAR_LINE, "shears" },
                { HOE_CONTRACT, "56/7" }, { SHEAR_CONTRACT, "56/9" } };
  LianArrangeNames *names = lian_arrange_names_new ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    lian_arrange_names_set (names, words[i].id, words[i].name);
  lian_arrange_names_set_trade (names, HOE_LINE, SMITHERY);
  lian_arrange_names_set_trade (names, SHEAR_LINE, SMITHERY);
  return names;
}

/* Full in April; in May shears after setting up, and more than the forge can do; nothing in June. */
static void
set_up (Fixture *f, gconstpointer data)
{
  const LianArrangeShare plan[] = { { 0, 0, 0, 40 }, { 0, 0, 1, 28 }, { 2, 1, 1, 10 } };
  f->task = new_task ();
  f->names = new_names ();
  f->shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_array_append_vals (f->shares, plan, G_N_ELEMENTS (plan));
  f->orders = lian_arrange_orders_of_trade (f->task, f->names, SMITHERY);
  f->view = (LianArrangeView){ f->task, f->shares, f->names, "plan 3" };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  lian_arrange_task_free (f->task);
  lian_arrange_names_free (f->names);
  g_array_unref (f->shares);
  g_array_unref (f->orders);
}

static guint
find_lane (LianChartSpec *spec, const char *label)
{
  for (guint i = 0; i < lian_chart_spec_get_n_categories (spec); i++)
    if (g_str_equal (lian_chart_spec_get_category_label (spec, i), label))
      return i;
  g_error ("no lane “%s”", label);
}

static void
assert_cell (LianChartSpec *spec, const char *lane, guint month, const char *text)
{
  g_assert_cmpstr (lian_chart_spec_get_datum (spec, month, find_lane (spec, lane)).text, ==, text);
}

static void
test_text (void)
{
  static const struct
  {
    gint64 used, there;
    const char *text;
  } cases[] = {
    { 0, 0, "—" }, { 1, 0, "▲" }, { 0, 5, "○" }, { 5, 5, "● 100 %" }, { 999, 1000, "99 %" }, { 1001, 1000, "▲ 101 %" },
    { 1, 1000, "1 %" }, { 3, 2, "▲ 150 %" }, { G_MAXINT64, G_MAXINT64, "● 100 %" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lian_arrange_load_text (cases[i].used, cases[i].there);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_maker (Fixture *f, gconstpointer data)
{
  g_autoptr (LianChartSpec) spec = lian_arrange_chart_of_maker (&f->view, 0);
  g_autofree char *words = lian_chart_spec_describe (spec);
  assert_cell (spec, "forging", 0, "● 100 %");
  assert_cell (spec, "forging", 1, "▲ 105 %");
  assert_cell (spec, "forging", 2, "○");
  assert_cell (spec, "hoes (56/7)", 0, "40");
  assert_cell (spec, "setting up", 1, "1 h");
  assert_cell (spec, "shears (56/9)", 1, "10");
  assert_cell (spec, "capacity for hoes", 1, "70 %");
  /* Shears come after setting up and after the hoes, which were due before them. */
  LianChartDatum shears = lian_chart_spec_get_datum (spec, 1, find_lane (spec, "shears (56/9)"));
  g_assert_cmpfloat_with_epsilon (shears.start, 0.8, 1e-9);
  g_assert_true (shears.emphasis);
  g_assert_cmpint (shears.id, ==, SHEAR_CONTRACT);
  g_assert_cmpstr (shears.key, ==, "contract");
  g_assert_nonnull (strstr (words, "forging: most ▲ 105 % (1956-05), least ○ (1956-06)."));
}

static void
test_makers (Fixture *f, gconstpointer data)
{
  g_autoptr (LianChartSpec) spec = lian_arrange_chart_of_makers (&f->view, f->orders, "smithery", 0, 10);
  assert_cell (spec, "Smiths", 0, "● 100 %");
  assert_cell (spec, "Smiths", 1, "▲ 105 %");
  assert_cell (spec, "capacity for hoes", 1, "70 %");
  assert_cell (spec, "Farriers", 0, "○");
  /* One that has a single limit has no parts. */
  g_assert_cmpuint (lian_chart_spec_get_n_categories (spec), ==, 4);
}

static void
test_needs (Fixture *f, gconstpointer data)
{
  g_autoptr (LianChartSpec) spec = lian_arrange_chart_of_needs (&f->view, f->orders, "smithery");
  guint hoes = find_lane (spec, "hoes"), iron = find_lane (spec, "iron");
  assert_cell (spec, "hoes", 0, "▲ 120 %"); /* 60 against 40 and 10 */
  assert_cell (spec, "hoes", 1, "○");
  g_assert_cmpstr (lian_chart_spec_get_datum (spec, 0, hoes + 1).text, ==, "80 %");
  assert_cell (spec, "iron", 0, "▲ 200 %");
  g_assert_cmpstr (lian_chart_spec_get_datum (spec, 0, iron + 1).text, ==, "▲ 134 %");
  /* A month that takes too much leaves nothing, and no debt. */
  g_assert_cmpstr (lian_chart_spec_get_datum (spec, 1, iron + 1).text, ==, "93 %");
  g_assert_cmpint (lian_chart_spec_get_datum (spec, 0, iron).id, ==, IRON);
}

static void
test_orders (Fixture *f, gconstpointer data)
{
  g_autoptr (LianChartSpec) spec = lian_arrange_chart_of_orders (&f->view, f->orders, "smithery", 0, 10);
  g_autoptr (LianChartSpec) one = lian_arrange_chart_of_orders (&f->view, f->orders, "smithery", 0, 1);
  g_autoptr (LianChartSpec) rest = lian_arrange_chart_of_orders (&f->view, f->orders, "smithery", 1, 1);
  guint hoes = find_lane (spec, "! hoes (56/7)"), shears = find_lane (spec, "shears (56/9)");
  assert_cell (spec, "! hoes (56/7)", 0, "60");
  g_assert_true (lian_chart_spec_get_datum (spec, 0, hoes).emphasis);
  g_assert_cmpstr (lian_chart_spec_get_datum (spec, 1, hoes + 1).text, ==, "28");
  g_assert_false (lian_chart_spec_get_datum (spec, 1, shears).emphasis);
  g_assert_cmpuint (lian_chart_spec_get_n_categories (one), ==, 2);
  g_assert_nonnull (strstr (lian_chart_spec_get_title (one), "(1 to 1 of 2;"));
  /* What one part leaves out stands in the next. */
  g_assert_nonnull (strstr (lian_chart_spec_get_title (rest), "(2 to 2 of 2;"));
  find_lane (rest, "shears (56/9)");
  g_assert_cmpuint (lian_chart_spec_get_n_categories (rest), ==, 2);
}

static void
test_outlook (Fixture *f, gconstpointer data)
{
  g_autoptr (LianChartSpec) all = lian_arrange_chart_of_outlook (&f->view, NULL, "all");
  assert_cell (all, "1956-04", 0, "80.00");
  assert_cell (all, "1956-05", 0, "156.00");
  g_assert_cmpstr (lian_chart_spec_get_datum (all, 1, find_lane (all, "1956-04")).text, ==, "120.00");
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint hoes = 0;
  g_array_append_val (one, hoes);
  g_autoptr (LianChartSpec) order = lian_arrange_chart_of_outlook (&f->view, one, "hoes");
  assert_cell (order, "1956-05", 0, "68");
  g_autoptr (LianChartSpec) late = lian_arrange_chart_of_lateness (&f->view, one, "hoes");
  assert_cell (late, "1956-04", 0, "40");
  assert_cell (late, "1956-04", 1, "28");
}

/* The sheet of a trade without orders says so. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_array_set_size (f->orders, 0);
  g_autoptr (LianChartSpec) spec = lian_arrange_chart_of_makers (&f->view, f->orders, "smithery", 0, 10);
  g_assert_cmpuint (lian_chart_spec_get_n_categories (spec), ==, 0);
}

/* The widget. */

static void
count_cb (gpointer data)
{
  (*(int *) data)++;
}

static void
show_sight (Fixture *f, LianArrangeSight sight, void (*look) (Fixture *, GtkWidget *))
{
  LianTestBase base = lian_test_base_new ();
  g_autoptr (LianContext) context = lian_context_new (base.store, NULL, NULL);
  GtkWidget *charts = lian_arrange_charts_new (context, sight);
  GtkWidget *window = display_show (charts, 900, 700);
  int freed = 0;
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (charts), &f->view, &freed, count_cb);
  look (f, charts);
  g_assert_cmpint (freed, ==, 0);
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (charts), NULL, NULL, NULL);
  g_assert_cmpint (freed, ==, 1);
  display_close (window, charts);
  lian_test_base_clear (&base);
}

static GtkDropDown *
find_choice (GtkWidget *charts)
{
  return GTK_DROP_DOWN (display_find_type (charts, GTK_TYPE_DROP_DOWN));
}

static const char *
get_title (GtkWidget *charts)
{
  LianPicture *picture = LIAN_PICTURE (display_find_type (charts, LIAN_TYPE_PICTURE));
  return LIAN_PICTURE_GET_CLASS (picture)->get_title (picture);
}

/* The second co-operative stays chosen when the plan is shown again. */
static void
look_at_load (Fixture *f, GtkWidget *charts)
{
  g_assert_cmpstr (get_title (charts), ==, "Load of Smiths");
  GListModel *model = gtk_drop_down_get_model (find_choice (charts));
  gtk_drop_down_set_selected (find_choice (charts), 1);
  g_assert_cmpstr (get_title (charts), ==, "Load of Farriers");
  LianArrangeView view = f->view;
  view.scope = "plan 4";
  GListModel *before = model;
  int freed = 0;
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (charts), &view, &freed, count_cb);
  g_assert_true (gtk_drop_down_get_model (find_choice (charts)) == before);
  g_assert_cmpstr (get_title (charts), ==, "Load of Farriers");
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (charts), &f->view, NULL, NULL);
  g_assert_cmpint (freed, ==, 1);
}

static void
test_load_sight (Fixture *f, gconstpointer data)
{
  lian_arrange_names_set (f->names, SMITHERY, "smithery");
  LianTestBase base = lian_test_base_new ();
  g_autoptr (LianContext) context = lian_context_new (base.store, NULL, NULL);
  GtkWidget *charts = lian_arrange_charts_new (context, LIAN_ARRANGE_LOAD);
  GtkWidget *window = display_show (charts, 900, 700);
  lian_arrange_charts_show (LIAN_ARRANGE_CHARTS (charts), &f->view, NULL, NULL);
  look_at_load (f, charts);
  display_close (window, charts);
  lian_test_base_clear (&base);
}

static void
look_at_trade (Fixture *f, GtkWidget *charts)
{
  display_wait_text (charts, "○ Farriers: idle in all months.");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (find_choice (charts))), ==, 1);
  g_assert_cmpstr (get_title (charts), ==, "smithery: what is due against what there is");
}

static void
test_trade_sight (Fixture *f, gconstpointer data)
{
  lian_arrange_names_set (f->names, SMITHERY, "smithery");
  show_sight (f, LIAN_ARRANGE_TRADE, look_at_trade);
}

/* The charts of a large trade are gone through part by part; nothing is out of reach. */
static void
look_at_parts (Fixture *f, GtkWidget *charts)
{
  LianArrangeCharts *self = LIAN_ARRANGE_CHARTS (charts);
  LianPictureClass *picture = LIAN_PICTURE_GET_CLASS (self->charts[2]);
  g_assert_true (gtk_widget_get_visible (self->part_row));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (self->part)), ==, 2);
  g_assert_nonnull (strstr (picture->get_title (LIAN_PICTURE (self->charts[2])), "(1 to 60 of 72;"));
  gtk_drop_down_set_selected (self->part, 1);
  g_assert_nonnull (strstr (picture->get_title (LIAN_PICTURE (self->charts[2])), "(61 to 72 of 72;"));
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  lian_arrange_names_set (f->names, SMITHERY, "smithery");
  for (int i = 0; i < 70; i++)
    add_order (f->task, HOE_LINE, HOE_CONTRACT, HOES, 2, 1);
  show_sight (f, LIAN_ARRANGE_TRADE, look_at_parts);
}

static void
look_at_one_part (Fixture *f, GtkWidget *charts)
{
  g_assert_false (gtk_widget_get_visible (LIAN_ARRANGE_CHARTS (charts)->part_row));
}

static void
test_one_part (Fixture *f, gconstpointer data)
{
  show_sight (f, LIAN_ARRANGE_TRADE, look_at_one_part);
}

/* All orders, the trade, then each order. */
static void
look_at_delivery (Fixture *f, GtkWidget *charts)
{
  g_assert_cmpstr (get_title (charts), ==, "all orders: planned and due");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (find_choice (charts))), ==, 4);
  gtk_drop_down_set_selected (find_choice (charts), 3);
  g_assert_cmpstr (get_title (charts), ==, "shears (56/9): planned and due");
}

static void
test_delivery_sight (Fixture *f, gconstpointer data)
{
  show_sight (f, LIAN_ARRANGE_DELIVERY, look_at_delivery);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/arrange-charts/text", test_text);
#define ADD(name, test) g_test_add ("/arrange-charts/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("maker", test_maker);
  ADD ("makers", test_makers);
  ADD ("needs", test_needs);
  ADD ("orders", test_orders);
  ADD ("outlook", test_outlook);
  ADD ("nothing", test_nothing);
  ADD ("load-sight", test_load_sight);
  ADD ("trade-sight", test_trade_sight);
  ADD ("parts", test_parts);
  ADD ("one-part", test_one_part);
  ADD ("delivery-sight", test_delivery_sight);
  return g_test_run ();
}
