// Checksums of the files of a database: after builds, after commits, and what they find.
#include "index/xapian/checksums.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "base/error.h"
#include "index/xapian/database.h"
#include "index/xapian/glass_files.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle::glass {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ChecksumsTest : public testing::Test {
 protected:
  ChecksumsTest() { add(3'000); }

  void add(int documents) {
    for (; documents > 0; --documents) database_.add_document(random_document());
    database_.commit();
  }

  Xapian::Document random_document() {
    Xapian::Document document;
    for (int term = 0; term < 40; ++term) {
      document.add_term("t" + std::to_string(random_() % 20'000));
    }
    document.add_value(0, std::string(200, static_cast<char>(random_() % 256)));
    return document;
  }

  // Some documents added, replaced, deleted.
  void change() {
    for (int i = 0; i < 20; ++i) {
      const auto document = static_cast<Xapian::docid>(1 + random_() % 3'000);
      if (i % 2 == 0) database_.replace_document(document, random_document());
      if (i % 5 == 0) database_.add_document(random_document());
      if (i % 5 == 1) database_.delete_document(database_.add_document(random_document()));
    }
    database_.commit();
  }

  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void overwrite(const fs::path& path, const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::string checksums() const { return read(database_folder_ / kChecksumsFile); }

  // A byte of a block that is part of the table's tree.
  void damage(const std::string& table) const {
    for (const TreeRoot& root : read_version(database_folder_).trees) {
      if (root.table != table) continue;
      const std::uint32_t block = TableFile(database_folder_, root).tree().back();
      std::string bytes = read(database_folder_ / table);
      bytes[std::size_t{block} * root.block_bytes + 5'000] ^= 1;
      overwrite(database_folder_ / table, bytes);
    }
  }

  void expect_sound() const {
    const ChecksumTest test = test_checksums(database_folder_);
    EXPECT_TRUE(test.complete) << test.gap;
    EXPECT_THAT(test.damages, IsEmpty());
  }

  const TemporaryFolder folder_;
  const fs::path database_folder_ = folder_.path() / "db";
  std::mt19937 random_{5};
  Xapian::WritableDatabase database_{database_folder_.string(), Xapian::DB_CREATE};
};

TEST_F(ChecksumsTest, OfASoundDatabaseHold) {
  write_checksums(database_folder_);
  expect_sound();
}

TEST_F(ChecksumsTest, BehindEachCommitAreThoseThatAreMadeOfAllBlocks) {
  write_checksums(database_folder_);
  for (int round = 0; round < 15; ++round) {
    change();
    write_checksums(database_folder_);
    expect_sound();
    const std::string continued = checksums();
    fs::remove(database_folder_ / kChecksumsFile);
    write_checksums(database_folder_);
    ASSERT_EQ(checksums(), continued) << "round " << round;
  }
}

TEST_F(ChecksumsTest, DoNotTakeInDamageOfBlocksThatACommitLeftAlone) {
  write_checksums(database_folder_);
  damage("termlist.glass");
  database_.set_metadata("key", "value");
  database_.commit();
  write_checksums(database_folder_);
  EXPECT_THAT(test_checksums(database_folder_).damages,
              ElementsAre(HasSubstr("termlist.glass: 1 of ")));
}

TEST_F(ChecksumsTest, FindOneChangedBitOfATable) {
  write_checksums(database_folder_);
  for (const char* table : {"postlist.glass", "termlist.glass"}) {
    const std::string sound = read(database_folder_ / table);
    damage(table);
    EXPECT_THAT(test_checksums(database_folder_).damages,
                ElementsAre(HasSubstr("not as it was written")));
    overwrite(database_folder_ / table, sound);
  }
  expect_sound();
}

TEST_F(ChecksumsTest, FindEachChangedByteOfTheVersionFile) {
  write_checksums(database_folder_);
  const fs::path path = database_folder_ / kVersionFile;
  const std::string sound = read(path);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bytes = sound;
    bytes[at] ^= 4;
    overwrite(path, bytes);
    const ChecksumTest test = test_checksums(database_folder_);
    // Another id or a later revision is that of another state, of which there are no checksums.
    EXPECT_FALSE(test.complete && test.damages.empty()) << at;
    EXPECT_FALSE(test.gap.empty() && test.damages.empty()) << at;
  }
}

TEST_F(ChecksumsTest, FindATableThatIsCutShort) {
  write_checksums(database_folder_);
  const fs::path path = database_folder_ / "postlist.glass";
  fs::resize_file(path, fs::file_size(path) - 8'192);
  EXPECT_THAT(test_checksums(database_folder_).damages, ElementsAre(HasSubstr("too short by 1 ")));
}

TEST_F(ChecksumsTest, OfTheStateBeforeAreTold) {
  write_checksums(database_folder_);
  change();
  EXPECT_THAT(test_checksums(database_folder_).gap, HasSubstr("before the last change"));
  change();
  write_checksums(database_folder_);  // two commits later all blocks are read
  expect_sound();
}

TEST_F(ChecksumsTest, OfAnotherDatabaseAreTold) {
  write_checksums(database_folder_);
  database_.compact((folder_.path() / "copy").string());
  fs::copy(database_folder_ / kChecksumsFile, folder_.path() / "copy" / kChecksumsFile);
  EXPECT_THAT(test_checksums(folder_.path() / "copy").gap, HasSubstr("of another database"));
  write_checksums(folder_.path() / "copy");
  EXPECT_TRUE(test_checksums(folder_.path() / "copy").complete);
}

TEST_F(ChecksumsTest, ThatAreMissingOrDamagedAreNoDamageOfTheDatabase) {
  EXPECT_THAT(test_checksums(database_folder_).gap, HasSubstr("No such file"));
  write_checksums(database_folder_);
  std::string bytes = checksums();
  bytes[bytes.size() / 2] ^= 1;
  overwrite(database_folder_ / kChecksumsFile, bytes);
  const ChecksumTest test = test_checksums(database_folder_);
  EXPECT_FALSE(test.complete);
  EXPECT_THAT(test.gap, HasSubstr("is damaged"));
  EXPECT_THAT(test.damages, IsEmpty());
  write_checksums(database_folder_);
  expect_sound();
}

TEST(GlassFiles, OfAnEmptyDatabaseHaveNoTrees) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "db";
  Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE).commit();
  EXPECT_THAT(read_version(path).trees, IsEmpty());
  write_checksums(path);
  EXPECT_TRUE(test_checksums(path).complete);
}

TEST(GlassFiles, AreRefusedWhenTheyAreDamaged) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "db";
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
  for (int document = 0; document < 2'000; ++document) {
    Xapian::Document made;
    for (int term = 0; term < 20; ++term) {
      made.add_term(std::to_string(document) + " " + std::to_string(term));
    }
    database.add_document(made);
  }
  database.commit();
  const Version version = read_version(path);
  EXPECT_EQ(version.revision, database.get_revision());
  std::string table;
  {
    std::ifstream in(path / "postlist.glass", std::ios::binary);
    table.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::mt19937 random(2);
  const TreeRoot& root = version.trees.front();
  ASSERT_GT(root.level, 0U);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = table;
    bytes[std::size_t{root.block} * root.block_bytes + random() % root.block_bytes] =
        static_cast<char>(random() % 256);
    std::ofstream(path / "postlist.glass", std::ios::binary | std::ios::trunc) << bytes;
    try {
      TableFile(path, root).tree();
    } catch (const Error& error) {
      EXPECT_THAT(error.message(), HasSubstr("postlist.glass is damaged (block "));
    }
  }
}

}  // namespace
}  // namespace fundstelle::glass
