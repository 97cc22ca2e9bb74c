#include "analyzers/data_compiler/names.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include <fmt/format.h>

#include "analyzers/data_compiler/tables.h"
#include "analyzers/gazetteer.h"
#include "analyzers/name_endings.h"
#include "base/error.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

// One word without any small letter, such as MAN; names with spaces or digits are plain enough.
bool is_in_capitals(std::string_view name) {
  return name.size() > 1 &&
         name.find_first_of("abcdefghijklmnopqrstuvwxyz 0123456789&.-") == std::string_view::npos;
}

}  // namespace

void NameTables::add_companies(const std::filesystem::path& path) {
  enum { kName, kAliases, kLegalName, kCountry, kDoubtful, kColumns };
  const auto rows = read_table(path, kColumns);
  std::vector<std::uint32_t> numbers;
  const auto is_doubtful = [](const auto& row, const std::string& form) {
    const std::vector<std::string> doubtful = split(row[kDoubtful], '|');
    return std::find(doubtful.begin(), doubtful.end(), form) != doubtful.end();
  };
  for (const auto& row : rows) {
    numbers.push_back(add_name(row[kName], "", 0, row[kCountry], false));
    add_company_key(row[kName], numbers.back(), is_doubtful(row, row[kName]));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    for (const std::string& alias : split(row[kAliases], '|')) {
      add_company_key(alias, numbers[i], is_doubtful(row, alias));
    }
    add_legal_name(row[kLegalName], numbers[i]);
  }
}

void NameTables::add_cities(const std::filesystem::path& path) {
  enum { kName, kGerman, kCountry, kPopulation, kAmbiguous, kAliases, kColumns };
  const auto rows = read_table(path, kColumns);  // by falling population: the first one wins
  std::vector<std::uint32_t> numbers;
  for (const auto& row : rows) {
    const auto population = static_cast<std::uint32_t>(std::stoul(row[kPopulation]));
    numbers.push_back(
        add_name(row[kName], row[kGerman], population, row[kCountry], row[kAmbiguous] == "yes"));
    add_city_key(row[kName], numbers.back());
    add_city_key(row[kGerman], numbers.back());
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& alias : split(rows[i][kAliases], '|')) {
      add_city_key(alias, numbers[i]);
    }
  }
}

void NameTables::add_other_names(const std::filesystem::path& path) {
  for (const auto& row : read_table(path, 1)) bucket(row[0]).flags |= data_format::kNotAName;
}

void NameTables::add_person_names(const std::filesystem::path& path) {
  for (const auto& row : read_table(path, 2)) {
    const std::string key = name_key(row[0]);
    if (row[1] != "surname") add_role(key, NameRole::kGivenName);
    if (row[1] != "given") add_role(key, NameRole::kSurname);
  }
}

void NameTables::add_cues(const std::filesystem::path& path) {
  for (const auto& row : read_table(path, 2)) {
    const auto role = role_called(row[0]);
    if (!role) throw Error(fmt::format("{}: no role is called '{}'", path.string(), row[0]));
    for (const std::string& word : split(row[1], '|')) {
      const bool is_ending = word.starts_with('-');
      add_role((is_ending ? "-" : "") + name_key(word), *role);
      if (is_ending) keys_[ending_mark(name_key(word))];
    }
  }
}

void NameTables::add_words(const WordCases& words) {
  for (const std::string& word : words.common_english_words()) {
    add_role(word, NameRole::kEnglishWord);
  }
  for (auto& [key, slot] : keys_) {
    slot.roles |= words.roles(key).bits();
    const NameRoles roles(slot.roles);
    const bool is_word_too =
        slot.city != 0 || roles.has_any({NameRole::kGermanNoun, NameRole::kGermanWord,
                                         NameRole::kEnglishWord, NameRole::kGivenName});
    if (slot.company != 0 && is_word_too) slot.flags |= data_format::kCompanyAmbiguous;
  }
}

std::vector<data_format::Bucket> NameTables::table() const {
  std::unordered_map<std::string, data_format::Bucket> keys = keys_;
  for (const auto& [key, unused] : keys_) {
    for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
      keys[key.substr(0, at)].flags |= data_format::kBeginsLongerKey;
    }
  }
  std::vector<data_format::Bucket> table(std::bit_ceil(keys.size() * 4 / 3));
  for (auto& [key, bucket] : keys) {
    bucket.hash = hash64(key);
    std::size_t slot = bucket.hash & (table.size() - 1);
    while (table[slot].hash != 0) slot = (slot + 1) & (table.size() - 1);
    table[slot] = bucket;
  }
  return table;
}

std::uint32_t NameTables::add_name(const std::string& name, const std::string& german,
                                   std::uint32_t population, const std::string& country,
                                   bool ambiguous) {
  data_format::Name added;
  added.canonical = add_string(name);
  if (german != name) added.german = add_string(german);
  added.population = population;
  added.ambiguous = ambiguous ? 1 : 0;
  if (country.size() == added.country.size()) {
    std::copy(country.begin(), country.end(), added.country.begin());
  }
  names_.push_back(added);
  return static_cast<std::uint32_t>(names_.size());
}

data_format::StringRef NameTables::add_string(const std::string& text) {
  const auto offset = static_cast<std::uint32_t>(strings_.size());
  strings_ += text;
  return {offset, static_cast<std::uint32_t>(text.size())};
}

data_format::Bucket& NameTables::bucket(const std::string& name) {
  return keys_[name_key(name)];
}

void NameTables::add_company_key(const std::string& name, std::uint32_t number, bool doubtful) {
  if (name_key(name).empty()) return;
  data_format::Bucket& slot = bucket(name);
  if (slot.company != 0 && slot.company != number) {
    if (slot.other_company == 0) slot.other_company = number;
    return;
  }
  if (!is_in_capitals(name)) slot.flags &= ~data_format::kCompanyInCapitals;
  if (slot.company != 0) return;
  slot.company = number;
  if (doubtful) slot.flags |= data_format::kCompanyDoubtful | data_format::kCompanyAmbiguous;
  if (is_in_capitals(name)) slot.flags |= data_format::kCompanyInCapitals;
}

// In full it is sure; without its legal form it is what name and aliases say of it.
void NameTables::add_legal_name(const std::string& name, std::uint32_t number) {
  if (name_key(name).empty()) return;
  data_format::Bucket& slot = bucket(name);
  if (slot.company == 0) slot.company = number;
}

void NameTables::add_role(const std::string& key, NameRole role) {
  keys_[key].roles |= static_cast<std::uint32_t>(role);
}

void NameTables::add_city_key(const std::string& name, std::uint32_t number) {
  if (name_key(name).empty()) return;
  data_format::Bucket& slot = bucket(name);
  if (slot.city == 0) slot.city = number;
}

}  // namespace fundstelle
