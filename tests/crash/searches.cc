#include "tests/crash/searches.h"

#include <fmt/format.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {

std::vector<std::vector<std::string>> fixed_searches(const std::string& shown_id) {
  return {
      {"--limit", "100", "--facet-limit", "0", "*"},
      {"--limit", "100", "Forschung OR bank OR strike OR workers OR Zinsen"},
      {"--limit", "20", "\"interest rates\" OR \"Schanghai Labor\" OR \"the company\""},
      {"--limit", "20", "--company", "Siemens", "--company", "Amazon", "--facets", "company,city"},
      {"--limit", "20", "--year", "2015..2023", "--not", "language=de", "the NEAR/5 company"},
      {"--limit", "20", "--date", "2010..2024", "prefix OR Forsch* OR exact:labs"},
      {"--limit", "100", "--sort", "newest", "--facets", "none", "a OR die OR company OR Labor"},
      {"--limit", "100", "--sort", "oldest", "*"},
      {"--show", shown_id},
  };
}

std::string answer_of(const Outcome& outcome) {
  std::string answer = fmt::format("exit code {}\n", outcome.exit_code);
  for (Json& record : parse_records(outcome.out)) {
    if (record.at("type") == "summary") {
      record.at("data").erase("milliseconds");
      record.at("data").erase("notes");
    }
    answer += json_line(record);
  }
  return answer;
}

}  // namespace fundstelle
