#include "indexer/writing/file_comparison.h"

#include <string_view>

#include "base/hash.h"
#include "index/identity.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/terms.h"
#include "indexer/writing/document_builder.h"

namespace fundstelle {
namespace {

// Calls `take` with each document of the file and its identity.
template <typename Take>
void for_each_document(const Xapian::Database& database, std::uint64_t file, Take take) {
  const std::string term = file_term(file);
  auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return;
  SlotReader identities(database, slots::kIdentity);
  for (; posting != database.postlist_end(term); ++posting) {
    take(*posting, Identity::parse(identities.at(*posting)));
  }
}

}  // namespace

std::vector<FileComparison::Document> FileComparison::documents_of(std::uint64_t file) const {
  std::vector<Document> documents;
  for_each_document(database_, file, [&](Xapian::docid document, const Identity& identity) {
    documents.push_back({document, identity.content});
  });
  return documents;
}

void FileComparison::begin(std::uint64_t file) {
  known_.clear();
  for_each_document(database_, file, [&](Xapian::docid document, const Identity& identity) {
    known_[identity.key] = {{document, identity.content}, false};
  });
}

FileComparison::Result FileComparison::compare(const Article& article) {
  const std::uint64_t content = content_hash(article);
  const auto found = known_.find(hash64(article.key()));
  if (found == known_.end()) return {Kind::kNew, 0, content};
  Known& known = found->second;
  known.seen = true;
  return {known.content == content ? Kind::kSame : Kind::kChanged, known.document, content};
}

std::vector<FileComparison::Document> FileComparison::unseen() const {
  std::vector<Document> documents;
  for (const auto& [key, known] : known_) {
    if (!known.seen) documents.push_back(known);
  }
  return documents;
}

}  // namespace fundstelle
