#include "searcher/matching/match_query.h"

#include <algorithm>
#include <utility>

namespace fundstelle {
namespace {

Xapian::Query::op xapian_op(MatchQuery::Op op) {
  switch (op) {
    case MatchQuery::Op::kOr:
      return Xapian::Query::OP_OR;
    case MatchQuery::Op::kSpellings:
      return Xapian::Query::OP_MAX;
    case MatchQuery::Op::kAnd:
      return Xapian::Query::OP_AND;
    case MatchQuery::Op::kFilter:
      return Xapian::Query::OP_FILTER;
    case MatchQuery::Op::kAndNot:
      return Xapian::Query::OP_AND_NOT;
    case MatchQuery::Op::kAndMaybe:
      return Xapian::Query::OP_AND_MAYBE;
    default:
      return Xapian::Query::OP_INVALID;
  }
}

// Gathered postings as Xapian walks them.
class GatheredSource : public Xapian::PostingSource {
 public:
  explicit GatheredSource(std::shared_ptr<const GatheredPostings> gathered)
      : gathered_(std::move(gathered)) {}

  GatheredSource* clone() const override { return new GatheredSource(gathered_); }
  std::string get_description() const override { return gathered_->name; }
  void init(const Xapian::Database& /*database*/) override {
    walk_.emplace(*gathered_);
    is_before_first_ = true;
  }

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  Xapian::docid get_docid() const override { return walk_->document(); }
  bool at_end() const override { return walk_->at_end(); }

  void next(double /*min_weight*/) override {
    if (!std::exchange(is_before_first_, false)) walk_->next();
  }

  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    is_before_first_ = false;
    walk_->skip_to(document);
  }

 private:
  Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(gathered_->postings.size());
  }

  std::shared_ptr<const GatheredPostings> gathered_;
  std::optional<GatheredWalk> walk_;
  bool is_before_first_ = true;  // as Xapian begins
};

}  // namespace

MatchQuery::MatchQuery(Op op, std::vector<MatchQuery> parts) : op_(op), parts_(std::move(parts)) {}

MatchQuery::MatchQuery(Op op, MatchQuery first, MatchQuery second) : op_(op) {
  parts_.reserve(2);
  parts_.push_back(std::move(first));
  parts_.push_back(std::move(second));
}

MatchQuery MatchQuery::all() {
  return {Op::kAll, {}};
}

MatchQuery MatchQuery::form(std::string term, Language language, std::uint64_t word_frequency) {
  MatchQuery leaf(std::move(term));
  leaf.language_ = language;
  leaf.word_frequency_ = word_frequency;
  return leaf;
}

MatchQuery MatchQuery::spellings(std::vector<MatchQuery> forms) {
  if (forms.size() == 1) return std::move(forms.front());
  MatchQuery word(Op::kSpellings, std::move(forms));
  word.language_ = word.parts_.front().language_;
  word.word_frequency_ = word.parts_.front().word_frequency_;
  return word;
}

MatchQuery MatchQuery::by_xapian(const Xapian::Query& query) {
  MatchQuery leaf(Op::kXapian, {});
  leaf.xapian_ = query;
  return leaf;
}

MatchQuery MatchQuery::gathered(std::shared_ptr<const GatheredPostings> postings) {
  MatchQuery leaf(Op::kGathered, {});
  leaf.gathered_ = std::move(postings);
  return leaf;
}

MatchQuery MatchQuery::scaled(MatchQuery query, double factor) {
  MatchQuery scaled(Op::kScaled, {});
  scaled.parts_.push_back(std::move(query));
  scaled.factor_ = factor;
  return scaled;
}

bool MatchQuery::is_of_terms() const {
  return op_ != Op::kXapian &&
         std::all_of(parts_.begin(), parts_.end(),
                     [](const MatchQuery& part) { return part.is_of_terms(); });
}

Xapian::Query MatchQuery::to_xapian() const {
  switch (op_) {
    case Op::kNothing:
      return {};
    case Op::kAll:
      return Xapian::Query::MatchAll;
    case Op::kTerm:
      return Xapian::Query(term_);
    case Op::kGathered:
      return Xapian::Query((new GatheredSource(gathered_))->release());  // NOLINT: counted
    case Op::kXapian:
      return xapian_;
    case Op::kScaled:
      return {Xapian::Query::OP_SCALE_WEIGHT, parts_.front().to_xapian(), factor_};
    default:
      break;
  }
  // All at once: joined one by one, Xapian copies what is there each time.
  std::vector<Xapian::Query> parts;
  parts.reserve(parts_.size());
  for (const MatchQuery& part : parts_) parts.push_back(part.to_xapian());
  return {xapian_op(op_), parts.begin(), parts.end()};
}

MatchQuery join(MatchQuery::Op op, std::vector<MatchQuery> queries) {
  std::erase_if(queries, [](const MatchQuery& query) { return query.empty(); });
  if (queries.empty()) return {};
  if (queries.size() == 1) return std::move(queries.front());
  return {op, std::move(queries)};
}

}  // namespace fundstelle
