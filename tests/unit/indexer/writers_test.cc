// Both writers over small collections: what is in the database afterwards.
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "base/error.h"
#include "index/columns/facet_column.h"
#include "index/slots.h"
#include "index/terms.h"
#include "indexer/writing/bulk_writer.h"
#include "tests/unit/indexer/database_check.h"
#include "tests/unit/indexer/live_index.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// The terms and values of a document.
std::string contents(const Xapian::Document& document) {
  std::string all;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    all += *term + ' ' + std::to_string(term.get_wdf()) + '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    all += std::to_string(value.get_valueno()) + '=' + *value + '\n';
  }
  return all;
}

// Everything a reader of the database could see, in one string.
std::string contents(const Xapian::Database& database) {
  std::string all;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    all += std::to_string(*it) + '\n' + contents(database.get_document(*it));
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    all += *key + " -> " + database.get_metadata(*key) + '\n';
  }
  return all;
}

std::string build(unsigned jobs, const BulkLimits& limits) {
  const TemporaryFolder folder;
  const FacetSchema schema;
  BulkWriter writer(folder.path() / "work", shared_language_data(), schema, 2025, jobs, limits);
  std::mt19937 random(1);
  for (int file = 0; file < 4; ++file) {
    const std::string path = "/file" + std::to_string(file);
    writer.begin_file(file_number(path));
    for (int i = 0; i < 20; ++i) {
      std::string text = "Siemens in Berlin " + std::to_string(2000 + i);
      for (int word = 0; word < 30; ++word) text += " word" + std::to_string(random() % 90);
      writer.add(record(path, std::to_string(i), text));
    }
    writer.end_file(state_of(path), true);
  }
  writer.merge_into(folder.path() / "gen");
  EXPECT_EQ(writer.documents(), 80U);
  return contents(Xapian::Database((folder.path() / "gen").string()));
}

TEST(BulkWriter, BuildsTheSameDatabaseWithAnyNumberOfThreads) {
  BulkLimits limits;
  limits.batch_documents = 7;
  const std::string one = build(1, limits);
  EXPECT_EQ(build(2, limits), one);
  EXPECT_EQ(build(4, limits), one);
}

TEST(BulkWriter, BuildsTheSameDatabaseWhateverTheLimits) {
  const std::string whole = build(2, {});
  BulkLimits limits;
  limits.batch_documents = 1;
  limits.merge_width = 3;
  EXPECT_EQ(build(2, limits), whole);
  limits = {};
  limits.batch_bytes = 1'000;
  limits.least_batch_bytes = 1'000;
  limits.large_article = 150;  // some are, some are not
  limits.remembered_words = 10;
  EXPECT_EQ(build(2, limits), whole);
}

// How many batches were full after so many articles of 100 bytes.
std::size_t full_batches(const BulkLimits& limits, std::uint64_t expected, int articles) {
  const TemporaryFolder folder;
  const FacetSchema schema;
  BulkWriter writer(folder.path() / "work", shared_language_data(), schema, 2025, 1, limits);
  writer.expect(expected);
  for (int i = 0; i < articles; ++i) {
    writer.add(record("/a", std::to_string(i), std::string(100, 'a')));
  }
  return writer.batches();
}

TEST(BulkWriter, FillsSmallBatchesAtTheBeginningAndTheEnd) {
  BulkLimits limits;
  limits.batch_bytes = 800;
  limits.least_batch_bytes = 100;
  // 1, 1, 1, 2, 3, 4, 6, 8 articles.
  EXPECT_EQ(full_batches(limits, 1'000'000, 26), 8U);
  EXPECT_EQ(full_batches(limits, 0, 26), 26U);
}

TEST(BulkWriter, BuildsAnEmptyDatabaseOfNothing) {
  const TemporaryFolder folder;
  const FacetSchema schema;
  BulkWriter writer(folder.path() / "work", shared_language_data(), schema, 2025, 2);
  writer.merge_into(folder.path() / "gen");
  EXPECT_EQ(Xapian::Database((folder.path() / "gen").string()).get_doccount(), 0U);
}

TEST(BulkWriter, RemovesItsWorkspace) {
  const TemporaryFolder folder;
  const FacetSchema schema;
  {
    BulkWriter writer(folder.path() / "work", shared_language_data(), schema, 2025, 2);
    writer.add(record("/a", "1", "text"));
  }
  EXPECT_FALSE(fs::exists(folder.path() / "work"));
}

TEST(BulkWriter, ReportsAFailureOfItsThreads) {
  const TemporaryFolder folder;
  const FacetSchema schema;
  BulkWriter writer(folder.path() / "work", shared_language_data(), schema, 2025, 2);
  fs::remove_all(folder.path() / "work");
  writer.add(record("/a", "1", "text"));
  EXPECT_THROW(writer.merge_into(folder.path() / "gen"), Error);
}

