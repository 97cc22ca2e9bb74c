#include "searcher/query/query_parser.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_words.h"

namespace fundstelle::query {
namespace {

// An operand of AND and OR that only excludes one thing, `NOT b`.
Node simplify_exclusion(Node node) {
  if (node.kind == Kind::kMany && node.children.size() == 1 &&
      node.children.front().occur == Occur::kMustNot) {
    node.kind = Kind::kNot;
    node.children.front().occur = Occur::kMay;
  }
  return node;
}

class Parser {
 public:
  Parser(std::string_view query, const ParseOptions& options)
      : query_(query), options_(options), tokens_(lex(query)) {}

  std::optional<Node> run() {
    std::optional<Node> tree = parse_or();
    if (peek().kind == TokenKind::kClose) {
      throw error(peek().range.begin, "the parenthesis was never opened");
    }
    return tree;
  }

 private:
  using Rule = std::optional<Node> (Parser::*)();

  // All rules below give nothing, without an error, where there is nothing but punctuation.

  std::optional<Node> parse_or() {
    return parse_chain(Kind::kOr, TokenKind::kOr, &Parser::parse_and);
  }

  std::optional<Node> parse_and() {
    return parse_chain(Kind::kAnd, TokenKind::kAnd, &Parser::parse_many);
  }

  std::optional<Node> parse_chain(Kind kind, TokenKind joined_by, Rule operand) {
    std::optional<Node> first = (this->*operand)();
    if (peek().kind != joined_by) return first;
    if (!first) throw missing_operand(peek(), "left");
    Node chain{.kind = kind, .range = first->range};
    chain.children.push_back(simplify_exclusion(std::move(*first)));
    while (peek().kind == joined_by) {
      const Token joint = take();
      std::optional<Node> next = (this->*operand)();
      if (!next) throw missing_operand(joint, "right");
      chain.range.end = next->range.end;
      chain.children.push_back(simplify_exclusion(std::move(*next)));
    }
    return chain;
  }

  std::optional<Node> parse_many() {
    Node many;
    while (starts_item(peek().kind)) {
      const std::size_t begin = peek().range.begin;
      std::optional<Node> item = parse_item();
      if (!item) continue;
      if (many.children.empty()) many.range.begin = begin;
      many.range.end = tokens_[next_ - 1].range.end;
      many.children.push_back(std::move(*item));
    }
    if (peek().kind == TokenKind::kNear) throw missing_operand(peek(), "left");
    if (many.children.empty()) return std::nullopt;
    if (many.children.size() == 1 && many.children.front().occur == Occur::kMay) {
      return Node(std::move(many.children.front()));
    }
    return many;
  }

  static bool starts_item(TokenKind kind) {
    return kind == TokenKind::kWord || kind == TokenKind::kQuoted || kind == TokenKind::kOpen ||
           is_modifier(kind);
  }

  static bool is_modifier(TokenKind kind) {
    return kind == TokenKind::kPlus || kind == TokenKind::kMinus || kind == TokenKind::kNot;
  }

  std::optional<Node> parse_item() {
    if (!is_modifier(peek().kind)) return parse_near();
    const Token modifier = take();
    if (is_modifier(peek().kind)) {
      throw error(peek().range.begin, "only one of +, - and NOT can stand in front of a word");
    }
    std::optional<Node> item = parse_near();
    if (item) {
      item->occur = modifier.kind == TokenKind::kPlus ? Occur::kMust : Occur::kMustNot;
    } else if (modifier.kind == TokenKind::kNot) {
      throw missing_operand(modifier, "right");
    }
    return item;
  }

  std::optional<Node> parse_near() {
    std::optional<Node> first = parse_primary();
    if (!first || peek().kind != TokenKind::kNear) return first;
    Node near{.kind = Kind::kNear, .distance = peek().distance, .range = first->range};
    add_near_operand(near, std::move(*first));
    while (peek().kind == TokenKind::kNear) {
      const Token joint = take();
      if (joint.distance != near.distance) {
        throw error(joint.range.begin, "all NEAR in a row take the same number of words");
      }
      std::optional<Node> next = parse_primary();
      if (!next) throw missing_operand(joint, "right");
      add_near_operand(near, std::move(*next));
    }
    return near;
  }

  void add_near_operand(Node& near, Node operand) const {
    if (operand.kind != Kind::kWord && operand.kind != Kind::kPhrase) {
      throw error(operand.range.begin, "NEAR stands between words or phrases");
    }
    if (!near.children.empty() &&
        (operand.field == kTitleField) != (near.children.front().field == kTitleField)) {
      throw error(operand.range.begin, "NEAR cannot join words of the title and of the text");
    }
    near.range.end = operand.range.end;
    near.children.push_back(std::move(operand));
  }

