// Brings the live generation up to date in one transaction: readers see all of it or nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <xapian.h>

#include "index/columns/columns.h"
#include "index/index_metadata.h"
#include "indexer/writing/change_writer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/pending_changes.h"

namespace fundstelle {

/// What a document may take while Xapian holds its terms as changes: several hundred bytes each,
/// as often as they have to be read or written. A text has few different words, mostly; one with
/// more than its length allows is written to a generation of its own instead, as its terms are
/// merged from disk there.
struct TransactionLimits {
  std::uint64_t base_bytes = std::uint64_t{40} << 20;  ///< Whatever the document.
  std::uint64_t record_factor = 5;                     ///< Bytes for each byte of its text.
  std::uint64_t term_bytes = 300;                      ///< Of a term that is changed; measured.

  bool allow(std::uint64_t terms, std::uint64_t text_bytes) const {
    return terms * term_bytes <= base_bytes + text_bytes * record_factor;
  }
};

/// Thrown by a LiveWriter, which is of no use then: a document has too many different words.
struct TooLongForTransaction {
  std::string path;  ///< Of its file; empty of a document that is to go.
};

/// Not copyable: it owns a transaction, which is given up unless commit() is called.
class LiveWriter : public ChangeWriter {
 public:
  /// `database` and `builder` must outlive the writer. Without `limits`, documents are changed
  /// whatever memory that takes.
  LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder,
             std::optional<TransactionLimits> limits = TransactionLimits());
  ~LiveWriter() override;
  LiveWriter(const LiveWriter&) = delete;
  LiveWriter& operator=(const LiveWriter&) = delete;

  /// Says what the index knows of itself from now on.
  void write_metadata(const IndexMetadata& metadata);

  /// Makes all columns from the documents, as they may not be in line with them. To be called
  /// before anything else.
  void write_columns_anew();

  /// Something would be written by commit().
  bool changed() const { return changed_; }
  void commit();

 protected:
  void write_document(Xapian::docid document, Article&& article) override;
  void delete_document(Xapian::docid document) override;
  void write_state(std::uint64_t file, const FileState& state) override;
  void delete_state(std::uint64_t file) override;

 private:
  void replace(Xapian::docid document, IndexedDocument& built);
  Xapian::docid write_in_parts(Xapian::docid document, IndexedDocument& built);
  // Throws TooLongForTransaction.
  void require_few_terms(Xapian::docid document);

  Xapian::WritableDatabase& database_;
  DocumentBuilder& builder_;
  std::optional<TransactionLimits> limits_;
  PendingChanges pending_{database_};
  ColumnChanges columns_{database_, builder_.facets()};
  bool changed_ = false;
  bool open_ = true;
};

}  // namespace fundstelle
