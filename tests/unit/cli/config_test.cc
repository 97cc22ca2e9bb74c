#include "cli/config.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "error_of.h"
#include "fake_environment.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Config parse(const std::string& text) {
  return parse_config(text, "/etc/fundstelle.toml", fake_environment({{"HOME", "/home/ada"}}));
}

std::string message(const std::string& text) {
  return error_of([&] { parse(text); }).message();
}

std::string hint(const std::string& text) {
  return error_of([&] { parse(text); }).hint();
}

TEST(Config, AnEmptyFileSetsNothing) {
  const Config config = parse("");
  EXPECT_EQ(config.index, std::nullopt);
  EXPECT_EQ(config.color, std::nullopt);
  EXPECT_EQ(config.search.limit, std::nullopt);
  EXPECT_TRUE(config.facets.empty());
}

TEST(Config, ReadsEveryKey) {
  const Config config = parse(R"(
    index = "/srv/news"
    color = "never"
    [search]
    limit = 20
    snippets = 0
    snippet_length = 300
    facet_limit = 8
    facets = ["company", "registry"]
    lang = "de"
    [indexing]
    jobs = 2
    memory = "256M"
    max_record = "16M"
    max_expansion = 0
    include = ["*.md"]
    exclude = ["*.bak", "tmp"]
  )");
  EXPECT_EQ(config.index, "/srv/news");
  EXPECT_EQ(config.color, ColorMode::kNever);
  EXPECT_EQ(config.search.limit, 20U);
  EXPECT_EQ(config.search.snippets, 0U);
  EXPECT_EQ(config.search.snippet_length, 300U);
  EXPECT_EQ(config.search.facet_limit, 8U);
  EXPECT_THAT(config.search.facets.value(), ElementsAre("company", "registry"));
  EXPECT_EQ(config.search.lang, "de");
  EXPECT_EQ(config.indexing.jobs, 2U);
  EXPECT_EQ(config.indexing.memory, std::uint64_t{256} << 20);
  EXPECT_EQ(config.indexing.max_record, std::uint64_t{16} << 20);
  EXPECT_EQ(config.indexing.max_expansion, 0U);
  EXPECT_THAT(config.indexing.include, ElementsAre("*.md"));
  EXPECT_THAT(config.indexing.exclude, ElementsAre("*.bak", "tmp"));
}

TEST(Config, FacetsKeepTheOrderOfTheFileAndHaveDefaults) {
  const Config config = parse(R"(
    [facets.registry]
    field = "register"
    label = "Registry"
    label_de = "Register"
    [facets.desk]
    label = "News desk"
    [facets.author]
  )");
  ASSERT_EQ(config.facets.size(), 3U);
  EXPECT_EQ(config.facets[0].name, "registry");
  EXPECT_EQ(config.facets[0].field, "register");
  EXPECT_EQ(config.facets[0].label_de, "Register");
  EXPECT_EQ(config.facets[1].field, "desk");
  EXPECT_EQ(config.facets[1].label_de, "News desk");
  EXPECT_EQ(config.facets[2].label, "author");
}

TEST(Config, AnIndexMayStartAtHomeOrAtTheFilesFolder) {
  EXPECT_EQ(parse("index = '~/news'").index, "/home/ada/news");
  EXPECT_EQ(parse("index = '../news'").index, "/news");
  EXPECT_EQ(message("index = ''"), "/etc/fundstelle.toml:1: index: must name a folder");
}

TEST(Config, AnUnknownKeyNamesItsLineAndWhatIsAllowed) {
  EXPECT_EQ(message("\ncolour = 'auto'"), "/etc/fundstelle.toml:2: colour: is not a known key");
  EXPECT_EQ(hint("\ncolour = 'auto'"),
            "did you mean color?\nallowed here: index, color, search, indexing, facets");
  EXPECT_EQ(message("[search]\nwibble = 1"),
            "/etc/fundstelle.toml:2: search.wibble: is not a known key");
  EXPECT_EQ(hint("[facets.desk]\norder = 1"), "allowed in [facets.desk]: field, label, label_de");
}

