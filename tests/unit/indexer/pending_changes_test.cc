#include "indexer/writing/pending_changes.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "index/slots.h"
#include "tests/unit/indexer/database_check.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

Xapian::Document document(int number) {
  Xapian::Document document;
  document.add_boolean_term("Q" + std::to_string(number));
  document.add_term("common", static_cast<Xapian::termcount>(number + 1));
  document.add_value(slots::kId, std::to_string(number));
  return document;
}

class PendingChangesTest : public testing::Test {
 protected:
  PendingChangesTest() {
    Xapian::WritableDatabase(path(), Xapian::DB_CREATE).add_document(document(0));
  }
  std::string path() const { return folder_.path() / "database"; }
  std::string value(Xapian::docid number) const {
    return Xapian::Database(path()).get_document(number).get_value(slots::kId);
  }

  // Changes 200 documents in a transaction, writing values and postings behind each.
  Xapian::WritableDatabase changed() const {
    Xapian::WritableDatabase database(path(), Xapian::DB_OPEN);
    PendingChanges pending(database, {1, 1});
    database.begin_transaction();
    for (int i = 1; i < 200; ++i) {
      database.add_document(document(i));
      pending.add_values(10);
      pending.add_postings(2);
    }
    database.replace_document(1, document(1'000));
    pending.add_values(10);
    pending.add_postings(2);
    return database;
  }

  TemporaryFolder folder_;
};

TEST_F(PendingChangesTest, ReadersSeeNothingBeforeTheCommit) {
  Xapian::WritableDatabase database = changed();
  EXPECT_EQ(Xapian::Database(path()).get_doccount(), 1U);
  EXPECT_EQ(value(1), "0");
  database.commit_transaction();
  EXPECT_EQ(Xapian::Database(path()).get_doccount(), 200U);
  EXPECT_EQ(value(1), "1000");
  EXPECT_EQ(value(200), "199");
  EXPECT_EQ(errors_in(path()), 0U);
}

TEST_F(PendingChangesTest, CancellingTakesBackWhatWasWritten) {
  Xapian::WritableDatabase database = changed();
  database.cancel_transaction();
  database.add_document(document(7));
  database.commit();
  EXPECT_EQ(Xapian::Database(path()).get_doccount(), 2U);
  EXPECT_EQ(Xapian::Database(path()).get_termfreq("common"), 2U);
  EXPECT_EQ(value(1), "0");
  EXPECT_EQ(errors_in(path()), 0U);
}

// What the tables grow by in a transaction of 200 documents that is not committed.
std::uintmax_t growth(PendingLimits limits) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "database";
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  PendingChanges pending(database, limits);
  database.begin_transaction();
  for (int i = 0; i < 200; ++i) {
    Xapian::Document wide;
    for (int term = 0; term < 100; ++term) {
      wide.add_term(std::to_string(i) + "term" + std::to_string(term));
    }
    wide.add_value(slots::kId, std::string(1'000, 'x'));
    database.add_document(wide);
    pending.add_values(1'000);
    pending.add_postings(100);
  }
  return std::filesystem::file_size(folder.path() / "database" / "postlist.glass");
}

TEST(PendingChanges, GoToTheTablesBeyondABound) {
  constexpr std::size_t kMany = 1'000'000'000;
  const std::uintmax_t none = growth({kMany, kMany});
  EXPECT_GT(growth({10'000, kMany}), none + 100'000);
  EXPECT_GT(growth({kMany, 1'000}), none + 100'000);
}

}  // namespace
}  // namespace fundstelle
