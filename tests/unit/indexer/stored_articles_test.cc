// An article that is indexed, read back and indexed again gives the same document.
#include "indexer/writing/stored_articles.h"

#include <random>

#include <gmock/gmock.h>

#include "index/identity.h"
#include "index/slots.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/indexer/live_index.h"

namespace fundstelle {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const char* const kFile = "/news/a.jsonl";

// Terms with their counts and all values but the half of the identity that stands for the content.
std::string contents(const Xapian::Document& document) {
  std::string all;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    all += *term + ' ' + std::to_string(term.get_wdf()) + '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    std::string bytes = *value;
    if (value.get_valueno() == slots::kIdentity) {
      bytes = std::to_string(Identity::parse(bytes).key);
    }
    all += std::to_string(value.get_valueno()) + '=' + bytes + '\n';
  }
  return all;
}

class StoredArticlesTest : public LiveIndex {
 protected:
  StoredArticlesTest() : LiveIndex(FacetSchema({{"section", "ressort", {}, {}, 0}})) {}

  void add(Article article) {
    LiveWriter writer(database_, builder_);
    const std::string path = article.path;
    writer.begin_file(file_number(path));
    writer.add(std::move(article));
    writer.end_file(state_of(path), false);
    writer.commit();
  }

  std::vector<Article> read(const std::string& path) const {
    std::vector<Article> articles;
    const IndexMetadata metadata{kSchemaVersion, {}, schema_, {}};
    StoredArticles(database_, metadata).for_each(path, [&](Article&& article) {
      articles.push_back(std::move(article));
    });
    return articles;
  }

  // What comes back of the article when nothing else is in its file.
  Article read_back(const Article& article) {
    add(article);
    std::vector<Article> articles = read(article.path);
    EXPECT_THAT(articles, SizeIs(1));
    return articles.empty() ? Article() : articles.front();
  }

  void expect_same_document(const Article& article) {
    const std::string given = contents(builder_.build(article).to_xapian());
    EXPECT_EQ(contents(builder_.build(read_back(article)).to_xapian()), given);
  }
};

TEST_F(StoredArticlesTest, GiveBackATextFile) {
  Article article;
  article.path = "/news/a.txt";
  article.text = "Siemens builds turbines in Berlin.\n";
  const Article back = read_back(article);
  EXPECT_EQ(back.key(), article.key());
  EXPECT_FALSE(back.record);
  EXPECT_EQ(back.number, 0U);
  EXPECT_EQ(back.text, article.text);
}

TEST_F(StoredArticlesTest, GiveBackARecordWithAnId) {
  const Article article = record(kFile, "one", "text");
  EXPECT_EQ(read_back(article).key(), article.key());
}

TEST_F(StoredArticlesTest, GiveBackARecordWithoutAnId) {
  Article article = record(kFile, "", "text");
  article.record.reset();
  article.number = 3;
  const Article back = read_back(article);
  EXPECT_EQ(back.key(), article.key());
  EXPECT_EQ(back.number, 3U);
  EXPECT_FALSE(back.record);
}

TEST_F(StoredArticlesTest, TellARecordThatIsCalledLikeANumberFromTheNumber) {
  const Article called = record(kFile, std::string(kFile) + "#3", "text");
  const Article back = read_back(called);
  EXPECT_EQ(back.key(), called.key());
  EXPECT_EQ(back.record, called.record);
  EXPECT_EQ(back.number, 0U);
}

TEST_F(StoredArticlesTest, TellARecordThatIsCalledLikeItsFileFromTheFile) {
  const Article called = record(kFile, kFile, "text");
  EXPECT_EQ(read_back(called).key(), called.key());
}

TEST_F(StoredArticlesTest, GiveBackPathsThatAreNoUtf8) {
  Article file;
  file.path = "/news/caf\xE9.txt";
  file.text = "text";
  EXPECT_EQ(read_back(file).key(), file.key());
  Article numbered = record("/news/caf\xE9.jsonl", "", "text");
  numbered.record.reset();
  numbered.number = 12;
  EXPECT_EQ(read_back(numbered).key(), numbered.key());
}

TEST_F(StoredArticlesTest, GiveBackAllOfOneFileOnly) {
  update("/a", {{"1", "one"}, {"2", "two"}});
  update("/b", {{"3", "three"}});
  EXPECT_THAT(read("/a"), SizeIs(2));
  EXPECT_THAT(read("/c"), IsEmpty());
}

TEST_F(StoredArticlesTest, LeaveOutWhatWasDrawnFromTheText) {
  Article article;
  article.path = "/news/a.txt";
  article.text =
      "The company Siemens AG opened a laboratory in Berlin in 2019, and it grew quickly.";
  expect_same_document(article);
  const Article back = read(article.path).front();
  EXPECT_EQ(back.language, "");
  EXPECT_THAT(back.companies, IsEmpty());
  EXPECT_THAT(back.cities, IsEmpty());
  EXPECT_THAT(back.years, IsEmpty());
}

TEST_F(StoredArticlesTest, AreTakenForUnchangedWhenTheirFileIsReadAgain) {
  Article article;
  article.path = "/news/a.md";
  article.title = "A laboratory";
  article.text = "Siemens opened it in Berlin in 2019.";
  article.date = Date{1'753'369'340, true};
  article.cities = {"Munich"};
  article.fields = {{"author", "\"A. Müller\""}};
  EXPECT_EQ(content_hash(read_back(article)), content_hash(article));
}

TEST_F(StoredArticlesTest, GiveTheSameDocumentAgain) {
  std::mt19937 random(11);
  const auto pick = [&](const std::vector<std::string>& choices) {
    return choices[random() % choices.size()];
  };
  for (int i = 0; i < 200; ++i) {
    Article article;
    article.path = "/news/" + std::to_string(i) + pick({"", "\xE9", " ä", "#2"});
    switch (random() % 4) {
      case 0:
        article.number = 1 + random() % 1000;
        break;
      case 1:
        article.record = pick({"", "7", article.path, article.path + "#7", article.path + "#7x",
                               article.id() + "#7", hostile_text(random, 10)});
        article.number = 7;
        break;
      default:
        break;
    }
    if (random() % 2 == 0) article.title = hostile_text(random, 10);
    article.text = pick({"In Berlin sagte Siemens am 3. Mai 2019: ", "Amazon opened in Shanghai. ",
                         "Der Umsatz stieg. ", ""}) +
                   hostile_text(random, 80);
    article.language = pick({"", "de", "German", "en-GB", "fr", "klingon"});
    if (random() % 2 == 0) {
      const bool has_time = random() % 2 == 0;
      const auto days = static_cast<std::int64_t>(random() % 40'000) - 10'000;
      article.date = Date{days * 86'400 + (has_time ? 3'661 : 0), has_time};
    }
    if (random() % 3 == 0) article.companies = {pick({"Amazon", "amazon.com"}), "Nobody & Sons"};
    if (random() % 3 == 0) article.cities = {pick({"MÜNCHEN", "Munich", "Nirgendwo"})};
    if (random() % 3 == 0) article.years = {2018, 1999};
    if (random() % 2 == 0) article.url = "https://example.org/" + std::to_string(i);
    if (random() % 2 == 0) article.fields = {{"ressort", R"(["Politik","Sport"])"}};
    if (random() % 2 == 0) article.fields.emplace_back("author", "\"A. Müller\"");
    ASSERT_NO_FATAL_FAILURE(expect_same_document(article)) << article.path;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace fundstelle
