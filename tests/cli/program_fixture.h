// The fixture of all tests of the two programs: a fresh folder with room for sources and an index,
// and their records taken apart.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {

/// Order matters in records, so keys stay as they were written.
using Json = nlohmann::ordered_json;

/// The records of JSON Lines output; a line that is no JSON fails the test. Records end at a line
/// feed only.
std::vector<Json> parse_records(std::string_view lines);

/// The JSON text of a record, on one line.
std::string json_line(const Json& record);

/// What `indexer update --format json` did.
struct IndexerRun {
  explicit IndexerRun(Outcome done);

  Outcome outcome;
  std::vector<Json> failures;      ///< `data` of each.
  std::vector<Json> warnings;      ///< `data` of each.
  std::vector<Json> file_changes;  ///< `data` of each `change` record of a dry run.
  Json summary;                    ///< `data`; null without one.

  int exit_code() const { return outcome.exit_code; }
  int count(const char* name) const { return summary.is_null() ? -1 : summary.at(name).get<int>(); }
  /// Added, updated, deleted and unchanged documents.
  std::vector<int> changes() const;
  /// `NAME: REASON` of each of `file_changes`, sorted.
  std::vector<std::string> reasons() const;
};

/// What `searcher --format json` answered.
struct SearcherRun {
  explicit SearcherRun(Outcome done);

  Outcome outcome;
  std::vector<Json> hits;              ///< `data` of each.
  std::map<std::string, Json> facets;  ///< `data` by name.
  Json summary;                        ///< `data`; null without one.

  int exit_code() const { return outcome.exit_code; }
  int matches() const { return summary.is_null() ? -1 : summary.at("matches").get<int>(); }
  /// Last parts of the ids, in the order of the hits.
  std::vector<std::string> names() const;
  /// The same, sorted.
  std::vector<std::string> sorted_names() const;
  /// The count beside a facet's value; 0 when it is not shown.
  int count_of(const std::string& facet, const std::string& value) const;
};

class ProgramTest : public ::testing::Test {
 protected:
  ~ProgramTest() override;

  /// The fresh folder; `news()` and `index()` lie in it, neither is there from the beginning.
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path news() const { return folder() / "news"; }
  std::filesystem::path index() const { return folder() / "index"; }

  /// Writes a file below news() and returns its path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;

  /// Run with `--index` from the fresh folder.
  Outcome indexer(std::vector<std::string> arguments) const;
  Outcome searcher(std::vector<std::string> arguments) const;
  /// Without `--index`, to be changed before it is run.
  Command indexer_command(std::vector<std::string> arguments) const;
  Command searcher_command(std::vector<std::string> arguments) const;

  /// `indexer update --format json`, of news() unless there are arguments.
  IndexerRun update(std::vector<std::string> arguments = {}) const;
  /// `indexer COMMAND --format json` with arguments, and what standard input holds.
  IndexerRun run(const std::string& command, const std::vector<std::string>& arguments = {},
                 const std::string& input = {}) const;
  /// `searcher --format json`.
  SearcherRun search(std::vector<std::string> arguments) const;
  /// Names of the documents that `arguments` find, sorted.
  std::vector<std::string> found(std::vector<std::string> arguments) const;

 private:
  TemporaryFolder folder_;
};

}  // namespace fundstelle
