// The table of names (gazetteer.h): companies, cities, what merely looks like a city, and the words
// that tell names apart (name_roles.h).
//
// The tables say which names are doubtful; that a name is a word, a person's name or a place as
// well is worked out here, so nobody has to think of it who adds a firm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/data_compiler/word_cases.h"
#include "analyzers/data_format.h"
#include "analyzers/name_roles.h"

namespace fundstelle {

/// Every function throws Error when its table cannot be read.
class NameTables {
 public:
  /// Of companies with one form, the first one has it, the second is kept beside it.
  void add_companies(const std::filesystem::path& path);
  /// By falling population: of cities with one name, the first one has it.
  void add_cities(const std::filesystem::path& path);
  void add_other_names(const std::filesystem::path& path);
  void add_person_names(const std::filesystem::path& path);
  /// Roles and words. Throws Error also for a role that there is not.
  void add_cues(const std::filesystem::path& path);
  /// To be called last: names get the roles that they have as words, and are ambiguous by them.
  void add_words(const WordCases& words);

  const std::string& strings() const { return strings_; }
  const std::vector<data_format::Name>& names() const { return names_; }
  /// An open-addressing table of a power of two buckets.
  std::vector<data_format::Bucket> table() const;

 private:
  std::uint32_t add_name(const std::string& name, const std::string& german,
                         std::uint32_t population, const std::string& country, bool ambiguous);
  data_format::StringRef add_string(const std::string& text);
  data_format::Bucket& bucket(const std::string& name);
  void add_company_key(const std::string& name, std::uint32_t number, bool doubtful);
  void add_legal_name(const std::string& name, std::uint32_t number);
  void add_city_key(const std::string& name, std::uint32_t number);
  void add_role(const std::string& key, NameRole role);

  std::string strings_;
  std::vector<data_format::Name> names_;
  std::unordered_map<std::string, data_format::Bucket> keys_;
};

}  // namespace fundstelle
