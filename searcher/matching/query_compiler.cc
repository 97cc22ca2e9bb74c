#include "searcher/matching/query_compiler.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/matching/leaf_compiler.h"
#include "searcher/matching/match_set.h"

namespace fundstelle {
namespace {

using query::Kind;
using query::Node;
using query::Occur;
using Query = MatchQuery;

Query unscored(const Query& query) {
  return Query::scaled(query, 0);
}

Query restricted(Query query, const std::vector<Query>& restrictions) {
  for (const Query& restriction : restrictions) {
    query = join(Query::Op::kFilter, {query, restriction});
  }
  return query;
}

Query excluding(const Query& query, const Query& excluded) {
  if (excluded.empty()) return query;
  return Query(Query::Op::kAndNot, query.empty() ? Query::all() : query, excluded);
}

// Whether the words beside each other at the top of a query must all match.
struct Decision {
  std::optional<MatchMode> mode;
  std::uint64_t with_all = 0;  // documents that have all of them
  Query all;                   // what has them all; empty when any may match
};

LeafOptions leaf_options(QueryContext& context, const Node& tree, const CompileOptions& options) {
  LeafOptions leaves;
  leaves.language = options.language;
  leaves.with_highlights = options.with_highlights;
  leaves.capitals_count = !query::is_in_capitals(tree);
  leaves.shares = options.language ? shares_of(*options.language)
                                   : language_shares(context, tree, leaves.capitals_count);
  return leaves;
}

class TreeCompiler {
 public:
  TreeCompiler(QueryContext& context, QueryWork& work, const Node& tree, const LeafOptions& leaves,
               MatchMode mode)
      : context_(context), work_(work), top_(tree), mode_(mode), leaves_(context, work, leaves) {}

  CompiledQuery compile();

 private:
  Query compile_node(const Node& node, NodeUse use);
  Query compile_kind(const Node& node, const NodeUse& use);
  Query compile_many(const Node& node, const NodeUse& use);
  Query compile_or(const Node& node, const NodeUse& use);
  Query compile_and(const Node& node, const NodeUse& use);
  Query exclude_child(const Node& node, const NodeUse& use);
  Decision decide_mode(const std::vector<Query>& joined);