  std::optional<Node> parse_primary() {
    switch (peek().kind) {
      case TokenKind::kOpen:
        return parse_group();
      case TokenKind::kQuoted: {
        const Token quoted = take();
        return read_phrase(query_, quoted.text, quoted.range, {});
      }
      case TokenKind::kWord:
        return parse_word();
      default:
        return std::nullopt;
    }
  }

  std::optional<Node> parse_group() {
    const std::size_t open = take().range.begin;
    if (++depth_ > kMaxDepth) {
      throw error(open, fmt::format("parentheses are nested more than {} deep", kMaxDepth));
    }
    std::optional<Node> inside = parse_or();
    if (peek().kind != TokenKind::kClose) throw error(open, "the parenthesis is never closed");
    take();
    --depth_;
    return inside;
  }

  std::optional<Node> parse_word() {
    const Token token = take();
    const std::size_t colon = token.text.find(':');
    if (colon == std::string_view::npos) return read_word(query_, token.text, token.range, {});
    const std::string_view name = token.text.substr(0, colon);
    const std::string_view value = token.text.substr(colon + 1);
    const bool has_value =
        !value.empty() || continues(TokenKind::kQuoted) || continues(TokenKind::kOpen);
    if (has_value && !value.starts_with("//")) {
      if (const std::optional<Field> field = find_field(name, options_.facets)) {
        return field->is_facet ? filter(*field, token, value) : field_word(*field, token, value);
      }
    }
    return read_word(query_, token.text, token.range, {});
  }

  // `company:amazon`, `company:"AT&T Inc."`
  Node filter(const Field& field, const Token& token, std::string_view value) {
    Node node{.kind = Kind::kFilter, .field = field.name, .range = token.range};
    if (value.empty() && continues(TokenKind::kQuoted)) {
      const Token quoted = take();
      value = trim(quoted.text);
      node.range.end = quoted.range.end;
    }
    if (value.empty()) {
      throw error(token.range.begin,
                  fmt::format("{}: needs a value right behind the colon", field.name));
    }
    node.text = value;
    return node;
  }

  // `title:word`, `title:prefix*`, `exact:"a phrase"`
  Node field_word(const Field& field, const Token& token, std::string_view value) {
    std::optional<Node> node;
    if (value.empty() && continues(TokenKind::kQuoted)) {
      const Token quoted = take();
      const Range range{token.range.begin, quoted.range.end};
      node = read_phrase(query_, quoted.text, range, field.name);
    } else if (value != "*") {
      node = read_word(query_, value, token.range, field.name);
    }
    if (!node) {
      throw error(token.range.begin,
                  fmt::format("{}: takes a word or a phrase right behind the colon", field.name));
    }
    if (node->kind == Kind::kPrefix && field.name == kExactField) {
      throw error(token.range.begin, "exact: takes a word or a phrase, not a prefix");
    }
    return std::move(*node);
  }

  // The next token is of this kind and follows without a space.
  bool continues(TokenKind kind) const {
    return peek().kind == kind && peek().range.begin == tokens_[next_ - 1].range.end;
  }

  const Token& peek() const { return tokens_[next_]; }
  const Token& take() { return tokens_[next_++]; }

  Error error(std::size_t offset, std::string_view problem, std::string_view advice = {}) const {
    return query_error(query_, offset, problem, advice);
  }

  Error missing_operand(const Token& joint, std::string_view side) const {
    return error(joint.range.begin, fmt::format("{} needs something to its {}", joint.text, side));
  }

  std::string_view query_;
  const ParseOptions& options_;
  std::vector<Token> tokens_;  // ends with kEnd, which is never taken
  std::size_t next_ = 0;
  int depth_ = 0;
};

// Valid UTF-8 of bearable length.
std::string checked(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    throw Error(
        fmt::format("the query is too long: {} bytes, at most {}", text.size(), kMaxQueryBytes));
  }
  return repair_utf8(text).text;
}

Error no_word() {
  return Error("the query has no word", "type words to search for, or * for every document");
}

}  // namespace

Node parse(std::string_view text, const ParseOptions& options) {
  const std::string query = checked(text);
  std::optional<Node> tree = Parser(query, options).run();
  if (!tree) throw no_word();
  return std::move(*tree);
}

Node parse_plain(std::string_view text) {
  const std::string query = checked(text);
  Node many;
  for (const Range& word : split_words(query)) {
    many.children.push_back({.kind = Kind::kWord,
                             .text = query.substr(word.begin, word.end - word.begin),
                             .range = word});
  }
  if (many.children.empty()) throw no_word();
  many.range = {many.children.front().range.begin, many.children.back().range.end};
  return many;
}

}  // namespace fundstelle::query
