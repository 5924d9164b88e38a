/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a published table says about its own figures, and whether it is so (domain.md §11). */
#pragma once

#include "lian-printed.h"
#include "lian-ratio.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPrintedLine:
 * @id: the record
 * @number: of the line
 * @name: for people
 * @is_printed: whether a figure is printed
 * @figure: it
 * @measure: COUNT, MONEY or PERCENT
 * @part_of: the line that it is a part of; 0 for none
 * @reckoned: (nullable): SHARE, GROWTH or PER_HEAD
 * @of: the line that is divided; 0 for none
 * @base: the line that it is divided by; 0 for none
 * @coverage: (nullable): where it is not that of the table
 * @in_register: (nullable): the figure of the register that it is held against
 *
 * A line of a published table.
 */
typedef struct
{
  gint64 id;
  int number;
  char *name;
  gboolean is_printed;
  LianNumeral figure;
  const char *measure;
  int part_of;
  const char *reckoned;
  int of;
  int base;
  char *coverage;
  const char *in_register;
} LianPrintedLine;

/**
 * LianPrintedSays:
 * @LIAN_SAYS_SUM: that a figure is the sum of others
 * @LIAN_SAYS_WHOLE: that per cents are a whole, which is not printed itself
 * @LIAN_SAYS_RATE: that a figure is a rate of two others
 * @LIAN_SAYS_COVERAGE: nothing: a part is of another coverage and isn't added up
 * @LIAN_SAYS_OLD_YUAN: an amount in old yuan, which is reckoned in new
 * @LIAN_SAYS_NO_CURRENCY: an amount of a day on which other money held, without its currency
 * @LIAN_SAYS_REGISTER: that the register has so many
 *
 * What is held against what.
 */
typedef enum
{
  LIAN_SAYS_SUM,
  LIAN_SAYS_WHOLE,
  LIAN_SAYS_RATE,
  LIAN_SAYS_COVERAGE,
  LIAN_SAYS_OLD_YUAN,
  LIAN_SAYS_NO_CURRENCY,
  LIAN_SAYS_REGISTER,
} LianPrintedSays;

/**
 * LianPrintedSuggestion:
 * @line: (transfer none): the line that may be misprinted
 * @digits: its figure with one digit changed
 *
 * A figure that differs by one digit from the printed one and would add up.
 */
typedef struct
{
  const LianPrintedLine *line;
  gint64 digits;
} LianPrintedSuggestion;

/**
 * LianPrintedStatement:
 * @says: what is held against what
 * @line: (transfer none): the line it is about
 * @other: (transfer none) (nullable): of another coverage, the whole
 * @figures: both figures
 * @suggestions: (nullable) (element-type LianPrintedSuggestion): which digit would explain a wrong sum
 *
 * One thing that a table says, checked.
 */
typedef struct
{
  LianPrintedSays says;
  const LianPrintedLine *line;
  const LianPrintedLine *other;
  LianPrinted figures;
  GArray *suggestions;
} LianPrintedStatement;

/**
 * LianPrintedTable:
 * @id: the record
 * @title: for people
 * @lines: (element-type LianPrintedLine): its lines by their numbers
 * @day: what it is about; 0 where it doesn't say
 * @currency: of its money; 0: not named
 * @worth: how many new yuan one of that currency is; 0 where that is not known
 * @statements: (element-type LianPrintedStatement): what it says, by line
 *
 * A published table, read and checked.
 */
typedef struct
{
  gint64 id;
  char *title;
  GPtrArray *lines;
  LianDate day;
  gint64 currency;
  LianRatio worth;
  GPtrArray *statements;
} LianPrintedTable;

LianPrintedTable *lian_printed_table_new (void);
LianPrintedTable *lian_printed_table_read (LianTxn *txn, gint64 id);
void lian_printed_table_free (LianPrintedTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianPrintedTable, lian_printed_table_free)

LianPrintedLine *lian_printed_table_add_line (LianPrintedTable *self, int number, const char *name, const char *printed);
const LianPrintedLine *lian_printed_table_find_line (const LianPrintedTable *self, int number);
void lian_printed_table_check (LianPrintedTable *self);
void lian_printed_table_add_statement (LianPrintedTable *self, LianPrintedSays says, const LianPrintedLine *line,
                               const LianPrinted *figures);
gboolean lian_printed_statement_is_finding (const LianPrintedStatement *statement);
gboolean lian_printed_statement_is_note (const LianPrintedStatement *statement);
guint lian_printed_table_count_findings (const LianPrintedTable *self);
char *lian_printed_statement_to_text (const LianPrintedStatement *statement);

G_END_DECLS
