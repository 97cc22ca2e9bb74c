#include "indexer/writing/document_builder.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "index/date_slot.h"
#include "index/position_record.h"
#include "index/slots.h"
#include "index/stored_document.h"
#include "index/terms.h"
#include "indexer/sources/value_limits.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DocumentBuilderTest : public testing::Test {
 protected:
  Article article(const std::string& text, const std::string& language = "en") const {
    Article article;
    article.path = "/news/a.txt";
    article.text = text;
    article.language = language;
    return article;
  }

  Xapian::termcount wdf(const Article& article, const std::string& term) {
    const Xapian::Document document = builder_.build(article).to_xapian();
    for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
      if (*it == term) return it.get_wdf();
    }
    return 0;
  }

  bool has(const Article& article, const std::string& term) {
    const Xapian::Document document = builder_.build(article).to_xapian();
    for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
      if (*it == term) return true;
    }
    return false;
  }

  std::vector<std::string> values(const Article& article, const std::string& facet) {
    return unpack_values(builder_.build(article).to_xapian().get_value(schema_.find(facet)->slot));
  }

  const FacetSchema schema_{{{"author", "author", "", "", 0}}};
  DocumentBuilder builder_{shared_language_data(), schema_, 2025};
};

TEST_F(DocumentBuilderTest, IndexesStemsAndForms) {
  EXPECT_TRUE(has(article("The tensions"), "Etension"));
  EXPECT_TRUE(has(article("The tensions"), "tensions"));
}

TEST_F(DocumentBuilderTest, IndexesTermsOfOneLanguageOnly) {
  EXPECT_TRUE(has(article("Spannungen", "de"), "Dspannung"));
  EXPECT_FALSE(has(article("Spannungen", "de"), "Espannungen"));
}

TEST_F(DocumentBuilderTest, IndexesNoFormsOfFunctionWords) {
  EXPECT_TRUE(has(article("the lab"), "Ethe"));
  EXPECT_FALSE(has(article("the lab"), "the"));
}

TEST_F(DocumentBuilderTest, CountsAWordOfTheTitleTwice) {
  Article with_title = article("lab");
  with_title.title = "Lab";
  EXPECT_EQ(wdf(article("lab"), "Elab"), 1U);
  EXPECT_EQ(wdf(with_title, "Elab"), 3U);
}

TEST_F(DocumentBuilderTest, MarksWordsOfTheTitle) {
  Article with_title = article("text");
  with_title.title = "Labs";
  EXPECT_TRUE(has(with_title, "SElab"));
  EXPECT_TRUE(has(with_title, "Slabs"));
  EXPECT_FALSE(has(with_title, "SEtext"));
}

TEST_F(DocumentBuilderTest, RecordsWhereTheWordsStand) {
  Article with_title = article("beta alpha beta");
  with_title.title = "gamma";
  const auto positions =
      PositionRecord::parse(builder_.build(with_title).to_xapian().get_value(slots::kPositions));
  EXPECT_EQ(positions.title_entries, 1U);
  ASSERT_EQ(positions.stems.keys().size(), 3U);
  std::vector<std::uint32_t> expected;
  // The text begins a block: `beta` is followed by a mark of its own stem.
  for (const char* term : {"Egamma", "Ebeta", "Ebeta", "Ealpha", "Ebeta"}) {
    const StemKeys::Numbers numbers = positions.stems.find(stem_hash(term));
    ASSERT_EQ(numbers.end - numbers.first, 1U) << term;
    expected.push_back(numbers.first);
  }
  std::vector<std::uint32_t> stems;
  for (const PositionEntry& entry : positions.entries) stems.push_back(entry.stem);
  EXPECT_EQ(stems, expected);
}

