#include "cli/argument_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/option_types.h"
#include "cli/parse_arguments.h"
#include "error_of.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A searcher in small: a few options of each kind.
class ArgumentSplitterTest : public testing::Test {
 protected:
  ArgumentSplitterTest() : app_("searches", "searcher") {
    apply_option_rules(app_);
    add_number_option(app_, "-n,--limit", "N", limit_, "hits");
    add_repeatable_option(app_, "--company", "NAME", companies_, "company");
    add_text_option(app_, "--format", "FORMAT", format_, "format");
    app_.add_flag("-q,--quiet", quiet_, "quiet");
    app_.add_flag("-v,--verbose", verbose_, "verbose");
    app_.add_flag("-0,--null", null_, "NUL");
  }

  SplitArguments split(const std::vector<std::string>& arguments) {
    return split_query_arguments(arguments, OptionTable(app_));
  }

  /// Splits and lets CLI11 read the options; the query.
  std::optional<std::string> parse(const std::vector<std::string>& arguments) {
    const SplitArguments result = split(arguments);
    EXPECT_TRUE(parse_arguments(app_, result.options));
    return result.query;
  }

  CLI::App app_;
  std::optional<std::uint64_t> limit_;
  std::vector<std::string> companies_;
  std::optional<std::string> format_;
  bool quiet_ = false;
  bool verbose_ = false;
  bool null_ = false;
};

TEST_F(ArgumentSplitterTest, NothingAtAllIsNoQuery) {
  EXPECT_EQ(parse({}), std::nullopt);
  EXPECT_EQ(parse({"--quiet"}), std::nullopt);
  EXPECT_EQ(parse({"--"}), std::nullopt);
}

TEST_F(ArgumentSplitterTest, AnEmptyArgumentIsAQuery) {
  EXPECT_EQ(parse({""}), "");
}

TEST_F(ArgumentSplitterTest, JoinsWordsByOneSpace) {
  EXPECT_EQ(parse({"oil", "price", "\"AI lab\""}), "oil price \"AI lab\"");
}

TEST_F(ArgumentSplitterTest, AnOptionTakesExactlyOneValue) {
  EXPECT_EQ(parse({"--company", "Amazon", "oil"}), "oil");
  EXPECT_THAT(companies_, ElementsAre("Amazon"));
}

TEST_F(ArgumentSplitterTest, RepeatableOptionsKeepTheirOrder) {
  EXPECT_EQ(parse({"--company", "Amazon", "--company=IBM", "oil"}), "oil");
  EXPECT_THAT(companies_, ElementsAre("Amazon", "IBM"));
}

TEST_F(ArgumentSplitterTest, ReadsLimitInEverySpelling) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"-n5", "oil"},
                                             {"-n", "5", "oil"},
                                             {"--limit=5", "oil"},
                                             {"--limit", "5", "oil"},
                                             {"oil", "-n5"},
                                             {"oil", "-n", "5"},
                                             {"oil", "--limit", "5"},
                                             {"oil", "--limit=5"}}) {
    limit_.reset();
    EXPECT_EQ(parse(arguments), "oil") << testing::PrintToString(arguments);
    EXPECT_EQ(limit_, 5U) << testing::PrintToString(arguments);
  }
}

TEST_F(ArgumentSplitterTest, OptionsCountAnywhere) {
  EXPECT_EQ(parse({"-q", "oil", "-n", "5", "price", "--company", "Amazon", "-0"}), "oil price");
  EXPECT_TRUE(quiet_ && null_);
  EXPECT_EQ(limit_, 5U);
  EXPECT_THAT(companies_, ElementsAre("Amazon"));
}

TEST_F(ArgumentSplitterTest, AnyOtherArgumentWithOneDashBelongsToTheQuery) {
  for (const std::string word :
       {"-opec", "-AT&T", "-not", "-qv", "-n5x", "-q5", "-5", "-x", "-\"AI lab\"", "-title:oil"}) {
    EXPECT_EQ(parse({word}), word);
    EXPECT_EQ(parse({"oil", word}), "oil " + word);
    EXPECT_EQ(parse({word, "-q", "oil"}), word + " oil");
  }
}

TEST_F(ArgumentSplitterTest, AnUnknownOptionIsAnErrorAnywhere) {
  EXPECT_EQ(error_of([&] { split({"oil", "--wibble"}); }).message(), "unknown option --wibble");
  EXPECT_EQ(error_of([&] { split({"--wibble", "oil"}); }).message(), "unknown option --wibble");
}

