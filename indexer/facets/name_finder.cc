#include "indexer/facets/name_finder.h"

#include <algorithm>
#include <optional>

#include "analyzers/folding.h"
#include "indexer/facets/name_cues.h"
#include "indexer/facets/text_clues.h"
#include "indexer/sources/value_limits.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxNameWords = 7;
constexpr std::size_t kMaxUnknownNameWords = 4;  // before a legal form
// A name, what it may be longer by, and what a rule looks at beside it.
static_assert(2 * kMaxUnknownNameWords + 3 <= NameFinder::kContextWords);
static_assert(kMaxNameWords + 2 <= NameFinder::kContextWords);
constexpr std::uint32_t kLargeCity = 100'000;  // inhabitants from which a bare mention counts

// Up to the number that a document may have of them.
void add_once(std::vector<std::string>& names, std::string_view name) {
  if (names.size() >= kValueLimits.values) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

// Legal forms as they are written behind a name; `as`, `co` or `se` in small letters are words.
bool is_written_legal_form(const AnalyzedText& text, std::size_t token) {
  return is_legal_form(text.tokens[token].form) &&
         (looks_like_name(text.written(token)) || text.tokens[token].form == "plc");
}

// Two capitals or more, as in MAN, BMWs and ÖBB; not in the word Man.
bool has_capitals(std::string_view written) {
  return std::count_if(written.begin(), written.end(),
                       [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

// Small words that stand inside names: Bank of New England, but not Shares of Quibbleton.
bool is_connection(const AnalyzedText& text, std::size_t token) {
  const std::string_view form = text.tokens[token].form;
  if (form == "of") return token > 0 && text.tokens[token - 1].form == "bank";
  return form == "and" || form == "und";
}

bool is_capitalised_name_word(const AnalyzedText& text, std::size_t token) {
  return starts_upper(text.written(token)) && !text.tokens[token].stop;
}

// The word before it in the same sentence looks like a name, with nothing but a space between.
bool beside_capital_before(const AnalyzedText& text, std::size_t first) {
  return first > 0 && !starts_sentence(text, first) && text.gap_before(first) == " " &&
         looks_like_name(text.written(first - 1));
}

bool beside_capital_after(const AnalyzedText& text, std::size_t last) {
  return last + 1 < text.tokens.size() && text.gap_after(last) == " " &&
         looks_like_name(text.written(last + 1));
}

}  // namespace

struct NameFinder::Mention {
  std::size_t first = 0;
  std::size_t last = 0;  // inclusive
  NameLookup names;
  bool found() const { return names.company || names.city || names.not_a_name; }
};

FoundNames NameFinder::find(const AnalyzedText& text) const {
  NameSearch search;
  find(text, 0, text.tokens.size(), search);
  return std::move(search.found);
}

void NameFinder::find(const AnalyzedText& text, std::size_t first, std::size_t end,
                      NameSearch& search) const {
  while (first < end && text.tokens[first].start < search.next) ++first;
  for (std::size_t at = first; at < end; ++at) {
    if (!looks_like_name(text.written(at))) {
      if (text.tokens[at].form != "plc") continue;
    }
    if (is_written_legal_form(text, at) && !in_capital_line(text, at)) {
      if (const std::string name = name_before_legal_form(text, at); !name.empty()) {
        add_once(search.found.companies, name);
        continue;
      }
    }
    const Mention mention = longest_match(text, at);
    if (!mention.found()) continue;
    if (!mention.names.not_a_name) {
      if (mention.names.company && accept_company(text, mention)) {
        add_once(search.found.companies, mention.names.company->canonical);
      } else if (mention.names.city && accept_city(text, mention)) {
        add_once(search.found.cities, mention.names.city->canonical);
      }
    }
    at = mention.last;
    search.next = text.tokens[at].end;
  }
}

NameFinder::Mention NameFinder::longest_match(const AnalyzedText& text, std::size_t first) const {
  Mention longest;
  std::string key;
  for (std::size_t at = first; at < text.tokens.size() && at < first + kMaxNameWords; ++at) {
    if (at > first && !joins_word_before(text, at)) break;
    append_key_word(key, text.tokens[at].form, text.gap_before(at));
    NameLookup names = gazetteer_.find(key);
    const bool goes_on = names.begins_longer_name;
    if (!names.company && !names.city && !names.not_a_name && key.size() > 3 && key.back() == 's') {
      // A German genitive (Berlins, BMWs) or an English plural.
      names = gazetteer_.find(std::string_view(key).substr(0, key.size() - 1));
    }
    Mention mention{first, at, std::move(names)};
    // `Man` at the beginning of a sentence is not the firm MAN.
    const bool function_word =
        at == first && text.tokens[at].stop && !is_all_capitals(text.written(at));
    if (mention.found() && !function_word) longest = std::move(mention);
    if (!goes_on) break;
  }
  return longest;
}

bool NameFinder::accept_company(const AnalyzedText& text, const Mention& mention) const {
  const KnownName& company = *mention.names.company;
  const bool other_letters = company.in_capitals && !has_capitals(text.written(mention.first));
  if (!company.ambiguous && !other_letters) return true;
  if (in_capital_line(text, mention.first)) return false;
  const std::size_t next = mention.last + 1;
  if (next < text.tokens.size() && joins_word_before(text, next)) {
    if (is_written_legal_form(text, next) || is_company_cue(text.tokens[next].form)) return true;
  }
  if (mention.first > 0 && joins_word_before(text, mention.first) &&
      is_company_cue(text.tokens[mention.first - 1].form)) {
    return true;
  }
  // In English a capital inside a sentence is a sign by itself, unless others are beside it.
  return text.language == Language::kEnglish && !starts_sentence(text, mention.first) &&
         !beside_capital_before(text, mention.first) && !beside_capital_after(text, mention.last);
}

bool NameFinder::accept_city(const AnalyzedText& text, const Mention& mention) const {
  if (is_dateline(text, mention.first, mention.last)) return true;
  const bool in_capitals = in_capital_line(text, mention.first);
  const bool after_preposition = mention.first > 0 && text.gap_before(mention.first) == " " &&
                                 is_place_preposition(text.tokens[mention.first - 1].form);
  if (text.language == Language::kEnglish && !in_capitals) {
    // Part of a longer name that the table does not know: Boston Globe, Jack London.
    if (beside_capital_after(text, mention.last)) return false;
    if (beside_capital_before(text, mention.first) && !after_preposition) return false;
  }
  const KnownName& city = *mention.names.city;
  if (!city.ambiguous && city.population >= kLargeCity) return true;
  return after_preposition && !in_capitals;
}

std::string NameFinder::name_before_legal_form(const AnalyzedText& text,
                                               std::size_t legal_form) const {
  std::size_t end = legal_form;  // behind the name's last word
  // "Arthur Andersen and Co": the connection is not part of the name.
  if (end > 0 && is_connection(text, end - 1)) --end;
  std::size_t first = end;
  for (std::size_t words = 0; first > 0 && words < kMaxUnknownNameWords; ++words) {
    if (!joins_word_before(text, first)) break;
    // "On Friday, Quibbleton Inc", but "Tiffany, Inc"
    if (first < end && text.gap_before(first).find(',') != std::string_view::npos) break;
    std::size_t at = first - 1;
    // "Standard and Poor's Corp", "Bank of New England Corp"
    if (at > 0 && first < end && is_connection(text, at) && joins_word_before(text, at)) --at;
    if (!is_capitalised_name_word(text, at) || is_written_legal_form(text, at)) break;
    first = at;
  }
  if (first == end) return {};
  // A known name among the last words: "Der Autobauer Volkswagen AG".
  for (std::size_t from = first; from < end; ++from) {
    const auto written = text.text.substr(text.tokens[from].start,
                                          text.tokens[end - 1].end - text.tokens[from].start);
    if (const auto known = gazetteer_.find_company(written)) return std::string(known->canonical);
  }
  // In German every noun is capitalised, so only the last word is sure to belong to the name.
  if (text.language == Language::kGerman) first = end - 1;
  const std::string_view name = text.text.substr(
      text.tokens[first].start, text.tokens[end - 1].end - text.tokens[first].start);
  return name.size() >= 3 ? std::string(name) : std::string();
}

}  // namespace fundstelle
