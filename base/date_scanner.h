// Reads the pieces that dates consist of: numbers, words, signs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

/// Lower case for ASCII; Ä and ä, composed or decomposed, become ae. Other letters stay, and match
/// no name of a month. `text` is valid UTF-8.
std::string fold_date(std::string_view text);

/// A cursor over text that fold_date() has made. Every function takes what it names or leaves the
/// cursor alone.
class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool take(char wanted);
  bool spaces();
  /// A run of at least `min` and at most `max` digits, not followed by a further one.
  std::optional<int> digits(std::size_t min, std::size_t max);
  /// Exactly `count` digits, whatever follows.
  std::optional<int> leading_digits(std::size_t count);
  /// Letters from a to z; empty where there are none.
  std::string_view word();
  void skip_digits();

 private:
  std::string_view rest_;
};

}  // namespace fundstelle
