/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts of printed pages, set once and used again. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-typesetter.h"

#include <string.h>

/* A thousand contracts have the same labels, headings and names, and shaping a text costs more than
 * all else that is done with it.  So each thread keeps what it has set; a text that is long is hardly
 * met twice.  What is kept is never changed.  When there is too much of it, all is forgotten: what is
 * on every page is soon there again. */

#define MOST_KEPT 2000
#define MOST_BYTES 200

struct _LianTypesetter
{
  int n_refs; /* of one thread */
  char *language;
  PangoLayout *plain;
  GHashTable *kept; /* of PangoLayout by LianCell */
  guint n_set;
};

static guint
hash_cell (gconstpointer data)
{
  const LianCell *cell = data;

  return g_str_hash (cell->text) * 31 + (guint) cell->style * 7 + (guint) cell->width;
}

/* What has a part in how a cell looks; where it stands has none. */
static gboolean
is_like (gconstpointer a, gconstpointer b)
{
  const LianCell *one = a, *other = b;

  return one->style == other->style && one->align == other->align && one->width == other->width
         && one->max_lines == other->max_lines && g_strcmp0 (one->language, other->language) == 0
         && g_str_equal (one->text, other->text);
}

static LianCell *
copy_cell (const LianCell *cell)
{
  LianCell *copy = g_memdup2 (cell, sizeof *cell);

  copy->text = g_strdup (cell->text);
  copy->language = g_strdup (cell->language);
  return copy;
}

static void
free_cell (gpointer data)
{
  LianCell *cell = data;

  g_free ((char *) cell->text);
  g_free ((char *) cell->language);
  g_free (cell);
}

static LianTypesetter *
create (PangoContext *like, const char *language)
{
  LianTypesetter *self = g_new0 (LianTypesetter, 1);

  self->n_refs = 1;
  self->language = g_strdup (language);
  self->plain = _lian_draw_text_create_layout (like, language);
  self->kept = g_hash_table_new_full (hash_cell, is_like, free_cell, g_object_unref);
  return self;
}

/* For the calling thread alone; @like may lend its font map. */
LianTypesetter *
_lian_typesetter_get (PangoContext *like, const char *language)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) _lian_typesetter_unref);
  LianTypesetter *self;

  if (like != NULL)
    return create (like, language);

  self = g_private_get (&per_thread);
  if (self == NULL || g_strcmp0 (self->language, language) != 0)
    {
      self = create (NULL, language);
      g_private_replace (&per_thread, self);
    }
  self->n_refs++;
  return self;
}

void
_lian_typesetter_unref (LianTypesetter *self)
{
  if (--self->n_refs > 0)
    return;
  g_hash_table_unref (self->kept);
  g_object_unref (self->plain);
  g_free (self->language);
  g_free (self);
}

/* The layout of @cell, not to be changed; it stays until the next call. */
PangoLayout *
_lian_typesetter_set (LianTypesetter *self, const LianCell *cell)
{
  gboolean keep = cell->text != NULL && strlen (cell->text) <= MOST_BYTES;
  PangoLayout *layout = keep ? g_hash_table_lookup (self->kept, cell) : NULL;

  if (layout != NULL)
    return layout;

  layout = keep ? pango_layout_copy (self->plain) : self->plain;
  _lian_cell_set_layout (cell, layout);
  self->n_set++;
  if (keep)
    {
      if (g_hash_table_size (self->kept) >= MOST_KEPT)
        g_hash_table_remove_all (self->kept);
      g_hash_table_insert (self->kept, copy_cell (cell), layout);
    }
  return layout;
}

/* How many texts were set anew, for tests. */
guint
_lian_typesetter_get_n_set (LianTypesetter *self)
{
  return self->n_set;
}
