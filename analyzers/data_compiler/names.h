// The table of names (gazetteer.h): companies, cities, and what merely looks like a city.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/data_format.h"

namespace fundstelle {

/// Every function throws Error when its table cannot be read.
class NameTables {
 public:
  void add_companies(const std::filesystem::path& path);
  /// By falling population: of cities with one name, the first one has it.
  void add_cities(const std::filesystem::path& path);
  void add_other_names(const std::filesystem::path& path);

  const std::string& strings() const { return strings_; }
  const std::vector<data_format::Name>& names() const { return names_; }
  /// An open-addressing table of a power of two buckets.
  std::vector<data_format::Bucket> table() const;

 private:
  std::uint32_t add_name(const std::string& name, const std::string& german,
                         std::uint32_t population, bool ambiguous);
  data_format::StringRef add_string(const std::string& text);
  data_format::Bucket& bucket(const std::string& name);
  void add_company_key(const std::string& name, std::uint32_t number, bool ambiguous);
  void add_city_key(const std::string& name, std::uint32_t number);

  std::string strings_;
  std::vector<data_format::Name> names_;
  std::unordered_map<std::string, data_format::Bucket> keys_;
};

}  // namespace fundstelle
