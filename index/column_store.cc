#include "index/column_store.h"

#include <utility>

#include "base/checksum.h"
#include "base/error.h"

namespace fundstelle {
namespace {

constexpr const char* kHint = "run `indexer check`, then `indexer rebuild`";

}  // namespace

std::string read_column_entry(const Xapian::Database& database, const std::string& key) {
  std::string entry = database.get_metadata(key);
  if (entry.empty()) throw Error("a part of the columns is missing", kHint);
  entry.resize(without_checksum(entry).size());
  return entry;
}

std::string read_column_entry_if_any(const Xapian::Database& database, const std::string& key) {
  std::string entry = database.get_metadata(key);
  if (!entry.empty()) entry.resize(without_checksum(entry).size());
  return entry;
}

void write_column_entry(Xapian::WritableDatabase& database, const std::string& key,
                        std::string entry) {
  append_checksum(entry);
  database.set_metadata(key, entry);
}

}  // namespace fundstelle
