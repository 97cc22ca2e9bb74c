#include "indexer/checks/document_name.h"

#include <exception>

#include <fmt/format.h>

#include "index/file_state.h"
#include "index/slots.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

// By the document's file term; empty when it has none or the file is unknown.
std::string path_of(const Xapian::Database& database, Xapian::docid document) {
  const std::string any_file = file_term(0);
  const std::string_view prefix = std::string_view(any_file).substr(0, 1);
  auto term = database.termlist_begin(document);
  term.skip_to(std::string(prefix));
  if (term == database.termlist_end(document)) return {};
  const std::string name = *term;
  if (name.size() != any_file.size() || !name.starts_with(prefix)) return {};
  const std::string key = std::string(kFileStatePrefix) + name.substr(prefix.size());
  const std::string state = database.get_metadata(key);
  return state.empty() ? std::string() : FileState::parse(state).path;
}

// Empty when `read` fails.
template <typename Read>
std::string whatever_is_there(Read read) {
  try {
    return read();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error&) {
    return {};
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace

std::string document_name(const Xapian::Database& database, Xapian::docid document) {
  const std::string id = whatever_is_there([&] {
    return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slots::kId);
  });
  const std::string path = whatever_is_there([&] { return path_of(database, document); });
  const std::string both = id.empty() || path.empty() || id == path
                               ? (path.empty() ? id : path)
                               : fmt::format("{} in {}", id, path);
  return both.empty() ? fmt::format("document {}", document)
                      : fmt::format("document {} ({})", document, both);
}

}  // namespace fundstelle
