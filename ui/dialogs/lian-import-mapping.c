/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which column of a file goes into which field.
 *
 * All rows share one list of choices.  A file may have thousands of columns and a row costs a dozen
 * widgets, so only the first are shown; the others go by their names, and the head says so. */
#include "lian-import-mapping.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"

#define MAX_SHOWN 200

/* The choices before the fields. */
enum
{
  CHOICE_SOURCE,
  CHOICE_IGNORED,
  CHOICE_ID,
  N_CHOICES
};

struct _LianImportMapping
{
  AdwBin parent_instance;

  LianImport *import;
  const LianType *type;
  GtkStringList *choices;
  GArray *fields; /* of int: the field of each choice after the first three */
  GPtrArray *drop_downs;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LianImportMapping, lian_import_mapping, ADW_TYPE_BIN)

static void
make_choices (LianImportMapping *self)
{
  g_clear_object (&self->choices);
  g_array_set_size (self->fields, 0);
  self->choices = gtk_string_list_new (NULL);
  gtk_string_list_append (self->choices, _ ("Keep as source field"));
  gtk_string_list_append (self->choices, _ ("Don't read"));
  gtk_string_list_append (self->choices, _ ("Id of Lianshe"));
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      int field = (int) i;
      if (g_str_equal (self->type->fields[i].id, "source")
          || self->type->fields[i].kind == LIAN_FIELD_BLOB)
        continue;
      gtk_string_list_append (self->choices, _ (self->type->fields[i].label));
      g_array_append_val (self->fields, field);
    }
}

static guint
choice_of (LianImportMapping *self, const LianImportColumn *column)
{
  switch (column->use)
    {
    case LIAN_COLUMN_IGNORED:
      return CHOICE_IGNORED;
    case LIAN_COLUMN_ID:
      return CHOICE_ID;
    case LIAN_COLUMN_FIELD:
      for (guint i = 0; i < self->fields->len; i++)
        if (g_array_index (self->fields, int, i) == column->field)
          return N_CHOICES + i;
      return CHOICE_SOURCE;
    case LIAN_COLUMN_SOURCE:
    default:
      return CHOICE_SOURCE;
    }
}

/* Choosing a field takes it away from the column that had it, so all rows are looked at. */
static void
show_choices (LianImportMapping *self)
{
  guint n_columns;
  const LianImportColumn *columns = lian_import_get_columns (self->import, &n_columns);
  self->showing = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++)
    gtk_drop_down_set_selected (self->drop_downs->pdata[i], choice_of (self, &columns[i]));
  self->showing = FALSE;
}

static void
selected_cb (LianImportMapping *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  static const LianColumnUse uses[] = { LIAN_COLUMN_SOURCE, LIAN_COLUMN_IGNORED, LIAN_COLUMN_ID };
  guint column, choice = gtk_drop_down_get_selected (drop_down);
  if (self->showing || !g_ptr_array_find (self->drop_downs, drop_down, &column)
      || choice == GTK_INVALID_LIST_POSITION)
    return;
  if (choice < N_CHOICES)
    lian_import_set_column (self->import, column, uses[choice], -1, NULL);
  else
    lian_import_set_column (self->import, column, LIAN_COLUMN_FIELD,
                            g_array_index (self->fields, int, choice - N_CHOICES), NULL);
  show_choices (self);
}

/* The first value says more about a column than its name does. */
static char *
example_of (LianImportMapping *self, guint column)
{
  g_autofree const char **cells = g_new0 (const char *, column + 1);
  guint n_rows = MIN (lian_import_get_n_rows (self->import), 20);
  for (guint i = 0; i < n_rows; i++)
    {
      lian_import_get_cells (self->import, i, cells, column + 1);
      if (*cells[column] != '\0')
        {
          g_autofree char *text = g_utf8_substring (cells[column], 0,
                                                    MIN (g_utf8_strlen (cells[column], -1), 60));
          return g_strdelimit (g_steal_pointer (&text), "\n\r\t", ' ');
        }
    }
  return g_strdup ("");
}

/* A type has forty fields: one is found by typing. */
static GtkWidget *
make_drop_down (LianImportMapping *self, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->choices)), NULL);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  lian_gtk48_make_searchable (GTK_DROP_DOWN (drop_down));
  lian_gtk48_name_drop_down (GTK_DROP_DOWN (drop_down), name);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->drop_downs, drop_down);
  return drop_down;
}

static GtkWidget *
make_row (LianImportMapping *self, guint i, const char *name)
{
  g_autofree char *example = example_of (self, i);
  /* Markup goes off first: names and values come from a file. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "focusable", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_drop_down (self, name));
  return row;
}

/**
 * lian_import_mapping_show:
 * @self: a mapping
 * @import: an import with an open file
 * @type: its type
 *
 * Shows the columns of the file.
 */
void
lian_import_mapping_show (LianImportMapping *self, LianImport *import, const LianType *type)
{
  g_return_if_fail (LIAN_IS_IMPORT_MAPPING (self));
  guint n_columns, n_shown = 0;
  const LianImportColumn *columns = lian_import_get_columns (import, &n_columns);
  g_clear_pointer (&self->import, lian_import_unref);
  self->import = lian_import_ref (import);
  self->type = type;
  make_choices (self);
  g_ptr_array_set_size (self->drop_downs, 0);
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Columns"));
  while (n_columns > 0 && columns[n_columns - 1].value != NULL)
    n_columns--;
  while (n_shown < n_columns && n_shown < MAX_SHOWN)
    {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (self, n_shown, columns[n_shown].name));
      n_shown++;
    }
  if (n_shown < n_columns)
    {
      g_autofree char *more
          = g_strdup_printf (_ ("%u more columns go by their names, or are kept as source fields."),
                             n_columns - n_shown);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  adw_bin_set_child (ADW_BIN (self), group);
  show_choices (self);
}

static void
lian_import_mapping_finalize (GObject *object)
{
  LianImportMapping *self = LIAN_IMPORT_MAPPING (object);
  g_clear_pointer (&self->import, lian_import_unref);
  g_clear_object (&self->choices);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->drop_downs);
  G_OBJECT_CLASS (lian_import_mapping_parent_class)->finalize (object);
}

static void
lian_import_mapping_class_init (LianImportMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lian_import_mapping_finalize;
}

static void
lian_import_mapping_init (LianImportMapping *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->drop_downs = g_ptr_array_new ();
}

/**
 * lian_import_mapping_new:
 *
 * Returns: (transfer none): a mapping without columns
 */
GtkWidget *
lian_import_mapping_new (void)
{
  return g_object_new (LIAN_TYPE_IMPORT_MAPPING, NULL);
}
