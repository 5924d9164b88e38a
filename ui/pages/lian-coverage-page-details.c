/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a change that is tried out says beside what it is about: the exact place, how many customers
 * there is room for, on which days a round comes.  Only what the kind of change asks for is shown. */
#include "lian-coverage-page-private.h"
#include "lian-format.h"
#include "lian-i18n.h"

#define N_DAYS 7

static GtkEditable *
add_entry (GtkWidget *line, const char *word, const char *name)
{
  GtkWidget *entry = gtk_entry_new (), *label = gtk_label_new (word);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  return GTK_EDITABLE (entry);
}

static void
try_cb (GtkWidget *page)
{
  gtk_widget_activate_action (page, "coverage.add", NULL);
}

static void
connect_entry (LianCoveragePage *self, GtkEditable *entry)
{
  g_signal_connect_object (entry, "activate", G_CALLBACK (try_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_place_line (LianCoveragePage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->east_entry = add_entry (line, _ ("East"),
                                _ ("Metres east, or a click on the map; empty for the neighbourhood's "
                                   "own place"));
  self->north_entry = add_entry (line, _ ("North"),
                                 _ ("Metres north, or a click on the map; empty for the "
                                    "neighbourhood's own place"));
  connect_entry (self, self->east_entry);
  connect_entry (self, self->north_entry);
  return line;
}

static GtkWidget *
create_room_line (LianCoveragePage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->room_entry = add_entry (line, _ ("Customers a day"),
                                _ ("For how many customers a day the new point has room; empty when "
                                   "nobody knows"));
  connect_entry (self, self->room_entry);
  return line;
}

static GtkWidget *
create_days_line (LianCoveragePage *self)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (line, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days of the new round"), -1);
  for (int day = 0; day < N_DAYS; day++)
    {
      char number[] = { (char) ('1' + day), '\0' };
      g_autofree char *name = lian_format_weekdays (number);
      self->day_buttons[day] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (name));
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->day_buttons[day]));
    }
  return line;
}

/**
 * _lian_coverage_create_details:
 * @self: the page
 *
 * Returns: (transfer floating): what else a change may say
 */
GtkWidget *
_lian_coverage_create_details (LianCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->place_line = create_place_line (self);
  self->room_line = create_room_line (self);
  self->days_line = create_days_line (self);
  gtk_box_append (GTK_BOX (box), self->place_line);
  gtk_box_append (GTK_BOX (box), self->room_line);
  gtk_box_append (GTK_BOX (box), self->days_line);
  return box;
}

/**
 * _lian_coverage_show_details:
 * @self: the page
 * @kind: what is to be tried out
 *
 * Shows what it asks for.
 */
void
_lian_coverage_show_details (LianCoveragePage *self, LianServiceChangeKind kind)
{
  gboolean opens = kind == LIAN_SERVICE_OPEN || kind == LIAN_SERVICE_ROUND_TO_POINT;
  gtk_widget_set_visible (self->place_line, opens || kind == LIAN_SERVICE_MOVE);
  gtk_widget_set_visible (self->room_line, opens);
  gtk_widget_set_visible (self->days_line, kind == LIAN_SERVICE_ROUND_BEGIN);
}

/* What is no whole number is refused where it stands; empty is nothing. */
static gboolean
read_entry (GtkEditable *entry, gint64 least, gint64 *number, gboolean *given)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  *given = *text != '\0';
  gboolean good = !*given || g_ascii_string_to_signed (text, 10, least, G_MAXINT32 - 1, number, NULL);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (!good)
    gtk_widget_grab_focus (GTK_WIDGET (entry));
  return good;
}

/* The neighbourhood that a position lies in or nearest to. */
static gint64
find_nearest (LianCoveragePage *self, gint32 x, gint32 y)
{
  guint n;
  gint64 found = 0;
  gint32 nearest = LIAN_NO_WAY;
  const LianPlace *places = lian_ground_get_places (self->job->ground, &n);
  for (guint i = 0; i < n; i++)
    {
      gint32 distance
          = places[i].placed ? lian_ground_straight (x, y, places[i].x, places[i].y) : LIAN_NO_WAY;
      if (distance < nearest)
        {
          nearest = distance;
          found = places[i].id;
        }
    }
  return found;
}

static gboolean
read_place (LianCoveragePage *self, LianServiceChange *change)
{
  gint64 east = 0, north = 0;
  gboolean one, other;
  if (!read_entry (self->east_entry, G_MININT32 + 1, &east, &one)
      || !read_entry (self->north_entry, G_MININT32 + 1, &north, &other))
    return FALSE;
  if (one != other)
    {
      gtk_widget_grab_focus (GTK_WIDGET (one ? self->north_entry : self->east_entry));
      return FALSE;
    }
  change->placed = one;
  if (!one)
    return TRUE;
  change->x = (gint32) east;
  change->y = (gint32) north;
  change->neighbourhood = find_nearest (self, change->x, change->y);
  return TRUE;
}

static gboolean
read_room (LianCoveragePage *self, LianServiceChange *change)
{
  gint64 room = -1;
  gboolean given;
  if (!read_entry (self->room_entry, 0, &room, &given))
    return FALSE;
  change->capacity = given ? (gint32) room : -1;
  return TRUE;
}

/* A round without days serves nobody that one could tell. */
static gboolean
read_days (LianCoveragePage *self, LianServiceChange *change)
{
  for (int day = 0; day < N_DAYS; day++)
    if (gtk_toggle_button_get_active (self->day_buttons[day]))
      change->days |= (guint8) (1 << day);
  if (change->days == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->day_buttons[0]));
  return change->days != 0;
}

/**
 * _lian_coverage_read_details:
 * @self: the page
 * @change: what is to be tried out; gets what else was said
 *
 * Returns: whether all that it asks for can be read; else the focus goes to what can't
 */
gboolean
_lian_coverage_read_details (LianCoveragePage *self, LianServiceChange *change)
{
  return (!gtk_widget_get_visible (self->place_line) || read_place (self, change))
         && (!gtk_widget_get_visible (self->room_line) || read_room (self, change))
         && (!gtk_widget_get_visible (self->days_line) || read_days (self, change));
}

/**
 * _lian_coverage_forget_details:
 * @self: the page
 *
 * Empties what was said of a change that is tried out now.
 */
void
_lian_coverage_forget_details (LianCoveragePage *self)
{
  gtk_editable_set_text (self->east_entry, "");
  gtk_editable_set_text (self->north_entry, "");
  gtk_editable_set_text (self->room_entry, "");
}

/**
 * _lian_coverage_choose_position:
 * @self: the page
 * @x: metres east
 * @y: metres north
 *
 * Takes a spot on the map as the place of the next change, if that wants one.
 */
void
_lian_coverage_choose_position (LianCoveragePage *self, int x, int y)
{
  g_autofree char *east = g_strdup_printf ("%d", x), *north = g_strdup_printf ("%d", y);
  if (self->proposal != 0 || !gtk_widget_get_visible (self->place_line))
    return;
  gtk_editable_set_text (self->east_entry, east);
  gtk_editable_set_text (self->north_entry, north);
}
