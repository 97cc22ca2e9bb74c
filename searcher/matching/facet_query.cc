#include "searcher/matching/facet_query.h"

#include <charconv>

#include <fmt/format.h>

#include "analyzers/language_names.h"
#include "base/error.h"
#include "base/utf8.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

std::optional<int> parse_year(std::string_view text) {
  int year = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (failure != std::errc{} || end != text.data() + text.size() || year < 0 || year > 9999) {
    return std::nullopt;
  }
  return year;
}

std::vector<std::string> year_keys(const Xapian::Database& database, const Facet& facet,
                                   std::string_view value) {
  const auto range = parse_year_range(value);
  if (!range) {
    throw Error(fmt::format("'{}' is neither a year nor a range of years", value),
                "write 2025, 2018..2025, 2018.. or ..2020");
  }
  std::vector<std::string> keys;
  const std::string prefix = facet_term(facet.name, "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string key = (*term).substr(prefix.size());
    const auto year = parse_year(key);
    if (year && *year >= range->first && *year <= range->last) keys.push_back(std::move(key));
  }
  return keys;
}

bool begins_term(const Xapian::Database& database, const std::string& beginning) {
  return database.allterms_begin(beginning) != database.allterms_end(beginning);
}

// Appends the terms that begin with `term` and go on with `rest`, an e put in behind some a, o and
// u: München, typed Munchen, has the key `muenchen`.
void find_umlauts(const Xapian::Database& database, const std::string& term, std::string_view rest,
                  std::vector<std::string>& terms) {
  const std::size_t vowel = rest.find_first_of("aou");
  if (vowel == std::string_view::npos) {
    std::string whole = term + std::string(rest);
    if (database.term_exists(whole)) terms.push_back(std::move(whole));
    return;
  }
  const std::string plain = term + std::string(rest.substr(0, vowel + 1));
  if (!begins_term(database, plain)) return;
  find_umlauts(database, plain, rest.substr(vowel + 1), terms);
  if (begins_term(database, plain + 'e')) {
    find_umlauts(database, plain + 'e', rest.substr(vowel + 1), terms);
  }
}

std::vector<std::string> keys_with_umlauts(const Xapian::Database& database, const Facet& facet,
                                           const std::string& key) {
  const std::string prefix = facet_term(facet.name, "");
  std::vector<std::string> keys;
  find_umlauts(database, prefix, key, keys);
  for (std::string& term : keys) term.erase(0, prefix.size());
  return keys;
}

// The canonical name that `value` is an alias of, else `value` itself.
std::string canonical_value(const LanguageData& data, const Facet& facet, std::string_view value) {
  if (facet.name == "company") {
    if (const auto company = data.gazetteer().find_company(value)) {
      return std::string(company->canonical);
    }
  } else if (facet.name == "city") {
    if (const auto city = data.gazetteer().find_city(value)) return std::string(city->canonical);
  } else if (facet.name == "language") {
    std::string code = normalize_language_code(value);
    if (!code.empty()) return code;
  }
  return std::string(value);
}

}  // namespace

std::optional<YearRange> parse_year_range(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const std::size_t dots = trimmed.find("..");
  if (dots == std::string_view::npos) {
    const auto year = parse_year(trimmed);
    if (!year) return std::nullopt;
    return YearRange{*year, *year};
  }
  YearRange range;
  const std::string_view first = trim(trimmed.substr(0, dots));
  const std::string_view last = trim(trimmed.substr(dots + 2));
  if (first.empty() && last.empty()) return std::nullopt;
  if (!first.empty()) {
    const auto year = parse_year(first);
    if (!year) return std::nullopt;
    range.first = *year;
  }
  if (!last.empty()) {
    const auto year = parse_year(last);
    if (!year) return std::nullopt;
    range.last = *year;
  }
  return range;
}

std::vector<std::string> facet_keys(const Xapian::Database& database, const LanguageData& data,
                                    const Facet& facet, std::string_view value) {
  if (facet.name == "year") return year_keys(database, facet, value);
  // As stored, then under its canonical name: metadata may hold what the gazetteer reads otherwise.
  for (const std::string& candidate : {canonical_value(data, facet, value), std::string(value)}) {
    std::string key = facet_key(candidate);
    if (!key.empty() && database.term_exists(facet_term(facet.name, key))) return {key};
  }
  return keys_with_umlauts(database, facet, facet_key(value));
}

MatchQuery facet_query(const Xapian::Database& database, const LanguageData& data,
                       const Facet& facet, std::string_view value) {
  std::vector<MatchQuery> terms;
  for (const std::string& key : facet_keys(database, data, facet, value)) {
    terms.emplace_back(facet_term(facet.name, key));
  }
  if (terms.empty()) return MatchQuery(facet_term(facet.name, facet_key(value)));
  return join(MatchQuery::Op::kOr, std::move(terms));
}

std::string facet_spelling(const Xapian::Database& database, const Facet& facet,
                           const std::string& key) {
  const std::string term = facet_term(facet.name, key);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) return key;
  for (std::string& value : unpack_values(database.get_document(*first).get_value(facet.slot))) {
    if (facet_term(facet.name, facet_key(value)) == term) return std::move(value);
  }
  return key;
}

}  // namespace fundstelle
