/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A contract in a base, and what its rules are asked about in tests. */
#pragma once

#include "lian-contract-figures.h"
#include "lian-contract-life.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define LIAN_TEST_INSERT(store, type, ...)                                                         \
  lian_test_insert (store, type, (const char *const[]){ __VA_ARGS__, NULL })

/* Two makers, an orderer and the unit "piece"; @officer works. */
typedef struct
{
  LianTestBase base;
  LianTestCase test;
  char *maker;
  char *other;
  char *buyer;
  char *piece;
} LianTestTrade;

LianTestTrade lian_test_trade_new (void);
void lian_test_trade_clear (LianTestTrade *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianTestTrade, lian_test_trade_clear)

gint64 lian_test_trade_contract (LianTestTrade *self, const char *more, const char *value);
gint64 lian_test_trade_line (LianTestTrade *self, gint64 contract, const char *product,
                             const char *quantity, const char *price);
LianContractFigures *lian_test_trade_figures (LianTestTrade *self, gint64 contract);
