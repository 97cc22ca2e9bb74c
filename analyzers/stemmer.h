// The Snowball stemmers `english` and `german2`, the latter reading ae, oe, ue as umlauts.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analyzers/language.h"

namespace fundstelle {

/// Not safe for use by two threads at once: Snowball works in a buffer of its own.
class Stemmer {
 public:
  explicit Stemmer(Language language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of a folded word. A possessive ending ('s, or ' alone) is taken off first.
  std::string stem(std::string_view form) const;

 private:
  struct Snowball;
  std::unique_ptr<Snowball> snowball_;
};

}  // namespace fundstelle
