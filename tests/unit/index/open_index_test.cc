#include "index/open_index.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "index/columns_stamp.h"
#include "index/generations.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;

class OpenIndexTest : public testing::Test {
 protected:
  void publish(const IndexMetadata& metadata) const {
    const Generations generations(folder_.path());
    generations.take_possession();
    const std::uint32_t next = generations.create();
    Xapian::WritableDatabase database(generations.folder(next).string(), Xapian::DB_CREATE);
    write_index_metadata(database, metadata);
    stamp_columns(database);
    database.commit();
    database.close();
    generations.publish(next);
  }

  Error error() const {
    try {
      open_index(folder_.path());
    } catch (const Error& error) {
      return error;
    }
    return Error("no error");
  }

  TemporaryFolder folder_;
};

TEST_F(OpenIndexTest, ReadsWhatTheIndexSaysOfItself) {
  IndexMetadata metadata;
  metadata.fingerprint = "f";
  metadata.facets = FacetSchema({{"author", "author", "", "", 0}});
  metadata.sources = {{"/a\xFF", {"*.md"}, {}}, {"/b", {}, {"x", "y"}}};
  publish(metadata);
  const OpenIndex open = open_index(folder_.path());
  EXPECT_EQ(open.generation, 1U);
  EXPECT_EQ(open.metadata.fingerprint, "f");
  EXPECT_EQ(open.metadata.facets.facets(), metadata.facets.facets());
  EXPECT_EQ(open.metadata.sources, metadata.sources);
}

TEST_F(OpenIndexTest, OpensTheNewestGeneration) {
  publish(IndexMetadata());
  publish(IndexMetadata());
  EXPECT_EQ(open_index(folder_.path()).generation, 2U);
}

TEST_F(OpenIndexTest, HintsAtIndexingWhereThereIsNoIndex) {
  EXPECT_THAT(error().hint(), HasSubstr("indexer update"));
}

TEST_F(OpenIndexTest, RefusesAnotherSchema) {
  IndexMetadata metadata;
  metadata.schema_version = kSchemaVersion + 1;
  publish(metadata);
  EXPECT_THAT(error().message(), HasSubstr("another version"));
}

TEST_F(OpenIndexTest, RefusesAForeignDatabase) {
  const Generations generations(folder_.path());
  Xapian::WritableDatabase(generations.folder(1).string(), Xapian::DB_CREATE).close();
  generations.publish(1);
  EXPECT_THAT(error().message(), HasSubstr("not written by Fundstelle"));
}

TEST_F(OpenIndexTest, RefusesAGenerationThatIsGone) {
  publish(IndexMetadata());
  std::filesystem::remove_all(Generations(folder_.path()).folder(1));
  EXPECT_EQ(error().code(), ExitCode::kError);
}

TEST_F(OpenIndexTest, RefusesADamagedDatabase) {
  publish(IndexMetadata());
  folder_.write("gen-0001/iamglass", "nonsense");
  EXPECT_EQ(error().code(), ExitCode::kError);
  EXPECT_NE(error().message(), "no error");
}

// Fails as if a writer had committed twice, so many times.
auto attempt_that_fails(int times, int& attempts) {
  return [times, &attempts] {
    if (++attempts <= times) throw Xapian::DatabaseModifiedError("");
    return attempts;
  };
}

TEST(RepeatWhileWritten, OutlastsAWriterThatCommitsSeveralTimes) {
  int attempts = 0;
  EXPECT_EQ(repeat_while_written(attempt_that_fails(10, attempts)), 11);
}

TEST(RepeatWhileWritten, GivesUpInTheEnd) {
  int attempts = 0;
  EXPECT_THROW(repeat_while_written(attempt_that_fails(1'000'000, attempts)),
               Xapian::DatabaseModifiedError);
  EXPECT_LT(attempts, 100);
}

}  // namespace
}  // namespace fundstelle
