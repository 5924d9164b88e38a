/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing in a DMN file. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-diagram-private.h"

/* Without a drawing a modeller shows an empty page.  This one is minimal: what
 * a decision requires lies one row below it, in the order of the file. */

#define WIDTH 150
#define HEIGHT 60
#define STEP_X 200
#define STEP_Y 140

typedef struct
{
  LianDmnReader *reader;
  xmlNode *diagram;
  xmlNs *dmndi, *dc, *di;
  GHashTable *places; /* id -> Place */
  guint deepest, next_id;
  GArray *widths; /* guint: elements in each row */
} Drawing;

typedef struct
{
  guint x, y;
} Place;

static gboolean
is_drawn (LianDmnReader *reader, xmlNode *node)
{
  return _lian_dmn_xml_is_named (reader, node, "decision")
         || _lian_dmn_xml_is_named (reader, node, "inputData")
         || _lian_dmn_xml_is_named (reader, node, "businessKnowledgeModel")
         || _lian_dmn_xml_is_named (reader, node, "knowledgeSource");
}

/* The element's id, which it gets if it has none. */
static char *
ensure_id (Drawing *drawing, xmlNode *node)
{
  char *id = _lian_dmn_xml_attribute (node, "id");

  while (id == NULL)
    {
      id = g_strdup_printf ("_%s_%u", (const char *)node->name, ++drawing->next_id);
      if (g_hash_table_contains (drawing->reader->model->by_id, id))
        g_clear_pointer (&id, g_free);
      else
        xmlSetProp (node, (const xmlChar *)"id", (const xmlChar *)id);
    }
  return id;
}

static guint
depth_of (Drawing *drawing, const char *id)
{
  LianDmnItem *item = g_hash_table_lookup (drawing->reader->model->by_id, id);

  return item != NULL ? item->depth : 0;
}

static void
set_number (xmlNode *node, const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  xmlSetProp (node, (const xmlChar *)name, (const xmlChar *)text);
}

static Place *
take_place (Drawing *drawing, const char *id)
{
  Place *place = g_new0 (Place, 1);
  guint depth = depth_of (drawing, id);

  if (drawing->widths->len <= depth)
    g_array_set_size (drawing->widths, depth + 1);
  place->x = 60 + STEP_X * g_array_index (drawing->widths, guint, depth)++;
  place->y = 60 + STEP_Y * (drawing->deepest - depth);
  g_hash_table_insert (drawing->places, g_strdup (id), place);
  return place;
}

static void
draw_shape (Drawing *drawing, xmlNode *node)
{
  g_autofree char *id = ensure_id (drawing, node);
  g_autofree char *shape_id = g_strdup_printf ("shape_%s", id);
  Place *place = take_place (drawing, id);
  xmlNode *shape
      = xmlNewChild (drawing->diagram, drawing->dmndi, (const xmlChar *)"DMNShape", NULL);
  xmlNode *bounds = xmlNewChild (shape, drawing->dc, (const xmlChar *)"Bounds", NULL);

  xmlSetProp (shape, (const xmlChar *)"id", (const xmlChar *)shape_id);
  xmlSetProp (shape, (const xmlChar *)"dmnElementRef", (const xmlChar *)id);
  set_number (bounds, "height", HEIGHT);
  set_number (bounds, "width", WIDTH);
  set_number (bounds, "x", place->x);
  set_number (bounds, "y", place->y);
}

static void
draw_point (Drawing *drawing, xmlNode *edge, guint x, guint y)
{
  xmlNode *point = xmlNewChild (edge, drawing->di, (const xmlChar *)"waypoint", NULL);

  set_number (point, "x", x);
  set_number (point, "y", y);
}

