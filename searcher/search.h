// Answers requests against one opened index.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "analyzers/language_data.h"
#include "searcher/model/request.h"
#include "searcher/model/results.h"

namespace fundstelle {

/// Keeps the index open between requests. When a writer has replaced what is open, it is opened
/// again and the request repeated. Not safe for use by two threads at once.
class Searcher {
 public:
  /// `data` must outlive the searcher. Throws Error when there is no index to open.
  Searcher(std::filesystem::path index, const LanguageData& data);
  ~Searcher();

  /// How long opening the index took.
  const StageTime& opening() const { return opening_; }

  /// Throws Error when the query cannot be read or names an unknown facet.
  SearchResult search(const SearchRequest& request);

  /// The document with that id, with its whole text as the one snippet. Throws Error when there is
  /// none, or several.
  Hit show(const std::string& id);

 private:
  class Session;

  template <typename Work>
  auto with_retry(Work work);

  std::filesystem::path index_;
  const LanguageData& data_;
  std::unique_ptr<Session> session_;
  StageTime opening_;
};

}  // namespace fundstelle
