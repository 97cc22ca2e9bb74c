// What every printer does. One class a format (printers.h), made by make_printer(); none of them
// knows the index.
//
// Each result is written with one call, so a reader at the other end of a pipe never waits for half
// a result. Invalid UTF-8 in a result is replaced, never an error.
#pragma once

#include <cstdio>
#include <string_view>

#include "searcher/model/results.h"

namespace fundstelle {

class Printer {
 public:
  Printer() = default;
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;
  virtual ~Printer() = default;
  /// Writes one query's result.
  virtual void print(const SearchResult& result) = 0;
  /// Called once after the last result.
  virtual void finish() {}
};

/// Writes all of `text` at once and flushes; failures stay on the stream. For the printers.
void write_all(std::string_view text, std::FILE* out);

}  // namespace fundstelle
