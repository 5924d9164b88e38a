/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a record type is: its fields, parts and rules, described once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LianRecord LianRecord;
typedef struct _LianCheck LianCheck;

/**
 * LianFieldKind:
 * @LIAN_FIELD_TEXT: one line of text
 * @LIAN_FIELD_MULTILINE: text with line breaks
 * @LIAN_FIELD_CHOICE: one of #LianField.choices, kept by value
 * @LIAN_FIELD_TRUTH: yes, no, unknown, or not asked (NULL)
 * @LIAN_FIELD_INTEGER: a whole number
 * @LIAN_FIELD_MONEY: an amount in fen, or in the smallest unit of the currency that
 *   #LianField.money_unit names
 * @LIAN_FIELD_QUANTITY: smallest units of a measure; #LianField.quantity_unit names the unit
 * @LIAN_FIELD_DATE: a plain date, ISO text
 * @LIAN_FIELD_REFERENCE: the id of a record of #LianField.reference
 * @LIAN_FIELD_WEEKDAYS: days of the week, 1 (Monday) to 7, separated by commas
 * @LIAN_FIELD_JSON: a JSON object that people don't edit
 * @LIAN_FIELD_BLOB: bytes of a file; a record that was read does not carry them
 *   (lian_txn_read_bytes() does), and nothing lists, searches or exchanges them
 *
 * What a field holds, and with it how it is entered, shown, checked and exchanged.
 */
typedef enum
{
  LIAN_FIELD_TEXT,
  LIAN_FIELD_MULTILINE,
  LIAN_FIELD_CHOICE,
  LIAN_FIELD_TRUTH,
  LIAN_FIELD_INTEGER,
  LIAN_FIELD_MONEY,
  LIAN_FIELD_QUANTITY,
  LIAN_FIELD_DATE,
  LIAN_FIELD_REFERENCE,
  LIAN_FIELD_WEEKDAYS,
  LIAN_FIELD_JSON,
  LIAN_FIELD_BLOB,
} LianFieldKind;

/**
 * LIAN_BLOB_MOST:
 *
 * Most bytes of a file that is kept in a base: 16 MiB.
 */
#define LIAN_BLOB_MOST (16 * 1024 * 1024)

/**
 * LianFieldFlags:
 * @LIAN_FIELD_REQUIRED: may not be empty
 * @LIAN_FIELD_LISTED: a column of lists by default
 * @LIAN_FIELD_SEARCHED: kept in the search index
 * @LIAN_FIELD_ASSIGNED: filled by the program; read-only in forms
 * @LIAN_FIELD_OWNER: refers to the record that this one is a part of
 * @LIAN_FIELD_HIDDEN: neither in forms nor in lists
 * @LIAN_FIELD_KEY: an import tells the records apart by all fields with this flag together
 * @LIAN_FIELD_NUMBER: of those, a number without which they tell nothing: where it is empty, an import
 *   goes by all that the row says
 */
typedef enum
{
  LIAN_FIELD_REQUIRED = 1 << 0,
  LIAN_FIELD_LISTED = 1 << 1,
  LIAN_FIELD_SEARCHED = 1 << 2,
  LIAN_FIELD_ASSIGNED = 1 << 3,
  LIAN_FIELD_OWNER = 1 << 4,
  LIAN_FIELD_HIDDEN = 1 << 5,
  LIAN_FIELD_KEY = 1 << 6,
  LIAN_FIELD_NUMBER = 1 << 7,
} LianFieldFlags;

/**
 * LianChoice:
 * @value: what the base keeps
 * @label: the English word; translate with _() when shown
 */
typedef struct
{
  const char *value;
  const char *label;
} LianChoice;

/**
 * LianField:
 * @id: column, CSV header and JSON key
 * @kind: what it holds
 * @label: English label; translate with _() when shown
 * @group: (nullable): English heading of the group of fields in forms
 * @flags: see #LianFieldFlags
 * @choices: (nullable): of a choice, ended by a %NULL value; of a text, the words of the codes that
 *   the program puts there with commas
 * @reference: (nullable): of a reference, the id of the type it refers to
 * @quantity_unit: (nullable): of a quantity, the reference field that names the unit; "OWNER.FIELD"
 *   where the owner record has it, and so on from owner to owner
 * @bounded: whether @min and @max hold
 * @min: least value of a number
 * @max: greatest value of a number
 * @unit: (nullable): English word after the number, such as "m"
 * @help: (nullable): English sentence for the tooltip
 * @money_unit: (nullable): of money, the reference field that names the currency, as
 *   @quantity_unit does; an empty one is the yuan of two places
 * @initial: (nullable): of a text or a choice, what the form of a new record begins with
 */
