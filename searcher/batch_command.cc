#include <cstdio>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analyzers/language.h"
#include "base/error.h"
#include "base/input_file.h"
#include "base/utf8.h"
#include "searcher/commands.h"
#include "searcher/measures.h"
#include "searcher/output/make_printer.h"
#include "searcher/output/trec_token.h"
#include "searcher/query/query_parser.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMeasuredDepth = 1000;  // of each ranking that qrels score
// Twice the longest query: as JSON it is longer.
constexpr std::size_t kMaxLineBytes = 2 * query::kMaxQueryBytes;

struct BatchQuery {
  std::string id;
  SearchRequest request;
};

std::string scalar_text(const nlohmann::json& value, const char* field) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  throw Error(fmt::format("\"{}\" is neither a string nor a number", field));
}

BatchQuery read_query(const InputLine& line, const SearchRequest& defaults) {
  if (line.too_long) {
    throw Error(fmt::format("the line is too long: at most {} bytes", kMaxLineBytes));
  }
  const nlohmann::json json = nlohmann::json::parse(repair_utf8(line.text).text, nullptr, false);
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

InputFile open_batch(const std::filesystem::path& path) {
  return path == "-" ? InputFile::standard_input() : InputFile(path, path.string());
}

std::vector<RankedDocument> ranking_of(const SearchResult& result) {
  std::vector<RankedDocument> ranking;
  for (const Hit& hit : result.hits) ranking.push_back({trec_token(hit.id), hit.score});
  return ranking;
}

}  // namespace

int run_batch(Searcher& searcher, const SearchRequest& defaults, const BatchOptions& batch,
              const PrintOptions& print, Messages& messages) {
  InputLines lines(open_batch(batch.file), kMaxLineBytes);
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
  while (const std::optional<InputLine> line = lines.next()) {
    if (trim(line->text).empty() && !line->too_long) continue;
    try {
      const BatchQuery query = read_query(*line, pattern);
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
      messages.error(
          Error(fmt::format("{}:{}: {}", batch.file.string(), line->number, error.message()),
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