  QueryContext& context_;
  QueryWork& work_;
  const Node& top_;
  MatchMode mode_;
  LeafCompiler leaves_;
  std::optional<Decision> decision_;  // the same however often the tree is compiled
  Query some_;                        // where all must match: what any would give
};

// A query of nothing but function words is looked for after all: `the` stands for itself in
// English, though it is a word like any other in German.
CompiledQuery TreeCompiler::compile() {
  CompiledQuery compiled;
  compiled.query = compile_node(top_, {});
  if (!leaves_.says_something()) {
    leaves_.forget();
    compiled.query = compile_node(top_, {.keep_function_words = true, .again = true});
  }
  leaves_.take(compiled);
  compiled.scored = !compiled.groups.empty();
  compiled.some = std::move(some_);
  if (decision_) {
    compiled.mode = decision_->mode;
    compiled.with_all = decision_->with_all;
  }
  return compiled;
}

// An empty result means that the node has nothing to say: function words only.
Query TreeCompiler::compile_node(const Node& node, NodeUse use) {
  use.weight *= node.times;
  Query query = compile_kind(node, use);
  if (use.scored && node.times > 1 && !query.empty()) {
    query = Query::scaled(std::move(query), node.times);
  }
  return query;
}

Query TreeCompiler::compile_kind(const Node& node, const NodeUse& use) {
  switch (node.kind) {
    case Kind::kAll:
      return Query::all();
    case Kind::kWord:
      return leaves_.compile_word(node, use);
    case Kind::kPhrase:
      return leaves_.compile_sequence(node, use);
    case Kind::kNear:
      return leaves_.compile_near(node, use);
    case Kind::kPrefix:
      return leaves_.compile_prefix(node, use);
    case Kind::kFilter:
      return unscored(leaves_.compile_filter(node, use));
    case Kind::kMany:
      return compile_many(node, use);
    case Kind::kAnd:
      return compile_and(node, use);
    case Kind::kOr:
      return compile_or(node, use);
    case Kind::kNot: {
      const Query excluded = exclude_child(node, use);
      return excluded.empty() ? excluded : excluding(Query(), excluded);
    }
  }
  return {};
}

Query TreeCompiler::compile_many(const Node& node, const NodeUse& use) {
  std::vector<Query> may, must, must_not;
  const auto alternatives = std::count_if(
      node.children.begin(), node.children.end(),
      [](const Node& child) { return child.occur == Occur::kMay && child.kind != Kind::kFilter; });
  Query unknown;                                      // a word that no document has
  std::map<std::string, std::vector<Query>> filters;  // by facet
  const std::vector<Query> joined = leaves_.joined_neighbours(node, use);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (child.occur == Occur::kMustNot) {
      must_not.push_back(compile_node(child, use.restricting()));
    } else if (child.occur == Occur::kMust) {
      must.push_back(compile_node(child, use));
    } else if (child.kind == Kind::kFilter) {
      filters[child.field].push_back(compile_node(child, use.restricting()));
    } else if (child.kind == Kind::kWord) {
      Query word = compile_node(child, use.of_alternatives(alternatives > 1));
      if (!word.empty()) word = join(Query::Op::kOr, {word, joined[i]});
      (word.empty() || leaves_.occurs(word) ? may.emplace_back() : unknown) = word;
    } else {
      may.push_back(compile_node(child, use));
    }
  }
  const Query known = join(Query::Op::kOr, std::move(may));
  const Query wanted = known.empty() ? unknown : known;
  const Query excluded = join(Query::Op::kOr, std::move(must_not));
  std::vector<Query> restrictions;
  for (auto& [facet, values] : filters) {
    restrictions.push_back(join(Query::Op::kOr, std::move(values)));
  }
  const auto with = [&](std::vector<Query> needed) {
    const Query all =
        join(Query::Op::kAndMaybe, {join(Query::Op::kAnd, std::move(needed)), wanted});
    return excluding(restricted(all, restrictions), excluded);
  };
  const Query any = with(must);
  if (&node != &top_) return any;
  if (!decision_) decision_ = decide_mode(joined);
  if (decision_->all.empty()) return any;
  some_ = any;
  must.push_back(unscored(decision_->all));
  return with(std::move(must));
}

// The decision leaves out what else restricts the query, so that nothing found is lost, or comes in
// again, by a filter. Scores stay those of any word.
Decision TreeCompiler::decide_mode(const std::vector<Query>& joined) {
  std::vector<Query> operands;
  for (std::size_t i = 0; i < top_.children.size(); ++i) {
    const Node& child = top_.children[i];
    if (child.occur != Occur::kMay || child.kind == Kind::kFilter) continue;
    const Query operand = compile_node(child, {.scored = false, .again = true});
    if (!operand.empty()) operands.push_back(join(Query::Op::kOr, {operand, joined[i]}));
  }
  if (operands.size() < 2) return {};
  Decision decision;
  decision.mode = MatchMode::kAny;
  if (mode_ == MatchMode::kAny) return decision;
  const Query all(Query::Op::kAnd, std::move(operands));
  work_.add_postings(postings_to_read(context_.database, context_.frequencies, all));
  auto matches = std::make_shared<GatheredPostings>();
  matches->name = all.to_xapian().get_description();
  matching_documents(context_.database, all).for_each([&](Xapian::docid document) {
    matches->postings.push_back({document, 1});
  });
  decision.with_all = matches->postings.size();
  if (mode_ == MatchMode::kAuto && decision.with_all < kEnoughMatches) return decision;
  decision.mode = MatchMode::kAll;
  decision.all = Query::gathered(std::move(matches));
  return decision;
}

Query TreeCompiler::compile_or(const Node& node, const NodeUse& use) {
  std::vector<Query> any;
  for (const Node& child : node.children) any.push_back(compile_node(child, use));
  return join(Query::Op::kOr, std::move(any));
}

Query TreeCompiler::compile_and(const Node& node, const NodeUse& use) {
  std::vector<Query> all, excluded;
  for (const Node& child : node.children) {
    if (child.kind == Kind::kNot) {
      excluded.push_back(exclude_child(child, use));
    } else {
      all.push_back(compile_node(child, use));
    }
  }
  return excluding(join(Query::Op::kAnd, std::move(all)),
                   join(Query::Op::kOr, std::move(excluded)));
}

// What a kNot excludes.
Query TreeCompiler::exclude_child(const Node& node, const NodeUse& use) {
  return compile_node(node.children.front(), use.restricting());
}

}  // namespace

CompiledQuery compile_query(QueryContext& context, QueryWork& work, const Node& tree,
                            const CompileOptions& options) {
  const LeafOptions leaves = leaf_options(context, tree, options);
  CompiledQuery compiled = TreeCompiler(context, work, tree, leaves, options.mode).compile();
  if (!options.language) compiled.shares = leaves.shares;
  return compiled;
}

}  // namespace fundstelle
