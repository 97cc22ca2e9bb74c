#include "tests/crash/answers.h"

#include <algorithm>
#include <utility>

#include "tests/cli/program_fixture.h"
#include "tests/crash/random_sources.h"

namespace fundstelle {
namespace {

void append_sorted(std::vector<std::string>& lines, std::string& text) {
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) text += line;
  lines.clear();
}

}  // namespace

const std::vector<std::string>& test_queries() {
  static const std::vector<std::string> queries = [] {
    std::vector<std::string> made = {"*",
                                     "company:Siemens",
                                     "Forschung +Labor company:Siemens",
                                     "\"interest rates\"",
                                     "year:2020.. -Hafen",
                                     "Zinsen NEAR/5 steigen"};
    for (const std::string& word : marker_words()) made.push_back(marker_query(word));
    return made;
  }();
  return queries;
}

std::string marker_query(const std::string& word) {
  return "exact:" + word;
}

const std::vector<std::string>& answer_options() {
  static const std::vector<std::string> options = {"--format",      "json", "--limit",    "100000",
                                                   "--facet-limit", "0",    "--snippets", "1"};
  return options;
}

std::string query_batch(int times) {
  std::string batch;
  for (; times > 0; --times) {
    for (const std::string& query : test_queries()) {
      batch += json_line({{"id", query}, {"query", query}});
    }
  }
  return batch;
}

std::vector<std::pair<std::string, Answer>> parse_answers(const std::string& output) {
  std::vector<std::pair<std::string, Answer>> answers;
  Answer answer;
  std::vector<std::string> tied;
  double score = 0;
  for (Json& record : parse_records(output)) {
    Json& data = record.at("data");
    data.erase("query_id");  // in batches only
    // Among documents of one score, the numbers that Xapian gave them decide.
    const bool scored = data.contains("score") && data.at("score") > 0.0;
    if (!scored || data.at("score") != score) append_sorted(tied, answer.records);
    if (scored) {
      score = data.at("score");
      data.erase("rank");
      tied.push_back(json_line(record));
    } else if (record.at("type") != "summary") {
      answer.records += json_line(record);
    } else {
      answer.matches = data.at("matches");
      answers.emplace_back(data.at("query"), std::exchange(answer, {}));
      score = 0;
    }
  }
  return answers;
}

}  // namespace fundstelle
