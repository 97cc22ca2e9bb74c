// What every construct of the query language means, as query and tree.
#include "searcher/query/query_parser.h"

#include <gtest/gtest.h>

namespace fundstelle::query {
namespace {

struct Example {
  std::string_view query;
  std::string_view tree;
};

const ParseOptions kOptions{.facets = {"company", "city", "year", "language", "Topic"}};

// Tables instead of parameterised tests: CMake reads the names of tests, and stumbles over brackets
// and semicolons in parameters.
void expect_trees(const std::vector<Example>& examples) {
  for (const auto& [query, tree] : examples) {
    EXPECT_EQ(to_string(parse(query, kOptions)), tree) << "query: " << query;
  }
}

TEST(QueryParser, ReadsWords) {
  expect_trees({
      {"Labor", "Labor"},
      {"  Labor\t", "Labor"},
      {"alte Häuser", "(many alte Häuser)"},
      {"KI-Labor Müller's U.S. C++ AT&T 3.5", "(many KI-Labor Müller's U.S. C++ AT&T 3.5)"},
      {"C++, Labor; (Bau)", "(many C++, Labor; Bau)"},
      {"Müller’s", "Müller’s"},
      {"m\u00A0n\u2003o", "(many m n o)"},
      {std::string_view("m\0n\x01o", 5), "(many m n o)"},
      {"a\x1b[31m", "(many a [31m)"},
      {"a \xFF b", "(many a b)"},
      {"m\xFFo", "m\uFFFDo"},
      {"? what - is & this !", "(many what is this)"},
      {"北京 Пекин", "(many 北京 Пекин)"},
      {"and or not near", "(many and or not near)"},
      {"And Or ANDROID NOTE ORF", "(many And Or ANDROID NOTE ORF)"},
      {"*", "*"},
      {" * ", "*"},
      {"** Labor", "Labor"},
      {"5*3 ~100", "(many 5*3 ~100)"},
      {"~ Labor", "Labor"},
  });
}

TEST(QueryParser, ReadsPrefixes) {
  expect_trees({
      {"Wal*", "Wal*"},
      {"W*", "W*"},
      {"Wal**", "Wal*"},
      {"202*", "202*"},
      {"Ä*", "Ä*"},
      {"+Wal* -Walt*", "(many (must Wal*) (not Walt*))"},
  });
}

TEST(QueryParser, ReadsSigns) {
  expect_trees({
      {"+Labor", "(many (must Labor))"},
      {"-Labor", "(many (not Labor))"},
      {"NOT Labor", "(many (not Labor))"},
      {"-Labor -Bau", "(many (not Labor) (not Bau))"},
      {"Amazon +Labor -Bau", "(many Amazon (must Labor) (not Bau))"},
      {"Amazon NOT Bau", "(many Amazon (not Bau))"},
      {"NOT Bau Amazon", "(many (not Bau) Amazon)"},
      {"+(a b)", "(many (must (many a b)))"},
      {"-\"a b\"", "(many (not (phrase a b)))"},
      {"-title:a -company:b", "(many (not title:a) (not (filter company \"b\")))"},
      {"NOT (a OR b)", "(many (not (or a b)))"},
      {"* -Labor", "(many * (not Labor))"},
      {"+ Labor", "Labor"},
      {"- Labor -", "Labor"},
      {"a -- b --c", "(many a b c)"},
      {"a +-b", "(many a b)"},
      {"a -?! b", "(many a b)"},
      {"a -() b", "(many a b)"},
      {"(-a) b", "(many (many (not a)) b)"},
      {"–Labor −Bau", "(many –Labor −Bau)"},
      {"a – b", "(many a b)"},
      {"\"KI\"-Labor", "(many KI -Labor)"},
      {"+AND -OR", "(many (must AND) (not OR))"},
      {"+C++", "(many (must C++))"},
  });
}

TEST(QueryParser, ReadsOperators) {
  expect_trees({
      {"a AND b", "(and a b)"},
      {"a AND b AND c", "(and a b c)"},
      {"a OR b OR c", "(or a b c)"},
      {"a OR b AND c", "(or a (and b c))"},
      {"a AND b OR c", "(or (and a b) c)"},
      {"(a OR b) AND c", "(and (or a b) c)"},
      {"oil price AND opec", "(and (many oil price) opec)"},
      {"a b OR c d", "(or (many a b) (many c d))"},
      {"a AND NOT b", "(and a (not b))"},
      {"a AND -b", "(and a (not b))"},
      {"NOT a AND b", "(and (not a) b)"},
      {"a OR NOT b", "(or a (not b))"},
      {"a AND (NOT b)", "(and a (not b))"},
      {"a AND -b -c", "(and a (many (not b) (not c)))"},
      {"a AND +b", "(and a (many (must b)))"},
      {"a AND NOT b c", "(and a (many (not b) c))"},
      {"(a)AND(b)", "(and a b)"},
      {"\"a\"AND\"b\"", "(and a b)"},
  });
}

TEST(QueryParser, ReadsGroups) {
  expect_trees({
      {"(a)", "a"},
      {"((a))", "a"},
      {"((a b))", "(many a b)"},
      {"(a b) c", "(many (many a b) c)"},
      {"a() b", "(many a b)"},
      {"(?!) a", "a"},
      {"a(b)c", "(many a b c)"},
      {"((a OR b))", "(or a b)"},
  });
}

TEST(QueryParser, ReadsPhrases) {
  expect_trees({
      {"\"alte Häuser\"", "(phrase alte Häuser)"},
      {"\"Haus\"", "Haus"},
      {"\"\" Haus", "Haus"},
      {"\"rock & roll\"", "(phrase rock roll)"},
      {"\"a AND b\"", "(phrase a AND b)"},
      {"\"-a +b\"", "(phrase -a +b)"},
      {"\"foo:bar (baz)\"", "(phrase foo:bar baz)"},
      {"\"wal*ung a* *\"", "(phrase wal*ung a*)"},
      {"\"a b\" c \"d e\"", "(many (phrase a b) c (phrase d e))"},
      {"a\"b c\"d", "(many a (phrase b c) d)"},
      {"„alte Häuser“", "(phrase alte Häuser)"},
      {"„alte Häuser”", "(phrase alte Häuser)"},
      {"„alte Häuser\"", "(phrase alte Häuser)"},
      {"“old houses”", "(phrase old houses)"},
      {"”gamla hus”", "(phrase gamla hus)"},
      {"«vieilles maisons»", "(phrase vieilles maisons)"},
      {"»alte Häuser«", "(phrase alte Häuser)"},
      {"„alte Häuser", "(many alte Häuser)"},
      {"alte Häuser“ Bau", "(many alte Häuser Bau)"},
      {"-„ Haus", "Haus"},
      {"\"„alte“ Häuser\"", "(phrase alte Häuser)"},
  });
}

TEST(QueryParser, ReadsNear) {
  expect_trees({
      {"a NEAR/5 b", "(near/5 a b)"},
      {"a NEAR b", "(near/10 a b)"},
      {"a NEAR/1000 b", "(near/1000 a b)"},
      {"a NEAR/5 b NEAR/5 c", "(near/5 a b c)"},
      {"a NEAR/5 \"b c\"", "(near/5 a (phrase b c))"},
      {"(a) NEAR/5 b", "(near/5 a b)"},
      {"title:a NEAR/2 title:b", "(near/2 title:a title:b)"},
      {"exact:A NEAR/2 b", "(near/2 exact:A b)"},
      {"x a NEAR/5 b y", "(many x (near/5 a b) y)"},
      {"-a NEAR/5 b", "(many (not (near/5 a b)))"},
      {"a NEAR/5 b AND c", "(and (near/5 a b) c)"},
      {"\"NEAR/5\" near/5 NEARBY", "(many NEAR/5 near/5 NEARBY)"},
  });
}

TEST(QueryParser, ReadsFields) {
  expect_trees({
      {"title:Labor", "title:Labor"},
      {"title:Wal*", "title:Wal*"},
      {"title:\"alte Häuser\"", "title:(phrase alte Häuser)"},
      {"title:„alte Häuser“", "title:(phrase alte Häuser)"},
      {"exact:\"alte Häuser\"", "exact:(phrase alte Häuser)"},
      {"exact:\"Haus\"", "exact:Haus"},
      {"title:AND", "title:AND"},
      {"exact:12:30", "exact:12:30"},
      {"company:amazon", "(filter company \"amazon\")"},
      {"company:AT&T", "(filter company \"AT&T\")"},
      {"topic:KI", "(filter Topic \"KI\")"},
      {"city:\"New York\"", "(filter city \"New York\")"},
      {"city:« New York »", "(filter city \"New York\")"},
      {"city:„San \"José“", "(many (filter city \"San\") José)"},
      {"year:2018..2025", "(filter year \"2018..2025\")"},
      {"(company:a OR company:b) Labor",
       "(many (or (filter company \"a\") (filter company \"b\")) Labor)"},
      {"company:a*b", "(filter company \"a*b\")"},
      {"language:de Labor", "(many (filter language \"de\") Labor)"},
      {"http://example.org/a*b~1?x=y", "http://example.org/a*b~1?x=y"},
      {"12:30 3:0-Sieg", "(many 12:30 3:0-Sieg)"},
      {"Shanghai: Amazon", "(many Shanghai: Amazon)"},
      {":a C++:b §5:c", "(many :a C++:b §5:c)"},
      {"Labor:(a b)", "(many Labor: (many a b))"},
  });
}

TEST(QueryParser, TakesAColonForTextWhereItIsNoField) {
  expect_trees({
      {"Title:Labor TITLE:Labor", "(many Title:Labor TITLE:Labor)"},
      {"Company:AT&T", "Company:AT&T"},
      {"title: Labor", "(many title: Labor)"},
      {"company:", "company:"},
      {"foo:bar", "foo:bar"},
      {"Interview: \"a b\"", "(many Interview: (phrase a b))"},
      {"Leser:innen", "Leser:innen"},
  });
}

TEST(QueryParser, ReadsGenderStarsAsPartOfAWord) {
  expect_trees({
      {"Leser*innen", "Leser*innen"},
      {"Leser*in +Bürger*innenrat", "(many Leser*in (must Bürger*innenrat))"},
  });
}

TEST(QueryParserRanges, CoverWhatWasRead) {
  const Node tree = parse("Äpfel +title:\"a b\"", kOptions);
  ASSERT_EQ(tree.children.size(), 2U);
  EXPECT_EQ(tree.range, (Range{0, 19}));
  EXPECT_EQ(tree.children[0].range, (Range{0, 6}));
  const Node& phrase = tree.children[1];
  EXPECT_EQ(phrase.range, (Range{8, 19}));
  ASSERT_EQ(phrase.children.size(), 2U);
  EXPECT_EQ(phrase.children[1].range, (Range{17, 18}));
}

TEST(QueryParserPlain, KnowsNoOperators) {
  EXPECT_EQ(to_string(parse_plain("+a AND (b OR \"c d\") -e* foo:bar NEAR/5 ?! „x“")),
            "(many +a AND b OR c d -e* foo:bar NEAR/5 x)");
}

TEST(QueryParserPlain, KeepsTheManyNodeAroundASingleWord) {
  EXPECT_EQ(to_string(parse_plain("Labor")), "(many Labor)");
}

}  // namespace
}  // namespace fundstelle::query
