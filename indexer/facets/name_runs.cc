#include "indexer/facets/name_runs.h"

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinFirstPart = 3;  // letters of a compound's first part
constexpr std::size_t kMinLastPart = 4;   // and of its last

}  // namespace

bool NameRuns::begins_at(const NameContext& context, std::size_t token) const {
  const AnalyzedText& text = context.text();
  if (token == 0 || !joins_word_before(text, token)) return true;
  if (text.gap_before(token).find(',') != std::string_view::npos) return true;
  const std::size_t before = token - 1;
  return !looks_like_name(text.written(before)) || text.tokens[before].stop ||
         context.is_number(before) || is_possessive(text.tokens[before].form);
}

NameRange NameRuns::at(const NameContext& context, std::size_t first) const {
  NameRange run{first, first};
  while (run.size() < kMaxNameWords) {
    const std::size_t next = run.last + 1;
    if (joins(context, run, next)) {
      run.last = next;
    } else if (is_joint(context, run, next)) {
      run.last = next + 1;
    } else {
      break;
    }
  }
  return run;
}

bool NameRuns::joins(const NameContext& context, NameRange run, std::size_t next) const {
  const AnalyzedText& text = context.text();
  if (next >= text.tokens.size() || !joins_word_before(text, next)) return false;
  if (!looks_like_name(text.written(next)) || text.tokens[next].stop) {
    return context.is_legal_form(next) && text.gap_before(next).find(',') == std::string_view::npos;
  }
  if (context.is_number(next) || is_possessive(text.tokens[run.last].form)) return false;
  if (text.gap_before(next).find('\'') != std::string_view::npos) return false;  // Banks' Code
  if (text.gap_before(next).find(',') == std::string_view::npos) return true;
  if (context.is_legal_form(next)) return true;  // "Tiffany, Inc"
  return joins_behind_comma(context, run, next);
}

// "Donaldson, Lufkin and Jenrette": single words, none of which is a name by itself, and an `and`
// or
// `&` behind the last of them.
bool NameRuns::joins_behind_comma(const NameContext& context, NameRange run,
                                  std::size_t next) const {
  const AnalyzedText& text = context.text();
  const std::size_t behind = next + 1;
  if (behind + 1 >= text.tokens.size() || !joins_word_before(text, behind)) return false;
  const std::string_view gap = text.gap_before(behind);
  const std::size_t last_part = gap.find('&') != std::string_view::npos ? behind : behind + 1;
  const bool joined = last_part == behind || text.tokens[behind].form == "and";
  if (!joined || last_part >= text.tokens.size() || !starts_upper(text.written(last_part))) {
    return false;
  }
  if (context.german() && last_part != behind) return false;
  for (std::size_t at = run.first; at <= last_part; ++at) {
    const NameLookup word = listed_.find(text, {at, at});
    if (word.city && !word.roles.has(NameRole::kSurname) && word.city->population >= kLargeCity) {
      return false;
    }
    if (word.roles.has_any({NameRole::kRegion, NameRole::kCalendar, NameRole::kNationality})) {
      return false;
    }
    if (word.company && !word.company->ambiguous) return false;
  }
  return true;
}

// A small word inside a name, and a capital behind it.
bool NameRuns::is_joint(const NameContext& context, NameRange run, std::size_t token) const {
  const AnalyzedText& text = context.text();
  if (token >= text.tokens.size()) return false;
  const std::string_view form = text.tokens[token].form;
  if (form != "of" && form != "and" && form != "und") return false;
  const std::size_t next = token + 1;
  if (next >= text.tokens.size() || !joins_word_before(text, token)) return false;
  if (!joins_word_before(text, next) || text.tokens[next].stop || context.is_number(next) ||
      !looks_like_name(text.written(next)) || is_possessive(text.tokens[run.last].form) ||
      text.gap_before(token) != " " || text.gap_before(next) != " ") {
    return false;
  }
  if (form == "of") {
    return !context.german() && context.roles(run.last).has_any({NameRole::kFirmHead}) &&
           text.tokens[run.last].form.starts_with("bank");
  }
  if (form == "und" && !context.german()) return false;
  if (context.german()) {  // "Arthur Andersen und Co KG"; "Siemens und Co": and others
    return context.is_legal_form(next) && next + 1 < text.tokens.size() &&
           context.is_legal_form(next + 1);
  }
  if (context.is_legal_form(next)) return true;  // Arthur Andersen and Co
  // Two names, not one: Chrysler and Publicker Industries.
  const ListedName behind = listed_.longest(text, next);
  if (behind.names.not_a_name || (behind.names.company && !behind.names.company->ambiguous)) {
    return false;
  }
  const auto city = listed_.find(text, {run.last, run.last}).city;
  return !listed_.ends_with_company(text, run) && (!city || city->population < kLargeCity);
}

bool NameRuns::may_begin_firm(const NameContext& context, std::size_t token) const {
  const AnalyzedText& text = context.text();
  if (text.tokens[token].stop || context.is_number(token)) return false;
  const NameRoles roles = context.roles_with_endings(token);
  if (roles.has_any({NameRole::kCalendar, NameRole::kMoney})) return false;
  if (context.german()) {
    return !roles.has_any({NameRole::kFirmNoun, NameRole::kPersonNoun, NameRole::kPlaceNoun});
  }
  if (roles.has(NameRole::kPersonNoun) && !roles.has(NameRole::kSurname)) {
    return text.tokens[token].form == "general";
  }
  return true;
}

bool NameRuns::is_description(const NameContext& context, NameRange range) const {
  if (context.german()) return true;
  for (std::size_t at = range.first; at < range.last; ++at) {
    const bool describes =
        context.text().tokens[at].stop ||
        context.roles(at).has_any({NameRole::kNationality, NameRole::kRegion, NameRole::kFirmNoun,
                                   NameRole::kPersonNoun, NameRole::kCalendar});
    if (!describes) return false;
  }
  return true;
}

bool NameRuns::is_common_word(const NameContext& context, std::size_t token) const {
  const AnalyzedText& text = context.text();
  const std::string_view form = text.tokens[token].form;
  if (!context.german()) return context.roles(token).has(NameRole::kEnglishWord);
  const std::string key = german_key(form);
  const KnownWord word = vocabulary_.find(key);
  // Loan words, which no dictionary has, may be names.
  const bool loan = word.flags == (data_format::kKnownWord | data_format::kNoun);
  if (word && !loan && !word.has(data_format::kName)) return true;
  for (std::size_t at = kMinFirstPart; at + kMinLastPart <= key.size(); ++at) {
    const KnownWord part = vocabulary_.find(std::string_view(key).substr(at));
    if (part.has(data_format::kNoun) && part.has(data_format::kDictionary) &&
        !part.has(data_format::kName)) {
      return true;
    }
  }
  return false;
}

}  // namespace fundstelle
