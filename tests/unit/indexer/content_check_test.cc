// What is kept in an index, damaged piece by piece: each damage is found, and nothing else.
#include <gmock/gmock.h>

#include "base/bytes.h"
#include "index/columns/column_block.h"
#include "index/columns/date_column.h"
#include "index/columns/facet_column.h"
#include "index/columns/length_column.h"
#include "index/date_slot.h"
#include "index/file_state.h"
#include "index/position_record.h"
#include "index/slots.h"
#include "tests/unit/indexer/checked_index.h"

namespace fundstelle {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

using ContentCheck = CheckedIndex;

constexpr std::uint32_t kCompanySlot = slots::kFirstFacet;

TEST_F(ContentCheck, SoundIndexHasNoFindings) {
  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_EQ(check().documents, 3U);
  EXPECT_EQ(check().files, 2U);
  EXPECT_THAT(check().notes, IsEmpty());
}

TEST_F(ContentCheck, NamesADocumentCountedUnderAnotherValue) {
  const std::string key = column_block_key(kCompanySlot, 0);
  ColumnBlock block = ColumnBlock::parse(column_entry(key));
  block.set(1, {0});  // document 2 under Siemens instead of BMW
  set_column_entry(key, block.serialize());
  EXPECT_THAT(
      findings(),
      ElementsAre("facet company: 'BMW' is counted for 0 documents and found in 1: document 2 "
                  "(two in /news/a.jsonl) is counted without it",
                  "facet company: 'Siemens' is counted for 3 documents and found in 2: document 2 "
                  "(two in /news/a.jsonl) is counted with it"));
}

TEST_F(ContentCheck, FindsTwoDocumentsCountedForEachOther) {
  const std::string key = column_block_key(kCompanySlot, 0);
  ColumnBlock block = ColumnBlock::parse(column_entry(key));
  const std::vector<Ordinal> first = block.ordinals(0);
  block.set(0, block.ordinals(1));
  block.set(1, first);
  set_column_entry(key, block.serialize());
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("document 1"), HasSubstr("document 1")));
}

TEST_F(ContentCheck, FindsADocumentCountedTwice) {
  const std::string key = column_block_key(kCompanySlot, 0);
  ColumnBlock block = ColumnBlock::parse(column_entry(key));
  block.set(0, {0, 0});
  set_column_entry(key, block.serialize());
  EXPECT_THAT(findings(), ElementsAre(AllOf(HasSubstr("document 1 (one in /news/a.jsonl)"),
                                            HasSubstr("more than once"))));
}

TEST_F(ContentCheck, FindsAWrongTotal) {
  std::string totals;
  append_varint(totals, 7);
  append_varint(totals, 1);
  set_column_entry(column_totals_key(kCompanySlot), totals);
  EXPECT_THAT(findings(),
              ElementsAre("facet company: 'Siemens' is said to be in 7 documents and is in 2"));
}

TEST_F(ContentCheck, FindsADamagedBlockOfAFacet) {
  set_column_entry(column_block_key(kCompanySlot, 0), "\x03");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("facet company: documents 1 to 4096: ")));
}

TEST_F(ContentCheck, FindsANumberThatIsNoValue) {
  ColumnBlock block;
  block.set(2, {9});
  set_column_entry(column_block_key(kCompanySlot, 0), block.serialize());
  EXPECT_THAT(findings(),
              ElementsAre("facet company: document 3 (/news/b.txt) has value number 9 of 2"));
}

TEST_F(ContentCheck, FindsDamagedNamesOfValues) {
  set_column_entry(column_values_key(kCompanySlot, 0), "\x7F");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("facet company: ")));
}

TEST_F(ContentCheck, FindsAMissingFacetTerm) {
  change_document(3, [](Xapian::Document& document) {
    document.remove_term(facet_term("company", "siemens"));
  });
  EXPECT_THAT(findings(), ElementsAre(AllOf(HasSubstr("counted for 2 documents and found in 1"),
                                            HasSubstr("document 3 (/news/b.txt)"))));
}

TEST_F(ContentCheck, FindsAFacetTermThatIsNotCounted) {
  change_document(3, [](Xapian::Document& document) {
    document.add_boolean_term(facet_term("city", "atlantis"));
  });
  EXPECT_THAT(findings(),
              ElementsAre("facet city: 'atlantis', which 1 document has, is not counted"));
}

