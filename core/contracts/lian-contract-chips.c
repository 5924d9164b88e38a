/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The conditions of the list of contracts, each as one question to the base.
 *
 * lian_contract_standing_of() says the same of one contract by its figures, and a test holds the two
 * against each other; asked one by one, ten thousand contracts would take a hundred thousand
 * statements. */
#include "lian-standing-private.h"

/* Lines of contracts that bind and were not ended, and the lines whose deliveries count for them: their
 * own, and those called off from them. */
#define BOUND                                                                                      \
  "WITH bound (line, contract, quantity, term_to) AS ("                                            \
  " SELECT l.id, c.id, l.quantity, c.term_to FROM contract c JOIN contract_line l"                 \
  " ON l.contract = c.id WHERE c.state IN ('SIGNED', 'EXECUTING')),"                               \
  " part (line, of) AS (SELECT line, line FROM bound"                                              \
  " UNION ALL SELECT b.line, l.id FROM bound b JOIN contract_line l ON l.framework_line = b.line"  \
  " JOIN contract c ON c.id = l.contract"                                                          \
  " WHERE c.state IN ('SIGNED', 'EXECUTING', 'FULFILLED', 'TERMINATED')),"

/* What of the deliveries until ?1 stays, refused goods and those for repair left out. */
#define KEPT                                                                                       \
  " delivered (line, accepted, quantity, judged, stays) AS ("                                      \
  " SELECT p.line, d.accepted, d.quantity,"                                                        \
  " (SELECT sum(g.quantity) FROM delivery_grade g WHERE g.delivery = d.id),"                       \
  " (SELECT sum(g.quantity) FROM delivery_grade g WHERE g.delivery = d.id"                         \
  " AND g.verdict IN ('ACCEPTED', 'REPRICED'))"                                                    \
  " FROM part p JOIN delivery d ON d.contract_line = p.of WHERE d.delivered_on <= ?1),"            \
  " kept (line, quantity) AS (SELECT line, sum(CASE"                                               \
  " WHEN judged IS NOT NULL THEN coalesce(stays, 0) + max(quantity - judged, 0)"                   \
  " WHEN accepted IS 'no' THEN 0 ELSE quantity END) FROM delivered GROUP BY line),"

/* The days that the deliveries have not come to; without a schedule, the end of the term. */
#define OPEN                                                                                       \
  " dated (contract, due_on, target, came) AS ("                                                   \
  " SELECT b.contract, s.due_on, sum(s.quantity) OVER (PARTITION BY b.line"                        \
  " ORDER BY s.due_on, s.id ROWS UNBOUNDED PRECEDING), coalesce(k.quantity, 0)"                    \
  " FROM bound b JOIN schedule s ON s.contract_line = b.line LEFT JOIN kept k ON k.line = b.line"  \
  " UNION ALL SELECT b.contract, b.term_to, b.quantity, coalesce(k.quantity, 0)"                   \
  " FROM bound b LEFT JOIN kept k ON k.line = b.line WHERE b.term_to IS NOT NULL"                  \
  " AND NOT EXISTS (SELECT 1 FROM schedule s WHERE s.contract_line = b.line)),"                    \
  " open (contract, due_on) AS (SELECT contract, due_on FROM dated WHERE target > came) "

/* In the order of the chips: draft, due this month, late, to settle. */
const char *const _lian_contract_conditions[] = {
  "SELECT id FROM contract WHERE state = 'DRAFT' AND ?1 IS NOT NULL",
  BOUND KEPT OPEN "SELECT contract FROM open GROUP BY contract"
                  " HAVING substr(min(due_on), 1, 7) = substr(?1, 1, 7)",
  BOUND KEPT OPEN "SELECT DISTINCT contract FROM open WHERE due_on < ?1",
  "SELECT id FROM contract WHERE state IN ('FULFILLED', 'TERMINATED') AND settled_on IS NULL"
  " AND ?1 IS NOT NULL",
};
