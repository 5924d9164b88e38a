/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A street in a base. */
#include "ground-street.h"

/* "field=value;field=value" */
gint64
street_insert (Street *self, const char *type, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_auto (GStrv) pairs = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *equals = strchr (*pair, '=');
      g_ptr_array_add (words, g_strndup (*pair, (gsize) (equals - *pair)));
      g_ptr_array_add (words, g_strdup (equals + 1));
    }
  g_ptr_array_add (words, NULL);
  return lian_test_insert (self->base.store, type, (const char *const *) words->pdata);
}

static gint64
insert_place (Street *self, const char *name, int residents, int x)
{
  return street_insert (self, "neighbourhood", "name_en=%s;residents=%d;x=%d;y=0", name, residents,
                        x);
}

static gint64
insert_point (Street *self, const char *name, gint64 place, int x)
{
  return street_insert (self, "service_point",
                        "name_en=%s;cooperative=%" G_GINT64_FORMAT ";activity=%" G_GINT64_FORMAT
                        ";neighbourhood=%" G_GINT64_FORMAT ";x=%d;y=0;capacity=20;workers=2",
                        name, self->test.cooperative, self->test.activity, place, x);
}

void
street_set_up (Street *self, gconstpointer data)
{
  self->base = lian_test_base_new ();
  self->test = lian_test_case_new (self->base.store);
  self->trade = street_insert (self, "trade", "code=S;name_en=Shoes;trade_class=REPAIR_SERVICE");
  g_autofree char *trade = lian_test_dup_id (self->trade);
  lian_test_set (self->base.store, "activity", self->test.activity, "trade", trade);
  lian_test_set (self->base.store, "activity", self->test.activity, "trade_class",
                 "REPAIR_SERVICE");
  self->west = insert_place (self, "West", 100, 0);
  self->middle = insert_place (self, "Middle", 30, 500);
  self->east = insert_place (self, "East", 200, 1000);
  self->west_point = insert_point (self, "West Mender", self->west, 0);
  self->east_point = insert_point (self, "East Mender", self->east, 1000);
  self->round = street_insert (self, "round",
                               "name_en=Middle Round;cooperative=%" G_GINT64_FORMAT
                               ";activity=%" G_GINT64_FORMAT ";neighbourhood=%" G_GINT64_FORMAT
                               ";weekdays=1,4",
                               self->test.cooperative, self->test.activity, self->middle);
  self->standard = street_insert (
      self, "service_standard",
      "limit_metres=400;wait_days=4;metres_per_minute=50;tolerated=100;extra_metres=300;"
      "resolution=Resolution 7;resolved_on=1956-04-01;from_date=1956-04-02");
}

void
street_tear_down (Street *self, gconstpointer data)
{
  lian_test_base_clear (&self->base);
}

/* NULL for an empty field. */
char *
street_get (Street *self, const char *type, gint64 id, const char *field)
{
  g_autoptr (LianRecord) record = lian_test_load (self->base.store, type, id);
  g_assert_nonnull (record);
  int at = lian_type_field (lian_type_find (type), field);
  return lian_record_is_empty_at (record, at) ? NULL : lian_format_plain (record, at, NULL);
}

guint
street_count (Street *self, const char *type)
{
  return lian_test_count (self->base.store, type);
}
