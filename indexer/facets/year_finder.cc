#include "indexer/facets/year_finder.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>
#include <string_view>

#include "base/date.h"
namespace fundstelle {
namespace {

// What is counted or measured, beside a number. Folded, ascending, for binary search.
constexpr auto kUnits = std::to_array<std::string_view>({
    "aktien",    "arbeitsplätze", "barrels",   "beschäftigte", "billion", "bushels",
    "cent",      "cents",         "dlr",       "dlrs",         "dollar",  "dollars",
    "einwohner", "employees",     "euro",      "euros",        "francs",  "franken",
    "grad",      "gramm",         "hektar",    "jobs",         "kg",      "kilo",
    "kilometer", "kilometers",    "kilometre", "kilometres",   "km",      "leute",
    "liter",     "mark",          "menschen",  "meter",        "metres",  "miles",
    "mill",      "million",       "millionen", "mitarbeiter",  "mln",     "mrd",
    "ounces",    "people",        "percent",   "personen",     "pfund",   "points",
    "pounds",    "prozent",       "punkte",    "shares",       "stellen", "stg",
    "stunden",   "stück",         "tage",      "tonnen",       "tonnes",  "tons",
    "uhr",       "units",         "watt",      "workers",      "yen",
});
static_assert(std::is_sorted(kUnits.begin(), kUnits.end()));

int year_of(std::string_view form) {
  if (form.size() != 4) return 0;
  int year = 0;
  for (const char c : form) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

bool is_amount(const AnalyzedText& text, std::size_t token) {
  if (ends_with_any(text.gap_before(token),
                    {"$", "€", "£", "¥", "§ ", "§", "#", "+", "$ ", "€ "})) {
    return true;
  }
  const std::string_view after = text.gap_after(token);
  if (after.starts_with("%") || after.starts_with(" %") || after.starts_with(" €") ||
      after.starts_with("€") || after.starts_with(" $")) {
    return true;
  }
  return after == " " && token + 1 < text.tokens.size() &&
         std::binary_search(kUnits.begin(), kUnits.end(), text.tokens[token + 1].form);
}

}  // namespace

void find_years(const AnalyzedText& piece, std::size_t first, std::size_t end, int this_year,
                std::set<int>& years) {
  for (std::size_t at = first; at < end; ++at) {
    const int year = year_of(piece.tokens[at].form);
    if (year < kFirstYear || year > this_year + kYearsAhead || is_amount(piece, at)) continue;
    years.insert(year);
  }
}

std::vector<int> find_years(const AnalyzedText& text, int this_year) {
  std::set<int> years;
  find_years(text, 0, text.tokens.size(), this_year, years);
  return {years.begin(), years.end()};
}

int this_year() {
  return Date{static_cast<std::int64_t>(std::time(nullptr)), true}.year();
}

}  // namespace fundstelle
