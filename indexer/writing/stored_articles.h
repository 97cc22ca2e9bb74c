// Turns documents of an index back into articles, for a build that cannot read their files anew:
// records that came on standard input, files that are out of reach at the moment.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <xapian.h>

#include "index/facets.h"
#include "indexer/sources/article.h"

namespace fundstelle {

class StoredArticles {
 public:
  /// `database` (of the schema of this version) and `schema`, its facets, must outlive the object.
  StoredArticles(const Xapian::Database& database, const FacetSchema& schema)
      : database_(database), schema_(schema) {}

  /// Calls `take` with each article of the file at `path`. Language, companies, cities and years
  /// stand in them as if the metadata had named them, also where they were drawn from the text: so
  /// content_hash() differs, and the article is indexed anew as soon as its file can be read.
  /// Throws Xapian::Error, Error when a record is damaged.
  void for_each(const std::string& path, const std::function<void(Article&&)>& take) const;

 private:
  Article read(Xapian::docid document, const std::string& path) const;

  const Xapian::Database& database_;
  const FacetSchema& schema_;
};

}  // namespace fundstelle
