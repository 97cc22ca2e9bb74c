// What an index holds, byte by byte: articles, positions, facet values, columns, file states and
// metadata must not change unnoticed, or an index of today is misread tomorrow.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <xapian.h>

#include "index/generations.h"
#include "index/schema_version.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

class StoredRecords : public ProgramTest {};

// ASCII as it is, all else as \xNN; a byte that comes many times as \xNN{TIMES}.
std::string escaped(std::string_view bytes) {
  constexpr std::size_t kManyTimes = 8;
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const char byte = bytes[at];
    const std::size_t times = std::min(bytes.find_first_not_of(byte, at), bytes.size()) - at;
    const std::string one = byte > ' ' && byte < '\x7F' && byte != '\\'
                                ? std::string(1, byte)
                                : fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    if (times >= kManyTimes) {
      text += fmt::format("{}{{{}}}", one, times);
      at += times;
    } else {
      text += one;
      ++at;
    }
  }
  return text;
}

// What stands for the machine and the moment, and not for the layout.
bool is_of_this_build(const std::string& key) {
  return key == "fundstelle:fingerprint" || key == "fundstelle:columns";
}

std::string dump(const Xapian::Database& database) {
  std::string all = fmt::format("schema {}\n", kSchemaVersion);
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    all += fmt::format("metadata {} = {}\n", escaped(*key),
                       is_of_this_build(*key) ? "..." : escaped(database.get_metadata(*key)));
  }
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    const Xapian::Document document = database.get_document(id);
    all += fmt::format("document {} of length {}, data '{}'\n", id, database.get_doclength(id),
                       escaped(document.get_data()));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += fmt::format("  term {} {}\n", escaped(*term), term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += fmt::format("  value {} = {}\n", value.get_valueno(), escaped(*value));
    }
  }
  return all;
}

std::string read_file(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST_F(StoredRecords, AreThoseOfTheirSchema) {
  // Words that no list knows otherwise next year, and no text so long that it is compressed.
  const std::string records =
      R"({"id": "a", "title": "The ships", "text": "Ships came in. The old ship went.",)"
      R"( "date": "2019-03-02T08:15:30+01:00", "company": ["Zyx & Sons", "Quib"], "city": "Qua",)"
      R"( "url": "https://example.org/a", "language": "en", "author": "Ada", "pages": [3, null]})"
      "\n"
      R"({"id": "b", "text": "Das Wort und das Brot.", "date": "2003", "language": "de",)"
      R"( "company": "Quib", "city": "Qua"})"
      "\n"
      R"({"text": "Ship it.", "year": [1999, 2003], "language": "fr", "company": "Zyx", "city": "Qua"})"
      "\n";
  const Outcome built = run("update", {"-"}, records).outcome;
  ASSERT_EQ(built.exit_code, 0) << built.err;
  const Generations generations(index());
  const std::string actual =
      dump(Xapian::Database(generations.folder(*generations.current()).string()));
  const fs::path golden = fs::path(FUNDSTELLE_GOLDEN) / "stored_records.txt";
  if (actual == read_file(golden)) return;
  const fs::path found = fs::current_path() / "stored_records.txt";
  std::ofstream(found, std::ios::binary) << actual;
  FAIL() << "What is stored has changed: compare\n  " << golden << "\n  " << found
         << "\nIf that is meant: raise kSchemaVersion (index/schema_version.h), keep a reader of "
            "the schema before, store an index (tests/data/indexes/store), and put the second file "
            "in place of the first.";
}

}  // namespace
}  // namespace fundstelle
