#include "cli/common_options.h"

#include <fstream>

#include <gtest/gtest.h>

#include "cli/option_types.h"
#include "cli/parse_arguments.h"
#include "error_of.h"
#include "fake_environment.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

class CommonOptionsTest : public testing::Test {
 protected:
  static CommonOptions resolve(const std::vector<std::string>& arguments,
                               std::map<std::string, std::string> variables) {
    CLI::App app("tests", "test");
    CommonArguments common;
    apply_option_rules(app);
    add_common_options(app, common, [] { return std::string("test 1"); });
    EXPECT_TRUE(parse_arguments(app, arguments));
    return resolve_common_options(common, fake_environment(std::move(variables)));
  }

  TemporaryFolder folder_;
  const std::string config_file_ =
      folder_.write("config.toml", "index = '/from/config'\ncolor = 'never'\n").string();
};

TEST_F(CommonOptionsTest, TheIndexComesFromTheNearestSource) {
  std::map<std::string, std::string> variables = {
      {"FUNDSTELLE_INDEX", "/from/variable"}, {"XDG_DATA_HOME", "/data"}, {"HOME", "/home/ada"}};
  const std::vector<std::string> config = {"--config", config_file_};
  EXPECT_EQ(resolve({"--index", "/given", "--config", config_file_}, variables).index, "/given");
  EXPECT_EQ(resolve(config, variables).index, "/from/variable");
  variables["FUNDSTELLE_INDEX"] = "";
  EXPECT_EQ(resolve(config, variables).index, "/from/config");
  EXPECT_EQ(resolve({}, variables).index, "/data/fundstelle/index");
  variables["XDG_DATA_HOME"] = "";
  EXPECT_EQ(resolve({}, variables).index, "/home/ada/.local/share/fundstelle/index");
}

TEST_F(CommonOptionsTest, WithoutAHomeTheIndexMustBeNamed) {
  const Error error = error_of([] { resolve({}, {}); });
  EXPECT_EQ(error.hint(), "name one with --index DIR or FUNDSTELLE_INDEX");
  EXPECT_THROW(resolve({"--index="}, {{"HOME", "/home/ada"}}), Error);
}

TEST_F(CommonOptionsTest, TheIndexIsAbsoluteAndNormal) {
  const std::filesystem::path here = std::filesystem::current_path();
  EXPECT_EQ(resolve({"--index", "a/../b/"}, {}).index, here / "b");
  EXPECT_EQ(resolve({"--index", "."}, {}).index, here);
  EXPECT_EQ(resolve({"--index", "/a//b/./c/.."}, {}).index, "/a/b");
  EXPECT_EQ(resolve({"--index", "/"}, {}).index, "/");
}

TEST_F(CommonOptionsTest, TheColorModeComesFromTheNearestSource) {
  const std::map<std::string, std::string> variables = {{"HOME", "/nowhere"}};
  EXPECT_EQ(resolve({"--color=always", "--config", config_file_}, variables).color,
            ColorMode::kAlways);
  EXPECT_EQ(resolve({"--config", config_file_}, variables).color, ColorMode::kNever);
  EXPECT_EQ(resolve({}, variables).color, ColorMode::kAuto);
}

TEST_F(CommonOptionsTest, QuietAndVerboseAreFlags) {
  const CommonOptions options = resolve({"-qv", "-q"}, {{"HOME", "/nowhere"}});
  EXPECT_TRUE(options.quiet);
  EXPECT_TRUE(options.verbosity().verbose);
}

}  // namespace
}  // namespace fundstelle
