/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Pieces of DMN files that tests put together. */
#pragma once

#define HEAD                                                                                       \
  "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='m' namespace='urn:m'>"
#define INPUT(id, type)                                                                            \
  "<inputData id='" id "' name='" id "'><variable name='" id "' typeRef='" type "'/></inputData>"
#define NEEDS(id) "<informationRequirement><requiredInput href='#" id "'/></informationRequirement>"
#define CELL(text) "<inputEntry><text>" text "</text></inputEntry>"
#define GIVES(text) "<outputEntry><text>" text "</text></outputEntry>"
