// Folders, tables and metadata, damaged on purpose, and what the check advises.
#include "indexer/checks/index_check.h"

#include <random>

#include <gmock/gmock.h>

#include "base/error.h"
#include "index/columns/facet_column.h"
#include "index/slots.h"
#include "indexer/checks/table_check.h"
#include "tests/unit/indexer/checked_index.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class IndexCheck : public CheckedIndex {
 protected:
  std::string read(const fs::path& path) const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void overwrite(const fs::path& path, const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::string only_remedy() const {
    const std::vector<Damage> damages = check().findings.shown();
    return damages.size() == 1 ? damages.front().remedy : std::to_string(damages.size());
  }
};

TEST_F(IndexCheck, NoIndexYetIsAnError) {
  EXPECT_THROW(check_index(folder_.path() / "none", kFingerprint), Error);
}

TEST_F(IndexCheck, FileInPlaceOfTheFolderIsAnError) {
  EXPECT_THROW(check_index(folder_.write("file", ""), kFingerprint), Error);
}

TEST_F(IndexCheck, FindsAStubThatNamesNothing) {
  overwrite(folder_.path() / "XAPIANDB", "garbage\n");
  EXPECT_THAT(findings(), ElementsAre(AllOf(StartsWith("stub: "), HasSubstr("XAPIANDB"))));
  EXPECT_EQ(only_remedy(), "`indexer rollback` takes gen-0001 back into use");
}

TEST_F(IndexCheck, FindsAGenerationThatIsGone) {
  fs::remove_all(generation());
  EXPECT_THAT(findings(), ElementsAre("generation: " + generation().string() + " is missing"));
}

TEST_F(IndexCheck, FindsAMissingTable) {
  fs::remove(generation() / "termlist.glass");
  EXPECT_THAT(findings(),
              ElementsAre(AllOf(StartsWith("tables: "), HasSubstr("termlist.glass is missing"))));
}

TEST_F(IndexCheck, FindsATruncatedTable) {
  fs::resize_file(generation() / "postlist.glass", 4000);
  EXPECT_THAT(findings(), ElementsAre(AllOf(StartsWith("tables: "),
                                            HasSubstr("postlist.glass is too short by 3 "))));
}

TEST_F(IndexCheck, FindsAChangedByteOfATable) {
  const fs::path table = generation() / "termlist.glass";
  std::string bytes = read(table);
  bytes[bytes.size() - 100] ^= 1;
  overwrite(table, bytes);
  EXPECT_THAT(findings(), ElementsAre(AllOf(StartsWith("tables: "), HasSubstr("termlist.glass: "),
                                            HasSubstr("not as it was written"))));
}

TEST_F(IndexCheck, FindsColumnsOfOtherDocuments) {
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.delete_document(2);
    database.commit();
  }
  EXPECT_THAT(findings(), ElementsAre("columns: the index was changed by another program (it has 2 "
                                      "documents, indexed were 3)"));
  EXPECT_THAT(only_remedy(), HasSubstr("sources named"));
}

TEST_F(IndexCheck, NotesChangesOfOthersAndMissingChecksums) {
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata("another program's", "value");
    database.commit();
  }
  EXPECT_TRUE(check().findings.empty());
  EXPECT_THAT(check().notes, ElementsAre(HasSubstr("of the state before the last change"),
                                         HasSubstr("changed by another program")));
}

TEST_F(IndexCheck, FindsATruncatedTableWithoutChecksums) {
  fs::remove(generation() / glass::kChecksumsFile);
  if (!kXapianChecks) GTEST_SKIP() << "Xapian's check is left out under AddressSanitizer";
  fs::resize_file(generation() / "postlist.glass", 4000);
  EXPECT_THAT(findings(),
              ElementsAre(AllOf(StartsWith("tables: "), HasSubstr("postlist.glass: EOF"))));
}

