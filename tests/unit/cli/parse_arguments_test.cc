#include "cli/parse_arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/option_types.h"
#include "error_of.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// An indexer in small: commands with options of their own, and sources.
class ParseArgumentsTest : public testing::Test {
 protected:
  ParseArgumentsTest() : app_("indexes", "indexer") {
    apply_option_rules(app_);
    add_text_option(app_, "--index", "DIR", index_, "index");
    app_.set_version_flag("--version", [this] {
      ++version_calls_;
      return std::string("indexer 1");
    });
    app_.require_subcommand(1)->fallthrough();
    update_ = app_.add_subcommand("update", "Update the index");
    add_repeatable_option(*update_, "--include", "GLOB", include_, "include");
    add_number_option(*update_, "-j,--jobs", "N", jobs_, "threads", {.min = 1, .max = 256});
    add_size_option(*update_, "--memory", memory_, "ceiling");
    add_choice_option<int>(*update_, "--format", {{"text", 0}, {"json", 1}}, format_, "format");
    update_->add_option("SOURCE", sources_, "sources");
    status_ = app_.add_subcommand("status", "Show the sources");
  }

  bool parse(const std::vector<std::string>& arguments) { return parse_arguments(app_, arguments); }

  CLI::App app_;
  CLI::App* update_ = nullptr;
  CLI::App* status_ = nullptr;
  std::optional<std::string> index_;
  std::vector<std::string> include_;
  std::optional<std::uint64_t> jobs_;
  std::optional<std::uint64_t> memory_;
  std::optional<int> format_;
  std::vector<std::string> sources_;
  int version_calls_ = 0;
};

TEST_F(ParseArgumentsTest, BindsOptionsOfAllKinds) {
  EXPECT_TRUE(parse({"update", "--jobs", "2", "--memory=1G", "--format", "json", "--index", "i",
                     "news", "more"}));
  EXPECT_EQ(jobs_, 2U);
  EXPECT_EQ(memory_, std::uint64_t{1} << 30);
  EXPECT_EQ(format_, 1);
  EXPECT_EQ(index_, "i");
  EXPECT_THAT(sources_, ElementsAre("news", "more"));
}

TEST_F(ParseArgumentsTest, ARepeatableOptionDoesNotSwallowSources) {
  EXPECT_TRUE(parse({"update", "--include", "*.md", "news", "--include=*.txt", "more"}));
  EXPECT_THAT(include_, ElementsAre("*.md", "*.txt"));
  EXPECT_THAT(sources_, ElementsAre("news", "more"));
}

TEST_F(ParseArgumentsTest, AnEmptyAttachedValueStaysEmpty) {
  EXPECT_TRUE(parse({"update", "--include=", "news"}));
  EXPECT_THAT(include_, ElementsAre(""));
  EXPECT_THAT(sources_, ElementsAre("news"));
}

TEST_F(ParseArgumentsTest, ASourceMayBearTheNameOfACommand) {
  EXPECT_TRUE(parse({"update", "status"}));
  EXPECT_THAT(sources_, ElementsAre("status"));
  EXPECT_FALSE(status_->parsed());
}

TEST_F(ParseArgumentsTest, BehindTwoDashesAllAreSources) {
  EXPECT_TRUE(parse({"update", "--", "-odd", "--jobs="}));
  EXPECT_THAT(sources_, ElementsAre("-odd", "--jobs="));
}

TEST_F(ParseArgumentsTest, ADashIsASource) {
  EXPECT_TRUE(parse({"update", "-"}));
  EXPECT_THAT(sources_, ElementsAre("-"));
}

TEST_F(ParseArgumentsTest, NumbersAreDecimal) {
  EXPECT_TRUE(parse({"update", "--jobs", "010"}));
  EXPECT_EQ(jobs_, 10U);
  for (const char* const text : {"0", "257", "-1", "+1", "0x10", "1.5", "many", "", " 1"}) {
    EXPECT_EQ(error_of([&] {
                parse({"update", "--jobs", text});
              }).message(),
              "--jobs takes a whole number from 1 to 256, not '" + std::string(text) + "'");
  }
}

TEST_F(ParseArgumentsTest, ABadSizeNamesTheOption) {
  EXPECT_THAT(error_of([&] {
                parse({"update", "--memory", "many"});
              }).message(),
              HasSubstr("--memory: 'many' is not a size"));
}

TEST_F(ParseArgumentsTest, ABadChoiceListsTheChoices) {
  const Error error = error_of([&] { parse({"update", "--format", "jsno"}); });
  EXPECT_EQ(error.message(), "--format takes one of text, json, not 'jsno'");
  EXPECT_EQ(error.hint(), "did you mean json?");
}

TEST_F(ParseArgumentsTest, AnUnknownOptionGetsASuggestion) {
  const Error error = error_of([&] { parse({"update", "--job=2", "news"}); });
  EXPECT_EQ(error.message(), "unknown option --job");
  EXPECT_EQ(error.hint(), "did you mean --jobs?");
  EXPECT_EQ(error_of([&] { parse({"update", "--idnex", "i"}); }).hint(), "did you mean --index?");
}

TEST_F(ParseArgumentsTest, AnUnknownCommandGetsASuggestion) {
  const Error error = error_of([&] { parse({"updte", "news"}); });
  EXPECT_EQ(error.message(), "unknown command 'updte'");
  EXPECT_EQ(error.hint(), "did you mean update?");
}

TEST_F(ParseArgumentsTest, ASuperfluousArgumentIsAnError) {
  const Error error = error_of([&] { parse({"status", "news"}); });
  EXPECT_EQ(error.message(), "unexpected argument 'news'");
  EXPECT_EQ(error.hint(), "'indexer status --help' lists the options");
}

TEST_F(ParseArgumentsTest, AMissingCommandOrValueIsAnError) {
  EXPECT_EQ(error_of([&] { parse({}); }).message(), "a command is required");
  EXPECT_EQ(error_of([&] { parse({"update", "--jobs"}); }).message(), "--jobs needs a value");
}

TEST_F(ParseArgumentsTest, PrintsTheHelpOfTheCommand) {
  testing::internal::CaptureStdout();
  EXPECT_FALSE(parse({"update", "--help"}));
  const std::string help = testing::internal::GetCapturedStdout();
  EXPECT_THAT(help, HasSubstr("Update the index"));
  EXPECT_THAT(help, HasSubstr("--include GLOB"));
}

TEST_F(ParseArgumentsTest, WorksOutTheVersionOnlyWhenAsked) {
  EXPECT_TRUE(parse({"status"}));
  EXPECT_EQ(version_calls_, 0);
  testing::internal::CaptureStdout();
  EXPECT_FALSE(parse({"--version"}));
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "indexer 1\n");
  EXPECT_EQ(version_calls_, 1);
}

TEST(ArgumentList, LeavesOutTheProgramsName) {
  const char* const argv[] = {"indexer", "update", "news"};
  EXPECT_THAT(argument_list(3, argv), ElementsAre("update", "news"));
  EXPECT_THAT(argument_list(0, nullptr), testing::IsEmpty());
}

}  // namespace
}  // namespace fundstelle