TEST_F(DocumentBuilderTest, StoresTheArticle) {
  Article given = article("A text.");
  given.title = "Title";
  given.url = "https://example.org";
  given.fields = {{"author", "\"Ada\""}};
  given.date = Date{1'000, true};
  const Xapian::Document document = builder_.build(given).to_xapian();
  const StoredDocument stored = StoredDocument::parse(document.get_value(slots::kArticle));
  EXPECT_EQ(stored.title, "Title");
  EXPECT_EQ(stored.text, "A text.");
  EXPECT_EQ(stored.url, "https://example.org");
  EXPECT_EQ(stored.fields, given.fields);
  EXPECT_EQ(stored.file, file_number("/news/a.txt"));
  EXPECT_EQ(document.get_value(slots::kId), "/news/a.txt");
  EXPECT_EQ(date_from_slot(document.get_value(slots::kDate)), given.date);
}

TEST_F(DocumentBuilderTest, TakesFacetsFromTheMetadataFirst) {
  Article given = article("Siemens met in Berlin in 2018.");
  given.companies = {"VW", "Acme"};
  given.cities = {"München"};
  given.years = {1999};
  EXPECT_THAT(values(given, "company"), ElementsAre("Volkswagen", "Acme"));
  EXPECT_THAT(values(given, "city"), ElementsAre("Munich"));
  EXPECT_THAT(values(given, "year"), ElementsAre("1999"));
}

TEST_F(DocumentBuilderTest, DrawsFacetsFromTheTextWhereTheMetadataIsSilent) {
  const Article given = article("Siemens met in Berlin in 2018.");
  EXPECT_THAT(values(given, "company"), ElementsAre("Siemens"));
  EXPECT_THAT(values(given, "city"), ElementsAre("Berlin"));
  EXPECT_THAT(values(given, "year"), ElementsAre("2018"));
}

TEST_F(DocumentBuilderTest, PrefersTheYearOfTheDateToThoseOfTheText) {
  Article given = article("It was 2018.");
  given.date = Date{1'753'369'340, true};
  EXPECT_THAT(values(given, "year"), ElementsAre("2025"));
}

TEST_F(DocumentBuilderTest, NormalisesTheLanguageOfTheMetadata) {
  EXPECT_THAT(values(article("text", "de-AT"), "language"), ElementsAre("de"));
}

TEST_F(DocumentBuilderTest, DetectsTheLanguageWhenTheMetadataIsSilentOrUnknown) {
  const std::string text = "Der Konzern streicht nach eigenen Angaben viele Stellen im Werk.";
  EXPECT_THAT(values(article(text, ""), "language"), ElementsAre("de"));
  EXPECT_THAT(values(article(text, "klingon"), "language"), ElementsAre("de"));
}

TEST_F(DocumentBuilderTest, KeepsOneOfSeveralSpellingsOfAValue) {
  Article given = article("text");
  given.companies = {"Acme", "ACME", " acme "};
  EXPECT_THAT(values(given, "company"), ElementsAre("Acme"));
}

TEST_F(DocumentBuilderTest, ReadsFacetsOfTheConfiguration) {
  Article given = article("text");
  given.fields = {{"author", R"(["Ada", "Bob"])"}};
  EXPECT_THAT(values(given, "author"), ElementsAre("Ada", "Bob"));
  EXPECT_TRUE(has(given, "XFauthor:ada"));
}

TEST_F(DocumentBuilderTest, HasNoValuesWhereThereAreNone) {
  EXPECT_THAT(values(article("nothing here"), "company"), IsEmpty());
  EXPECT_THAT(values(article("nothing here"), "author"), IsEmpty());
}

// The texts of a folder of the corpus, one behind the other.
std::string corpus_text(const std::string& folder) {
  std::set<std::filesystem::path> files;
  const std::filesystem::path corpus = FUNDSTELLE_CORPUS;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus / folder)) {
    if (entry.is_regular_file()) files.insert(entry.path());
  }
  std::string text;
  for (const std::filesystem::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    text.append(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    text += "\n\n";
  }
  return repair_utf8(text).text;
}

// Terms with their occurrences, and values: positions, facets and the stored text among them.
std::string everything_in(const Xapian::Document& document) {
  std::string all;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    all += *term + ' ' + std::to_string(term.get_wdf()) + '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    all += std::to_string(value.get_valueno()) + '=' + *value + '\n';
  }
  return all;
}