TEST(Config, AWrongTypeNamesItsLineAndWhatIsAllowed) {
  EXPECT_EQ(message("index = 1"), "/etc/fundstelle.toml:1: index: must be a string");
  EXPECT_EQ(message("color = 'on'"),
            "/etc/fundstelle.toml:1: color: must be one of \"auto\", \"always\", \"never\", "
            "not \"on\"");
  EXPECT_EQ(message("[search]\nlimit = '5'"),
            "/etc/fundstelle.toml:2: search.limit: must be a whole number, 0 or more");
  EXPECT_EQ(message("[search]\nsnippet_length = 0"),
            "/etc/fundstelle.toml:2: search.snippet_length: must be a whole number, 1 or more");
  EXPECT_EQ(message("[search]\nlimit = -1"),
            "/etc/fundstelle.toml:2: search.limit: must be a whole number, 0 or more");
  EXPECT_THAT(message("[search]\nfacets = 'year'"), HasSubstr("must be a list of strings"));
  EXPECT_THAT(message("[search]\nfacets = [1]"), HasSubstr("must be a list of strings"));
  EXPECT_THAT(message("[indexing]\nmax_record = 5"), HasSubstr("must be a string with a size"));
  EXPECT_THAT(message("[indexing]\nmax_record = '5 apples'"),
              HasSubstr("'5 apples' is not a size"));
  EXPECT_THAT(message("search = 5"), HasSubstr("must be a table: [search]"));
  EXPECT_THAT(message("facets = 5"), HasSubstr("must be a table: [facets]"));
  EXPECT_THAT(message("[facets]\ndesk = 5"), HasSubstr("must be a table: [facets.desk]"));
}

TEST(Config, FacetNamesAreCheckedAndBuiltInOnesKept) {
  EXPECT_THAT(message("[facets.Desk]"), HasSubstr("facets.Desk: a facet's name is made of"));
  EXPECT_THAT(message("[facets.year]"), HasSubstr("built in"));
}

TEST(Config, ASyntaxErrorHasLineAndColumn) {
  EXPECT_THAT(message("color = \n"), HasSubstr("/etc/fundstelle.toml:1:"));
}

class ConfigFileTest : public testing::Test {
 protected:
  void write_default(const std::string& text) { temporary_.write("fundstelle/config.toml", text); }

  TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
};

TEST_F(ConfigFileTest, TheDefaultFileMayBeAbsent) {
  EXPECT_TRUE(load_config({}, fake_environment({{"XDG_CONFIG_HOME", folder_}})).file.empty());
  EXPECT_TRUE(load_config({}, fake_environment({})).file.empty());
}

TEST_F(ConfigFileTest, ReadsTheDefaultFile) {
  write_default("color = 'always'");
  const Config config = load_config({}, fake_environment({{"XDG_CONFIG_HOME", folder_}}));
  EXPECT_EQ(config.color, ColorMode::kAlways);
  EXPECT_EQ(config.file, folder_ / "fundstelle/config.toml");
}

TEST_F(ConfigFileTest, ANamedFileMustBeReadable) {
  const std::string missing = folder_ / "missing.toml";
  EXPECT_EQ(error_of([&] { load_config(missing, fake_environment({})); }).message(),
            "cannot read the configuration " + missing + ": No such file or directory");
  EXPECT_THAT(error_of([&] { load_config(folder_, fake_environment({})); }).message(),
              HasSubstr("Is a directory"));
  EXPECT_THROW(load_config("", fake_environment({})), Error);
}

TEST_F(ConfigFileTest, HasACeilingOnItsSizeAndDepth) {
  EXPECT_THAT(error_of([&] { load_config("/dev/zero", fake_environment({})); }).message(),
              HasSubstr("has more than 1048576 bytes"));
  std::string key = "a";
  for (int i = 0; i < 200'000; ++i) key += ".a";
  EXPECT_THAT(error_of([&] {
                parse_config("x = 1\n" + key + " = 1\n", "f", fake_environment({}));
              }).message(),
              HasSubstr("f:2: more than 100 dots in a row"));
}

TEST(XdgFolder, PrefersTheVariableUnlessRelative) {
  EXPECT_EQ(xdg_folder("XDG_DATA_HOME", ".local/share",
                       fake_environment({{"XDG_DATA_HOME", "/data"}, {"HOME", "/home/ada"}})),
            "/data/fundstelle");
  EXPECT_EQ(xdg_folder("XDG_DATA_HOME", ".local/share",
                       fake_environment({{"XDG_DATA_HOME", "data"}, {"HOME", "/home/ada"}})),
            "/home/ada/.local/share/fundstelle");
  EXPECT_EQ(xdg_folder("XDG_DATA_HOME", ".local/share", fake_environment({})), std::nullopt);
}

}  // namespace
}  // namespace fundstelle
