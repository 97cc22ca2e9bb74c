#include "indexer/writing/live_writer.h"

#include <utility>
#include <vector>

#include "base/hash.h"
#include "index/columns/columns.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

constexpr std::size_t kHashBytes = 8;

}  // namespace

LiveWriter::LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder)
    : database_(database), builder_(builder) {
  database_.begin_transaction();
}

LiveWriter::~LiveWriter() {
  if (!open_) return;
  try {
    database_.cancel_transaction();
  } catch (const Xapian::Error&) {
    // The old revision is what stays on disk, whatever happens here.
  }
}

void LiveWriter::begin_file(std::uint64_t file) {
  file_ = file;
  documents_in_file_ = 0;
  known_.clear();
  const std::string term = file_term(file);
  auto posting = database_.postlist_begin(term);
  if (posting == database_.postlist_end(term)) return;
  SlotReader identity(database_, slots::kIdentity);
  for (; posting != database_.postlist_end(term); ++posting) {
    const std::string hashes = identity.at(*posting);
    known_[hashes.substr(0, kHashBytes)] = {*posting, hashes.substr(kHashBytes), false};
  }
}

void LiveWriter::add(Article&& article) {
  ++documents_in_file_;
  const std::string identity = identity_slot(hash64(article.key()), content_hash(article));
  const std::size_t bytes = article.title.size() + article.text.size();
  const auto known = known_.find(identity.substr(0, kHashBytes));
  if (known == known_.end()) {
    changed_documents_.push_back(database_.add_document(builder_.build(article)));
    ++counts_.added;
  } else if (known->second.content == identity.substr(kHashBytes)) {
    known->second.seen = true;
    ++counts_.unchanged;
    return;
  } else {
    known->second.seen = true;
    database_.replace_document(known->second.document, builder_.build(article));
    changed_documents_.push_back(known->second.document);
    ++counts_.updated;
  }
  changed_ = true;
  pending_.add(bytes);
}

void LiveWriter::end_file(FileState&& state, bool complete) {
  for (const auto& [key, known] : known_) {
    if (known.seen) continue;
    if (complete) {
      database_.delete_document(known.document);
      changed_documents_.push_back(known.document);
      ++counts_.deleted;
      changed_ = true;
    } else {
      ++documents_in_file_;
      ++counts_.unchanged;
    }
  }
  state.documents = documents_in_file_;
  const std::string key = file_state_key(file_);
  std::string bytes = state.serialize();
  if (database_.get_metadata(key) != bytes) {
    database_.set_metadata(key, bytes);
    changed_ = true;
  }
}

void LiveWriter::remove_file(std::uint64_t file) {
  const std::string term = file_term(file);
  std::vector<Xapian::docid> documents(database_.postlist_begin(term),
                                       database_.postlist_end(term));
  for (const Xapian::docid document : documents) database_.delete_document(document);
  changed_documents_.insert(changed_documents_.end(), documents.begin(), documents.end());
  counts_.deleted += documents.size();
  database_.set_metadata(file_state_key(file), "");
  changed_ = true;
}

void LiveWriter::commit() {
  update_columns(database_, builder_.facets(), std::move(changed_documents_));
  database_.commit_transaction();
  open_ = false;
}

}  // namespace fundstelle
