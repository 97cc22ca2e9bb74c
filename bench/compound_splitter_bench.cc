// The splitting of German compounds, over every word of the German news once. Nothing is remembered
// between words, as that is the analyzer's part.
#include <cstdint>
#include <map>
#include <string>

#include <benchmark/benchmark.h>

#include "analyzers/analyzer.h"
#include "analyzers/compound_splitter.h"
#include "bench/inputs.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using StemsByForm = std::map<std::string, std::string>;

StemsByForm german_words() {
  StemsByForm words;
  Analyzer analyzer(Language::kGerman, shared_language_data());
  for (const Token& token : analyzer.analyze(corpus_text(Language::kGerman))) {
    if (token.kind == TokenKind::kWord && !token.stop) words.emplace(token.form, token.stem);
  }
  return words;
}

void split_compounds(benchmark::State& state) {
  const LanguageData& data = shared_language_data();
  const CompoundSplitter splitter(data.vocabulary(), data.gazetteer(), data.compound_exceptions());
  const StemsByForm words = german_words();
  std::int64_t bytes = 0;
  for (const auto& [form, stem] : words) bytes += static_cast<std::int64_t>(form.size());
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& [form, stem] : words) benchmark::DoNotOptimize(splitter.split(form, stem));
  }
  state.SetBytesProcessed(state.iterations() * bytes);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
}

BENCHMARK(split_compounds)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fundstelle
