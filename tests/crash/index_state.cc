#include "tests/crash/index_state.h"

#include <algorithm>

#include <fmt/format.h>
#include <xapian.h>

#include "base/hash.h"
#include "base/sanitize.h"
#include "index/file_state.h"
#include "index/open_index.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

constexpr int kShownDifferences = 8;
constexpr std::size_t kShownBytes = 400;  // of each side

// All that is stored of a document, as a hash.
std::string contents_of(const Xapian::Document& document) {
  std::string contents;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    contents += fmt::format("{} {}\n", *term, term.get_wdf());
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    contents += fmt::format("{} {}\n", value.get_valueno(), *value);
  }
  return fmt::format("{:016x}", hash64(contents + document.get_data()));
}

void add_files(const Xapian::Database& database, IndexState& state) {
  const std::string prefix(kFileStatePrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const FileState file = FileState::parse(database.get_metadata(*key));
    state["file " + file.path] =
        fmt::format("{} bytes, {} documents, {} failures, {}", file.size, file.documents,
                    file.failures.size(), file.unreadable ? "unreadable" : "readable");
  }
}

std::string side(const IndexState& state, const std::string& name) {
  const auto entry = state.find(name);
  return entry == state.end() ? "missing" : entry->second;
}

// From the first line on that differs.
std::string differing_part(const std::string& text, const std::string& other) {
  const auto [end, ignored] = std::mismatch(text.begin(), text.end(), other.begin(), other.end());
  const std::size_t line = text.rfind('\n', static_cast<std::size_t>(end - text.begin()));
  return sanitize_for_terminal(text.substr(line == text.npos ? 0 : line, kShownBytes));
}

}  // namespace

IndexState read_index_state(const std::filesystem::path& index) {
  const OpenIndex open = open_index(index);
  const Xapian::Database& database = open.database;
  IndexState state;
  state["documents"] = fmt::format("{}", database.get_doccount());
  state["total length"] = fmt::format("{}", database.get_total_length());
  state["fingerprint"] = open.metadata.fingerprint;
  state["facets"] = open.metadata.facets.serialize();
  for (const Source& source : open.metadata.sources) state["source " + source.path] = "known";
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    state["term " + *term] = fmt::format("in {} documents, {} times", term.get_termfreq(),
                                         database.get_collection_freq(*term));
  }
  for (auto entry = database.postlist_begin(""); entry != database.postlist_end(""); ++entry) {
    const Xapian::Document document = database.get_document(*entry);
    std::string& contents = state[fmt::format("document {} {:016x}", document.get_value(slots::kId),
                                              hash64(document.get_value(slots::kIdentity)))];
    contents += contents_of(document);  // twice when two documents bear that name
  }
  add_files(database, state);
  return state;
}

std::string difference(const IndexState& one, const IndexState& other) {
  std::map<std::string, int> names;
  for (const auto* state : {&one, &other}) {
    for (const auto& [name, value] : *state) ++names[name];
  }
  std::string text;
  int differences = 0;
  for (const auto& [name, sides] : names) {
    const std::string left = side(one, name);
    const std::string right = side(other, name);
    if (left == right) continue;
    if (++differences <= kShownDifferences) {
      text += fmt::format("{}:\n  {}\n  {}\n", sanitize_for_terminal(name),
                          differing_part(left, right), differing_part(right, left));
    }
  }
  return differences == 0 ? "" : fmt::format("{} differences\n{}", differences, text);
}

}  // namespace fundstelle
