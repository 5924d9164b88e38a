/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of choice fields: what the base keeps, and the word for people (glossary.csv). */
#include "lian-choices.h"
#include "lian-i18n.h"

const LianChoice lian_choices_role[] = {
  { "CLERK", N_("clerk") },
  { "OFFICER", N_("officer") },
  { NULL, NULL },
};

const LianChoice lian_choices_measure[] = {
  { "COUNT", N_("count") },
  { "MASS", N_("mass") },
  { "LENGTH", N_("length") },
  { "AREA", N_("area") },
  { "VOLUME", N_("volume") },
  { NULL, NULL },
};

const LianChoice lian_choices_size_class[] = {
  { "LARGE", N_("large city") },
  { "MEDIUM", N_("medium city") },
  { "SMALL", N_("small city") },
  { NULL, NULL },
};

const LianChoice lian_choices_trade_class[] = {
  { "MANUFACTURE", N_("manufacturing trade") },
  { "REPAIR_SERVICE", N_("repair and service trade") },
  { "MIXED", N_("mixed") },
  { "UNKNOWN", N_("unknown class") },
  { NULL, NULL },
};

const LianChoice lian_choices_arr_class[] = {
  { "DEVELOP", N_("develop") },
  { "MAINTAIN", N_("maintain") },
  { "RESTRICT", N_("restrict") },
  { "CONVERT", N_("convert or phase out") },
  { NULL, NULL },
};

const LianChoice lian_choices_level[] = {
  { "LOCAL", N_("handicraft federation") },
  { "SPECIALISED", N_("specialised federation") },
  { "PROVINCE", N_("provincial federation") },
  { "NATION", N_("general federation") },
  { NULL, NULL },
};

const LianChoice lian_choices_confirmation[] = {
  { "CONFIRMED", N_("confirmed") },
  { "WITHDRAWN", N_("withdrawn") },
  { NULL, NULL },
};

const LianChoice lian_choices_task_kind[] = {
  { "LEFTOVER", N_("leftover problem") },
  { "CONSOLIDATE", N_("consolidation") },
  { "ORGANISE", N_("go on organising") },
  { "SPEC_FEDERATION", N_("found a specialised federation") },
  { "OTHER", N_("other") },
  { NULL, NULL },
};

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

/* The forms of production are outcomes of the rules too, among others. */
#define FORMS \
  { "CENTRALISE", N_("centralised production") }, \
  { "SMALL_BY_PROCESS", N_("small-scale centralisation by process") }, \
  { "SMALL_BY_VARIETY", N_("small-scale centralisation by variety") }, \
  { "TEMP_DECENTRALISE", N_("temporary dispersal") }, \
  { "STAY_AS_IS", N_("stay as is") }, \
  { "DECENTRALISE", N_("decentralised production") }, \
  { "RETAIN_POINTS", N_("retain service points") }, \
  { "KEEP_MOBILE", N_("door-to-door service") }, \
  { "CENTRALISE_MAJOR_LINK", N_("centralise the major repair link") }, \
  { "CENTRALISE_HIGH_GRADE", N_("centralise high-grade repair") }, \
  { "ADJUST_POINT", N_("prudent adjustment") }, \
  { "CORRECT", N_("prevent and correct") }, \
  { "DEFER", N_("defer") }

const LianChoice lian_choices_form[] = {
  FORMS,
  { NULL, NULL },
};

const LianChoice lian_choices_outcome[] = {
  FORMS,
  { "PREPARE_FIRST", N_("plan and prepare first") },
  { "STATE_BENEFITS", N_("state what it does for production and for the people") },
  { "DECIDE_PER_TRADE", N_("decide on the circumstances of the trade") },
  { "INTERRUPT_RELATION", N_("interrupt a relation") },
  { "RESTORE_LINK", N_("restore the relation") },
  { "EXPAND_RELATIONS", N_("expand relations on the basis of the old ones") },
  { "SIGN_THROUGH_FEDERATION", N_("sign through the federation") },
  { "SELF_MARKET", N_("self-marketing") },
  { "SELF_PURCHASE", N_("self-purchase") },
  { "SPECIALISED_FEDERATION", N_("establish or strengthen the specialised federation") },
  { "CONSOLIDATE", N_("rectify, consolidate and improve") },
  { "COMPLETE_ORGANISATION", N_("complete the organisation") },
  { NULL, NULL },
};

