#include "indexer/runs/memory_plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "cli/size.h"

namespace fundstelle {
namespace {

constexpr std::uint64_t kDefaultMemory = std::uint64_t{1} << 30;
constexpr std::size_t kMaxRememberedWords = 300'000;
constexpr std::size_t kMinRememberedWords = 40'000;
constexpr std::uint64_t kAnalyzers = 2;  // a thread

// Files are read that are at least as large, whatever the memory.
constexpr std::uint64_t kLeastRecord = std::uint64_t{1} << 20;

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;

class Planner {
 public:
  Planner(const MemoryRequest& request, const MemoryShares& shares)
      : request_(request), shares_(shares) {}

  MemoryPlan plan() const {
    const std::uint64_t memory = request_.memory.value_or(
        std::max(kDefaultMemory, needed(request_.jobs, request_.max_record)));
    const std::uint64_t least_record =
        request_.record_is_fixed ? request_.max_record
                                 : std::min<std::uint64_t>(request_.max_record, kLeastRecord);
    if (needed(1, least_record) > memory) refuse(memory, needed(1, least_record));
    MemoryPlan plan;
    plan.jobs = request_.jobs;
    while (needed(plan.jobs, least_record) > memory) --plan.jobs;
    const std::uint64_t left = memory - least(plan.jobs);
    plan.max_record = std::min<std::size_t>(request_.max_record, left / shares_.record_factor);
    plan.record_bounded = plan.max_record < request_.max_record;
    if (plan.record_bounded) plan.max_record -= plan.max_record % kLeastRecord;
    const std::uint64_t spare = memory - needed(plan.jobs, plan.max_record);
    const std::uint64_t word = plan.jobs * kAnalyzers * shares_.spelling;
    const std::uint64_t more_words =
        std::min<std::uint64_t>(kMaxRememberedWords - kMinRememberedWords, spare / word);
    plan.remembered_words = kMinRememberedWords + more_words;
    plan.parts_memory = left - more_words * word - shares_.reading_factor * plan.max_record;
    return plan;
  }

 private:
  // Beside a large record: while it is indexed, no other thread builds anything.
  std::uint64_t least(unsigned jobs) const {
    return shares_.fixed + words(jobs) + shares_.thread + jobs * shares_.waiting;
  }

  std::uint64_t needed(unsigned jobs, std::uint64_t record) const {
    return std::max(shares_.fixed + words(jobs) + jobs * shares_.thread,
                    least(jobs) + record * shares_.record_factor);
  }

  std::uint64_t words(unsigned jobs) const {
    return jobs * kAnalyzers * kMinRememberedWords * shares_.spelling;
  }

  [[noreturn]] void refuse(std::uint64_t memory, std::uint64_t least) const {
    const std::uint64_t megabytes = (least + kMegabyte - 1) / kMegabyte;
    throw Error(fmt::format("--memory {} is too little: {}M is the least that works{}",
                            format_size(memory), megabytes,
                            request_.record_is_fixed ? fmt::format(" with records of {}",
                                                                   format_size(request_.max_record))
                                                     : ""),
                request_.record_is_fixed ? "allow more memory, or lower --max-record"
                                         : "allow more memory");
  }

  const MemoryRequest& request_;
  const MemoryShares& shares_;
};

}  // namespace

MemoryPlan plan_memory(const MemoryRequest& request, const MemoryShares& shares) {
  return Planner(request, shares).plan();
}

}  // namespace fundstelle
