// An index that is built without our own writer of Xapian's format, and one of another format.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "index/generations.h"
#include "index/open_index.h"
#include "index/xapian/database.h"
#include "indexer/checks/index_check.h"
#include "indexer/runs/recorded_run.h"
#include "searcher/search.h"
#include "tests/unit/analyzers/shared_language_data.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

RunObserver silent() {
  RunObserver observer;
  observer.failure = [](const Failure&) {};
  observer.note = [](std::string_view) {};
  observer.start = [](std::uint64_t) {};
  observer.progress = [](std::uint64_t, std::uint64_t) {};
  observer.step = [](std::string_view) {};
  return observer;
}

RunSummary run(RunKind kind, const fs::path& index, std::optional<SegmentKind> segments = {}) {
  RunOptions options;
  options.index = index;
  if (kind == RunKind::kUpdate) options.sources = {{FUNDSTELLE_CORPUS, {}, {}}};
  options.facets = FacetSchema(std::vector<Facet>{{"author", "author", {}, {}, 0}});
  options.segments = segments;
  options.command = "test";
  return run_and_record(kind, options, shared_language_data(), silent());
}

// The terms and values of all documents.
std::string documents_of(const Xapian::Database& database) {
  std::string all;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const Xapian::Document document = database.get_document(*it);
    all += std::to_string(*it) + ": " + std::to_string(database.get_doclength(*it)) + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + ' ' + std::to_string(term.get_wdf()) + ' ' +
             std::to_string(term.get_termfreq()) + '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += std::to_string(value.get_valueno()) + '=' + *value + '\n';
    }
  }
  return all;
}

// Columns, the state of each file, facets, sources: all but what names the database itself.
std::string metadata_of(const Xapian::Database& database) {
  std::string all;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != "fundstelle:columns") all += *key + " -> " + database.get_metadata(*key) + '\n';
  }
  return all;
}

const std::vector<std::string> kQueries{
    "*",     "Berlin",     "president",        "\"climate change\"", "Regierung NOT Berlin",
    "econ*", "title:news", "wind NEAR energy", "exact:labs OR Labor"};

// What a search prints of each, but for the time it took.
std::string answers_of(const fs::path& index) {
  Searcher searcher(index, shared_language_data());
  std::string all;
  for (const std::string& query : kQueries) {
    for (const SortOrder order : {SortOrder::kRelevance, SortOrder::kNewest}) {
      SearchRequest request;
      request.query = query;
      request.sort = order;
      const SearchResult result = searcher.search(request);
      all += query + ": " + std::to_string(result.summary.matches) + '\n';
      for (const Hit& hit : result.hits) {
        all += hit.id + ' ' + std::to_string(hit.score) + ' ' + hit.title;
        for (const Snippet& snippet : hit.snippets) all += " | " + snippet.text;
        all += '\n';
      }
      for (const FacetCounts& facet : result.facets) {
        all += facet.name + ':';
        for (const FacetCount& value : facet.values) {
          all += ' ' + value.value + ' ' + std::to_string(value.count);
        }
        all += '\n';
      }
    }
  }
  return all;
}

std::vector<std::string> damages_in(const fs::path& index) {
  std::vector<std::string> damages;
  const CheckReport report = check_index(index, analyzer_fingerprint(shared_language_data()));
  for (const Damage& damage : report.findings.shown()) damages.push_back(damage.what);
  return damages;
}

TEST(SegmentKinds, GiveTheSameIndex) {
  const TemporaryFolder folder;
  const fs::path fast = folder.path() / "fast", plain = folder.path() / "plain";
  EXPECT_EQ(run(RunKind::kUpdate, fast, SegmentKind::kFast).documents,
            run(RunKind::kUpdate, plain, SegmentKind::kXapian).documents);
  const Xapian::Database a = open_index(fast).database, b = open_index(plain).database;
  EXPECT_TRUE(documents_of(a) == documents_of(b));
  EXPECT_TRUE(metadata_of(a) == metadata_of(b));
  EXPECT_GT(answers_of(fast).size(), 10'000U);
  EXPECT_EQ(answers_of(fast), answers_of(plain));
  EXPECT_THAT(damages_in(plain), IsEmpty());
}

#if !XAPIAN_AT_LEAST(1, 5, 0)
// Takes what is in the current generation into a new one, in the older format of Xapian 1.4.
bool convert_to_chert(const fs::path& index) {
  const Generations generations(index);
  const Xapian::Database from = open_database(generations.folder(generations.current().value()));
  const std::uint32_t number = generations.create();
  try {
    Xapian::WritableDatabase to =
        create_database(generations.folder(number), 0, Xapian::DB_BACKEND_CHERT);
    for (auto it = from.postlist_begin(""); it != from.postlist_end(""); ++it) {
      to.replace_document(*it, from.get_document(*it));
    }
    for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key) {
      to.set_metadata(*key, from.get_metadata(*key));
    }
    to.commit();
  } catch (const Xapian::FeatureUnavailableError&) {
    return false;
  }
  generations.publish(number);
  return true;
}

TEST(AnotherFormat, IsSearchedAndUpdatedAndReplaced) {
  const TemporaryFolder folder;
  const fs::path glass = folder.path() / "glass", chert = folder.path() / "chert";
  run(RunKind::kUpdate, glass);
  run(RunKind::kUpdate, chert);
  if (!convert_to_chert(chert)) GTEST_SKIP() << "this Xapian has no other format";
  EXPECT_EQ(answers_of(glass), answers_of(chert));
  EXPECT_EQ(run(RunKind::kUpdate, chert).added, 0U);
  EXPECT_EQ(answers_of(glass), answers_of(chert));
  EXPECT_THAT(damages_in(chert), IsEmpty());
  // Two builds later nothing of it is left.
  const fs::path generation = Generations(chert).folder(Generations(chert).current().value());
  EXPECT_TRUE(is_of_other_format(generation));
  run(RunKind::kRebuild, chert);
  run(RunKind::kRebuild, chert);
  EXPECT_FALSE(fs::exists(generation));
  EXPECT_EQ(answers_of(glass), answers_of(chert));
}
#endif

}  // namespace
}  // namespace fundstelle
