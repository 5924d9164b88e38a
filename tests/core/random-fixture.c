/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A decision table made by chance, as a program and as a diagram. */
#include "config.h"

#include "random-fixture.h"

#include "lian-json-value.h"
#include "random-dmn.h"

const char *const random_inputs[RANDOM_N_INPUTS] = { "b1", "b2", "b3", "s1", "n1" };

LianDmnItem *
random_item_of (LianRulebook *rulebook, const char *name)
{
  return g_hash_table_lookup (_lian_rulebook_get_model (rulebook)->by_name,
                              g_intern_string (name));
}

void
random_fixture_set (RandomFixture *fixture, GRand *random)
{
  fixture->rulebook = random_dmn_new (random);
  fixture->program = _lian_program_new (fixture->rulebook);
  fixture->answer = _lian_program_add (fixture->program, random_item_of (fixture->rulebook, "answer"));
  g_assert_cmpuint (fixture->answer, !=, LIAN_NO_VALUE);
  fixture->diagram = _lian_diagram_new (fixture->program, 100000);
  fixture->root = _lian_diagram_build (fixture->diagram, fixture->answer);
  g_assert_cmpuint (fixture->root, !=, LIAN_NO_DIAGRAM);
  for (guint i = 0; i < RANDOM_N_INPUTS; i++)
    fixture->slots[i]
        = _lian_program_find (fixture->program, random_item_of (fixture->rulebook, random_inputs[i]));
}

void
random_fixture_clear (RandomFixture *fixture)
{
  _lian_diagram_free (fixture->diagram);
  _lian_program_free (fixture->program);
  lian_rulebook_unref (fixture->rulebook);
}

char *
random_engine (LianRulebook *rulebook, const char *decision, LianFacts *facts, LianTrace **trace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianFeelValue) value
      = lian_rulebook_evaluate (rulebook, decision, facts, trace, &error);

  g_assert_no_error (error);
  return lian_json_value_write_canonical (value);
}
