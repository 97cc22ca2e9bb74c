// A set of words, such as the stop words of a language.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace fundstelle {

/// Hashes strings and views alike, so that a set of strings can be asked for a view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

class WordList {
 public:
  WordList() = default;
  /// One word a line; empty lines and lines that start with `#` are left out.
  explicit WordList(std::string_view lines);

  bool contains(std::string_view word) const { return words_.contains(word); }
  std::size_t size() const { return words_.size(); }

 private:
  std::unordered_set<std::string, StringHash, std::equal_to<>> words_;
};

}  // namespace fundstelle
