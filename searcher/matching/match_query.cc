#include "searcher/matching/match_query.h"

#include <algorithm>
#include <utility>

namespace fundstelle {
namespace {

Xapian::Query::op xapian_op(MatchQuery::Op op) {
  switch (op) {
    case MatchQuery::Op::kOr:
      return Xapian::Query::OP_OR;
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

MatchQuery MatchQuery::by_xapian(const Xapian::Query& query, bool scores) {
  MatchQuery leaf(Op::kXapian, {});
  leaf.xapian_ = query;
  leaf.scores_ = scores;
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

bool MatchQuery::is_scored_by_xapian() const {
  return scores_ || std::any_of(parts_.begin(), parts_.end(),
                                [](const MatchQuery& part) { return part.is_scored_by_xapian(); });
}

Xapian::Query MatchQuery::to_xapian() const {
  switch (op_) {
    case Op::kNothing:
      return {};
    case Op::kAll:
      return Xapian::Query::MatchAll;
    case Op::kTerm:
      return Xapian::Query(term_);
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
