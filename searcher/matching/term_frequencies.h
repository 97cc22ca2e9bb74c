// How many documents have a term, remembered: a look-up reads the index from its root, and each
// query asks several times for each of its terms.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace fundstelle {

class TermFrequencies {
 public:
  /// `database` must outlive the object.
  explicit TermFrequencies(const Xapian::Database& database) : database_(database) {}

  std::uint64_t of(const std::string& term) {
    if (const auto known = known_.find(term); known != known_.end()) return known->second;
    if (known_.size() >= kMaxKnown) known_.clear();
    return known_.emplace(term, database_.get_termfreq(term)).first->second;
  }

 private:
  static constexpr std::size_t kMaxKnown = 100'000;

  const Xapian::Database& database_;
  std::unordered_map<std::string, std::uint64_t> known_;
};

}  // namespace fundstelle