class LiveWriterTest : public LiveIndex {
 protected:
  WriteCounts update(const Records& records, bool complete = true) {
    return LiveIndex::update("/file", records, complete);
  }

  std::uint64_t remembered_documents() const {
    return FileState::parse(database_.get_metadata(file_state_key(file_number("/file")))).documents;
  }
};

TEST_F(LiveWriterTest, AddsWhatIsNew) {
  EXPECT_EQ(update({{"1", "one"}, {"2", "two"}}).added, 2U);
  EXPECT_EQ(database_.get_doccount(), 2U);
}

TEST_F(LiveWriterTest, LeavesAloneWhatIsUnchanged) {
  update({{"1", "one"}, {"2", "two"}});
  const WriteCounts counts = update({{"2", "two"}, {"1", "one"}});
  EXPECT_EQ(counts.unchanged, 2U);
  EXPECT_EQ(counts.added + counts.updated + counts.deleted, 0U);
}

TEST_F(LiveWriterTest, ReplacesWhatHasChanged) {
  update({{"1", "one"}});
  EXPECT_EQ(update({{"1", "another"}}).updated, 1U);
  EXPECT_EQ(database_.get_termfreq("Eone"), 0U);
  EXPECT_EQ(database_.get_termfreq("Eanoth"), 1U);
}

TEST_F(LiveWriterTest, RemovesWhatDidNotComeAgain) {
  update({{"1", "one"}, {"2", "two"}});
  EXPECT_EQ(update({{"2", "two"}}).deleted, 1U);
  EXPECT_EQ(database_.get_doccount(), 1U);
}

TEST_F(LiveWriterTest, KeepsWhatAnIncompleteFileDidNotShow) {
  update({{"1", "one"}, {"2", "two"}});
  const WriteCounts counts = update({{"1", "one"}}, false);
  EXPECT_EQ(counts.deleted, 0U);
  EXPECT_EQ(counts.unchanged, 2U);
  EXPECT_EQ(remembered_documents(), 2U);
}

TEST_F(LiveWriterTest, RemembersTheNumberOfDocuments) {
  update({{"1", "one"}, {"2", "two"}});
  EXPECT_EQ(remembered_documents(), 2U);
  update({{"1", "one"}});
  EXPECT_EQ(remembered_documents(), 1U);
}

TEST_F(LiveWriterTest, SaysWhetherAnythingChanged) {
  update({{"1", "one"}});
  LiveWriter writer(database_, builder_);
  write(writer, "/file", {{"1", "one"}});
  EXPECT_FALSE(writer.changed());
  write(writer, "/file", {{"1", "two"}});
  EXPECT_TRUE(writer.changed());
}

TEST_F(LiveWriterTest, RemovesAFileWithItsDocuments) {
  update({{"1", "one"}, {"2", "two"}});
  LiveWriter writer(database_, builder_);
  write(writer, "/other", {{"1", "other"}});
  writer.remove_file(file_number("/file"));
  writer.commit();
  EXPECT_EQ(writer.counts().deleted, 2U);
  EXPECT_EQ(database_.get_doccount(), 1U);
  EXPECT_EQ(database_.get_metadata(file_state_key(file_number("/file"))), "");
}

TEST_F(LiveWriterTest, GivesUpEverythingWithoutACommit) {
  update({{"1", "one"}});
  {
    LiveWriter writer(database_, builder_);
    write(writer, "/file", {{"2", "two"}});
  }
  database_.commit();
  EXPECT_EQ(database_.get_doccount(), 1U);
  EXPECT_EQ(database_.get_termfreq("Eone"), 1U);
}

TEST_F(LiveWriterTest, CountsDocumentsOfFilesThatWereNotRead) {
  LiveWriter writer(database_, builder_);
  FileState state;
  state.documents = 5;
  writer.keep_file(state);
  EXPECT_EQ(writer.counts().unchanged, 5U);
}

// After any sequence of updates the database holds what a build from nothing would hold.
TEST_F(LiveWriterTest, EndsWhereAFreshBuildEnds) {
  std::mt19937 random(9);
  Records records;
  for (int round = 0; round < 25; ++round) {
    records.clear();
    for (int id = 0; id < 12; ++id) {
      if (random() % 3 == 0) continue;
      records.emplace_back(std::to_string(id), "text number " + std::to_string(random() % 3));
    }
    update(records);
    std::map<std::string, std::string> found, expected;
    for (auto it = database_.postlist_begin(""); it != database_.postlist_end(""); ++it) {
      const Xapian::Document document = database_.get_document(*it);
      found[document.get_value(slots::kId)] = contents(document);
    }
    for (const auto& [id, text] : records) {
      expected[id] = contents(builder_.build(record("/file", id, text)).to_xapian());
    }
    ASSERT_EQ(found, expected);
  }
  EXPECT_EQ(errors_in(folder_.path() / "gen"), 0U);
}

