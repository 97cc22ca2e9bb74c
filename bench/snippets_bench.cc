// From a text to its fragments: analysis, marks, choice of passages, one by one and together. The
// argument is the length of the text in bytes, up to that of a long law.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "analyzers/analyzer.h"
#include "bench/inputs.h"
#include "searcher/matching/query_word.h"
#include "searcher/snippets/marker.h"
#include "searcher/snippets/snippets.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

constexpr Language kLanguage = Language::kGerman;
constexpr std::string_view kQuery = "Unternehmen Stellen Forschung Milliarden";

HighlightRules rules_of(std::string_view query) {
  QueryAnalyzer analyzer(shared_language_data());
  HighlightRules rules;
  for (const QueryWord& word : analyzer.analyze(query, std::nullopt, true)) {
    MarkedWord marked;
    for (const Language language : kLanguages) {
      marked.stems[language] = word.in(language).stem;
    }
    rules.emplace_back().words.push_back(std::move(marked));
  }
  return rules;
}

/// A text of the length asked for, analysed, and what is to be marked in it.
struct Input {
  explicit Input(const benchmark::State& state)
      : text(text_of_size(kLanguage, static_cast<std::size_t>(state.range(0)))),
        tokens(analyzer.analyze(text)) {}

  std::string text;
  HighlightRules rules = rules_of(kQuery);
  Analyzer analyzer{kLanguage, shared_language_data()};
  std::span<const Token> tokens;
};

void report(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * state.range(0));
  state.SetItemsProcessed(state.iterations());
}

void marks(benchmark::State& state) {
  const Input input(state);
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(MarkFinder(input.rules).find(input.tokens, kLanguage, false));
  }
  report(state);
}

void snippets(benchmark::State& state) {
  const Input input(state);
  const std::vector<Mark> found = MarkFinder(input.rules).find(input.tokens, kLanguage, false);
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(make_snippets(input.text, {}, kLanguage, found, input.rules, {}));
  }
  report(state);
}

void text_to_snippets(benchmark::State& state) {
  Input input(state);
  for ([[maybe_unused]] auto _ : state) {
    const std::vector<Mark> found =
        MarkFinder(input.rules).find(input.analyzer.analyze(input.text), kLanguage, false);
    benchmark::DoNotOptimize(make_snippets(input.text, {}, kLanguage, found, input.rules, {}));
  }
  report(state);
}

constexpr std::int64_t kArticle = 4'000;
constexpr std::int64_t kReport = 40'000;
constexpr std::int64_t kLaw = 400'000;

BENCHMARK(marks)->Arg(kArticle)->Arg(kReport)->Arg(kLaw)->Unit(benchmark::kMicrosecond);
BENCHMARK(snippets)->Arg(kArticle)->Arg(kReport)->Arg(kLaw)->Unit(benchmark::kMicrosecond);
BENCHMARK(text_to_snippets)->Arg(kArticle)->Arg(kReport)->Arg(kLaw)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fundstelle
