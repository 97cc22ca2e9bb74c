// The collection of this project, indexed as the quick start does.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <xapian.h>

#include "analyzers/analyzers.h"
#include "analyzers/language_data.h"
#include "analyzers/language_detector.h"
#include "index/facets.h"
#include "index/open_index.h"
#include "index/terms.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSubsetOf;

struct Row {
  std::string file;
  std::vector<std::string> indexed;
  std::vector<std::string> not_indexed;
};

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<Row> read_rows(const fs::path& path) {
  std::vector<Row> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns(line);
    std::string file, indexed, not_indexed;
    std::getline(columns, file, '\t');
    std::getline(columns, indexed, '\t');
    std::getline(columns, not_indexed, '\t');
    rows.push_back({file, words_of(indexed), words_of(not_indexed)});
  }
  return rows;
}

class Corpus : public ProgramTest {
 protected:
  Corpus() {
    const IndexerRun run = update({FUNDSTELLE_CORPUS});
    EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
    EXPECT_GE(run.count("documents"), 60);
  }
};

// The terms of all documents of one file.
class TermsOfFile {
 public:
  TermsOfFile(const OpenIndex& index, const fs::path& file, const LanguageData& data)
      : analyzers_(data) {
    const Xapian::Database& database = index.database;
    const std::string term = file_term(file_number(file.string()));
    for (auto document = database.postlist_begin(term); document != database.postlist_end(term);
         ++document) {
      terms_.insert(terms_.end(), database.termlist_begin(*document),
                    database.termlist_end(*document));
    }
    std::sort(terms_.begin(), terms_.end());
  }

  bool empty() const { return terms_.empty(); }

  // As it is written, or, since function words are indexed by their stem alone, by its stem.
  bool has(const std::string& word) {
    return has_as_written(word) || has_stem(analyzers_[Language::kEnglish], word) ||
           has_stem(analyzers_[Language::kGerman], word);
  }
  bool has_as_written(const std::string& word) const { return has_term(exact_term(word)); }

 private:
  bool has_term(const std::string& term) const {
    return std::binary_search(terms_.begin(), terms_.end(), term);
  }
  bool has_stem(Analyzer& analyzer, const std::string& word) const {
    const auto tokens = analyzer.analyze(word);
    return tokens.size() == 1 && has_term(stem_term(analyzer.language(), tokens[0].stem));
  }

  Analyzers analyzers_;
  std::vector<std::string> terms_;
};

TEST_F(Corpus, FilesAreIndexedUnderTheTermsOfTheGoldenTable) {
  const LanguageData data(fs::path(FUNDSTELLE_INDEXER).parent_path().parent_path() / "share" /
                          "fundstelle" / "fundstelle.dat");
  const OpenIndex open = open_index(index());
  const std::vector<Row> rows = read_rows(fs::path(FUNDSTELLE_GOLDEN) / "corpus_terms.tsv");
  ASSERT_GT(rows.size(), 20U);
  for (const Row& row : rows) {
    TermsOfFile terms(open, fs::path(FUNDSTELLE_CORPUS) / row.file, data);
    EXPECT_FALSE(terms.empty()) << row.file << " is not indexed";
    for (const std::string& word : row.indexed) {
      EXPECT_TRUE(terms.has(word)) << row.file << " lacks " << word;
    }
    for (const std::string& word : row.not_indexed) {
      EXPECT_FALSE(terms.has_as_written(word)) << row.file << " has " << word;
    }
  }
}

TEST_F(Corpus, CompanyFindsTheStoryInBothLanguages) {
  const std::vector<std::string> story = {"amazon-closes-shanghai-ai-lab.md",
                                          "amazon-forschungslabor-shanghai.md"};
  const SearcherRun all = search({"--company", "Amazon", "--limit", "100"});
  EXPECT_THAT(story, IsSubsetOf(all.names()));
  EXPECT_EQ(all.count_of("language", "de") + all.count_of("language", "en"), all.matches());
  EXPECT_EQ(all.count_of("company", "Amazon"), all.matches());

  const SearcherRun here =
      search({"--company", "Amazon", "--city", "Schanghai", "Labor laboratory"});
  EXPECT_THAT(story, IsSubsetOf(here.names()));
}

TEST_F(Corpus, SnippetsMarkTheInflectedWord) {
  const auto marked = [&](const std::vector<std::string>& query, const std::string& name) {
    std::vector<std::string> words;
    const SearcherRun run = search(query);
    for (const Json& hit : run.hits) {
      if (fs::path(hit.at("id").get<std::string>()).filename() != name) continue;
      for (const Json& snippet : hit.at("snippets")) {
        const std::string text = snippet.at("text");
        for (const Json& range : snippet.at("highlights")) {
          const std::size_t begin = range.at(0), end = range.at(1);
          words.push_back(text.substr(begin, end - begin));
        }
      }
    }
    return words;
  };
  EXPECT_THAT(marked({"--company", "Amazon", "Spannung"}, "amazon-forschungslabor-shanghai.md"),
              Contains("Spannungen"));
  EXPECT_THAT(marked({"--company", "Amazon", "laboratories"}, "amazon-closes-shanghai-ai-lab.md"),
              Contains("laboratory"));
}

TEST_F(Corpus, TextOutputShowsTitlesFacetsAndMarks) {
  const Outcome run = searcher({"--color", "always", "--company", "Amazon", "Shanghai"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, AllOf(HasSubstr("Amazon schließt sein Forschungslabor in"),
                             HasSubstr("Amazon shuts its"), HasSubstr("Company"),
                             HasSubstr("Language"), HasSubstr("Shanghai\x1B[")));
}

TEST_F(Corpus, MarksRemovedGiveTheOriginal) {
  const SearcherRun run = search({"--limit", "100", "--snippets", "5", "Amazon tariffs Stellen"});
  EXPECT_GT(run.hits.size(), 10U);
  for (const Json& hit : run.hits) {
    const SearcherRun shown = search({"--show", hit.at("id")});
    ASSERT_EQ(shown.hits.size(), 1U) << shown.outcome.err;
    const std::string original = shown.hits[0].at("snippets")[0].at("text");
    for (const Json& snippet : hit.at("snippets")) {
      const std::string text = snippet.at("text");
      EXPECT_EQ(original.substr(snippet.at("offset"), text.size()), text) << hit.at("id");
    }
  }
}

}  // namespace
}  // namespace fundstelle
