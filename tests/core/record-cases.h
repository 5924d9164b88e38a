/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records as lines of text, and tables of them: each rule firing, and not firing on its neighbour. */
#pragma once

#include "lian-check.h"

/* A record as one line: "contract#1 state=SIGNED|orderer=2".  The first one of a case is checked, the
 * others are what its rules may look at. */
#define RECORD_CASE_MAX 8

enum
{
  NEVER = -1, /* the code is not among the issues */
};

typedef struct
{
  const char *code;
  int severity;
  const char *records[RECORD_CASE_MAX];
} RecordCase;

typedef struct
{
  const RecordCase *cases;
  gsize n_cases;
} RecordCases;

/* Records that cases of several areas look at. */
#define PIECE "unit#9 name_zh=件|numerator=1|denominator=1"
#define CITY "federation#5 level=LOCAL|city=70|name_zh=安澜联社"
#define SHOES "federation#6 level=SPECIALISED|city=70|trade=30|name_zh=制鞋专业联社"
#define DRAFT_LINE "contract_line#1 contract=4|product=布鞋|quantity=100|unit=9"
#define OFFICER "officer#3 name=周|role=OFFICER"
#define SECOND "officer#5 name=李|role=OFFICER"
#define CLERK "officer#4 name=陈|role=CLERK"

extern const RecordCases record_cases_office;
extern const RecordCases record_cases_service;
extern const RecordCases record_cases_contracts;
extern const RecordCases record_cases_relations;
extern const RecordCases record_cases_materials;
extern const RecordCases record_cases_review;
extern const RecordCases record_cases_channels;
extern const RecordCases record_cases_arrangement;
extern const RecordCases record_cases_members;
extern const RecordCases record_cases_shares;
extern const RecordCases record_cases_returns;
extern const RecordCases record_cases_reorganise;
extern const RecordCases record_cases_progress;
extern const RecordCases record_cases_crafts;

GPtrArray *record_case_issues (const RecordCase *one);
