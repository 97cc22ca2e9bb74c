#include "indexer/facets/name_context.h"

#include <algorithm>
#include <array>

#include "analyzers/folding.h"
#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

constexpr std::size_t kAppositionWords = 5;  // "X, the world's second largest carmaker"
constexpr std::size_t kShortAcronym = 4;     // letters: SFR, DM
constexpr std::size_t kListedBeside = 3;     // words

bool is_enumeration_gap(std::string_view gap) {
  return gap == ", " || gap == "," || gap == "/" || gap == " / ";
}

// shares of X, chief of X, Aktien der X, Chef von X
bool is_relation_preposition(std::string_view form) {
  return is_any(form, {"of", "at", "bei", "von", "beim", "vom", "an", "der", "des"});
}

bool begins_apposition(std::string_view form) {
  return is_any(
      form, {"a", "an", "the", "one", "ein", "eine", "einer", "einem", "der", "die", "das", "dem"});
}

}  // namespace

NameSigns NameContext::around(NameRange range) const {
  NameSigns signs;
  const bool in_capitals = in_capital_line(text_, range.first);
  const bool starts = starts_sentence(text_, range.first);
  signs.add_if(in_capitals, NameSign::kCapitalLine);
  signs.add_if(starts && !in_capitals, NameSign::kSentenceStart);
  signs.add_if(is_dateline(text_, range.first, range.last), NameSign::kDateline);
  read_compound(range, signs);
  read_before(range, signs);
  read_behind(range, signs);
  signs.add_if(has_listed_beside(range, NameKind::kCompany), NameSign::kListedFirmBeside);
  signs.add_if(has_listed_beside(range, NameKind::kCity), NameSign::kListedCityBeside);
  const bool beside = signs.has(NameSign::kCapitalBefore) || signs.has(NameSign::kCapitalBehind);
  // What is written in capitals everywhere says nothing by them.
  const bool acronym = range.size() == 1 && is_all_capitals(text_.written(range.first));
  signs.add_if(!starts && !in_capitals && !beside && !acronym, NameSign::kInsideSentence);
  // "Commodity Credit Corp (CCC)", "Commodity Credit Corp, CCC, said"
  const std::string_view gap = range.first > 0 ? text_.gap_before(range.first) : "";
  const std::string_view gap_behind = text_.gap_after(range.last);
  signs.add_if(
      (gap.ends_with('(') && gap_behind.starts_with(')')) ||
          (acronym && gap == ", " && gap_behind.starts_with(',') && !is_small(range.first - 1)),
      NameSign::kInParentheses);
  return signs;
}

bool NameContext::may_tell_firm(NameRange range) const {
  const std::string_view behind = text_.gap_after(range.last);
  if (behind.starts_with('-') || behind.starts_with('/')) return true;
  const std::size_t next = range.last + 1;
  if (behind.starts_with(',') && has(next)) {
    // "X, ein Autobauer"; der and das begin too many other clauses.
    const std::string_view form = text_.tokens[next].form;
    if (!is_small(next) || (begins_apposition(form) && form.front() != 'd')) return true;
  }
  if (behind == " " && has(next)) {
    if (is_any(text_.tokens[next].form, {"and", "or", "und", "oder"})) return true;
    if (!german() && roles(next).has(NameRole::kFirmRelation)) return true;
  }
  if (range.first == 0) return false;
  const std::size_t before = range.first - 1;
  const std::string_view gap = text_.gap_before(range.first);
  if (gap != " ") return gap.find_first_of("\n.!?;:") == std::string_view::npos;
  if (!german() || !is_small(before)) return true;
  return is_any(text_.tokens[before].form, {"und", "oder"}) || has_relation_before(range.first);
}

bool NameContext::has_place_noun_before(std::size_t first) const {
  if (first == 0 || text_.gap_before(first) != " ") return false;
  const std::size_t before = first - 1;
  if (german()) {
    return !is_small(before) && roles_with_endings(before).has(NameRole::kPlaceNoun);
  }
  if (text_.tokens[before].form == "of") {
    return before > 0 && is_small(before - 1) && roles(before - 1).has(NameRole::kPlaceNoun);
  }
  return is_small(before) && roles(before).has(NameRole::kPlaceNoun);
}

NameSigns NameContext::of_word(std::size_t token, NameRoles roles, bool marked) const {
  NameSigns signs;
  signs.add_if(roles.has(NameRole::kGivenName), NameSign::kGivenName);
  signs.add_if(roles.has(NameRole::kSurname), NameSign::kSurname);
  signs.add_if(roles.has(NameRole::kCalendar), NameSign::kCalendarWord);
  signs.add_if(roles.has(NameRole::kRegion), NameSign::kRegionWord);
  if (german() && roles.has(NameRole::kGermanNoun)) {
    signs.add(marked ? NameSign::kMarkedNoun : NameSign::kCommonNoun);
  }
  if (roles.has(german() ? NameRole::kGermanWord : NameRole::kEnglishWord)) {
    // In front of a line of a table, too: 25 Total deposits.
    const bool start = starts_sentence(text_, token) || in_capital_line(text_, token) ||
                       (token > 0 && is_number(token - 1));
    signs.add(start ? NameSign::kWordAtStart : NameSign::kWordInside);
  }
  return signs;
}

