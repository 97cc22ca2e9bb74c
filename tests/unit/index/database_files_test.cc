// Which files are removed with a database: never one that is not Xapian's.
#include <gtest/gtest.h>
#include <xapian.h>

#include "index/xapian/database.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

TEST(DatabaseFiles, AreKnownByTheirNames) {
  for (const char* name :
       {"iamglass", "postlist.glass", "termlist.glass", "docdata.glass", "flintlock", "v.tmp",
        "iamchert", "record.baseA", "record.DB", "position.baseB", "iamhoney", "postlist.honey"}) {
    EXPECT_TRUE(is_database_file(name)) << name;
  }
  for (const char* name : {"", "glass", "notes.glass", "postlist", "postlist.glass.txt",
                           "postlist.txt", "iamhere", "fundstelle", "checksums", ".glass"}) {
    EXPECT_FALSE(is_database_file(name)) << name;
  }
}

TEST(DatabaseFiles, AreAllThatXapianWrites) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database = create_database(folder.path() / "database");
  Xapian::Document document;
  document.add_term("word");
  document.add_value(1, "value");
  document.set_data("data");
  database.add_document(document);
  database.add_spelling("word");
  database.add_synonym("word", "term");
  database.commit();
  for (const auto& file : std::filesystem::directory_iterator(folder.path() / "database")) {
    EXPECT_TRUE(is_database_file(file.path().filename().native())) << file.path();
  }
  EXPECT_TRUE(shows_a_database(folder.path() / "database"));
  EXPECT_FALSE(is_of_other_format(folder.path() / "database"));
  EXPECT_FALSE(shows_a_database(folder.path()));
}

}  // namespace
}  // namespace fundstelle
