/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading DMN XML: what the parts of the reader share. */
#pragma once

#include <libxml/tree.h>

#include "lian-dmn-model.h"
#include "lian-rulebook-error.h"

G_BEGIN_DECLS

typedef struct
{
  const xmlChar *ns; /* of the file's version of DMN */
  LianDmnModel *model;
  GError **error; /* the first fault */
} LianDmnReader;

gpointer
_lian_dmn_xml_fail (LianDmnReader *reader, xmlNode *node, LianRulebookError code, const char *what);
gpointer _lian_dmn_xml_refuse (LianDmnReader *reader, xmlNode *node, const char *construct);
gboolean _lian_dmn_xml_is_dmn (LianDmnReader *reader, xmlNode *node);
gboolean _lian_dmn_xml_is_named (LianDmnReader *reader, xmlNode *node, const char *name);
xmlNode *_lian_dmn_xml_first_child (LianDmnReader *reader, xmlNode *node, const char *name);
char *_lian_dmn_xml_attribute (xmlNode *node, const char *name);
const char *_lian_dmn_xml_name (xmlNode *node);
char *_lian_dmn_xml_content (xmlNode *node);
char *_lian_dmn_xml_child_content (LianDmnReader *reader, xmlNode *node, const char *name);
gboolean _lian_dmn_xml_check_language (LianDmnReader *reader, xmlNode *node);
gboolean _lian_dmn_xml_read_text (LianDmnReader *reader, xmlNode *node, LianDmnText *text);
char *_lian_dmn_xml_type_ref (LianDmnReader *reader, xmlNode *node);

xmlNode *
_lian_dmn_xml_find (LianDmnReader *reader, xmlNode *root, const char *element, const char *name);
GBytes *_lian_dmn_xml_dump (xmlDoc *doc);

xmlDoc *_lian_dmn_parse_xml (const char *bytes, gsize length, GError **error);
xmlNode *_lian_dmn_find_expression (LianDmnReader *reader, xmlNode *node);
LianDmnExpression *_lian_dmn_read_expression (LianDmnReader *reader, xmlNode *node);

G_END_DECLS
