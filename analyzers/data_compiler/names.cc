#include "analyzers/data_compiler/names.h"

#include <bit>
#include <string_view>

#include "analyzers/data_compiler/tables.h"
#include "analyzers/gazetteer.h"
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
  enum { kName, kAliases, kLegalName, kCountry, kAmbiguous, kAmbiguousAliases, kColumns };
  const auto rows = read_table(path, kColumns);
  std::vector<std::uint32_t> numbers;
  for (const auto& row : rows) {
    numbers.push_back(add_name(row[kName], "", 0, row[kAmbiguous] == "yes"));
    add_company_key(row[kName], numbers.back(), row[kAmbiguous] == "yes");
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    for (const std::string& alias : split(row[kAmbiguousAliases], '|')) {
      add_company_key(alias, numbers[i], true);
    }
    for (const std::string& alias : split(row[kAliases], '|')) {
      add_company_key(alias, numbers[i], false);
    }
    add_company_key(row[kLegalName], numbers[i], false);
  }
}

void NameTables::add_cities(const std::filesystem::path& path) {
  enum { kName, kGerman, kCountry, kPopulation, kAmbiguous, kAliases, kColumns };
  const auto rows = read_table(path, kColumns);  // by falling population: the first one wins
  std::vector<std::uint32_t> numbers;
  for (const auto& row : rows) {
    const auto population = static_cast<std::uint32_t>(std::stoul(row[kPopulation]));
    numbers.push_back(add_name(row[kName], row[kGerman], population, row[kAmbiguous] == "yes"));
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

std::vector<data_format::Bucket> NameTables::table() const {
  std::unordered_map<std::string, data_format::Bucket> keys = keys_;
  for (const auto& [key, unused] : keys_) {
    for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
      keys[key.substr(0, at)].flags |= data_format::kBeginsLongerKey;
    }
  }
  std::vector<data_format::Bucket> table(std::bit_ceil(keys.size() * 2));
  for (auto& [key, bucket] : keys) {
    bucket.hash = hash64(key);
    std::size_t slot = bucket.hash & (table.size() - 1);
    while (table[slot].hash != 0) slot = (slot + 1) & (table.size() - 1);
    table[slot] = bucket;
  }
  return table;
}

std::uint32_t NameTables::add_name(const std::string& name, const std::string& german,
                                   std::uint32_t population, bool ambiguous) {
  names_.push_back({add_string(name),
                    german == name ? data_format::StringRef{} : add_string(german), population,
                    ambiguous ? 1U : 0U});
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

void NameTables::add_company_key(const std::string& name, std::uint32_t number, bool ambiguous) {
  if (name_key(name).empty()) return;
  data_format::Bucket& slot = bucket(name);
  if (slot.company != 0 && slot.company != number) return;
  if (!is_in_capitals(name)) slot.flags &= ~data_format::kCompanyInCapitals;
  if (slot.company != 0) return;
  slot.company = number;
  if (ambiguous) slot.flags |= data_format::kCompanyAmbiguous;
  if (is_in_capitals(name)) slot.flags |= data_format::kCompanyInCapitals;
}

void NameTables::add_city_key(const std::string& name, std::uint32_t number) {
  if (name_key(name).empty()) return;
  data_format::Bucket& slot = bucket(name);
  if (slot.city == 0) slot.city = number;
}

}  // namespace fundstelle
