// Text to tokens. Most words of a text have been seen before, and an analyzer remembers them:
// "known" is an analyzer in full swing, "new" one that meets each word for the first time.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

#include <benchmark/benchmark.h>

#include "analyzers/analyzer.h"
#include "bench/inputs.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

std::int64_t count_words(std::span<const Token> tokens) {
  return std::count_if(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.kind == TokenKind::kWord; });
}

void report(benchmark::State& state, const std::string& text, std::int64_t words) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetItemsProcessed(state.iterations() * words);
}

void analyze_known(benchmark::State& state, Language language) {
  const std::string& text = corpus_text(language);
  Analyzer analyzer(language, shared_language_data());
  const std::int64_t words = count_words(analyzer.analyze(text));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(text).data());
  report(state, text, words);
}

void analyze_new(benchmark::State& state, Language language) {
  const std::string& text = corpus_text(language);
  std::int64_t words = 0;
  for ([[maybe_unused]] auto _ : state) {
    Analyzer analyzer(language, shared_language_data());
    words = count_words(analyzer.analyze(text));
  }
  report(state, text, words);
}

BENCHMARK_CAPTURE(analyze_known, english, Language::kEnglish)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyze_known, german, Language::kGerman)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyze_new, english, Language::kEnglish)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyze_new, german, Language::kGerman)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fundstelle
