// Columns are recognised as those of the database they lie in.
#include "index/columns_stamp.h"

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "base/error.h"
#include "index/xapian/database.h"
#include "index/xapian/glass_files.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ColumnsStampTest : public testing::Test {
 protected:
  fs::path path(const std::string& name) const { return folder_.path() / name; }

  static void add_document(Xapian::WritableDatabase& database, Xapian::termcount length) {
    Xapian::Document document;
    document.add_term("word", length);
    database.add_document(document);
  }

  // Five documents, the first `deleted` of which are gone.
  Xapian::WritableDatabase create(const std::string& name, Xapian::docid deleted = 0) const {
    Xapian::WritableDatabase database(path(name).string(), Xapian::DB_CREATE);
    for (Xapian::termcount length = 1; length <= 5; ++length) add_document(database, length);
    for (; deleted > 0; --deleted) database.delete_document(deleted);
    stamp_columns(database);
    database.commit();
    return database;
  }

  std::string note(const std::string& name) const {
    return require_own_columns(Xapian::Database(path(name).string()), path(name));
  }
  Error error(const std::string& name) const {
    try {
      return Error("no error: " + note(name));
    } catch (const Error& error) {
      return error;
    }
  }

  const TemporaryFolder folder_;
};

TEST_F(ColumnsStampTest, HoldsAfterEachCommit) {
  Xapian::WritableDatabase database = create("db");
  EXPECT_EQ(note("db"), "");
  database.begin_transaction();
  add_document(database, 7);
  database.delete_document(1);
  stamp_columns(database);
  database.commit_transaction();
  EXPECT_EQ(note("db"), "");
}

TEST_F(ColumnsStampTest, HoldsInACopyOfTheFiles) {
  create("db");
  fs::copy(path("db"), path("copy"), fs::copy_options::recursive);
  EXPECT_EQ(note("copy"), "");
}

TEST_F(ColumnsStampTest, HoldsInACompactedCopy) {
  create("db").compact(path("copy").string());
  EXPECT_EQ(note("copy"), "");
}

TEST_F(ColumnsStampTest, RefusesACompactedCopyWithOtherNumbers) {
  create("db", 2).compact(path("copy").string());
  EXPECT_THAT(error("copy").message(), HasSubstr("was changed by another program"));
  create("other", 2).compact(path("same numbers").string(), Xapian::DBCOMPACT_NO_RENUMBER);
  EXPECT_EQ(note("same numbers"), "");
}

TEST_F(ColumnsStampTest, RefusesSeveralDatabasesMadeOne) {
  Xapian::Database both;
  both.add_database(create("one"));
  both.add_database(create("two"));
  both.compact(path("both").string());
  EXPECT_EQ(error("both").message(),
            "the index was changed by another program (it has 10 documents, indexed were 5)");
  EXPECT_THAT(error("both").hint(), HasSubstr("indexer rebuild"));
}

TEST_F(ColumnsStampTest, RefusesDocumentsThatOthersAdded) {
  Xapian::WritableDatabase database = create("db");
  add_document(database, 1);
  database.commit();
  EXPECT_THAT(error("db").message(), HasSubstr("was changed by another program"));
}

TEST_F(ColumnsStampTest, NotesWhatOthersChanged) {
  Xapian::WritableDatabase database = create("db");
  Xapian::Document document;
  document.add_term("another", 3);
  database.replace_document(3, document);
  database.commit();
  EXPECT_THAT(note("db"), HasSubstr("changed by another program"));
}

// What Xapian does when a commit fails: the old state under a later number.
TEST_F(ColumnsStampTest, HoldsUnderALaterRevisionOfTheSameState) {
  create("db");
  std::fstream file(path("db") / kVersionFile, std::ios::binary | std::ios::in | std::ios::out);
  constexpr std::streamoff kRevisionAt = 32;
  file.seekg(kRevisionAt);
  const int revision = file.get();
  file.seekp(kRevisionAt);
  file.put(static_cast<char>(revision + 2));
  file.close();
  EXPECT_EQ(Xapian::Database(path("db").string()).get_revision(),
            static_cast<Xapian::rev>(revision + 2));
  EXPECT_EQ(note("db"), "");
}

TEST_F(ColumnsStampTest, RefusesADatabaseWithoutOne) {
  Xapian::WritableDatabase(path("db").string(), Xapian::DB_CREATE).commit();
  EXPECT_THAT(error("db").message(), HasSubstr("missing"));
}

}  // namespace
}  // namespace fundstelle
