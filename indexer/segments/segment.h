// A part of a new generation: a small database that is written once and then merged with others.
#pragma once

#include <string>

#include "index/indexed_document.h"

namespace fundstelle {

class Segment {
 public:
  virtual ~Segment() = default;

  /// Adds terms and values of `document`, which are moved from; its number is the next one, from 1.
  /// It has at least one term.
  virtual void add(IndexedDocument& document) = 0;
  /// Each key once.
  virtual void set_metadata(const std::string& key, const std::string& value) = 0;
  /// Writes what is left. Nothing may be added afterwards, and nobody may read before.
  virtual void finish() = 0;
};

}  // namespace fundstelle