static void
draw_edge (Drawing *drawing, xmlNode *requirement, const Place *from, const Place *to)
{
  g_autofree char *id = ensure_id (drawing, requirement);
  g_autofree char *edge_id = g_strdup_printf ("edge_%s", id);
  xmlNode *edge = xmlNewChild (drawing->diagram, drawing->dmndi, (const xmlChar *)"DMNEdge", NULL);

  xmlSetProp (edge, (const xmlChar *)"id", (const xmlChar *)edge_id);
  xmlSetProp (edge, (const xmlChar *)"dmnElementRef", (const xmlChar *)id);
  draw_point (drawing, edge, from->x + WIDTH / 2, from->y);
  draw_point (drawing, edge, to->x + WIDTH / 2, to->y + HEIGHT);
}

static void
draw_requirement (Drawing *drawing, xmlNode *requirement, const Place *to)
{
  for (xmlNode *child = requirement->children; child != NULL; child = child->next)
    {
      g_autofree char *href
          = child->type == XML_ELEMENT_NODE ? _lian_dmn_xml_attribute (child, "href") : NULL;
      Place *from = href != NULL && href[0] == '#'
                        ? g_hash_table_lookup (drawing->places, href + 1)
                        : NULL;

      if (from != NULL)
        draw_edge (drawing, requirement, from, to);
    }
}

static void
draw_requirements (Drawing *drawing, xmlNode *node)
{
  g_autofree char *id = _lian_dmn_xml_attribute (node, "id");
  Place *to = g_hash_table_lookup (drawing->places, id);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (_lian_dmn_xml_is_named (drawing->reader, child, "informationRequirement")
        || _lian_dmn_xml_is_named (drawing->reader, child, "knowledgeRequirement")
        || _lian_dmn_xml_is_named (drawing->reader, child, "authorityRequirement"))
      draw_requirement (drawing, child, to);
}

static xmlNs *
ensure_space (xmlNode *root, const char *href, const char *prefix)
{
  xmlNs *space = xmlSearchNsByHref (root->doc, root, (const xmlChar *)href);

  return space != NULL ? space : xmlNewNs (root, (const xmlChar *)href, (const xmlChar *)prefix);
}

static void
draw (Drawing *drawing, xmlNode *root)
{
  xmlNode *page = xmlNewChild (root, drawing->dmndi, (const xmlChar *)"DMNDI", NULL);

  drawing->diagram = xmlNewChild (page, drawing->dmndi, (const xmlChar *)"DMNDiagram", NULL);
  xmlSetProp (drawing->diagram, (const xmlChar *)"id", (const xmlChar *)"DMNDiagram_1");
  for (guint i = 0; i < drawing->reader->model->items->len; i++)
    drawing->deepest = MAX (drawing->deepest,
                            ((LianDmnItem *)drawing->reader->model->items->pdata[i])->depth);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_drawn (drawing->reader, node))
      draw_shape (drawing, node);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_drawn (drawing->reader, node))
      draw_requirements (drawing, node);
}

static gboolean
has_drawing (xmlNode *root)
{
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *)node->name, "DMNDI"))
      return TRUE;
  return FALSE;
}

/**
 * _lian_dmn_add_diagram:
 * @reader: the file, with its model
 * @root: its definitions, in the namespace of DMN 1.3
 *
 * Adds a drawing of the requirements, unless there is one.
 */
void
_lian_dmn_add_diagram (LianDmnReader *reader, xmlNode *root)
{
  Drawing drawing = { .reader = reader };

  if (has_drawing (root))
    return;
  drawing.dmndi = ensure_space (root, LIAN_DMNDI_NS, "dmndi");
  drawing.dc = ensure_space (root, "http://www.omg.org/spec/DMN/20180521/DC/", "dc");
  drawing.di = ensure_space (root, "http://www.omg.org/spec/DMN/20180521/DI/", "di");
  drawing.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  drawing.widths = g_array_new (FALSE, TRUE, sizeof (guint));
  draw (&drawing, root);
  g_hash_table_unref (drawing.places);
  g_array_unref (drawing.widths);
}
