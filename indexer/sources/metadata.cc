#include "indexer/sources/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/utf8.h"
#include "indexer/sources/value_limits.h"

namespace fundstelle {
namespace {

using Kind = MetadataValue::Kind;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 9999;
constexpr std::size_t kShownCharacters = 60;  // Of a bad value, in a reason.
constexpr std::size_t kMaxProblems = 10;      // Listed, of one article.
constexpr std::size_t kMaxLanguageBytes = 100;

enum class Field { kTitle, kText, kLanguage, kDate, kUrl, kCompanies, kCities, kYears };

struct FieldName {
  std::string_view name;  // Lower case.
  Field field;
  std::size_t rank;  // Among the names of this field; the lowest counts.
};

constexpr std::array kFieldNames = std::to_array<FieldName>({
    {"title", Field::kTitle, 0},
    {"text", Field::kText, 0},
    {"body", Field::kText, 1},
    {"content", Field::kText, 2},
    {"language", Field::kLanguage, 0},
    {"lang", Field::kLanguage, 1},
    {"date", Field::kDate, 0},
    {"published", Field::kDate, 1},
    {"datepublished", Field::kDate, 2},
    {"url", Field::kUrl, 0},
    {"company", Field::kCompanies, 0},
    {"companies", Field::kCompanies, 1},
    {"city", Field::kCities, 0},
    {"cities", Field::kCities, 1},
    {"year", Field::kYears, 0},
});

bool equals_in_any_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char c, char wanted) {
    return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  });
}

const FieldName* find_field(std::string_view name) {
  for (const FieldName& known : kFieldNames) {
    if (equals_in_any_case(name, known.name)) return &known;
  }
  return nullptr;
}

std::string shown(std::string_view text) {
  const std::string_view cut = truncate_characters(text, kShownCharacters);
  return fmt::format("'{}{}'", cut, cut.size() < text.size() ? "…" : "");
}

void trim_in_place(std::string& text) {
  const std::string_view trimmed = trim(text);
  if (trimmed.size() != text.size()) text = std::string(trimmed);
}

// What databases write for no date at all: 0000-00-00, 0000-00-00 00:00:00, 0.
bool is_zero_date(std::string_view text) {
  return text.find_first_not_of("0-:./TZ ") == std::string_view::npos &&
         text.find('0') != std::string_view::npos;
}

}  // namespace

void Metadata::report(std::string_view name, std::string reason) {
  if (problems_.size() == kMaxProblems) {
    ++more_problems_;
  } else {
    problems_.push_back({std::string(name), std::move(reason)});
  }
}

std::vector<Metadata::Problem> Metadata::problems() const {
  std::vector<Problem> problems = problems_;
  if (more_problems_ > 0) {
    problems.push_back({{}, fmt::format("and {} more values that were left out", more_problems_)});
  }
  return problems;
}

void Metadata::keep(std::string_view name, MetadataValue value) {
  fields_.emplace_back(name, to_json(std::move(value)));
}

void Metadata::add(std::string_view name, MetadataValue value) {
  if (is_absent(value)) return;
  const FieldName* known = find_field(name);
  if (known == nullptr) return keep(name, std::move(value));
  switch (known->field) {
    case Field::kTitle:
      return set(title_, known->rank, name, std::move(value));
    case Field::kText:
      return set(text_, known->rank, name, joined_paragraphs(std::move(value)));
    case Field::kLanguage:
      return set_language(known->rank, name, std::move(value));
    case Field::kUrl:
      return set(url_, known->rank, name, std::move(value));
    case Field::kDate:
      return set_date(known->rank, name, std::move(value));
    case Field::kCompanies:
      return add_names(companies_, name, std::move(value));
    case Field::kCities:
      return add_names(cities_, name, std::move(value));
    case Field::kYears:
      return add_years(name, std::move(value));
  }
}

