// Brings the live generation up to date in one transaction: readers see all of it or nothing.
#pragma once

#include <vector>

#include <xapian.h>

#include "index/index_metadata.h"
#include "indexer/writing/change_writer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/pending_changes.h"

namespace fundstelle {

/// Not copyable: it owns a transaction, which is given up unless commit() is called.
class LiveWriter : public ChangeWriter {
 public:
  /// `database` and `builder` must outlive the writer.
  LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder);
  ~LiveWriter() override;
  LiveWriter(const LiveWriter&) = delete;
  LiveWriter& operator=(const LiveWriter&) = delete;

  /// Says what the index knows of itself from now on.
  void write_metadata(const IndexMetadata& metadata);

  /// All columns are written by commit(), as they may not be in line with the documents.
  void write_columns_anew() { columns_anew_ = changed_ = true; }

  /// Something would be written by commit().
  bool changed() const { return changed_; }
  void commit();

 protected:
  void write_document(Xapian::docid document, const Article& article) override;
  void delete_document(Xapian::docid document) override;
  void write_state(std::uint64_t file, const FileState& state) override;
  void delete_state(std::uint64_t file) override;

 private:
  Xapian::WritableDatabase& database_;
  DocumentBuilder& builder_;
  PendingChanges pending_{database_};
  std::vector<Xapian::docid> changed_documents_;
  bool changed_ = false;
  bool columns_anew_ = false;
  bool open_ = true;
};

}  // namespace fundstelle
