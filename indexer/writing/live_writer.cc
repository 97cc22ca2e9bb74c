#include "indexer/writing/live_writer.h"

#include <string>
#include <utility>

#include "index/columns_stamp.h"
#include "index/date_slot.h"
#include "index/slots.h"
#include "indexer/writing/document_changes.h"

namespace fundstelle {
namespace {

constexpr std::size_t kLongDocument = std::size_t{1} << 20;  // bytes

// Of text behind an occurrence of a term, roughly: a word counts as stem and as form.
constexpr std::uint64_t kBytesPerOccurrence = 3;

// To be called before its values are moved.
ColumnFacts facts_of(const IndexedDocument& document, const FacetSchema& schema) {
  ColumnFacts facts;
  facts.length = document.length();
  if (const auto date = date_from_slot(document.value(slots::kDate))) facts.seconds = date->seconds;
  facts.id = document.value(slots::kId);
  for (const Facet& facet : schema.facets()) facts.values.emplace_back(document.value(facet.slot));
  return facts;
}

}  // namespace

LiveWriter::LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder,
                       std::optional<TransactionLimits> limits)
    : ChangeWriter(database), database_(database), builder_(builder), limits_(limits) {
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

void LiveWriter::write_columns_anew() {
  build_columns(database_, builder_.facets());
  changed_ = true;
}

void LiveWriter::write_document(Xapian::docid document, Article&& article) {
  changed_ = true;
  const std::size_t bytes = article.title.size() + article.text.size();
  std::string path = article.path;
  if (document != 0) require_few_terms(document);
  IndexedDocument& built = builder_.build(std::move(article));
  if (limits_ && !limits_->allow(built.term_count(), bytes)) {
    throw TooLongForTransaction{std::move(path)};
  }
  ColumnFacts facts = facts_of(built, builder_.facets());
  if (bytes > kLongDocument) {
    document = write_in_parts(document, built);
  } else if (document == 0) {
    document = database_.add_document(built.to_xapian());
    pending_.add_postings(built.term_count());
  } else {
    replace(document, built);
  }
  pending_.add_values(bytes);
  columns_.set(document, std::move(facts));
}

void LiveWriter::replace(Xapian::docid document, IndexedDocument& built) {
  Xapian::Document changed = database_.get_document(document);
  const std::size_t postings = change_terms(database_, changed, built);
  changed.clear_values();
  built.move_values_to(changed);
  database_.replace_document(document, changed);
  pending_.add_postings(postings);
}

// Xapian holds several copies of what has not been written: the values of a long document are
// brought to the tables before its terms are there.
Xapian::docid LiveWriter::write_in_parts(Xapian::docid document, IndexedDocument& built) {
  {
    Xapian::Document values;
    if (document != 0) values = database_.get_document(document);
    values.clear_values();
    built.move_values_to(values);
    if (document == 0) {
      document = database_.add_document(values);
    } else {
      database_.replace_document(document, values);
    }
  }
  pending_.write_values();
  Xapian::Document terms = database_.get_document(document);
  const std::size_t postings = change_terms(database_, terms, built);
  database_.replace_document(document, terms);
  pending_.add_postings(postings);
  return document;
}

// Of most documents, their lengths are enough to tell.
void LiveWriter::require_few_terms(Xapian::docid document) {
  if (!limits_) return;
  const std::uint64_t length = database_.get_doclength(document);
  const std::uint64_t bytes = length * kBytesPerOccurrence;
  if (limits_->allow(length, bytes)) return;
  if (!limits_->allow(database_.get_unique_terms(document), bytes)) {
    throw TooLongForTransaction{};
  }
}

void LiveWriter::delete_document(Xapian::docid document) {
  changed_ = true;
  require_few_terms(document);
  pending_.add_postings(remove_document(database_, document));
  columns_.remove(document);
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
  columns_.finish();
  if (changed_) stamp_columns(database_);
  database_.commit_transaction();
  open_ = false;
}

}  // namespace fundstelle
