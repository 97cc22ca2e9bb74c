// The values of a segment's documents: for each slot a stream of chunks, and statistics.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/segments/table_writer.h"

namespace fundstelle::glass {

class ValueStreams {
 public:
  /// Takes the values of a document, which are moved from; documents ascend. Returns which slots
  /// are used, as the table of term lists keeps it; empty without values.
  std::string add(std::uint32_t document, std::map<std::uint32_t, std::string>& values);

  /// Writes all to the table of postings, where their keys follow the metadata. Nothing is left.
  void write(TableWriter& table);

 private:
  // Where a value lies, so that the least and the greatest need no copies: values may be long.
  struct Place {
    std::size_t chunk = 0;
    std::size_t offset = 0;
    std::size_t size = 0;
  };
  struct Chunk {
    std::uint32_t first = 0;  // document
    std::string bytes;
  };
  struct Slot {
    std::uint32_t values = 0;
    Place lowest;
    Place highest;
    std::uint32_t last = 0;  // document
    std::deque<Chunk> chunks;

    std::string_view at(const Place& place) const {
      return std::string_view(chunks[place.chunk].bytes).substr(place.offset, place.size);
    }
  };

  static void add_value(Slot& slot, std::uint32_t document, std::string value);

  std::map<std::uint32_t, Slot> slots_;
};

}  // namespace fundstelle::glass