TEST_F(DocumentBuilderTest, MakesTheSameOfALongTextWhateverThePieces) {
  for (const std::string language : {"en", "de"}) {
    Article given = article(corpus_text(language), language);
    given.title = "Siemens in Berlin 2018";
    ASSERT_GT(given.text.size(), 20'000U);
    ASSERT_FALSE(values(given, "company").empty());
    ASSERT_FALSE(values(given, "city").empty());
    ASSERT_GT(values(given, "year").size(), 1U);
    const std::string whole = everything_in(builder_.build(given).to_xapian());
    for (const std::size_t bytes : {50U, 300U, 1'000U, 7'000U}) {
      PieceSizes pieces;
      pieces.bytes = bytes;
      DocumentBuilder builder(shared_language_data(), schema_, 2025, 300'000, {}, pieces);
      EXPECT_TRUE(everything_in(builder.build(given).to_xapian()) == whole)
          << language << " in pieces of " << bytes;
    }
  }
}

TEST_F(DocumentBuilderTest, TakesWordsOfAnyLength) {
  EXPECT_NO_THROW(builder_.build(article(std::string(100'000, 'x') + " " + std::string(500, '7'))));
}

TEST(ContentHash, IsEqualForEqualArticles) {
  EXPECT_EQ(content_hash({}), content_hash({}));
}

TEST(ContentHash, DoesNotLookAtThePlaceInTheFile) {
  Article a, b;
  a.line = 1;
  b.line = 2;
  EXPECT_EQ(content_hash(a), content_hash(b));
}

struct Change {
  const char* name;
  std::function<void(Article&)> apply;
};

class ContentHashOf : public testing::TestWithParam<Change> {};

TEST_P(ContentHashOf, ChangesTheHash) {
  Article changed;
  GetParam().apply(changed);
  EXPECT_NE(content_hash(changed), content_hash({}));
}

INSTANTIATE_TEST_SUITE_P(EveryField, ContentHashOf,
                         testing::Values(Change{"title", [](Article& a) { a.title = "x"; }},
                                         Change{"text", [](Article& a) { a.text = "x"; }},
                                         Change{"url", [](Article& a) { a.url = "x"; }},
                                         Change{"language", [](Article& a) { a.language = "x"; }},
                                         Change{"date", [](Article& a) { a.date = Date{}; }},
                                         Change{"companies",
                                                [](Article& a) { a.companies = {"x"}; }},
                                         Change{"cities", [](Article& a) { a.cities = {"x"}; }},
                                         Change{"years", [](Article& a) { a.years = {2025}; }},
                                         Change{"fields",
                                                [](Article& a) {
                                                  a.fields = {{"x", "1"}};
                                                }}),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(ContentHash, TellsTheSameValueInDifferentFieldsApart) {
  Article company, city;
  company.companies = {"x"};
  city.cities = {"x"};
  EXPECT_NE(content_hash(company), content_hash(city));
}

TEST_F(DocumentBuilderTest, LimitsTheValuesOfEachFacet) {
  Article many = article("text");
  std::string text;
  for (int i = 0; i < 1'500; ++i) {
    many.companies.push_back("Company" + std::to_string(i));
    text += "Quibble" + std::to_string(i) + " GmbH. ";
  }
  many.fields = {{"author", "[\"" + std::string(5'000, 'x') + "\",\"Lena\"]"}};
  EXPECT_EQ(values(many, "company").size(), kValueLimits.values);
  EXPECT_THAT(values(many, "author"), ElementsAre("Lena"));
  EXPECT_EQ(values(article(text, "de"), "company").size(), kValueLimits.values);
}

}  // namespace
}  // namespace fundstelle