TEST_F(ContentCheck, FindsADateThatIsSortedAsAnother) {
  change_document(2, [](Xapian::Document& document) {
    document.add_value(slots::kDate, date_to_slot(Date{86'400 * 25, false}));
  });
  EXPECT_THAT(findings(), ElementsAre("dates: document 2 (two in /news/a.jsonl) is of 1970-01-26 "
                                      "and sorted by 1970-01-21T00:00:00Z"));
}

TEST_F(ContentCheck, FindsADateThatIsNoDate) {
  change_document(2, [](Xapian::Document& document) { document.add_value(slots::kDate, "abc"); });
  EXPECT_THAT(findings(), ElementsAre(StartsWith("dates: document 2 ")));
}

TEST_F(ContentCheck, FindsWrongBoundsOfDates) {
  std::string zones = column_entry(column_totals_key(slots::kDate));
  zones[7] ^= 1;  // the earliest date
  set_column_entry(column_totals_key(slots::kDate), zones);
  EXPECT_THAT(findings(),
              ElementsAre("dates: documents 1 to 4096 have other bounds than their dates"));
}

TEST_F(ContentCheck, FindsMissingBoundsOfDates) {
  set_column_entry(column_totals_key(slots::kDate), "");
  EXPECT_THAT(findings(), ElementsAre("dates: documents 1 to 4096 have no bounds"));
}

TEST_F(ContentCheck, FindsAnIdBeforeTheFirst) {
  change_document(2, [](Xapian::Document& document) { document.add_value(slots::kId, "!"); });
  EXPECT_THAT(findings(),
              ElementsAre("dates: documents 1 to 4096 have an id before their first",
                          "ids: document 2 (! in /news/a.jsonl) is found under another id"));
}

TEST_F(ContentCheck, FindsADamagedBlockOfDates) {
  set_column_entry(column_block_key(slots::kDate, 0), "abc");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("dates: documents 1 to 4096: ")));
}

TEST_F(ContentCheck, FindsAWrongLength) {
  std::string lengths = column_entry(column_block_key(kLengthColumn, 0));
  lengths[2] = 77;
  set_column_entry(column_block_key(kLengthColumn, 0), lengths);
  EXPECT_THAT(findings(),
              ElementsAre(AllOf(StartsWith("lengths: document 2 (two in /news/a.jsonl)"),
                                HasSubstr("ranked by 77"))));
}

TEST_F(ContentCheck, FindsADamagedBlockOfLengthsOnce) {
  set_column_entry(column_block_key(kLengthColumn, 0), "\x03");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("lengths: documents 1 to 4096: ")));
}

TEST_F(ContentCheck, FindsACutArticle) {
  change_document(1, [](Xapian::Document& document) {
    document.add_value(slots::kArticle, document.get_value(slots::kArticle).substr(0, 9));
  });
  EXPECT_THAT(findings(), ElementsAre(StartsWith("articles: document 1 (one in /news/a.jsonl): ")));
}

TEST_F(ContentCheck, FindsACutPositionRecord) {
  change_document(1, [](Xapian::Document& document) {
    std::string record = document.get_value(slots::kPositions);
    record.pop_back();
    document.add_value(slots::kPositions, record);
  });
  EXPECT_THAT(findings(),
              ElementsAre(StartsWith("positions: document 1 (one in /news/a.jsonl): ")));
}

TEST_F(ContentCheck, FindsPositionsOfOtherStems) {
  change_document(1, [](Xapian::Document& document) {
    PositionRecord record = PositionRecord::parse(document.get_value(slots::kPositions));
    record.entries.front().stem = 1'000;
    document.add_value(slots::kPositions, record.serialize());
  });
  EXPECT_THAT(findings(), ElementsAre(StartsWith("positions: document 1 ")));
}

TEST_F(ContentCheck, FindsAShortIdentity) {
  change_document(3, [](Xapian::Document& document) {
    document.add_value(slots::kIdentity, document.get_value(slots::kIdentity).substr(1));
  });
  EXPECT_THAT(findings(), ElementsAre("identities: document 3 (/news/b.txt): its identity has 15 "
                                      "bytes instead of 16"));
}

TEST_F(ContentCheck, FindsAMissingId) {
  change_document(3, [](Xapian::Document& document) { document.remove_value(slots::kId); });
  EXPECT_THAT(findings(), ElementsAre("ids: document 3 (/news/b.txt): it has no id"));
}

TEST_F(ContentCheck, FindsAnIdThatIsFoundUnderAnother) {
  change_document(2, [](Xapian::Document& document) { document.add_value(slots::kId, "zwei"); });
  EXPECT_THAT(findings(),
              ElementsAre("ids: document 2 (zwei in /news/a.jsonl) is found under another id"));
}

TEST_F(ContentCheck, FindsAnIdThatLeadsToADocumentToo) {
  change_document(2, [](Xapian::Document& document) { document.add_term(id_term("zwei"), 0); });
  EXPECT_THAT(findings(), ElementsAre("ids: some lead to documents with others"));
}

TEST_F(ContentCheck, FindsAChangedArticle) {
  change_document(1, [](Xapian::Document& document) {
    std::string article = document.get_value(slots::kArticle);
    article[article.size() / 2] ^= 1;
    document.add_value(slots::kArticle, article);
  });
  EXPECT_THAT(findings(), ElementsAre(StartsWith("articles: document 1 (one in /news/a.jsonl): ")));
}

