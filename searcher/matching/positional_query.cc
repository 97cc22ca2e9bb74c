#include "searcher/matching/positional_query.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "index/position_record.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "searcher/matching/stem_numbers.h"
#include "searcher/matching/word_pattern.h"

namespace fundstelle {
namespace {

// Says of each document whether the pattern occurs in it. In an AND with the pattern's words Xapian
// asks it last, as it claims to match most, and so for documents that have all the words.
class PatternSource : public Xapian::PostingSource {
 public:
  explicit PatternSource(TermPattern pattern) : pattern_(std::move(pattern)) {
    for (const auto& sequence : pattern_.sequences) {
      terms_.insert(terms_.end(), sequence.begin(), sequence.end());
    }
    std::sort(terms_.begin(), terms_.end());
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
    for (const auto& sequence : pattern_.sequences) {
      std::vector<std::size_t>& places = places_.emplace_back();
      for (const std::string& word : sequence) {
        const auto at = std::lower_bound(terms_.begin(), terms_.end(), word);
        places.push_back(static_cast<std::size_t>(at - terms_.begin()));
      }
      words_ += sequence.size();
    }
  }

  PatternSource* clone() const override { return new PatternSource(pattern_); }
  std::string get_description() const override;

  void init(const Xapian::Database& database) override {
    database_ = database;
    stems_.emplace(database, terms_);
    records_.emplace(database, slots::kPositions);
    document_ = 0;
    at_end_ = false;
    documents_ = database.get_doccount();
    rarest_ = *std::min_element(terms_.begin(), terms_.end(), [&](const auto& a, const auto& b) {
      return database.get_termfreq(a) < database.get_termfreq(b);
    });
    candidates_ = database.postlist_begin(rarest_);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  Xapian::docid get_docid() const override { return document_; }
  bool at_end() const override { return at_end_; }

  void next(double min_weight) override { skip_to(document_ + 1, min_weight); }

  void skip_to(Xapian::docid document, double) override {
    const Xapian::PostingIterator end = database_.postlist_end(rarest_);
    if (candidates_ != end) candidates_.skip_to(document);
    while (candidates_ != end && !matches(*candidates_)) ++candidates_;
    at_end_ = candidates_ == end;
    if (!at_end_) document_ = *candidates_;
  }

  // Leaves the source before `document` when that does not match; next() goes on from there.
  bool check(Xapian::docid document, double) override {
    document_ = document;
    return matches(document);
  }

 private:
  bool matches(Xapian::docid document);

  // Anew for every match: documents ascend within one.
  std::optional<StemFinder> stems_;
  std::optional<SlotReader> records_;
  TermPattern pattern_;
  std::vector<std::string> terms_;                // distinct, ascending
  std::vector<std::vector<std::size_t>> places_;  // of the sequences' words in `terms_`
  std::size_t words_ = 0;                         // of all sequences
  std::string rarest_;
  Xapian::Database database_;
  Xapian::doccount documents_ = 0;
  Xapian::PostingIterator candidates_;
  Xapian::docid document_ = 0;
  bool at_end_ = false;
};

std::string PatternSource::get_description() const {
  std::string written;
  for (const auto& sequence : pattern_.sequences) {
    if (!written.empty()) written += " NEAR/" + std::to_string(pattern_.words_between) + ' ';
    written += '"';
    for (const std::string& term : sequence) {
      if (written.back() != '"') written += ' ';
      written += term;
    }
    written += '"';
  }
  return written + (pattern_.title_only ? " in the title" : "");
}

bool PatternSource::matches(Xapian::docid document) {
  const PackedPositions record(records_->at(document));
  if (words_ > record.size()) return false;
  const std::vector<std::uint32_t>& numbers = stems_->find(document, record);
  if (std::find(numbers.begin(), numbers.end(), kNoStem) != numbers.end()) return false;
  WordPattern pattern{{}, pattern_.words_between, pattern_.title_only};
  for (const std::vector<std::size_t>& places : places_) {
    std::vector<std::uint32_t>& words = pattern.sequences.emplace_back();
    for (const std::size_t place : places) words.push_back(numbers[place]);
  }
  return occurs(pattern, record);
}

}  // namespace

MatchQuery positional_query(TermPattern pattern, const std::vector<MatchQuery>& words) {
  std::map<std::string, unsigned> times;  // that each word is asked for
  for (const MatchQuery& word : words) ++times[word.term()];
  std::vector<MatchQuery> distinct;
  for (const MatchQuery& word : words) {
    const unsigned count = std::exchange(times[word.term()], 0);
    if (count == 1) distinct.push_back(word);
    if (count > 1) distinct.push_back(MatchQuery::scaled(word, count));
  }
  auto* source = new PatternSource(std::move(pattern));  // NOLINT: Xapian counts references
  return {MatchQuery::Op::kFilter, MatchQuery(MatchQuery::Op::kAnd, std::move(distinct)),
          MatchQuery::by_xapian(Xapian::Query(source->release()))};
}

}  // namespace fundstelle
