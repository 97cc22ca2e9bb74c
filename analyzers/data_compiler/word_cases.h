// Which names are words as well: how often a word is written small, and what is a common noun of
// German, by Debian's word lists.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/name_roles.h"

namespace fundstelle {

/// Words go by their name key (gazetteer.h). Every function throws Error when its file cannot be
/// read.
class WordCases {
 public:
  /// `1234 Word` a line (onboard's language models).
  void add_english_frequencies(const std::filesystem::path& path);
  void add_german_frequencies(const std::filesystem::path& path);
  /// A word a line (Debian's word lists).
  void add_english_words(const std::filesystem::path& path);
  void add_german_words(const std::filesystem::path& path);
  /// `Word/flags` a line (hunspell-de).
  void add_german_dictionary(const std::filesystem::path& path);

  /// kEnglishWord, kGermanWord, kGermanNoun.
  NameRoles roles(const std::string& key) const;
  /// The keys of words that are common in English and written small at least one time in ten.
  std::vector<std::string> common_english_words() const;

 private:
  struct Cases {
    std::uint64_t small = 0;  // occurrences
    std::uint64_t capital = 0;
    bool listed_small = false;
  };
  struct Word {
    Cases english;
    Cases german;
    bool german_noun = false;
  };
  static bool is_word(const Cases& cases);
  void add_frequencies(const std::filesystem::path& path, Cases Word::*language);
  void add_words(const std::filesystem::path& path, Cases Word::*language);

  std::unordered_map<std::string, Word> words_;  // by key
};

}  // namespace fundstelle
