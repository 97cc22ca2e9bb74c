// Documents of an index as hits: stored fields, facet values, title with marks, snippets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/analyzer.h"
#include "analyzers/language_data.h"
#include "index/open_index.h"
#include "index/stored_document.h"
#include "searcher/output/results.h"
#include "searcher/snippets/marker.h"
#include "searcher/snippets/position_tokens.h"
#include "searcher/snippets/snippets.h"

namespace fundstelle {

/// Rank and score of the hits are the caller's.
class HitReader {
 public:
  /// The references must outlive the reader.
  HitReader(const OpenIndex& index, const LanguageData& data);

  /// Everything a page of results shows, of documents in any order.
  std::vector<Hit> read(const std::vector<Xapian::docid>& documents, const HighlightRules& rules,
                        const SnippetOptions& options);
  /// Ids only, of documents in any order: nothing else of them is read.
  std::vector<std::string> read_ids(const std::vector<Xapian::docid>& documents) const;
  /// Id and path only.
  Hit read_id(Xapian::docid document);
  /// The whole text as the one snippet.
  Hit read_whole(Xapian::docid document);
  std::string path_of(Xapian::docid document);

 private:
  class Page;
  /// Where the rules match in the title and in the text.
  struct Marks {
    std::vector<Mark> title;
    std::vector<Mark> text;
  };

  Hit read(Xapian::docid document, Page& page, const SnippetOptions& options);
  Hit read_fields(const Xapian::Document& document, StoredDocument& stored);
  Marks find_all_marks(const Xapian::Document& document, const Hit& hit, const std::string& text,
                       Page& page);
  std::optional<Marks> marks_by_positions(const Xapian::Document& document, const Hit& hit,
                                          const std::string& text, Page& page);
  std::string path_of_file(std::uint64_t file);
  Analyzer& analyzer(Language language);

  const OpenIndex& index_;
  Analyzer english_;
  Analyzer german_;
  const bool same_analyzers_;  // as those that made the index
  PositionTokens positions_;
  std::unordered_map<std::uint64_t, std::string> paths_;  // by file number
};

}  // namespace fundstelle
