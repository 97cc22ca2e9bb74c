#include "tests/cli/program_fixture.h"

#include <algorithm>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> with_front(std::vector<std::string> front,
                                    const std::vector<std::string>& rest) {
  front.insert(front.end(), rest.begin(), rest.end());
  return front;
}

}  // namespace

std::vector<Json> parse_records(std::string_view lines) {
  std::vector<Json> records;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == lines.npos) {
      ADD_FAILURE() << "the last record does not end in a line feed: " << lines;
      break;
    }
    Json record = Json::parse(lines.substr(0, end), nullptr, false);
    if (!record.is_object()) {
      ADD_FAILURE() << "no record: " << lines.substr(0, end);
    } else {
      records.push_back(std::move(record));
    }
    lines.remove_prefix(end + 1);
  }
  return records;
}

std::string json_line(const Json& record) {
  return record.dump() + "\n";
}

IndexerRun::IndexerRun(Outcome done) : outcome(std::move(done)) {
  for (Json& record : parse_records(outcome.out)) {
    EXPECT_TRUE(summary.is_null()) << "the summary comes last: " << record;
    if (record.at("type") == "failure") {
      failures.push_back(std::move(record.at("data")));
    } else if (record.at("type") == "warning") {
      warnings.push_back(std::move(record.at("data")));
    } else if (record.at("type") == "change") {
      file_changes.push_back(std::move(record.at("data")));
    } else {
      EXPECT_EQ(record.at("type"), "summary");
      summary = std::move(record.at("data"));
    }
  }
}

std::vector<int> IndexerRun::changes() const {
  return {count("added"), count("updated"), count("deleted"), count("unchanged")};
}

std::vector<std::string> IndexerRun::reasons() const {
  std::vector<std::string> reasons;
  for (const Json& change : file_changes) {
    reasons.push_back(fs::path(change.at("path").get<std::string>()).filename().string() + ": " +
                      change.at("reason").get<std::string>());
  }
  std::sort(reasons.begin(), reasons.end());
  return reasons;
}

SearcherRun::SearcherRun(Outcome done) : outcome(std::move(done)) {
  for (Json& record : parse_records(outcome.out)) {
    const std::string type = record.at("type");
    Json& data = record.at("data");
    if (type == "hit") hits.push_back(std::move(data));
    if (type == "facet") {
      const std::string name = data.at("name");
      facets[name] = std::move(data);
    }
    if (type == "summary") summary = std::move(data);
  }
}

std::vector<std::string> SearcherRun::names() const {
  std::vector<std::string> names;
  for (const Json& hit : hits) {
    names.push_back(fs::path(hit.at("id").get<std::string>()).filename().string());
  }
  return names;
}

std::vector<std::string> SearcherRun::sorted_names() const {
  std::vector<std::string> sorted = names();
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

int SearcherRun::count_of(const std::string& facet, const std::string& value) const {
  const auto found = facets.find(facet);
  if (found == facets.end()) return 0;
  for (const Json& entry : found->second.at("values")) {
    if (entry.at("value") == value) return entry.at("count");
  }
  return 0;
}

ProgramTest::~ProgramTest() {
  // Permission tests lock folders; only root could remove what is in them.
  std::error_code ignored;
  const auto unlock = [&](const fs::path& path) {
    fs::permissions(path, fs::perms::owner_all, fs::perm_options::add, ignored);
  };
  for (const fs::path& top : {folder() / "closed", news(), index()}) {
    unlock(top);
    for (const auto& entry : fs::directory_iterator(top, ignored)) {
      if (entry.is_directory(ignored)) unlock(entry.path());
    }
  }
}

fs::path ProgramTest::write(const fs::path& name, std::string_view bytes) const {
  return folder_.write(news() / name, bytes);
}

Command ProgramTest::indexer_command(std::vector<std::string> arguments) const {
  Command command;
  command.program = FUNDSTELLE_INDEXER;
  command.arguments = std::move(arguments);
  command.environment["HOME"] = folder() / "home";
  command.directory = folder();
  return command;
}

Command ProgramTest::searcher_command(std::vector<std::string> arguments) const {
  Command command = indexer_command(std::move(arguments));
  command.program = FUNDSTELLE_SEARCHER;
  return command;
}

Outcome ProgramTest::indexer(std::vector<std::string> arguments) const {
  return run_program(indexer_command(with_front({"--index", index()}, arguments)));
}

Outcome ProgramTest::searcher(std::vector<std::string> arguments) const {
  return run_program(searcher_command(with_front({"--index", index()}, arguments)));
}

IndexerRun ProgramTest::update(std::vector<std::string> arguments) const {
  if (arguments.empty()) arguments.push_back(news());
  return IndexerRun(indexer(with_front({"update", "--format", "json"}, arguments)));
}

IndexerRun ProgramTest::run(const std::string& command, const std::vector<std::string>& arguments,
                            const std::string& input) const {
  Command whole =
      indexer_command(with_front({"--index", index(), command, "--format", "json"}, arguments));
  whole.input = input;
  return IndexerRun(run_program(whole));
}

SearcherRun ProgramTest::search(std::vector<std::string> arguments) const {
  return SearcherRun(searcher(with_front({"--format", "json"}, arguments)));
}

std::vector<std::string> ProgramTest::found(std::vector<std::string> arguments) const {
  return search(with_front({"--limit", "100000"}, arguments)).sorted_names();
}

}  // namespace fundstelle
