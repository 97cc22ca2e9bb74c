#include "searcher/matching/equal_operands.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/folding.h"

namespace fundstelle {
namespace {

using query::Kind;
using query::Node;
using query::Occur;

// Numbers operands so that equal ones get the same number, from the bottom of the tree up.
class OperandNumbers {
 public:
  // The number of `node`, whose operands are united on the way.
  std::uint32_t unite(Node& node) {
    if (node.children.empty()) return number_of(node, {});
    const bool of_operands =
        node.kind == Kind::kMany || node.kind == Kind::kAnd || node.kind == Kind::kOr;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(node.children.size());
    for (Node& child : node.children) numbers.push_back(unite(child));
    if (of_operands && has_equals(numbers)) keep_first(node, numbers);
    if (of_operands && node.children.size() == 1 && node.children.front().occur == Occur::kMay) {
      return become_only_operand(node);
    }
    return number_of(node, numbers);
  }

 private:
  static bool has_equals(std::vector<std::uint32_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end();
  }

  // Of the children with one number.
  static void keep_first(Node& node, std::vector<std::uint32_t>& numbers) {
    std::vector<Node> kept;
    std::vector<std::uint32_t> kept_numbers;
    std::unordered_map<std::uint32_t, std::size_t> places;  // in `kept`, by number
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto [place, is_new] = places.try_emplace(numbers[i], kept.size());
      if (is_new) {
        kept.push_back(std::move(node.children[i]));
        kept_numbers.push_back(numbers[i]);
      } else {
        add_repeat(kept[place->second], node.children[i]);
      }
    }
    node.children = std::move(kept);
    numbers = std::move(kept_numbers);
  }

  // Nearness is measured between words as they were asked for (ProximityScorer).
  static void add_repeat(Node& first, const Node& next) {
    first.times += next.times;
    if (first.again.size() < query::kMaxPlaces) first.again.push_back(next.range.begin);
  }

  std::uint32_t become_only_operand(Node& node) {
    Node only = std::move(node.children.front());
    if (only.kind == Kind::kNot) {  // is not below kAnd or kOr any more
      only.kind = Kind::kMany;
      only.children.front().occur = Occur::kMustNot;
    }
    only.occur = node.occur;
    only.times *= node.times;
    node = std::move(only);
    return unite(node);  // united already, but with another `occur`
  }

  std::uint32_t number_of(const Node& node, const std::vector<std::uint32_t>& children) {
    key_ = static_cast<char>('a' + static_cast<int>(node.kind));
    key_ += static_cast<char>('a' + static_cast<int>(node.occur));
    if (node.distance > 0) key_ += std::to_string(node.distance);
    for (const std::uint32_t child : children) (key_ += ' ') += std::to_string(child);
    (key_ += ' ') += node.field;
    // The values of facets have rules of their own for what is equal (facet_keys).
    (key_ += ' ') += node.kind == Kind::kFilter ? node.text : fold(node.text);
    return numbers_.try_emplace(key_, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::string key_;  // only to keep its memory
};

}  // namespace

query::Node unite_equal_operands(query::Node tree) {
  OperandNumbers().unite(tree);
  return tree;
}

}  // namespace fundstelle
