// Where the programs look for the index and the configuration.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Four places, each with an index of one document that is called as its place.
class IndexFolder : public ProgramTest {
 protected:
  IndexFolder() {
    build("option", folder() / "option");
    build("variable", folder() / "variable");
    build("configured", folder() / "configured");
    build("xdg", folder() / "data" / "fundstelle" / "index");
    build("home", folder() / "home" / ".local" / "share" / "fundstelle" / "index");
  }

  // The place whose index is searched.
  std::string searched(const std::vector<std::string>& options,
                       const std::map<std::string, std::string>& environment) const {
    Command command = searcher_command({"--format", "trec"});
    command.arguments.insert(command.arguments.end(), options.begin(), options.end());
    for (const auto& [name, value] : environment) command.environment[name] = value;
    const Outcome run = run_program(command);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.out.substr(5, run.out.find(' ', 5) - 5);  // 1 Q0 ID …
  }

  const std::map<std::string, std::string> both{{"FUNDSTELLE_INDEX", folder() / "variable"},
                                                {"XDG_DATA_HOME", folder() / "data"}};

 private:
  void build(const std::string& place, const fs::path& index) const {
    const auto source = write(place + ".jsonl", json_line({{"id", place}, {"text", "Ort"}}));
    ASSERT_EQ(run_program(indexer_command({"update", "--index", index, source})).exit_code, 0);
  }
};

TEST_F(IndexFolder, OptionGoesBeforeAll) {
  EXPECT_EQ(searched({"--index", folder() / "option"}, both), "option");
  EXPECT_EQ(searched({"--index", "option"}, both), "option");
}

TEST_F(IndexFolder, VariableGoesBeforeTheUsualPlaces) {
  EXPECT_EQ(searched({}, both), "variable");
}

TEST_F(IndexFolder, DataHomeGoesBeforeTheHomeFolder) {
  EXPECT_EQ(searched({}, {{"XDG_DATA_HOME", folder() / "data"}}), "xdg");
}

TEST_F(IndexFolder, HomeFolderIsTheLastPlace) {
  EXPECT_EQ(searched({}, {}), "home");
}

TEST_F(IndexFolder, EmptyVariablesAreAsIfUnset) {
  EXPECT_EQ(searched({}, {{"FUNDSTELLE_INDEX", ""}, {"XDG_DATA_HOME", ""}}), "home");
}

TEST_F(IndexFolder, ConfigurationGoesBetweenTheVariableAndTheUsualPlaces) {
  write("../settings/fundstelle/config.toml",
        "index = \"" + (folder() / "configured").string() + "\"\n");
  const std::string settings = folder() / "settings";
  EXPECT_EQ(searched({}, {{"XDG_CONFIG_HOME", settings}}), "configured");
  EXPECT_EQ(
      searched({}, {{"XDG_CONFIG_HOME", settings}, {"FUNDSTELLE_INDEX", folder() / "variable"}}),
      "variable");
  EXPECT_EQ(searched({"--config", folder() / "settings/fundstelle/config.toml"}, {}), "configured");
}

TEST_F(IndexFolder, NamedConfigurationMustBeThereAndRight) {
  const Outcome missing = searcher({"--config", folder() / "none.toml", "Ort"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.err, HasSubstr("none.toml"));
  const auto wrong = write("../wrong.toml", "[search]\nlimitt = 5\n");
  const Outcome unknown = searcher({"--config", wrong, "Ort"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("limitt"));
}

TEST_F(IndexFolder, ConfigurationGivesDefaultsThatOptionsOverrule) {
  const auto config = write("../config.toml", "[search]\nlimit = 0\nfacets = [\"year\"]\n");
  const std::string index = folder() / "option";
  const Outcome run = run_program(
      searcher_command({"--config", config, "--index", index, "--format", "json", "Ort"}));
  EXPECT_EQ(SearcherRun(run).hits.size(), 0U);
  EXPECT_EQ(SearcherRun(run).facets.size(), 1U);
  EXPECT_EQ(run.exit_code, 0);
  const Outcome overruled = run_program(searcher_command(
      {"--config", config, "--index", index, "--format", "json", "-n", "1", "Ort"}));
  EXPECT_EQ(SearcherRun(overruled).hits.size(), 1U);
}

TEST_F(ProgramTest, SourceInTheIndexFolderIsAnError) {
  write("a.txt", "Leuchtturm");
  update();
  fs::create_directory(index() / "sub");
  fs::copy(news() / "a.txt", index() / "sub" / "b.txt");
  fs::create_directory_symlink(index() / "sub", folder() / "link");
  for (const fs::path& source :
       {index(), index() / "sub", index() / "sub/b.txt", folder() / "link"}) {
    const IndexerRun run = update({source});
    EXPECT_EQ(run.exit_code(), 2) << source;
    EXPECT_THAT(run.outcome.err, HasSubstr("lies in the index folder " + index().string()));
    EXPECT_EQ(indexer({"update", "--dry-run", source}).exit_code, 2);
  }
  EXPECT_EQ(update({folder()}).count("documents"), 1);
}

}  // namespace
}  // namespace fundstelle