std::optional<std::string> Metadata::single_string(std::string_view name, MetadataValue value) {
  value = unwrapped(std::move(value));
  if (value.kind == Kind::kString || value.kind == Kind::kNumber) {
    trim_in_place(value.text);
    return std::move(value.text);
  }
  if (!is_absent(value)) {
    report(name, fmt::format("is {} and was left out; give a string", name_of(value.kind)));
  }
  return std::nullopt;
}

void Metadata::set(Slot& slot, std::size_t rank, std::string_view name, MetadataValue value) {
  auto text = single_string(name, std::move(value));
  if (!text || text->empty()) return;
  if (!slot.value.empty() && slot.rank <= rank) {
    return keep(name, MetadataValue::string(*std::move(text)));
  }
  if (!slot.value.empty()) keep(slot.name, MetadataValue::string(std::move(slot.value)));
  slot = {*std::move(text), std::string(name), rank};
}

void Metadata::set_date(std::size_t rank, std::string_view name, MetadataValue value) {
  auto text = single_string(name, std::move(value));
  if (!text || text->empty() || is_zero_date(*text)) return;
  if (!parse_date(*text)) {
    return report(name, fmt::format("{} is no date and was left out; write it like 2025-07-24",
                                    shown(*text)));
  }
  set(date_, rank, name, MetadataValue::string(*std::move(text)));
}

void Metadata::set_language(std::size_t rank, std::string_view name, MetadataValue value) {
  auto text = single_string(name, std::move(value));
  if (!text) return;
  if (text->size() > kMaxLanguageBytes) {
    return report(
        name, fmt::format("{} is no language and was left out; write it like de", shown(*text)));
  }
  set(language_, rank, name, MetadataValue::string(*std::move(text)));
}

std::vector<std::string> Metadata::strings(std::string_view name, MetadataValue value) {
  if (value.kind != Kind::kList) {
    auto text = single_string(name, std::move(value));
    if (!text || text->empty()) return {};
    return {*std::move(text)};
  }
  std::vector<std::string> result;
  for (MetadataValue& item : value.items) {
    if (item.kind == Kind::kList) {
      report(name, "holds a list within the list, which was left out; give a list of strings");
      continue;
    }
    auto text = single_string(name, std::move(item));
    if (text && !text->empty()) result.push_back(*std::move(text));
  }
  return result;
}

void Metadata::add_names(std::vector<std::string>& names, std::string_view name,
                         MetadataValue value) {
  ValuesLeftOut left_out;
  for (std::string& text : strings(name, std::move(value))) {
    if (text.size() > kValueLimits.bytes) {
      ++left_out.too_long;
    } else if (names.size() >= kValueLimits.values) {
      ++left_out.too_many;
    } else if (std::find(names.begin(), names.end(), text) == names.end()) {
      names.push_back(std::move(text));
    }
  }
  for (std::string& reason : left_out.reasons()) report(name, std::move(reason));
}

void Metadata::add_years(std::string_view name, MetadataValue value) {
  for (const std::string& text : strings(name, std::move(value))) {
    int year = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, year);
    if (error != std::errc{} || rest != end || year < kFirstYear || year > kLastYear) {
      report(name, fmt::format("{} is no year and was left out; give one from {} to {}",
                               shown(text), kFirstYear, kLastYear));
    } else if (std::find(years_.begin(), years_.end(), year) == years_.end()) {
      years_.push_back(year);
    }
  }
}

void Metadata::set_text_aside() {
  if (!text_.value.empty()) keep(text_.name, MetadataValue::string(std::move(text_.value)));
  text_ = {};
}

void Metadata::move_into(Article& article) {
  if (!title_.value.empty()) article.title = std::move(title_.value);
  if (!text_.value.empty()) article.text = std::move(text_.value);
  article.language = std::move(language_.value);
  article.url = std::move(url_.value);
  if (!date_.value.empty()) article.date = parse_date(date_.value);
  article.companies = std::move(companies_);
  article.cities = std::move(cities_);
  article.years = std::move(years_);
  article.fields = std::move(fields_);
}

}  // namespace fundstelle