TEST_F(ArgumentSplitterTest, InAnArgumentWithABlankADashBelongsToTheQuery) {
  EXPECT_EQ(parse({"-opec oil"}), "-opec oil");
  EXPECT_EQ(parse({"--opec oil"}), "--opec oil");
  EXPECT_EQ(parse({"-n 5"}), "-n 5");
}

TEST_F(ArgumentSplitterTest, ABlankInAnAttachedValueIsPartOfTheValue) {
  EXPECT_EQ(parse({"--company=Deutsche Bahn", "oil"}), "oil");
  EXPECT_THAT(companies_, ElementsAre("Deutsche Bahn"));
}

TEST_F(ArgumentSplitterTest, BehindTwoDashesAllIsQuery) {
  EXPECT_EQ(parse({"--", "-opec"}), "-opec");
  EXPECT_EQ(parse({"-q", "--", "--limit", "5", "--"}), "--limit 5 --");
  EXPECT_EQ(parse({"oil", "--", "--limit=5"}), "oil --limit=5");
  EXPECT_EQ(limit_, std::nullopt);
}

TEST_F(ArgumentSplitterTest, ADashAloneIsAWord) {
  EXPECT_EQ(parse({"-"}), "-");
}

TEST_F(ArgumentSplitterTest, ValuesAreTakenLiterally) {
  for (const std::string value :
       {"-opec", "--limit", "--", "", "[a,b]", "{}", "a=b", "=", "\xFF"}) {
    companies_.clear();
    EXPECT_EQ(parse({"--company", value, "oil"}), "oil");
    EXPECT_THAT(companies_, ElementsAre(value));
    companies_.clear();
    EXPECT_EQ(parse({"--company=" + value, "oil"}), "oil");
    EXPECT_THAT(companies_, ElementsAre(value));
  }
}

TEST_F(ArgumentSplitterTest, TheLastOfSeveralValuesCounts) {
  EXPECT_EQ(parse({"--limit", "5", "-q", "-n7", "-q"}), std::nullopt);
  EXPECT_EQ(limit_, 7U);
}

TEST_F(ArgumentSplitterTest, AnUnknownOptionGetsASuggestion) {
  const Error error = error_of([&] { split({"--limti", "5", "oil"}); });
  EXPECT_EQ(error.message(), "unknown option --limti");
  EXPECT_EQ(error.hint(), "did you mean --limit?");
}

TEST_F(ArgumentSplitterTest, AMistypedOptionWithAValueIsNoQuery) {
  const Error error = error_of([&] { split({"--compani=Deutsche Bahn", "oil"}); });
  EXPECT_EQ(error.message(), "unknown option --compani");
}

TEST_F(ArgumentSplitterTest, AWordWithTwoDashesIsToldWhereToGo) {
  const Error error = error_of([&] { split({"--wibblewobble"}); });
  EXPECT_THAT(error.hint(), HasSubstr("-- --wibblewobble"));
  EXPECT_EQ(error.code(), ExitCode::kError);
}

TEST_F(ArgumentSplitterTest, AMissingValueIsAnError) {
  EXPECT_EQ(error_of([&] { split({"oil", "--limit"}); }).message(), "--limit needs a value");
  EXPECT_EQ(error_of([&] { split({"oil", "-n"}); }).message(), "-n needs a value");
}

TEST_F(ArgumentSplitterTest, AValueForAFlagIsAnError) {
  EXPECT_EQ(error_of([&] { split({"--quiet=no"}); }).message(), "--quiet takes no value");
}

TEST_F(ArgumentSplitterTest, HelpIsFoundBehindTheQuery) {
  EXPECT_THAT(split({"oil", "--help"}).options, ElementsAre("--help"));
  EXPECT_THAT(split({"oil", "-h"}).options, ElementsAre("--help"));
}

TEST(OptionTable, KnowsOptionsInGroups) {
  CLI::App app;
  std::optional<std::string> value;
  add_text_option(*app.add_option_group("Filters"), "--year", "V", value, "year");
  const OptionTable table(app);
  ASSERT_NE(table.find_long("year"), nullptr);
  EXPECT_TRUE(table.find_long("year")->takes_value);
  EXPECT_EQ(table.find_long("years"), nullptr);
}

}  // namespace
}  // namespace fundstelle
