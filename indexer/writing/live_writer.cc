#include "indexer/writing/live_writer.h"

#include <string>
#include <utility>

#include "index/columns/columns.h"
#include "index/columns/columns_stamp.h"

namespace fundstelle {

LiveWriter::LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder)
    : ChangeWriter(database), database_(database), builder_(builder) {
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

void LiveWriter::write_document(Xapian::docid document, const Article& article) {
  changed_ = true;
  if (document == 0) {
    document = database_.add_document(builder_.build(article));
  } else {
    database_.replace_document(document, builder_.build(article));
  }
  changed_documents_.push_back(document);
  pending_.add(article.title.size() + article.text.size());
}

void LiveWriter::delete_document(Xapian::docid document) {
  changed_ = true;
  database_.delete_document(document);
  changed_documents_.push_back(document);
}

void LiveWriter::write_state(std::uint64_t file, const FileState& state) {
  const std::string key = file_state_key(file);
  const std::string bytes = state.serialize();
  if (database_.get_metadata(key) == bytes) return;
  database_.set_metadata(key, bytes);
  changed_ = true;
}

void LiveWriter::delete_state(std::uint64_t file) {
  database_.set_metadata(file_state_key(file), "");
  changed_ = true;
}

void LiveWriter::write_metadata(const IndexMetadata& metadata) {
  write_index_metadata(database_, metadata);
  changed_ = true;
}

void LiveWriter::commit() {
  if (!changed_documents_.empty()) pending_.show_values(changed_documents_.back());
  if (columns_anew_) {
    build_columns(database_, builder_.facets());
  } else {
    update_columns(database_, builder_.facets(), std::move(changed_documents_));
  }
  if (changed_) stamp_columns(database_);
  database_.commit_transaction();
  open_ = false;
}

}  // namespace fundstelle
