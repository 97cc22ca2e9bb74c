#include "indexer/writing/file_comparison.h"

#include <gmock/gmock.h>

#include "tests/unit/indexer/live_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class FileComparisonTest : public LiveIndex {
 protected:
  FileComparisonTest() {
    update("/a", {{"1", "one"}, {"2", "two"}});
    update("/b", {{"1", "one"}});
    comparison_.begin(file_number("/a"));
  }

  static std::vector<Xapian::docid> numbers(
      const std::vector<FileComparison::Document>& documents) {
    std::vector<Xapian::docid> numbers;
    for (const auto& document : documents) numbers.push_back(document.document);
    return numbers;
  }

  FileComparison comparison_{database_};
};

TEST_F(FileComparisonTest, KnowsTheSameArticleAgain) {
  const auto result = comparison_.compare(record("/a", "2", "two"));
  EXPECT_EQ(result.kind, FileComparison::Kind::kSame);
  EXPECT_EQ(result.document, 2U);
}

TEST_F(FileComparisonTest, SaysWhichDocumentToReplace) {
  const auto result = comparison_.compare(record("/a", "2", "another"));
  EXPECT_EQ(result.kind, FileComparison::Kind::kChanged);
  EXPECT_EQ(result.document, 2U);
  EXPECT_EQ(result.content, content_hash(record("/a", "2", "another")));
}

TEST_F(FileComparisonTest, TakesAnUnknownIdForNew) {
  const auto result = comparison_.compare(record("/a", "3", "two"));
  EXPECT_EQ(result.kind, FileComparison::Kind::kNew);
  EXPECT_EQ(result.document, 0U);
}

TEST_F(FileComparisonTest, TakesARecordWithoutAnIdForAnother) {
  Article second = record("/a", "2", "two");
  second.record.reset();
  second.number = 2;
  EXPECT_EQ(comparison_.compare(second).kind, FileComparison::Kind::kNew);
}

TEST_F(FileComparisonTest, ListsWhatDidNotCome) {
  EXPECT_THAT(numbers(comparison_.unseen()), UnorderedElementsAre(1, 2));
  comparison_.compare(record("/a", "1", "changed"));
  EXPECT_THAT(numbers(comparison_.unseen()), ElementsAre(2));
  comparison_.compare(record("/a", "2", "two"));
  EXPECT_THAT(comparison_.unseen(), IsEmpty());
}

TEST_F(FileComparisonTest, LooksAtOneFileOnly) {
  comparison_.begin(file_number("/b"));
  EXPECT_EQ(comparison_.compare(record("/b", "1", "one")).document, 3U);
  EXPECT_THAT(comparison_.unseen(), IsEmpty());
}

TEST_F(FileComparisonTest, FindsNothingOfAnUnknownFile) {
  comparison_.begin(file_number("/c"));
  EXPECT_THAT(comparison_.unseen(), IsEmpty());
  EXPECT_THAT(comparison_.documents_of(file_number("/c")), IsEmpty());
}

TEST_F(FileComparisonTest, ListsTheDocumentsOfAFileWithTheirContent) {
  const auto documents = comparison_.documents_of(file_number("/a"));
  EXPECT_THAT(numbers(documents), ElementsAre(1, 2));
  EXPECT_EQ(documents.back().content, content_hash(record("/a", "2", "two")));
}

}  // namespace
}  // namespace fundstelle