TEST_F(IndexCheck, FindsAnOverwrittenTable) {
  if (!kXapianChecks) GTEST_SKIP() << "Xapian's check is left out under AddressSanitizer";
  fs::remove(generation() / glass::kChecksumsFile);
  const fs::path table = generation() / "termlist.glass";
  overwrite(table, std::string(fs::file_size(table), '\x55'));
  const std::vector<std::string> found = findings();
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front(), AllOf(StartsWith("tables: "), HasSubstr("termlist.glass: ")));
}

TEST_F(IndexCheck, FindsADamagedVersionFileOnce) {
  overwrite(generation() / "iamglass", "nonsense");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("tables: ")));
}

TEST_F(IndexCheck, FindsOneChangedByteOfATablesStructure) {
  if (!kXapianChecks) GTEST_SKIP() << "Xapian's check is left out under AddressSanitizer";
  fs::remove(generation() / glass::kChecksumsFile);
  const fs::path table = generation() / "postlist.glass";
  std::string bytes = read(table);
  for (std::size_t block = 0; block < bytes.size(); block += 8192) bytes[block + 9] ^= 0x7F;
  overwrite(table, bytes);
  const std::vector<std::string> found = findings();
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front(), AllOf(StartsWith("tables: "), HasSubstr("postlist.glass: ")));
}

TEST_F(IndexCheck, FindsAnotherSchema) {
  set_metadata("fundstelle:schema", std::string(1, static_cast<char>(kSchemaVersion + 1)));
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("metadata: written by another version")));
  EXPECT_THAT(only_remedy(), HasSubstr("indexer update"));
}

TEST_F(IndexCheck, FindsDamagedSources) {
  set_metadata("fundstelle:sources", "\x7F");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("metadata: ")));
  EXPECT_THAT(only_remedy(), HasSubstr("sources named"));
}

TEST_F(IndexCheck, NotesOtherAnalyzers) {
  const CheckReport report = check_index(folder_.path(), "others");
  EXPECT_TRUE(report.findings.empty());
  EXPECT_THAT(report.notes, ElementsAre(HasSubstr("other analyzers")));
}

TEST_F(IndexCheck, NotesLeftovers) {
  publish();
  EXPECT_THAT(check().notes, IsEmpty());  // the generation before is none
  generations_.create();
  EXPECT_TRUE(check().findings.empty());
  EXPECT_THAT(check().notes, ElementsAre(AllOf(HasSubstr("gen-0003"), HasSubstr("stopped"))));
}

TEST_F(IndexCheck, NotesGenerationsThatNoRunRemoves) {
  fs::create_directory(folder_.path() / "gen-2024");
  EXPECT_TRUE(check().findings.empty());
  EXPECT_THAT(check().notes, ElementsAre(AllOf(HasSubstr("gen-2024"), HasSubstr("not in use"))));
}

TEST_F(IndexCheck, AdvisesAGoingBackToASoundGeneration) {
  set_metadata(column_totals_key(slots::kDate), "");
  EXPECT_EQ(only_remedy(), "run `indexer rebuild`");
  publish();
  set_metadata(column_totals_key(slots::kDate), "");  // now both are damaged
  EXPECT_EQ(only_remedy(), "run `indexer rebuild`");
  publish();
  publish();
  set_metadata(column_totals_key(slots::kDate), "");
  EXPECT_THAT(only_remedy(), HasSubstr("`indexer rollback` goes back to generation 3"));
}

// Whatever bytes are hit: the check comes to an end, with or without findings.
TEST_F(IndexCheck, EndsWhateverIsDamaged) {
  if (!kXapianChecks) GTEST_SKIP() << "Xapian's check is left out under AddressSanitizer";
  fs::remove(generation() / glass::kChecksumsFile);  // they would end it at once
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const fs::path table = generation() / (round % 2 == 0 ? "postlist.glass" : "termlist.glass");
    const std::string sound = read(table);
    std::string bytes = sound;
    for (int hit = 0; hit < 4; ++hit) {
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    }
    overwrite(table, bytes);
    EXPECT_NO_THROW(static_cast<void>(check())) << "round " << round;
    overwrite(table, sound);
  }
  EXPECT_THAT(findings(), IsEmpty());
}

}  // namespace
}  // namespace fundstelle
