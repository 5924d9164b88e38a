/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One row of a file that is imported, and why it is refused.
 *
 * A reason names a line, but few people can go to line 4,711 of a spreadsheet; so the row is shown
 * as it was read, cell by cell. */
#include "lian-import-row-window.h"
#include "lian-i18n.h"
#include "lian-plain-window.h"

#define MAX_CELLS 200

/* Names and values come from a file: never markup. */
static GtkWidget *
make_row (const char *title, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-selectable", TRUE,
                                 "subtitle-lines", 3, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  return row;
}

static GtkWidget *
make_cells (LianImport *import, guint row)
{
  guint n_columns, n_shown = 0;
  const LianImportColumn *columns = lian_import_get_columns (import, &n_columns);
  g_autofree const char **cells = g_new0 (const char *, n_columns + 1);
  GtkWidget *group = adw_preferences_group_new ();
  lian_import_get_cells (import, row, cells, n_columns);
  for (guint i = 0; i < n_columns && n_shown < MAX_CELLS; i++)
    {
      const char *text = columns[i].value != NULL ? columns[i].value : cells[i];
      if (*text == '\0')
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (columns[i].name, text));
      n_shown++;
    }
  return group;
}

static GtkWidget *
make_body (LianImport *import, const LianImportReason *reason)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *why = adw_preferences_group_new (), *cells = make_cells (import, reason->number - 1);
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (why),
      make_row (reason->column != NULL ? reason->column : _ ("the row as a whole"),
                reason->message));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (why),
                                   reason->warning ? _ ("Warning") : _ ("Refused"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (cells), _ ("The row as it was read"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (why));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (cells));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

/**
 * lian_import_row_window_present:
 * @parent: (nullable): the window it stands before
 * @import: an import that was planned; nothing may work on it meanwhile
 * @reason: a reason of its result
 *
 * Shows the row that @reason is about.  Escape closes it.
 */
void
lian_import_row_window_present (GtkWindow *parent, LianImport *import,
                                const LianImportReason *reason)
{
  g_autofree char *title
      = g_strdup_printf (_ ("Record %u, line %u"), reason->number, reason->line);
  GtkWidget *window
      = lian_plain_window_new (parent, title, make_body (import, reason), 520, 480);
  gtk_window_present (GTK_WINDOW (window));
}
