#include "index/columns_stamp.h"

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "index/column_store.h"
#include "index/xapian/database.h"
#include "index/xapian/glass_files.h"

namespace fundstelle {
namespace {

constexpr const char* kStampKey = "fundstelle:columns";

struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t last = 0;
  std::uint64_t length = 0;

  friend bool operator==(const Counts&, const Counts&) = default;
};

struct Stamp {
  std::string uuid;
  std::uint64_t revision = 0;
  Counts counts;
  std::uint64_t first = 0;
};

Counts counts_of(const Xapian::Database& database) {
  return {database.get_doccount(), database.get_lastdocid(), database.get_total_length()};
}

// 0 when there are none.
std::uint64_t first_document(const Xapian::Database& database) {
  const auto first = database.postlist_begin("");
  return first == database.postlist_end("") ? 0 : *first;
}

Stamp read_stamp(const Xapian::Database& database) {
  const std::string bytes = read_column_entry(database, kStampKey);
  ByteReader reader(bytes);
  Stamp stamp;
  stamp.uuid = reader.string();
  stamp.revision = reader.varint();
  stamp.counts.documents = reader.varint();
  stamp.counts.last = reader.varint();
  stamp.counts.length = reader.varint();
  stamp.first = reader.varint();
  return stamp;
}

// After a commit that failed, Xapian may write the old state as a new revision.
bool is_old_state(const Stamp& stamp, const std::filesystem::path& folder) {
  return !is_of_other_format(folder) && glass::postings_revision(folder) == stamp.revision;
}

}  // namespace

void stamp_columns(Xapian::WritableDatabase& database) {
  const Counts counts = counts_of(database);
  std::string bytes;
  append_string(bytes, database.get_uuid());
  append_varint(bytes, database.get_revision() + 1);
  append_varint(bytes, counts.documents);
  append_varint(bytes, counts.last);
  append_varint(bytes, counts.length);
  append_varint(bytes, first_document(database));
  write_column_entry(database, kStampKey, std::move(bytes));
}

std::string require_own_columns(const Xapian::Database& database,
                                const std::filesystem::path& folder) {
  const Stamp stamp = read_stamp(database);
  const Counts counts = counts_of(database);
  const bool same_database = database.get_uuid() == stamp.uuid;
  const bool same_revision = same_database && database.get_revision() == stamp.revision;
  if (counts == stamp.counts && same_database) {
    if (same_revision || is_old_state(stamp, folder)) return {};
    return "the index was changed by another program; `indexer check` says whether counts and "
           "orders still hold";
  }
  if (!same_database && counts.documents == stamp.counts.documents &&
      counts.length == stamp.counts.length && first_document(database) == stamp.first) {
    return {};
  }
  const std::string what = counts.documents == stamp.counts.documents
                               ? std::string("its columns were made for other documents")
                               : fmt::format("it has {} documents, indexed were {}",
                                             counts.documents, stamp.counts.documents);
  if (same_revision) {
    throw Error(fmt::format("the index is damaged ({})", what),
                "run `indexer check`, then `indexer rebuild`");
  }
  throw Error(fmt::format("the index was changed by another program ({})", what),
              "run `indexer rebuild` with all its sources named");
}

}  // namespace fundstelle