const LianChoice lian_choices_fact[] = {
  { "other", N_("another named condition") },
  { "premises_ok", N_("premises available") },
  { "equipment_ok", N_("equipment available") },
  { "cadres_ok", N_("cadres available") },
  { "planning_done", N_("careful planning") },
  { "preparation_done", N_("thorough preparation") },
  { "aux_many", N_("many auxiliary labourers") },
  { "aux_placeable", N_("can be placed after centralising") },
  { "products_scattered", N_("sporadic and diverse products") },
  { "cooperation_low", N_("low degree of co-operation") },
  { "shared_process_exists", N_("a shared process exists") },
  { "variety_groups_exist", N_("variety groups exist") },
  { "fixed_premises", N_("fixed premises") },
  { "storefront", N_("storefront") },
  { "itinerant", N_("itinerant") },
  { "high_grade_repair", N_("high-grade repair") },
  { "consumer_impact", N_("consumers would suffer") },
  { "relation_cut", N_("a relation would be cut") },
  { "special_craft", N_("special craft") },
  { "prefers_individual", N_("prefers individual work") },
  { "centralised_now", N_("already centralised") },
  { "scale_matches_conditions", N_("scale matches conditions") },
  { "output_declined", N_("decline in production") },
  { "public_inconvenienced", N_("inconvenience to the public") },
  { NULL, NULL },
};

