// Counting facet values over sets of documents: one block of a column by its number of values, and
// sets of documents put together. An item is a document.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "index/columns/column_block.h"
#include "searcher/matching/document_set.h"

namespace fundstelle {
namespace {

/// Of each document, one value or several, and of half of the documents whether they are in the
/// set.
struct Input {
  Input(Ordinal values, std::size_t most_per_document) {
    std::mt19937 random(1);
    ColumnBlock columns;
    for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
      std::vector<Ordinal> ordinals(1 + random() % most_per_document);
      for (Ordinal& ordinal : ordinals) ordinal = static_cast<Ordinal>(random() % values);
      columns.set(place, ordinals);
    }
    block = columns.serialize();
    for (std::uint64_t& word : documents) word = std::uint64_t{random()} << 32 | random();
  }

  std::string block;
  std::vector<std::uint64_t> documents = std::vector<std::uint64_t>(kBlockDocuments / 64);
};

void count_block(benchmark::State& state) {
  const auto values = static_cast<Ordinal>(state.range(0));
  const Input input(values, static_cast<std::size_t>(state.range(1)));
  std::vector<std::uint32_t> counts(values);
  for ([[maybe_unused]] auto _ : state) {
    count_values(input.block, input.documents, counts);
    benchmark::DoNotOptimize(counts.data());
  }
  state.SetItemsProcessed(state.iterations() * (kBlockDocuments / 2));
}
BENCHMARK(count_block)->ArgNames({"values", "most"})->ArgsProduct({{10, 1'000, 100'000}, {1, 3}});

void intersect_sets(benchmark::State& state) {
  const auto documents = static_cast<Xapian::docid>(state.range(0));
  DocumentSet odd(documents), third(documents);
  for (Xapian::docid document = 1; document <= documents; ++document) {
    if (document % 2 == 1) odd.insert(document);
    if (document % 3 == 0) third.insert(document);
  }
  for ([[maybe_unused]] auto _ : state) {
    DocumentSet both = odd;
    both &= third;
    benchmark::DoNotOptimize(both.count());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(intersect_sets)->ArgName("documents")->Arg(100'000)->Arg(1'000'000);

}  // namespace
}  // namespace fundstelle
