#include "indexer/checks/file_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "index/file_state.h"
#include "index/terms.h"
#include "indexer/checks/all_documents.h"
#include "indexer/checks/document_name.h"

namespace fundstelle {
namespace {

constexpr std::string_view kPart = "files";
constexpr std::string_view kTermPrefix = "P";  // file_term()

class FileCheck {
 public:
  FileCheck(const Xapian::Database& database, const Origins& origins, Findings& findings)
      : database_(database),
        origins_(origins),
        findings_(findings),
        has_file_(origins.files.size()) {}

  std::uint64_t run() {
    const std::uint64_t files = check_states();
    check_terms();
    check_documents_without_file();
    return files;
  }

 private:
  std::uint64_t check_states();
  void check_terms();
  void check_file(std::uint64_t file, const std::optional<FileState>& state);
  std::vector<Xapian::docid> documents_of(std::uint64_t file) const;
  void check_for_copies(const std::vector<Xapian::docid>& documents);
  void check_documents_without_file();

  const Xapian::Database& database_;
  const Origins& origins_;
  Findings& findings_;
  std::vector<bool> has_file_;  // by document number
};

// The files that are remembered, with their documents.
std::uint64_t FileCheck::check_states() {
  std::uint64_t files = 0;
  const std::string prefix(kFileStatePrefix);
  const auto end = database_.metadata_keys_end(prefix);
  for (auto key = database_.metadata_keys_begin(prefix); key != end; ++key) {
    const std::string name = *key;
    ++files;
    std::optional<FileState> state;
    std::uint64_t file = 0;
    try {
      file = ByteReader(std::string_view(name).substr(prefix.size())).big_endian<std::uint64_t>();
      state = FileState::parse(database_.get_metadata(name));
    } catch (const Error& error) {
      findings_.add(kPart, fmt::format("file {:016x}: {}", file, error.message()));
    }
    if (state && file_number(state->path) != file) {
      findings_.add(kPart, fmt::format("{} is remembered as file {:016x} instead of {:016x}",
                                       state->path, file, file_number(state->path)));
    }
    check_file(file, state);
  }
  return files;
}

// The files that documents have and that are not remembered.
void FileCheck::check_terms() {
  const std::string prefix(kTermPrefix);
  const auto end = database_.allterms_end(prefix);
  for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
    const std::string name = *term;
    if (name.size() != prefix.size() + sizeof(std::uint64_t)) {
      findings_.add(kPart, fmt::format("a term of {} bytes names no file", name.size()));
      continue;
    }
    const auto file =
        ByteReader(std::string_view(name).substr(prefix.size())).big_endian<std::uint64_t>();
    if (!database_.get_metadata(file_state_key(file)).empty()) continue;
    findings_.add(kPart, [&] {
      const Xapian::doccount documents = term.get_termfreq();
      return fmt::format(
          "{} of a file that is not remembered; the first is {}",
          documents == 1 ? "1 document is" : fmt::format("{} documents are", documents),
          document_name(database_, *database_.postlist_begin(name)));
    });
    check_file(file, std::nullopt);
  }
}

void FileCheck::check_file(std::uint64_t file, const std::optional<FileState>& state) {
  const std::vector<Xapian::docid> documents = documents_of(file);
  if (state && state->documents != documents.size()) {
    findings_.add(kPart, fmt::format("{} is remembered with {} documents and has {}", state->path,
                                     state->documents, documents.size()));
  }
  for (const Xapian::docid document : documents) {
    if (has_file_[document]) {
      findings_.add(kPart, [&] {
        return fmt::format("{} is listed under two files", document_name(database_, document));
      });
    }
    has_file_[document] = true;
    const std::uint64_t of_article = origins_.files[document];
    if (of_article == file || of_article == Origins::kUnknown) continue;
    findings_.add(kPart, [&] {
      return fmt::format("{} is listed under another file than its article's",
                         document_name(database_, document));
    });
  }
  check_for_copies(documents);
}

// Without those that the database does not have, whose numbers are damage of a posting list.
std::vector<Xapian::docid> FileCheck::documents_of(std::uint64_t file) const {
  const std::string term = file_term(file);
  std::vector<Xapian::docid> documents(database_.postlist_begin(term),
                                       database_.postlist_end(term));
  std::erase_if(documents, [&](Xapian::docid document) { return document >= has_file_.size(); });
  return documents;
}

void FileCheck::check_for_copies(const std::vector<Xapian::docid>& documents) {
  std::vector<std::pair<std::uint64_t, Xapian::docid>> keys;
  for (const Xapian::docid document : documents) {
    const std::uint64_t key = origins_.keys[document];
    if (key != Origins::kUnknown) keys.emplace_back(key, document);
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i - 1].first != keys[i].first) continue;
    findings_.add(kPart, [&] {
      return fmt::format("{} and {} are the same article",
                         document_name(database_, keys[i - 1].second),
                         document_name(database_, keys[i].second));
    });
  }
}

void FileCheck::check_documents_without_file() {
  for_each_document(database_, [&](Xapian::docid document) {
    if (has_file_[document]) return;
    findings_.add(kPart, [&] {
      return fmt::format("{} is listed under no file", document_name(database_, document));
    });
  });
}

}  // namespace

std::uint64_t check_files(const Xapian::Database& database, const Origins& origins,
                          Findings& findings) {
  return FileCheck(database, origins, findings).run();
}

}  // namespace fundstelle
