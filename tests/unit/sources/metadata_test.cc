#include "indexer/sources/metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

// Reads one record with a text and the given further fields.
Reading read_fields(const std::string& fields) {
  return read_bytes("a.jsonl", "{\"text\":\"t\"," + fields + "}\n");
}

TEST(Metadata, KnowsEveryNameOfItsFields) {
  for (const char* name : {"text", "body", "content", "Text", "BODY"}) {
    EXPECT_EQ(read_bytes("a.jsonl", "{\"" + std::string(name) + "\":\"t\"}").article().text, "t");
  }
  for (const char* name : {"language", "lang", "LANG"}) {
    EXPECT_EQ(read_fields("\"" + std::string(name) + "\":\"de-AT\"").article().language, "de-AT");
  }
  for (const char* name : {"date", "published", "datePublished"}) {
    EXPECT_EQ(read_fields("\"" + std::string(name) + "\":\"24. Juli 2025\"").article().date,
              parse_date("2025-07-24"))
        << name;
  }
  EXPECT_EQ(read_fields("\"url\":\"https://example.org\"").article().url, "https://example.org");
  EXPECT_EQ(read_fields("\"Title\":\" T \"").article().title, "T");
}

TEST(Metadata, TakesAStringANumberOrAList) {
  const Article article =
      read_fields(
          "\"title\":1984,\"company\":\"1&1\",\"companies\":[\"Amazon\",3,\"1&1\"],"
          "\"city\":\"Köln, Bonn\",\"cities\":[\" Ulm \",\"\",null],"
          "\"year\":[2024,\"2025\",2024]")
          .article();
  EXPECT_EQ(article.title, "1984");
  EXPECT_THAT(article.companies, ElementsAre("1&1", "Amazon", "3"));
  EXPECT_THAT(article.cities, ElementsAre("Köln, Bonn", "Ulm"));
  EXPECT_THAT(article.years, ElementsAre(2024, 2025));
}

TEST(Metadata, KeepsAllOtherFieldsAsJson) {
  EXPECT_THAT(read_fields("\"author\":\"A \\\"B\\\"\",\"source\":\"dpa\",\"Score\":1.50,\"big\":"
                          "123456789012345678901,\"ok\":true,\"tags\":[ 1, {\"a\": null} ]")
                  .article()
                  .fields,
              ElementsAre(Pair("author", "\"A \\\"B\\\"\""), Pair("source", "\"dpa\""),
                          Pair("Score", "1.50"), Pair("big", "123456789012345678901"),
                          Pair("ok", "true"), Pair("tags", "[1,{\"a\":null}]")));
}

TEST(Metadata, TakesNullAndEmptyStringsForAbsent) {
  const Reading reading = read_fields(
      "\"title\":null,\"date\":\"\",\"year\":null,\"company\":\" \",\"x\":null,\"y\":\"\","
      "\"cities\":[]");
  EXPECT_THAT(reading.failures, IsEmpty());
  EXPECT_THAT(reading.article().fields, IsEmpty());
  EXPECT_THAT(reading.article().companies, IsEmpty());
}

TEST(Metadata, TakesTheZeroDatesOfDatabasesForAbsent) {
  for (const char* zero : {"0000-00-00", "0000-00-00 00:00:00", "00.00.0000"}) {
    const Reading reading = read_fields("\"date\":\"" + std::string(zero) + "\"");
    EXPECT_EQ(reading.article().date, std::nullopt);
    EXPECT_THAT(reading.failures, IsEmpty());
  }
}

TEST(Metadata, PrefersTheFirstNameOfAFieldAndKeepsTheOther) {
  for (const char* fields : {"\"body\":\"b\",\"text\":\"a\"", "\"text\":\"a\",\"body\":\"b\""}) {
    const Article article = read_bytes("a.jsonl", "{" + std::string(fields) + "}").article();
    EXPECT_EQ(article.text, "a");
    EXPECT_THAT(article.fields, ElementsAre(Pair("body", "\"b\"")));
  }
}

TEST(Metadata, TakesAGoodDateWhenTheOtherIsBad) {
  const Reading reading = read_fields("\"date\":\"soon\",\"published\":\"2025-07-24\"");
  EXPECT_EQ(reading.article().date, parse_date("2025-07-24"));
  EXPECT_EQ(reading.failure().field, "date");
}

struct BadField {
  std::string json;
  std::string field;
  std::string found;  // Part of the reason.
};

void PrintTo(const BadField& bad, std::ostream* stream) {
  *stream << bad.json;
}

class BadMetadata : public testing::TestWithParam<BadField> {};

TEST_P(BadMetadata, IsReportedAndLeftOut) {
  const Reading reading = read_fields(GetParam().json);
  ASSERT_THAT(reading.articles, SizeIs(1));
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_FALSE(reading.failure().lost);
  EXPECT_EQ(reading.failure().field, GetParam().field);
  EXPECT_THAT(reading.failure().reason, HasSubstr(GetParam().found));
  EXPECT_THAT(reading.article().fields, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Metadata, BadMetadata,
    testing::Values(BadField{"\"title\":{\"de\":\"x\"}", "title", "an object"},
                    BadField{"\"title\":[\"a\",\"b\"]", "title", "a list"},
                    BadField{"\"title\":true", "title", "true or false"},
                    BadField{"\"lang\":{}", "lang", "an object"},
                    BadField{"\"url\":false", "url", "true or false"},
                    BadField{"\"date\":\"31.02.2025\"", "date", "'31.02.2025'"},
                    BadField{"\"published\":1753369340", "published", "'1753369340'"},
                    BadField{"\"date\":{}", "date", "an object"},
                    BadField{"\"year\":999", "year", "'999'"},
                    BadField{"\"year\":10000", "year", "'10000'"},
                    BadField{"\"year\":\"MMXXV\"", "year", "'MMXXV'"},
                    BadField{"\"year\":2025.5", "year", "'2025.5'"},
                    BadField{"\"year\":[[2025]]", "year", "a list within"},
                    BadField{"\"company\":{\"name\":\"x\"}", "company", "an object"},
                    BadField{"\"cities\":[[\"Ulm\"]]", "cities", "a list"},
                    BadField{"\"cities\":[true]", "cities", "true or false"}));

TEST(Metadata, KeepsTheGoodItemsOfAList) {
  const Reading reading = read_fields("\"companies\":[\"A\",{},\"B\"],\"year\":[2024,1]");
  EXPECT_THAT(reading.article().companies, ElementsAre("A", "B"));
  EXPECT_THAT(reading.article().years, ElementsAre(2024));
  EXPECT_THAT(reading.failures, SizeIs(2));
}

TEST(Metadata, JoinsParagraphsGivenAsAList) {
  EXPECT_EQ(read_bytes("a.jsonl", "{\"text\":[\"one\",\"two\"]}").article().text, "one\n\ntwo");
}

TEST(Metadata, CutsLongValuesInReasons) {
  const std::string reason =
      read_fields("\"date\":\"" + std::string(500, 'x') + "\"").failure().reason;
  EXPECT_LT(reason.size(), 200U);
}

TEST(JsonNumber, FollowsTheGrammar) {
  for (const char* good : {"0", "-0", "17", "1.5", "1e5", "-1.25E-10", "12345678901234567890123"}) {
    EXPECT_TRUE(is_json_number(good)) << good;
  }
  for (const char* bad : {"", "-", "01", "+1", ".5", "1.", "1e", "0x1", "1 ", "NaN", "1_000"}) {
    EXPECT_FALSE(is_json_number(bad)) << bad;
  }
}

}  // namespace
}  // namespace fundstelle
