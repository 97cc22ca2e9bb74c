#include "indexer/writing/change_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fundstelle {

void ChangeWriter::begin_file(std::uint64_t file) {
  file_ = file;
  documents_in_file_ = 0;
  comparison_.begin(file);
}

void ChangeWriter::add(Article&& article) {
  ++documents_in_file_;
  const FileComparison::Result result = comparison_.compare(article);
  switch (result.kind) {
    case FileComparison::Kind::kSame:
      ++counts_.unchanged;
      return;
    case FileComparison::Kind::kNew:
      ++counts_.added;
      contents_added_.push_back(result.content);
      break;
    case FileComparison::Kind::kChanged:
      ++counts_.updated;
      break;
  }
  write_document(result.document, std::move(article));
}

void ChangeWriter::end_file(FileState&& state, bool complete) {
  for (const FileComparison::Document& document : comparison_.unseen()) {
    if (complete) {
      remove(document);
    } else {
      ++documents_in_file_;
      ++counts_.unchanged;
    }
  }
  state.documents = documents_in_file_;
  write_state(file_, state);
}

void ChangeWriter::remove_file(std::uint64_t file) {
  for (const FileComparison::Document& document : comparison_.documents_of(file)) remove(document);
  delete_state(file);
}

void ChangeWriter::remove(const FileComparison::Document& document) {
  delete_document(document.document);
  contents_deleted_.push_back(document.content);
  ++counts_.deleted;
}

std::uint64_t ChangeWriter::lost() const {
  std::vector<std::uint64_t> added = contents_added_;
  std::vector<std::uint64_t> deleted = contents_deleted_;
  std::sort(added.begin(), added.end());
  std::sort(deleted.begin(), deleted.end());
  std::vector<std::uint64_t> lost;
  std::set_difference(deleted.begin(), deleted.end(), added.begin(), added.end(),
                      std::back_inserter(lost));
  return lost.size();
}

}  // namespace fundstelle
