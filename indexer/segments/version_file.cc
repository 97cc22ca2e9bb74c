#include "indexer/segments/version_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

#include "base/bytes.h"
#include "base/error.h"
#include "index/xapian/database.h"
#include "index/xapian/glass_files.h"

namespace fundstelle::glass {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSequential = 2;  // the blocks of each level lie in the order of their keys
constexpr unsigned kNoRoot = 1;
constexpr unsigned kCompressMin = 18;  // bytes; of tags in tables that are compressed

void append_root(std::string& bytes, const TableRoot& root, unsigned compress_min) {
  append_varint(bytes, root.block);
  append_varint(bytes, root.level << 2 | kSequential | (root.blocks == 0 ? kNoRoot : 0));
  append_varint(bytes, root.entries);
  append_varint(bytes, kBlockBytes >> 11);
  append_varint(bytes, compress_min);
  // The list of free blocks: its revision, the first block never used, where reading and writing
  // stand (block and offset each). A table without blocks has none.
  std::string free_list;
  if (root.blocks > 0) {
    append_varint(free_list, 0);
    append_varint(free_list, root.blocks);
    free_list.append(4, '\0');
  }
  append_string(bytes, free_list);
}

}  // namespace

void DatabaseCounts::add_document(std::uint32_t length) {
  ++documents;
  occurrences += length;
  longest = std::max(longest, length);
  if (length > 0 && (shortest == 0 || length < shortest)) shortest = length;
}

void write_version(const fs::path& folder, const TableRoot& postings, const TableRoot& term_lists,
                   const DatabaseCounts& counts) {
  std::string bytes = format_mark();
  bytes.append(16, '\1');  // the UUID; the merged database gets one of its own
  append_varint(bytes, kRevision);
  append_root(bytes, postings, 0);
  append_root(bytes, {}, kCompressMin);  // documents' data
  append_root(bytes, term_lists, kCompressMin);
  append_root(bytes, {}, 0);             // positions
  append_root(bytes, {}, kCompressMin);  // spellings
  append_root(bytes, {}, kCompressMin);  // synonyms
  append_varint(bytes, counts.documents);
  append_varint(bytes, 0);  // highest number of a document, less their count
  append_varint(bytes, counts.shortest);
  append_varint(bytes, counts.most_occurrences);
  append_varint(bytes, counts.longest - counts.most_occurrences);
  append_varint(bytes, 0);  // the oldest set of changes
  append_varint(bytes, counts.occurrences);
  append_varint(bytes, 0);  // spellings
  const fs::path path = folder / kVersionFile;
  std::ofstream file(path, std::ios::binary);
  file << bytes << std::flush;
  if (!file) throw system_failure(fmt::format("cannot write {}", path.string()), errno);
}

bool xapian_writes_this_format(const fs::path& scratch) {
  try {
    create_database(scratch, Xapian::DB_NO_SYNC).close();
  } catch (const Xapian::DatabaseCreateError& error) {
    // Xapian 1.4 does not say what the system had against it.
    throw Error(
        fmt::format("cannot create a database in {}: {}", scratch.string(), error.get_msg()),
        "see whether there is space left on the disk, and whether it is sound");
  }
  std::string mark(format_mark().size(), '\0');
  std::ifstream file(scratch / kVersionFile, std::ios::binary);
  file.read(mark.data(), static_cast<std::streamsize>(mark.size()));
  const bool same = file && mark == format_mark();
  file.close();
  fs::remove_all(scratch);  // created above, for this question only
  return same;
}

}  // namespace fundstelle::glass
