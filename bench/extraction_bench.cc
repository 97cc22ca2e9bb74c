// Files to articles: encoding, markup, metadata. An item is an article; the files lie in memory.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "bench/inputs.h"
#include "indexer/sources/document_reader.h"
#include "indexer/sources/record_reader.h"
#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

std::int64_t size_of(const std::vector<std::string>& files) {
  std::int64_t bytes = 0;
  for (const std::string& file : files) bytes += static_cast<std::int64_t>(file.size());
  return bytes;
}

/// The articles of both languages as JSON Lines.
std::string as_json_lines() {
  std::string lines;
  for (const Language language : kLanguages) {
    for (const Article& article : corpus_articles(language)) {
      const nlohmann::json record = {{"id", article.path},    {"title", article.title},
                                     {"text", article.text},  {"language", article.language},
                                     {"url", article.url},    {"company", article.companies},
                                     {"city", article.cities}};
      lines.append(record.dump()).append("\n");
    }
  }
  return lines;
}

/// Hands every article to benchmark::DoNotOptimize() and counts it in `articles`.
ArticleSink sink_counting(std::int64_t& articles) {
  return {[&articles](Article&& article) {
            benchmark::DoNotOptimize(article);
            ++articles;
          },
          [](Failure&&) {}};
}

void extract_documents(benchmark::State& state, std::string_view extension, Format format) {
  const std::vector<std::string> files = corpus_files(extension);
  const ReadLimits limits;
  std::int64_t articles = 0;
  const ArticleSink sink = sink_counting(articles);
  for ([[maybe_unused]] auto _ : state) {
    for (const std::string& file : files) {
      MemoryStream stream(file);
      read_document(stream, "file", format, limits, sink);
    }
  }
  state.SetBytesProcessed(state.iterations() * size_of(files));
  state.SetItemsProcessed(articles);
}

void extract_json_lines(benchmark::State& state) {
  const std::string lines = as_json_lines();
  const ReadLimits limits;
  std::int64_t articles = 0;
  const ArticleSink sink = sink_counting(articles);
  for ([[maybe_unused]] auto _ : state) {
    MemoryStream stream(lines);
    read_json_lines(stream, "file", limits, sink);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
  state.SetItemsProcessed(articles);
}

BENCHMARK_CAPTURE(extract_documents, html, ".html", Format::kHtml)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(extract_documents, markdown, ".md", Format::kMarkdown)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(extract_json_lines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fundstelle
