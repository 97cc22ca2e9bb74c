// The documents by themselves: whether all that is stored of each can be read.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "index/facets.h"
#include "indexer/checks/findings.h"

namespace fundstelle {

/// Where documents say they come from, by document number: 16 bytes a document.
struct Origins {
  /// Where it cannot be read. Being hashes, none of the numbers is 0 otherwise.
  static constexpr std::uint64_t kUnknown = 0;

  std::vector<std::uint64_t> files;  ///< file_number() of its path.
  std::vector<std::uint64_t> keys;   ///< Hash of the article's key.
};

/// Checks article, positions, identity, id and facet values of every document. Findings are of the
/// parts `articles`, `positions`, `identities`, `ids` and `values`.
Origins check_documents(const Xapian::Database& database, const FacetSchema& schema,
                        Findings& findings);

}  // namespace fundstelle
