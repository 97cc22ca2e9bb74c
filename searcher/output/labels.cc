#include "searcher/output/labels.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/ascii.h"

namespace fundstelle {
namespace {

struct FacetLabel {
  std::string_view name;
  std::string_view english;
  std::string_view german;
};

constexpr std::array<FacetLabel, 4> kFacetLabels{{{"company", "Company", "Firma"},
                                                  {"city", "City", "Stadt"},
                                                  {"year", "Year", "Jahr"},
                                                  {"language", "Language", "Sprache"}}};

constexpr std::array<std::string_view, 12> kEnglishMonths{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> kGermanMonths{
    "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

}  // namespace

std::string Labels::matches(std::uint64_t count, bool exact) const {
  if (count == 0) return german_ ? "keine Treffer" : "no matches";
  const std::string_view about = exact ? "" : german_ ? "mindestens " : "at least ";
  const std::string_view noun = german_ ? "Treffer" : count == 1 ? "match" : "matches";
  return fmt::format("{}{} {}", about, number(count), noun);
}

std::string Labels::shown(std::size_t first, std::size_t count) const {
  if (count == 0) return german_ ? "keine davon gezeigt" : "none shown";
  return fmt::format("{} {}-{}", german_ ? "gezeigt" : "shown", number(first),
                     number(first + count - 1));
}

std::string Labels::with_some(std::uint64_t count) const {
  return german_ ? fmt::format("{} weitere mit einigen der Wörter (--any)", number(count))
                 : fmt::format("{} more {} some of the words (--any)", number(count),
                               count == 1 ? "has" : "have");
}

std::string Labels::more(std::uint64_t count) const {
  return fmt::format("{} {} {}", german_ ? "und" : "and", number(count),
                     german_ ? "weitere" : "more");
}

std::string Labels::facet(std::string_view name) const {
  for (const FacetLabel& label : kFacetLabels) {
    if (label.name == name) return std::string(german_ ? label.german : label.english);
  }
  std::string heading(name);
  if (!heading.empty()) heading.front() = upper_ascii(heading.front());
  return heading;
}

std::string Labels::date(const Date& date) const {
  using namespace std::chrono;
  const year_month_day day(floor<days>(sys_seconds(seconds(date.seconds))));
  const auto& months = german_ ? kGermanMonths : kEnglishMonths;
  return fmt::format("{}{} {} {}", static_cast<unsigned>(day.day()), german_ ? "." : "",
                     months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()));
}

std::string Labels::number(std::uint64_t number) const {
  std::string digits = std::to_string(number);
  for (std::size_t end = digits.size(); end > 3; end -= 3) {
    digits.insert(end - 3, 1, german_ ? '.' : ',');
  }
  return digits;
}

}  // namespace fundstelle
