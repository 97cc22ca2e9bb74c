// A document to be indexed: its terms with their occurrences, and its values.
//
// It stands where a Xapian::Document could, which keeps a tree of strings: 150 bytes for each term.
// Here terms are counted in a table and put aside when they are many, so that an article of any
// length can become a document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <xapian.h>

#include "index/document_terms.h"
#include "index/word_terms.h"

namespace fundstelle {

/// Not copyable, as its parts refer to each other. Keeps its memory from document to document. Not
/// safe for use by two threads at once.
class IndexedDocument {
 public:
  /// Terms of long documents are put aside in `scratch`, a folder.
  explicit IndexedDocument(std::filesystem::path scratch = std::filesystem::temp_directory_path(),
                           TermTableLimits limits = {})
      : terms_(std::move(scratch), limits), words_(terms_) {}
  IndexedDocument(const IndexedDocument&) = delete;
  IndexedDocument& operator=(const IndexedDocument&) = delete;

  /// Begins a document whose title and text have `bytes` together.
  void begin(Language language, std::size_t bytes);
  /// WordTerms::add().
  void add_words(std::span<const Token> tokens, std::size_t title_bytes) {
    words_.add(tokens, title_bytes);
  }
  /// Any other term; those of filters have no occurrences.
  void add_term(std::string_view term, std::uint32_t occurrences = 0) {
    terms_.add(term, occurrences);
  }
  /// An empty value is none.
  void add_value(std::uint32_t slot, std::string value);
  /// To be called behind the last word and term. Throws Error.
  void finish();

  std::uint32_t term_count() const { return term_count_; }
  std::uint32_t length() const { return length_; }  ///< Occurrences of all terms.
  /// Its terms are more than are kept in memory.
  bool is_long() const { return terms_.has_runs(); }
  /// Each term once, ascending by bytes. Throws Error.
  void for_each_term(const std::function<void(const DocumentTerm&)>& take) {
    terms_.for_each(take);
  }
  /// Empty when it has none.
  std::string_view value(std::uint32_t slot) const;
  /// By slot. May be moved from.
  std::map<std::uint32_t, std::string>& values() { return values_; }

  /// Gives its terms, or its values, which are moved from, to a document of Xapian's.
  void add_terms_to(Xapian::Document& document);
  void move_values_to(Xapian::Document& document);
  /// Both to a new one.
  Xapian::Document to_xapian();

 private:
  DocumentTerms terms_;
  WordTerms words_;
  std::map<std::uint32_t, std::string> values_;
  std::uint32_t term_count_ = 0;
  std::uint32_t length_ = 0;
};

}  // namespace fundstelle
