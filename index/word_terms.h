// The tokens of one document as terms and as its position record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/language.h"
#include "analyzers/token.h"
#include "index/position_record.h"

namespace fundstelle {

/// What of indexing shapes the ranking; part of the index's fingerprint through kSchemaVersion.
struct IndexingWeights {
  /// A word of the title counts as this many occurrences.
  Xapian::termcount title = 2;
};

/// Keeps its buffers between documents. Not safe for use by two threads at once.
class WordTerms {
 public:
  /// Adds the terms of `tokens` to `document`, and the record of where they stand. The tokens that
  /// begin before `title_bytes` are the title's.
  void add(Xapian::Document& document, Language language, std::span<const Token> tokens,
           std::size_t title_bytes);

 private:
  struct Stem {
    std::string term;
    std::uint64_t hash = 0;
  };

  void add_stems(Xapian::Document& document, Language language, std::span<const Token> tokens);
  void add_positions(std::span<const Token> tokens);
  void add_forms(Xapian::Document& document, std::span<const Token> tokens);

  IndexingWeights weights_;
  std::size_t title_tokens_ = 0;
  std::vector<Stem> stems_;             // of each token
  std::vector<std::uint32_t> numbers_;  // of the tokens' stems
  std::vector<std::size_t> order_;      // of tokens, by their stems
  std::vector<std::uint64_t> hashes_;   // of distinct stems, ascending
  std::vector<std::string_view> forms_;
  PositionRecord positions_;
};

}  // namespace fundstelle