typedef struct
{
  const char *id;
  LianFieldKind kind;
  const char *label;
  const char *group;
  LianFieldFlags flags;
  const LianChoice *choices;
  const char *reference;
  const char *quantity_unit;
  gboolean bounded;
  gint64 min;
  gint64 max;
  const char *unit;
  const char *help;
  const char *money_unit;
  const char *initial;
} LianField;

/**
 * LianPart:
 * @type: id of the type whose records are parts
 * @field: the field of that type that refers to the owner
 * @follows: whether rules of the part look at the owner, so that they are asked again when the
 *   owner changes
 *
 * Parts are shown inside the owner's form and are deleted with it.
 */
typedef struct
{
  const char *type;
  const char *field;
  gboolean follows;
} LianPart;

/**
 * LianTwinStrength:
 * @LIAN_TWIN_NUMBER: a number that nobody else should have
 * @LIAN_TWIN_LIKELY: a name together with a place
 * @LIAN_TWIN_POSSIBLE: what two may well share
 *
 * How much speaks for two records being about the same.
 */
typedef enum
{
  LIAN_TWIN_NUMBER,
  LIAN_TWIN_LIKELY,
  LIAN_TWIN_POSSIBLE,
} LianTwinStrength;

/**
 * LianTwinRule:
 * @strength: how much it says
 * @fields: (array zero-terminated=1): known of both records and alike: texts without regard to case, width,
 *   accents, old and new characters, spaces and signs; the first is kept in the search index
 * @apart: (array zero-terminated=1): where both records say something and not the same, they are two
 * @open: (nullable): a date that neither has, such as the day on which a member left
 *
 * What makes two records suspect of being entered twice.
 */
typedef struct
{
  LianTwinStrength strength;
  const char *fields[3];
  const char *apart[7];
  const char *open;
} LianTwinRule;

/**
 * LIAN_TWIN_RULES:
 *
 * Most rules of a type.
 */
#define LIAN_TWIN_RULES 8

/**
 * LianType:
 * @id: KIND of the command line, and the table
 * @label: English noun, singular
 * @label_plural: English noun, plural
 * @fields: the fields in reading order
 * @n_fields: their number; at most 62
 * @parts: (nullable): the kinds of part
 * @n_parts: their number
 * @title_zh: the field shown as name in Chinese
 * @title_en: the field shown as name in English
 * @check: (nullable): the rules; a pure function that adds issues
 * @check_delete: (nullable): whether the record may be deleted; adds an error that says what to do
 *   instead where it may not
 * @check_change: (nullable): what may not be changed from one record to the other of the same id
 * @by_acts: made and changed by acts of their own, such as a decision; a form only shows them
 * @ledger_day: (nullable): the date field that says on which day a record counts, "OWNER.FIELD" where
 *   its owner has it; in a locked period it is neither added nor changed nor deleted
 * @check_act: (nullable): the rules over what a whole write did: the record as it was before it, %NULL
 *   when it is new, and as it is after it, %NULL when it is deleted; asked before the commit
 * @named_by: (nullable) (array zero-terminated=1): the fields that only together name a record, where no
 *   one of them tells it from others; see lian_txn_record_title()
 * @twins: (nullable): what makes two records suspect of being entered twice, the strongest first
 * @n_twins: their number; at most %LIAN_TWIN_RULES
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *label_plural;
  const LianField *fields;
  guint n_fields;
  const LianPart *parts;
  guint n_parts;
  const char *title_zh;
  const char *title_en;
  void (*check) (LianCheck *check, const LianRecord *record);
  void (*check_delete) (LianCheck *check, const LianRecord *record);
  void (*check_change) (LianCheck *check, const LianRecord *before, const LianRecord *record);
  gboolean by_acts;
  const char *ledger_day;
  void (*check_act) (LianCheck *check, const LianRecord *before, const LianRecord *after);
  const char *const *named_by;
  const LianTwinRule *twins;
  guint n_twins;
} LianType;

const LianType *const *lian_types (guint *n_types);
const LianType *lian_type_find (const char *id);
int lian_type_index (const LianType *type);
int lian_type_field (const LianType *type, const char *field_id);
const LianField *lian_type_get_field (const LianType *type, const char *field_id);
guint lian_choice_index (const LianChoice *choices, const char *value);
const char *lian_choice_label (const LianField *field, const char *value);
gboolean lian_type_names_records (const LianType *type);
int lian_type_owner_field (const LianType *type);
const char *lian_field_unit_path (const LianField *field);
const LianType *lian_field_unit_type (const LianField *field);

G_END_DECLS