const LianChoice lian_choices_partner_kind[] = {
  { "STATE_COMMERCE", N_("state-owned commerce") },
  { "SUPPLY_COOP", N_("supply and marketing co-operative") },
  { "OTHER", N_("other partner") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_kind[] = {
  { "SUPPLY", N_("supply") },
  { "SALES", N_("sales") },
  { "PRODUCTION", N_("production co-operation link") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_state[] = {
  { "ORIGINAL", N_("original") },
  { "INTERRUPTED", N_("interrupted") },
  { "RESTORED", N_("restored") },
  { "NEW", N_("new") },
  { NULL, NULL },
};

const LianChoice lian_choices_relation_cause[] = {
  { "MERGER", N_("merger") },
  { "CENTRALISATION", N_("centralised production") },
  { "CONTRACT", N_("contract") },
  { "ALLOTMENT", N_("allotment") },
  { "PARTNER", N_("the partner") },
  { "SUPPLY", N_("supply of material") },
  { "OTHER", N_("another cause") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_type[] = {
  { "PROCESSING", N_("processing") },
  { "ORDER", N_("ordering") },
  { "UNIFIED", N_("unified purchase") },
  { "EXCLUSIVE", N_("exclusive sale") },
  { "PURCHASE", N_("purchase") },
  { "SELECTIVE", N_("selective purchase") },
  { "SELF_SALE", N_("self-marketing") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_state[] = {
  { "DRAFT", N_("draft") },
  { "SIGNED", N_("signed") },
  { "EXECUTING", N_("in execution") },
  { "FULFILLED", N_("fulfilled") },
  { "TERMINATED", N_("terminated") },
  { "VOID", N_("void") },
  { NULL, NULL },
};

/* By which a co-operative sells without a contract. */
const LianChoice lian_choices_sale_channel[] = {
  { "SELF_SALE", N_("self-marketing") },
  { "SELECTIVE", N_("selective purchase") },
  { "PURCHASE", N_("purchase") },
  { NULL, NULL },
};

const LianChoice lian_choices_plan_state[] = {
  { "DRAFT", N_("draft") },
  { "AGREED", N_("agreed") },
  { "IN_INDUSTRIAL_PLAN", N_("in the local industrial plan") },
  { NULL, NULL },
};

const LianChoice lian_choices_arrangement_state[] = {
  { "DRAFT", N_("draft") },
  { "IN_FORCE", N_("in force") },
  { "REPLACED", N_("replaced") },
  { "DROPPED", N_("dropped") },
  { NULL, NULL },
};

/* In the order of LianAim. */
const LianChoice lian_choices_aim[] = {
  { "PROMISE", N_("no broken promise") },
  { "RELATION", N_("no cut relation") },
  { "LATE", N_("least lateness") },
  { "DISTURBANCE", N_("least disturbance") },
  { "FAIRNESS", N_("floor of work for all") },
  { "COST", N_("least cost") },
  { NULL, NULL },
};

/* How good the plan is known to be. */
const LianChoice lian_choices_arrange_outcome[] = {
  { "OPTIMAL", N_("proven best") },
  { "FEASIBLE", N_("good, with a gap") },
  { "CUT", N_("cut by the clock") },
  { "INFEASIBLE", N_("impossible") },
  { NULL, NULL },
};

const LianChoice lian_choices_signatory[] = {
  { "FEDERATION", N_("the federation") },
  { "COOPERATIVE", N_("the co-operative") },
  { NULL, NULL },
};

/* What acceptance says of a part of a delivery (domain.md §6). */
const LianChoice lian_choices_verdict[] = {
  { "ACCEPTED", N_("accepted") },
  { "REPRICED", N_("accepted at a lower price") },
  { "REPAIR", N_("sent back for repair") },
  { "REFUSED", N_("refused") },
  { NULL, NULL },
};

const LianChoice lian_choices_penalty_kind[] = {
  { "SHORTFALL", N_("shortfall") },
  { "LATE", N_("lateness") },
  { "QUALITY", N_("poor quality") },
  { "OTHER", N_("other breach") },
  { NULL, NULL },
};

const LianChoice lian_choices_penalty_state[] = {
  { "PROPOSED", N_("proposed") },
  { "CONFIRMED", N_("confirmed") },
  { "WAIVED", N_("waived") },
  { NULL, NULL },
};

const LianChoice lian_choices_contract_side[] = {
  { "ORDERER", N_("the orderer") },
  { "MAKERS", N_("the makers") },
  { NULL, NULL },
};

const LianChoice lian_choices_payment_kind[] = {
  { "DEPOSIT", N_("deposit") },
  { "ADVANCE", N_("advance payment") },
  { "PRICE", N_("price of goods") },
  { "FEE", N_("processing fee") },
  { "PENALTY", N_("penalty") },
  { "RETURNED", N_("money returned") },
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

const LianChoice lian_choices_attachment_kind[] = {
  { "SEALED_SAMPLE", N_("sealed sample") },
  { "DRAWING", N_("drawing") },
  { "SCAN", N_("scan of a paper") },
  { "OTHER", N_("other file") },
  { NULL, NULL },
};

const LianChoice lian_choices_material_source[] = {
  { "ALLOCATION", N_("state allocation") },
  { "ORDERER", N_("supplied by the ordering department") },
  { "SELF", N_("self-purchase") },
  { "LOCAL", N_("using local materials") },
  { NULL, NULL },
};

const LianChoice lian_choices_movement_kind[] = {
  { "OPENING", N_("opening stock") },
  { "IN", N_("in") },
  { "ISSUED", N_("issued") },
  { "USED", N_("used") },
  { "RETURNED", N_("returned to the store") },
  { "TRANSFER", N_("moved to another place") },
  { "LOSS", N_("lost") },
  { "COUNTED", N_("stock counted") },
  { "BACK_TO_ORDERER", N_("given back to the orderer") },
  { "SETTLED", N_("settled with the orderer") },
  { NULL, NULL },
};

const LianChoice lian_choices_place_keeper[] = {
  { "COOPERATIVE", N_("a co-operative") },
  { "FEDERATION", N_("the federation") },
  { "PARTNER", N_("a trading partner") },
  { NULL, NULL },
};

const LianChoice lian_choices_decision_state[] = {
  { "DRAFT", N_("draft") },
  { "WAITING", N_("waiting for the countersignature") },
  { "IN_FORCE", N_("in force") },
  { "RETURNED", N_("returned to the clerk") },
  { "SUPERSEDED", N_("superseded") },
  { "VOID", N_("void") },
  { NULL, NULL },
};

const LianChoice lian_choices_edition_state[] = {
  { "DRAFT", N_("draft") },
  { "WAITING", N_("waiting for the countersignature") },
  { "IN_FORCE", N_("in force") },
  { "SUPERSEDED", N_("superseded") },
  { "WITHDRAWN", N_("withdrawn") },
  { NULL, NULL },
};

const LianChoice lian_choices_countersign_way[] = {
  { "ACCOUNT", N_("under another account") },
  { "PAPER", N_("on paper") },
  { NULL, NULL },
};

const LianChoice lian_choices_language[] = {
  { "zh_CN", N_("Chinese") },
  { "en", N_("English") },
  { NULL, NULL },
};

const LianChoice lian_choices_finding_of_visit[] = {
  { "REASONABLE", N_("keep the point") },
  { "UNREASONABLE", N_("the point is unreasonable") },
  { "OPEN", N_("not settled yet") },
  { NULL, NULL },
};

/* A split link on its way. */
const LianChoice lian_choices_link_state[] = {
  { "PROPOSED", N_("proposed") },
  { "IN_FORCE", N_("in force") },
  { "REFUSED", N_("turned down") },
  { "ENDED", N_("ended") },
  { NULL, NULL },
};

/* The two facts that figures on convenience can speak to. */
const LianChoice lian_choices_impact[] = {
  { "consumer_impact", N_("consumers would suffer") },
  { "link_consumer_impact", N_("consumers would suffer (link)") },
  { NULL, NULL },
};

const LianChoice lian_choices_finding_state[] = {
  { "PROPOSED", N_("proposed") },
  { "CONFIRMED", N_("confirmed") },
  { "REJECTED", N_("rejected") },
  { NULL, NULL },
};

const LianChoice lian_choices_proposal_state[] = {
  { "DRAFT", N_("draft") },
  { "PUT", N_("put to decision") },
  { "ACCEPTED", N_("approved") },
  { "REJECTED", N_("rejected") },
  { "CARRIED_OUT", N_("carried out") },
  { NULL, NULL },
};

const LianChoice lian_choices_service_change[] = {
  { "CLOSE", N_("close the point") },
  { "MOVE", N_("move the point") },
  { "MERGE", N_("merge the point into another") },
  { "OPEN", N_("open a point") },
  { "ROUND_END", N_("end the round") },
  { "ROUND_BEGIN", N_("begin a round") },
  { "ROUND_TO_POINT", N_("replace the round by a point") },
  { NULL, NULL },
};

const LianChoice lian_choices_case_state[] = {
  { "OPEN", N_("under correction") },
  { "CLOSED", N_("case closed") },
  { NULL, NULL },
};

/* Why a case is there; several may hold. */
const LianChoice lian_choices_case_ground[] = {
  { "NOT_PERMITTED", N_("the rules would not have permitted it") },
  { "OVERRIDE", N_("decided against a guard") },
  { "OUTPUT_FELL", N_("output fell") },
  { "SERVICE_FELL", N_("service fell") },
  { "REPORTED", N_("harm was found and recorded") },
  { NULL, NULL },
};

/* domain.md §9, symptoms. */
const LianChoice lian_choices_symptom[] = {
  { "ORDERS_REFUSED", N_("small orders refused") },
  { "LINKS_CUT", N_("production links cut") },
  { "FEWER_VARIETIES", N_("fewer varieties") },
  { "LOWER_QUALITY", N_("lower quality") },
  { "SHORTER_HOURS", N_("shorter hours") },
  { "SHARE_DEDUCTIONS", N_("share payments deducted from wages") },
  { "WAITING_UNIFIED", N_("waiting for unified orders") },
  { "OUTPUT_DOWN", N_("output down") },
  { "PUBLIC_INCONVENIENCED", N_("public inconvenienced") },
  { NULL, NULL },
};

/* domain.md §9, corrections. */
const LianChoice lian_choices_correction[] = {
  { "SPLIT", N_("split") },
  { "SMALLER_UNIT", N_("smaller accounting unit") },
  { "REOPEN_POINT", N_("reopen a service point") },
  { "RESUME_ROUND", N_("resume a round") },
  { "RESTORE_RELATION", N_("restore a relation") },
  { "RESTORE_VARIETY", N_("restore a variety") },
  { "REFUND", N_("refund") },
  { NULL, NULL },
};

const LianChoice lian_choices_due_rule[] = {
  { "MONTHS_AFTER", N_("months after the end of the year") },
  { "MONTHS_BEFORE", N_("months before the end of the year") },
  { "FIXED_DAY", N_("a day of the calendar, after the end of the year") },
  { NULL, NULL },
};

const LianChoice lian_choices_return_state[] = {
  { "OPEN", N_("not sent yet") },
  { "SENT", N_("sent") },
  { "ACCEPTED", N_("accepted by the registrar") },
  { "NOT_ASKED", N_("not asked of it") },
  { NULL, NULL },
};

const LianChoice lian_choices_table_measure[] = {
  { "COUNT", N_("number") },
  { "MONEY", N_("money") },
  { "PERCENT", N_("per cent") },
  { NULL, NULL },
};

const LianChoice lian_choices_table_rate[] = {
  { "SHARE", N_("share in per cent") },
  { "GROWTH", N_("growth in per cent") },
  { "PER_HEAD", N_("per head") },
  { NULL, NULL },
};

const LianChoice lian_choices_register_figure[] = {
  { "COOPERATIVES", N_("co-operatives") },
  { "MEMBERS", N_("members") },
  { "MEMBERS_MALE", N_("members, male") },
  { "MEMBERS_FEMALE", N_("members, female") },
  { "STAFF", N_("staff") },
  { "HELPERS", N_("auxiliary labour") },
  { "APPRENTICES", N_("apprentices") },
  { "SHARES_PAID", N_("share capital paid") },
  { "RESERVE", N_("reserve fund") },
  { NULL, NULL },
};

const LianChoice lian_choices_likeness[] = {
  { "SAME", N_("the same: merged") },
  { "DISTINCT", N_("not the same") },
  { NULL, NULL },
};

const LianChoice lian_choices_record_type[] = {
  { "officer", N_("person of the office") },
  { "unit", N_("unit of measure") },
  { "currency", N_("currency") },
  { "city", N_("city") },
  { "trade", N_("trade") },
  { "product", N_("product") },
  { "material", N_("raw material") },
  { "norm", N_("consumption norm") },
  { "federation", N_("federation") },
  { "settings", N_("settings of the office") },
  { "neighbourhood", N_("neighbourhood") },
  { "service_standard", N_("standard of service") },
  { "cooperative", N_("co-operative") },
  { "member", N_("member") },
  { "member_distinct", N_("not the same member") },
  { "succession", N_("change of co-operatives") },
  { "succession_step", N_("step of a change of co-operatives") },
  { "succession_item", N_("record carried over") },
  { "federation_membership", N_("membership in a federation") },
  { "trade_arrangement", N_("arrangement of a trade") },
  { "progress_figure", N_("figure of progress") },
  { "city_confirmation", N_("confirmation of a city") },
  { "task", N_("task") },
  { "activity", N_("activity") },
  { "readiness", N_("readiness condition") },
  { "process", N_("process step") },
  { "service_point", N_("service point") },
  { "point_trade", N_("further trade of a point") },
  { "way", N_("way") },
  { "split_link", N_("split link") },
  { "round", N_("door-to-door round") },
  { "round_stop", N_("stop of a round") },
  { "investigation", N_("investigation") },
  { "partner", N_("trading partner") },
  { "stock_place", N_("place of stock") },
  { "purchase_approval", N_("approval of self-purchase") },
  { "relation", N_("relation") },
  { "contract", N_("contract") },
  { "contract_line", N_("contract line") },
  { "grade_price", N_("price of a grade") },
  { "contract_material", N_("material of a contract") },
  { "reservation", N_("reservation of material") },
  { "schedule", N_("delivery schedule") },
  { "allotment", N_("allotment") },
  { "delivery", N_("delivery") },
  { "material_movement", N_("stock movement") },
  { "outlet", N_("outlet") },
  { "market_price", N_("market price") },
  { "sale", N_("sale") },
  { "capacity", N_("capacity of a co-operative") },
  { "process_capacity", N_("capacity of a process") },
  { "work_norm", N_("work norm") },
  { "distance", N_("distance") },
  { "arrangement", N_("arrangement") },
  { "arrangement_stage", N_("stage of an arrangement") },
  { "arrangement_line", N_("line of an arrangement") },
  { "plan", N_("production plan") },
  { "plan_line", N_("plan line") },
  { "delivery_grade", N_("grade of a delivery") },
  { "amendment", N_("amendment") },
  { "penalty", N_("penalty") },
  { "payment", N_("payment") },
  { "share_terms", N_("terms of shares") },
  { "valuation", N_("valuation") },
  { "valuation_item", N_("valued item") },
  { "distribution_terms", N_("division of the surplus") },
  { "distribution", N_("distribution of surplus") },
  { "member_year", N_("work of a year") },
  { "distribution_share", N_("part of a member in the surplus") },
  { "journal_entry", N_("journal entry") },
  { "month_account", N_("account of a month") },
  { "return_rule", N_("item asked for every year") },
  { "annual_return", N_("annual return") },
  { "return_item", N_("item of an annual return") },
  { "published_table", N_("published table") },
  { "table_line", N_("line of a published table") },
  { "special_craft", N_("special craft") },
  { "craft_place", N_("place of a craft") },
  { "veteran_artisan", N_("veteran craftsman") },
  { "apprenticeship", N_("apprenticeship") },
  { "protection_measure", N_("protection measure") },
  { "product_variety", N_("variety of a product") },
  { "variety_event", N_("event of a variety") },
  { "quality_person", N_("person who answers for quality") },
  { "management_check", N_("management check") },
  { "improvement", N_("technical measure") },
  { "product_cost", N_("cost of a product") },
  { "period_lock", N_("locked period") },
  { "attachment", N_("attached file") },
  { "recommendation", N_("recommendation") },
  { "decision", N_("decision") },
  { "relation_event", N_("event of a relation") },
  { "relation_task", N_("restoration task") },
  { "service_proposal", N_("service proposal") },
  { "service_change", N_("change of service") },
  { "impact_finding", N_("finding on consumers") },
  { "production_return", N_("production return") },
  { "correction_case", N_("correction case") },
  { "correction_symptom", N_("symptom") },
  { "correction_measure", N_("corrective measure") },
  { "reorganisation", N_("reorganisation") },
  { "reorganisation_step", N_("step of a reorganisation") },
  { "reorganisation_item", N_("part of a step") },
  { "reorganisation_finding", N_("finding of a rehearsal") },
  { "kept_warning", N_("warning kept") },
  { "shared_list", N_("shared list") },
  { "likeness", N_("finding on two records") },
  { "edition", N_("edition of the rulebook") },
  { NULL, NULL },
};
