// Brings the live generation up to date in one transaction: readers see all of it or nothing.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include <xapian.h>

#include "indexer/writing/article_writer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/pending_changes.h"

namespace fundstelle {

/// Not copyable: it owns a transaction, which is given up unless commit() is called.
class LiveWriter : public ArticleWriter {
 public:
  /// `database` and `builder` must outlive the writer.
  LiveWriter(Xapian::WritableDatabase& database, DocumentBuilder& builder);
  ~LiveWriter() override;
  LiveWriter(const LiveWriter&) = delete;
  LiveWriter& operator=(const LiveWriter&) = delete;

  void begin_file(std::uint64_t file) override;
  void add(Article&& article) override;
  void end_file(FileState&& state, bool complete) override;

  /// Takes a file and its documents out.
  void remove_file(std::uint64_t file);
  /// Counts the documents of a file that was not read again.
  void keep_file(const FileState& state) { counts_.unchanged += state.documents; }

  const WriteCounts& counts() const { return counts_; }
  /// Something would be written by commit().
  bool changed() const { return changed_; }
  void commit();

 private:
  struct Known {
    Xapian::docid document = 0;
    std::string content;  // the content half of slots::kIdentity
    bool seen = false;
  };

  Xapian::WritableDatabase& database_;
  DocumentBuilder& builder_;
  PendingChanges pending_{database_};
  WriteCounts counts_;
  std::vector<Xapian::docid> changed_documents_;
  bool changed_ = false;
  bool open_ = true;
  std::uint64_t file_ = 0;
  std::uint64_t documents_in_file_ = 0;
  std::unordered_map<std::string, Known> known_;  // of the current file, by the key half
};

}  // namespace fundstelle
