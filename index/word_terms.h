// The tokens of one document as terms and as its position record, a piece of its text at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "analyzers/language.h"
#include "analyzers/token.h"
#include "index/document_terms.h"

namespace fundstelle {

/// What of indexing shapes the ranking; part of the index's fingerprint through kSchemaVersion.
struct IndexingWeights {
  /// A word of the title counts as this many occurrences.
  Xapian::termcount title = 2;
};

/// Keeps its memory between documents. Not safe for use by two threads at once.
class WordTerms {
 public:
  /// Words become terms of `terms`, which must outlive the object.
  explicit WordTerms(DocumentTerms& terms) : terms_(terms) {}

  /// Begins a document whose title and text have `bytes` together.
  void begin(Language language, std::size_t bytes);

  /// Adds the terms of `tokens`, the next of the document. Those that begin before `title_bytes`
  /// are the title's. Throws Error.
  void add(std::span<const Token> tokens, std::size_t title_bytes);

  /// What adding up all terms gives.
  struct Sums {
    std::uint32_t terms = 0;   ///< Distinct ones.
    std::uint32_t length = 0;  ///< Occurrences of all.
    std::string positions;     ///< The position record; empty without words.
  };
  /// To be called when all terms are there, those of others, too. Throws Error.
  Sums finish();

 private:
  struct HashedStem {
    std::uint64_t hash = 0;
    std::uint32_t stem = 0;  // counted in the order of terms
  };

  void add_title(const Token& token);
  void number_by_hash();

  DocumentTerms& terms_;
  Language language_ = Language::kEnglish;
  IndexingWeights weights_;
  std::size_t title_entries_ = 0;
  std::vector<std::uint32_t> entries_;  // as pack_positions() takes them
  std::vector<std::uint32_t> stems_;    // by the number that DocumentTerms gave
  std::vector<HashedStem> by_hash_;
};

}  // namespace fundstelle
