// Columns against the plainest way of counting, after builds and after updates.
#include "index/columns/columns.h"

#include <bit>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "base/error.h"
#include "index/columns/column_block.h"
#include "index/columns/date_column.h"
#include "index/columns/facet_column.h"
#include "index/columns/length_column.h"
#include "index/date_slot.h"
#include "index/slots.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using Ordinals = std::vector<Ordinal>;

TEST(ColumnBlock, GivesBackWhatWasSet) {
  for (const Ordinal highest : {5U, 126U, 127U, 128U, 32'766U, 32'767U, 40'000U, 3'000'000U}) {
    ColumnBlock block;
    block.set(0, {highest});
    block.set(7, {0, 3, highest});
    block.set(kBlockDocuments - 1, {1});
    const ColumnBlock read = ColumnBlock::parse(block.serialize());
    EXPECT_EQ(read.ordinals(0), Ordinals{highest});
    EXPECT_EQ(read.ordinals(1), Ordinals{});
    EXPECT_EQ(read.ordinals(7), (Ordinals{0, 3, highest}));
    EXPECT_EQ(read.ordinals(kBlockDocuments - 1), Ordinals{1});
  }
  EXPECT_EQ(ColumnBlock().serialize(), "");
}

TEST(ColumnBlock, CountsAsANaiveLoopDoes) {
  std::mt19937 random(1);
  for (const Ordinal values : {3U, 200U, 100'000U}) {
    ColumnBlock block;
    for (std::uint32_t place = 0; place < kBlockDocuments - 100; ++place) {
      Ordinals ordinals(random() % 4);
      for (Ordinal& ordinal : ordinals) ordinal = static_cast<Ordinal>(random() % values);
      block.set(place, ordinals);
    }
    std::vector<std::uint64_t> documents(kBlockDocuments / 64);
    for (std::uint64_t& word : documents) word = std::uint64_t{random()} << 32 | random();
    std::vector<std::uint32_t> counts(values), expected(values);
    count_values(block.serialize(), documents, counts);
    for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
      if ((documents[place / 64] >> (place % 64) & 1) == 0) continue;
      for (const Ordinal ordinal : block.ordinals(place)) ++expected[ordinal];
    }
    EXPECT_EQ(counts, expected);
  }
}

TEST(ColumnBlock, RefusesDamagedBytes) {
  ColumnBlock block;
  block.set(1, {4, 5});
  const std::string bytes = block.serialize();
  const std::vector<std::uint64_t> documents(kBlockDocuments / 64, ~std::uint64_t{0});
  std::vector<std::uint32_t> counts(6);
  EXPECT_THROW(count_values(bytes.substr(0, 3), documents, counts), Error);
  EXPECT_THROW(count_values("\x03" + bytes.substr(1), documents, counts), Error);
  EXPECT_THROW(count_values(bytes + 'x', documents, counts), Error);
  std::vector<std::uint32_t> too_few(5);
  EXPECT_THROW(count_values(bytes, documents, too_few), Error);
  EXPECT_THROW(ColumnBlock::parse(bytes.substr(0, bytes.size() - 1)), Error);
}

class ColumnsTest : public testing::Test {
 protected:
  using Values = std::vector<std::string>;

  Xapian::Document random_document() {
    Xapian::Document document;
    document.add_value(slots::kId, std::to_string(random_() % 1'000'000));
    document.add_term("word", static_cast<Xapian::termcount>(random_() % 300));
    if (random_() % 1'000 == 0) document.add_term("long", 70'000);
    for (const Facet& facet : schema_.facets()) {
      Values values;
      const std::size_t distinct = facet.name == "company" ? 400 : 4;
      for (std::size_t left = random_() % 4; left > 0; --left) {
        // Two spellings of one value, never both in one document.
        const std::size_t number = values.size() * distinct + random_() % distinct;
        values.push_back((random_() % 2 == 0 ? "Value " : "VALUE ") + std::to_string(number));
      }
      document.add_value(facet.slot, pack_values(values));
    }
    if (random_() % 3 != 0) {
      const auto day = static_cast<std::int64_t>(random_() % 9'000) - 2'000;
      document.add_value(slots::kDate, date_to_slot(Date{day * 86'400, false}));
    }
    return document;
  }

  ColumnFacts facts_of(const Xapian::Document& document) const {
    ColumnFacts facts;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      facts.length += term.get_wdf();
    }
    const auto date = date_from_slot(document.get_value(slots::kDate));
    if (date) facts.seconds = date->seconds;
    facts.id = document.get_value(slots::kId);
    for (const Facet& facet : schema_.facets()) {
      facts.values.push_back(document.get_value(facet.slot));
    }
    return facts;
  }

  // Adds, replaces or deletes a document, one of those changed last half of the time.
  void change(ColumnChanges& changes) {
    const Xapian::docid last = database_.get_lastdocid();
    const auto some = static_cast<Xapian::docid>(random_() % (random_() % 2 == 0 ? 20 : last));
    const Xapian::docid document = last - some;
    const Xapian::Document content = random_document();
    switch (random_() % 3) {
      case 0:
        return changes.set(database_.add_document(content), facts_of(content));
      case 1:
        database_.replace_document(document, content);
        return changes.set(document, facts_of(content));
      default:
        try {
          database_.delete_document(document);
        } catch (const Xapian::DocNotFoundError&) {
          return;  // Deleted before.
        }
        changes.remove(document);
    }
  }

  static std::string upper(std::string value) {
    for (char& c : value) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return value;
  }

  // By value in capitals, over every second document, or all.
  std::map<std::string, std::uint32_t> expected_counts(const Facet& facet, bool every_second) {
    std::map<std::string, std::uint32_t> counts;
    const auto end = database_.valuestream_end(facet.slot);
    for (auto packed = database_.valuestream_begin(facet.slot); packed != end; ++packed) {
      if (every_second && packed.get_docid() % 2 != 0) continue;
      for (const std::string& value : unpack_values(*packed)) ++counts[upper(value)];
    }
    return counts;
  }

  static std::map<std::string, std::uint32_t> named(const FacetColumn& column,
                                                    const std::vector<std::uint32_t>& counts) {
    std::map<std::string, std::uint32_t> named;
    for (Ordinal ordinal = 0; ordinal < counts.size(); ++ordinal) {
      if (counts[ordinal] > 0) named[upper(column.value(ordinal))] += counts[ordinal];
    }
    return named;
  }

  void expect_columns_to_agree() {
    database_.commit();
    std::vector<std::uint64_t> every_second((database_.get_lastdocid() + 63) / 64,
                                            0xAAAAAAAAAAAAAAAA);
    for (const Facet& facet : schema_.facets()) {
      const FacetColumn column(database_, facet.slot);
      EXPECT_EQ(named(column, column.totals()), expected_counts(facet, false)) << facet.name;
      EXPECT_EQ(named(column, column.count(every_second)), expected_counts(facet, true));
    }
    const DateColumn dates(database_);
    LengthColumn lengths(database_);
    for (auto it = database_.postlist_begin(""); it != database_.postlist_end(""); ++it) {
      const Xapian::Document document = database_.get_document(*it);
      const auto date = date_from_slot(document.get_value(slots::kDate));
      const std::uint32_t block = (*it - 1) / kBlockDocuments;
      const std::int64_t seconds = dates.dates(block)[(*it - 1) % kBlockDocuments];
      ASSERT_EQ(seconds, date ? date->seconds : DateColumn::kUndated) << *it;
      ASSERT_EQ(lengths.length(*it), database_.get_doclength(*it)) << *it;
      const DateZone& zone = dates.zones().at(block);
      ASSERT_LE(zone.first_id, document.get_value(slots::kId));
      if (date) {
        ASSERT_LE(zone.earliest, seconds);
        ASSERT_GE(zone.latest, seconds);
      }
    }
  }

  const TemporaryFolder folder_;
  const FacetSchema schema_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
  std::mt19937 random_{7};
};

// Every other document is even: bit (d - 1) % 64 of an odd bit number.
TEST_F(ColumnsTest, AgreeWithTheSlotsAfterABuild) {
  for (int i = 0; i < 9'000; ++i) database_.add_document(random_document());
  database_.commit();
  build_columns(database_, schema_);
  expect_columns_to_agree();
  build_columns(database_, schema_);
  expect_columns_to_agree();
}

// Some documents change twice before they are written, some are gone again by then.
TEST_F(ColumnsTest, AgreeWithTheSlotsAfterUpdates) {
  for (int i = 0; i < 5'000; ++i) database_.add_document(random_document());
  database_.commit();
  build_columns(database_, schema_);
  for (const std::size_t max_pending : {1U, 7U, 40U, 1'000U}) {
    for (int round = 0; round < 4; ++round) {
      ColumnChanges changes(database_, schema_, max_pending);
      for (int i = 0; i < 80; ++i) change(changes);
      changes.finish();
      expect_columns_to_agree();
    }
  }
}

TEST_F(ColumnsTest, OfNoChangesStayAsTheyAre) {
  database_.add_document(random_document());
  database_.commit();
  build_columns(database_, schema_);
  database_.commit();
  const auto revision = database_.get_revision();
  ColumnChanges(database_, schema_).finish();
  database_.commit();
  EXPECT_EQ(database_.get_revision(), revision);
}

TEST_F(ColumnsTest, OfAnEmptyDatabaseAreEmpty) {
  build_columns(database_, schema_);
  EXPECT_TRUE(FacetColumn(database_, slots::kFirstFacet).totals().empty());
  EXPECT_TRUE(DateColumn(database_).zones().empty());
}

}  // namespace
}  // namespace fundstelle
