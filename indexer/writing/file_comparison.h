// Holds the articles of a file against the documents that an index has of it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/sources/article.h"

namespace fundstelle {

class FileComparison {
 public:
  enum class Kind { kNew, kChanged, kSame };
  struct Result {
    Kind kind = Kind::kNew;
    Xapian::docid document = 0;  ///< The one that stands for the article; 0 for a new one.
    std::uint64_t content = 0;   ///< content_hash() of the article.
  };
  struct Document {
    Xapian::docid document = 0;
    std::uint64_t content = 0;  ///< content_hash() of what it was made from.
  };

  /// `database` must outlive the comparison.
  explicit FileComparison(const Xapian::Database& database) : database_(database) {}

  /// All documents of `file`, ascending. Throws Xapian::Error.
  std::vector<Document> documents_of(std::uint64_t file) const;

  /// Begins with another file. Throws Xapian::Error.
  void begin(std::uint64_t file);
  /// Of the file that was begun; its document counts as seen from then on.
  Result compare(const Article& article);
  /// Documents of the file that no article has stood for since it was begun.
  std::vector<Document> unseen() const;

 private:
  struct Known : Document {
    bool seen = false;
  };

  const Xapian::Database& database_;
  std::unordered_map<std::uint64_t, Known> known_;  // by the hash of the key
};

}  // namespace fundstelle
