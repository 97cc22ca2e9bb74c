// Documents of an index as hits: stored fields, facet values, title with marks, snippets.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include <xapian.h>

#include "analyzers/analyzer.h"
#include "analyzers/language_data.h"
#include "index/open_index.h"
#include "index/stored_document.h"
#include "searcher/matching/highlight_rules.h"
#include "searcher/output/results.h"
#include "searcher/snippets/snippets.h"

namespace fundstelle {

/// Rank and score of the hits are the caller's.
class HitReader {
 public:
  /// The references must outlive the reader.
  HitReader(const OpenIndex& index, const LanguageData& data);

  /// Everything a page of results shows.
  Hit read(Xapian::docid document, const HighlightRules& rules, const SnippetOptions& options);
  /// Id and path only: nothing of the stored text is read.
  Hit read_id(Xapian::docid document);
  /// The whole text as the one snippet.
  Hit read_whole(Xapian::docid document);
  std::string path_of(Xapian::docid document);

 private:
  Hit read_fields(const Xapian::Document& document, StoredDocument& stored);
  std::string path_of_file(std::uint64_t file);
  Analyzer& analyzer(Language language);

  const OpenIndex& index_;
  Analyzer english_;
  Analyzer german_;
  std::unordered_map<std::uint64_t, std::string> paths_;  // by file number
};

}  // namespace fundstelle
