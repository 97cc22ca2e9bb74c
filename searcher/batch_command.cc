#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analyzers/language.h"
#include "base/error.h"
#include "base/utf8.h"
#include "searcher/commands.h"
#include "searcher/measures.h"
#include "searcher/output/trec_token.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMeasuredDepth = 1000;  // of each ranking that qrels score

struct BatchQuery {
  std::string id;
  SearchRequest request;
};

std::string scalar_text(const nlohmann::json& value, const char* field) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  throw Error(fmt::format("\"{}\" is neither a string nor a number", field));
}

BatchQuery read_query(const std::string& line, const SearchRequest& defaults) {
  const nlohmann::json json = nlohmann::json::parse(repair_utf8(line).text, nullptr, false);
  if (json.is_discarded()) throw Error("the line is not JSON");
  if (!json.is_object()) throw Error("the line is no JSON object");
  if (!json.contains("id")) throw Error("the line has no \"id\"");
  BatchQuery query{scalar_text(json.at("id"), "id"), defaults};
  query.request.plain = json.contains("text");
  if (!query.request.plain && !json.contains("query")) {
    throw Error("the line has neither \"text\" nor \"query\"");
  }
  const char* field = query.request.plain ? "text" : "query";
  query.request.query = scalar_text(json.at(field), field);
  if (const auto language = json.find("language");
      language != json.end() && language->is_string() && !defaults.language) {
    const auto code = language->get<std::string>();
    if (code == "de") query.request.language = Language::kGerman;
    if (code == "en") query.request.language = Language::kEnglish;
  }
  return query;
}

// The lines of a file or of standard input.
class LineSource {
 public:
  explicit LineSource(const std::filesystem::path& path) {
    if (path == "-") return;
    file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file_) throw Error(fmt::format("cannot read {}", path.string()));
  }
  bool next(std::string& line) {
    return static_cast<bool>(std::getline(file_ ? *file_ : std::cin, line));
  }

 private:
  std::unique_ptr<std::ifstream> file_;
};

std::vector<RankedDocument> ranking_of(const SearchResult& result) {
  std::vector<RankedDocument> ranking;
  for (const Hit& hit : result.hits) ranking.push_back({trec_token(hit.id), hit.score});
  return ranking;
}

}  // namespace

int run_batch(Searcher& searcher, const SearchRequest& defaults, const BatchOptions& batch,
              const PrintOptions& print, Messages& messages) {
  LineSource lines(batch.file);
  std::optional<Qrels> qrels;
  std::optional<Measures> measures;
  SearchRequest pattern = defaults;
  if (batch.qrels) {
    qrels = Qrels::read(*batch.qrels);
    measures.emplace(*qrels);
    pattern.offset = 0;
    pattern.limit = kMeasuredDepth;
    pattern.count = pattern.details = pattern.paths = pattern.explain = false;
  }
  const auto printer = make_printer(print, stdout);
  bool any_match = false, any_bad = false;
  std::size_t number = 0;
  for (std::string line; lines.next(line);) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      const BatchQuery query = read_query(line, pattern);
      SearchResult result = searcher.search(query.request);
      result.query_id = query.id;
      any_match = any_match || result.summary.matches > 0;
      if (measures) {
        measures->add(query.id, ranking_of(result));
      } else {
        printer->print(result);
      }
    } catch (const Error& error) {
      any_bad = true;
      messages.error(Error(fmt::format("{}:{}: {}", batch.file.string(), number, error.message()),
                           error.hint()));
    }
  }
  if (measures) {
    fmt::print("{}\n",
               print.format == OutputFormat::kJson ? measures->to_json() : measures->to_text());
  } else {
    printer->finish();
  }
  if (any_bad) return static_cast<int>(ExitCode::kError);
  return static_cast<int>(any_match ? ExitCode::kSuccess : ExitCode::kNoMatches);
}

}  // namespace fundstelle