TEST_F(ContentCheck, FindsAValueThatIsShownButNotCounted) {
  change_document(3, [](Xapian::Document& document) {
    document.add_value(kCompanySlot, pack_values({"BMW"}));
  });
  EXPECT_THAT(findings(), ElementsAre("facet company: document 3 (/news/b.txt) is shown with other "
                                      "values than it is counted with"));
}

TEST_F(ContentCheck, FindsAMissingPartOfAColumn) {
  set_metadata(column_block_key(kCompanySlot, 0), "");
  EXPECT_THAT(findings(), ElementsAre("facet company: documents 1 to 4096: a part of the columns "
                                      "is missing"));
}

TEST_F(ContentCheck, FindsDamagedValuesOfAFacet) {
  change_document(3, [](Xapian::Document& document) { document.add_value(kCompanySlot, "\x7F"); });
  EXPECT_THAT(findings(), ElementsAre(StartsWith("values: document 3 (/news/b.txt): ")));
}

TEST_F(ContentCheck, FindsAFileThatIsNotRemembered) {
  set_metadata(file_state_key(file_number("/news/a.jsonl")), "");
  EXPECT_THAT(findings(), ElementsAre("files: 2 documents are of a file that is not remembered; "
                                      "the first is document 1 (one)"));
}

TEST_F(ContentCheck, FindsAWrongNumberOfDocumentsOfAFile) {
  const std::string key = file_state_key(file_number("/news/a.jsonl"));
  FileState state = FileState::parse(metadata(key));
  state.documents = 5;
  set_metadata(key, state.serialize());
  EXPECT_THAT(findings(),
              ElementsAre("files: /news/a.jsonl is remembered with 5 documents and has 2"));
}

TEST_F(ContentCheck, FindsADamagedFileState) {
  set_metadata(file_state_key(file_number("/news/b.txt")), "\x7F");
  EXPECT_THAT(findings(), ElementsAre(StartsWith("files: file ")));
}

TEST_F(ContentCheck, FindsAFileUnderTheNumberOfAnother) {
  FileState state;
  state.path = "/news/c.txt";
  set_metadata(file_state_key(1), state.serialize());
  EXPECT_THAT(findings(), ElementsAre(StartsWith("files: /news/c.txt is remembered as file "
                                                 "0000000000000001 instead of ")));
}

TEST_F(ContentCheck, FindsADocumentOfNoFile) {
  change_document(2, [](Xapian::Document& document) {
    document.remove_term(file_term(file_number("/news/a.jsonl")));
  });
  EXPECT_THAT(findings(),
              ElementsAre("files: /news/a.jsonl is remembered with 2 documents and has 1",
                          "files: document 2 (two) is listed under no file"));
}

TEST_F(ContentCheck, FindsADocumentOfTwoFiles) {
  change_document(2, [](Xapian::Document& document) {
    document.add_boolean_term(file_term(file_number("/news/b.txt")));
  });
  EXPECT_THAT(findings(), testing::UnorderedElementsAre(
                              "files: /news/b.txt is remembered with 1 documents and has 2",
                              HasSubstr("is listed under another file than its article's"),
                              HasSubstr("is listed under two files")));
}

TEST_F(ContentCheck, FindsCopiesOfAnArticle) {
  change([](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(2);
    document.add_value(slots::kIdentity, database.get_document(1).get_value(slots::kIdentity));
    database.replace_document(2, document);
  });
  EXPECT_THAT(findings(), ElementsAre("files: document 1 (one in /news/a.jsonl) and document 2 "
                                      "(two in /news/a.jsonl) are the same article"));
}

TEST_F(ContentCheck, ShowsTheFirstOfManyFindings) {
  const std::size_t shown = Findings::kShownOfPart;
  change([&](Xapian::WritableDatabase& database) {
    for (std::uint64_t file = 1; file <= shown + 5; ++file) {
      database.set_metadata(file_state_key(file), "\x7F");
    }
  });
  const CheckReport report = check();
  EXPECT_EQ(report.findings.size(), shown + 5);
  EXPECT_THAT(report.findings.shown(), SizeIs(shown + 1));
  EXPECT_EQ(report.findings.shown().back().what, "and 5 more");
}

TEST_F(ContentCheck, GoesOnBehindADamagedPart) {
  set_column_entry(column_block_key(kLengthColumn, 0), "\x03");
  set_column_entry(column_block_key(slots::kDate, 0), "abc");
  set_metadata(file_state_key(file_number("/news/b.txt")), "\x7F");
  EXPECT_THAT(findings(),
              ElementsAre(StartsWith("lengths: "), StartsWith("dates: "), StartsWith("files: ")));
}

}  // namespace
}  // namespace fundstelle