// VW-Chef, Apple-Aktie; Ex-Bayer.
void NameContext::read_compound(NameRange range, NameSigns& signs) const {
  if (text_.gap_after(range.last) == "-" && has(range.last + 1)) {
    const NameRoles behind = roles_with_endings(range.last + 1);
    const bool firm = behind.has_any({NameRole::kFirmRelation, NameRole::kFirmOnly});
    signs.add(firm ? NameSign::kFirmCompound : NameSign::kOtherCompound);
    signs.add_if(behind.has(NameRole::kSport), NameSign::kSportBeside);
  }
  signs.add_if(range.first > 0 && text_.gap_before(range.first) == "-", NameSign::kCompoundBefore);
}

void NameContext::read_before(NameRange range, NameSigns& signs) const {
  if (range.first == 0) return;
  const std::size_t before = range.first - 1;
  const std::string_view gap = text_.gap_before(range.first);
  const bool quoted = gap == " \"" || gap == " „" || gap == " “" || gap == " '" || gap == " ‚" ||
                      gap == " »" || gap == " (";
  if (gap != " " && gap != ". " && !quoted) return;
  const std::string_view written = text_.written(before);
  const bool initial = written.size() == 1 && starts_upper(written);
  if (gap == ". " && !initial && written.size() > 4) return;  // "Mr. Ford", not a sentence's end
  const NameRoles roles = roles_with_endings(before);
  const bool small = is_small(before);
  // "Chipmaker Intel said", but not "Royal Bank Canada"
  const bool noun = small || german() || starts_sentence(text_, before);
  if (roles.has(NameRole::kFirmNoun) && noun) {
    signs.add(NameSign::kFirmNounBefore);
  } else if (roles.has(NameRole::kPersonNoun)) {
    signs.add(NameSign::kPersonNounBefore);
  }
  if (has_relation_before(range.first)) signs.add(NameSign::kRelationBefore);
  if (quoted) return;
  signs.add_if(roles.has(NameRole::kPlacePreposition), NameSign::kPlacePreposition);
  signs.add_if(roles.has(NameRole::kWeakPlacePreposition), NameSign::kWeakPlacePreposition);
  signs.add_if(has_place_noun_before(range.first), NameSign::kPlaceNounBefore);
  if (!german() && text_.tokens[before].form == "of" && before > 0) {
    signs.add_if(!is_small(before - 1) && this->roles(before - 1).has(NameRole::kThingHead),
                 NameSign::kThingBeforeOf);
  }
  // im saarländischen Völklingen, ins kubanische Varadero
  if (german() && small && before > 0) {
    const std::string_view form = text_.tokens[before].form;
    signs.add_if((form.ends_with("schen") || form.ends_with("sche")) &&
                     is_any(text_.tokens[before - 1].form,
                            {"im", "ins", "dem", "der", "das", "beim", "vom", "zum"}),
                 NameSign::kPlacePreposition);
  }
  if (small || text_.tokens[before].stop) return;
  signs.add_if(roles.has(NameRole::kThingBefore), NameSign::kThingBefore);
  signs.add_if(initial && gap == ". ", NameSign::kGivenNameBefore);
  if (roles.has(NameRole::kGivenName) && !roles.has(NameRole::kFirmNoun)) {
    signs.add(NameSign::kGivenNameBefore);
    return;
  }
  const bool other =
      text_.tokens[before].form.ends_with("'s") ||
      roles.has_any({NameRole::kFirmNoun, NameRole::kPersonNoun, NameRole::kCalendar,
                     NameRole::kNationality, NameRole::kThingBefore, NameRole::kRegion});
  if (gap != " " || other || is_number(before)) return;
  // A capital says nothing in front of a sentence, and in German only of what is no word.
  const bool name =
      german() ? !is_german_word(before) && roles.bits() == 0 : !starts_sentence(text_, before);
  signs.add_if(name, NameSign::kCapitalBefore);
}

