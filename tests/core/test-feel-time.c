/* SPDX-License-Identifier: LGPL-2.1-or-later
 * FEEL's dates, times and durations: how they are written, compared and reckoned with. */
#include "config.h"

#include "feel-model.h"

#include <string.h>

static void
check (const char *const (*cases)[2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = feel_compute (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_written (void)
{
  static const char *const cases[][2] = {
    { "time(\"09:05:07\")", "\"09:05:07\"" },
    { "@\"09:05:07.250\"", "\"09:05:07.25\"" },
    { "time(\"09:05:07+00:00\")", "\"09:05:07Z\"" },
    { "time(\"09:05:07+08:00\")", "\"09:05:07+08:00\"" },
    { "time(9, 5, 7)", "\"09:05:07\"" },
    { "time(9, 5, 7.5, duration(\"PT8H\"))", "\"09:05:07.5+08:00\"" },
    { "time(date and time(\"1956-03-29T09:05:07\"))", "\"09:05:07\"" },
    { "date(1956, 3, 29)", "\"1956-03-29\"" },
    { "date(date and time(\"1956-03-29T09:05:07\"))", "\"1956-03-29\"" },
    { "date and time(\"1956-03-29\")", "\"1956-03-29T00:00:00\"" },
    { "date and time(date(\"1956-03-29\"), time(\"09:05:07Z\"))", "\"1956-03-29T09:05:07Z\"" },
    { "duration(\"P1DT25H61M1.50S\")", "\"P2DT2H1M1.5S\"" },
    { "duration(\"-PT90M\")", "\"-PT1H30M\"" },
    { "duration(\"PT0S\")", "\"PT0S\"" },
    { "duration(\"P14M\")", "\"P1Y2M\"" },
    { "@\"-P1Y\"", "\"-P1Y\"" },
    { "duration(\"P0Y\")", "\"P0M\"" },
    { "string(duration(\"PT3600S\"))", "\"PT1H\"" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_no_such (void)
{
  static const char *const texts[] = {
    "time(\"24:00:00\")",      "time(\"9:05:07\")",        "time(\"09:05\")",
    "time(\"09:60:00\")",      "time(\"09:05:07+15:00\")", "time(\"09:05:07.\")",
    "time(25, 0, 0)",          "time(1, 2)",               "date(1956, 2, 30)",
    "date(1956, 13, 1)",       "date and time(\"1956-02-30T00:00:00\")",
    "date and time(\"1956-03-29 09:05:07\")",              "duration(\"P\")",
    "duration(\"P1DT\")",      "duration(\"P1Y2D\")",      "duration(\"1D\")",
    "duration(\"PT1.S\")",     "duration(\"P99999999999999D\")",
    "duration(5)",             "time(null)",               "date and time(null, null)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = feel_compute (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (text, ==, "null");
    }
}

static void
test_compared (void)
{
  static const char *const cases[][2] = {
    { "time(\"09:00:00\") < time(\"10:00:00\")", "true" },
    { "time(\"09:00:00+08:00\") = time(\"01:00:00Z\")", "true" },
    { "time(\"09:00:00+08:00\") < time(\"02:00:00Z\")", "true" },
    { "time(\"09:00:00\") < time(\"10:00:00Z\")", "null" },
    { "time(\"09:00:00\") = time(\"09:00:00Z\")", "false" },
    { "time(\"09:00:00.5\") > time(\"09:00:00.25\")", "true" },
    { "date and time(\"1956-03-29T23:00:00-02:00\") = date and time(\"1956-03-30T01:00:00Z\")",
      "true" },
    { "date and time(\"1956-03-29T00:00:00\") = date(\"1956-03-29\")", "null" },
    { "duration(\"P1D\") = duration(\"PT24H\")", "true" },
    { "duration(\"-P1D\") < duration(\"PT0S\")", "true" },
    { "duration(\"P1Y\") = duration(\"P12M\")", "true" },
    { "duration(\"P1Y\") > duration(\"P365D\")", "null" },
    { "time(\"09:30:00\") in [time(\"09:00:00\")..time(\"10:00:00\"))", "true" },
    { "duration(\"P2D\") between duration(\"P1D\") and duration(\"P3D\")", "true" },
    { "max(duration(\"PT1H\"), duration(\"PT61M\"))", "\"PT1H1M\"" },
    { "[@\"PT1H\", @\"P1D\"][2]", "\"P1D\"" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_reckoned (void)
{
  static const char *const cases[][2] = {
    { "date(\"1956-03-29\") + duration(\"P1M\")", "\"1956-04-29\"" },
    { "date(\"1956-01-31\") + duration(\"P1M\")", "\"1956-02-29\"" },
    { "duration(\"P1Y\") + date(\"1956-02-29\")", "\"1957-02-28\"" },
    { "date(\"1956-03-01\") - duration(\"P1D\")", "\"1956-02-29\"" },
    { "date(\"1956-03-29\") + duration(\"PT36H\")", "\"1956-03-30\"" },
    { "date(\"1956-03-29\") - duration(\"PT1H\")", "\"1956-03-28\"" },
    { "date(\"1956-03-29\") - date(\"1956-02-29\")", "\"P29D\"" },
    { "(date(\"1956-03-29\") - date(\"1956-02-29\")).days", "29" },
    { "date and time(\"1956-12-31T23:00:00\") + duration(\"PT2H\")", "\"1957-01-01T01:00:00\"" },
    { "date and time(\"1956-01-31T08:00:00Z\") + duration(\"P1M\")", "\"1956-02-29T08:00:00Z\"" },
    { "date and time(\"1956-03-29T08:00:00Z\") - date(\"1956-03-28\")", "\"P1DT8H\"" },
    { "date and time(\"1956-03-29T08:00:00\") - date(\"1956-03-28\")", "null" },
    { "time(\"23:00:00\") + duration(\"PT2H\")", "\"01:00:00\"" },
    { "time(\"01:00:00+08:00\") - duration(\"PT2H\")", "\"23:00:00+08:00\"" },
    { "time(\"10:00:00\") - time(\"09:30:00\")", "\"PT30M\"" },
    { "duration(\"P1D\") + duration(\"PT12H\")", "\"P1DT12H\"" },
    { "duration(\"PT1S\") - duration(\"PT1.5S\")", "\"-PT0.5S\"" },
    { "duration(\"P1Y\") - duration(\"P13M\")", "\"-P1M\"" },
    { "duration(\"P1D\") * 1.5", "\"P1DT12H\"" },
    { "3 * duration(\"P5M\")", "\"P1Y3M\"" },
    { "duration(\"P1D\") / 4", "\"PT6H\"" },
    { "duration(\"P1D\") / duration(\"PT6H\")", "4" },
    { "duration(\"P1D\") / 0", "null" },
    { "-duration(\"PT1H30M\")", "\"-PT1H30M\"" },
    { "-duration(\"P1Y\")", "\"-P1Y\"" },
    { "duration(\"P1D\") + duration(\"P1M\")", "null" },
    { "duration(\"P1D\") + 1", "null" },
    { "date(\"1956-03-29\") + 1", "null" },
    { "date(\"1956-03-29\") * 2", "null" },
    { "date(\"9999-12-31\") + duration(\"P1D\")", "null" },
    { "duration(\"P1D\") - date(\"1956-03-29\")", "null" },
    { "date(\"1956-03-29\") + null", "null" },
    { "years and months duration(date(\"1954-06-30\"), date(\"1956-03-29\"))", "\"P1Y8M\"" },
    { "years and months duration(date(\"1956-03-29\"), date(\"1954-06-30\"))", "\"-P1Y8M\"" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_parts (void)
{
  static const char *const cases[][2] = {
    { "time(\"09:05:07.5\").second", "7.5" },
    { "[time(\"09:05:07\").hour, time(\"09:05:07\").minute, time(\"09:05:07\").second]",
      "[9, 5, 7]" },
    { "time(\"09:05:07+08:00\").time offset", "\"PT8H\"" },
    { "time(\"09:05:07\").time offset", "null" },
    { "date and time(\"1956-03-29T09:05:07\").weekday", "4" },
    { "date and time(\"1956-03-29T09:05:07\").hour", "9" },
    { "duration(\"P1Y8M\").years", "1" },
    { "duration(\"P1Y8M\").months", "8" },
    { "duration(\"P1Y8M\").days", "null" },
    { "[duration(\"P2DT3H4M5S\").days, duration(\"P2DT3H4M5S\").hours]", "[2, 3]" },
    { "[duration(\"P2DT3H4M5S\").minutes, duration(\"P2DT3H4M5S\").seconds]", "[4, 5]" },
    { "date(\"1956-03-29\").hour", "null" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* --- as facts and in cells --------------------------------------------------------------- */

#define INPUT(id, name, type)                                                                      \
  "<inputData id='" id "' name='" name "'><variable name='" name "' typeRef='" type                \
  "'/></inputData>"
#define NEEDS(id) "<informationRequirement><requiredInput href='#" id "'/></informationRequirement>"
#define ROW(cell, output)                                                                          \
  "<rule><inputEntry><text>" cell "</text></inputEntry><outputEntry><text>\"" output              \
  "\"</text></outputEntry></rule>"

/* A shift that is set against a planned one, by every kind of time there is. */
static char *
shift_model (const char *type)
{
  return g_strdup_printf (
      "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='n'>"
      "<itemDefinition name='tPlan'><itemComponent name='due'><typeRef>%s</typeRef></itemComponent>"
      "</itemDefinition>" INPUT ("p", "Plan", "tPlan")
      "<inputData id='a' name='Actual Time and Date'><variable name='Actual Time and Date' "
      "typeRef='%s'/></inputData>"
      "<decision id='d' name='d'><variable name='d' typeRef='string'/>" NEEDS ("p") NEEDS ("a")
      "<decisionTable hitPolicy='UNIQUE'><input><inputExpression typeRef='%s'>"
      "<text>Actual Time and Date</text></inputExpression></input><output/>"
      ROW ("Plan.due", "kept") ROW ("&lt; Plan.due", "below") ROW ("&gt; Plan.due", "above")
      "</decisionTable></decision></definitions>",
      type, type, type);
}

static void
check_shift (const char *type, const char *due, const char *actual, const char *expected)
{
  g_autofree char *text = shift_model (type);
  g_autofree char *json
      = g_strdup_printf ("{\"Plan\": {\"due\": %s}, \"Actual Time and Date\": %s}", due, actual);
  g_autoptr (GError) error = NULL;
  g_autoptr (LianRulebook) rulebook = feel_model_load (text, &error);
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (json, NULL);
  g_autoptr (LianFeelValue) value = NULL;
  g_autofree char *result = NULL;

  g_assert_no_error (error);
  value = lian_rulebook_evaluate (rulebook, "d", facts, NULL, &error);
  g_assert_no_error (error);
  result = lian_feel_value_to_text (value);
  g_assert_cmpstr (result, ==, expected);
}

static void
test_cells (void)
{
  check_shift ("time", "\"08:00:00\"", "\"08:00:00\"", "\"kept\"");
  check_shift ("time", "\"08:00:00Z\"", "\"15:59:59+08:00\"", "\"below\"");
  check_shift ("dateTime", "\"1956-03-29T08:00:00\"", "\"1956-03-29T08:00:01\"", "\"above\"");
  check_shift ("date and time", "\"1956-03-29T08:00:00\"", "null", "null");
  check_shift ("dayTimeDuration", "\"P1D\"", "\"PT24H\"", "\"kept\"");
  check_shift ("days and time duration", "\"P1D\"", "\"PT23H\"", "\"below\"");
  check_shift ("yearMonthDuration", "\"P1Y\"", "\"P13M\"", "\"above\"");
  check_shift ("years and months duration", "\"P1Y\"", "\"P12M\"", "\"kept\"");
}

static void
test_wrong_facts (void)
{
  static const char *const wrong[][2] = { { "time", "\"8 o'clock\"" },
                                          { "dateTime", "\"29.3.1956\"" },
                                          { "dayTimeDuration", "\"P1M\"" },
                                          { "yearMonthDuration", "\"P1D\"" },
                                          { "time", "8" } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = shift_model (wrong[i][0]);
      g_autofree char *json = g_strdup_printf ("{\"Actual Time and Date\": %s}", wrong[i][1]);
      g_autoptr (LianRulebook) rulebook = feel_model_load (text, NULL);
      g_autoptr (LianFacts) facts = lian_facts_new_from_json (json, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (lian_rulebook_evaluate (rulebook, "d", facts, NULL, &error));
      g_assert_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, "Actual Time and Date"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feel-time/written", test_written);
  g_test_add_func ("/feel-time/no-such", test_no_such);
  g_test_add_func ("/feel-time/compared", test_compared);
  g_test_add_func ("/feel-time/reckoned", test_reckoned);
  g_test_add_func ("/feel-time/parts", test_parts);
  g_test_add_func ("/feel-time/cells", test_cells);
  g_test_add_func ("/feel-time/wrong-facts", test_wrong_facts);
  return g_test_run ();
}