// What the columns say of each document, whatever their ordinals.
std::string columns_of(const Xapian::Database& database, const FacetSchema& schema) {
  std::string all;
  LengthColumn lengths(database);
  const DateColumn dates(database);
  const std::vector<std::int64_t> dates_of_block = dates.dates(0);
  for (Xapian::docid document = 1; document <= database.get_lastdocid(); ++document) {
    all += std::to_string(document) + ": " + std::to_string(lengths.length(document)) + ' ' +
           std::to_string(dates_of_block[document - 1]);
    std::vector<std::uint64_t> alone((document + 63) / 64);
    alone.back() = std::uint64_t{1} << ((document - 1) % 64);
    for (const Facet& facet : schema.facets()) {
      const FacetColumn column(database, facet.slot);
      std::set<std::string> values;
      const std::vector<std::uint32_t> counts = column.count(alone);
      for (Ordinal ordinal = 0; ordinal < counts.size(); ++ordinal) {
        if (counts[ordinal] > 0) values.insert(facet_key(column.value(ordinal)));
      }
      for (const std::string& value : values) all += ' ' + facet.name + '=' + value;
    }
    all += '\n';
  }
  for (const Facet& facet : schema.facets()) {
    const FacetColumn column(database, facet.slot);
    std::map<std::string, std::uint32_t> totals;
    for (Ordinal ordinal = 0; ordinal < column.totals().size(); ++ordinal) {
      if (column.totals()[ordinal] == 0) continue;
      totals[facet_key(column.value(ordinal))] += column.totals()[ordinal];
    }
    for (const auto& [value, total] : totals) all += value + ": " + std::to_string(total) + '\n';
  }
  return all;
}

class LiveColumns : public LiveIndex {
 protected:
  LiveColumns() : LiveIndex(FacetSchema(std::vector<Facet>{{"topic", "topic", {}, {}, 0}})) {}

  Article random_article(const std::string& file, int id) {
    static const std::vector<std::string> kCompanies{"Siemens", "SIEMENS", "BMW", "Café Brûlot"};
    Article article = record(file, std::to_string(id), "text number " + std::to_string(id));
    for (unsigned words = below(20); words > 0; --words) article.text += " word";
    while (below(3) == 0) article.companies.push_back(kCompanies[below(4)]);
    if (below(2) == 0) article.cities = {"Berlin"};
    if (below(3) != 0) article.date = Date{std::int64_t{86'400} * below(20'000), false};
    if (below(2) == 0) article.fields = {{"topic", '"' + std::to_string(below(5)) + '"'}};
    if (below(20) == 0) article.text += std::string(2'000'000, ' ');  // written in parts
    return article;
  }
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  // The columns made from the documents, which stay as they are.
  std::string rebuilt() {
    database_.begin_transaction();
    build_columns(database_, schema_);
    std::string columns = columns_of(database_, schema_);
    database_.cancel_transaction();
    return columns;
  }

  std::mt19937 random_{5};
};

TEST_F(LiveColumns, AreThoseOfARebuildAfterAnyUpdates) {
  update("/a", {{"1", "one"}});
  for (int round = 0; round < 40; ++round) {
    LiveWriter writer(database_, builder_);
    for (const char* file : {"/a", "/b", "/c"}) {
      if (below(6) == 0) {
        writer.remove_file(file_number(file));
        continue;
      }
      writer.begin_file(file_number(file));
      for (int id = 0; id < 12; ++id) {
        if (below(3) != 0) writer.add(random_article(file, id));
      }
      if (below(4) == 0) writer.add(random_article(file, 3));  // the same record once more
      writer.end_file(state_of(file), below(4) != 0);
    }
    if (below(8) == 0) continue;  // given up
    writer.commit();
    ASSERT_EQ(columns_of(database_, schema_), rebuilt()) << round;
  }
}

TEST_F(LiveColumns, AreMadeAnewFromDocumentsThatTheyDoNotAgreeWith) {
  update("/a", {{"1", "one"}, {"2", "two"}});
  database_.delete_document(1);
  database_.commit();
  LiveWriter writer(database_, builder_);
  writer.write_columns_anew();
  write(writer, "/b", {{"1", "three"}});
  writer.commit();
  EXPECT_EQ(columns_of(database_, schema_), rebuilt());
}

}  // namespace
}  // namespace fundstelle