void NameContext::read_behind(NameRange range, NameSigns& signs) const {
  signs.add_if(behind_legal_form(range.last) != range.last, NameSign::kLegalForm);
  signs.add_if(has_ticker_behind(behind_legal_form(range.last)), NameSign::kTicker);
  signs.add_if(has_apposition_behind(range.last), NameSign::kFirmAppositionBehind);
  const std::string_view written = text_.written(range.last);
  const bool possessive = text_.tokens[range.last].form.ends_with("'s");
  signs.add_if(is_in_angle_brackets(range), NameSign::kTicker);
  signs.add_if(possessive, NameSign::kPossessive);
  if (!has(range.last + 1)) return;
  const std::size_t next = range.last + 1;
  const std::string_view gap = text_.gap_after(range.last);
  const NameRoles next_roles = roles_with_endings(next);
  if (gap == ", " && starts_upper(text_.written(next))) {
    signs.add_if(next_roles.has(NameRole::kRegion), NameSign::kRegionBehind);
  }
  if (gap != " ") return;
  signs.add_if(next_roles.has(NameRole::kMoney) ||
                   (is_number(next) && range.size() == 1 && is_all_capitals(written) &&
                    written.size() < kShortAcronym),
               NameSign::kMoneyBeside);
  signs.add_if(next_roles.has(NameRole::kFirmVerb) && is_small(next), NameSign::kFirmVerbBehind);
  signs.add_if(next_roles.has(NameRole::kSport), NameSign::kSportBeside);
  signs.add_if(next_roles.has(NameRole::kFirmRelation) && (is_small(next) || !german()),
               NameSign::kRelationBehind);
  if (is_small(next) || text_.tokens[next].stop) return;
  signs.add_if(next_roles.has(NameRole::kThingHead), NameSign::kThingBehind);
  signs.add_if(next_roles.has(NameRole::kEventHead), NameSign::kEventBehind);
  signs.add_if(next_roles.has(NameRole::kCalendar) || is_number(next), NameSign::kCalendarBehind);
  if (german() || is_number(next)) {
    signs.add_if(next_roles.has(NameRole::kSurname) && !next_roles.has(NameRole::kGermanNoun) &&
                     gap == " " && name_roles(range.first).has(NameRole::kGivenName),
                 NameSign::kSurnameBehind);
    return;
  }
  if (possessive || signs.has(NameSign::kLegalForm) || signs.has(NameSign::kTicker)) return;
  if (next_roles.has_any({NameRole::kCalendar, NameRole::kThingHead, NameRole::kPersonNoun,
                          NameRole::kNationality})) {
    return;
  }
  signs.add(name_roles(range.first).has(NameRole::kGivenName) ? NameSign::kSurnameBehind
                                                              : NameSign::kCapitalBehind);
}

bool NameContext::has_apposition_behind(std::size_t last) const {
  if (!has(last + 2) || !text_.gap_after(last).starts_with(',')) return false;
  if (!begins_apposition(text_.tokens[last + 1].form)) return false;
  for (std::size_t at = last + 2; has(at) && at < last + 2 + kAppositionWords; ++at) {
    if (text_.gap_before(at).find_first_of(".,;:()\n") != std::string_view::npos) return false;
    if (roles_with_endings(at).has(NameRole::kFirmNoun)) return true;
    // "the man behind the group": another noun is meant.
    if (text_.tokens[at].stop && !is_any(text_.tokens[at].form, {"of", "the", "der", "größten"})) {
      return false;
    }
  }
  return false;
}

bool NameContext::has_relation_before(std::size_t first) const {
  if (first < 2 || text_.gap_before(first - 1) != " ") return false;
  if (!is_relation_preposition(text_.tokens[first - 1].form)) return false;
  const NameRoles roles = roles_with_endings(first - 2);
  return roles.has(NameRole::kFirmRelation) &&
         (german() || is_small(first - 2) || starts_sentence(text_, first - 2));
}

// "Apple, Samsung und LG", "Delta, Continental and American Airlines"
bool NameContext::has_listed_beside(NameRange range, NameKind kind) const {
  const auto is_and = [&](std::size_t token) {
    return is_any(text_.tokens[token].form, {"and", "und", "or", "oder"});
  };
  if (range.first > 0) {
    const std::size_t before = range.first - 1;
    const std::string_view gap = text_.gap_before(range.first);
    if (is_enumeration_gap(gap) && is_listed_before(before, kind)) return true;
    if (gap == " " && is_and(before) && before > 0 && is_listed_before(before - 1, kind)) {
      return true;
    }
  }
  if (has(range.last + 1)) {
    const std::size_t next = range.last + 1;
    const std::string_view gap = text_.gap_after(range.last);
    if (is_enumeration_gap(gap) && is_listed_behind(next, kind)) return true;
    if (gap == " " && is_and(next) && has(next + 1) && is_listed_behind(next + 1, kind)) {
      return true;
    }
  }
  return false;
}

bool NameContext::is_listed_before(std::size_t last, NameKind kind) const {
  for (std::size_t words = 1; words <= kListedBeside && words <= last + 1; ++words) {
    const std::size_t first = last + 1 - words;
    if (is_small(first)) return false;
    if (is_listed({first, last}, kind)) return true;
  }
  return false;
}

bool NameContext::is_listed_behind(std::size_t first, NameKind kind) const {
  for (std::size_t words = 1; words <= kListedBeside && has(first + words - 1); ++words) {
    const std::size_t last = first + words - 1;
    if (is_small(last)) return false;
    if (is_listed({first, last}, kind)) return true;
  }
  return false;
}

// Sure by itself.
bool NameContext::is_listed(NameRange range, NameKind kind) const {
  if (text_.tokens[range.first].stop) return false;
  const NameLookup found = gazetteer_.find(key_of(text_, range));
  if (kind == NameKind::kCompany) {
    return found.company && !found.company->ambiguous &&
           (!found.company->in_capitals || is_all_capitals(text_.written(range.first)));
  }
  return found.city && !found.city->ambiguous && !found.company &&
         found.city->population >= kLargeCity;
}

}  // namespace fundstelle
