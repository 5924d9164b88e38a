/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a picture of relations shows. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-net-private.h"

/**
 * lian_net_spec_new:
 * @title: (nullable): what the picture shows
 * @scope: (nullable): of what, and of which day
 *
 * Returns: (transfer full): a picture without nodes
 */
LianNetSpec *
lian_net_spec_new (const char *title, const char *scope)
{
  LianNetSpec *self = g_atomic_rc_box_new0 (LianNetSpec);

  self->title = _lian_draw_text_make_valid (title);
  self->scope = _lian_draw_text_make_valid (scope);
  self->texts = g_string_chunk_new (4096);
  self->left = g_ptr_array_new ();
  self->right = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (LianNetLine));
  return self;
}

/**
 * lian_net_spec_ref:
 * @self: a picture
 *
 * Returns: (transfer full): @self
 */
LianNetSpec *
lian_net_spec_ref (LianNetSpec *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LianNetSpec *self = data;

  g_free (self->title);
  g_free (self->scope);
  g_free (self->language);
  g_free (self->empty);
  for (int i = 0; i < LIAN_N_NET_KINDS; i++)
    g_free (self->kinds[i]);
  for (int i = 0; i < LIAN_N_NET_STATES; i++)
    g_free (self->states[i]);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->right);
  g_array_unref (self->lines);
}

/**
 * lian_net_spec_unref:
 * @self: (transfer full): a picture
 */
void
lian_net_spec_unref (LianNetSpec *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * lian_net_spec_set_language:
 * @self: a picture
 * @language: of its words, such as "zh-cn"
 */
void
lian_net_spec_set_language (LianNetSpec *self, const char *language)
{
  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * lian_net_spec_set_words:
 * @self: a picture
 * @empty: what is said where there are no lines
 * @kinds: (array fixed-size=3): the words of the kinds, for the legend
 * @states: (array fixed-size=4): the words of the states, for the legend
 */
void
lian_net_spec_set_words (LianNetSpec *self, const char *empty, const char *const *kinds,
                         const char *const *states)
{
  g_free (self->empty);
  self->empty = _lian_draw_text_make_valid (empty);
  for (int i = 0; i < LIAN_N_NET_KINDS; i++)
    {
      g_free (self->kinds[i]);
      self->kinds[i] = _lian_draw_text_make_valid (kinds[i]);
    }
  for (int i = 0; i < LIAN_N_NET_STATES; i++)
    {
      g_free (self->states[i]);
      self->states[i] = _lian_draw_text_make_valid (states[i]);
    }
}

static char *
keep (LianNetSpec *self, const char *text)
{
  g_autofree char *valid = _lian_draw_text_make_valid (text);

  return g_string_chunk_insert (self->texts, valid != NULL ? valid : "");
}

/**
 * lian_net_spec_add_left:
 * @self: a picture
 * @label: the name
 *
 * Returns: the number of the node
 */
guint
lian_net_spec_add_left (LianNetSpec *self, const char *label)
{
  g_ptr_array_add (self->left, keep (self, label));
  return self->left->len - 1;
}

/**
 * lian_net_spec_add_right:
 * @self: a picture
 * @label: the name
 *
 * Returns: the number of the node
 */
guint
lian_net_spec_add_right (LianNetSpec *self, const char *label)
{
  g_ptr_array_add (self->right, keep (self, label));
  return self->right->len - 1;
}

/**
 * lian_net_spec_add_line:
 * @self: a picture
 * @line: a line between nodes that were added; its words are copied
 *
 * Returns: the number of the line
 */
guint
lian_net_spec_add_line (LianNetSpec *self, const LianNetLine *line)
{
  LianNetLine own = *line;

  g_return_val_if_fail (line->left < self->left->len && line->right < self->right->len, 0);

  own.label = keep (self, line->label);
  own.words = line->words != NULL ? keep (self, line->words) : NULL;
  own.key = line->key != NULL ? keep (self, line->key) : NULL;
  g_array_append_val (self->lines, own);
  return self->lines->len - 1;
}

/**
 * lian_net_spec_get_title:
 * @self: a picture
 *
 * Returns: (transfer none): its title
 */
const char *
lian_net_spec_get_title (LianNetSpec *self)
{
  return self->title;
}

/**
 * lian_net_spec_get_left:
 * @self: a picture
 * @node: number of a node
 *
 * Returns: (transfer none): its name
 */
const char *
lian_net_spec_get_left (LianNetSpec *self, guint node)
{
  return self->left->pdata[node];
}

/**
 * lian_net_spec_get_right:
 * @self: a picture
 * @node: number of a node
 *
 * Returns: (transfer none): its name
 */
const char *
lian_net_spec_get_right (LianNetSpec *self, guint node)
{
  return self->right->pdata[node];
}

/**
 * lian_net_spec_get_lines:
 * @self: a picture
 * @n_lines: (out): their number
 *
 * Returns: (transfer none) (array length=n_lines): the lines
 */
const LianNetLine *
lian_net_spec_get_lines (LianNetSpec *self, guint *n_lines)
{
  *n_lines = self->lines->len;
  return (const LianNetLine *) (gpointer) self->lines->data;
}

/**
 * lian_net_spec_get_kind_word:
 * @self: a picture
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): its word
 */
const char *
lian_net_spec_get_kind_word (LianNetSpec *self, LianNetKind kind)
{
  return self->kinds[kind];
}
