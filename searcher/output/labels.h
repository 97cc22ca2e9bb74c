// The words around the results in text output, in English and German.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace fundstelle {

class Labels {
 public:
  explicit Labels(bool german) : german_(german) {}

  /// `3 matches`; `at least 3 matches` when not exact; `no matches`.
  std::string matches(std::uint64_t count, bool exact) const;
  /// `shown 11-20`, or `none shown` when `count` is 0.
  std::string shown(std::size_t first, std::size_t count) const;
  /// `12 more have some of the words (--any)`
  std::string with_some(std::uint64_t count) const;
  /// `and 12 more`
  std::string more(std::uint64_t count) const;
  /// A heading for the facet; its own name, capitalised, when it is not one of the usual four.
  std::string facet(std::string_view name) const;
  /// `24 July 2025`, `24. Juli 2025`; the day only.
  std::string date(const Date& date) const;
  /// With thousands separated: `12,345`, `12.345`.
  std::string number(std::uint64_t number) const;

  std::string_view note() const { return german_ ? "Hinweis: " : "note: "; }
  std::string_view corrected() const { return german_ ? "korrigiert zu: " : "corrected to: "; }
  std::string_view query() const { return german_ ? "Anfrage" : "query"; }
  std::string_view read_as() const { return german_ ? "gelesen als" : "read as"; }
  std::string_view left_out() const { return german_ ? "ohne" : "left out"; }
  std::string_view languages() const { return german_ ? "Sprachen" : "languages"; }
  std::string_view sent_as() const { return "Xapian"; }
  std::string_view words() const { return german_ ? "Wörter" : "words"; }
  std::string_view score() const { return german_ ? "Punkte" : "score"; }

 private:
  bool german_;
};

}  // namespace fundstelle
