// What an index holds, so that two indexes can be compared whatever the way they were built.
//
// Numbers that Xapian gives to documents do not appear: an update gives other ones than a rebuild.
// What lies by these numbers, the columns, is compared by the counts and orders that searches draw
// from it (answers.h), and against the terms by `indexer check`.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace fundstelle {

/// The name of a thing (`documents`, `term …`, `document …`, `file …`) and what it is like.
using IndexState = std::map<std::string, std::string>;

/// Reads the published generation: the number of documents, all terms with their frequencies, each
/// document's terms and values, files, sources and facets. Throws Error or Xapian::Error when it
/// cannot be read.
IndexState read_index_state(const std::filesystem::path& index);

/// What differs, some of it if that is much; empty when nothing does.
std::string difference(const IndexState& one, const IndexState& other);

}  // namespace fundstelle
