/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of choice fields of people, stages and property: what the base keeps, and the word for people (glossary.csv). */
#include "lian-choices.h"
#include "lian-i18n.h"

const LianChoice lian_choices_stage[] = {
  { "GROUP", N_("handicraft production group") },
  { "SM_GROUP", N_("supply-and-marketing group") },
  { "SM_COOP", N_("supply-and-marketing producer co-operative") },
  { "PRODUCER_COOP", N_("handicraft producer co-operative") },
  { NULL, NULL },
};

const LianChoice lian_choices_member_kind[] = {
  { "PERSON", N_("person") },
  { "HOUSEHOLD", N_("household") },
  { NULL, NULL },
};

const LianChoice lian_choices_member_role[] = {
  { "MEMBER", N_("member") },
  { "MASTER", N_("master") },
  { "STAFF", N_("staff") },
  { "HELPER", N_("family helper") },
  { "APPRENTICE", N_("apprentice") },
  { NULL, NULL },
};

const LianChoice lian_choices_succession[] = {
  { "STAGE", N_("change of stage") },
  { "MERGER", N_("merger") },
  { "DIVISION", N_("division") },
  { "MOVE", N_("move to another co-operative") },
  { NULL, NULL },
};

const LianChoice lian_choices_reorganisation_state[] = {
  { "DRAFT", N_("draft") },
  { "DECIDED", N_("decided") },
  { "CARRYING_OUT", N_("being carried out") },
  { "DONE", N_("carried out") },
  { "DROPPED", N_("dropped") },
  { NULL, NULL },
};

const LianChoice lian_choices_reorganisation_finding[] = {
  { "FORM", N_("form of production stopped") },
  { "CRAFT", N_("protected craft") },
  { "RELATION", N_("relation cut") },
  { "POINT", N_("point closes") },
  { "ROUND", N_("round ends") },
  { "RESIDENTS", N_("residents who lose") },
  { "CONTRACT", N_("open contract") },
  { "SHARES", N_("shares") },
  { "INCOME", N_("income of a member") },
  { "SIZE", N_("people afterwards") },
  { "CARRIED", N_("records carried over") },
  { NULL, NULL },
};

const LianChoice lian_choices_loss[] = {
  { "FARTHER", N_("a longer way") },
  { "ROUND", N_("only a round is left") },
  { "TOO_FAR", N_("no point within the limit") },
  { "FULL", N_("no room at the points") },
  { "TOO_SELDOM", N_("a round that comes too seldom") },
  { "UNPLACED", N_("nobody knows how far the points are") },
  { NULL, NULL },
};

const LianChoice lian_choices_sex[] = {
  { "MALE", N_("male") },
  { "FEMALE", N_("female") },
  { NULL, NULL },
};

const LianChoice lian_choices_left_why[] = {
  { "OWN_WISH", N_("own wish") },
  { "MOVED", N_("moved away") },
  { "TRADE", N_("another trade") },
  { "DEATH", N_("death") },
  { "PUT_OUT", N_("put out") },
  { "OTHER", N_("other reason") },
  { NULL, NULL },
};

const LianChoice lian_choices_status[] = {
  { "LIVE", N_("live") },
  { "DORMANT", N_("dormant") },
  { "LIQUIDATION", N_("in liquidation") },
  { "DISSOLVED", N_("dissolved") },
  { NULL, NULL },
};

const LianChoice lian_choices_likeness[] = {
  { "SAME", N_("the same: merged") },
  { "DISTINCT", N_("not the same") },
  { NULL, NULL },
};

const LianChoice lian_choices_valuation_state[] = {
  { "OPEN", N_("open") },
  { "FINISHED", N_("finished") },
  { NULL, NULL },
};

const LianChoice lian_choices_labour_by[] = {
  { "WAGES", N_("by wages earned") },
  { "DAYS", N_("by days of labour") },
  { NULL, NULL },
};

const LianChoice lian_choices_non_members[] = {
  { "FUNDS", N_("to reserve and welfare only, never to members (S35)") },
  { "DIVIDED", N_("divided like the rest") },
  { NULL, NULL },
};

const LianChoice lian_choices_income_compared[] = {
  { "BELOW", N_("below before (S4)") },
  { "NOT_BELOW", N_("not below before") },
  { "NOT_KNOWN", N_("not known") },
  { NULL, NULL },
};

const LianChoice lian_choices_means_outcome[] = {
  { "PRICED_IN", N_("priced in on joining") },
  { "ON_DEPOSIT", N_("left on deposit with interest") },
  { "LEFT_PRIVATE", N_("left private") },
  { "RENTED", N_("rented") },
  { NULL, NULL },
};

const LianChoice lian_choices_day_count[] = {
  { "DAYS_365", N_("365 days") },
  { "DAYS_360", N_("360 days") },
  { "DAYS_ACTUAL", N_("the days that it has") },
  { NULL, NULL },
};
