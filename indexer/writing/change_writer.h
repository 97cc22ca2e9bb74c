// Finds out which documents of an index that is there have to be added, replaced or deleted, and
// counts them. What becomes of that is up to two kinds: LiveWriter does it, TrialWriter does not.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "indexer/writing/article_writer.h"
#include "indexer/writing/file_comparison.h"

namespace fundstelle {

class ChangeWriter : public ArticleWriter {
 public:
  /// `database` must outlive the writer.
  explicit ChangeWriter(const Xapian::Database& database) : comparison_(database) {}

  void begin_file(std::uint64_t file) final;
  void add(Article&& article) final;
  void end_file(FileState&& state, bool complete) final;

  /// Takes a file and its documents out.
  void remove_file(std::uint64_t file);
  /// Counts the documents of a file that was not read again.
  void keep_file(const FileState& state) { counts_.unchanged += state.documents; }

  const WriteCounts& counts() const { return counts_; }
  /// Documents that were deleted and whose content was not added elsewhere: a file that got another
  /// name is no loss.
  std::uint64_t lost() const;

 protected:
  /// `document` is the one to replace, or 0 for a new one.
  virtual void write_document(Xapian::docid document, Article&& article) = 0;
  virtual void delete_document(Xapian::docid document) = 0;
  virtual void write_state(std::uint64_t file, const FileState& state) = 0;
  virtual void delete_state(std::uint64_t file) = 0;

 private:
  void remove(const FileComparison::Document& document);

  FileComparison comparison_;
  WriteCounts counts_;
  std::vector<std::uint64_t> contents_added_;
  std::vector<std::uint64_t> contents_deleted_;
  std::uint64_t file_ = 0;
  std::uint64_t documents_in_file_ = 0;
};

/// For a dry run: changes nothing.
class TrialWriter : public ChangeWriter {
 public:
  using ChangeWriter::ChangeWriter;

 protected:
  void write_document(Xapian::docid, Article&&) override {}
  void delete_document(Xapian::docid) override {}
  void write_state(std::uint64_t, const FileState&) override {}
  void delete_state(std::uint64_t) override {}
};

}  // namespace fundstelle
