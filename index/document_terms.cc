#include "index/document_terms.h"

#include <algorithm>

#include "base/hash.h"
#include "index/term_run.h"

namespace fundstelle {

void DocumentTerms::clear() {
  terms_.clear();
  occurrences_.clear();
  stem_numbers_.clear();
  sorted_.clear();
  numbers_ = 0;
  file_.reset();
  run_ends_.clear();
}

void DocumentTerms::add(std::string_view term, std::uint32_t occurrences) {
  count(term, hash64(term), occurrences);
}

std::uint32_t DocumentTerms::add_stem(std::string_view term, std::uint64_t hash,
                                      std::uint32_t occurrences) {
  std::uint32_t& number = stem_numbers_[count(term, hash, occurrences)];
  if (number == kNoNumber) number = numbers_++;
  return number;
}

std::uint32_t DocumentTerms::count(std::string_view term, std::uint64_t hash,
                                   std::uint32_t occurrences) {
  if (occurrences_.size() >= limits_.terms || terms_.bytes() >= limits_.bytes) write_run();
  const std::uint32_t place = terms_.number(term, hash);
  if (place == occurrences_.size()) {
    occurrences_.push_back(0);
    stem_numbers_.push_back(kNoNumber);
    sorted_.clear();
  }
  occurrences_[place] += occurrences;
  return place;
}

void DocumentTerms::for_each(const std::function<void(const DocumentTerm&)>& take) {
  if (has_runs()) return merge_runs(take);
  sort();
  for (const std::uint32_t place : sorted_) take(in_memory(place));
}

void DocumentTerms::sort() {
  if (sorted_.empty()) sorted_ = terms_.sorted();
}

DocumentTerm DocumentTerms::in_memory(std::uint32_t place) const {
  const std::uint32_t& number = stem_numbers_[place];
  return {terms_.text(place), occurrences_[place],
          std::span(&number, number == kNoNumber ? 0U : 1U)};
}

void DocumentTerms::write_run() {
  if (!file_) file_.emplace(scratch_);
  sort();
  TermRunWriter run(*file_);
  for (const std::uint32_t place : sorted_) {
    run.add(terms_.text(place), occurrences_[place], stem_numbers_[place]);
  }
  run.finish();
  run_ends_.push_back(file_->size());
  terms_.clear();
  occurrences_.clear();
  stem_numbers_.clear();
  sorted_.clear();
}

void DocumentTerms::merge_runs(const std::function<void(const DocumentTerm&)>& take) {
  if (!occurrences_.empty()) write_run();
  std::vector<TermRunReader> runs;
  runs.reserve(run_ends_.size());
  std::uint64_t begin = 0;
  for (const std::uint64_t end : run_ends_) {
    runs.emplace_back(*file_, begin, end);
    begin = end;
  }
  std::vector<TermRunReader*> heap;  // the run with the first term in front
  for (TermRunReader& run : runs) heap.push_back(&run);
  const auto comes_later = [](const TermRunReader* a, const TermRunReader* b) {
    return a->term() > b->term();
  };
  std::make_heap(heap.begin(), heap.end(), comes_later);
  std::string text;
  std::vector<std::uint32_t> numbers;
  while (!heap.empty()) {
    text = heap.front()->term();
    numbers.clear();
    std::uint32_t occurrences = 0;
    while (!heap.empty() && heap.front()->term() == text) {
      std::pop_heap(heap.begin(), heap.end(), comes_later);
      TermRunReader& run = *heap.back();
      occurrences += run.occurrences();
      if (run.number() != kNoNumber) numbers.push_back(run.number());
      run.next();
      if (run.at_end()) {
        heap.pop_back();
      } else {
        std::push_heap(heap.begin(), heap.end(), comes_later);
      }
    }
    take({text, occurrences, numbers});
  }
}

}  // namespace fundstelle
