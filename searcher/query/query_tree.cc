#include "searcher/query/query_tree.h"

#include <algorithm>

namespace fundstelle::query {
namespace {

void append(std::string& out, const Node& node);

void append_list(std::string& out, std::string_view name, const Node& node) {
  out += '(';
  out += name;
  for (const Node& child : node.children) {
    out += ' ';
    append(out, child);
  }
  out += ')';
}

void append_many(std::string& out, const Node& node) {
  out += "(many";
  for (const Node& child : node.children) {
    out += child.occur == Occur::kMust      ? " (must "
           : child.occur == Occur::kMustNot ? " (not "
                                            : " ";
    append(out, child);
    if (child.occur != Occur::kMay) out += ')';
  }
  out += ')';
}

void append_filter(std::string& out, const Node& node) {
  out += "(filter " + node.field + " \"";
  for (const char c : node.text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += "\")";
}

void append_once(std::string& out, const Node& node) {
  if (node.kind == Kind::kFilter) return append_filter(out, node);
  if (!node.field.empty()) out += node.field + ':';
  switch (node.kind) {
    case Kind::kAll:
      out += '*';
      break;
    case Kind::kWord:
      out += node.text;
      break;
    case Kind::kPrefix:
      out += node.text + '*';
      break;
    case Kind::kPhrase:
      append_list(out, "phrase", node);
      break;
    case Kind::kNear:
      append_list(out, "near/" + std::to_string(node.distance), node);
      break;
    case Kind::kMany:
      append_many(out, node);
      break;
    case Kind::kAnd:
      append_list(out, "and", node);
      break;
    case Kind::kOr:
      append_list(out, "or", node);
      break;
    case Kind::kNot:
      append_list(out, "not", node);
      break;
    case Kind::kFilter:
      break;  // above
  }
}

void append(std::string& out, const Node& node) {
  if (node.times == 1) return append_once(out, node);
  out += "(times " + std::to_string(node.times) + ' ';
  append_once(out, node);
  out += ')';
}

void append_words(const Node& node, std::string& words) {
  if (node.kind == Kind::kWord) words += node.text + ' ';
  for (const Node& child : node.children) append_words(child, words);
}

}  // namespace

std::string to_string(const Node& node) {
  std::string line;
  append(line, node);
  return line;
}

bool is_in_capitals(const Node& tree) {
  std::string words;
  append_words(tree, words);
  return std::count(words.begin(), words.end(), ' ') > 1 &&
         std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace fundstelle::query
