-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 11: a return is known by the period it is of, and what a desk keeps for its next day.

-- Returns and Today.

-- Crafts, quality and reorganisation.

-- The clerk's desk: filters, column sets, duplicates.

-- Arrangement.
