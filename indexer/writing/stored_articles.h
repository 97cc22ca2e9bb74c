// Turns documents of an index back into articles, for a build that cannot read their files anew:
// records that came on standard input, files that are out of reach at the moment.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <xapian.h>

#include "index/index_metadata.h"
#include "indexer/sources/article.h"

namespace fundstelle {

class StoredArticles {
 public:
  /// `database` and what it says of itself (IndexMetadata::is_readable()) must outlive the object.
  StoredArticles(const Xapian::Database& database, const IndexMetadata& metadata)
      : database_(database), metadata_(metadata) {}

  /// Calls `take` with each article of the file at `path`. What its metadata had named stands in it
  /// as the index has it: a language as its code, a known name as it is canonical. Where that is
  /// not how it was written, content_hash() differs, and the article is indexed anew as soon as its
  /// file can be read. Throws Xapian::Error, Error when a record is damaged.
  void for_each(const std::string& path, const std::function<void(Article&&)>& take) const;

 private:
  Article read(Xapian::docid document, const std::string& path) const;

  const Xapian::Database& database_;
  const IndexMetadata& metadata_;
};

}  // namespace fundstelle
